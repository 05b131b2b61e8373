// Bars from the left, one a place, under a scale that starts at 0: parts end to end, or one below the other, with a name before and words
// behind, a band and lines to hold them against.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "report/detail/svg.hpp"

namespace merestone::report::detail {

struct BarPart {
    std::string words;  // in the key
    Look look;
    std::string letter = {};  // on the part, where it is wide enough
};

struct Bar {
    std::string name;
    std::vector<double> parts;      // as many as BarChart::parts; below 0 is drawn as 0
    std::string after = {};         // behind the bar: the number in words
    std::optional<Look> look = {};  // of the whole bar, where it differs
};

struct BarLine {
    double at = 0.0;
    std::string words;
    bool dashed = true;
};

struct BarChart {
    std::string says;  // the whole in a sentence
    std::string axis;  // "pounds (2017/18 prices)"
    std::vector<BarPart> parts;
    std::vector<Bar> bars;
    std::vector<BarLine> lines = {};
    std::optional<std::pair<double, double>> band = {};
    double least_full = 0.0;  // the scale reaches at least so far
    bool apart = false;       // parts one below the other
    bool percent = false;     // values are shares
    double names_width = 190.0;
    double after_width = 150.0;
};

// Empty text for no bars. Bars beyond what a page holds go into further pictures of the same scale.
[[nodiscard]] std::string bar_chart(const BarChart& chart);

// Looks that differ in lightness and hatch, for parts that have no colour of their own; seven, then again from the first.
[[nodiscard]] Look part_look(std::size_t which);

}  // namespace merestone::report::detail
