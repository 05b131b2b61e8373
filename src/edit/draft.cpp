#include "edit/draft.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/check.hpp"
#include "edit/attributes.hpp"
#include "edit/same.hpp"

namespace merestone::edit {

bool Draft::exception(const model::Plan& plan, model::PracticeIx practice) const {
    const model::ZoneIx zone = plan.practices[practice.pos()].zone;
    const model::LocalityIx own = practice_locality[practice.pos()];
    return zone && own && zone_locality[zone.pos()] != own;
}

bool operator==(const Draft& a, const Draft& b) {
    return working_of(a) == working_of(b) && same_alternatives(a.others, b.others) &&
           std::equal(a.hubs.begin(), a.hubs.end(), b.hubs.begin(), b.hubs.end(), same_hub) &&
           std::equal(a.housing.begin(), a.housing.end(), b.housing.begin(), b.housing.end(), same_site) && a.overrides == b.overrides;
}

Draft draft_of(const model::Plan& plan, const model::Scenario& scenario) {
    Draft d;
    work_on(d, alternative_of(plan, scenario));
    d.hubs = plan.hubs;
    std::stable_sort(d.hubs.begin(), d.hubs.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    d.housing = plan.housing;
    d.overrides = plan.overrides;
    return d;
}

Alternative working_of(const Draft& draft) {
    return {draft.scenario_id,      draft.scenario_title, draft.scenario_note, draft.scenario_from,
            draft.scenario_weights, draft.localities,     draft.zone_locality, draft.practice_locality};
}

void work_on(Draft& draft, const Alternative& alternative) {
    draft.scenario_id = alternative.id;
    draft.scenario_title = alternative.title;
    draft.scenario_note = alternative.note;
    draft.scenario_from = alternative.from;
    draft.scenario_weights = alternative.weights;
    draft.localities = alternative.localities;
    draft.zone_locality = alternative.zone_locality;
    draft.practice_locality = alternative.practice_locality;
}

ScenarioView scenario_of(const model::Plan& plan, const Draft& draft) { return scenario_of(plan, working_of(draft)); }

model::Plan plan_with(const model::Plan& base_plan, const Draft& draft) {
    model::Plan plan = base_plan;
    plan.hubs = draft.hubs;
    plan.housing = draft.housing;
    // Corrections that came with the plan and were taken back since: the published value stands again.
    for (const model::Override& o : base_plan.overrides) take_back(plan, o);
    plan.overrides = draft.overrides;
    for (const model::Override& o : draft.overrides)
        base::check(set_attribute(plan, o.kind, o.subject, o.field, o.value), "a correction of something that is not there");

    // The one that is worked on stands last, where `run` and the desktop look for it; found ones that started from it still do.
    Alternatives drawn = draft.others;
    drawn.push_back(std::make_shared<const Alternative>(working_of(draft)));
    std::erase_if(plan.scenarios, [&](const model::ScenarioSpec& s) {
        return !s.given_localities.empty() || std::any_of(drawn.begin(), drawn.end(), [&](const auto& d) { return d->id == s.id; });
    });
    for (const auto& d : drawn) plan.scenarios.push_back(spec_of(plan, *d));
    for (model::ScenarioSpec& s : plan.scenarios)
        if (!s.from.empty() && plan.find_scenario(s.from) == nullptr) s.from.clear();
    return plan;
}

Parted part(model::Plan saved) {
    Parted out;
    out.draft.overrides = saved.overrides;
    out.draft.hubs = saved.hubs;
    out.draft.housing = saved.housing;
    for (const model::ScenarioSpec& spec : saved.scenarios) {
        if (spec.given_localities.empty()) continue;
        if (out.found) out.draft.others.push_back(std::make_shared<const Alternative>(working_of(out.draft)));
        work_on(out.draft, alternative_of(saved, spec));
        out.found = true;
    }
    for (const model::Override& o : saved.overrides) take_back(saved, o);
    saved.overrides.clear();
    out.base = std::move(saved);
    return out;
}

}  // namespace merestone::edit
