// The map's redraw at 1600 x 1000 on whatever draws here (Mesa's llvmpipe where there is no card): a city, a made-up England of 33,755
// zones and 5 million ring vertices, a change of colours, a drag, 1.7 million points. Counters: triangles, segments, draw calls.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "geo/topology.hpp"
#include "gl/map_renderer.hpp"
#include "gl/opengl_device.hpp"
#include "gl/surfaceless.hpp"
#include "io/project_file.hpp"
#include "scene/labeller.hpp"
#include "scene/pick.hpp"
#include "scene/zone_columns.hpp"
#include "style/area_colours.hpp"

namespace {

using namespace merestone;

constexpr double kWidth_px = 1600.0;
constexpr double kHeight_px = 1000.0;

// A crooked line from a to b of 2^depth edges, without its last point.
void crooked(base::Random& random, geo::Point a, geo::Point b, int depth, geo::Ring& out) {
    if (depth == 0) {
        out.push_back(a);
        return;
    }
    const double bend = 0.12 * (random.unit() - 0.5);
    const geo::Point middle{(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)};
    crooked(random, a, middle, depth - 1, out);
    crooked(random, middle, b, depth - 1, out);
}

// side x side zones of 4 arcs; 2^depth edges an arc. Columns and rows are squeezed in waves, as towns are, so that sizes differ
// severalfold.
std::shared_ptr<const geo::Topology> made_topology(std::size_t side, int depth, double cell_m) {
    base::Random random(1);
    auto out = std::make_shared<geo::Topology>();
    const auto place = [&](std::size_t k) { return cell_m * (static_cast<double>(k) + 0.5 * std::sin(static_cast<double>(k) * 0.7)); };
    std::vector<geo::Point> corner;
    for (std::size_t y = 0; y <= side; ++y)
        for (std::size_t x = 0; x <= side; ++x)
            corner.push_back({100'000 + place(x) + 0.06 * cell_m * random.unit(), 20'000 + place(y) + 0.06 * cell_m * random.unit()});
    const auto node = [&](std::size_t x, std::size_t y) { return y * (side + 1) + x; };
    const auto zone = [&](std::size_t x, std::size_t y) { return static_cast<std::int32_t>(y * side + x); };
    std::vector<std::uint32_t> east(corner.size());
    std::vector<std::uint32_t> north(corner.size());
    const auto add = [&](std::size_t a, std::size_t b, std::int32_t left, std::int32_t right) {
        geo::Ring line;
        crooked(random, corner[a], corner[b], depth, line);
        line.push_back(corner[b]);
        geo::Arc arc;
        arc.first = static_cast<std::uint32_t>(out->points.size());
        arc.count = static_cast<std::uint32_t>(line.size());
        arc.left = left;
        arc.right = right;
        arc.from_node = static_cast<std::uint32_t>(a);
        arc.to_node = static_cast<std::uint32_t>(b);
        out->points.insert(out->points.end(), line.begin(), line.end());
        out->arcs.push_back(arc);
        return static_cast<std::uint32_t>(out->arcs.size() - 1);
    };
    for (std::size_t y = 0; y <= side; ++y)
        for (std::size_t x = 0; x <= side; ++x) {
            if (x < side) east[node(x, y)] = add(node(x, y), node(x + 1, y), y < side ? zone(x, y) : -1, y > 0 ? zone(x, y - 1) : -1);
            if (y < side) north[node(x, y)] = add(node(x, y), node(x, y + 1), x > 0 ? zone(x - 1, y) : -1, x < side ? zone(x, y) : -1);
        }
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            geo::ArcPolygon part;
            part.outer = {
                {east[node(x, y)], false}, {north[node(x + 1, y)], false}, {east[node(x, y + 1)], true}, {north[node(x, y)], true}};
            out->zones.push_back({part});
            const geo::Ring ring = geo::ring_points(*out, part.outer);
            out->zone_area_m2.push_back(geo::signed_area_m2(ring));
            out->zone_box.push_back(geo::box_of(ring));
            out->zone_inside.push_back(geo::centroid({{ring, {}}}));
        }
    return out;
}

struct Land {
    scene::Levels levels;
    std::shared_ptr<const gl::GeographyMesh> mesh;
    scene::MapContent content;
    std::vector<scene::Label> labels;
    geo::Box box;
    std::size_t side = 0;
};

std::string bytes_of(const char* file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Land make_land(std::size_t side, int depth, double cell_m, std::size_t practices) {
    Land land;
    land.side = side;
    const auto topology = made_topology(side, depth, cell_m);
    for (const geo::Box& box : topology->zone_box) land.box.add(box);
    land.levels = scene::make_levels(topology);
    land.mesh = gl::make_mesh(land.levels);
    model::Plan plan;
    plan.topology = topology;
    plan.zones.resize(side * side);
    model::Scenario scenario;
    const std::size_t block = 6;
    const std::size_t blocks = (side + block - 1) / block;
    std::vector<model::LocalityStats> stats(blocks * blocks);
    std::vector<style::Rgba> colours;
    for (std::size_t l = 0; l < stats.size(); ++l) {
        scenario.locality_id.push_back("L" + std::to_string(l));
        scenario.locality_name.push_back("Locality " + std::to_string(l));
        stats[l].id = stats[l].name = scenario.locality_id.back();
        colours.push_back(style::area_palette()[(l * 5 + l / blocks) % style::area_palette().size()]);
    }
    for (std::size_t z = 0; z < side * side; ++z) scenario.zone_locality.emplace_back(z / side / block * blocks + z % side / block);
    base::Random random(2);
    for (std::size_t p = 0; p < practices; ++p) {
        model::Practice practice;
        practice.at = geo::Point{land.box.min_x + random.unit() * land.box.width(), land.box.min_y + random.unit() * land.box.height()};
        practice.list = 2000 + random.below(14000);
        plan.practices.push_back(practice);
        scenario.practice_locality.emplace_back();
    }
    land.content = scene::make_content({plan, scenario, stats, {}, {}, colours, {}}, {});
    return land;
}

const Land& city() {
    static const Land land = make_land(22, 6, 1000.0, 110);
    return land;
}
const Land& england() {
    static const Land land = make_land(184, 5, 3000.0, 6500);  // 33,856 zones
    return land;
}

struct Stage {
    std::unique_ptr<gl::Surfaceless> surface;
    std::unique_ptr<gl::Device> device;
    std::unique_ptr<gl::FontFace> face;
    std::unique_ptr<gl::MapRenderer> renderer;
};

// \returns nothing where there is no EGL or no font; the benchmark then says so
std::unique_ptr<Stage> make_stage(benchmark::State& state) {
    auto stage = std::make_unique<Stage>();
    auto surface = gl::Surfaceless::make(static_cast<int>(kWidth_px), static_cast<int>(kHeight_px));
    const std::string regular = bytes_of("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    const std::string bold = bytes_of("/usr/share/fonts/opentype/inter/Inter-Bold.otf");
    auto face = gl::FontFace::make(std::as_bytes(std::span(regular)), std::as_bytes(std::span(bold)));
    if (!surface || !face) {
        state.SkipWithError("no EGL or no font");
        return nullptr;
    }
    stage->surface = std::move(surface).value();
    stage->device = std::move(gl::make_opengl_device()).value();
    stage->face = std::move(face).value();
    stage->renderer = std::move(gl::MapRenderer::make(*stage->device, *stage->face)).value();
    return stage;
}

void report(benchmark::State& state, const gl::RenderCounts& counts) {
    state.counters["triangles"] = static_cast<double>(counts.triangles);
    state.counters["segments"] = static_cast<double>(counts.segments);
    state.counters["draws"] = static_cast<double>(counts.draw_calls);
    state.counters["level"] = static_cast<double>(counts.level);
    state.counters["uploaded"] = static_cast<double>(counts.bytes_uploaded);
}

scene::Camera camera_of(const Land& land, double times_nearer) {
    scene::Camera camera = scene::fitted(land.box, kWidth_px, kHeight_px, 10.0);
    camera.metres_per_px /= times_nearer;
    return camera;
}

// The picture and one pixel of it read, so that the drawing is over when the clock stops.
void finish(Stage& stage) {
    stage.surface->bind();
    stage.renderer->present(0, 0, 1, 1);
    benchmark::DoNotOptimize(stage.device->read({}, {0, 0, 1, 1}));
}

void redraw(benchmark::State& state, const Land& land) {
    const auto stage = make_stage(state);
    if (!stage) return;
    stage->renderer->set_geography(land.mesh);
    gl::Frame frame;
    frame.content = &land.content;
    frame.camera = camera_of(land, static_cast<double>(state.range(0)));
    scene::Labeller labeller;
    const auto labels = labeller.labels(land.content, land.levels, frame.camera, *stage->face, 200).labels;
    frame.labels = &labels;
    stage->renderer->render(frame);
    finish(*stage);
    for (auto _ : state) {
        stage->renderer->invalidate();
        stage->renderer->render(frame);
        finish(*stage);
    }
    report(state, stage->renderer->counts());
}
void redraw_city(benchmark::State& state) { redraw(state, city()); }
void redraw_england(benchmark::State& state) {
    redraw(state, england());
    std::size_t vertices = 0;
    for (const geo::Arc& arc : england().content.topology->arcs) vertices += 2 * (arc.count - 1);
    state.counters["ring_vertices"] = static_cast<double>(vertices);
}
BENCHMARK(redraw_city)->Arg(1)->Arg(4)->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(redraw_england)->Arg(1)->Arg(3)->Arg(8)->Arg(20)->Arg(80)->Arg(400)->Unit(benchmark::kMillisecond);

// A plan's zones, shaded by a column: MERESTONE_BENCH_PLAN names it (against_qgis.py does).
const Land* plan_land() {
    static const std::unique_ptr<Land> land = []() -> std::unique_ptr<Land> {
        const char* path = std::getenv("MERESTONE_BENCH_PLAN");
        if (path == nullptr) return nullptr;
        io::Loaded loaded = io::load_any(path);
        if (!loaded.plan.topology) return nullptr;
        const model::Plan& plan = loaded.plan;
        auto out = std::make_unique<Land>();
        for (const geo::Box& box : plan.topology->zone_box) out->box.add(box);
        out->levels = scene::make_levels(plan.topology);
        out->mesh = gl::make_mesh(out->levels);
        model::Scenario none;
        none.zone_locality.resize(plan.zones.size());
        none.practice_locality.resize(plan.practices.size());
        scene::MapOptions options;
        for (const scene::ColumnOffer& offer : scene::zone_columns(plan))
            if (!options.column) options.column = scene::shaded(offer);
        out->content = scene::make_content({plan, none, {}, {}, {}, {}, {}}, options);
        return out;
    }();
    return land.get();
}
void redraw_plan(benchmark::State& state) {
    const Land* land = plan_land();
    if (land == nullptr) return state.SkipWithError("MERESTONE_BENCH_PLAN names no plan");
    redraw(state, *land);
    std::size_t vertices = 0;
    for (const geo::Arc& arc : land->content.topology->arcs)
        vertices += static_cast<std::size_t>((arc.left >= 0 ? 1 : 0) + (arc.right >= 0 ? 1 : 0)) * (arc.count - 1);
    state.counters["ring_vertices"] = static_cast<double>(vertices);
}
BENCHMARK(redraw_plan)->Arg(1)->Arg(3)->Arg(8)->Arg(20)->Unit(benchmark::kMillisecond);

// To and fro by a tenth of the picture, at rest each time: the sharp picture that a person waits for after a pan.
void pan_plan(benchmark::State& state) {
    const Land* land = plan_land();
    if (land == nullptr) return state.SkipWithError("MERESTONE_BENCH_PLAN names no plan");
    const auto stage = make_stage(state);
    if (!stage) return;
    stage->renderer->set_geography(land->mesh);
    gl::Frame frame;
    frame.content = &land->content;
    frame.camera = camera_of(*land, static_cast<double>(state.range(0)));
    stage->renderer->render(frame);
    double way = 160.0;
    for (auto _ : state) {
        frame.camera.centre.x += way * frame.camera.metres_per_px;
        way = -way;
        stage->renderer->render(frame);
        finish(*stage);
    }
    report(state, stage->renderer->counts());
}
BENCHMARK(pan_plan)->Arg(1)->Arg(3)->Arg(8)->Arg(20)->Unit(benchmark::kMillisecond);

// Eight pixels a frame, as a hand drags.
void drag_england(benchmark::State& state) {
    const auto stage = make_stage(state);
    if (!stage) return;
    stage->renderer->set_geography(england().mesh);
    gl::Frame frame;
    frame.content = &england().content;
    frame.camera = camera_of(england(), static_cast<double>(state.range(0)));
    stage->renderer->render(frame);
    frame.moving = true;
    int step = 0;
    for (auto _ : state) {
        const double way = step++ / 40 % 2 == 0 ? 8.0 : -8.0;
        frame.camera.centre.x += way * frame.camera.metres_per_px;
        frame.camera.centre.y += 0.5 * way * frame.camera.metres_per_px;
        stage->renderer->render(frame);
        finish(*stage);
    }
    report(state, stage->renderer->counts());
}
BENCHMARK(drag_england)->Arg(1)->Arg(8)->Arg(80)->Unit(benchmark::kMillisecond);

void recolour_england(benchmark::State& state) {
    const auto stage = make_stage(state);
    if (!stage) return;
    stage->renderer->set_geography(england().mesh);
    scene::MapContent content = england().content;
    gl::Frame frame;
    frame.content = &content;
    frame.camera = camera_of(england(), 1.0);
    stage->renderer->render(frame);
    for (auto _ : state) {
        ++frame.content_revision;
        for (style::Rgba& c : content.zone_colour) c.r = static_cast<std::uint8_t>(c.r + 1);
        stage->renderer->render(frame);
        finish(*stage);
    }
    report(state, stage->renderer->counts());
}
BENCHMARK(recolour_england)->Unit(benchmark::kMillisecond);

void density_of_postcodes(benchmark::State& state) {
    const auto stage = make_stage(state);
    if (!stage) return;
    base::Random random(3);
    std::vector<geo::Point> points(1'700'000);
    for (geo::Point& p : points) {
        const double r = random.unit() * random.unit();
        p = {400'000 + 250'000 * r * std::cos(6.28 * random.unit()), 300'000 + 250'000 * r * std::sin(6.28 * random.unit())};
    }
    scene::MapContent content;
    content.layers.emplace_back();
    content.layers.back().kind = scene::LayerKind::people_points;
    content.layers.back().dense = std::make_shared<const scene::DensePoints>(scene::dense_points(points));
    gl::Frame frame;
    frame.content = &content;
    frame.camera = scene::fitted(content.layers.back().dense->box, kWidth_px, kHeight_px, 10.0);
    for (auto _ : state) {
        stage->renderer->invalidate();
        stage->renderer->render(frame);
        finish(*stage);
    }
    report(state, stage->renderer->counts());
}
BENCHMARK(density_of_postcodes)->Unit(benchmark::kMillisecond);

void mesh_of_england(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(gl::make_mesh(england().levels));
}
BENCHMARK(mesh_of_england)->Unit(benchmark::kMillisecond)->Iterations(1);

void levels_of_england(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(scene::make_levels(england().content.topology));
}
BENCHMARK(levels_of_england)->Unit(benchmark::kMillisecond)->Iterations(1);

void labels_of_england(benchmark::State& state) {
    const auto stage = make_stage(state);
    if (!stage) return;
    scene::Labeller labeller;
    for (auto _ : state)
        benchmark::DoNotOptimize(labeller.labels(england().content, england().levels,
                                                 camera_of(england(), static_cast<double>(state.range(0))), *stage->face, 200));
}
BENCHMARK(labels_of_england)->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);

}  // namespace
