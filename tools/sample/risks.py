"""Records of localities and lists of risks (made up): columns, and splits of appointments that add up to 1."""

RECORD_COLUMNS = ("scenario", "locality", "status", "date", "note", "prevention_share", "planned_share", "unplanned_share")
RISK_COLUMNS = ("risk", "subject_kind", "subject", "scenario", "score_before", "score_after", "owner", "note")
SPLITS = ((0.15, 0.50, 0.35), (0.20, 0.50, 0.30), (0.10, 0.55, 0.35), (0.18, 0.52, 0.30), (None, None, None), (0.12, 0.58, 0.30),
          (0.20, 0.45, 0.35))


def locality_ids(grouping, groups):
    """The ids that a scenario of a grouping gives its localities, for each of `groups`: numbered by their smallest practice code."""
    first = {}
    for practice, group in sorted(grouping):
        first.setdefault(group, practice)
    order = sorted(first, key=lambda g: first[g])
    return [f"L{order.index(g) + 1:02d}" for g in groups]
