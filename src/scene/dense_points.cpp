#include "scene/dense_points.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace merestone::scene {
namespace {

// Past this many cells a larger cell is taken: a stray point in another country must not cost gigabytes.
constexpr double kMostCells = 4e6;

struct CellRange {
    std::size_t first_column = 0;
    std::size_t last_column = 0;
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    bool any = false;
};

std::size_t cell_along(double from, double value, double cell_m, std::size_t count) {
    const double cell = std::floor((value - from) / cell_m);
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
}

CellRange cells_in(const DensePoints& points, const geo::Box& box) {
    if (points.xy.empty() || !points.box.meets(box)) return {};
    return {cell_along(points.box.min_x, box.min_x, points.cell_m, points.columns),
            cell_along(points.box.min_x, box.max_x, points.cell_m, points.columns),
            cell_along(points.box.min_y, box.min_y, points.cell_m, points.rows),
            cell_along(points.box.min_y, box.max_y, points.cell_m, points.rows), true};
}

template <typename Each>
void for_points_in(const DensePoints& points, const geo::Box& box, Each&& each) {
    const CellRange range = cells_in(points, box);
    if (!range.any) return;
    for (std::size_t row = range.first_row; row <= range.last_row; ++row) {
        const std::uint32_t from = points.first[row * points.columns + range.first_column];
        const std::uint32_t to = points.first[row * points.columns + range.last_column + 1];
        for (std::uint32_t i = from; i < to; ++i) each(points.xy[i]);
    }
}

}  // namespace

DensePoints dense_points(std::span<const geo::Point> points, double cell_m) {
    DensePoints out;
    const auto usable = [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    std::size_t count = 0;
    for (const geo::Point p : points)
        if (usable(p)) {
            out.box.add(p);
            ++count;
        }
    if (count == 0) return out;
    const double needed = std::sqrt((out.box.width() + cell_m) * (out.box.height() + cell_m) / kMostCells);
    out.cell_m = std::max({cell_m, needed, out.box.width() / 1e6, out.box.height() / 1e6});
    out.columns = static_cast<std::size_t>(out.box.width() / out.cell_m) + 1;
    out.rows = static_cast<std::size_t>(out.box.height() / out.cell_m) + 1;
    const auto cell_of = [&](geo::Point p) {
        return cell_along(out.box.min_y, p.y, out.cell_m, out.rows) * out.columns + cell_along(out.box.min_x, p.x, out.cell_m, out.columns);
    };
    out.first.assign(out.columns * out.rows + 1, 0);
    for (const geo::Point p : points)
        if (usable(p)) ++out.first[cell_of(p) + 1];
    for (std::size_t c = 1; c < out.first.size(); ++c) out.first[c] += out.first[c - 1];
    out.xy.resize(count);
    std::vector<std::uint32_t> next(out.first.begin(), out.first.end() - 1);
    for (const geo::Point p : points)
        if (usable(p)) out.xy[next[cell_of(p)]++] = p;
    return out;
}

DensityGrid density(const DensePoints& points, const Camera& camera, double bin_px, Px& origin_px) {
    DensityGrid out;
    out.bin_px = bin_px;
    const double bin_m = bin_px * camera.metres_per_px;
    const geo::Box view = camera.view();
    const double left_m = std::floor(view.min_x / bin_m) * bin_m;
    const double top_m = std::ceil(view.max_y / bin_m) * bin_m;
    origin_px = camera.to_px({left_m, top_m});
    out.columns = static_cast<std::size_t>(std::ceil((view.max_x - left_m) / bin_m)) + 1;
    out.rows = static_cast<std::size_t>(std::ceil((top_m - view.min_y) / bin_m)) + 1;
    out.count.assign(out.columns * out.rows, 0);
    const double per_m = 1.0 / bin_m;
    const auto columns = static_cast<double>(out.columns);
    const auto rows = static_cast<double>(out.rows);
    const geo::Box all{left_m, top_m - rows * bin_m, left_m + columns * bin_m, top_m};
    for_points_in(points, all, [&](geo::Point p) {
        const double x = (p.x - left_m) * per_m;
        const double y = (top_m - p.y) * per_m;
        if (!(x >= 0.0 && y >= 0.0 && x < columns && y < rows)) return;
        std::uint16_t& bin = out.count[static_cast<std::size_t>(y) * out.columns + static_cast<std::size_t>(x)];
        if (bin < std::numeric_limits<std::uint16_t>::max()) ++bin;
    });
    for (const std::uint16_t n : out.count) out.most = std::max<std::uint32_t>(out.most, n);
    return out;
}

std::size_t points_in(const DensePoints& points, const geo::Box& box) {
    std::size_t count = 0;
    for_points_in(points, box, [&](geo::Point p) { count += box.contains(p) ? 1 : 0; });
    return count;
}

}  // namespace merestone::scene
