// A plan made of dropped files: what each is taken for, what is still missing, and that it is the plan that a person would have written.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include "actions/data_needed.hpp"
#include "actions/new_plan.hpp"
#include "base/paths.hpp"
#include "io/load.hpp"
#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
using namespace merestone::test;
using actions::NewPlan;
using io::Role;
namespace fs = std::filesystem;

namespace {

io::Survey survey_of(const fs::path& file) { return io::survey_file(file, {}); }

const char* kZones =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"LSOA21CD\":\"E01000001\",\"part\":\"north\"},"
    "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,53.8],[-1.4,53.9],[-1.5,53.8]]]}},{\"type\":\"Feature\","
    "\"properties\":{\"LSOA21CD\":\"E01000002\",\"part\":\"south\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,"
    "53.7],[-1.4,53.8],[-1.5,53.8]]]}},{\"type\":\"Feature\",\"properties\":{\"LSOA21CD\":\"E01000003\",\"part\":\"south\"},\"geometry\":{"
    "\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.6,53.7],[-1.4,53.7],[-1.5,53.8]]]}}]}";

bool mentions(const std::vector<std::string>& lines, const std::string& words) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& l) { return l.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a dropped file is taken for what it is recognised as, and told where it is not used", "[fast]") {
    const TempFolder folder;
    write_file(folder / "zones.geojson", kZones);
    write_file(folder / "practices_2024-04.csv", "practice,name,postcode\nY01234,Mill Lane,ZZ1 2AB\n");
    write_file(folder / "other_2023.csv", "practice,name,postcode\nY01235,Old Mill,ZZ1 2AC\n");
    write_file(folder / "copy.csv", "practice,name,postcode\nY01234,Mill Lane,ZZ1 2AB\n");
    write_file(folder / "beach.jpg", "not a map");
    write_file(folder / "odd.csv", "colour,taste\nred,sweet\n");
    NewPlan made;
    CHECK(mentions(actions::still_missing(made), "Zones"));
    for (const char* file :
         {"zones.geojson", "practices_2024-04.csv", "other_2023.csv", "copy.csv", "beach.jpg", "odd.csv", "zones.geojson"})
        actions::take(made, survey_of(folder / file));
    REQUIRE(made.layers.size() == 4);
    CHECK(made.layers[0].role == Role::zones);
    CHECK(made.layers[1].role == Role::practices);
    CHECK(made.layers[1].vintage == "2024-04");
    CHECK_FALSE(made.layers[2].role);
    CHECK(made.layers[2].why_not.find("practices_2024-04.csv already") != std::string::npos);
    CHECK_FALSE(made.layers[3].role);
    CHECK(made.layers[3].why_not.find("not recognised") != std::string::npos);
    REQUIRE(made.others.size() == 3);
    CHECK(made.others[0].why.find("byte for byte") != std::string::npos);
    CHECK(made.others[1].why.find("picture") != std::string::npos);
    CHECK(made.others[2].why == "it is there already");
    CHECK(made.as_at == "2024-04-01");
    CHECK(made.base_year == 2024);
    CHECK(made.horizon_year == 2034);

    // The planner says otherwise.
    actions::take_as(made, 2, Role::practices);
    CHECK(made.layers[2].role == Role::practices);
    CHECK_FALSE(made.layers[1].role);
    CHECK(made.layers[1].why_not.find("other_2023.csv") != std::string::npos);
    actions::take_as(made, 3, Role::lists);
    CHECK(mentions(actions::still_missing(made), "odd.csv: say which column holds the registered patients"));
    made.layers[3].columns = {{"practice", "colour"}, {"patients", "taste"}};
    CHECK_FALSE(mentions(actions::still_missing(made), "odd.csv"));
    made.title = "A plan";
    CHECK(actions::still_missing(made).empty());

    made.area = {"council", {"Leeds"}, {}};
    made.constraints.within = {"ccg"};
    CHECK(mentions(actions::still_missing(made), "\"council\", whose parts are the area"));
    CHECK(mentions(actions::still_missing(made), "\"ccg\", which localities must not straddle"));
    made.area = {};
    made.constraints.within = {};

    // What gave way comes back when the other is left out; when homes come is two whole numbers or nothing.
    actions::take_as(made, 2, std::nullopt);
    CHECK(made.layers[1].role == Role::practices);
    actions::take_as(made, 2, Role::practices);
    actions::DroppedLayer homes;
    homes.role = Role::housing;
    CHECK(actions::phasing_fault(homes).empty());
    for (const auto& [first, years, good] : {std::tuple("2019", "5", true),
                                             {"2019/20", "5", true},
                                             {"2019", "", false},
                                             {"abc", "5", false},
                                             {"2019", "five", false},
                                             {"2019", "0", false},
                                             {"", "5", false}}) {
        homes.options = {{"first_year", first}, {"years", years}};
        INFO(first << " over " << years);
        CHECK(actions::phasing_of(homes).has_value() == good);
        CHECK(actions::phasing_fault(homes).empty() == good);
    }

    // An area by a column of the zones.
    const auto columns = actions::area_columns(made);
    REQUIRE(columns.size() == 1);
    CHECK(columns.front().column == "part");
    actions::choose_area(made, "part", "south");
    CHECK(made.layers[0].filter == std::map<std::string, std::vector<std::string>>{{"part", {"south"}}});
    actions::whole_area(made);
    CHECK(made.layers[0].filter.empty());

    // Whose practices: whole commissioners, or one by one, never both.
    actions::choose_commissioners(made, {"99X"});
    CHECK(actions::commissioners(made) == std::vector<std::string>{"99X"});
    actions::choose_practices(made, {"Y01234", "Y01235"});
    CHECK(actions::commissioners(made).empty());
    CHECK(actions::practices(made) == std::vector<std::string>{"Y01234", "Y01235"});
    actions::choose_practices(made, {});
    CHECK(made.layers[2].filter.empty());
}

TEST_CASE("a written plan opens, and a plan that is none is not written", "[fast]") {
    const TempFolder folder;
    write_file(folder / "zones.geojson", kZones);
    write_file(folder / "practices.csv", "practice,name,postcode,easting_m,northing_m\nY01234,Mill Lane,ZZ1 2AB,435000,440000\n");
    write_file(folder / "lists.csv", "doctor,people\nY01234,5000\n");
    NewPlan made;
    for (const char* file : {"zones.geojson", "practices.csv", "lists.csv"}) actions::take(made, survey_of(folder / file));
    CHECK_FALSE(actions::write_plan(made, folder / "plan", actions::Files::stay).ok());
    CHECK_FALSE(fs::exists(folder / "plan"));
    made.title = "North \"of\" the river";
    made.as_at = "2024-04-01";
    actions::take_as(made, 2, Role::lists);
    made.layers[2].columns = {{"practice", "doctor"}, {"patients", "people"}};
    for (const actions::Files files : {actions::Files::stay, actions::Files::copy}) {
        const auto written = actions::write_plan(made, folder / "plan", files);
        REQUIRE(written.ok());
        const io::Loaded loaded = io::load_plan(written.value());
        REQUIRE(loaded.plan.practices.size() == 1);
        CHECK(loaded.plan.practices.front().list == 5000);
        CHECK(loaded.plan.zones.size() == 3);
        CHECK(loaded.plan.title == "North \"of\" the river");
        CHECK(loaded.plan.id == "north-of-the-river");
    }
    CHECK(fs::exists(folder / "plan" / "files" / "zones.geojson"));
    // The copies stand on their own.
    fs::remove(folder / "zones.geojson");
    CHECK(io::load_plan(folder / "plan").plan.zones.size() == 3);
    // A drawn area.
    made.outline = geo::MultiPolygon{{{{430000, 430000}, {445000, 430000}, {445000, 434000}, {430000, 434000}}, {}}};
    for (actions::DroppedLayer& l : made.layers) l.file = folder / "plan" / "files" / l.file.filename();
    REQUIRE(actions::write_plan(made, folder / "drawn", actions::Files::stay).ok());
    const io::Loaded drawn = io::load_plan(folder / "drawn");
    CHECK(drawn.plan.zones.size() < 3);
    CHECK_FALSE(drawn.plan.zones.empty());
}

TEST_CASE("the list of what a plan needs names every kind of source that it is made of", "[fast]") {
    std::set<Role> roles;
    for (const actions::DataNeeded& n : actions::data_needed()) {
        CHECK(roles.insert(n.role).second);
        for (const char* words : {n.title, n.why, n.publisher, n.page, n.without}) CHECK(std::string(words).size() > 2);
    }
    CHECK(roles.contains(Role::zones));
    CHECK(actions::needed(Role::zones)->essential);
    CHECK(actions::needed(Role::units) == nullptr);
}

namespace {

// Drops the very files of a hand-written plan, makes the choices that its author made, and compares all that `run` writes.
void check_same_as_written_by_hand(const std::string& name, const std::set<std::string>& whose) {
    CAPTURE(name);
    MERESTONE_NEEDS_REAL_DATA(data);
    const TempFolder folder;
    fs::create_directory_symlink(data.parent_path(), folder / "shared");  // so that relative names come out alike
    const fs::path home = folder.path() / "main" / "tests" / "plans" / name;
    const io::PlanFile by_hand = io::read_plan_file(source_folder() / "tests" / "plans" / name);

    NewPlan made;
    for (const io::SourceSpec& source : by_hand.sources)
        if (const fs::path file = base::full_path(home / source.file_as_written);
            std::none_of(made.layers.begin(), made.layers.end(), [&](const auto& l) { return l.file == file; }))
            actions::take(made, survey_of(file));
    CHECK(made.others.empty());
    CHECK(made.as_at == by_hand.plan.as_at);  // read off the practices' file
    CHECK(made.base_year == by_hand.plan.base_year.first);

    // What a planner chooses: the area, and of a file of three layers the one that is wanted.
    actions::choose_area(made, "footprint", name);
    std::erase_if(made.layers, [](const auto& l) { return l.role == Role::points && l.survey.layer != "hospitals"; });
    const auto here = actions::commissioners_here(made, {}, {});
    REQUIRE(here.ok());
    std::vector<std::string> codes;
    for (const actions::CommissionerHere& c : here.value())
        if (2 * c.here > c.practices) codes.push_back(c.code);
    CHECK(std::set<std::string>(codes.begin(), codes.end()) == whose);
    actions::choose_commissioners(made, codes);

    // What a planner writes: names, numbers, and what is known of each file.
    made.id = by_hand.plan.id;
    made.title = by_hand.plan.title;
    made.horizon_year = by_hand.plan.horizon_year.first;
    made.constraints = by_hand.plan.constraints;
    made.growth = by_hand.plan.growth;
    for (const auto& [id, a] : by_hand.plan.assumptions.all())
        if (a.from == "plan") made.assumptions.push_back(a);
    for (actions::DroppedLayer& l : made.layers) {
        const auto same = std::find_if(by_hand.sources.begin(), by_hand.sources.end(), [&](const io::SourceSpec& s) {
            return s.role == l.role && fs::path(s.file_as_written).filename() == l.file.filename();
        });
        INFO(l.file.filename() << " as " << (l.role ? io::to_string(*l.role) : "nothing"));
        REQUIRE(same != by_hand.sources.end());
        auto filter = same->filter;
        for (auto& [column, values] : filter) std::sort(values.begin(), values.end());
        CHECK(l.filter == filter);
        l.name = same->name;
        l.columns = same->columns;
        l.options = same->options;
        l.publisher = same->publisher;
        l.vintage = same->vintage;
        l.licence = same->licence;
    }
    const auto written = actions::write_plan(made, home, actions::Files::stay);
    REQUIRE(written.ok());

    const auto a = act("run", request_for(source_folder() / "tests" / "plans" / name, folder / "by_hand"));
    const auto b = act("run", request_for(written.value(), folder / "made"));
    REQUIRE(a.exit_code == 0);
    INFO(b.text);
    REQUIRE(b.exit_code == 0);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "by_hand")) {
        if (!entry.is_regular_file()) continue;
        const fs::path other = folder / "made" / fs::relative(entry.path(), folder / "by_hand");
        INFO(entry.path().filename());
        REQUIRE(fs::exists(other));
        CHECK(read_file(entry.path()) == read_file(other));
        ++files;
    }
    CHECK(files > 12);
}

}  // namespace

TEST_CASE("the real Leeds files, dropped, become the plan that was written by hand", "[data][slow]") {
    check_same_as_written_by_hand("leeds", {"02V", "03G", "03C"});
}

TEST_CASE("the real Leicestershire files, dropped, become the plan that was written by hand", "[data][slow]") {
    check_same_as_written_by_hand("llr", {"03W", "04C", "04V"});
}
