"""Schemes that count, and what they do to who works where: tables occupant, closed_premises and closed_practice.

A scheme counts from 1 April after the year it opens in (its forecast, where there is one); one that opened before the base year is in the
tables already. A closure sends its users to their other buildings by their shares there, and disperses a practice that has none;
those of moves_from move in where the scheme is, and their buildings close; a dispersal ends a practice.
"""

GIVEN_UP = ("cancelled", "withdrawn", "rejected", "unfunded")


def setting(db, name):
    return db.execute("select value from setting where id = ?", (name,)).fetchone()[0]


def coming(db):
    """Schemes that change something within the years, in the order in which they do: [(scheme, the year from whose 1 April)]."""
    names = [c[1] for c in db.execute("pragma table_info(scheme)")]
    found = [dict(zip(names, r)) for r in db.execute("select * from scheme where opens is not null order by opens, id")]
    return [(s, s["opens"] + 1) for s in found
            if setting(db, "base") <= s["opens"] < setting(db, "horizon") and s["status"] not in GIVEN_UP]


def moves(db):
    db.executescript("""create table occupant(premises text, practice text, y integer, share real);
                        create table closed_premises(premises text primary key, y integer);
                        create table closed_practice(practice text primary key, y integer);""")
    known = {m for (m,) in db.execute("select id from premises")}
    share = {}   # (practice, building) -> part of its list
    for premises, practice, part in db.execute("select premises, practice, share from occupancy"):
        share[(practice, premises)] = share.get((practice, premises), 0.0) + part
    schemes = coming(db)
    for (y,) in db.execute("select y from year order by y").fetchall():
        for s, counts in schemes:
            if counts == y:
                _happens(db, s, y, share, known)
        db.executemany("insert into occupant values(?, ?, ?, ?)", [(m, p, y, v) for (p, m), v in sorted(share.items())])


def _happens(db, s, y, share, known):
    def disperse(practice):
        db.execute("insert or ignore into closed_practice values(?, ?)", (practice, y))
        for key in [k for k in share if k[0] == practice]:
            del share[key]

    if s["premises"] in known:
        for old in [m.strip() for m in s["moves_from"].split(";")]:
            if old not in known or old == s["premises"]:
                continue
            for practice in sorted(p for p, m in share if m == old):
                share[(practice, s["premises"])] = share.get((practice, s["premises"]), 0.0) + share.pop((practice, old))
            db.execute("insert or ignore into closed_premises values(?, ?)", (old, y))
        if s["kind"] == "closure":
            db.execute("insert or ignore into closed_premises values(?, ?)", (s["premises"], y))
            for practice in sorted(p for p, m in share if m == s["premises"]):
                gone = share.pop((practice, s["premises"]))
                others = {m: v for (p, m), v in share.items() if p == practice}
                if not others:
                    disperse(practice)
                total = sum(others.values())
                for m, v in others.items():
                    share[(practice, m)] += gone * (v / total if total > 0 else 1 / len(others))
    if s["kind"] == "dispersal":
        disperse(s["practice"])
