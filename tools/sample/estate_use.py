"""What buildings are for and how they are used: landlord, kind, sessions, class, role, services; backlog (made up, on published totals)."""

import math

from .chance import apportion

LANDLORDS = {
    "owned by the practice": "the practice's partners",
    "private lease": "illustrative private landlord",
    "third-party developer lease": "illustrative third-party developer",
    "NHS Property Services lease": "NHS Property Services",
    "LIFT lease": "illustrative LIFT company",
}
SERVICES = ("phlebotomy", "physiotherapy", "community nursing", "minor surgery", "podiatry", "talking therapies", "midwifery", "health visiting")
# Sessions used of those available, by the space rating; LIFT that is rated under-used is below 65 in 100.
_USED = {"E": (0.30, 0.45), "U": (0.46, 0.64), "F": (0.68, 0.90), "O": (0.90, 0.99), None: (0.60, 0.92)}


def describe(buildings, facet_rows, hub_premises, stream, class_years):
    """class_years: to which year core, flex and tail are meant to hold. facet_rows: (building, facet, rating, ...)."""
    rng = stream("use of buildings")
    rated = {}
    for row in facet_rows:
        rated.setdefault(row[0], {})[row[1]] = row[2]
    fullest = max((b for b in buildings if b.rooms_ce and rated.get(b.id, {}).get("space") == "O"), key=lambda b: (b.rooms_ce, b.id))
    lift = 0
    for b in buildings:
        ratings = rated.get(b.id, {})
        b.kind = "lift" if b.lift else "gp"
        b.landlord = LANDLORDS[b.tenure]
        rooms = (b.rooms_ce or 0) + (b.rooms_treatment or 0)
        used = rng.between(*_USED[ratings.get("space")])
        lift += b.lift
        if b.lift and lift % 5 in (2, 4):   # some are used well enough
            used = rng.between(0.66, 0.88)
        told = rng.random() < 0.86 or b.lift or b is fullest
        b.sessions_available = rooms * 10 if rooms and told else None    # two a day, five days
        b.sessions_used = None if b.sessions_available is None else round(b.sessions_available * used)
        if b is fullest:
            b.sessions_used = round(b.sessions_available * 1.06)
        b.klass = b.class_reason = b.class_until = None
        worst = max((r for f, r in ratings.items() if f in ("physical", "functional", "statutory")), default=None,
                    key=lambda r: ("A", "B", "C", "CX", "D", "DX").index(r))
        if worst is not None and rng.random() < 0.8:
            if worst in ("D", "DX", "CX"):
                b.klass, b.class_reason = "tail", f"rated {worst}: not worth mending where it stands" if "X" in worst else f"rated {worst}"
            elif worst == "C":
                b.klass, b.class_reason = "flex", "usable while its C ratings are mended"
            else:
                b.klass, b.class_reason = "core", "fit for purpose: no facet below B"
            b.class_until = class_years[b.klass]
        b.role = "hub" if b.id in hub_premises else "spoke" if rng.random() < (0.5 if not b.main_of else 0.12) else "none"
        count = rng.whole(2, 4) if b.role == "hub" or b.lift else rng.whole(0, 2)
        b.services = sorted(rng.shuffled(SERVICES)[:count])


def backlog(buildings, facet_rows, total, price_base, source, stream):
    """Rows of backlog.csv that add up to the total: more where condition or statutory compliance fails."""
    rng = stream("backlog")
    poor = {}
    for row in facet_rows:
        if row[1] in ("physical", "statutory") and row[2][0] in "CD":
            poor.setdefault(row[0], []).append((row[1], row[2]))
    elements = {"physical": ("roof", "heating", "windows", "electrical", "drainage"), "statutory": ("fire precautions", "access", "water safety")}
    rows, weights = [], []
    for b in sorted(buildings, key=lambda b: b.id):
        for facet, rating in poor.get(b.id, ()):
            if rng.random() < 0.45:
                continue
            risk = rng.pick(("high", "significant", "moderate")) if rating[0] == "D" else rng.pick(
                ("significant", "moderate", "low"), (0.25, 0.45, 0.3))
            rows.append((b.id, risk, rng.whole(1, 4) if risk in ("high", "significant") else rng.whole(4, 15), rng.pick(elements[facet])))
            weights.append({"high": 2.2, "significant": 1.6, "moderate": 1.0, "low": 0.5}[risk] * math.exp(rng.gauss(0, 0.5)))
    hundreds = apportion(total // 100, weights)
    return [(b, risk, n * 100, price_base, life, element, source) for (b, risk, life, element), n in zip(rows, hundreds) if n]


def facet_table(rows, buildings, source, stream, price_base, costs):
    """
    The columns of facets.csv. With costs: costs to bring failing buildings to B, ratings of single elements, and rows that say
    "not surveyed" for some of the facets that a building lacks.
    """
    rng = stream("facet details")
    surveyors = ("Illustrative Surveyors A", "Illustrative Surveyors B")
    surveyor = {b.id: rng.pick(surveyors) for b in buildings}
    out = []
    for b, facet, rating, date in rows:
        fails = rating[0] in "CD" and facet in ("physical", "functional", "statutory")
        cost = round(math.exp(rng.gauss(9.6 if rating[0] == "C" else 10.6, 0.5)), -2) if fails and rng.random() < 0.6 else None
        cost = None if cost is None or rating.endswith("X") or not costs else int(cost)
        out.append((b, facet, rating, date, source, surveyor[b], None, cost, price_base if cost else None))
        if costs and facet == "physical" and rating[0] in "CD" and rng.random() < 0.25:
            for element in sorted(rng.shuffled(("roof", "heating", "windows", "electrical"))[:2]):
                cost = int(round(math.exp(rng.gauss(8.9, 0.5)), -2))
                out.append((b, facet, rng.pick(("C", "C", "D")) if len(rating) == 1 else "C", date, source, surveyor[b], element, cost, price_base))
    if costs:
        have = {(r[0], r[1]) for r in rows}
        for b in buildings:
            for facet in ("physical", "functional", "statutory"):
                if (b.id, facet) not in have:
                    out.append((b.id, facet, "not surveyed", None, source, None, None, None, None))
    order = ("physical", "functional", "space", "quality", "statutory", "environment")
    return sorted(out, key=lambda r: (r[0], order.index(r[1]), r[6] or ""))


FACET_COLUMNS = ("premises_id", "facet", "rating", "survey_date", "source", "surveyor", "element", "cost_to_b_gbp", "price_base")
BACKLOG_COLUMNS = ("premises_id", "risk", "cost_gbp", "price_base", "remaining_life_years", "element", "source")
