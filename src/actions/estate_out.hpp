// Private to actions: what the estate's JSON, tables and annex are written from, which flags a row answers to, and the words of a few
// kinds. A row is about a place; the flags on that place, of the rules that the row has to do with, stand beside it by their ids, so that
// a number can be followed to rule, threshold and source (flags.csv).
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/estate.hpp"
#include "analysis/estate_book.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::actions {

// O(flags) to make; a look-up is O(log flags + flags on the place). The flags and the plan's id outlive it.
class FlagsOf {
public:
    FlagsOf(const std::string& plan, const std::vector<model::Flag>& flags);
    // Ids, ascending, a blank between them; empty: no flag. \param rules of these alone; none named: of every rule
    [[nodiscard]] std::string on(std::string_view kind, std::string_view subject, std::initializer_list<std::string_view> rules = {}) const;
    // Of one measure of the place: of its gaps.
    [[nodiscard]] std::string on_measure(std::string_view kind, std::string_view subject, std::string_view measure) const;
    // On a commissioner's practices (empty: the plan's). \param measure what of them: the date of a cover; empty: no one measure
    [[nodiscard]] std::string on_area(std::string_view rule, const std::string& commissioner, std::string_view measure) const;

private:
    std::string_view plan_;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const model::Flag*>> by_place_;
};

struct EstateOut {
    const model::Plan& plan;
    const model::Scenario& scenario;
    const analysis::EstateResult& estate;
    const analysis::EstateBook& book;
    FlagsOf flags;

    EstateOut(const model::Plan& of_plan, const model::Scenario& of_scenario, const analysis::EstateResult& of_estate,
              const analysis::EstateBook& of_book)
        : plan(of_plan), scenario(of_scenario), estate(of_estate), book(of_book), flags(of_plan.id, of_estate.flags) {}

    // Those on a building, and on the practice that it is the only building of.
    [[nodiscard]] std::string flags_of_premises(std::size_t premises) const;
};

// "physical", "high", "health-centre", "core": as the plan's tables have them.
[[nodiscard]] const char* word_of(model::Facet facet) noexcept;
[[nodiscard]] const char* word_of(model::BacklogRisk risk) noexcept;
[[nodiscard]] const char* word_of(model::PremisesKind kind) noexcept;
[[nodiscard]] const char* word_of(model::EstateClass estate_class) noexcept;
[[nodiscard]] const char* word_of(analysis::HouseholdSize::From from) noexcept;  // "site"

// Of the people displaced those who would have come with new homes: they have no list to be moved from, and register elsewhere from the
// start. With them takers, outside and nowhere add up to the people displaced.
[[nodiscard]] double never_registered(const analysis::ClosureTest& test) noexcept;

// "3 practices with less than half a patient each": those that a table puts in one row.
[[nodiscard]] std::string few_words(std::size_t practices);

// "2016/17 prices", "prices of no stated year".
[[nodiscard]] std::string prices_words(const std::optional<base::Year>& price_base);

}  // namespace merestone::actions
