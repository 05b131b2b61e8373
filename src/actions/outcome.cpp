#include "actions/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::actions {

Outcome failed(const std::string& command, const base::Error& error, const model::Plan& plan, const model::Problems& problems) {
    Outcome out;
    out.exit_code = base::exit_code(error.kind);
    out.json = envelope(command, plan, problems);
    out.json["error"] = {{"what", error.what}, {"todo", error.todo}};
    if (error.kind == base::ErrorKind::infeasible) {
        out.json["stopped_by"] = "infeasible";
        Json conflicts = Json::array();
        for (const std::string_view line : base::split(error.todo, '\n')) conflicts.push_back(line);
        out.json["conflicts"] = std::move(conflicts);
    }
    out.text = error.what + "\n";
    for (const std::string_view line : base::split(error.todo, '\n'))
        if (!line.empty()) out.text += fmt::format("  {}\n", line);
    return out;
}

Outcome refused(const std::string& command, const model::Plan& plan, const model::Problems& problems) {
    Outcome out;
    out.exit_code = base::exit_code(base::ErrorKind::bad_input);
    out.json = envelope(command, plan, problems);
    out.text = problems_text(problems, 20) + "\nThe plan cannot be used until its errors are mended.\n";
    return out;
}

std::optional<Study> opened_study(const std::string& command, const Request& request, const std::vector<std::string>& only,
                                  const base::Progress& progress, Outcome& outcome) {
    auto opened = open_plan(request.plan, request.options, progress.part(0.0, 0.4));
    if (!opened) {
        outcome = failed(command, opened.error(), {}, {});
        return {};
    }
    if (model::has_errors(opened.value().problems)) {
        outcome = refused(command, opened.value().plan, opened.value().problems);
        return {};
    }
    model::Plan plan = opened.value().plan;
    model::Problems problems = opened.value().problems;
    auto result = study(std::move(opened).value(), request.options, only, progress.part(0.4, 0.9));
    if (!result) {
        outcome = failed(command, result.error(), plan, problems);
        return {};
    }
    if (!add_estates(result.value(), progress.part(0.9, 0.95))) {
        outcome = failed(command, {base::ErrorKind::cancelled, "cancelled", ""}, plan, problems);
        return {};
    }
    return std::move(result).value();
}

void put_scenario(Outcome& out, const Study& study) {
    out.json["scenario"] = study.chosen().scenario.id;
    out.json["seed"] = study.chosen().scenario.seed;
    out.json["stopped_by"] = study.chosen().scenario.stopped_by;
}

std::string problems_text(const model::Problems& problems, std::size_t most_per_rule) {
    std::map<std::pair<int, std::string>, std::vector<const model::Problem*>> by_rule;
    std::size_t count[3] = {0, 0, 0};
    for (const model::Problem& p : problems) {
        by_rule[{2 - static_cast<int>(p.severity), p.rule}].push_back(&p);
        ++count[static_cast<int>(p.severity)];
    }
    std::string out = fmt::format("{} error{}, {} warning{}, {} note{}\n", count[2], count[2] == 1 ? "" : "s", count[1],
                                  count[1] == 1 ? "" : "s", count[0], count[0] == 1 ? "" : "s");
    for (const auto& [key, list] : by_rule) {
        out += fmt::format("\n{}  {}  ({})\n", model::to_string(list.front()->severity), key.second, list.size());
        for (std::size_t i = 0; i < std::min(list.size(), most_per_rule); ++i) {
            const model::Problem& p = *list[i];
            std::string where = p.file;
            if (p.row > 0) where += fmt::format(" row {}", p.row);
            if (!p.field.empty()) where += (where.empty() ? "" : ", ") + p.field;
            if (!p.value.empty()) where += fmt::format(": {}", p.value);
            out += fmt::format("  {}\n    {}. {}\n", where, p.meaning, p.todo);
        }
        if (list.size() > most_per_rule)
            out += fmt::format("  ... and {} more (all are in problems.csv and --json)\n", list.size() - most_per_rule);
    }
    return out;
}

std::string scenario_text(const analysis::Judged& judged) {
    std::string out = fmt::format("{} ({}): {} localities", judged.scenario.title, judged.scenario.id, judged.localities.size());
    if (judged.terms.selfcontained_share)
        out += fmt::format(", {}% of patients treated in their own locality", base::fixed_text(100 * *judged.terms.selfcontained_share, 1));
    out += fmt::format(", {} km to the locality's best zone\n", base::fixed_text(judged.terms.mean_distance_km, 2));
    std::size_t width = 4;
    for (const model::LocalityStats& l : judged.localities) width = std::max(width, std::min<std::size_t>(l.name.size(), 40));
    out += fmt::format("  {:<5} {:<{}} {:>11} {:>11} {:>5} {:>6} {:>8} {:>6}  {}\n", "", "name", width, "registered", "residents", "prac",
                       "zones", "own %", "pieces", "rag");
    for (const model::LocalityStats& l : judged.localities)
        out += fmt::format("  {:<5} {:<{}} {:>11} {:>11} {:>5} {:>6} {:>8} {:>6}  {}\n", l.id, l.name.substr(0, 40), width,
                           base::grouped(l.people_registered), l.residents_known ? base::grouped(l.people_resident) : "not known",
                           l.practices, l.zones, l.selfcontained_share ? base::number_text(100 * *l.selfcontained_share, 1) : "-", l.pieces,
                           model::to_string(l.rag));
    return out;
}

}  // namespace merestone::actions
