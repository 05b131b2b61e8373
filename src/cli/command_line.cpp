#include "cli/command_line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "actions/json_of.hpp"
#include "actions/verbs.hpp"
#include "base/text.hpp"
#include "cli/progress_line.hpp"
#include "io/terminal.hpp"

namespace merestone::cli {
namespace {

// --data DIR, MERESTONE_DATA, the build tree, ../share/merestone: the first that is there.
std::filesystem::path data_folder(const std::string& asked) {
    std::vector<std::filesystem::path> candidates;
    if (!asked.empty()) candidates.emplace_back(asked);
    if (const char* from_environment = std::getenv("MERESTONE_DATA"); from_environment != nullptr && *from_environment != '\0')
        candidates.emplace_back(from_environment);
    const std::filesystem::path program = io::program_folder();
    if (!program.empty()) {
        candidates.push_back(program / ".." / "share" / "merestone");
        candidates.push_back(program / ".." / "geodata");
    }
    std::error_code fault;
    for (const auto& folder : candidates)
        if (std::filesystem::is_directory(folder, fault)) return folder.lexically_normal();
    return {};
}

struct Options {
    actions::Request request;
    std::string plan;
    std::string out;
    std::string basemap;
    std::string passports;
    std::string size = "1600x1131";
    std::string inset = "on";
    bool landscape = false;
    std::string data;
    bool json = false;
};

bool parse_size(const std::string& text, int least, int& width, int& height) {
    const auto parts = base::split(text, 'x');
    const auto w = parts.size() == 2 ? base::parse_int(parts[0]) : std::nullopt;
    const auto h = parts.size() == 2 ? base::parse_int(parts[1]) : std::nullopt;
    if (!w || !h || *w < least || *h < least || *w > 20000 || *h > 20000) return false;
    width = static_cast<int>(*w);
    height = static_cast<int>(*h);
    return true;
}

void common_options(CLI::App& verb, Options& o) {
    verb.add_option("PLAN", o.plan, "plan folder, plan.toml or project .gpkg")->required();
    verb.add_flag("--json", o.json, "print one JSON object");
    verb.add_option("--seed", o.request.options.seed, "seed of the search (default: the plan's, 1)");
    verb.add_option("--effort", o.request.options.effort, "amount of counted work, 1 = usual")->check(CLI::Range(0.01, 1000.0));
    verb.add_option("--time-limit", o.request.options.time_limit_s, "seconds for the search; a result it cuts is not reproducible")
        ->check(CLI::Range(0.0, 1e6));
    verb.add_option("--threads", o.request.options.threads, "threads for the search; never changes the result")->check(CLI::Range(0, 1024));
    verb.add_option("--scenario", o.request.options.scenario,
                    "the scenario meant (default: the one drawn by hand, else the plan's last found one)");
    verb.add_option("--data", o.data, "folder for grids such as OSTN15");
}

void own_options(CLI::App& verb, const std::string& id, Options& o) {
    if (id == "run") verb.add_option("--out", o.out, "folder for the results")->required();
    if (id == "gaps") verb.add_option("--out", o.out, "folder for tables of the estate and the annex for developers");
    if (id == "localities") verb.add_option("--out", o.out, "of an abstract instance: folder for assignment.csv and objective.json");
    if (id == "report") {
        verb.add_option("--out", o.out, "HTML file to write");
        verb.add_option("--passports", o.passports, "folder for a page for each practice: one file of all, and one a practice");
        verb.add_option("--practice", o.request.practices, "passports of these practices alone, by code");
    }
    if (id == "map") {
        verb.add_option("--out", o.out, "PNG, PDF or SVG file to write")->required();
        actions::Request::MapPage& page = o.request.page;
        CLI::Option* size = verb.add_option("--size", o.size, "page size in pixels at 96 to the inch, WxH");
        CLI::Option* paper =
            verb.add_option("--paper", page.paper, "A4 or A3, instead of --size; the scale is then a round one, true on it");
        paper->excludes(size);
        CLI::Option* upright = verb.add_flag("--portrait", page.portrait, "the paper upright, legend below the map");
        CLI::Option* across = verb.add_flag("--landscape", o.landscape, "the paper across, legend beside the map (the default)");
        upright->needs(paper)->excludes(across);
        across->needs(paper);
        verb.add_option("--title", page.title, "instead of the plan's title");
        verb.add_flag("--greyscale", page.greyscale, "no colour: told apart by lightness, lines and letters");
        verb.add_option("--inset", o.inset, "on or off: where the page lies in the footprint, when it shows only part of it")
            ->check(CLI::IsMember({"on", "off"}));
        verb.add_option("--scale", page.scale, "1:N, such as 1:50000, or fit")->needs(paper);
        verb.add_option("--centre", page.centre, "EASTING,NORTHING of the page's middle, with --scale (default: the footprint's)");
        verb.add_option("--dpi", page.dpi, "dots to the inch of a PNG (default: 300 with --paper)")->check(CLI::Range(36.0, 1200.0));
        verb.add_option("--colour", page.column, "shade zones by this: residents, density, imd_quintile, aged_65_pct, ...");
        verb.add_option("--basemap", o.basemap, "picture to lie below: a GeoTIFF or MBTiles file on this machine");
    }
    if (id == "export") {
        verb.add_option("--to", o.out, "file to write; its extension is the format")->required();
        verb.add_option("--layer", o.request.what, "localities, practices, zones, postcodes, or plan (everything, .gpkg)")
            ->check(CLI::IsMember({"localities", "practices", "zones", "postcodes", "plan"}));
    }
    if (id == "compare") {
        verb.add_option("A", o.request.a, "scenario")->required();
        verb.add_option("B", o.request.b, "scenario")->required();
    }
    if (id == "whatif") {
        verb.add_option("--at", o.request.at, "place: EASTING,NORTHING in British National Grid metres");
        verb.add_option("--postcode", o.request.postcode, "place: a postcode of the plan's postcode source");
        verb.add_option("--homes", o.request.what_if.homes, "how many");
        verb.add_option("--first-year", o.request.what_if.first_year, "financial year in which the first are finished, such as 2018/19")
            ->required();
        verb.add_option("--years", o.request.what_if.years, "over how many years, evenly (default 1)");
        verb.add_option("--by-year", o.request.what_if.trajectory, "instead of --homes and --years: homes of each year, such as 40,60,60");
        verb.add_option("--household-size", o.request.what_if.household_size, "people a home (default: the plan's)");
        verb.add_option("--new-patient-share", o.request.what_if.new_patient_share, "share who are new patients (default: the plan's)");
        verb.add_option("--cost-per-m2", o.request.what_if.cost_per_m2_gbp, "pounds a square metre (default: the plan's)");
        verb.add_option("--fees-share", o.request.what_if.fees_share, "fees and contingency, 0.15 is 15% (default: the plan's)");
        verb.add_option("--register", o.request.register_by, "zone (as the neighbours), nearest, or spare (by known spare space)");
        verb.add_option("--to", o.out, "file to write it to as well: .csv or .html");
    }
    if (id == "catchments") {
        verb.add_option("--of", o.request.what, "practice, premises or hub")
            ->check(CLI::IsMember({"practice", "premises", "hub"}))
            ->default_val("practice");
        verb.add_option("--method", o.request.method, "registered, radius or nearest")
            ->check(CLI::IsMember({"registered", "radius", "nearest"}));
        verb.add_option("--radius", o.request.radius_m, "metres, for radius")->check(CLI::Range(1.0, 200000.0));
        verb.add_option("--core", o.request.core_share, "share of the list, for registered: 0.5, 0.8, 0.95")->check(CLI::Range(0.01, 1.0));
        verb.add_option("--to", o.out, "file to write them to as well");
    }
}

// To standard output. What files and names hold must not steer the terminal: control characters but tab and line end are left out.
// \returns false, having said so, where it cannot be written: a full disk, a closed pipe.
bool say(std::string text) {
    std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f; });
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (whole && std::fflush(stdout) == 0) return true;
    std::fputs("merestone: the answer could not be written to standard output\nCheck that the disk is not full.\n", stderr);
    return false;
}

int usage_fault(const std::string& what) {
    fmt::print(stderr, "merestone: {}\nSee merestone --help.\n", what);
    return 2;
}

}  // namespace

int run(int argc, char** argv, const OpenDesktop& open) {
    CLI::App app{"Merestone: localities, catchments and the estate, for those who plan primary care in England"};
    app.set_version_flag("--version", std::string("merestone ") + actions::version());
    app.require_subcommand(0, 1);
    app.failure_message(CLI::FailureMessage::simple);
    Options options;
    for (const actions::Action& action : actions::actions()) {
        CLI::App* verb = app.add_subcommand(action.id, action.title);
        common_options(*verb, options);
        own_options(*verb, action.id, options);
    }
    OpenRequest desktop;
    std::string open_size = "1600x1000";
    std::string open_plan;
    std::string script;
    std::string screenshot;
    CLI::App* opens = app.add_subcommand("open", "the desktop on a plan, or on the sample shipped with it");
    opens->add_option("PLAN", open_plan, "plan folder, plan.toml or project .gpkg (default: the sample)");
    opens->add_option("--script", script, "work it off screen by this file of steps");
    opens->add_option("--screenshot", screenshot, "off screen: a PNG of it once all is drawn");
    opens->add_option("--size", open_size, "of the window in pixels, WxH");
    opens->add_option("--scale", desktop.scale, "off screen: of letters and lines")->check(CLI::Range(0.5, 4.0));
    opens->add_flag("--dark", desktop.dark, "off screen: the dark theme");
    opens->add_option("--data", options.data, "folder for grids such as OSTN15");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        const int code = app.exit(e);
        return code == 0 ? 0 : 2;
    }
    if (app.get_subcommands().empty() || opens->parsed()) {
        if (!open) return usage_fault("this program was built without the desktop; the other verbs work");
        if (!parse_size(open_size, 1, desktop.width_px, desktop.height_px))
            return usage_fault("--size is WxH, 1 to 20000 each, such as 1600x1000");
        desktop.plan = open_plan;
        desktop.script = script;
        desktop.screenshot = screenshot;
        desktop.data_folder = data_folder(options.data);
        std::error_code fault;
        if (auto sample = desktop.data_folder / "leeds"; std::filesystem::exists(sample / "plan.toml", fault)) desktop.sample_plan = sample;
        return open(desktop);
    }
    if (!parse_size(options.size, 100, options.request.width_px, options.request.height_px))
        return usage_fault("--size is WxH, 100 to 20000 each, such as 1600x1131");
    options.request.plan = options.plan;
    options.request.out = options.out;
    options.request.basemap = options.basemap;
    options.request.passports = options.passports;
    options.request.page.inset = options.inset == "on";
    options.request.options.data_folder = data_folder(options.data);

    const std::string verb = app.get_subcommands().front()->get_name();
    actions::Outcome outcome;
    for (const actions::Action& action : actions::actions()) {
        if (verb != action.id) continue;
        const ProgressLine line;
        outcome = action.run(options.request, line.progress());
    }
    return say(options.json ? outcome.json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n" : outcome.text)
               ? outcome.exit_code
               : base::exit_code(base::ErrorKind::bad_input);
}

}  // namespace merestone::cli
