#include "actions/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "actions/abstract_instance.hpp"
#include "actions/outcome.hpp"
#include "actions/postcodes_out.hpp"
#include "actions/source_files.hpp"
#include "analysis/compare.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "io/project_file.hpp"
#include "io/result_sheets.hpp"

namespace merestone::actions {
namespace {

const FoundNote* note_of(const Study& s, const std::string& id) {
    const auto at = s.found.find(id);
    return at == s.found.end() ? nullptr : &at->second;
}

}  // namespace

Outcome run_check(const Request& request, const base::Progress& progress) {
    auto opened = open_plan(request.plan, request.options, progress);
    if (!opened) return failed("check", opened.error(), {}, {});
    const model::Plan& plan = opened.value().plan;
    const model::Problems& problems = opened.value().problems;
    Outcome out;
    out.exit_code = model::has_errors(problems) ? base::exit_code(base::ErrorKind::bad_input) : 0;
    out.json = envelope("check", plan, problems);
    Json layers = Json::array();
    out.text = fmt::format("{}\n\n", plan.title.empty() ? plan.id : plan.title);
    for (const model::LayerInfo& l : plan.layers) {
        Json skipped = Json::object();
        for (const auto& [reason, n] : l.skipped) skipped[reason] = n;
        layers.push_back({{"role", l.role},
                          {"recognised_as", l.recognised},
                          {"file", l.file},
                          {"rows", l.rows},
                          {"rows_used", l.used},
                          {"rows_skipped", std::move(skipped)},
                          {"vintage", l.vintage},
                          {"licence", l.licence},
                          {"bytes", l.bytes},
                          {"sha256", l.sha256},
                          {"coordinates", l.crs}});
        out.text += fmt::format("{:<14} {} of {} rows of {} ({})\n", l.role, base::grouped(l.used), base::grouped(l.rows), l.file,
                                l.recognised.empty() ? "not recognised" : l.recognised);
        for (const auto& [reason, n] : l.skipped) out.text += fmt::format("{:<14}   {} skipped: {}\n", "", base::grouped(n), reason);
    }
    out.json["result"] = {{"layers", std::move(layers)},
                          {"zones", plan.zones.size()},
                          {"practices", plan.practices.size()},
                          {"premises", plan.premises.size()},
                          {"housing_sites", plan.housing.size()}};
    out.text += "\n" + problems_text(problems, 10);
    return out;
}

Outcome run_localities(const Request& request, const base::Progress& progress) {
    if (const auto instance = io::read_plan_file(request.plan); instance.abstract_instance())
        return run_instance(instance, request, progress);
    Outcome out;
    const auto s = opened_study("localities", request, {}, progress, out);
    if (!s) return out;
    out.json = envelope("localities", s->plan, s->problems);
    put_scenario(out, *s);
    out.json["result"] = json_of(s->plan, s->chosen(), note_of(*s, s->chosen().scenario.id));
    if (s->blocks) out.json["result"]["reassigned"] = json_of(s->blocks->notes);
    out.text = scenario_text(s->chosen());
    if (s->blocks) {
        const auto cures =
            std::count_if(s->blocks->notes.begin(), s->blocks->notes.end(), [](const auto& n) { return n.kind != "reassigned"; });
        out.text += fmt::format("\n{} neighbourhoods; {} zones joined another than their first choice to keep them connected\n",
                                s->blocks->blocks.size(), s->blocks->notes.size() - static_cast<std::size_t>(cures));
        for (const model::BlockNote& n : s->blocks->notes)
            if (n.kind != "reassigned") out.text += fmt::format("  {}: {}\n", n.kind, n.words);
    }
    return out;
}

Outcome run_compare(const Request& request, const base::Progress& progress) {
    Outcome out;
    Request both = request;
    both.options.scenario = request.b;
    const auto s = opened_study("compare", both, {request.a, request.b}, progress, out);
    if (!s) return out;
    const analysis::Judged* a = s->find(request.a);
    const analysis::Judged* b = s->find(request.b);
    if (a == nullptr || b == nullptr)
        return failed("compare",
                      {base::ErrorKind::infeasible,
                       fmt::format("no localities can be found for scenario \"{}\"", a == nullptr ? request.a : request.b), ""},
                      s->plan, s->problems);
    const auto comparison = analysis::compare(s->plan, s->people, a->scenario, b->scenario);
    out.json = envelope("compare", s->plan, s->problems);
    put_scenario(out, *s);
    out.json["result"] = json_of(s->plan, *a, *b, comparison);
    out.text = scenario_text(*a) + "\n" + scenario_text(*b) + "\n";
    out.text += fmt::format("{} practices with {} patients and {} zones with {} of their people differ\n", comparison.practices.size(),
                            base::grouped(comparison.people_of_moved_practices), comparison.zones.size(),
                            base::grouped(std::llround(comparison.people_of_moved_zones)));
    const auto id = [](const analysis::Judged& j, model::LocalityIx l) {
        return l ? j.scenario.locality_id[l.pos()] + " " + j.scenario.locality_name[l.pos()] : std::string("in none");
    };
    for (const auto& m : comparison.practices)
        out.text += fmt::format("  {} {}: {} -> {}\n", s->plan.practices[m.practice.pos()].id, s->plan.practices[m.practice.pos()].name,
                                id(*a, m.from), id(*b, m.to));
    return out;
}

Outcome run_export(const Request& request, const base::Progress& progress) {
    Outcome out;
    const auto s = opened_study("export", request, {}, progress, out);
    if (!s) return out;
    const model::Plan& plan = s->plan;
    const analysis::Judged& j = s->chosen();
    if (request.what == "postcodes") {
        const auto said = write_postcodes(plan, j.scenario, request.out, source_files(request, plan, true));
        if (!said) return failed("export", said.error(), plan, s->problems);
        out.json = envelope("export", plan, s->problems);
        put_scenario(out, *s);
        out.json["result"] = {{"files", {request.out.filename().string()}}};
        out.text = fmt::format("wrote {}: {}\n", request.out.filename().string(), said.value());
        return out;
    }
    auto folder = io::OutputFolder::open(request.out.has_parent_path() ? request.out.parent_path() : std::filesystem::path("."),
                                         source_files(request, plan, request.what != "plan"));
    if (!folder) return failed("export", folder.error(), plan, s->problems);
    const std::string name = request.out.filename().string();
    io::Sheet sheet;
    if (request.what == "practices") sheet = io::practices_sheet(plan, j.scenario);
    else if (request.what == "zones") sheet = io::zones_sheet(plan, j.scenario);
    else sheet = io::localities_sheet(plan, j.localities);
    base::Result<base::Done> done = base::Done{};
    const bool project = request.what == "plan";
    if (project && base::lower(request.out.extension().string()) != ".gpkg")
        return failed("export", {base::ErrorKind::usage, "a whole plan is exported to a GeoPackage", "Give --to NAME.gpkg."}, plan,
                      s->problems);
    if (project) done = io::write_project(folder.value().path_for(name), plan, s->problems, {io::localities_sheet(plan, j.localities)}, {});
    else done = io::write_sheet(folder.value().path_for(name), sheet, plan.as_at);
    // Its column names are cut to ten letters: what they mean goes with it.
    if (done && !project && base::lower(request.out.extension().string()) == ".shp")
        done = folder.value().write(request.out.stem().string() + "_fields.csv", io::to_csv(io::field_dictionary(sheet)));
    if (!done) return failed("export", done.error(), plan, s->problems);
    const auto written = folder.value().commit_without_manifest();
    if (!written) return failed("export", written.error(), plan, s->problems);
    out.json = envelope("export", plan, s->problems);
    put_scenario(out, *s);
    out.json["result"] = {{"files", written.value()}};
    out.text = fmt::format("wrote {}\n", base::join(written.value(), ", "));
    return out;
}

std::span<const Action> actions() {
    static constexpr std::array<Action, 10> kActions = {{
        {"run", "The main job: check, catchments, localities, gaps, exports, report and map", run_all},
        {"check", "What was read, what is wrong, where, and what to do", run_check},
        {"localities", "Only the grouping", run_localities},
        {"catchments", "Only the catchments", run_catchments},
        {"gaps", "Only the estate: where it will not hold the people who are coming", run_gaps},
        {"whatif", "So many homes at a place: patients, practices, rooms, floor space, a developer's share", run_what_if},
        {"compare", "Two scenarios side by side", run_compare},
        {"export", "A layer or the whole plan in the format of the file's extension", run_export},
        {"report", "The report, one HTML file", run_report},
        {"map", "The map as a PNG, PDF or SVG", run_map},
    }};
    return kActions;
}

}  // namespace merestone::actions
