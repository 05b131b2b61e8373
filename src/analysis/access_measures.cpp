#include "analysis/access_measures.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace merestone::analysis {

double weight_at(std::span<const TimeBand> bands, base::Minutes away) noexcept {
    for (const TimeBand& band : bands)
        if (away <= band.up_to) return band.weight;
    return 0.0;
}

FloatingCatchments floating_catchments(std::span<const Demand> places, std::span<const double> supply, const travel::TravelCost& minutes,
                                       std::span<const TimeBand> bands) {
    base::check(!bands.empty() && minutes.unit() == "min", "floating catchments need bands, and minutes");
    const double most = bands.back().up_to.value();
    std::vector<double> people(supply.size(), 0.0);  // of each site's catchment, weighted
    for (const Demand& place : places)
        if (place.people > 0.0)
            minutes.within(place.at, most,
                           [&](std::size_t site, double away) { people[site] += place.people * weight_at(bands, base::Minutes(away)); });
    FloatingCatchments out;
    out.site_ratio.resize(supply.size());
    for (std::size_t j = 0; j < supply.size(); ++j) {
        if (!(people[j] > 0.0)) continue;
        out.site_ratio[j] = supply[j] / people[j];
        out.supply_reached += supply[j];
    }
    out.access.assign(places.size(), 0.0);
    for (std::size_t i = 0; i < places.size(); ++i)
        minutes.within(places[i].at, most, [&](std::size_t site, double away) {
            out.access[i] += out.site_ratio[site].value_or(0.0) * weight_at(bands, base::Minutes(away));
        });
    return out;
}

std::optional<PeopleMinutes> people_minutes(std::vector<std::pair<base::Minutes, double>> away, base::Minutes within) {
    std::erase_if(away, [](const auto& row) { return !(row.second > 0.0); });
    if (away.empty()) return {};
    std::sort(away.begin(), away.end());
    PeopleMinutes out;
    double in_time = 0.0;
    double minutes = 0.0;
    for (const auto& [time, people] : away) {
        out.people += people;
        minutes += people * time.value();
        if (time <= within) in_time += people;
    }
    out.mean = base::Minutes(minutes / out.people);
    out.within_share = in_time / out.people;
    // A hair less than 95 %: sums of people round.
    const double enough = 0.95 * out.people * (1.0 - 1e-12);
    double there = 0.0;
    for (const auto& [time, people] : away) {
        there += people;
        out.p95 = time;
        if (there >= enough) break;
    }
    return out;
}

}  // namespace merestone::analysis
