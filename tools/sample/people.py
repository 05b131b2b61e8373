"""Who lives in the zones (made up): side, residents, ages, deprivation, postcode points."""

import math

from . import plane
from .chance import apportion
from .land import spread_m

AGE_BANDS = ((0, 4), (5, 15), (16, 24), (25, 44), (45, 64), (65, 74), (75, 84), (85, 120))


class Zone:
    """ring (open, counter-clockwise), at, place (number in the land's places), named_for, side, residents, ages, imd, student_share"""


def _power(land, k, x, y):
    _, px, py, people, *_ = land.places[k]
    return (x - px) ** 2 + (y - py) ** 2 - (1.6 * spread_m(people)) ** 2


def _blend(land, column, x, y):
    """A column of the land's places at a point, each place weighing as its people do there."""
    total = weight = 0.0
    for row in land.places:
        two_var = 2 * (1.25 * spread_m(row[3])) ** 2 + 250.0 ** 2
        w = row[3] / two_var * math.exp(-min(40.0, ((x - row[1]) ** 2 + (y - row[2]) ** 2) / two_var)) + 1e-18
        total += w * row[column]
        weight += w
    return total / weight


def _people_in(land, ring):
    mx = sum(p[0] for p in ring) / len(ring)
    my = sum(p[1] for p in ring) / len(ring)
    total = 0.0
    for k, (ax, ay) in enumerate(ring):
        bx, by = ring[(k + 1) % len(ring)]
        area = abs((ax - mx) * (by - my) - (ay - my) * (bx - mx)) / 2
        total += area * (land.people_per_m2((mx + ax + bx) / 3, (my + ay + by) / 3)
                         + land.people_per_m2((4 * mx + ax + bx) / 6, (4 * my + ay + by) / 6)) / 2
    return total


def neighbours(zones, borders):
    near = [dict() for _ in zones]
    for points, left, right, _ in borders:
        if left >= 0 and right >= 0:
            metres = sum(math.hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:]))
            near[left][right] = near[left].get(right, 0.0) + metres
            near[right][left] = near[right].get(left, 0.0) + metres
    return near


def pieces(members, near):
    """Connected pieces of a set of zones, largest first."""
    left, out = set(members), []
    while left:
        stack = [min(left)]
        piece = set(stack)
        while stack:
            for n in near[stack.pop()]:
                if n in left and n not in piece:
                    piece.add(n)
                    stack.append(n)
        left -= piece
        out.append(piece)
    return sorted(out, key=lambda p: (-len(p), min(p)))


def _one_piece_sides(zones, near, land):
    """Gives stray zones to the side that borders them most, until each side is one piece."""
    for _ in range(20):
        strays = []
        for side in land.all_sides():
            parts = pieces([i for i, z in enumerate(zones) if z.side == side], near)
            strays += [i for part in parts[1:] for i in sorted(part)]
        if not strays:
            return
        for i in strays:
            border = {}
            for n, metres in near[i].items():
                border[zones[n].side] = border.get(zones[n].side, 0.0) + metres
            border.pop(zones[i].side, None)
            if border:
                zones[i].side = max(sorted(border), key=lambda s: border[s])
    raise SystemExit("a side stays in pieces: choose another seed")


def settle(rings, borders, stream, land):
    """
    Returns (zones, borders), zones in their final order: by naming place, then distance from it; borders renumbered.
    """
    places = land.places
    raw = []
    for ring in rings:
        z = Zone()
        z.ring = ring
        z.at = plane.centroid(ring)
        if not plane.inside(ring, *z.at):
            z.at = plane.centroid(ring[::2])
        z.place = min(range(len(places)), key=lambda k: _power(land, k, *z.at))
        named = [k for k in range(len(places)) if places[k][7]]
        z.named_for = z.place if places[z.place][7] else min(
            (k for k in named if places[k][4] == places[z.place][4]), key=lambda k: _power(land, k, *z.at))
        z.side = places[z.place][4]
        raw.append(z)
    order = sorted(range(len(raw)), key=lambda i: (raw[i].named_for, math.hypot(
        raw[i].at[0] - places[raw[i].named_for][1], raw[i].at[1] - places[raw[i].named_for][2]), raw[i].at))
    number = {old: new for new, old in enumerate(order)}
    number[-1] = -1
    zones = [raw[i] for i in order]
    borders = [(p, number[a], number[b], river) for p, a, b, river in borders]
    near = neighbours(zones, borders)
    _one_piece_sides(zones, near, land)

    rng = stream("residents")
    for z in zones:
        z.expected = _people_in(land, z.ring)
        z.noise = math.exp(rng.gauss(0, 0.16))
        z.student_share = max(0.0, min(0.9, _blend(land, 6, *z.at) * rng.between(0.75, 1.1)))
        z.imd = round(min(82.0, max(2.5, _blend(land, 5, *z.at) * math.exp(rng.gauss(0, 0.2)))), 2)
    for side in land.all_sides():
        here = [z for z in zones if z.side == side]
        mean = land.residents[side] / len(here)
        scale = land.residents[side] / sum(z.expected for z in here)
        weights = [min(2.1 * mean, max(0.6 * mean, z.expected * scale)) * z.noise for z in here]
        for z, people in zip(here, apportion(land.residents[side], weights)):
            z.residents = people
    rng = stream("ages")
    for z in zones:
        s, poor = z.student_share, min(1.0, z.imd / 60)
        old = (1 - s) ** 2 * (1.35 - 0.75 * poor)
        base = (0.062 * (0.8 + 0.5 * poor), 0.125 * (0.85 + 0.35 * poor), 0.105, 0.275 * (0.92 + 0.2 * poor),
                0.255 * (1.1 - 0.25 * poor), 0.092 * old, 0.056 * old, 0.024 * old)
        young = (0.012, 0.015, 0.62, 0.25, 0.065, 0.02, 0.012, 0.006)
        mix = [((1 - s) * b / sum(base) + s * y) * math.exp(rng.gauss(0, 0.12)) for b, y in zip(base, young)]
        z.ages = apportion(z.residents, mix)
    return zones, borders, near


def random_point(ring, rng, density=None):
    """A point inside a ring, uniform, or denser where `density` is higher."""
    x0, x1 = min(p[0] for p in ring), max(p[0] for p in ring)
    y0, y1 = min(p[1] for p in ring), max(p[1] for p in ring)
    top = 0.0
    for attempt in range(4000):
        x, y = round(rng.between(x0, x1)), round(rng.between(y0, y1))
        if not plane.inside(ring, x, y):
            continue
        if density is None:
            return x, y
        d = density(x, y)
        top = max(top, d)
        if attempt > 12 and d >= top * rng.random():
            return x, y
    raise SystemExit("no point found inside a zone")


def postcodes(zones, stream, land):
    """(postcode, quality, east, north) and, per zone, the numbers of its postcodes. The postcode area does not exist."""
    rng = stream("postcodes")
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    per_zone = apportion(land.postcodes - 2 * len(zones), [z.residents for z in zones])
    rows, of_zone, used = [], [], {}
    districts = sorted({z.named_for for z in zones})
    for z, extra in zip(zones, per_zone):
        mine = []
        for _ in range(2 + extra):
            district = districts.index(z.named_for) + 1
            n = used.get(district, 0)
            used[district] = n + 1
            sector, unit = 1 + n // 40 % 9, n % 40 + 40 * (n // 360)
            code = f"{land.postcode_area}{district} {sector}{letters[unit // len(letters) % len(letters)]}{letters[unit % len(letters)]}"
            x, y = random_point(z.ring, rng, land.people_per_m2)
            mine.append(len(rows))
            rows.append((code, rng.pick((10, 20, 50), (0.93, 0.05, 0.02)), x, y))
        of_zone.append(mine)
    return rows, of_zone
