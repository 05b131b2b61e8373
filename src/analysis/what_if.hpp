// "What if 200 homes here?": who would come when, to which practices, what they need, and what of it a developer may be asked for.
//
//   patients(y)   = homes that count by y x household_size x new_patient_share      (as people_by_year counts a site's)
//   rooms, m2     of all these patients, by need.hpp; a practice's extra hours are no part of them
//   spare m2      = what the practices within radius_catchment_m hold - what their lists need at the base year, where both are known;
//                   a practice that lacks space already is backlog: told beside, and taken off nobody's spare space
//   deficit       = area - spare, never below 0;  contribution = deficit x cost_per_m2_gbp x (1 + fees_share)
//
// Method: domain notes sections 1-3 (HBN 11-01 rooms; letters of 120 m2 / 1,750 patients; practices within 2 km). A floor area that is not
// known is neither spare nor needed: the contribution is given as if no space were spare and, where some is known, with that taken off.
// Nothing here changes the plan. Kept as a housing site, the same homes give the same patients in people_by_year, as long as only the
// plan's own assumptions are used (what differs is said in `notes`).
// Cost: the ground O(plan) once; an answer O(flow rows + practices x years), about a millisecond for a city.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/need.hpp"
#include "analysis/people_by_year.hpp"
#include "analysis/registered.hpp"
#include "base/result.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

enum class RegisterBy {
    zone,     // as the zone's people are registered now; in a zone without patients, the nearest practice
    nearest,  // the nearest practice with a list
    spare     // practices within radius_catchment_m, by the floor space that each is known to have to spare
};

struct WhatIfAsked {
    geo::Point at;
    model::ZoneIx zone;                                        // that holds it
    std::vector<std::pair<base::Year, double>> homes_by_year;  // finished in the financial year, ascending
    RegisterBy by = RegisterBy::zone;
    // In place of the plan's assumptions; nothing: the plan's.
    std::optional<double> household_size;
    std::optional<double> new_patient_share;
    std::optional<double> cost_per_m2_gbp;
    std::optional<double> fees_share;
};

// What every answer about one plan stands on.
struct WhatIfGround {
    RegisteredPeople registered;
    PeopleByYear before;
    Capacity capacity;
};
[[nodiscard]] WhatIfGround what_if_ground(const model::Plan& plan);

// A practice that new patients would register with.
struct WhatIfPractice {
    model::PracticeIx practice;
    double share = 0.0;                // of all the new patients
    std::optional<double> distance_m;  // straight line; nothing: where it stands is not known
    std::vector<double> patients;      // new ones, by year
    std::optional<double> list_base;   // nothing: not known
    // At WhatIfAnswer::full_at, with the plan's growth and other homes: without and with these.
    std::optional<double> list_before;
    std::optional<double> list_after;
};

// A practice within reach, and the space it has.
struct WhatIfNear {
    model::PracticeIx practice;
    double distance_m = 0.0;
    std::optional<double> list;           // at the base year
    std::optional<double> nia_m2;         // net internal area that it holds then
    bool nia_converted = false;           // some of it from a gross area
    std::optional<double> needed_m2;      // by its list
    std::optional<double> spare_m2;       // below 0: it lacks so much already
    std::optional<double> spare_then_m2;  // at full_at, before these homes: the plan's growth, other homes and schemes counted
};

struct WhatIfAnswer {
    base::Year base_year;
    std::size_t years = 0;  // base to horizon
    double homes = 0.0;
    double homes_after_horizon = 0.0;  // of these: they count for what is needed, and in no year of the tables
    double people_a_home = 0.0;        // household size x new patient share
    double patients_all = 0.0;         // once all are built
    std::size_t full_at = 0;           // the year of the tables in which they all count; the last one where that comes later

    std::vector<double> patients;  // by year, everywhere
    std::vector<WhatIfPractice> practices;
    double outside_share = 0.0;           // registers with practices outside the footprint
    double without_practice_share = 0.0;  // there is nobody to register with

    // For patients_all; unrounded.
    double rooms_ce = 0.0;
    double rooms_treatment = 0.0;
    double gp_fte = 0.0;
    double area_m2 = 0.0;

    double radius_m = 0.0;
    std::vector<WhatIfNear> near;  // by distance
    std::size_t near_known = 0;    // of these with a known spare or lack
    double spare_m2 = 0.0;         // of those known to have some
    double backlog_m2 = 0.0;       // lacked already by those known to lack some

    Contribution without_spare;               // as if no space were spare
    std::optional<Contribution> after_spare;  // with the known spare space taken off; nothing: of no practice in reach is it known

    std::vector<model::Assumption> assumptions;  // every one used, by id, with what was typed in its place
    std::vector<std::string> notes;              // what a reader must know beside the figures

    [[nodiscard]] base::Year year(std::size_t i) const { return base_year.plus(static_cast<int>(i)); }
};

// \returns usage with every fault, one a line: no homes, a year outside the plan, a place outside the footprint, no known spare space to
// register by.
[[nodiscard]] base::Result<WhatIfAnswer> what_if(const model::Plan& plan, const WhatIfGround& ground, const WhatIfAsked& asked);

// Why the first homes cannot be finished in that year; empty: they can.
[[nodiscard]] std::string first_year_fault(const model::Plan& plan, base::Year first);

// The site that keeps these homes in the plan; without an id yet.
[[nodiscard]] model::HousingSite site_of(const WhatIfAsked& asked, const std::string& name);

using model::confidence_label;

}  // namespace merestone::analysis
