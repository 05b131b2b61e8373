// One function a kind of source. Each knows the published layouts of its kind by content (header names, or position counts where
// there is no header), and falls back on the plan's `columns`. None throws; what cannot be read is in `problems` (an error where
// nothing could be used), and every row skipped is counted with its reason in `info.skipped`.
//
// Files are hostile until read: only local files of known drivers, no /vsi*, no network, no sidecar outside the file's folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "io/records.hpp"
#include "io/source_spec.hpp"

namespace merestone::io {

struct ReadContext {
    std::string as_at;                                // ISO date: which practices are active, which memberships current
    std::vector<std::filesystem::path> grid_folders;  // for OSTN15
    base::Progress progress;
};

[[nodiscard]] Read<ShapeRecord> read_shapes(const SourceSpec& spec, const ReadContext& context);  // zones, boundary, polygons
[[nodiscard]] Read<ResidentsRecord> read_residents(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<AgesRecord> read_ages(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<DeprivationRecord> read_deprivation(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PracticeRecord> read_practices(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PracticeRecord> read_branches(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<ListRecord> read_lists(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<FlowRecord> read_flows(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<NetworkRecord> read_networks(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PostcodeRecord> read_postcodes(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<HousingRecord> read_housing(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PointRecord> read_points(const SourceSpec& spec, const ReadContext& context);  // points, people_points
[[nodiscard]] Read<LineRecord> read_lines(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PremisesRecord> read_premises(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<OccupancyRecord> read_occupancies(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<FacetRecord> read_facets(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<HubSessionRecord> read_hub_week(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<SchemeRecord> read_schemes(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<TrajectoryRecord> read_trajectories(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<WorkforceRecord> read_workforce(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PracticeAgesRecord> read_practice_ages(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<RuralUrbanRecord> read_rural_urban(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<PracticeAreaRecord> read_practice_areas(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<CqcRecord> read_cqc(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<BacklogRecord> read_backlog(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<EricRecord> read_eric(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<SchemeGateRecord> read_scheme_gates(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<SchemeMoneyRecord> read_scheme_money(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<HubCoverRecord> read_hub_cover(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<ProjectionRecord> read_projections(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<LocalityRecordRecord> read_locality_records(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<RiskRecord> read_risks(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<IndicatorRecord> read_indicators(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<AssignmentRecord> read_assignment(const SourceSpec& spec, const ReadContext& context);

struct UnitsRead : Read<UnitRecord> {
    std::vector<std::string> activity_names;
};
[[nodiscard]] UnitsRead read_units(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<AdjacencyRecord> read_adjacency(const SourceSpec& spec, const ReadContext& context);
[[nodiscard]] Read<CostRecord> read_costs(const SourceSpec& spec, const ReadContext& context);

// What a file is, by content alone: the recognised layouts it fits, best first ("ODS epraccur", "brownfield register (statutory)");
// empty: unknown. For `check` and for dropped files.
struct Recognised {
    Role role{};
    std::string layout;
    std::string publisher = {};  // of a publication: who is known to issue that layout; empty for tables that anybody may make
    std::string licence = {};    // under which it is issued
};
[[nodiscard]] std::vector<Recognised> recognise(const std::filesystem::path& file);

}  // namespace merestone::io
