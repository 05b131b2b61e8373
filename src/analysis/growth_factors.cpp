#include "analysis/growth_factors.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>

#include "base/check.hpp"

namespace merestone::analysis {
namespace {

// Projected people of one area and age range.
struct Projection {
    int from_age = 0;
    int to_age = 0;
    std::vector<std::pair<int, double>> people;  // year, people; ascending

    [[nodiscard]] double at(int year) const {
        if (year <= people.front().first) return people.front().second;
        for (std::size_t i = 1; i < people.size(); ++i) {
            const auto& [y1, p1] = people[i - 1];
            const auto& [y2, p2] = people[i];
            if (year <= y2) return p1 + (p2 - p1) * (year - y1) / (y2 - y1);
        }
        return people.back().second;
    }
};
using Projections = std::map<std::string, std::vector<Projection>, std::less<>>;

Projections projections_of(const model::Growth& growth, int base_year, std::size_t& empty) {
    std::vector<model::ProjectedPeople> rows = growth.projected;
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.area, a.from_age, a.to_age, a.year, a.people) < std::tie(b.area, b.from_age, b.to_age, b.year, b.people);
    });
    Projections out;
    for (const model::ProjectedPeople& row : rows) {
        std::vector<Projection>& of = out[row.area];
        if (of.empty() || of.back().from_age != row.from_age || of.back().to_age != row.to_age)
            of.push_back({row.from_age, row.to_age, {}});
        if (of.back().people.empty() || of.back().people.back().first != row.year.first)
            of.back().people.emplace_back(row.year.first, row.people);
    }
    for (auto& [area, list] : out)
        std::erase_if(list, [&](const Projection& p) {
            const bool none = !(p.at(base_year) > 0.0);
            if (none) ++empty;
            return none;
        });
    std::erase_if(out, [](const auto& entry) { return entry.second.empty(); });
    return out;
}

}  // namespace

GrowthFactors::GrowthFactors(const model::Plan& plan) {
    base::check(plan.base_year <= plan.horizon_year, "the horizon comes before the base year");
    years_ = static_cast<std::size_t>(plan.horizon_year.first - plan.base_year.first) + 1;
    take_series(plan);

    const std::size_t zones = plan.zones.size();
    const bool one_area = age_.size() == 1;
    if (one_area && !by_age_) {
        footprint_.resize(years_);
        for (std::size_t y = 0; y < years_; ++y) footprint_[y] = band_of(0, 0, kAges - 1, y);
        return;
    }
    same_everywhere_ = false;
    // The footprint's mix: people of each published band, over the zones that have them.
    std::map<std::pair<int, int>, double> mix;
    for (const model::Zone& zone : plan.zones)
        for (const model::AgeBand& band : zone.ages) mix[{band.from_age, band.to_age}] += static_cast<double>(band.people);
    double in_mix = 0.0;
    for (const auto& [band, people] : mix) in_mix += people;
    ages_unknown_ = by_age_ && !(in_mix > 0.0);
    if (ages_unknown_) mix = {{{0, kAges - 1}, in_mix = 1.0}};
    std::vector<Series> mixed(age_.size(), Series(years_, 0.0));
    if (by_age_)
        for (std::size_t a = 0; a < age_.size(); ++a)
            for (const auto& [band, people] : mix)
                for (std::size_t y = 0; y < years_; ++y) mixed[a][y] += people / in_mix * band_of(a, band.first, band.second, y);

    zone_.resize(zones * years_);
    footprint_.assign(years_, 0.0);
    double weights = 0.0;
    for (std::size_t z = 0; z < zones; ++z) {
        const model::Zone& zone = plan.zones[z];
        const std::size_t area = area_of_zone_[z];
        double people = 0.0;
        for (const model::AgeBand& band : zone.ages) people += static_cast<double>(band.people);
        double* const row = &zone_[z * years_];
        if (!by_age_) {
            for (std::size_t y = 0; y < years_; ++y) row[y] = band_of(area, 0, kAges - 1, y);
        } else if (people > 0.0) {
            for (const model::AgeBand& band : zone.ages)
                for (std::size_t y = 0; y < years_; ++y)
                    row[y] += static_cast<double>(band.people) / people * band_of(area, band.from_age, band.to_age, y);
        } else {
            if (!ages_unknown_) ++zones_without_ages_;
            std::copy(mixed[area].begin(), mixed[area].end(), row);
        }
        row[0] = 1.0;
        const double weight = zone.residents ? static_cast<double>(*zone.residents) : people;
        weights += weight;
        for (std::size_t y = 0; y < years_; ++y) footprint_[y] += weight * row[y];
    }
    for (std::size_t y = 0; y < years_; ++y) footprint_[y] = weights > 0.0 ? footprint_[y] / weights : mixed.empty() ? 1.0 : mixed[0][y];
    footprint_[0] = 1.0;
}

// The series of each area that is projected, and of the rates for the rest.
void GrowthFactors::take_series(const model::Plan& plan) {
    const model::Growth& growth = plan.growth;
    Projections projections = projections_of(growth, plan.base_year.first, empty_projections_);
    std::vector<double> rate(kAges, growth.rate_pct / 100.0);
    for (const model::BandRate& band : growth.bands)
        for (int age = std::max(band.from_age, 0); age <= std::min(band.to_age, kAges - 1); ++age)
            rate[static_cast<std::size_t>(age)] = band.rate_pct / 100.0;
    by_age_ = std::any_of(rate.begin(), rate.end(), [&](double r) { return r != rate[0]; });

    const auto add_area = [&](const std::vector<Projection>* projected) {
        Series series(years_ * (kAges + 1), 0.0);
        std::vector<double> by_rate(kAges, 1.0);
        for (std::size_t y = 0; y < years_; ++y) {
            std::vector<double> now = by_rate;
            if (projected != nullptr)
                for (const Projection& p : *projected) {  // wider ranges first, so that a narrower one stands
                    const int year = plan.base_year.first + static_cast<int>(y);
                    const double factor = p.at(year) / p.at(plan.base_year.first);
                    for (int age = std::max(p.from_age, 0); age <= std::min(p.to_age, kAges - 1); ++age)
                        now[static_cast<std::size_t>(age)] = factor;
                }
            double* const sums = &series[y * (kAges + 1)];
            for (std::size_t age = 0; age < static_cast<std::size_t>(kAges); ++age) sums[age + 1] = sums[age] + now[age];
            for (std::size_t age = 0; age < static_cast<std::size_t>(kAges); ++age) by_rate[age] *= 1.0 + rate[age];
        }
        age_.push_back(std::move(series));
        if (projected != nullptr)
            by_age_ = by_age_ || std::any_of(projected->begin(), projected->end(),
                                             [](const Projection& p) { return p.from_age > 0 || p.to_age < kAges - 1; });
    };
    for (auto& [area, list] : projections)
        std::stable_sort(list.begin(), list.end(),
                         [](const Projection& a, const Projection& b) { return a.to_age - a.from_age > b.to_age - b.from_age; });
    const auto whole = projections.find("");
    add_area(whole == projections.end() ? nullptr : &whole->second);
    area_of_zone_.assign(plan.zones.size(), 0);
    if (projections.size() == (whole == projections.end() ? 0U : 1U)) return;

    std::map<std::string_view, std::uint32_t> number;
    for (const auto& [area, list] : projections) {
        if (area.empty()) continue;
        number.emplace(area, static_cast<std::uint32_t>(age_.size()));
        add_area(&list);
    }
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        const model::Zone& zone = plan.zones[z];
        auto at = number.find(zone.id);
        for (std::size_t b = 0; b < plan.boundaries.size() && at == number.end(); ++b) {
            if (b >= zone.side.size() || zone.side[b] < 0) continue;
            const model::BoundaryPart& part = plan.boundaries[b].parts[static_cast<std::size_t>(zone.side[b])];
            at = number.find(part.id);
            if (at == number.end()) at = number.find(part.name);
        }
        if (at != number.end()) area_of_zone_[z] = at->second;
    }
}

double GrowthFactors::band_of(std::size_t area, int from_age, int to_age, std::size_t year) const {
    const int from = std::clamp(from_age, 0, kAges - 1);
    const int to = std::clamp(to_age, from, kAges - 1);
    const double* const sums = &age_[area][year * (kAges + 1)];
    const double sum = sums[to + 1] - sums[from];
    return sum / (to - from + 1);
}

double GrowthFactors::of_band(std::size_t zone, int from_age, int to_age, std::size_t year) const {
    return band_of(area_of_zone_[zone], from_age, to_age, year);
}

}  // namespace merestone::analysis
