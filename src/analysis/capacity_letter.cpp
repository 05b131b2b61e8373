#include "analysis/capacity_letter.hpp"

#include <algorithm>

namespace merestone::analysis {

const char* to_string(ListBasis basis) noexcept {
    switch (basis) {
        case ListBasis::raw: return "raw list";
        case ListBasis::weighted: return "weighted list";
        case ListBasis::not_known: break;
    }
    return "not known";
}

CapacityTable capacity_table(const model::Plan& plan, const PeopleByYear& people, const Capacity& capacity,
                             std::span<const std::size_t> practices, const SpaceRules& rules) {
    CapacityTable out;
    const SizeTable table = size_table(plan.assumptions);
    for (const std::size_t p : practices) {
        CapacityRow& row = out.rows.emplace_back();
        row.practice = model::PracticeIx(p);
        if (people.practice_known[p] != 0) row.raw_list = people.practice.at(p, 0);
        row.weighted_list = plan.practices[p].weighted_list;
        if (const auto list = row.weighted_list ? row.weighted_list : row.raw_list)
            row.size_table_gia_m2 = area_by_size_table(base::People(*list), table).value();
        row.nia_m2 = capacity.practice_at(p, 0).nia_m2;
        row.nia_converted = row.nia_m2 && capacity.practice_nia_converted[p];
        if (row.nia_m2) {
            row.capacity_patients = people_held(NetArea(*row.nia_m2), rules).value();
            const auto spare = [&](const std::optional<double>& list) {
                return list ? std::optional(*row.nia_m2 - area_needed(base::People(*list), rules).value()) : std::nullopt;
            };
            row.spare_by_raw_m2 = spare(row.raw_list);
            row.spare_by_weighted_m2 = spare(row.weighted_list);
        }
        if (row.spare_by_weighted_m2) row.basis = ListBasis::weighted;
        else if (row.spare_by_raw_m2) row.basis = ListBasis::raw;
        ++(row.basis == ListBasis::weighted ? out.by_weighted : row.basis == ListBasis::raw ? out.by_raw : out.not_known);
        const double spare = row.spare_m2().value_or(0.0);
        (spare > 0.0 ? out.spare_m2 : out.backlog_m2) += spare > 0.0 ? spare : -spare;
    }
    return out;
}

std::vector<double> share_spare(std::span<const SpareClaim> claims, std::span<const std::optional<double>> spare) {
    std::vector<double> asked(spare.size(), 0.0);
    for (const SpareClaim& claim : claims) asked[claim.practice] += claim.amount;
    std::vector<double> out(claims.size(), 0.0);
    for (std::size_t c = 0; c < claims.size(); ++c) {
        const double all = asked[claims[c].practice];
        const double there = std::max(spare[claims[c].practice].value_or(0.0), 0.0);
        if (all > 0.0) out[c] = there >= all ? claims[c].amount : claims[c].amount * there / all;
    }
    return out;
}

}  // namespace merestone::analysis
