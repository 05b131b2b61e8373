#include "scene/pick.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "scene/dense_points.hpp"
#include "scene/detail/box_grid.hpp"

namespace merestone::scene {
namespace {

double distance_to_edge_m(geo::Point p, geo::Point a, geo::Point b, geo::Point& nearest) noexcept {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
    nearest = {a.x + t * dx, a.y + t * dy};
    return geo::distance_m(p, nearest);
}

geo::Ring closed(geo::Ring ring) {
    if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
    return ring;
}

geo::Ring ring_of(const geo::Box& b) {
    return {{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}, {b.min_x, b.min_y}};
}

bool edges_meet(geo::Point a, geo::Point b, geo::Point c, geo::Point d) noexcept {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) || std::max(a.y, b.y) < std::min(c.y, d.y) ||
        std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    const auto turn = [](geo::Point p, geo::Point q, geo::Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    const double d1 = turn(c, d, a);
    const double d2 = turn(c, d, b);
    const double d3 = turn(a, b, c);
    const double d4 = turn(a, b, d);
    return ((d1 <= 0.0 && d2 >= 0.0) || (d1 >= 0.0 && d2 <= 0.0)) && ((d3 <= 0.0 && d4 >= 0.0) || (d3 >= 0.0 && d4 <= 0.0));
}

bool borders_meet(const geo::Ring& area, const geo::Ring& ring) {
    const geo::Box box = geo::box_of(area);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geo::Box edge{std::min(ring[i].x, ring[i + 1].x), std::min(ring[i].y, ring[i + 1].y), std::max(ring[i].x, ring[i + 1].x),
                            std::max(ring[i].y, ring[i + 1].y)};
        if (!edge.meets(box)) continue;
        for (std::size_t k = 0; k + 1 < area.size(); ++k)
            if (edges_meet(ring[i], ring[i + 1], area[k], area[k + 1])) return true;
    }
    return false;
}

bool borders_meet(const geo::Ring& area, const geo::MultiPolygon& zone) {
    return std::any_of(zone.begin(), zone.end(), [&](const geo::Polygon& part) {
        return borders_meet(area, part.outer) ||
               std::any_of(part.holes.begin(), part.holes.end(), [&](const geo::Ring& hole) { return borders_meet(area, hole); });
    });
}

}  // namespace

struct GeographyIndex::Impl {
    std::shared_ptr<const geo::Topology> topology;
    geo::Locator zones;
    detail::BoxGrid zone_boxes;
    detail::BoxGrid arc_boxes;

    static std::vector<geo::MultiPolygon> shapes_of(const geo::Topology& t) {
        std::vector<geo::MultiPolygon> out;
        for (std::size_t z = 0; z < t.zones.size(); ++z) out.push_back(t.polygon(z));
        return out;
    }
    static std::vector<geo::Box> boxes_of_arcs(const geo::Topology& t) {
        std::vector<geo::Box> out(t.arcs.size());
        for (std::size_t a = 0; a < out.size(); ++a)
            for (const geo::Point p : t.points_of(t.arcs[a])) out[a].add(p);
        return out;
    }
    explicit Impl(std::shared_ptr<const geo::Topology> t)
        : topology(std::move(t)), zones(shapes_of(*topology)), zone_boxes(topology->zone_box), arc_boxes(boxes_of_arcs(*topology)) {}

    [[nodiscard]] bool counts(std::size_t zone, const geo::Ring& area, AreaRule rule) const {
        if (topology->zones[zone].empty()) return false;
        if (rule == AreaRule::middle) return geo::contains({{area, {}}}, topology->zone_inside[zone]);
        const geo::MultiPolygon shape = topology->polygon(zone);
        const bool meet = borders_meet(area, shape);
        // No borders meet: one holds the other, or they lie apart.
        const bool zone_in_area = geo::contains({{area, {}}}, topology->zone_inside[zone]);
        if (rule == AreaRule::whole) return !meet && zone_in_area;
        return meet || zone_in_area || geo::contains(shape, area.front());
    }
};

GeographyIndex::GeographyIndex(std::shared_ptr<const geo::Topology> topology) : impl_(std::make_unique<Impl>(std::move(topology))) {}
GeographyIndex::~GeographyIndex() = default;
GeographyIndex::GeographyIndex(GeographyIndex&&) noexcept = default;
GeographyIndex& GeographyIndex::operator=(GeographyIndex&&) noexcept = default;

std::optional<std::uint32_t> GeographyIndex::zone_at(geo::Point at) const {
    const auto found = impl_->zones.find(at);
    return found ? std::optional(static_cast<std::uint32_t>(*found)) : std::nullopt;
}

std::vector<std::uint32_t> GeographyIndex::zones_in(const geo::Box& box, AreaRule rule) const {
    return box.empty() ? std::vector<std::uint32_t>{} : zones_in(ring_of(box), rule);
}

std::vector<std::uint32_t> GeographyIndex::zones_in(const geo::Ring& lasso, AreaRule rule) const {
    std::vector<std::uint32_t> out;
    const geo::Ring area = closed(lasso);
    if (area.size() < 4) return out;
    for (const std::uint32_t z : impl_->zone_boxes.near(geo::box_of(area)))
        if (impl_->counts(z, area, rule)) out.push_back(z);
    return out;
}

std::optional<ArcPoint> GeographyIndex::nearest_arc_point(geo::Point at, double within_m) const {
    std::optional<ArcPoint> line;
    std::optional<ArcPoint> vertex;
    const auto better = [&](const std::optional<ArcPoint>& old, double distance) {
        return distance <= within_m && (!old || distance < old->distance_m);
    };
    const geo::Box box{at.x - within_m, at.y - within_m, at.x + within_m, at.y + within_m};
    for (const std::uint32_t a : impl_->arc_boxes.near(box)) {
        const auto points = impl_->topology->points_of(impl_->topology->arcs[a]);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double to_vertex = geo::distance_m(at, points[i]);
            if (better(vertex, to_vertex)) vertex = ArcPoint{a, points[i], to_vertex, true};
            if (i + 1 == points.size()) break;
            geo::Point nearest;
            const double to_line = distance_to_edge_m(at, points[i], points[i + 1], nearest);
            if (better(line, to_line)) line = ArcPoint{a, nearest, to_line, false};
        }
    }
    return vertex ? vertex : line;
}

struct ContentIndex::Impl {
    std::shared_ptr<const MapContent> content;
    struct Item {
        std::uint32_t layer = 0;
        std::uint32_t number = 0;
    };
    std::vector<Item> symbols;
    std::vector<Item> lines;
    std::vector<Item> fills;
    detail::BoxGrid symbol_grid;
    detail::BoxGrid line_grid;
    detail::BoxGrid fill_grid;
    double largest_px = 0.0;

    explicit Impl(std::shared_ptr<const MapContent> c) : content(std::move(c)) {
        std::vector<geo::Box> symbol_boxes;
        std::vector<geo::Box> line_boxes;
        std::vector<geo::Box> fill_boxes;
        for (std::uint32_t l = 0; l < content->layers.size(); ++l) {
            const Layer& items = content->layers[l].items;
            for (std::uint32_t i = 0; i < items.symbols.size(); ++i) {
                symbols.push_back({l, i});
                symbol_boxes.emplace_back().add(items.symbols[i].at);
                largest_px = std::max(largest_px, items.symbols[i].size_px + 2 * items.symbols[i].outline_px);
            }
            for (std::uint32_t i = 0; i < items.lines.size(); ++i) {
                lines.push_back({l, i});
                line_boxes.push_back(geo::box_of(items.lines[i].points));
            }
            for (std::uint32_t i = 0; i < items.fills.size(); ++i) {
                fills.push_back({l, i});
                fill_boxes.push_back(geo::box_of(items.fills[i].shape));
            }
        }
        symbol_grid = detail::BoxGrid(symbol_boxes);
        line_grid = detail::BoxGrid(line_boxes);
        fill_grid = detail::BoxGrid(fill_boxes);
    }
    [[nodiscard]] const Symbol& symbol(std::uint32_t n) const { return content->layers[symbols[n].layer].items.symbols[symbols[n].number]; }
    [[nodiscard]] const Line& line(std::uint32_t n) const { return content->layers[lines[n].layer].items.lines[lines[n].number]; }
    [[nodiscard]] const Fill& fill(std::uint32_t n) const { return content->layers[fills[n].layer].items.fills[fills[n].number]; }
};

ContentIndex::ContentIndex(std::shared_ptr<const MapContent> content) : impl_(std::make_unique<Impl>(std::move(content))) {}
ContentIndex::~ContentIndex() = default;
ContentIndex::ContentIndex(ContentIndex&&) noexcept = default;
ContentIndex& ContentIndex::operator=(ContentIndex&&) noexcept = default;

std::vector<ItemId> ContentIndex::under(const GeographyIndex& geography, const Camera& camera, Px px, double tolerance_px) const {
    struct Hit {
        int rank = 0;  // symbols, lines, polygons: what a reader aims at with most care comes first
        std::uint32_t order = 0;
        ItemId id;
    };
    std::vector<Hit> hits;
    const geo::Point at = camera.to_map(px);
    const auto about = [&](double by_px) { return geo::Box{at.x, at.y, at.x, at.y}.grown(by_px * camera.metres_per_px); };
    for (const std::uint32_t n : impl_->symbol_grid.near(about(impl_->largest_px / 2 + tolerance_px))) {
        const Symbol& s = impl_->symbol(n);
        const Px middle = camera.to_px(s.at);
        if (std::hypot(middle.x - px.x, middle.y - px.y) <= s.size_px / 2 + s.outline_px + tolerance_px) hits.push_back({0, n, s.id});
    }
    for (const std::uint32_t n : impl_->line_grid.near(about(tolerance_px + 4.0))) {
        const Line& line = impl_->line(n);
        const double reach_m = (line.width_px / 2 + tolerance_px) * camera.metres_per_px;
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            geo::Point nearest;
            if (distance_to_edge_m(at, line.points[i], line.points[i + 1], nearest) > reach_m) continue;
            hits.push_back({1, n, line.id});
            break;
        }
    }
    for (const std::uint32_t n : impl_->fill_grid.near(about(0.0)))
        if (geo::contains(impl_->fill(n).shape, at)) hits.push_back({2, n, impl_->fill(n).id});
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        return a.order > b.order;  // drawn later lies on top
    });
    std::vector<ItemId> out;
    std::set<ItemId> seen;
    const auto add = [&](ItemId id) {
        if (id.kind != ItemKind::none && seen.insert(id).second) out.push_back(id);
    };
    for (const Hit& hit : hits) add(hit.id);
    if (const auto zone = geography.zone_at(at)) {
        add({ItemKind::zone, *zone});
        const auto& locality = impl_->content->zone_locality;
        if (*zone < locality.size() && locality[*zone] >= 0) add({ItemKind::locality, static_cast<std::uint32_t>(locality[*zone])});
    }
    return out;
}

std::vector<ItemId> ContentIndex::symbols_in(const geo::Box& box) const {
    return box.empty() ? std::vector<ItemId>{} : symbols_in(ring_of(box));
}

std::vector<ItemId> ContentIndex::symbols_in(const geo::Ring& lasso) const {
    std::set<ItemId> out;
    const geo::Ring area = closed(lasso);
    if (area.size() < 4) return {};
    const geo::MultiPolygon shape{{area, {}}};
    for (const std::uint32_t n : impl_->symbol_grid.near(geo::box_of(area)))
        if (geo::contains(shape, impl_->symbol(n).at)) out.insert(impl_->symbol(n).id);
    return {out.begin(), out.end()};
}

}  // namespace merestone::scene
