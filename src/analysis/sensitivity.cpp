#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::analysis {
namespace {

// The inputs of need, in the order in which the assumptions' file has them. Thresholds of flags move no need.
constexpr const char* kInputs[] = {
    "access_rate_per_1000", "weeks_open",       "appointment_ce_min",    "appointment_treatment_min", "share_ce",
    "share_treatment",      "hours_week",       "room_utilisation",      "extra_clinical_hours_week", "did_not_attend_share",
    "did_not_attend_min",   "m2_per_gp",        "patients_per_gp_m2",    "nia_share_of_gia",          "household_size",
    "new_patient_share",    "patients_per_fte", "huff_decay_per_minute", "huff_size_power",           "car_km_per_h"};

constexpr const char* kGrowthRate = "growth rates";

bool is_share(const model::Assumption& a) {
    return a.value <= 1.0 && (a.unit.starts_with("share") || a.id.find("share") != std::string::npos);
}

// At the horizon.
EstateOutcome outcome(const model::Plan& plan, const PeopleByYear& people, const EstateTables& tables) {
    EstateOutcome out;
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (people.practice_known[p] != 0) out.patients += people.practice.at(p, people.years - 1);
        const model::Needs& needs = tables.of_practice(p).back();
        bool known = false;
        bool lacks = false;
        for (std::size_t k = 0; k < model::kMeasures; ++k) {
            if (!needs[k].gap()) continue;
            known = true;
            ++out.known[k];
            out.need[k] += *needs[k].need();
            if (!needs[k].short_of()) continue;
            out.lacking[k] += *needs[k].gap();
            lacks = true;
        }
        if (known) ++out.practices_known;
        if (lacks) ++out.practices_short;
    }
    return out;
}

class Trying {
public:
    Trying(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
           const EstateResult& estate)
        : plan_(plan), scenario_(scenario), localities_(localities), estate_(estate) {}

    EstateOutcome with_assumption(const model::Assumption& a, double value) {
        model::Assumption tried = a;
        tried.value = value;
        plan_.assumptions.set(std::move(tried));
        const EstateOutcome out = work_out(stage_of_assumption(a.id));
        plan_.assumptions.set(a);
        return out;
    }
    // Opening hours are one input, whether a building has its own or the plan's: with the assumption all known hours move by as much.
    EstateOutcome with_hours(const model::Assumption& a, double factor) {
        const std::vector<model::Premises> premises = plan_.premises;
        const std::vector<model::Scheme> schemes = plan_.schemes;
        for (model::Premises& building : plan_.premises)
            if (building.hours_week) *building.hours_week *= factor;
        for (model::Scheme& scheme : plan_.schemes)
            if (scheme.hours_week_after) *scheme.hours_week_after *= factor;
        model::Assumption tried = a;
        tried.value *= factor;
        plan_.assumptions.set(std::move(tried));
        const EstateOutcome out = work_out(EstateStage::capacity);
        plan_.assumptions.set(a);
        plan_.premises = premises;
        plan_.schemes = schemes;
        return out;
    }
    EstateOutcome with_growth(double factor) {
        const model::Growth as_it_is = plan_.growth;
        plan_.growth.rate_pct *= factor;
        for (model::BandRate& band : plan_.growth.bands) band.rate_pct *= factor;
        const EstateOutcome out = work_out(EstateStage::people);
        plan_.growth = as_it_is;
        return out;
    }

private:
    // Only the numbers: what is flagged is no part of the answer.
    EstateOutcome work_out(EstateStage first) {
        EstateResult out;
        const PeopleByYear* people = &estate_.people;
        const Capacity* capacity = &estate_.capacity;
        if (first <= EstateStage::people) {
            out.people = people_by_year(plan_);
            people = &out.people;
        }
        if (first <= EstateStage::capacity) {
            out.capacity = capacity_by_year(plan_, *people);
            capacity = &out.capacity;
        }
        const EstateTables tables = estate_tables(plan_, scenario_, localities_, *people, *capacity);
        return outcome(plan_, *people, tables);
    }

    model::Plan plan_;  // a copy, whose numbers are moved one at a time
    const model::Scenario& scenario_;
    const std::vector<model::LocalityStats>& localities_;
    const EstateResult& estate_;
};

bool grows(const model::Growth& growth) {
    return growth.rate_pct != 0.0 ||
           std::any_of(growth.bands.begin(), growth.bands.end(), [](const model::BandRate& band) { return band.rate_pct != 0.0; });
}

}  // namespace

double SensitivityRow::swing(model::Measure measure) const {
    const auto k = static_cast<std::size_t>(measure);
    return std::abs(at_high.lacking[k] - at_low.lacking[k]);
}

EstateOutcome outcome_of(const model::Plan& plan, const EstateResult& estate) { return outcome(plan, estate.people, estate.tables); }

Sensitivity sensitivity(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                        const EstateResult& estate, const base::Progress& progress) {
    Sensitivity out;
    out.share = plan.assumptions.value("sensitivity_share");
    out.as_it_stands = outcome_of(plan, estate);
    Trying trying(plan, scenario, localities, estate);
    if (grows(plan.growth)) {
        SensitivityRow row;
        row.input = kGrowthRate;
        row.unit = "times the plan's rates, of all ages together";
        row.value = 1.0;
        row.low = 1.0 - out.share;
        row.high = 1.0 + out.share;
        row.at_low = trying.with_growth(1.0 - out.share);
        row.at_high = trying.with_growth(1.0 + out.share);
        out.rows.push_back(std::move(row));
    }
    for (const char* id : kInputs) {
        if (progress.cancelled()) return out;
        const model::Assumption& a = plan.assumptions.at(id);
        if (a.value == 0.0) continue;
        SensitivityRow row;
        row.input = id;
        row.unit = a.unit;
        row.value = a.value;
        row.low = a.value * (1.0 - out.share);
        row.high = a.value * (1.0 + out.share);
        row.capped = is_share(a) && row.high > 1.0;
        if (row.capped) row.high = 1.0;
        if (a.id == "hours_week") {
            row.at_low = trying.with_hours(a, 1.0 - out.share);
            row.at_high = trying.with_hours(a, 1.0 + out.share);
        } else {
            row.at_low = trying.with_assumption(a, row.low);
            row.at_high = trying.with_assumption(a, row.high);
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace merestone::analysis
