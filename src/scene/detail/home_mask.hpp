// An area as cells of the frame: whether a box lies inside it, and where one might. Part of place_labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scene/camera.hpp"

namespace merestone::scene::detail {

// Cells of 3 logical pixels lie on the ground, not on the frame, so that a pan judges every box as before; a cell is inside where its
// middle is. Cells outside the frame are outside. O(cells of the shape's box + edges) to make; then a box is asked in O(1).
class HomeMask {
public:
    HomeMask(const geo::MultiPolygon& shape, const Camera& camera);

    // Of the cells that the box touches, how many are outside: 0 means wholly inside.
    [[nodiscard]] double strayed_share(const PxBox& box) const;
    // Points inside, those near `from` first: where the middle of a label may be tried. \param most about so many at most
    [[nodiscard]] std::vector<Px> places(Px from, std::size_t most) const;
    [[nodiscard]] bool empty() const noexcept { return columns_ == 0 || rows_ == 0; }

private:
    [[nodiscard]] std::uint32_t inside(std::int64_t column, std::int64_t row, std::int64_t end_column, std::int64_t end_row) const;
    [[nodiscard]] bool cell(std::int64_t column, std::int64_t row) const { return inside(column, row, column + 1, row + 1) != 0; }

    double left_px_ = 0.0;  // of the first cell, from the frame's left
    double top_px_ = 0.0;
    std::int64_t first_column_ = 0;  // of the ground
    std::int64_t first_row_ = 0;
    std::int64_t columns_ = 0;
    std::int64_t rows_ = 0;
    std::vector<std::uint32_t> sum_;  // cells inside above and left of a corner; (columns + 1) a row
};

}  // namespace merestone::scene::detail
