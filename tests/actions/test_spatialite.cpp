// The written files asked by SpatiaLite, in GDAL's SQLite dialect: a second look at the tiling, in SQL, as a council's own GIS would
// take it. Both rest on GEOS in the end; that none of our own code stands between the file and the answer is what is new here.
#include <catch2/catch.hpp>

#include <string>

#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

// The one row that a statement gives, as numbers by column.
std::map<std::string, double> ask(const std::filesystem::path& file, const std::string& sql) {
    CAPTURE(file.filename().string(), sql);
    const test::Dataset dataset = test::open_dataset(file);
    REQUIRE(dataset);
    OGRLayer* answer = dataset->ExecuteSQL(sql.c_str(), nullptr, "SQLite");
    REQUIRE(answer != nullptr);
    const OGRFeatureUniquePtr row(answer->GetNextFeature());
    REQUIRE(row);
    std::map<std::string, double> out;
    for (int f = 0; f < row->GetFieldCount(); ++f) {
        INFO(row->GetFieldDefnRef(f)->GetNameRef());
        REQUIRE(row->IsFieldSetAndNotNull(f));  // a function that SpatiaLite lacks, or a shape it refuses, gives null
        out[row->GetFieldDefnRef(f)->GetNameRef()] = row->GetFieldAsDouble(f);
    }
    dataset->ReleaseResultSet(answer);
    return out;
}

// \param key the layer's column of ids
void check_layer(const std::filesystem::path& file, const std::string& layer, const std::string& shape, const std::string& key,
                 std::size_t rows) {
    CAPTURE(layer);
    const auto whole = ask(file, "select count(*) as n, sum(ST_IsValid(" + shape + ")) as valid, sum(ST_Area(" + shape +
                                     ")) as sum_m2, ST_Area(ST_Union(" + shape + ")) as union_m2, ST_NumGeometries(ST_Union(" + shape +
                                     ")) as pieces, ST_NRings(ST_Union(" + shape + ")) as rings from " + layer);
    CHECK(whole.at("n") == static_cast<double>(rows));
    CHECK(whole.at("valid") == whole.at("n"));
    CHECK(whole.at("union_m2") == Approx(whole.at("sum_m2")).epsilon(1e-12));
    CHECK(whole.at("pieces") == 1);
    CHECK(whole.at("rings") == 1);  // no hole
    const auto pairs = ask(file, "select count(*) as neighbours, sum(ST_Area(ST_Intersection(a." + shape + ", b." + shape +
                                     "))) as shared_m2 from " + layer + " a, " + layer + " b where a." + key + " < b." + key +
                                     " and ST_Intersects(a." + shape + ", b." + shape + ")");
    CHECK(pairs.at("neighbours") >= static_cast<double>(rows - 1));
    CHECK(pairs.at("shared_m2") == Approx(0.0).margin(1e-6));
}

void check_files(const char* plan, std::size_t zones) {
    CAPTURE(plan);
    const test::TempFolder out;
    const auto outcome = test::act("run", test::request_for(test::source_folder() / "tests" / "plans" / plan, out.path()));
    REQUIRE(outcome.exit_code == 0);
    const std::size_t localities = test::features(out / "localities.csv").size();
    REQUIRE(localities > 5);
    check_layer(out / "plan.gpkg", "zones", "geom", "zone", zones);
    check_layer(out / "plan.gpkg", "localities", "geom", "locality", localities);
    check_layer(out / "localities.shp", "localities", "geometry", "loc_id", localities);
    const auto same = ask(out / "plan.gpkg",
                          "select ST_Equals(z.g, l.g) as same from (select ST_Union(geom) as g from zones) z, "
                          "(select ST_Union(geom) as g from localities) l");
    CHECK(same.at("same") == 1);
}

}  // namespace

TEST_CASE("SpatiaLite finds zones and localities of real Leeds without overlap, gap or hole", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    check_files("leeds", 482);
}

TEST_CASE("SpatiaLite finds those of Leicester, Leicestershire and Rutland without", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    check_files("llr", 611);
}

TEST_CASE("SpatiaLite finds those of north-east London without", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    check_files("nel", 421);
}
