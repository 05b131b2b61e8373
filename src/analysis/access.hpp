// How far a plan's people are from a place where a practice sees patients, and how many GPs are within their reach: by zone, locality,
// fifth of deprivation, age and rural class, with the least well served. Today's people and today's buildings.
//
// People are a zone's residents (its registered patients where no zone's residents are known), at its people points where it has some, else
// at its centre. Places are the buildings practices work in, their own place where no building is known, and branches. GPs of a practice
// are spread over its buildings as its list is; those that did not report are in no sum, and `gps_not_known` says how many practices these
// are. GPs within reach: E2SFCA (access_measures.hpp) from zones' centres by car, weights 1 to 10 minutes, access_weight_20_min to 20 and
// access_weight_30_min to 30. Practices outside the footprint are places to walk to, but their GPs count for nobody, for who else uses them
// is not known: beside the footprint's edge the figure is too low.
// There is no national standard of minutes (domain notes section 8): within is assumption access_walk_minutes and access_car_minutes.
// Straight lines at walk_km_per_h and car_km_per_h. Cost: O(points log sites) and two walks over the zones' sites within reach.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/access_measures.hpp"
#include "analysis/estate_moves.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct AccessPlace {
    std::string kind;  // premises | practice | branch
    std::string id;
    geo::Point at;
    double gp_fte = 0.0;  // of practices that reported, in the footprint
};

struct ZoneAccess {
    std::optional<std::size_t> nearest;  // in Access::places, from its centre
    std::optional<PeopleMinutes> walk;   // nothing: nobody lives there, or there are no places
    std::optional<PeopleMinutes> car;
    std::optional<double> gp_per_1000;  // within reach; nothing: no practice reported
};

struct AccessRow {
    std::string id;
    std::string name;
    double people = 0.0;
    std::optional<PeopleMinutes> walk;
    std::optional<PeopleMinutes> car;
    std::optional<double> gp_per_1000;  // mean of its people's
};

// Of the twentieth of the people who walk longest, those of one zone.
struct LeastServed {
    std::size_t zone = 0;
    double people = 0.0;
    base::Minutes walk;  // mean of these
};

struct Access {
    std::string people_by;  // "residents" | "registered patients"
    std::vector<AccessPlace> places;
    std::size_t practices_without_place = 0;
    std::size_t gps_not_known = 0;     // practices of the footprint that did not report
    std::size_t practices_inside = 0;  // of the footprint
    double gp_fte = 0.0;               // counted
    double gp_fte_reached = 0.0;       // of places with anybody within 30 minutes
    std::vector<ZoneAccess> zones;
    AccessRow plan;
    std::vector<AccessRow> localities;         // the scenario's, in its order; then "" of zones in none, where people live in such
    std::vector<AccessRow> fifths;             // "1" most deprived .. "5"; those with people
    std::vector<AccessRow> rural;              // by class as published
    std::optional<AccessRow> aged_75;          // where every zone with people gives an age band from 75 on
    AccessRow least_served;                    // the twentieth of all people who walk longest
    std::vector<LeastServed> least_served_in;  // most people first
    base::Minutes within_walk;
    base::Minutes within_car;
};

// \param scenario without localities: none are told apart. \param moves of this plan: who works where in its first year.
[[nodiscard]] Access access(const model::Plan& plan, const model::Scenario& scenario, const RegisteredPeople& registered,
                            const EstateMoves& moves);

}  // namespace merestone::analysis
