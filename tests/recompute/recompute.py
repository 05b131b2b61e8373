#!/usr/bin/env python3
"""Recomputes a plan's gaps, developer's shares and funding as a spreadsheet would, and holds the written tables against them.

    recompute.py --plan geodata/leeds --run DIR                    DIR: what `merestone run PLAN --out DIR` wrote
    recompute.py --plan geodata/leeds --program build/release/bin/merestone     runs it first, into a folder of its own

Independent of the program: own reading of the files (plan_tables.py), own arithmetic (SQL). Only who belongs to which locality is
taken from the run (practices.csv). Prints, a measure, how many numbers were compared and the largest difference; exit 1 where one
differs by more than 0.001 of a person, room, m2 or FTE, or by half a pound, or where a row is missing on either side.
"""

import argparse
import csv
import math
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from money import compare_developer, compare_funding, developer, funding
from moves import coming, moves, setting
from plan_tables import first_year, number, read_plan, rows

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOLERANCE = 0.001
MEASURES = ("gp_fte", "nia_m2", "rooms_ce", "rooms_treatment")


def growth_factor(db):
    """Table growth(y, factor): lists and residents of year y against the base year, before new homes."""
    base, rate = setting(db, "base"), setting(db, "rate_pct")
    totals = db.execute("select year, people from projected order by year").fetchall()

    def total(y):   # straight between given years, level outside them
        if y <= totals[0][0]:
            return totals[0][1]
        for (y0, n0), (y1, n1) in zip(totals, totals[1:]):
            if y <= y1:
                return n0 + (n1 - n0) * (y - y0) / (y1 - y0)
        return totals[-1][1]

    db.execute("create table growth(y integer primary key, factor real)")
    for (y,) in db.execute("select y from year").fetchall():
        factor = total(y) / total(base) if totals else (1 + rate / 100) ** (y - base)
        db.execute("insert into growth values(?, ?)", (y, factor))


def register(db):
    """Tables register(zone, practice, people): who registers the people of a zone today, practice empty for those outside together."""
    db.executescript("""
        create view flow_total as select practice, sum(patients) as patients from flow group by practice;
        create table register as
            select f.zone as zone, p.id as practice, p.list * f.patients / t.patients as people
                from flow f join practice p on p.id = f.practice join flow_total t on t.practice = f.practice join zone z on z.id = f.zone
                where p.list > 0 and f.patients > 0
            union all select f.zone, '', sum(f.patients)
                from flow f join zone z on z.id = f.zone where f.practice not in (select id from practice) group by f.zone;
    """)


class Takers:
    """Which practices take people of a zone in a year: as its people are registered now; where nobody is, the nearest with a list."""

    def __init__(self, db):
        self.rows = {}
        for zone, practice, people in db.execute("select zone, practice, people from register order by zone, practice"):
            self.rows.setdefault(zone, []).append((practice, people))
        self.heads = db.execute("select id, x, y from practice where list > 0 and x is not null").fetchall()
        self.closed = dict(db.execute("select practice, y from closed_practice"))
        self.centre = {zone: (x, y) for zone, x, y in db.execute("select id, x, y from zone")}

    def of(self, zone, year, at=None):
        """[(practice, share)]; practice empty: outside. What is short of 1 finds nobody."""
        is_open = lambda p: self.closed.get(p, 9999) > year
        here = [(p, n) for p, n in self.rows.get(zone, ()) if is_open(p)]
        total = sum(n for _, n in here)
        if total > 0:
            return [(p, n / total) for p, n in here]
        x, y = at or self.centre[zone]
        near = [(math.hypot(px - x, py - y), p) for p, px, py in self.heads if is_open(p)]
        return [(min(near)[1], 1.0)] if near else []


def new_people(db, takers):
    """
    Table new_people(practice, y, people): people of new homes by 1 April of y, by the practices that take them.
    Homes of year k count from k + lag; those that count by the base year are in the lists.
    """
    db.execute("create table new_people(practice text, y integer, people real)")
    if setting(db, "includes_housing"):
        return
    base, horizon, lag = (setting(db, name) for name in ("base", "horizon", "lag"))
    size, share = (db.execute("select value from assumption where id = ?", (name,)).fetchone()[0]
                   for name in ("household_size", "new_patient_share"))
    sites = db.execute("select h.site, s.zone, s.x, s.y, h.year, h.homes, s.household from homes h join site s on s.id = h.site").fetchall()
    for _, zone, x, y, built, homes, own in sites:
        counts = built + lag
        if (built < base and counts <= base) or counts > horizon or zone is None:
            continue
        people = homes * (size if own is None else own) * share
        for year in range(max(counts, base), horizon + 1):
            db.executemany("insert into new_people values(?, ?, ?)",
                           [(p, year, people * part) for p, part in takers.of(zone, year, (x, y)) if p])


def patients(db, takers):
    """Table patients(practice, y, people) of practices whose list is known; the list of one that closes goes to the next choice."""
    db.execute("create table patients(practice text, y integer, people real)")
    lists = dict(db.execute("select id, list from practice where list is not null"))
    homes = {}
    for zone, practice, people in db.execute("select zone, practice, people from register where practice <> '' order by zone, practice"):
        homes.setdefault(practice, []).append((zone, people))
    factor = dict(db.execute("select y, factor from growth"))
    new = {(p, y): n for p, y, n in db.execute("select practice, y, sum(people) from new_people group by practice, y")}
    closings = sorted((y, p) for p, y in takers.closed.items())
    for year in sorted(factor):
        at = {p: dict(homes.get(p, ())) for p in lists}                       # where each practice's patients live
        away = {p: n - sum(at[p].values()) for p, n in lists.items()}         # elsewhere, or where is not known
        for closes, p in closings:
            if closes > year or p not in lists:
                continue
            received, placed = {}, 0.0
            for zone, n in at[p].items():
                for q, part in takers.of(zone, closes):
                    if q:
                        at[q][zone] = at[q].get(zone, 0.0) + n * part
                        received[q] = received.get(q, 0.0) + n * part
                        placed += n * part
            for q, n in received.items():   # those elsewhere go as the others went
                away[q] += away[p] * n / placed
            at[p], away[p] = {}, 0.0
        db.executemany("insert into patients values(?, ?, ?)", [
            (p, year, (sum(at[p].values()) + away[p]) * factor[year] + (new.get((p, year), 0.0) if takers.closed.get(p, 9999) > year else 0.0))
            for p in sorted(lists)])


def holdings(db):
    """Table holding(premises, y, rooms_ce, rooms_treatment, nia_m2, hours) with the schemes that count by 1 April of y."""
    db.execute("create table holding(premises text, y integer, rooms_ce real, rooms_treatment real, nia_m2 real, hours real)")
    schemes = coming(db)
    closed = dict(db.execute("select premises, y from closed_premises"))
    years = [y for (y,) in db.execute("select y from year order by y")]
    for building, *now in db.execute("select id, rooms_ce, rooms_treatment, nia_m2, hours from premises").fetchall():
        now = dict(zip(("rooms_ce", "rooms_treatment", "nia_m2", "hours"), now))
        for y in years:
            for s, counts in schemes:
                if counts == y and s["premises"] == building:
                    _apply(s, now)
            rooms = (0.0, 0.0, 0.0) if closed.get(building, 9999) <= y else (now["rooms_ce"], now["rooms_treatment"], now["nia_m2"])
            db.execute("insert into holding values(?, ?, ?, ?, ?, ?)", (building, y, *rooms, now["hours"]))


def _apply(s, now):
    if s["hours"] is not None:
        now["hours"] = s["hours"]
    if s["kind"] in ("closure", "dispersal"):
        return
    same_unless_told = s["kind"] in ("refurbishment", "merger", "hours")   # others that name nothing add an unknown number
    told = [("rooms_ce", s["rooms_ce"]), ("nia_m2", s["nia_m2"])]
    if s["rooms_treatment"] is not None or s["rooms_ce"] is None:   # consulting rooms alone: no treatment rooms
        told.append(("rooms_treatment", s["rooms_treatment"]))
    for measure, added in told:
        if added is not None:
            now[measure] = None if now[measure] is None else now[measure] + added
        elif not same_unless_told:
            now[measure] = None


NEED = """
create view rule as select
    (select value from assumption where id = 'access_rate_per_1000') / (select value from assumption where id = 'weeks_open') as contacts,
    (select value from assumption where id = 'share_ce') as share_ce,
    (select value from assumption where id = 'share_treatment') as share_treatment,
    (select value from assumption where id = 'did_not_attend_share') * (select value from assumption where id = 'did_not_attend_min') as lost,
    (select value from assumption where id = 'appointment_ce_min') as minutes_ce,
    (select value from assumption where id = 'appointment_treatment_min') as minutes_treatment,
    (select value from assumption where id = 'hours_week') as hours,
    (select value from assumption where id = 'room_utilisation') as used,
    (select value from assumption where id = 'extra_clinical_hours_week') as extra,
    (select value from assumption where id = 'm2_per_gp') / (select value from assumption where id = 'patients_per_gp_m2') as m2,
    (select value from assumption where id = 'patients_per_fte') as per_fte;

-- People of a practice in a building, and what they need there: contacts -> clinical hours -> room hours (Health Building Note 11-01).
create table there as
    select o.premises, o.practice, o.y, o.share, n.people * o.share as people,
           case when h.hours > 0 then h.hours else r.hours end * r.used as room_hours
    from occupant o join rule r join holding h on h.premises = o.premises and h.y = o.y
    left join patients n on n.practice = o.practice and n.y = o.y;
create table need_there as
    select t.*, t.people * r.m2 as nia_m2,
           (t.people / 1000 * r.contacts * r.share_ce * (r.minutes_ce + r.lost) / 60 + r.extra * t.share) / t.room_hours as rooms_ce,
           t.people / 1000 * r.contacts * r.share_treatment * (r.minutes_treatment + r.lost) / 60 / t.room_hours as rooms_treatment
    from there t join rule r;

-- A practice in no building at all by the plan's hours; one whose buildings have closed needs nothing.
create table practice_need as
    select n.practice, n.y, n.people / r.per_fte as gp_fte, n.people * r.m2 as nia_m2,
           case when n.practice in (select practice from occupant) then coalesce(sum(t.rooms_ce), 0)
                else (n.people / 1000 * r.contacts * r.share_ce * (r.minutes_ce + r.lost) / 60 + r.extra) / (r.hours * r.used) end as rooms_ce,
           case when n.practice in (select practice from occupant) then coalesce(sum(t.rooms_treatment), 0)
                else n.people / 1000 * r.contacts * r.share_treatment * (r.minutes_treatment + r.lost) / 60 / (r.hours * r.used)
                end as rooms_treatment
    from patients n join rule r left join need_there t on t.practice = n.practice and t.y = n.y
    group by n.practice, n.y;

-- A building's rooms belong to its occupants by the patients they see there in the base year.
create table weight as
    select o.premises, o.practice, o.y, coalesce(n.people, 0) * o.share as people
    from occupant o left join patients n on n.practice = o.practice and n.y = (select value from setting where id = 'base');
create table part as
    select w.premises, w.practice, w.y,
           case when s.people > 0 then w.people / s.people else 1.0 / s.occupants end as part
    from weight w join (select premises, y, sum(people) as people, count(*) as occupants from weight group by premises, y) s
        on s.premises = w.premises and s.y = w.y;
create table practice_have as   -- unknown where one building's is unknown
    select u.practice, g.y,
           case when count(a.part) = count(h.rooms_ce) then coalesce(sum(a.part * h.rooms_ce), 0) end as rooms_ce,
           case when count(a.part) = count(h.rooms_treatment) then coalesce(sum(a.part * h.rooms_treatment), 0) end as rooms_treatment,
           case when count(a.part) = count(h.nia_m2) then coalesce(sum(a.part * h.nia_m2), 0) end as nia_m2
    from (select distinct practice from occupant) u join growth g
    left join part a on a.practice = u.practice and a.y = g.y and a.part > 0
    left join holding h on h.premises = a.premises and h.y = a.y
    group by u.practice, g.y;

create table gap(kind text, subject text, measure text, y integer, need real, have real);
"""

PRACTICE = """
insert into gap select 'practice', n.practice, '{m}', n.y, n.{m}, {have}
    from practice_need n join practice p on p.id = n.practice left join practice_have h on h.practice = n.practice and h.y = n.y
    left join closed_practice c on c.practice = n.practice;
insert into gap select 'locality', l.locality, '{m}', g.y, sum(g.need), case when count(*) = count(g.have) then sum(g.have) end
    from gap g join locality l on l.practice = g.subject where g.kind = 'practice' and g.measure = '{m}' group by l.locality, g.y;
"""
PREMISES = """
insert into gap select 'premises', u.premises, '{m}', g.y, coalesce(sum(t.{m}), 0), h.{m}
    from (select premises from occupant group by premises
          having sum(share > 0 and practice not in (select practice from patients)) = 0) u
    join growth g join holding h on h.premises = u.premises and h.y = g.y
    join holding b on b.premises = u.premises and b.y = (select value from setting where id = 'base')
    left join need_there t on t.premises = u.premises and t.y = g.y and t.share > 0
    where b.{m} is not null group by u.premises, g.y;
"""
PEOPLE = """
insert into gap select 'locality', l.locality, 'people', n.y, sum(n.people), (select value from setting where id = 'people_max')
    from patients n join locality l on l.practice = n.practice group by l.locality, n.y;
"""


def recompute(folder, run):
    """(kind, subject, measure, year) -> (need, have); and the database with what takes new people, for the money."""
    db = read_plan(folder, os.path.join(ROOT, "assets", "assumptions.toml"))
    db.executemany("insert into locality values(?, ?)", [(r["practice"], r["locality"]) for r in rows(run, "practices.csv") if r["locality"]])
    if not setting(db, "registered"):
        raise SystemExit(f"{folder}: a plan that counts residents is not recomputed here")
    growth_factor(db)
    moves(db)
    register(db)
    takers = Takers(db)
    new_people(db, takers)
    patients(db, takers)
    holdings(db)
    db.executescript(NEED)
    for m in MEASURES:
        db.executescript(PRACTICE.format(m=m, have="case when c.y <= n.y then 0 else p.gp_fte end" if m == "gp_fte" else f"h.{m}"))
        if m != "gp_fte":
            db.executescript(PREMISES.format(m=m))
    db.executescript(PEOPLE)
    return {tuple(r[:4]): tuple(r[4:]) for r in db.execute("select kind, subject, measure, y, need, have from gap")}, db, takers


def compare(mine, run):
    """Prints what was compared; returns sentences about what differs."""
    with open(os.path.join(run, "gaps.csv"), encoding="utf-8-sig", newline="") as file:
        written = {(r["subject_kind"], r["subject"], r["measure"], first_year(r["year"])): (number(r["need"]), number(r["have"]), number(r["gap"]))
                   for r in csv.DictReader(file) if r["subject_kind"] in ("locality", "practice", "premises")
                   and r["measure"] in MEASURES + ("people",)}
    wrong = [f"{' '.join(map(str, key))}: only in gaps.csv" for key in sorted(written.keys() - mine.keys())]
    wrong += [f"{' '.join(map(str, key))}: not in gaps.csv" for key in sorted(mine.keys() - written.keys())]
    largest, count = {}, {}
    for key in sorted(written.keys() & mine.keys()):
        need, have = mine[key]
        for what, ours, theirs in zip(("need", "have", "gap"), (need, have, None if have is None else need - have), written[key]):
            name = (key[0], key[2], what)
            if (ours is None) != (theirs is None):
                wrong.append(f"{' '.join(map(str, key))}: {what} is {theirs} in gaps.csv and {ours} here")
            elif ours is not None:
                off = abs(ours - theirs)
                count[name] = count.get(name, 0) + 1
                largest[name] = max(largest.get(name, 0.0), off)
                if off > TOLERANCE:
                    wrong.append(f"{' '.join(map(str, key))}: {what} is {theirs} in gaps.csv and {ours:.4f} here")
    for name in sorted(count):
        print(f"{name[0]:9} {name[1]:16} {name[2]:5} {count[name]:7} compared, largest difference {largest[name]:.6f}")
    print(f"{sum(count.values())} numbers of {len(written.keys() & mine.keys())} rows compared, {len(wrong)} faults")
    if not count:
        wrong.append("nothing was compared")
    return wrong


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--plan", required=True, help="the plan's folder")
    reader.add_argument("--run", help="what `merestone run` wrote for it")
    reader.add_argument("--program", help="or: the program, to run it first")
    wish = reader.parse_args()
    if not wish.run and not wish.program:
        reader.error("give --run or --program")
    with tempfile.TemporaryDirectory() as made:
        run = wish.run or os.path.join(made, "run")
        if not wish.run:
            subprocess.run([wish.program, "run", wish.plan, "--out", run], check=True, stdout=subprocess.DEVNULL)
        gaps, db, takers = recompute(wish.plan, run)
        wrong = compare(gaps, run)
        for name, (faults, compared) in (("a developer's share", compare_developer(developer(db, takers), run)),
                                         ("who pays for schemes", compare_funding(funding(db), run))):
            print(f"{name}: {compared} numbers compared, {len(faults)} faults")
            wrong += faults if compared else [f"{name}: nothing was compared"]
    for sentence in wrong[:40]:
        print(sentence)
    if len(wrong) > 40:
        print(f"and {len(wrong) - 40} more")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
