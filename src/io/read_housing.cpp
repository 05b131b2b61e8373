// Brownfield registers: the statutory header, the Digital Land one, or our own table. What the coordinate-system column says is held
// against the numbers, never trusted.
#include <fmt/format.h>

#include <cmath>
#include <map>

#include "geo/crs.hpp"
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

enum class Said { nothing, degrees, grid, other };
Said said_by(std::string_view crs) {
    const std::string l = base::header_key(crs);
    if (l.empty()) return Said::nothing;
    if (l == "wgs84" || l == "etrs89" || l == "epsg4326" || l == "4326") return Said::degrees;
    if (l == "osgb36" || l == "osgb" || l == "bng" || l == "epsg27700" || l == "27700" || l == "osgb1936") return Said::grid;
    return Said::other;
}

class Places {
public:
    Places(Reader<HousingRecord>& reader, const ReadContext& context)
        : r_(reader),
          degrees_(geo::ToNationalGrid::from("EPSG:4326", context.grid_folders)),
          geocentric_(geo::ToNationalGrid::from("EPSG:4936", context.grid_folders)) {}

    std::optional<geo::Point> of_row() {
        using model::Severity;
        if (r_.is_unknown("x") || r_.is_unknown("y")) return {};
        const auto x = r_.number("x");
        const auto y = r_.number("y");
        if (!x || !y || (*x == 0 && *y == 0)) return {};
        const geo::Point raw{*x, *y};
        const Said said = said_by(r_.text("crs"));
        if (said == Said::other) {
            ++odd_[r_.string("crs")];
            r_.problem(Severity::warning, "crs-odd-name", "crs",
                       "no coordinate system has this name (a dragged-down cell counts up); the numbers were looked at instead",
                       "Mend the column.");
        }
        switch (geo::guess_habit(raw)) {
            case geo::CoordinateHabit::national_grid:
                if (said == Said::degrees)
                    r_.problem(Severity::warning, "crs-against-numbers", "crs",
                               "it says degrees but the numbers are eastings and northings; they were taken as such", "Mend the column.");
                return raw;
            case geo::CoordinateHabit::longitude_latitude:
                if (said == Said::grid)
                    r_.problem(Severity::warning, "crs-against-numbers", "crs",
                               "it says OSGB36 but the numbers are longitude and latitude; they were taken as such", "Mend the column.");
                return degrees_ ? degrees_.value()(raw) : std::nullopt;
            case geo::CoordinateHabit::latitude_longitude:
                r_.problem(Severity::warning, "coordinates-swapped", "x",
                           "latitude and longitude stand in each other's column; they were changed over", "Mend the columns.");
                return degrees_ ? degrees_.value()({raw.y, raw.x}) : std::nullopt;
            case geo::CoordinateHabit::geocentric:
                r_.problem(Severity::warning, "coordinates-geocentric", "x",
                           "the numbers are geocentric metres without a height: the place cannot be told, so the site has no position",
                           "Give eastings and northings.");
                return {};
            case geo::CoordinateHabit::unknown: break;
        }
        r_.problem(Severity::warning, "coordinates-unknown", "x",
                   fmt::format("{}, {} is no place in England in any usual system; the site has no position", base::number_text(raw.x),
                               base::number_text(raw.y)),
                   "Mend the coordinates.");
        return {};
    }

private:
    Reader<HousingRecord>& r_;
    base::Result<geo::ToNationalGrid> degrees_;
    base::Result<geo::ToNationalGrid> geocentric_;
    std::map<std::string, int> odd_;
};

// People a home: above nobody, and no more than a home holds (our own limit).
std::optional<double> household_size(Reader<HousingRecord>& r) {
    constexpr double kMost = 10.0;
    const auto size = r.number("household_size");
    if (!size || (*size > 0 && *size <= kMost)) return size;
    r.problem(model::Severity::warning, "household-size-implausible", "household_size",
              "no home holds so many people; the council's or the plan's size is used", "Give people a home, such as 2.3.");
    return {};
}

}  // namespace

Read<HousingRecord> read_housing(const SourceSpec& spec, const ReadContext& context) {
    Reader<HousingRecord> r(spec, context, parts_of(Role::housing), "brownfield land register");
    if (!r.ready()) return r.finish();
    Places places(r, context);
    while (r.next()) {
        HousingRecord h;
        h.row = r.table().row();
        h.id = r.string("id");
        h.name = r.string("name");
        h.council = r.string("council");
        h.group = r.string("group");
        h.household_size = household_size(r);
        if (h.id.empty() && h.name.empty()) {
            r.skip("neither reference nor address");
            continue;
        }
        if (h.id.empty()) {  // its homes count all the same
            h.id = fmt::format("row {}", h.row);
            r.problem(model::Severity::warning, "missing-key", "id", fmt::format("this site has no reference; it is called \"{}\"", h.id),
                      "Give it one.");
        }
        h.at = places.of_row();
        h.dwellings_min = count(r, "min", ranges::kHomes);
        if (!h.dwellings_min && r.has("min2")) h.dwellings_min = count(r, "min2", ranges::kHomes);
        h.dwellings_max = count(r, "max", ranges::kHomes);
        const std::string status = base::header_key(r.text("status"));
        h.permissioned = status == "permissioned";
        if (const std::string d = base::lower(r.text("deliverable")); d == "yes" || d == "y" || d == "true") h.deliverable = true;
        else if (d == "no" || d == "n" || d == "false") h.deliverable = false;
        h.end_date = date(r, "end_date");
        if (h.dwellings_min && h.dwellings_max && *h.dwellings_min > *h.dwellings_max)
            r.problem(model::Severity::warning, "range-upside-down", "min", "the least number of homes is above the most",
                      "Mend the cells.");
        r.keep(std::move(h));
    }
    return r.finish();
}

}  // namespace merestone::io
