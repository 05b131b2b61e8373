// The places a plan is about: zones, practices, housing sites, and what a map shows beside them; premises and schemes are in estate.hpp,
// hubs in hubs.hpp. Plain values; coordinates in British National Grid metres; unknown is an empty optional, never 0; ids are text as
// published, trimmed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "geo/shapes.hpp"
#include "model/ids.hpp"

namespace merestone::model {

// Residents by age, as published: bands differ by source, so each band keeps its own edges.
struct AgeBand {
    int from_age = 0;
    int to_age = 0;  // inclusive; 120 = and over
    std::int64_t people = 0;
};

// The smallest area with a population (LSOA, output area). Its polygon is zone i of Plan::topology.
struct Zone {
    std::string id;
    std::string name;
    geo::Point centre;  // people-weighted where points are known, else a point inside
    double area_m2 = 0.0;
    std::optional<std::int64_t> residents;  // of the year of the plan's residents layer
    std::vector<AgeBand> ages;              // of the ages layer; empty: not known
    std::optional<double> imd_score;        // higher = more deprived
    std::optional<int> imd_quintile;        // 1 = most deprived fifth of the footprint's zones (or of England where published)
    std::string rural_class;                // rural-urban classification, as published; empty: not known
    std::vector<std::int32_t> side;         // per boundary of the plan: number of its part, -1 none
};

enum class PositionBasis { unknown, given, postcode, premises, estimated };

// Beside the GPs themselves; nothing: not reported.
struct Workforce {
    std::optional<double> gp_headcount;
    std::optional<double> gp_fte_55_over;
    std::optional<double> gp_fte_60_over;  // of those
    std::optional<double> nurse_fte;
    std::optional<double> care_fte;  // other direct patient care
    std::optional<double> admin_fte;
};

struct Practice {
    std::string id;  // ODS code
    std::string name;
    std::string commissioner;
    std::string postcode;
    std::string address;
    std::optional<geo::Point> at;
    PositionBasis position = PositionBasis::unknown;
    ZoneIx zone;                       // none: outside the footprint, or no position
    std::optional<std::int64_t> list;  // registered patients; nothing: not known
    std::string list_date;             // as published, ISO where it could be read
    std::string network;               // primary care network code, empty: none known
    std::string network_name;
    std::optional<double> weighted_list;  // as published (Carr-Hill); never mixed with the raw list
    std::optional<double> gp_fte;         // full-time equivalent GPs, from a workforce table; nothing: did not report
    Workforce staff;
    std::vector<AgeBand> ages;
    std::string cqc_rating;  // "Good", as published
    std::string cqc_date;
    geo::MultiPolygon inner_area;  // where people are entitled to apply; empty: not known
    geo::MultiPolygon outer_area;  // movers from the inner to the outer may stay
};

struct Branch {
    std::string id;
    std::string name;
    PracticeIx practice;
    std::string postcode;
    std::optional<geo::Point> at;
    ZoneIx zone;
};

struct HousingSite {
    std::string id;
    std::string name;
    std::string council;
    std::string group;                     // sites asked for together: an allocation, a master plan
    std::optional<double> household_size;  // its own, before its council's and the plan's
    std::optional<geo::Point> at;
    ZoneIx zone;
    std::optional<std::int64_t> dwellings_min;
    std::optional<std::int64_t> dwellings_max;
    bool permissioned = false;
    std::optional<bool> deliverable;
    bool phasing_assumed = false;                              // no trajectory published: spread as the plan says
    std::vector<std::pair<base::Year, double>> homes_by_year;  // completions in the financial year, ascending
    std::string source_layer;
    geo::MultiPolygon area;  // the land, as a planner drew it; empty: none drawn
};

struct NamedPoint {
    std::string category;
    std::string id;
    std::string name;
    geo::Point at;
};

// A published value that a planner corrected: the plan's tables hold the new one, this says what was there and who says so.
struct Override {
    std::string kind;     // practice | premises | zone
    std::string subject;  // id
    std::string field;    // "rooms_ce": the long column name
    std::string value;    // as text; empty: nothing known
    std::string published;
    std::string source;  // note
    friend bool operator==(const Override&, const Override&) = default;
};

struct Postcode {
    std::string code;  // "LS1 4AP"
    geo::Point at;
    ZoneIx zone{};    // that it lies in
    int quality = 0;  // of its position, as published: 10 best; 0: not stated
};

// What a map shows for people to find their way: a river, a motorway, a railway. No result depends on it.
struct NamedLine {
    std::string category;  // as the plan calls it
    std::string id;
    std::string name;
    std::vector<std::vector<geo::Point>> parts;  // each of two points or more
};

// A point that stands for people within a zone (postcode unit, output area centre): apportions a zone's people to a drawn area.
struct PeoplePoint {
    geo::Point at;
    double weight = 1.0;
    ZoneIx zone;
};

}  // namespace merestone::model
