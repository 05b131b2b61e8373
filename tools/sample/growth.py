"""Housing sites with their completions, workforce returns, and today's neighbourhood teams (made up, on published totals)."""

import math

from .chance import apportion
from .people import random_point
from .places import N, PLACES, SE, W
from .published import (GP_FTE_HUNDREDTHS, GP_FTE_PRACTICES, HOMES_A_YEAR, HOUSING_YEARS)

# Sites with no published phasing: spread evenly over the five years by the plan file; the first has no position either.
UNPHASED = (20, 60, 85, 110, 125, 200)
SITES = 74


def housing(zones, stream):
    """
    (sites, completions). sites: (id, name, x, y, least, most, status, deliverable), x None where not known.
    Completions and the unphased sites' even fifths together make the published number in each year.
    """
    rng = stream("housing")
    centre = (PLACES[0][1], PLACES[0][2])
    sites = []
    for k in range(SITES):
        ring = rng.pick(("centre", "inner", "outer"), (0.38, 0.34, 0.28))
        low, high = {"centre": (0, 1700), "inner": (1700, 4500), "outer": (4500, 40000)}[ring]
        options = [z for z in zones if low <= math.hypot(z.at[0] - centre[0], z.at[1] - centre[1]) < high]
        z = rng.pick(options, [x.residents for x in options])
        x, y = random_point(z.ring, rng)
        size = math.exp(rng.gauss({"centre": 5.9, "inner": 5.5, "outer": 4.9}[ring], 0.75))
        first = rng.whole(0, 3)
        last = min(4, first + 1 + int(size > 250) + int(size > 500) + rng.whole(0, 1))
        sites.append([z.named_for, x, y, size, first, last])
    homes = [[0] * len(HOUSING_YEARS) for _ in sites]
    phased = HOMES_A_YEAR - sum(UNPHASED) // len(HOUSING_YEARS)
    for y in range(len(HOUSING_YEARS)):
        weights = [s[3] / (s[5] - s[4] + 1) if s[4] <= y <= s[5] else 0.0 for s in sites]
        for k, n in enumerate(apportion(phased, weights)):
            homes[k][y] = n
    rows, completions = [], []
    for k, (s, by_year) in enumerate(zip(sites, homes)):
        total = sum(by_year)
        site = f"XD{k + 1:03d}"
        status = rng.pick(("permissioned", "permissioned", "not permissioned")) if s[4] < 2 else rng.pick(
            ("permissioned", "not permissioned", "pending decision"))
        rows.append((site, f"Illustrative site {k + 1}, {PLACES[s[0]][0]}", s[1], s[2], total,
                     round(total * rng.between(1.0, 1.2)), status, "yes"))
        completions += [(site, year, n) for year, n in zip(HOUSING_YEARS, by_year) if n]
    for k, total in enumerate(UNPHASED):
        n = SITES + k + 1
        z = rng.pick(zones, [x.residents for x in zones])
        x, y = random_point(z.ring, rng)
        if k == 0:
            x = y = None
        rows.append((f"XD{n:03d}", f"Illustrative site {n}, {PLACES[z.named_for][0]}", x, y, total, None, "permissioned", "yes"))
    return rows, completions


def workforce(practices, stream):
    """Practice -> hundredths of a full-time GP, of the practices that returned them, to the published total."""
    rng = stream("workforce")
    order = sorted(practices, key=lambda p: (-p.list * math.exp(rng.gauss(0, 0.8)), p.code))
    told = sorted(order[:GP_FTE_PRACTICES], key=lambda p: p.code)
    shares = apportion(GP_FTE_HUNDREDTHS, [p.list * math.exp(rng.gauss(0, 0.22)) for p in told])
    return {p.code: h for p, h in zip(told, shares)}


# Wanted sizes of today's teams, thousands, per side; the fourth and fifth of West are out of the 30-80k bounds on purpose.
_WANTED = {N: (74, 69, 72), SE: (66, 70, 72, 68), W: (64, 66, 66, 87, 27, 60)}
_SEEDS = {
    N: ("Otley", "Chapeltown", "Wetherby"),
    SE: ("Beeston", "Rothwell", "Seacroft", "Harehills"),
    W: ("Yeadon", "Pudsey", "Morley", "Hyde Park", "Kirkstall", "Armley"),
}


def networks(practices, stream):
    """
    Thirteen neighbourhood teams on registered lists, by nearest team under weights that even out their sizes, as a present
    grouping that is not perfect: two teams out of bounds, and one in two pieces through a practice that joined far away.
    """
    rows, teams = [], []
    for side in (N, SE, W):
        mine = [p for p in practices if p.side == side]
        centres = [next((x, y) for name, x, y, *_ in PLACES if name == seed) for seed in _SEEDS[side]]
        wanted = [w * sum(p.list for p in mine) / sum(_WANTED[side]) for w in _WANTED[side]]
        weight = [0.0] * len(centres)
        best, best_off = None, math.inf
        for step in range(900):
            team = {p.code: min(range(len(centres)), key=lambda t: math.hypot(p.x - centres[t][0], p.y - centres[t][1]) - weight[t])
                    for p in mine}
            size = [sum(p.list for p in mine if team[p.code] == t) for t in range(len(centres))]
            off = sum(abs(a - b) for a, b in zip(size, wanted))
            if off < best_off:
                best, best_off = dict(team), off
            for t in range(len(centres)):
                weight[t] += (wanted[t] - size[t]) * 0.03 / (1 + step / 60)
        teams.append((side, mine, best))
    number = 0
    for side, mine, team in teams:
        if side == SE:
            _far_joiner(mine, team)
        for t, seed in enumerate(_SEEDS[side]):
            number += 1
            rows += [(p.code, f"XN{number:02d}", f"Illustrative neighbourhood {number}, {seed}") for p in mine if team[p.code] == t]
    return sorted(rows)


def _far_joiner(mine, team):
    """The first team takes a small practice that stands among the third team's."""
    x = sum(p.x for p in mine if team[p.code] == 2) / sum(1 for p in mine if team[p.code] == 2)
    y = sum(p.y for p in mine if team[p.code] == 2) / sum(1 for p in mine if team[p.code] == 2)
    alone = [p for p in mine if team[p.code] == 2 and 2500 < p.list < 6500 and sum(q.zone == p.zone for q in mine) == 1]
    p = min(alone, key=lambda p: (math.hypot(p.x - x, p.y - y), p.code))
    team[p.code] = 0
