#include "analysis/people_by_year.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "analysis/detail/registrations.hpp"
#include "analysis/registered.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace {

// Homes that begin to count in each year of the table.
struct HomesOfSite {
    std::vector<double> begin;  // per year
    double total = 0.0;
};

HomesOfSite homes_of(const model::HousingSite& site, const model::Plan& plan, PeopleByYear& out) {
    HomesOfSite homes{std::vector<double>(out.years, 0.0), 0.0};
    for (const auto& [built, number] : site.homes_by_year) {
        const int counts_from = built.first + plan.growth.lag_years;
        if (built < plan.base_year && counts_from <= plan.base_year.first) {
            out.homes_in_lists += number;
        } else if (counts_from > plan.horizon_year.first) {
            out.homes_after_horizon += number;
        } else {
            homes.begin[static_cast<std::size_t>(std::max(counts_from - plan.base_year.first, 0))] += number;
            homes.total += number;
        }
    }
    return homes;
}

void add_running(std::span<const double> begin, double factor, auto&& add) {
    double so_far = 0.0;
    for (std::size_t y = 0; y < begin.size(); ++y) {
        so_far += begin[y];
        if (so_far != 0.0) add(y, so_far * factor);
    }
}

void add_lists(const model::Plan& plan, const RegisteredPeople& people, std::span<const double> growth, PeopleByYear& out) {
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::Practice& practice = plan.practices[p];
        if (!practice.list) continue;
        out.practice_known[p] = 1;
        for (std::size_t y = 0; y < out.years; ++y) {
            out.practice.at(p, y) = static_cast<double>(*practice.list) * growth[y];
            out.elsewhere[y] += (people.elsewhere[p] + people.unknown_home[p]) * growth[y];
        }
    }
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        for (std::size_t y = 0; y < out.years; ++y) out.zone_registered.at(z, y) = people.in_zone[z] * growth[y];
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!plan.zones[z].residents) continue;
        out.zone_residents_known[z] = 1;
        for (std::size_t y = 0; y < out.years; ++y) out.zone_residents.at(z, y) = static_cast<double>(*plan.zones[z].residents) * growth[y];
    }
}

void add_homes(const model::Plan& plan, const RegisteredPeople& registered, PeopleByYear& out) {
    const double people_a_home = plan.assumptions.value("household_size") * plan.assumptions.value("new_patient_share");
    std::vector<std::uint8_t> wanted(plan.zones.size(), 0);
    for (const model::HousingSite& site : plan.housing)
        if (site.zone) wanted[site.zone.pos()] = 1;
    const detail::Registrations registrations(plan, registered, wanted);

    // By id, so that the rows' order in the file does not reach the last digit of a sum.
    std::vector<std::size_t> order(plan.housing.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(plan.housing[a].id, plan.housing[a].source_layer) < std::tie(plan.housing[b].id, plan.housing[b].source_layer);
    });
    for (const std::size_t s : order) {
        const model::HousingSite& site = plan.housing[s];
        if (site.homes_by_year.empty()) {
            ++out.sites_without_years;
            continue;
        }
        const HomesOfSite homes = homes_of(site, plan, out);
        if (homes.total == 0.0) continue;
        out.homes_counted += homes.total;
        out.phasing_assumed = out.phasing_assumed || site.phasing_assumed;
        add_running(homes.begin, people_a_home, [&](std::size_t y, double people) { out.new_people[y] += people; });
        if (!site.zone) {
            ++out.sites_unplaced;
            out.homes_unplaced += homes.total;
            add_running(homes.begin, people_a_home, [&](std::size_t y, double people) { out.new_unplaced[y] += people; });
            continue;
        }
        const std::size_t zone = site.zone.pos();
        add_running(homes.begin, people_a_home, [&](std::size_t y, double people) { out.zone_residents.at(zone, y) += people; });
        double given = 0.0;
        const bool taken = registrations.share(zone, site.at.value_or(plan.zones[zone].centre), [&](std::size_t practice, double share) {
            given += share;
            add_running(homes.begin, people_a_home * share, [&](std::size_t y, double people) { out.practice.at(practice, y) += people; });
        });
        add_running(homes.begin, people_a_home * given, [&](std::size_t y, double people) { out.zone_registered.at(zone, y) += people; });
        if (const double left = 1.0 - given; left > 1e-12) {  // below that it is the rounding of shares that add up to 1
            std::vector<double>& rest = taken ? out.new_at_outside_practices : out.new_without_practice;
            add_running(homes.begin, people_a_home * left, [&](std::size_t y, double people) { rest[y] += people; });
        }
    }
}

}  // namespace

double YearTable::sum(std::size_t year) const {
    double total = 0.0;
    for (std::size_t r = 0; r < rows(); ++r) total += at(r, year);
    return total;
}

PeopleByYear people_by_year(const model::Plan& plan) {
    base::check(plan.base_year <= plan.horizon_year, "the horizon comes before the base year");
    PeopleByYear out;
    out.base_year = plan.base_year;
    out.years = static_cast<std::size_t>(plan.horizon_year.first - plan.base_year.first) + 1;
    out.practice = YearTable(plan.practices.size(), out.years);
    out.zone_registered = YearTable(plan.zones.size(), out.years);
    out.zone_residents = YearTable(plan.zones.size(), out.years);
    out.practice_known.assign(plan.practices.size(), 0);
    out.zone_residents_known.assign(plan.zones.size(), 0);
    for (auto* row : {&out.elsewhere, &out.new_people, &out.new_unplaced, &out.new_at_outside_practices, &out.new_without_practice})
        row->assign(out.years, 0.0);

    std::vector<double> growth(out.years, 1.0);
    for (std::size_t y = 1; y < out.years; ++y) growth[y] = growth[y - 1] * (1.0 + plan.growth.rate_pct / 100.0);
    const RegisteredPeople registered = registered_people(plan);
    add_lists(plan, registered, growth, out);
    if (!plan.growth.includes_housing) add_homes(plan, registered, out);
    return out;
}

}  // namespace merestone::analysis
