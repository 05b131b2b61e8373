// Boxes by square of a grid: which of many lie near a box. Part of pick.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::scene::detail {

// A box that would fill very many squares stands in a list of its own. O(n) to build, read-only afterwards.
class BoxGrid {
public:
    BoxGrid() = default;
    explicit BoxGrid(std::span<const geo::Box> boxes);
    // Those that meet `box`, ascending, each once.
    [[nodiscard]] std::vector<std::uint32_t> near(const geo::Box& box) const;

private:
    [[nodiscard]] std::size_t along(double from, double value, std::size_t count) const;

    geo::Box all_;
    double cell_m_ = 1.0;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> member_;
    std::vector<std::uint32_t> large_;
    std::vector<geo::Box> box_;
};

}  // namespace merestone::scene::detail
