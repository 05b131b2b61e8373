#include <catch2/catch.hpp>

#include <filesystem>

#include "io/output_folder.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

TEST_CASE("what a plan is read from is not written over, by no name, and nothing else is either", "[fast]") {
    const test::TempFolder folder;
    test::write_file(folder / "practices.csv", "published");
    test::write_file(folder / "map.png", "old");
    fs::create_symlink(folder / "practices.csv", folder / "linked.csv");
    const io::KeptFiles keep{folder / "." / "practices.csv", folder / "gone.csv"};
    {
        auto out = io::OutputFolder::open(folder.path(), keep);
        REQUIRE(out);
        REQUIRE(out.value().write("map.png", "new"));
        REQUIRE(out.value().write("practices.csv", "ours"));
        const auto done = out.value().commit();
        REQUIRE_FALSE(done);
        CHECK(done.error().kind == base::ErrorKind::usage);
        CHECK(done.error().what.find("practices.csv is read by this plan") != std::string::npos);
    }
    CHECK(test::read_file(folder / "practices.csv") == "published");
    CHECK(test::read_file(folder / "map.png") == "old");
    CHECK_FALSE(io::write_file(folder / "linked.csv", "ours", keep));
    CHECK(test::read_file(folder / "practices.csv") == "published");
    CHECK(io::write_file(folder / "new.csv", "ours", keep));
}

TEST_CASE("a table that a later run has nothing to write in goes, unless somebody changed it", "[fast]") {
    const test::TempFolder folder;
    const auto run = [&](const std::vector<std::string>& names, const std::vector<std::string>& empty) {
        auto out = io::OutputFolder::open(folder.path());
        REQUIRE(out);
        for (const std::string& name : names) REQUIRE(out.value().write(name, "of this run: " + name));
        REQUIRE(out.value().commit(empty));
    };
    run({"flags.csv", "dispersed.csv", "risks.csv"}, {});
    test::write_file(folder / "risks.csv", "with a planner's notes");
    test::write_file(folder / "closures.csv", "never ours");
    run({"flags.csv"}, {"dispersed.csv", "risks.csv", "closures.csv"});
    CHECK_FALSE(fs::exists(folder / "dispersed.csv"));
    CHECK(test::read_file(folder / "risks.csv") == "with a planner's notes");
    CHECK(test::read_file(folder / "closures.csv") == "never ours");
    CHECK(fs::exists(folder / "flags.csv"));
}
