// Practices and premises by the places that figures are rolled up to: the plan, a scenario's localities, commissioners, networks, or the
// parts of one of the plan's boundaries (councils, wards).
//
// A practice belongs to its locality, commissioner and network as the plan says, and to the part of a boundary that its zone lies in. A
// premises belongs to the locality or part that its zone lies in; to its own commissioner, else to the one that all its practices share; to
// the network that all its practices share. What belongs to none is kept apart, so that every roll-up can be held against the plan's own
// sum. Cost: O(practices + premises + occupancies), sorted by id.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis {

enum class RollUpBy { plan, locality, commissioner, network, boundary };

struct PlaceGroup {
    std::string id;
    std::string name;
    std::vector<std::size_t> practices;
    std::vector<std::size_t> premises;
};

struct PlaceGroups {
    RollUpBy by = RollUpBy::plan;
    std::vector<PlaceGroup> groups;  // by id; localities in the scenario's order
    PlaceGroup without;              // what belongs to none
};

// \pre with locality a scenario of this plan is given; with boundary the name of one of the plan's boundaries.
[[nodiscard]] PlaceGroups place_groups(const model::Plan& plan, RollUpBy by, const model::Scenario* scenario = nullptr,
                                       std::string_view boundary = {});

// A share or rate over those who know both its parts, and how many these are.
struct RatioOver {
    double above = 0.0;
    double below = 0.0;
    std::size_t known = 0;
    std::size_t all = 0;
    void add(double numerator, double denominator) {
        above += numerator;
        below += denominator;
        ++known;
    }
    // Nothing: nobody knows both, or they are of nothing.
    [[nodiscard]] std::optional<double> value(double per = 1.0) const {
        return below > 0.0 ? std::optional(per * above / below) : std::nullopt;
    }
};

}  // namespace merestone::analysis
