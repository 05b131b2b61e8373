"""Staff of practices beyond the GPs' full-time equivalents, lists weighted by need, and indicators by practice (made up, on totals)."""

import math

from .chance import apportion

WORKFORCE_COLUMNS = ("practice", "gp_fte", "gp_headcount", "gp_fte_55_over", "gp_fte_60_over", "nurse_fte", "care_fte", "admin_fte")


def hundredths(n):
    return None if n is None else f"{n // 100}.{n % 100:02d}"


def workforce_table(practices, gp, totals, over_60, over_55, stream, topic="staff"):
    """
    gp: practice -> hundredths of a GP, of those that reported. totals: hundredths of nurses, care and admin staff over the same.
    over_60, over_55: the share of all GP hundredths that is of that age, met exactly; ages cluster in small practices.
    """
    rng = stream(topic)
    told = [p for p in practices if p.code in gp]
    old_pull = [math.exp(rng.gauss(0, 0.9)) * (1.5 if gp[p.code] < 250 else 1.0) for p in told]

    def aged(share, floor):
        wanted = round(sum(gp.values()) * share)
        out = list(floor)
        for _ in range(60):   # never more than a practice has
            left = wanted - sum(out)
            room = [gp[p.code] - n for p, n in zip(told, out)]
            if left <= 0:
                break
            parts = apportion(left, [pull * gp[p.code] if r > 0 else 0.0 for pull, p, r in zip(old_pull, told, room)])
            out = [n + min(r, part) for n, r, part in zip(out, room, parts)]
        return out

    sixty = aged(over_60, [0] * len(told))
    fifty = aged(over_55, sixty)
    others = [apportion(total, [p.list * math.exp(rng.gauss(0, 0.25)) for p in told]) for total in totals]
    heads = [max(1, round(gp[p.code] / 100 / rng.between(0.62, 0.95))) for p in told]
    rows = {p.code: (hundredths(gp[p.code]), h, hundredths(f), hundredths(s), *(hundredths(o[k]) for o in others))
            for k, (p, h, f, s) in enumerate(zip(told, heads, fifty, sixty))}
    return [(p.code, *rows.get(p.code, (None,) * 7)) for p in practices]


def weighted_lists(practices, zones, stream):
    """Lists weighted by need, which is ours: more where people are deprived; in all as many as are registered."""
    rng = stream("weighted lists")
    mean = sum(z.imd for z in zones) / len(zones)
    return apportion(sum(p.list for p in practices),
                     [p.list * (1 + 0.16 * math.tanh((zones[p.zone].imd - mean) / 20)) * math.exp(rng.gauss(0, 0.04)) for p in practices])


def attendances(practices, zones, mean, low, high, stream):
    """
    Rows (practice, attendances, patients): the rate per 1,000 over all is the mean, the smallest and largest rates are low and high
    (rounded to whole attendances), and the others lie between them, higher where people are deprived.
    """
    rng = stream("attendances")
    typical = sum(z.imd for z in zones) / len(zones)
    wish = [mean * math.exp(0.16 * math.tanh((zones[p.zone].imd - typical) / 15) + rng.gauss(0, 0.13)) for p in practices]
    order = sorted(range(len(practices)), key=lambda k: (wish[k], k))
    lowest, highest = order[0], order[-1]
    fixed = {lowest: round(low * practices[lowest].list / 1000), highest: round(high * practices[highest].list / 1000)}
    free = [k for k in range(len(practices)) if k not in fixed]
    total = round(mean * sum(p.list for p in practices) / 1000)
    keep = lambda v: min(high - 6.0, max(low + 6.0, v))
    scale = 1.0
    for _ in range(40):
        scale *= (total - sum(fixed.values())) / sum(keep(wish[k] * scale) * practices[k].list / 1000 for k in free)
    for k, n in zip(free, apportion(total - sum(fixed.values()), [keep(wish[k] * scale) * practices[k].list for k in free])):
        fixed[k] = n
    return [(p.code, fixed[k], p.list) for k, p in enumerate(practices)]


def scores(practices, mean, low, high, stream, topic):
    """Rows (practice, value): whole points with this plain mean over practices, this least and this most."""
    rng = stream(topic)
    wish = [high - (high - mean) * abs(rng.gauss(0, 1.1)) ** 1.2 for _ in practices]
    order = sorted(range(len(wish)), key=lambda k: (wish[k], k))
    value = [round(min(high - 1, max(low + 40, w))) for w in wish]
    value[order[0]], value[order[-1]] = low, high
    off = mean * len(practices) - sum(value)
    step = 1 if off > 0 else -1
    k = 0
    while off:   # a point here and there
        n = order[1 + k % (len(order) - 2)]
        if low + 1 < value[n] + step < high:
            value[n] += step
            off -= step
        k += 1
        if k > 400000:
            raise SystemExit("scores do not meet their mean: choose another seed")
    return [(p.code, v) for p, v in zip(practices, value)]
