// From a plan in the making to files: plan.toml, the drawn outline, and copies of the sources where they are wanted.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "actions/new_plan.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "geo/locator.hpp"
#include "io/convert.hpp"
#include "io/layers.hpp"
#include "io/load.hpp"
#include "io/output_folder.hpp"
#include "model/plan.hpp"

namespace merestone::actions {
namespace {

namespace fs = std::filesystem;
using io::Role;

constexpr const char* kOutlineFile = "area.geojson";
constexpr const char* kOutlineName = "area";
constexpr const char* kCopies = "files";

// As a plan writes it: relative where that can be, with forward slashes.
std::string written(const fs::path& file, const fs::path& folder) {
    if (folder.empty()) return base::path_text(file.filename());
    const fs::path full = base::full_path(file);
    const fs::path from = base::full_path(folder);
    if (full.root_name() != from.root_name()) return base::path_text(full);
    return base::path_text(full.lexically_relative(from));
}

// A short name fit for a file and a key.
std::string id_of(const std::string& title) {
    std::string out;
    for (const char c : base::lower(title)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "plan" : out.substr(0, 40);
}

void add_scenarios(const NewPlan& made, io::PlanFile& f) {
    const bool networks = layer_of(made, Role::networks).has_value();
    if (networks) {
        model::ScenarioSpec present;
        present.id = "present";
        present.title = "Present networks";
        present.kind = model::ScenarioKind::given;
        present.assign = "networks";
        f.plan.scenarios.push_back(std::move(present));
    }
    for (const DroppedLayer& l : made.layers) {
        if (l.role != Role::assignment) continue;
        model::ScenarioSpec proposed;
        proposed.id = "proposed";
        proposed.title = l.name.empty() ? "Proposed: " + base::path_text(l.file.stem()) : l.name;
        proposed.kind = model::ScenarioKind::given;
        proposed.assign = written(l.file, f.file.parent_path());
        io::SourceSpec source;
        source.role = Role::assignment;
        source.name = "scenario proposed";
        source.file = l.file;
        source.file_as_written = proposed.assign;
        source.columns = l.columns;
        f.scenario_sources.push_back({proposed.id, std::move(source)});
        f.plan.scenarios.push_back(std::move(proposed));
        break;
    }
    model::ScenarioSpec found;
    found.id = "found";
    found.title = "Found";
    found.kind = model::ScenarioKind::found;
    if (networks) found.from = "present";
    f.plan.scenarios.push_back(std::move(found));
}

}  // namespace

io::PlanFile plan_file_of(const NewPlan& made, const fs::path& folder) {
    io::PlanFile f;
    f.file = folder / "plan.toml";
    model::Plan& p = f.plan;
    p.assumptions = io::default_assumptions();
    for (const model::Assumption& a : made.assumptions) p.assumptions.set(a);
    p.title = made.title.empty() ? "New plan" : made.title;
    p.id = made.id.empty() ? id_of(p.title) : made.id;
    p.as_at = made.as_at;
    const int year = static_cast<int>(base::parse_int(std::string_view(made.as_at).substr(0, 4)).value_or(2000));
    p.base_year = base::Year{made.base_year.value_or(year)};
    p.horizon_year = base::Year{std::max(made.horizon_year.value_or(p.base_year.first), p.base_year.first)};
    p.population = made.population;
    p.constraints = made.constraints;
    p.growth = made.growth;
    for (const DroppedLayer& l : made.layers) {
        if (!l.role || *l.role == Role::assignment) continue;
        io::SourceSpec s;
        s.role = *l.role;
        s.name = l.name;
        s.file = l.file;
        s.file_as_written = written(l.file, folder);
        s.layer = l.survey.layer;
        s.filter = l.filter;
        s.columns = l.columns;
        s.publisher = l.publisher;
        s.vintage = l.vintage;
        s.licence = l.licence;
        s.options = l.options;
        s.options.erase("first_year");
        s.options.erase("years");
        if (const auto phasing = phasing_of(l)) {
            s.options["first_year"] = std::to_string(phasing->first_year);
            s.options["years"] = std::to_string(phasing->years);
        }
        f.sources.push_back(std::move(s));
    }
    if (made.outline && folder.empty()) {
        f.area.outline = made.outline;
    } else if (made.outline) {
        io::SourceSpec drawn;
        drawn.role = Role::boundary;
        drawn.name = kOutlineName;
        drawn.file = folder / kOutlineFile;
        drawn.file_as_written = kOutlineFile;
        f.sources.push_back(std::move(drawn));
        f.area = {kOutlineName, {kOutlineName}, {}};
    } else {
        f.area = made.area;
    }
    add_scenarios(made, f);
    return f;
}

base::Result<base::Done> write_outline(const NewPlan& made, const fs::path& folder) {
    if (!made.outline) return base::Done{};
    io::Sheet sheet;
    sheet.name = kOutlineName;
    sheet.title = "Area of the plan, drawn by hand";
    sheet.columns = {{"id", io::ColumnType::text, "id", "name of the area"}};
    sheet.rows = {{io::cell(kOutlineName)}};
    sheet.geometry = io::GeometryKind::polygon;
    sheet.shapes = {*made.outline};
    auto out = io::OutputFolder::open(folder);
    if (!out) return out.error();
    if (auto done = io::write_sheet(out.value().path_for(kOutlineFile), sheet, made.as_at); !done) return done;
    if (auto done = out.value().commit_without_manifest(); !done) return done.error();
    return base::Done{};
}

base::Result<fs::path> write_plan(const NewPlan& made, const fs::path& folder, Files files, const base::Progress& progress) {
    if (const auto missing = still_missing(made); !missing.empty())
        return base::Error{base::ErrorKind::bad_input, "this is no plan yet", "It needs: " + base::join(missing, "; ")};
    NewPlan placed = made;
    if (files == Files::copy) {
        auto out = io::OutputFolder::open(folder / kCopies);
        if (!out) return out.error();
        std::map<fs::path, fs::path> copy_of;
        std::set<std::string> names;
        double done = 0;
        for (DroppedLayer& l : placed.layers) {
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            progress.say(done++ / static_cast<double>(placed.layers.size()), "copying " + base::path_text(l.file.filename()));
            if (!l.role) continue;
            auto& copy = copy_of[l.file];
            if (copy.empty()) {
                const bool convert = io::worth_converting(l.file);
                fs::path name = l.file.filename();
                if (convert) name.replace_extension(".gpkg");
                const fs::path stem = name.stem();
                for (int n = 2; !names.insert(base::lower(base::path_text(name))).second; ++n) {
                    name = stem;
                    name += fmt::format("_{}", n);
                    name += convert ? fs::path(".gpkg") : l.file.extension();
                }
                const auto copied = convert ? io::convert_to_geopackage(l.file, out.value().path_for(base::path_text(name)), progress)
                                            : io::copy_with_companions(l.file, out.value().path_for(base::path_text(name)));
                if (!copied) return copied.error();
                copy = folder / kCopies / name;
            }
            l.file = copy;
        }
        if (auto put = out.value().commit_without_manifest(); !put) return put.error();
    }
    if (auto done = write_outline(placed, folder); !done) return done.error();
    const io::PlanFile f = plan_file_of(placed, folder);
    auto out = io::OutputFolder::open(folder);
    if (!out) return out.error();
    const std::string head = "# Made by Merestone from dropped files. Format and keys: see the README.\n";
    if (auto done = out.value().write("plan.toml", head + io::plan_text(f)); !done) return done.error();
    // Read back before it is put in place: what cannot be read must not stand where a plan was.
    if (const io::PlanFile back = io::read_plan_file(out.value().path_for("plan.toml")); model::has_errors(back.problems))
        return base::Error{base::ErrorKind::internal, "the plan file would not read back: " + back.problems.front().meaning,
                           "Nothing was replaced. Please report this."};
    if (auto done = out.value().commit_without_manifest(); !done) return done.error();
    return f.file;
}

base::Result<std::vector<CommissionerHere>> commissioners_here(const NewPlan& made, const std::vector<fs::path>& grid_folders,
                                                               const base::Progress& progress) {
    NewPlan few = made;
    choose_commissioners(few, {});
    std::erase_if(few.layers, [](const DroppedLayer& l) {
        return l.role != Role::zones && l.role != Role::practices && l.role != Role::flows && l.role != Role::lists &&
               l.role != Role::postcodes && l.role != Role::boundary;
    });
    io::LoadOptions options;
    options.grid_folders = grid_folders;
    const io::Loaded loaded = io::load_plan(plan_file_of(few, {}), options, progress);
    if (loaded.cancelled) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    const model::Plan& plan = loaded.plan;
    std::optional<geo::Locator> within;
    if (plan.topology && plan.flows.empty()) {
        std::vector<geo::MultiPolygon> shapes;
        for (std::size_t z = 0; z < plan.zones.size(); ++z) shapes.push_back(plan.topology->polygon(z));
        within.emplace(shapes);
    }
    std::map<std::string, CommissionerHere> all;
    for (std::size_t i = 0; i < plan.practices.size(); ++i) {
        const model::Practice& p = plan.practices[i];
        if (p.commissioner.empty()) continue;
        CommissionerHere& c = all[p.commissioner];
        c.code = p.commissioner;
        ++c.practices;
        // A practice outside is given to the nearest zone, so its zone says nothing.
        bool here = p.at && p.position != model::PositionBasis::estimated && within && within->find(*p.at);
        if (!plan.flows.empty()) {
            std::int64_t inside = 0;
            for (const model::FlowRow& row : plan.flows[i].rows) inside += row.patients;
            here = 2 * inside > std::max(plan.flows[i].total(), p.list.value_or(0));  // a file may hold a part of a practice's patients
        }
        if (!here) continue;
        ++c.here;
        c.practices_here.push_back(p.id);
    }
    std::vector<CommissionerHere> out;
    for (auto& [code, c] : all) out.push_back(std::move(c));
    return out;
}

}  // namespace merestone::actions
