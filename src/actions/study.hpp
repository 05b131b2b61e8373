// A plan opened and worked through: what every verb, and later every panel, stands on.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/blocks.hpp"
#include "analysis/estate.hpp"
#include "analysis/estate_book.hpp"
#include "analysis/grouping.hpp"
#include "analysis/locality_stats.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::actions {

struct StudyOptions {
    std::filesystem::path data_folder;  // where grids may lie; may be empty
    std::optional<std::uint64_t> seed;  // overrides the scenarios' own
    double effort = 1.0;
    double time_limit_s = 0.0;
    unsigned threads = 0;
    std::string scenario;  // the one asked for; empty: the last drawn by hand, else the last found one, else the last
};

struct Opened {
    model::Plan plan;
    model::Problems problems;
};

// \returns an Error only for cancelling; problems with errors are for the caller to refuse.
[[nodiscard]] base::Result<Opened> open_plan(const std::filesystem::path& path, const StudyOptions& options,
                                             const base::Progress& progress = {});

struct FoundNote {             // how a found scenario came about
    optim::Solution solution;  // without the assignment's use for readers
    std::vector<std::string> conflicts;
    int localities_wanted = 0;
};

struct Study {
    model::Plan plan;
    model::Problems problems;
    analysis::RegisteredPeople people;
    std::optional<analysis::Blocks> blocks;       // only where something was to be found
    std::vector<analysis::Judged> scenarios;      // in the order of the plan; infeasible ones left out
    std::vector<analysis::EstateResult> estates;  // beside them, once add_estates was called
    std::map<std::string, FoundNote> found;
    std::size_t primary = 0;  // into scenarios
    [[nodiscard]] const analysis::Judged& chosen() const { return scenarios[primary]; }
    [[nodiscard]] const analysis::Judged* find(const std::string& id) const;
    // The scenario that this one starts from, or null.
    [[nodiscard]] const analysis::Judged* from_of(const std::string& id) const;
};

// Judges every given scenario and finds every found one that `only` names (empty: all).
// \returns infeasible with the conflicts when the chosen scenario cannot be found; cancelled.
[[nodiscard]] base::Result<Study> study(Opened opened, const StudyOptions& options, const std::vector<std::string>& only,
                                        const base::Progress& progress = {});

// Gaps and flags of every scenario; the localities' colours follow the flags. \returns false where it was cancelled.
[[nodiscard]] bool add_estates(Study& study, const base::Progress& progress = {});

// What the chosen scenario's estate comes to in tables. \pre add_estates was called.
[[nodiscard]] analysis::EstateBook book_of(const Study& study, const base::Progress& progress = {});

}  // namespace merestone::actions
