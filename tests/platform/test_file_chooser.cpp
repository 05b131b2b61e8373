// The desktop's own dialog: what it is asked, and what is made of its answer. A stand-in on the search path plays the dialog.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "platform/file_chooser.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

TEST_CASE("the dialog is asked for what is wished", "[fast]") {
    platform::FileWish wish{"Add a file", false, true, "/home/planner", ""};
    CHECK(platform::chooser_words("zenity", wish) == std::vector<std::string>{"zenity", "--file-selection", "--title=Add a file",
                                                                              "--filename=/home/planner/", "--multiple", "--separator=\n"});
    wish.saving = true;
    wish.name = "leeds.gpkg";
    CHECK(platform::chooser_words("kdialog", wish) ==
          std::vector<std::string>{"kdialog", "--title", "Add a file", "--getsavefilename", "/home/planner/leeds.gpkg"});
}

TEST_CASE("a path a line, and nothing else, is an answer", "[fast]") {
    CHECK(platform::chosen_paths("/a b/c.csv\n/d.gpkg\n") == std::vector<fs::path>{"/a b/c.csv", "/d.gpkg"});
    CHECK(platform::chosen_paths("").empty());
    CHECK(platform::chosen_paths("Gtk-Message: no theme\n").empty());
}

#ifndef _WIN32
TEST_CASE("the dialog's answer comes back, and giving up is no error", "[fast]") {
    const test::TempFolder folder;
    const auto stands_in = [&](const char* does) {
        test::write_file(folder / "zenity", std::string("#!/bin/sh\n") + does);
        fs::permissions(folder / "zenity", fs::perms::owner_all);
    };
    const std::string path = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "";
    setenv("PATH", (folder.path().string() + ":" + path).c_str(), 1);
    setenv("DISPLAY", ":none", 0);
    stands_in("printf '/tmp/one file.csv\\n/tmp/two.csv\\n'\n");
    CHECK(platform::system_chooser() == "zenity");
    const auto chosen = platform::choose_with_system({"Add", false, true, "/tmp", ""}, {});
    REQUIRE(chosen.ok());
    CHECK(chosen.value() == std::vector<fs::path>{"/tmp/one file.csv", "/tmp/two.csv"});
    stands_in("exit 1\n");
    const auto none = platform::choose_with_system({"Add", false, true, "/tmp", ""}, {});
    REQUIRE(none.ok());
    CHECK(none.value().empty());
    stands_in("exec sleep 60\n");
    CHECK_FALSE(platform::choose_with_system({"Add", false, true, "/tmp", ""}, [] { return true; }).ok());
    setenv("PATH", path.c_str(), 1);
}
#endif
