#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
using test::act;
using test::request_for;

namespace {

// A 6 x 6 board of 1,000 people and 10 rooms a square; four groups of 9 fit exactly.
void write_board(const test::TempFolder& folder, const std::string& constraints) {
    std::string units = "id,x,y,people,rooms\n";
    std::string borders = "a,b,border_m\n";
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 6; ++x) {
            units += fmt::format("U{}{},{},{},1000,10\n", y, x, x * 1000, y * 1000);
            if (x < 5) borders += fmt::format("U{}{},U{}{},1000\n", y, x, y, x + 1);
            if (y < 5) borders += fmt::format("U{}{},U{}{},1000\n", y + 1, x, y, x);
        }
    test::write_file(folder / "units.csv", units);
    test::write_file(folder / "borders.csv", borders);
    test::write_file(folder / "plan.toml",
                     "format = 1\n[plan]\nid = \"board\"\nas_at = 2024-01-01\n[sources.units]\nfile = "
                     "\"units.csv\"\n[sources.adjacency]\nfile = \"borders.csv\"\n[objective]\nleaked_patient_m = 0\n[constraints]\n" +
                         constraints);
}

}  // namespace

TEST_CASE("an abstract instance is grouped without any geometry", "[slow]") {
    const test::TempFolder folder;
    write_board(folder, "people_min = 9000\npeople_max = 9000\nlocalities = 4\n");
    const auto outcome = act("localities", request_for(folder.path(), folder / "out"));
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    // Four 3 x 3 squares about their middle: 4 x (4 x 1 + 4 x sqrt 2) x 1000 people x 1000 m.
    CHECK(outcome.json["result"]["objective"]["objective_person_m"].get<double>() == Approx(4 * (4 + 4 * std::sqrt(2.0)) * 1e6));
    CHECK(test::read_file(folder / "out" / "assignment.csv").substr(0, 25) == "unit,locality\r\nU00,L01\r\nU");
    CHECK(std::filesystem::exists(folder / "out" / "objective.json"));
}

TEST_CASE("an abstract instance keeps other activities within their bounds, and says what conflicts", "[slow]") {
    const test::TempFolder folder;
    write_board(folder, "people_min = 6000\npeople_max = 20000\nlocalities = 3\nbounds = { rooms = [120, 120] }\n");
    const auto outcome = act("localities", request_for(folder.path()));
    INFO(outcome.text);
    CHECK(outcome.exit_code == 0);
    write_board(folder, "people_min = 10000\npeople_max = 11000\nlocalities = 4\n");
    const auto none = act("localities", request_for(folder.path()));
    CHECK(none.exit_code == 4);
    CHECK_FALSE(none.json["conflicts"].empty());
}

TEST_CASE("costs replace the straight line, and faults of an instance are all listed", "[slow]") {
    const test::TempFolder folder;
    write_board(folder, "people_min = 36000\npeople_max = 36000\nlocalities = 1\n");
    std::string costs = "from,to,cost\n";
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 6; ++x)
            for (int k = 0; k < 36; ++k) costs += fmt::format("U{}{},U{}{},{}\n", y, x, k / 6, k % 6, k == 7 ? 5 : 10);
    test::write_file(folder / "costs.csv", costs);
    std::string plan = test::read_file(folder / "plan.toml");
    test::write_file(folder / "plan.toml", plan + "\n[sources.costs]\nfile = \"costs.csv\"\n");
    const auto outcome = act("localities", request_for(folder.path()));
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.json["result"]["objective"]["distance_person_m"].get<double>() == Approx(36 * 5.0));
    test::write_file(folder / "borders.csv", "a,b,border_m\nU00,U99,1000\nU01,U01,5\n");
    const auto bad = act("localities", request_for(folder.path()));
    CHECK(bad.exit_code == 3);
    CHECK(bad.json["problems"].size() >= 2);
}
