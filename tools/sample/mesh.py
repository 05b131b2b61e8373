"""Zones: a relaxed Voronoi partition with organically bent borders that neighbours share point for point.

Sites are drawn from the density of people, relaxed (Lloyd's method, weighted so that cells stay small where people are),
and mirrored in the outline, so that the bisectors of a site and its image make the outer edge. Along the river sites stand
in pairs, one on each bank, so that borders follow it. Cells are cut by half planes, nearest site first, O(n^2) at most.
Corners nearer than MERGE_M are made one. Each border is then bent once by midpoint displacement, whoever uses it, and its
points are rounded to 0.1 m; a border that made a zone cross itself is bent half as much until it does not.
"""

import math

from . import plane

ROUNDS = 26
MERGE_M = 38.0


def _cell(i, sites, half=9000.0):
    """Corners of site i's cell, counter-clockwise, each edge with the number of the site beyond it."""
    x, y = sites[i]
    ring = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    beyond = [-1, -1, -1, -1]
    order = sorted((((sx - x) ** 2 + (sy - y) ** 2), j) for j, (sx, sy) in enumerate(sites)
                   if j != i and abs(sx - x) < 2 * half and abs(sy - y) < 2 * half)
    reach = 2 * half * half
    for d2, j in order:
        if d2 > 4 * reach:
            break
        sx, sy = sites[j]
        nx, ny = sx - x, sy - y
        c = (sx * sx + sy * sy - x * x - y * y) / 2
        s = [nx * px + ny * py - c for px, py in ring]
        if max(s) <= 0:
            continue
        new, labels = [], []
        for k in range(len(ring)):
            k2 = (k + 1) % len(ring)
            if s[k] <= 0:
                new.append(ring[k])
                labels.append(beyond[k])
            if (s[k] <= 0) != (s[k2] <= 0):
                t = s[k] / (s[k] - s[k2])
                new.append((ring[k][0] + t * (ring[k2][0] - ring[k][0]), ring[k][1] + t * (ring[k2][1] - ring[k][1])))
                labels.append(j if s[k] <= 0 else beyond[k])
        ring, beyond = new, labels
        reach = max((px - x) ** 2 + (py - y) ** 2 for px, py in ring)
    return ring, beyond


def _images(sites, land):
    """Mirror images of the sites in the outline's edges, and a far frame that bounds every cell."""
    out = []
    outline = land.outline
    n = len(outline)
    for x, y in sites:
        for k in range(n):
            (ax, ay), (bx, by) = outline[k], outline[(k + 1) % n]
            fx, fy, t = plane.foot(ax, ay, bx, by, x, y)
            if -0.02 <= t <= 1.02 and math.hypot(fx - x, fy - y) < 4500:
                image = (2 * fx - x, 2 * fy - y)
                if not plane.inside(outline, *image):
                    out.append(image)
    x0, y0, wide, high = land.box
    for x in range(x0 - 8000, x0 + wide + 9000, 4000):
        out += [(x, y0 - 8000.0), (x, y0 + high + 8500.0)]
    for y in range(y0 - 8000, y0 + high + 9500, 4000):
        out += [(x0 - 10000.0, y), (x0 + wide + 10000.0, y)]
    return out


def _river_pairs(rng, land):
    """Sites on both banks, as far apart as zones are wide there."""
    line = plane.smooth_line(land.river, 25.0)
    pairs, walked, last = [], 0.0, line[0]
    wait = 0.0
    for a, b in zip(line, line[1:]):
        walked += math.hypot(b[0] - a[0], b[1] - a[1])
        if walked < wait or not plane.inside(land.outline, *b):
            continue
        width = min(1500.0, max(420.0, math.sqrt(land.people_a_zone / land.people_per_m2(*b))))
        ux, uy = (b[0] - last[0]), (b[1] - last[1])
        d = math.hypot(ux, uy) or 1.0
        last, ux, uy = b, ux / d, uy / d
        for bank in (1, -1):
            off = bank * width * (0.44 + 0.02 * rng.random())
            slip = width * 0.12 * (rng.random() - 0.5)
            site = (b[0] - uy * off + ux * slip, b[1] + ux * off + uy * slip)
            if plane.inside(land.outline, *site):
                pairs.append(site)
        wait = walked + width * (0.9 + 0.2 * rng.random())
    return pairs


def _draw_sites(rng, fixed, count, land):
    sites = []
    x0, y0, wide, high = land.box
    total = sum(k for _, _, k, _, _ in land.towns)
    while len(sites) < count:
        if rng.random() < 0.035:
            x, y = x0 + wide * rng.random(), y0 + high * rng.random()
        else:
            pick = rng.random() * total
            for tx, ty, k, two_var, _ in land.towns:
                pick -= k
                if pick < 0:
                    break
            r = math.sqrt(-two_var * math.log(1 - rng.random()))
            a = 2 * math.pi * rng.random()
            x, y = tx + r * math.cos(a), ty + r * math.sin(a)
        near = 0.55 * math.sqrt(land.people_a_zone / land.people_per_m2(x, y))
        if plane.inside(land.outline, x, y) and all((x - fx) ** 2 + (y - fy) ** 2 > near * near for fx, fy in fixed):
            sites.append((x, y))
    return sites


def _merged_corners(cells):
    """Numbers for corners, those nearer than MERGE_M made one (at their mean); rings as lists of corner numbers."""
    points = sorted({p for ring, _ in cells for p in ring})
    leader = list(range(len(points)))

    def root(k):
        while leader[k] != k:
            leader[k] = leader[leader[k]]
            k = leader[k]
        return k

    for i, (x, y) in enumerate(points):
        for j in range(i + 1, len(points)):
            if points[j][0] - x > MERGE_M:
                break
            if math.hypot(points[j][0] - x, points[j][1] - y) < MERGE_M:
                leader[max(root(i), root(j))] = min(root(i), root(j))
    groups = {}
    for k, p in enumerate(points):
        groups.setdefault(root(k), []).append(p)
    number = {p: n for n, (_, members) in enumerate(sorted(groups.items())) for p in members}
    corners = [(sum(p[0] for p in m) / len(m), sum(p[1] for p in m) / len(m)) for _, m in sorted(groups.items())]
    rings = []
    for ring, _ in cells:
        ids = [number[p] for p in ring]
        ids = [v for k, v in enumerate(ids) if v != ids[k - 1]]
        if len(set(ids)) != len(ids) or len(ids) < 3:
            raise SystemExit("a zone fell together when corners were merged: choose another seed")
        rings.append(ids)
    return corners, rings


def _bend(rng_of, a, b, key, strength):
    """Points of a border from corner a to corner b, rounded, by midpoint displacement."""
    rng = rng_of(key)
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    depth = min(5, max(0, round(math.log2(length / 85.0)))) if length > 110 else 0
    points = [a, b]
    swing = strength
    for _ in range(depth):
        finer = [points[0]]
        for p, q in zip(points, points[1:]):
            shift = swing * max(-1.6, min(1.6, rng.gauss(0, 1)))
            t = 0.5 + 0.1 * (rng.random() - 0.5)
            finer += [(p[0] + t * (q[0] - p[0]) - shift * (q[1] - p[1]), p[1] + t * (q[1] - p[1]) + shift * (q[0] - p[0])), q]
        points = finer
        swing *= 0.85
    return [(round(x, 1), round(y, 1)) for x, y in points]


def build(stream, land):
    """
    stream(topic): a seeded random number source for that topic.
    Returns (zones, borders): zones as open rings of points, counter-clockwise, in no order that means anything;
    borders as a list of (points, left zone, right zone or -1, on the river).
    """
    rng = stream("sites")
    fixed = _river_pairs(rng, land)
    free = _draw_sites(rng, fixed, land.zones - len(fixed), land)
    weight = lambda x, y: land.people_per_m2(x, y) ** 2 + 1e-9
    for _ in range(ROUNDS):
        sites = fixed + free
        everything = sites + _images(sites, land)
        moved = []
        for i in range(len(fixed), len(sites)):
            x, y = plane.centroid(_cell(i, everything)[0], weight)
            moved.append((x, y) if plane.inside(land.outline, x, y) else sites[i])
        free = moved
    sites = fixed + free
    everything = sites + _images(sites, land)
    cells = [_cell(i, everything) for i in range(len(sites))]
    corners, rings = _merged_corners([([(round(x, 3), round(y, 3)) for x, y in ring], b) for ring, b in cells])

    owner = {}
    for z, ring in enumerate(rings):
        for k, v in enumerate(ring):
            owner[(v, ring[(k + 1) % len(ring)])] = z
    river = plane.smooth_line(land.river, 25.0)
    north = [plane.side_of(river, x, y) > 0 for x, y in sites]
    keys = sorted({(min(e), max(e)) for e in owner})
    on_river = {k: k in owner and (k[1], k[0]) in owner and north[owner[k]] != north[owner[(k[1], k[0])]] for k in keys}
    strength = {k: 0.11 if on_river[k] else 0.125 for k in keys}
    corner_at = [(round(x, 1), round(y, 1)) for x, y in corners]
    for _ in range(12):
        bent = {k: _bend(stream, corner_at[k[0]], corner_at[k[1]], f"border {corner_at[k[0]]} {corner_at[k[1]]}", strength[k])
                for k in keys}
        zones, bad = [], set()
        for ring in rings:
            points, source = [], []
            for k, v in enumerate(ring):
                w = ring[(k + 1) % len(ring)]
                line = bent[(min(v, w), max(v, w))]
                line = line if v < w else line[::-1]
                points += line[:-1]
                source += [(min(v, w), max(v, w))] * (len(line) - 1)
            for i, j in plane.crossings(points):
                bad |= {source[i], source[j]}
            zones.append(points)
        if not bad:
            break
        for k in bad:
            strength[k] /= 2
    else:
        raise SystemExit("some borders still cross: choose another seed")
    borders = [(bent[k], owner.get(k, -1), owner.get((k[1], k[0]), -1), on_river[k]) for k in keys]
    return zones, borders
