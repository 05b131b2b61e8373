#include "geo/detail/row_sweep.hpp"

namespace merestone::geo::detail {
EdgeRows make_rows(std::span<const LatticePoint> points, std::span<const std::uint64_t> edges, std::span<const std::uint8_t> dirty,
                   std::int64_t tolerance) {
    EdgeRows rows;
    auto& entries = rows.entries;
    entries.reserve(edges.size());
    double height = 0.0;
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
        const LatticePoint a = points[tail(edges[e])];
        const LatticePoint b = points[head(edges[e])];
        entries.push_back({std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y), e, dirty[e] != 0});
        height += static_cast<double>(entries.back().max_y - entries.back().min_y + tolerance);
    }
    if (entries.empty()) return rows;
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return std::pair(a.min_x, a.edge) < std::pair(b.min_x, b.edge); });

    std::int64_t low = entries[0].min_y;
    std::int64_t high = entries[0].max_y;
    for (const auto& e : entries) {
        low = std::min(low, e.min_y);
        high = std::max(high, e.max_y);
    }
    // Rows so high that an edge lies in about two, and no more rows than twice the edges.
    const double count = static_cast<double>(entries.size());
    const auto side = static_cast<std::int64_t>(std::max({height / count, static_cast<double>(high - low) / (2 * count), 1.0})) + 1;
    const auto row_of = [&](std::int64_t y) { return static_cast<std::size_t>((std::clamp(y, low, high) - low) / side); };
    rows.start.assign(row_of(high) + 2, 0);
    for (const auto& e : entries)
        for (std::size_t r = row_of(e.min_y - tolerance); r <= row_of(e.max_y + tolerance); ++r) ++rows.start[r + 1];
    for (std::size_t r = 1; r < rows.start.size(); ++r) rows.start[r] += rows.start[r - 1];
    rows.items.resize(rows.start.back());
    std::vector<std::uint32_t> fill(rows.start.begin(), rows.start.end() - 1);
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        for (std::size_t r = row_of(entries[i].min_y - tolerance); r <= row_of(entries[i].max_y + tolerance); ++r)
            rows.items[fill[r]++] = i;
    return rows;
}

}  // namespace merestone::geo::detail
