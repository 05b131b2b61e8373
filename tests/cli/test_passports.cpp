// merestone report --passports: one file of all, and one a practice; wrong questions told.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "support/places.hpp"

using namespace merestone;

namespace {

struct Said {
    int exit_code = -1;
    nlohmann::json json;
};

Said report(const std::string& options) {
    const test::TempFolder folder;
    const std::string out = (folder / "out.txt").string();
    const std::string command = std::string("\"") + MERESTONE_PROGRAM + "\" report \"" +
                                (test::source_folder() / "geodata" / "leeds").string() + "\" --json " + options + " >\"" + out +
                                "\" 2>/dev/null </dev/null";
    const int status = std::system(command.c_str());
    return {(status >> 8) & 0xff, nlohmann::json::parse(test::read_file(out))};
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("passports: a page a practice, alone and together, the same bytes again", "[slow]") {
    const test::TempFolder folder;
    const std::string first = (folder / "first").string();
    const std::string second = (folder / "second").string();
    const Said said = report("--passports '" + first + "'");
    REQUIRE(said.exit_code == 0);
    CHECK(said.json["result"]["passports"].size() == 106);  // 105 practices, and all of them
    REQUIRE(report("--passports '" + second + "' --practice X0029 --practice X0001 --practice X0029").exit_code == 0);
    const std::string all = test::read_file(std::filesystem::path(first) / "passports.html");
    CHECK(count(all, "<article class=\"sheet\"") == 105);
    CHECK(count(all, "Illustrative data: made up") == 105);
    CHECK(count(test::read_file(std::filesystem::path(second) / "passports.html"), "<article class=\"sheet\"") == 2);
    CHECK_FALSE(std::filesystem::exists(std::filesystem::path(second) / "X0002.html"));
    const std::string one = test::read_file(std::filesystem::path(first) / "X0029.html");
    CHECK(one == test::read_file(std::filesystem::path(second) / "X0029.html"));
    // The very same page stands among all.
    const std::size_t from = one.find("<article");
    CHECK(all.find(one.substr(from, one.find("</article>") - from)) != std::string::npos);
}

TEST_CASE("passports: nothing to write, and a practice that is not there, are wrong usage", "[slow]") {
    CHECK(report("").exit_code == 2);
    const test::TempFolder folder;
    const Said said = report("--passports '" + (folder / "p").string() + "' --practice NOBODY --practice X0001");
    CHECK(said.exit_code == 2);
    CHECK(said.json["error"]["what"] == "the plan has no practice NOBODY");
    CHECK_FALSE(std::filesystem::exists(folder / "p"));
}
