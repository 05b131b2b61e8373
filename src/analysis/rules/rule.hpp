// A rule: what it checks, how grave a breach is, where it comes from, and the function that looks. The rules stand in one table
// (table.cpp); a new rule is a new row. Ids L1..L12 are those of the locality rules, E1.. are of the
// estate, H1.. of hubs, M1.. of schemes and money, W1.. of who works there, D1.. of the
// data themselves.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/estate_tables.hpp"
#include "analysis/hub_week.hpp"
#include "analysis/people_by_year.hpp"
#include "analysis/scheme_book.hpp"
#include "analysis/workforce.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis::rules {

// All that a rule may look at. localities[i] is the scenario's locality i.
struct RuleInput {
    const model::Plan& plan;
    const model::Scenario& scenario;
    const std::vector<model::LocalityStats>& localities;
    const PeopleByYear& people;
    const Capacity& capacity;
    const EstateTables& tables;
    const HubBook& hubs;
    const SchemeBook& schemes;
    const Workforce& workforce;             // by locality
    const model::Scenario* from = nullptr;  // the grouping that this one would replace; none: no history to compare with
};

struct Rule;

// Takes what a rule finds; fills in the rule's own id, severity and source.
class FlagSink {
public:
    void begin(const Rule& rule) noexcept { rule_ = &rule; }
    model::Flag& add(std::string subject_kind, std::string subject);  // valid until the next add
    [[nodiscard]] std::string_view rule_source() const noexcept;
    [[nodiscard]] std::vector<model::Flag> take() { return std::move(flags_); }

private:
    const Rule* rule_ = nullptr;
    std::vector<model::Flag> flags_;
};

struct Rule {
    std::string_view id;
    std::string_view title;    // in a planner's words
    model::Severity severity;  // a rule may lower it for a milder case
    std::string_view source;   // with confidence; a rule adds its threshold's
    void (*check)(const RuleInput&, FlagSink&);
};

[[nodiscard]] std::span<const Rule> all_rules() noexcept;

// Runs every rule, sorts by severity, rule, subject kind, subject, reason, and numbers F0001..
[[nodiscard]] std::vector<model::Flag> apply_rules(const RuleInput& input);

}  // namespace merestone::analysis::rules
