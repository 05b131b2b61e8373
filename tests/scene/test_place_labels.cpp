#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "base/random.hpp"
#include "scene/place_labels.hpp"
#include "support/plain_measure.hpp"

namespace merestone::scene {
namespace {

LabelRequest named(std::uint32_t number, geo::Point at, const std::string& text, int priority = 0) {
    LabelRequest request;
    request.id = {ItemKind::practice, number};
    request.priority = priority;
    request.wordings = {{{{text, {12.0, false}, style::kInk}}, {}, false}};
    request.candidates = point_candidates(at, 4.0);
    return request;
}

Camera square_view() {
    Camera camera;
    camera.centre = {500.0, 500.0};
    camera.metres_per_px = 1.0;
    camera.width_px = camera.height_px = 1000.0;
    return camera;
}

geo::MultiPolygon box_shape(double min_x, double min_y, double max_x, double max_y) {
    return {{{{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}, {min_x, min_y}}, {}}};
}

TEST_CASE("labels never overlap, never leave the frame, and the order of requests is nothing", "[fast]") {
    rc::prop("random crowds", [](std::uint32_t seed) {
        base::Random random(seed);
        std::vector<LabelRequest> requests;
        const std::uint32_t count = 1 + random.below(80);
        for (std::uint32_t i = 0; i < count; ++i)
            requests.push_back(named(i, {1000.0 * random.unit(), 1000.0 * random.unit()}, std::string(1 + random.below(25), 'x'),
                                     static_cast<int>(random.below(3))));
        const Camera camera = square_view();
        const test::PlainMeasure measure;
        const PlacedLabels placed = place_labels(requests, camera, {}, measure);
        RC_ASSERT(placed.labels.size() + placed.left_out == count);
        for (std::size_t i = 0; i < placed.labels.size(); ++i) {
            RC_ASSERT(placed.labels[i].box.within({0.0, 0.0, 1000.0, 1000.0}));
            for (std::size_t j = 0; j < i; ++j) RC_ASSERT(placed.labels[i].box.overlap_px2(placed.labels[j].box) == 0.0);
        }
        std::vector<LabelRequest> turned(requests.rbegin(), requests.rend());
        const PlacedLabels again = place_labels(turned, camera, {}, measure);
        DrawList a;
        DrawList b;
        a.labels = placed.labels;
        b.labels = again.labels;
        RC_ASSERT(dump(a) == dump(b));
    });
}

TEST_CASE("the higher priority gets the place; the other moves, shortens or is left out and counted", "[fast]") {
    const Camera camera = square_view();
    std::vector<LabelRequest> requests{named(0, {500.0, 500.0}, "lower", 1), named(1, {500.0, 500.0}, "higher", 2)};
    for (LabelRequest& r : requests) r.candidates.resize(1);
    requests[0].wordings.push_back({{{"l", {4.0, false}, style::kInk}}, {}, false});
    auto placed = place_labels(requests, camera, {}, test::PlainMeasure());
    REQUIRE(placed.labels.size() == 1);
    CHECK(placed.labels[0].lines[0].text == "higher");
    CHECK(placed.left_out == 1);
    requests[0].candidates.push_back({{500.0, 300.0}, 0.5, 0.5, {}});
    placed = place_labels(requests, camera, {}, test::PlainMeasure());
    REQUIRE(placed.labels.size() == 2);
    CHECK(placed.labels[1].at.y == 300.0);
    requests[0].candidates.resize(1);
    requests[0].candidates[0].shift_px = {-12.0, 0.0};  // room for one small letter left of the other label
    placed = place_labels(requests, camera, {}, test::PlainMeasure());
    REQUIRE(placed.labels.size() == 2);
    CHECK(placed.labels[1].lines[0].text == "l");
}

TEST_CASE("a label goes where it covers no symbol, and keeps to its own area before that", "[fast]") {
    const Camera camera = square_view();
    std::vector<LabelRequest> requests{named(0, {500.0, 500.0}, "name")};
    const auto free = place_labels(requests, camera, {}, test::PlainMeasure()).labels.at(0);
    const std::vector<PxBox> symbol{free.box};
    const auto moved = place_labels(requests, camera, {symbol, {}}, test::PlainMeasure()).labels.at(0);
    CHECK(moved.box.overlap_px2(free.box) == 0.0);
    CHECK(moved.box.max_x < 500.0);  // the next liked: left of it
    // An area: about its middle, but beside the symbol there; and over no edge, though nothing covers the other side.
    const geo::MultiPolygon east = box_shape(500.0, 0.0, 600.0, 1000.0);
    requests[0].candidates.clear();
    requests[0].home = &east;
    requests[0].middle = {550.0, 500.0};
    const PxBox middle = place_labels(requests, camera, {}, test::PlainMeasure()).labels.at(0).box;
    CHECK(middle.min_x + middle.max_x == Approx(1100.0));
    const std::vector<PxBox> there{middle, {530.0, 0.0, 540.0, 1000.0}};
    const PxBox beside = place_labels(requests, camera, {there, {}}, test::PlainMeasure()).labels.at(0).box;
    CHECK(beside.overlap_px2(there[0]) == 0.0);
    CHECK(beside.overlap_px2(there[1]) == 0.0);
    CHECK(beside.min_x >= 540.0);
    CHECK(beside.max_x <= 600.0);
}

TEST_CASE("a name stands inside its area, in the fullest wording that fits; only what may stray goes over the edge, by half at most",
          "[fast]") {
    const Camera camera = square_view();
    const auto said_in = [&](const geo::MultiPolygon& shape) {
        LabelRequest request;
        request.home = &shape;
        request.middle = geo::box_of(shape).centre();
        request.wordings = {{{{"a long full name", {12.0, false}, style::kInk}}, {}, false},
                            {{{"a long", {12.0, false}, style::kInk}, {"full name", {12.0, false}, style::kInk}}, {}, false},
                            {{{"L1", {10.0, false}, style::kInk}}, {}, true}};
        return place_labels({request}, camera, {}, test::PlainMeasure());
    };
    const auto check_inside = [&](const geo::MultiPolygon& shape, const PxBox& box) {
        const geo::Box home = geo::box_of(shape);
        const Px low = camera.to_px({home.min_x, home.max_y});
        const Px high = camera.to_px({home.max_x, home.min_y});
        CHECK(box.within({low.x - 2.0, low.y - 2.0, high.x + 2.0, high.y + 2.0}));  // cells of 3 pixels
    };
    const geo::MultiPolygon wide = box_shape(400.0, 480.0, 540.0, 510.0);
    CHECK(said_in(wide).labels.at(0).lines.size() == 1);
    CHECK(said_in(wide).labels.at(0).lines[0].text == "a long full name");
    check_inside(wide, said_in(wide).labels.at(0).box);
    const geo::MultiPolygon square = box_shape(400.0, 480.0, 480.0, 540.0);
    CHECK(said_in(square).labels.at(0).lines.size() == 2);
    check_inside(square, said_in(square).labels.at(0).box);
    const geo::MultiPolygon small = box_shape(400.0, 480.0, 420.0, 494.0);
    CHECK(said_in(small).labels.at(0).lines[0].text == "L1");
    CHECK(geo::contains(small, said_in(small).labels.at(0).at));
    const geo::MultiPolygon speck = box_shape(400.0, 480.0, 404.0, 484.0);
    CHECK(said_in(speck).labels.empty());
    CHECK(said_in(speck).left_out == 1);
    // Bent about a hole: the middle of its box is no place for it.
    geo::MultiPolygon ring = box_shape(300.0, 300.0, 700.0, 700.0);
    ring[0].holes.push_back({{340.0, 340.0}, {340.0, 660.0}, {660.0, 660.0}, {660.0, 340.0}, {340.0, 340.0}});
    const Label bent = said_in(ring).labels.at(0);
    for (const double across : {0.0, 0.5, 1.0})
        for (const double down : {0.0, 0.5, 1.0})
            CHECK(geo::contains(ring,
                                camera.to_map({bent.box.min_x + across * bent.box.width(), bent.box.min_y + down * bent.box.height()})));
}

TEST_CASE("areas that touch keep their names apart, and every one is named, whatever the crowd of places", "[fast]") {
    const Camera camera = square_view();
    std::vector<geo::MultiPolygon> shapes;
    for (int row = 0; row < 10; ++row)
        for (int column = 0; column < 10; ++column)
            shapes.push_back(box_shape(300.0 + 36.0 * column, 300.0 + 24.0 * row, 336.0 + 36.0 * column, 324.0 + 24.0 * row));
    std::vector<LabelRequest> requests;
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
        LabelRequest request;
        request.id = {ItemKind::locality, i};
        request.priority = 100;
        request.home = &shapes[i];
        request.middle = geo::box_of(shapes[i]).centre();
        request.wordings = {{{{"A name too long for it", {12.0, false}, style::kInk}}, {}, false},
                            {{{"L" + std::to_string(i), {9.0, false}, style::kInk}}, {}, true}};
        requests.push_back(request);
    }
    base::Random random(7);
    for (std::uint32_t i = 0; i < 300; ++i)
        requests.push_back(named(i, {300.0 + 360.0 * random.unit(), 300.0 + 240.0 * random.unit()}, "A practice", 20));
    const PlacedLabels placed = place_labels(requests, camera, {}, test::PlainMeasure());
    std::size_t areas = 0;
    for (std::size_t i = 0; i < placed.labels.size(); ++i) {
        areas += placed.labels[i].id.kind == ItemKind::locality ? 1 : 0;
        for (std::size_t k = 0; k < i; ++k) CHECK(placed.labels[i].box.overlap_px2(placed.labels[k].box) == 0.0);
    }
    CHECK(areas == shapes.size());
}

TEST_CASE("no label covers a reserved box", "[fast]") {
    const Camera camera = square_view();
    const std::vector<LabelRequest> requests{named(0, {500.0, 500.0}, "beside a scale bar")};
    const PxBox free = place_labels(requests, camera, {}, test::PlainMeasure()).labels.at(0).box;
    const std::vector<PxBox> bar{{free.min_x + 5.0, free.min_y, free.max_x, free.max_y}};
    const PxBox moved = place_labels(requests, camera, {{}, bar}, test::PlainMeasure()).labels.at(0).box;
    CHECK(moved.overlap_px2(bar[0]) == 0.0);
    const std::vector<PxBox> all{{0.0, 0.0, 1000.0, 1000.0}};
    CHECK(place_labels(requests, camera, {{}, all}, test::PlainMeasure()).labels.empty());
}

TEST_CASE("text and mark of a label lie within its box", "[fast]") {
    const Camera camera = square_view();
    LabelRequest request = named(0, {400.0, 600.0}, "A long name of a place");
    request.wordings[0].lines.push_back({"1,234 people", {10.0, false}, style::kInk});
    request.wordings[0].mark = LabelMark{style::SymbolKind::circle, "G", style::kAccent, style::kPaper, 15.0, {}};
    const Label label = place_labels({request}, camera, {}, test::PlainMeasure()).labels.at(0);
    const Px at = camera.to_px(label.at);
    for (const LabelLine& line : label.lines) {
        const auto size = test::PlainMeasure().measure(line.text, line.font);
        const PxBox text{at.x + line.offset.x, at.y + line.offset.y - size.ascent_px, at.x + line.offset.x + size.width_px,
                         at.y + line.offset.y + size.descent_px};
        CHECK(text.within(label.box));
    }
    const double r = label.mark->size_px / 2;
    const PxBox mark{at.x + label.mark->offset.x - r, at.y + label.mark->offset.y - r, at.x + label.mark->offset.x + r,
                     at.y + label.mark->offset.y + r};
    CHECK(mark.within(label.box));
}

}  // namespace
}  // namespace merestone::scene
