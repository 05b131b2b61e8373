#include "style/area_colours.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace merestone::style {

std::vector<Rgba> neighbour_colours(std::size_t areas, std::span<const std::pair<std::uint32_t, std::uint32_t>> neighbours) {
    std::vector<std::vector<std::uint32_t>> around(areas);
    for (const auto& [a, b] : neighbours) {
        if (a == b) continue;
        around[a].push_back(b);
        around[b].push_back(a);
    }
    for (auto& list : around) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    std::vector<std::uint32_t> order(areas);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return around[a].size() > around[b].size(); });

    // Beyond kClearlyApart more distance buys nothing, variety does.
    const auto palette = area_palette();
    constexpr std::size_t kNone = ~std::size_t{0};
    std::vector<std::size_t> chosen(areas, kNone);
    std::vector<std::size_t> used(palette.size(), 0);
    for (const std::uint32_t area : order) {
        std::tuple<double, std::size_t, std::size_t> best{1.0, 0, kNone};
        for (std::size_t colour = 0; colour < palette.size(); ++colour) {
            double nearest = kClearlyApart;
            for (const std::uint32_t other : around[area])
                if (chosen[other] != kNone) nearest = std::min(nearest, seen_delta_e(palette[colour], palette[chosen[other]]));
            best = std::min(best, std::tuple{-nearest, used[colour], colour});
        }
        chosen[area] = std::get<2>(best);
        ++used[chosen[area]];
    }
    std::vector<Rgba> out;
    out.reserve(areas);
    for (const std::size_t colour : chosen) out.push_back(palette[colour]);
    return out;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> locality_neighbours(const model::Plan& plan, const model::Scenario& scenario) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const geo::Border& border : plan.borders) {
        const model::LocalityIx a = scenario.zone_locality[border.a];
        const model::LocalityIx b = scenario.zone_locality[border.b];
        if (!a || !b || a == b) continue;
        pairs.emplace_back(static_cast<std::uint32_t>(std::min(a, b).pos()), static_cast<std::uint32_t>(std::max(a, b).pos()));
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

std::vector<Rgba> locality_colours(const model::Plan& plan, const model::Scenario& scenario) {
    return neighbour_colours(scenario.locality_id.size(), locality_neighbours(plan, scenario));
}

}  // namespace merestone::style
