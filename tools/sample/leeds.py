"""Puts the Leeds sample together and writes it."""

from . import (estate, estate_use, growth, land_files, leeds_more as more, mesh, people, plan_text, practices as gp, risks, scheme_money,
               staff)
from .chance import Stream
from .files import Folder
from .places import LAND, N, PLACES, SE
from .published import BACKLOG_GBP, CARE_FTE_HUNDREDTHS, ADMIN_FTE_HUNDREDTHS, LIFT_BUILDINGS, NURSE_FTE_HUNDREDTHS, SOURCE

LISTS_DATE = "2017-04-01"


def blemish(practices, buildings):
    """Small faults as published files have them, for the data check to find: a practice that cannot be placed by its row,
    and two buildings on one spot. (Two more are made where they arise: a commissioner, and a housing site.)"""
    lone = [b for b in buildings if len(b.main_of) == 1 and len(b.users) == 1 and not b.lift and b.main_of[0].list < 9000
            and sum(u[0] is b.main_of[0] for o in buildings for u in o.users) == 1]
    lost = lone[len(lone) // 3]
    lost.known_at = lost.main_of[0].known_at = False
    lost.postcode = lost.main_of[0].postcode = "ZZ99 9ZZ"
    for b in buildings:
        twin = next((o for o in buildings if o.zone == b.zone and o.id > b.id and o.known_at and o.main_of), None)
        if b.main_of and b.known_at and twin:
            twin.x, twin.y, twin.postcode = b.x, b.y, b.postcode
            for p in twin.main_of:
                p.x, p.y, p.postcode = b.x, b.y, b.postcode
            return
    raise SystemExit("no two buildings share a zone: choose another seed")


def make(seed, path):
    stream = lambda topic: Stream(seed, topic)
    rings, borders = mesh.build(stream, LAND)
    zones, borders, near = people.settle(rings, borders, stream, LAND)
    codes, codes_of = people.postcodes(zones, stream, LAND)
    practices = gp.place(zones, near, codes, codes_of, stream, LAND,
                         lambda out: gp.beyond_its_side(out, zones, near, codes, codes_of, SE, N))
    gp.give_lists(practices, zones, stream, LAND)
    flows = gp.flows(practices, zones, stream, LAND)
    buildings = estate.premises(practices, zones, near, codes, codes_of, flows, stream, LAND, LIFT_BUILDINGS)
    blemish(practices, buildings)
    facets = estate.facets(buildings, stream)
    schemes = estate.schemes(buildings, facets, zones, PLACES, stream)
    hubs, week = estate.hubs(buildings, zones, PLACES, practices, stream)
    sites, completions = growth.housing(zones, stream)
    estate_use.describe(buildings, facets, {h[2] for h in hubs if h[3] == "open"}, stream, {"core": 2040, "flex": 2027, "tail": 2020})
    schemes = more.later_schemes(schemes, buildings, zones)
    everywhere = buildings + more.other_buildings(buildings, zones, codes, codes_of, stream)
    networks = growth.networks(practices, stream)
    gps = growth.workforce(practices, stream)
    commissioner_of = lambda thing: LAND.sides[thing.side][0]

    out = Folder(path)
    land_files.layers(out, LAND, zones, borders, "ccg.geojson", "Illustrative commissioning areas",
                      ("River Aire, illustrative course", "River Aire (illustrative course)"), "Motorways, illustrative courses")
    land_files.people_tables(out, LAND, zones, codes)
    land_files.practice_tables(out, LAND, practices, buildings, commissioner_of)
    out.table("lists.csv", ("practice", "patients", "date", "weighted_patients"), [
        (p.code, p.list, LISTS_DATE, w) for p, w in zip(practices, staff.weighted_lists(practices, zones, stream))])
    out.table("flows.csv", ("practice", "zone", "patients"), flows)
    out.table("networks.csv", ("practice", "network", "name"), networks)
    out.table("workforce.csv", staff.WORKFORCE_COLUMNS, staff.workforce_table(
        practices, gps, (NURSE_FTE_HUNDREDTHS, CARE_FTE_HUNDREDTHS, ADMIN_FTE_HUNDREDTHS), 0.10, 0.22, stream))
    land_files.premises_tables(out, everywhere, commissioner_of)
    out.table("facets.csv", estate_use.FACET_COLUMNS, estate_use.facet_table(
        facets, buildings, "illustrative ratings, published counts", stream, 2016, True))
    out.table("backlog.csv", estate_use.BACKLOG_COLUMNS, estate_use.backlog(
        buildings, facets, BACKLOG_GBP, 2016, f"published total ({SOURCE}), illustrative split", stream))
    out.table("schemes.csv", scheme_money.SCHEME_COLUMNS, schemes)
    out.table("scheme_gates.csv", ("scheme_id", "gate", "due_date", "done_date", "status", "owner"), scheme_money.gates(
        schemes, lambda s, n: "the practice" if n == 1 else s[17], LISTS_DATE, stream))
    out.table("scheme_money.csv", ("scheme_id", "year", "side", "gbp", "source", "status"), scheme_money.money(
        schemes, ("ETTF cohort 1", "S106", "CIL", "trust capital"), stream,
        short=max((s for s in schemes if s[8]), key=lambda s: (s[8], s[0]))[0]))
    out.table("hub_week.csv", ("hub", "weekday", "start", "end", "clinicians", "slots", "booked", "attended", "source"),
              [(*row, "illustrative") for row in week])
    out.table("housing.csv", ("site", "name", "council", "easting_m", "northing_m", "dwellings_min", "dwellings_max",
                              "planning_status", "deliverable"),
              [(s[0], s[1], "Illustrative City Council", *s[2:]) for s in sites])
    out.table("trajectories.csv", ("site", "year", "homes"), completions)
    out.table("hub_cover.csv", ("hub", "practice", "from_date"), more.cover(hubs, practices, buildings))
    out.table("ae_attendances.csv", ("practice", "numerator", "denominator"), staff.attendances(practices, zones, 334, 205, 498, stream))
    out.table("locality_records.csv", risks.RECORD_COLUMNS, more.records(networks))
    out.table("risks.csv", risks.RISK_COLUMNS, more.risk_rows(buildings, schemes, networks))
    out.layer("inner_outer.geojson", "Illustrative practice areas", more.areas(practices, (PLACES[0][1], PLACES[0][2])))
    out.text("plan.toml", plan_text.plan(hubs))
    out.text("README.md", plan_text.readme(seed))
