// What a set of zones, or a drawn area, holds: the figures that a locality shows, for anything.
//
// A drawn area takes people by the plan's people points or by area (analysis::Catchments), and counts zones by what of them lies
// inside; practices, premises and sites by where they stand. Cost: the zones asked for (and their flows); a drawn area the zones it meets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/catchments.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::session {

struct BoundaryShare {
    std::string boundary;  // "ccg"
    std::string part;      // name; empty: in none
    double share = 0.0;    // of the profile's people (residents, else registered); of its area where there are no people
};

struct Profile {
    std::size_t zones = 0;
    double area_km2 = 0.0;
    double people_registered_living = 0.0;    // live here and are registered with a practice of the plan
    std::int64_t people_registered_list = 0;  // lists of the practices here
    std::optional<double> people_resident;
    std::string people_by;                                      // of a drawn area: how people were shared out
    std::vector<std::pair<std::string, double>> people_by_age;  // "0-4", ...; residents; empty: not known
    std::vector<double> people_by_imd_quintile;                 // most deprived first; empty: not known
    std::vector<model::PracticeIx> practices;
    std::vector<model::PremisesIx> premises;
    std::size_t premises_with_rooms = 0;
    std::optional<double> rooms_ce;  // of the premises whose rooms are known
    std::optional<double> rooms_treatment;
    std::optional<double> nia_m2;
    std::vector<model::HousingIx> housing;
    std::int64_t dwellings_min = 0;
    std::vector<BoundaryShare> boundaries;  // by boundary, greatest share first
    std::vector<std::size_t> flags;         // positions in the flags given: those whose subject is here
};

// \param zones ascending, each once. \param flags of the plan as last worked out; may be empty.
[[nodiscard]] Profile profile_of_zones(const model::Plan& plan, const analysis::RegisteredPeople& people,
                                       std::span<const model::ZoneIx> zones, std::span<const model::Flag> flags = {});
[[nodiscard]] Profile profile_of_area(const model::Plan& plan, const analysis::RegisteredPeople& people,
                                      const analysis::Catchments& catchments, const geo::MultiPolygon& area,
                                      std::span<const model::Flag> flags = {});

}  // namespace merestone::session
