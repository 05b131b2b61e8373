#include "io/load.hpp"

#include <algorithm>

#include "io/assemble.hpp"
#include "io/plan_figures.hpp"

namespace merestone::io {
namespace {

class Loader {
public:
    Loader(PlanFile& file, const LoadOptions& options, const base::Progress& progress) : file_(file), progress_(progress) {
        context_.as_at = file.plan.as_at;
        context_.grid_folders = options.grid_folders;
    }

    Tables read_all() {
        Tables t;
        const double count = static_cast<double>(file_.sources.size());
        double done = 0;
        for (const SourceSpec& spec : file_.sources) {
            if (progress_.cancelled()) return t;
            progress_.say(done++ / count, "reading " + spec.file_as_written);
            read_one(spec, t);
        }
        for (const ScenarioSource& source : file_.scenario_sources) read_scenario(source, t);
        return t;
    }

private:
    // Takes over what a reader says of its layer, and gives its rows on.
    template <typename Record>
    Read<Record> keep(Read<Record> read) {
        layers_.push_back(read.info);
        file_.problems.insert(file_.problems.end(), read.problems.begin(), read.problems.end());
        read.problems.clear();
        return read;
    }

    void read_one(const SourceSpec& spec, Tables& t) {
        switch (spec.role) {
            case Role::zones: t.zones = keep(read_shapes(spec, context_)); break;
            case Role::residents: t.residents = keep(read_residents(spec, context_)); break;
            case Role::ages: t.ages = keep(read_ages(spec, context_)); break;
            case Role::deprivation: t.deprivation = keep(read_deprivation(spec, context_)); break;
            case Role::practices: t.practices = keep(read_practices(spec, context_)); break;
            case Role::branches: t.branches = keep(read_branches(spec, context_)); break;
            case Role::postcodes: t.postcodes = keep(read_postcodes(spec, context_)); break;
            case Role::lists: t.lists = keep(read_lists(spec, context_)); break;
            case Role::flows: t.flows = keep(read_flows(spec, context_)); break;
            case Role::networks: t.networks = keep(read_networks(spec, context_)); break;
            case Role::people_points: t.people_points = keep(read_points(spec, context_)); break;
            case Role::boundary: t.boundaries.push_back({spec.name, keep(read_shapes(spec, context_))}); break;
            case Role::housing: t.housing.push_back({spec, keep(read_housing(spec, context_))}); break;
            case Role::points: t.points.push_back({spec.name, keep(read_points(spec, context_))}); break;
            case Role::lines: t.lines.push_back({spec.name, keep(read_lines(spec, context_))}); break;
            case Role::premises: t.premises = keep(read_premises(spec, context_)); break;
            case Role::occupancies: t.occupancies = keep(read_occupancies(spec, context_)); break;
            case Role::facets: t.facets = keep(read_facets(spec, context_)); break;
            case Role::hub_week: t.hub_week = keep(read_hub_week(spec, context_)); break;
            case Role::schemes: t.schemes = keep(read_schemes(spec, context_)); break;
            case Role::trajectories: t.trajectories = keep(read_trajectories(spec, context_)); break;
            case Role::workforce: t.workforce = keep(read_workforce(spec, context_)); break;
            case Role::practice_ages: t.practice_ages = keep(read_practice_ages(spec, context_)); break;
            case Role::rural_urban: t.rural_urban = keep(read_rural_urban(spec, context_)); break;
            case Role::practice_areas: t.practice_areas = keep(read_practice_areas(spec, context_)); break;
            case Role::cqc: t.cqc = keep(read_cqc(spec, context_)); break;
            case Role::backlog: t.backlog = keep(read_backlog(spec, context_)); break;
            case Role::eric: t.eric = keep(read_eric(spec, context_)); break;
            case Role::scheme_gates: t.scheme_gates = keep(read_scheme_gates(spec, context_)); break;
            case Role::scheme_money: t.scheme_money = keep(read_scheme_money(spec, context_)); break;
            case Role::hub_cover: t.hub_cover = keep(read_hub_cover(spec, context_)); break;
            case Role::projections: t.projections = keep(read_projections(spec, context_)); break;
            case Role::locality_records: t.locality_records = keep(read_locality_records(spec, context_)); break;
            case Role::risks: t.risks = keep(read_risks(spec, context_)); break;
            case Role::indicators: t.indicators.push_back({spec, keep(read_indicators(spec, context_))}); break;
            case Role::assignment:
            case Role::units:
            case Role::adjacency:
            case Role::costs: break;  // not parts of a plan's geography
        }
    }

    // A given scenario's own file: a table of practices, or polygons, whichever it holds.
    void read_scenario(const ScenarioSource& source, Tables& t) {
        auto spec =
            std::find_if(file_.plan.scenarios.begin(), file_.plan.scenarios.end(), [&](const auto& s) { return s.id == source.scenario; });
        Read<AssignmentRecord> table = read_assignment(source.source, context_);
        if (!table.rows.empty()) {
            table = keep(std::move(table));
            for (const AssignmentRecord& row : table.rows) spec->given_practices.emplace_back(row.practice, row.locality);
            return;
        }
        SourceSpec polygons = source.source;
        polygons.role = Role::boundary;
        Read<ShapeRecord> shapes = read_shapes(polygons, context_);
        if (shapes.rows.empty()) {  // neither: say what was missing for a table, the simpler of the two
            keep(std::move(table));
            file_.problems.push_back({model::Severity::error, "scenario-unreadable", source.source.file_as_written, 0,
                                      "scenarios." + source.scenario, "",
                                      "this file holds neither a table of practice and locality nor polygons",
                                      "Give a CSV with the columns practice and locality, or a polygon layer."});
            return;
        }
        spec->assign = source.source.name;
        t.boundaries.push_back({source.source.name, keep(std::move(shapes))});
    }

    PlanFile& file_;
    base::Progress progress_;
    ReadContext context_;

public:
    std::vector<model::LayerInfo> layers_;
};

}  // namespace

Loaded load_plan(const std::filesystem::path& path, const LoadOptions& options, const base::Progress& progress) {
    return load_plan(read_plan_file(path), options, progress);
}

Loaded load_plan(PlanFile file, const LoadOptions& options, const base::Progress& progress) {
    Loaded out;
    Loader loader(file, options, progress.part(0.0, 0.5));
    Tables tables = loader.read_all();
    out.plan = std::move(file.plan);
    file.plan = {};
    out.plan.layers = std::move(loader.layers_);
    out.problems = std::move(file.problems);
    out.cancelled = progress.cancelled() || !Assembly(file, std::move(tables), out.plan, out.problems).run(progress.part(0.5, 1.0));
    if (!out.cancelled) check_figures(out.plan, out.problems, FiguresOf::plan_folder);
    model::sort_problems(out.problems);
    return out;
}

}  // namespace merestone::io
