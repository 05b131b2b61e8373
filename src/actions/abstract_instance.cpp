#include "actions/abstract_instance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "actions/outcome.hpp"
#include "actions/source_files.hpp"
#include "analysis/locality_names.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/output_folder.hpp"
#include "io/readers.hpp"
#include "optim/solve.hpp"

namespace merestone::actions {
namespace {

using model::Severity;

class InstanceBuilder {
public:
    InstanceBuilder(const io::PlanFile& file, model::Problems& problems, std::vector<model::LayerInfo>& layers)
        : file_(file), problems_(problems), layers_(layers) {}

    optim::Problem build() {
        read_units();
        read_borders();
        read_costs();
        const model::Constraints& c = file_.plan.constraints;
        for (const auto& list : c.together) problem_.together.push_back(units_of(list));
        for (const auto& list : c.apart) problem_.apart.push_back(units_of(list));
        if (!c.fixed.empty()) {
            problem_.fixed.assign(problem_.units(), -1);
            std::map<std::string, std::int32_t> number;
            for (const auto& [unit, locality] : c.fixed) number.emplace(locality, static_cast<std::int32_t>(number.size()));
            for (const auto& [unit, locality] : c.fixed)
                for (const optim::UnitNo u : units_of({unit})) problem_.fixed[u] = number[locality];
        }
        if (c.people_target) problem_.target = static_cast<double>(*c.people_target);
        const model::ObjectiveWeights& w = file_.plan.weights;
        problem_.weights = {w.distance_m_per_patient, w.leaked_patient_m, w.border_m, w.moved_patient_m, w.off_target_m};
        return std::move(problem_);
    }

private:
    template <typename Read>
    Read kept(Read read) {
        layers_.push_back(read.info);
        problems_.insert(problems_.end(), read.problems.begin(), read.problems.end());
        return read;
    }
    void error(const model::LayerInfo& layer, std::int64_t row, const char* field, const std::string& value, const std::string& meaning,
               const std::string& todo) {
        problems_.push_back({Severity::error, "instance", layer.file, row, field, value, meaning, todo});
    }

    void read_units() {
        io::UnitsRead read = kept(io::read_units(*file_.source(io::Role::units), {}));
        std::stable_sort(read.rows.begin(), read.rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        const model::Constraints& c = file_.plan.constraints;
        // The activity that the bounds count comes first.
        std::vector<std::size_t> order(read.activity_names.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return (read.activity_names[a] == "people") > (read.activity_names[b] == "people");
        });
        for (std::size_t k = 0; k < order.size(); ++k) {
            optim::ActivityBounds bounds;
            bounds.name = read.activity_names[order[k]];
            if (k == 0) {
                bounds.min = static_cast<double>(c.people_min);
                bounds.max = static_cast<double>(c.people_max);
            }
            for (const auto& [name, range] : c.activity_bounds)
                if (name == bounds.name) {
                    bounds.min = range.first;
                    bounds.max = range.second;
                }
            problem_.activities.push_back(bounds);
            problem_.amount.emplace_back();
        }
        for (const auto& [name, range] : c.activity_bounds)
            if (std::find(read.activity_names.begin(), read.activity_names.end(), name) == read.activity_names.end())
                error(read.info, 0, "constraints.bounds", name, "the units have no activity of this name", "Check the name.");
        for (const io::UnitRecord& row : read.rows) {
            if (!problem_.unit_id.empty() && problem_.unit_id.back() == row.id) {
                error(read.info, row.row, "id", row.id, "two units have this id", "Keep one of them.");
                continue;
            }
            const auto unit = static_cast<optim::UnitNo>(problem_.unit_id.size());
            number_.emplace(row.id, unit);
            problem_.unit_id.push_back(row.id);
            for (std::size_t k = 0; k < order.size(); ++k) problem_.amount[k].push_back(row.activities[order[k]]);
            problem_.sites.push_back({unit, row.x_m, row.y_m, order.empty() ? 0.0 : row.activities[order[0]]});
        }
    }

    void read_borders() {
        const io::SourceSpec* source = file_.source(io::Role::adjacency);
        if (source == nullptr) {
            problems_.push_back({Severity::error, "instance", "plan.toml", 0, "sources.adjacency", "",
                                 "the instance does not say which units border each other",
                                 "Add [sources.adjacency] with a, b, border_m."});
            return;
        }
        const auto read = kept(io::read_adjacency(*source, {}));
        std::map<std::pair<optim::UnitNo, optim::UnitNo>, double> seen;
        for (const io::AdjacencyRecord& row : read.rows) {
            const auto a = number_.find(row.a);
            const auto b = number_.find(row.b);
            if (a == number_.end() || b == number_.end())
                error(read.info, row.row, "a, b", row.a + " " + row.b, "a border names a unit that is not there", "Check the ids.");
            else if (a->second == b->second) error(read.info, row.row, "a, b", row.a, "a unit does not border itself", "Take the row out.");
            else seen[std::minmax(a->second, b->second)] = row.border_m;  // a pair given both ways round counts once
        }
        for (const auto& [pair, border] : seen) problem_.edges.push_back({pair.first, pair.second, border});
    }

    void read_costs() {
        const io::SourceSpec* source = file_.source(io::Role::costs);
        if (source == nullptr) return;
        const auto read = kept(io::read_costs(*source, {}));
        std::map<std::pair<optim::UnitNo, optim::UnitNo>, double> seen;
        for (const io::CostRecord& row : read.rows) {
            const auto from = number_.find(row.from);
            const auto to = number_.find(row.to);
            if (from == number_.end() || to == number_.end())
                error(read.info, row.row, "from, to", row.from + " " + row.to, "a cost names a unit that is not there", "Check the ids.");
            else if (!seen.emplace(std::pair(from->second, to->second), row.cost).second)
                error(read.info, row.row, "from, to", row.from + " " + row.to, "this pair has a cost already", "Keep one of them.");
        }
        for (const auto& [pair, cost] : seen) problem_.costs.push_back({pair.first, pair.second, cost});
    }

    std::vector<optim::UnitNo> units_of(const std::vector<std::string>& ids) {
        std::vector<optim::UnitNo> out;
        for (const std::string& id : ids) {
            const auto at = number_.find(id);
            if (at != number_.end()) out.push_back(at->second);
            else
                problems_.push_back(
                    {Severity::error, "instance", "plan.toml", 0, "constraints", id, "no unit has this id", "Check the id."});
        }
        return out;
    }

    const io::PlanFile& file_;
    model::Problems& problems_;
    std::vector<model::LayerInfo>& layers_;
    optim::Problem problem_;
    std::map<std::string, optim::UnitNo> number_;
};

// The number of groups to look for, nearest to the target first.
std::vector<std::pair<std::uint32_t, std::uint32_t>> counts_to_try(const model::Plan& plan, const optim::Problem& problem) {
    const model::Constraints& c = plan.constraints;
    if (c.localities.min) return {{static_cast<std::uint32_t>(*c.localities.min), static_cast<std::uint32_t>(*c.localities.max)}};
    double total = 0;
    for (const double n : problem.amount[0]) total += n;
    const double least = problem.activities[0].min;
    const double most = problem.activities[0].max;
    const double target = c.people_target ? static_cast<double>(*c.people_target) : (least + most) / 2;
    const auto first = static_cast<std::uint32_t>(std::max(1.0, std::ceil(total / most - 1e-9)));
    const auto last = static_cast<std::uint32_t>(
        std::max<double>(first, least > 0 ? std::floor(total / least + 1e-9) : static_cast<double>(problem.units())));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (std::uint32_t k = first; k <= last && out.size() < 1000; ++k) out.emplace_back(k, k);
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto& a, const auto& b) { return std::abs(total / a.first - target) < std::abs(total / b.first - target); });
    if (out.size() > 5) out.resize(5);
    return out;
}

}  // namespace

Outcome run_instance(const io::PlanFile& file, const Request& request, const base::Progress& progress) {
    model::Plan plan = file.plan;
    model::Problems problems = file.problems;
    const optim::Problem built = InstanceBuilder(file, problems, plan.layers).build();
    if (problems.empty() || !model::has_errors(problems))
        for (const std::string& fault : optim::faults(built))
            problems.push_back({Severity::error, "instance", "plan.toml", 0, "", "", fault, "Mend the tables."});
    model::sort_problems(problems);
    if (model::has_errors(problems)) return refused("localities", plan, problems);

    optim::SolveOptions options;
    options.seed = request.options.seed.value_or(1);
    options.effort = request.options.effort;
    options.time_limit_s = request.options.time_limit_s;
    options.threads = request.options.threads;
    optim::Problem problem = built;
    optim::Solution solution;
    std::string why;
    for (const auto& [least, most] : counts_to_try(plan, problem)) {
        problem.groups_min = least;
        problem.groups_max = most;
        solution = optim::solve(problem, options, progress);
        if (solution.feasible || solution.stopped_by == optim::StoppedBy::cancelled) break;
        for (const optim::Conflict& conflict : solution.conflicts)
            if (why.find(conflict.words) == std::string::npos) why += (why.empty() ? "" : "\n") + conflict.words;
    }
    if (solution.stopped_by == optim::StoppedBy::cancelled && !solution.feasible)
        return failed("localities", {base::ErrorKind::cancelled, "cancelled", ""}, plan, problems);
    if (!solution.feasible)
        return failed("localities", {base::ErrorKind::infeasible, "no grouping of this instance holds its rules", why}, plan, problems);

    Outcome out;
    out.json = envelope("localities", plan, problems);
    out.json["seed"] = options.seed;
    out.json["stopped_by"] = optim::to_string(solution.stopped_by);
    io::Sheet sheet;
    sheet.columns = {{"unit", io::ColumnType::text, "", ""}, {"locality", io::ColumnType::text, "", ""}};
    for (std::size_t u = 0; u < problem.units(); ++u)
        sheet.rows.push_back(
            {io::cell(problem.unit_id[u]), io::cell(analysis::locality_id(solution.assignment.group[u], solution.assignment.groups))});
    const optim::Terms& t = solution.terms;
    const Json terms = {{"groups_count", solution.assignment.groups},
                        {"distance_person_m", rounded(t.distance_person_m, 3)},
                        {"leaked_people", rounded(t.leaked_people, 3)},
                        {"border_m", rounded(t.border_m, 3)},
                        {"moved_people", rounded(t.moved_people, 3)},
                        {"off_target_people", rounded(t.off_target_people, 3)},
                        {"objective_person_m", rounded(t.objective, 3)},
                        {"lower_bound_person_m", rounded(solution.lower_bound, 3)},
                        {"proposals", solution.proposals}};
    Json assignment = Json::object();
    for (std::size_t u = 0; u < problem.units(); ++u)
        assignment[problem.unit_id[u]] = analysis::locality_id(solution.assignment.group[u], solution.assignment.groups);
    out.json["result"] = {{"objective", terms}, {"assignment", std::move(assignment)}};
    out.text = fmt::format("{} units in {} localities; objective {} person-km\n", problem.units(), solution.assignment.groups,
                           base::number_text(t.objective / 1000, 1));
    if (!request.out.empty()) {
        auto folder = io::OutputFolder::open(request.out, source_files(request, plan));
        if (!folder) return failed("localities", folder.error(), plan, problems);
        if (auto done = folder.value().write("assignment.csv", io::to_csv(sheet)); !done)
            return failed("localities", done.error(), plan, problems);
        if (auto done = folder.value().write("objective.json", terms.dump(2) + "\n"); !done)
            return failed("localities", done.error(), plan, problems);
        auto written = folder.value().commit_without_manifest();
        if (!written) return failed("localities", written.error(), plan, problems);
        out.text += fmt::format("wrote {}\n", base::join(written.value(), ", "));
    } else {
        out.text += io::to_csv(sheet);
    }
    return out;
}

}  // namespace merestone::actions
