// Brownfield registers in made-up rows: the statutory and the Digital Land header, our own table, and coordinate columns as councils
// leave them. The register that data/ holds is Digital Land's; the statutory one is of London (messy).
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

constexpr const char* kStatutory =
    "OrganisationURI,OrganisationLabel,SiteReference,PreviouslyPartOf,SiteNameAddress,SiteplanURL,CoordinateReferenceSystem,GeoX,GeoY,"
    "Hectares,OwnershipStatus,Deliverable,PlanningStatus,PermissionType,PermissionDate,PlanningHistory,ProposedForPIP,MinNetDwellings,"
    "DevelopmentDescription,NonHousingDevelopment,NetDwellingsRangeFrom,NetDwellingsRangeTo,HazardousSubstances,SiteInformation,Notes,"
    "FirstAddedDate,LastUpdatedDate\n";

// A row of the statutory header.
std::string statutory(const std::string& id, const std::string& crs, const std::string& x, const std::string& y, const std::string& status,
                      const std::string& deliverable, const std::string& least, const std::string& from, const std::string& to) {
    return "http://council.example,Made council," + id + ",,\"Land at Made Lane, " + id + "\",," + crs + "," + x + "," + y + ",1.2,mixed," +
           deliverable + "," + status + ",,,,," + least + ",,," + from + "," + to + ",,,,2017-12-01,2018-12-01\n";
}

io::Read<io::HousingRecord> read(const std::string& text) {
    const TempFolder folder;
    write_file(folder / "register.csv", text);
    return io::read_housing(source(Role::housing, folder / "register.csv"), at_date("2018-04-01"));
}

}  // namespace

TEST_CASE("a register with the statutory header, layout-only", "[fast]") {
    const auto r = read(std::string(kStatutory) + statutory("B/1", "OSGB36", "430000", "433500", "permissioned", "Yes", "", "10", "14") +
                        statutory("B/2", "OSGB36", "430100.5", "433600.5", "not permissioned", "", "7", "", "") +
                        statutory("B/3", "OSGB36", "430200", "433700", "pending decision", "no", "", "", ""));
    CHECK(r.info.recognised == "brownfield land register");
    REQUIRE(r.rows.size() == 3);
    CHECK(r.rows[0].name == "Land at Made Lane, B/1");
    CHECK(r.rows[0].council == "Made council");
    CHECK(r.rows[0].at == geo::Point{430000, 433500});
    CHECK(r.rows[0].permissioned);
    CHECK(r.rows[0].deliverable == true);
    CHECK(r.rows[0].dwellings_min == 10);
    CHECK(r.rows[0].dwellings_max == 14);
    CHECK(r.rows[1].dwellings_min == 7);  // MinNetDwellings, where the range is empty
    CHECK_FALSE(r.rows[1].permissioned);
    CHECK_FALSE(r.rows[1].deliverable);  // empty is not known, not "no"
    CHECK(r.rows[2].deliverable == false);
    CHECK_FALSE(r.rows[2].dwellings_min);  // nothing said is not 0
    CHECK_FALSE(r.rows[2].dwellings_max);
    CHECK(r.problems.empty());
    CHECK(rows_add_up(r.info));
}

TEST_CASE("a register with Digital Land's header: degrees, a range upside down, an end date", "[fast]") {
    const auto r = read(
        "site,site-address,organisation,longitude,latitude,hectares,minimum-net-dwellings,maximum-net-dwellings,"
        "planning-permission-status,start-date,end-date\n"
        "R1,1 Made Street,local-authority-eng:MAD,-1.5491,53.8008,0.5,12,20,permissioned,2017-12-01,\n"
        "R2,2 Made Street,local-authority-eng:MAD,-1.5491,53.8008,0.5,20,12,permissioned,2017-12-01,2018-01-31\n");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].at->x == Approx(429797).margin(10));  // the middle of Leeds
    CHECK(r.rows[0].at->y == Approx(433951).margin(300));
    CHECK(r.rows[0].dwellings_max == 20);
    CHECK(r.rows[1].end_date == "2018-01-31");
    CHECK(told(r.problems, "range-upside-down") == 1);
}

TEST_CASE("a coordinate-system column that lies about its numbers is told and not believed", "[fast]") {
    const auto r = read(std::string(kStatutory) + statutory("1", "WGS84", "430000", "433500", "permissioned", "Yes", "5", "", "") +
                        statutory("2", "OSGB36", "-1.5491", "53.8008", "permissioned", "Yes", "5", "", "") +
                        statutory("3", "WGS84", "53.8008", "-1.5491", "permissioned", "Yes", "5", "", "") +
                        statutory("4", "ETRS89", "-1.5491", "53.8008", "permissioned", "Yes", "5", "", ""));
    REQUIRE(r.rows.size() == 4);
    CHECK(told(r.problems, "crs-against-numbers") == 2);
    CHECK(told(r.problems, "coordinates-swapped") == 1);
    CHECK(r.problems.size() == 3);
    CHECK(r.rows[0].at == geo::Point{430000, 433500});
    for (std::size_t i = 1; i < 4; ++i) CHECK(geo::distance_m(*r.rows[i].at, *r.rows[1].at) < 1.0);
    for (const model::Problem& p : r.problems) {
        CHECK(p.row >= 2);
        CHECK_FALSE(p.todo.empty());
    }
}

TEST_CASE("a coordinate system dragged down a column counts up, and each is told with its row", "[fast]") {
    std::string text = kStatutory;
    for (int i = 0; i < 12; ++i)
        text += statutory(std::to_string(i), "ETRS" + std::to_string(89 + i), "430000", std::to_string(433500 + i), "permissioned", "Yes",
                          "5", "", "");
    const auto r = read(text);
    REQUIRE(r.rows.size() == 12);
    CHECK(told(r.problems, "crs-odd-name") == 11);        // ETRS90 to ETRS100
    CHECK(told(r.problems, "crs-against-numbers") == 1);  // ETRS89 is a real name of degrees, over metres
    CHECK(r.rows[11].at == geo::Point{430000, 433511});
}

TEST_CASE("no dwellings, a lost minus sign, no reference, no position", "[fast]") {
    const auto r = read(std::string(kStatutory) + statutory("gone", "WGS84", "1.5491", "53.8008", "permissioned", "Yes", "5", "", "") +
                        statutory("", "OSGB36", "430000", "433500", "permissioned", "Yes", "9", "", "") +
                        statutory("nowhere", "OSGB36", "", "", "permissioned", "Yes", "9", "", "") +
                        statutory("zero", "OSGB36", "0", "0", "permissioned", "Yes", "9", "", "") +
                        statutory("below", "OSGB36", "430000", "433500", "permissioned", "Yes", "-9", "", "") +
                        statutory("moon", "OSGB36", "99999999", "5", "permissioned", "Yes", "not known", "", ""));
    REQUIRE(r.rows.size() == 6);
    CHECK(r.rows[0].at->x > 600000);  // the North Sea: read as it says, for the footprint's check to name
    CHECK(r.rows[1].id == "row 3");
    CHECK(told(r.problems, "missing-key") == 1);
    CHECK(r.rows[1].dwellings_min == 9);
    CHECK_FALSE(r.rows[2].at);
    CHECK_FALSE(r.rows[3].at);
    CHECK(told(r.problems, "negative") >= 1);
    CHECK_FALSE(r.rows[4].dwellings_min);
    CHECK(told(r.problems, "coordinates-unknown") == 1);
    CHECK_FALSE(r.rows[5].at);
    CHECK_FALSE(r.rows[5].dwellings_min);
}
