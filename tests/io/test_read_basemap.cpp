// Basemaps: the right colour at the right place out of files of every kind, and words for those that cannot be shown.
#include "io/read_basemap.hpp"

#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/random.hpp"
#include "io/gdal_setup.hpp"
#include "support/made_raster.hpp"
#include "support/places.hpp"

namespace merestone::io {
namespace {

using test::Colour;
using test::MadeRaster;
using test::quarter;
using test::write_raster;

constexpr geo::Point kMiddle{430000, 433200};  // of the file that MadeRaster makes unless told otherwise
constexpr geo::Box kWhole{429000, 432400, 431000, 434000};

MadeRaster quarters() {
    MadeRaster made;
    made.colour = [](geo::Point at) { return quarter(at, kMiddle); };
    return made;
}

Colour at(const geo::GroundPicture& picture, geo::Point place) {
    const auto x = static_cast<int>((place.x - picture.ground.min_x) / picture.ground.width() * picture.width_px);
    const auto y = static_cast<int>((picture.ground.max_y - place.y) / picture.ground.height() * picture.height_px);
    REQUIRE((x >= 0 && y >= 0 && x < picture.width_px && y < picture.height_px));
    const std::uint8_t* px = picture.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px) + x);
    return {px[0], px[1], px[2], px[3]};
}

Basemap opened(const std::filesystem::path& file) {
    auto out = Basemap::open(file);
    if (!out) FAIL(out.error().what);
    return std::move(out).value();
}

geo::GroundPicture read(const Basemap& map, const geo::Box& box, int width, int height) {
    auto out = map.read(box, width, height);
    if (!out) FAIL(out.error().what);
    CHECK(out.value().rgba.size() == 4U * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return std::move(out).value();
}

// The four colours meet at `middle`: looked at one and a half pixels away from it, of the picture or of the file, whose neighbours are
// mixed within half a pixel.
void check_quarters(const geo::GroundPicture& picture, geo::Point middle, double file_px_m) {
    const double step = std::max(1.5 * picture.ground.width() / picture.width_px, 0.7 * file_px_m);
    for (const double dx : {-step, step})
        for (const double dy : {-step, step}) CHECK(at(picture, {middle.x + dx, middle.y + dy}) == quarter({dx, dy}, {0, 0}));
}

void check_refused(const std::filesystem::path& file, const std::string& word) {
    CAPTURE(file.filename().string());
    const auto map = Basemap::open(file);
    REQUIRE_FALSE(map.ok());
    CHECK(map.error().kind == base::ErrorKind::bad_input);
    CAPTURE(map.error().what);
    CHECK(map.error().what.find(word) != std::string::npos);
    CHECK_FALSE(map.error().todo.empty());
    if (std::filesystem::exists(file))
        CHECK((map.error().what + map.error().todo).find(file.parent_path().string() + "/") == std::string::npos);
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) out.insert(entry.path().filename().string());
    return out;
}

void sql(const std::filesystem::path& file, const char* statement) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.string().c_str(), &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, statement, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

}  // namespace

TEST_CASE("a GeoTIFF on the National Grid is read pixel for pixel, and is transparent beyond its edge", "[fast][basemap]") {
    const test::TempFolder folder;
    write_raster(folder / "map.tif", quarters());
    const Basemap map = opened(folder / "map.tif");
    CHECK(map.extent().min_x == Approx(kWhole.min_x));
    CHECK(map.extent().max_y == Approx(kWhole.max_y));
    const auto exact = read(map, kWhole, 200, 160);
    for (int y = 0; y < 160; ++y)
        for (int x = 0; x < 200; ++x) {
            const geo::Point place{kWhole.min_x + 10 * x + 5, kWhole.max_y - 10 * y - 5};
            if (at(exact, place) != quarter(place, kMiddle)) FAIL("wrong at " << x << " " << y);
        }
    // Nearer, farther, and shifted by parts of a pixel.
    check_quarters(read(map, {429900, 433100, 430100, 433300}, 300, 300), kMiddle, 10.0);
    check_quarters(read(map, {429013, 432417, 431013, 434017}, 77, 61), kMiddle, 10.0);
    const auto wide = read(map, kWhole.grown(1000), 100, 90);
    CHECK(at(wide, {428500, 433000})[3] == 0);
    CHECK(at(wide, {431500, 433000})[3] == 0);
    CHECK(at(wide, {430000, 434900})[3] == 0);
    CHECK(at(wide, {429500, 433900}) == test::kRed);
    const auto elsewhere = read(map, {200000, 200000, 201000, 201000}, 20, 20);
    CHECK(std::all_of(elsewhere.rgba.begin(), elsewhere.rgba.end(), [](std::uint8_t b) { return b == 0; }));
}

TEST_CASE("a Web Mercator file lies where Ordnance Survey's test point TP03 says, to a pixel", "[fast][basemap]") {
    const geo::Point mercator = test::web_mercator(-4.10864563561, 50.43885825610);
    const geo::Point grid{250359.811, 62016.569};
    const test::TempFolder folder;
    MadeRaster made;
    made.crs = "EPSG:3857";
    made.width = made.height = 400;
    made.pixel = 12.0;
    made.north_west = {mercator.x - 200 * made.pixel, mercator.y + 200 * made.pixel};
    made.colour = [&](geo::Point p) { return quarter(p, mercator); };
    write_raster(folder / "map.tif", made);
    const Basemap map = opened(folder / "map.tif");
    CHECK(map.extent().contains(grid));
    CHECK(map.extent().width() == Approx(400 * 12.0 * 0.637).epsilon(0.05));  // Mercator stretches by 1 / cos(latitude)
    for (const double m_per_px : {8.0, 12.0}) {
        const geo::Box box{grid.x - 100 * m_per_px, grid.y - 80 * m_per_px, grid.x + 100 * m_per_px, grid.y + 80 * m_per_px};
        check_quarters(read(map, box, 200, 160), grid, 8.0);
    }
}

TEST_CASE("MBTiles of pictures are read near and far, with their attribution in plain words", "[fast][basemap]") {
    const geo::Point mercator = test::web_mercator(-4.10864563561, 50.43885825610);
    const geo::Point grid{250359.811, 62016.569};
    const test::TempFolder folder;
    test::write_mbtiles(folder / "map.mbtiles", mercator, [&](geo::Point p) {
        Colour c = quarter(p, mercator);
        if (p.x < mercator.x - 3000) c[3] = 0;
        return c;
    });
    sql(folder / "map.mbtiles",
        "INSERT INTO metadata(name, value) VALUES('attribution', '&copy; <a href=\"https://example.org\" onclick=\"x()\">Mapmakers</a>, "
        "2024')");
    const auto before = names_in(folder.path());
    const Basemap map = opened(folder / "map.mbtiles");
    CHECK(map.attribution() == "© Mapmakers, 2024");
    CHECK(map.credit() == "Basemap: © Mapmakers, 2024");
    for (const double m_per_px : {15.0, 40.0}) {
        CAPTURE(m_per_px);
        const geo::Box box{grid.x - 60 * m_per_px, grid.y - 60 * m_per_px, grid.x + 60 * m_per_px, grid.y + 60 * m_per_px};
        const auto picture = read(map, box, 120, 120);
        // A tile's pixel is up to 12 m here, and the tiles' grid is not ours.
        for (const double dx : {-3 * m_per_px, 3 * m_per_px})
            for (const double dy : {-3 * m_per_px, 3 * m_per_px})
                CHECK(at(picture, {grid.x + dx, grid.y + dy}) == quarter({dx, dy}, {0, 0}));
        CHECK(at(picture, {grid.x - 700, grid.y + 200})[3] == 255);
    }
    CHECK(at(read(map, {grid.x - 3000, grid.y - 500, grid.x, grid.y + 500}, 300, 100), {grid.x - 2500, grid.y})[3] == 0);
    CHECK(names_in(folder.path()) == before);
}

TEST_CASE("bands are understood: grey, grey with alpha, a palette, alpha, a mask, no data, 16 bits, 1 bit, infra-red beside",
          "[fast][basemap]") {
    const test::TempFolder folder;
    const auto file = folder / "map.tif";
    const auto seen = [&](const MadeRaster& made, geo::Point place) {
        write_raster(file, made);
        return at(read(opened(file), kWhole, 100, 80), place);
    };
    const geo::Point west{429400, 433000};
    const geo::Point east{430600, 433000};
    const auto halves = [](Colour left, Colour right) {
        MadeRaster made;
        made.colour = [left, right](geo::Point p) { return p.x < kMiddle.x ? left : right; };
        return made;
    };
    SECTION("grey") {
        auto made = halves({10, 0, 0, 0}, {240, 0, 0, 0});
        made.bands = 1;
        CHECK(seen(made, west) == Colour{10, 10, 10, 255});
        CHECK(seen(made, east) == Colour{240, 240, 240, 255});
    }
    SECTION("grey with alpha") {
        auto made = halves({77, 0, 0, 0}, {77, 255, 0, 0});
        made.bands = 2;
        made.options = {"ALPHA=YES"};
        CHECK(seen(made, west)[3] == 0);
        CHECK(seen(made, east) == Colour{77, 77, 77, 255});
    }
    SECTION("palette") {
        auto made = halves({3, 0, 0, 0}, {9, 0, 0, 0});
        made.bands = 1;
        made.before = [](GDALDataset& d) {
            GDALColorTable table;
            const GDALColorEntry three{12, 34, 56, 255};
            const GDALColorEntry nine{200, 100, 50, 255};
            table.SetColorEntry(3, &three);
            table.SetColorEntry(9, &nine);
            d.GetRasterBand(1)->SetColorTable(&table);
        };
        CHECK(seen(made, west) == Colour{12, 34, 56, 255});
        CHECK(seen(made, east) == Colour{200, 100, 50, 255});
    }
    SECTION("alpha") {
        auto made = halves({1, 2, 3, 255}, {4, 5, 6, 0});
        made.bands = 4;
        made.options = {"ALPHA=YES", "PHOTOMETRIC=RGB"};
        CHECK(seen(made, west) == Colour{1, 2, 3, 255});
        CHECK(seen(made, east)[3] == 0);
    }
    SECTION("a fourth band that is no alpha is passed over") {
        auto made = halves({1, 2, 3, 0}, {4, 5, 6, 7});
        made.bands = 4;
        made.options = {"PHOTOMETRIC=RGB", "ALPHA=NO"};
        CHECK(seen(made, west) == Colour{1, 2, 3, 255});
        CHECK(seen(made, east) == Colour{4, 5, 6, 255});
    }
    SECTION("a mask within the file") {
        auto made = halves({90, 91, 92, 0}, {90, 91, 92, 0});
        const GdalOption inside("GDAL_TIFF_INTERNAL_MASK", "YES");
        made.after = [](GDALDataset& d) {
            REQUIRE(d.CreateMaskBand(GMF_PER_DATASET) == CE_None);
            std::vector<std::uint8_t> row(200, 255);
            std::fill(row.begin(), row.begin() + 100, std::uint8_t{0});
            for (int y = 0; y < 160; ++y)
                REQUIRE(d.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, y, 200, 1, row.data(), 200, 1, GDT_Byte, 0, 0, nullptr) ==
                        CE_None);
        };
        CHECK(seen(made, west)[3] == 0);
        CHECK(seen(made, east) == Colour{90, 91, 92, 255});
    }
    SECTION("no data, only where every band has it") {
        auto made = halves({0, 0, 0, 0}, {0, 50, 0, 0});
        made.before = [](GDALDataset& d) {
            for (int b = 1; b <= 3; ++b) d.GetRasterBand(b)->SetNoDataValue(0.0);
        };
        CHECK(seen(made, west)[3] == 0);
        CHECK(seen(made, east) == Colour{0, 50, 0, 255});
    }
    SECTION("16 bits are stretched, dark to light") {
        auto made = halves({300, 300, 300, 0}, {4000, 4000, 2150, 0});
        made.type = GDT_UInt16;
        const Colour light = seen(made, east);
        CHECK(seen(made, west) == Colour{0, 0, 0, 255});
        CHECK(light[0] == 255);
        CHECK(light[2] == Approx(127).margin(2));
    }
    SECTION("numbers that are none are transparent") {
        MadeRaster made;
        made.bands = 1;
        made.type = GDT_Float32;
        made.after = [](GDALDataset& d) {
            std::vector<float> row(200, std::nanf(""));
            for (std::size_t x = 100; x < 200; ++x) row[x] = static_cast<float>(x) * 1e-3F;
            for (int y = 0; y < 160; ++y)
                REQUIRE(d.GetRasterBand(1)->RasterIO(GF_Write, 0, y, 200, 1, row.data(), 200, 1, GDT_Float32, 0, 0, nullptr) == CE_None);
        };
        CHECK(seen(made, west)[3] == 0);
        CHECK(seen(made, {430050, 433000})[0] < 40);
        CHECK(seen(made, {430950, 433000})[0] > 215);
    }
    SECTION("1 bit") {
        auto made = halves({0, 0, 0, 0}, {1, 0, 0, 0});
        made.bands = 1;
        made.options = {"NBITS=1"};
        CHECK(seen(made, west) == Colour{0, 0, 0, 255});
        CHECK(seen(made, east) == Colour{255, 255, 255, 255});
    }
}

TEST_CASE("a wide view is read out of the smaller copies, a near one out of the picture", "[fast][basemap]") {
    const test::TempFolder folder;
    MadeRaster made;
    made.width = made.height = 1024;
    made.pixel = 1.0;
    made.options = {"TILED=YES"};
    made.colour = [](geo::Point) { return test::kRed; };
    made.after = [](GDALDataset& d) {
        int fourth[] = {4};
        REQUIRE(d.BuildOverviews("NEAREST", 1, fourth, 0, nullptr, nullptr, nullptr) == CE_None);
        for (int b = 1; b <= 3; ++b) {  // told apart by its colour
            std::vector<std::uint8_t> blue(256 * 256, static_cast<std::uint8_t>(test::kBlue[static_cast<std::size_t>(b - 1)]));
            REQUIRE(d.GetRasterBand(b)->GetOverview(0)->RasterIO(GF_Write, 0, 0, 256, 256, blue.data(), 256, 256, GDT_Byte, 0, 0,
                                                                 nullptr) == CE_None);
        }
    };
    write_raster(folder / "map.tif", made);
    const Basemap map = opened(folder / "map.tif");
    const geo::Box whole{429000, 432976, 430024, 434000};
    CHECK(at(read(map, whole, 128, 128), {429500, 433500}) == test::kBlue);
    CHECK(at(read(map, whole, 256, 256), {429500, 433500}) == test::kBlue);
    CHECK(at(read(map, whole, 600, 600), {429500, 433500}) == test::kRed);
    CHECK(at(read(map, {429400, 433400, 429600, 433600}, 200, 200), {429500, 433500}) == test::kRed);
}

TEST_CASE("a PNG with its world file and .prj is a basemap; without the .prj it is not", "[fast][basemap]") {
    const test::TempFolder folder;
    {
        auto made = quarters();
        made.driver = "MEM";
        const auto memory = test::make_raster("", made);
        const char* options[] = {"WORLDFILE=YES", nullptr};
        GDALDriver* const png = GetGDALDriverManager()->GetDriverByName("PNG");
        GDALClose(
            png->CreateCopy((folder / "map.png").string().c_str(), memory.get(), FALSE, const_cast<char**>(options), nullptr, nullptr));
    }
    std::filesystem::remove(folder / "map.png.aux.xml");
    if (!std::filesystem::exists(folder / "map.pgw")) std::filesystem::rename(folder / "map.wld", folder / "map.pgw");
    check_refused(folder / "map.png", "coordinate system");
    test::write_file(folder / "map.prj", "EPSG:27700\n");
    check_quarters(read(opened(folder / "map.png"), kWhole, 200, 160), kMiddle, 10.0);
}

TEST_CASE("what cannot be shown ends in words that name no folder, and nothing is written beside it", "[fast][basemap]") {
    const test::TempFolder folder;
    write_raster(folder / "good.tif", quarters());
    CHECK(opened(folder / "good.tif").credit() == "Basemap: good.tif (it names no owner)");
    for (const char* address :
         {"http://example.org/map.tif", "https://example.org/{z}/{x}/{y}.png", "/vsicurl/http://example.org/map.tif",
          "/vsizip/map.zip/map.tif", "GTIFF_DIR:1:map.tif", "<VRTDataset/>", "MBTILES:map.mbtiles", "file:///map.tif"})
        check_refused(address, "only files on this machine");
    check_refused(folder / "none.tif", "no such file");
    check_refused(folder.path(), "folder");
    test::write_file(folder / "empty.tif", "");
    check_refused(folder / "empty.tif", "no GeoTIFF");
    test::write_file(folder / "text.tif", "This is no map.");
    check_refused(folder / "text.tif", "no GeoTIFF");
    test::write_file(folder / "vrt.tif", "<VRTDataset rasterXSize=\"9\" rasterYSize=\"9\"></VRTDataset>");
    check_refused(folder / "vrt.tif", "no GeoTIFF");
    test::write_file(folder / "head.tif", std::string("II*\0\x08\0\0\0", 8));
    check_refused(folder / "head.tif", "damaged");
    test::write_file(folder / "nobands.tif", std::string("II*\0\x08\0\0\0\0\0\0\0\0\0", 14));
    check_refused(folder / "nobands.tif", "damaged");

    auto made = quarters();
    made.crs.clear();
    write_raster(folder / "nocrs.tif", made);
    check_refused(folder / "nocrs.tif", "coordinate system");
    made = quarters();
    made.placed = false;
    write_raster(folder / "noplace.tif", made);
    check_refused(folder / "noplace.tif", "where it lies");
    for (const double pixel : {0.0, std::nan(""), 1e300}) {
        made = quarters();
        made.pixel = pixel;
        write_raster(folder / "oddplace.tif", made);
        check_refused(folder / "oddplace.tif", "where it lies");
    }
    made = quarters();
    made.north_west = {5e6, 5e6};
    write_raster(folder / "far.tif", made);
    check_refused(folder / "far.tif", "outside Great Britain");

    sql(folder / "other.mbtiles", "CREATE TABLE a(b)");
    check_refused(folder / "other.mbtiles", "picture tiles");
    sql(folder / "plan.gpkg", "CREATE TABLE a(b)");
    check_refused(folder / "plan.gpkg", ".mbtiles");
    for (const std::string& name : names_in(folder.path())) CHECK(name.find("aux.xml") == std::string::npos);
}

TEST_CASE("a picture of 100,000 pixels a side is refused without smaller copies, before anything is read of it", "[fast][basemap]") {
    const test::TempFolder folder;
    MadeRaster made;
    made.width = made.height = 100000;
    made.pixel = 1.0;
    made.options = {"TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES", "COMPRESS=DEFLATE"};
    write_raster(folder / "vast.tif", made);
    check_refused(folder / "vast.tif", "overviews");
    made.width = made.height = 20000;
    made.options = {"SPARSE_OK=TRUE", "BIGTIFF=YES", "COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=20000", "BLOCKYSIZE=20000"};
    write_raster(folder / "onetile.tif", made);
    check_refused(folder / "onetile.tif", "pieces too large");
    // Within bounds as a file, but not as one view: that view says so, a near one is read.
    made.width = made.height = 40000;
    made.options = {"TILED=YES", "SPARSE_OK=TRUE", "COMPRESS=DEFLATE"};
    write_raster(folder / "large.tif", made);
    const Basemap map = opened(folder / "large.tif");
    const auto wide = map.read({429000, 394000, 469000, 434000}, 500, 500);
    REQUIRE_FALSE(wide.ok());
    CHECK(wide.error().what.find("overviews") != std::string::npos);
    CHECK(at(read(map, {440000, 410000, 441000, 411000}, 100, 100), {440500, 410500}) == Colour{0, 0, 0, 255});
}

TEST_CASE("a file cut off anywhere, or with any byte changed, ends in words or a picture", "[slow][basemap]") {
    const test::TempFolder folder;
    auto made = quarters();
    made.options = {"COMPRESS=LZW", "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"};
    write_raster(folder / "good.tif", made);
    const geo::Point mercator = test::web_mercator(-1.55, 53.8);
    test::write_mbtiles(folder / "good.mbtiles", mercator, [&](geo::Point p) { return quarter(p, mercator); });
    base::Random random(7);
    const auto below = [&random](std::size_t bound) { return std::size_t{random.below(static_cast<std::uint32_t>(bound))}; };
    std::size_t refused = 0;
    std::size_t shown = 0;
    const auto look = [&](const std::filesystem::path& file) {
        const auto map = Basemap::open(file);
        if (!map) {
            CHECK_FALSE(map.error().what.empty());
            ++refused;
            return;
        }
        const auto picture = map.value().read(map.value().extent(), 90, 70);
        if (picture) CHECK(picture.value().rgba.size() == 4U * 90 * 70);
        else CHECK_FALSE(picture.error().what.empty());
        ++(picture ? shown : refused);
    };
    for (const char* name : {"good.tif", "good.mbtiles"}) {
        const std::string whole = test::read_file(folder / name);
        const auto file = folder.path() / (std::string("hurt") + std::filesystem::path(name).extension().string());
        for (std::size_t i = 1; i <= 40; ++i) {
            test::write_file(file, std::string_view(whole).substr(0, whole.size() * i / 41));
            look(file);
        }
        for (int i = 0; i < 150; ++i) {
            std::string hurt = whole;
            // Half of them where the directory of a file lies: at its head and at its end.
            const std::size_t near = std::min<std::size_t>(whole.size(), 600);
            for (int n = 0; n < 4; ++n) {
                const std::size_t at = i % 2 == 0 ? below(whole.size()) : n % 2 == 0 ? below(near) : whole.size() - 1 - below(near);
                hurt[at] = static_cast<char>(random.below(256));
            }
            test::write_file(file, hurt);
            look(file);
        }
    }
    CHECK(refused > 40);
    CHECK(shown > 40);
}

TEST_CASE("reading stops when it is asked to", "[fast][basemap]") {
    const test::TempFolder folder;
    write_raster(folder / "map.tif", quarters());
    const Basemap map = opened(folder / "map.tif");
    std::stop_source stop;
    const base::Progress progress(nullptr, stop.get_token());
    CHECK(map.read(kWhole, 100, 80, progress).ok());
    stop.request_stop();
    const auto stopped = map.read(kWhole, 100, 80, progress);
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().kind == base::ErrorKind::cancelled);
}

TEST_CASE("the copyright of a GeoTIFF is its attribution", "[fast][basemap]") {
    const test::TempFolder folder;
    auto made = quarters();
    made.before = [](GDALDataset& d) { d.SetMetadataItem("TIFFTAG_COPYRIGHT", "  Contains OS data \xC2\xA9 Crown\n copyright 2024 "); };
    write_raster(folder / "map.tif", made);
    CHECK(opened(folder / "map.tif").attribution() == "Contains OS data © Crown copyright 2024");
}

}  // namespace merestone::io
