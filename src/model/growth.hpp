// How a plan lets people grow: rates by age, totals of given years, new homes, and how the people of new homes choose a practice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"

namespace merestone::model {

struct BandRate {
    int from_age = 0;
    int to_age = 120;       // inclusive
    double rate_pct = 0.0;  // a year
};

// A projection: so many people there then. Between two years of one area and age the line is straight; before the first and after the
// last it is level.
struct ProjectedPeople {
    std::string area;  // empty: the footprint; else the id of a zone, or the id or name of a part of one of the plan's boundaries
    base::Year year;
    int from_age = 0;
    int to_age = 120;
    double people = 0.0;
};

// Which practice takes the people of new homes, and of a list that is dispersed.
enum class Registering {
    as_neighbours,  // as the zone's people do now
    nearest,        // the nearest practice with a list
    huff,           // by nearness and size (Huff 1963): assumptions huff_decay_per_minute, huff_size_power
    inner_area      // the practices whose inner boundary holds the place, by list; elsewhere as neighbours do
};

// As a plan file writes it: "as neighbours".
[[nodiscard]] const char* to_string(Registering how) noexcept;

struct Growth {
    double rate_pct = 0.0;                   // a year, for ages that no band rate names
    std::vector<BandRate> bands;             // by age, not overlapping
    std::vector<ProjectedPeople> projected;  // by area, age, year; where an area and age is projected, no rate counts
    std::string projected_source;
    bool includes_housing = false;  // the rate or projection already counts the new homes
    int lag_years = 1;
    Registering registering = Registering::as_neighbours;
    std::vector<std::pair<std::string, double>> household_size_by_council;  // by council, before the plan's own size
};

}  // namespace merestone::model
