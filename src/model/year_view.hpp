// What there is in one year of a plan, as the map and the panels show it: people, need against what is held, colours, homes, schemes.
//
// Stocks (people, rooms, need) stand at 1 April of the year; homes and schemes are told by what was finished before that day, what goes
// on in the year, and what comes after it. Made by analysis::YearTables for every year at once; a view is only looked up. Spans point
// into the tables: a view does not outlive them. Unknown is an empty optional or a state of its own, never 0.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/units.hpp"
#include "model/results.hpp"

namespace merestone::model {

// What is needed and held beside people; in the order of their keys, which are those of Gap::measure.
enum class Measure : std::uint8_t { gp_fte, nia_m2, rooms_ce, rooms_treatment };
inline constexpr std::size_t kMeasures = 4;
inline constexpr std::array<std::string_view, kMeasures> kMeasureKeys = {"gp_fte", "nia_m2", "rooms_ce", "rooms_treatment"};

// Need and what there is, of one measure; 16 bytes, for there are many.
class NeedHave {
public:
    NeedHave() = default;
    NeedHave(std::optional<double> need, std::optional<double> have) : need_(need.value_or(kNone)), have_(have.value_or(kNone)) {}
    [[nodiscard]] std::optional<double> need() const noexcept { return known(need_); }
    [[nodiscard]] std::optional<double> have() const noexcept { return known(have_); }
    [[nodiscard]] std::optional<double> gap() const noexcept {
        return known(need_ - have_);
    }  // need - have; nothing where either is not known
    // A hair's breadth is the rounding of doubles, not a room.
    [[nodiscard]] bool short_of() const noexcept { return need_ - have_ > 1e-9; }

private:
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    [[nodiscard]] static std::optional<double> known(double x) noexcept { return std::isnan(x) ? std::nullopt : std::optional(x); }
    double need_ = kNone;
    double have_ = kNone;
};
using Needs = std::array<NeedHave, kMeasures>;

enum class RangeState : std::uint8_t { not_known, under, within, over };
[[nodiscard]] const char* to_string(RangeState state) noexcept;  // "within"

struct LocalityYear {
    std::optional<double> people;  // as the plan's bounds count them; nothing: not known
    RangeState range = RangeState::not_known;
    Rag rag = Rag::grey;     // of the worst flag on it that counts by then; grey: people not known and no other flag
    bool only_ours = false;  // every flag as bad as that rests on a threshold that is only ours
    Needs needs;             // its practices' together; have is nothing where one of them is not known
};

struct PracticeYear {
    std::optional<double> patients;
    Rag rag = Rag::green;  // green: no flag; grey: nothing worse than something not known
    bool only_ours = false;
    Needs needs;
};

struct PremisesYear {
    Rag rag = Rag::green;
    bool only_ours = false;
    Needs needs;  // no GPs; only measures held in the plan's first year
};

enum class HousingPhase : std::uint8_t { not_known, to_come, building, built };
struct HousingYear {
    double built = 0.0;                            // finished by 1 April of the year
    double in_year = 0.0;                          // of the rest, those finished within it
    double to_come = 0.0;                          // not finished by 1 April: in_year and later
    HousingPhase phase = HousingPhase::not_known;  // not known: no number of homes by year
};

// Open: its rooms count (they do from 1 April after the year it opens in). Given up: cancelled, withdrawn, rejected, unfunded.
enum class SchemePhase : std::uint8_t { not_known, to_come, under_way, opens, open, given_up };
[[nodiscard]] const char* to_string(SchemePhase phase) noexcept;  // "under way"

// The first time that something runs out: a flag with a first year, amber or red.
struct Breach {
    base::Year year;
    Rag rag = Rag::amber;
    std::string rule;
    std::string subject_kind;
    std::string subject;
    std::string words;  // the flag's reason
};

struct YearTotals {
    std::optional<double> people;      // of the footprint as the bounds count them; nothing: of none is it known
    std::size_t people_not_known = 0;  // practices (or zones) of which it is not, and that are not in `people`
    double homes_built = 0.0;
    double homes_to_come = 0.0;
    std::size_t sites_without_years = 0;
    Needs needs;                                          // of every practice with a list; have is nothing where one is not known
    std::array<std::size_t, kMeasures> have_not_known{};  // how many practices that is
    std::size_t practices_with_need = 0;
    std::array<std::size_t, 4> localities_by_range{};  // by RangeState
    std::array<std::size_t, 4> localities_by_rag{};    // by Rag
    std::size_t schemes_open = 0;
    std::size_t schemes_under_way = 0;  // opening in the year counts here
    std::size_t schemes_to_come = 0;
};

struct YearView {
    base::Year year;
    base::Year base_year;
    std::span<const LocalityYear> localities;
    std::span<const PracticeYear> practices;
    std::span<const PremisesYear> premises;
    std::span<const HousingYear> housing;
    std::span<const SchemePhase> schemes;
    const YearTotals* totals = nullptr;  // never null in a view that YearTables gave
};

}  // namespace merestone::model
