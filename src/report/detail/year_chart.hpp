// Charts along a plan's years, each standing for its 1 April: need against what there is as lines, and numbers of places as columns.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "report/detail/bar_chart.hpp"

namespace merestone::report::detail {

// What lies between need and what there is, where more is needed, is hatched.
struct NeedLines {
    std::string says;  // the whole in a sentence
    std::string unit;  // "consulting rooms"
    base::Year base_year;
    std::vector<std::optional<double>> need;
    std::vector<std::optional<double>> have;
    std::vector<std::optional<double>> need_of_all = {};  // where `need` leaves out places of which `have` is not known; else empty
    std::optional<std::pair<double, double>> band = {};   // within which `need` is to stay
    std::string need_words = "needed";
    std::string have_words = "there is";
    bool one_decimal = false;
};
// About half a page wide.
[[nodiscard]] std::string need_chart(const NeedLines& lines);

// One of several side by side: first and last value and a word below it.
struct SmallNeed {
    NeedLines lines;
    double full = 0.0;  // of the scale that all of a column share; 0: its own
    std::string below;  // "short from 2021/22"
    bool short_of = false;
};
// A place's small charts in one picture. \param says the place and its numbers in a sentence
[[nodiscard]] std::string small_charts(const std::string& says, const std::vector<SmallNeed>& charts);

// Columns by year, stacked from the first part up.
struct YearColumns {
    std::string says;
    std::string unit;
    base::Year base_year;
    std::vector<BarPart> parts;
    std::vector<std::vector<double>> by_year;  // [year][part]
};
[[nodiscard]] std::string year_columns(const YearColumns& columns);

}  // namespace merestone::report::detail
