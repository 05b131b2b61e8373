// Postcodes, and points of any kind.
#include "geo/crs.hpp"
#include "io/reader.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

bool is_code_point(const SourceSpec& spec, const ReadContext& context) {
    model::LayerInfo info;
    model::Problems problems;
    const auto table = Table::open(spec, context, info, problems);
    if (!table || table->width() < 4 || table->first().size() < 4) return false;
    const auto& first = table->first();
    return !base::tidy_postcode(first[0]).empty() && base::parse_int(first[1]) && base::parse_int(first[2]) && base::parse_int(first[3]);
}

// 10 best to 60; 90 and above: no position.
int quality_of(std::string_view text) {
    const auto n = base::parse_int(text);
    return n && *n > 0 && *n < 1000 ? static_cast<int>(*n) : 0;
}

// The ONS counts from 1, best, to 8; 9: no grid reference (ONSPD User Guide, osgrdind). On the scale of Code-Point Open.
int quality_of_ons(std::string_view text) {
    const auto n = base::parse_int(text);
    if (!n || *n < 1 || *n > 9) return 0;
    return static_cast<int>(*n) * 10;
}

// "202103" -> "2021-03", the month in which a postcode ended; empty: it is in use.
std::string month_of(std::string_view text) {
    if (text.size() != 6 || !base::parse_int(text)) return {};
    return std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4));
}

}  // namespace

Read<PostcodeRecord> read_postcodes(const SourceSpec& spec, const ReadContext& context) {
    const std::map<std::string, std::size_t> positions = {{"postcode", 0}, {"quality", 1}, {"easting", 2}, {"northing", 3}};
    const bool code_point = spec.columns.empty() && is_code_point(spec, context);
    Reader<PostcodeRecord> r = code_point ? Reader<PostcodeRecord>(spec, context, positions, 4, "Code-Point Open")
                                          : Reader<PostcodeRecord>(spec, context, parts_of(Role::postcodes), "postcode table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        PostcodeRecord record;
        record.row = r.table().row();
        record.postcode = base::tidy_postcode(r.text("postcode"));
        record.quality = r.has("quality") ? quality_of(r.text("quality")) : quality_of_ons(r.text("grid_quality"));
        const std::string ended = month_of(r.text("ended"));
        const auto x = base::parse_number(r.text("easting"));
        const auto y = base::parse_number(r.text("northing"));
        if (record.postcode.empty()) r.skip("no postcode");
        else if (!ended.empty() && ended <= context.as_at.substr(0, 7)) r.skip("no longer in use at the plan's date");
        else if (!x || !y || (*x == 0 && *y == 0) || record.quality >= 90) r.skip("no position");
        else {
            record.at = {*x, *y};
            r.keep(std::move(record));
        }
    }
    return r.finish();
}

Read<PointRecord> read_points(const SourceSpec& spec, const ReadContext& context) {
    Reader<PointRecord> r(spec, context, parts_of(Role::points), "points");
    if (!r.ready()) return r.finish();
    const bool numbers = (r.has("easting") && r.has("northing")) || (r.has("longitude") && r.has("latitude"));
    if (!r.table().spatial() && !numbers) {
        r.error("no-geometry", "", "", "the file holds no points",
                "Give a point layer, or columns easting_m and northing_m, or longitude and latitude.");
        return r.finish();
    }
    auto to_grid = geo::ToNationalGrid::from("EPSG:4326", context.grid_folders);
    while (r.next()) {
        PointRecord record;
        record.row = r.table().row();
        record.id = r.string("id");
        record.name = r.string("name");
        std::optional<geo::Point> at;
        if (r.table().spatial()) at = r.table().point();
        if (!at) at = r.easting_northing();
        if (!at && r.has("longitude") && r.has("latitude") && to_grid) {
            const auto lon = r.number("longitude");
            const auto lat = r.number("latitude");
            if (lon && lat) at = to_grid.value()({*lon, *lat});
        }
        if (r.has("weight")) {
            const auto weight = r.number("weight");
            if (!weight || *weight < 0) {
                r.skip("no weight");
                continue;
            }
            record.weight = *weight;
        }
        if (!at) {
            r.problem(model::Severity::warning, "empty-point", "id", "this row has no position", "Give its coordinates.");
            r.skip("no position");
        } else {
            record.at = *at;
            r.keep(std::move(record));
        }
    }
    return r.finish();
}

}  // namespace merestone::io
