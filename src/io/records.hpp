// Rows as read, before anything is matched to anything: one struct a kind of source. `row` is the record's number in its file with
// the header as 1 (first data row 2; files without a header start at 1), as a spreadsheet shows it. Coordinates are already metres of
// EPSG:27700.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "geo/shapes.hpp"
#include "model/places.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

struct ShapeRecord {  // zones, boundary parts
    std::int64_t row = 0;
    std::string id;
    std::string name;
    geo::MultiPolygon shape;
};
struct ResidentsRecord {
    std::int64_t row = 0;
    std::string zone;
    std::int64_t people = 0;
};
struct AgesRecord {
    std::int64_t row = 0;
    std::string zone;
    model::AgeBand band;
};
struct DeprivationRecord {
    std::int64_t row = 0;
    std::string zone;
    std::optional<double> score;
    std::optional<int> decile;  // 1 = most deprived
};
struct PracticeRecord {  // also branches: `parent` set
    std::int64_t row = 0;
    std::string code;
    std::string name;
    std::string address;    // lines joined by ", "
    std::string postcode;   // tidy, or as published where it is none
    std::string open_date;  // ISO, empty: none
    std::string close_date;
    std::string status;  // A C D P; empty in branches
    std::string commissioner;
    std::string setting;           // 4 = GP practice
    std::string parent;            // branches
    std::optional<geo::Point> at;  // own tables may hold it
};
struct ListRecord {
    std::int64_t row = 0;
    std::string practice;
    std::optional<std::int64_t> patients;  // nothing: suppressed or empty
    std::string date;                      // ISO
    std::string postcode;
    std::string commissioner;
    std::optional<double> weighted = {};  // as published; never mixed with `patients`
};
struct FlowRecord {
    std::int64_t row = 0;
    std::string practice;
    std::string zone;
    std::int64_t patients = 0;
};
struct NetworkRecord {
    std::int64_t row = 0;
    std::string practice;
    std::string network;
    std::string name;
    std::string end_date;  // ISO; empty: current
};
struct PostcodeRecord {
    std::int64_t row = 0;
    std::string postcode;  // tidy
    int quality = 0;       // as published: 10 best; 0: not stated
    geo::Point at;
};
struct HousingRecord {
    std::int64_t row = 0;
    std::string id;
    std::string name;
    std::string council;
    std::string group;
    std::optional<double> household_size;
    std::optional<geo::Point> at;
    std::optional<std::int64_t> dwellings_min;
    std::optional<std::int64_t> dwellings_max;
    bool permissioned = false;
    std::optional<bool> deliverable;
    std::string end_date;
};
struct PointRecord {  // points with a category; people_points (weight)
    std::int64_t row = 0;
    std::string id;
    std::string name;
    geo::Point at;
    double weight = 1.0;
};
struct LineRecord {
    std::int64_t row = 0;
    std::string id;
    std::string name;
    std::vector<std::vector<geo::Point>> parts;
};
struct PremisesRecord {
    std::int64_t row = 0;
    model::Premises premises;  // ids as text, zone not yet set
};
struct OccupancyRecord {
    std::int64_t row = 0;
    std::string premises;
    std::string practice;
    model::OccupancyRole role = model::OccupancyRole::main;
    std::optional<double> list_share;
};
struct FacetRecord {
    std::int64_t row = 0;
    std::string premises;
    model::FacetRating rating;
};
struct HubSessionRecord {
    std::int64_t row = 0;
    model::HubSession session;
};
struct SchemeRecord {
    std::int64_t row = 0;
    model::Scheme scheme;
};
struct TrajectoryRecord {  // completions of a housing site in a financial year
    std::int64_t row = 0;
    std::string site;
    base::Year year;
    double homes = 0.0;
    std::string council = {};  // of the site, where the table says it: two councils may use one reference
};
struct WorkforceRecord {
    std::int64_t row = 0;
    std::string practice;
    std::optional<double> gp_fte;
    model::Workforce staff = {};
};
struct PracticeAgesRecord {
    std::int64_t row = 0;
    std::string practice;
    model::AgeBand band;
    char sex = 'a';  // all, f, m: a publication may give each sex apart
};
struct RuralUrbanRecord {
    std::int64_t row = 0;
    std::string zone;
    std::string rural_class;
};
struct PracticeAreaRecord {
    std::int64_t row = 0;
    std::string practice;
    bool inner = true;  // else outer
    geo::MultiPolygon shape;
};
struct CqcRecord {
    std::int64_t row = 0;
    std::string practice;
    std::string rating;
    std::string date;  // ISO
};
struct BacklogRecord {
    std::int64_t row = 0;
    std::string premises;
    model::Backlog backlog;
};
struct SchemeGateRecord {
    std::int64_t row = 0;
    std::string scheme;
    model::SchemeGate gate;
};
struct SchemeMoneyRecord {
    std::int64_t row = 0;
    std::string scheme;
    model::SchemeMoney money;
};
struct HubCoverRecord {
    std::int64_t row = 0;
    std::string hub;
    model::HubCover cover;
};
struct ProjectionRecord {
    std::int64_t row = 0;
    model::ProjectedPeople people;
};
struct LocalityRecordRecord {
    std::int64_t row = 0;
    model::LocalityRecord record;
};
struct RiskRecord {
    std::int64_t row = 0;
    model::Risk risk;
};
struct IndicatorRecord {
    std::int64_t row = 0;
    std::string practice;
    model::IndicatorValue value;  // practice not yet set
};
struct EricRecord {  // a site of a trust's estates return
    std::int64_t row = 0;
    std::string organisation;
    model::Premises premises;  // id as published: sites that a return lumps together share one over trusts
};
struct AssignmentRecord {  // a given scenario: practice, locality
    std::int64_t row = 0;
    std::string practice;
    std::string locality;
};
// The abstract instance of the grouping alone.
struct UnitRecord {
    std::int64_t row = 0;
    std::string id;
    double x_m = 0.0;
    double y_m = 0.0;
    std::vector<double> activities;  // in the order of UnitsRead::activity_names
};
struct AdjacencyRecord {
    std::int64_t row = 0;
    std::string a;
    std::string b;
    double border_m = 0.0;
};
struct CostRecord {  // person-metres of serving unit `from` at unit `to`
    std::int64_t row = 0;
    std::string from;
    std::string to;
    double cost = 0.0;
};

// What a reader returns: the rows it could use, the layer's provenance and counts, and everything that was wrong.
template <typename Record>
struct Read {
    std::vector<Record> rows;
    model::LayerInfo info;
    model::Problems problems;
};

}  // namespace merestone::io
