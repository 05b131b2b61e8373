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
    return a.scenario_id == b.scenario_id && a.scenario_title == b.scenario_title && a.localities == b.localities &&
           a.zone_locality == b.zone_locality && a.practice_locality == b.practice_locality &&
           std::equal(a.hubs.begin(), a.hubs.end(), b.hubs.begin(), b.hubs.end(), same_hub) &&
           std::equal(a.housing.begin(), a.housing.end(), b.housing.begin(), b.housing.end(), same_site) && a.overrides == b.overrides;
}

Draft draft_of(const model::Plan& plan, const model::Scenario& scenario) {
    base::check(scenario.zone_locality.size() == plan.zones.size() && scenario.practice_locality.size() == plan.practices.size(),
                "the scenario is not of this plan");
    Draft d;
    d.scenario_id = scenario.id;
    d.scenario_title = scenario.title;
    for (std::size_t l = 0; l < scenario.locality_id.size(); ++l)
        d.localities.push_back({scenario.locality_id[l], scenario.locality_name[l], false, false});
    d.zone_locality = scenario.zone_locality;
    d.practice_locality = scenario.practice_locality;
    d.hubs = plan.hubs;
    std::stable_sort(d.hubs.begin(), d.hubs.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    d.housing = plan.housing;
    d.overrides = plan.overrides;
    return d;
}

ScenarioView scenario_of(const model::Plan& plan, const Draft& draft) {
    std::vector<std::uint8_t> used(draft.localities.size(), 0);
    for (const model::LocalityIx l : draft.zone_locality)
        if (l) used[l.pos()] = 1;
    for (const model::LocalityIx l : draft.practice_locality)
        if (l) used[l.pos()] = 1;
    ScenarioView out;
    model::Scenario& s = out.scenario;
    s.id = draft.scenario_id;
    s.title = draft.scenario_title;
    s.stopped_by = "given";
    std::vector<model::LocalityIx> number(draft.localities.size());
    for (std::size_t l = 0; l < draft.localities.size(); ++l) {
        if (used[l] == 0) continue;
        number[l] = model::LocalityIx(out.draft_locality.size());
        out.draft_locality.emplace_back(l);
        s.locality_id.push_back(draft.localities[l].id);
        s.locality_name.push_back(draft.localities[l].name);
    }
    const auto renumbered = [&](model::LocalityIx l) { return l ? number[l.pos()] : l; };
    for (const model::LocalityIx l : draft.zone_locality) s.zone_locality.push_back(renumbered(l));
    for (const model::LocalityIx l : draft.practice_locality) s.practice_locality.push_back(renumbered(l));
    s.zone_reason.assign(plan.zones.size(), "");
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        s.practice_exception.push_back(draft.exception(plan, model::PracticeIx(p)) ? 1 : 0);
    return out;
}

model::Plan plan_with(const model::Plan& base_plan, const Draft& draft) {
    model::Plan plan = base_plan;
    plan.hubs = draft.hubs;
    plan.housing = draft.housing;
    // Corrections that came with the plan and were taken back since: the published value stands again.
    for (const model::Override& o : base_plan.overrides) set_attribute(plan, o.kind, o.subject, o.field, o.published);
    plan.overrides = draft.overrides;
    for (const model::Override& o : draft.overrides)
        base::check(set_attribute(plan, o.kind, o.subject, o.field, o.value), "a correction of something that is not there");

    model::ScenarioSpec spec;
    if (const model::ScenarioSpec* old = plan.find_scenario(draft.scenario_id)) spec.weights = old->weights;
    spec.id = draft.scenario_id;
    spec.title = draft.scenario_title;
    spec.kind = model::ScenarioKind::given;
    for (const Locality& l : draft.localities)
        if (!l.retired) spec.given_localities.push_back({l.id, l.name, l.locked});
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (const model::LocalityIx l = draft.practice_locality[p])
            spec.given_practices.emplace_back(plan.practices[p].id, draft.localities[l.pos()].id);
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        if (const model::LocalityIx l = draft.zone_locality[z])
            spec.given_zones.emplace_back(plan.zones[z].id, draft.localities[l.pos()].id);
    // The one that is worked on stands last, where `run` and the desktop look for it; found ones that started from it still do.
    std::erase_if(plan.scenarios, [&](const model::ScenarioSpec& s) { return s.id == spec.id; });
    plan.scenarios.push_back(std::move(spec));
    return plan;
}

Parted part(model::Plan saved) {
    Parted out;
    const auto spec =
        std::find_if(saved.scenarios.rbegin(), saved.scenarios.rend(), [](const auto& s) { return !s.given_localities.empty(); });
    out.draft.overrides = saved.overrides;
    out.draft.hubs = saved.hubs;
    out.draft.housing = saved.housing;
    if (spec != saved.scenarios.rend()) {
        out.found = true;
        out.draft.scenario_id = spec->id;
        out.draft.scenario_title = spec->title;
        std::map<std::string, model::LocalityIx> number;
        for (const model::GivenLocality& l : spec->given_localities) {
            number.emplace(l.id, out.draft.localities.size());
            out.draft.localities.push_back({l.id, l.name, l.locked, false});
        }
        out.draft.zone_locality.resize(saved.zones.size());
        out.draft.practice_locality.resize(saved.practices.size());
        for (const auto& [zone, label] : spec->given_zones)
            if (const model::ZoneIx z = saved.find_zone(zone); z && number.contains(label))
                out.draft.zone_locality[z.pos()] = number.at(label);
        for (const auto& [practice, label] : spec->given_practices)
            if (const model::PracticeIx p = saved.find_practice(practice); p && number.contains(label))
                out.draft.practice_locality[p.pos()] = number.at(label);
    }
    for (const model::Override& o : saved.overrides) set_attribute(saved, o.kind, o.subject, o.field, o.published);
    saved.overrides.clear();
    out.base = std::move(saved);
    return out;
}

}  // namespace merestone::edit
