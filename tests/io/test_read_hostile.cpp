// Files that are broken, mean or not files at all: an error in words, never a crash, never gigabytes, never a path of this machine.
#include <catch2/catch.hpp>

#include "base/random.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

// Reads it as everything; every reader must either use rows or say an error.
void check_all(const std::filesystem::path& file) {
    for (const NamedReader& reader : all_readers()) {
        INFO(file.filename().string() << " as " << io::to_string(reader.role));
        const Outcome outcome = reader.read(source(reader.role, file), at_date("2017-04-01"));
        CHECK((outcome.records > 0 || model::has_errors(outcome.problems) || told(outcome.problems, "nothing-used") == 1));
        CHECK(outcome.problems.size() < 5000);
        for (const model::Problem& p : outcome.problems) {
            CHECK(p.meaning.find(file.parent_path().string()) == std::string::npos);
            CHECK_FALSE(p.rule.empty());
        }
    }
}

}  // namespace

TEST_CASE("files that hold nothing, or nothing that is read here", "[fast]") {
    const TempFolder folder;
    using namespace std::string_literals;
    const std::vector<std::pair<const char*, std::string>> files = {
        {"empty.csv", ""},
        {"newline.csv", "\n"},
        {"header.csv", "id,people\n"},
        {"zeros.csv", std::string(1000, '\0')},
        {"text.gpkg", "not a database"},
        {"cut.gpkg", "SQLite format 3\0junk"s},
        {"cut.zip", "PK\x03\x04junk"},
        {"cut.gz", "\x1f\x8b\x08junk"},
        {"cut.xls", "\xD0\xCF\x11\xE0junk"},
        {"cut.shp", "\0\0\x27\x0ajunk"s},
        {"cut.fgb", "fgb\x03junk"},
        {"open.json", "{\"type\":\"FeatureCollection\",\"features\":["},
        {"deep.json", std::string(100000, '[')},
        {"other.vrt",
         "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"}};
    for (const auto& [name, bytes] : files) {
        write_file(folder / name, bytes);
        check_all(folder / name);
    }
    check_all(folder / "absent.csv");
    check_all(folder.path());
    check_all("/dev/zero");
}

TEST_CASE("a million columns, or a first line without end, are refused before they cost anything", "[fast]") {
    const TempFolder folder;
    std::string wide;
    for (int i = 0; i < 1000000; ++i) wide += "c,";
    write_file(folder / "wide.csv", wide + "\n");
    const auto r = io::read_residents(source(Role::residents, folder / "wide.csv"), at_date("2017-04-01"));
    CHECK(told(r.problems, "too-many-columns") == 1);
    write_file(folder / "long.csv", std::string(3000000, 'x'));
    CHECK(model::has_errors(io::read_residents(source(Role::residents, folder / "long.csv"), at_date("2017-04-01")).problems));
}

TEST_CASE("names that mean an address, a database or an archive to GDAL open nothing", "[fast]") {
    for (const char* name :
         {"/vsicurl/http://localhost:1/x.csv", "http://localhost:1/x.csv", "PG:dbname=x", "MYSQL:x", "/vsistdin/", "/vsizip/x.zip"}) {
        io::SourceSpec spec = source(Role::residents, name);
        spec.file_as_written = name;
        const auto r = io::read_residents(spec, at_date("2017-04-01"));
        INFO(name);
        CHECK(r.rows.empty());
        CHECK(model::has_errors(r.problems));
    }
}

TEST_CASE("reading leaves nothing beside the file", "[fast]") {
    const TempFolder folder;
    write_file(folder / "a.geojson",
               "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"},\"geometry\":{\"type\":"
               "\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,53.8],[-1.4,53.9],[-1.5,53.8]]]}}]}");
    write_file(folder / "a.csv", "id,people\nE01,5\n");
    write_file(folder / "a.gml",
               "<?xml version=\"1.0\"?><x:c xmlns:x=\"http://x\" "
               "xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><x:f><x:id>1</x:id></x:f></gml:featureMember></x:c>");
    for (const char* name : {"a.geojson", "a.csv", "a.gml"}) check_all(folder / name);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists() ? 1 : 0;
    CHECK(files == 3);
}

TEST_CASE("mutated files never crash a reader", "[slow]") {
    const std::vector<std::string> seeds = {
        "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS\nX,04JAN2021,P1,\"MADE, AND "
        "MADE\",E01000001,ALL,7\nX,04JAN2021,P1,MADE,E01000002,ALL,\"1,002\"\n",
        "OrganisationURI,OrganisationLabel,SiteReference,CoordinateReferenceSystem,GeoX,GeoY,PlanningStatus,Deliverable,MinNetDwellings,"
        "NetDwellingsRangeFrom,NetDwellingsRangeTo\nhttp://x,Made,S1,OSGB36,430000,433500,permissioned,yes,5,5,10\nhttp://"
        "x,Made,S2,ETRS90,-1.5,53.8,pending decision,,*,,\n",
        "\"Y01234\",\"MADE SURGERY\",\"Y54\",\"Q72\",\"1 ROAD\",\"\",\"\",\"\",\"\",\"ZZ1 "
        "2AB\",\"19740401\",\"\",\"A\",\"B\",\"99X\",\"20130401\",\"\",\"0\",\"\",\"\",\"\",\"0\",\"\",\"99X\",\"\",\"4\",\"\"\r\n",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"name\":\"A\"},\"geometry\":{"
        "\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53.8],[-1.4,53.8],[-1.4,53.9],[-1.5,53.8]]]}},{\"type\":\"Feature\",\"properties\":{"
        "\"id\":\"b\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-1.5,53.8]}}]}",
        "premises_id,name,rooms_ce,nia_m2,hours_week\nB1,Made,4,300,52.5\nB2,Made,not known,n/a,-\n"};
    base::Random random(20170401);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(bound))); };
    const TempFolder folder;
    for (int round = 0; round < 120; ++round) {
        std::string bytes = seeds[below(seeds.size())];
        for (std::size_t k = 1 + below(4); k > 0 && !bytes.empty(); --k) {
            const std::size_t at = below(bytes.size());
            switch (below(5)) {
                case 0: bytes.resize(at); break;
                case 1: bytes[at] = static_cast<char>(below(256)); break;
                case 2: bytes.insert(at, 1, '"'); break;
                case 3: bytes.insert(at, 1, '\0'); break;
                default: bytes.insert(at, bytes.substr(at, below(40))); break;
            }
        }
        INFO("round " << round);
        const auto file = folder / (round % 2 == 0 ? "m.csv" : "m.geojson");
        write_file(file, bytes);
        check_all(file);
        (void)io::recognise(file);
    }
}
