"""A developer's share and the funding table as a spreadsheet would have them, and the written tables held against that.

domain notes section 3: patients = homes x household size x new-patient share; area = patients x 120 / 1,750; what the practices that take
them have to spare is used once, shared by what each site needs of it; money = area lacking x cost a m2 x (1 + fees). To the pound.
Sections 1 and 3, the rooms rule: rooms of these patients at the plan's hours, less those of the patients for whom the practices have rooms
to spare at their own buildings' hours; money = (rooms lacking x room area) x (1 + circulation) x cost a m2 x (1 + fees).
"""

import csv
import os

from moves import setting
from plan_tables import first_year, number

GIVEN_UP = ("cancelled", "withdrawn", "rejected", "unfunded")   # a scheme that will not come
REFUSED = GIVEN_UP + ("refused", "declined")                   # money that will not
FIGURES = ("patients", "area_m2", "spare_used_m2", "area_lacking_m2", "rooms_ce", "rooms_treatment", "rooms_ce_lacking",
           "rooms_treatment_lacking", "by_area_gbp", "by_rooms_gbp", "by_person_gbp")
TOLERANCE = {"by_area_gbp": 0.5001, "by_rooms_gbp": 0.5001, "by_person_gbp": 0.5001}   # whole pounds; the rest is written to two decimals
REST = 0.0051


def _assumptions(db):
    return dict(db.execute("select id, value from assumption"))


def _to_plan_prices(db, gbp, rate):
    """At the plan's prices where its index knows both years, else as the rate was written."""
    index = dict(db.execute("select year, value from price_index"))
    base = db.execute("select price_base from rate where id = ?", (rate,)).fetchone()[0]
    wanted = setting(db, "price_year")
    return gbp * index[wanted] / index[base] if base in index and wanted in index else gbp


def _homes(db):
    """{site: homes that are not in the lists already}; sites of which no number is known are left out."""
    base, lag = setting(db, "base"), setting(db, "lag")
    homes = {}
    for site, low, high in db.execute("select id, low, high from site"):
        by_year = db.execute("select year, homes from homes where site = ?", (site,)).fetchall()
        if by_year:
            homes[site] = sum(n for year, n in by_year if not (year < base and year + lag <= base))
        elif high is not None or low is not None:
            homes[site] = high if high is not None else low
    return homes


def _rooms(db, a):
    """Of each type of room: rooms a patient at the plan's hours, and {practice: patients for whom it has rooms to spare}."""
    out = {}
    base = setting(db, "base")
    for kind, short in (("rooms_ce", "ce"), ("rooms_treatment", "treatment")):
        hours = db.execute(f"select contacts * share_{short} * (minutes_{short} + lost) / 60 / 1000 from rule").fetchone()[0]
        at_plan_hours = hours / (a["hours_week"] * a["room_utilisation"])
        spare = {}
        for practice, free, each in db.execute(f"""
                select n.practice, h.{kind} - n.{kind}, sum(t.share / t.room_hours) from practice_need n
                join practice_have h on h.practice = n.practice and h.y = n.y join there t on t.practice = n.practice and t.y = n.y
                where n.y = ? and h.{kind} is not null group by n.practice""", (base,)):
            if each and hours > 0:
                spare[practice] = free / (hours * each)
        out[kind] = (at_plan_hours, spare)
    return out


def _patients_with_rooms(brings, spare):
    """{site: patients for whom there are rooms}: a practice's are shared by the patients whom each site brings it."""
    out = {}
    for practice, rows in brings.items():
        there, wanted = max(spare.get(practice, 0.0), 0.0), sum(patients for _, patients in rows)
        for site, patients in rows:
            out[site] = out.get(site, 0.0) + (patients * min(1.0, there / wanted) if wanted > 0 else 0.0)
    return out


def developer(db, takers):
    """{site: {figure: value}}"""
    a = _assumptions(db)
    need = a["m2_per_gp"] / a["patients_per_gp_m2"]
    base = setting(db, "base")
    homes = _homes(db)
    place = {s: (zone, x, y, own) for s, zone, x, y, own in db.execute("select id, zone, x, y, household from site")}
    out, claims, takes, brings = {}, {}, {}, {}
    for site, n in homes.items():
        zone, x, y, own = place[site]
        patients = n * (a["household_size"] if own is None else own) * a["new_patient_share"]
        out[site] = {"patients": patients, "area_m2": patients * need, "spare_used_m2": 0.0}
        for practice, share in takers.of(zone, base, (x, y)) if zone is not None and patients > 0 else ():
            if practice:
                claims.setdefault(practice, []).append((site, patients * share * need))
                brings.setdefault(practice, []).append((site, patients * share))
                takes.setdefault(site, []).append(practice)
    spare = dict(db.execute("""
        select p.id, h.nia_m2 - coalesce(p.weighted, p.list) * ? from practice p
            join practice_have h on h.practice = p.id and h.y = ? where p.list is not null and h.nia_m2 is not null""", (need, base)))
    for practice, rows in claims.items():
        there = max(spare.get(practice, 0.0), 0.0)
        wanted = sum(m2 for _, m2 in rows)
        for site, m2 in rows:
            out[site]["spare_used_m2"] += m2 * min(1.0, there / wanted) if wanted > 0 else 0.0
    a_m2 = a["cost_per_m2_gbp"] * (1 + a["fees_share"])
    for kind, (a_patient, free) in _rooms(db, a).items():
        housed = _patients_with_rooms(brings, free)
        for site, figures in out.items():
            figures[kind] = figures["patients"] * a_patient
            figures[kind + "_lacking"] = max(figures["patients"] - housed.get(site, 0.0), 0.0) * a_patient
    for site, figures in out.items():
        m2 = (figures["rooms_ce_lacking"] * a["room_ce_m2"] + figures["rooms_treatment_lacking"] * a["room_treatment_m2"])
        figures["by_rooms_gbp"] = _to_plan_prices(db, m2 * (1 + a["circulation_share"]) * a_m2, "cost_per_m2_gbp")
        lacking = figures["area_lacking_m2"] = max(figures["area_m2"] - figures["spare_used_m2"], 0.0)
        figures["by_area_gbp"] = _to_plan_prices(db, lacking * a_m2, "cost_per_m2_gbp")
        if figures["area_m2"] > 0 and not any(p in spare for p in takes.get(site, ())):
            figures["spare_used_m2"] = None   # nobody takes its people, or nobody knows whether those who do have any to spare
        figures["by_person_gbp"] = _to_plan_prices(db, figures["patients"] * a["contribution_per_person_gbp"], "contribution_per_person_gbp")
    return out


def funding(db):
    """{(row, source, year): pounds} of schemes that are not given up: who pays, all of them, and what it costs."""
    out = {}
    statement = """select m.side, m.source, m.year, m.gbp, m.status from money m join scheme s on s.id = m.scheme
                   where s.status not in (%s)""" % ",".join("?" * len(GIVEN_UP))
    for side, source, year, gbp, status in db.execute(statement, GIVEN_UP):
        if side == "funding" and status in REFUSED:
            continue
        for key in [("cost", "", year)] if side == "cost" else [("source", source, year), ("all funding", "", year)]:
            out[key] = out.get(key, 0.0) + gbp
    return out


def compare_developer(mine, run):
    """Sentences about what differs, and how many numbers were compared."""
    with open(os.path.join(run, "developer_sites.csv"), encoding="utf-8-sig", newline="") as file:
        written = {r["site"]: r for r in csv.DictReader(file) if number(r["homes"]) is not None}
    wrong = [f"site {s}: only in developer_sites.csv" for s in sorted(written.keys() - mine.keys())]
    wrong += [f"site {s}: not in developer_sites.csv" for s in sorted(mine.keys() - written.keys())]
    compared = 0
    for site in sorted(written.keys() & mine.keys()):
        for figure in FIGURES:
            ours, theirs = mine[site][figure], number(written[site][figure])
            compared += 1
            if ours is None and theirs is None:
                continue
            if ours is None or theirs is None or abs(ours - theirs) > TOLERANCE.get(figure, REST):
                wrong.append(f"site {site}: {figure} is {theirs} in developer_sites.csv and {ours} here")
    return wrong, compared


def compare_funding(mine, run):
    with open(os.path.join(run, "scheme_money.csv"), encoding="utf-8-sig", newline="") as file:
        table = [r for r in csv.DictReader(file) if r["row"] in ("source", "all funding", "cost")]
    wrong, compared, seen = [], 0, set()
    for line in table:
        for column in (c for c in line if c[:1].isdigit() and c.endswith("_gbp")):
            key = (line["row"], line["source"], first_year(column))
            seen.add(key)
            compared += 1
            if number(line[column]) != mine.get(key, 0.0):
                wrong.append(f"{' '.join(map(str, key))}: {line[column]} in scheme_money.csv and {mine.get(key, 0.0):.0f} here")
    wrong += [f"{' '.join(map(str, key))}: not in scheme_money.csv" for key in sorted(mine.keys() - seen)]
    return wrong, compared
