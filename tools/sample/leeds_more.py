"""Leeds over time (made up, on published totals): other buildings, later schemes, who may use which hub, records, risks, practice areas."""

import itertools
import math

from . import risks
from .estate import Premises, people_of
from .files import ring_text
from .places import N, PLACES, SE, W
from .scheme_money import SCHEME_COLUMNS

COVERED_IN_SE = 37                # of 42 practices, by four hubs
UNCOVERED_PEOPLE = 10000          # about so many are not
WEST_COVERED = 0.5                # of the people registered there, by weekend hubs
AREAS = 20                        # practices with a boundary
OTHERS = (   # name, kind, place, side, consulting rooms, treatment rooms, m2 net, hours, sessions used of ten a room
    ("community hospital", "community-hospital", "Wetherby", N, 14, 4, 1850.0, 60, 0.47),
    ("hospital outpatient wing", "hospital", "Leeds city centre", SE, 22, 6, 2900.0, 50, 0.71),
    ("children's health centre", "health-centre", "Morley", W, 9, 2, 960.0, 45, 0.55),
)


def other_buildings(buildings, zones, postcode_rows, postcodes_of, stream):
    """Buildings that are no general practice and lie outside the published 127: rooms to spare, nobody's list."""
    rng = stream("other buildings")
    out = []
    for name, kind, place, side, rooms, treatment, nia, hours, used in OTHERS:
        at = next(i for i, z in enumerate(zones) if PLACES[z.named_for][0] == place and z.side == side)
        b = Premises()
        b.id = f"XP{len(buildings) + len(out) + 1:03d}"
        b.name, b.kind, b.side, b.zone = f"Illustrative {name}, {place} (no general practice)", kind, side, at
        b.postcode, _, b.x, b.y = postcode_rows[rng.pick(postcodes_of[at])]
        b.known_at, b.main_of, b.users, b.lift = True, [], [], False
        b.tenure, b.landlord = "owned by an NHS trust", "illustrative NHS trust"
        b.rooms_ce, b.rooms_treatment, b.nia, b.gia, b.hours = rooms, treatment, nia, round(nia / 0.8, 1), hours
        b.sessions_available = (rooms + treatment) * 10
        b.sessions_used = round(b.sessions_available * used)
        b.klass, b.class_reason, b.class_until, b.role = "core", "fit for purpose; rooms to lend", 2040, "none"
        b.services = {"community-hospital": ["physiotherapy", "wards", "x-ray"], "hospital": ["outpatients", "x-ray"],
                      "health-centre": ["health visiting", "midwifery"]}[kind]
        out.append(b)
    return out


def later_schemes(rows, buildings, zones):
    """
    The rows of estate.schemes with the columns of SCHEME_COLUMNS: owners, a price base, treatment rooms of three, one that slips by
    two years; and two schemes more: a small practice that moves into an under-used LIFT building, and longer hours in another.
    """
    owner = ("estates lead, North", "estates lead, South and East", "estates lead, West")
    where = {b.id: b for b in buildings}
    name_of = lambda b: PLACES[zones[b.zone].named_for][0]
    costed = [r[0] for r in rows if r[8] is not None and r[2] in ("extension", "new-build") and (r[6] or 0) > 2]
    slips = next(r[0] for r in rows if r[0] in costed and r[9] == "approved")
    out = []
    for r in rows:
        treatment = 1 + (r[6] > 5) if r[0] in costed[-3:] else None
        out.append((*r, None, None, r[5] + 2 if r[0] == slips else None, treatment, None, 2016 if r[8] else None,
                    owner[where[r[3]].side] if r[10] == "illustrative" else None))
    taken = {r[3] for r in rows}
    lift = [b for b in buildings if b.lift and b.id not in taken and b.rooms_ce and b.nia and b.sessions_used < 0.65 * b.sessions_available]
    alone = [b for b in buildings if len(b.main_of) == 1 and len(b.users) == 1 and b.id not in taken and not b.lift and b.known_at
             and b.users[0][2] == 1.0 and people_of(b) < 6000 and b.rooms_ce and b.klass in ("tail", "flex")]
    _, into, gone = min((math.hypot(a.x - b.x, a.y - b.y), a.id, b.id) for a in lift for b in alone)
    row = lambda *cells: out.append((f"XS{len(out) + 1:02d}", *cells))
    row(f"Illustrative move of a small practice into LIFT rooms, {name_of(where[into])}", "merger", into, 2018, 2019, 0, 0, 140000, "proposed",
        "illustrative", None, gone, None, None, None, 2016, owner[where[into].side])
    longer = max((b for b in lift if b.id != into), key=lambda b: (people_of(b), b.id))
    row(f"Illustrative longer opening of LIFT rooms, {name_of(longer)}", "hours", longer.id, 2018, 2018, 0, 0, None, "proposed", "illustrative",
        None, None, None, None, 72, None, owner[longer.side])
    assert all(len(r) == len(SCHEME_COLUMNS) for r in out)
    return out


def cover(hubs, practices, buildings):
    """(hub, practice, from): 37 of 42 in South and East, the other five about 10,000 people; West about half of the people; North later."""
    where = {b.id: b for b in buildings}
    of_side = {side: [(h[0], where[h[2]], h[3]) for h in hubs if where[h[2]].side == side] for side in (N, SE, W)}
    near = lambda p, mine: min((math.hypot(b.x - p.x, b.y - p.y), hub) for hub, b, _ in mine)
    rows = []
    east = [p for p in practices if p.side == SE]
    small = sorted(east, key=lambda p: (p.list, p.code))[:14]
    _, left = min((abs(sum(p.list for p in five) - UNCOVERED_PEOPLE), tuple(p.code for p in five))
                  for five in itertools.combinations(small, len(east) - COVERED_IN_SE))
    rows += [(near(p, of_side[SE])[1], p.code, "2016-10-01") for p in east if p.code not in left]
    west = sorted((p for p in practices if p.side == W), key=lambda p: (near(p, of_side[W])[0], p.code))
    wanted, so_far = WEST_COVERED * sum(p.list for p in west), 0
    for p in west:
        if so_far + p.list <= wanted * 1.01:
            rows.append((near(p, of_side[W])[1], p.code, "2015-11-01"))
            so_far += p.list
        else:   # the rest of West when all are to be covered
            rows.append((near(p, of_side[W])[1], p.code, "2018-10-01"))
    rows += [(near(p, of_side[N])[1], p.code, "2018-10-01") for p in practices if p.side == N]
    return sorted(rows)


def records(networks):
    """Of today's teams: four testbeds, some agreed, the rest drafts."""
    names = {}
    for practice, network, name in networks:
        names[network] = name
    groups = sorted(names)
    ids = risks.locality_ids([(p, n) for p, n, _ in networks], groups)
    rows = []
    for k, (group, locality) in enumerate(sorted(zip(groups, ids), key=lambda g: g[1])):
        place = names[group].split(", ")[1]
        testbed = {"Armley": "Armley", "Beeston": "Beeston", "Seacroft": "Cross Gates", "Chapeltown": "Chapeltown"}.get(place)
        status = "pilot" if testbed else ("agreed", "draft", "draft")[k % 3]
        note = f"testbed {testbed}, as the plan of 2016 names it; the record is illustrative" if testbed else "illustrative"
        rows.append(("present", locality, status, "2016-12-01" if status != "draft" else None, note, *risks.SPLITS[k % len(risks.SPLITS)]))
    return rows


def risk_rows(buildings, schemes, networks):
    size = {}
    for b in buildings:
        for p in b.main_of:
            team = next(n for code, n, _ in networks if code == p.code)
            size[team] = size.get(team, 0) + p.list
    largest = risks.locality_ids([(p, n) for p, n, _ in networks], [max(size, key=lambda t: size[t])])[0]
    tail = next(b for b in buildings if b.klass == "tail")
    late = next(r for r in schemes if r[13])
    return [
        ("Homes come faster than rooms in the city centre", "plan", "", None, 20, 12, "estates lead, South and East", None),
        ("Team is too large to know its patients", "locality", largest, "present", 12, 8, "locality lead", None),
        ("Building fails before it is replaced", "premises", tail.id, None, 16, 9, "estates lead", None),
        ("Scheme slips again and its funding lapses", "premises", late[3], None, 15, 10, "estates lead", f"scheme {late[0]}"),
        ("Hub cannot fill its evening rota", "hub", "XH1", None, 12, 6, "access lead", None),
        ("LIFT rooms stay empty while other practices are full", "plan", "", None, 16, 6, "estates lead, West", None),
        ("Small list cannot replace a partner who leaves", "practice", min(((p.list, p.code) for b in buildings for p in b.main_of))[1], None, 16, 12,
         "workforce lead", None),
    ]


def areas(practices, centre):
    """Inner and outer boundaries of twenty practices near the middle, as circles: (properties, shape, coordinates)."""
    near = sorted((p for p in practices if p.known_at), key=lambda p: (math.hypot(p.x - centre[0], p.y - centre[1]), p.code))[:AREAS]
    out = []
    for p in sorted(near, key=lambda p: p.code):
        inner = 1000 * math.sqrt(p.list / 4500 / math.pi) * 1.4
        for kind, radius in (("inner", inner), ("outer", 1.7 * inner)):
            ring = [(round(p.x + radius * math.cos(a * math.pi / 12), 1), round(p.y + radius * math.sin(a * math.pi / 12), 1)) for a in range(24)]
            out.append(((("practice", p.code), ("kind", kind)), "Polygon", ring_text(ring)))
    return out
