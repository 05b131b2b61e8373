// An edit with all its live numbers: one zone, one practice with its neighbourhood, and the preview of it; a search.
// Grids stand for Leeds (482 zones, 104 practices, 13 localities) and England (33,755 zones, 6,500 practices, 1,100 localities).
#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <string>

#include "analysis/registered.hpp"
#include "base/random.hpp"
#include "edit/command.hpp"
#include "geo/topology.hpp"
#include "model/plan.hpp"
#include "session/live_numbers.hpp"
#include "session/search.hpp"

namespace {

using namespace merestone;

struct Country {
    std::shared_ptr<model::Plan> plan = std::make_shared<model::Plan>();
    std::shared_ptr<analysis::RegisteredPeople> people;
    edit::Draft draft;
    std::vector<std::uint32_t> block_of_zone;
    std::vector<std::uint32_t> block_of_practice;
    std::size_t columns = 0;

    Country(std::size_t zones, std::size_t practices, std::size_t localities) {
        columns = static_cast<std::size_t>(std::sqrt(static_cast<double>(zones)));
        const std::size_t rows = zones / columns;
        const std::size_t n = columns * rows;
        std::vector<geo::MultiPolygon> shapes;
        const auto point = [](std::size_t c, std::size_t r) {
            return geo::Point{300000.0 + 1000.0 * static_cast<double>(c), 200000.0 + 1000.0 * static_cast<double>(r)};
        };
        for (std::size_t z = 0; z < n; ++z) {
            const std::size_t c = z % columns;
            const std::size_t r = z / columns;
            geo::Ring ring;
            const auto side = [&](geo::Point a, geo::Point b) {  // ten points a side, as a published zone has
                for (int k = 0; k < 10; ++k) ring.push_back({a.x + (b.x - a.x) * k / 10, a.y + (b.y - a.y) * k / 10});
            };
            side(point(c, r), point(c + 1, r));
            side(point(c + 1, r), point(c + 1, r + 1));
            side(point(c + 1, r + 1), point(c, r + 1));
            side(point(c, r + 1), point(c, r));
            ring.push_back(ring.front());
            shapes.push_back({{ring, {}}});
        }
        plan->topology = std::make_shared<const geo::Topology>(geo::build_topology(shapes).value());
        plan->borders = geo::borders(*plan->topology);
        for (std::size_t z = 0; z < n; ++z) {
            model::Zone zone;
            std::string number = std::to_string(z);
            zone.id = "Z" + std::string(6 - number.size(), '0') + number;
            zone.name = "Zone " + number;
            zone.centre = geo::Point{point(z % columns, z / columns).x + 500, point(z % columns, z / columns).y + 500};
            zone.area_m2 = 1e6;
            zone.residents = 1600;
            plan->zones.push_back(zone);
        }
        base::Random random(1, 1);
        plan->flows.resize(practices);
        for (std::size_t p = 0; p < practices; ++p) {
            model::Practice row;
            std::string number = std::to_string(p);
            row.id = "P" + std::string(5 - number.size(), '0') + number;
            row.name = "Practice " + number;
            const std::size_t seat = p * n / practices;
            row.zone = model::ZoneIx(seat);
            row.at = plan->zones[seat].centre;
            row.list = 8000;
            plan->practices.push_back(row);
            // Patients from 25 x 7 zones about it, and some from far off, as real flows have.
            for (std::size_t z = 0; z < n; ++z) {
                const auto dc = static_cast<std::int64_t>(z % columns) - static_cast<std::int64_t>(seat % columns);
                const auto dr = static_cast<std::int64_t>(z / columns) - static_cast<std::int64_t>(seat / columns);
                if (std::abs(dc) <= 12 && std::abs(dr) <= 3) plan->flows[p].rows.push_back({model::ZoneIx(z), 1 + random.below(200)});
            }
        }
        people = std::make_shared<analysis::RegisteredPeople>(analysis::registered_people(*plan));
        // Localities: square tiles.
        const auto across = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(localities))));
        for (std::size_t l = 0; l < across * across; ++l)
            draft.localities.push_back({"L" + std::to_string(l), "L" + std::to_string(l), false, false});
        for (std::size_t z = 0; z < n; ++z)
            draft.zone_locality.emplace_back((z / columns) * across / rows * across + (z % columns) * across / columns);
        for (const model::Practice& p : plan->practices) draft.practice_locality.push_back(draft.zone_locality[p.zone.pos()]);
        for (std::size_t z = 0; z < n; ++z) block_of_zone.push_back(static_cast<std::uint32_t>(z * practices / n));
        for (const model::Practice& p : plan->practices) block_of_practice.push_back(block_of_zone[p.zone.pos()]);
    }
    static Country& of(std::int64_t size) {
        static Country leeds(482, 104, 13);
        static Country england(33755, 6500, 1100);
        return size == 0 ? leeds : england;
    }
    edit::Ground ground() { return {*plan, block_of_zone, block_of_practice, {}}; }
    // The locality beside that of a zone in the middle.
    model::LocalityIx neighbour(std::size_t zone) const {
        for (std::size_t z = zone; z < draft.zone_locality.size(); ++z)
            if (draft.zone_locality[z] != draft.zone_locality[zone]) return draft.zone_locality[z];
        return draft.zone_locality[0];
    }
};

void there_and_back(benchmark::State& state, Country& c, const edit::Command& command) {
    edit::Draft draft = c.draft;
    session::LiveNumbers live(c.plan, c.people, draft);
    std::size_t touched = 0;
    for (auto _ : state) {
        const auto applied = edit::apply(draft, c.ground(), command);
        touched = live.refresh(draft, applied.value().change, edit::Direction::forward).size();
        benchmark::DoNotOptimize(live.totals());
        state.PauseTiming();
        edit::put(draft, applied.value().change, edit::Direction::back);
        live.refresh(draft, applied.value().change, edit::Direction::back);
        state.ResumeTiming();
    }
    state.counters["localities touched"] = static_cast<double>(touched);
}

void move_zone(benchmark::State& state) {
    Country& c = Country::of(state.range(0));
    const std::size_t z = c.plan->zones.size() / 2 + c.columns / 2;
    there_and_back(state, c, edit::MoveZones{{model::ZoneIx(z)}, c.neighbour(z)});
}
void move_practice(benchmark::State& state) {
    Country& c = Country::of(state.range(0));
    const std::size_t p = c.plan->practices.size() / 2;
    there_and_back(state, c, edit::MovePractices{{model::PracticeIx(p)}, c.neighbour(c.plan->practices[p].zone.pos())});
}
void search(benchmark::State& state) {
    Country& c = Country::of(state.range(0));
    const session::SearchIndex index(*c.plan, c.draft);
    for (auto _ : state) benchmark::DoNotOptimize(index.find("zone 3", 12));
    state.counters["entries"] = static_cast<double>(index.size());
}

BENCHMARK(move_zone)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(move_practice)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);
BENCHMARK(search)->ArgName("england")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

}  // namespace
