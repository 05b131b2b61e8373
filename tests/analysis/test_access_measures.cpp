#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include <rapidcheck/catch.h>

#include "analysis/access_measures.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Minutes;

namespace {

// Minutes as written down: a place's x is its row.
class Written final : public travel::TravelCost {
public:
    explicit Written(std::vector<std::vector<double>> minutes) : minutes_(std::move(minutes)) {}
    double cost(geo::Point from, std::size_t site) const override { return minutes_[static_cast<std::size_t>(from.x)][site]; }
    std::optional<std::size_t> nearest(geo::Point from) const override {
        std::optional<std::size_t> best;
        for (std::size_t s = 0; s < minutes_.front().size(); ++s)
            if (!best || cost(from, s) < cost(from, *best)) best = s;
        return best;
    }
    void within(geo::Point from, double most, const std::function<void(std::size_t, double)>& visit) const override {
        for (std::size_t s = 0; s < minutes_.front().size(); ++s)
            if (cost(from, s) <= most) visit(s, cost(from, s));
    }
    std::string_view unit() const noexcept override { return "min"; }

private:
    std::vector<std::vector<double>> minutes_;
};

// Two places of 4,000 and 6,000 people, sites A with 4 GPs and B with 3; 1A 5 minutes, 1B 20, 2A 10, 2B 8.
const std::vector<Demand> kPlaces{{{0, 0}, 4000}, {{1, 0}, 6000}};
const std::vector<double> kGps{4, 3};
const Written kMinutes({{5, 20}, {10, 8}});

double three_decimals(double value) { return std::round(value * 1000.0) / 1000.0; }

}  // namespace

TEST_CASE("2SFCA worked example of domain notes section 8: 0.40 and 0.90 GPs per 1,000 within 15 minutes", "[fast]") {
    const TimeBand alike[] = {{Minutes(15), 1.0}};
    const FloatingCatchments found = floating_catchments(kPlaces, kGps, kMinutes, alike);
    CHECK(*found.site_ratio[0] == Approx(4.0 / 10000.0));
    CHECK(*found.site_ratio[1] == Approx(3.0 / 6000.0));
    CHECK(1000.0 * found.access[0] == Approx(0.40));
    CHECK(1000.0 * found.access[1] == Approx(0.90));
    CHECK(4000.0 * found.access[0] + 6000.0 * found.access[1] == Approx(7.0));  // 4 x 0.4 + 6 x 0.9: every GP is somebody's
    CHECK(found.supply_reached == 7.0);
}

TEST_CASE("E2SFCA worked example of domain notes section 8: weights 1, 0.6 and 0.2 give 0.526 and 0.816", "[fast]") {
    const TimeBand bands[] = {{Minutes(5), 1.0}, {Minutes(10), 0.6}, {Minutes(15), 0.2}};
    const FloatingCatchments found = floating_catchments(kPlaces, kGps, kMinutes, bands);
    CHECK(three_decimals(1000.0 * found.access[0]) == 0.526);
    CHECK(three_decimals(1000.0 * found.access[1]) == 0.816);
    CHECK(4000.0 * found.access[0] + 6000.0 * found.access[1] == Approx(7.0));
}

TEST_CASE("Coverage and mean minutes over the places of domain notes section 8", "[fast]") {
    const auto nearest = people_minutes({{Minutes(5), 4000}, {Minutes(8), 6000}}, Minutes(5));
    REQUIRE(nearest);
    CHECK(nearest->within_share == Approx(0.4));
    CHECK(nearest->mean.value() == Approx((4 * 5 + 6 * 8) / 10.0));
    CHECK(nearest->p95.value() == 8.0);
}

TEST_CASE("All but a twentieth: the least minutes in which 95 % are there, exactly 95 % being enough", "[fast]") {
    CHECK(people_minutes({{Minutes(1), 95}, {Minutes(30), 5}}, Minutes(1))->p95.value() == 1.0);
    CHECK(people_minutes({{Minutes(1), 94}, {Minutes(30), 6}}, Minutes(1))->p95.value() == 30.0);
    CHECK(people_minutes({{Minutes(30), 5.1}, {Minutes(1), 94.9}}, Minutes(1))->p95.value() == 30.0);
    CHECK_FALSE(people_minutes({}, Minutes(1)));
    CHECK_FALSE(people_minutes({{Minutes(3), 0.0}}, Minutes(1)));
}

TEST_CASE("A site that nobody reaches serves nobody, and is not counted as shared out", "[fast]") {
    const Written far({{5, 90}});
    const std::vector<Demand> one{{{0, 0}, 1000}};
    const TimeBand bands[] = {{Minutes(15), 1.0}};
    const FloatingCatchments found = floating_catchments(one, kGps, far, bands);
    CHECK_FALSE(found.site_ratio[1]);
    CHECK(found.supply_reached == 4.0);
    CHECK(found.access[0] == Approx(4.0 / 1000.0));
}

TEST_CASE("Floating catchments over straight lines are those of a plain sum over all pairs, and keep every GP", "[fast]") {
    rc::prop("random places and sites", [](std::uint32_t seed) {
        base::Random chance(seed);
        std::vector<geo::Point> sites;
        std::vector<double> supply;
        for (std::uint32_t j = 0, n = 1 + chance.below(12); j < n; ++j) {
            sites.push_back({100.0 * chance.below(200), 100.0 * chance.below(200)});
            supply.push_back(chance.below(5));
        }
        std::vector<Demand> places;
        for (std::uint32_t i = 0, n = 1 + chance.below(25); i < n; ++i)
            places.push_back({{100.0 * chance.below(200), 100.0 * chance.below(200)}, 100.0 * chance.below(30)});
        const travel::StraightLine minutes = travel::StraightLine::at_speed(sites, 30.0);
        const TimeBand bands[] = {{Minutes(4), 1.0}, {Minutes(10), 0.68}, {Minutes(16), 0.22}};
        const auto weight = [&](const Demand& place, std::size_t j) {
            return weight_at(bands, Minutes(geo::distance_m(place.at, sites[j]) * (60.0 / 30000.0)));
        };
        const FloatingCatchments found = floating_catchments(places, supply, minutes, bands);
        std::vector<double> plain(places.size(), 0.0);
        double reached = 0.0;
        for (std::size_t j = 0; j < sites.size(); ++j) {
            double people = 0.0;
            for (const Demand& place : places) people += place.people * weight(place, j);
            if (!(people > 0.0)) continue;
            reached += supply[j];
            for (std::size_t i = 0; i < places.size(); ++i) plain[i] += supply[j] / people * weight(places[i], j);
        }
        double shared_out = 0.0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            RC_ASSERT(std::abs(found.access[i] - plain[i]) <= 1e-12 + 1e-9 * plain[i]);
            shared_out += places[i].people * found.access[i];
        }
        RC_ASSERT(std::abs(shared_out - reached) <= 1e-9 * (1.0 + reached));
        RC_ASSERT(found.supply_reached == reached);
    });
}
