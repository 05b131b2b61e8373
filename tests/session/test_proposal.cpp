#include "session/proposal.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "session/document.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"

namespace {

using namespace merestone;

// Six by four zones of a kilometre with wavering borders; practices and two localities.
struct Bench {
    test::MadePlan made = test::made_plan({6, 4, 1000.0, 6, 2, 3});
    test::TempFolder folder;
    session::ProposalAsk ask(const std::filesystem::path& file) const {
        session::ProposalAsk out;
        out.plan = std::make_shared<model::Plan>(made.plan);
        out.people = std::make_shared<analysis::RegisteredPeople>(analysis::registered_people(made.plan));
        out.present = edit::alternative_of(made.plan, made.scenario);
        out.file = file;
        return out;
    }
    session::Proposal read(const session::ProposalAsk& a) const {
        auto read = session::read_proposal(a);
        REQUIRE(read.ok());
        return std::move(read).value();
    }
    // A rectangle of columns [c0, c1) and all rows, in metres from the footprint's corner, as a GeoJSON feature.
    std::string band(const char* name, double c0, double c1) const {
        geo::Box box;
        for (const geo::Box& z : made.plan.topology->zone_box) box.add(z);
        const double x0 = box.min_x + c0 * 1000.0;
        const double x1 = box.min_x + c1 * 1000.0;
        return feature(name, {{x0, box.min_y - 500}, {x1, box.min_y - 500}, {x1, box.max_y + 500}, {x0, box.max_y + 500}});
    }
    static std::string feature(const char* name, const std::vector<geo::Point>& corners) {
        std::string ring;
        for (std::size_t i = 0; i <= corners.size(); ++i)
            ring += fmt::format("{}[{:.3f},{:.3f}]", i == 0 ? "" : ",", corners[i % corners.size()].x, corners[i % corners.size()].y);
        return fmt::format(R"({{"type":"Feature","properties":{{"name":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}})",
                           name, ring);
    }
    std::filesystem::path geojson(const char* name, const std::vector<std::string>& features) const {
        std::string all;
        for (const std::string& f : features) all += (all.empty() ? "" : ",") + f;
        const auto file = folder / name;
        test::write_file(file, R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},)"
                               R"("features":[)" +
                                   all + "]}");
        return file;
    }
    static std::size_t count(const session::Proposal& p, const std::string& rule) {
        return static_cast<std::size_t>(std::count_if(p.problems.begin(), p.problems.end(), [&](const auto& x) { return x.rule == rule; }));
    }
};

TEST_CASE("Polygons give each zone to the one that holds most of it, and say what they do not cover", "[fast]") {
    const Bench b;
    auto ask = b.ask(b.geojson("North_and_south.geojson", {b.band("West", -1, 2.2), b.band("East", 2.2, 4.1)}));
    const session::Proposal p = b.read(ask);
    INFO((p.problems.empty() ? "" : p.problems[0].meaning));
    REQUIRE(p.usable);
    CHECK(p.polygons);
    CHECK(p.scenario.title == "North and south");
    CHECK(p.scenario.from == b.made.scenario.id);
    CHECK(Bench::count(p, "boundary-leaves-zones-out") == 1);
    // Held against areas cut one by one.
    const auto west_east = [&](std::size_t z) {
        const geo::Box& box = b.made.plan.topology->zone_box[z];
        return (box.min_x + box.max_x) / 2;
    };
    geo::Box all;
    for (const geo::Box& z : b.made.plan.topology->zone_box) all.add(z);
    std::size_t covered = 0;
    for (std::size_t z = 0; z < b.made.plan.zones.size(); ++z) {
        const double column = (west_east(z) - all.min_x) / 1000.0;
        const model::LocalityIx l = p.scenario.zone_locality[z];
        REQUIRE(l);
        const std::string& name = p.scenario.localities[l.pos()].name;
        if (column < 2.0) CHECK(name == "West");
        else if (column > 2.4 && column < 3.9) CHECK(name == "East");
        else if (column > 4.5) CHECK((name != "West" && name != "East"));
        if (name == "West" || name == "East") ++covered;
    }
    CHECK(covered == p.zones_covered);
    CHECK(p.words == fmt::format("Covers {} of 24 zones with 2 localities; the other {} stay as they are in {}", covered, 24 - covered,
                                 b.made.scenario.title));
    for (std::size_t i = 0; i < b.made.plan.practices.size(); ++i)
        if (const model::ZoneIx z = b.made.plan.practices[i].zone; z && p.scenario.zone_locality[z.pos()])
            CHECK(p.scenario.practice_locality[i] == p.scenario.zone_locality[z.pos()]);
    ask.rest = session::TheRest::left_out;
    const session::Proposal bare = b.read(ask);
    CHECK(bare.scenario.localities.size() == 2);
    CHECK(std::count(bare.scenario.zone_locality.begin(), bare.scenario.zone_locality.end(), model::LocalityIx()) ==
          static_cast<std::ptrdiff_t>(24 - covered));
}

TEST_CASE("A polygon that crosses itself is mended and told; overlaps and names given twice are told", "[fast]") {
    const Bench b;
    geo::Box all;
    for (const geo::Box& z : b.made.plan.topology->zone_box) all.add(z);
    // A bow tie over the west half: two triangles that meet in the middle.
    const auto tie = Bench::feature("Tie", {{all.min_x - 10, all.min_y - 10},
                                            {all.min_x + 3000, all.max_y + 10},
                                            {all.min_x + 3000, all.min_y - 10},
                                            {all.min_x - 10, all.max_y + 10}});
    const session::Proposal p =
        b.read(b.ask(b.geojson("tie.geojson", {tie, b.band("East", 2.0, 5.0), b.band("East", 5.0, 7.0), b.band("Far", 90, 91)})));
    REQUIRE(p.usable);
    CHECK(Bench::count(p, "self-crossing") == 1);
    CHECK(Bench::count(p, "polygons-overlap") == 1);
    CHECK(Bench::count(p, "same-code") == 1);
    CHECK(Bench::count(p, "polygons-outside") == 1);
}

TEST_CASE("Two areas of one name and other codes stay two localities", "[fast]") {
    const Bench b;
    auto west = b.band("Norton", -1, 3.0);
    auto east = b.band("Norton", 3.0, 7.0);
    west.replace(west.find("\"name\""), 6, R"("code":"E1","name")");
    east.replace(east.find("\"name\""), 6, R"("code":"E2","name")");
    const session::Proposal p = b.read(b.ask(b.geojson("same.geojson", {west, east})));
    REQUIRE(p.usable);
    CHECK(Bench::count(p, "same-name") == 1);
    REQUIRE(p.scenario.localities.size() == 2);
    std::vector<std::string> names{p.scenario.localities[0].name, p.scenario.localities[1].name};
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"Norton", "Norton (E2)"});
}

TEST_CASE("A list of practices: every row that is wrong is told, and what is missing stays", "[fast]") {
    const Bench b;
    const auto& practices = b.made.plan.practices;
    std::string csv = "practice,locality\r\n";
    csv += practices[0].id + ",One\r\n";
    csv += practices[1].id + ",Two\r\n";
    csv += "X99999,Two\r\n";               // row 4
    csv += practices[0].id + ",Two\r\n";   // row 5: said otherwise before
    csv += practices[1].id + ",Two\r\n";   // row 6: said before
    csv += practices[2].id + ",\r\n";      // row 7
    csv += ",Two\r\n";                     // row 8
    csv += "Z00001,\"Three, of it\"\r\n";  // row 9
    const auto file = b.folder / "list.csv";
    test::write_file(file, csv);
    const session::Proposal p = b.read(b.ask(file));
    REQUIRE(p.usable);
    CHECK_FALSE(p.polygons);
    CHECK(p.practices_placed == 2);
    std::vector<std::pair<std::string, std::int64_t>> told;
    for (const auto& x : p.problems)
        if (x.row > 0) told.emplace_back(x.rule, x.row);
    std::sort(told.begin(), told.end());
    CHECK(told == std::vector<std::pair<std::string, std::int64_t>>{{"duplicate-key", 5},
                                                                    {"duplicate-key", 6},
                                                                    {"half-a-row", 7},
                                                                    {"half-a-row", 8},
                                                                    {"practice-unmatched", 4},
                                                                    {"practice-unmatched", 9}});
    CHECK(Bench::count(p, "practice-missing") == practices.size() - 2);
    const auto name = [&](std::size_t i) { return p.scenario.localities[p.scenario.practice_locality[i].pos()].name; };
    CHECK(name(0) == "One");
    CHECK(name(1) == "Two");
    for (std::size_t i = 2; i < practices.size(); ++i)
        if (const auto now = b.made.scenario.practice_locality[i]) CHECK(name(i) == b.made.scenario.locality_name[now.pos()]);
}

TEST_CASE("A file that is no proposal changes nothing and says why", "[fast]") {
    const Bench b;
    for (const auto& [name, bytes] : std::vector<std::pair<const char*, std::string>>{{"empty.csv", ""},
                                                                                      {"other.csv", "a,b\r\n1,2\r\n"},
                                                                                      {"noise.xlsx", std::string(3000, '\x7f')},
                                                                                      {"codes.csv", "practice,locality\r\nQ1,A\r\n"}}) {
        const auto file = b.folder / name;
        test::write_file(file, bytes);
        const session::Proposal p = b.read(b.ask(file));
        INFO(name);
        CHECK_FALSE(p.usable);
        CHECK(model::has_errors(p.problems));
    }
    CHECK_FALSE(b.read(b.ask(b.folder / "absent.gpkg")).usable);
    CHECK_FALSE(b.read(b.ask(b.geojson("far.geojson", {b.band("Far", 90, 91)}))).usable);
    std::stop_source stop;
    stop.request_stop();
    CHECK(session::read_proposal(b.ask(b.geojson("w.geojson", {b.band("West", 0, 3)})), base::Progress(nullptr, stop.get_token()))
              .error()
              .kind == base::ErrorKind::cancelled);
}

}  // namespace
