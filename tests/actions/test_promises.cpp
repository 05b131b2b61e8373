// Promises about the files: the same bytes whatever the threads or the order of rows, nothing half written, what is written reads
// back as the same plan. On the embedded sample.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include "base/random.hpp"
#include "base/text.hpp"
#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;
using test::act;
using test::request_for;

namespace {

fs::path sample() { return test::source_folder() / "geodata" / "leeds"; }

std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out[entry.path().filename().string()] = test::read_file(entry.path());
    return out;
}

// The sample with the data rows of every CSV in another order.
void shuffled_sample(const fs::path& to) {
    fs::create_directories(to);
    base::Random chance(7);
    for (const auto& entry : fs::directory_iterator(sample())) {
        const std::string bytes = test::read_file(entry.path());
        if (entry.path().extension() != ".csv") {
            test::write_file(to / entry.path().filename(), bytes);
            continue;
        }
        std::vector<std::string> lines;
        for (const std::string_view line : base::split(bytes, '\n'))
            if (!line.empty()) lines.emplace_back(line);
        for (std::size_t i = lines.size() - 1; i > 1; --i) std::swap(lines[i], lines[1 + chance.below(static_cast<std::uint32_t>(i))]);
        test::write_file(to / entry.path().filename(), base::join(lines, "\n") + "\n");
    }
}

void append(const fs::path& file, const std::string& text) { test::write_file(file, test::read_file(file) + text); }

void copy_sample(const fs::path& to) { fs::copy(sample(), to, fs::copy_options::recursive); }

}  // namespace

TEST_CASE("the same plan gives the same bytes, whatever the threads", "[slow]") {
    const test::TempFolder out;
    auto request = request_for(sample(), out / "one");
    request.options.threads = 1;
    REQUIRE(act("run", request).exit_code == 0);
    request.out = out / "two";
    request.options.threads = 2;
    REQUIRE(act("run", request).exit_code == 0);
    const auto one = files_of(out / "one");
    CHECK(one.size() >= 20);
    CHECK(one == files_of(out / "two"));
    for (const auto& [name, bytes] : one) {
        CAPTURE(name);
        CHECK(bytes.find(test::source_folder().string()) == std::string::npos);  // no path of the machine
        CHECK(bytes.find(out.path().string()) == std::string::npos);
    }
}

TEST_CASE("the order of rows changes no result", "[slow]") {
    const test::TempFolder out;
    shuffled_sample(out / "plan");
    REQUIRE(act("run", request_for(sample(), out / "a")).exit_code == 0);
    REQUIRE(act("run", request_for(out / "plan", out / "b")).exit_code == 0);
    const auto a = files_of(out / "a");
    const auto b = files_of(out / "b");
    for (const char* name : {"localities.shp",
                             "localities.dbf",
                             "localities.csv",
                             "practices.csv",
                             "zones.csv",
                             "gaps.csv",
                             "flags.csv",
                             "leakage.csv",
                             "reassigned.csv",
                             "ranks_premises.csv",
                             "ranks_localities.csv",
                             "schemes.csv",
                             "scheme_gates.csv",
                             "scheme_money.csv",
                             "developer_sites.csv",
                             "developer_groups.csv",
                             "developer_takers.csv",
                             "developer_capacity.csv",
                             "developer.html",
                             "hubs.csv",
                             "hub_week.csv",
                             "hub_minutes.csv",
                             "hub_coverage.csv",
                             "remedies.csv",
                             "closures.csv",
                             "workforce.csv",
                             "roll_up.csv",
                             "indicators.csv",
                             "access.csv",
                             "access_zones.csv",
                             "sensitivity.csv",
                             "risks.csv",
                             "map.png"}) {
        CAPTURE(name);
        CHECK(a.at(name) == b.at(name));
    }
}

TEST_CASE("the project file is the plan: run, check and compare give the same from it", "[slow]") {
    const test::TempFolder out;
    REQUIRE(act("run", request_for(sample(), out / "a")).exit_code == 0);
    const fs::path project = out / "a" / "plan.gpkg";
    REQUIRE(act("run", request_for(project, out / "b")).exit_code == 0);
    CHECK(files_of(out / "a") == files_of(out / "b"));
    CHECK(act("check", request_for(sample())).json == act("check", request_for(project)).json);
    auto request = request_for(sample());
    request.a = "present";
    request.b = "found";
    auto from_project = request;
    from_project.plan = project;
    CHECK(act("compare", request).json == act("compare", from_project).json);
}

TEST_CASE("our own shapefile given back as a scenario is the same localities", "[slow]") {
    const test::TempFolder out;
    copy_sample(out / "plan");
    REQUIRE(act("run", request_for(out / "plan", out / "first")).exit_code == 0);
    append(out / "plan" / "plan.toml", "\n[scenarios.returned]\nassign = \"../first/localities.shp\"\n");
    auto request = request_for(out / "plan");
    request.a = "found";
    request.b = "returned";
    const auto outcome = act("compare", request);
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    const auto& result = outcome.json["result"];
    CHECK(result["practices_that_differ_count"] == 0);
    CHECK(result["zones_that_differ_count"] == 0);
    CHECK(result["a"]["localities"].size() == result["b"]["localities"].size());
    for (std::size_t i = 0; i < result["a"]["localities"].size(); ++i) {
        CHECK(result["a"]["localities"][i]["locality"] == result["b"]["localities"][i]["locality"]);
        CHECK(result["a"]["localities"][i]["list_registered"] == result["b"]["localities"][i]["list_registered"]);
        CHECK(result["a"]["localities"][i]["border_km"] == result["b"]["localities"][i]["border_km"]);
    }
}

TEST_CASE("a practice list given back as a scenario is the same grouping of practices", "[slow]") {
    const test::TempFolder out;
    copy_sample(out / "plan");
    REQUIRE(act("run", request_for(out / "plan", out / "first")).exit_code == 0);
    append(out / "plan" / "plan.toml", "\n[scenarios.returned]\nassign = \"../first/practices.csv\"\n");
    auto request = request_for(out / "plan");
    request.a = "found";
    request.b = "returned";
    const auto outcome = act("compare", request);
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.json["result"]["practices_that_differ_count"] == 0);
}

TEST_CASE("a side of too few people that may not be straddled: exit 4, and the reason names it", "[slow]") {
    const test::TempFolder out;
    copy_sample(out / "plan");
    std::string plan = test::read_file(out / "plan" / "plan.toml");
    const auto at = plan.find("people_min = 30000");
    REQUIRE(at != std::string::npos);
    plan.replace(at, 18, "people_min = 250000");
    const auto max = plan.find("people_max = 80000");
    REQUIRE(max != std::string::npos);
    plan.replace(max, 18, "people_max = 400000");
    test::write_file(out / "plan" / "plan.toml", plan);
    auto request = request_for(out / "plan", out / "result");
    const auto outcome = act("run", request);
    CHECK(outcome.exit_code == 4);
    CHECK(outcome.text.find("Illustrative Leeds North") != std::string::npos);
    CHECK(outcome.text.find("216,840") != std::string::npos);  // 215,024 of its practices, and one of South and East that sits in it
    CHECK_FALSE(fs::exists(out / "result" / "manifest.csv"));
    REQUIRE(outcome.json.contains("conflicts"));
}

TEST_CASE("a plan with errors: exit 3, every problem listed, earlier outputs unharmed", "[slow]") {
    const test::TempFolder out;
    copy_sample(out / "plan");
    REQUIRE(act("run", request_for(out / "plan", out / "result")).exit_code == 0);
    const auto before = files_of(out / "result");
    fs::remove(out / "plan" / "flows.csv");
    test::write_file(out / "plan" / "residents.csv", "");
    append(out / "plan" / "lists.csv", "X0001,-5,2017-04-01,illustrative\n");
    append(out / "plan" / "plan.toml", "\n[scenarios.x]\nfrom = \"y\"\nfind = true\n[scenarios.y]\nfrom = \"x\"\nfind = true\nsead = 4\n");
    const auto outcome = act("run", request_for(out / "plan", out / "result"));
    INFO(outcome.text);
    CHECK(outcome.exit_code == 3);
    for (const auto& [rule, severity] :
         {std::pair{"file-missing", "error"}, {"file-empty", "error"}, {"plan-file", "error"}, {"negative", "warning"}}) {
        CAPTURE(rule);
        CHECK(std::any_of(outcome.json["problems"].begin(), outcome.json["problems"].end(),
                          [&](const auto& p) { return p["rule"] == rule && p["severity"] == severity; }));
    }
    CHECK(outcome.text.find("circle") != std::string::npos);
    CHECK(outcome.text.find("Did you mean \"seed\"?") != std::string::npos);
    CHECK(files_of(out / "result") == before);
}

TEST_CASE("an output folder that cannot be written to is said, and nothing is left behind", "[slow]") {
    const test::TempFolder out;
    test::write_file(out / "taken", "a file where the folder should be");
    const auto outcome = act("run", request_for(sample(), out / "taken"));
    CHECK(outcome.exit_code == 3);
    CHECK(test::read_file(out / "taken") == "a file where the folder should be");
    // A folder in the way of one output: no other output is put in place.
    fs::create_directories(out / "folder" / "map.png" / "x");
    const auto blocked = act("run", request_for(sample(), out / "folder"));
    CHECK(blocked.exit_code == 3);
    std::size_t entries = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(out / "folder")) ++entries;
    CHECK(entries == 1);
}

TEST_CASE("a cancelled run says so and writes nothing", "[slow]") {
    const test::TempFolder out;
    std::stop_source stop;
    stop.request_stop();
    const base::Progress cancelled(nullptr, stop.get_token());
    for (const actions::Action& action : actions::actions()) {
        if (std::string(action.id) != "run") continue;
        CHECK(action.run(request_for(sample(), out / "result"), cancelled).exit_code == 5);
    }
    CHECK_FALSE(fs::exists(out / "result"));
}
