#include "analysis/estate_book.hpp"

#include <algorithm>

namespace merestone::analysis {
namespace {

// Needs of each practice at the horizon.
std::vector<model::Needs> needs_at_horizon(const model::Plan& plan, const EstateTables& tables) {
    std::vector<model::Needs> out;
    out.reserve(plan.practices.size());
    for (std::size_t p = 0; p < plan.practices.size(); ++p) out.push_back(tables.of_practice(p).back());
    return out;
}

// Those that come first are tried first; what has no rank comes last, in the plan's order.
std::vector<std::size_t> by_rank(std::vector<std::size_t> premises, const Ranking& ranking) {
    const auto rank_of = [&](std::size_t m) {
        const auto found = std::find_if(ranking.rows.begin(), ranking.rows.end(), [&](const Ranked& row) { return row.which == m; });
        return found == ranking.rows.end() ? ranking.rows.size() + 1 : found->rank;
    };
    std::stable_sort(premises.begin(), premises.end(), [&](std::size_t a, std::size_t b) { return rank_of(a) < rank_of(b); });
    return premises;
}

// On the day from which a closure is tried.
bool used_after_base_year(const EstateMoves& moves, std::size_t premises) {
    return std::any_of(moves.of_premises[premises].begin(), moves.of_premises[premises].end(),
                       [&](std::size_t u) { return moves.uses[u].in(1); });
}

}  // namespace

EstateBook estate_book(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                       const RegisteredPeople& registered, const EstateResult& estate, const base::Progress& progress) {
    EstateBook book;
    book.premises_ranking = rank_premises(plan, estate);
    book.locality_ranking = rank_localities(plan, scenario, localities, estate);
    book.schemes = scheme_book(plan);
    book.developer = developer_ask(plan, {registered, estate.people, estate.capacity}, ask_by(plan.growth.registering));
    book.remedies = remedies(plan, estate);
    const PlaceGroups by_locality = place_groups(plan, RollUpBy::locality, &scenario);
    book.workforce = workforce(plan, by_locality);
    const std::vector<model::Needs> needs = needs_at_horizon(plan, estate.tables);
    book.roll_up = estate_roll_up(plan, by_locality, needs);
    book.roll_up_commissioner = estate_roll_up(plan, place_groups(plan, RollUpBy::commissioner), needs);
    for (std::size_t i = 0; i < plan.indicators.size(); ++i) book.indicators.push_back(indicator_roll_up(plan, i, by_locality));
    book.access = access(plan, scenario, registered, estate.capacity.moves);
    std::vector<std::size_t> poor = by_rank(poor_premises(plan), book.premises_ranking);
    std::erase_if(poor, [&](std::size_t m) { return !used_after_base_year(estate.capacity.moves, m); });
    const std::size_t tried = std::min(poor.size(), kMostClosures);
    book.closures_left = poor.size() - tried;
    for (std::size_t i = 0; i < tried && !progress.cancelled(); ++i)
        if (auto test = closure_test(plan, scenario, localities, registered, estate, poor[i])) book.closures.push_back(std::move(*test));
    return book;
}

}  // namespace merestone::analysis
