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
    request.lines = {{text, {12.0, false}, style::kInk}};
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
    requests[0].short_lines = {{"l", {4.0, false}, style::kInk}};
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
    const auto moved = place_labels(requests, camera, symbol, test::PlainMeasure()).labels.at(0);
    CHECK(moved.box.overlap_px2(free.box) == 0.0);
    CHECK(moved.box.max_x < 500.0);  // the next liked: left of it
    const geo::MultiPolygon east{{{{500.0, 0.0}, {1000.0, 0.0}, {1000.0, 1000.0}, {500.0, 1000.0}, {500.0, 0.0}}, {}}};
    requests[0].home = &east;
    const auto home = place_labels(requests, camera, symbol, test::PlainMeasure()).labels.at(0);
    CHECK(home.box.min_x > 499.0);
}

TEST_CASE("text and mark of a label lie within its box", "[fast]") {
    const Camera camera = square_view();
    LabelRequest request = named(0, {400.0, 600.0}, "A long name of a place");
    request.lines.push_back({"1,234 people", {10.0, false}, style::kInk});
    request.mark = LabelMark{style::SymbolKind::circle, "G", style::kAccent, style::kPaper, 15.0, {}};
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
