// The estate rolled up to places: condition by facet, backlog by risk, use, and need against what there is, each over the buildings or
// practices of which it is known, with how many these are. A ratio uses the same ones above and below the line.
//
//   failing share     buildings that fail a facet / buildings surveyed for it. Fails: C or D (CX, DX); of space E, U and O, which are
//   counted
//                     apart as they fail for opposite reasons. Facets are never put together
//   critical          high + significant risk;   risk-adjusted = critical + (moderate + low) / remaining life of each
//   use               room sessions used / available;   empty = empty_pct x gross area / gross area
//   need, have        sums over the practices of which both are known
//
// A facet's rating is that of condition.hpp. "Not surveyed" and no row at all are two counts, and neither is a pass. Money at the plan's
// prices as far as its index goes (prices.hpp). The risk method is not confirmed (domain notes section 4, M). Source of the counts: section
// 4 and inconsistencies 4-6. Cost: O(ratings log ratings + practices).
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/place_groups.hpp"
#include "analysis/prices.hpp"
#include "model/plan.hpp"
#include "model/year_view.hpp"

namespace merestone::analysis {

inline constexpr std::size_t kFacets = 6;
inline constexpr std::size_t kBacklogRisks = 4;

struct FacetRoll {
    std::size_t buildings = 0;
    std::size_t surveyed = 0;
    std::size_t failing = 0;
    std::size_t not_surveyed = 0;  // said to be
    std::size_t no_row = 0;
    std::map<std::string, std::size_t> by_rating;  // of those surveyed
    [[nodiscard]] std::optional<double> failing_share() const {
        return surveyed > 0 ? std::optional(static_cast<double>(failing) / static_cast<double>(surveyed)) : std::nullopt;
    }
};

struct BacklogRoll {
    std::size_t buildings = 0;
    std::size_t known = 0;  // with a row at least
    std::array<PriceTally, kBacklogRisks> by_risk;
    double spread_gbp = 0.0;       // moderate and low, each by the years left, a year; at the plan's prices
    std::size_t without_life = 0;  // moderate and low rows that say no remaining life: in by_risk, not in spread_gbp
    [[nodiscard]] double total_gbp() const;
    [[nodiscard]] double critical_gbp() const;  // high and significant
    [[nodiscard]] double risk_adjusted_gbp() const { return critical_gbp() + spread_gbp; }
    [[nodiscard]] std::size_t not_indexed() const;  // rows that stand at other prices and are in no sum here
};

struct MeasureRoll {
    double need = 0.0;  // of the practices that know both
    double have = 0.0;
    std::size_t known = 0;
    std::size_t all = 0;
    [[nodiscard]] std::optional<double> gap() const { return known > 0 ? std::optional(need - have) : std::nullopt; }
};

struct EstateRow {
    std::string id;
    std::string name;
    std::size_t practices = 0;
    std::size_t premises = 0;
    std::map<model::PremisesKind, std::size_t> by_kind;
    std::map<model::EstateClass, std::size_t> by_class;
    std::array<FacetRoll, kFacets> facets;  // by Facet
    BacklogRoll backlog;
    PriceTally cost_to_b;            // of the ratings that stand and name a cost
    std::size_t with_cost_to_b = 0;  // buildings
    RatioOver sessions;              // used over available
    RatioOver empty;                 // gross area empty over gross area
    std::array<MeasureRoll, model::kMeasures> measures;
};

struct EstateRollUp {
    std::vector<EstateRow> rows;  // a group each
    EstateRow without;
    EstateRow plan;
};

// \param practice_needs of one year, a practice each (EstateTables, YearTables); empty: no need and have.
[[nodiscard]] EstateRollUp estate_roll_up(const model::Plan& plan, const PlaceGroups& groups,
                                          std::span<const model::Needs> practice_needs = {});

// What does not add up between the rows (with those of no group) and the plan, in words; nothing where the roll-up is sound.
[[nodiscard]] std::vector<std::string> cross_foot(const EstateRollUp& roll_up);

}  // namespace merestone::analysis
