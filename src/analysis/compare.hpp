// Two scenarios side by side: labels matched, and exactly which practices and people differ.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/locality_stats.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct MovedPractice {
    model::PracticeIx practice;
    model::LocalityIx from;  // of A; none: in no locality there
    model::LocalityIx to;    // of B
};
struct MovedZone {
    model::ZoneIx zone;
    model::LocalityIx from;
    model::LocalityIx to;
    double people = 0.0;  // registered and living there
};
struct Comparison {
    std::vector<model::LocalityIx> match;  // for every locality of A its like in B, greatest overlap of registered people first
    std::vector<MovedPractice> practices;  // whose locality is not the like of the one they had; by code
    std::int64_t people_of_moved_practices = 0;
    std::vector<MovedZone> zones;  // by id
    double people_of_moved_zones = 0.0;
};

[[nodiscard]] Comparison compare(const model::Plan& plan, const RegisteredPeople& people, const model::Scenario& a,
                                 const model::Scenario& b);

}  // namespace merestone::analysis
