// The basemap on the device: uploaded once a picture, drawn where it lies, given back.
#include "gl/drawing.hpp"
#include "support/ground.hpp"

namespace merestone::gl {
namespace {

// The map's zones and symbols hidden: what is seen is the basemap.
scene::MapOptions bare() {
    scene::MapOptions options;
    options.places = false;
    for (scene::LayerSetting& l : options.layers) l.visible = l.kind == scene::LayerKind::basemap;
    return options;
}

std::array<int, 4> at(const Picture& picture, const scene::Camera& camera, geo::Point place) {
    return test::pixel(picture, camera.to_px(place));
}

}  // namespace

TEST_CASE("a basemap goes up once, again when another comes, and its texture is given back", "[fast]") {
    MERESTONE_NEEDS_FONT(face)
    const auto made = test::made_plan();
    const geo::Box extent = scene::extent_of(made.plan);
    scene::MapOptions options;
    options.basemap = test::quartered(extent, 300, 200);
    auto map = test::shown(made, 600, 400, options);
    CountingDevice device;
    auto renderer = std::move(MapRenderer::make(device, *face)).value();
    renderer->set_geography(map.mesh);
    constexpr std::size_t kBytes = 300 * 200 * 4;
    REQUIRE(renderer->render(map.frame()));
    CHECK(renderer->counts().bytes_uploaded >= kBytes);
    const std::size_t live = device.live_objects();
    // A pan draws it again out of the same texture.
    map.camera.centre.x += 20 * map.camera.metres_per_px;
    REQUIRE(renderer->render(map.frame()));
    CHECK(renderer->counts().strips_only);
    CHECK(renderer->counts().bytes_uploaded < kBytes);
    // Another picture: up again, the old one gone.
    map.content.layers.front().items.image.picture = test::quartered(extent.grown(500), 300, 200);
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    CHECK(renderer->counts().bytes_uploaded >= kBytes);
    CHECK(device.live_objects() == live);
    // None, one larger than the device holds, one whose bytes are not all there: nothing drawn of it, nothing broken.
    map.content.layers.front().items.image.picture.reset();
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    CHECK(device.live_objects() == live - 1);
    auto cut = std::make_shared<geo::GroundPicture>(*test::quartered(extent, 30, 20));
    cut->rgba.pop_back();
    map.content.layers.front().items.image.picture = cut;
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    CHECK(device.live_objects() == live - 1);
    map.content.layers.front().items.image.picture = test::quartered(extent, 20000, 1);
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    CHECK(device.live_objects() == live - 1);
    // After a lost context it is made again.
    map.content.layers.front().items.image.picture = test::quartered(extent, 300, 200);
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    device.lose();
    REQUIRE(renderer->recreate().ok());
    REQUIRE(renderer->render(map.frame()));
    CHECK(renderer->counts().bytes_uploaded >= kBytes);
    renderer.reset();
    CHECK(device.live_objects() == 0);
    CHECK(device.faults() == std::vector<std::string>{});
}

TEST_CASE("a basemap is drawn where it lies, to a pixel, and as strongly as was asked", "[fast]") {
    MERESTONE_NEEDS_SCREEN(screen, 16, 16)
    MERESTONE_NEEDS_FONT(face)
    const auto made = test::made_plan();
    const geo::Point middle = scene::extent_of(made.plan).centre();
    scene::MapOptions options = bare();
    options.basemap = test::quartered({middle.x - 1500, middle.y - 1000, middle.x + 1500, middle.y + 1000}, 300, 200);
    auto map = test::shown(made, 600, 400, options);
    map.camera.metres_per_px = 10.0;
    auto renderer = std::move(MapRenderer::make(*screen.device, *face)).value();
    renderer->set_geography(map.mesh);
    const style::Rgba ground = map.content.style.background;
    const std::array<int, 4> paper{ground.r, ground.g, ground.b, 255};
    const auto look = [&](geo::Point from) {
        REQUIRE(renderer->render(map.frame()));
        const Picture picture = renderer->read_rgba();
        const auto seen = [&](double dx, double dy) { return at(picture, map.camera, {from.x + dx, from.y + dy}); };
        CHECK(seen(-15, 15) == std::array<int, 4>{255, 0, 0, 255});
        CHECK(seen(15, 15) == std::array<int, 4>{0, 255, 0, 255});
        CHECK(seen(-15, -15) == std::array<int, 4>{0, 0, 255, 255});
        CHECK(seen(15, -15) == std::array<int, 4>{255, 255, 255, 255});
        CHECK(seen(-1485, 985) == std::array<int, 4>{255, 0, 0, 255});
        CHECK(seen(-1515, 985) == paper);
        CHECK(seen(-1485, 1015) == paper);
        CHECK(seen(1485, -985) == std::array<int, 4>{255, 255, 255, 255});
        CHECK(seen(1515, -985) == paper);
    };
    map.camera.centre = middle;
    look(middle);
    for (int i = 0; i < 3; ++i) {  // strips of a pan fit
        map.camera.centre.x += 370;
        map.camera.centre.y -= 250;
        look(middle);
        CHECK(renderer->counts().strips_only);
    }
    map.camera.centre = middle;
    for (scene::LayerSetting& l : options.layers) l.opacity = 0.5;
    map.content = test::shown(made, 600, 400, options).content;
    ++map.revision;
    REQUIRE(renderer->render(map.frame()));
    const auto half = at(renderer->read_rgba(), map.camera, {middle.x - 500, middle.y + 500});
    CHECK(half[0] == Approx((255 + ground.r) / 2).margin(2));
    CHECK(half[1] == Approx(ground.g / 2).margin(2));
}

TEST_CASE("where a basemap is transparent the ground shows, with no seam of another colour", "[fast]") {
    MERESTONE_NEEDS_SCREEN(screen, 16, 16)
    MERESTONE_NEEDS_FONT(face)
    const auto made = test::made_plan();
    const geo::Point middle = scene::extent_of(made.plan).centre();
    auto picture = std::make_shared<geo::GroundPicture>();
    picture->ground = {middle.x - 1000, middle.y - 1000, middle.x + 1000, middle.y + 1000};
    picture->width_px = 2;
    picture->height_px = 1;
    picture->rgba = {255, 255, 255, 255, 0, 0, 0, 0};  // white fades into transparent black
    scene::MapOptions options = bare();
    options.basemap = picture;
    auto map = test::shown(made, 400, 400, options);
    map.camera.centre = middle;
    map.camera.metres_per_px = 10.0;
    auto renderer = std::move(MapRenderer::make(*screen.device, *face)).value();
    renderer->set_geography(map.mesh);
    REQUIRE(renderer->render(map.frame()));
    const Picture seen = renderer->read_rgba();
    const style::Rgba ground = map.content.style.background;
    for (double dx = -950; dx < 1000; dx += 50) CHECK(at(seen, map.camera, {middle.x + dx, middle.y})[0] >= ground.r - 1);
}

}  // namespace merestone::gl
