// Registered people by practice and zone of residence, computed once from lists and flows (lists give totals, flows give shares).
#pragma once

#include <vector>

#include "model/plan.hpp"

namespace merestone::analysis {

struct RegisteredPeople {
    std::vector<std::vector<model::ZonePeople>> of_practice;  // within the footprint, by zone
    std::vector<double> in_zone;                              // people living there and registered with a practice of the plan
    std::vector<double> elsewhere;                            // per practice: homes outside the footprint
    std::vector<double> unknown_home;                         // per practice
    double within = 0.0;                                      // all of in_zone
};

// O(rows of the flows).
[[nodiscard]] RegisteredPeople registered_people(const model::Plan& plan);

}  // namespace merestone::analysis
