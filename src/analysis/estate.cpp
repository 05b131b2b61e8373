#include "analysis/estate.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "analysis/rules/rule.hpp"
#include "analysis/scheme_book.hpp"
#include "base/check.hpp"

namespace merestone::analysis {

EstateResult find_gaps(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                       const model::Scenario* from, const base::Progress& progress) {
    base::check(localities.size() == scenario.locality_id.size() && scenario.zone_locality.size() == plan.zones.size() &&
                    scenario.practice_locality.size() == plan.practices.size(),
                "the scenario and its localities are not of this plan");
    EstateResult out;
    progress.say(0.0, "counting people by year");
    const RegisteredPeople registered = registered_people(plan);
    EstateMoves moves = estate_moves(plan);
    out.people = people_by_year(plan, registered, moves);
    if (progress.cancelled()) return out;
    progress.say(0.4, "working out need and capacity");
    out.capacity = capacity_by_year(plan, out.people, std::move(moves));
    out.tables = estate_tables(plan, scenario, localities, out.people, out.capacity);
    if (progress.cancelled()) return out;
    progress.say(0.6, "checking the rules");
    out.hubs = hub_book(plan);
    const SchemeBook schemes = scheme_book(plan);
    out.flags = rules::apply_rules({plan, scenario, localities, out.people, out.capacity, out.tables, out.hubs, schemes, from});
    progress.say(1.0, "checking the rules");
    return out;
}

void raise_rags(std::vector<model::LocalityStats>& localities, const std::vector<model::Flag>& flags) {
    std::map<std::string_view, model::Rag> worst;
    for (const model::Flag& f : flags)
        if (f.subject_kind == "locality") {
            const auto [at, fresh] = worst.try_emplace(f.subject, f.rag);
            if (!fresh) at->second = std::max(at->second, f.rag);
        }
    for (model::LocalityStats& l : localities)
        if (const auto at = worst.find(l.id); at != worst.end()) l.rag = std::max(l.rag, at->second);
}

}  // namespace merestone::analysis
