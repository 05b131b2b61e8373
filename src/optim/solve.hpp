// Finds groupings: construction, then simulated annealing over moves, swaps and recombinations, from several starts.
//
// Anytime and cancellable; same problem, seed and effort give the same answer whatever the number of threads. The answer's
// `breaches` are empty, or `feasible` is false and `conflicts` says which rules cannot hold together as far as is known:
// "proved" conflicts follow from the numbers alone: nothing is searched then and the assignment is empty. Others say "none
// found in N tries", with the nearest grouping found as assignment and a line for each rule that it breaks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "optim/problem.hpp"

namespace merestone::optim {

struct SolveOptions {
    std::uint64_t seed = 1;
    double effort = 1.0;          // 1 = the default amount of counted work; 0.1 a tenth
    double time_limit_s = 0.0;    // 0 = none; one that strikes makes the result irreproducible, and `stopped_by` says so
    unsigned threads = 0;         // 0 = as many as the machine has; never changes the result
};

enum class StoppedBy { work, time, cancelled, infeasible };

struct Conflict {
    bool proved = false;   // from the numbers alone
    std::string words;     // names units, sides, numbers
};

struct Solution {
    bool feasible = false;
    Assignment assignment;
    Terms terms;
    double lower_bound = 0.0;      // proven bound of the objective; 0 where nothing better is known
    StoppedBy stopped_by = StoppedBy::work;
    std::uint64_t proposals = 0;   // counted work done
    std::uint32_t starts = 0;
    std::uint32_t best_start = 0;
    std::vector<Conflict> conflicts;
};

// What can never hold, from the numbers alone: a unit over the maximum, a side or island below the minimum, no number of groups
// that fits the total, apart within together, ... Quick; run before any search.
[[nodiscard]] std::vector<Conflict> provable_conflicts(const Problem& problem);

[[nodiscard]] Solution solve(const Problem& problem, const SolveOptions& options = {}, const base::Progress& progress = {});

[[nodiscard]] const char* to_string(StoppedBy stopped_by) noexcept;

}  // namespace merestone::optim
