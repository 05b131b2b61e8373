#include "session/disk_watch.hpp"

#include <catch2/catch.hpp>

#include "io/sha256.hpp"
#include "support/places.hpp"

using namespace merestone;
using session::OnDisk;

namespace {

void touch(const std::filesystem::path& file) {
    using namespace std::chrono_literals;
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + 5s);
}

model::LayerInfo layer(const std::filesystem::path& folder, const char* role, const char* file) {
    model::LayerInfo l;
    l.role = role;
    l.file = file;
    l.bytes = static_cast<std::int64_t>(std::filesystem::file_size(folder / file));
    l.sha256 = io::sha256_of_file(folder / file).value();
    return l;
}

}  // namespace

TEST_CASE("A file is news when its contents changed, not when it was only touched", "[fast]") {
    const test::TempFolder folder;
    const auto file = folder / "lists.csv";
    test::write_file(file, "practice,list\nA,100\n");
    const session::Stamp stamp = session::stamp_of(file);
    CHECK(session::look_again(stamp) == OnDisk::same);
    touch(file);
    CHECK(session::look_again(stamp) == OnDisk::same);
    test::write_file(file, "practice,list\nA,200\n");  // as long as before
    touch(file);
    CHECK(session::look_again(stamp) == OnDisk::changed);
    const session::Stamp seen = session::glance_at(file);
    CHECK(session::look_again(seen) == OnDisk::same);
    test::write_file(file, "practice,list\n");
    CHECK(session::look_again(stamp) == OnDisk::changed);
    CHECK(session::look_again(seen) == OnDisk::changed);
    std::filesystem::remove(file);
    CHECK(session::look_again(stamp) == OnDisk::gone);
    CHECK(session::look_again(session::stamp_of(file)) == OnDisk::same);  // never was there
}

TEST_CASE("The files of a plan folder are its plan.toml and its sources", "[fast]") {
    const test::TempFolder folder;
    const auto plan = folder / "plan";
    test::write_file(plan / "plan.toml", "format = 1\n");
    test::write_file(plan / "lists.csv", "a\n");
    test::write_file(plan / "zones.csv", "b\n");
    const std::vector<model::LayerInfo> layers{
        layer(plan, "lists", "lists.csv"), layer(plan, "zones", "zones.csv"), layer(plan, "residents", "zones.csv"), {}};
    const auto stamps = session::stamps_of_plan(plan, layers);
    CHECK(stamps.size() == 3);
    CHECK(session::stamps_of_plan(plan / "plan.toml", layers).size() == 3);
    CHECK(session::news(stamps).empty());
    test::write_file(plan / "plan.toml", "format = 1 # changed\n");
    std::filesystem::remove(plan / "zones.csv");
    const auto news = session::news(stamps);
    REQUIRE(news.size() == 2);
    CHECK(news[0].file == "plan.toml");
    CHECK(news[0].state == OnDisk::changed);
    CHECK(news[1].file == "zones.csv");
    CHECK(news[1].state == OnDisk::gone);
}

TEST_CASE("Which sources changed since a project was saved beside their folder", "[fast]") {
    const test::TempFolder folder;
    const auto plan = folder / "area";
    test::write_file(plan / "plan.toml", "format = 1\n");
    test::write_file(plan / "lists.csv", "a\n");
    const std::vector<model::LayerInfo> layers{layer(plan, "lists", "lists.csv")};
    const auto project = folder / "area.merestone.gpkg";
    CHECK(session::sources_since_saved(project, layers).empty());
    test::write_file(plan / "lists.csv", "b\n");
    CHECK(session::sources_since_saved(project, layers).size() == 1);
    CHECK(session::sources_since_saved(folder / "elsewhere.merestone.gpkg", layers).empty());
    CHECK(session::sources_since_saved(folder / "copy.gpkg", layers).empty());
}
