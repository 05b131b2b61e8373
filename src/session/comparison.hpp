// Two scenarios of a plan held against each other: which practices change their locality, what that does to every figure, in numbers
// and in words. Labels are matched by analysis::compare (greatest overlap of registered people), so that a locality that only changed
// its number or name has not changed.
//
// Cost with both judged: O(zones + practices); judging: as analysis::judge has it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare.hpp"
#include "analysis/locality_stats.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "model/plan.hpp"

namespace merestone::session {

struct MovedRow {
    model::PracticeIx practice;
    model::LocalityIx from;  // of A; none: in no locality there
    model::LocalityIx to;    // of B; none: in no locality there
    std::optional<std::int64_t> list;
    std::optional<double> km_from;  // to the centre of its locality (the zone that its people have the least way to); empty: no place known
    std::optional<double> km_to;
};

struct SideFigures {
    std::size_t localities = 0;
    std::size_t in_range = 0;
    std::size_t in_pieces = 0;   // localities of more than one piece
    std::size_t with_holes = 0;  // with another inside them
    std::size_t zones_left_out = 0;
    std::size_t practices_left_out = 0;
    double mean_km = 0.0;  // way to the locality's centre, over registered people
    std::optional<double> selfcontained_share;
    std::optional<std::int64_t> largest_people;  // as the plan's bounds count; empty: not known
    std::optional<std::int64_t> smallest_people;
    std::string largest;  // names
    std::string smallest;
};

struct ScenarioComparison {
    std::shared_ptr<const analysis::Judged> a;
    std::shared_ptr<const analysis::Judged> b;
    analysis::Comparison changes;
    std::vector<MovedRow> moved;  // by practice code
    SideFigures figures_a;
    SideFigures figures_b;
    std::vector<std::string> words;  // a sentence each, what counts most first
};

[[nodiscard]] ScenarioComparison compare_judged(const model::Plan& plan, const analysis::RegisteredPeople& people,
                                                std::shared_ptr<const analysis::Judged> a, std::shared_ptr<const analysis::Judged> b);

// People of a locality as the plan's bounds count them; nothing where residents are not known.
[[nodiscard]] std::optional<std::int64_t> bounded_people(const model::Plan& plan, const model::LocalityStats& locality);
[[nodiscard]] bool in_range(const model::Plan& plan, const model::LocalityStats& locality);

}  // namespace merestone::session
