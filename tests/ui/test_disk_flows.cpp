// The plan and its files, as a planner meets them: saved work beside a plan folder, another program at the same files, what a saved
// project holds for a GIS.
#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <thread>

#include "support/places.hpp"
#include "ui/flow.hpp"

using namespace merestone;
using test::Flow;
namespace fs = std::filesystem;

namespace {

// A folder of one's own to plan in, away from the repository.
fs::path copy_of_sample(const test::TempFolder& folder) {
    fs::copy(test::sample_plan(), folder / "area", fs::copy_options::recursive);
    return folder / "area";
}

// Waits for what the script exports, does `between`, lets the script go on.
class OtherProgram {
public:
    OtherProgram(fs::path folder, std::function<void()> between)
        : thread_([folder = std::move(folder), between = std::move(between)](const std::stop_token& stop) {
              while (!fs::exists(folder / "ready.csv")) {
                  if (stop.stop_requested()) return;
                  std::this_thread::sleep_for(std::chrono::milliseconds(5));
              }
              between();
              test::write_file(folder / "go", "");
          }) {}

private:
    std::jthread thread_;
};

constexpr const char* kMeanwhile = "action file.export_zones @TMP@/ready.csv\nwait\nawait @TMP@/go\nfocus\nwait\n";

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = test::read_file(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    test::write_file(file, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("A plan with saved work beside it asks which to open, and saving over work not seen asks too", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const fs::path plan = copy_of_sample(folder);
    const Flow first = test::run_flow(
        "wait\naction select.row localities L02\naction locality.rename Drawn by me\naction file.save\nwait\n"
        "expect notice = Saved to area.merestone.gpkg\n",
        {plan, "", "", {}});
    INFO(first.said);
    REQUIRE(first.exit_code == 0);
    REQUIRE(fs::exists(folder / "area.merestone.gpkg"));

    const Flow on =
        test::run_flow("wait\nclick question.Open the saved work\nwait\nprint locality L02 name\nexpect dirty = no\n", {plan, "", "", {}});
    INFO(on.said);
    CHECK(on.exit_code == 0);
    CHECK(on.printed("locality L02 name") == "Drawn by me");

    // A source that changed since is told; a plan that was saved is from then on that of its project.
    test::write_file(plan / "lists.csv", test::read_file(plan / "lists.csv") + " ");
    const Flow told = test::run_flow(
        "wait\nprint notice\naction select.row localities L02\n"
        "action locality.rename Saved and read again\naction file.save\nwait\naction file.reload\nwait\n"
        "print locality L02 name\n",
        {folder.path() / "area.merestone.gpkg", "", "", {}});
    INFO(told.said);
    CHECK(told.exit_code == 0);
    CHECK(told.printed("notice") == "Sources of this plan changed since it was saved");
    CHECK(told.printed("locality L02 name") == "Saved and read again");
    const std::string kept = test::read_file(folder / "area.merestone.gpkg");
    const Flow anew = test::run_flow(
        "wait\nclick question.Begin again from the files\nwait\nprint locality L02 name\n"
        "action select.row localities L02\naction locality.rename Begun again\naction file.save\nwait\n"
        "expect dirty = yes\nclick question.Do not save\nwait\nexpect dirty = yes\n",
        {plan, "", "", {}});
    INFO(anew.said);
    CHECK(anew.exit_code == 0);
    CHECK(anew.printed("locality L02 name") != "Drawn by me");
    CHECK(test::read_file(folder / "area.merestone.gpkg") == kept);

    const Flow replaced = test::run_flow(
        "wait\nclick question.Begin again from the files\nwait\naction select.row localities L02\n"
        "action locality.rename Begun again\naction file.save\nwait\nclick question.Replace it\nwait\nexpect dirty = no\n",
        {plan, "", "", {}});
    INFO(replaced.said);
    CHECK(replaced.exit_code == 0);
    const Flow last = test::run_flow("wait\nprint locality L02 name\n", {folder.path() / "area.merestone.gpkg", "", "", {}});
    CHECK(last.printed("locality L02 name") == "Begun again");
}

TEST_CASE("A source that another program changed is told, compared, and read again", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const fs::path plan = copy_of_sample(folder);
    const OtherProgram other(folder.path(), [&] { replace_in(plan / "plan.toml", "people_max = 80000", "people_max = 90000"); });
    const Flow flow = test::run_flow(std::string("wait\nfocus\nwait\n") + kMeanwhile +
                                         "click question.Compare\nwait\nprint question\nclick question.Reload\nwait\nprint question\n"
                                         "focus\nwait\nprint question\n",
                                     {plan, "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("question").find("The range is 30,000 to 90,000 people on disk, 30,000 to 80,000 here") != std::string::npos);
    CHECK(flow.printed("question", 1).empty());
    CHECK(flow.printed("question", 2).empty());
}

TEST_CASE("What is open can be kept though the disk changed, and nobody is asked twice", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const fs::path plan = copy_of_sample(folder);
    const OtherProgram other(folder.path(), [&] { fs::remove(plan / "flows.csv"); });
    const Flow flow = test::run_flow(std::string("wait\naction select.row localities L02\naction locality.rename Mine\n") + kMeanwhile +
                                         "print question\nclick question.Keep what is open\nwait\nfocus\nwait\nprint question\n"
                                         "print locality L02 name\nexpect dirty = yes\n",
                                     {plan, "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("question").find("flows.csv is not there any more") != std::string::npos);
    CHECK(flow.printed("question", 1).empty());
    CHECK(flow.printed("locality L02 name") == "Mine");
}

TEST_CASE("A saved project holds its localities as a coloured layer, and saving twice gives the same bytes", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const Flow flow = test::run_flow(
        "wait\naction select.row localities L02\naction locality.rename Moor & Town\n"
        "action file.save_as @TMP@/one.gpkg\nwait\naction file.save_as @TMP@/two.gpkg\nwait\n",
        {test::sample_plan(), "", "", {{"TMP", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(test::read_file(folder / "one.gpkg") == test::read_file(folder / "two.gpkg"));
    const std::string bytes = test::read_file(folder / "one.gpkg");
    CHECK(bytes.find("layer_styles") != std::string::npos);
    const Flow again = test::run_flow("wait\nprint locality L02 name\n", {folder / "one.gpkg", "", "", {}});
    CHECK(again.printed("locality L02 name") == "Moor & Town");
    // As another program reads it.
    const std::string out = (folder / "info.txt").string();
    const std::string command =
        "ogrinfo -q -al -geom=NO -where \"locality='L02'\" '" + (folder / "one.gpkg").string() + "' localities >'" + out + "' 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(test::read_file(out).find("name (String) = Moor & Town") != std::string::npos);
}

TEST_CASE("reloading without saving gives the plan as it lies on disk", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const fs::path plan = copy_of_sample(folder);
    const Flow flow = test::run_flow(
        "wait\nprint locality L02 name\naction select.row localities L02\naction locality.rename Not kept\nexpect dirty = yes\n"
        "action file.reload\nwait\nclick question.Do not save\nwait\nexpect dirty = no\nprint locality L02 name\n",
        {plan, "", "", {}});
    INFO(flow.said);
    CHECK(flow.exit_code == 0);
    CHECK(flow.printed("locality L02 name", 1) == flow.printed("locality L02 name"));
}
