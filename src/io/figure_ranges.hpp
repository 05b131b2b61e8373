// Private to io: what no real plan passes, figure by figure. A figure outside counts as not known and is told, whichever way it came in: a
// table, the plan file, a project. These are our own limits, far beyond any building or practice of England; what is merely unusual is for
// the rules of analysis to flag.
#pragma once

#include <cmath>

#include "geo/shapes.hpp"

namespace merestone::io {

struct FigureRange {
    double least = 0.0;
    double most = 0.0;
    const char* words = "";    // what is allowed: "0 to 1,000 rooms"
    bool above_least = false;  // the least itself is not allowed

    [[nodiscard]] bool holds(double value) const {
        return std::isfinite(value) && value <= most && (above_least ? value > least : value >= least);
    }
};

namespace ranges {

// Buildings.
inline constexpr FigureRange kRooms{0, 1000, "0 to 1,000 rooms"};
inline constexpr FigureRange kArea{0, 1e6, "0 to 1,000,000 m2"};
inline constexpr FigureRange kHoursWeek{1, 168, "1 to 168 hours a week"};
inline constexpr FigureRange kSessions{0, 100000, "0 to 100,000 sessions a week"};
inline constexpr FigureRange kPercent{0, 100, "0 to 100 %"};
inline constexpr FigureRange kShare{0, 1, "a share, 0 to 1"};
inline constexpr FigureRange kBuildingPounds{0, 1e10, "0 to 10,000,000,000 GBP"};
inline constexpr FigureRange kLifeYears{0, 200, "above 0 to 200 years", true};
// Schemes: what they add may be below nought, where they take away.
inline constexpr FigureRange kRoomsAdded{-1000, 1000, "-1,000 to 1,000 rooms"};
inline constexpr FigureRange kAreaAdded{-1e6, 1e6, "-1,000,000 to 1,000,000 m2"};
inline constexpr FigureRange kSchemePounds{0, 1e11, "0 to 100,000,000,000 GBP"};
// Hubs.
inline constexpr FigureRange kClinicians{0, 1000, "0 to 1,000 clinicians"};
inline constexpr FigureRange kSlots{0, 100000, "0 to 100,000 appointments"};
// People.
inline constexpr FigureRange kList{0, 1e6, "0 to 1,000,000 patients"};
inline constexpr FigureRange kZonePeople{0, 1e7, "0 to 10,000,000 people"};
inline constexpr FigureRange kGps{0, 1000, "0 to 1,000 GPs"};
inline constexpr FigureRange kStaff{0, 10000, "0 to 10,000 staff"};
inline constexpr FigureRange kImdScore{0, 100, "a score of 0 to 100"};
inline constexpr FigureRange kHomes{0, 1e6, "0 to 1,000,000 homes"};
inline constexpr FigureRange kHousehold{0, 20, "above 0 to 20 people a home", true};
inline constexpr FigureRange kProjectedPeople{0, 1e9, "0 to 1,000,000,000 people"};
inline constexpr FigureRange kTotalPeople{0, 1e9, "above 0 to 1,000,000,000 people", true};
inline constexpr FigureRange kGrowth{-100, 100, "above -100 to 100 % a year", true};
// Prices: any two years' numbers are then within a million of one another.
inline constexpr FigureRange kPriceIndex{0.1, 100000, "0.1 to 100,000"};
// What anybody may have measured.
inline constexpr FigureRange kNumerator{0, 1e12, "0 to 1,000,000,000,000"};
inline constexpr FigureRange kDenominator{0.000001, 1e12, "0.000001 to 1,000,000,000,000"};
inline constexpr FigureRange kMeasured{-1e12, 1e12, "-1,000,000,000,000 to 1,000,000,000,000"};
inline constexpr FigureRange kPer{0, 1e9, "above 0 to 1,000,000,000", true};
inline constexpr FigureRange kWeight{0, 1e9, "0 to 1,000,000,000"};

}  // namespace ranges

// Within the British National Grid, and a little beyond its edges.
[[nodiscard]] inline bool on_national_grid(geo::Point at) {
    return std::isfinite(at.x) && std::isfinite(at.y) && at.x > -100000 && at.x < 800000 && at.y > -100000 && at.y < 1400000;
}

}  // namespace merestone::io
