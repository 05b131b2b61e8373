// Zones: sorted, put into a topology, with their people, ages, deprivation and the side of every boundary they lie on.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "geo/adjacency.hpp"
#include "geo/geos_ops.hpp"
#include "geo/outline.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::add_area_parts(const Read<ShapeRecord>& boundary, const std::vector<std::string>& wanted,
                              std::vector<geo::MultiPolygon>& chosen) const {
    std::vector<std::string_view> known;
    for (const ShapeRecord& part : boundary.rows) {
        known.push_back(part.id);
        if (!part.name.empty() && part.name != part.id) known.push_back(part.name);
    }
    for (const std::string& name : wanted) {
        const std::size_t before = chosen.size();
        for (const ShapeRecord& part : boundary.rows)
            if (part.id == name || part.name == name) chosen.push_back(part.shape);
        if (chosen.size() > before) continue;
        const auto near = base::nearest_word(name, known);
        add(Severity::error, "area-part-missing", boundary.info, 0, "area.parts", name, "the boundary has no part of this id or name",
            near.empty() ? "Name one of its parts." : fmt::format("Did you mean \"{}\"?", near));
    }
}

// The plan's area: of the zones' file only those that lie at least half within the chosen parts of a boundary.
void Assembly::keep_area() {
    const AreaSpec& area = file_.area;
    if (area.boundary.empty() && !area.outline) return;
    std::vector<geo::MultiPolygon> chosen;
    if (area.outline) chosen.push_back(*area.outline);
    const auto named =
        std::find_if(tables_.boundaries.begin(), tables_.boundaries.end(), [&](const NamedShapes& b) { return b.name == area.boundary; });
    if (named == tables_.boundaries.end() && !area.outline) return;  // told by the plan file's reader
    if (!area.outline) add_area_parts(named->read, area.parts, chosen);
    std::vector<geo::MultiPolygon> shapes;
    for (const ShapeRecord& row : tables_.zones.rows) shapes.push_back(row.shape);
    const std::vector<double> share = geo::share_within(shapes, geo::union_of(chosen));
    std::size_t next = 0;
    const std::size_t before = tables_.zones.rows.size();
    std::erase_if(tables_.zones.rows, [&](const ShapeRecord&) { return share[next++] < 0.5; });
    const auto left_out = static_cast<std::int64_t>(before - tables_.zones.rows.size());
    for (model::LayerInfo& layer : plan_.layers) {
        if (layer.role != "zones" || left_out == 0) continue;
        layer.used -= left_out;
        layer.skipped.emplace_back("outside the plan's area", left_out);
        std::sort(layer.skipped.begin(), layer.skipped.end());
    }
    if (tables_.zones.rows.empty() && before > 0 && !chosen.empty())
        add(Severity::error, "area-without-zones", tables_.zones.info, 0, "area.parts", base::join(area.parts, ", "),
            "no zone lies at least half within the plan's area", "Check that zones and boundary are of the same part of the country.");
}

bool Assembly::zones(const base::Progress& progress) {
    keep_area();
    auto& rows = tables_.zones.rows;
    const model::LayerInfo& layer = tables_.zones.info;
    std::stable_sort(rows.begin(), rows.end(), [](const ShapeRecord& a, const ShapeRecord& b) { return a.id < b.id; });
    std::vector<geo::MultiPolygon> shapes;
    std::vector<std::int64_t> row_of_zone;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i].id == rows[i - 1].id) {
            add(Severity::error, "duplicate-key", layer, rows[i].row, "id", rows[i].id,
                "two zones have this code, so people could not be placed", "Keep one of them.");
            continue;
        }
        model::Zone zone;
        zone.id = rows[i].id;
        zone.name = rows[i].name.empty() ? rows[i].id : rows[i].name;
        plan_.zones.push_back(std::move(zone));
        row_of_zone.push_back(rows[i].row);
        shapes.push_back(std::move(rows[i].shape));
    }
    rows.clear();
    if (plan_.zones.empty()) {
        if (model::has_errors(problems_)) return true;  // why has been said already
        add(Severity::error, "no-zones", layer, 0, "", "", "the plan has no zone, so there is no footprint to plan",
            "Name a polygon layer in [sources.zones], and check its filter.");
        return true;
    }
    auto built = geo::build_topology(shapes, {}, progress);
    if (!built) return false;
    plan_.topology = std::make_shared<const geo::Topology>(std::move(built).value());
    const geo::Topology& topology = *plan_.topology;
    for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
        plan_.zones[z].area_m2 = topology.zone_area_m2[z];
        plan_.zones[z].centre = topology.zones[z].empty() ? topology.zone_inside[z] : geo::centroid(topology.polygon(z));
        footprint_.add(topology.zone_box[z]);
    }
    const auto name = [&](std::int32_t zone) { return zone < 0 ? std::string("outside") : plan_.zones[static_cast<std::size_t>(zone)].id; };
    const auto row = [&](std::int32_t zone) { return zone < 0 ? std::int64_t{0} : row_of_zone[static_cast<std::size_t>(zone)]; };
    using Kind = geo::TopologyReport::Fault::Kind;
    for (const auto& fault : topology.report.faults) {
        const std::string where = fmt::format("{:.0f}, {:.0f}", fault.at.x, fault.at.y);
        const std::string area = base::number_text(fault.area_m2, fault.area_m2 < 10 ? 2 : 0);
        switch (fault.kind) {
            case Kind::overlap:
                add(Severity::warning, "zones-overlap", layer, row(fault.other), name(fault.other), where,
                    fmt::format("{} m2 is claimed by {} as well; it was given to {}", area, name(fault.other), name(fault.zone)),
                    "Check the publisher's polygons there.");
                break;
            case Kind::gap:
                add(Severity::note, "hole-in-footprint", layer, row(fault.zone), name(fault.zone), where,
                    fmt::format("{} m2 inside the footprint belongs to no zone and is kept as a hole", area),
                    "Nothing, if that is water or another area; else look for a missing zone.");
                break;
            case Kind::self_crossing:
                add(Severity::warning, "invalid-ring", layer, row(fault.zone), name(fault.zone), where,
                    "the ring of this polygon crosses itself; it was repaired by the even-odd rule",
                    "Nothing for this plan; tell the publisher.");
                break;
            case Kind::vanished:
                add(Severity::error, "zone-without-area", layer, row(fault.zone), name(fault.zone), "",
                    "nothing is left of this zone's polygon", "Mend or remove the polygon.");
                break;
            case Kind::too_few_points:
                add(Severity::error, "invalid-ring", layer, row(fault.zone), name(fault.zone), where,
                    "this polygon has fewer than three different points", "Mend or remove the polygon.");
                break;
            case Kind::not_finite:
                add(Severity::error, "not-a-number", layer, row(fault.zone), name(fault.zone), "",
                    "a coordinate of this polygon is not a number", "Mend the polygon.");
                break;
        }
    }
    const geo::TopologyReport& report = topology.report;
    if (report.vertices_moved > 0 || report.slivers_closed > 0)
        add(Severity::note, "borders-snapped", layer, 0, "", "",
            fmt::format("{} of {} vertices were moved by at most {} m so that neighbours share borders; {} slivers of {} m2 in all were "
                        "closed; no zone's area changed by more than {} m2",
                        base::grouped(static_cast<std::int64_t>(report.vertices_moved)),
                        base::grouped(static_cast<std::int64_t>(report.vertices_in)),
                        report.largest_move_m < 0.001 ? std::string("less than 0.001") : base::number_text(report.largest_move_m, 3),
                        base::grouped(static_cast<std::int64_t>(report.slivers_closed)), base::number_text(report.slivers_area_m2, 2),
                        base::number_text(report.largest_area_change_m2, 2)),
            "Nothing: that is the publisher's rounding.");
    std::vector<geo::MultiPolygon> clean(plan_.zones.size());
    for (std::size_t z = 0; z < clean.size(); ++z) clean[z] = topology.polygon(z);
    locator_ = std::make_unique<geo::Locator>(clean);
    return true;
}

void Assembly::residents() {
    const model::LayerInfo& layer = tables_.residents.info;
    if (layer.file.empty()) return;
    residents_foot();
    std::vector<std::int64_t> row_of(plan_.zones.size(), 0);
    std::int64_t outside = 0;
    for (const ResidentsRecord& row : tables_.residents.rows) {
        const model::ZoneIx zone = plan_.find_zone(row.zone);
        if (!zone) {
            ++outside;
            continue;
        }
        if (row_of[zone.pos()] != 0) {
            add(Severity::warning, "duplicate-key", layer, row.row, "zone", row.zone,
                fmt::format("row {} already gives people for this zone; that one is used", row_of[zone.pos()]), "Keep one of them.");
            continue;
        }
        row_of[zone.pos()] = row.row;
        plan_.zones[zone.pos()].residents = row.people;
    }
    std::vector<std::string> missing;
    for (const model::Zone& zone : plan_.zones)
        if (!zone.residents) missing.push_back(zone.id);
    if (!missing.empty())
        add(Severity::warning, "zone-without-residents", layer, 0, "zone",
            base::join(std::span(missing).first(std::min<std::size_t>(missing.size(), 10)), " "),
            fmt::format("{} of {} zones have no resident population here (first named); they count as not known", missing.size(),
                        plan_.zones.size()),
            "Check that zones and population are of one census vintage.");
    if (outside > 0 && missing.size() == plan_.zones.size())
        add(Severity::error, "nothing-matches", layer, 0, "zone", "", "no row of this file names a zone of the plan",
            "Check the vintage of the zone codes (2011 or 2021), and the column.");
}

// Files that hold a district's total before its zones: the rows must add up to it.
void Assembly::residents_foot() const {
    const auto is_small_area = [](const std::string& code) {
        return code.size() == 9 && (code.compare(0, 3, "E01") == 0 || code.compare(0, 3, "W01") == 0);
    };
    std::vector<const ResidentsRecord*> rows;
    for (const ResidentsRecord& row : tables_.residents.rows) rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->row < b->row; });
    const ResidentsRecord* total = nullptr;
    std::int64_t sum = 0;
    std::size_t parts = 0;
    const auto close = [&] {
        if (total != nullptr && parts > 1 && sum != total->people)
            add(Severity::warning, "totals-do-not-foot", tables_.residents.info, total->row, total->zone, base::grouped(total->people),
                fmt::format("the {} zones below it add up to {}, not to this total", parts, base::grouped(sum)),
                "Ask the publisher which is right; the zones' own numbers are used.");
        sum = 0;
        parts = 0;
    };
    for (const ResidentsRecord* row : rows) {
        if (is_small_area(row->zone)) {
            sum += row->people;
            ++parts;
        } else {
            close();
            total = row;
        }
    }
    close();
}

void Assembly::ages_and_deprivation() {
    std::stable_sort(tables_.ages.rows.begin(), tables_.ages.rows.end(), [](const AgesRecord& a, const AgesRecord& b) {
        return std::tie(a.zone, a.band.from_age, a.band.to_age, a.row) < std::tie(b.zone, b.band.from_age, b.band.to_age, b.row);
    });
    const AgesRecord* last = nullptr;
    for (const AgesRecord& row : tables_.ages.rows) {
        const model::ZoneIx zone = plan_.find_zone(row.zone);
        if (!zone) continue;
        if (last != nullptr && last->zone == row.zone && last->band.from_age == row.band.from_age && last->band.to_age == row.band.to_age) {
            twice(tables_.ages.info, row.row, "zone", fmt::format("{} aged {} to {}", row.zone, row.band.from_age, row.band.to_age),
                  last->row);
            continue;
        }
        last = &row;
        plan_.zones[zone.pos()].ages.push_back(row.band);
    }
    std::vector<std::int64_t> row_of(plan_.zones.size(), 0);
    std::stable_sort(tables_.deprivation.rows.begin(), tables_.deprivation.rows.end(),
                     [](const DeprivationRecord& a, const DeprivationRecord& b) { return a.row < b.row; });
    for (const DeprivationRecord& row : tables_.deprivation.rows) {
        const model::ZoneIx zone = plan_.find_zone(row.zone);
        if (!zone) continue;
        if (row_of[zone.pos()] != 0) {
            twice(tables_.deprivation.info, row.row, "zone", row.zone, row_of[zone.pos()]);
            continue;
        }
        row_of[zone.pos()] = row.row;
        plan_.zones[zone.pos()].imd_score = row.score;
        if (row.decile) plan_.zones[zone.pos()].imd_quintile = (*row.decile + 1) / 2;
    }
    // Without published deciles: fifths of the footprint's own zones, by score, ties by id.
    std::vector<std::size_t> scored;
    for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
        if (plan_.zones[z].imd_quintile) return;
        if (plan_.zones[z].imd_score) scored.push_back(z);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [&](std::size_t a, std::size_t b) { return *plan_.zones[a].imd_score > *plan_.zones[b].imd_score; });
    for (std::size_t k = 0; k < scored.size(); ++k) plan_.zones[scored[k]].imd_quintile = static_cast<int>(k * 5 / scored.size()) + 1;
}

void Assembly::rural_urban() {
    const model::LayerInfo& layer = tables_.rural_urban.info;
    if (layer.file.empty()) return;
    std::vector<std::int64_t> row_of(plan_.zones.size(), 0);
    auto& rows = tables_.rural_urban.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const RuralUrbanRecord& a, const RuralUrbanRecord& b) { return a.row < b.row; });
    std::size_t matched = 0;
    for (const RuralUrbanRecord& row : rows) {
        const model::ZoneIx zone = plan_.find_zone(row.zone);
        if (!zone) continue;
        ++matched;
        std::string& known = plan_.zones[zone.pos()].rural_class;
        if (row_of[zone.pos()] == 0) {
            row_of[zone.pos()] = row.row;
            known = row.rural_class;
        } else if (known != row.rural_class) {  // a list of postcodes names a zone many times
            add(Severity::warning, "duplicate-key", layer, row.row, "zone", row.zone,
                fmt::format("row {} gives this zone another class; the first is used", row_of[zone.pos()]), "Keep one of them.");
        }
    }
    if (matched == 0)
        add(Severity::warning, "nothing-matches", layer, 0, "zone", "", "no row of this file names a zone of the plan",
            "Check the vintage of the zone codes (2011 or 2021), and the column.");
}

void Assembly::sides() {
    std::vector<geo::MultiPolygon> shapes(plan_.zones.size());
    for (std::size_t z = 0; z < shapes.size(); ++z) shapes[z] = plan_.topology->polygon(z);
    for (NamedShapes& named : tables_.boundaries) {
        model::Boundary boundary;
        boundary.name = named.name;
        auto& rows = named.read.rows;
        std::stable_sort(rows.begin(), rows.end(), [](const ShapeRecord& a, const ShapeRecord& b) { return a.id < b.id; });
        std::vector<geo::MultiPolygon> parts;
        for (ShapeRecord& row : rows) {
            if (!geo::box_of(row.shape).meets(footprint_)) continue;
            boundary.parts.push_back({row.id, row.name.empty() ? row.id : row.name, row.shape});
            parts.push_back(std::move(row.shape));
        }
        const auto side = geo::majority_part(shapes, parts);
        std::size_t none = 0;
        for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
            plan_.zones[z].side.push_back(side[z]);
            if (side[z] < 0) ++none;
        }
        if (none == plan_.zones.size())
            add(Severity::error, "nothing-matches", named.read.info, 0, named.name, "", "no polygon of this boundary meets the footprint",
                "Check the file's coordinate system.");
        else if (none > 0)
            add(Severity::warning, "boundary-leaves-zones-out", named.read.info, 0, named.name, "",
                fmt::format("{} zones lie in no polygon of this boundary", none), "Check that the boundary covers the footprint.");
        plan_.boundaries.push_back(std::move(boundary));
    }
    plan_.borders = geo::borders(*plan_.topology);
    // Islands of the whole footprint only: pieces of one side that touch other sides are cured by corridors (analysis/blocks).
    for (const geo::Border& bridge : geo::bridges(*plan_.topology, plan_.borders)) {
        add(Severity::note, "bridge", tables_.zones.info, 0, plan_.zones[bridge.a].id, plan_.zones[bridge.b].id,
            "these zones share no border; they count as joined across water", "Nothing, if people can cross there.");
        plan_.borders.push_back(bridge);
    }
    std::sort(plan_.borders.begin(), plan_.borders.end(),
              [](const geo::Border& x, const geo::Border& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
}

}  // namespace merestone::io
