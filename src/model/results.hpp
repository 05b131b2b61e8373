// What analysis finds: values that tables, report, map and JSON are written from. Units in the names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "geo/shapes.hpp"
#include "model/ids.hpp"
#include "model/problem.hpp"

namespace merestone::model {

enum class Rag { grey, green, amber, red };  // grey: nothing known
[[nodiscard]] const char* to_string(Rag rag) noexcept;

// A gap or defect that crossed a threshold. One type for every rule, for good.
struct Flag {
    std::string id;    // "F0001": by severity, rule, subject kind, subject
    std::string rule;  // "L3"
    Severity severity = Severity::warning;
    Rag rag = Rag::amber;
    std::string subject_kind;        // plan | locality | practice | premises | zone | hub | scheme | site | commissioner
    std::string subject;             // id
    std::optional<double> measured;  // nothing: not known, reason says why
    std::optional<double> threshold;
    std::string unit;
    std::optional<base::Year> first_year;
    std::string reason;        // one sentence a board can read
    std::string source;        // of rule and threshold; with "our default" where it is only ours
    std::string action;        // what to do
    std::string measure = {};  // what of it: of the gaps that it is about, the date of a hub's cover; empty: no one thing
};

// Need minus what there is, by place and year.
struct Gap {
    std::string subject_kind;
    std::string subject;
    std::string measure;  // people | rooms_ce | rooms_treatment | nia_m2 | gp_fte
    std::string unit;
    base::Year year;
    double need = 0.0;           // unrounded
    std::optional<double> have;  // nothing: not known
    std::optional<double> gap;   // need - have
    std::string confidence;      // weakest of the assumptions used: H, M, L
    std::string flag_id;         // empty: below threshold
};

struct NumberOrWhy {
    std::optional<double> value;
    std::string why;  // filled where there is no value
};

struct LocalityStats {
    std::string id;  // L01
    std::string name;
    std::string commissioners;  // of its practices, by patients, "; " between
    std::int64_t people_registered = 0;
    std::int64_t people_resident = 0;
    bool residents_known = false;
    std::size_t practices = 0;
    std::size_t zones = 0;
    double area_km2 = 0.0;
    double border_km = 0.0;    // its whole outline
    double distance_km = 0.0;  // people-weighted mean way to its best zone
    std::string best_zone;
    std::optional<double> selfcontained_share;
    double compactness = 0.0;  // Polsby-Popper: 4 pi area / outline^2
    std::size_t pieces = 1;
    std::size_t holes = 0;                       // filled by other localities
    std::vector<double> people_by_imd_quintile;  // residents; empty: not known
    std::optional<double> aged_75_share;
    Rag rag = Rag::green;
    geo::MultiPolygon shape;
};

// One way to group: the two maps of a scenario, and how it came about.
struct Scenario {
    std::string id;
    std::string title;
    bool found = false;
    std::vector<std::string> locality_id;  // L01...
    std::vector<std::string> locality_name;
    std::vector<LocalityIx> zone_locality;         // per zone; none only in a given scenario that leaves zones out
    std::vector<LocalityIx> practice_locality;     // per practice
    std::vector<std::string> zone_reason;          // per zone: why it is there, in words
    std::vector<std::uint8_t> practice_exception;  // per practice: its locality differs from its zone's
    std::uint64_t seed = 0;
    std::string stopped_by;  // work | time | cancelled | given
};

// The objective of a scenario, each term alone; people are the footprint's registered patients with a known home in it.
struct ObjectiveTerms {
    double mean_distance_km = 0.0;
    double distance_person_km = 0.0;
    double leaked_people = 0.0;
    std::optional<double> selfcontained_share;
    double border_km = 0.0;
    double moved_people = 0.0;
    double off_target_people = 0.0;
    double objective_person_km = 0.0;
};

// Leakage between localities: people living in `from` registered with a practice of `to`.
struct LeakageMatrix {
    std::vector<std::string> locality_id;
    std::vector<double> people;             // row-major [from][to]
    std::vector<double> outside_practices;  // per locality: its residents registered outside the footprint
    std::vector<double> outside_residents;  // per locality: patients of its practices who live outside the footprint
    std::vector<double> unknown_home;
};

// Where a postcode of the plan falls under a scenario. A position near an outline tells less than one well inside: who lives there may
// belong to either side.
struct PostcodePlace {
    LocalityIx locality;              // none: the scenario leaves its zone out
    std::optional<double> outline_m;  // to the nearest place that is in another locality or none, where that is near
    LocalityIx beside;                // what lies there; none: no locality, or outside the footprint
};

struct CatchmentZone {
    ZoneIx zone;
    double people = 0.0;  // of the catchment in that zone
    double share_of_zone = 0.0;
};

struct Catchment {
    std::string subject_kind;  // practice | premises | hub
    std::string subject;
    std::string method;  // radius | nearest | polygon | registered
    std::string detail;  // "1600 m", "core 80 %"
    double people = 0.0;
    std::string people_by;  // how people were shared out: "postcode points", "area", "registered list"
    std::vector<double> people_by_imd_quintile;
    std::vector<std::pair<std::string, double>> people_by_age;
    std::vector<CatchmentZone> zones;
    geo::MultiPolygon shape;  // empty where the method has none
};

// What blocks made necessary before any search.
struct BlockNote {
    std::string kind;  // reassigned | enclosed | cut-off | over-bound | corridor | bridge
    std::string zone;  // id of the zone or the block's seed zone
    std::string from;  // block it would belong to
    std::string to;
    double people = 0.0;  // plurality lost, or people of the block
    std::string words;
};

}  // namespace merestone::model
