// The verb catchments, of hubs taken together, on the embedded sample: the figures agree with each other and with the residents read
// straight from the file.
#include <catch2/catch.hpp>

#include <cmath>

#include "base/text.hpp"
#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

actions::Request of_hubs(const char* method, double radius_m) {
    auto request = test::request_for(test::source_folder() / "geodata" / "leeds");
    request.what = "hub";
    request.method = method;
    request.radius_m = radius_m;
    return request;
}

double residents_of_file() {
    double sum = 0;
    for (const auto& row : test::features(test::source_folder() / "geodata" / "leeds" / "residents.csv"))
        sum += base::parse_number(row.fields.at("people")).value();
    return sum;
}

double sum_of(const nlohmann::ordered_json& rows, const char* key) {
    double sum = 0;
    for (const auto& row : rows) sum += row[key].get<double>();
    return sum;
}

}  // namespace

TEST_CASE("hubs by radius: who is in one, in several, in none", "[slow]") {
    double last_in_none = 1e9;
    for (const double radius_m : {1500.0, 3000.0, 6000.0}) {
        CAPTURE(radius_m);
        const auto outcome = test::act("catchments", of_hubs("radius", radius_m));
        REQUIRE(outcome.exit_code == 0);
        const auto& result = outcome.json["result"];
        const auto& t = result["together"];
        CHECK(t["catchments"] == 8);
        const double all = t["people_in_footprint"];
        const double any = t["people_in_any"];
        const double several = t["people_in_several"];
        const double none = t["people_in_none"];
        CHECK(all == Approx(residents_of_file()));
        CHECK(any + none == Approx(all).margin(0.3));
        CHECK(several <= any);
        CHECK(none < last_in_none);
        last_in_none = none;
        // Each person counts in every catchment that holds them: once, and again for each beyond the first.
        CHECK(sum_of(result["catchments"], "people") >= any + several - 1.0);
        CHECK(sum_of(t["zones_with_people_in_none"], "people") == Approx(none).margin(0.1 * 482));
        double fifths = 0;
        for (const auto& n : t["people_in_none_by_deprivation_fifth"]) fifths += n.get<double>();
        CHECK(fifths == Approx(none).epsilon(1e-4));
        double largest = 0;
        for (const auto& pair : t["pairs"]) {
            CHECK(pair["people"].get<double>() <= several + 0.2);
            largest = std::max(largest, pair["people"].get<double>());
        }
        CHECK((several > 0) == (largest > 0));
        CHECK(sum_of(t["pairs"], "people") >= several - 1.0);
        double previous = 1e9;
        for (const auto& zone : t["zones_with_people_in_none"]) {
            CHECK(zone["people"].get<double>() <= previous);
            previous = zone["people"];
            CHECK(zone["share_of_zone"].get<double>() <= 1.0);
        }
        CHECK(outcome.text.find("in none") != std::string::npos);
        const auto told = [&](double people) {
            return outcome.text.find(base::grouped(std::llround(people)) + " people") != std::string::npos;
        };
        CHECK((told(none - 0.05) || told(none + 0.05)));  // JSON is rounded to a tenth before it is rounded here
    }
}

TEST_CASE("nearest hubs share out everybody: none in two, none in none", "[slow]") {
    const auto outcome = test::act("catchments", of_hubs("nearest", 0));
    REQUIRE(outcome.exit_code == 0);
    const auto& t = outcome.json["result"]["together"];
    CHECK(t["people_in_any"].get<double>() == Approx(residents_of_file()).epsilon(1e-6));
    CHECK(t["people_in_several"].get<double>() == Approx(0.0).margin(1.0));
    CHECK(t["people_in_none"].get<double>() == Approx(0.0).margin(1.0));
    CHECK(t["pairs"].empty());
}

TEST_CASE("catchments of practices say nothing of being together", "[slow]") {
    auto request = of_hubs("radius", 2000);
    request.what = "practice";
    const auto outcome = test::act("catchments", request);
    REQUIRE(outcome.exit_code == 0);
    CHECK_FALSE(outcome.json["result"].contains("together"));
    CHECK(outcome.json["result"]["catchments"].size() > 90);
}
