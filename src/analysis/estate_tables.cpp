#include "analysis/estate_tables.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analysis/need.hpp"
#include "analysis/rooms_at_hours.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace {

using model::Measure;
using model::NeedHave;
using model::Needs;

constexpr std::size_t at(Measure measure) { return static_cast<std::size_t>(measure); }

class Worker {
public:
    Worker(const model::Plan& plan, const PeopleByYear& people, const Capacity& capacity)
        : plan_(plan),
          people_(people),
          capacity_(capacity),
          rooms_(plan.assumptions),
          m2_a_person_(area_needed(base::People(1.0), space_rules(plan.assumptions)).value()),
          fte_a_person_(gp_fte_needed(base::People(1.0), base::People(plan.assumptions.value("patients_per_fte"))).value()) {}

    void practices(EstateTables& out) {
        const std::size_t years = out.years;
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            Needs* const row = &out.practice[p * years];
            const bool known = people_.practice_known[p] != 0;
            for (std::size_t y = 0; y < years; ++y) {
                const Holding& held = capacity_.practice_at(p, y);
                const double list = people_.practice.at(p, y);
                const auto need = [&](double n) { return known ? std::optional(n) : std::nullopt; };
                const Rooms rooms = rooms_.of_practice(capacity_, p, y, list);
                row[y][at(Measure::gp_fte)] = {need(list * fte_a_person_), plan_.practices[p].gp_fte};
                row[y][at(Measure::nia_m2)] = {need(list * m2_a_person_), held.nia_m2};
                row[y][at(Measure::rooms_ce)] = {need(rooms.ce), held.rooms_ce};
                row[y][at(Measure::rooms_treatment)] = {need(rooms.treatment), held.rooms_treatment};
                if (y >= capacity_.moves.practice_closed_from[p]) row[y][at(Measure::gp_fte)] = {need(0.0), 0.0};
            }
        }
    }

    void premises(EstateTables& out) {
        for (std::size_t m = 0; m < plan_.premises.size(); ++m) {
            const std::vector<std::size_t>& uses = capacity_.moves.of_premises[m];
            if (uses.empty()) continue;
            // Where a list is not known, the need would look smaller than it is.
            const bool known = std::all_of(uses.begin(), uses.end(), [&](std::size_t u) {
                const Use& use = capacity_.moves.uses[u];
                return use.list_share == 0.0 || people_.practice_known[use.practice] != 0;
            });
            if (!known) continue;
            const Holding& first = capacity_.premises_at(m, 0);
            for (std::size_t y = 0; y < out.years; ++y) {
                const Holding& held = capacity_.premises_at(m, y);
                Rooms rooms;
                double patients = 0.0;
                for (const std::size_t u : uses) {
                    const Use& use = capacity_.moves.uses[u];
                    if (!use.in(y) || use.list_share == 0.0) continue;
                    const double there = people_.practice.at(use.practice, y) * use.list_share;
                    patients += there;
                    const Rooms here = rooms_.rooms(there, use.list_share, held.hours_week);
                    rooms.ce += here.ce;
                    rooms.treatment += here.treatment;
                }
                Needs& needs = out.premises[m * out.years + y];
                if (first.nia_m2) needs[at(Measure::nia_m2)] = {patients * m2_a_person_, held.nia_m2};
                if (first.rooms_ce) needs[at(Measure::rooms_ce)] = {rooms.ce, held.rooms_ce};
                if (first.rooms_treatment) needs[at(Measure::rooms_treatment)] = {rooms.treatment, held.rooms_treatment};
            }
        }
    }

private:
    const model::Plan& plan_;
    const PeopleByYear& people_;
    const Capacity& capacity_;
    RoomsAtHours rooms_;
    double m2_a_person_;
    double fte_a_person_;
};

void localities(const model::Plan& plan, const model::Scenario& scenario, const PeopleByYear& people, const Capacity& capacity,
                EstateTables& out) {
    struct Sum {
        std::array<double, model::kMeasures> need{};
        std::array<std::optional<double>, model::kMeasures> have = {0.0, 0.0, 0.0, 0.0};
    };
    std::vector<Sum> sums(scenario.locality_id.size() * out.years);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::LocalityIx locality = scenario.practice_locality[p];
        if (people.practice_known[p] == 0 || !locality) continue;
        const auto row = out.of_practice(p);
        for (std::size_t y = 0; y < out.years; ++y) {
            Sum& sum = sums[locality.pos() * out.years + y];
            for (std::size_t k = 0; k < model::kMeasures; ++k) {
                sum.need[k] += row[y][k].need().value_or(0.0);
                const auto have = row[y][k].have();
                if (sum.have[k] && have) *sum.have[k] += *have;
                else sum.have[k].reset();
            }
        }
        if (capacity.practice_nia_converted[p]) out.locality_nia_converted[locality.pos()] = true;
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        for (std::size_t k = 0; k < model::kMeasures; ++k) out.locality[i][k] = {sums[i].need[k], sums[i].have[k]};
}

}  // namespace

YearTable locality_people(const model::Plan& plan, const model::Scenario& scenario, const PeopleByYear& people) {
    YearTable out(scenario.locality_id.size(), people.years);
    const auto add = [&](const std::vector<model::LocalityIx>& of, const YearTable& table) {
        for (std::size_t i = 0; i < of.size(); ++i)
            if (of[i])
                for (std::size_t y = 0; y < people.years; ++y) out.at(of[i].pos(), y) += table.at(i, y);
    };
    if (plan.population == model::PopulationBasis::registered) add(scenario.practice_locality, people.practice);
    else add(scenario.zone_locality, people.zone_residents);
    return out;
}

EstateTables estate_tables(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities_of,
                           const PeopleByYear& people, const Capacity& capacity) {
    base::check(localities_of.size() == scenario.locality_id.size(), "every locality of the scenario needs its figures");
    EstateTables out;
    out.years = people.years;
    out.base_year = people.base_year;
    out.locality.resize(scenario.locality_id.size() * out.years);
    out.practice.resize(plan.practices.size() * out.years);
    out.premises.resize(plan.premises.size() * out.years);
    out.locality_nia_converted.assign(scenario.locality_id.size(), false);
    Worker worker(plan, people, capacity);
    worker.practices(out);
    worker.premises(out);
    localities(plan, scenario, people, capacity, out);
    out.locality_people = locality_people(plan, scenario, people);
    out.locality_people_known = plan.population == model::PopulationBasis::registered ||
                                std::all_of(localities_of.begin(), localities_of.end(), [](const auto& l) { return l.residents_known; });
    return out;
}

}  // namespace merestone::analysis
