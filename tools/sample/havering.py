"""Puts the Havering sample together and writes it."""

from . import (estate, estate_use, havering_estate as own, havering_text, land_files, mesh, people, practices as gp, risks, scheme_money,
               staff)
from .chance import Stream, apportion
from .files import Folder
from .havering_places import (AE_HIGH, AE_LOW, AE_MEAN, CLUSTERS, GP_FTE_HUNDREDTHS, GP_OVER_60, LAND, NURSE_FTE_HUNDREDTHS, QOF_HIGH,
                              QOF_LOW, QOF_MEAN)

AS_AT = "2014-04-01"


def make(seed, path):
    stream = lambda topic: Stream(seed, "havering/" + topic)
    rings, borders = mesh.build(stream, LAND)
    zones, borders, near = people.settle(rings, borders, stream, LAND)
    codes, codes_of = people.postcodes(zones, stream, LAND)
    practices = gp.place(zones, near, codes, codes_of, stream, LAND)
    gp.give_lists(practices, zones, stream, LAND)
    flows = gp.flows(practices, zones, stream, LAND)
    buildings = estate.premises(practices, zones, near, codes, codes_of, flows, stream, LAND)
    own.terraces(buildings, stream)
    facets = estate.facets(buildings, stream, own.FACETS, lambda b: 2013)
    schemes = own.schemes(buildings, facets, zones, stream)
    hubs, week, cover = own.hubs(buildings, zones, practices, stream)
    sites, completions = own.housing(zones, stream)
    estate_use.describe(buildings, facets, {h[2] for h in hubs}, stream, {"core": 2035, "flex": 2024, "tail": 2018})
    commissioner_of = lambda thing: "ILL-H"

    out = Folder(path)
    land_files.layers(out, LAND, zones, borders, "clusters.geojson", "Illustrative ground of the six clusters",
                      ("River Ingrebourne, illustrative course", "River Ingrebourne (illustrative course)"), "Motorway, illustrative course")
    land_files.people_tables(out, LAND, zones, codes)
    land_files.practice_tables(out, LAND, practices, buildings, commissioner_of)
    out.table("lists.csv", ("practice", "patients", "date", "weighted_patients"), [
        (p.code, p.list, AS_AT, w) for p, w in zip(practices, staff.weighted_lists(practices, zones, stream))])
    out.table("flows.csv", ("practice", "zone", "patients"), flows)
    out.table("networks.csv", ("practice", "network", "name"), [(p.code, *CLUSTERS[p.side]) for p in practices])
    rng = stream("gps")
    shares = apportion(GP_FTE_HUNDREDTHS, [p.list * 2 ** rng.gauss(0, 0.35) for p in practices])
    out.table("workforce.csv", staff.WORKFORCE_COLUMNS, staff.workforce_table(
        practices, {p.code: n for p, n in zip(practices, shares)}, (NURSE_FTE_HUNDREDTHS, 3310, 24600), GP_OVER_60, 0.47, stream))
    land_files.premises_tables(out, buildings, commissioner_of)
    out.table("facets.csv", estate_use.FACET_COLUMNS,
              estate_use.facet_table(facets, buildings, "illustrative", stream, 2013, True))
    out.table("backlog.csv", estate_use.BACKLOG_COLUMNS, estate_use.backlog(buildings, facets, 900000, 2013, "illustrative", stream))
    out.table("schemes.csv", scheme_money.SCHEME_COLUMNS, schemes)
    out.table("scheme_gates.csv", ("scheme_id", "gate", "due_date", "done_date", "status", "owner"), scheme_money.gates(
        schemes, lambda s, n: "practice" if n == 1 else "primary care estates lead", "2016-04-01", stream))
    out.table("scheme_money.csv", ("scheme_id", "year", "side", "gbp", "source", "status"), scheme_money.money(
        schemes, ("S106", "CIL", "trust capital", "ETTF cohort 1"), stream))
    out.table("hub_week.csv", ("hub", "weekday", "start", "end", "clinicians", "slots", "booked", "attended", "source"),
              [(*row, "illustrative") for row in week])
    out.table("hub_cover.csv", ("hub", "practice", "from_date"), cover)
    out.table("housing.csv", ("site", "name", "council", "easting_m", "northing_m", "dwellings_min", "dwellings_max", "planning_status",
                              "deliverable", "group", "household_size"),
              [(s[0], s[1], "Illustrative Borough Council", *s[2:], s[1].split(", ")[1], None) for s in sites])
    out.table("trajectories.csv", ("site", "year", "homes"), completions)
    out.table("ae_attendances.csv", ("practice", "numerator", "denominator"),
              staff.attendances(practices, zones, AE_MEAN, AE_LOW, AE_HIGH, stream))
    out.table("qof_points.csv", ("practice", "value"), staff.scores(practices, QOF_MEAN, QOF_LOW, QOF_HIGH, stream, "qof"))
    out.table("locality_records.csv", risks.RECORD_COLUMNS, [
        ("present", locality, "live" if n == 1 else "draft", "2016-04-01" if n == 1 else None,
         f"cluster {CLUSTERS[n][1]} as printed in the strategy; the record is illustrative", *risks.SPLITS[n])
        for n, locality in enumerate(risks.locality_ids([(p.code, CLUSTERS[p.side][0]) for p in practices], [c for c, _ in CLUSTERS]))])
    out.table("risks.csv", risks.RISK_COLUMNS, havering_text.risk_rows(buildings))
    out.text("plan.toml", havering_text.plan(hubs))
    out.text("README.md", havering_text.readme(seed))
