#include "analysis/detail/choices.hpp"

#include <algorithm>
#include <cmath>

#include "geo/shapes.hpp"

namespace merestone::analysis::detail {

Choices::Choices(const model::Plan& plan, const RegisteredPeople& people, const std::vector<std::uint8_t>& wanted,
                 const std::vector<std::uint8_t>& open)
    : plan_(plan), by_zone_(plan.zones.size()) {
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (!open.empty() && open[p] == 0) continue;
        const model::Practice& practice = plan.practices[p];
        if (practice.list && *practice.list > 0 && practice.at) {
            sites_.push_back(*practice.at);
            site_practice_.push_back(p);
        }
        for (const model::ZonePeople& zp : people.of_practice[p])
            if (wanted[zp.zone.pos()] != 0 && zp.people > 0.0) by_zone_[zp.zone.pos()].push_back({p, zp.people});
    }
    nearest_.emplace(sites_);
}

bool Choices::share(model::Registering how, std::size_t zone, geo::Point at, const GiveShare& give) const {
    switch (how) {
        case model::Registering::as_neighbours: break;
        case model::Registering::nearest: return nearest(at, give);
        case model::Registering::huff: return huff(at, give);
        case model::Registering::inner_area:
            if (inner_area(at, give)) return true;
            break;
    }
    return as_neighbours(zone, at, give);
}

bool Choices::as_neighbours(std::size_t zone, geo::Point at, const GiveShare& give) const {
    double total = plan_.outside_practice_by_zone.empty() ? 0.0 : static_cast<double>(plan_.outside_practice_by_zone[zone]);
    for (const PracticePeople& row : by_zone_[zone]) total += row.people;
    if (!(total > 0.0)) return nearest(at, give);
    for (const PracticePeople& row : by_zone_[zone]) give(row.practice, row.people / total);
    return true;
}

bool Choices::nearest(geo::Point at, const GiveShare& give) const {
    const std::optional<std::size_t> site = nearest_->nearest(at);
    if (!site) return false;
    give(site_practice_[*site], 1.0);
    return true;
}

bool Choices::huff(geo::Point at, const GiveShare& give) const {
    if (sites_.empty()) return false;
    const double decay = plan_.assumptions.value("huff_decay_per_minute");
    const double power = plan_.assumptions.value("huff_size_power");
    const double m_a_minute = plan_.assumptions.value("car_km_per_h") * 1000.0 / 60.0;
    std::vector<double> log_weight(sites_.size());
    double most = -1e300;
    for (std::size_t s = 0; s < sites_.size(); ++s) {
        const double list = static_cast<double>(*plan_.practices[site_practice_[s]].list);
        const double minutes = m_a_minute > 0.0 ? geo::distance_m(at, sites_[s]) / m_a_minute : 0.0;
        log_weight[s] = power * std::log(list) - decay * minutes;
        most = std::max(most, log_weight[s]);
    }
    const double least = most + std::log(1e-6);
    double total = 0.0;
    for (const double w : log_weight)
        if (w >= least) total += std::exp(w - most);
    for (std::size_t s = 0; s < sites_.size(); ++s)
        if (log_weight[s] >= least) give(site_practice_[s], std::exp(log_weight[s] - most) / total);
    return true;
}

bool Choices::inner_area(geo::Point at, const GiveShare& give) const {
    double total = 0.0;
    std::vector<std::size_t> takers;
    for (const std::size_t p : site_practice_) {
        if (!geo::contains(plan_.practices[p].inner_area, at)) continue;
        takers.push_back(p);
        total += static_cast<double>(*plan_.practices[p].list);
    }
    for (const std::size_t p : takers) give(p, static_cast<double>(*plan_.practices[p].list) / total);
    return !takers.empty();
}

}  // namespace merestone::analysis::detail
