#include "scene/detail/box_grid.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::scene::detail {
namespace {

constexpr std::size_t kMostCellsOfOne = 64;

}  // namespace

std::size_t BoxGrid::along(double from, double value, std::size_t count) const {
    return static_cast<std::size_t>(std::clamp((value - from) / cell_m_, 0.0, static_cast<double>(count - 1)));
}

BoxGrid::BoxGrid(std::span<const geo::Box> boxes) : box_(boxes.begin(), boxes.end()) {
    std::size_t count = 0;
    for (const geo::Box& box : box_)
        if (!box.empty()) {
            all_.add(box);
            ++count;
        }
    if (count == 0) return;
    // About a box a square; never more than a thousand squares a side.
    const double side = std::sqrt(static_cast<double>(count));
    cell_m_ = std::max({1e-3, std::max(all_.width(), all_.height()) / std::clamp(side, 1.0, 1000.0)});
    columns_ = static_cast<std::size_t>(all_.width() / cell_m_) + 1;
    rows_ = static_cast<std::size_t>(all_.height() / cell_m_) + 1;
    first_.assign(columns_ * rows_ + 1, 0);
    const auto each_cell = [&](const geo::Box& box, auto&& each) {
        const std::size_t c0 = along(all_.min_x, box.min_x, columns_);
        const std::size_t c1 = along(all_.min_x, box.max_x, columns_);
        const std::size_t r0 = along(all_.min_y, box.min_y, rows_);
        const std::size_t r1 = along(all_.min_y, box.max_y, rows_);
        if ((c1 - c0 + 1) * (r1 - r0 + 1) > kMostCellsOfOne) return false;
        for (std::size_t r = r0; r <= r1; ++r)
            for (std::size_t c = c0; c <= c1; ++c) each(r * columns_ + c);
        return true;
    };
    for (std::uint32_t i = 0; i < box_.size(); ++i)
        if (!box_[i].empty() && !each_cell(box_[i], [&](std::size_t cell) { ++first_[cell + 1]; })) large_.push_back(i);
    for (std::size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
    member_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < box_.size(); ++i)
        if (!box_[i].empty()) each_cell(box_[i], [&](std::size_t cell) { member_[next[cell]++] = i; });
}

std::vector<std::uint32_t> BoxGrid::near(const geo::Box& box) const {
    std::vector<std::uint32_t> out;
    if (columns_ == 0 || box.empty() || !all_.meets(box)) return out;
    for (std::size_t r = along(all_.min_y, box.min_y, rows_); r <= along(all_.min_y, box.max_y, rows_); ++r)
        for (std::size_t c = along(all_.min_x, box.min_x, columns_); c <= along(all_.min_x, box.max_x, columns_); ++c)
            for (std::uint32_t k = first_[r * columns_ + c]; k < first_[r * columns_ + c + 1]; ++k)
                if (box_[member_[k]].meets(box)) out.push_back(member_[k]);
    for (const std::uint32_t i : large_)
        if (box_[i].meets(box)) out.push_back(i);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace merestone::scene::detail
