// Two scenarios of a country held against each other: 33,755 zones, 6,500 practices, 1,100 localities against 1,050 others.
#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <string>

#include "analysis/judge.hpp"
#include "analysis/registered.hpp"
#include "base/random.hpp"
#include "geo/adjacency.hpp"
#include "geo/topology.hpp"
#include "model/plan.hpp"
#include "scene/map_content.hpp"
#include "session/comparison.hpp"
#include "style/area_colours.hpp"

namespace {

using namespace merestone;

struct Country {
    model::Plan plan;
    analysis::RegisteredPeople people;
    std::shared_ptr<const analysis::Judged> a;
    std::shared_ptr<const analysis::Judged> b;
    model::Scenario of_a;
    model::Scenario of_b;

    Country() {
        const std::size_t columns = 183;
        const std::size_t rows = 33755 / columns;
        const std::size_t n = columns * rows;
        std::vector<geo::MultiPolygon> shapes;
        const auto point = [](std::size_t c, std::size_t r) {
            return geo::Point{300000.0 + 1000.0 * static_cast<double>(c), 200000.0 + 1000.0 * static_cast<double>(r)};
        };
        for (std::size_t z = 0; z < n; ++z) {
            const std::size_t c = z % columns;
            const std::size_t r = z / columns;
            geo::Ring ring;
            const auto side = [&](geo::Point from, geo::Point to) {  // ten points a side, as a published zone has
                for (int k = 0; k < 10; ++k) ring.push_back({from.x + (to.x - from.x) * k / 10, from.y + (to.y - from.y) * k / 10});
            };
            side(point(c, r), point(c + 1, r));
            side(point(c + 1, r), point(c + 1, r + 1));
            side(point(c + 1, r + 1), point(c, r + 1));
            side(point(c, r + 1), point(c, r));
            ring.push_back(ring.front());
            shapes.push_back({{ring, {}}});
            model::Zone zone;
            std::string number = std::to_string(z);
            zone.id = "Z" + std::string(6 - number.size(), '0') + number;
            zone.centre = {point(c, r).x + 500, point(c, r).y + 500};
            zone.area_m2 = 1e6;
            zone.residents = 1600;
            plan.zones.push_back(zone);
        }
        plan.topology = std::make_shared<const geo::Topology>(geo::build_topology(shapes).value());
        plan.borders = geo::borders(*plan.topology);
        base::Random random(1, 1);
        constexpr std::size_t kPractices = 6500;
        plan.flows.resize(kPractices);
        for (std::size_t p = 0; p < kPractices; ++p) {
            model::Practice row;
            std::string number = std::to_string(p);
            row.id = "P" + std::string(5 - number.size(), '0') + number;
            const std::size_t seat = p * n / kPractices;
            row.zone = model::ZoneIx(seat);
            row.at = plan.zones[seat].centre;
            row.list = 5000 + random.below(8000);
            for (int k = 0; k < 60; ++k) {
                const std::size_t z = std::min(n - 1, seat + random.below(5) + columns * random.below(12));
                if (plan.flows[p].rows.empty() || plan.flows[p].rows.back().zone < model::ZoneIx(z))
                    plan.flows[p].rows.push_back({model::ZoneIx(z), 10 + random.below(300)});
            }
            plan.practices.push_back(row);
        }
        people = analysis::registered_people(plan);
        of_a = grouping(columns, rows, 6, "a");
        of_b = grouping(columns, rows, 5, "b");
        a = std::make_shared<const analysis::Judged>(analysis::judge(plan, people, of_a));
        b = std::make_shared<const analysis::Judged>(analysis::judge(plan, people, of_b));
    }
    // Blocks of so many columns by five rows.
    model::Scenario grouping(std::size_t columns, std::size_t rows, std::size_t wide, const char* id) const {
        model::Scenario s;
        s.id = id;
        const std::size_t across = (columns + wide - 1) / wide;
        const std::size_t count = across * ((rows + 4) / 5);
        for (std::size_t l = 0; l < count; ++l) {
            s.locality_id.push_back("L" + std::to_string(l + 1));
            s.locality_name.push_back("Locality " + std::to_string(l + 1));
        }
        for (std::size_t z = 0; z < plan.zones.size(); ++z) s.zone_locality.emplace_back((z / columns) / 5 * across + (z % columns) / wide);
        for (const model::Practice& p : plan.practices) s.practice_locality.push_back(s.zone_locality[p.zone.pos()]);
        s.zone_reason.assign(plan.zones.size(), "");
        s.practice_exception.assign(plan.practices.size(), 0);
        return s;
    }
};

const Country& country() {
    static const Country c;
    return c;
}

void compare_two_judged(benchmark::State& state) {
    const Country& c = country();
    for (auto _ : state) benchmark::DoNotOptimize(session::compare_judged(c.plan, c.people, c.a, c.b));
}
void judge_one(benchmark::State& state) {
    const Country& c = country();
    for (auto _ : state) benchmark::DoNotOptimize(analysis::judge(c.plan, c.people, c.of_a));
}
void content_of_one(benchmark::State& state) {
    const Country& c = country();
    const auto colours = style::locality_colours(c.plan, c.of_a);
    for (auto _ : state)
        benchmark::DoNotOptimize(scene::make_content({c.plan, c.of_a, c.a->localities, {}, {}, colours, {}}, scene::MapOptions()));
}
BENCHMARK(compare_two_judged)->Unit(benchmark::kMillisecond);
BENCHMARK(judge_one)->Unit(benchmark::kMillisecond);
BENCHMARK(content_of_one)->Unit(benchmark::kMillisecond);

}  // namespace
