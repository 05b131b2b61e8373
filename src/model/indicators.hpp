// Any measure of practices that somebody published: rates, scores, survey answers. Rolled up over numerator and denominator, never by
// averaging values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"

namespace merestone::model {

struct IndicatorValue {
    PracticeIx practice;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value;  // as published; where only this is known nothing can be rolled up but its range
};

struct Indicator {
    std::string id;
    std::string title;
    std::string unit;                // "%", "per 1,000", "points"
    double per = 1.0;                // value = per x numerator / denominator: 100 for %, 1000 for per 1,000
    std::string period;              // "2015/16"
    std::string better;              // high, low, or empty: neither
    std::optional<double> baseline;  // what to hold it against: England, London
    std::string baseline_name;
    std::string source;
    std::vector<IndicatorValue> values;  // by practice, each once
};

}  // namespace merestone::model
