// plan.toml, format 1: what a person or a script writes to say what a plan is (the README shows one).
//
// Reading collects every problem at once; an unknown key is an error with the nearest known one suggested. No source is opened
// here. Cost: that of the file, at most 16 MiB of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/source_spec.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

// A hub as written; where it stands may be coordinates, a postcode or a premises.
struct HubSpec {
    model::Hub hub;
    std::string at_postcode;
};

// A scenario whose groups stand in a file of its own.
struct ScenarioSource {
    std::string scenario;
    SourceSpec source;  // role assignment (a table) or boundary (polygons), told apart by content when it is read
};

// Which part of the zones' file is planned: the zones that lie at least half within these parts of a boundary.
struct AreaSpec {
    std::string boundary;                      // its name; empty: every zone that the filter keeps
    std::vector<std::string> parts;            // ids or names of its polygons
    std::optional<geo::MultiPolygon> outline;  // instead of both: drawn and in no file yet, EPSG:27700; plan_text leaves it out
};

struct PlanFile {
    std::filesystem::path file;  // the plan.toml itself
    model::Plan plan;            // everything but the data: no zones, no practices
    std::vector<SourceSpec> sources;
    std::vector<ScenarioSource> scenario_sources;
    std::vector<HubSpec> hubs;
    AreaSpec area;
    model::Problems problems;

    [[nodiscard]] const SourceSpec* source(Role role) const;
    [[nodiscard]] bool abstract_instance() const { return source(Role::units) != nullptr; }
};

// \param path a plan folder (its plan.toml is taken) or the file itself.
[[nodiscard]] PlanFile read_plan_file(const std::filesystem::path& path);

// The file again, as read_plan_file would read it: what a form made of a plan, in the order in which people read one. Keys that stand at
// their default are left out, but for those that a planner looks for (bounds, objective). Hubs, schemes and scenarios' own
// files are written; problems are not.
[[nodiscard]] std::string plan_text(const PlanFile& file);

// The one list of assumptions (assets/assumptions.toml, embedded at build).
[[nodiscard]] model::Assumptions default_assumptions();

}  // namespace merestone::io
