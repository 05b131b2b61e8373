#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using io::Role;

TEST_CASE("a postcode's quality is as published, and not made up where nobody states it", "[fast]") {
    const test::TempFolder folder;
    test::write_file(folder / "with.csv",
                     "postcode,quality,easting_m,northing_m\nLS1 1AA,10,430000,433000\nLS1 1AB,60,430100,433000\n"
                     "LS1 1AC,90,0,0\nLS1 1AD,90,430200,433000\nLS1 1AE,good,430300,433000\nLS1 1AF,-5,430300,433000\n");
    const auto with = io::read_postcodes(test::source(Role::postcodes, folder / "with.csv"), test::at_date("2017-04-01"));
    REQUIRE(with.rows.size() == 4);
    CHECK(with.rows[0].quality == 10);
    CHECK(with.rows[1].quality == 60);
    CHECK(with.rows[2].quality == 0);
    CHECK(with.rows[3].quality == 0);
    CHECK(test::skipped(with.info, "no position") == 2);  // 90: none, whatever stands in the columns
    CHECK(test::rows_add_up(with.info));
    test::write_file(folder / "without.csv", "postcode,easting_m,northing_m\nLS1 1AA,430000,433000\n");
    const auto without = io::read_postcodes(test::source(Role::postcodes, folder / "without.csv"), test::at_date("2017-04-01"));
    REQUIRE(without.rows.size() == 1);
    CHECK(without.rows[0].quality == 0);
}
