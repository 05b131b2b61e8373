// postcodes.csv of real plans, each row judged by GEOS (through OGR) on the polygons that were written, apart from our own locating.
#include <catch2/catch.hpp>

#include <set>

#include "base/text.hpp"
#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

void check_postcodes(const char* plan, std::size_t least) {
    CAPTURE(plan);
    const test::TempFolder out;
    const auto outcome = test::act("run", test::request_for(test::source_folder() / "tests" / "plans" / plan, out.path()));
    REQUIRE(outcome.exit_code == 0);
    const auto rows = test::features(out / "postcodes.csv");
    const auto localities = test::features(out / "plan.gpkg", "localities");
    const auto zones = test::features(out / "plan.gpkg", "zones");
    REQUIRE(rows.size() >= least);
    REQUIRE(localities.size() > 5);
    std::vector<OGREnvelope> boxes(localities.size());
    for (std::size_t l = 0; l < localities.size(); ++l) localities[l].shape->getEnvelope(&boxes[l]);
    std::map<std::string, const OGRGeometry*> zone_shape;
    for (const auto& z : zones) zone_shape[z.fields.at("zone")] = z.shape.get();

    std::set<std::string> seen;
    std::string last;
    std::size_t near = 0;
    std::size_t wrong = 0;
    std::size_t far_zone = 0;
    std::size_t wrong_near = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& f = rows[i].fields;
        const std::string& code = f.at("postcode");
        REQUIRE(last < code);  // sorted, each once
        last = code;
        const OGRPoint at(base::parse_number(f.at("easting_m")).value(), base::parse_number(f.at("northing_m")).value());
        // Locality by GEOS; a point on an outline touches two of them.
        std::set<std::string> holds;
        for (std::size_t l = 0; l < localities.size(); ++l)
            if (at.getX() >= boxes[l].MinX && at.getX() <= boxes[l].MaxX && at.getY() >= boxes[l].MinY && at.getY() <= boxes[l].MaxY &&
                localities[l].shape->Intersects(&at))
                holds.insert(localities[l].fields.at("locality"));
        if (holds.count(f.at("locality")) == 0) ++wrong;
        const bool told = f.count("outline_m") != 0 && !f.at("outline_m").empty();
        if (told) ++near;
        if (holds.size() > 1 && !told) ++wrong;
        if (i % 7 != 0 && !told) continue;  // distances are dear: all that are told, and one in seven of the others
        if (zone_shape.at(f.at("zone"))->Distance(&at) > 1e-6) ++far_zone;
        double nearest = 1e9;
        for (std::size_t l = 0; l < localities.size(); ++l)
            if (localities[l].fields.at("locality") != f.at("locality") && at.getX() >= boxes[l].MinX - 30 &&
                at.getX() <= boxes[l].MaxX + 30 && at.getY() >= boxes[l].MinY - 30 && at.getY() <= boxes[l].MaxY + 30)
                nearest = std::min(nearest, localities[l].shape->Distance(&at));
        if (told && f.at("beside") != "outside" && std::abs(base::parse_number(f.at("outline_m")).value() - nearest) > 0.06) ++wrong_near;
        if (!told && nearest < 19.9) ++wrong_near;
    }
    CHECK(wrong == 0);
    CHECK(far_zone == 0);
    CHECK(wrong_near == 0);
    CHECK(near > 0);
    const auto& told = outcome.json["result"]["postcodes"];
    CHECK(told["rows_count"] == rows.size());
    CHECK(told["near_outline_count"] == near);
    CHECK(outcome.text.find("postcodes.csv: ") != std::string::npos);

    // From the project the same table.
    const test::TempFolder again;
    REQUIRE(test::act("run", test::request_for(out / "plan.gpkg", again.path())).exit_code == 0);
    CHECK(test::read_file(again / "postcodes.csv") == test::read_file(out / "postcodes.csv"));

    // The export of the layer alone is the same file.
    auto request = test::request_for(test::source_folder() / "tests" / "plans" / plan, again.path() / "p.csv");
    request.what = "postcodes";
    REQUIRE(test::act("export", request).exit_code == 0);
    CHECK(test::read_file(again / "p.csv") == test::read_file(out / "postcodes.csv"));
}

}  // namespace

TEST_CASE("every postcode of real Leeds is in the locality that GEOS finds it in", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    check_postcodes("leeds", 15000);
}

TEST_CASE("every postcode of Leicester, Leicestershire and Rutland is", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    check_postcodes("llr", 15000);
}

TEST_CASE("a plan without a postcode source writes no postcodes.csv and says why", "[slow]") {
    const test::TempFolder folder;
    std::filesystem::copy(test::source_folder() / "geodata" / "leeds", folder / "plan", std::filesystem::copy_options::recursive);
    std::string text = test::read_file(folder.path() / "plan" / "plan.toml");
    const std::size_t from = text.find("[sources.postcodes]");
    REQUIRE(from != std::string::npos);
    text.erase(from, text.find("[", from + 1) - from);
    test::write_file(folder.path() / "plan" / "plan.toml", text);
    const auto outcome = test::act("run", test::request_for(folder / "plan", folder / "out"));
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "out" / "postcodes.csv"));
    CHECK(outcome.json["result"]["postcodes"].is_null());
    CHECK(outcome.json["result"]["postcodes_why"].get<std::string>().find("no postcode source") != std::string::npos);
    CHECK(outcome.text.find("postcodes.csv is not written: the plan has no postcode source") != std::string::npos);
    auto request = test::request_for(folder / "plan", folder / "p.csv");
    request.what = "postcodes";
    CHECK(test::act("export", request).exit_code == 3);
    CHECK_FALSE(std::filesystem::exists(folder / "p.csv"));
}
