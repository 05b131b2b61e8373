// Publications of the estate over time of which no real file is at hand: made-up rows under the published headers, layout-only.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

const io::WorkforceRecord& of(const io::Read<io::WorkforceRecord>& read, const std::string& practice) {
    const auto at = std::find_if(read.rows.begin(), read.rows.end(), [&](const auto& w) { return w.practice == practice; });
    REQUIRE(at != read.rows.end());
    return *at;
}

// NHS England, General Practice Workforce, practice level, high level file.
constexpr const char* kLong =
    "PRAC_CODE,PRAC_NAME,STAFF_GROUP,DETAILED_STAFF_ROLE,MEASURE,VALUE\n"
    "Y00001,MADE SURGERY,GP,GP Partners,FTE,2.5\nY00001,MADE SURGERY,GP,Salaried GPs,FTE,1.25\n"
    "Y00001,MADE SURGERY,GP,GPs in Training Grade,FTE,1\nY00001,MADE SURGERY,GP,GP Retainers,FTE,0.5\n"
    "Y00001,MADE SURGERY,GP,GP Regular Locums,FTE,0.25\n"
    "Y00001,MADE SURGERY,GP,Total,FTE,99\n"  // wrong, as some published totals are
    "Y00001,MADE SURGERY,GP,GP Partners,Headcount,3\nY00001,MADE SURGERY,GP,Salaried GPs,Headcount,2\n"
    "Y00001,MADE SURGERY,GP,GPs in Training Grade,Headcount,1\n"
    "Y00001,MADE SURGERY,Nurses,Practice Nurses,FTE,1.5\nY00001,MADE SURGERY,Nurses,Advanced Nurse Practitioners,FTE,1\n"
    "Y00001,MADE SURGERY,Direct Patient Care,Pharmacists,FTE,0.75\n"
    "Y00001,MADE SURGERY,Admin/Non-Clinical,Receptionists,FTE,4\n"
    "Y00001,MADE SURGERY,Estates,Gardeners,FTE,1\n"
    "Y00002,MADE HOUSE,GP,Total,FTE,3\n"
    "Y00003,MADE LODGE,GP,GP Partners,FTE,NA\n"
    "Y00004,MADE YARD,GP,GP Regular Locums,FTE,0.5\n";

}  // namespace

TEST_CASE("workforce of the long form: detailed roles are added up, totals are not believed, layout-only", "[fast]") {
    const TempFolder folder;
    write_file(folder / "long.csv", kLong);
    const auto read = io::read_workforce(source(Role::workforce, folder / "long.csv"), at_date("2023-04-01"));
    CHECK_FALSE(model::has_errors(read.problems));
    CHECK(read.info.recognised.find("fully qualified") != std::string::npos);
    CHECK(rows_add_up(read.info));
    REQUIRE(read.rows.size() == 4);
    const io::WorkforceRecord& w = of(read, "Y00001");
    CHECK(w.gp_fte == 3.75);  // partners and salaried
    CHECK(w.staff.gp_headcount == 5.0);
    CHECK(w.staff.nurse_fte == 2.5);
    CHECK(w.staff.care_fte == 0.75);
    CHECK(w.staff.admin_fte == 4.0);
    CHECK_FALSE(w.staff.gp_fte_55_over);      // the file does not say
    CHECK(of(read, "Y00002").gp_fte == 3.0);  // nothing but a total, and told so
    CHECK(told(read.problems, "gp-total-only") == 1);
    CHECK_FALSE(of(read, "Y00003").gp_fte);   // not reported is not nought
    CHECK(of(read, "Y00004").gp_fte == 0.0);  // known: nobody but a locum
    CHECK(skipped(read.info, "a GP in training, retainer or locum") == 5);
    CHECK(skipped(read.info, "not reported") == 1);
    CHECK(skipped(read.info, "of no group or measure that is used") == 1);
}

TEST_CASE("workforce of the long form with all GPs, where the plan wants them, layout-only", "[fast]") {
    const TempFolder folder;
    write_file(folder / "long.csv", kLong);
    io::SourceSpec spec = source(Role::workforce, folder / "long.csv");
    spec.options["gp"] = "all";
    const auto read = io::read_workforce(spec, at_date("2023-04-01"));
    CHECK(read.info.recognised.find("all roles") != std::string::npos);
    CHECK(of(read, "Y00001").gp_fte == 5.5);
    CHECK(of(read, "Y00001").staff.gp_headcount == 6.0);
    CHECK(of(read, "Y00004").gp_fte == 0.5);
    CHECK(told(read.problems, "gp-total-only") == 0);
    CHECK(rows_add_up(read.info));
}

TEST_CASE("workforce of the wide form: those fully qualified where the file has them, layout-only", "[fast]") {
    const TempFolder folder;
    const std::string rows = "\nY00001,MADE SURGERY,6,5,5.5,3.75,2.5,0.75,4\nY00002,MADE HOUSE,ND,ND,ND,ND,NS,EST,NA\n";
    for (const char* without : {"EXRRL", "EXTGL"}) {
        INFO(without);
        const std::string x(without);
        write_file(folder / "wide.csv", "PRAC_CODE,PRAC_NAME,TOTAL_GP_HC,TOTAL_GP_" + x + "_HC,TOTAL_GP_FTE,TOTAL_GP_" + x +
                                            "_FTE,TOTAL_NURSES_FTE,TOTAL_DPC_FTE,TOTAL_ADMIN_FTE" + rows);
        io::SourceSpec spec = source(Role::workforce, folder / "wide.csv");
        const auto read = io::read_workforce(spec, at_date("2017-04-01"));
        CHECK(read.problems.empty());
        CHECK(read.info.recognised.find("fully qualified") != std::string::npos);
        CHECK((read.info.recognised.find("retainers") != std::string::npos) == (x == "EXRRL"));
        const io::WorkforceRecord& w = of(read, "Y00001");
        CHECK(w.gp_fte == 3.75);
        CHECK(w.staff.gp_headcount == 5.0);  // heads and hours of the same people
        CHECK(w.staff.nurse_fte == 2.5);
        CHECK(w.staff.care_fte == 0.75);
        CHECK(w.staff.admin_fte == 4.0);
        const io::WorkforceRecord& none = of(read, "Y00002");  // no data, not supplied, estimated: not known
        CHECK_FALSE(none.gp_fte);
        CHECK_FALSE(none.staff.gp_headcount);
        CHECK_FALSE(none.staff.nurse_fte);
        CHECK_FALSE(none.staff.care_fte);
        CHECK_FALSE(none.staff.admin_fte);
        spec.options["gp"] = "all";
        const auto all = io::read_workforce(spec, at_date("2017-04-01"));
        CHECK(of(all, "Y00001").gp_fte == 5.5);
        CHECK(of(all, "Y00001").staff.gp_headcount == 6.0);
    }
    write_file(folder / "plain.csv", "PRAC_CODE,PRAC_NAME,TOTAL_GP_HC,TOTAL_GP_FTE\nY00001,MADE SURGERY,6,5.5\n");
    const auto plain = io::read_workforce(source(Role::workforce, folder / "plain.csv"), at_date("2017-04-01"));
    CHECK(of(plain, "Y00001").gp_fte == 5.5);
    CHECK(told(plain.problems, "gp-total-only") == 1);  // nobody can be left out, and it says so
}

TEST_CASE("patients by practice and quinary age, layout-only", "[fast]") {
    const TempFolder folder;
    write_file(folder / "quin.csv",
               "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n"
               "GP_PRAC_PAT_LIST,01Apr2020,GP,Y00001,E1,ZZ1 2AB,FEMALE,ALL,1000\n"
               "GP_PRAC_PAT_LIST,01Apr2020,GP,Y00001,E1,ZZ1 2AB,FEMALE,0_4,61\n"
               "GP_PRAC_PAT_LIST,01Apr2020,GP,Y00001,E1,ZZ1 2AB,MALE,0_4,64\n"
               "GP_PRAC_PAT_LIST,01Apr2020,GP,Y00001,E1,ZZ1 2AB,MALE,95+,7\n"
               "GP_PRAC_PAT_LIST,01Apr2020,GP,Y00001,E1,ZZ1 2AB,MALE,90_94,*\n"
               "GP_PRAC_PAT_LIST,01Apr2020,PCN,U00001,E1,,FEMALE,0_4,5000\n");
    const auto read = io::read_practice_ages(source(Role::practice_ages, folder / "quin.csv"), at_date("2020-04-01"));
    CHECK(read.info.recognised == "patients by practice and quinary age (NHS England)");
    CHECK(rows_add_up(read.info));
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].practice == "Y00001");
    CHECK(read.rows[0].sex == 'f');
    CHECK(read.rows[0].band.from_age == 0);
    CHECK(read.rows[0].band.to_age == 4);
    CHECK(read.rows[0].band.people == 61);
    CHECK(read.rows[1].sex == 'm');
    CHECK(read.rows[2].band.from_age == 95);
    CHECK(read.rows[2].band.to_age == 120);
    CHECK(skipped(read.info, "no age band") == 1);  // the sum of all ages would count twice
    CHECK(skipped(read.info, "not a practice") == 1);
    CHECK(skipped(read.info, "people not known") == 1);
    CHECK(told(read.problems, "suppressed") == 1);
}

TEST_CASE("the regulator's directory, under a title, layout-only", "[fast]") {
    const TempFolder folder;
    const std::string table =
        "Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Location ODS Code,Location Type/Sector,"
        "Location Primary Inspection Category,Location Latest Overall Rating,Publication Date,Inherited Rating (Y/N)\n"
        "1-1,01/10/2010,N,N,Made Surgery,Y00001,Primary Medical Services,GP Practices,Good,06/07/2017,N\n"
        "1-2,01/10/2010,N,N,Made House,Y00002,Primary Medical Services,GP Practices,Requires improvement,2018-01-09,N\n"
        "1-3,01/10/2010,N,Y,Made Home,,Social Care Org,Residential social care,Good,06/07/2017,N\n"
        "1-4,01/10/2010,N,N,Made Yard,Y00003,Primary Medical Services,GP Practices,,,N\n";
    write_file(folder / "cqc.csv", table);
    write_file(folder / "titled.csv", "Care directory with filters,,,,,,,,,,\n,,,,,,,,,,\n" + table);
    for (const char* name : {"cqc.csv", "titled.csv"}) {
        INFO(name);
        const auto read = io::read_cqc(source(Role::cqc, folder / name), at_date("2018-04-01"));
        CHECK(read.problems.empty());
        CHECK(read.info.recognised == "CQC care directory with filters");
        CHECK(rows_add_up(read.info));
        REQUIRE(read.rows.size() == 2);
        CHECK(read.rows[0].practice == "Y00001");
        CHECK(read.rows[0].rating == "Good");
        CHECK(read.rows[0].date == "2017-07-06");
        CHECK(read.rows[1].rating == "Requires improvement");
        CHECK(read.rows[1].date == "2018-01-09");
        CHECK(skipped(read.info, "no ODS code") == 1);
        CHECK(skipped(read.info, "not rated") == 1);
        const auto known = io::recognise(folder / name);
        REQUIRE_FALSE(known.empty());
        CHECK(known.front().role == Role::cqc);
    }
}

TEST_CASE("the ONS's postcode directories in any order of columns, layout-only", "[fast]") {
    const TempFolder folder;
    // ONSPD of February 2023, shortened; then the same shuffled; then NSPL
    write_file(folder / "onspd.csv",
               "pcd,pcd2,pcds,dointr,doterm,oslaua,usertype,oseast1m,osnrth1m,osgrdind,lsoa11,lat,long\n"
               "\"ZZ1 2AB\",\"ZZ1  2AB\",\"ZZ1 2AB\",198001,,E08000035,0,430000,433000,1,E01000001,53.8,-1.5\n"
               "\"ZZ1 2AC\",\"ZZ1  2AC\",\"ZZ1 2AC\",198001,199606,E08000035,0,430100,433000,1,E01000001,53.8,-1.5\n"
               "\"ZZ1 2AD\",\"ZZ1  2AD\",\"ZZ1 2AD\",198001,202103,E08000035,0,430200,433000,8,E01000001,53.8,-1.5\n"
               "\"ZZ1 2AE\",\"ZZ1  2AE\",\"ZZ1 2AE\",198001,,E08000035,0,430300,433000,9,E01000001,99.999999,0\n"
               "\"ZZ1 2AF\",\"ZZ1  2AF\",\"ZZ1 2AF\",198001,,E08000035,0,,,9,E01000001,99.999999,0\n");
    write_file(folder / "shuffled.csv",
               "osgrdind,osnrth1m,doterm,lat,pcds,oseast1m,pcd\n1,433000,,53.8,ZZ1 2AB,430000,ZZ1 2AB\n"
               "1,433000,199606,53.8,ZZ1 2AC,430100,ZZ1 2AC\n8,433000,202103,53.8,ZZ1 2AD,430200,ZZ1 2AD\n"
               "9,433000,,99.999999,ZZ1 2AE,430300,ZZ1 2AE\n9,,,99.999999,ZZ1 2AF,,ZZ1 2AF\n");
    write_file(folder / "nspl.csv",
               "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,laua,lsoa21\n"
               "ZZ1 2AB,ZZ1  2AB,ZZ1 2AB,198001,,0,430000,433000,1,E00000001,,E08000035,E01000001\n"
               "ZZ1 2AC,ZZ1  2AC,ZZ1 2AC,198001,199606,0,430100,433000,1,E00000001,,E08000035,E01000001\n"
               "ZZ1 2AD,ZZ1  2AD,ZZ1 2AD,198001,202103,0,430200,433000,8,E00000001,,E08000035,E01000001\n"
               "ZZ1 2AE,ZZ1  2AE,ZZ1 2AE,198001,,0,430300,433000,9,E00000001,,E08000035,E01000001\n"
               "ZZ1 2AF,ZZ1  2AF,ZZ1 2AF,198001,,0,,,9,E00000001,,E08000035,E01000001\n");
    for (const char* name : {"onspd.csv", "shuffled.csv", "nspl.csv"}) {
        INFO(name);
        const auto known = io::recognise(folder / name);
        REQUIRE_FALSE(known.empty());
        CHECK(known.front().role == Role::postcodes);
        const auto read = io::read_postcodes(source(Role::postcodes, folder / name), at_date("2017-04-01"));
        CHECK_FALSE(model::has_errors(read.problems));
        CHECK(rows_add_up(read.info));
        REQUIRE(read.rows.size() == 2);
        CHECK(read.rows[0].postcode == "ZZ1 2AB");
        CHECK(read.rows[0].at.x == 430000);
        CHECK(read.rows[0].at.y == 433000);
        CHECK(read.rows[0].quality == 10);
        CHECK(read.rows[1].postcode == "ZZ1 2AD");  // ends after the plan's date
        CHECK(read.rows[1].quality == 80);
        CHECK(skipped(read.info, "no longer in use at the plan's date") == 1);
        CHECK(skipped(read.info, "no position") == 2);  // 9: none, whatever stands in the columns
        const auto later = io::read_postcodes(source(Role::postcodes, folder / name), at_date("2021-03-01"));
        CHECK(later.rows.size() == 1);
    }
}

TEST_CASE("practices' inner and outer areas, layout-only", "[fast]") {
    const TempFolder folder;
    const auto feature = [](const std::string& practice, const std::string& kind, int x, bool shape = true) {
        const auto p = [&](int a, int b) { return "[" + std::to_string(x + a) + "," + std::to_string(433000 + b) + "]"; };
        return R"({"type":"Feature","properties":{"practice":")" + practice + R"(","kind":")" + kind + R"("},"geometry":)" +
               (shape ? R"({"type":"Polygon","coordinates":[[)" + p(0, 0) + "," + p(1000, 0) + "," + p(1000, 1000) + "," + p(0, 1000) +
                            "," + p(0, 0) + "]]}"
                      : std::string("null")) +
               "}";
    };
    const std::string head =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)";
    write_file(folder / "areas.geojson", head + feature("Y00001", "Inner", 430000) + "," + feature("Y00001", "Outer boundary", 429000) +
                                             "," + feature("", "inner", 431000) + "," + feature("Y00002", "middle", 432000) + "," +
                                             feature("Y00003", "outer", 433000, false) + "]}");
    const auto read = io::read_practice_areas(source(Role::practice_areas, folder / "areas.geojson"), at_date("2017-04-01"));
    CHECK(rows_add_up(read.info));
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].practice == "Y00001");
    CHECK(read.rows[0].inner);
    REQUIRE(read.rows[0].shape.size() == 1);
    CHECK(read.rows[0].shape[0].outer.size() >= 4);
    CHECK_FALSE(read.rows[1].inner);
    CHECK(told(read.problems, "unknown-word") == 1);
    CHECK(told(read.problems, "empty-geometry") == 1);
    CHECK(skipped(read.info, "no practice code") == 1);

    write_file(folder / "nokind.geojson",
               head + R"({"type":"Feature","properties":{"ods_code":"Y00001"},"geometry":{"type":"Polygon","coordinates":)"
                      R"([[[430000,433000],[431000,433000],[431000,434000],[430000,433000]]]}}]})");
    const auto plain = io::read_practice_areas(source(Role::practice_areas, folder / "nokind.geojson"), at_date("2017-04-01"));
    REQUIRE(plain.rows.size() == 1);
    CHECK(plain.rows[0].inner);
    CHECK(told(plain.problems, "column-missing") == 1);
    write_file(folder / "table.csv", "practice,kind\nY00001,inner\n");
    const auto table = io::read_practice_areas(source(Role::practice_areas, folder / "table.csv"), at_date("2017-04-01"));
    CHECK(told(table.problems, "no-geometry") == 1);
}

TEST_CASE("rural-urban classes and the 2025 indices by the beginning of their headers, layout-only", "[fast]") {
    const TempFolder folder;
    write_file(folder / "ruc21.csv",
               "LSOA21CD,LSOA21NM,RUC21CD,RUC21NM,Urban_rural_flag\nE01000001,Made 001A,UN1,Urban: Nearer to a major town or city,Urban\n");
    const auto ruc = io::read_rural_urban(source(Role::rural_urban, folder / "ruc21.csv"), at_date("2023-04-01"));
    REQUIRE(ruc.rows.size() == 1);
    CHECK(ruc.rows[0].rural_class == "Urban: Nearer to a major town or city");
    const auto known = io::recognise(folder / "ruc21.csv");
    REQUIRE_FALSE(known.empty());
    CHECK(known.front().role == Role::rural_urban);
    // some copies end the decile's header early
    for (const char* decile : {"(where 1 is most deprived 10% of LSOAs)", "(where 1 is most deprived 10% of LSOA)"}) {
        write_file(folder / "iod.csv",
                   "LSOA code (2021),LSOA name (2021),Index of Multiple Deprivation (IMD) Score,Index of Multiple "
                   "Deprivation (IMD) Decile " +
                       std::string(decile) + "\nE01000001,Made 001A,12.5,7\n");
        const auto imd = io::read_deprivation(source(Role::deprivation, folder / "iod.csv"), at_date("2025-12-01"));
        REQUIRE(imd.rows.size() == 1);
        CHECK(imd.rows[0].score == 12.5);
        CHECK(imd.rows[0].decile == 7);
    }
}
