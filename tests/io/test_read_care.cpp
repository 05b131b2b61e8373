// Text as people leave it: stray quotes, headers over several lines, files cut off on the way.
#include <cpl_vsi.h>
#include <catch2/catch.hpp>

#include "io/gdal_setup.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

TEST_CASE("a stray quote at a line's end does not swallow the next row", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.csv",
               "zone,people,note\r\nE01000001,5,\"quoted, twice\"\r\nE01000002,6,stray\"\r\nE01000003,7,\"a \"word\" "
               "inside\"\r\nE01000004,8,end\"\r\n");
    const auto r = io::read_residents(source(Role::residents, folder / "f.csv"), at_date("2017-04-01"));
    REQUIRE(r.rows.size() == 4);
    CHECK(r.rows[2].people == 7);
    CHECK(told(r.problems, "stray-quotes") == 1);
}

TEST_CASE("a header cell over several lines keeps all columns, as in ePCN", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.csv", "\"Partner\r\nOrganisation\r\nCode\",Partner Name,PCN Code,PCN Name\r\nP1,MADE,U00001,MADE PCN\r\n");
    const auto r = io::read_networks(source(Role::networks, folder / "f.csv"), at_date("2022-04-01"));
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].network == "U00001");
}

TEST_CASE("a compressed file that was cut off is an error, not a shorter file", "[fast]") {
    io::prepare_gdal();
    const TempFolder folder;
    std::string words = "zone,people\n";
    for (int i = 0; i < 20000; ++i) words += "E0" + std::to_string(1000000 + i * 7919 % 1000000) + "," + std::to_string(i) + "\n";
    VSILFILE* out = VSIFOpenL(("/vsigzip/" + (folder / "f.csv.gz").string()).c_str(), "wb");
    REQUIRE(out != nullptr);
    CHECK(VSIFWriteL(words.data(), 1, words.size(), out) == words.size());
    VSIFCloseL(out);
    const auto spec = source(Role::residents, folder / "f.csv.gz");
    CHECK(io::read_residents(spec, at_date("2017-04-01")).rows.size() == 20000);
    const std::string bytes = read_file(folder / "f.csv.gz");
    write_file(folder / "f.csv.gz", std::string_view(bytes).substr(0, bytes.size() / 2));
    const auto cut = io::read_residents(spec, at_date("2017-04-01"));
    CHECK(cut.rows.empty());
    CHECK(told(cut.problems, "file-unreadable") == 1);
}

TEST_CASE("a Unicode minus sign is understood and told", "[fast]") {
    const TempFolder folder;
    write_file(folder / "f.csv",
               "id,name,longitude,latitude\na,A,\xE2\x80\x90"
               "1.5,53.8\n");
    const auto r = io::read_points(source(Role::points, folder / "f.csv"), at_date("2017-04-01"));
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].at.x < 450000);
    CHECK(told(r.problems, "unusual-minus") == 1);
}
