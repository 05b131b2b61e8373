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

TEST_CASE("publications of the estate over time are known by their headers", "[fast]") {
    check_best("PRAC_CODE,PRAC_NAME,STAFF_GROUP,DETAILED_STAFF_ROLE,MEASURE,VALUE\nY01234,MADE,GP,GP Partners,FTE,2\n", Role::workforce);
    check_best("PRAC_CODE,PRAC_NAME,TOTAL_GP_HC,TOTAL_GP_FTE,TOTAL_NURSES_FTE\nY01234,MADE,3,2.5,1\n", Role::workforce);
    check_best(
        "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n"
        "X,01Apr2020,GP,Y01234,E1,ZZ1 2AB,FEMALE,0_4,61\n",
        Role::practice_ages);
    check_best(
        "Location ID,Location Name,Location ODS Code,Location Latest Overall Rating,Publication Date\n1-1,MADE,Y01234,Good,06/07/2017\n",
        Role::cqc);
    check_best("pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,osgrdind\nZZ1 2AB,ZZ1  2AB,ZZ1 2AB,198001,,430000,433000,1\n",
               Role::postcodes);
    check_best("LSOA21CD,LSOA21NM,RUC21CD,RUC21NM\nE01000001,Made,UN1,Urban\n", Role::rural_urban);
    check_best("LSOA Code,LSOA11CD,RUC11CD,RUC11\nE01000001,E01000001,A1,Urban major conurbation\n", Role::rural_urban);
    const char* const eric =
        "Organisation Code,Organisation Name,Site Code,Site Name,Site Type,Gross internal floor area (m\xC2\xB2)\n"
        "RZZ,MADE TRUST,RZZ01,MADE HOSPITAL,1. General acute hospital,1000\n";
    check_best(eric, Role::eric);
    check_best((std::string("Estates returns,,,,,\n,,,,,\n,,,,,Areas\n") + eric).c_str(), Role::eric);
}

TEST_CASE("titles above a header are passed over only as far as the layout's reader does", "[fast]") {
    // a workforce table under a title: its reader would take the title for the header
    CHECK(guess("General Practice Workforce,,,,,\nPRAC_CODE,PRAC_NAME,STAFF_GROUP,DETAILED_STAFF_ROLE,MEASURE,VALUE\n"
                "Y01234,MADE,GP,GP Partners,FTE,2\n")
              .empty());
    // a table of ours whose own first row is its header, whatever stands below
    check_best("practice,rating\nLocation ODS Code,Location Latest Overall Rating\n", Role::cqc);
    std::string far = "Organisation Code,Organisation Name,Site Code,Site Name,Site Type\nRZZ,MADE,RZZ01,MADE,1. Acute\n";
    for (int i = 0; i < 10; ++i) far = "A title,,,,\n" + far;
    CHECK(guess(far.c_str()).empty());  // the eleventh row
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
                                                             {"premises/eric_2016-17_sites.csv", Role::eric},
                                                             {"messy/ERIC_2013-14_trust_and_site.XLS", Role::eric},
                                                             {"population/lookup_lsoa11_msoa_ward_lad_ccg.csv", Role::rural_urban},
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
                                                             {"backlog.csv", Role::backlog},
                                                             {"hub_cover.csv", Role::hub_cover},
                                                             {"locality_records.csv", Role::locality_records},
                                                             {"risks.csv", Role::risks},
                                                             {"scheme_gates.csv", Role::scheme_gates},
                                                             {"scheme_money.csv", Role::scheme_money},
                                                             {"ae_attendances.csv", Role::indicators},
                                                             {"places.csv", Role::points}};
    for (const auto& [file, role] : files) {
        INFO(file);
        const auto known = io::recognise(sample / file);
        REQUIRE_FALSE(known.empty());
        CHECK(known.front().role == role);
    }
}
