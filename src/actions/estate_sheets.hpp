// The estate's tables as `run` and `gaps --out` write them, one function a table, named as the file. Rows stand in a fixed order, unknown
// is an empty cell, money is whole pounds with its price base beside it, and a row that answers to flags bears their ids (flags.csv has
// them). A table's rows are as long as its columns; a table without rows is not written, and says why.
#pragma once

#include <string>
#include <vector>

#include "actions/estate_out.hpp"
#include "io/sheet.hpp"

namespace merestone::actions {

struct EstateSheet {
    io::Sheet sheet;
    std::string why_none;  // what is said where it has no rows
};

// estate_sheets_ranks.cpp: who comes first
[[nodiscard]] EstateSheet ranks_premises_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet ranks_localities_sheet(const EstateOut& out);
// estate_sheets_schemes.cpp: the register, its gates, and who pays by year
[[nodiscard]] EstateSheet schemes_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet scheme_gates_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet scheme_money_sheet(const EstateOut& out);
// estate_sheets_developer.cpp: what new homes need and what may be asked for
[[nodiscard]] EstateSheet developer_sites_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet developer_groups_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet developer_takers_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet developer_capacity_sheet(const EstateOut& out);
// estate_sheets_hubs.cpp
[[nodiscard]] EstateSheet hubs_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet hub_week_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet hub_minutes_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet hub_coverage_sheet(const EstateOut& out);
// estate_sheets_moves.cpp: what to do, what closing would do, where lists go
[[nodiscard]] EstateSheet remedies_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet closures_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet dispersed_sheet(const EstateOut& out);
// estate_sheets_places.cpp: by locality and commissioner
[[nodiscard]] EstateSheet workforce_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet roll_up_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet indicators_sheet(const EstateOut& out);
// estate_sheets_access.cpp: how far people are from a practice, by group and by zone
[[nodiscard]] EstateSheet access_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet access_zones_sheet(const EstateOut& out);
// estate_sheets_answer.cpp: what the answer hangs on, and what planners wrote down
[[nodiscard]] EstateSheet sensitivity_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet locality_records_sheet(const EstateOut& out);
[[nodiscard]] EstateSheet risks_sheet(const EstateOut& out);

// All of them, in the order of this list; each bears a last column `basis`: illustrative or published.
[[nodiscard]] std::vector<EstateSheet> estate_sheets(const EstateOut& out);

}  // namespace merestone::actions
