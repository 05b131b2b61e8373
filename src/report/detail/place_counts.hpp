// How many practices, premises and localities know what they have, and how many of those are short, in a year: counted once, for every
// section that tells it. Buildings that see nobody's list are no places here. Cost: O(places).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/estate.hpp"
#include "model/year_view.hpp"

namespace merestone::report::detail {

struct PlaceCount {
    std::size_t known = 0;      // need and what there is
    std::size_t not_known = 0;  // either of them not
    std::size_t short_of = 0;   // of those known
    double lacking = 0.0;       // of those short, together
};

// \param kind "practice", "premises" or "locality"
[[nodiscard]] const model::NeedHave& need_have(const analysis::EstateResult& estate, std::string_view kind, std::size_t place,
                                               std::size_t year, std::size_t measure);
[[nodiscard]] std::vector<std::size_t> places_counted(const analysis::EstateResult& estate, std::string_view kind);
[[nodiscard]] PlaceCount count_places(const analysis::EstateResult& estate, std::string_view kind, std::size_t measure, std::size_t year);

}  // namespace merestone::report::detail
