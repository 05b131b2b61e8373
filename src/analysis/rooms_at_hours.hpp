// Rooms that patients need where a building's own opening hours are known, and by the plan's hours elsewhere.
//
// For given hours rooms are a straight line in people (need.hpp), with a practice's extra clinical hours spread over its buildings as its
// list is; so each number of hours is worked out once. What tables, remedies and the developer's share all reckon rooms by, so that a room
// is the same in each. Cost: a look-up among the few hours that differ.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/need.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct Rooms {
    double ce = 0.0;
    double treatment = 0.0;
    [[nodiscard]] double of(RoomType type) const noexcept { return type == RoomType::consulting ? ce : treatment; }
};

class RoomsAtHours {
public:
    explicit RoomsAtHours(const model::Assumptions& assumptions) : rules_(room_rules(assumptions)) {}

    // For `people` seen where a practice has `list_share` of its list. \param hours nothing or 0: the plan's
    [[nodiscard]] Rooms rooms(double people, double list_share, const std::optional<double>& hours);
    // For a practice's list in a year, in the buildings it uses then; by the plan's hours where it has none on record.
    [[nodiscard]] Rooms of_practice(const Capacity& capacity, std::size_t practice, std::size_t year, double list);
    // What one patient more adds to that; 0 where the practice has given up its buildings.
    [[nodiscard]] Rooms a_person(const Capacity& capacity, std::size_t practice, std::size_t year);
    [[nodiscard]] double hours(const std::optional<double>& own) const noexcept {
        return own && *own > 0.0 ? *own : rules_.hours_week.value();
    }

private:
    struct Line {
        Rooms a_person;
        double ce_extra = 0.0;  // of a whole list's extra hours
    };
    const Line& line_of(double hours);

    RoomRules rules_;
    std::vector<std::pair<double, Line>> lines_;  // by hours
    std::size_t last_ = 0;
};

}  // namespace merestone::analysis
