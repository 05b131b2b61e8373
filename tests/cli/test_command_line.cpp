// The program as a script sees it: exit codes, one JSON object, nothing else on standard output.
#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/places.hpp"

using namespace merestone;

namespace {

struct Ran {
    int exit_code = -1;
    std::string out;
};

Ran run(const std::string& arguments) {
    const test::TempFolder folder;
    const std::string out = (folder / "out.txt").string();
    const std::string command = std::string("\"") + MERESTONE_PROGRAM + "\" " + arguments + " >\"" + out + "\" 2>/dev/null </dev/null";
    const int status = std::system(command.c_str());
    return {status < 0 ? -1 : (status >> 8) & 0xff, test::read_file(out)};
}

std::string sample() { return "\"" + (test::source_folder() / "geodata" / "leeds").string() + "\""; }

}  // namespace

TEST_CASE("wrong usage ends with 2, help and version with 0", "[slow]") {
    for (const char* arguments :
         {"nonsense", "run", "check", "run x", "check x --nonsense", "map x --out a.png --size 1x1", "localities x --effort -1"}) {
        CAPTURE(arguments);
        CHECK(run(arguments).exit_code == 2);
    }
    CHECK(run("--help").exit_code == 0);
    CHECK(run("--version").out.rfind("merestone ", 0) == 0);
    const Ran help = run("--help");
    for (const char* verb : {"run", "check", "localities", "catchments", "gaps", "compare", "export", "report", "map"}) {
        CAPTURE(verb);
        CHECK(help.out.find(verb) != std::string::npos);
    }
}

// With the desktop built, no verb means open: tests/ui has how that ends.
TEST_CASE("no verb and open are wrong usage in a program built without the desktop", "[slow]") {
#ifndef MERESTONE_GUI
    CHECK(run("").exit_code == 2);
    CHECK(run("open").exit_code == 2);
#endif
    CHECK(run("open --nonsense").exit_code == 2);
}

TEST_CASE("a plan that is not there ends with 3 and says what to do", "[slow]") {
    const Ran ran = run("check /no/such/plan --json");
    CHECK(ran.exit_code == 3);
    const auto json = nlohmann::json::parse(ran.out);
    REQUIRE(json["problems"].size() == 1);
    CHECK(json["problems"][0]["severity"] == "error");
    CHECK_FALSE(json["problems"][0]["todo"].get<std::string>().empty());
}

TEST_CASE("gaps --json: the sample's 27,530 homes at 2.3 bring the Leeds plan's 63,319 patients; ranks are a whole order", "[slow]") {
    const Ran ran = run("gaps " + sample() + " --json --effort 0.1");
    REQUIRE(ran.exit_code == 0);
    const auto result = nlohmann::json::parse(ran.out)["result"];
    CHECK(result["growth"]["new_patients_total"] == 63319);
    CHECK(result["growth"]["homes_counted_total"] == 27530);
    const auto& rows = result["ranking"]["premises"]["rows"];
    REQUIRE(rows.size() > 100);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i]["rank"] == i + 1);
        CHECK(rows[i]["rank_best"] <= rows[i]["rank"]);
        CHECK(rows[i]["rank_worst"] >= rows[i]["rank"]);
        if (i > 0) CHECK(rows[i]["score"].get<double>() <= rows[i - 1]["score"].get<double>());
    }
}

TEST_CASE("gaps --out: the tables and the annex in a folder, a few lines of summary, and 3 where the folder cannot be", "[slow]") {
    const test::TempFolder folder;
    const Ran ran = run("gaps " + sample() + " --effort 0.1 --out \"" + (folder / "estate").string() + "\"");
    REQUIRE(ran.exit_code == 0);
    for (const char* words : {"Schemes: 23 schemes", "bring 63,319 patients", "A developer's share: by area £",
                              "What to do: ", "rooms remain short", "wrote ", "developer.html", "not written: dispersed.csv"}) {
        CAPTURE(words);
        CHECK(ran.out.find(words) != std::string::npos);
    }
    CHECK(std::filesystem::exists(folder / "estate" / "remedies.csv"));
    CHECK(std::filesystem::exists(folder / "estate" / "manifest.csv"));
    test::write_file(folder / "taken", "a file where the folder should be");
    CHECK(run("gaps " + sample() + " --effort 0.1 --out \"" + (folder / "taken").string() + "\"").exit_code == 3);
}

TEST_CASE("--json is one object with the promised keys", "[slow]") {
    for (const std::string verb : {"check", "localities", "gaps"}) {
        CAPTURE(verb);
        const Ran ran = run(verb + " " + sample() + " --json --effort 0.1");
        CHECK(ran.exit_code == 0);
        const auto json = nlohmann::json::parse(ran.out);
        for (const char* key : {"merestone", "command", "plan", "scenario", "seed", "stopped_by", "problems", "assumptions", "result"}) {
            CAPTURE(key);
            CHECK(json.contains(key));
        }
        CHECK(json["command"] == verb);
        CHECK(json["plan"]["as_at"] == "2017-04-01");
        CHECK(json["assumptions"].size() > 10);
    }
}
