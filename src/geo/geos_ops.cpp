#include "geo/geos_ops.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "base/check.hpp"
#include "geo/detail/voronoi_cells.hpp"

namespace merestone::geo {
namespace {

// One GEOS handle a thread, as GEOS asks.
class Handle {
public:
    Handle() : handle_(GEOS_init_r()) {}
    ~Handle() { GEOS_finish_r(handle_); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    [[nodiscard]] GEOSContextHandle_t get() const noexcept { return handle_; }

private:
    GEOSContextHandle_t handle_;
};

GEOSContextHandle_t handle() {
    thread_local const Handle own;
    return own.get();
}

struct GeometryEnd {
    void operator()(GEOSGeometry* g) const noexcept { GEOSGeom_destroy_r(handle(), g); }
    void operator()(const GEOSPreparedGeometry* g) const noexcept { GEOSPreparedGeom_destroy_r(handle(), g); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryEnd>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, GeometryEnd>;

Geometry take(GEOSGeometry* made) {
    base::check(made != nullptr, "GEOS gave no result");
    return Geometry(made);
}

// Closed, finite, no repeats. Empty where fewer than three different corners are left.
Ring clean(const Ring& ring) {
    Ring out;
    out.reserve(ring.size() + 1);
    for (const Point p : ring)
        if (std::isfinite(p.x) && std::isfinite(p.y) && (out.empty() || out.back() != p)) out.push_back(p);
    if (!out.empty() && out.front() != out.back()) out.push_back(out.front());
    if (out.size() < 4) out.clear();
    return out;
}

GEOSGeometry* linear_ring(const Ring& ring) {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    GEOSCoordSequence* const points = GEOSCoordSeq_copyFromBuffer_r(handle(), &ring[0].x, static_cast<unsigned>(ring.size()), 0, 0);
    return GEOSGeom_createLinearRing_r(handle(), points);
}

Geometry as_given(const MultiPolygon& shape) {
    std::vector<GEOSGeometry*> parts;
    for (const Polygon& part : shape) {
        const Ring outer = clean(part.outer);
        if (outer.empty()) continue;
        std::vector<GEOSGeometry*> holes;
        for (const Ring& hole : part.holes)
            if (const Ring h = clean(hole); !h.empty()) holes.push_back(linear_ring(h));
        parts.push_back(GEOSGeom_createPolygon_r(handle(), linear_ring(outer), holes.data(), static_cast<unsigned>(holes.size())));
    }
    return take(GEOSGeom_createCollection_r(handle(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

Geometry valid_from(const MultiPolygon& shape) {
    Geometry given = as_given(shape);
    if (GEOSisValid_r(handle(), given.get()) == 1) return given;
    GEOSMakeValidParams* const params = GEOSMakeValidParams_create_r(handle());
    GEOSMakeValidParams_setMethod_r(handle(), params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle(), params, 0);
    GEOSGeometry* const repaired_shape = GEOSMakeValidWithParams_r(handle(), given.get(), params);
    GEOSMakeValidParams_destroy_r(handle(), params);
    return take(repaired_shape);
}

Ring ring_from(const GEOSGeometry* ring, bool counter_clockwise) {
    const GEOSCoordSequence* const points = GEOSGeom_getCoordSeq_r(handle(), ring);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(handle(), points, &count);
    Ring out(count);
    if (count > 0) GEOSCoordSeq_copyToBuffer_r(handle(), points, &out[0].x, 0, 0);
    if ((signed_area_m2(out) > 0) != counter_clockwise) std::reverse(out.begin(), out.end());
    return out;
}

void add_polygons(const GEOSGeometry* geometry, MultiPolygon& out) {
    if (GEOSisEmpty_r(handle(), geometry) == 1) return;
    const int kind = GEOSGeomTypeId_r(handle(), geometry);
    if (kind == GEOS_POLYGON) {
        Polygon part;
        part.outer = ring_from(GEOSGetExteriorRing_r(handle(), geometry), true);
        for (int i = 0; i < GEOSGetNumInteriorRings_r(handle(), geometry); ++i)
            part.holes.push_back(ring_from(GEOSGetInteriorRingN_r(handle(), geometry, i), false));
        out.push_back(std::move(part));
    } else if (kind == GEOS_MULTIPOLYGON || kind == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry); ++i) add_polygons(GEOSGetGeometryN_r(handle(), geometry, i), out);
    }  // points and lines are what an overlay leaves where shapes only touch
}

double polygon_area_m2(const Polygon& part) {
    double area = std::abs(signed_area_m2(part.outer));
    for (const Ring& hole : part.holes) area -= std::abs(signed_area_m2(hole));
    return area;
}

// In GEOS' normal order first, so that the same region gives the same bytes, then the largest part to the front.
MultiPolygon shape_from(Geometry geometry) {
    GEOSNormalize_r(handle(), geometry.get());
    MultiPolygon out;
    add_polygons(geometry.get(), out);
    std::stable_sort(out.begin(), out.end(), [](const Polygon& a, const Polygon& b) { return polygon_area_m2(a) > polygon_area_m2(b); });
    return out;
}

double geometry_area_m2(const GEOSGeometry* geometry) {
    double area = 0.0;
    base::check(GEOSArea_r(handle(), geometry, &area) == 1, "GEOS gave no area");
    return area;
}

bool boxes_meet(const MultiPolygon& a, const MultiPolygon& b) { return box_of(a).meets(box_of(b)); }

}  // namespace

bool is_valid(const MultiPolygon& shape) {
    for (const Polygon& part : shape) {
        const auto sound = [](const Ring& ring) {
            return ring.size() >= 4 && ring.front() == ring.back() &&
                   std::all_of(ring.begin(), ring.end(), [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }) &&
                   !clean(ring).empty();
        };
        if (!sound(part.outer) || !std::all_of(part.holes.begin(), part.holes.end(), sound)) return false;
    }
    return GEOSisValid_r(handle(), as_given(shape).get()) == 1;
}

MultiPolygon repaired(const MultiPolygon& shape) { return shape_from(valid_from(shape)); }

MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b) {
    if (!boxes_meet(a, b)) return {};
    return shape_from(take(GEOSIntersection_r(handle(), valid_from(a).get(), valid_from(b).get())));
}

MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b) {
    if (!boxes_meet(a, b)) return repaired(a);
    return shape_from(take(GEOSDifference_r(handle(), valid_from(a).get(), valid_from(b).get())));
}

MultiPolygon union_of(std::span<const MultiPolygon> shapes) {
    std::vector<GEOSGeometry*> all;
    for (const MultiPolygon& shape : shapes) all.push_back(valid_from(shape).release());
    const Geometry together =
        take(GEOSGeom_createCollection_r(handle(), GEOS_GEOMETRYCOLLECTION, all.data(), static_cast<unsigned>(all.size())));
    return shape_from(take(GEOSUnaryUnion_r(handle(), together.get())));
}

double intersection_area_m2(const MultiPolygon& a, const MultiPolygon& b) {
    if (!boxes_meet(a, b)) return 0.0;
    return geometry_area_m2(take(GEOSIntersection_r(handle(), valid_from(a).get(), valid_from(b).get())).get());
}

double distance_between_m(const MultiPolygon& a, const MultiPolygon& b) {
    const Geometry ga = valid_from(a);
    const Geometry gb = valid_from(b);
    if (GEOSisEmpty_r(handle(), ga.get()) == 1 || GEOSisEmpty_r(handle(), gb.get()) == 1) return std::numeric_limits<double>::infinity();
    double distance = 0.0;
    base::check(GEOSDistanceIndexed_r(handle(), ga.get(), gb.get(), &distance) == 1, "GEOS gave no distance");
    return distance;
}

MultiPolygon circle(Point p, double radius_m, int quarter_segments) {
    const Geometry centre = take(GEOSGeom_createPointFromXY_r(handle(), p.x, p.y));
    return shape_from(take(GEOSBuffer_r(handle(), centre.get(), radius_m, quarter_segments)));
}

std::vector<MultiPolygon> voronoi(std::span<const Point> sites, const MultiPolygon& footprint) {
    std::vector<MultiPolygon> out(sites.size());
    const Geometry whole = valid_from(footprint);
    if (GEOSisEmpty_r(handle(), whole.get()) == 1) return out;
    const Prepared ready(GEOSPrepare_r(handle(), whole.get()));
    Box box = box_of(footprint);
    for (const Point site : sites)
        if (std::isfinite(site.x) && std::isfinite(site.y)) box.add(site);
    const std::vector<Ring> cells = detail::voronoi_cells(sites, box.grown(1.0));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        Geometry cell = valid_from({Polygon{cells[i], {}}});
        if (GEOSPreparedIntersects_r(handle(), ready.get(), cell.get()) != 1) continue;
        if (GEOSPreparedCovers_r(handle(), ready.get(), cell.get()) != 1)
            cell = take(GEOSIntersection_r(handle(), whole.get(), cell.get()));
        out[i] = shape_from(std::move(cell));
    }
    return out;
}

std::vector<std::int32_t> majority_part(std::span<const MultiPolygon> shapes, std::span<const MultiPolygon> coverage) {
    std::vector<Geometry> parts;
    std::vector<Prepared> ready;
    std::vector<Box> boxes;
    for (const MultiPolygon& part : coverage) {
        parts.push_back(valid_from(part));
        ready.emplace_back(GEOSPrepare_r(handle(), parts.back().get()));
        boxes.push_back(box_of(part));
    }
    std::vector<std::int32_t> best(shapes.size(), -1);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Geometry shape = valid_from(shapes[i]);
        if (GEOSisEmpty_r(handle(), shape.get()) == 1) continue;
        const Box box = box_of(shapes[i]);
        const double all_m2 = geometry_area_m2(shape.get());
        double most_m2 = 0.0;
        for (std::size_t k = 0; k < parts.size() && most_m2 < all_m2 / 2; ++k) {  // more than half cannot be beaten
            if (!boxes[k].meets(box) || GEOSPreparedIntersects_r(handle(), ready[k].get(), shape.get()) != 1) continue;
            const double held_m2 = GEOSPreparedCovers_r(handle(), ready[k].get(), shape.get()) == 1
                                       ? all_m2
                                       : geometry_area_m2(take(GEOSIntersection_r(handle(), parts[k].get(), shape.get())).get());
            if (held_m2 > most_m2) {
                most_m2 = held_m2;
                best[i] = static_cast<std::int32_t>(k);
            }
        }
    }
    return best;
}

std::optional<std::vector<Cover>> cover_of(std::span<const MultiPolygon> shapes, std::span<const MultiPolygon> coverage,
                                           const base::Progress& progress) {
    std::vector<Geometry> parts;
    std::vector<Prepared> ready;
    std::vector<Box> boxes;
    for (const MultiPolygon& part : coverage) {
        parts.push_back(valid_from(part));
        ready.emplace_back(GEOSPrepare_r(handle(), parts.back().get()));
        boxes.push_back(box_of(part));
    }
    std::vector<Cover> out(shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (i % 64 == 0) {
            if (progress.cancelled()) return std::nullopt;
            progress.say(static_cast<double>(i) / static_cast<double>(shapes.size()), "laying the polygons over the zones");
        }
        const Geometry shape = valid_from(shapes[i]);
        const double all_m2 = GEOSisEmpty_r(handle(), shape.get()) == 1 ? 0.0 : geometry_area_m2(shape.get());
        if (all_m2 <= 0.0) continue;
        const Box box = box_of(shapes[i]);
        double most_m2 = 0.0;
        double sum_m2 = 0.0;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (!boxes[k].meets(box) || GEOSPreparedIntersects_r(handle(), ready[k].get(), shape.get()) != 1) continue;
            const double held_m2 = GEOSPreparedCovers_r(handle(), ready[k].get(), shape.get()) == 1
                                       ? all_m2
                                       : geometry_area_m2(take(GEOSIntersection_r(handle(), parts[k].get(), shape.get())).get());
            sum_m2 += held_m2;
            if (held_m2 > most_m2) {
                most_m2 = held_m2;
                out[i].part = static_cast<std::int32_t>(k);
            }
        }
        out[i].share = std::min(1.0, sum_m2 / all_m2);
    }
    return out;
}

std::vector<double> share_within(std::span<const MultiPolygon> shapes, const MultiPolygon& area) {
    std::vector<double> share;
    const auto covers = cover_of(shapes, std::span(&area, 1));  // never cancelled
    for (const Cover& cover : *covers) share.push_back(cover.share);
    return share;
}

}  // namespace merestone::geo
