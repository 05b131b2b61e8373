"""A plan folder as tables of a database: read with csv, json and tomllib alone, nothing of Merestone's own readers.

Only what the gaps need, and only layouts that the samples have (our own tables with their own headers, zones as GeoJSON in
British National Grid). What is not understood stops the recomputation: a number that might be another is worth nothing.
"""

import csv
import json
import math
import os
import sqlite3
import tomllib

TABLES = """
create table year(y integer primary key);
create table assumption(id text primary key, value real);
create table setting(id text primary key, value);
create table zone(id text primary key, x real, y real);
create table practice(id text primary key, list real, weighted real, gp_fte real, x real, y real);
create table flow(practice text, zone text, patients real);
create table premises(id text primary key, rooms_ce real, rooms_treatment real, nia_m2 real, hours real);
create table occupancy(premises text, practice text, role text, share real);
create table scheme(id text primary key, kind text, premises text, practice text, moves_from text, opens integer, status text,
                    rooms_ce real, rooms_treatment real, nia_m2 real, hours real);
create table site(id text primary key, x real, y real, zone text, household real, low real, high real);
create table homes(site text, year integer, homes real);
create table projected(year integer, people real);
create table money(scheme text, year integer, side text, gbp real, source text, status text);
create table price_index(year integer primary key, value real);
create table rate(id text primary key, price_base integer);
create table locality(practice text primary key, locality text);
"""


def number(text):
    """None for an empty cell: unknown is never 0."""
    text = (text or "").strip().replace(",", "")
    return float(text) if text else None


def first_year(text):
    """2017 of "2017" or "2017/18"."""
    text = (text or "").strip()
    return int(text[:4]) if text else None


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _inside(ring, x, y):
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def _away(ring, x, y):
    best = math.inf
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        dx, dy = bx - ax, by - ay
        t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / ((dx * dx + dy * dy) or 1.0)))
        best = min(best, math.hypot(ax + t * dx - x, ay + t * dy - y))
    return best


def _centre(parts):
    """Centroid of the outer rings."""
    total = sx = sy = 0.0
    for part in parts:
        ring = part[0]
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            cross = ax * by - bx * ay
            total, sx, sy = total + cross, sx + (ax + bx) * cross, sy + (ay + by) * cross
    return sx / (3 * total), sy / (3 * total)


class Zones:
    """Which zone a point lies in."""

    def __init__(self, path, id_column):
        with open(path, encoding="utf-8") as file:
            layer = json.load(file)
        self.polygons = []
        for feature in layer["features"]:
            shape = feature["geometry"]
            parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            self.polygons.append((feature["properties"][id_column], [[[tuple(p[:2]) for p in ring] for ring in part] for part in parts]))

    def at(self, x, y):
        for zone, parts in self.polygons:
            if any(_inside(part[0], x, y) and not any(_inside(hole, x, y) for hole in part[1:]) for part in parts):
                return zone
        return None

    def nearest(self, x, y):
        return min((min(_away(part[0], x, y) for part in parts), zone) for zone, parts in self.polygons)


def read_plan(folder, assumptions_file):
    """The database, filled from the plan's sources."""
    with open(os.path.join(folder, "plan.toml"), "rb") as file:
        plan = tomllib.load(file)
    with open(assumptions_file, "rb") as file:
        standard = tomllib.load(file)
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    sources = plan["sources"]

    def source(role):
        return rows(folder, sources[role]["file"]) if role in sources else []

    def many(sql, values):
        values = list(values)
        if values:
            db.executemany(f"insert into {sql} values({','.join('?' * len(values[0]))})", values)

    values = {a["id"]: a["value"] for a in standard["assumption"]}
    for key, entry in plan.get("assumptions", {}).items():
        if key not in values:
            values[key] = None
        values[key] = entry["value"] if isinstance(entry, dict) else entry
    many("assumption", values.items())

    base, horizon = plan["plan"]["base_year"], plan["plan"]["horizon_year"]
    many("year", ((y,) for y in range(base, horizon + 1)))
    growth = plan.get("growth", {})
    for key in ("bands", "new_patients", "household_size"):
        if growth.get(key) not in (None, "as neighbours", [], {}):
            raise SystemExit(f"{folder}: [growth] {key} is not recomputed here")
    if "projections" in sources:
        raise SystemExit(f"{folder}: [sources.projections] is not recomputed here")
    many("projected", growth.get("totals", []))
    many("setting", [("base", base), ("horizon", horizon), ("rate_pct", growth.get("rate_pct", 0.0)),
                     ("includes_housing", int(growth.get("includes_housing", False))), ("lag", growth.get("lag_years", 1)),
                     ("people_max", plan.get("constraints", {}).get("people_max", values["locality_people_max"])),
                     ("registered", int(plan["plan"].get("population", "registered") == "registered"))])

    zones = Zones(os.path.join(folder, sources["zones"]["file"]), sources["zones"].get("columns", {}).get("id", "id"))
    many("zone", ((zone, *_centre(parts)) for zone, parts in zones.polygons))
    postcode = {r["postcode"]: (number(r["easting_m"]), number(r["northing_m"])) for r in source("postcodes")}
    lists = {r["practice"]: number(r["patients"]) for r in source("lists")}
    weighted = {r["practice"]: number(r.get("weighted_patients")) for r in source("lists")}
    fte = {r["practice"]: number(r["gp_fte"]) for r in source("workforce")}
    for r in source("practices"):
        x, y = number(r["easting_m"]), number(r["northing_m"])
        if x is None:
            x, y = postcode.get(r["postcode"], (None, None))
        many("practice", [(r["practice"], lists.get(r["practice"]), weighted.get(r["practice"]), fte.get(r["practice"]), x, y)])
    many("flow", ((r["practice"], r["zone"], number(r["patients"])) for r in source("flows")))

    net_of_gross = values["nia_share_of_gia"]
    for r in source("premises"):
        nia, gia = number(r["nia_m2"]), number(r["gia_m2"])
        many("premises", [(r["premises_id"], number(r["rooms_ce"]), number(r["rooms_treatment"]),
                           nia if nia is not None or gia is None else gia * net_of_gross, number(r["hours_week"]))])
    many("occupancy", ((r["premises_id"], r["practice"], r["role"], number(r["list_share"])) for r in source("occupancies")))
    many("scheme", ((r["scheme_id"], r["kind"].lower(), r["premises_id"], r.get("practice", ""), r.get("moves_from", ""),
                     first_year(r.get("forecast_opens_year")) or first_year(r["opens_year"]), r["status"].lower(),
                     number(r["rooms_added"]), number(r.get("rooms_treatment_added")), number(r["nia_added_m2"]),
                     number(r.get("hours_week_after"))) for r in source("schemes")))
    many("money", ((r["scheme_id"], first_year(r["year"]), r["side"].lower(), number(r["gbp"]), r["source"] or "no source named",
                    r["status"].lower()) for r in source("scheme_money")))
    prices = plan.get("prices", {})
    many("price_index", prices.get("index", []))
    many("setting", [("price_year", prices.get("year", base))])
    as_at = {a["id"]: a["as_at"] for a in standard["assumption"]}
    as_at.update({key: entry["as_at"] for key, entry in plan.get("assumptions", {}).items() if isinstance(entry, dict) and "as_at" in entry})
    many("rate", ((key, first_year(as_at[key])) for key in ("cost_per_m2_gbp", "contribution_per_person_gbp")))
    if plan.get("schemes"):
        raise SystemExit(f"{folder}: [[schemes]] in the plan file are not recomputed here")

    built = {}
    for r in source("trajectories"):
        built.setdefault(r["site"], []).append((first_year(r["year"]), number(r["homes"])))
    for layer in sources.get("housing", []):
        for r in rows(folder, layer["file"]):
            x, y = number(r["easting_m"]), number(r["northing_m"])
            zone = None
            if x is not None:
                zone = zones.at(x, y)
                if zone is None:
                    away, zone = zones.nearest(x, y)
                    if away > 2000.0:
                        continue
            low, high = number(r["dwellings_min"]), number(r["dwellings_max"])
            many("site", [(r["site"], x, y, zone, number(r.get("household_size")), low, high)])
            homes = (high if high is not None else low) if layer.get("dwellings") == "maximum" else (low if low is not None else high)
            phasing = layer.get("phasing")
            meant = r["planning_status"] == "permissioned" or r["deliverable"].lower() in ("yes", "y", "true")
            if r["site"] in built:
                many("homes", ((r["site"], year, n) for year, n in built[r["site"]]))
            elif homes and meant and phasing:
                many("homes", ((r["site"], phasing["first_year"] + k, homes / phasing["years"]) for k in range(phasing["years"])))
    return db
