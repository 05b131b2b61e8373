#include "edit/alternative.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/check.hpp"
#include "edit/same.hpp"

namespace merestone::edit {

bool operator==(const Alternative& a, const Alternative& b) {
    const auto all = [](const Alternative& x) {
        return std::tie(x.id, x.title, x.note, x.from, x.localities, x.zone_locality, x.practice_locality);
    };
    return all(a) == all(b) && same_weights(a.weights, b.weights);
}

bool same_alternatives(const Alternatives& a, const Alternatives& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x == y || *x == *y; });
}

Alternative alternative_of(const model::Plan& plan, const model::Scenario& scenario) {
    base::check(scenario.zone_locality.size() == plan.zones.size() && scenario.practice_locality.size() == plan.practices.size(),
                "the scenario is not of this plan");
    Alternative out;
    out.id = scenario.id;
    out.title = scenario.title;
    if (const model::ScenarioSpec* spec = plan.find_scenario(scenario.id)) {
        out.note = spec->note;
        out.from = spec->from;
        out.weights = spec->weights;
    }
    for (std::size_t l = 0; l < scenario.locality_id.size(); ++l)
        out.localities.push_back({scenario.locality_id[l], scenario.locality_name[l], false, false});
    out.zone_locality = scenario.zone_locality;
    out.practice_locality = scenario.practice_locality;
    return out;
}

ScenarioView scenario_of(const model::Plan& plan, const Alternative& alternative) {
    const std::vector<Locality>& localities = alternative.localities;
    std::vector<std::uint8_t> used(localities.size(), 0);
    for (const auto* map : {&alternative.zone_locality, &alternative.practice_locality})
        for (const model::LocalityIx l : *map)
            if (l) used[l.pos()] = 1;
    ScenarioView out;
    model::Scenario& s = out.scenario;
    s.id = alternative.id;
    s.title = alternative.title;
    s.stopped_by = "given";
    std::vector<model::LocalityIx> number(localities.size());
    for (std::size_t l = 0; l < localities.size(); ++l) {
        if (used[l] == 0) continue;
        number[l] = model::LocalityIx(out.draft_locality.size());
        out.draft_locality.emplace_back(l);
        s.locality_id.push_back(localities[l].id);
        s.locality_name.push_back(localities[l].name);
    }
    const auto renumbered = [&](model::LocalityIx l) { return l ? number[l.pos()] : l; };
    for (const model::LocalityIx l : alternative.zone_locality) s.zone_locality.push_back(renumbered(l));
    for (const model::LocalityIx l : alternative.practice_locality) s.practice_locality.push_back(renumbered(l));
    s.zone_reason.assign(plan.zones.size(), "");
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::ZoneIx zone = plan.practices[p].zone;
        const model::LocalityIx own = alternative.practice_locality[p];
        s.practice_exception.push_back(zone && own && alternative.zone_locality[zone.pos()] != own ? 1 : 0);
    }
    return out;
}

model::ScenarioSpec spec_of(const model::Plan& plan, const Alternative& alternative) {
    model::ScenarioSpec spec;
    spec.id = alternative.id;
    spec.title = alternative.title;
    spec.note = alternative.note;
    spec.kind = model::ScenarioKind::given;
    spec.from = alternative.from;
    spec.weights = alternative.weights;
    for (const Locality& l : alternative.localities)
        if (!l.retired) spec.given_localities.push_back({l.id, l.name, l.locked});
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (const model::LocalityIx l = alternative.practice_locality[p])
            spec.given_practices.emplace_back(plan.practices[p].id, alternative.localities[l.pos()].id);
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        if (const model::LocalityIx l = alternative.zone_locality[z])
            spec.given_zones.emplace_back(plan.zones[z].id, alternative.localities[l.pos()].id);
    return spec;
}

Alternative alternative_of(const model::Plan& plan, const model::ScenarioSpec& spec) {
    Alternative out;
    out.id = spec.id;
    out.title = spec.title;
    out.note = spec.note;
    out.from = spec.from;
    out.weights = spec.weights;
    std::map<std::string_view, model::LocalityIx> number;
    for (const model::GivenLocality& l : spec.given_localities) {
        number.emplace(l.id, out.localities.size());
        out.localities.push_back({l.id, l.name, l.locked, false});
    }
    const auto of = [&](const std::string& label) {
        const auto at = number.find(label);
        return at == number.end() ? model::LocalityIx() : at->second;
    };
    out.zone_locality.resize(plan.zones.size());
    out.practice_locality.resize(plan.practices.size());
    for (const auto& [zone, label] : spec.given_zones)
        if (const model::ZoneIx z = plan.find_zone(zone)) out.zone_locality[z.pos()] = of(label);
    for (const auto& [practice, label] : spec.given_practices)
        if (const model::PracticeIx p = plan.find_practice(practice)) out.practice_locality[p.pos()] = of(label);
    return out;
}

}  // namespace merestone::edit
