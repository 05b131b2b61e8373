#include "analysis/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/locality_names.hpp"
#include "analysis/zone_graph.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

// Label of each practice ("" = none) and the name of each label.
struct Labels {
    std::vector<std::string> of_practice;
    std::map<std::string, std::string> name;
};

Labels labels_of(const model::Plan& plan, const model::ScenarioSpec& spec) {
    Labels out;
    out.of_practice.assign(plan.practices.size(), "");
    if (spec.assign == "networks") {
        for (std::size_t p = 0; p < plan.practices.size(); ++p) {
            out.of_practice[p] = plan.practices[p].network;
            if (!plan.practices[p].network.empty()) out.name[plan.practices[p].network] = plan.practices[p].network_name;
        }
    } else {
        for (const auto& [practice, label] : spec.given_practices)
            if (const model::PracticeIx p = plan.find_practice(practice)) {
                out.of_practice[p.pos()] = label;
                out.name[label] = label;
            }
    }
    return out;
}

// Localities in the order of their smallest practice; labels without practices follow by label.
std::map<std::string, model::LocalityIx> number(const Labels& labels) {
    std::map<std::string, model::LocalityIx> out;
    std::size_t next = 0;
    for (const std::string& label : labels.of_practice)
        if (!label.empty() && out.try_emplace(label, next).second) ++next;
    for (const auto& [label, name] : labels.name)
        if (out.try_emplace(label, next).second) ++next;
    return out;
}

void follow_neighbours(const model::Plan& plan, model::Scenario& s) {
    const Graph graph(plan.zones.size(), plan.borders);
    for (bool changed = true; changed;) {
        changed = false;
        std::vector<std::pair<std::size_t, model::LocalityIx>> joins;
        for (std::size_t z = 0; z < plan.zones.size(); ++z) {
            if (s.zone_locality[z]) continue;
            std::map<model::LocalityIx, double> border;
            for (const Graph::Link& link : graph.links(z))
                if (s.zone_locality[link.to]) border[s.zone_locality[link.to]] += link.border_m + 1e-9;
            if (border.empty()) continue;
            joins.emplace_back(
                z, std::max_element(border.begin(), border.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first);
        }
        for (const auto& [z, locality] : joins) {
            s.zone_locality[z] = locality;
            s.zone_reason[z] = "nobody here is registered with a practice of the scenario; it follows its longest border";
            changed = true;
        }
    }
}

void by_practices(const model::Plan& plan, const RegisteredPeople& people, const model::ScenarioSpec& spec, model::Scenario& s) {
    const Labels labels = labels_of(plan, spec);
    const auto numbers = number(labels);
    s.locality_name.resize(numbers.size());
    for (const auto& [label, l] : numbers) s.locality_name[l.pos()] = labels.name.at(label);
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (!labels.of_practice[p].empty()) s.practice_locality[p] = numbers.at(labels.of_practice[p]);

    std::vector<std::map<model::LocalityIx, double>> use(plan.zones.size());
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (!s.practice_locality[p]) continue;
        for (const model::ZonePeople& row : people.of_practice[p]) use[row.zone.pos()][s.practice_locality[p]] += row.people;
    }
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (use[z].empty()) continue;
        const auto most = std::max_element(use[z].begin(), use[z].end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        s.zone_locality[z] = most->first;
        s.zone_reason[z] = fmt::format("{}% of its patients use this locality's practices, more than any other's",
                                       base::number_text(100 * most->second / std::max(people.in_zone[z], 1e-9), 0));
    }
    follow_neighbours(plan, s);
}

// Drawn by hand and saved: both maps as they stand, names as they were given.
void by_maps(const model::Plan& plan, const model::ScenarioSpec& spec, model::Scenario& s) {
    Labels labels;
    labels.of_practice.assign(plan.practices.size(), "");
    std::map<std::string, std::string> called;
    for (const model::GivenLocality& l : spec.given_localities) called.emplace(l.id, l.name);
    const auto use = [&](const std::string& label) { labels.name.emplace(label, called.contains(label) ? called.at(label) : label); };
    for (const auto& [practice, label] : spec.given_practices)
        if (const model::PracticeIx p = plan.find_practice(practice)) {
            labels.of_practice[p.pos()] = label;
            use(label);
        }
    for (const auto& [zone, label] : spec.given_zones)
        if (plan.find_zone(zone)) use(label);
    const auto numbers = number(labels);
    s.locality_name.resize(numbers.size());
    for (const auto& [label, l] : numbers) s.locality_name[l.pos()] = labels.name.at(label);
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (!labels.of_practice[p].empty()) s.practice_locality[p] = numbers.at(labels.of_practice[p]);
    for (const auto& [zone, label] : spec.given_zones)
        if (const model::ZoneIx z = plan.find_zone(zone)) {
            s.zone_locality[z.pos()] = numbers.at(label);
            s.zone_reason[z.pos()] = "drawn by hand";
        }
}

void by_polygons(const model::Plan& plan, std::size_t boundary, model::Scenario& s) {
    const auto& parts = plan.boundaries[boundary].parts;
    std::vector<model::LocalityIx> raw_zone(plan.zones.size());
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        if (const std::int32_t side = plan.zones[z].side[boundary]; side >= 0)
            raw_zone[z] = model::LocalityIx(static_cast<std::size_t>(side));
    // Number them by their smallest practice, as found ones are, so that the same localities carry the same ids.
    Labels labels;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const auto used = std::find(raw_zone.begin(), raw_zone.end(), model::LocalityIx(k));
        if (used != raw_zone.end()) labels.name[parts[k].id] = parts[k].name;
    }
    for (const model::Practice& p : plan.practices) {
        const model::LocalityIx l = p.zone ? raw_zone[p.zone.pos()] : model::LocalityIx();
        labels.of_practice.push_back(l ? parts[l.pos()].id : "");
    }
    const auto numbers = number(labels);
    s.locality_name.resize(numbers.size());
    for (const auto& [label, l] : numbers) s.locality_name[l.pos()] = labels.name.at(label);
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (!labels.of_practice[p].empty()) s.practice_locality[p] = numbers.at(labels.of_practice[p]);
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!raw_zone[z]) continue;
        s.zone_locality[z] = numbers.at(parts[raw_zone[z].pos()].id);
        s.zone_reason[z] = "most of its area lies in this polygon";
    }
}

}  // namespace

model::Scenario given_scenario(const model::Plan& plan, const RegisteredPeople& people, const model::ScenarioSpec& spec) {
    model::Scenario s;
    s.id = spec.id;
    s.title = spec.title;
    s.stopped_by = "given";
    s.zone_locality.resize(plan.zones.size());
    s.zone_reason.resize(plan.zones.size());
    s.practice_locality.resize(plan.practices.size());
    s.practice_exception.assign(plan.practices.size(), 0);
    if (!spec.given_zones.empty()) by_maps(plan, spec, s);
    else if (const auto boundary = plan.find_boundary(spec.assign)) by_polygons(plan, *boundary, s);
    else by_practices(plan, people, spec, s);
    for (std::size_t l = 0; l < s.locality_name.size(); ++l) s.locality_id.push_back(locality_id(l, s.locality_name.size()));
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::ZoneIx zone = plan.practices[p].zone;
        s.practice_exception[p] = zone && s.practice_locality[p] && s.zone_locality[zone.pos()] != s.practice_locality[p];
    }
    return s;
}

}  // namespace merestone::analysis
