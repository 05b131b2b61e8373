// Picture files made by GDAL for tests of basemaps: programs that link GDAL include this.
#pragma once

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::test {

using Colour = std::array<int, 4>;
inline constexpr Colour kRed{200, 30, 40, 255};
inline constexpr Colour kGreen{20, 160, 60, 255};
inline constexpr Colour kBlue{30, 60, 190, 255};
inline constexpr Colour kYellow{230, 200, 40, 255};

// North-west red, north-east green, south-west blue, south-east yellow of a place; in whatever units the file has.
inline Colour quarter(geo::Point at, geo::Point middle) {
    if (at.y >= middle.y) return at.x < middle.x ? kRed : kGreen;
    return at.x < middle.x ? kBlue : kYellow;
}

// Web Mercator's own formula, apart from PROJ.
inline geo::Point web_mercator(double longitude, double latitude) {
    constexpr double kRadius_m = 6378137.0;
    constexpr double kRad = std::numbers::pi / 180.0;
    return {kRadius_m * longitude * kRad, kRadius_m * std::log(std::tan(std::numbers::pi / 4 + latitude * kRad / 2))};
}

struct MadeRaster {
    int width = 200;
    int height = 160;
    int bands = 3;
    GDALDataType type = GDT_Byte;
    std::string crs = "EPSG:27700";  // empty: none
    geo::Point north_west{429000, 434000};
    double pixel = 10.0;
    bool placed = true;                                       // with a geotransform
    std::function<Colour(geo::Point)> colour;                 // of a pixel's middle; nothing: left as GDAL makes it
    std::vector<std::string> options;                         // of creation
    std::function<void(GDALDataset&)> before = [](auto&) {};  // pixels are written
    std::function<void(GDALDataset&)> after = [](auto&) {};
    const char* driver = "GTiff";
};

struct CloseMade {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using MadeDataset = std::unique_ptr<GDALDataset, CloseMade>;

inline MadeDataset make_raster(const std::filesystem::path& file, const MadeRaster& made) {
    GDALAllRegister();
    std::vector<const char*> options;
    for (const std::string& option : made.options) options.push_back(option.c_str());
    options.push_back(nullptr);
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(made.driver);
    REQUIRE(driver != nullptr);
    MadeDataset out(
        driver->Create(file.string().c_str(), made.width, made.height, made.bands, made.type, const_cast<char**>(options.data())));
    REQUIRE(out);
    if (made.placed) {
        std::array<double, 6> place{made.north_west.x, made.pixel, 0.0, made.north_west.y, 0.0, -made.pixel};
        out->SetGeoTransform(place.data());
    }
    if (!made.crs.empty()) {
        OGRSpatialReference crs;
        REQUIRE(crs.SetFromUserInput(made.crs.c_str()) == OGRERR_NONE);
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        out->SetSpatialRef(&crs);
    }
    made.before(*out);
    if (made.colour) {
        std::vector<double> row(static_cast<std::size_t>(made.width));
        for (int b = 1; b <= made.bands; ++b)
            for (int y = 0; y < made.height; ++y) {
                for (int x = 0; x < made.width; ++x) {
                    const geo::Point at{made.north_west.x + (x + 0.5) * made.pixel, made.north_west.y - (y + 0.5) * made.pixel};
                    row[static_cast<std::size_t>(x)] = made.colour(at)[static_cast<std::size_t>(b - 1)];
                }
                REQUIRE(out->GetRasterBand(b)->RasterIO(GF_Write, 0, y, made.width, 1, row.data(), made.width, 1, GDT_Float64, 0, 0,
                                                        nullptr) == CE_None);
            }
    }
    made.after(*out);
    return out;
}

inline void write_raster(const std::filesystem::path& file, const MadeRaster& made) { make_raster(file, made).reset(); }

// Web Mercator tiles of 19.1 m on the ground of the equator (zoom 13), coloured by place, with overviews.
inline void write_mbtiles(const std::filesystem::path& file, geo::Point middle, const std::function<Colour(geo::Point)>& colour) {
    MadeRaster made;
    made.driver = "MEM";
    made.crs = "EPSG:3857";
    made.width = made.height = 512;
    made.bands = 4;
    made.pixel = 2 * std::numbers::pi * 6378137.0 / 256 / 8192;
    made.north_west = {middle.x - 256 * made.pixel, middle.y + 256 * made.pixel};
    made.colour = colour;
    made.before = [](GDALDataset& d) {
        const GDALColorInterp kinds[] = {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
        for (int b = 1; b <= 4; ++b) d.GetRasterBand(b)->SetColorInterpretation(kinds[b - 1]);
    };
    const MadeDataset memory = make_raster("", made);
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("MBTiles");
    REQUIRE(driver != nullptr);
    const char* options[] = {"TILE_FORMAT=PNG", "RESAMPLING=NEAREST", nullptr};
    const MadeDataset out(driver->CreateCopy(file.string().c_str(), memory.get(), FALSE, const_cast<char**>(options), nullptr, nullptr));
    REQUIRE(out);
    int halves[] = {2, 4};
    REQUIRE(out->BuildOverviews("NEAREST", 2, halves, 0, nullptr, nullptr, nullptr) == CE_None);
}

}  // namespace merestone::test
