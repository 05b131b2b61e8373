"""Writes what every sample has: zones and areas, people, practices and where their patients live, buildings and who uses them."""

from . import people, plane, shape
from .files import line_text, ring_text


def position(thing):
    return (thing.x, thing.y) if thing.known_at else (None, None)


def layers(out, land, zones, borders, area_layer, area_title, river, roads_title):
    """zones.geojson, the sides as `area_layer`, river.geojson, motorways.geojson, places.csv. river: (title, name)."""
    lines, places = f"{land.letter}R", f"{land.letter}L"
    out.layer("zones.geojson", "Illustrative zones", [
        ((("id", land.zone_id(i)), ("name", f"Illustrative zone {i + 1:03d}, {land.places[z.named_for][0]}")), "Polygon", ring_text(z.ring))
        for i, z in enumerate(zones)])
    out.layer(area_layer, area_title, [
        ((("id", code), ("name", name)), "Polygon", ring_text(shape.union([z.ring for z in zones if z.side == side])))
        for side, (code, name) in enumerate(land.sides)])
    out.layer("river.geojson", river[0], [
        ((("id", f"{lines}1"), ("name", river[1])), "LineString", line_text(shape.chain(
            [points for points, _, _, on_river in borders if on_river])))])
    out.layer("motorways.geojson", roads_title, [
        ((("id", f"{lines}{n + 2}"), ("name", name)), "LineString", line_text(shape.rounded(plane.smooth_line(course, 220.0))))
        for n, (name, course) in enumerate(land.roads)])
    out.table("places.csv", ("id", "name", "easting_m", "northing_m"),
              [(f"{places}{n + 1:02d}", name, x, y) for n, (name, x, y, *_) in enumerate(land.places)])


def people_tables(out, land, zones, codes):
    out.table("residents.csv", ("zone", "people"), [(land.zone_id(i), z.residents) for i, z in enumerate(zones)])
    out.table("ages.csv", ("zone", "age_from", "age_to", "people"), [
        (land.zone_id(i), low, high, n) for i, z in enumerate(zones) for (low, high), n in zip(people.AGE_BANDS, z.ages)])
    out.table("deprivation.csv", ("zone", "imd_score"), [(land.zone_id(i), f"{z.imd:.2f}") for i, z in enumerate(zones)])
    out.table("postcodes.csv", ("postcode", "quality", "easting_m", "northing_m"), sorted(codes))


def practice_tables(out, land, practices, buildings, commissioner_of):
    out.table("practices.csv", ("practice", "name", "postcode", "commissioner", "easting_m", "northing_m", "open_date", "status"),
              [(p.code, p.name, p.postcode, commissioner_of(p), *position(p), p.open_date, "A") for p in practices])
    branches = [b for b in buildings if not b.main_of and b.users]
    out.table("branches.csv", ("branch", "name", "practice", "postcode", "easting_m", "northing_m"), [
        (f"{land.letter}B{n + 1:03d}", f"Illustrative branch {n + 1}", b.users[0][0].code, b.postcode, b.x, b.y)
        for n, b in enumerate(branches)])


PREMISES_COLUMNS = ("premises_id", "name", "postcode", "commissioner", "tenure", "easting_m", "northing_m", "rooms_ce", "rooms_treatment",
                    "nia_m2", "gia_m2", "hours_week", "landlord", "kind", "sessions_available_week", "sessions_used_week", "class",
                    "class_reason", "class_until", "site_role", "services")


def premises_tables(out, buildings, commissioner_of):
    out.table("premises.csv", PREMISES_COLUMNS,
              [(b.id, b.name, b.postcode, commissioner_of(b), b.tenure, *position(b), b.rooms_ce, b.rooms_treatment, b.nia, b.gia, b.hours,
                b.landlord, b.kind, b.sessions_available, b.sessions_used, b.klass, b.class_reason, b.class_until, b.role,
                "; ".join(b.services) or None) for b in buildings])
    out.table("occupancies.csv", ("premises_id", "practice", "role", "list_share"), sorted(
        (b.id, p.code, role, f"{share:.2f}") for b in buildings for p, role, share in b.users))
