"""Gates of schemes with dates, and their money by financial year (made up)."""

from .chance import apportion

SCHEME_COLUMNS = ("scheme_id", "name", "kind", "premises_id", "start_year", "opens_year", "rooms_added", "nia_added_m2", "cost_gbp", "status",
                  "source", "practice", "moves_from", "forecast_opens_year", "rooms_treatment_added", "hours_week_after", "price_base", "owner")
GATES = ("premises directions checked", "practice agreement", "due diligence", "approval", "start on site", "practical completion")


def gates(schemes, owners, as_at, stream):
    """(scheme, gate, due, done, status, owner); as_at: "2017-04-01". schemes: rows in the order of SCHEME_COLUMNS."""
    rng = stream("scheme gates")
    out = []
    for s in schemes:
        kind, start, opens, status = s[2], s[4], s[13] or s[5], s[9]
        if kind in ("closure", "hours") or s[10] != "illustrative" or status not in ("approved", "in build", "proposed") or rng.random() < 0.25:
            continue
        year = int(as_at[:4])
        agreed = min(start, year) if status != "proposed" else max(start, year + 1)   # what is approved has passed its first gates
        dates = [(agreed - 1, 4), (agreed - 1, 6), (agreed - 1, 9), (agreed - 1, 11), (start, 6), (opens, 12)]
        if s[13]:   # what slips has not started when it should have
            dates[4] = (agreed, 1)
        passed = {"approved": 4, "in build": 5, "proposed": 1}[status]
        for n, (gate, (year, month)) in enumerate(zip(GATES, dates)):
            due = f"{year}-{month:02d}-{rng.whole(1, 28):02d}"
            done = None
            if n < passed and due < as_at:
                done = f"{year}-{month:02d}-28"
            word = "done" if done else "late" if due < as_at else "on track" if status != "proposed" else "planned"
            out.append((s[0], gate, due, done, word, owners(s, n)))
    return out


def money(schemes, sources, stream, short=None, short_gbp=100000):
    """
    (scheme, year, side, gbp, source, status). Costs of each scheme's years add up to its cost; funding meets it year by year, but
    for the scheme `short`, whose funding is a round number less.
    """
    rng = stream("scheme money")
    out = []
    for s in schemes:
        cost, start, opens = s[8], s[4], s[13] or s[5]
        if cost is None:
            continue
        years = list(range(start, max(opens, start) + 1))
        parts = [n * 1000 for n in apportion(cost // 1000, [1.0] + [1.6] * (len(years) - 1))]
        parts[-1] += cost - sum(parts)
        picked = rng.shuffled(sources)[:2]
        status = {"approved": "secured", "in build": "secured"}.get(s[9], rng.pick(("bid", "expected")))
        for year, gbp in zip(years, parts):
            out.append((s[0], year, "cost", gbp, None, None))
        for k, (year, gbp) in enumerate(zip(years, parts)):
            if s[0] == short and k == len(years) - 1:
                gbp -= short_gbp
            first = gbp * rng.whole(50, 80) // 100 // 1000 * 1000
            out.append((s[0], year, "funding", first, picked[0], status))
            out.append((s[0], year, "funding", gbp - first, picked[1], status))
    return out
