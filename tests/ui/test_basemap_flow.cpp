// A basemap in the desktop as a whole: the script of flows/basemap.txt on the sample, and what its pictures show.
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/made_raster.hpp"
#include "support/places.hpp"
#include "ui/desk.hpp"
#include "ui/flow.hpp"

using namespace merestone;

namespace {

constexpr test::Colour kWest{255, 0, 255, 255};
constexpr test::Colour kEast{0, 255, 255, 255};

struct Seen {
    std::size_t west = 0;  // pixels of exactly that colour
    std::size_t east = 0;
    int last_west = -1;  // columns
    int first_east = 1 << 20;
};

Seen seen_in(const std::filesystem::path& png) {
    GDALAllRegister();
    const test::MadeDataset picture(GDALDataset::Open(png.string().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
    REQUIRE(picture);
    const int width = picture->GetRasterXSize();
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) * 3);
    int bands[] = {1, 2, 3};
    Seen out;
    for (int y = 0; y < picture->GetRasterYSize(); ++y) {
        REQUIRE(picture->RasterIO(GF_Read, 0, y, width, 1, rgb.data(), width, 1, GDT_Byte, 3, bands, 3, 3 * width, 1, nullptr) == CE_None);
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* px = rgb.data() + static_cast<std::size_t>(x) * 3;
            const test::Colour colour{px[0], px[1], px[2], 255};
            if (colour == kWest) {
                ++out.west;
                out.last_west = std::max(out.last_west, x);
            } else if (colour == kEast) {
                ++out.east;
                out.first_east = std::min(out.first_east, x);
            }
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a basemap is shown, follows the view, is replaced, refused in words and put away", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    test::MadeRaster made;
    made.north_west = {400000, 460000};
    made.pixel = 50.0;
    made.width = 1200;
    made.height = 1000;
    made.colour = [](geo::Point p) { return p.x < 430000 ? kWest : kEast; };
    made.before = [](GDALDataset& d) { d.SetMetadataItem("TIFFTAG_COPYRIGHT", "(c) Mapmakers 2024"); };
    test::write_raster(folder / "leeds.tif", made);
    test::write_mbtiles(folder / "leeds.mbtiles", test::web_mercator(-1.55, 53.8), [](geo::Point) { return test::kGreen; });
    test::write_file(folder / "text.tif", "no map");

    const test::Flow flow = test::run_flow("basemap.txt", {test::sample_plan(),
                                                           "--size 1200x800",
                                                           "",
                                                           {{"TIF", (folder / "leeds.tif").string()},
                                                            {"TILES", (folder / "leeds.mbtiles").string()},
                                                            {"TEXT", (folder / "text.tif").string()},
                                                            {"FOLDER", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const std::string plain = flow.printed("attribution");
    CHECK(flow.printed("attribution", 1) == plain + "; Basemap: (c) Mapmakers 2024");
    CHECK(flow.printed("attribution", 2) == plain + "; Basemap: leeds.mbtiles (it names no owner)");
    CHECK(flow.printed("attribution", 3) == plain);
    CHECK(flow.printed("basemap").starts_with("leeds.tif "));
    CHECK(flow.printed("basemap", 1).ends_with(" at 20.00 m"));
    CHECK(flow.printed("basemap", 2).ends_with(" at 10.00 m"));
    CHECK(flow.printed("basemap", 3).starts_with("leeds.mbtiles "));
    CHECK(flow.printed("basemap", 4) == flow.printed("basemap", 3));
    CHECK(flow.printed("notice").find("text.tif: this is no GeoTIFF") == 0);

    const Seen whole = seen_in(folder / "whole.png");
    CHECK(whole.west > 20000);  // around the footprint; zones are mixed with their colours
    CHECK(whole.east > 20000);
    CHECK(seen_in(folder / "without.png").west == 0);
    CHECK(seen_in(folder / "without.png").east == 0);
}

TEST_CASE("the boundary between a basemap's colours moves with the ground", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    test::MadeRaster made;
    made.north_west = {420000, 443000};
    made.pixel = 10.0;
    made.width = made.height = 2000;
    made.colour = [](geo::Point p) { return p.x < 430000 ? kWest : kEast; };
    test::write_raster(folder / "leeds.tif", made);
    // Zones hidden: the colours are the file's own.
    const test::Flow flow = test::run_flow(
        "wait\naction view.inspector\naction view.tables\nclick layers.header\nwait\naction map.basemap @TIF@\nwait\nclick layers.zones\n"
        "action map.go 430000 433000 10\nwait\nscreenshot @FOLDER@/middle.png\n"
        "action map.go 431000 433000 10\nwait\nscreenshot @FOLDER@/east.png\n"
        "click layers.basemap\nwait\nprint attribution\nscreenshot @FOLDER@/hidden.png\n",
        {test::sample_plan(), "--size 1200x2400", "", {{"TIF", (folder / "leeds.tif").string()}, {"FOLDER", folder.path().string()}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    const Seen middle = seen_in(folder / "middle.png");
    const Seen east = seen_in(folder / "east.png");
    REQUIRE(middle.west > 0);
    REQUIRE(middle.east > 0);
    CHECK(middle.last_west < middle.first_east);
    CHECK(middle.first_east - middle.last_west <= 3);
    CHECK(middle.first_east - east.first_east == 100);  // a thousand metres
    CHECK(middle.last_west - east.last_west == 100);
    // Hidden among the layers: nothing of it, nor its owner.
    CHECK(seen_in(folder / "hidden.png").west == 0);
    CHECK(flow.printed("attribution").find("Basemap") == std::string::npos);
}

TEST_CASE("what is dropped on the window is taken for a basemap by its name", "[fast]") {
    const test::TempFolder folder;
    ui::Desk desk({}, {}, "", folder.path());
    for (const char* name : {"/no/such/map.tif", "/no/such/MAP.TIFF", "/no/such/map.mbtiles"}) {
        desk.notices.dismiss_all();
        desk.drop({name});
        REQUIRE(desk.notices.shown().size() == 1);
        CHECK(desk.notices.shown().front().words.find("basemap") != std::string::npos);
        CHECK(desk.notices.shown().front().words.find("no plan is open") != std::string::npos);
    }
    desk.notices.dismiss_all();
    CHECK_FALSE(desk.new_plan);
    desk.drop({"/no/such/map.doc"});  // anything else may be a part of a new plan, which says what it makes of it
    CHECK(desk.new_plan);
}
