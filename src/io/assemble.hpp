// Private to io: from the rows of all sources to the plan's tables, stage by stage. Every stage takes what it needs from `Tables`,
// fills its part of the plan and adds what it finds wrong. Order of rows never matters: tables are sorted by id first.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "geo/locator.hpp"
#include "io/plan_file.hpp"
#include "io/records.hpp"
#include "model/plan.hpp"

namespace merestone::io {

struct NamedShapes {
    std::string name;
    Read<ShapeRecord> read;
};
struct HousingRead {
    SourceSpec spec;
    Read<HousingRecord> read;
};
struct PointsRead {
    std::string category;
    Read<PointRecord> read;
};

struct LinesRead {
    std::string category;
    Read<LineRecord> read;
};

struct IndicatorsRead {
    SourceSpec spec;
    Read<IndicatorRecord> read;
};

struct Tables {
    Read<ShapeRecord> zones;
    Read<ResidentsRecord> residents;
    Read<AgesRecord> ages;
    Read<DeprivationRecord> deprivation;
    Read<PracticeRecord> practices;
    Read<PracticeRecord> branches;
    Read<PostcodeRecord> postcodes;
    Read<ListRecord> lists;
    Read<FlowRecord> flows;
    Read<NetworkRecord> networks;
    Read<PointRecord> people_points;
    Read<PremisesRecord> premises;
    Read<OccupancyRecord> occupancies;
    Read<FacetRecord> facets;
    Read<HubSessionRecord> hub_week;
    Read<SchemeRecord> schemes;
    Read<TrajectoryRecord> trajectories;
    Read<WorkforceRecord> workforce;
    Read<PracticeAgesRecord> practice_ages;
    Read<RuralUrbanRecord> rural_urban;
    Read<PracticeAreaRecord> practice_areas;
    Read<CqcRecord> cqc;
    Read<BacklogRecord> backlog;
    Read<EricRecord> eric;
    Read<SchemeGateRecord> scheme_gates;
    Read<SchemeMoneyRecord> scheme_money;
    Read<HubCoverRecord> hub_cover;
    Read<ProjectionRecord> projections;
    Read<LocalityRecordRecord> locality_records;
    Read<RiskRecord> risks;
    std::vector<IndicatorsRead> indicators;
    std::vector<NamedShapes> boundaries;
    std::vector<HousingRead> housing;
    std::vector<PointsRead> points;
    std::vector<LinesRead> lines;
};

// Postcode -> position and its quality, from the postcode layer; empty without one.
struct PostcodePosition {
    geo::Point at;
    int quality = 0;
};
using Postcodes = std::map<std::string, PostcodePosition, std::less<>>;

class Assembly {
public:
    Assembly(const PlanFile& file, Tables tables, model::Plan& plan, model::Problems& problems)
        : file_(file), tables_(std::move(tables)), plan_(plan), problems_(problems) {}

    using SiteKey = std::pair<std::string, std::string>;  // reference and council of a housing site; no council: not said
    struct Track {
        std::vector<std::pair<base::Year, double>> homes;
        bool ambiguous = false;  // sites of several councils have the reference
        bool used = false;
    };

    // false: cancelled
    bool run(const base::Progress& progress);

private:
    // assemble_zones.cpp
    bool zones(const base::Progress& progress);
    void keep_area();
    void add_area_parts(const Read<ShapeRecord>& boundary, const std::vector<std::string>& wanted,
                        std::vector<geo::MultiPolygon>& chosen) const;
    void residents();
    void residents_foot() const;
    void ages_and_deprivation();
    void rural_urban();
    void sides();
    // assemble_practices.cpp
    void postcodes();
    void practices();
    void lists();
    void flows();
    void networks();
    void branches();
    void positions();
    void commissioners();
    // assemble_practice_facts.cpp
    void workforce();
    void practice_ages();
    void practice_areas();
    void ratings();
    // assemble_estate.cpp
    void premises();
    void premises_from_addresses();
    void occupancies();
    // assemble_condition.cpp
    void trusts_sites();
    void condition();
    // assemble_housing.cpp
    [[nodiscard]] std::map<SiteKey, Track> tracks();
    void housing();
    void projections();
    // assemble_schemes.cpp
    void hubs();
    void overlapping_sessions() const;
    void schemes();
    void gates_and_money();
    // assemble_records.cpp
    void locality_records();
    void risks();
    void indicators();
    // assemble_map.cpp
    void points();
    void lines();
    // assemble.cpp: what only shows when all is there
    void check_names() const;
    void shared_coordinates() const;
    void vintages() const;
    void populations() const;

    void add(model::Severity severity, const char* rule, const model::LayerInfo& layer, std::int64_t row, std::string field,
             std::string value, std::string meaning, std::string todo) const;
    // A warning: a second row of the same key, which is not used.
    void twice(const model::LayerInfo& layer, std::int64_t row, std::string field, std::string value, std::int64_t first_row) const;
    // A warning: this id of a row is nothing in the plan, so the row is not used.
    void unmatched(const model::LayerInfo& layer, const char* rule, std::int64_t row, std::string field, std::string value) const;
    [[nodiscard]] model::ZoneIx zone_at(geo::Point p) const;
    [[nodiscard]] std::optional<geo::Point> sector_centre(const std::string& postcode) const;

    const PlanFile& file_;
    Tables tables_;
    model::Plan& plan_;
    model::Problems& problems_;
    std::unique_ptr<geo::Locator> locator_;
    geo::Box footprint_;
    Postcodes postcodes_;
    std::map<std::string, std::size_t, std::less<>> premises_number_;  // by id, when all premises are there
};

}  // namespace merestone::io
