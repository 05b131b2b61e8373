// The area and people that a practice, premises or hub serves: by a radius, by nearest site, by a drawn polygon, or as registered.
//
// People inside a shape are a zone's residents (its registered patients, where no residents are known) times the part of the zone
// inside: by the plan's people points where the zone has some, else by area, and `people_by` says which. Within a zone all ages and
// fifths of deprivation are taken to be spread alike. A registered catchment has no drawn shape: its core is the fewest zones that hold a
// share of the list (50, 80, 95 %), its share of each zone the market share; its shape is those zones' outline.
//
// Prepare once per plan (a second for England), then ask: a shape costs the zones that its box meets.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/registered.hpp"
#include "base/units.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

struct CatchmentSite {
    std::string kind;  // practice | premises | hub
    std::string id;
    geo::Point at;
};

// Where several catchments lie on one another. Areas that the footprint does not hold count no people.
struct CatchmentOverlap {
    geo::MultiPolygon in_any;
    geo::MultiPolygon in_several;  // in two or more
    double people_in_any = 0.0;
    double people_in_several = 0.0;
    double people_in_none = 0.0;
    std::string people_by;
};

class Catchments {
public:
    // The plan must outlive it. \pre the plan has a topology.
    explicit Catchments(const model::Plan& plan);
    ~Catchments();

    [[nodiscard]] model::Catchment by_radius(const CatchmentSite& site, base::Metres radius) const;  // clipped to the footprint
    [[nodiscard]] model::Catchment by_polygon(const CatchmentSite& site, const geo::MultiPolygon& shape, std::string detail) const;
    // One per site, in the order given. Every people point goes to one site (ties: the first), so that people add up to the residents.
    // Sites at one place: the first has all.
    [[nodiscard]] std::vector<model::Catchment> nearest(std::span<const CatchmentSite> sites) const;
    // \param core_share above 0, at most 1. Where the footprint's zones hold less of the list, all of them are taken and `detail` says so.
    [[nodiscard]] model::Catchment registered(model::PracticeIx practice, double core_share) const;

    // Pairwise: for the handful of catchments a person compares.
    [[nodiscard]] CatchmentOverlap overlap(std::span<const geo::MultiPolygon> shapes) const;

    [[nodiscard]] double people_in_footprint() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::analysis
