// What it costs to get from a place to each of a fixed set of sites. Straight line now; road times will stand behind the same
// interface, so that what chooses a nearest practice does not change.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::travel {

class TravelCost {
public:
    virtual ~TravelCost() = default;
    // \pre site is below the number of sites.
    [[nodiscard]] virtual double cost(geo::Point from, std::size_t site) const = 0;
    // The site of least cost, ties by number; nothing where there are no sites.
    [[nodiscard]] virtual std::optional<std::size_t> nearest(geo::Point from) const = 0;
    // Calls visit(site, cost) for each site of at most `most`, always in the same order for the same sites.
    virtual void within(geo::Point from, double most, const std::function<void(std::size_t, double)>& visit) const = 0;
    [[nodiscard]] virtual std::string_view unit() const noexcept = 0;  // "m", "min"
};

// As the crow flies, in metres or in minutes at one speed: optimistic, and blind to rivers and motorways.
class StraightLine final : public TravelCost {
public:
    explicit StraightLine(std::span<const geo::Point> sites);  // metres; copies; O(n log n)
    // Minutes. \pre km_per_h is above 0
    [[nodiscard]] static StraightLine at_speed(std::span<const geo::Point> sites, double km_per_h);
    [[nodiscard]] double cost(geo::Point from, std::size_t site) const override;
    // Walks outwards from the sites of about the same easting until no nearer one is possible: about sqrt(n) steps on a map.
    [[nodiscard]] std::optional<std::size_t> nearest(geo::Point from) const override;
    // Looks only at the sites of the eastings that could be near enough.
    void within(geo::Point from, double most, const std::function<void(std::size_t, double)>& visit) const override;
    [[nodiscard]] std::string_view unit() const noexcept override { return unit_; }

private:
    std::vector<geo::Point> sites_;
    std::vector<std::size_t> by_easting_;
    double a_metre_ = 1.0;  // costs
    std::string_view unit_ = "m";
};

}  // namespace merestone::travel
