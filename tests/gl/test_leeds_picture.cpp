// The sample as the window would show it: written to a folder for eyes where one is named, and held to a few plain truths.
#include "gl/drawing.hpp"

#include <cstdlib>

#include "actions/study.hpp"
#include "analysis/estate.hpp"
#include "scene/zone_columns.hpp"
#include "style/area_colours.hpp"
#include "support/places.hpp"

namespace merestone::gl {
namespace {

TEST_CASE("the sample is drawn whole, in the colours of its localities", "[slow]") {
    MERESTONE_NEEDS_SCREEN(screen, 64, 64)
    MERESTONE_NEEDS_FONT(face)
    auto opened = actions::open_plan(test::source_folder() / "geodata" / "leeds", {});
    REQUIRE(opened.ok());
    auto study = actions::study(std::move(opened).value(), {}, {});
    REQUIRE(study.ok());
    const actions::Study& s = study.value();
    const auto& judged = s.chosen();
    const auto estate = analysis::find_gaps(s.plan, judged.scenario, judged.localities, nullptr, {});
    scene::MapOptions options;
    options.premises_colour = scene::PremisesColour::worst_facet;
    options.housing_colour = scene::HousingColour::first_year;
    options.practice_names = true;
    auto renderer = std::move(MapRenderer::make(*screen.device, *face)).value();

    test::Shown map;
    map.content = scene::make_content({s.plan, judged.scenario, judged.localities, estate.flags, {}, {}, {}}, options);
    for (const auto& [a, b] : style::locality_neighbours(s.plan, judged.scenario))
        CHECK(style::seen_delta_e(map.content.locality_colour[a], map.content.locality_colour[b]) >= style::kClearlyApart);
    map.levels = scene::make_levels(s.plan.topology);
    map.mesh = make_mesh(map.levels);
    renderer->set_geography(map.mesh);
    const char* folder = std::getenv("MERESTONE_PICTURES");
    const auto draw = [&](const char* name) {
        map.place_labels(*face);
        ++map.revision;
        REQUIRE(renderer->render(map.frame()));
        if (folder != nullptr) test::write_png(std::filesystem::path(folder) / name, renderer->read_rgba());
        const RenderCounts& n = renderer->counts();
        INFO(name);
        UNSCOPED_INFO(n.draw_calls << " draws " << n.triangles << " triangles " << n.segments << " segments " << n.symbols << " symbols");
        CHECK(n.draw_calls < 80);
    };
    map.camera = scene::fitted(scene::extent_of(s.plan), 1600.0, 1000.0, 14.0);
    draw("leeds-whole.png");
    const Picture whole = renderer->read_rgba();
    std::size_t as_expected = 0;
    for (std::size_t z = 0; z < s.plan.zones.size(); ++z) {
        const auto at = test::pixel(whole, map.camera.to_px(s.plan.topology->zone_inside[z]));
        const style::Rgba want = map.content.zone_colour[z];
        if (std::abs(at[0] - want.r) < 3 && std::abs(at[1] - want.g) < 3 && std::abs(at[2] - want.b) < 3) ++as_expected;
    }
    // Symbols, letters and hatches cover some of the places that are asked for.
    CHECK(as_expected > s.plan.zones.size() / 3);
    map.camera.metres_per_px /= 4.0;
    draw("leeds-near.png");
    map.camera.metres_per_px /= 5.0;
    draw("leeds-street.png");
    map.camera = scene::fitted(scene::extent_of(s.plan), 1000.0, 700.0, 14.0);
    for (const scene::ColumnOffer& offer : scene::zone_columns(s.plan))
        if (offer.id == "imd_score") options.column = scene::shaded(offer);
    REQUIRE(options.column);
    options.practice_colour = scene::PracticeColour::worst_flag;
    map.content = scene::make_content({s.plan, judged.scenario, judged.localities, estate.flags, {}, {}, {}}, options);
    scene::MapMarks marks;
    for (std::uint32_t z = 10; z < 25; ++z) marks.selected_zones.push_back(z);
    marks.locked_localities = {1};
    scene::apply_marks(marks, map.content);
    draw("leeds-deprivation.png");
    map.camera.width_px /= 2.0;
    map.camera.height_px /= 2.0;
    map.camera.metres_per_px *= 2.0;
    map.device_scale = 2.0;
    draw("leeds-deprivation-2x.png");
}

}  // namespace
}  // namespace merestone::gl
