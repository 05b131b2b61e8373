#include "analysis/gaps.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/need.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace {

enum Measure : std::size_t { kGpFte, kNia, kRoomsCe, kRoomsTreatment, kMeasures };  // in the order of their names
constexpr std::array<const char*, kMeasures> kName = {"gp_fte", "nia_m2", "rooms_ce", "rooms_treatment"};
constexpr std::array<const char*, kMeasures> kUnit = {"fte", "m2", "rooms", "rooms"};

using Needs = std::array<double, kMeasures>;
using Haves = std::array<std::optional<double>, kMeasures>;

Haves haves(const Holding& holding, const std::optional<double>& gp_fte) {
    return {gp_fte, holding.nia_m2, holding.rooms_ce, holding.rooms_treatment};
}

// Confidence of each measure, at the base year and after it, when growth and homes come in.
class Confidences {
public:
    explicit Confidences(const model::Plan& plan, const PeopleByYear& people) {
        const std::vector<std::string_view> rooms = {"access_rate_per_1000", "weeks_open", "hours_week", "room_utilisation",
                                                     "extra_clinical_hours_week"};
        std::array<std::vector<std::string_view>, kMeasures> used;
        used[kGpFte] = {"patients_per_fte"};
        used[kNia] = {"m2_per_gp", "patients_per_gp_m2"};
        used[kRoomsCe] = rooms;
        used[kRoomsCe].insert(used[kRoomsCe].end(), {"appointment_ce_min", "share_ce"});
        used[kRoomsTreatment] = rooms;
        used[kRoomsTreatment].pop_back();  // the extra hours are in consulting rooms
        used[kRoomsTreatment].insert(used[kRoomsTreatment].end(), {"appointment_treatment_min", "share_treatment"});
        for (std::size_t k = 0; k < kMeasures; ++k) {
            text_[0][0][k] = weakest_confidence(plan.assumptions, used[k]);
            if (people.has_homes()) used[k].insert(used[k].end(), {"household_size", "new_patient_share"});
            text_[1][0][k] = weakest_confidence(plan.assumptions, used[k]);
            used[k].push_back("nia_share_of_gia");
            text_[1][1][k] = text_[0][1][k] = weakest_confidence(plan.assumptions, used[k]);
        }
        people_[0] = "H";  // counted
        people_[1] = people.has_homes() ? weakest_confidence(plan.assumptions, {"household_size", "new_patient_share"}) : "H";
    }
    [[nodiscard]] const std::string& of(std::size_t measure, std::size_t year, bool converted) const {
        return text_[year > 0 ? 1 : 0][converted && measure == kNia ? 1 : 0][measure];
    }
    [[nodiscard]] const std::string& of_people(std::size_t year) const { return people_[year > 0 ? 1 : 0]; }

private:
    std::array<std::array<std::array<std::string, kMeasures>, 2>, 2> text_;
    std::array<std::string, 2> people_;
};

class GapTable {
public:
    GapTable(const model::Plan& plan, const PeopleByYear& people, const Capacity& capacity)
        : plan_(plan),
          people_(people),
          capacity_(capacity),
          rooms_(room_rules(plan.assumptions)),
          space_(space_rules(plan.assumptions)),
          per_fte_(plan.assumptions.value("patients_per_fte")),
          confidences_(plan, people) {}

    // Rooms by the hours of each building the practice works in; without premises by the plan's hours. The practice's extra hours go
    // with its list.
    [[nodiscard]] Needs of_practice(std::size_t p, std::size_t y) const {
        const base::People list(people_.practice.at(p, y));
        Needs needs{};
        needs[kGpFte] = gp_fte_needed(list, per_fte_).value();
        needs[kNia] = area_needed(list, space_).value();
        if (capacity_.of_practice[p].empty()) {
            add_rooms(list, 1.0, std::nullopt, needs);
            return needs;
        }
        for (const std::size_t o : capacity_.of_practice[p]) {
            const model::Occupancy& occupancy = plan_.occupancies[o];
            add_rooms(list * occupancy.list_share, occupancy.list_share, plan_.premises[occupancy.premises.pos()].hours_week, needs);
        }
        return needs;
    }
    // Nothing where a list is not known: the need would look smaller than it is.
    [[nodiscard]] std::optional<Needs> of_premises(std::size_t m, std::size_t y) const {
        if (capacity_.of_premises[m].empty()) return {};
        Needs needs{};
        for (const std::size_t o : capacity_.of_premises[m]) {
            const model::Occupancy& occupancy = plan_.occupancies[o];
            if (occupancy.list_share == 0.0) continue;
            if (people_.practice_known[occupancy.practice.pos()] == 0) return {};
            const base::People there = base::People(people_.practice.at(occupancy.practice.pos(), y)) * occupancy.list_share;
            needs[kNia] += area_needed(there, space_).value();
            add_rooms(there, occupancy.list_share, plan_.premises[m].hours_week, needs);
        }
        return needs;
    }
    void add(const char* kind, const std::string& subject, std::size_t measure, std::size_t y, double need, std::optional<double> have,
             bool converted) {
        push(kind, subject, kName[measure], kUnit[measure], y, need, have, confidences_.of(measure, y, converted));
    }
    void add_people(const std::string& locality, std::size_t y, double need, double have) {
        push("locality", locality, "people", "people", y, need, have, confidences_.of_people(y));
    }
    std::vector<model::Gap> rows;

private:
    void add_rooms(base::People list, double list_share, const std::optional<double>& hours, Needs& needs) const {
        RoomRules here = rooms_;
        if (hours && *hours > 0.0) here.hours_week = base::Hours(*hours);
        here.extra_hours_week = rooms_.extra_hours_week * list_share;
        needs[kRoomsCe] += rooms_needed(list, RoomType::consulting, here);
        needs[kRoomsTreatment] += rooms_needed(list, RoomType::treatment, here);
    }
    void push(const char* kind, const std::string& subject, const char* measure, const char* unit, std::size_t y, double need,
              std::optional<double> have, const std::string& confidence) {
        model::Gap& gap = rows.emplace_back();
        gap.subject_kind = kind;
        gap.subject = subject;
        gap.measure = measure;
        gap.unit = unit;
        gap.year = people_.year(y);
        gap.need = need;
        gap.have = have;
        if (have) gap.gap = need - *have;
        gap.confidence = confidence;
    }

    const model::Plan& plan_;
    const PeopleByYear& people_;
    const Capacity& capacity_;
    RoomRules rooms_;
    SpaceRules space_;
    base::People per_fte_;
    Confidences confidences_;
};

// Sums over a locality's practices; what one practice does not know, the locality does not know.
struct LocalitySums {
    Needs needs{};
    Haves haves = {0.0, 0.0, 0.0, 0.0};
    bool converted = false;
    void add(const Needs& need, const Haves& have) {
        for (std::size_t k = 0; k < kMeasures; ++k) {
            needs[k] += need[k];
            if (haves[k] && have[k]) *haves[k] += *have[k];
            else haves[k].reset();
        }
    }
};

}  // namespace

std::string weakest_confidence(const model::Assumptions& assumptions, const std::vector<std::string_view>& ids) {
    const auto rank = [](const std::string& confidence) { return confidence == "H" ? 2U : confidence == "M" ? 1U : 0U; };
    unsigned weakest = 2;
    for (const std::string_view id : ids) weakest = std::min(weakest, rank(assumptions.at(id).confidence));
    return weakest == 2 ? "H" : weakest == 1 ? "M" : "L";
}

YearTable locality_people(const model::Plan& plan, const model::Scenario& scenario, const PeopleByYear& people) {
    YearTable out(scenario.locality_id.size(), people.years);
    const bool registered = plan.population == model::PopulationBasis::registered;
    const std::vector<model::LocalityIx>& home = registered ? scenario.practice_locality : scenario.zone_locality;
    const YearTable& table = registered ? people.practice : people.zone_residents;
    for (std::size_t i = 0; i < home.size(); ++i)
        if (home[i])
            for (std::size_t y = 0; y < people.years; ++y) out.at(home[i].pos(), y) += table.at(i, y);
    return out;
}

std::vector<model::Gap> gaps_by_year(const model::Plan& plan, const model::Scenario& scenario,
                                     const std::vector<model::LocalityStats>& localities, const PeopleByYear& people,
                                     const Capacity& capacity) {
    base::check(localities.size() == scenario.locality_id.size() && scenario.practice_locality.size() == plan.practices.size(),
                "gaps need the statistics of the same scenario");
    GapTable table(plan, people, capacity);
    const std::size_t years = people.years;
    std::vector<Needs> needs(plan.practices.size() * years);
    std::vector<LocalitySums> sums(localities.size() * years);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (people.practice_known[p] == 0) continue;
        for (std::size_t y = 0; y < years; ++y) {
            needs[p * years + y] = table.of_practice(p, y);
            if (const model::LocalityIx locality = scenario.practice_locality[p]) {
                LocalitySums& sum = sums[locality.pos() * years + y];
                sum.add(needs[p * years + y], haves(capacity.practice_at(p, y), plan.practices[p].gp_fte));
                sum.converted = sum.converted || capacity.practice_nia_converted[p];
            }
        }
    }

    // From here on rows are made in the order they are to stand in: they are heavy to move afterwards.
    table.rows.reserve((localities.size() * (kMeasures + 1) + plan.practices.size() * kMeasures) * years);
    std::vector<std::size_t> by_id(localities.size());
    for (std::size_t l = 0; l < by_id.size(); ++l) by_id[l] = l;
    std::sort(by_id.begin(), by_id.end(), [&](std::size_t a, std::size_t b) { return scenario.locality_id[a] < scenario.locality_id[b]; });
    const YearTable by_locality = locality_people(plan, scenario, people);
    const bool people_known = plan.population == model::PopulationBasis::registered ||
                              std::all_of(localities.begin(), localities.end(), [](const auto& l) { return l.residents_known; });
    for (const std::size_t l : by_id)
        for (std::size_t k = 0; k < kMeasures; ++k) {
            if (k == kRoomsCe && people_known)  // "people" stands between "nia_m2" and "rooms_ce"
                for (std::size_t y = 0; y < years; ++y)
                    table.add_people(scenario.locality_id[l], y, by_locality.at(l, y), static_cast<double>(plan.constraints.people_max));
            for (std::size_t y = 0; y < years; ++y) {
                const LocalitySums& sum = sums[l * years + y];
                table.add("locality", scenario.locality_id[l], k, y, sum.needs[k], sum.haves[k], sum.converted);
            }
        }
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        for (std::size_t k = 0; k < kMeasures && people.practice_known[p] != 0; ++k)
            for (std::size_t y = 0; y < years; ++y)
                table.add("practice", plan.practices[p].id, k, y, needs[p * years + y][k],
                          haves(capacity.practice_at(p, y), plan.practices[p].gp_fte)[k], capacity.practice_nia_converted[p]);
    for (std::size_t m = 0; m < plan.premises.size(); ++m)
        for (std::size_t k = kNia; k < kMeasures; ++k) {
            if (!haves(capacity.premises_at(m, 0), {})[k]) continue;
            for (std::size_t y = 0; y < years; ++y)
                if (const std::optional<Needs> there = table.of_premises(m, y))
                    table.add("premises", plan.premises[m].id, k, y, (*there)[k], haves(capacity.premises_at(m, y), {})[k],
                              capacity.nia_converted[m]);
        }
    return std::move(table.rows);
}

}  // namespace merestone::analysis
