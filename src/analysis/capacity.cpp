#include "analysis/capacity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "analysis/need.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr std::array kMeasures = {&Holding::rooms_ce, &Holding::rooms_treatment, &Holding::nia_m2};

void apply(const model::Scheme& scheme, Holding& now) {
    const std::string kind = base::lower(scheme.kind);
    if (kind == "closure") {
        now = {0.0, 0.0, 0.0};
        return;
    }
    // A refurbishment that names no rooms or area changes none; an extension or a new building that names none changes them by an unknown
    // number.
    const bool same_unless_told = kind == "refurbishment";
    const auto add = [&](std::optional<double>& have, const std::optional<double>& added) {
        if (added && have) *have += *added;
        else if (!added && !same_unless_told) have.reset();
    };
    add(now.rooms_ce, scheme.rooms_added);
    add(now.nia_m2, scheme.nia_added_m2);
    if (!scheme.rooms_added && !same_unless_told) now.rooms_treatment.reset();
}

void fill_premises(const model::Plan& plan, const PeopleByYear& people, Capacity& out) {
    const SpaceRules space = space_rules(plan.assumptions);
    std::map<std::string, std::vector<const model::Scheme*>, std::less<>> schemes;
    for (const model::Scheme& scheme : plan.schemes)
        if (!scheme.premises.empty() && scheme.opens_year && *scheme.opens_year >= plan.base_year && !given_up(scheme))
            schemes[scheme.premises].push_back(&scheme);
    for (auto& [id, list] : schemes)
        std::sort(list.begin(), list.end(),
                  [](const auto* a, const auto* b) { return std::pair(*a->opens_year, a->id) < std::pair(*b->opens_year, b->id); });

    for (std::size_t m = 0; m < plan.premises.size(); ++m) {
        const model::Premises& building = plan.premises[m];
        Holding now{building.rooms_ce, building.rooms_treatment, building.nia_m2};
        if (!now.nia_m2 && building.gia_m2) {
            now.nia_m2 = net_of(GrossArea(*building.gia_m2), space).value();
            out.nia_converted[m] = true;
        }
        const auto mine = schemes.find(building.id);
        for (std::size_t y = 0; y < out.years; ++y) {
            if (y > 0 && mine != schemes.end())
                for (const model::Scheme* scheme : mine->second)
                    if (scheme->opens_year->plus(1) == people.year(y)) apply(*scheme, now);
            out.premises[m * out.years + y] = now;
        }
    }
}

void fill_practices(const model::Plan& plan, const PeopleByYear& people, Capacity& out) {
    std::vector<double> weight(plan.occupancies.size());
    std::vector<double> weight_of_premises(plan.premises.size(), 0.0);
    for (std::size_t o = 0; o < plan.occupancies.size(); ++o) {
        const model::Occupancy& occupancy = plan.occupancies[o];
        weight[o] = people.practice.at(occupancy.practice.pos(), 0) * occupancy.list_share;
    }
    for (std::size_t m = 0; m < plan.premises.size(); ++m)
        for (const std::size_t o : out.of_premises[m]) weight_of_premises[m] += weight[o];
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (out.of_practice[p].empty()) continue;
        for (std::size_t y = 0; y < out.years; ++y) {
            Holding sum{0.0, 0.0, 0.0};
            for (const std::size_t o : out.of_practice[p]) {
                const std::size_t m = plan.occupancies[o].premises.pos();
                const double total = weight_of_premises[m];
                const double part = total > 0.0 ? weight[o] / total : 1.0 / static_cast<double>(out.of_premises[m].size());
                if (part == 0.0) continue;
                const Holding& building = out.premises_at(m, y);
                for (const auto measure : kMeasures) {
                    if (sum.*measure && building.*measure) *(sum.*measure) += part * *(building.*measure);
                    else (sum.*measure).reset();
                }
                if (out.nia_converted[m]) out.practice_nia_converted[p] = true;
            }
            out.practice[p * out.years + y] = sum;
        }
    }
}

}  // namespace

bool given_up(const model::Scheme& scheme) {
    const std::string status = base::lower(scheme.status);
    return status == "cancelled" || status == "withdrawn" || status == "rejected" || status == "unfunded";
}

Capacity capacity_by_year(const model::Plan& plan, const PeopleByYear& people) {
    Capacity out;
    out.years = people.years;
    out.premises.resize(plan.premises.size() * out.years);
    out.practice.resize(plan.practices.size() * out.years);
    out.nia_converted.assign(plan.premises.size(), false);
    out.practice_nia_converted.assign(plan.practices.size(), false);
    out.of_practice.resize(plan.practices.size());
    out.of_premises.resize(plan.premises.size());
    for (std::size_t o = 0; o < plan.occupancies.size(); ++o) {
        out.of_practice[plan.occupancies[o].practice.pos()].push_back(o);
        out.of_premises[plan.occupancies[o].premises.pos()].push_back(o);
    }
    // Sums in the order of ids, whatever the order of the table.
    for (auto& list : out.of_practice)
        std::stable_sort(list.begin(), list.end(),
                         [&](std::size_t a, std::size_t b) { return plan.occupancies[a].premises < plan.occupancies[b].premises; });
    for (auto& list : out.of_premises)
        std::stable_sort(list.begin(), list.end(),
                         [&](std::size_t a, std::size_t b) { return plan.occupancies[a].practice < plan.occupancies[b].practice; });
    fill_premises(plan, people, out);
    fill_practices(plan, people, out);
    return out;
}

std::optional<std::size_t> sole_practice(const model::Plan& plan, const Capacity& capacity, std::size_t premises) {
    const std::vector<std::size_t>& housed = capacity.of_premises[premises];
    if (housed.size() != 1) return {};
    const std::size_t practice = plan.occupancies[housed.front()].practice.pos();
    if (capacity.of_practice[practice].size() != 1) return {};
    return practice;
}

}  // namespace merestone::analysis
