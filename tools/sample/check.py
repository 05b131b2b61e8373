"""Verifies the sample from its written files alone: published totals, keys, tiling, and that it says it is made up."""

import csv
import json
import os
from fractions import Fraction

from . import plane
from .chance import Stream
from .people import pieces
from .published import (ADMIN_FTE_HUNDREDTHS, BACKLOG_GBP, CARE_FTE_HUNDREDTHS, FACETS, GP_FTE_HUNDREDTHS, GP_FTE_PRACTICES, HOMES_A_YEAR, HOUSING_YEARS, LIFT_BUILDINGS, LIST_MAX,
                        LIST_MEDIAN, LIST_MIN, LISTS, NURSE_FTE_HUNDREDTHS, PRACTICES, PREMISES, SE_HUBS, TEAMS)

SIDES = ("ILL-N", "ILL-SE", "ILL-W")
LIMIT_BYTES = 1_500_000
LISTS_READ = "2017-04-01"
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

    tables = tables_of(path, must)
    layers = {}
    for name in ("zones", "ccg", "river", "motorways"):
        with open(os.path.join(path, name + ".geojson"), encoding="utf-8") as file:
            layers[name] = json.load(file)
        must("llustrative" in layers[name]["name"] + layers[name]["description"], f"{name}: does not say illustrative")
        must(layers[name]["crs"]["properties"]["name"].endswith("EPSG::27700"), f"{name}: not in EPSG:27700")
    must(sum(os.path.getsize(os.path.join(path, f)) for f in os.listdir(path)) < LIMIT_BYTES, "the files are too large together")
    with open(os.path.join(path, "plan.toml"), encoding="utf-8") as file:
        must("\nillustrative = true\n" in file.read(), "plan.toml: not marked illustrative")

    rings, near = tiling(layers, must, (460, 500), SIDES)
    _people(tables, rings, must)
    where = _practices(tables, rings, layers, must)
    _flows(tables, rings, must)
    _teams(tables, rings, near, must)
    _sides(tables, where, rings, near, must)
    _estate(tables, must)
    _growth(tables, must)
    money(tables, must, faulty=1)
    values(tables, must)
    _more(tables, path, must)
    return found


def tables_of(path, must):
    """Every table of the folder, its rows as dictionaries."""
    tables = {}
    for name in sorted(os.listdir(path)):
        if name.endswith(".csv"):
            with open(os.path.join(path, name), encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                tables[name[:-4]] = list(reader)
                must(reader.fieldnames[-1] == "basis", f"{name}: last column is not basis")
            must(all(r["basis"] == "illustrative" for r in tables[name[:-4]]), f"{name}: a row does not say illustrative")
    return tables


def money(tables, must, faulty):
    """Costs by year add up to a scheme's cost, funding to its costs, but for `faulty` schemes that are short by a round number."""
    cost = {r["scheme_id"]: int(r["cost_gbp"]) for r in tables["schemes"] if r["cost_gbp"]}
    total = {}
    for r in tables["scheme_money"]:
        total[(r["scheme_id"], r["side"])] = total.get((r["scheme_id"], r["side"]), 0) + int(r["gbp"])
    must({s for s, _ in total} == set(cost), "scheme_money: not the schemes with a cost")
    must(all(total.get((s, "cost")) == n for s, n in cost.items()), "scheme_money: years do not add up to a cost")
    short = [n - total.get((s, "funding"), 0) for s, n in cost.items() if total.get((s, "funding")) != n]
    must(len(short) == faulty and all(n > 0 and n % 10000 == 0 for n in short), f"scheme_money: {short} is short")
    must({r["scheme_id"] for r in tables["scheme_gates"]} <= {r["scheme_id"] for r in tables["schemes"]}, "scheme_gates: an unknown scheme")


def values(tables, must):
    """Words and numbers of the tables that every sample has."""
    buildings = {r["premises_id"] for r in tables["premises"]}
    must(all(r["kind"] in ("gp", "lift", "health-centre", "community-hospital", "hospital", "other") for r in tables["premises"]), "premises: kind")
    must(all(r["class"] in ("", "core", "flex", "tail") and bool(r["class"]) == bool(r["class_until"]) for r in tables["premises"]), "premises: class")
    must(all(r["site_role"] in ("hub", "spoke", "none") for r in tables["premises"]), "premises: role")
    must(all(bool(r["sessions_available_week"]) == bool(r["sessions_used_week"]) for r in tables["premises"]), "premises: sessions")
    must({r["premises_id"] for r in tables["backlog"]} <= buildings, "backlog: an unknown building")
    must(all(r["risk"] in ("high", "significant", "moderate", "low") and int(r["cost_gbp"]) > 0 for r in tables["backlog"]), "backlog: risk or cost")
    must(all(r["status"] in ("draft", "agreed", "pilot", "live") for r in tables["locality_records"]), "locality_records: status")
    must(all(sum(Fraction(r[k]) for k in ("prevention_share", "planned_share", "unplanned_share")) == 1
             for r in tables["locality_records"] if r["planned_share"]), "locality_records: shares do not add up to 1")
    must(all(1 <= int(r["score_after"]) <= int(r["score_before"]) <= 25 for r in tables["risks"]), "risks: scores")
    for r in tables["schemes"]:
        must(not r["opens_year"] or int(r["start_year"]) <= int(r["opens_year"]) <= int(r["forecast_opens_year"] or r["opens_year"]),
             f"schemes: years of {r['scheme_id']}")
        must(all(m in buildings for m in r["moves_from"].split("; ") if m), f"schemes: {r['scheme_id']} moves from an unknown building")


def _open_ring(feature):
    return [tuple(p) for p in feature["geometry"]["coordinates"][0][:-1]]


def _edges(ring):
    return zip(ring, ring[1:] + ring[:1])


def tiling(layers, must, how_many, sides):
    rings = {f["properties"]["id"]: _open_ring(f) for f in layers["zones"]["features"]}
    must(how_many[0] <= len(rings) <= how_many[1], f"zones: {len(rings)}")
    must(len(rings) == len(layers["zones"]["features"]), "zones: an id stands twice")
    must(all(f["properties"]["name"].startswith("Illustrative zone ") for f in layers["zones"]["features"]), "zones: a name looks real")
    must(all(len(f["geometry"]["coordinates"]) == 1 and f["geometry"]["coordinates"][0][0] == f["geometry"]["coordinates"][0][-1]
             for f in layers["zones"]["features"] + layers["ccg"]["features"]), "a polygon is open or has a hole")
    must(all(round(v * 10) / 10 == v for ring in rings.values() for p in ring for v in p), "zones: finer than 0.1 m")
    must(all(len(set(ring)) == len(ring) for ring in rings.values()), "zones: a ring passes a point twice")
    must(not any(plane.crossings(ring) for ring in rings.values()), "zones: a ring crosses itself")
    owner, twice = {}, 0
    for zone, ring in rings.items():
        for edge in _edges(ring):
            twice += edge in owner
            owner[edge] = zone
    must(twice == 0, "zones: two overlap along an edge, or a ring runs clockwise")
    outer = {a: b for a, b in owner if (b, a) not in owner}
    loop, at = [min(outer)], outer[min(outer)]
    while at != loop[0] and len(loop) <= len(outer):
        loop.append(at)
        at = outer[at]
    must(len(loop) == len(outer), "zones: the footprint has a hole or a second piece")
    tenths = lambda ring: [(round(x * 10), round(y * 10)) for x, y in ring]   # whole tenths: areas add up exactly
    zones_area = sum(plane.area2(tenths(r)) for r in rings.values())
    must(zones_area == plane.area2(tenths(loop)), "zones: areas do not add up to the footprint")
    must(not plane.crossings(loop), "the outline crosses itself")
    areas = {f["properties"]["id"]: _open_ring(f) for f in layers["ccg"]["features"]}
    must(sorted(areas) == sorted(sides), "areas: not the sides")
    must(sum(plane.area2(tenths(r)) for r in areas.values()) == zones_area, "ccg: areas do not add up to the footprint")
    must(all(e in owner for r in areas.values() for e in _edges(r)), "ccg: an edge is no zone's edge")
    river = [tuple(p) for p in layers["river"]["features"][0]["geometry"]["coordinates"]]
    must(all((a, b) in owner or (b, a) in owner for a, b in zip(river, river[1:])), "river: leaves the zones' edges")
    must(river[0] in outer and river[-1] in outer, "river: does not cross the footprint")
    near = {zone: {} for zone in rings}
    for (a, b), zone in owner.items():
        other = owner.get((b, a))
        if other:
            near[zone][other] = near[zone].get(other, 0.0) + 1.0
    must(len(pieces(rings, near)) == 1, "zones: not one connected piece")
    return rings, near


def _people(tables, rings, must):
    residents = {r["zone"]: int(r["people"]) for r in tables["residents"]}
    must(set(residents) == set(rings), "residents: not the zones")
    must(sum(residents.values()) == 785000, "residents: not 785,000")
    ages = {}
    for r in tables["ages"]:
        ages[r["zone"]] = ages.get(r["zone"], 0) + int(r["people"])
    must(ages == residents, "ages: bands do not add up to the residents of each zone")
    must(any(r["age_from"] == "75" for r in tables["ages"]), "ages: no band starts at 75")
    must({r["zone"] for r in tables["deprivation"]} == set(rings), "deprivation: not the zones")
    codes = [r["postcode"] for r in tables["postcodes"]]
    must(len(set(codes)) == len(codes) >= 2900 and all(c.startswith("ZZ") for c in codes), "postcodes: twice, too few, or not ZZ")


def _side_at(layers, x, y):
    return next((f["properties"]["id"] for f in layers["ccg"]["features"] if plane.inside(_open_ring(f), x, y)), None)


def _practices(tables, rings, layers, must):
    """Returns practice -> zone, by position."""
    rows = tables["practices"]
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    must([sum(r["commissioner"] == s for r in rows) for s in SIDES] == list(PRACTICES), "practices: counts by commissioner")
    must(set(lists) == {r["practice"] for r in rows} and len(rows) == len(lists), "lists: not the practices")
    must(tuple(sum(lists[r["practice"]] for r in rows if r["commissioner"] == s) for s in SIDES) == LISTS, "lists: totals by commissioner")
    ordered = sorted(lists.values())
    must((ordered[0], ordered[-1], ordered[len(ordered) // 2]) == (LIST_MIN, LIST_MAX, LIST_MEDIAN), "lists: extremes or median")
    must(ordered[1] > LIST_MIN and ordered[-2] < LIST_MAX and ordered.count(LIST_MEDIAN) == 1, "lists: an extreme stands twice")
    must(all(r["name"].startswith("Illustrative Practice ") and r["practice"].startswith("X") for r in rows), "practices: look real")
    known = {r["postcode"] for r in tables["postcodes"]}
    unplaced = [r for r in rows if not r["easting_m"]]
    must(len(unplaced) == 1 and unplaced[0]["postcode"] not in known, "practices: not one without a position")
    must(all(r["postcode"] in known for r in rows if r["easting_m"]), "practices: a postcode is not in the table")
    where, off_side = {}, 0
    for r in rows:
        if r["easting_m"]:
            x, y = int(r["easting_m"]), int(r["northing_m"])
            where[r["practice"]] = next((z for z, ring in rings.items() if plane.inside(ring, x, y)), None)
            off_side += _side_at(layers, x, y) != r["commissioner"]
    must(None not in where.values(), "practices: one stands outside the zones")
    must(off_side == 1, "practices: not one beyond its commissioner's area")
    must(76 <= len(set(where.values())) <= 85, "practices: not in 76 to 85 zones")
    at_zone = [sum(z == zone for z in where.values()) for zone in set(where.values())]
    must(at_zone.count(3) >= 1 and sum(n >= 2 for n in at_zone) >= 5, "practices: too few zones hold several")
    return where


def _flows(tables, rings, must):
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    totals, by_zone = {}, {zone: [] for zone in rings}
    beyond = unknown = 0
    for r in tables["flows"]:
        n = int(r["patients"])
        if r["practice"] in lists:
            totals[r["practice"]] = totals.get(r["practice"], 0) + n
            beyond += n if r["zone"].startswith("Z9") else 0
            unknown += n if r["zone"] == "NO2011" else 0
        if r["zone"] in by_zone:
            by_zone[r["zone"]].append(n)
    must(all(int(r["patients"]) > 0 for r in tables["flows"]), "flows: a row of nobody")
    must(len({(r["practice"], r["zone"]) for r in tables["flows"]}) == len(tables["flows"]), "flows: a pair stands twice")
    must(set(totals) == set(lists), "flows: a practice has none")
    must(all(abs(totals[p] - n) < 0.06 * n for p, n in lists.items()), "flows: far from a list")
    must(any(totals[p] != n for p, n in lists.items()), "flows: those of another date should differ from the lists")
    everyone = sum(totals.values())
    must(0.03 <= beyond / everyone <= 0.045, f"flows: {beyond / everyone:.3f} live elsewhere, not 3-4 %")
    must(0 < unknown < 0.002 * everyone, "flows: unknown homes are none or many")
    top = sorted(max(v) / sum(v) for v in by_zone.values())
    must(0.44 <= top[len(top) // 2] <= 0.48, f"flows: the largest practice holds {top[len(top) // 2]:.3f} of a zone in the median, not 46 %")
    must(len({r["practice"] for r in tables["flows"]} - set(lists)) == 6, "flows: not six practices from outside")


def _teams(tables, rings, near, must):
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    team = {r["practice"]: r["network"] for r in tables["networks"]}
    must(set(team) == set(lists) and len(set(team.values())) == sum(TEAMS), "networks: not every practice in one of 13")
    size = {}
    for p, t in team.items():
        size[t] = size.get(t, 0) + lists[p]
    must(sum(n > 80000 for n in size.values()) == 1 and sum(n < 30000 for n in size.values()) == 1,
         f"networks: sizes {sorted(size.values())}: not one too large and one too small")
    most = {zone: {} for zone in rings}
    for r in tables["flows"]:
        if r["practice"] in team and r["zone"] in most:
            t = team[r["practice"]]
            most[r["zone"]][t] = most[r["zone"]].get(t, 0) + int(r["patients"])
    answers = {zone: max(sorted(v), key=lambda t: v[t]) for zone, v in most.items()}
    apart = [t for t in size if len(pieces([z for z in rings if answers[z] == t], near)) > 1]
    must(1 <= len(apart) <= 7, f"networks: {len(apart)} are in more than one piece by their patients")


def _sides(tables, where, rings, near, must):
    """Each area can be cut into connected parts of 30,000 to 80,000 registered patients, by building such a cut."""
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    flow = {}
    for r in tables["flows"]:
        if r["zone"] in rings and r["practice"] in lists:
            flow.setdefault(r["practice"], {})[r["zone"]] = int(r["patients"])
    for p in set(lists) - set(where):   # stands at its patients' centre
        n = sum(flow[p].values())
        x, y = (sum(v * plane.centroid(rings[z])[k] for z, v in flow[p].items()) / n for k in (0, 1))
        where[p] = next(z for z, ring in rings.items() if plane.inside(ring, x, y))
    block = {}
    for p, zone in where.items():
        block[zone] = block.get(zone, 0) + lists[p]
    must(max(block.values()) <= 60000, "the practices of one zone have more than 60,000 patients")
    side = {}
    for r in tables["practices"]:
        side.setdefault(where[r["practice"]], []).append(r["commissioner"])
    side = {zone: max(sorted(set(v)), key=v.count) for zone, v in side.items()}
    owner = _answering(where, flow, rings, near, block)
    touch = {zone: set() for zone in block}
    for zone in rings:
        for other in near[zone]:
            if owner[zone] != owner[other]:
                touch[owner[zone]].add(owner[other])
    for s in SIDES:
        mine = {zone: n for zone, n in block.items() if side[zone] == s}
        graph = {zone: sorted(touch[zone] & set(mine)) for zone in mine}
        must(_cut(mine, graph) is not None, f"{s}: no cut into parts of 30,000 to 80,000 was found")


def _answering(where, flow, rings, near, block):
    """Zone -> the practice zone it answers to: grown from the practice zones, the strongest patient flow first."""
    pull = {zone: {} for zone in rings}
    for p, zones in flow.items():
        for zone, n in zones.items():
            pull[zone][where[p]] = pull[zone].get(where[p], 0) + n
    owner = {zone: zone for zone in block}
    while len(owner) < len(rings):
        edge = [(pull[z].get(owner[n], 0) / sum(pull[z].values()), z, owner[n]) for z in rings if z not in owner for n in near[z] if n in owner]
        _, zone, to = max(edge)
        owner[zone] = to
    return owner


def _cut(people, graph):
    """Connected parts within the bounds, or None: parts grown from seeds by turns, the smallest first, over many draws."""
    chance = Stream(1, "cut")
    names = sorted(people)
    for draw in range(4000):
        k = round(sum(people.values()) / (48000 + 1000 * (draw % 16)))
        part = {zone: n for n, zone in enumerate(chance.shuffled(names)[:k])}
        size = [0] * k
        for zone, n in part.items():
            size[n] += people[zone]
        stuck = set()
        while len(part) < len(names) and len(stuck) < k:
            n = min((m for m in range(k) if m not in stuck), key=lambda m: size[m])
            free = [z for zone in sorted(part) if part[zone] == n for z in graph[zone] if z not in part]
            if not free:
                stuck.add(n)
                continue
            zone = max(free, key=lambda z: (free.count(z), z))
            part[zone] = n
            size[n] += people[zone]
        if len(part) == len(names) and all(30000 <= v <= 80000 for v in size):
            return part
    return None


def _estate(tables, must):
    rows = [r for r in tables["premises"] if r["kind"] in ("gp", "lift")]   # the published count is of general practice
    side = {r["premises_id"]: r["commissioner"] for r in rows}
    must(2 <= len(tables["premises"]) - len(rows) <= 3, "premises: not two or three that are no general practice")
    must(all("no general practice" in r["name"] and r["rooms_ce"] for r in tables["premises"] if r not in rows), "premises: an other building's words")
    must([r["kind"] == "lift" for r in rows] == [r["tenure"] == "LIFT lease" for r in rows], "premises: kind and tenure of LIFT differ")
    must([sum(r["commissioner"] == s for r in rows) for s in SIDES] == list(PREMISES) and len(side) == len(rows), "premises: counts")
    shares, mains = {}, {}
    for r in tables["occupancies"]:
        shares[r["practice"]] = shares.get(r["practice"], 0) + Fraction(r["list_share"])
        mains[r["practice"]] = mains.get(r["practice"], 0) + (r["role"] == "main")
    must(set(shares) == {r["practice"] for r in tables["practices"]}, "occupancies: not every practice has a building")
    must(set(shares.values()) == {1}, "occupancies: shares of a practice do not add up to 1")
    must(set(mains.values()) == {1}, "occupancies: not one main building a practice")
    must({r["premises_id"] for r in tables["occupancies"]} == set(side), "occupancies: a building nobody uses, or an unknown one")
    used = sum(r["role"] == "branch" for r in tables["occupancies"])
    must(used == len(tables["branches"]), "branches: not the branch buildings")
    must(sum(r["tenure"] == "LIFT lease" for r in rows) == LIFT_BUILDINGS, "premises: not ten LIFT buildings")
    must(sum(not r["easting_m"] for r in rows) == 1, "premises: not one without a position")
    spots = [(r["easting_m"], r["northing_m"]) for r in rows if r["easting_m"]]
    must(len(spots) - len(set(spots)) >= 1, "premises: no two on one coordinate")
    for facet, wanted in FACETS.items():
        for s, (fails, surveyed) in zip(SIDES, wanted):
            ratings = [r["rating"] for r in tables["facets"] if r["facet"] == facet and side[r["premises_id"]] == s
                       and not r["element"] and r["rating"] != "not surveyed"]
            must((sum(r[0] in "CD" for r in ratings), len(ratings)) == (fails, surveyed), f"facets: {facet} in {s}")
    must(len({(r["premises_id"], r["facet"], r["element"]) for r in tables["facets"]}) == len(tables["facets"]), "facets: a rating stands twice")
    must(all(bool(r["cost_to_b_gbp"]) == bool(r["price_base"]) for r in tables["facets"]), "facets: a cost without its price base")
    named = [r for r in tables["schemes"] if r["source"] != "illustrative"]
    must(len(named) == 2 and not any(r["cost_gbp"] or r["rooms_added"] for r in named), "schemes: the two named ones, their costs unknown")
    must(any(r["name"].startswith("Westgate") and (r["start_year"], r["opens_year"]) == ("2016", "2017") for r in named), "schemes: Westgate")
    must(all(r["premises_id"] in side for r in tables["schemes"]), "schemes: an unknown building")
    must(all(int(r["attended"]) <= int(r["booked"]) <= int(r["slots"]) for r in tables["hub_week"]), "hub_week: more booked than there is")
    must(len({r["hub"] for r in tables["hub_week"]}) >= SE_HUBS + 1, "hub_week: too few hubs")


def _growth(tables, must):
    sites = {r["site"]: r for r in tables["housing"]}
    phased = {}
    for r in tables["trajectories"]:
        phased.setdefault(r["site"], {})[int(r["year"])] = int(r["homes"])
    must(all(r["planning_status"] == "permissioned" and r["deliverable"] == "yes" for s, r in sites.items() if s not in phased),
         "housing: a site without completions would not be counted")
    must(set(phased) <= set(sites), "trajectories: an unknown site")
    even = sum(Fraction(int(r["dwellings_min"]), len(HOUSING_YEARS)) for s, r in sites.items() if s not in phased)
    for year in HOUSING_YEARS:
        must(sum(p.get(year, 0) for p in phased.values()) + even == HOMES_A_YEAR, f"housing: homes of {year}")
    must(all(y in HOUSING_YEARS for p in phased.values() for y in p), "trajectories: another year")
    must(all(sum(p.values()) == int(sites[s]["dwellings_min"]) for s, p in phased.items()), "trajectories: not a site's dwellings")
    must(60 <= len(sites) <= 90 and sum(not r["easting_m"] for r in sites.values()) == 1, "housing: sites, or not one unplaced")
    central = sum(int(r["dwellings_min"]) for r in sites.values() if r["easting_m"]
                  and (int(r["easting_m"]) - 430000) ** 2 + (int(r["northing_m"]) - 433600) ** 2 < 4500 ** 2)
    must(central > 0.6 * HOMES_A_YEAR * len(HOUSING_YEARS), "housing: not mainly centre and inner city")
    fte = [r["gp_fte"] for r in tables["workforce"]]
    told = [round(Fraction(f) * 100) for f in fte if f]
    must(len(fte) == sum(PRACTICES) and len(told) == GP_FTE_PRACTICES and sum(told) == GP_FTE_HUNDREDTHS, "workforce: 400.93 from 80")


def _more(tables, path, must):
    lists = {r["practice"]: int(r["patients"]) for r in tables["lists"]}
    side = {r["practice"]: r["commissioner"] for r in tables["practices"]}
    must(sum(int(r["weighted_patients"]) for r in tables["lists"]) == sum(LISTS), "lists: weighted patients are not as many as registered")
    must(sum(int(r["cost_gbp"]) for r in tables["backlog"]) == BACKLOG_GBP, "backlog: not 1,500,000")
    staff = lambda column: sum(round(Fraction(r[column]) * 100) for r in tables["workforce"] if r[column])
    must((staff("nurse_fte"), staff("care_fte"), staff("admin_fte")) == (NURSE_FTE_HUNDREDTHS, CARE_FTE_HUNDREDTHS, ADMIN_FTE_HUNDREDTHS),
         "workforce: not 192.96, 113.79 and 756.35")
    must(all(bool(r["gp_fte"]) == bool(r["nurse_fte"]) for r in tables["workforce"]), "workforce: not the same practices reported")
    must(all(Fraction(r["gp_fte_60_over"]) <= Fraction(r["gp_fte_55_over"]) <= Fraction(r["gp_fte"]) for r in tables["workforce"] if r["gp_fte"]),
         "workforce: more of an age than there are")
    use = {r["premises_id"]: int(r["sessions_used_week"]) / int(r["sessions_available_week"]) for r in tables["premises"]
           if r["sessions_available_week"]}
    lift = [use[r["premises_id"]] for r in tables["premises"] if r["kind"] == "lift" and r["premises_id"] in use]
    must(3 <= sum(u < 0.65 for u in lift) < len(lift), "premises: not some LIFT buildings under 65 %")
    must(sum(u > 1 for u in use.values()) == 1 and len(use) < len(tables["premises"]), "premises: not one over 100 %, or none unknown")
    now = [r for r in tables["hub_cover"] if r["from_date"] < LISTS_READ]
    east = [lists[r["practice"]] for r in now if side[r["practice"]] == "ILL-SE"]
    must(len(east) == 37 and abs(LISTS[1] - sum(east) - 10000) < 1000, "hub_cover: not 37 of 42 in South and East, all but about 10,000 people")
    west = sum(lists[r["practice"]] for r in now if side[r["practice"]] == "ILL-W")
    must(0.48 < west / LISTS[2] < 0.52, f"hub_cover: {west / LISTS[2]:.2f} of West, not half")
    slipped = [r for r in tables["schemes"] if r["forecast_opens_year"] and int(r["forecast_opens_year"]) == int(r["opens_year"]) + 2]
    must(len(slipped) == 1, "schemes: not one that slips by two years")
    must(all(any(r["kind"] == kind for r in tables["schemes"]) for kind in ("closure", "merger", "hours")), "schemes: a kind is missing")
    must(sum(bool(r["moves_from"]) for r in tables["schemes"]) == 1, "schemes: not one that others move into")
    must(all(int(r["denominator"]) == lists[r["practice"]] for r in tables["ae_attendances"]), "ae_attendances: not of the lists")
    with open(os.path.join(path, "inner_outer.geojson"), encoding="utf-8") as file:
        areas = json.load(file)
    kinds = {}
    for f in areas["features"]:
        kinds.setdefault(f["properties"]["practice"], []).append(f["properties"]["kind"])
    must(len(kinds) == 20 and all(sorted(k) == ["inner", "outer"] for k in kinds.values()) and set(kinds) <= set(lists),
         "inner_outer: not 20 practices with both areas")
