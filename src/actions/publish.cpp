// What is handed over: the whole run, the report, the map.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "actions/outcome.hpp"
#include "analysis/catchments.hpp"
#include "analysis/estate.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "io/project_file.hpp"
#include "io/read_basemap.hpp"
#include "io/result_sheets.hpp"
#include "report/html_report.hpp"
#include "report/map_sheet.hpp"
#include "style/area_colours.hpp"
#include "style/qgis_style.hpp"

namespace merestone::actions {
namespace {

constexpr double kMmPerPixel = 25.4 / 96.0;

struct Published {
    Study study;
    analysis::EstateResult estate;                // of the chosen scenario
    std::vector<std::vector<model::Flag>> flags;  // per scenario
};

// Opens, works through, and finds the gaps of every scenario that will be shown.
std::optional<Published> prepare(const std::string& command, const Request& request, const base::Progress& progress, Outcome& out) {
    auto s = opened_study(command, request, {}, progress, out);
    if (!s) return {};
    Published p{std::move(*s), {}, {}};
    progress.say(0.9, "finding gaps");
    for (std::size_t i = 0; i < p.study.scenarios.size(); ++i) {
        const analysis::Judged& j = p.study.scenarios[i];
        const analysis::Judged* from = p.study.from_of(j.scenario.id);
        auto estate = analysis::find_gaps(p.study.plan, j.scenario, j.localities, from != nullptr ? &from->scenario : nullptr, progress);
        p.flags.push_back(estate.flags);
        if (i == p.study.primary) p.estate = std::move(estate);
    }
    if (progress.cancelled()) {
        out = failed(command, {base::ErrorKind::cancelled, "cancelled", ""}, p.study.plan, p.study.problems);
        return {};
    }
    return p;
}

report::JudgedScenario judged_of(const Published& p, std::size_t i) {
    const analysis::Judged& j = p.study.scenarios[i];
    return {j.scenario, j.localities, j.terms, j.leakage, p.flags[i]};
}

report::ReportInput report_input(const Published& p) {
    report::ReportInput input{p.study.plan, {}, p.study.primary, p.estate.gaps, p.study.problems, {}, version()};
    for (std::size_t i = 0; i < p.study.scenarios.size(); ++i) input.scenarios.push_back(judged_of(p, i));
    if (p.study.blocks && p.study.chosen().scenario.found) input.block_notes = p.study.blocks->notes;
    return input;
}

std::vector<io::LayerStyle> styles_of(const Published& p) {
    const auto& localities = p.study.chosen().localities;
    std::vector<std::int32_t> label;
    for (const model::LocalityIx l : p.study.chosen().scenario.zone_locality) label.push_back(l ? static_cast<std::int32_t>(l.pos()) : -1);
    const auto colours = style::locality_colours(p.study.plan, p.study.chosen().scenario);
    std::vector<style::AreaCategory> categories;
    for (std::size_t l = 0; l < localities.size(); ++l)
        categories.push_back({localities[l].id, localities[l].id + " " + localities[l].name, colours[l]});
    return {{"localities", "Localities", style::qml_areas(categories, {"locality", "name"}), ""},
            {"practices", "Practices by list", style::qml_practices("list", "name"), ""}};
}

Json summary_of(const Published& p) {
    Json out = envelope("run", p.study.plan, p.study.problems);
    const analysis::Judged& chosen = p.study.chosen();
    out["scenario"] = chosen.scenario.id;
    out["seed"] = chosen.scenario.seed;
    out["stopped_by"] = chosen.scenario.stopped_by;
    Json scenarios = Json::array();
    for (const analysis::Judged& j : p.study.scenarios) {
        const auto note = p.study.found.find(j.scenario.id);
        scenarios.push_back(json_of(p.study.plan, j, note == p.study.found.end() ? nullptr : &note->second));
    }
    Json not_found = Json::array();
    for (const auto& [id, note] : p.study.found)
        if (!note.solution.feasible) not_found.push_back({{"scenario", id}, {"conflicts", note.conflicts}});
    std::size_t red = 0;
    std::size_t amber = 0;
    for (const model::Flag& f : p.estate.flags) {
        if (f.rag == model::Rag::red) ++red;
        if (f.rag == model::Rag::amber) ++amber;
    }
    out["result"] = {{"scenarios", std::move(scenarios)},    {"scenarios_not_found", std::move(not_found)},
                     {"flags_count", p.estate.flags.size()}, {"flags_red_count", red},
                     {"flags_amber_count", amber},           {"gaps_count", p.estate.gaps.size()}};
    if (p.study.blocks) out["result"]["reassigned_count"] = p.study.blocks->notes.size();
    return out;
}

// Read to the size that the page will be drawn at.
base::Result<base::Done> lay_below(const io::Basemap& basemap, const model::Plan& plan, const report::Fonts& fonts,
                                   const base::Progress& progress, report::SheetOptions& options) {
    if (!basemap.extent().meets(scene::extent_of(plan)))
        return base::Error{base::ErrorKind::bad_input, basemap.name() + " does not reach this plan's area",
                           "Choose a basemap of this area."};
    options.credit = basemap.credit();
    const scene::Camera camera = report::sheet_camera(plan, options, fonts);
    // In whole pixels of the page from the frame's top left, so that a pixel read is a pixel drawn; fewer where the page is vast.
    const double most = io::Basemap::kMostSide_px;
    const double scale = std::min(report::image_scale(options), most / std::max(camera.width_px, camera.height_px));
    const auto pixels = [&](double logical) {
        return std::clamp(static_cast<int>(std::ceil(logical * scale)), 1, io::Basemap::kMostSide_px);
    };
    const int width = pixels(camera.width_px);
    const int height = pixels(camera.height_px);
    const double m_per_px = camera.metres_per_px / scale;
    const geo::Point corner = camera.to_map({0.0, 0.0});
    auto read = basemap.read({corner.x, corner.y - height * m_per_px, corner.x + width * m_per_px, corner.y}, width, height, progress);
    if (!read) return read.error();
    options.map.basemap = std::make_shared<const geo::GroundPicture>(std::move(read).value());
    return base::Done{};
}

base::Result<std::string> picture(const Published& p, const Request& request, report::ImageFormat format, const io::Basemap* basemap,
                                  const base::Progress& progress) {
    report::SheetOptions options;
    options.width_mm = request.width_px * kMmPerPixel;
    options.height_mm = request.height_px * kMmPerPixel;
    options.dpi = 96;
    options.format = format;
    auto fonts = report::Fonts::found();
    if (basemap != nullptr)
        if (const auto laid = lay_below(*basemap, p.study.plan, fonts, progress, options); !laid) return laid.error();
    return report::map_sheet(p.study.plan, judged_of(p, p.study.primary), options, fonts);
}

}  // namespace

Outcome run_all(const Request& request, const base::Progress& progress) {
    Outcome out;
    auto p = prepare("run", request, progress, out);
    if (!p) return out;
    const model::Plan& plan = p->study.plan;
    const analysis::Judged& chosen = p->study.chosen();
    const auto fail = [&](const base::Error& error) { return failed("run", error, plan, p->study.problems); };
    auto folder = io::OutputFolder::open(request.out);
    if (!folder) return fail(folder.error());
    io::OutputFolder& files = folder.value();

    progress.say(0.93, "writing layers");
    const io::Sheet localities = io::localities_sheet(plan, chosen.localities);
    const io::Sheet gaps = io::gaps_sheet(p->estate.gaps);
    const io::Sheet flags = io::flags_sheet(p->estate.flags);
    if (auto done = io::write_sheet(files.path_for("localities.shp"), localities, plan.as_at); !done) return fail(done.error());
    std::vector<io::Sheet> results{localities, flags, gaps, io::leakage_sheet(chosen.leakage)};
    if (p->study.blocks) results.push_back(io::blocks_sheet(p->study.blocks->notes));
    if (auto done = io::write_project(files.path_for("plan.gpkg"), plan, p->study.problems, results, styles_of(*p)); !done)
        return fail(done.error());

    std::vector<io::Sheet> tables = std::move(results);
    tables.push_back(io::practices_sheet(plan, chosen.scenario));
    tables.push_back(io::zones_sheet(plan, chosen.scenario));
    tables.push_back(io::problems_sheet(p->study.problems));
    tables.push_back(io::sources_sheet(plan));
    tables.push_back(io::field_dictionary(localities));
    for (const io::Sheet& sheet : tables)
        if (auto done = files.write(sheet.name + ".csv", io::to_csv(sheet)); !done) return fail(done.error());

    progress.say(0.95, "drawing the map");
    auto map = picture(*p, request, report::ImageFormat::png, nullptr, progress);
    if (!map) return fail(map.error());
    if (auto done = files.write("map.png", map.value()); !done) return fail(done.error());
    auto html = report::html_report(report_input(*p), report::Fonts::found());
    if (!html) return fail(html.error());
    if (auto done = files.write("report.html", html.value()); !done) return fail(done.error());
    out.json = summary_of(*p);
    if (auto done = files.write("summary.json", out.json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"); !done)
        return fail(done.error());
    if (progress.cancelled()) return fail({base::ErrorKind::cancelled, "cancelled", ""});
    auto written = files.commit();
    if (!written) return fail(written.error());

    std::size_t counts[4] = {0, 0, 0, 0};
    for (const model::Flag& f : p->estate.flags) ++counts[static_cast<int>(f.rag)];
    out.text = plan.title + (plan.illustrative ? "  (illustrative: made-up data)\n\n" : "\n\n");
    for (const analysis::Judged& j : p->study.scenarios) out.text += scenario_text(j) + "\n";
    for (const auto& [id, note] : p->study.found)
        if (!note.solution.feasible) out.text += fmt::format("{}: none found: {}\n", id, base::join(note.conflicts, "; "));
    out.text += fmt::format("{} flags: {} red, {} amber, {} green, {} not known\n", p->estate.flags.size(), counts[3], counts[2], counts[1],
                            counts[0]);
    std::size_t errors[3] = {0, 0, 0};
    for (const model::Problem& q : p->study.problems) ++errors[static_cast<int>(q.severity)];
    out.text += fmt::format("{} warnings and {} notes about the data: see problems.csv\n", errors[1], errors[0]);
    out.text += fmt::format("wrote {} files: {}\n", written.value().size(), base::join(written.value(), ", "));
    return out;
}

Outcome run_report(const Request& request, const base::Progress& progress) {
    Outcome out;
    auto p = prepare("report", request, progress, out);
    if (!p) return out;
    auto html = report::html_report(report_input(*p), report::Fonts::found());
    if (!html) return failed("report", html.error(), p->study.plan, p->study.problems);
    if (auto done = io::write_file(request.out, html.value()); !done)
        return failed("report", done.error(), p->study.plan, p->study.problems);
    out.json = summary_of(*p);
    out.json["command"] = "report";
    out.text = fmt::format("wrote {}\n", request.out.filename().string());
    return out;
}

Outcome run_map(const Request& request, const base::Progress& progress) {
    Outcome out;
    const std::string extension = base::lower(request.out.extension().string());
    const auto format = extension == ".pdf"   ? report::ImageFormat::pdf
                        : extension == ".svg" ? report::ImageFormat::svg
                                              : report::ImageFormat::png;
    if (format == report::ImageFormat::png && extension != ".png")
        return failed("map",
                      {base::ErrorKind::usage, fmt::format("\"{}\" is no picture that can be drawn", extension), "Use .png, .pdf or .svg."},
                      {}, {});
    std::optional<io::Basemap> basemap;  // before the long work: what is wrong with it is said at once
    if (!request.basemap.empty()) {
        std::vector<std::filesystem::path> grids;
        if (!request.options.data_folder.empty()) grids.push_back(request.options.data_folder);
        auto opened = io::Basemap::open(request.basemap, grids);
        if (!opened) return failed("map", opened.error(), {}, {});
        basemap.emplace(std::move(opened).value());
    }
    auto p = prepare("map", request, progress, out);
    if (!p) return out;
    auto bytes = picture(*p, request, format, basemap ? &*basemap : nullptr, progress.part(0.95, 1.0));
    if (!bytes) return failed("map", bytes.error(), p->study.plan, p->study.problems);
    if (auto done = io::write_file(request.out, bytes.value()); !done) return failed("map", done.error(), p->study.plan, p->study.problems);
    out.json = summary_of(*p);
    out.json["command"] = "map";
    if (basemap) out.json["result"]["basemap"] = {{"file", basemap->name()}, {"attribution", basemap->attribution()}};
    out.text = fmt::format("wrote {}\n", request.out.filename().string());
    return out;
}

}  // namespace merestone::actions
