// `merestone map --basemap`: the file's colours where it lies, its owner named, and words where it cannot be shown.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "support/made_raster.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

struct Ran {
    int exit_code = -1;
    std::string out;
};

Ran map_of_sample(const std::filesystem::path& out, const std::string& basemap) {
    const test::TempFolder folder;
    const std::string printed = (folder / "out.txt").string();
    const std::string command = "\"" MERESTONE_PROGRAM "\" map \"" + (test::source_folder() / "geodata" / "leeds").string() +
                                "\" --effort 0.05 --size 800x566 --json --out \"" + out.string() + "\"" +
                                (basemap.empty() ? "" : " --basemap \"" + basemap + "\"") + " >\"" + printed + "\" 2>/dev/null </dev/null";
    const int status = std::system(command.c_str());
    return {status < 0 ? -1 : (status >> 8) & 0xff, test::read_file(printed)};
}

// How many pixels of a picture file have exactly this colour.
std::size_t count_of(const std::filesystem::path& png, const test::Colour& colour) {
    GDALAllRegister();
    const test::MadeDataset picture(GDALDataset::Open(png.string().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    REQUIRE(picture);
    const int width = picture->GetRasterXSize();
    const int height = picture->GetRasterYSize();
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<std::uint8_t> rgb(count * 3);
    int bands[] = {1, 2, 3};
    REQUIRE(picture->RasterIO(GF_Read, 0, 0, width, height, rgb.data(), width, height, GDT_Byte, 3, bands, 3, 3 * width, 1, nullptr) ==
            CE_None);
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (rgb[3 * i] == colour[0] && rgb[3 * i + 1] == colour[1] && rgb[3 * i + 2] == colour[2]) ++found;
    return found;
}

test::MadeRaster magenta(geo::Point north_west) {
    test::MadeRaster made;
    made.north_west = north_west;
    made.pixel = 100.0;
    made.width = 600;
    made.height = 500;
    made.colour = [](geo::Point) { return test::Colour{255, 0, 255, 255}; };
    made.before = [](GDALDataset& d) { d.SetMetadataItem("TIFFTAG_COPYRIGHT", "(c) Mapmakers 2024"); };
    return made;
}

}  // namespace

TEST_CASE("the map is drawn over the basemap, which is named beside it", "[slow]") {
    const test::TempFolder folder;
    test::write_raster(folder / "leeds.tif", magenta({400000, 460000}));
    const Ran without = map_of_sample(folder / "without.png", "");
    const Ran with = map_of_sample(folder / "with.png", (folder / "leeds.tif").string());
    REQUIRE(without.exit_code == 0);
    REQUIRE(with.exit_code == 0);
    const test::Colour colour{255, 0, 255, 255};
    CHECK(count_of(folder / "without.png", colour) == 0);
    CHECK(count_of(folder / "with.png", colour) > 800 * 566 / 8);  // around the footprint
    const auto json = nlohmann::json::parse(with.out);
    CHECK(json["result"]["basemap"]["file"] == "leeds.tif");
    CHECK(json["result"]["basemap"]["attribution"] == "(c) Mapmakers 2024");
    CHECK_FALSE(nlohmann::json::parse(without.out)["result"].contains("basemap"));
    const std::string first = test::read_file(folder / "with.png");
    REQUIRE(map_of_sample(folder / "again.png", (folder / "leeds.tif").string()).exit_code == 0);
    CHECK((first == test::read_file(folder / "again.png")));
}

TEST_CASE("a basemap that cannot be shown ends with 3, in words, and no map is written", "[slow]") {
    const test::TempFolder folder;
    test::write_raster(folder / "elsewhere.tif", magenta({200000, 200000}));
    test::write_file(folder / "text.tif", "no map");
    for (const std::string& basemap : {std::string("https://example.org/map.tif"), (folder / "none.tif").string(),
                                       (folder / "text.tif").string(), (folder / "elsewhere.tif").string(), folder.path().string()}) {
        CAPTURE(basemap);
        const Ran ran = map_of_sample(folder / "map.png", basemap);
        CHECK(ran.exit_code == 3);
        const auto json = nlohmann::json::parse(ran.out);
        CHECK_FALSE(json["error"]["what"].get<std::string>().empty());
        CHECK_FALSE(json["error"]["todo"].get<std::string>().empty());
        CHECK_FALSE(std::filesystem::exists(folder / "map.png"));
    }
}
