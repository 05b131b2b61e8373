// An answered what-if to hand on: a table with one figure a row, for a spreadsheet, and a page that a council can read and print.
// Every assumption stands in both, with its source and what nobody confirmed. The same answer gives the same bytes.
#pragma once

#include <string>

#include "analysis/what_if.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"

namespace merestone::report {

// What is asked in a few words: "200 homes at 431200, 433900, zone E01011352".
[[nodiscard]] std::string what_if_title(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer);

// Columns: part, subject, name, year, measure, value, unit, source, confidence, label. Unknown is an empty value, its label says why.
[[nodiscard]] io::Sheet what_if_sheet(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer);

// \param version of the program, "0.1.0"
[[nodiscard]] std::string what_if_page(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer,
                                       const std::string& version);

}  // namespace merestone::report
