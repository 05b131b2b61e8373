#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numbers>

#include "geo/crs.hpp"
#include "support/places.hpp"

using namespace merestone;
using geo::FromNationalGrid;
using geo::guess_habit;
using geo::Point;
using geo::ToNationalGrid;

namespace {

// Ordnance Survey's test point TP03, ETRS89 longitude/latitude and National Grid.
constexpr Point kTp03{-4.10864563561, 50.43885825610};
constexpr Point kTp03Grid{250'359.811, 62'016.569};

}  // namespace

TEST_CASE("Ordnance Survey test point TP03 by Helmert is within 3 m, and the transformation says about 2 m", "[fast][crs]") {
    const auto to = ToNationalGrid::from("EPSG:4326");
    REQUIRE(to.ok());
    const auto at = to.value()(kTp03);
    REQUIRE(at);
    CHECK(geo::distance_m(*at, kTp03Grid) < 3.0);
    const bool has_grid = to.value().accuracy_m() < 0.1;  // a machine may have the grid in PROJ's own folder
    if (has_grid) CHECK(geo::distance_m(*at, kTp03Grid) < 0.02);
    if (!has_grid) CHECK(to.value().accuracy_m() == Approx(2.0).margin(1.0));
}

TEST_CASE("Ordnance Survey test point TP03 by OSTN15 is within 2 cm", "[data][crs]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const auto to = ToNationalGrid::from("EPSG:4326", {data / "grids"});
    REQUIRE(to.ok());
    const auto at = to.value()(kTp03);
    REQUIRE(at);
    CHECK(geo::distance_m(*at, kTp03Grid) < 0.02);
    CHECK(to.value().accuracy_m() <= 0.02);
    const FromNationalGrid back({data / "grids"});
    const auto again = back(*at);
    REQUIRE(again);
    CHECK(again->x == Approx(kTp03.x).margin(1e-7));
    CHECK(again->y == Approx(kTp03.y).margin(1e-7));
}

TEST_CASE("from the National Grid to another system: Web Mercator by its own formula, and the grid itself", "[fast][crs]") {
    const auto to = FromNationalGrid::to("EPSG:3857");
    REQUIRE(to.ok());
    const auto at = to.value()(kTp03Grid);
    REQUIRE(at);
    constexpr double kRadius_m = 6378137.0;
    constexpr double kRad = std::numbers::pi / 180.0;
    const Point mercator{kRadius_m * kTp03.x * kRad, kRadius_m * std::log(std::tan(std::numbers::pi / 4 + kTp03.y * kRad / 2))};
    CHECK(geo::distance_m(*at, mercator) < 5.0);  // 3 m of the Helmert transformation, stretched
    const auto same = FromNationalGrid::to("EPSG:27700");
    REQUIRE(same.ok());
    CHECK(same.value()(kTp03Grid) == kTp03Grid);
    CHECK_FALSE(same.value()({std::numeric_limits<double>::quiet_NaN(), 0.0}));
    CHECK_FALSE(FromNationalGrid::to("no such system").ok());
}

TEST_CASE("to the National Grid and back", "[fast][crs]") {
    const auto to = ToNationalGrid::from("EPSG:4326");
    REQUIRE(to.ok());
    const FromNationalGrid back;
    for (const Point p : {Point{-1.55, 53.8}, Point{-1.13, 52.63}, Point{0.18, 51.57}, Point{-5.7, 50.07}}) {
        const auto metres = to.value()(p);
        REQUIRE(metres);
        CHECK(guess_habit(*metres) == geo::CoordinateHabit::national_grid);
        const auto again = back(*metres);
        REQUIRE(again);
        CHECK(again->x == Approx(p.x).margin(1e-6));
        CHECK(again->y == Approx(p.y).margin(1e-6));
    }
}

TEST_CASE("the National Grid in its many words is itself", "[fast][crs]") {
    const std::string esri =
        R"(PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],)"
        R"(PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000],)"
        R"(PARAMETER["False_Northing",-100000],PARAMETER["Central_Meridian",-2],PARAMETER["Scale_Factor",0.9996012717],)"
        R"(PARAMETER["Latitude_Of_Origin",49],UNIT["Meter",1]])";
    for (const std::string& words : {std::string("EPSG:27700"), std::string("urn:ogc:def:crs:EPSG::27700"), esri}) {
        CAPTURE(words);
        const auto to = ToNationalGrid::from(words);
        REQUIRE(to.ok());
        CHECK(to.value().identity());
        CHECK(to.value().accuracy_m() == 0.0);
        CHECK(to.value()(Point{430'000.25, 433'000.5}) == std::optional(Point{430'000.25, 433'000.5}));
    }
}

TEST_CASE("other systems reach the National Grid with longitude or east first", "[fast][crs]") {
    const Point leeds{-1.5491, 53.8008};
    const auto wgs84 = ToNationalGrid::from("EPSG:4326");
    const auto by_name = ToNationalGrid::from("OGC:CRS84");
    const auto etrs89 = ToNationalGrid::from("EPSG:4258");
    const auto mercator = ToNationalGrid::from("EPSG:3857");
    REQUIRE((wgs84.ok() && by_name.ok() && etrs89.ok() && mercator.ok()));
    const Point at = *wgs84.value()(leeds);
    CHECK(geo::distance_m(at, *by_name.value()(leeds)) < 0.001);
    CHECK(geo::distance_m(at, *etrs89.value()(leeds)) < 3.0);
    const double radius = 6'378'137.0;
    const double pi = std::acos(-1.0);
    const Point in_mercator{radius * leeds.x * pi / 180, radius * std::log(std::tan(pi / 4 + leeds.y * pi / 360))};
    CHECK(geo::distance_m(at, *mercator.value()(in_mercator)) < 0.01);
}

TEST_CASE("what is no system or no place is refused", "[fast][crs]") {
    for (const char* words : {"", "EPSG:1", "British", "PROJCS[\"broken\""}) {
        CAPTURE(words);
        const auto to = ToNationalGrid::from(words);
        REQUIRE_FALSE(to.ok());
        CHECK(to.error().kind == base::ErrorKind::bad_input);
    }
    const auto to = ToNationalGrid::from("EPSG:4326");
    REQUIRE(to.ok());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(to.value()({nan, 52}));
    CHECK_FALSE(to.value()({151.2, -33.9}));  // Sydney
    CHECK_FALSE(to.value()({-1.5, 530}));
    geo::Ring ring{{-1.5, 53.8}, {nan, 1}, {-1.6, 53.9}};
    to.value().transform(ring);
    CHECK((std::isfinite(ring[0].x) && std::isnan(ring[1].x) && std::isnan(ring[1].y) && std::isfinite(ring[2].y)));
}

TEST_CASE("coordinate habits of published registers are told apart", "[fast][crs]") {
    using Habit = geo::CoordinateHabit;
    CHECK(guess_habit({-1.549, 53.8}) == Habit::longitude_latitude);
    CHECK(guess_habit({53.8, -1.549}) == Habit::latitude_longitude);
    CHECK(guess_habit({430'000, 433'500}) == Habit::national_grid);
    CHECK(guess_habit({90'000, 10'500}) == Habit::national_grid);  // Isles of Scilly
    CHECK(guess_habit({3'975'000, -12'000}) == Habit::geocentric);
    CHECK(guess_habit({0, 0}) == Habit::unknown);
    CHECK(guess_habit({std::nan(""), 53}) == Habit::unknown);
}
