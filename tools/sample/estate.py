"""Premises, who uses them, their surveys, and schemes (made up; survey counts as published)."""

import math

from .places import N, SE, SIDES, W
from .published import FACETS, SOURCE


class Premises:
    """id, name, postcode, side, tenure, x, y, zone, rooms, sizes, hours; users: [(practice, role, share)]; known_at"""


def premises(practices, zones, near, postcode_rows, postcodes_of, flow_rows, stream, land, lift=0):
    """One building a main site (some shared by two practices), and branches up to the published number of each side."""
    rng = stream("premises")
    home = {}
    for code, zone, people in flow_rows:
        if zone[0] == land.zone_letter and int(zone[1:]) < 9000:
            home.setdefault(code, []).append((people, int(zone[1:]) - 1))
    out, branches = [], []
    for side in land.all_sides():
        mine = [p for p in practices if p.side == side]
        buildings = {}
        for p in mine:
            buildings.setdefault(p.building, []).append(p)
        rows = []
        for users in buildings.values():
            b = Premises()
            p = users[0]
            b.postcode, b.x, b.y, b.zone, b.main_of = p.postcode, p.x, p.y, p.zone, users
            b.users = [[q, "main", 1.0] for q in users]
            rows.append(b)
        taken = {b.zone for b in rows}
        large = sorted(mine, key=lambda p: (-p.list, p.code))
        wanted = land.premises[side] - len(rows)
        for p in large + large:
            if wanted == 0:
                break
            if p.list > 30000 and side == land.largest_on and sum(u[0] is p for b in rows for u in b.users) > 1:
                continue
            far = [(people, i) for people, i in home[p.code] if zones[i].side == side and i not in taken
                   and 900 < math.hypot(zones[i].at[0] - p.x, zones[i].at[1] - p.y) < 6000]
            if not far or sum(u[0] is p for b in rows for u in b.users) > 2:
                continue
            _, i = max(far, key=lambda f: (f[0], -f[1]))
            b = Premises()
            b.postcode, _, b.x, b.y = postcode_rows[rng.pick(postcodes_of[i])]
            b.zone, b.main_of = i, []
            share = round(rng.between(0.12, 0.38), 2)
            b.users = [[p, "branch", share]]
            for other in rows:
                for use in other.users:
                    if use[0] is p and use[1] == "main":
                        use[2] = round(use[2] - share, 2)
            rows.append(b)
            taken.add(i)
            wanted -= 1
        if wanted:
            raise SystemExit("not enough room for branches: choose another seed")
        for b in sorted(rows, key=lambda b: (not b.main_of, b.users[0][0].code)):
            b.side = side
            out.append(b)
    for n, b in enumerate(out):
        b.id, b.known_at = f"{land.letter}P{n + 1:03d}", True
        b.name = f"Illustrative premises {n + 1}"
    _sizes(out, rng, lift)
    return out


def people_of(building):
    return sum(p.list * share for p, _, share in building.users)


def _sizes(buildings, rng, lift_count):
    shared = sorted((b for b in buildings if b.main_of), key=lambda b: (-len(b.main_of), -people_of(b), b.id))
    lift = {b.id for b in shared[:lift_count]}
    for b in buildings:
        people = people_of(b)
        b.lift = b.id in lift
        room = rng.between(1.25, 1.9) if b.lift else math.exp(rng.gauss(-0.05, 0.24))
        nia = people * 120 / 1750 * room + 40
        gia = nia / rng.between(0.78, 0.85)
        b.rooms_ce = max(2, round(people / 1000 * 0.731 * room * rng.between(0.9, 1.1)))
        b.rooms_treatment = max(1, round(people / 1000 * 0.195 * room * rng.between(0.85, 1.2)))
        b.hours = rng.pick((50, 52.5, 52.5, 60, 60, 65)) if b.main_of else rng.pick((20, 27.5, 37.5, 50))
        b.tenure = "LIFT lease" if b.lift else rng.pick(
            ("owned by the practice", "private lease", "NHS Property Services lease", "third-party developer lease"), (48, 26, 12, 14))
        known = rng.random()
        b.nia = round(nia, 1) if known < 0.86 else None
        b.gia = round(gia, 1) if known < 0.70 or known >= 0.93 else None
        if rng.random() < 0.06:
            b.rooms_ce = b.rooms_treatment = None


def facets(buildings, stream, counts_of=FACETS, year_of=lambda b: 2015 if b.side == SE else 2016):
    """Ratings: counts of fails (C or worse) and of surveyed buildings per side as published; letters and dates made up."""
    rng = stream("facets")
    rows = []
    weak = {b.id: rng.random() + (-0.8 if b.lift else 0.0) + (0.15 if b.tenure.startswith("owned") else 0.0) for b in buildings}
    dates = {b.id: f"{year_of(b)}-{rng.whole(3, 10):02d}-{rng.whole(1, 28):02d}" for b in buildings}
    for facet, counts in counts_of.items():
        for side, (fails, surveyed) in enumerate(counts):
            mine = [b for b in buildings if b.side == side]
            ranked = sorted(mine, key=lambda b: (-(weak[b.id] + 0.7 * rng.random()), b.id))
            missing = {b.id for b in rng.shuffled(ranked)[:len(mine) - surveyed]}
            ranked = [b for b in ranked if b.id not in missing]
            for k, b in enumerate(ranked):
                worse = ("C", "C", "C", "CX", "D", "DX") if k < fails / 3 else ("C", "C", "C", "C", "D")
                rows.append((b.id, facet, rng.pick(worse) if k < fails else rng.pick("AABBBBB"), dates[b.id]))
    for b in buildings:
        if b.lift or rng.random() < 0.45:
            rating = rng.pick("UUUUEF") if b.lift else rng.pick("FFFFFOOOU")
            rows.append((b.id, "space", rating, dates[b.id]))
        if rng.random() < 0.35:
            rows.append((b.id, "quality", rng.pick("ABBBC"), dates[b.id]))
    order = ("physical", "functional", "space", "quality", "statutory", "environment")
    return sorted(rows, key=lambda r: (r[0], order.index(r[1])))


def schemes(buildings, facet_rows, zones, places, stream):
    """
    Two schemes that the plan names, hung on made-up buildings, and made-up ones in the published shape: North 7 premises
    schemes, South and East 8, West 5. No cost of theirs was published; made-up costs stand only on made-up schemes.
    """
    rng = stream("schemes")
    poor = {b.id: sum(r[0] == b.id and r[2][0] in "CDO" for r in facet_rows) for b in buildings}
    name_of = lambda b: places[zones[b.zone].named_for][0]
    otley = max((b for b in buildings if b.main_of and name_of(b) == "Otley"), key=lambda b: (people_of(b), b.id))
    chapel = max((b for b in buildings if b.main_of and name_of(b) == "Chapeltown"), key=lambda b: (poor[b.id], b.id))
    rows = [
        ("XS01", "Westgate extension (named in the plan; the building is made up)", "extension", otley.id, 2016, 2017, None, None,
         None, "in build", SOURCE),
        ("XS02", "St Martins House, Chapeltown (named in the plan; building and years are made up)", "refurbishment", chapel.id,
         2018, 2019, None, None, None, "initiated", SOURCE),
    ]
    used = {otley.id, chapel.id}
    for side, count in ((N, 5), (SE, 8), (W, 5)):
        ranked = sorted((b for b in buildings if b.side == side and b.id not in used and b.main_of),
                        key=lambda b: (-poor[b.id] - people_of(b) / 12000.0, b.id))[:count]
        for b in sorted(ranked, key=lambda b: b.id):
            kind = rng.pick(("extension", "extension", "refurbishment", "new-build"))
            start = rng.whole(2017, 2020)
            rooms = {"extension": rng.whole(2, 5), "refurbishment": rng.whole(0, 2), "new-build": rng.whole(6, 12)}[kind]
            area = round(rooms * rng.between(26, 34)) if rooms else None
            cost = round((area or 90) * rng.between(2300, 3400), -4) if rng.random() < 0.55 else None
            rows.append((f"XS{len(rows) + 1:02d}", f"Illustrative scheme, {name_of(b)}", kind, b.id, start,
                         start + (2 if kind == "new-build" else 1), rooms, area, None if cost is None else int(cost),
                         rng.pick(("proposed", "approved", "approved")) if start < 2019 else "proposed", "illustrative"))
    low = min((b for b in buildings if not b.main_of and b.side == W), key=lambda b: (-poor[b.id], people_of(b), b.id))
    rows.append((f"XS{len(rows) + 1:02d}", f"Illustrative closure of a branch, {name_of(low)}", "closure", low.id, 2019, 2019,
                 None if low.rooms_ce is None else -low.rooms_ce, None if low.nia is None else -round(low.nia), None, "proposed",
                 "illustrative"))
    return rows


def hubs(buildings, zones, places, practices, stream):
    """
    Four hubs in South and East, as published, three weekend hubs in West, one candidate in North. Places, hours, clinicians
    and bookings are made up. Returns (hubs, week): hub = (id, name, premises, status, opening texts, clinicians).
    """
    rng = stream("hubs")

    def spread(side, count):
        mine = [p for p in practices if p.side == side]
        options = [b for b in buildings if b.side == side and b.main_of and b.known_at]
        chosen = []
        for _ in range(count):
            def cost(b):
                return sum(p.list * min(math.hypot(p.x - c.x, p.y - c.y) for c in chosen + [b]) for p in mine)
            chosen.append(min((b for b in options if b not in chosen), key=lambda b: (cost(b), b.id)))
        return sorted(chosen, key=lambda b: b.id)

    evening = ("Mon-Fri 18:30-20:00",)
    longer = ("Mon-Fri 18:30-21:00", "Sat 09:00-13:00")
    weekend = ("Sat-Sun 09:00-13:00",)
    out = []
    for k, b in enumerate(spread(SE, 4)):
        out.append((b, "open", longer if k == 0 else evening, 3 if k == 0 else 2))
    for k, b in enumerate(spread(W, 3)):
        out.append((b, "open", ("Sat-Sun 09:00-16:00",) if k == 0 else weekend, 4 if k == 0 else 3))
    out.append((spread(N, 1)[0], "candidate", ("Mon-Fri 18:30-20:00", "Sat 09:00-13:00"), 2))
    hubs_out, week = [], []
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    for n, (b, status, opening, clinicians) in enumerate(out):
        hub = f"XH{n + 1}"
        side = SIDES[b.side][1].replace("Illustrative ", "")
        name = f"Illustrative {'hub' if status == 'open' else 'candidate hub'}, {places[zones[b.zone].named_for][0]} ({side})"
        hubs_out.append((hub, name, b.id, status, opening, clinicians))
        if status != "open":
            continue
        liked = rng.between(0.66, 0.97)
        for text in opening:
            span, hours = text.split(" ")
            start, end = hours.split("-")
            first, last = (span.split("-") * 2)[:2]
            for day in days[days.index(first):days.index(last) + 1]:
                minutes = (int(end[:2]) - int(start[:2])) * 60 + int(end[3:]) - int(start[3:])
                slots = int(minutes * clinicians / 15)
                busy = min(1.0, liked * {"Mon": 1.06, "Fri": 0.9, "Sun": 0.82}.get(day, 1.0) * rng.between(0.93, 1.06))
                booked = round(slots * busy)
                week.append((hub, day, start, end, clinicians, slots, booked, round(booked * rng.between(0.91, 0.99))))
    return hubs_out, week
