#include <catch2/catch.hpp>

#include <map>

#include "actions/run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> bytes_of(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out[entry.path().filename().string()] = test::read_file(entry.path());
    return out;
}

}  // namespace

TEST_CASE("no verb writes over a file that its plan is read from", "[slow]") {
    const test::TempFolder folder;
    const fs::path plan = folder / "plan";
    fs::copy(test::source_folder() / "geodata" / "havering", plan, fs::copy_options::recursive);
    const auto before = bytes_of(plan);
    const auto refused = [&](const char* verb, const fs::path& out, const std::string& what = "localities") {
        INFO(verb << " " << out.filename().string());
        auto request = test::request_for(plan, out);
        request.options.scenario = "present";
        request.what = what;
        const actions::Outcome outcome = test::act(verb, request);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.text.find("read by this plan") != std::string::npos);
        CHECK(bytes_of(plan) == before);
    };
    refused("gaps", plan);
    refused("run", plan);
    refused("report", plan / "plan.toml");
    refused("export", plan / "zones.geojson");
    refused("export", plan / "practices.csv", "practices");
    refused("export", plan / "postcodes.csv", "postcodes");

    // Its own project may be written anew from itself.
    auto request = test::request_for(plan, folder / "own.gpkg");
    request.options.scenario = "present";
    request.what = "plan";
    REQUIRE(test::act("export", request).exit_code == 0);
    request.plan = folder / "own.gpkg";
    CHECK(test::act("export", request).exit_code == 0);
    request.what = "localities";
    CHECK(test::act("export", request).exit_code == 2);
}
