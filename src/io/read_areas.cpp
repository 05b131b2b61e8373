// Polygons, and the people who live in zones: estimates, ages, deprivation.
#include <cmath>

#include "io/age_words.hpp"
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

bool finite(const geo::MultiPolygon& shape) {
    for (const geo::Polygon& part : shape) {
        for (const geo::Point p : part.outer)
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
        for (const geo::Ring& hole : part.holes)
            for (const geo::Point p : hole)
                if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
    }
    return true;
}

}  // namespace

Read<ShapeRecord> read_shapes(const SourceSpec& spec, const ReadContext& context) {
    Reader<ShapeRecord> r(spec, context, parts_of(Role::zones), "polygon layer");
    if (!r.ready()) return r.finish();
    if (!r.table().spatial()) {
        r.error("no-geometry", "", "", "the file holds no polygons", "Give a layer of polygons, such as a shapefile or GeoPackage.");
        return r.finish();
    }
    const bool numbered = !r.has("id") && r.table().width() == 0;  // a shapefile that lost its table
    if (!r.has("id") && !numbered) {
        r.error("column-missing", "id", "", "no column was recognised as the polygons' code", "Name it in `columns`.");
        return r.finish();
    }
    if (numbered)
        r.warn("missing-key", "id", "", "the polygons have no attributes; each is called by its number in the file",
               "Ask for the layer with its attribute table.");
    while (r.next()) {
        ShapeRecord record{r.table().row(), r.string("id"), r.string("name"), r.table().polygon()};
        if (numbered) record.id = "shape " + std::to_string(record.row - 1);
        if (record.id.empty()) {
            r.problem(model::Severity::warning, "missing-key", "id", "this polygon has no code, so it cannot be used", "Give it one.");
            r.skip("no code");
        } else if (record.shape.empty()) {
            r.problem(model::Severity::warning, "empty-geometry", "id", "this row has no polygon", "Give its polygon.");
            r.skip("no polygon");
        } else if (!finite(record.shape)) {
            r.problem(model::Severity::error, "not-a-number", "id",
                      "a coordinate of this polygon is not a number, or lies where it cannot be transformed", "Mend the polygon.");
            r.skip("coordinates that are no numbers");
        } else {
            r.keep(std::move(record));
        }
    }
    return r.finish();
}

Read<ResidentsRecord> read_residents(const SourceSpec& spec, const ReadContext& context) {
    Reader<ResidentsRecord> r(spec, context, parts_of(Role::residents), "population by zone");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const auto people = count(r, "people", ranges::kZonePeople);
        if (r.text("id").empty()) r.skip("no zone code");
        else if (!people) r.skip("people not known");
        else r.keep({r.table().row(), r.string("id"), *people});
    }
    return r.finish();
}

Read<AgesRecord> read_ages(const SourceSpec& spec, const ReadContext& context) {
    Reader<AgesRecord> r(spec, context, parts_of(Role::ages), "population by zone and age, long form");
    if (!r.ready()) return r.finish();
    if (!r.has("age_group") && !(r.has("age_from") && r.has("age_to"))) {
        r.error("column-missing", "age_group", "", "no column tells the age band", "Name age_group, or age_from and age_to, in `columns`.");
        return r.finish();
    }
    while (r.next()) {
        std::optional<model::AgeBand> band;
        if (r.has("age_group")) band = band_of(r.text("age_group"));
        else if (const auto from = r.whole("age_from"), to = r.whole("age_to"); from && to && *from <= *to && *to <= 200)
            band = model::AgeBand{static_cast<int>(*from), static_cast<int>(*to), 0};
        const auto people = count(r, "people", ranges::kZonePeople);
        if (!band) r.skip("no age band");
        else if (!people) r.skip("people not known");
        else {
            band->people = *people;
            r.keep({r.table().row(), r.string("id"), *band});
        }
    }
    return r.finish();
}

Read<RuralUrbanRecord> read_rural_urban(const SourceSpec& spec, const ReadContext& context) {
    Reader<RuralUrbanRecord> r(spec, context, parts_of(Role::rural_urban), "rural-urban classification");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        if (r.text("zone").empty()) r.skip("no zone code");
        else if (r.is_unknown("class")) r.skip("class not known");
        else r.keep({r.table().row(), r.string("zone"), r.string("class")});
    }
    return r.finish();
}

Read<DeprivationRecord> read_deprivation(const SourceSpec& spec, const ReadContext& context) {
    Reader<DeprivationRecord> r(spec, context, parts_of(Role::deprivation), "English indices of deprivation");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        DeprivationRecord record{r.table().row(), r.string("id"), amount(r, "imd_score", ranges::kImdScore), {}};
        if (r.has("imd_decile"))
            if (const auto decile = count(r, "imd_decile", {1, 10, "1 to 10"})) record.decile = static_cast<int>(*decile);
        if (record.zone.empty()) r.skip("no zone code");
        else r.keep(std::move(record));
    }
    return r.finish();
}

}  // namespace merestone::io
