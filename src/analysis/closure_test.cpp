#include "analysis/closure_test.hpp"

#include <algorithm>
#include <map>

#include "analysis/condition.hpp"
#include "analysis/detail/registrations.hpp"
#include "geo/shapes.hpp"

namespace merestone::analysis {
namespace {

constexpr std::size_t kRoomsCe = static_cast<std::size_t>(model::Measure::rooms_ce);

// Where a practice is gone to: its largest building of the year, else its own position.
std::optional<geo::Point> place_of(const model::Plan& plan, const EstateMoves& moves, std::size_t practice, std::size_t year,
                                   std::optional<std::size_t> without = {}) {
    std::optional<geo::Point> at;
    double most = -1.0;
    for (const std::size_t u : moves.of_practice[practice]) {
        const Use& use = moves.uses[u];
        if (!use.in(year) || (without && use.premises == *without) || use.list_share <= most) continue;
        if (const auto& place = plan.premises[use.premises].at) {
            at = place;
            most = use.list_share;
        }
    }
    return at ? at : plan.practices[practice].at;
}

struct Way {
    double people = 0.0;
    double person_m = 0.0;
    void add(geo::Point from, const std::optional<geo::Point>& to, double n) {
        if (!to) return;
        people += n;
        person_m += n * geo::distance_m(from, *to);
    }
    [[nodiscard]] std::optional<double> mean() const { return people > 0.0 ? std::optional(person_m / people) : std::nullopt; }
};

}  // namespace

std::vector<std::size_t> poor_premises(const model::Plan& plan) {
    std::vector<std::size_t> out;
    for (std::size_t m = 0; m < plan.premises.size(); ++m) {
        bool poor = plan.premises[m].estate_class == model::EstateClass::tail;
        for (const StandingFacet& r : standing_facets(plan.premises[m]))
            poor = poor || (r.facet != model::Facet::space && r.rating.starts_with('D'));
        if (poor) out.push_back(m);
    }
    return out;
}

std::optional<ClosureTest> closure_test(const model::Plan& plan, const model::Scenario& scenario,
                                        const std::vector<model::LocalityStats>& localities, const RegisteredPeople& registered,
                                        const EstateResult& estate, std::size_t premises) {
    constexpr std::size_t kYear = 1;  // the first after
    if (estate.people.years < 2) return {};
    const EstateMoves& before = estate.capacity.moves;
    std::vector<Use> users;
    for (const std::size_t u : before.of_premises[premises])
        if (before.uses[u].in(kYear) && before.uses[u].list_share > 0.0) users.push_back(before.uses[u]);
    if (users.empty()) return {};

    model::Scheme closure;
    closure.id = "closure test";
    closure.kind = "closure";
    closure.premises = plan.premises[premises].id;
    closure.opens_year = plan.base_year;
    EstateMoves moves = estate_moves(plan, {closure});
    const PeopleByYear people = people_by_year(plan, registered, moves);
    const Capacity capacity = capacity_by_year(plan, people, std::move(moves));
    const EstateTables tables = estate_tables(plan, scenario, localities, people, capacity);

    ClosureTest out;
    out.premises = premises;
    std::map<std::size_t, double> to;
    std::map<std::size_t, bool> own;
    Way now;
    Way then;
    std::vector<std::uint8_t> open(plan.practices.size());
    for (std::size_t p = 0; p < open.size(); ++p) open[p] = capacity.moves.practice_closed_from[p] > kYear ? 1 : 0;
    const detail::Registrations registrations(plan, registered, std::vector<std::uint8_t>(plan.zones.size(), 1), open);
    for (const Use& use : users) {
        const double there = estate.people.practice.at(use.practice, kYear) * use.list_share;
        out.people += there;
        const auto old_place = plan.premises[premises].at ? plan.premises[premises].at : plan.practices[use.practice].at;
        const bool stays = open[use.practice] != 0;
        if (stays) {
            to[use.practice] += there;
            own[use.practice] = true;
        } else {
            out.dispersed_practices.push_back(use.practice);
        }
        for (const model::ZonePeople& zp : registered.of_practice[use.practice]) {
            const geo::Point home = plan.zones[zp.zone.pos()].centre;
            const double n = zp.people * use.list_share;
            now.add(home, old_place, n);
            if (stays) {
                then.add(home, place_of(plan, capacity.moves, use.practice, kYear, premises), n);
                continue;
            }
            (void)registrations.share(plan.growth.registering, zp.zone.pos(), home, [&](std::size_t q, double share) {
                then.add(home, place_of(plan, capacity.moves, q, kYear), n * share);
            });
        }
    }
    for (const DispersedList& list : people.dispersed) {
        if (list.scheme != closure.id) continue;
        for (const DispersedList::Part& part : list.to) to[part.practice] += part.people;
        out.outside += list.outside;
        out.nowhere += list.nowhere;
    }
    out.before_m = now.mean();
    out.after_m = then.mean();
    for (const auto& [practice, n] : to) {
        ClosureTaker taker{practice, n, own.contains(practice), estate.tables.of_practice(practice)[kYear][kRoomsCe].gap(),
                           tables.of_practice(practice)[kYear][kRoomsCe].gap()};
        if (taker.rooms_ce_before && taker.rooms_ce_after)
            out.rooms_ce_needed += std::max(*taker.rooms_ce_after, 0.0) - std::max(*taker.rooms_ce_before, 0.0);
        else ++out.takers_not_known;
        out.takers.push_back(taker);
    }
    std::stable_sort(out.takers.begin(), out.takers.end(), [](const auto& a, const auto& b) { return a.people > b.people; });
    return out;
}

}  // namespace merestone::analysis
