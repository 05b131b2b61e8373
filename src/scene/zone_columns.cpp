#include "scene/zone_columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace merestone::scene {
namespace {

using Values = std::vector<std::optional<double>>;

// People between two ages where the zone's bands have those very edges; nothing where a band lies across one.
std::optional<double> aged_share(const model::Zone& zone, int from_age, int to_age) {
    if (zone.ages.empty()) return {};
    double all = 0.0;
    double within = 0.0;
    for (const model::AgeBand& band : zone.ages) {
        all += static_cast<double>(band.people);
        if (band.to_age < from_age || band.from_age > to_age) continue;
        if (band.from_age < from_age || band.to_age > to_age) return {};
        within += static_cast<double>(band.people);
    }
    return all > 0.0 ? std::optional(within / all) : std::nullopt;
}

Values registered_people(const model::Plan& plan) {
    std::vector<double> people(plan.zones.size(), 0.0);
    bool any = false;
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        for (const model::ZonePeople& row : model::people_by_zone(plan, model::PracticeIx(p))) {
            people[row.zone.pos()] += row.people;
            any = true;
        }
    if (!any) return Values(plan.zones.size());
    return {people.begin(), people.end()};
}

Values homes_to_come(const model::Plan& plan) {
    if (plan.housing.empty()) return Values(plan.zones.size());
    Values out(plan.zones.size(), 0.0);
    for (const model::HousingSite& site : plan.housing) {
        if (!site.zone || site.zone.pos() >= out.size()) continue;
        const auto known = site.dwellings_min ? site.dwellings_min : site.dwellings_max;
        *out[site.zone.pos()] += static_cast<double>(known.value_or(0));
    }
    return out;
}

Values nearest_practice_km(const model::Plan& plan) {
    Values out(plan.zones.size());
    for (std::size_t z = 0; z < out.size(); ++z) {
        double best_m = std::numeric_limits<double>::infinity();
        for (const model::Practice& p : plan.practices)
            if (p.at) best_m = std::min(best_m, geo::distance_m(*p.at, plan.zones[z].centre));
        if (std::isfinite(best_m)) out[z] = best_m / 1000.0;
    }
    return out;
}

// What the practices are that a zone's patients are registered with: the mean of their values, by patients. Nothing where those of half of
// the patients are not known.
Values by_practice(const model::Plan& plan, const model::Indicator& indicator) {
    std::vector<double> people(plan.zones.size(), 0.0);
    std::vector<double> known(plan.zones.size(), 0.0);
    std::vector<double> sum(plan.zones.size(), 0.0);
    std::vector<std::optional<double>> of(plan.practices.size());
    for (const model::IndicatorValue& row : indicator.values) {
        const bool parts = row.numerator && row.denominator && *row.denominator > 0.0;
        of[row.practice.pos()] = parts ? std::optional(indicator.per * *row.numerator / *row.denominator) : row.value;
    }
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        for (const model::ZonePeople& row : model::people_by_zone(plan, model::PracticeIx(p))) {
            people[row.zone.pos()] += row.people;
            if (!of[p]) continue;
            known[row.zone.pos()] += row.people;
            sum[row.zone.pos()] += row.people * *of[p];
        }
    Values out(plan.zones.size());
    for (std::size_t z = 0; z < out.size(); ++z)
        if (known[z] > 0.0 && 2.0 * known[z] >= people[z]) out[z] = sum[z] / known[z];
    return out;
}

template <typename Of>
Values per_zone(const model::Plan& plan, Of&& of) {
    Values out;
    out.reserve(plan.zones.size());
    for (std::size_t z = 0; z < plan.zones.size(); ++z) out.push_back(of(plan.zones[z], z));
    return out;
}

Values in_percent(Values values) {
    for (auto& value : values)
        if (value) *value *= 100.0;
    return values;
}

}  // namespace

std::vector<ColumnOffer> zone_columns(const model::Plan& plan) {
    std::vector<ColumnOffer> out;
    const auto offer = [&](const std::string& id, const std::string& title, const std::string& unit, Values value) {
        if (std::any_of(value.begin(), value.end(), [](const auto& v) { return v.has_value(); }))
            out.push_back({id, title, unit, std::move(value), false});
    };
    const auto residents = [](const model::Zone& zone) {
        return zone.residents ? std::optional(static_cast<double>(*zone.residents)) : std::nullopt;
    };
    offer("residents", "People who live there", "people", per_zone(plan, [&](const model::Zone& z, std::size_t) { return residents(z); }));
    offer("density", "People per square kilometre", "people/km2", per_zone(plan, [&](const model::Zone& z, std::size_t) {
              const auto people = residents(z);
              return people && z.area_m2 > 0.0 ? std::optional(*people / (z.area_m2 / 1e6)) : std::nullopt;
          }));
    const Values registered = registered_people(plan);
    offer("registered", "Registered patients", "patients", registered);
    const bool flows = !plan.flows.empty();
    if (flows)
        offer("registered_pct", "Patients for every 100 people", "%", per_zone(plan, [&](const model::Zone& z, std::size_t i) {
                  const auto people = residents(z);
                  return people && *people > 0.0 && registered[i] ? std::optional(100.0 * *registered[i] / *people) : std::nullopt;
              }));
    if (flows && plan.outside_practice_by_zone.size() == plan.zones.size())
        offer("outside_pct", "Registered with practices outside", "%", per_zone(plan, [&](const model::Zone&, std::size_t i) {
                  const auto outside = static_cast<double>(plan.outside_practice_by_zone[i]);
                  const double all = outside + registered[i].value_or(0.0);
                  return all > 0.0 ? std::optional(100.0 * outside / all) : std::nullopt;
              }));
    offer("imd_score", "Deprivation (IMD score)", "", per_zone(plan, [](const model::Zone& z, std::size_t) { return z.imd_score; }));
    offer("imd_quintile", "Deprivation fifth (1 = most deprived)", "", per_zone(plan, [](const model::Zone& z, std::size_t) {
              return z.imd_quintile ? std::optional(static_cast<double>(*z.imd_quintile)) : std::nullopt;
          }));
    if (!out.empty() && out.back().id == "imd_quintile") out.back().fifths = true;
    const auto ages = [&](const char* id, const char* title, int from, int to) {
        offer(id, title, "%", in_percent(per_zone(plan, [&](const model::Zone& z, std::size_t) { return aged_share(z, from, to); })));
    };
    constexpr int kAndOver = 200;
    ages("aged_0_4_pct", "Aged under 5", 0, 4);
    ages("aged_0_15_pct", "Aged under 16", 0, 15);
    ages("aged_65_pct", "Aged 65 and over", 65, kAndOver);
    ages("aged_75_pct", "Aged 75 and over", 75, kAndOver);
    ages("aged_85_pct", "Aged 85 and over", 85, kAndOver);
    offer("homes", "New homes planned", "homes", homes_to_come(plan));
    offer("practice_km", "Distance to the nearest practice", "km", nearest_practice_km(plan));
    for (const model::Indicator& indicator : plan.indicators)
        offer("indicator_" + indicator.id, indicator.title + ", of the practices they use", indicator.unit, by_practice(plan, indicator));
    return out;
}

ZoneColumn shaded(const ColumnOffer& offer, style::ClassMethod method, std::size_t classes, std::vector<double> breaks) {
    ZoneColumn out;
    out.id = offer.id;
    out.title = offer.title;
    out.unit = offer.unit;
    out.value = offer.value;
    if (offer.fifths) {
        out.classes = style::fifths("most deprived", "least deprived");
        out.falling = true;
        return out;
    }
    std::sort(breaks.begin(), breaks.end());
    const bool own = std::adjacent_find(breaks.begin(), breaks.end(), std::less<>()) != breaks.end();
    out.classes = own ? style::manual_classes(std::move(breaks), offer.value)
                      : style::classify(offer.value, method, std::max<std::size_t>(1, classes));
    return out;
}

}  // namespace merestone::scene
