#include "actions/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/judge.hpp"
#include "base/text.hpp"
#include "io/project_file.hpp"

namespace merestone::actions {
namespace {

base::Error cancelled() { return {base::ErrorKind::cancelled, "cancelled", ""}; }

// A plan without scenarios still asks the first question: what localities would hold?
void default_scenarios(model::Plan& plan) {
    if (!plan.scenarios.empty()) return;
    model::ScenarioSpec found;
    found.id = "found";
    found.title = "Found";
    const bool networks =
        std::any_of(plan.practices.begin(), plan.practices.end(), [](const model::Practice& p) { return !p.network.empty(); });
    if (networks) {
        model::ScenarioSpec present;
        present.id = "present";
        present.title = "Present networks";
        present.kind = model::ScenarioKind::given;
        present.assign = "networks";
        plan.scenarios.push_back(present);
        found.from = "present";
    }
    plan.scenarios.push_back(found);
}

// Scenarios in an order in which each comes after the one it starts from.
std::vector<std::size_t> work_order(const model::Plan& plan, const std::set<std::string>& wanted) {
    std::vector<std::size_t> order;
    std::set<std::string> done;
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < plan.scenarios.size(); ++i) {
            const model::ScenarioSpec& s = plan.scenarios[i];
            if (done.contains(s.id) || !wanted.contains(s.id) || (!s.from.empty() && !done.contains(s.from))) continue;
            order.push_back(i);
            done.insert(s.id);
            moved = true;
        }
    }
    return order;
}

}  // namespace

const analysis::Judged* Study::find(const std::string& id) const {
    for (const analysis::Judged& j : scenarios)
        if (j.scenario.id == id) return &j;
    return nullptr;
}

const analysis::Judged* Study::from_of(const std::string& id) const {
    const model::ScenarioSpec* spec = plan.find_scenario(id);
    return spec == nullptr || spec->from.empty() ? nullptr : find(spec->from);
}

base::Result<Opened> open_plan(const std::filesystem::path& path, const StudyOptions& options, const base::Progress& progress) {
    io::LoadOptions load;
    if (!options.data_folder.empty()) load.grid_folders.push_back(options.data_folder);
    io::Loaded loaded = io::load_any(path, load, progress);
    if (loaded.cancelled) return cancelled();
    default_scenarios(loaded.plan);
    return Opened{std::move(loaded.plan), std::move(loaded.problems)};
}

base::Result<Study> study(Opened opened, const StudyOptions& options, const std::vector<std::string>& only,
                          const base::Progress& progress) {
    Study out;
    out.plan = std::move(opened.plan);
    out.problems = std::move(opened.problems);
    out.people = analysis::registered_people(out.plan);

    std::string primary = options.scenario;
    if (primary.empty()) {
        primary = out.plan.scenarios.back().id;
        for (const model::ScenarioSpec& s : out.plan.scenarios)
            if (s.kind == model::ScenarioKind::found) primary = s.id;
        // What a planner drew goes before what is found: it is what the project was saved for.
        for (const model::ScenarioSpec& s : out.plan.scenarios)
            if (!s.given_localities.empty()) primary = s.id;
    }
    std::set<std::string> wanted(only.begin(), only.end());
    if (wanted.empty())
        for (const model::ScenarioSpec& s : out.plan.scenarios) wanted.insert(s.id);
    else wanted.insert(primary);
    for (const std::string& id : std::vector<std::string>(wanted.begin(), wanted.end())) {
        const model::ScenarioSpec* s = out.plan.find_scenario(id);
        if (s == nullptr) {
            std::vector<std::string> names;
            for (const model::ScenarioSpec& spec : out.plan.scenarios) names.push_back(spec.id);
            return base::Error{base::ErrorKind::usage, fmt::format("the plan has no scenario \"{}\"", id),
                               "It has: " + base::join(names, ", ") + "."};
        }
        for (; s != nullptr && !s->from.empty(); s = out.plan.find_scenario(s->from)) wanted.insert(s->from);
    }

    std::vector<std::string> why_not;
    const auto order = work_order(out.plan, wanted);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const model::ScenarioSpec& spec = out.plan.scenarios[order[k]];
        const base::Progress part = progress.part(static_cast<double>(k) / static_cast<double>(order.size()),
                                                  static_cast<double>(k + 1) / static_cast<double>(order.size()));
        const analysis::Judged* from = spec.from.empty() ? nullptr : out.find(spec.from);
        model::Scenario scenario;
        if (spec.kind == model::ScenarioKind::given) {
            scenario = analysis::given_scenario(out.plan, out.people, spec);
        } else {
            part.say(0.0, "finding localities");
            if (!out.blocks) out.blocks = analysis::make_blocks(out.plan, out.people);
            model::ScenarioSpec seeded = spec;
            if (options.seed) seeded.seed = *options.seed;
            optim::SolveOptions solve;
            solve.effort = options.effort;
            solve.time_limit_s = options.time_limit_s;
            solve.threads = options.threads;
            analysis::Grouping grouping = analysis::find_localities(out.plan, out.people, *out.blocks, seeded,
                                                                    from != nullptr ? &from->scenario : nullptr, solve, part);
            if (grouping.solution.stopped_by == optim::StoppedBy::cancelled && !grouping.solution.feasible) return cancelled();
            const bool feasible = grouping.solution.feasible;
            if (!feasible && spec.id == primary) why_not = grouping.conflicts;
            scenario = std::move(grouping.scenario);
            out.found.emplace(spec.id, FoundNote{std::move(grouping.solution), std::move(grouping.conflicts), grouping.localities_wanted});
            if (!feasible) continue;
        }
        out.scenarios.push_back(analysis::judge(out.plan, out.people, std::move(scenario), from != nullptr ? &from->scenario : nullptr));
    }
    std::sort(out.scenarios.begin(), out.scenarios.end(), [&](const auto& a, const auto& b) {
        return out.plan.find_scenario(a.scenario.id) < out.plan.find_scenario(b.scenario.id);  // as the plan lists them
    });
    for (std::size_t i = 0; i < out.scenarios.size(); ++i)
        if (out.scenarios[i].scenario.id == primary) {
            out.primary = i;
            return out;
        }
    return base::Error{base::ErrorKind::infeasible, fmt::format("no localities can be found for scenario \"{}\"", primary),
                       why_not.empty() ? "" : base::join(why_not, "\n")};
}

bool add_estates(Study& study, const base::Progress& progress) {
    progress.say(0.0, "finding gaps");
    study.estates.clear();
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
        analysis::Judged& j = study.scenarios[i];
        const analysis::Judged* from = study.from_of(j.scenario.id);
        const double n = static_cast<double>(study.scenarios.size());
        study.estates.push_back(analysis::find_gaps(study.plan, j.scenario, j.localities, from != nullptr ? &from->scenario : nullptr,
                                                    progress.part(static_cast<double>(i) / n, static_cast<double>(i + 1) / n)));
        if (progress.cancelled()) return false;
        analysis::raise_rags(j.localities, study.estates.back().flags);
    }
    return true;
}

analysis::EstateBook book_of(const Study& study, const base::Progress& progress) {
    const analysis::Judged& chosen = study.chosen();
    const analysis::EstateResult& estate = study.estates[study.primary];
    analysis::EstateBook book =
        analysis::estate_book(study.plan, chosen.scenario, chosen.localities, study.people, estate, progress.part(0.0, 0.5));
    book.sensitivity = analysis::sensitivity(study.plan, chosen.scenario, chosen.localities, estate, progress.part(0.5, 1.0));
    return book;
}

}  // namespace merestone::actions
