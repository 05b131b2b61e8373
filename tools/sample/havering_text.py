"""The Havering sample's plan.toml, README.md and list of risks."""

from .havering_places import (AE_HIGH, AE_LONDON, AE_LOW, AE_MEAN, CLUSTERS, FIRST_YEAR, HOMES_A_YEAR, HOUSING_YEARS, LAND, LONDON_GP_PER_1000, NOT_CORE_HOURS,
                              QOF_ENGLAND, QOF_HIGH, QOF_LOW, QOF_MEAN, SOURCE, TOTALS)
from .plan_text import access_lines, hub_lines, price_lines, source_lines

_SOURCES = (
    ("[sources.zones]", "zones.geojson", "2014", ['columns = { id = "id", name = "name" }']),
    ("[sources.residents]", "residents.csv", "2014", []),
    ("[sources.ages]", "ages.csv", "2014", []),
    ("[sources.deprivation]", "deprivation.csv", "2015", []),
    ("[sources.practices]", "practices.csv", "2014-04-01", []),
    ("[sources.branches]", "branches.csv", "2014-04-01", []),
    ("[sources.postcodes]", "postcodes.csv", "2014", []),
    ("[sources.lists]", "lists.csv", "2014-04-01", []),
    ("[sources.flows]", "flows.csv", "2014-07-01", []),
    ("[sources.networks]", "networks.csv", "2016-04", []),
    ("[sources.workforce]", "workforce.csv", "2014", []),
    ("[sources.premises]", "premises.csv", "2014", []),
    ("[sources.occupancies]", "occupancies.csv", "2014", []),
    ("[sources.facets]", "facets.csv", "2013", []),
    ("[sources.hub_week]", "hub_week.csv", "2016", []),
    ("[sources.schemes]", "schemes.csv", "2016", []),
    ("[sources.trajectories]", "trajectories.csv", "2014", []),
    ("[sources.backlog]", "backlog.csv", "2013", []),
    ("[sources.scheme_gates]", "scheme_gates.csv", "2016", []),
    ("[sources.scheme_money]", "scheme_money.csv", "2016", []),
    ("[sources.hub_cover]", "hub_cover.csv", "2016", []),
    ("[sources.locality_records]", "locality_records.csv", "2016", []),
    ("[sources.risks]", "risks.csv", "2016", []),
    ("[[sources.indicators]]", "ae_attendances.csv", "2013/14",
     ['name = "ae_attendances"', 'title = "Attendances at A&E"', 'unit = "per 1,000 patients"', "per = 1000", 'period = "2013/14"', 'better = "low"',
      f"baseline = {AE_LONDON}", 'baseline_name = "London, 2012/13"']),
    ("[[sources.indicators]]", "qof_points.csv", "2013/14",
     ['name = "qof_points"', 'title = "Quality and Outcomes Framework"', 'unit = "points"', "per = 1", 'period = "2013/14"', 'better = "high"',
      f"baseline = {QOF_ENGLAND}", 'baseline_name = "England"']),
    ("[[sources.boundary]]", "clusters.geojson", "2016", ['name = "cluster"', 'columns = { id = "id", name = "name" }']),
    ("[[sources.housing]]", "housing.csv", "2014", ['dwellings = "minimum"']),
    ("[[sources.points]]", "places.csv", "2014", ['category = "place"']),
    ("[[sources.lines]]", "river.geojson", "2014", ['category = "river"']),
    ("[[sources.lines]]", "motorways.geojson", "2014", ['category = "motorway"']),
)


def plan(hubs):
    lines = [
        "# A made-up Havering on published totals. README.md says which is which.",
        "format = 1", "",
        "[plan]",
        'id = "havering-illustrative"',
        'title = "Illustrative Havering: made-up data on published totals"',
        "illustrative = true",
        "as_at = 2014-04-01",
        "base_year = 2014                   # 2014/15",
        "horizon_year = 2030",
        'population = "registered"',
        'crs = "EPSG:27700"', "",
    ]
    lines += source_lines(_SOURCES)
    lines += [
        "[assumptions]",
        f'patients_per_fte = {{ value = {1000 / LONDON_GP_PER_1000:.1f}, unit = "patients a full-time GP", '
        f'source = "London: {LONDON_GP_PER_1000} FTE GPs per 1,000, in: {SOURCE}", confidence = "H" }}',
        f'gp_per_1000_benchmark = {{ value = {LONDON_GP_PER_1000}, unit = "full-time GPs per 1,000 patients", '
        f'source = "London, without registrars and retainers, in: {SOURCE}", confidence = "H" }}',
        'household_size = { value = 2.4, unit = "people/dwelling", source = "ours: 11,400 homes are then 27,360 people, near the strategy\'s '
        '27,060 by 2025", confidence = "L" }', "",
        "[growth]",
        "totals = [" + ", ".join(f"[{y}, {n}]" for y, n in TOTALS) + "]",
        f'totals_source = "{SOURCE}: 6, 11 and 13 % by 2020, 2025 and 2030"',
        "includes_housing = true            # the totals hold the people of the new homes",
        "lag_years = 1", "",
        *access_lines((("2018-03-31", 0.5), ("2019-03-31", 1.0)), "NHS England, improving access to general practice"),
        *price_lines(((2013, 90.0), (2014, 93.5), (2015, 97.0), (2016, 100.0)), 2016),
        "[constraints]",
        "people_min = 50000",
        "people_max = 70000",
        "people_target = 61500",
        'localities = "auto"',
        "within = []",
        "together = []",
        "apart = []",
        "fixed = []", "",
        "[objective]",
        "distance_m_per_patient = 1.0",
        "leaked_patient_m = 10000",
        "border_m = 0.0",
        "moved_patient_m = 0",
        "off_target_m = 0", "",
        "[scenarios.present]                # the six clusters: judged, never changed",
        'title = "Present clusters"',
        'assign = "networks"', "",
        "[scenarios.found]",
        'title = "Found"',
        'from = "present"',
        "find = true",
        "seed = 1", "",
    ]
    return "\n".join(lines + hub_lines(hubs))


def risk_rows(buildings):
    tail = next(b for b in buildings if b.klass == "tail")
    return [
        ("Practices do not agree to work in a locality with others than their cluster's", "plan", "", None, 16, 9, "CCG locality lead", None),
        ("GPs over 60 retire together before successors are found", "plan", "", None, 20, 12, "workforce lead", "34 % of GPs are over 60"),
        ("The pilot locality takes longer than two years", "locality", "L02", "present", 12, 6, "CCG locality lead", None),
        ("Growth brings a locality above its upper bound before 2030", "plan", "", "found", 12, 8, "planning lead", "13 % by 2030"),
        ("A terraced surgery cannot be made compliant", "premises", tail.id, None, 15, 10, "primary care estates lead", None),
        ("Hub slots at weekends stay unbooked", "hub", "YH1", None, 9, 4, "access lead", None),
    ]


def readme(seed):
    practices = " / ".join(str(n) for n in LAND.practices)
    lists = " / ".join(f"{n:,}" for n in LAND.lists)
    names = "; ".join(name for _, name in CLUSTERS)
    return f"""# Illustrative Havering

The second sample. **It is made up**: no practice, building, boundary, zone or person here is real, and nothing here may be used to
judge a real place. It only adds up to totals that were published. Codes cannot be mistaken for real ones, nor for those of the
Leeds sample: practices `Y0001`, zones `W0001`, premises `YP001`, branches `YB001`, hubs `YH1`, housing sites `YD001`, schemes `YS01`,
clusters `YC1` to `YC6`, the area `ILL-H`, postcodes in the area `ZY`, which does not exist.

Made by `tools/make_sample.py --place havering` (Python 3, nothing else needed) with seed {seed}; the same seed gives the same bytes.
`tools/make_sample.py --place havering --check` verifies what this page promises. Change the generator, not the files.

## Published, and kept

Source: Havering CCG, primary care strategy 2016-21, April 2016 ("almost 246,000" people in 2014).

- 246,000 people; +6, +11 and +13 % by 2020, 2025 and 2030: 260,760, 273,060 and 277,980. That these hold the people of new homes is
  our reading (11,400 homes at 2.4 people are 27,360; the projection adds 27,060 by 2025), so homes add nobody a second time.
- Six clusters, named as printed: {names}.
- 47 practices: {practices} by cluster, about as listed there (elsewhere the strategy implies 48, or 45 to 48).
- Localities of 50,000 to 70,000 people are asked for.
- 11,400 homes by 2028, {HOMES_A_YEAR} a year. Here: in each of the {HOUSING_YEARS} financial years {FIRST_YEAR}/{FIRST_YEAR - 1999} to
  {FIRST_YEAR + HOUSING_YEARS - 1}/{FIRST_YEAR + HOUSING_YEARS - 2000}; which fifteen years is ours.
- 0.47 full-time equivalent GPs per 1,000 people (115.62; London 0.55, which the plan holds it against), 34 % of them over 60, and 0.2
  nurses per 1,000 (49.20). That the 34 % are of full-time equivalents is our reading.
- Hubs open 18:30 to 22:00 on weekdays and 12:00 to 18:00 at weekends, some 5,000 slots a month; a walk-in centre 08:00 to 20:00.
- A&E attendances per 1,000: {AE_MEAN} over all, by practice from {AE_LOW} to {AE_HIGH} (London 312). QOF points: {QOF_MEAN} in the mean of
  practices, from {QOF_LOW} to {QOF_HIGH} (England 530). Which practice has which is made up.
- {NOT_CORE_HOURS} practices do not open all core hours (here: fewer than 52.5 a week); many are single practices in converted terraced houses.

## Made up

Everything else: the outline (drawn freehand), zones, where people live, ages, deprivation, where practices are, their lists, where
patients live, buildings, rooms and areas, ratings and backlog, schemes with their gates and money, how many hubs there are and where,
bookings, housing sites, records and risks. The registered lists are chosen to total 246,000 as well, so that registered and resident
are about the same. Lists by cluster: {lists}: none within 50,000 to 70,000 alone, and no two together, so that practices have
to be regrouped one by one. Place names stand within about 500 m of the real places; river and motorway only roughly follow theirs.

## Files

As in `../leeds`: British National Grid metres (EPSG:27700); tables in UTF-8 with a last column, `basis`, that says `illustrative`.
`clusters.geojson` is the ground that we drew for each cluster, along zone edges; the strategy gives clusters as lists of practices.
Licence: CC0-1.0.
"""
