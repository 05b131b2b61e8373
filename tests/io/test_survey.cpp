// What a dropped file is, before anything is planned with it.
#include <catch2/catch.hpp>

#include <algorithm>

#include "io/reading.hpp"
#include "io/survey.hpp"

using namespace merestone;
using namespace merestone::test;
using io::FileKind;
using io::Role;

namespace {

io::Survey survey_of(const std::filesystem::path& file) { return io::survey_file(file, at_date("2022-04-01")); }

const io::ColumnChoice* choice(const io::SurveyedLayer& layer, const std::string& column) {
    const auto at = std::find_if(layer.choices.begin(), layer.choices.end(), [&](const auto& c) { return c.column == column; });
    return at == layer.choices.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("a survey tells layout, columns, first rows, number of rows and what a filter could go by", "[fast]") {
    const TempFolder folder;
    write_file(folder / "x.csv", "Area Codes,All Ages,district\nE01000001,\"1,447\",North\nE01000002,12,South\nE01000003,7,North\n");
    const io::Survey s = survey_of(folder / "x.csv");
    CHECK(s.kind == FileKind::table);
    CHECK(s.sha256.size() == 64);
    REQUIRE(s.layers.size() == 1);
    const io::SurveyedLayer& layer = s.layers.front();
    REQUIRE_FALSE(layer.known.empty());
    CHECK(layer.known.front().role == Role::residents);
    CHECK(layer.rows == 3);
    CHECK(layer.has_header);
    CHECK(layer.columns == std::vector<std::string>{"Area Codes", "All Ages", "district"});
    REQUIRE(layer.first_rows.size() == 3);
    CHECK(layer.first_rows[0] == std::vector<std::string>{"E01000001", "1,447", "North"});
    const io::ColumnChoice* district = choice(layer, "district");
    REQUIRE(district != nullptr);
    CHECK(district->rows == std::vector<std::pair<std::string, std::int64_t>>{{"North", 2}, {"South", 1}});
}

TEST_CASE("a survey of a table without a header names the commissioners that practices may be chosen by", "[fast]") {
    const TempFolder folder;
    std::string rows;
    for (const char* commissioner : {"99X", "99Y", "99X"})
        rows += "\"Y0123" + std::to_string(rows.size() % 7) +
                "\",\"MADE SURGERY\",\"Y54\",\"Q72\",\"1 ROAD\",\"\",\"\",\"\",\"\",\"ZZ1 2AB\",\"19740401\",\"\",\"A\",\"B\",\"" +
                commissioner + "\",\"20130401\",\"\",\"0\",\"\",\"\",\"\",\"0\",\"\",\"99X\",\"\",\"4\",\"\"\r\n";
    write_file(folder / "epraccur.csv", rows);
    const io::Survey s = survey_of(folder / "epraccur.csv");
    REQUIRE(s.layers.size() == 1);
    CHECK(s.layers.front().rows == 3);
    CHECK_FALSE(s.layers.front().has_header);
    CHECK(s.layers.front().columns.front() == "column 1");
    const io::ColumnChoice* by = choice(s.layers.front(), "commissioner");
    REQUIRE(by != nullptr);
    CHECK(by->rows == std::vector<std::pair<std::string, std::int64_t>>{{"99X", 2}, {"99Y", 1}});
}

TEST_CASE("what is no data is told apart, and never an accident", "[fast]") {
    const TempFolder folder;
    write_file(folder / "beach.jpg", "\xFF\xD8\xFF\xE0 not really a photograph");
    write_file(folder / "minutes.pdf", "%PDF-1.4");
    write_file(folder / "plan.toml", "format = 1\n");
    write_file(folder / "empty.csv", "");
    write_file(folder / "only_header.csv", "practice,locality\n");
    write_file(folder / "odd.csv", "colour,taste\nred,sweet\n");
    write_file(folder / "area.shp", "broken");
    write_file(folder / "area.dbf", "broken");
    std::filesystem::create_directory(folder / "holiday");
    CHECK(survey_of(folder / "beach.jpg").kind == FileKind::picture);
    CHECK(survey_of(folder / "minutes.pdf").kind == FileKind::document);
    CHECK(survey_of(folder / "plan.toml").kind == FileKind::plan);
    CHECK(survey_of(folder.path()).kind == FileKind::plan);
    CHECK(survey_of(folder / "area.dbf").kind == FileKind::companion);
    for (const char* bad : {"empty.csv", "area.shp", "holiday", "not there.csv"}) {
        INFO(bad);
        const io::Survey s = survey_of(folder / bad);
        CHECK(s.kind == FileKind::unreadable);
        CHECK_FALSE(s.problems.empty());
    }
    const io::Survey header = survey_of(folder / "only_header.csv");
    REQUIRE(header.layers.size() == 1);
    CHECK(header.layers.front().rows == 0);
    CHECK(model::has_errors(header.layers.front().problems));
    const io::Survey odd = survey_of(folder / "odd.csv");
    REQUIRE(odd.layers.size() == 1);
    CHECK(odd.layers.front().known.empty());
    CHECK(odd.layers.front().columns == std::vector<std::string>{"colour", "taste"});
}

TEST_CASE("a file of several layers is surveyed layer by layer", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const io::Survey s = survey_of(data / "premises/nhs_choices_2014.gpkg");
    REQUIRE(s.layers.size() == 3);
    CHECK(s.layers[2].layer == "hospitals");
    CHECK(s.layers[2].rows == 66);
    CHECK(s.layers[2].shape == io::ShapeKind::points);
    CHECK(choice(s.layers[2], "footprint") != nullptr);
    const io::Survey zones = survey_of(data / "boundaries/lsoa11_bgc.gpkg");
    REQUIRE(zones.layers.size() == 1);
    CHECK(zones.layers.front().shape == io::ShapeKind::polygons);
    const io::ColumnChoice* footprint = choice(zones.layers.front(), "footprint");
    REQUIRE(footprint != nullptr);
    CHECK(footprint->rows == std::vector<std::pair<std::string, std::int64_t>>{{"leeds", 482}, {"llr", 611}, {"nel", 421}});
    const io::Survey archive = survey_of(data / "messy/London-wards-2014.zip");
    CHECK_FALSE(archive.layers.empty());
}
