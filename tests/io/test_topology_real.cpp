// build_topology on the published boundaries of the three footprints. The polygons are read here with GDAL alone, so that
// nothing of the io room stands between the file and the topology.
#include <catch2/catch.hpp>

#include <gdal.h>
#include <ogr_api.h>

#include <string>

#include "geo/adjacency.hpp"
#include "geo/crs.hpp"
#include "geo/geos_ops.hpp"
#include "geo/locator.hpp"
#include "geo/outline.hpp"
#include "geo/topology.hpp"
#include "support/places.hpp"

using namespace merestone;
using geo::MultiPolygon;
using Kind = geo::TopologyReport::Fault::Kind;

namespace {

struct Zones {
    std::vector<std::string> code;
    std::vector<std::string> footprint;
    std::vector<MultiPolygon> shape;
};

void add_polygons(OGRGeometryH geometry, const geo::ToNationalGrid& to_grid, MultiPolygon& out) {
    if (wkbFlatten(OGR_G_GetGeometryType(geometry)) != wkbPolygon) {
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) add_polygons(OGR_G_GetGeometryRef(geometry, i), to_grid, out);
        return;
    }
    geo::Polygon& part = out.emplace_back();
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
        const OGRGeometryH from = OGR_G_GetGeometryRef(geometry, i);
        geo::Ring ring;
        for (int k = 0; k < OGR_G_GetPointCount(from); ++k) ring.push_back({OGR_G_GetX(from, k), OGR_G_GetY(from, k)});
        to_grid.transform(ring);
        (i == 0 ? part.outer : part.holes.emplace_back()) = std::move(ring);
    }
}

// \param footprint "leeds", "llr", "nel", or "" for all
Zones read_zones(const std::filesystem::path& data, const char* file, const char* code_column, const std::string& footprint) {
    GDALAllRegister();
    const auto to_grid = geo::ToNationalGrid::from("EPSG:4326", {data / "grids"});
    REQUIRE(to_grid.ok());
    const std::string path = (data / "boundaries" / file).string();
    const GDALDatasetH set = GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    REQUIRE(set != nullptr);
    const OGRLayerH layer = GDALDatasetGetLayer(set, 0);
    Zones zones;
    for (OGRFeatureH feature = OGR_L_GetNextFeature(layer); feature != nullptr; feature = OGR_L_GetNextFeature(layer)) {
        const std::string of = OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, "footprint"));
        if (footprint.empty() || of == footprint) {
            zones.code.emplace_back(OGR_F_GetFieldAsString(feature, OGR_F_GetFieldIndex(feature, code_column)));
            zones.footprint.push_back(of);
            add_polygons(OGR_F_GetGeometryRef(feature), to_grid.value(), zones.shape.emplace_back());
        }
        OGR_F_Destroy(feature);
    }
    GDALClose(set);
    return zones;
}

std::vector<std::string> crossing_themselves(const Zones& zones, const geo::Topology& t) {
    std::vector<std::string> out;
    for (const auto& fault : t.report.faults)
        if (fault.kind == Kind::self_crossing) out.push_back(zones.code[static_cast<std::size_t>(fault.zone)]);
    std::sort(out.begin(), out.end());
    return out;
}

// By GEOS: every zone valid, no two overlap, and together they are one piece of `holes` holes whose area is the sum of theirs.
void require_exact_tiling(const geo::Topology& t, std::size_t pieces, std::size_t holes) {
    std::vector<MultiPolygon> zones;
    double sum_m2 = 0.0;
    std::size_t invalid = 0;
    for (std::size_t z = 0; z < t.zones.size(); ++z) {
        zones.push_back(t.polygon(z));
        if (!geo::is_valid(zones[z])) ++invalid;
        sum_m2 += t.zone_area_m2[z];
    }
    CHECK(invalid == 0);
    const MultiPolygon whole = geo::union_of(zones);
    CHECK(geo::area_m2(whole) == Approx(sum_m2).epsilon(1e-12));
    std::size_t found_holes = 0;
    for (const auto& part : whole) found_holes += part.holes.size();
    CHECK(whole.size() == pieces);
    CHECK(found_holes == holes);
    double overlaps_m2 = 0.0;
    for (const geo::Border& b : geo::borders(t)) overlaps_m2 += geo::intersection_area_m2(zones[b.a], zones[b.b]);
    CHECK(overlaps_m2 < 1e-6);
    const std::vector<std::int32_t> one(t.zones.size(), 0);
    const MultiPolygon outline = geo::outlines(t, one, 1)[0];
    CHECK(geo::is_valid(outline));
    CHECK(geo::area_m2(geo::difference(outline, whole)) + geo::area_m2(geo::difference(whole, outline)) < 1e-6);
    const geo::Locator locator(zones);
    for (std::size_t z = 0; z < zones.size(); ++z) CHECK(locator.find(t.zone_inside[z]) == std::optional(z));
}

}  // namespace

TEST_CASE("LSOAs of each footprint tile it in one piece without holes", "[data][topology]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    struct Expected {
        const char* footprint;
        std::size_t zones;
        std::vector<std::string> invalid;  // named in data/README
    };
    const Expected all[] = {
        {"leeds", 482, {"E01011334", "E01011595"}}, {"llr", 611, {"E01013619", "E01013633", "E01013792", "E01025861"}}, {"nel", 421, {}}};
    for (const Expected& expected : all) {
        CAPTURE(expected.footprint);
        const Zones zones = read_zones(data, "lsoa11_bgc.gpkg", "LSOA11CD", expected.footprint);
        REQUIRE(zones.shape.size() == expected.zones);
        const geo::Topology t = geo::build_topology(zones.shape).value();
        CHECK(crossing_themselves(zones, t) == expected.invalid);
        CHECK(t.report.faults.size() == expected.invalid.size());
        CHECK(t.report.largest_move_m < 1e-4);  // neighbours' vertices are published 1e-11 degrees apart
        CHECK(t.report.largest_area_change_m2 < 0.1);
        require_exact_tiling(t, 1, 0);
        CHECK(geo::bridges(t, geo::borders(t)).empty());
        std::size_t parts_before = 0;
        std::size_t parts_after = 0;
        for (std::size_t z = 0; z < zones.shape.size(); ++z) {
            parts_before += geo::repaired(zones.shape[z]).size();
            parts_after += t.zones[z].size();
        }
        CHECK(parts_after == parts_before);
    }
}

TEST_CASE("7,796 output areas of three footprints become one topology that tiles them", "[data][slow][topology]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const Zones zones = read_zones(data, "oa11_bgc.gpkg", "OA11CD", "");
    REQUIRE(zones.shape.size() == 7796);
    const geo::Topology t = geo::build_topology(zones.shape).value();
    CHECK(crossing_themselves(zones, t).size() == 18);  // as many as data/README counts
    require_exact_tiling(t, 3, 0);                      // three footprints apart from each other
    const auto bridges = geo::bridges(t, geo::borders(t));
    CHECK(bridges.size() == 2);
    std::vector<std::int32_t> group;
    for (const std::string& footprint : zones.footprint) group.push_back(footprint == "leeds" ? 0 : (footprint == "llr" ? 1 : 2));
    CHECK(geo::bridges(t, geo::borders(t), group).empty());
}

TEST_CASE("2021 LSOAs, generalised with their topology kept, need no repair", "[data][topology]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const Zones zones = read_zones(data, "lsoa21_generalised.gpkg", "lsoa21_code", "");
    REQUIRE(zones.shape.size() == 1554);
    const geo::Topology t = geo::build_topology(zones.shape).value();
    CHECK(crossing_themselves(zones, t).empty());
    CHECK(t.report.slivers_closed == 0);
    require_exact_tiling(t, 3, 0);
}
