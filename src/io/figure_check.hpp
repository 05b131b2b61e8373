// Private to io: holds figures against their ranges and tells those that are outside. One a look at a plan.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "base/text.hpp"
#include "io/dates.hpp"
#include "io/figure_ranges.hpp"
#include "io/plan_figures.hpp"

namespace merestone::io {

// How messages name a table: the role of its source, its table in a project, and one row of it.
struct FigureTable {
    const char* role;  // "" : of the plan file itself
    const char* table;
    const char* one;
};

namespace figure_tables {

inline constexpr FigureTable kZones{"residents", "zones", "zone"};
inline constexpr FigureTable kDeprivation{"deprivation", "zones", "zone"};
inline constexpr FigureTable kLists{"lists", "practices", "practice"};
inline constexpr FigureTable kWorkforce{"workforce", "practices", "practice"};
inline constexpr FigureTable kPractices{"practices", "practices", "practice"};
inline constexpr FigureTable kPremises{"premises", "premises", "premises"};
inline constexpr FigureTable kFacets{"facets", "m_facets", "premises"};
inline constexpr FigureTable kBacklog{"backlog", "m_backlog", "premises"};
inline constexpr FigureTable kSchemes{"schemes", "m_schemes", "scheme"};
inline constexpr FigureTable kMoney{"scheme_money", "m_scheme_money", "scheme"};
inline constexpr FigureTable kGates{"scheme_gates", "m_scheme_gates", "scheme"};
inline constexpr FigureTable kHubs{"", "hubs", "hub"};
inline constexpr FigureTable kHubWeek{"hub_week", "m_hub_week", "hub"};
inline constexpr FigureTable kHubCover{"hub_cover", "m_hub_cover", "hub"};
inline constexpr FigureTable kHousing{"housing", "housing", "site"};
inline constexpr FigureTable kTrajectories{"trajectories", "m_housing_years", "site"};
inline constexpr FigureTable kProjections{"projections", "m_projections", "area"};
inline constexpr FigureTable kGrowth{"", "merestone_meta", "growth"};
inline constexpr FigureTable kBands{"", "m_band_rates", "ages"};
inline constexpr FigureTable kHouseholds{"", "m_household_sizes", "council"};
inline constexpr FigureTable kPrices{"", "m_prices", "year"};
inline constexpr FigureTable kTargets{"", "m_access_targets", "date"};
inline constexpr FigureTable kRecords{"locality_records", "m_locality_records", "locality"};
inline constexpr FigureTable kIndicators{"indicators", "m_indicators", "indicator"};
inline constexpr FigureTable kIndicatorValues{"indicators", "m_indicator_values", "practice"};

}  // namespace figure_tables

class FigureCheck {
public:
    FigureCheck(const model::Plan& plan, model::Problems& problems, FiguresOf from) : plan_(plan), problems_(problems), from_(from) {}

    // Whether a figure may stand; told where it may not. \param then what becomes of it.
    bool fits(const FigureTable& table, const std::string& id, const char* field, double value, const FigureRange& range,
              const char* then = "this counts as not known") {
        if (range.holds(value)) return true;
        tell(table, id, "figure-out-of-range", field, base::number_text(value), fmt::format("this may be {}; {}", range.words, then),
             "Mend the figure.");
        return false;
    }
    // Makes a figure unknown that may not stand.
    template <typename Number>
    void hold(const FigureTable& table, const std::string& id, const char* field, std::optional<Number>& value, const FigureRange& range) {
        static_assert(std::is_arithmetic_v<Number>);
        if (value && !fits(table, id, field, static_cast<double>(*value), range)) value.reset();
    }
    // Leaves out the rows whose id stands above already.
    template <typename Row>
    void drop_twice(const FigureTable& table, const char* field, std::vector<Row>& rows) {
        std::set<std::string, std::less<>> seen;
        std::erase_if(rows, [&](const Row& row) {
            if (seen.insert(row.id).second) return false;
            tell(table, row.id, "duplicate-key", field, row.id, "this id stands twice; the first is used", "Keep one of them.");
            return true;
        });
    }
    // Makes a day unknown that no calendar has.
    void hold_date(const FigureTable& table, const std::string& id, const char* field, std::string& date) {
        if (date.empty() || is_iso_date(date)) return;
        tell(table, id, "not-a-date", field, date, "this is no date; it counts as not known", "Write 2018-03-31.");
        date.clear();
    }
    void tell(const FigureTable& table, const std::string& id, const char* rule, const char* field, const std::string& value,
              const std::string& meaning, const std::string& todo) {
        constexpr std::size_t kMostTold = 100;
        const std::string file = file_of(table);
        std::size_t& told = told_[file + " " + rule + " " + field];
        if (++told > kMostTold + 1) return;
        if (told == kMostTold + 1) {
            problems_.push_back({model::Severity::warning, rule, file, 0, field, "...",
                                 fmt::format("more than {} have it; the first are listed", kMostTold), "Mend the file at its source."});
            return;
        }
        problems_.push_back({model::Severity::warning, rule, file, 0, field, value.substr(0, 80),
                             id.empty() ? meaning : fmt::format("{} {}: {}", table.one, id.substr(0, 80), meaning), todo});
    }

    // Of words that it does not know, the reader of a table or plan file has told with its row.
    [[nodiscard]] bool of_project() const { return from_ == FiguresOf::project; }

private:
    [[nodiscard]] std::string file_of(const FigureTable& table) const {
        if (from_ == FiguresOf::project) return table.table;
        const std::string_view role = table.role;
        for (const model::LayerInfo& layer : plan_.layers)
            if (!role.empty() && layer.role.starts_with(role) && (layer.role.size() == role.size() || layer.role[role.size()] == '/'))
                return layer.file;
        return "plan.toml";
    }

    const model::Plan& plan_;
    model::Problems& problems_;
    FiguresOf from_;
    std::map<std::string, std::size_t> told_;
};

// plan_figures_schemes.cpp: what schemes add, cost and move.
void check_schemes(model::Plan& plan, FigureCheck& check);
// plan_figures_people.cpp: zones, practices, housing, growth, prices, hubs, records and indicators.
void check_people(model::Plan& plan, FigureCheck& check);
void check_years(model::Plan& plan, FigureCheck& check);
void check_hubs(model::Plan& plan, FigureCheck& check);
void check_measures(model::Plan& plan, FigureCheck& check);

}  // namespace merestone::io
