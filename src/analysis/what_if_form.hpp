// A what-if as somebody types it: words in fields, read into a question or into every fault, each with its field and what to type.
// One reading for the window and the command line.
#pragma once

#include <string>
#include <vector>

#include "analysis/what_if.hpp"

namespace merestone::analysis {

// Empty fields mean: years 1, household size, share and costs the plan's, by the zone.
struct WhatIfForm {
    std::string homes;           // "200"
    std::string first_year;      // "2018/19" or "2018": financial year in which the first are finished
    std::string years;           // "5": over how many years, evenly
    std::string trajectory;      // "40, 60, 60, 40": homes of each year from the first on, in place of homes and years
    std::string household_size;  // "2.36" people a home
    std::string new_patient_share;
    std::string cost_per_m2_gbp;  // "2300"
    std::string fees_share;
    RegisterBy by = RegisterBy::zone;
    friend bool operator==(const WhatIfForm&, const WhatIfForm&) = default;
};

struct WhatIfFault {
    std::string field;  // "homes"
    std::string words;  // "homes: a whole number, 1 to 1,000,000"
};

struct WhatIfRead {
    WhatIfAsked asked;  // without its place
    std::vector<WhatIfFault> faults;
};

[[nodiscard]] WhatIfRead read_form(const model::Plan& plan, const WhatIfForm& form);

// "2018/19" or "2018"; nothing: no such year. "2018/20" is none.
[[nodiscard]] std::optional<base::Year> read_year(std::string_view text);

// The words by which files and the command line name them: "zone", "nearest", "spare".
[[nodiscard]] std::string_view to_string(RegisterBy by) noexcept;
[[nodiscard]] std::optional<RegisterBy> register_by(std::string_view word) noexcept;
// As a sentence has it: "as the zone's patients are registered".
[[nodiscard]] std::string_view in_words(RegisterBy by) noexcept;

}  // namespace merestone::analysis
