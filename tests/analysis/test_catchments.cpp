#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <numbers>
#include <numeric>

#include "analysis/catchments.hpp"
#include "analysis/estate_plan.hpp"
#include "base/random.hpp"
#include "geo/topology.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Metres;

namespace {

// A grid of zones with their topology; residents, fifths and ages by chance.
model::Plan mapped(std::size_t columns, std::size_t rows, base::Random& chance) {
    model::Plan plan = test::grid_plan(columns, rows);
    std::vector<geo::MultiPolygon> shapes;
    for (model::Zone& zone : plan.zones) {
        shapes.push_back(test::square(zone.centre.x - 500.0, zone.centre.y - 500.0, 1000.0));
        zone.residents = 500 + chance.below(2000);
        zone.imd_quintile = 1 + static_cast<int>(chance.below(5));
        const std::int64_t young = chance.below(300);
        zone.ages = {{0, 15, young}, {16, 120, *zone.residents - young}};
    }
    plan.topology = std::make_shared<geo::Topology>(geo::build_topology(shapes).value());
    return plan;
}

void add_points(model::Plan& plan, std::size_t zone, std::size_t n, base::Random& chance) {
    for (std::size_t i = 0; i < n; ++i)
        plan.people_points.push_back(
            {{plan.zones[zone].centre.x + 998.0 * (chance.unit() - 0.5), plan.zones[zone].centre.y + 998.0 * (chance.unit() - 0.5)},
             1.0 + chance.below(40),
             model::ZoneIx(zone)});
}

double residents(const model::Plan& plan) {
    double sum = 0.0;
    for (const model::Zone& zone : plan.zones) sum += static_cast<double>(*zone.residents);
    return sum;
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

void check_parts_add_up(const model::Catchment& c) {
    double by_zone = 0.0;
    for (const model::CatchmentZone& z : c.zones) by_zone += z.people;
    double by_age = 0.0;
    for (const auto& [band, people] : c.people_by_age) by_age += people;
    CHECK(by_zone == Approx(c.people).margin(1e-9));
    CHECK(sum_of(c.people_by_imd_quintile) == Approx(c.people).margin(1e-9));
    CHECK(by_age == Approx(c.people).margin(1e-6));  // ages of the same year add up to the residents
}

CatchmentSite hub(double x, double y) { return {"hub", "H1", {x, y}}; }

}  // namespace

TEST_CASE("A radius beyond the footprint holds everybody, by area and by points", "[fast]") {
    base::Random chance(1);
    model::Plan plan = mapped(4, 3, chance);
    for (const bool points : {false, true}) {
        if (points)
            for (std::size_t z = 0; z < plan.zones.size(); ++z) add_points(plan, z, 7, chance);
        const model::Catchment all = Catchments(plan).by_radius(hub(2000, 1500), Metres(50000));
        CHECK(all.people == Approx(residents(plan)));
        CHECK(all.zones.size() == plan.zones.size());
        CHECK(all.people_by == (points ? "residents by people points" : "residents by area"));
        CHECK(all.detail == "50000 m");
        CHECK(geo::area_m2(all.shape) == Approx(12e6));
        check_parts_add_up(all);
    }
}

TEST_CASE("People of a radius by area are the density of each zone times the circle within it", "[fast]") {
    base::Random chance(2);
    model::Plan plan = mapped(5, 5, chance);
    for (model::Zone& zone : plan.zones) zone.residents = 1000;
    for (model::Zone& zone : plan.zones) zone.ages.clear();
    const Catchments catchments(plan);
    const model::Catchment inner = catchments.by_radius(hub(2500, 2500), Metres(1600));
    // 1,000 people a km2; a circle drawn with 64 sides is 0.16 % short of round.
    CHECK(inner.people == Approx(1000.0 * std::numbers::pi * 1.6 * 1.6).epsilon(0.002));
    const model::Catchment corner = catchments.by_radius(hub(0, 0), Metres(1600));
    CHECK(corner.people == Approx(inner.people / 4.0).epsilon(1e-6));
    CHECK(geo::area_m2(corner.shape) == Approx(corner.people * 1000.0));
}

TEST_CASE("A drawn polygon counts half a zone by half its area, and a zone with points by those inside", "[fast]") {
    base::Random chance(3);
    model::Plan plan = mapped(2, 1, chance);
    plan.zones[0].residents = 1000;
    plan.zones[0].ages = {{0, 15, 200}, {16, 120, 800}};
    plan.zones[1].residents = 800;
    plan.zones[1].ages = {{0, 15, 100}, {16, 120, 700}};
    plan.people_points = {{{1100, 500}, 3.0, model::ZoneIx(std::size_t{1})}, {{1900, 500}, 1.0, model::ZoneIx(std::size_t{1})}};
    // The right half of the first zone and the left half of the second, and much that is outside the footprint.
    const geo::MultiPolygon drawn = {{{{500, -9000}, {1500, -9000}, {1500, 9000}, {500, 9000}, {500, -9000}}, {}}};
    const model::Catchment c = Catchments(plan).by_polygon({"practice", "A1", {0, 0}}, drawn, "inner boundary");
    CHECK(c.people == Approx(500.0 + 600.0));
    CHECK(c.people_by == "residents by people points, by area in 1 of 2 zones");
    REQUIRE(c.people_by_age.size() == 2);
    CHECK(c.people_by_age[0].first == "0-15");
    CHECK(c.people_by_age[0].second == Approx(100.0 + 75.0));
    CHECK(c.people_by_age[1].first == "16+");
    CHECK(c.detail == "inner boundary");
    CHECK(geo::area_m2(c.shape) == Approx(1e6));
}

TEST_CASE("Nearest catchments share out everybody, each point to its nearest site", "[fast]") {
    base::Random chance(4);
    for (int round = 0; round < 12; ++round) {
        model::Plan plan = mapped(4, 4, chance);
        const bool points = round % 2 == 0;
        if (points)
            for (std::size_t z = 0; z < plan.zones.size(); ++z)
                if (z % 5 != 0) add_points(plan, z, 1 + chance.below(10), chance);  // the fifth zones go by area
        std::vector<CatchmentSite> sites;
        const std::uint32_t n = 1 + chance.below(7);
        for (std::uint32_t s = 0; s < n; ++s)
            sites.push_back({"practice", "P" + std::to_string(s), {4000.0 * chance.unit(), 4000.0 * chance.unit()}});
        if (n > 2) sites[2].at = sites[0].at;  // two practices under one roof
        const std::vector<model::Catchment> all = Catchments(plan).nearest(sites);
        REQUIRE(all.size() == sites.size());

        double people = 0.0;
        std::vector<double> share(plan.zones.size(), 0.0);
        for (const model::Catchment& c : all) {
            people += c.people;
            for (const model::CatchmentZone& z : c.zones) share[z.zone.pos()] += z.share_of_zone;
            check_parts_add_up(c);
        }
        CHECK(people == Approx(residents(plan)));
        for (const double s : share) CHECK(s == Approx(1.0));
        if (n > 2) CHECK(all[2].people == 0.0);

        // Oracle: every people point, or a fine lattice where a zone has none, asked one by one.
        std::vector<double> expected(sites.size(), 0.0);
        const auto give = [&](geo::Point at, double weight) {
            std::size_t best = 0;
            for (std::size_t s = 1; s < sites.size(); ++s)
                if (geo::distance_m(at, sites[s].at) < geo::distance_m(at, sites[best].at)) best = s;
            expected[best] += weight;
        };
        for (std::size_t z = 0; z < plan.zones.size(); ++z) {
            const auto who = static_cast<double>(*plan.zones[z].residents);
            double total = 0.0;
            for (const model::PeoplePoint& p : plan.people_points)
                if (p.zone.pos() == z) total += p.weight;
            if (total > 0.0) {
                for (const model::PeoplePoint& p : plan.people_points)
                    if (p.zone.pos() == z) give(p.at, who * p.weight / total);
                continue;
            }
            for (int i = 0; i < 50; ++i)
                for (int j = 0; j < 50; ++j)
                    give({plan.zones[z].centre.x - 490.0 + 20.0 * i, plan.zones[z].centre.y - 490.0 + 20.0 * j}, who / 2500.0);
        }
        for (std::size_t s = 0; s < sites.size(); ++s) CHECK(all[s].people == Approx(expected[s]).margin(residents(plan) * 0.004));
    }
}

TEST_CASE("A registered core is the fewest zones that hold the share of the list, with the market share of each", "[fast]") {
    base::Random chance(5);
    for (int round = 0; round < 20; ++round) {
        model::Plan plan = mapped(3, 3, chance);
        test::add_practice(plan, "A1", 0, 9000);
        test::add_practice(plan, "B1", 8, 4000);
        plan.flows.resize(2);
        for (auto& flows : plan.flows) {
            for (std::size_t z = 0; z < 9; ++z) flows.rows.push_back({model::ZoneIx(z), chance.below(400)});
            flows.elsewhere = 1 + chance.below(100);
        }
        for (std::size_t z = 0; z < 9; ++z) plan.outside_practice_by_zone.push_back(chance.below(300));
        const Catchments catchments(plan);
        const auto total = static_cast<double>(plan.flows[0].total());
        for (const double core : {0.5, 0.8, 0.95}) {
            const model::Catchment c = catchments.registered(model::PracticeIx(std::size_t{0}), core);
            // Oracle: all 512 sets of zones.
            double reachable = 0.0;
            std::size_t fewest = 10;
            for (unsigned set = 0; set < 512; ++set) {
                double held = 0.0;
                std::size_t size = 0;
                for (std::size_t z = 0; z < 9; ++z)
                    if ((set >> z) & 1U) {
                        held += static_cast<double>(plan.flows[0].rows[z].patients);
                        ++size;
                    }
                reachable = std::max(reachable, held);
                if (held >= core * total) fewest = std::min(fewest, size);
            }
            if (reachable >= core * total) {
                CHECK(c.zones.size() == fewest);
                CHECK(c.people >= core * 9000.0 - 1e-6);
                CHECK(c.detail.find("only") == std::string::npos);
            } else {
                CHECK(c.people == Approx(9000.0 * reachable / total));
                CHECK(c.detail.find("hold only") != std::string::npos);
            }
            for (const model::CatchmentZone& row : c.zones) {
                const std::size_t z = row.zone.pos();
                const double a = 9000.0 * static_cast<double>(plan.flows[0].rows[z].patients) / total;
                const double b = 4000.0 * static_cast<double>(plan.flows[1].rows[z].patients) / static_cast<double>(plan.flows[1].total());
                CHECK(row.people == Approx(a));
                CHECK(row.share_of_zone == Approx(a / (a + b + static_cast<double>(plan.outside_practice_by_zone[z]))));
            }
            CHECK(geo::area_m2(c.shape) == Approx(1e6 * static_cast<double>(c.zones.size())));
            CHECK(c.people_by == "registered list");
        }
        CHECK(catchments.registered(model::PracticeIx(std::size_t{0}), 0.8).detail.starts_with("core 80%"));
    }
}

TEST_CASE("Overlap: people in both, in any and in none add up, by points and by area", "[fast]") {
    base::Random chance(6);
    for (int round = 0; round < 10; ++round) {
        model::Plan plan = mapped(5, 4, chance);
        for (std::size_t z = 0; z < plan.zones.size(); ++z)
            if (chance.below(2) == 0) add_points(plan, z, 1 + chance.below(8), chance);
        const Catchments catchments(plan);
        const auto draw = [&] {
            return catchments.by_radius(hub(5000.0 * chance.unit(), 4000.0 * chance.unit()), Metres(500.0 + 2000.0 * chance.unit()));
        };
        const model::Catchment a = draw();
        const model::Catchment b = draw();
        const std::vector<geo::MultiPolygon> two = {a.shape, b.shape};
        const CatchmentOverlap both = catchments.overlap(two);
        CHECK(both.people_in_any + both.people_in_several == Approx(a.people + b.people));
        CHECK(both.people_in_any + both.people_in_none == Approx(residents(plan)));
        CHECK(geo::area_m2(both.in_any) + geo::area_m2(both.in_several) == Approx(geo::area_m2(a.shape) + geo::area_m2(b.shape)));
        const model::Catchment c = draw();
        const std::vector<geo::MultiPolygon> three = {a.shape, b.shape, c.shape};
        const CatchmentOverlap any = catchments.overlap(three);
        CHECK(any.people_in_several >= both.people_in_several - 1e-6);
        CHECK(any.people_in_any >= both.people_in_any - 1e-6);
        CHECK(any.people_in_any <= both.people_in_any + c.people + 1e-6);
    }
    model::Plan plan = mapped(2, 2, chance);
    const CatchmentOverlap none = Catchments(plan).overlap({});
    CHECK(none.people_in_any == 0.0);
    CHECK(none.people_in_none == Approx(residents(plan)));
}

TEST_CASE("Without residents a catchment counts registered patients, and says so", "[fast]") {
    base::Random chance(8);
    model::Plan plan = mapped(2, 1, chance);
    for (model::Zone& zone : plan.zones) {
        zone.residents.reset();
        zone.imd_quintile.reset();
        zone.ages.clear();
    }
    test::add_practice(plan, "A1", 0, 700);
    const model::Catchment c = Catchments(plan).by_radius(hub(1000, 500), Metres(9000));
    CHECK(c.people == Approx(700.0));
    CHECK(c.people_by == "registered patients by area");
    CHECK(c.people_by_imd_quintile.empty());
    CHECK(c.people_by_age.empty());
}
