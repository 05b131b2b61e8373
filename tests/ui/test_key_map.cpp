// The key map as shipped and as a user may write one, and the action table that it names.
#include <catch2/catch.hpp>

#include <set>
#include <sstream>

#include "support/places.hpp"
#include "ui/desk_actions.hpp"
#include "ui/key_map.hpp"

using namespace merestone;

namespace {

std::string shipped() { return test::read_file(test::source_folder() / "assets" / "keys.txt"); }

// The first word of every line that is no remark: read apart from the key map's own reader.
std::vector<std::string> actions_named(const std::string& file) {
    std::vector<std::string> out;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        if (std::string action; words >> action) out.push_back(action);
    }
    return out;
}

}  // namespace

TEST_CASE("the shipped key map reads without a fault and names only actions that exist, each once", "[fast]") {
    ui::KeyMap keys;
    CHECK(keys.read(shipped(), "keys.txt").empty());
    std::set<std::string> seen;
    const auto named = actions_named(shipped());
    CHECK(named.size() > 40);
    for (const std::string& action : named) {
        CAPTURE(action);
        CHECK(ui::find_action(action) != nullptr);
        CHECK(seen.insert(action).second);
        REQUIRE_FALSE(keys.keys_of(action).empty());
        for (const ui::Chord& chord : keys.keys_of(action)) {
            REQUIRE(keys.action_of(chord) != nullptr);
            CHECK(*keys.action_of(chord) == action);
        }
    }
}

TEST_CASE("every action has an id of its own, a title, and a menu that is drawn", "[fast]") {
    const std::set<std::string> menus{"", "File", "Edit", "Map", "Localities", "Scenario", "Estate", "View", "Help"};
    std::set<std::string> ids;
    std::set<std::string> titles;
    for (const ui::DeskAction& a : ui::desk_actions()) {
        CAPTURE(a.id);
        CHECK(ids.insert(a.id).second);
        CHECK(titles.insert(a.title).second);
        CHECK_FALSE(std::string(a.title).empty());
        CHECK(menus.contains(a.menu));
        CHECK(a.why_not != nullptr);
        CHECK(a.run != nullptr);
        CHECK(ui::find_action(a.id) == &a);
    }
    CHECK(ids.size() > 50);
    CHECK(ui::find_action("no.such") == nullptr);
}

TEST_CASE("the same key for two actions is told, and the first keeps it", "[fast]") {
    ui::KeyMap keys;
    const auto faults = keys.read("file.open Ctrl+O\nfile.save Ctrl+O, Ctrl+S\n", "mine.txt");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find("mine.txt line 2") != std::string::npos);
    CHECK(faults[0].find("Ctrl+O") != std::string::npos);
    CHECK(faults[0].find("file.open") != std::string::npos);
    CHECK(*keys.action_of(*ui::parse_chord("Ctrl+O")) == "file.open");
    CHECK(keys.text_of("file.save") == "Ctrl+S");
}

TEST_CASE("every line that cannot be read is told with its number, and the others hold", "[fast]") {
    ui::KeyMap keys;
    const auto faults = keys.read("# remark\nfile.open Ctrl+Nothing\r\n\nfile.save Ctrl+S # kept\nfile.quit Bang, Ctrl+Q, Crash\n", "k");
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].find("line 2") != std::string::npos);
    CHECK(faults[1].find("line 5") != std::string::npos);
    CHECK(faults[2].find("Crash") != std::string::npos);
    CHECK(keys.text_of("file.save") == "Ctrl+S");
    CHECK(keys.text_of("file.quit") == "Ctrl+Q");
    CHECK(keys.keys_of("file.open").empty());
}

TEST_CASE("a second file goes over the first: other keys, none, and a comma as a key", "[fast]") {
    ui::KeyMap keys;
    REQUIRE(keys.read(shipped(), "keys.txt").empty());
    CHECK(keys.read("tool.pan\ntime.previous\nmap.in Ctrl+,, F8\nmap.out ,\n", "mine.txt").empty());
    CHECK(keys.keys_of("tool.pan").empty());
    CHECK(keys.action_of(*ui::parse_chord("P")) == nullptr);
    CHECK(keys.text_of("map.in") == "Ctrl+,, F8");
    CHECK(keys.action_of(*ui::parse_chord("Ctrl+=")) == nullptr);
    CHECK(keys.text_of("map.out") == ",");
    CHECK(keys.text_of("file.save") == "Ctrl+S");
}
