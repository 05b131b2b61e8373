// Scripts: every line that is no step is told at once, so that a long script need not be run to find its slips.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/places.hpp"
#include "ui/script.hpp"

using namespace merestone;

namespace {

std::string faults_of(const std::string& script) {
    const auto parsed = ui::parse_script(script, "flow.txt");
    return parsed ? std::string() : parsed.error().what;
}

}  // namespace

TEST_CASE("a script of every step reads, remarks and blank lines passed over", "[fast]") {
    const auto parsed = ui::parse_script(
        "# a remark\n\nwait\r\nframes 3\nclick a.b\ndouble-click a\nhover a\nhover-map 1 2\nexpect-widget a\nexpect-widget a some words\n"
        "click-map 430000 433500 shift\ndouble-click-map 1 2\nright-click-map 1 2\ndrag-map 1 2 3 4 5 6 shift ctrl\nkey Ctrl+Shift+P\ntype "
        "some words\n"
        "wheel-map 1 2 -3\naction map.whole\naction map.go 430000 433000 10\nsize 8000x200\nscale 1.5\nscreenshot a file.png\nprint "
        "locality L01 people\n"
        "expect practice X0001 locality = L01 Morley = West\n",
        "flow.txt");
    INFO((parsed ? std::string() : parsed.error().what));
    REQUIRE(parsed);
    const auto& steps = parsed.value();
    REQUIRE(steps.size() == 22);
    CHECK(steps.front().verb == "wait");
    CHECK(steps.front().line == 3);
    CHECK(steps[8].words == std::vector<std::string>{"430000", "433500", "shift"});
    CHECK(steps[12].rest == "Ctrl+Shift+P");
    CHECK(steps.back().rest == "practice X0001 locality = L01 Morley = West");
    CHECK(ui::parse_script("", "x").value().empty());
}

TEST_CASE("every bad line is told with its number", "[fast]") {
    const char* bad[] = {"jump",
                         "wait now",
                         "frames",
                         "frames x",
                         "frames -1",
                         "click",

                         "click-map 1",
                         "click-map 1 x",
                         "click-map shift 1",
                         "click-map 1 2 3",
                         "click-map shift 1 2",
                         "drag-map 1 2 3",
                         "drag-map 1 2 3 4 5",
                         "drag-map 1 2 shift 3 4",
                         "drag-map 1 2 shift ctrl",
                         "hover-map shift ctrl",
                         "double-click-map 1 shift",
                         "wheel-map 1 2",
                         "wheel-map 1 2 shift",
                         "key",
                         "key Ctrl+Nothing",
                         "key A B",
                         "type",
                         "action",
                         "size",
                         "size 10",
                         "size 0x5",
                         "size 10x-1",
                         "size axb",
                         "scale",
                         "scale big",
                         "screenshot",
                         "print",
                         "expect",
                         "expect plan",
                         "expect plan=x",
                         "expect = x",
                         "expect-widget"};
    std::string all;
    int number = 0;
    for (const char* line : bad) {
        CAPTURE(line);
        CHECK(faults_of(line).find("line 1:") != std::string::npos);
        all += std::string("wait\n") + line + "\n";
        number += 2;
    }
    const std::string told = faults_of(all);
    for (int line = 2; line <= number; line += 2) {
        CAPTURE(line);
        CHECK(told.find("line " + std::to_string(line) + ":") != std::string::npos);
    }
    CHECK(told.find("line 1:") == std::string::npos);
}

TEST_CASE("bytes that are no script are refused without harm", "[fast]") {
    CHECK_FALSE(faults_of(std::string("\x00\xFF\xFE bytes\n", 10)).empty());
    CHECK_FALSE(faults_of(std::string(100000, 'x')).empty());
    CHECK(faults_of("type " + std::string(1 << 20, 'x')).empty());
}

TEST_CASE("the flows kept beside these tests are scripts", "[fast]") {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_folder() / "tests" / "ui" / "flows")) {
        CAPTURE(entry.path().filename().string());
        CHECK(faults_of(test::read_file(entry.path())).empty());
        ++found;
    }
    CHECK(found >= 8);
}
