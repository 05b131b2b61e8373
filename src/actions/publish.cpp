// What is handed over: the whole run, the report, the map.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "actions/estate_files.hpp"
#include "actions/outcome.hpp"
#include "actions/passports_out.hpp"
#include "actions/postcodes_out.hpp"
#include "actions/project_layers.hpp"
#include "actions/shading.hpp"
#include "actions/source_files.hpp"
#include "analysis/catchments.hpp"
#include "analysis/estate.hpp"
#include "analysis/gaps.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/layers.hpp"
#include "io/output_folder.hpp"
#include "io/project_file.hpp"
#include "io/read_basemap.hpp"
#include "io/result_sheets.hpp"
#include "report/html_report.hpp"
#include "report/map_sheet.hpp"
#include "report/paper.hpp"
#include "report/passports.hpp"
#include "scene/zone_columns.hpp"

namespace merestone::actions {
namespace {

constexpr double kMmPerPixel = 25.4 / 96.0;

report::JudgedScenario judged_of(const Study& s, std::size_t i) {
    const analysis::Judged& j = s.scenarios[i];
    return {j.scenario, j.localities, j.terms, j.leakage, s.estates[i].flags};
}

std::vector<model::Gap> gaps_of(const Study& s) { return analysis::gap_rows(s.plan, s.chosen().scenario, s.estates[s.primary]); }

report::ReportInput report_input(const Study& s, const analysis::EstateBook& book) {
    report::ReportInput input{s.plan, {}, s.primary, gaps_of(s), s.problems, {}, version(), &s.estates[s.primary], &book};
    for (std::size_t i = 0; i < s.scenarios.size(); ++i) input.scenarios.push_back(judged_of(s, i));
    if (s.blocks && s.chosen().scenario.found) input.block_notes = s.blocks->notes;
    return input;
}

Json summary_of(const Study& s, std::size_t gaps) {
    Json out = envelope("run", s.plan, s.problems);
    const analysis::Judged& chosen = s.chosen();
    out["scenario"] = chosen.scenario.id;
    out["seed"] = chosen.scenario.seed;
    out["stopped_by"] = chosen.scenario.stopped_by;
    Json scenarios = Json::array();
    for (const analysis::Judged& j : s.scenarios) {
        const auto note = s.found.find(j.scenario.id);
        scenarios.push_back(json_of(s.plan, j, note == s.found.end() ? nullptr : &note->second));
    }
    Json not_found = Json::array();
    for (const auto& [id, note] : s.found)
        if (!note.solution.feasible) not_found.push_back({{"scenario", id}, {"conflicts", note.conflicts}});
    std::size_t red = 0;
    std::size_t amber = 0;
    for (const model::Flag& f : s.estates[s.primary].flags) {
        if (f.rag == model::Rag::red) ++red;
        if (f.rag == model::Rag::amber) ++amber;
    }
    out["result"] = {{"scenarios", std::move(scenarios)},
                     {"scenarios_not_found", std::move(not_found)},
                     {"flags_count", s.estates[s.primary].flags.size()},
                     {"flags_red_count", red},
                     {"flags_amber_count", amber},
                     {"gaps_count", gaps}};
    if (s.blocks) out["result"]["reassigned_count"] = s.blocks->notes.size();
    return out;
}

// Read to the size that the page will be drawn at.
base::Result<base::Done> lay_below(const io::Basemap& basemap, const model::Plan& plan, const report::JudgedScenario& judged,
                                   const report::Fonts& fonts, const base::Progress& progress, report::SheetOptions& options) {
    if (!basemap.extent().meets(scene::extent_of(plan)))
        return base::Error{base::ErrorKind::bad_input, basemap.name() + " does not reach this plan's area",
                           "Choose a basemap of this area."};
    options.credit = basemap.credit();
    const auto page = report::sheet_camera(plan, judged, options, fonts);
    if (!page) return page.error();
    const scene::Camera& camera = page.value();
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

base::Error usage(std::string what, std::string todo) { return {base::ErrorKind::usage, std::move(what), std::move(todo)}; }

// What can be told of a page before the plan is read.
base::Result<report::SheetOptions> sheet_of(const Request& request, report::ImageFormat format) {
    constexpr double kScreen_dpi = 96.0;
    constexpr double kPaper_dpi = 300.0;
    const Request::MapPage& page = request.page;
    report::SheetOptions options;
    options.format = format;
    options.width_mm = request.width_px * kMmPerPixel;
    options.height_mm = request.height_px * kMmPerPixel;
    options.dpi = page.dpi > 0.0 ? page.dpi : page.paper.empty() ? kScreen_dpi : kPaper_dpi;
    options.title = page.title;
    options.greyscale = page.greyscale;
    options.inset = page.inset;
    if (!page.paper.empty()) {
        const report::Paper* paper = report::paper_named(page.paper);
        if (paper == nullptr) {
            std::vector<std::string> names;
            for (const report::Paper& p : report::papers()) names.emplace_back(p.name);
            return usage(fmt::format("there is no paper \"{}\"", page.paper), "Use " + base::join(names, " or ") + ".");
        }
        options.paper = paper->name;
        options.width_mm = page.portrait ? paper->width_mm : paper->height_mm;
        options.height_mm = page.portrait ? paper->height_mm : paper->width_mm;
    }
    if (page.scale != "fit") {
        options.scale = report::scale_of(page.scale);
        if (!options.scale)
            return usage(fmt::format("\"{}\" is no scale", page.scale), "Give it as 1:50000 (1:100 to 1:100,000,000), or fit.");
    }
    if (!page.centre.empty()) {
        const auto parts = base::split(page.centre, ',');
        const auto east = parts.size() == 2 ? base::parse_number(parts[0]) : std::nullopt;
        const auto north = parts.size() == 2 ? base::parse_number(parts[1]) : std::nullopt;
        if (!east || !north || !std::isfinite(*east) || !std::isfinite(*north))
            return usage(fmt::format("\"{}\" is no place", page.centre), "Give easting and northing in metres: 429500,433900.");
        if (!options.scale) return usage("a page with a middle of its own needs a scale", "Add --scale 1:50000, or leave --centre out.");
        options.area = geo::Box{*east, *north, *east, *north};
    }
    return options;
}

base::Result<base::Done> shade(const model::Plan& plan, const std::string& column, report::SheetOptions& options) {
    if (column.empty()) return base::Done{};
    std::vector<std::string> ids;
    for (const scene::ColumnOffer& offer : shading_columns(plan)) {
        if (offer.id == column) {
            options.map.column = scene::shaded(offer);
            return base::Done{};
        }
        ids.push_back(offer.id);
    }
    return usage(fmt::format("this plan's zones have no \"{}\"", column), "They can be shaded by " + base::join(ids, ", ") + ".");
}

base::Result<std::string> picture(const Study& s, report::SheetOptions options, const io::Basemap* basemap,
                                  const base::Progress& progress) {
    auto fonts = report::Fonts::found();
    const report::JudgedScenario judged = judged_of(s, s.primary);
    if (basemap != nullptr)
        if (const auto laid = lay_below(*basemap, s.plan, judged, fonts, progress, options); !laid) return laid.error();
    return report::map_sheet(s.plan, judged, options, fonts);
}

// One page of all for the printer, and one a practice to hand on.
base::Result<std::vector<std::string>> write_passports(const Study& s, const Request& request) {
    std::vector<model::PracticeIx> practices;
    std::vector<std::string> unknown;
    for (const std::string& code : request.practices) {
        const model::PracticeIx p = s.plan.find_practice(code);
        if (!p) unknown.push_back(code);
        else if (std::find(practices.begin(), practices.end(), p) == practices.end()) practices.push_back(p);
    }
    if (!unknown.empty())
        return base::Error{base::ErrorKind::usage, "the plan has no practice " + base::join(unknown, ", "), "Practices are named by code."};
    if (practices.empty())
        for (std::size_t p = 0; p < s.plan.practices.size(); ++p) practices.emplace_back(p);
    if (practices.empty()) return base::Error{base::ErrorKind::bad_input, "the plan has no practices", "Name their file under [sources]."};
    std::vector<const analysis::Judged*> judged;
    for (const analysis::Judged& j : s.scenarios) judged.push_back(&j);
    const model::Scenario* compared = compared_with(s.plan, judged, s.chosen().scenario);
    const auto page = [&](const std::vector<model::PracticeIx>& of) {
        return passports_html(s.plan, s.chosen(), compared, s.people, s.estates[s.primary], of);
    };
    auto folder = io::OutputFolder::open(request.passports, source_files(request, s.plan));
    if (!folder) return folder.error();
    if (auto done = folder.value().write("passports.html", page(practices)); !done) return done.error();
    for (const model::PracticeIx p : practices)
        if (auto done = folder.value().write(report::passport_file_name(s.plan, p), page({p})); !done) return done.error();
    return folder.value().commit_without_manifest();
}

}  // namespace

Outcome run_all(const Request& request, const base::Progress& progress) {
    Outcome out;
    auto s = opened_study("run", request, {}, progress, out);
    if (!s) return out;
    const model::Plan& plan = s->plan;
    const analysis::Judged& chosen = s->chosen();
    const auto fail = [&](const base::Error& error) { return failed("run", error, plan, s->problems); };
    auto folder = io::OutputFolder::open(request.out, source_files(request, plan));
    if (!folder) return fail(folder.error());
    io::OutputFolder& files = folder.value();

    progress.say(0.93, "writing layers");
    const io::Sheet localities = io::localities_sheet(plan, chosen.localities);
    const io::Sheet gaps = io::gaps_sheet(gaps_of(*s));
    const io::Sheet flags = io::flags_sheet(s->estates[s->primary].flags);
    if (auto done = io::write_sheet(files.path_for("localities.shp"), localities, plan.as_at); !done) return fail(done.error());
    std::vector<io::Sheet> results{localities, flags, gaps, io::leakage_sheet(chosen.leakage)};
    if (s->blocks) results.push_back(io::blocks_sheet(s->blocks->notes));
    if (auto done = io::write_project(files.path_for("plan.gpkg"), plan, s->problems, results,
                                      layer_styles(plan, chosen.scenario, chosen.localities));
        !done)
        return fail(done.error());

    std::vector<io::Sheet> tables = std::move(results);
    tables.push_back(io::practices_sheet(plan, chosen.scenario));
    tables.push_back(io::zones_sheet(plan, chosen.scenario));
    tables.push_back(io::problems_sheet(s->problems));
    tables.push_back(io::sources_sheet(plan));
    tables.push_back(io::field_dictionary(localities));
    for (const io::Sheet& sheet : tables)
        if (auto done = files.write(sheet.name + ".csv", io::to_csv(sheet)); !done) return fail(done.error());
    const analysis::EstateBook book = book_of(*s, progress.part(0.94, 0.95));  // once, for tables and report
    const auto not_written = write_estate(files, EstateOut(plan, chosen.scenario, s->estates[s->primary], book));
    if (!not_written) return fail(not_written.error());

    // No file where there is nothing to write in it; the outcome says why.
    const std::string no_postcodes = no_postcodes_why(plan);
    PostcodesOut postcodes;
    if (no_postcodes.empty()) {
        postcodes = postcodes_out(plan, chosen.scenario);
        if (auto done = files.write("postcodes.csv", io::to_csv(postcodes.sheet)); !done) return fail(done.error());
    }

    progress.say(0.95, "drawing the map");
    const auto page = sheet_of(request, report::ImageFormat::png);
    if (!page) return fail(page.error());
    auto map = picture(*s, page.value(), nullptr, progress);
    if (!map) return fail(map.error());
    if (auto done = files.write("map.png", map.value()); !done) return fail(done.error());
    auto html = report::html_report(report_input(*s, book), report::Fonts::found());
    if (!html) return fail(html.error());
    if (auto done = files.write("report.html", html.value()); !done) return fail(done.error());
    out.json = summary_of(*s, gaps.rows.size());
    if (no_postcodes.empty()) {
        out.json["result"]["postcodes"] = {{"rows_count", postcodes.sheet.rows.size()},
                                           {"near_outline_count", postcodes.near_outline},
                                           {"without_locality_count", postcodes.without_locality},
                                           {"without_position_count", postcodes.without_position}};
    } else {
        out.json["result"]["postcodes"] = nullptr;
        out.json["result"]["postcodes_why"] = no_postcodes;
    }
    if (auto done = files.write("summary.json", out.json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"); !done)
        return fail(done.error());
    if (progress.cancelled()) return fail({base::ErrorKind::cancelled, "cancelled", ""});
    std::vector<std::string> empty = names_of(not_written.value());
    if (!no_postcodes.empty()) empty.emplace_back("postcodes.csv");
    auto written = files.commit(empty);
    if (!written) return fail(written.error());

    std::size_t counts[4] = {0, 0, 0, 0};
    for (const model::Flag& f : s->estates[s->primary].flags) ++counts[static_cast<int>(f.rag)];
    out.text = plan.title + (plan.illustrative ? "  (illustrative: made-up data)\n\n" : "\n\n");
    for (const analysis::Judged& j : s->scenarios) out.text += scenario_text(j) + "\n";
    for (const auto& [id, note] : s->found)
        if (!note.solution.feasible) out.text += fmt::format("{}: none found: {}\n", id, base::join(note.conflicts, "; "));
    out.text += fmt::format("{} flags: {} red, {} amber, {} green, {} not known\n", s->estates[s->primary].flags.size(), counts[3],
                            counts[2], counts[1], counts[0]);
    std::size_t errors[3] = {0, 0, 0};
    for (const model::Problem& q : s->problems) ++errors[static_cast<int>(q.severity)];
    out.text += fmt::format("{} warnings and {} notes about the data: see problems.csv\n", errors[1], errors[0]);
    out.text += no_postcodes.empty() ? fmt::format("postcodes.csv: {}\n", postcodes.words())
                                     : fmt::format("postcodes.csv is not written: {}\n", no_postcodes);
    out.text += fmt::format("wrote {} files: {}\n", written.value().size(), base::join(written.value(), ", "));
    out.text += not_written_text(not_written.value());
    return out;
}

Outcome run_report(const Request& request, const base::Progress& progress) {
    Outcome out;
    if (request.out.empty() && request.passports.empty())
        return failed("report",
                      {base::ErrorKind::usage, "there is nothing to write", "Give --out FILE.html, or --passports FOLDER, or both."}, {},
                      {});
    auto s = opened_study("report", request, {}, progress, out);
    if (!s) return out;
    const auto fail = [&](const base::Error& error) { return failed("report", error, s->plan, s->problems); };
    out.json = summary_of(*s, gaps_of(*s).size());
    out.json["command"] = "report";
    if (!request.passports.empty()) {
        auto written = write_passports(*s, request);
        if (!written) return fail(written.error());
        out.text += fmt::format("wrote {} files: passports.html, and one a practice\n", written.value().size());
        out.json["result"]["passports"] = written.value();
    }
    if (!request.out.empty()) {
        const analysis::EstateBook book = book_of(*s, progress.part(0.95, 0.99));
        if (progress.cancelled()) return fail({base::ErrorKind::cancelled, "cancelled", ""});
        auto html = report::html_report(report_input(*s, book), report::Fonts::found());
        if (!html) return fail(html.error());
        if (auto done = io::write_file(request.out, html.value(), source_files(request, s->plan, true)); !done) return fail(done.error());
        out.text += fmt::format("wrote {}\n", request.out.filename().string());
    }
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
    auto page = sheet_of(request, format);
    if (!page) return failed("map", page.error(), {}, {});
    std::optional<io::Basemap> basemap;  // before the long work: what is wrong with it is said at once
    if (!request.basemap.empty()) {
        std::vector<std::filesystem::path> grids;
        if (!request.options.data_folder.empty()) grids.push_back(request.options.data_folder);
        auto opened = io::Basemap::open(request.basemap, grids);
        if (!opened) return failed("map", opened.error(), {}, {});
        basemap.emplace(std::move(opened).value());
    }
    auto s = opened_study("map", request, {}, progress, out);
    if (!s) return out;
    if (auto shaded = shade(s->plan, request.page.column, page.value()); !shaded)
        return failed("map", shaded.error(), s->plan, s->problems);
    auto bytes = picture(*s, std::move(page).value(), basemap ? &*basemap : nullptr, progress.part(0.95, 1.0));
    if (!bytes) return failed("map", bytes.error(), s->plan, s->problems);
    if (auto done = io::write_file(request.out, bytes.value(), source_files(request, s->plan, true)); !done)
        return failed("map", done.error(), s->plan, s->problems);
    out.json = summary_of(*s, gaps_of(*s).size());
    out.json["command"] = "map";
    if (basemap) out.json["result"]["basemap"] = {{"file", basemap->name()}, {"attribution", basemap->attribution()}};
    out.text = fmt::format("wrote {}\n", request.out.filename().string());
    return out;
}

}  // namespace merestone::actions
