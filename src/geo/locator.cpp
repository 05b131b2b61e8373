#include "geo/locator.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::geo {
namespace {

// Pointing up, so that two shapes that share an edge do the same sum on it, and a point is found on one side only.
struct Edge {
    Point low;
    Point high;
};

// Which of `count` buckets; what lies beyond the first or last falls into it.
std::size_t bucket(double at, std::size_t count) noexcept {
    if (!(at > 0)) return 0;
    return at < static_cast<double>(count) ? static_cast<std::size_t>(at) : count - 1;
}

// The edges of one shape in level rows: a ray looks at one row only.
struct RowIndex {
    Box box;
    double row_m = 1.0;
    std::vector<std::uint32_t> start;
    std::vector<Edge> edges;  // row by row

    [[nodiscard]] std::size_t row(double y) const { return bucket((y - box.min_y) / row_m, start.size() - 1); }
};

bool usable(Point p) noexcept { return std::isfinite(p.x) && std::isfinite(p.y); }

RowIndex make_rows(const MultiPolygon& shape) {
    std::vector<Edge> edges;
    RowIndex index;
    double height_m = 0.0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];  // closes a ring that is not; a closed one gains an edge without length
            if (!usable(a) || !usable(b) || a == b) continue;
            edges.push_back(a.y < b.y || (a.y == b.y && a.x < b.x) ? Edge{a, b} : Edge{b, a});
            index.box.add(a);
            index.box.add(b);
            height_m += edges.back().high.y - edges.back().low.y;
        }
    };
    for (const Polygon& part : shape) {
        add(part.outer);
        for (const Ring& hole : part.holes) add(hole);
    }
    if (edges.empty()) return index;
    const double n = static_cast<double>(edges.size());
    index.row_m = std::max({height_m / n, index.box.height() / n, 1e-9});  // an edge lies in about two rows, and there are at most n
    const auto rows = static_cast<std::size_t>(index.box.height() / index.row_m) + 1;
    index.start.assign(rows + 1, 0);
    const auto each_row = [&](const Edge& e, auto visit) {
        for (std::size_t r = index.row(e.low.y); r <= index.row(e.high.y); ++r) visit(r);
    };
    for (const Edge& e : edges) each_row(e, [&](std::size_t r) { ++index.start[r + 1]; });
    for (std::size_t r = 0; r < rows; ++r) index.start[r + 1] += index.start[r];
    index.edges.resize(index.start[rows]);
    std::vector<std::uint32_t> fill(index.start.begin(), index.start.end() - 1);
    for (const Edge& e : edges) each_row(e, [&](std::size_t r) { index.edges[fill[r]++] = e; });
    return index;
}

bool holds(const RowIndex& index, Point p) {
    if (!index.box.contains(p)) return false;
    const std::size_t row = index.row(p.y);
    bool inside = false;
    for (std::uint32_t i = index.start[row]; i < index.start[row + 1]; ++i) {
        const Edge& e = index.edges[i];
        if (p.y < e.low.y || p.y > e.high.y) continue;
        const double turn = (e.high.x - e.low.x) * (p.y - e.low.y) - (e.high.y - e.low.y) * (p.x - e.low.x);
        if (turn == 0 && p.x >= std::min(e.low.x, e.high.x) && p.x <= std::max(e.low.x, e.high.x)) return true;  // on the border
        if (turn > 0 && p.y < e.high.y) inside = !inside;  // the edge passes east of p
    }
    return inside;
}

double distance_to(const Edge& e, Point p) {
    const double ex = e.high.x - e.low.x;
    const double ey = e.high.y - e.low.y;
    const double t = std::clamp(((p.x - e.low.x) * ex + (p.y - e.low.y) * ey) / (ex * ex + ey * ey), 0.0, 1.0);
    return std::hypot(p.x - (e.low.x + t * ex), p.y - (e.low.y + t * ey));
}

double distance_to(const Box& box, Point p) {
    return std::hypot(std::max({0.0, box.min_x - p.x, p.x - box.max_x}), std::max({0.0, box.min_y - p.y, p.y - box.max_y}));
}

}  // namespace

// Boxes of shapes in a grid of about one cell a shape; in each shape its rows.
struct Locator::Impl {
    std::vector<RowIndex> shapes;
    Box box;
    double cell_m = 1.0;
    std::size_t columns = 1;
    std::size_t rows = 1;
    std::vector<std::uint32_t> start;
    std::vector<std::uint32_t> items;  // shapes by cell, ascending

    [[nodiscard]] std::size_t column(double x) const { return bucket((x - box.min_x) / cell_m, columns); }
    [[nodiscard]] std::size_t row(double y) const { return bucket((y - box.min_y) / cell_m, rows); }
    template <typename Visit>
    void each_cell(const Box& b, Visit visit) const {
        for (std::size_t y = row(b.min_y); y <= row(b.max_y); ++y)
            for (std::size_t x = column(b.min_x); x <= column(b.max_x); ++x) visit(y * columns + x);
    }
};

Locator::Locator(std::span<const MultiPolygon> shapes) : impl_(std::make_unique<Impl>()) {
    Impl& in = *impl_;
    double extent_m = 0.0;
    for (const MultiPolygon& shape : shapes) {
        in.shapes.push_back(make_rows(shape));
        in.box.add(in.shapes.back().box);
        extent_m += in.shapes.back().box.width() + in.shapes.back().box.height();
    }
    if (in.box.empty()) return;
    const double n = static_cast<double>(shapes.size());
    // About one cell a shape, and cells no smaller than half a shape, so that a shape lies in a handful.
    in.cell_m =
        std::max({std::sqrt(in.box.width() * in.box.height() / n), (in.box.width() + in.box.height()) / (2 * n), extent_m / (4 * n), 1e-9});
    in.columns = static_cast<std::size_t>(in.box.width() / in.cell_m) + 1;
    in.rows = static_cast<std::size_t>(in.box.height() / in.cell_m) + 1;
    in.start.assign(in.columns * in.rows + 1, 0);
    for (const RowIndex& shape : in.shapes)
        if (!shape.box.empty()) in.each_cell(shape.box, [&](std::size_t c) { ++in.start[c + 1]; });
    for (std::size_t c = 0; c + 1 < in.start.size(); ++c) in.start[c + 1] += in.start[c];
    in.items.resize(in.start.back());
    std::vector<std::uint32_t> fill(in.start.begin(), in.start.end() - 1);
    for (std::uint32_t s = 0; s < in.shapes.size(); ++s)
        if (!in.shapes[s].box.empty()) in.each_cell(in.shapes[s].box, [&](std::size_t c) { in.items[fill[c]++] = s; });
}

Locator::~Locator() = default;
Locator::Locator(Locator&&) noexcept = default;
Locator& Locator::operator=(Locator&&) noexcept = default;

std::optional<std::size_t> Locator::find(Point p) const {
    const Impl& in = *impl_;
    if (!in.box.contains(p)) return {};
    const std::size_t cell = in.row(p.y) * in.columns + in.column(p.x);
    for (std::uint32_t i = in.start[cell]; i < in.start[cell + 1]; ++i)
        if (holds(in.shapes[in.items[i]], p)) return in.items[i];
    return {};
}

std::optional<Locator::Near> Locator::nearest(Point p, double within_m) const {
    if (const auto inside = find(p)) return Near{*inside, 0.0};
    if (!usable(p) || !(within_m >= 0)) return {};
    const Impl& in = *impl_;
    std::vector<std::pair<double, std::size_t>> candidates;  // least distance possible, shape
    for (std::size_t s = 0; s < in.shapes.size(); ++s) {
        const double least_m = distance_to(in.shapes[s].box, p);
        if (!in.shapes[s].box.empty() && least_m <= within_m) candidates.emplace_back(least_m, s);
    }
    std::sort(candidates.begin(), candidates.end());
    std::optional<Near> best;
    for (const auto& [least_m, s] : candidates) {
        const double reach_m = best ? best->distance_m : within_m;
        if (least_m > reach_m) break;
        const RowIndex& index = in.shapes[s];
        double nearest_m = std::numeric_limits<double>::infinity();
        for (std::size_t r = index.row(p.y - reach_m); r <= index.row(p.y + reach_m); ++r)
            for (std::uint32_t i = index.start[r]; i < index.start[r + 1]; ++i)
                nearest_m = std::min(nearest_m, distance_to(index.edges[i], p));
        if (nearest_m > reach_m) continue;
        if (!best || nearest_m < best->distance_m || (nearest_m == best->distance_m && s < best->shape)) best = Near{s, nearest_m};
    }
    return best;
}

}  // namespace merestone::geo
