// What is to come: homes, growth, prices and promised access within what can be believed.
#include <algorithm>
#include <array>

#include "io/figure_check.hpp"

namespace merestone::io {
namespace {

namespace tables = figure_tables;

void check_housing(model::HousingSite& site, FigureCheck& check) {
    check.hold(tables::kHousing, site.id, "household_size", site.household_size, ranges::kHousehold);
    check.hold(tables::kHousing, site.id, "dwellings_min", site.dwellings_min, ranges::kHomes);
    check.hold(tables::kHousing, site.id, "dwellings_max", site.dwellings_max, ranges::kHomes);
    std::erase_if(site.homes_by_year, [&](const std::pair<base::Year, double>& homes) {
        return !check.fits(tables::kTrajectories, site.id, "homes", homes.second, ranges::kHomes, "the year is not used");
    });
    if (site.at && !on_national_grid(*site.at)) {
        check.tell(tables::kHousing, site.id, "coordinates-unknown", "coordinates",
                   fmt::format("{}, {}", base::number_text(site.at->x), base::number_text(site.at->y)),
                   "these are no eastings and northings of the National Grid; its position counts as not known", "Mend the coordinates.");
        site.at.reset();
        site.zone = {};
    }
}

void check_growth(model::Growth& growth, FigureCheck& check) {
    if (!check.fits(tables::kGrowth, "", "growth.rate_pct", growth.rate_pct, ranges::kGrowth, "no growth is counted"))
        growth.rate_pct = 0.0;
    std::erase_if(growth.bands, [&](const model::BandRate& band) {
        return !check.fits(tables::kBands, fmt::format("{} to {}", band.from_age, band.to_age), "rate_pct", band.rate_pct, ranges::kGrowth,
                           "the row is not used");
    });
    std::erase_if(growth.projected, [&](const model::ProjectedPeople& p) {
        const bool whole = p.area.empty() && p.from_age == 0 && p.to_age >= 120;
        return !check.fits(tables::kProjections, fmt::format("{} {}", p.area.empty() ? "footprint" : p.area, p.year.first), "people",
                           p.people, whole ? ranges::kTotalPeople : ranges::kProjectedPeople, "the row is not used");
    });
    std::erase_if(growth.household_size_by_council, [&](const std::pair<std::string, double>& size) {
        return !check.fits(tables::kHouseholds, size.first, "household_size", size.second, ranges::kHousehold,
                           "the plan's own size is used");
    });
}

}  // namespace

void check_years(model::Plan& plan, FigureCheck& check) {
    for (model::HousingSite& site : plan.housing) check_housing(site, check);
    check_growth(plan.growth, check);
    std::erase_if(plan.prices.by_year, [&](const std::pair<base::Year, double>& price) {
        return !check.fits(tables::kPrices, std::to_string(price.first.first), "price_index", price.second, ranges::kPriceIndex,
                           "the row is not used");
    });
    std::stable_sort(plan.prices.by_year.begin(), plan.prices.by_year.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < plan.prices.by_year.size();) {
        if (plan.prices.by_year[i].first != plan.prices.by_year[i - 1].first) {
            ++i;
            continue;
        }
        check.tell(tables::kPrices, std::to_string(plan.prices.by_year[i].first.first), "duplicate-key", "year",
                   base::number_text(plan.prices.by_year[i].second), "this year stands twice; the first is used", "Give each year once.");
        plan.prices.by_year.erase(plan.prices.by_year.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::erase_if(plan.access_targets, [&](const model::AccessTarget& target) {
        if (!is_iso_date(target.date)) {
            check.tell(tables::kTargets, target.date, "not-a-date", "date", target.date, "this is no date; the row is not used",
                       "Write 2018-03-31.");
            return true;
        }
        return !check.fits(tables::kTargets, target.date, "share", target.share, ranges::kShare, "the row is not used");
    });
}

}  // namespace merestone::io
