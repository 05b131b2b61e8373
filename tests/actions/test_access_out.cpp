#include <catch2/catch.hpp>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "actions/run_plan.hpp"
#include "actions/shading.hpp"
#include "io/load.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

namespace {

double number(const test::Feature& row, const std::string& field) { return std::stod(row.fields.at(field)); }

}  // namespace

TEST_CASE("the written table of zones gives away every GP that anybody reaches, and foots with the table of groups", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        INFO(place);
        const test::TempFolder out;
        auto request = test::request_for(test::source_folder() / "geodata" / place, out / "gaps");
        request.options.scenario = "present";
        const auto told = test::act("gaps", request);
        REQUIRE(told.exit_code == 0);
        const auto& access = told.json.at("result").at("access");
        double people = 0.0;
        double gps = 0.0;
        double least_served = 0.0;
        for (const test::Feature& zone : test::features(out / "gaps" / "access_zones.csv")) {
            people += number(zone, "people");
            gps += number(zone, "people") * number(zone, "gp_fte_per_1000_within_reach") / 1000.0;
            least_served += number(zone, "people_in_twentieth_that_walks_longest");
        }
        CHECK(gps == Approx(access.at("gp_fte_within_reach_of_anybody").get<double>()).margin(0.05));  // four decimals a zone
        double localities = 0.0;
        double fifths = 0.0;
        double all = 0.0;
        double minutes = 0.0;
        for (const test::Feature& row : test::features(out / "gaps" / "access.csv")) {
            const std::string& kind = row.fields.at("row");
            if (kind == "locality" || kind == "in none") {
                localities += number(row, "people");
                minutes += number(row, "people") * number(row, "walk_mean_min");
            }
            if (kind == "deprivation fifth") fifths += number(row, "people");
            if (kind == "plan") {
                all = number(row, "people");
                CHECK(minutes / localities == Approx(number(row, "walk_mean_min")).margin(0.01));
                CHECK(number(row, "walk_mean_min") == Approx(access.at("plan").at("walk_mean_min").get<double>()));
            }
        }
        CHECK(people == all);
        CHECK(localities == all);
        CHECK(fifths == all);
        CHECK(least_served == Approx(0.05 * all).margin(0.01 * 0.05 * all));  // whole people a zone
    }
}

TEST_CASE("zones can be shaded by who can reach a practice, and by GPs within reach where any are known", "[slow]") {
    io::Loaded loaded = io::load_plan(test::source_folder() / "geodata" / "leeds");
    const auto has = [&](const char* id) {
        const auto offers = actions::shading_columns(loaded.plan);
        return std::any_of(offers.begin(), offers.end(), [&](const scene::ColumnOffer& o) { return o.id == id; });
    };
    CHECK(has("practice_walk_min"));
    CHECK(has("practice_car_min"));
    CHECK(has("gp_reach_per_1000"));
    for (model::Practice& practice : loaded.plan.practices) practice.gp_fte.reset();
    CHECK_FALSE(has("gp_reach_per_1000"));
    CHECK(has("practice_walk_min"));
}
