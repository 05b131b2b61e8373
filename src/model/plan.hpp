// A plan: all the data, assumptions and scenarios of one footprint, as read and placed; immutable while a job runs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "geo/adjacency.hpp"
#include "geo/topology.hpp"
#include "model/assumptions.hpp"
#include "model/estate.hpp"
#include "model/growth.hpp"
#include "model/hubs.hpp"
#include "model/indicators.hpp"
#include "model/locality_record.hpp"
#include "model/places.hpp"

namespace merestone::model {

// Where a layer came from and what became of its rows.
struct LayerInfo {
    std::string role;        // "zones", "practices", "housing/1"
    std::string recognised;  // what it was taken for: "ODS epraccur", "mapped by columns"
    std::string file;        // as the plan writes it, with forward slashes
    std::string layer;
    std::string publisher;
    std::string vintage;
    std::string licence;
    std::string sha256;
    std::int64_t bytes = 0;
    std::int64_t rows = 0;  // records in the file
    std::int64_t used = 0;
    std::vector<std::pair<std::string, std::int64_t>> skipped;  // reason, rows; sorted by reason
    std::string crs;                                            // "EPSG:4326 -> EPSG:27700 (OSTN15, 0.01 m)"
};

enum class PopulationBasis { registered, resident };

// How many localities: a number, a range, or as many as bring the mean nearest to the target.
struct LocalityCount {
    std::optional<int> min;  // both empty: "auto"
    std::optional<int> max;
};

struct Constraints {
    std::int64_t people_min = 30000;
    std::int64_t people_max = 80000;
    std::optional<std::int64_t> people_target;  // nothing: the middle of the bounds, for "auto" only
    LocalityCount localities;
    std::vector<std::string> within;                 // names of boundaries not to be straddled
    std::vector<std::vector<std::string>> together;  // practice codes
    std::vector<std::vector<std::string>> apart;
    std::vector<std::pair<std::string, std::string>> fixed;                          // practice, locality name
    std::vector<std::string> split_blocks;                                           // zones whose practices get a block each
    std::vector<std::pair<std::string, std::pair<double, double>>> activity_bounds;  // of an abstract instance: activity, least, most
};

struct ObjectiveWeights {  // metres that one unit of each term weighs
    double distance_m_per_patient = 1.0;
    double leaked_patient_m = 10000.0;
    double border_m = 0.0;
    double moved_patient_m = 0.0;
    double off_target_m = 0.0;
};

enum class ScenarioKind { given, found };

// A locality of a scenario whose two maps are both given, as the desktop saves it.
struct GivenLocality {
    std::string id;  // what given_practices and given_zones name
    std::string name;
    bool locked = false;
    friend bool operator==(const GivenLocality&, const GivenLocality&) = default;
};

struct ScenarioSpec {
    std::string id;
    std::string title;
    std::string note;  // why there is this scenario; free text
    ScenarioKind kind = ScenarioKind::found;
    std::string assign;  // given: "networks", "boundary:<name>", or the name of a boundary read from its own file
    std::string from;    // found: the scenario that `moved` is counted from; empty: none
    std::uint64_t seed = 1;
    std::optional<ObjectiveWeights> weights;                           // its own, where they differ from the plan's
    std::vector<std::pair<std::string, std::string>> given_practices;  // practice, locality label, as read
    std::vector<std::pair<std::string, std::string>> given_zones;      // zone, locality label; empty: zones follow the practices
    std::vector<GivenLocality> given_localities;                       // of a scenario with both maps
};

struct BoundaryPart {
    std::string id;
    std::string name;
    geo::MultiPolygon shape;
};
struct Boundary {
    std::string name;  // "ccg"
    std::vector<BoundaryPart> parts;
};

// Registered patients by practice and zone of residence, as published: shares. People of p in z =
// list(p) x patients(p,z) / sum of patients(p,.), what lies outside the footprint kept as `elsewhere`.
struct FlowRow {
    ZoneIx zone;
    std::int64_t patients = 0;
};
struct PracticeFlows {
    std::vector<FlowRow> rows;      // by zone, each once
    std::int64_t elsewhere = 0;     // homes outside the footprint
    std::int64_t unknown_home = 0;  // NO2011 and the like
    [[nodiscard]] std::int64_t total() const {
        std::int64_t sum = elsewhere + unknown_home;
        for (const FlowRow& row : rows) sum += row.patients;
        return sum;
    }
};

// Prices by year, on any scale: money of year a is worth index(b) / index(a) of it in year b.
struct PriceIndex {
    std::vector<std::pair<base::Year, double>> by_year;  // ascending; empty: money stays at its own price base, and says so
    std::string source;
};

struct Plan {
    std::string id;
    std::string title;
    std::string as_at;  // ISO date
    base::Year base_year;
    base::Year horizon_year;
    PopulationBasis population = PopulationBasis::registered;
    bool illustrative = false;  // made-up data: every output says so

    std::vector<LayerInfo> layers;
    Assumptions assumptions;
    Growth growth;
    Constraints constraints;
    ObjectiveWeights weights;
    std::vector<ScenarioSpec> scenarios;

    std::vector<Zone> zones;                        // by id
    std::shared_ptr<const geo::Topology> topology;  // zone i of both
    std::vector<geo::Border> borders;               // with bridges
    std::vector<Practice> practices;                // by id
    std::vector<Branch> branches;
    std::vector<PracticeFlows> flows;                    // per practice; empty vector: no flows layer
    std::int64_t outside_practice_patients = 0;          // people of the footprint's zones registered with practices outside it
    std::vector<std::int64_t> outside_practice_by_zone;  // the same, per zone (empty without flows)
    std::vector<Boundary> boundaries;
    std::vector<Premises> premises;  // by id
    std::vector<Occupancy> occupancies;
    std::vector<HousingSite> housing;
    std::vector<Scheme> schemes;
    std::vector<Hub> hubs;
    std::vector<HubSession> hub_week;
    std::vector<AccessTarget> access_targets;      // by date
    std::vector<Indicator> indicators;             // by id
    std::vector<LocalityRecord> locality_records;  // by scenario, locality
    std::vector<Risk> risks;                       // by scenario, subject kind, subject, title
    PriceIndex prices;
    std::optional<base::Year> price_year;  // what money is brought to; nothing: the base year
    std::vector<NamedPoint> points;
    std::vector<NamedLine> lines;  // by category, id, name
    std::vector<PeoplePoint> people_points;
    std::vector<Override> overrides;  // by kind, subject, field: values of the tables above that a planner corrected
    std::vector<Postcode> postcodes;  // by code, each once; those within the footprint

    [[nodiscard]] ZoneIx find_zone(std::string_view zone_id) const;
    [[nodiscard]] PracticeIx find_practice(std::string_view code) const;
    [[nodiscard]] std::optional<std::size_t> find_boundary(std::string_view name) const;
    [[nodiscard]] const ScenarioSpec* find_scenario(std::string_view scenario_id) const;
    [[nodiscard]] const ObjectiveWeights& weights_of(std::string_view scenario_id) const;
};

// People of practice p registered and living in each zone of the footprint, in doubles, by the rule above. Without flows: all of
// the list in the practice's own zone. Order as PracticeFlows::rows.
struct ZonePeople {
    ZoneIx zone;
    double people = 0.0;
};
[[nodiscard]] std::vector<ZonePeople> people_by_zone(const Plan& plan, PracticeIx practice);

}  // namespace merestone::model
