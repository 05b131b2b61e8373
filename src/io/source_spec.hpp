// What a plan says of one source: which file, which layer, which column plays which part. Paths are resolved, not opened.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace merestone::io {

// A source's role decides which reader takes it. Names as in plan.toml: [sources.zones], [[sources.housing]], ...
enum class Role {
    zones,
    residents,
    ages,
    deprivation,
    practices,
    branches,
    postcodes,
    lists,
    flows,
    networks,
    people_points,
    boundary,
    housing,
    points,
    lines,
    premises,
    occupancies,
    facets,
    hub_week,
    schemes,
    trajectories,
    workforce,
    backlog,
    scheme_gates,
    scheme_money,
    hub_cover,
    projections,
    practice_ages,
    rural_urban,
    practice_areas,
    cqc,
    locality_records,
    risks,
    indicators,
    eric,
    assignment,
    units,
    adjacency,
    costs
};
[[nodiscard]] const char* to_string(Role role) noexcept;
[[nodiscard]] bool may_be_several(Role role) noexcept;  // a plan may name more than one source of it

struct SourceSpec {
    Role role{};
    std::string name;                                        // boundary's name, points' or lines' category, indicator's id, else empty
    std::filesystem::path file;                              // resolved against the plan file
    std::string file_as_written;                             // for messages and outputs: never an absolute path
    std::string layer;                                       // empty: the only or first
    std::map<std::string, std::vector<std::string>> filter;  // column -> accepted values (as text); "commissioner" etc. also name parts
    std::map<std::string, std::string> columns;              // part -> column header; empty: known by content
    std::string crs;                                         // overrides the file's; empty: the file's own
    std::string publisher;
    std::string vintage;
    std::string licence;
    std::map<std::string, std::string> options;  // role's own: housing "dwellings" = minimum | maximum, "first_year", "years"; workforce
                                                 // "gp"; indicators "title", "unit", "per", "period", "better", "baseline", "baseline_name"
};

}  // namespace merestone::io
