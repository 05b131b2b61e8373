// ODS practices and branches: made rows in the published positions, one for every way not to count at a date.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

// A row of epraccur's 27 positions.
std::string ods(const std::string& code, const std::string& open, const std::string& close, const std::string& status,
                const std::string& commissioner, const std::string& setting) {
    return "\"" + code + "\",\"MADE SURGERY\",\"Y54\",\"Q72\",\"1 HIGH STREET\",\"MADETOWN\",\"\",\"\",\"\",\"ZZ1 2AB\",\"" + open +
           "\",\"" + close + "\",\"" + status + "\",\"B\",\"" + commissioner + "\",\"20130401\",\"\",\"0\",\"\",\"\",\"\",\"0\",\"\",\"" +
           commissioner + "\",\"\",\"" + setting + "\",\"\"\r\n";
}

io::Read<io::PracticeRecord> read(const std::string& words, const char* as_at, Role role = Role::practices) {
    const TempFolder folder;
    write_file(folder / "some file.txt", words);
    const auto spec = source(role, folder / "some file.txt");
    return role == Role::practices ? io::read_practices(spec, at_date(as_at)) : io::read_branches(spec, at_date(as_at));
}

}  // namespace

TEST_CASE("a practice counts from its opening day until the day before it closes", "[fast]") {
    const std::string rows = ods("Y00001", "20170401", "", "A", "99X", "4") + ods("Y00002", "20100101", "20200331", "C", "99X", "4");
    const auto codes = [&](const char* as_at) {
        std::string out;
        for (const auto& p : read(rows, as_at).rows) out += p.code + " ";
        return out;
    };
    CHECK(codes("2017-03-31") == "Y00002 ");
    CHECK(codes("2017-04-01") == "Y00001 Y00002 ");
    CHECK(codes("2020-03-30") == "Y00001 Y00002 ");  // status C, but not closed yet at that date
    CHECK(codes("2020-03-31") == "Y00001 ");
}

TEST_CASE("every row of epraccur is used or left out with a reason", "[fast]") {
    const auto r = read(ods("Y00001", "19740401", "", "A", "99X", "4") + ods("Y00002", "19740401", "", "D", "99X", "4") +
                            ods("Y00003", "19740401", "", "P", "99X", "4") + ods("Y00004", "19740401", "", "C", "99X", "4") +
                            ods("Y00005", "19740401", "", "A", "99X", "1") + ods("Y00006", "20300401", "", "A", "99X", "4") +
                            ods("Y00007", "19740401", "20100101", "C", "99X", "4"),
                        "2017-04-01");
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].code == "Y00001");
    CHECK(r.rows[0].row == 1);  // no header: the first row is row 1
    CHECK(r.rows[0].address == "1 HIGH STREET, MADETOWN");
    CHECK(r.rows[0].postcode == "ZZ1 2AB");
    CHECK(r.rows[0].open_date == "1974-04-01");
    CHECK(r.info.rows == 7);
    CHECK(rows_add_up(r.info));
    CHECK(skipped(r.info, "not a GP practice (prescribing setting 1)") == 1);
    CHECK(r.info.skipped.size() == 6);
    CHECK(std::is_sorted(r.info.skipped.begin(), r.info.skipped.end()));
}

TEST_CASE("branches keep their parent, closed ones do not", "[fast]") {
    std::string row = ods("Y00001001", "20040401", "", "", "Y00001", "");
    const auto r = read(row + ods("Y00001002", "20040401", "20100101", "", "Y00001", ""), "2017-04-01", Role::branches);
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].parent == "Y00001");
    CHECK(r.rows[0].commissioner.empty());
    CHECK(rows_add_up(r.info));
}

TEST_CASE("practices of an own table, with coordinates", "[fast]") {
    const auto r = read(
        "practice,name,postcode,commissioner,easting_m,northing_m,address\nP1,Made,zz12ab,99X,430000,433500,1 Road\nP2,Also made,ZZ1 "
        "2AC,99X,not known,,\n",
        "2017-04-01");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].postcode == "ZZ1 2AB");
    CHECK(r.rows[0].at == geo::Point{430000, 433500});
    CHECK_FALSE(r.rows[1].at);
    CHECK(r.rows[1].row == 3);
}

TEST_CASE("a filter on a column that is not there says which is near", "[fast]") {
    const TempFolder folder;
    write_file(folder / "p.csv", "practice,name,commissioner\nP1,Made,99X\n");
    auto spec = source(Role::practices, folder / "p.csv");
    spec.filter["comissioner"] = {"99X"};
    const auto r = io::read_practices(spec, at_date("2017-04-01"));
    REQUIRE(model::has_errors(r.problems));
    CHECK(r.problems[0].todo.find("commissioner") != std::string::npos);
}
