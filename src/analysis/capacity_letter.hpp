// The capacity table of NHS England's letters to councils, and how the spare space in it is used up once by all who need it.
//
//   capacity   = NIA x 1,750 / 120           patients that the floor space holds
//   spare NIA  = NIA - list x 120 / 1,750    m2; negative: a deficit that is there already
//
// By the weighted list (Carr-Hill) where it is known and by the raw list elsewhere; each row says which, and every figure by one of them
// stands in a column of its own. Source: domain notes section 3 (shape of the table: NHS England, representation 31779 to the Cambridge
// consultation, 28 September 2017; the rule itself is not confirmed: assumptions m2_per_gp, patients_per_gp_m2). A floor area or list that
// is not known leaves the spare space not known. Cost: O(practices).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/need.hpp"
#include "analysis/people_by_year.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

enum class ListBasis { not_known, raw, weighted };
[[nodiscard]] const char* to_string(ListBasis basis) noexcept;  // "weighted list"

struct CapacityRow {
    model::PracticeIx practice;
    std::optional<double> raw_list;  // patients, at the base year
    std::optional<double> weighted_list;
    std::optional<double> nia_m2;
    bool nia_converted = false;  // some of it from gross area
    std::optional<double> capacity_patients;
    std::optional<double> spare_by_raw_m2;       // negative: deficit
    std::optional<double> spare_by_weighted_m2;  // the same
    ListBasis basis = ListBasis::not_known;      // which of the two counts
    std::optional<double> size_table_gia_m2;     // a check: what the size table gives the weighted list, else the raw one
    [[nodiscard]] std::optional<double> spare_m2() const {
        return basis == ListBasis::weighted ? spare_by_weighted_m2 : basis == ListBasis::raw ? spare_by_raw_m2 : std::nullopt;
    }
};

struct CapacityTable {
    std::vector<CapacityRow> rows;  // as asked
    std::size_t by_weighted = 0;    // rows that count by the weighted list
    std::size_t by_raw = 0;
    std::size_t not_known = 0;
    double spare_m2 = 0.0;    // of the rows that have some, each by its own basis
    double backlog_m2 = 0.0;  // lacked already by the others: no developer's share
};
[[nodiscard]] CapacityTable capacity_table(const model::Plan& plan, const PeopleByYear& people, const Capacity& capacity,
                                           std::span<const std::size_t> practices, const SpaceRules& rules);

// Somebody who needs so much of what a practice may have to spare.
struct SpareClaim {
    std::size_t site = 0;
    std::size_t practice = 0;
    double amount = 0.0;
};
// What each claim gets. Where a practice has less than all of them need, it is shared in proportion to what they need (so to the patients
// they bring): no site gains by being named first, and no space is counted twice. \param spare per practice; nothing or below 0: none.
[[nodiscard]] std::vector<double> share_spare(std::span<const SpareClaim> claims, std::span<const std::optional<double>> spare);

}  // namespace merestone::analysis
