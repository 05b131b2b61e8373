#include "io/assemble.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::add(Severity severity, const char* rule, const model::LayerInfo& layer, std::int64_t row, std::string field,
                   std::string value, std::string meaning, std::string todo) const {
    problems_.push_back({severity, rule, layer.file, row, std::move(field), value.substr(0, 120), std::move(meaning), std::move(todo)});
}

void Assembly::twice(const model::LayerInfo& layer, std::int64_t row, std::string field, std::string value, std::int64_t first_row) const {
    add(Severity::warning, "duplicate-key", layer, row, std::move(field), std::move(value),
        fmt::format("row {} already gives this; that one is used", first_row), "Keep one of them.");
}

void Assembly::unmatched(const model::LayerInfo& layer, const char* rule, std::int64_t row, std::string field, std::string value) const {
    add(Severity::warning, rule, layer, row, std::move(field), std::move(value), "this is not in the plan, so the row is not used",
        "Check the code.");
}

model::ZoneIx Assembly::zone_at(geo::Point p) const {
    const auto found = locator_->find(p);
    return found ? model::ZoneIx(*found) : model::ZoneIx();
}

bool Assembly::run(const base::Progress& progress) {
    progress.say(0.0, "putting borders in order");
    if (!zones(progress.part(0.0, 0.7))) return false;
    if (plan_.zones.empty()) return true;
    residents();
    ages_and_deprivation();
    rural_urban();
    sides();
    if (progress.cancelled()) return false;
    progress.say(0.8, "matching practices");
    postcodes();
    practices();
    flows();
    lists();
    networks();
    branches();
    positions();
    commissioners();
    workforce();
    practice_ages();
    practice_areas();
    ratings();
    progress.say(0.9, "matching premises and homes");
    premises();
    trusts_sites();
    condition();
    occupancies();
    housing();
    projections();
    hubs();
    schemes();
    gates_and_money();
    locality_records();
    risks();
    indicators();
    points();
    lines();
    check_names();
    shared_coordinates();
    vintages();
    populations();
    return !progress.cancelled();
}

// Practices, zones, boundaries and layers that the plan file itself names.
void Assembly::check_names() const {
    const auto complain = [&](const std::string& field, const std::string& value, const std::string& what, const std::string& todo) {
        problems_.push_back({Severity::error, "plan-file", "plan.toml", 0, field, value, what, todo});
    };
    const model::Constraints& c = plan_.constraints;
    for (const std::string& name : c.within)
        if (!plan_.find_boundary(name))
            complain("constraints.within", name, "no [[sources.boundary]] has this name", "Name a boundary of the plan.");
    std::set<std::string> codes;
    for (const auto& list : c.together) codes.insert(list.begin(), list.end());
    for (const auto& list : c.apart) codes.insert(list.begin(), list.end());
    for (const auto& [practice, locality] : c.fixed) codes.insert(practice);
    for (const std::string& code : codes)
        if (!plan_.find_practice(code))
            complain("constraints", code, "no practice of the plan has this code", "Check the code, and whether it is open at as_at.");
    for (const std::string& zone : c.split_blocks)
        if (!plan_.find_zone(zone)) complain("constraints.split_blocks", zone, "no zone of the plan has this code", "Check the code.");
    for (const model::ScenarioSpec& s : plan_.scenarios) {
        if (s.assign == "networks" && tables_.networks.info.file.empty())
            complain("scenarios." + s.id, "networks", "the plan has no [sources.networks]", "Add it, or assign from a file.");
        for (const auto& [practice, locality] : s.given_practices)
            if (!plan_.find_practice(practice))
                problems_.push_back({Severity::warning, "practice-unmatched", "", 0, "scenarios." + s.id, practice,
                                     "no practice of the plan has this code, so the row is not used", "Check the code."});
    }
}

void Assembly::shared_coordinates() const {
    struct Site {
        geo::Point at;
        std::string id;
    };
    std::vector<Site> sites;
    for (const model::Practice& p : plan_.practices)
        if (p.at && p.position != model::PositionBasis::estimated) sites.push_back({*p.at, p.id});
    for (const model::Branch& b : plan_.branches)
        if (b.at) sites.push_back({*b.at, b.id});
    std::sort(sites.begin(), sites.end(), [](const Site& a, const Site& b) { return std::tie(a.at, a.id) < std::tie(b.at, b.id); });
    for (std::size_t i = 0; i < sites.size();) {
        std::size_t j = i + 1;
        while (j < sites.size() && sites[j].at == sites[i].at) ++j;
        if (j - i > 1) {
            std::string ids;
            for (std::size_t k = i; k < j; ++k) ids += (k > i ? " " : "") + sites[k].id;
            add(Severity::note, "shared-coordinate", tables_.practices.info, 0, "coordinates", ids,
                fmt::format("{} sites stand on one coordinate ({:.0f}, {:.0f})", j - i, sites[i].at.x, sites[i].at.y),
                "Say in the premises table whether they share a building.");
        }
        i = j;
    }
}

void Assembly::vintages() const {
    // The first year named in each layer's vintage.
    std::set<int> years;
    for (const model::LayerInfo& layer : plan_.layers) {
        for (std::size_t i = 0; i + 4 <= layer.vintage.size(); ++i) {
            const auto year = base::parse_int(layer.vintage.substr(i, 4));
            if (year && *year >= 1990 && *year <= 2150 && layer.vintage.substr(i, 4).find_first_not_of("0123456789") == std::string::npos) {
                years.insert(static_cast<int>(*year));
                break;
            }
        }
    }
    for (const model::Practice& p : plan_.practices)
        if (const auto year = base::parse_int(p.list_date.substr(0, 4)); year) years.insert(static_cast<int>(*year));
    if (!plan_.as_at.empty()) years.insert(static_cast<int>(*base::parse_int(plan_.as_at.substr(0, 4))));
    if (years.size() > 1 && *years.rbegin() - *years.begin() > 2) {
        std::string list;
        for (const int year : years) list += (list.empty() ? "" : " ") + std::to_string(year);
        problems_.push_back({Severity::warning, "mixed-vintages", "", 0, "vintage", list,
                             fmt::format("the plan's date and its sources span {} to {}: people, practices and areas are not of one moment",
                                         *years.begin(), *years.rbegin()),
                             "Use sources of one year where you can; say so where you cannot."});
    }
}

void Assembly::populations() const {
    std::int64_t residents = 0;
    for (const model::Zone& z : plan_.zones) residents += z.residents.value_or(0);
    std::int64_t registered = 0;
    double with_flow_total = 0;
    double list_of_those = 0;
    for (std::size_t i = 0; i < plan_.practices.size(); ++i) {
        registered += plan_.practices[i].list.value_or(0);
        if (!plan_.flows.empty() && plan_.flows[i].total() > 0 && plan_.practices[i].list) {
            const auto total = static_cast<double>(plan_.flows[i].total());
            const auto list = static_cast<double>(*plan_.practices[i].list);
            with_flow_total += total;
            list_of_those += list;
            if (std::abs(total - list) > 0.2 * std::max(list, 1.0))
                add(Severity::warning, "list-and-flows-differ", tables_.flows.info, 0, "patients", plan_.practices[i].id,
                    fmt::format("this practice's list is {} but its patients by zone add up to {}", base::grouped(*plan_.practices[i].list),
                                base::grouped(plan_.flows[i].total())),
                    "Lists give totals, flows give shares; check whether it merged between the two dates.");
        }
    }
    if (list_of_those > 0 && std::abs(with_flow_total / list_of_those - 1) > 0.0005)
        add(Severity::note, "totals-do-not-foot", tables_.flows.info, 0, "patients",
            base::grouped(static_cast<std::int64_t>(with_flow_total)),
            fmt::format("patients by zone add up to {}% of the same practices' lists",
                        base::number_text(100 * with_flow_total / list_of_those, 1)),
            "Nothing: lists give totals, flows give shares. The files are of different dates.");
    if (residents > 0 && registered > 0) {
        const double ratio = static_cast<double>(registered) / static_cast<double>(residents);
        add(std::abs(ratio - 1) > 0.25 ? Severity::warning : Severity::note, "registered-v-resident", tables_.residents.info, 0, "people",
            base::number_text(ratio, 3),
            fmt::format("the practices' lists hold {} people, the zones {} residents", base::grouped(registered), base::grouped(residents)),
            "Say which of the two a figure counts; the bounds count registered people unless the plan says otherwise.");
    }
}

}  // namespace merestone::io
