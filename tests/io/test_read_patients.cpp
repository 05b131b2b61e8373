// Lists, flows, networks: made files in the layouts published over the years.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

struct File {
    TempFolder folder;
    explicit File(const std::string& words) { write_file(folder / "f.csv", words); }
    [[nodiscard]] io::SourceSpec as(Role role) const { return source(role, folder / "f.csv"); }
};

const io::ReadContext kDate = at_date("2022-04-01");

}  // namespace

TEST_CASE("lists: all ages and sexes only, dates of both styles, a hidden number is not 0", "[fast]") {
    const File file(
        "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\n"
        "GP_PRAC_PAT_LIST,01JAN2021,GP,99X,E38,P1,ZZ1 2AB,ALL,ALL,\"10,173\"\n"
        "GP_PRAC_PAT_LIST,01JAN2021,GP,99X,E38,P1,ZZ1 2AB,MALE,5,60\n"
        "GP_PRAC_PAT_LIST,2026-07-01,GP,99X,E38,P2,ZZ12AC,ALL,ALL,*\n");
    const auto r = io::read_lists(file.as(Role::lists), kDate);
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].patients == 10173);
    CHECK(r.rows[0].date == "2021-01-01");
    CHECK(r.rows[1].date == "2026-07-01");
    CHECK_FALSE(r.rows[1].patients);
    CHECK(r.rows[1].row == 4);
    CHECK(told(r.problems, "suppressed") == 1);
    CHECK(rows_add_up(r.info));
}

TEST_CASE("lists since integrated care boards, layout-only", "[fast]") {
    const File file(
        "PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\nX,2026-07-"
        "01,GP,99X,E38,P1,ZZ1 2AB,ALL,ALL,5\n");
    const auto r = io::read_lists(file.as(Role::lists), kDate);
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].commissioner == "99X");
}

TEST_CASE("patients by practice and LSOA, header of 2021 and of today, layout-only", "[fast]") {
    for (const char* last : {"NUMBER_OF_PATIENTS", "Number of Patients", "number_of_patients\r"}) {
        const File file(std::string("PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,") + last +
                        "\nX,04JAN2021,P1,MADE,E01000001,ALL,7\nX,04JAN2021,P1,MADE,CLOSED,ALL,2\nX,04JAN2021,P1,MADE,E01000001,MALE,3\n");
        const auto r = io::read_flows(file.as(Role::flows), kDate);
        REQUIRE(r.rows.size() == 2);
        CHECK(r.rows[0].patients == 7);
        CHECK(r.rows[1].zone == "CLOSED");  // kept: the plan counts it as home unknown
        CHECK(rows_add_up(r.info));
    }
}

TEST_CASE("below zero, text and hidden numbers are told with file, row and what to do", "[fast]") {
    const File file("practice,zone,patients\nP1,E01000001,-4\nP1,E01000002,many\nP1,E01000003,*\nP1,E01000004,7\nP1,E01000005,2.5\n");
    const auto r = io::read_flows(file.as(Role::flows), kDate);
    REQUIRE(r.rows.size() == 1);
    CHECK(told(r.problems, "negative") == 1);
    CHECK(told(r.problems, "not-a-number") == 1);
    CHECK(told(r.problems, "suppressed") == 1);
    CHECK(told(r.problems, "not-a-whole-number") == 1);
    for (const model::Problem& p : r.problems) {
        CHECK(p.file == "f.csv");
        CHECK(p.row >= 2);
        CHECK_FALSE(p.meaning.empty());
        CHECK_FALSE(p.todo.empty());
    }
    CHECK(rows_add_up(r.info));
}

TEST_CASE("the same problem on thousands of rows is told a hundred times and summed", "[fast]") {
    std::string words = "practice,zone,patients\n";
    for (int i = 0; i < 3000; ++i) words += "P1,E01,x" + std::to_string(i) + "\n";
    const File file(words);
    const auto r = io::read_flows(file.as(Role::flows), kDate);
    CHECK(told(r.problems, "not-a-number") == 101);
    CHECK(std::any_of(r.problems.begin(), r.problems.end(),
                      [](const model::Problem& p) { return p.rule == "not-a-number" && p.value == "3000"; }));
}

TEST_CASE("networks of the practice map, and of ePCN with end dates, layout-only", "[fast]") {
    const File map(
        "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME\nX,01Jan2022,P1,MADE,ZZ1 2AB,U00001,MADE "
        "PCN\n");
    const auto a = io::read_networks(map.as(Role::networks), kDate);
    REQUIRE(a.rows.size() == 1);
    CHECK(a.rows[0].name == "MADE PCN");
    const File epcn(
        "Partner Organisation Code,Partner Name,PCN Code,PCN Name,Practice to PCN Relationship Start Date,Practice to PCN Relationship End "
        "Date\nP1,MADE,U00001,MADE PCN,20190701,20200331\nP1,MADE,U00002,NEW PCN,20200401,\n");
    const auto b = io::read_networks(epcn.as(Role::networks), kDate);
    REQUIRE(b.rows.size() == 2);
    CHECK(b.rows[0].end_date == "2020-03-31");
    CHECK(b.rows[1].end_date.empty());
}

TEST_CASE("columns named by the plan; one that is missing is suggested", "[fast]") {
    const File file("Surgery,Area,Heads\nP1,E01000001,7\n");
    auto spec = file.as(Role::flows);
    spec.columns = {{"practice", "surgery"}, {"zone", "AREA"}, {"patients", "Heads"}};
    CHECK(io::read_flows(spec, kDate).rows.size() == 1);
    spec.columns["patients"] = "Head";
    const auto r = io::read_flows(spec, kDate);
    REQUIRE(told(r.problems, "column-missing") == 1);
    CHECK(r.problems[0].todo.find("Heads") != std::string::npos);
    CHECK(r.rows.empty());
}
