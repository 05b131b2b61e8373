// The things a plan is about: zones, practices, premises, hubs, housing sites, schemes. Plain values; coordinates in British
// National Grid metres; unknown is an empty optional, never 0; ids are text as published, trimmed.
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
    std::vector<std::int32_t> side;         // per boundary of the plan: number of its part, -1 none
};

enum class PositionBasis { unknown, given, postcode, premises, estimated };

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
    std::optional<double> gp_fte;  // from a workforce table
    std::vector<AgeBand> ages;
};

struct Branch {
    std::string id;
    std::string name;
    PracticeIx practice;
    std::string postcode;
    std::optional<geo::Point> at;
    ZoneIx zone;
};

enum class Facet { physical, functional, space, quality, statutory, environment };

struct FacetRating {
    Facet facet{};
    std::string rating;  // A B C D, CX DX; space: E U F O
    std::string survey_date;
    std::string source;
};

// A building that care is given from.
struct Premises {
    std::string id;
    std::string name;
    std::string postcode;
    std::string commissioner;
    std::string tenure;
    std::optional<geo::Point> at;
    ZoneIx zone;
    std::optional<double> rooms_ce;  // consulting and examination rooms
    std::optional<double> rooms_treatment;
    std::optional<double> nia_m2;
    std::optional<double> gia_m2;
    std::optional<double> hours_week;  // opening hours a week
    std::string basis;                 // "table" or "address of practice X" (rooms then unknown)
    std::vector<FacetRating> facets;
};

enum class OccupancyRole { main, branch, shared };

// shares of one practice add up to 1 over its premises.
struct Occupancy {
    PremisesIx premises;
    PracticeIx practice;
    OccupancyRole role = OccupancyRole::main;
    double list_share = 1.0;
    bool assumed = false;  // no share published: all on main
};

struct HousingSite {
    std::string id;
    std::string name;
    std::string council;
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

struct Scheme {
    std::string id;
    std::string name;
    std::string kind;      // extension, new-build, refurbishment, closure
    std::string premises;  // id; empty for a new site
    std::optional<base::Year> start_year;
    std::optional<base::Year> opens_year;
    std::optional<double> rooms_added;
    std::optional<double> nia_added_m2;
    std::optional<base::Pounds> cost_gbp;
    std::string status;
    std::string source;
};

struct Hub {
    std::string id;
    std::string name;
    std::optional<geo::Point> at;
    ZoneIx zone;
    std::string premises;
    std::string status;             // open, candidate
    std::string basis;              // "illustrative", a source
    std::vector<std::string> open;  // "Mon-Fri 18:30-20:00"
    std::optional<double> clinicians;
    geo::MultiPolygon catchment;  // as a planner drew it; empty: none drawn
};

struct HubSession {
    std::string hub;
    std::string weekday;
    std::string start;  // "18:30"
    std::string end;
    std::optional<double> clinicians;
    std::optional<std::int64_t> slots;
    std::optional<std::int64_t> booked;
    std::optional<std::int64_t> attended;
    std::string source;
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
