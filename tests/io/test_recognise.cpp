// Files are known by what is in them, whatever they are called.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

// The best guess for a file of these words, under a name that says nothing.
std::vector<io::Recognised> guess(const char* words) {
    const TempFolder folder;
    write_file(folder / "download(3).dat", words);
    return io::recognise(folder / "download(3).dat");
}

void check_best(const char* words, Role role) {
    const auto known = guess(words);
    REQUIRE_FALSE(known.empty());
    INFO(known.front().layout);
    CHECK(known.front().role == role);
}

}  // namespace

TEST_CASE("publications without a header are known by their positions", "[fast]") {
    check_best(
        "\"Y01234\",\"MADE SURGERY\",\"Y54\",\"Q72\",\"1 ROAD\",\"\",\"\",\"\",\"\",\"ZZ1 "
        "2AB\",\"19740401\",\"\",\"A\",\"B\",\"99X\",\"20130401\",\"\",\"0\",\"\",\"\",\"\",\"0\",\"\",\"99X\",\"\",\"4\",\"\"\r\n",
        Role::practices);
    check_best(
        "\"Y01234001\",\"MADE BRANCH\",\"Y54\",\"Q72\",\"1 ROAD\",\"\",\"\",\"\",\"\",\"ZZ1 "
        "2AB\",\"20040401\",\"\",\"\",\"\",\"Y01234\",\"20040401\",\"\",\"0\",\"\",\"\",\"\",\"0\",\"\",\"D\",\"\",\"\",\"\"\r\n",
        Role::branches);
    check_best("\"ZZ100AB\",10,419835,437763,\"E92000001\",\"E19000001\",\"E18000003\",\"\",\"E08000035\",\"E05001418\"\r\n",
               Role::postcodes);
}

TEST_CASE("publications are known by their headers, in any case and spacing", "[fast]") {
    check_best("PUBLICATION,EXTRACT_DATE,TYPE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\nX,01JAN2021,GP,Y01234,ZZ1 2AB,ALL,ALL,5\n",
               Role::lists);
    check_best(
        "publication,extract_date,practice_code,practice_name,lsoa_code,sex,Number of Patients\nX,04JAN2021,Y01234,MADE,E01000001,ALL,5\n",
        Role::flows);
    check_best("OrganisationCode,LSOA11CD,Patient\nY01234,E01000001,5\n", Role::flows);
    check_best("PRACTICE_CODE,PCN_CODE,PCN_NAME\nY01234,U00001,MADE PCN\n", Role::networks);
    check_best("Area Codes,All Ages\nE01000001,\"1,447\"\n", Role::residents);
    check_best("lsoa21_code,age_group,usual_residents\nE01000001,Aged 16 to 24 years,5\n", Role::ages);
    check_best("LSOA code (2011),LSOA name (2011),Index of Multiple Deprivation (IMD) Score\nE01000001,Made,12.5\n", Role::deprivation);
    check_best("SiteReference,GeoX,GeoY,PlanningStatus,MinNetDwellings\nS1,400000,300000,permissioned,5\n", Role::housing);
    check_best("site,latitude,longitude,minimum-net-dwellings,planning-permission-status\nS1,53.5,-1.5,5,permissioned\n", Role::housing);
    check_best("premises_id,name,postcode,rooms_ce\nB1,Made,ZZ1 2AB,4\n", Role::premises);
    check_best("scheme_id,name,kind,premises_id,start_year,opens_year\nS1,Made,extension,B1,2016,2017\n", Role::schemes);
    check_best(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"LSOA21CD\":\"E01000001\"},\"geometry\":{"
        "\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,53.8],[-1.4,53.9],[-1.5,53.8]]]}}]}",
        Role::zones);
    check_best(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"north\"},\"geometry\":{\"type\":"
        "\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,53.8],[-1.4,53.9],[-1.5,53.8]]]}}]}",
        Role::boundary);
    check_best(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"ward\"},\"geometry\":{\"type\":"
        "\"Point\",\"coordinates\":[-1.5,53.8]}}]}",
        Role::points);
}

TEST_CASE("what nobody publishes is not recognised, and never an error", "[fast]") {
    CHECK(guess("colour,taste\nred,sweet\n").empty());
    CHECK(guess("").empty());
    CHECK(guess("\x01\x02\x03").empty());
    CHECK(io::recognise("/no/such/file.csv").empty());
    const TempFolder folder;
    CHECK(io::recognise(folder.path()).empty());
}

TEST_CASE("published files are recognised, and their reader takes them", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const std::vector<std::pair<const char*, Role>> files = {{"gp/epraccur_2017-04.csv", Role::practices},
                                                             {"gp/epraccur_2020-01.csv", Role::practices},
                                                             {"gp/ebranchs_2017-08.csv", Role::branches},
                                                             {"gp/gp-reg-pat-prac-all_2021-01.csv", Role::lists},
                                                             {"gp/gp-reg-pat-prac-map_2022-01.csv", Role::networks},
                                                             {"gp/gp_lsoa_flows_2022.csv.gz", Role::flows},
                                                             {"postcodes/codepoint_open_2014-08.csv", Role::postcodes},
                                                             {"population/lsoa11_imd2019_population.csv", Role::deprivation},
                                                             {"population/lsoa11_mid2017_population.csv", Role::residents},
                                                             {"population/lsoa21_census2021_age.csv", Role::ages},
                                                             {"population/lsoa21_imd2025.csv", Role::deprivation},
                                                             {"boundaries/lsoa11_bgc.gpkg", Role::zones},
                                                             {"boundaries/oa11_bgc.gpkg", Role::zones},
                                                             {"boundaries/wards13_bgc.gpkg", Role::boundary},
                                                             {"boundaries/ccg_2016_simplified.geojson", Role::boundary},
                                                             {"housing/brownfield_leeds.csv", Role::housing},
                                                             {"messy/brownfield_london_raw.csv", Role::housing},
                                                             {"messy/brownfield_leicester_raw.csv", Role::housing},
                                                             {"messy/brownfield_tonbridge_repaired.csv", Role::housing},
                                                             {"premises/nhs_hospitals22.gpkg", Role::points}};
    for (const auto& [file, role] : files) {
        INFO(file);
        const auto known = io::recognise(data / file);
        REQUIRE_FALSE(known.empty());
        INFO(known.front().layout);
        CHECK(known.front().role == role);
        io::SourceSpec spec = source(role, data / file);
        if (role == Role::boundary) spec.columns = {{"id", std::string(file).find("ccg") != std::string::npos ? "name" : "WD13CD"}};
        for (const NamedReader& reader : all_readers())
            if (reader.role == role) CHECK(reader.read(spec, at_date("2022-04-01")).records > 0);
    }
}

TEST_CASE("our own tables are known by the headers that the README gives them", "[fast]") {
    const std::filesystem::path sample = source_folder() / "geodata" / "leeds";
    const std::vector<std::pair<const char*, Role>> files = {{"ages.csv", Role::ages},
                                                             {"branches.csv", Role::branches},
                                                             {"deprivation.csv", Role::deprivation},
                                                             {"facets.csv", Role::facets},
                                                             {"flows.csv", Role::flows},
                                                             {"hub_week.csv", Role::hub_week},
                                                             {"housing.csv", Role::housing},
                                                             {"lists.csv", Role::lists},
                                                             {"networks.csv", Role::networks},
                                                             {"occupancies.csv", Role::occupancies},
                                                             {"postcodes.csv", Role::postcodes},
                                                             {"practices.csv", Role::practices},
                                                             {"premises.csv", Role::premises},
                                                             {"residents.csv", Role::residents},
                                                             {"schemes.csv", Role::schemes},
                                                             {"trajectories.csv", Role::trajectories},
                                                             {"workforce.csv", Role::workforce},
                                                             {"places.csv", Role::points}};
    for (const auto& [file, role] : files) {
        INFO(file);
        const auto known = io::recognise(sample / file);
        REQUIRE_FALSE(known.empty());
        CHECK(known.front().role == role);
    }
}
