// Finds the pairs of edges that come near each other: edges in rows about as high as an edge is long, each row swept west to
// east. Near-linear where edges are short against the map; a pair may be met more than once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "geo/detail/edge_soup.hpp"

namespace merestone::geo::detail {

// The edges in play this time, in rows.
struct EdgeRows {
    struct Entry {
        std::int64_t min_x, max_x, min_y, max_y;  // grown by nothing
        std::uint32_t edge;
        bool dirty;
    };
    std::vector<Entry> entries;        // each edge once, by min_x
    std::vector<std::uint32_t> start;  // per row
    std::vector<std::uint32_t> items;  // entries of each row, west to east
};

[[nodiscard]] EdgeRows make_rows(std::span<const LatticePoint> points, std::span<const std::uint64_t> edges,
                                 std::span<const std::uint8_t> dirty, std::int64_t tolerance);

// Calls meet(i, j) for pairs of edges of which at least one is dirty and whose boxes are nearer than the tolerance.
// \returns false if cancelled.
template <typename Meet>
bool sweep_rows(std::span<const LatticePoint> points, std::span<const std::uint64_t> edges, std::span<const std::uint8_t> dirty,
                std::int64_t tolerance, const base::Progress& progress, Meet meet) {
    const EdgeRows rows = make_rows(points, edges, dirty, tolerance);
    std::size_t work = 0;
    for (std::size_t row = 0; row + 1 < rows.start.size(); ++row) {
        for (std::uint32_t i = rows.start[row]; i < rows.start[row + 1]; ++i) {
            const EdgeRows::Entry& a = rows.entries[rows.items[i]];
            if (++work % 4096 == 0 && progress.cancelled()) return false;
            for (std::uint32_t j = i + 1; j < rows.start[row + 1]; ++j) {
                const EdgeRows::Entry& b = rows.entries[rows.items[j]];
                if (b.min_x > a.max_x + tolerance) break;
                if ((a.dirty || b.dirty) && b.min_y <= a.max_y + tolerance && a.min_y <= b.max_y + tolerance) meet(a.edge, b.edge);
            }
        }
    }
    return true;
}

}  // namespace merestone::geo::detail
