// Stepping through the years: what the estate's job adds (the tables of every year), and what one step of the slider costs until it is on
// the screen. Made-up grids stand for Leeds (482 zones, 104 practices, 13 localities) and England (33,755 zones, 6,500 practices, 1,100
// localities), 25 years each, with premises, homes and schemes. The step is looked up, the map's content made for it, its symbols indexed,
// labels placed and the picture drawn at 1600 x 1000 by whatever draws here.
#include <benchmark/benchmark.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "analysis/access.hpp"
#include "analysis/estate.hpp"
#include "analysis/locality_stats.hpp"
#include "analysis/registered.hpp"
#include "analysis/sensitivity.hpp"
#include "analysis/year_tables.hpp"
#include "base/random.hpp"
#include "geo/topology.hpp"
#include "gl/map_renderer.hpp"
#include "gl/opengl_device.hpp"
#include "gl/surfaceless.hpp"
#include "io/plan_file.hpp"
#include "scene/labeller.hpp"
#include "scene/pick.hpp"

namespace {

using namespace merestone;

constexpr double kWidth_px = 1600.0;
constexpr double kHeight_px = 1000.0;

struct Country {
    model::Plan plan;
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    analysis::EstateResult estate;
    std::shared_ptr<const analysis::YearTables> tables;
    scene::Levels levels;
    std::shared_ptr<const gl::GeographyMesh> mesh;

    Country(std::size_t zones, std::size_t practices, std::size_t across) {
        const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(zones)));
        const std::size_t n = side * side;
        base::Random chance(3);
        const auto corner = [](std::size_t c, std::size_t r) {
            return geo::Point{200000.0 + 2000.0 * static_cast<double>(c), 50000.0 + 2000.0 * static_cast<double>(r)};
        };
        std::vector<geo::MultiPolygon> shapes;
        for (std::size_t z = 0; z < n; ++z) {
            geo::Ring ring;
            const auto edge = [&](geo::Point a, geo::Point b) {  // ten points a side, as a published zone has
                for (int k = 0; k < 10; ++k) ring.push_back({a.x + (b.x - a.x) * k / 10, a.y + (b.y - a.y) * k / 10});
            };
            const std::size_t c = z % side;
            const std::size_t r = z / side;
            edge(corner(c, r), corner(c + 1, r));
            edge(corner(c + 1, r), corner(c + 1, r + 1));
            edge(corner(c + 1, r + 1), corner(c, r + 1));
            edge(corner(c, r + 1), corner(c, r));
            ring.push_back(ring.front());
            shapes.push_back({{ring, {}}});
        }
        plan.id = "country";
        plan.base_year = {2017};
        plan.horizon_year = {2041};
        plan.growth.rate_pct = 0.6;
        plan.assumptions = io::default_assumptions();
        plan.topology = std::make_shared<const geo::Topology>(geo::build_topology(shapes).value());
        plan.borders = geo::borders(*plan.topology);
        const auto padded = [](char letter, std::size_t number) {
            const std::string text = std::to_string(number);
            return letter + std::string(6 - text.size(), '0') + text;
        };
        const auto locality_at = [&](std::size_t zone) {
            return model::LocalityIx((zone / side) * across / side * across + (zone % side) * across / side);
        };
        for (std::size_t z = 0; z < n; ++z) {
            model::Zone zone;
            zone.id = padded('Z', z);
            zone.centre = {corner(z % side, z / side).x + 1000, corner(z % side, z / side).y + 1000};
            zone.area_m2 = 4e6;
            zone.residents = 1000 + chance.below(1200);
            zone.side = {static_cast<std::int32_t>(z * across * across / n)};  // another team's footprints: strips
            plan.zones.push_back(zone);
            scenario.zone_locality.push_back(locality_at(z));
        }
        plan.boundaries.push_back({"community teams", {}});
        for (std::size_t part = 0; part < across * across; ++part)
            plan.boundaries.back().parts.push_back({padded('T', part), "Team " + std::to_string(part), {}});
        plan.flows.resize(practices);
        for (std::size_t p = 0; p < practices; ++p) {
            const std::size_t zone = p * n / practices;
            model::Practice practice;
            practice.id = padded('P', p);
            practice.name = "Practice " + std::to_string(p);
            practice.zone = model::ZoneIx(zone);
            practice.at = plan.zones[zone].centre;
            practice.list = 3000 + chance.below(12000);
            practice.gp_fte = 1.0 + 7.0 * chance.unit();
            practice.staff.gp_fte_60_over = *practice.gp_fte * chance.unit();
            plan.practices.push_back(practice);
            scenario.practice_locality.push_back(locality_at(zone));
            for (std::size_t z = zone > 40 ? zone - 40 : 0; z < std::min(zone + 40, n); ++z)
                plan.flows[p].rows.push_back({model::ZoneIx(z), 1 + chance.below(200)});
            model::Premises premises;
            premises.id = padded('M', p);
            premises.at = practice.at;
            premises.zone = practice.zone;
            premises.rooms_ce = 2 + chance.below(12);
            premises.rooms_treatment = chance.below(4);
            premises.nia_m2 = 100.0 + chance.below(900);
            plan.premises.push_back(premises);
            plan.occupancies.push_back({model::PremisesIx(p), model::PracticeIx(p), model::OccupancyRole::main, 1.0, false});
            model::HousingSite site;
            site.id = padded('S', p);
            site.zone = practice.zone;
            site.at = practice.at;
            site.dwellings_min = 300;
            const int first = 2014 + static_cast<int>(chance.below(25));
            for (int y = first; y < first + 5; ++y) site.homes_by_year.emplace_back(base::Year{y}, 60.0);
            plan.housing.push_back(site);
            if (p % 40 == 0) {
                model::Hub hub;
                hub.id = padded('H', p);
                hub.at = practice.at;
                hub.zone = practice.zone;
                hub.status = "open";
                hub.open = {"Mon-Fri 18:30-20:00", "Sat 09:00-13:00"};
                hub.clinicians = 2.0;
                plan.hubs.push_back(hub);
            }
            if (p % 20 == 0) {
                model::Scheme scheme;
                scheme.id = padded('K', p);
                scheme.kind = "extension";
                scheme.premises = premises.id;
                scheme.start_year = base::Year{2018};
                scheme.opens_year = base::Year{2020 + static_cast<int>(chance.below(15))};
                scheme.rooms_added = 2.0;
                scheme.nia_added_m2 = 100.0;
                plan.schemes.push_back(scheme);
            }
        }
        for (std::size_t l = 0; l < across * across; ++l) {
            scenario.locality_id.push_back("L" + std::to_string(l));
            scenario.locality_name.push_back("Locality " + std::to_string(l));
        }
        scenario.practice_exception.assign(practices, 0);
        const auto people = analysis::registered_people(plan);
        auto judged = analysis::judge(plan, people, scenario, nullptr);
        localities = std::move(judged.localities);
        estate = analysis::find_gaps(plan, scenario, localities, nullptr);
        analysis::raise_rags(localities, estate.flags);
        tables = std::make_shared<const analysis::YearTables>(plan, scenario, localities, estate);
        levels = scene::make_levels(plan.topology);
        mesh = gl::make_mesh(levels);
    }
    static Country& of(std::int64_t england) {
        static std::unique_ptr<Country> leeds;
        static std::unique_ptr<Country> whole;
        std::unique_ptr<Country>& one = england == 0 ? leeds : whole;
        if (!one) one = england == 0 ? std::make_unique<Country>(484, 104, 4) : std::make_unique<Country>(33755, 6500, 33);
        return *one;
    }
    [[nodiscard]] scene::MapContent content(std::size_t year, const std::vector<style::Rgba>& colours,
                                            const scene::MapContent* before = nullptr) const {
        const model::YearView view = tables->view(year);
        return scene::make_content({plan, scenario, localities, estate.flags, {}, colours, {}, scene::YearShown{view.year, &view}, before},
                                   {});
    }
};

void tables_of_all_years(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::YearTables(c.plan, c.scenario, c.localities, c.estate));
    state.counters["flags"] = static_cast<double>(c.estate.flags.size());
}

// The whole estate anew: people, need, what there is, flags. Then the parts of it.
void estate_of_all_years(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::find_gaps(c.plan, c.scenario, c.localities, nullptr));
    state.counters["flags"] = static_cast<double>(c.estate.flags.size());
}
// After an edit, from the stage that it reaches: a boundary that moved (2), a hub or a condition (3).
void estate_after_an_edit(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    const auto first = static_cast<analysis::EstateStage>(state.range(1));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::find_gaps_again(c.plan, c.scenario, c.localities, nullptr, c.estate, first));
}
// The estate's answer with every input a fifth lower and higher.
void sensitivity_of_inputs(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::sensitivity(c.plan, c.scenario, c.localities, c.estate));
}
// Minutes to the nearest practice and GPs within reach, of every zone and group.
void who_can_reach_a_practice(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    const auto registered = analysis::registered_people(c.plan);
    for (auto _ : state) benchmark::DoNotOptimize(analysis::access(c.plan, c.scenario, registered, c.estate.capacity.moves));
}
void people_of_all_years(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    const auto registered = analysis::registered_people(c.plan);
    const auto moves = analysis::estate_moves(c.plan);
    for (auto _ : state) benchmark::DoNotOptimize(analysis::people_by_year(c.plan, registered, moves));
}
void needs_of_all_years(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    for (auto _ : state) {
        const auto capacity = analysis::capacity_by_year(c.plan, c.estate.people);
        benchmark::DoNotOptimize(analysis::estate_tables(c.plan, c.scenario, c.localities, c.estate.people, capacity));
    }
}
void registered_people(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analysis::registered_people(c.plan));
}

void look_up(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    std::size_t year = 0;
    for (auto _ : state) benchmark::DoNotOptimize(c.tables->view(year++ % c.tables->years()));
}

void content_of_a_year(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    scene::MapContent before = c.content(0, {});
    std::size_t year = 0;
    for (auto _ : state) before = c.content(++year % c.tables->years(), before.locality_colour, &before);
}

void index_of_content(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    const auto content = std::make_shared<const scene::MapContent>(c.content(3, {}));
    for (auto _ : state) benchmark::DoNotOptimize(scene::ContentIndex(content));
}

std::string bytes_of(const char* file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Labels when only the year differs from those that stand: at once (rest = 0), and placed anew where the slider came to rest.
void labels_of_a_year(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    const std::string regular = bytes_of("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    const std::string bold = bytes_of("/usr/share/fonts/opentype/inter/Inter-Bold.otf");
    auto face = gl::FontFace::make(std::as_bytes(std::span(regular)), std::as_bytes(std::span(bold)));
    if (!face) return state.SkipWithError("no font");
    const scene::Camera camera = scene::fitted(scene::extent_of(c.plan), kWidth_px, kHeight_px, 10.0);
    scene::Labeller labeller;
    std::vector<scene::MapContent> contents;
    for (std::size_t y = 0; y < 6; ++y)
        contents.push_back(c.content(y, contents.empty() ? std::vector<style::Rgba>{} : contents[0].locality_colour));
    (void)labeller.labels(contents[0], c.levels, camera, *face.value(), 400);
    std::size_t year = 0;
    for (auto _ : state) {
        const scene::MapContent& next = contents[++year % 6];
        benchmark::DoNotOptimize(state.range(1) == 0 ? labeller.reworded(next, c.levels, camera, *face.value())
                                                     : labeller.labels(next, c.levels, camera, *face.value(), 400));
    }
}

// The whole step.
void step(benchmark::State& state) {
    const Country& c = Country::of(state.range(0));
    auto surface = gl::Surfaceless::make(static_cast<int>(kWidth_px), static_cast<int>(kHeight_px));
    const std::string regular = bytes_of("/usr/share/fonts/opentype/inter/Inter-Regular.otf");
    const std::string bold = bytes_of("/usr/share/fonts/opentype/inter/Inter-Bold.otf");
    auto face = gl::FontFace::make(std::as_bytes(std::span(regular)), std::as_bytes(std::span(bold)));
    if (!surface || !face) return state.SkipWithError("no EGL or no font");
    const auto device = std::move(gl::make_opengl_device()).value();
    const auto renderer = std::move(gl::MapRenderer::make(*device, *face.value())).value();
    renderer->set_geography(c.mesh);
    gl::Frame frame;
    frame.camera = scene::fitted(scene::extent_of(c.plan), kWidth_px, kHeight_px, 10.0);
    scene::Labeller labeller;
    auto content = std::make_shared<scene::MapContent>(c.content(0, {}));
    std::vector<scene::Label> labels;
    std::size_t year = 0;
    const auto one = [&] {
        content = std::make_shared<scene::MapContent>(c.content(++year % c.tables->years(), content->locality_colour, content.get()));
        const scene::ContentIndex index(content);
        labels = labeller.reworded(*content, c.levels, frame.camera, *face.value()).labels;
        frame.content = content.get();
        ++frame.content_revision;
        frame.labels = &labels;
        ++frame.labels_revision;
        renderer->render(frame);
        surface.value()->bind();
        renderer->present(0, 0, 1, 1);
        benchmark::DoNotOptimize(device->read({}, {0, 0, 1, 1}));  // the drawing is over when the clock stops
    };
    (void)labeller.labels(*content, c.levels, frame.camera, *face.value(), 400);
    one();
    for (auto _ : state) one();
    state.counters["uploaded"] = static_cast<double>(renderer->counts().bytes_uploaded);
    state.counters["labels"] = static_cast<double>(labels.size());
    state.counters["triangles"] = static_cast<double>(renderer->counts().triangles);
}

BENCHMARK(estate_of_all_years)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(estate_after_an_edit)
    ->ArgNames({"england", "stage"})
    ->Args({0, 1})
    ->Args({0, 2})
    ->Args({0, 3})
    ->Args({1, 1})
    ->Args({1, 2})
    ->Args({1, 3})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(sensitivity_of_inputs)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(who_can_reach_a_practice)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(registered_people)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(people_of_all_years)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(needs_of_all_years)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(tables_of_all_years)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(look_up)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(content_of_a_year)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(index_of_content)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(labels_of_a_year)
    ->ArgNames({"england", "rest"})
    ->Args({0, 0})
    ->Args({1, 0})
    ->Args({0, 1})
    ->Args({1, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(step)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
