"""Havering's buildings, schemes, hubs and homes (made up, on published totals)."""

import math

from .chance import apportion
from .estate import people_of
from .havering_places import CORE_HOURS, FIRST_YEAR, HOMES_A_YEAR, HOUSING_YEARS, LAND, NOT_CORE_HOURS, PLACES
from .people import random_point

# facet: (fails, surveyed) per cluster; all ours, no survey of Havering was published
FACETS = {
    "physical": ((4, 7), (5, 9), (2, 6), (6, 10), (3, 6), (3, 7)),
    "functional": ((3, 7), (4, 9), (2, 6), (6, 10), (3, 6), (2, 7)),
    "statutory": ((4, 7), (4, 9), (2, 6), (5, 9), (3, 6), (3, 7)),
}
SITES = 36


def terraces(buildings, stream):
    """Single practices in converted terraced houses, as the strategy describes; shared ones in NHS buildings; who opens when."""
    rng = stream("terraces")
    houses = 0
    for b in buildings:
        if len(b.users) > 1 or len(b.main_of) > 1:
            b.tenure, b.form = "NHS Property Services lease", "health centre"
        elif people_of(b) < 5200:
            b.tenure, b.form = rng.pick(("owned by the practice", "owned by the practice", "private lease")), "converted terraced house"
            houses += 1
            if b.rooms_ce is not None:
                b.rooms_ce = max(2, min(b.rooms_ce, 4))
                b.rooms_treatment = 1
            b.nia = None if b.nia is None else round(min(b.nia, 210.0 + 40 * rng.random()), 1)
            b.gia = None if b.gia is None or b.nia is None else round(b.nia / rng.between(0.76, 0.83), 1)
        else:
            b.form = rng.pick(("surgery", "surgery", "converted house"))
        b.name += f" ({b.form})"
    mains = [b for b in buildings if b.main_of]
    short, people = [], 0
    for b in sorted(mains, key=lambda b: (people_of(b) * rng.between(0.7, 1.3), b.id)):
        if people + len(b.main_of) <= NOT_CORE_HOURS:
            short.append(b.id)
            people += len(b.main_of)
    for b in mains:
        b.hours = rng.pick((45, 47.5, 50)) if b.id in short else rng.pick((CORE_HOURS, CORE_HOURS, 55, 57.5, 60))
    return houses


def name_of(b, zones):
    return PLACES[zones[b.zone].named_for][0]


def schemes(buildings, facet_rows, zones, stream):
    """Rows in the order of scheme_money.SCHEME_COLUMNS."""
    rng = stream("schemes")
    poor = {b.id: sum(r[0] == b.id and r[2][0] in "CDO" for r in facet_rows) for b in buildings}
    usable = [b for b in buildings if b.rooms_ce and b.nia and b.known_at]
    centres = sorted((b for b in usable if b.form == "health centre"), key=lambda b: (-people_of(b), b.id))
    owner = "primary care estates lead"
    rows = []

    def row(name, kind, b, start, opens, rooms, area, cost, status, **more):
        rows.append((f"YS{len(rows) + 1:02d}", f"Illustrative {name}, {name_of(b, zones)}", kind, b.id, start, opens, rooms, area, cost, status,
                     "illustrative", None, "; ".join(more.get("moves_from", ())) or None, more.get("forecast"), more.get("treatment"),
                     more.get("hours"), 2016 if cost else None, owner))

    into = centres[0]
    alone = [b for b in usable if b is not into and len(b.main_of) == 1 and len(b.users) == 1 and b.form == "converted terraced house"]
    close = sorted(alone, key=lambda b: (math.hypot(b.x - into.x, b.y - into.y) - 400 * poor[b.id], b.id))[:2]
    row("larger health centre that two terraced surgeries move into", "merger", into, 2017, 2019, 8, 260, 1850000, "approved", treatment=2,
        moves_from=sorted(b.id for b in close), forecast=2020)
    used = {into.id, *(b.id for b in close)}
    others = sorted((b for b in usable if b.id not in used and b.main_of), key=lambda b: (-poor[b.id] - people_of(b) / 5000, b.id))[:5]
    for k, b in enumerate(others):
        kind = ("extension", "refurbishment", "extension", "extension", "refurbishment")[k]
        start = rng.whole(2016, 2019)
        rooms = rng.whole(2, 4) if kind == "extension" else 0
        area = rooms * rng.whole(26, 33) if rooms else None
        cost = int(round((area or 90) * rng.between(2400, 3200), -4))
        row(kind, kind, b, start, start + 1, rooms, area, cost, "approved" if start < 2017 else "proposed")
        used.add(b.id)
    branch = min((b for b in buildings if not b.main_of and b.id not in used), key=lambda b: (-poor[b.id], people_of(b), b.id))
    row("closure of a poor branch", "closure", branch, 2018, 2018, None if branch.rooms_ce is None else -branch.rooms_ce,
        None if branch.nia is None else -round(branch.nia), None, "proposed")
    longer = next(b for b in centres if b.id not in used)
    row("longer opening for sessional use", "hours", longer, 2017, 2017, 0, 0, None, "approved", hours=72)
    return rows


def hubs(buildings, zones, practices, stream):
    """
    Three hubs (how many is ours) open 18:30-22 on weekdays and 12-18 at weekends, and a walk-in centre 08-20; some 5,000 slots a
    month. Returns (hubs, week, cover): an hour a row, and each practice with its nearest hub.
    """
    rng = stream("hubs")
    options = [b for b in buildings if b.main_of and b.known_at]
    chosen = []
    for _ in range(4):
        def cost(b):
            return sum(p.list * min(math.hypot(p.x - c.x, p.y - c.y) for c in chosen + [b]) for p in practices)
        chosen.append(min((b for b in options if b not in chosen), key=lambda b: (cost(b), b.id)))
    walk_in = chosen.pop()
    out, week = [], []
    opening = ("Mon-Fri 18:30-22:00", "Sat-Sun 12:00-18:00")
    clock = lambda minutes: f"{minutes // 60:02d}:{minutes % 60:02d}"
    for n, (b, clinicians) in enumerate(zip(sorted(chosen, key=lambda b: b.id), (4, 3, 3))):
        hub = f"YH{n + 1}"
        out.append((hub, f"Illustrative hub, {name_of(b, zones)}", b.id, "open", opening, clinicians))
        liked = rng.between(0.76, 0.93)
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
            start, end = (720, 1080) if day in ("Sat", "Sun") else (1110, 1320)
            while start < end:
                stop = min(start + 60, end)
                slots = (stop - start) * clinicians // 15
                hour = {1110: 1.08, 1170: 1.05, 1230: 0.94, 1290: 0.8}.get(start, 1.0 if start < 900 else 0.9)
                booked = round(slots * min(1.0, liked * hour * {"Mon": 1.06, "Sun": 0.85}.get(day, 1.0) * rng.between(0.95, 1.05)))
                week.append((hub, day, clock(start), clock(stop), clinicians, slots, booked, round(booked * rng.between(0.92, 0.99))))
                start = stop
    out.append(("YH4", f"Illustrative walk-in centre, {name_of(walk_in, zones)}", walk_in.id, "open", ("Mon-Sun 08:00-20:00",), 3))
    where = {b.id: b for b in buildings}
    cover = [(min(out[:3], key=lambda h: (math.hypot(where[h[2]].x - p.x, where[h[2]].y - p.y), h[0]))[0], p.code, "2014-12-01")
             for p in practices]
    return out, week, sorted(cover)


def housing(zones, stream):
    """(sites, completions): 760 homes in each of fifteen years, on sites that come one after the other, Romford and Rainham first."""
    rng = stream("housing")
    sites = []
    for k in range(SITES):
        zone = rng.pick(zones, [z.residents * {"Romford": 4.0, "Rainham": 3.0, "South Hornchurch": 2.0}.get(
            PLACES[z.named_for][0], 0.6) for z in zones])
        x, y = random_point(zone.ring, rng)
        first = rng.whole(0, HOUSING_YEARS - 3) if k >= 4 else 0
        sites.append((zone, x, y, math.exp(rng.gauss(5.4, 0.7)), first, min(HOUSING_YEARS - 1, first + rng.whole(1, 5) if k >= 4 else 14)))
    homes = [[0] * HOUSING_YEARS for _ in sites]
    for y in range(HOUSING_YEARS):
        for k, n in enumerate(apportion(HOMES_A_YEAR, [s[3] / (s[5] - s[4] + 1) if s[4] <= y <= s[5] else 0.0 for s in sites])):
            homes[k][y] = n
    rows, completions = [], []
    for k, (s, by_year) in enumerate(zip(sites, homes)):
        total = sum(by_year)
        status = rng.pick(("permissioned", "permissioned", "not permissioned")) if s[4] < 3 else rng.pick(("not permissioned", "pending decision"))
        rows.append((f"YD{k + 1:03d}", f"Illustrative site {k + 1}, {PLACES[s[0].named_for][0]}", s[1], s[2], total,
                     round(total * rng.between(1.0, 1.2)), status, "yes"))
        completions += [(f"YD{k + 1:03d}", FIRST_YEAR + y, n) for y, n in enumerate(by_year) if n]
    return rows, completions
