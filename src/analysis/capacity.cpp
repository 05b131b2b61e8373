#include "analysis/capacity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "analysis/need.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr std::array kMeasures = {&Holding::rooms_ce, &Holding::rooms_treatment, &Holding::nia_m2};

void apply(const model::Scheme& scheme, Holding& now) {
    const std::string kind = base::lower(scheme.kind);
    if (scheme.hours_week_after) now.hours_week = scheme.hours_week_after;
    if (kind == "closure" || kind == "dispersal") return;  // estate_moves knows what is closed
    // A refurbishment, a merger or longer hours that name no rooms or area change none; an extension or a new building that names none
    // changes them by an unknown number.
    const bool same_unless_told = kind == "refurbishment" || kind == "merger" || kind == "hours";
    const auto add = [&](std::optional<double>& have, const std::optional<double>& added) {
        if (added && have) *have += *added;
        else if (!added && !same_unless_told) have.reset();
    };
    add(now.rooms_ce, scheme.rooms_added);
    add(now.nia_m2, scheme.nia_added_m2);
    // Who names consulting rooms and no treatment rooms adds none of these.
    if (scheme.rooms_treatment_added || !scheme.rooms_added) add(now.rooms_treatment, scheme.rooms_treatment_added);
}

void fill_premises(const model::Plan& plan, Capacity& out) {
    const SpaceRules space = space_rules(plan.assumptions);
    struct Change {
        std::size_t from;
        const model::Scheme* scheme;
    };
    std::map<std::string_view, std::vector<Change>> changes;
    for (const model::Scheme& scheme : plan.schemes)
        if (const std::size_t from = counts_from(scheme, plan, out.years); !scheme.premises.empty() && from > 0 && from < out.years)
            changes[scheme.premises].push_back({from, &scheme});
    for (auto& [id, list] : changes)
        std::sort(list.begin(), list.end(),
                  [](const Change& a, const Change& b) { return std::tie(a.from, a.scheme->id) < std::tie(b.from, b.scheme->id); });

    for (std::size_t m = 0; m < plan.premises.size(); ++m) {
        const model::Premises& building = plan.premises[m];
        Holding now{building.rooms_ce, building.rooms_treatment, building.nia_m2, building.hours_week};
        if (!now.nia_m2 && building.gia_m2) {
            now.nia_m2 = net_of(GrossArea(*building.gia_m2), space).value();
            out.nia_converted[m] = true;
        }
        const auto found = changes.find(building.id);
        const std::vector<Change>* mine = found == changes.end() ? nullptr : &found->second;
        std::size_t next = 0;
        for (std::size_t y = 0; y < out.years; ++y) {
            for (; mine != nullptr && next < mine->size() && (*mine)[next].from == y; ++next) apply(*(*mine)[next].scheme, now);
            out.premises[m * out.years + y] = y < out.moves.premises_closed_from[m] ? now : Holding{0.0, 0.0, 0.0, now.hours_week};
        }
    }
}

// A practice's part of its buildings: constant between the years in which a use begins or ends, so worked out once for each such span.
void fill_practices(const model::Plan& plan, const PeopleByYear& people, Capacity& out) {
    const EstateMoves& moves = out.moves;
    std::vector<double> weight(moves.uses.size());
    for (std::size_t u = 0; u < weight.size(); ++u) weight[u] = people.practice.at(moves.uses[u].practice, 0) * moves.uses[u].list_share;
    std::vector<double> total(plan.premises.size() * out.years, 0.0);
    std::vector<std::uint32_t> users(plan.premises.size() * out.years, 0);
    for (std::size_t m = 0; m < plan.premises.size(); ++m)
        for (const std::size_t u : moves.of_premises[m])
            for (std::size_t y = moves.uses[u].from; y < moves.uses[u].until; ++y) {
                total[m * out.years + y] += weight[u];
                ++users[m * out.years + y];
            }
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (moves.of_practice[p].empty()) continue;
        Holding* const row = &out.practice[p * out.years];
        for (std::size_t y = 0; y < out.years; ++y) row[y] = {0.0, 0.0, 0.0, {}};
        for (const std::size_t u : moves.of_practice[p]) {
            const Use& use = moves.uses[u];
            for (std::size_t y = use.from; y < use.until; ++y) {
                const std::size_t at = use.premises * out.years + y;
                const double part = total[at] > 0.0 ? weight[u] / total[at] : 1.0 / users[at];
                if (part == 0.0) continue;
                const Holding& building = out.premises[at];
                for (const auto measure : kMeasures) {
                    if (row[y].*measure && building.*measure) *(row[y].*measure) += part * *(building.*measure);
                    else (row[y].*measure).reset();
                }
                if (out.nia_converted[use.premises]) out.practice_nia_converted[p] = true;
            }
        }
    }
}

}  // namespace

Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people, EstateMoves moves) {
    Capacity out;
    out.years = people.years;
    out.moves = std::move(moves);
    out.premises.resize(plan.premises.size() * out.years);
    out.practice.resize(plan.practices.size() * out.years);
    out.nia_converted.assign(plan.premises.size(), false);
    out.practice_nia_converted.assign(plan.practices.size(), false);
    fill_premises(plan, out);
    fill_practices(plan, people, out);
    return out;
}

Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people) {
    return capacity_by_year(plan, people, estate_moves(plan));
}

std::optional<std::size_t> sole_practice(const Capacity& capacity, std::size_t premises) {
    const std::vector<std::size_t>& housed = capacity.moves.of_premises[premises];
    if (housed.size() != 1) return {};
    const std::size_t practice = capacity.moves.uses[housed.front()].practice;
    if (capacity.moves.of_practice[practice].size() != 1) return {};
    return practice;
}

}  // namespace merestone::analysis
