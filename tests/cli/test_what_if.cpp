// merestone whatif: one JSON object with the answer, or every fault of the question.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "support/places.hpp"

using namespace merestone;

namespace {

nlohmann::json asked(const std::string& question, int exit_code) {
    const test::TempFolder folder;
    const std::string out = (folder / "out.txt").string();
    const std::string command = std::string("\"") + MERESTONE_PROGRAM + "\" whatif \"" +
                                (test::source_folder() / "geodata" / "leeds").string() + "\" --json " + question + " >\"" + out +
                                "\" 2>/dev/null </dev/null";
    const int status = std::system(command.c_str());
    CHECK(((status >> 8) & 0xff) == exit_code);
    return nlohmann::json::parse(test::read_file(out));
}

}  // namespace

TEST_CASE("whatif: the worked example of domain notes section 3, and an account that adds up", "[slow]") {
    const auto json = asked("--at 430000,433500 --homes 200 --first-year 2018/19 --years 4 --household-size 2.4 --cost-per-m2 3000", 0);
    const auto& r = json["result"];
    CHECK(r["new_patients_all_built"] == 480.0);
    CHECK(r["need"]["area_m2"] == 32.91);
    CHECK(r["share_if_no_space_is_spare"]["contribution_gbp"] == 98743);
    double sum = 480.0 * (r["outside_practices_share"].get<double>() + r["without_practice_share"].get<double>());
    for (const auto& p : r["practices"]) sum += p["new_patients_by_year"]["2028/29"].get<double>();
    CHECK(sum == Approx(480.0).margin(0.1));
    bool typed = false;
    for (const auto& a : r["assumptions_used"]) typed = typed || (a["id"] == "household_size" && a["label"] == "typed here");
    CHECK(typed);
}

TEST_CASE("whatif: every fault of a question is told, with exit code 2", "[slow]") {
    const auto json = asked("--at 0,0 --homes=-3 --first-year 2050/51 --household-size none --register somehow --to x.docx", 2);
    const std::string todo = json["error"]["todo"];
    for (const char* words : {"homes: a whole number", "first homes: 2017/18 to 2027/28", "people a home", "how they register",
                              "outside the plan's footprint", "--to writes a table"}) {
        INFO(words);
        CHECK(todo.find(words) != std::string::npos);
    }
    CHECK(asked("--homes 10 --first-year 2018/19", 2)["error"]["todo"].get<std::string>().find("either --at") != std::string::npos);
    CHECK(asked("--homes 10 --first-year 2018/19 --postcode 'LS1 4AP'", 2)["error"]["todo"].get<std::string>().find(
              "postcodes have no LS1 4AP") != std::string::npos);
    (void)asked("--at 430000,nan --homes 10 --first-year 2018/19", 2);
}
