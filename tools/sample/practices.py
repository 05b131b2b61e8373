"""Practices, their lists and where their patients live (made up, on published totals)."""

import math

from .chance import apportion

TOP_SHARE_MEDIAN = 0.46           # of a zone's patients, held by its largest practice
ELSEWHERE_CODES = 12
NEIGHBOUR_PRACTICES = 6           # practices outside the footprint that hold patients inside


class Practice:
    """code, name, side (commissioner), zone, x, y, list, building (number shared by practices in one building), known_at"""


def _choose_zones(zones, side, count, rng):
    """Zones where people are not yet served, one after the other: town centres first where a town is large."""
    here = [i for i, z in enumerate(zones) if z.side == side]
    left = {i: zones[i].residents * (1 + 0.35 * zones[i].student_share) for i in here}
    ration = sum(left.values()) / count
    chosen = []
    while len(chosen) < count:
        best, best_score = -1, -1.0
        for i in here:
            if i in chosen:
                continue
            x, y = zones[i].at
            score = sum(p * math.exp(-((zones[j].at[0] - x) ** 2 + (zones[j].at[1] - y) ** 2) / 1.4e6)
                        for j, p in left.items() if p > 0)
            score *= 1 + 0.25 * rng.random()
            if score > best_score:
                best, best_score = i, score
        chosen.append(best)
        x, y = zones[best].at
        serve = ration
        for j in sorted(here, key=lambda j: ((zones[j].at[0] - x) ** 2 + (zones[j].at[1] - y) ** 2, j)):
            taken = min(left[j], serve)
            left[j] -= taken
            serve -= taken
            if serve <= 0:
                break
    return chosen


def place(zones, near, postcode_rows, postcodes_of, stream, land, adjust=None):
    """Practices with a zone, a position and a postcode, in code order (by side, then zone). adjust(practices) may move some before they are named."""
    rng = stream("practices")
    out = []
    for side in land.all_sides():
        chosen = _choose_zones(zones, side, land.practice_zones[side], rng)
        extra = land.practices[side] - len(chosen)
        crowd = {i: 1 for i in chosen}
        for i in rng.shuffled(sorted(chosen, key=lambda i: -zones[i].imd)[:extra + 6])[:extra]:
            crowd[i] += 1
        twos = [i for i in chosen if crowd[i] == 2]
        if len(twos) > 1:   # one zone holds three
            busiest = max(twos, key=lambda i: zones[i].imd)
            single = min((i for i in twos if i != busiest), key=lambda i: zones[i].imd)
            crowd[busiest] += 1
            crowd[single] -= 1
        pairs = rng.shuffled(sorted(i for i in chosen if crowd[i] >= 2))[:land.shared_buildings[side]]
        for i in sorted(chosen):
            spots = []
            for k in range(crowd[i]):
                if k == 1 and i in pairs:
                    spots.append(spots[0])
                    continue
                free = [r for r in postcodes_of[i] if r not in spots]
                spots.append(rng.pick(free))
            for k, r in enumerate(spots):
                p = Practice()
                p.side, p.zone = side, i
                p.postcode, _, x, y = postcode_rows[r]
                p.x, p.y = x, y
                p.building = (i, r)
                p.known_at = True
                out.append(p)
    if adjust:
        adjust(out)
    for n, p in enumerate(out):
        p.code, p.name = f"{land.letter}{n + 1:04d}", f"Illustrative Practice {n + 1}"
        p.open_date = f"{rng.whole(1974, 2014)}-{rng.whole(1, 12):02d}-01"
    return out


def beyond_its_side(practices, zones, near, postcode_rows, postcodes_of, own, other):
    """One practice of side `own` sits just over the border in `other`: its commissioner is not that of its place."""
    taken = {p.zone for p in practices}
    alone = [p for p in practices if p.side == own and sum(q.zone == p.zone for q in practices) == 1]
    options = [(math.hypot(p.x - zones[j].at[0], p.y - zones[j].at[1]), p.zone, j) for p in alone
               for j, z in enumerate(zones) if z.side == other and j not in taken and any(zones[n].side == own for n in near[j])]
    _, start, j = min(options)
    p = next(p for p in alone if p.zone == start)
    p.zone = j
    p.building = (j, postcodes_of[j][0])
    p.postcode, _, p.x, p.y = postcode_rows[postcodes_of[j][0]]


def give_lists(practices, zones, stream, land):
    """Lists that meet the published totals, extremes and median exactly, and else follow the people nearby."""
    rng = stream("lists")
    pull = []
    for z in zones:
        row = [math.exp(-math.hypot(z.at[0] - p.x, z.at[1] - p.y) / 650.0) for p in practices]
        pull.append((z.residents * (1 + 0.45 * z.student_share), row, sum(row)))
    raw = [sum(people * row[k] / total for people, row, total in pull) for k in range(len(practices))]
    student = max((k for k, p in enumerate(practices) if p.side == land.largest_on),
                  key=lambda k: (zones[practices[k].zone].student_share, -k))
    noise = [math.exp(rng.gauss(0, 0.38)) for _ in practices]
    ceiling = [rng.between(*land.list_ceiling) for _ in practices]
    small = min((k for k, p in enumerate(practices) if p.side == land.smallest_on), key=lambda k: (raw[k] * noise[k], k))

    def lists_for(spread):
        value = [(r * n) ** spread for r, n in zip(raw, noise)]
        out = [0.0] * len(value)
        for side in land.all_sides():
            mine = [k for k, p in enumerate(practices) if p.side == side]
            fixed = {k: v for k, v in ((student, land.list_max), (small, land.list_min)) if k in mine}
            free = [k for k in mine if k not in fixed]
            scale = (land.lists[side] - sum(fixed.values())) / sum(value[k] for k in free)
            for _ in range(40):
                clipped = [min(ceiling[k], max(land.list_floor, value[k] * scale)) for k in free]
                scale *= (land.lists[side] - sum(fixed.values())) / sum(clipped)
            for k, v in zip(free, clipped):
                out[k] = v
            for k, v in fixed.items():
                out[k] = float(v)
        return out

    low, high = 0.2, 2.2   # a wider spread has a lower median under the same mean
    for _ in range(60):
        middle = (low + high) / 2
        if sorted(lists_for(middle))[len(practices) // 2] > land.list_median:
            low = middle
        else:
            high = middle
    exact = lists_for((low + high) / 2)
    order = sorted(range(len(practices)), key=lambda k: (exact[k], k))
    middle = order[len(order) // 2]
    below = set(order[:len(order) // 2])
    final = [min(land.list_median - 1, round(v)) if k in below else max(land.list_median + 1, round(v)) for k, v in enumerate(exact)]
    final[middle] = land.list_median
    for side in land.all_sides():
        mine = [k for k, p in enumerate(practices) if p.side == side]
        room = sorted((k for k in mine if k not in below and k not in (middle, student)), key=lambda k: (-final[k], k))[:6]
        off = land.lists[side] - sum(final[k] for k in mine)
        for k, part in zip(room, apportion(abs(off), [1.0] * len(room))):
            final[k] += part if off > 0 else -part
            if final[k] <= land.list_median:
                raise SystemExit("a list fell below the median while totals were met: choose another seed")
    for p, people in zip(practices, final):
        p.list = people


def outside_places(land):
    """Made-up zones beyond the outline: a code and a point each."""
    cx, cy = land.centre
    out = []
    for k in range(ELSEWHERE_CODES):
        a = 2 * math.pi * k / ELSEWHERE_CODES
        edge = min(((abs(math.remainder(math.atan2(y - cy, x - cx) - a, 2 * math.pi))), x, y) for x, y in land.outline)
        out.append((f"{land.zone_letter}9{k + 1:03d}", edge[1] + 1500 * math.cos(a), edge[2] + 1500 * math.sin(a)))
    return out


def _sparse(row, rng, small=9.0):
    """Expected numbers below `small` become nothing or about `small`, the same on average: people come whole, and few."""
    return [v if v >= small else small * rng.between(0.4, 1.6) if rng.random() < v / small else 0.0 for v in row]


def flows(practices, zones, stream, land):
    """
    Patients by practice and zone of home: (practice code, zone code, patients), of a later date than the lists.
    People choose by distance and size (Huff), less often across a side's border; both margins are then met by proportional
    fitting; how fast distance tells is set so that the largest practice of a zone holds the wanted share in the median.
    """
    rng = stream("flows")
    outside = outside_places(land)
    drift = [1 + rng.gauss(0, 0.012) for _ in practices]
    away = []
    for p in practices:
        edge = min(math.hypot(x - p.x, y - p.y) for _, x, y in outside)
        away.append((0.031 + 0.11 * math.exp(-edge / 1900.0)) * rng.between(0.8, 1.2))
    rows_total = [p.list * d * (1 - a) for p, d, a in zip(practices, drift, away)]
    demand = [z.residents * (1 + 0.45 * z.student_share) for z in zones]
    scale = sum(rows_total) / sum(demand)
    demand = [d * scale for d in demand]
    liking = [[math.exp(rng.gauss(0, 0.35)) for _ in zones] for _ in practices]

    def fitted(reach_m):
        table = []
        for p, likes in zip(practices, liking):
            row = []
            for z, like in zip(zones, likes):
                d = math.hypot(z.at[0] - p.x, z.at[1] - p.y)
                pull = math.exp(-d / reach_m) + 0.0004 * math.exp(-d / 4000.0)
                row.append(p.list ** 0.8 * pull * like * (1.0 if z.side == p.side else 0.5))
            table.append(row)
        for _ in range(25):
            sums = [sum(row[i] for row in table) for i in range(len(zones))]
            factor = [d / s for d, s in zip(demand, sums)]
            for k, row in enumerate(table):
                row = [v * f for v, f in zip(row, factor)]
                scale = rows_total[k] / sum(row)
                table[k] = [v * scale for v in row]
        return table

    def top_median(table):
        tops = sorted(max(row[i] for row in table) / sum(row[i] for row in table) for i in range(len(zones)))
        return tops[len(tops) // 2]

    low, high = 150.0, 1600.0
    for _ in range(9):
        reach = (low + high) / 2
        table = fitted(reach)
        if top_median(table) > TOP_SHARE_MEDIAN:
            low = reach
        else:
            high = reach
    out = []
    for k, p in enumerate(practices):
        total = round(p.list * drift[k])
        unknown = rng.whole(1, 14) if rng.random() < 0.5 else 0
        beyond = round(total * away[k])
        for i, people in enumerate(apportion(total - unknown - beyond, _sparse(table[k], rng))):
            if people:
                out.append((p.code, land.zone_id(i), people))
        near = [math.exp(-math.hypot(x - p.x, y - p.y) / 5000.0) for _, x, y in outside]
        for (code, _, _), people in zip(outside, apportion(beyond, near)):
            if people:
                out.append((p.code, code, people))
        if unknown:
            out.append((p.code, "NO2011", unknown))
    step = ELSEWHERE_CODES // NEIGHBOUR_PRACTICES
    for n in range(NEIGHBOUR_PRACTICES):
        _, x, y = outside[n * step]
        close = sorted((math.hypot(z.at[0] - x, z.at[1] - y), i) for i, z in enumerate(zones))[:8]
        for d, i in close:
            people = round(zones[i].residents * 0.09 * math.exp(-max(0.0, d - close[0][0]) / 2500.0) * rng.between(0.6, 1.3))
            if people:
                out.append((f"{land.letter}9{n + 1:03d}", land.zone_id(i), people))
    return sorted(out)
