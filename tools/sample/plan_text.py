"""The sample's plan.toml and README.md."""

from .published import HOMES_A_YEAR, HOUSEHOLD, SOURCE

PUBLISHER = "Merestone (illustrative)"
LICENCE = "CC0-1.0 (made up)"

# role, file, vintage, further lines; "[[...]]" roles are lists
_SOURCES = (
    ("[sources.zones]", "zones.geojson", "2017", ['columns = { id = "id", name = "name" }']),
    ("[sources.residents]", "residents.csv", "2016-06-30", []),
    ("[sources.ages]", "ages.csv", "2016-06-30", []),
    ("[sources.deprivation]", "deprivation.csv", "2015", []),
    ("[sources.practices]", "practices.csv", "2017-04-01", []),
    ("[sources.branches]", "branches.csv", "2017-04-01", []),
    ("[sources.postcodes]", "postcodes.csv", "2017-02", []),   # also where people live within a zone
    ("[sources.lists]", "lists.csv", "2017-04-01", []),
    ("[sources.flows]", "flows.csv", "2017-07-01", []),
    ("[sources.networks]", "networks.csv", "2017-04-01", []),
    ("[sources.workforce]", "workforce.csv", "2016-09-30", []),
    ("[sources.premises]", "premises.csv", "2016", []),
    ("[sources.occupancies]", "occupancies.csv", "2016", []),
    ("[sources.facets]", "facets.csv", "2016", []),
    ("[sources.hub_week]", "hub_week.csv", "2017-03", []),
    ("[sources.schemes]", "schemes.csv", "2016-12", []),
    ("[sources.trajectories]", "trajectories.csv", "2016-12", []),
    ("[sources.backlog]", "backlog.csv", "2016", []),
    ("[sources.scheme_gates]", "scheme_gates.csv", "2017-03", []),
    ("[sources.scheme_money]", "scheme_money.csv", "2017-03", []),
    ("[sources.hub_cover]", "hub_cover.csv", "2017-03", []),
    ("[sources.practice_areas]", "inner_outer.geojson", "2017", []),
    ("[sources.locality_records]", "locality_records.csv", "2016-12", []),
    ("[sources.risks]", "risks.csv", "2016-12", []),
    ("[[sources.indicators]]", "ae_attendances.csv", "2016/17",
     ['name = "ae_attendances"', 'title = "Attendances at A&E"', 'unit = "per 1,000 patients"', "per = 1000", 'period = "2016/17"', 'better = "low"']),
    ("[[sources.boundary]]", "ccg.geojson", "2016", ['name = "ccg"', 'columns = { id = "id", name = "name" }']),
    ("[[sources.housing]]", "housing.csv", "2016-12",
     ['dwellings = "minimum"', 'phasing = { first_year = 2017, years = 5 }   # only for sites that trajectories.csv lacks']),
    ("[[sources.points]]", "places.csv", "2017", ['category = "place"']),
    ("[[sources.lines]]", "river.geojson", "2017", ['category = "river"']),
    ("[[sources.lines]]", "motorways.geojson", "2017", ['category = "motorway"']),
)


def source_lines(sources):
    """Of (head, file, vintage, further lines); a name stands before the file."""
    lines = []
    for head, file, vintage, more in sources:
        lines.append(head)
        lines += [m for m in more if m.startswith("name = ")]
        lines += [f'file = "{file}"'] + [m for m in more if not m.startswith("name = ")]
        lines += [f'vintage = "{vintage}"', f'publisher = "{PUBLISHER}"', f'licence = "{LICENCE}"', ""]
    return lines


def hub_lines(hubs):
    lines = []
    for hub, name, premises, status, opening, clinicians, *more in hubs:
        times = ", ".join(f'"{t}"' for t in opening)
        lines += ["[[hubs]]", f'id = "{hub}"', f'name = "{name}"', f'at = {{ premises = "{premises}" }}', f'status = "{status}"',
                  'basis = "illustrative"', f"open = [{times}]", f"clinicians = {clinicians}"]
        lines += [f'from_date = "{more[0]}"', ""] if more else [""]
    return lines


def access_lines(targets, source):
    rows = ", ".join(f'["{date}", {share:.1f}]' for date, share in targets)
    return ["[access]                           # so much of each commissioner's list is covered by then",
            f"targets = [{rows}]", f'source = "{source}"', ""]


def price_lines(index, year):
    rows = ", ".join(f"[{y}, {n:.1f}]" for y, n in index)
    return ["[prices]", f"index = [{rows}]", 'source = "made up: name your own index of tender prices"',
            f"year = {year}                        # what money is brought to", ""]


def plan(hubs):
    lines = [
        "# The embedded sample: a made-up Leeds on published totals. README.md says which is which.",
        "format = 1", "",
        "[plan]",
        'id = "leeds-illustrative"',
        'title = "Illustrative Leeds: made-up data on published totals"',
        "illustrative = true",
        "as_at = 2017-04-01",
        "base_year = 2017                   # 2017/18",
        "horizon_year = 2028",
        'population = "registered"',
        'crs = "EPSG:27700"', "",
    ]
    lines += source_lines(_SOURCES)
    lines += [
        "[assumptions]",
        f'household_size = {{ value = {HOUSEHOLD}, unit = "people/dwelling", source = "{SOURCE}", confidence = "H" }}', "",
        "[growth]",
        "rate_pct = 0.0                     # homes are the only growth here",
        "includes_housing = false",
        "lag_years = 1", "",
        *access_lines((("2018-03-31", 0.5), ("2020-03-31", 1.0)), SOURCE + ": 50 % in 2017/18, 100 % by 2019/20"),
        *price_lines(((2014, 93.5), (2015, 97.0), (2016, 100.0), (2017, 103.1), (2018, 106.3)), 2017),
        "[constraints]",
        "people_min = 30000",
        "people_max = 80000",
        "people_target = 50000",
        'localities = "auto"',
        'within = ["ccg"]',
        "together = []",
        "apart = []",
        "fixed = []", "",
        "[objective]",
        "distance_m_per_patient = 1.0",
        "leaked_patient_m = 10000",
        "border_m = 0.0",
        "moved_patient_m = 0",
        "off_target_m = 0", "",
        "[scenarios.present]                # today's neighbourhood teams: judged, never changed",
        'title = "Present neighbourhood teams"',
        'assign = "networks"', "",
        "[scenarios.found]",
        'title = "Found"',
        'from = "present"',
        "find = true",
        "seed = 1", "",
    ]
    lines += hub_lines(hubs)
    return "\n".join(lines)


def readme(seed):
    return f"""# Illustrative Leeds

The sample that Merestone opens when it is given no plan. **It is made up**: no practice, building, boundary, zone or person
here is real, and nothing here may be used to judge a real place. It only adds up to totals that were published, so that its
size and its problems are those of a real city. Codes cannot be mistaken for real ones: practices `X0001`, zones `Z0001`,
premises `XP001`, branches `XB001`, hubs `XH1`, housing sites `XD001`, schemes `XS01`, areas `ILL-N` `ILL-SE` `ILL-W`,
postcodes in the area `ZZ`, which does not exist.

Made by `tools/make_sample.py` (Python 3, nothing else needed) with seed {seed}; the same seed gives the same bytes.
`tools/make_sample.py --check` verifies what this page promises from the files alone. Change the generator, not the files.

## Published, and kept exactly

Source: Leeds General Practice Forward View plan, draft 0.25, 23 December 2016 (three clinical commissioning groups). The
shares of buildings that fail are printed as percentages; fails/surveyed below is our reading, which reproduces each of them.

| what | North | South and East | West | all |
|---|---|---|---|---|
| practices | 26 | 42 | 37 | 105 |
| registered patients | 215,024 | 275,812 | 370,282 | 861,118 |
| premises of general practice | 34 | 45 | 48 | 127 |
| physical condition, fails/surveyed | 18/34 | 23/44 | 27/48 | 68/126 |
| functional suitability, fails/surveyed | 6/34 | 8/45 | 4/44 | 18/123 |
| statutory compliance, fails/surveyed | 19/34 | 25/43 | 28/48 | 72/125 |

- Lists from 1,040 to 37,000, median 6,844.
- {HOMES_A_YEAR:,} new homes a year for five years (27,530; at {HOUSEHOLD} people a home 63,319 people), mainly centre and inner city.
  Here: the completions of `trajectories.csv` and an even fifth a year of each site without any. Which five years is ours
  (2017/18 to 2021/22).
- 400.93 full-time equivalent GPs, 192.96 nurses, 113.79 in other direct care and 756.35 in administration and management, from 80 of
  the 105 practices; the other 25 have empty cells. How many of them came from which practice is made up.
- Backlog maintenance of 1,500,000 pounds (six-facet surveys, 2016). Whose it is, and of which risk, is made up.
- The four hubs in South and East cover 37 of its 42 practices; the other five have about 10,000 patients (here 10,712: the five lists
  of the made-up table that come nearest). The weekend hubs in West cover about half of its patients.
- Thirteen neighbourhood teams, four hubs in South and East, weekend hubs in West, ten LIFT buildings, the extension of
  Westgate Surgery in 2016/17 and a scheme at St Martins House in Chapeltown: that they exist. Neither scheme's cost or size was
  published, so the cells are empty.

## Made up

Everything else: the outline (drawn freehand), zones, residents (785,000), ages, deprivation scores, where practices are and which list
is whose, where patients live, who uses which building, rooms and areas, which building failed what and when, ratings of space and quality, all
other schemes with their costs, hub places, hours, clinicians and bookings, housing sites, who is in which team. Place names
stand within about 500 m of the real places; the river and motorways only roughly follow theirs.

So are landlords, sessions available and used, the class, role and services of buildings; GPs' ages and headcounts; weighted lists
(which total the registered ones); attendances at A&E; owners, gates and money of schemes; which hub covers which practice since when;
the records of teams (that Armley, Beeston, Cross Gates and Chapeltown were testbeds was published) and the risks; practice areas
(circles round twenty practices, `inner_outer.geojson`). Three buildings, `XP128` to `XP130`, are no general practice (a community hospital,
a hospital wing, a children's health centre): rooms that might be lent, outside the published count of 127.

## Faults on purpose

For the data check to find; none stops a run.

- One practice and its building have no coordinates, and their postcode is not in the postcode table.
- Two buildings stand on one coordinate; eight buildings are shared by two practices.
- One practice sits in another area than its commissioner's.
- One housing site has no position; six have no completions by year.
- Some floor areas and rooms are not known; some buildings were not surveyed for some facets.
- Six practices outside the footprint hold patients inside it (`X9001` and on); about 4 in 100 patients live outside it
  (`Z9001` and on), and some homes are unknown (`NO2011`). The flows are of a later date than the lists.
- The funding of one scheme is 100,000 pounds less than its cost; another opens two years later than planned.
- Some LIFT buildings are used for less than 65 % of their sessions, one other building for more than 100 %; of some it is not known.
- Of today's teams one is too large, one too small for 30,000 to 80,000, and one has a practice that stands among another's.

## Files

British National Grid metres (EPSG:27700). Tables: UTF-8, comma, header; the last column, `basis`, says `illustrative`.
Zones tile their outline exactly: neighbours share their points, and `ccg.geojson` runs along zone edges, to the decimal.
`river.geojson` (along zone edges) and `motorways.geojson` are lines that a map shows; no result depends on them. Licence: CC0-1.0.
"""
