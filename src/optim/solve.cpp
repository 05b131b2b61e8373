#include "optim/solve.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "optim/detail/halt.hpp"
#include "optim/detail/search.hpp"
#include "optim/detail/whole.hpp"

namespace merestone::optim {

Solution solve(const Problem& problem, const SolveOptions& options, const base::Progress& progress) {
    const std::vector<std::string> wrong = faults(problem);
    base::check(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());

    Solution solution;
    solution.conflicts = provable_conflicts(problem);
    if (!solution.conflicts.empty()) {
        solution.stopped_by = StoppedBy::infeasible;
        return solution;
    }
    const detail::Halt halt(progress, options.time_limit_s);
    progress.say(0.0, "finding groups");
    const detail::Whole whole = detail::make_whole(problem);
    const detail::Outcome outcome = detail::search(whole, options, halt, progress);

    std::vector<std::uint32_t> label(problem.units());
    for (std::size_t u = 0; u < problem.units(); ++u) label[u] = outcome.group[whole.node_of_unit[u]];
    solution.assignment = renumbered(label);
    solution.terms = terms(problem, solution.assignment);
    solution.proposals = outcome.proposals;
    solution.starts = outcome.starts;
    solution.best_start = outcome.best_start;
    solution.lower_bound = outcome.lower_bound;
    if (halt.cancelled()) solution.stopped_by = StoppedBy::cancelled;
    else if (halt.time_is_up()) solution.stopped_by = StoppedBy::time;

    const std::vector<Breach> broken = breaches(problem, solution.assignment);
    solution.feasible = broken.empty();
    if (!solution.feasible) {
        if (solution.stopped_by == StoppedBy::work) solution.stopped_by = StoppedBy::infeasible;
        solution.conflicts.push_back({false, "no grouping that keeps every rule was found in " + std::to_string(solution.starts) +
                                                 (solution.starts == 1 ? " try" : " tries") + "; the nearest one breaks " +
                                                 std::to_string(broken.size()) + (broken.size() == 1 ? " rule:" : " rules:")});
        for (const Breach& breach : broken) solution.conflicts.push_back({false, breach.words});
    }
    progress.say(1.0, "finding groups");
    return solution;
}

const char* to_string(StoppedBy stopped_by) noexcept {
    switch (stopped_by) {
        case StoppedBy::work: return "work";
        case StoppedBy::time: return "time";
        case StoppedBy::cancelled: return "cancelled";
        case StoppedBy::infeasible: return "infeasible";
    }
    return "work";
}

}  // namespace merestone::optim
