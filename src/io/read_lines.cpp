// Lines of any kind: rivers, motorways, railways. A feature of several pieces stays one; what is not a line in it is left out.
#include <algorithm>
#include <cmath>

#include "io/reader.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

bool finite(const std::vector<std::vector<geo::Point>>& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const auto& part) {
        return std::all_of(part.begin(), part.end(), [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
    });
}

}  // namespace

Read<LineRecord> read_lines(const SourceSpec& spec, const ReadContext& context) {
    Reader<LineRecord> r(spec, context, parts_of(Role::lines), "line layer");
    if (!r.ready()) return r.finish();
    if (!r.table().spatial()) {
        r.error("no-geometry", "", "", "the file holds no lines", "Give a layer of lines, such as a shapefile or GeoPackage.");
        return r.finish();
    }
    while (r.next()) {
        LineRecord record{r.table().row(), r.string("id"), r.string("name"), r.table().lines()};
        if (record.parts.empty()) {
            r.problem(model::Severity::warning, "empty-geometry", "id", "this row has no line of two points or more", "Give its line.");
            r.skip("no line");
        } else if (!finite(record.parts)) {
            r.problem(model::Severity::error, "not-a-number", "id",
                      "a coordinate of this line is not a number, or lies where it cannot be transformed", "Mend the line.");
            r.skip("coordinates that are no numbers");
        } else {
            r.keep(std::move(record));
        }
    }
    return r.finish();
}

}  // namespace merestone::io
