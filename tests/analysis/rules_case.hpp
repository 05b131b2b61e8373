// What the tests of rules start from: a sound plan that each test then spoils, and the flags of one rule.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "analysis/estate.hpp"
#include "analysis/estate_plan.hpp"

namespace merestone::test {

// Two localities of two zones each, each with one practice of 40,000; nothing wrong but that the estate is not known.
struct RulesCase {
    model::Plan plan = grid_plan(4, 1);
    model::Scenario scenario = {};
    std::vector<model::LocalityStats> localities = {};

    RulesCase() {
        for (model::Zone& zone : plan.zones) zone.residents = 19000;
        add_practice(plan, "A1", 0, 40000);
        add_practice(plan, "B1", 3, 40000);
        scenario = scenario_of(plan, {0, 0, 1, 1}, {0, 1}, 2);
        localities = stats_of(plan, scenario);
    }
    // The same with a building for each practice, M1 and M2.
    static RulesCase with_buildings() {
        RulesCase c;
        for (std::size_t p = 0; p < 2; ++p) occupy(c.plan, add_premises(c.plan, fmt::format("M{}", p + 1), 3 * p), p, 1.0);
        return c;
    }
};

inline std::vector<model::Flag> flags_of(const RulesCase& c, const model::Scenario* from = nullptr) {
    return analysis::find_gaps(c.plan, c.scenario, c.localities, from).flags;
}
inline std::vector<model::Flag> only(const std::vector<model::Flag>& flags, std::string_view rule) {
    std::vector<model::Flag> out;
    std::copy_if(flags.begin(), flags.end(), std::back_inserter(out), [&](const model::Flag& f) { return f.rule == rule; });
    return out;
}
inline std::vector<model::Flag> only(const RulesCase& c, std::string_view rule) { return only(flags_of(c), rule); }
inline bool says(const model::Flag& flag, std::string_view words) { return flag.reason.find(words) != std::string::npos; }

}  // namespace merestone::test
