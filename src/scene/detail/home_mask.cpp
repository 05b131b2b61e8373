#include "scene/detail/home_mask.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::scene::detail {
namespace {

constexpr double kCell_px = 3.0;
constexpr double kTouch_px = 0.01;  // a box that ends on a cell's edge does not touch the next

struct Place {
    double away = 0.0;
    Px at;
};

}  // namespace

HomeMask::HomeMask(const geo::MultiPolygon& shape, const Camera& camera) {
    const geo::Box box = geo::box_of(shape);
    if (shape.empty() || box.empty()) return;
    const Px low = camera.to_px({box.min_x, box.max_y});
    const Px high = camera.to_px({box.max_x, box.min_y});
    // Pixels of the ground: those of the frame, counted from the grid's origin.
    const double ground_x = camera.centre.x / camera.metres_per_px - camera.width_px / 2;
    const double ground_y = -camera.centre.y / camera.metres_per_px - camera.height_px / 2;
    const auto first = [](double from, double ground) {
        return static_cast<std::int64_t>(std::ceil((std::max(from, 0.0) + ground) / kCell_px));
    };
    const auto end = [](double to, double ground, double frame) {
        return static_cast<std::int64_t>(std::floor((std::min(to, frame) + ground) / kCell_px));
    };
    first_column_ = first(low.x, ground_x);
    first_row_ = first(low.y, ground_y);
    columns_ = std::max<std::int64_t>(0, end(high.x, ground_x, camera.width_px) - first_column_);
    rows_ = std::max<std::int64_t>(0, end(high.y, ground_y, camera.height_px) - first_row_);
    left_px_ = static_cast<double>(first_column_) * kCell_px - ground_x;
    top_px_ = static_cast<double>(first_row_) * kCell_px - ground_y;
    if (empty()) return;

    // Where the middle line of each row crosses an outline, in cells.
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
    const auto add = [&](const geo::Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Px a = camera.to_px(ring[i]);
            const Px b = camera.to_px(ring[i + 1]);
            const double ya = (a.y - top_px_) / kCell_px - 0.5;
            const double yb = (b.y - top_px_) / kCell_px - 0.5;
            if (ya == yb) continue;
            const double from = std::max(0.0, std::ceil(std::min(ya, yb)));
            const double to = std::min(static_cast<double>(rows_ - 1), std::ceil(std::max(ya, yb)) - 1.0);
            for (double row = from; row <= to; row += 1.0)
                crossings[static_cast<std::size_t>(row)].push_back((a.x + (b.x - a.x) * (row - ya) / (yb - ya) - left_px_) / kCell_px);
        }
    };
    for (const geo::Polygon& part : shape) {
        add(part.outer);
        for (const geo::Ring& hole : part.holes) add(hole);
    }
    const auto wide = static_cast<std::size_t>(columns_ + 1);
    sum_.assign(wide * static_cast<std::size_t>(rows_ + 1), 0);
    std::vector<char> row_cells(static_cast<std::size_t>(columns_));
    for (std::size_t r = 0; r < crossings.size(); ++r) {
        std::vector<double>& xs = crossings[r];
        std::sort(xs.begin(), xs.end());
        std::fill(row_cells.begin(), row_cells.end(), char{0});
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const double from = std::max(0.0, std::ceil(xs[i] - 0.5));
            const double to = std::min(static_cast<double>(columns_), std::ceil(xs[i + 1] - 0.5));
            for (double c = from; c < to; c += 1.0) row_cells[static_cast<std::size_t>(c)] = 1;
        }
        std::uint32_t in_row = 0;
        for (std::size_t c = 0; c < row_cells.size(); ++c) {
            in_row += row_cells[c] != 0 ? 1U : 0U;
            sum_[(r + 1) * wide + c + 1] = sum_[r * wide + c + 1] + in_row;
        }
    }
}

std::uint32_t HomeMask::inside(std::int64_t column, std::int64_t row, std::int64_t end_column, std::int64_t end_row) const {
    const auto at = [&](std::int64_t c, std::int64_t r) {
        c = std::clamp<std::int64_t>(c, 0, columns_);
        r = std::clamp<std::int64_t>(r, 0, rows_);
        return sum_[static_cast<std::size_t>(r * (columns_ + 1) + c)];
    };
    return at(end_column, end_row) + at(column, row) - at(end_column, row) - at(column, end_row);
}

double HomeMask::strayed_share(const PxBox& box) const {
    if (empty()) return 1.0;
    const auto floor_of = [](double px) { return static_cast<std::int64_t>(std::floor(px / kCell_px)); };
    const std::int64_t c0 = floor_of(box.min_x - left_px_ + kTouch_px);
    const std::int64_t r0 = floor_of(box.min_y - top_px_ + kTouch_px);
    const std::int64_t c1 = floor_of(box.max_x - left_px_ - kTouch_px) + 1;
    const std::int64_t r1 = floor_of(box.max_y - top_px_ - kTouch_px) + 1;
    if (c1 <= c0 || r1 <= r0) return 1.0;
    return 1.0 - static_cast<double>(inside(c0, r0, c1, r1)) / static_cast<double>((c1 - c0) * (r1 - r0));
}

std::vector<Px> HomeMask::places(Px from, std::size_t most) const {
    if (empty()) return {};
    const double cells = inside(0, 0, columns_, rows_);
    const auto step = std::max<std::int64_t>(2, static_cast<std::int64_t>(std::ceil(std::sqrt(cells / static_cast<double>(most)))));
    const auto start = [step](std::int64_t first) { return ((-first) % step + step) % step; };
    std::vector<Place> found;
    for (std::int64_t r = start(first_row_); r < rows_; r += step)
        for (std::int64_t c = start(first_column_); c < columns_; c += step) {
            if (!cell(c, r)) continue;
            const Px at{left_px_ + kCell_px * static_cast<double>(c), top_px_ + kCell_px * static_cast<double>(r)};
            // Words are wider than high: a step across is seen less than one down.
            found.push_back({std::hypot((at.x - from.x) / 1.5, at.y - from.y), at});
        }
    std::stable_sort(found.begin(), found.end(), [](const Place& a, const Place& b) { return a.away < b.away; });
    std::vector<Px> out;
    out.reserve(found.size());
    for (const Place& place : found) out.push_back(place.at);
    return out;
}

}  // namespace merestone::scene::detail
