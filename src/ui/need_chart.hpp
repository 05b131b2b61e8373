// The chart of need against what there is, by year, of what is selected (nothing: the whole footprint), in the inspector.
#pragma once

#include <optional>
#include <string>

#include "analysis/need_series.hpp"
#include "model/year_view.hpp"

namespace merestone::ui {

class Desk;

// What the chart is of, and how it is said.
struct ChartWords {
    std::string title;      // "Consulting rooms: L12 Hyde Park"
    std::string unit;       // "rooms"
    std::string need;       // "needed", "patients"
    std::string have;       // "held", "upper bound"
    int decimals = 0;       // of a value read off
    std::string not_known;  // why no line of what there is; empty: it is known in every year
    std::string breach;     // "first short in 2018/19"; empty: none, or not known
    [[nodiscard]] std::string at(const analysis::NeedSeries& series,
                                 std::size_t year) const;  // "2018/19: 12.3 rooms needed, 10 held: 2.3 short"
};
[[nodiscard]] ChartWords words_of(const analysis::NeedSeries& series, std::optional<model::Measure> measure, bool registered,
                                  const std::string& subject);
// Round marks of an axis from 0: at most about `most` steps of 1, 2 or 5 x 10^n, the last at or above `top`.
[[nodiscard]] double axis_step(double top, int most) noexcept;

// Behind a header that opens once a year is looked at.
void draw_need_chart(Desk& desk);

}  // namespace merestone::ui
