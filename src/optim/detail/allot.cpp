#include "optim/detail/allot.hpp"

#include <algorithm>

#include "optim/detail/bounds.hpp"

namespace merestone::optim::detail {
namespace {

using Row = std::vector<std::optional<Worth>>;  // by running sum of groups

Worth plus(const Worth& a, const Worth& b) { return {a.violation + b.violation, a.objective + b.objective}; }
Worth worth(const Offer& offer) { return {offer.violation, offer.objective}; }

Row add_part(const Row& row, const std::vector<Offer>& offers) {
    Row next(row.size());
    for (std::size_t sum = 0; sum < row.size(); ++sum) {
        if (!row[sum]) continue;
        for (const Offer& offer : offers) {
            const std::size_t to = sum + offer.groups;
            if (to >= row.size()) continue;
            const Worth total = plus(*row[sum], worth(offer));
            if (!next[to] || less(total, *next[to])) next[to] = total;
        }
    }
    return next;
}

}  // namespace

bool less(const Worth& a, const Worth& b) noexcept {
    if (a.violation < b.violation - kTolerance) return true;
    if (a.violation > b.violation + kTolerance) return false;
    return a.objective < b.objective;
}

std::optional<Allotment> allot(const std::vector<std::vector<Offer>>& offers, std::uint32_t groups_min, std::uint32_t groups_max) {
    const std::size_t parts = offers.size();
    const std::size_t sums = std::size_t{groups_max} + 1;
    std::vector<Row> ahead(parts + 1, Row(sums));   // the best of parts 0..p-1
    std::vector<Row> behind(parts + 1, Row(sums));  // the best of parts p.., by their sum
    ahead[0][0] = Worth{};
    behind[parts][0] = Worth{};
    for (std::size_t p = 0; p < parts; ++p) ahead[p + 1] = add_part(ahead[p], offers[p]);
    for (std::size_t p = parts; p-- > 0;) behind[p] = add_part(behind[p + 1], offers[p]);
    // Best of the rest, whose sum with `sum` must fall into the range.
    const auto best_rest = [&](std::size_t p, std::size_t sum) {
        std::optional<Worth> best;
        const std::size_t low = groups_min > sum ? groups_min - sum : 0;
        for (std::size_t rest = low; rest + sum < sums; ++rest) {
            const std::optional<Worth>& here = behind[p][rest];
            if (here && (!best || less(*here, *best))) best = here;
        }
        return best;
    };
    const std::optional<Worth> total = best_rest(0, 0);
    if (!total) return std::nullopt;

    Allotment result;
    result.total = *total;
    std::size_t sum = 0;
    for (std::size_t p = 0; p < parts; ++p) {
        std::vector<std::optional<Worth>> rest_from(sums);
        for (std::size_t s = 0; s < sums; ++s) rest_from[s] = best_rest(p + 1, s);
        std::vector<std::optional<Worth>> through(offers[p].size());
        std::size_t take = offers[p].size();
        std::optional<Worth> take_worth;
        for (std::size_t o = 0; o < offers[p].size(); ++o) {
            for (std::size_t s = 0; s + offers[p][o].groups < sums; ++s) {
                const std::size_t to = s + offers[p][o].groups;
                if (!ahead[p][s] || !rest_from[to]) continue;
                const Worth all = plus(plus(*ahead[p][s], worth(offers[p][o])), *rest_from[to]);
                if (!through[o] || less(all, *through[o])) through[o] = all;
            }
            const std::size_t to = sum + offers[p][o].groups;
            if (to >= sums || !rest_from[to]) continue;
            const Worth on = plus(worth(offers[p][o]), *rest_from[to]);
            if (take_worth && !less(on, *take_worth)) continue;
            take_worth = on;
            take = o;
        }
        result.through.push_back(std::move(through));
        result.chosen.push_back(take);
        sum += offers[p][take].groups;
    }
    return result;
}

}  // namespace merestone::optim::detail
