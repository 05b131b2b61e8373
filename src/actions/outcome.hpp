// Private to actions: how every verb opens a plan, refuses one with errors, and words its failures.
#pragma once

#include "actions/json_of.hpp"
#include "actions/study.hpp"
#include "actions/verbs.hpp"

namespace merestone::actions {

// An outcome for an error; `plan` and `problems` as far as they are known.
[[nodiscard]] Outcome failed(const std::string& command, const base::Error& error, const model::Plan& plan,
                             const model::Problems& problems);
[[nodiscard]] Outcome refused(const std::string& command, const model::Plan& plan,
                              const model::Problems& problems);  // exit 3, every problem listed

// Opens and works through the plan; on failure fills `outcome` and returns nothing.
[[nodiscard]] std::optional<Study> opened_study(const std::string& command, const Request& request, const std::vector<std::string>& only,
                                                const base::Progress& progress, Outcome& outcome);

// Which scenario an answer is about, and how it came about.
void put_scenario(Outcome& out, const Study& study);

[[nodiscard]] std::string problems_text(const model::Problems& problems, std::size_t most_per_rule);
[[nodiscard]] std::string scenario_text(const analysis::Judged& judged);

Outcome run_check(const Request& request, const base::Progress& progress);
Outcome run_localities(const Request& request, const base::Progress& progress);
Outcome run_catchments(const Request& request, const base::Progress& progress);
Outcome run_gaps(const Request& request, const base::Progress& progress);
Outcome run_what_if(const Request& request, const base::Progress& progress);
Outcome run_compare(const Request& request, const base::Progress& progress);
Outcome run_export(const Request& request, const base::Progress& progress);
Outcome run_report(const Request& request, const base::Progress& progress);
Outcome run_map(const Request& request, const base::Progress& progress);
Outcome run_all(const Request& request, const base::Progress& progress);

}  // namespace merestone::actions
