"""Verifies the Havering sample from its written files alone."""

import json
import os
from fractions import Fraction

from . import check, plane
from .havering_places import (AE_HIGH, AE_LOW, AE_MEAN, CLUSTERS, CORE_HOURS, FIRST_YEAR, GP_FTE_HUNDREDTHS, GP_OVER_60, HOMES_A_YEAR,
                              HOUSING_YEARS, LAND, NOT_CORE_HOURS, NURSE_FTE_HUNDREDTHS, PEOPLE, QOF_HIGH, QOF_LOW, QOF_MEAN)

LIMIT_BYTES = 700_000
count = 0


def faults(path):
    """Sentences about what does not hold; empty: all is well."""
    global count
    count = 0
    found = []

    def must(holds, what):
        global count
        count += 1
        if not holds:
            found.append(what)

    tables = check.tables_of(path, must)
    must(sum(os.path.getsize(os.path.join(path, f)) for f in os.listdir(path)) < LIMIT_BYTES, "the files are too large together")
    with open(os.path.join(path, "plan.toml"), encoding="utf-8") as file:
        must("\nillustrative = true\n" in file.read(), "plan.toml: not marked illustrative")
    layers = {}
    for name in ("zones", "clusters", "river", "motorways"):
        with open(os.path.join(path, name + ".geojson"), encoding="utf-8") as file:
            layers[name] = json.load(file)
        must("llustrative" in layers[name]["name"] + layers[name]["description"], f"{name}: does not say illustrative")
    layers["ccg"] = layers["clusters"]
    rings, _ = check.tiling(layers, must, (145, 155), [code for code, _ in CLUSTERS])
    must(sum(int(r["people"]) for r in tables["residents"]) == PEOPLE, "residents: not 246,000")
    must({r["zone"] for r in tables["residents"]} == set(rings), "residents: not the zones")
    ages = {}
    for r in tables["ages"]:
        ages[r["zone"]] = ages.get(r["zone"], 0) + int(r["people"])
    must(ages == {r["zone"]: int(r["people"]) for r in tables["residents"]}, "ages: bands do not add up to the residents of each zone")
    _practices(tables, rings, must)
    _estate(tables, must)
    check.money(tables, must, faulty=0)
    check.values(tables, must)
    return found


def _practices(tables, rings, must):
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    must(sum(lists.values()) == sum(int(r["weighted_patients"]) for r in tables["lists"]) == PEOPLE, "lists: not 246,000, raw and weighted")
    cluster = {}
    for r in tables["networks"]:
        cluster.setdefault((r["network"], r["name"]), []).append(r["practice"])
    must(sorted(cluster) == sorted(CLUSTERS), "networks: not the six clusters by name")
    must(tuple(len(cluster.get(c, ())) for c in CLUSTERS) == LAND.practices, "networks: practices by cluster")
    sizes = [sum(lists[p] for p in cluster.get(c, ())) for c in CLUSTERS]
    must(max(sizes) < 50000, f"networks: a cluster is in the bounds alone: {sizes}")
    must(sum(sorted(sizes)[:2]) > 70000, f"networks: two clusters together are in the bounds: {sizes}")
    must(all(r["practice"].startswith("Y") and r["name"].startswith("Illustrative ") for r in tables["practices"]), "practices: look real")
    must(all(any(plane.inside(ring, int(r["easting_m"]), int(r["northing_m"])) for ring in rings.values()) for r in tables["practices"]),
         "practices: one stands outside the zones")
    totals = {}
    for r in tables["flows"]:
        totals[r["practice"]] = totals.get(r["practice"], 0) + int(r["patients"])
    must(all(abs(totals.get(p, 0) - n) < 0.06 * n for p, n in lists.items()), "flows: far from a list")
    staff = lambda column: sum(round(Fraction(r[column]) * 100) for r in tables["workforce"])
    must(staff("gp_fte") == GP_FTE_HUNDREDTHS and staff("nurse_fte") == NURSE_FTE_HUNDREDTHS, "workforce: not 0.47 and 0.2 per 1,000")
    must(staff("gp_fte_60_over") == round(GP_OVER_60 * GP_FTE_HUNDREDTHS), "workforce: not 34 % over 60")
    must(all(Fraction(r["gp_fte_60_over"]) <= Fraction(r["gp_fte_55_over"]) <= Fraction(r["gp_fte"]) for r in tables["workforce"]),
         "workforce: more of an age than there are")
    rates = sorted(1000 * int(r["numerator"]) / int(r["denominator"]) for r in tables["ae_attendances"])
    must((round(rates[0]), round(rates[-1])) == (AE_LOW, AE_HIGH), "ae_attendances: range")
    must(round(1000 * sum(int(r["numerator"]) for r in tables["ae_attendances"]) / PEOPLE) == AE_MEAN, "ae_attendances: mean")
    points = [int(r["value"]) for r in tables["qof_points"]]
    must((min(points), max(points), sum(points)) == (QOF_LOW, QOF_HIGH, QOF_MEAN * len(points)), "qof_points: range or mean")


def _estate(tables, must):
    hours = {r["premises_id"]: float(r["hours_week"]) for r in tables["premises"]}
    mains = [r for r in tables["occupancies"] if r["role"] == "main"]
    must(len(mains) == sum(LAND.practices), "occupancies: not one main building a practice")
    must(sum(hours[r["premises_id"]] < CORE_HOURS for r in mains) == NOT_CORE_HOURS, "premises: not 11 practices outside core hours")
    homes = {}
    for r in tables["trajectories"]:
        homes[int(r["year"])] = homes.get(int(r["year"]), 0) + int(r["homes"])
    must(homes == {FIRST_YEAR + k: HOMES_A_YEAR for k in range(HOUSING_YEARS)}, "trajectories: not 760 homes in each of 15 years")
    slots = sum(int(r["slots"]) for r in tables["hub_week"])
    must(4700 < slots * 52 / 12 < 5300, f"hub_week: {slots} slots a week are not about 5,000 a month")
    must({r["practice"] for r in tables["hub_cover"]} == {r["practice"] for r in tables["lists"]}, "hub_cover: not every practice")
