#!/usr/bin/python3
"""Makes the embedded sample, geodata/leeds: a made-up Leeds on published totals. Python 3 standard library only.

    tools/make_sample.py                  write geodata/leeds (seed 1)
    tools/make_sample.py --out DIR        write elsewhere
    tools/make_sample.py --check [DIR]    verify the written files, from the files alone; exit 1 if anything is off

Same seed, same bytes. What is published and what is made up is said in geodata/leeds/README.md.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True

from sample import check, estate, growth, mesh, people, plan_text, practices as gp, shape
from sample.chance import Stream
from sample.files import Folder, line_text, ring_text
from sample.places import LAND, N, PLACES, ROADS, SE, SIDES
from sample.published import LIFT_BUILDINGS
from sample import plane

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(os.path.dirname(HERE), "geodata", "leeds")
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
    xy = lambda thing: (thing.x, thing.y) if thing.known_at else (None, None)
    zone_id = lambda i: f"Z{i + 1:04d}"
    side_id = lambda thing: SIDES[thing.side][0]

    out = Folder(path)
    out.layer("zones.geojson", "Illustrative zones", [
        ((("id", zone_id(i)), ("name", f"Illustrative zone {i + 1:03d}, {PLACES[z.named_for][0]}")), "Polygon", ring_text(z.ring))
        for i, z in enumerate(zones)])
    out.layer("ccg.geojson", "Illustrative commissioning areas", [
        ((("id", code), ("name", name)), "Polygon", ring_text(shape.union([z.ring for z in zones if z.side == side])))
        for side, (code, name) in enumerate(SIDES)])
    out.layer("river.geojson", "River Aire, illustrative course", [
        ((("id", "XR1"), ("name", "River Aire (illustrative course)")), "LineString", line_text(shape.chain(
            [points for points, _, _, on_river in borders if on_river])))])
    out.layer("motorways.geojson", "Motorways, illustrative courses", [
        ((("id", f"XR{n + 2}"), ("name", name)), "LineString", line_text(shape.rounded(plane.smooth_line(course, 220.0))))
        for n, (name, course) in enumerate(ROADS)])
    out.table("places.csv", ("id", "name", "easting_m", "northing_m"),
              [(f"XL{n + 1:02d}", name, x, y) for n, (name, x, y, *_) in enumerate(PLACES)])
    out.table("residents.csv", ("zone", "people"), [(zone_id(i), z.residents) for i, z in enumerate(zones)])
    out.table("ages.csv", ("zone", "age_from", "age_to", "people"), [
        (zone_id(i), low, high, n) for i, z in enumerate(zones) for (low, high), n in zip(people.AGE_BANDS, z.ages)])
    out.table("deprivation.csv", ("zone", "imd_score"), [(zone_id(i), f"{z.imd:.2f}") for i, z in enumerate(zones)])
    out.table("postcodes.csv", ("postcode", "quality", "easting_m", "northing_m"), sorted(codes))
    out.table("practices.csv", ("practice", "name", "postcode", "commissioner", "easting_m", "northing_m", "open_date", "status"),
              [(p.code, p.name, p.postcode, side_id(p), *xy(p), p.open_date, "A") for p in practices])
    branches = [b for b in buildings if not b.main_of]
    out.table("branches.csv", ("branch", "name", "practice", "postcode", "easting_m", "northing_m"), [
        (f"XB{n + 1:03d}", f"Illustrative branch {n + 1}", b.users[0][0].code, b.postcode, b.x, b.y) for n, b in enumerate(branches)])
    out.table("lists.csv", ("practice", "patients", "date"), [(p.code, p.list, LISTS_DATE) for p in practices])
    out.table("flows.csv", ("practice", "zone", "patients"), flows)
    out.table("networks.csv", ("practice", "network", "name"), growth.networks(practices, stream))
    out.table("workforce.csv", ("practice", "gp_fte"), growth.workforce(practices, stream))
    out.table("premises.csv", ("premises_id", "name", "postcode", "commissioner", "tenure", "easting_m", "northing_m", "rooms_ce",
                               "rooms_treatment", "nia_m2", "gia_m2", "hours_week"),
              [(b.id, b.name, b.postcode, side_id(b), b.tenure, *xy(b), b.rooms_ce, b.rooms_treatment, b.nia, b.gia, b.hours)
               for b in buildings])
    out.table("occupancies.csv", ("premises_id", "practice", "role", "list_share"), sorted(
        (b.id, p.code, role, f"{share:.2f}") for b in buildings for p, role, share in b.users))
    out.table("facets.csv", ("premises_id", "facet", "rating", "survey_date", "source"),
              [(*row, "illustrative ratings, published counts") for row in facets])
    out.table("schemes.csv", ("scheme_id", "name", "kind", "premises_id", "start_year", "opens_year", "rooms_added",
                              "nia_added_m2", "cost_gbp", "status", "source"), schemes)
    out.table("hub_week.csv", ("hub", "weekday", "start", "end", "clinicians", "slots", "booked", "attended", "source"),
              [(*row, "illustrative") for row in week])
    out.table("housing.csv", ("site", "name", "council", "easting_m", "northing_m", "dwellings_min", "dwellings_max",
                              "planning_status", "deliverable"),
              [(s[0], s[1], "Illustrative City Council", *s[2:]) for s in sites])
    out.table("trajectories.csv", ("site", "year", "homes"), completions)
    out.text("plan.toml", plan_text.plan(hubs))
    out.text("README.md", plan_text.readme(seed))


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--out", default=FOLDER)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--check", nargs="?", const=FOLDER, metavar="DIR")
    wish = reader.parse_args()
    if wish.check:
        faults = check.faults(wish.check)
        for fault in faults:
            print(fault)
        print(f"{check.count} checks, {len(faults)} failed")
        return 1 if faults else 0
    make(wish.seed, wish.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
