#include "analysis/estate.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "analysis/rules/rule.hpp"
#include "analysis/scheme_book.hpp"
#include "analysis/workforce.hpp"
#include "base/check.hpp"

namespace merestone::analysis {

namespace {

void count_people(const model::Plan& plan, EstateResult& out) {
    const RegisteredPeople registered = registered_people(plan);
    out.capacity.moves = estate_moves(plan);
    out.people = people_by_year(plan, registered, out.capacity.moves);
}

// Stages from `first` on; `out` holds those before it.
void work_out(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
              const model::Scenario* from, EstateStage first, const base::Progress& progress, EstateResult& out) {
    base::check(localities.size() == scenario.locality_id.size() && scenario.zone_locality.size() == plan.zones.size() &&
                    scenario.practice_locality.size() == plan.practices.size(),
                "the scenario and its localities are not of this plan");
    progress.say(0.0, "counting people by year");
    if (first <= EstateStage::people) count_people(plan, out);
    if (progress.cancelled()) return;
    progress.say(0.4, "working out need and capacity");
    if (first <= EstateStage::capacity)
        out.capacity =
            capacity_by_year(plan, out.people, first == EstateStage::people ? std::move(out.capacity.moves) : estate_moves(plan));
    if (first <= EstateStage::tables) out.tables = estate_tables(plan, scenario, localities, out.people, out.capacity);
    if (progress.cancelled()) return;
    progress.say(0.6, "checking the rules");
    if (first <= EstateStage::flags) {
        out.hubs = hub_book(plan);
        const SchemeBook schemes = scheme_book(plan);
        const Workforce staff = workforce(plan, place_groups(plan, RollUpBy::locality, &scenario));
        out.flags = rules::apply_rules({plan, scenario, localities, out.people, out.capacity, out.tables, out.hubs, schemes, staff, from});
    }
    progress.say(1.0, "checking the rules");
}

}  // namespace

EstateResult find_gaps(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                       const model::Scenario* from, const base::Progress& progress) {
    EstateResult out;
    work_out(plan, scenario, localities, from, EstateStage::people, progress, out);
    return out;
}

EstateResult find_gaps_again(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                             const model::Scenario* from, const EstateResult& before, EstateStage first, const base::Progress& progress) {
    if (first == EstateStage::people) return find_gaps(plan, scenario, localities, from, progress);
    base::check(before.people.practice.rows() == plan.practices.size() &&
                    before.capacity.premises.size() == plan.premises.size() * before.people.years,
                "the estate from before is of another plan");
    EstateResult out;
    out.people = before.people;
    if (first > EstateStage::capacity) out.capacity = before.capacity;
    if (first > EstateStage::tables) out.tables = before.tables;
    if (first > EstateStage::flags) {
        out.hubs = before.hubs;
        out.flags = before.flags;
    }
    work_out(plan, scenario, localities, from, first, progress, out);
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
