// All that the report and the map sheet are written from: values that analysis made, gathered, nothing recomputed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/estate_book.hpp"
#include "analysis/locality_stats.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::report {

struct JudgedScenario : analysis::Judged {
    std::vector<model::Flag> flags;  // of this scenario, with those of the plan as a whole
};

struct ReportInput {
    const model::Plan& plan;
    std::vector<JudgedScenario> scenarios;  // in the plan's order
    std::size_t primary = 0;                // the one the report is about: its map comes first
    std::vector<model::Gap> gaps;
    model::Problems problems;
    std::vector<model::BlockNote> block_notes;  // of the primary scenario
    std::string version;                        // "0.1.0"
    // Of the primary scenario; null: the report is about boundaries only. They outlive the report.
    const analysis::EstateResult* estate = nullptr;
    const analysis::EstateBook* book = nullptr;
};

}  // namespace merestone::report
