// A plan in the making: the files that were dropped, what each was taken for, the area, dates and bounds, and the plan file that
// follows from them. Plain values and pure functions, but for write_plan; the desktop's form and a script work the same ones.
//
//     NewPlan made;
//     take(made, io::survey_file(file, context));       // for every file
//     choose_area(made, "footprint", "leeds");           // or made.area, or made.outline
//     auto folder = write_plan(made, where, Files::stay);
//
// What a file was taken for is a proposal that the planner may change; nothing is used that is not listed in `sources`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"
#include "io/parts.hpp"
#include "io/plan_file.hpp"
#include "io/survey.hpp"
#include "model/plan.hpp"

namespace merestone::actions {

// One layer of a dropped file.
struct DroppedLayer {
    std::filesystem::path file;
    std::string sha256;
    io::SurveyedLayer survey;
    std::optional<io::Role> role;  // nothing: it is not used
    std::string why_not;           // why it is not, in words
    std::string name;              // a boundary's name, points' or lines' category
    std::map<std::string, std::string> columns;
    std::map<std::string, std::vector<std::string>> filter;
    std::map<std::string, std::string> options;  // housing: dwellings; first_year, years as typed, both empty where not known
    std::optional<io::Role> gave_way;            // what it was before another layer took its place
    std::string publisher;
    std::string vintage;
    std::string licence;
};

// A file that no plan is made of, and why.
struct PassedOver {
    std::filesystem::path file;
    std::string why;
    bool fault = false;  // it ought to have been read
};

struct NewPlan {
    std::string id;
    std::string title;
    std::string as_at;  // ISO date
    std::optional<int> base_year;
    std::optional<int> horizon_year;
    model::PopulationBasis population = model::PopulationBasis::registered;
    model::Constraints constraints;
    model::Growth growth;
    std::vector<model::Assumption> assumptions;  // the plan's own, where they differ from the defaults
    std::vector<DroppedLayer> layers;
    std::vector<PassedOver> others;
    io::AreaSpec area;                         // parts of a boundary; or
    std::optional<geo::MultiPolygon> outline;  // drawn, EPSG:27700
};

// Takes a surveyed file in: each layer for what it is recognised as, where that place is free. Dates and a title are proposed from it
// where there are none yet.
void take(NewPlan& made, const io::Survey& survey);
// Takes a layer for something else; nothing: it is not used any more. Another layer gives way where only one can be had.
void take_as(NewPlan& made, std::size_t layer, std::optional<io::Role> role);
void leave_out(NewPlan& made, std::size_t layer);  // removes it

// The plan's area by a column of the zones' layer. Places and lines with the same column and value are filtered alike.
void choose_area(NewPlan& made, const std::string& column, const std::string& value);
void whole_area(NewPlan& made);  // every zone of the file
// Columns of the zones' layer that may part it into areas: of two values or more.
[[nodiscard]] std::vector<io::ColumnChoice> area_columns(const NewPlan& made);

// Whose practices the plan holds.
void choose_commissioners(NewPlan& made, std::vector<std::string> codes);
[[nodiscard]] std::vector<std::string> commissioners(const NewPlan& made);  // chosen; empty: all
// Practices one by one instead, by code: where the area cuts through what commissioners are for. Empty: all.
void choose_practices(NewPlan& made, std::vector<std::string> codes);
[[nodiscard]] std::vector<std::string> practices(const NewPlan& made);  // chosen so; empty: not one by one
// How many practices of each commissioner there are, and how many of them look mainly after people of the area (by where their patients
// live, or where they stand). Reads zones, practices and patients or postcodes: about a second.
struct CommissionerHere {
    std::string code;
    std::int64_t practices = 0;
    std::int64_t here = 0;
    std::vector<std::string> practices_here;  // their codes
};
[[nodiscard]] base::Result<std::vector<CommissionerHere>> commissioners_here(const NewPlan& made,
                                                                             const std::vector<std::filesystem::path>& grid_folders,
                                                                             const base::Progress& progress);

// The layer that plays this part; nothing: none.
[[nodiscard]] std::optional<std::size_t> layer_of(const NewPlan& made, io::Role role);

// When homes of a register that brings no years are taken to be built; nothing: not said, or not in a form that can be read.
struct Phasing {
    int first_year = 0;
    int years = 0;
};
[[nodiscard]] std::optional<Phasing> phasing_of(const DroppedLayer& layer);
[[nodiscard]] std::string phasing_fault(const DroppedLayer& layer);  // what is wrong with what was typed; empty: nothing

// Everything that keeps it from being a plan, in words with what to do; empty: it can be written.
[[nodiscard]] std::vector<std::string> still_missing(const NewPlan& made);

// The plan file in `folder`, with the sources where they lie. A drawn outline is taken from `folder`/area.geojson; without a folder the
// plan is for looking at only, holds the outline itself, and names files without their folders.
[[nodiscard]] io::PlanFile plan_file_of(const NewPlan& made, const std::filesystem::path& folder);
// Writes the drawn outline, if there is one, where plan_file_of looks for it.
[[nodiscard]] base::Result<base::Done> write_outline(const NewPlan& made, const std::filesystem::path& folder);

enum class Files {
    stay,  // the plan names them where they lie
    copy,  // into `files` beside the plan; large GeoJSON becomes a GeoPackage, which opens faster
};
// \returns the plan file. What is there already is replaced only once all is written.
[[nodiscard]] base::Result<std::filesystem::path> write_plan(const NewPlan& made, const std::filesystem::path& folder, Files files,
                                                             const base::Progress& progress = {});

}  // namespace merestone::actions
