// What a map shows beside the plan's own places: points and lines; and the points that stand for people.
#include <algorithm>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::points() {
    for (const PointsRead& source : tables_.points)
        for (const PointRecord& row : source.read.rows) plan_.points.push_back({source.category, row.id, row.name, row.at});
    std::stable_sort(plan_.points.begin(), plan_.points.end(), [](const auto& a, const auto& b) {
        return std::tie(a.category, a.id, a.name, a.at) < std::tie(b.category, b.id, b.name, b.at);
    });
    for (const auto& [postcode, position] : postcodes_)  // those beyond the footprint are no place of this plan
        if (const model::ZoneIx zone = zone_at(position.at)) plan_.postcodes.push_back({postcode, position.at, zone, position.quality});
    // Points that stand for people: the plan's own, else the postcodes.
    const auto take = [&](geo::Point at, double weight) {
        if (const model::ZoneIx zone = zone_at(at)) plan_.people_points.push_back({at, weight, zone});
    };
    if (!tables_.people_points.rows.empty())
        for (const PointRecord& row : tables_.people_points.rows) take(row.at, row.weight);
    else
        for (const auto& [postcode, position] : postcodes_) take(position.at, 1.0);
    std::sort(plan_.people_points.begin(), plan_.people_points.end(),
              [](const auto& a, const auto& b) { return std::tie(a.zone, a.at, a.weight) < std::tie(b.zone, b.at, b.weight); });
}

// Lines that come near the footprint: a country's motorways may be given, a plan keeps its own.
void Assembly::lines() {
    for (LinesRead& source : tables_.lines) {
        bool any = false;
        for (LineRecord& row : source.read.rows) {
            geo::Box box;
            for (const auto& part : row.parts)
                for (const geo::Point p : part) box.add(p);
            if (!box.meets(footprint_)) continue;
            any = true;
            plan_.lines.push_back({source.category, std::move(row.id), std::move(row.name), std::move(row.parts)});
        }
        if (!any && !source.read.rows.empty())
            add(Severity::warning, "nothing-matches", source.read.info, 0, source.category, "", "no line of this layer meets the footprint",
                "Check the file's coordinate system, and whether it is the right area.");
    }
    std::stable_sort(plan_.lines.begin(), plan_.lines.end(), [](const auto& a, const auto& b) {
        return std::tie(a.category, a.id, a.name, a.parts) < std::tie(b.category, b.id, b.name, b.parts);
    });
}

}  // namespace merestone::io
