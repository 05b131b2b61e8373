#include "analysis/people_by_year.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "analysis/detail/registrations.hpp"
#include "analysis/new_homes.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace {

class Counter {
public:
    Counter(const model::Plan& plan, const RegisteredPeople& registered, const EstateMoves& moves)
        : plan_(plan), registered_(registered), moves_(moves) {
        base::check(plan.base_year <= plan.horizon_year, "the horizon comes before the base year");
        out_.base_year = plan.base_year;
        out_.years = moves.years;
        out_.practice = YearTable(plan.practices.size(), out_.years);
        out_.zone_registered = YearTable(plan.zones.size(), out_.years);
        out_.zone_residents = YearTable(plan.zones.size(), out_.years);
        out_.practice_known.assign(plan.practices.size(), 0);
        out_.zone_residents_known.assign(plan.zones.size(), 0);
        out_.growth = GrowthFactors(plan);
        for (auto* row : {&out_.elsewhere, &out_.new_people, &out_.new_unplaced, &out_.new_at_outside_practices, &out_.new_without_practice,
                          &out_.moved_outside, &out_.moved_nowhere})
            row->assign(out_.years, 0.0);
        for (const std::size_t at : moves.practice_closed_from)
            if (at < out_.years) epochs_.push_back(at);
        epochs_.push_back(0);
        std::sort(epochs_.begin(), epochs_.end());
        epochs_.erase(std::unique(epochs_.begin(), epochs_.end()), epochs_.end());
    }

    PeopleByYear run() {
        add_lists();
        add_homes();
        if (epochs_.size() > 1) disperse();
        return std::move(out_);
    }

private:
    void add_lists() {
        const GrowthFactors& growth = out_.growth;
        const std::size_t years = out_.years;
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const model::Practice& practice = plan_.practices[p];
            if (!practice.list) continue;
            out_.practice_known[p] = 1;
            const auto list = static_cast<double>(*practice.list);
            const double outside = registered_.elsewhere[p] + registered_.unknown_home[p];
            const std::span<double> row = out_.practice.row(p);
            if (growth.same_everywhere()) {
                for (std::size_t y = 0; y < years; ++y) row[y] = list * growth.of_footprint(y);
            } else {
                for (const model::ZonePeople& zp : registered_.of_practice[p])
                    for (std::size_t y = 0; y < years; ++y) row[y] += zp.people * growth.of_zone(zp.zone.pos(), y);
                for (std::size_t y = 0; y < years; ++y) row[y] += outside * growth.of_footprint(y);
                row[0] = list;  // to the person
            }
            for (std::size_t y = 0; y < years; ++y) out_.elsewhere[y] += outside * growth.of_footprint(y);
        }
        for (std::size_t z = 0; z < plan_.zones.size(); ++z) {
            for (std::size_t y = 0; y < years; ++y) out_.zone_registered.at(z, y) = registered_.in_zone[z] * growth.of_zone(z, y);
            if (!plan_.zones[z].residents) continue;
            out_.zone_residents_known[z] = 1;
            const auto people = static_cast<double>(*plan_.zones[z].residents);
            for (std::size_t y = 0; y < years; ++y) out_.zone_residents.at(z, y) = people * growth.of_zone(z, y);
        }
    }

    // Homes that begin to count in each year of the table.
    void add_homes() {
        std::vector<std::uint8_t> wanted(plan_.zones.size(), 0);
        for (const model::HousingSite& site : plan_.housing)
            if (site.zone) wanted[site.zone.pos()] = 1;
        for (const std::size_t epoch : epochs_) by_epoch_.emplace_back(plan_, registered_, wanted, open_in(epoch));
        // By id, so that the rows' order in the file does not reach the last digit of a sum.
        std::vector<std::size_t> order(plan_.housing.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(plan_.housing[a].id, plan_.housing[a].source_layer) <
                   std::tie(plan_.housing[b].id, plan_.housing[b].source_layer);
        });
        for (const std::size_t s : order) add_site(plan_.housing[s]);
        by_epoch_.clear();
    }

    void add_site(const model::HousingSite& site) {
        if (plan_.growth.includes_housing) {
            for (const auto& [built, number] : site.homes_by_year) out_.homes_in_growth += number;
            return;
        }
        if (site.homes_by_year.empty()) {
            ++out_.sites_without_years;
            return;
        }
        HomesBegin homes = homes_begin(plan_, site.homes_by_year);
        out_.homes_in_lists += homes.in_lists;
        out_.homes_after_horizon += homes.after_horizon;
        const double total = homes.counted;
        std::vector<double>& people = homes.begin;
        if (total == 0.0) return;
        std::partial_sum(people.begin(), people.end(), people.begin());
        const double a_home = people_a_home(plan_, site);
        for (double& n : people) n *= a_home;
        const auto add = [&](std::span<double> to, double share, std::size_t from, std::size_t until) {
            for (std::size_t y = from; y < until; ++y) to[y] += people[y] * share;
        };
        const std::size_t years = out_.years;
        out_.homes_counted += total;
        out_.phasing_assumed = out_.phasing_assumed || site.phasing_assumed;
        add(out_.new_people, 1.0, 0, years);
        if (!site.zone) {
            ++out_.sites_unplaced;
            out_.homes_unplaced += total;
            add(out_.new_unplaced, 1.0, 0, years);
            return;
        }
        const std::size_t zone = site.zone.pos();
        add(out_.zone_residents.row(zone), 1.0, 0, years);
        for (std::size_t e = 0; e < epochs_.size(); ++e) {
            const std::size_t from = epochs_[e];
            const std::size_t until = e + 1 < epochs_.size() ? epochs_[e + 1] : years;
            double given = 0.0;
            const bool taken = by_epoch_[e].share(plan_.growth.registering, zone, site.at.value_or(plan_.zones[zone].centre),
                                                  [&](std::size_t practice, double share) {
                                                      given += share;
                                                      add(out_.practice.row(practice), share, from, until);
                                                  });
            add(out_.zone_registered.row(zone), given, from, until);
            if (const double left = 1.0 - given; left > 1e-12)  // below that it is the rounding of shares that add up to 1
                add(taken ? out_.new_at_outside_practices : out_.new_without_practice, left, from, until);
        }
    }

    [[nodiscard]] std::vector<std::uint8_t> open_in(std::size_t year) const {
        std::vector<std::uint8_t> open(plan_.practices.size());
        for (std::size_t p = 0; p < open.size(); ++p) open[p] = moves_.practice_closed_from[p] > year ? 1 : 0;
        return open;
    }

    // People of a closed practice by zone, at the base year; those of homes have been shared without it already.
    struct Held {
        std::size_t zone = 0;
        double people = 0.0;
    };

    void disperse() {
        std::vector<std::vector<Held>> received(plan_.practices.size());
        std::vector<double> received_elsewhere(plan_.practices.size(), 0.0);
        for (std::size_t e = 1; e < epochs_.size(); ++e) {
            const std::size_t from = epochs_[e];
            std::vector<std::uint8_t> wanted(plan_.zones.size(), 0);
            std::vector<std::size_t> closing;
            for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
                if (moves_.practice_closed_from[p] != from) continue;
                closing.push_back(p);
                for (const model::ZonePeople& zp : registered_.of_practice[p]) wanted[zp.zone.pos()] = 1;
                for (const Held& held : received[p]) wanted[held.zone] = 1;
            }
            const detail::Registrations registrations(plan_, registered_, wanted, open_in(from));
            for (const std::size_t p : closing) close(p, from, registrations, received, received_elsewhere);
        }
        for (std::size_t p = 0; p < plan_.practices.size(); ++p)  // to the person: no rounding is left behind
            for (std::size_t y = moves_.practice_closed_from[p]; y < out_.years; ++y) out_.practice.at(p, y) = 0.0;
    }

    void close(std::size_t p, std::size_t from, const detail::Registrations& registrations, std::vector<std::vector<Held>>& received,
               std::vector<double>& received_elsewhere) {
        DispersedList list{p, from, moves_.practice_closed_by[p], 0.0, {}, 0.0, 0.0};
        std::vector<double> to(plan_.practices.size(), 0.0);  // on the day
        double placed = 0.0;
        const auto rest = [&](std::vector<double>& into, std::size_t zone, double people) {
            for (std::size_t y = from; y < out_.years; ++y) {
                into[y] += people * out_.growth.of_zone(zone, y);
                out_.zone_registered.at(zone, y) -= people * out_.growth.of_zone(zone, y);
            }
        };
        std::vector<Held> held;
        for (const model::ZonePeople& zp : registered_.of_practice[p])
            if (out_.practice_known[p] != 0) held.push_back({zp.zone.pos(), zp.people});
        held.insert(held.end(), received[p].begin(), received[p].end());
        for (const Held& h : held) {
            if (h.people == 0.0) continue;
            const double now = h.people * out_.growth.of_zone(h.zone, from);
            list.people += now;
            double given = 0.0;
            const bool taken =
                registrations.share(plan_.growth.registering, h.zone, plan_.zones[h.zone].centre, [&](std::size_t q, double share) {
                    given += share;
                    to[q] += now * share;
                    received[q].push_back({h.zone, h.people * share});
                    for (std::size_t y = from; y < out_.years; ++y)
                        out_.practice.at(q, y) += h.people * share * out_.growth.of_zone(h.zone, y);
                });
            placed += now * given;
            if (const double left = 1.0 - given; left > 1e-12) {
                rest(taken ? out_.moved_outside : out_.moved_nowhere, h.zone, h.people * left);
                (taken ? list.outside : list.nowhere) += now * left;
            }
        }
        // Those who live elsewhere, or where is not known: as the others went.
        double elsewhere = received_elsewhere[p];
        if (out_.practice_known[p] != 0) elsewhere += registered_.elsewhere[p] + registered_.unknown_home[p];
        const double elsewhere_now = elsewhere * out_.growth.of_footprint(from);
        list.people += elsewhere_now;
        if (elsewhere > 0.0 && placed > 0.0) {
            for (std::size_t q = 0; q < to.size(); ++q) {
                if (to[q] == 0.0) continue;
                const double part = elsewhere * to[q] / placed;
                received_elsewhere[q] += part;
                for (std::size_t y = from; y < out_.years; ++y) out_.practice.at(q, y) += part * out_.growth.of_footprint(y);
                to[q] += part * out_.growth.of_footprint(from);
            }
        } else if (elsewhere > 0.0) {
            list.nowhere += elsewhere_now;
            for (std::size_t y = from; y < out_.years; ++y) {
                out_.moved_nowhere[y] += elsewhere * out_.growth.of_footprint(y);
                out_.elsewhere[y] -= elsewhere * out_.growth.of_footprint(y);
            }
        }
        for (std::size_t q = 0; q < to.size(); ++q)
            if (to[q] > 0.0) list.to.push_back({q, to[q]});
        std::stable_sort(list.to.begin(), list.to.end(), [](const auto& a, const auto& b) { return a.people > b.people; });
        out_.dispersed.push_back(std::move(list));
    }

    const model::Plan& plan_;
    const RegisteredPeople& registered_;
    const EstateMoves& moves_;
    PeopleByYear out_;
    std::vector<std::size_t> epochs_;  // year indices at which some practice closes, and 0
    std::vector<detail::Registrations> by_epoch_;
};

}  // namespace

double YearTable::sum(std::size_t year) const {
    double total = 0.0;
    for (std::size_t r = 0; r < rows(); ++r) total += at(r, year);
    return total;
}

std::optional<double> residents_aged(const model::Plan& plan, const PeopleByYear& people, std::size_t zone, int from_age, int to_age,
                                     std::size_t year) {
    const model::Zone& z = plan.zones[zone];
    double within = 0.0;
    double all = 0.0;
    for (const model::AgeBand& band : z.ages) {
        const double then = static_cast<double>(band.people) * people.growth.of_band(zone, band.from_age, band.to_age, year);
        const int last = std::max(std::min(band.to_age, 94), band.from_age);  // an open band is taken to reach 94
        const int low = std::max(band.from_age, from_age);
        const int high = std::min(last, to_age >= 94 ? last : to_age);
        all += then;
        if (high >= low) within += then * (high - low + 1) / (last - band.from_age + 1);
    }
    if (!(all > 0.0)) return {};
    // The published ages may be of another year than the residents: they give shares.
    const double residents = people.zone_residents_known[zone] != 0 ? people.zone_residents.at(zone, year) : all;
    return within / all * residents;
}

PeopleByYear people_by_year(const model::Plan& plan, const RegisteredPeople& registered, const EstateMoves& moves) {
    return Counter(plan, registered, moves).run();
}

PeopleByYear people_by_year(const model::Plan& plan) {
    const RegisteredPeople registered = registered_people(plan);
    return people_by_year(plan, registered, estate_moves(plan));
}

}  // namespace merestone::analysis
