// A hub's week: opening hours and clinician hours (never one for the other), what is booked and missed hour by hour, minutes per 1,000
// patients with and without core hours, and how much of each commissioner's list hubs cover by a date.
//
//   opening hours     the union of Hub::open; clinician hours: sum of the week table's hours x clinicians, else opening hours x clinicians
//   core hours        Monday to Friday 08:00-18:30: what is given then is not extended access
//   minutes per 1,000 clinician hours x 60 / people x 1,000;   required hours = people / 1,000 x minutes / 60, to the quarter of an hour
//   utilisation       booked / slots, and missed = 1 - attended / booked, each over the rows that know both
//   covered           list of the practices that at least one open hub covers by the day / list of all (by list, not by number)
//
// Source: domain notes section 5 (30, 45 and 60 minutes; Network DES 2019/20 4.6.2 for the quarter hour; floor of 80 %: assumption
// hub_utilisation_floor_share) and inconsistencies 9, 14-16. What is not known is counted apart and never taken for 0. A hub's hours are
// shared among commissioners by the lists it covers. Bank holidays are no part of a week here.
// Cost: O(rows x hours + hubs x covers).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

struct WeekSpan {
    int weekday = 0;   // 0 Monday
    int from_min = 0;  // after midnight
    int to_min = 0;    // up to 1,440
    friend constexpr auto operator<=>(const WeekSpan&, const WeekSpan&) noexcept = default;
    [[nodiscard]] double hours() const noexcept { return (to_min - from_min) / 60.0; }
};

// "Mon-Fri 18:30-20:00", "Sat,Sun 09:00-13:00, 14:00-18:00", "daily 08:00-20:00", "24/7"; over midnight goes on into the next day, and an
// end of 00:00 is midnight. Nothing where a word cannot be read.
[[nodiscard]] std::optional<std::vector<WeekSpan>> read_opening(std::string_view words);
// One row of the week table; nothing where day or time cannot be read.
[[nodiscard]] std::optional<std::vector<WeekSpan>> read_session(const model::HubSession& session);
// Sorted, without overlaps.
[[nodiscard]] std::vector<WeekSpan> union_of(std::vector<WeekSpan> spans);
[[nodiscard]] double hours_of(const std::vector<WeekSpan>& spans) noexcept;
// Of the spans, what lies in core hours.
[[nodiscard]] double core_hours_of(const std::vector<WeekSpan>& spans) noexcept;

// \pre people is above 0.
[[nodiscard]] double minutes_per_1000(double hours, double people);
// To the nearest quarter of an hour, halves up.
[[nodiscard]] double to_quarter_hour(double hours) noexcept;

// Hours of a week that may or may not lie in core hours.
struct GivenHours {
    double all = 0.0;
    double in_core = 0.0;
    [[nodiscard]] double outside_core() const noexcept { return all - in_core; }
};

// What a number of patients should be given, and whether it is.
struct HubRequirement {
    double minutes = 0.0;  // a week per 1,000: 30, 45, 60
    double hours = 0.0;    // required, unrounded
    double hours_to_quarter = 0.0;
    double short_outside_core = 0.0;  // hours still lacking when only hours outside core hours count; 0: none
    double short_with_core = 0.0;     // when all count
};
[[nodiscard]] std::array<HubRequirement, 3> hub_requirements(double people, const GivenHours& given);

struct WeekCell {
    double open_hours = 0.0;
    double clinician_hours = 0.0;
    double slots = 0.0;  // of rows that know slots and booked
    double booked = 0.0;
    double booked_of_attended = 0.0;  // of rows that know booked and attended
    double attended = 0.0;
    [[nodiscard]] std::optional<double> utilisation() const { return slots > 0.0 ? std::optional(booked / slots) : std::nullopt; }
    [[nodiscard]] std::optional<double> missed_share() const {
        return booked_of_attended > 0.0 ? std::optional(1.0 - attended / booked_of_attended) : std::nullopt;
    }
    void add(const WeekCell& other);
};
// [weekday][hour]. A row's numbers are spread evenly over its time.
using WeekGrid = std::array<std::array<WeekCell, 24>, 7>;

// A hair under the floor is the rounding of sums.
[[nodiscard]] constexpr bool under_floor(double utilisation, double floor_share) noexcept { return utilisation < floor_share - 1e-9; }

struct HubWeek {
    std::size_t hub = 0;    // in Plan::hubs
    bool open_now = false;  // its status is not candidate, and it has begun by the plan's day
    std::vector<WeekSpan> opening;
    std::optional<GivenHours> opening_hours;    // nothing: not written down, or not readable
    std::optional<GivenHours> clinician_hours;  // nothing: a row without clinicians, or neither rows nor a number of clinicians
    bool clinicians_from_rows = false;          // else opening hours x clinicians
    WeekGrid grid;
    WeekCell week;                     // the whole grid
    bool below_floor = false;          // utilisation is known and under the floor
    double sessions_while_shut = 0.0;  // hours of its rows outside its opening hours
    std::optional<double> people;      // lists that it covers on the plan's day; nothing: nobody said whom
    std::vector<std::string> faults;   // in words: what could not be read, or does not fit
};

// A commissioner's list, or the whole plan's (commissioner empty).
struct HubArea {
    std::string commissioner;
    double people = 0.0;  // of the practices whose list is known
    std::size_t practices = 0;
    std::size_t lists_not_known = 0;
    GivenHours given;                // clinician hours of open hubs
    std::size_t hubs = 0;            // that give some
    std::size_t hubs_not_known = 0;  // open, but hours or cover are not known
    bool told = false;               // the plan names hubs, so that none here is a known 0
    std::array<HubRequirement, 3> required{};
    // False: it has open hubs, and of none are hours and cover known; what it is given is then not known, and not 0.
    [[nodiscard]] bool given_known() const noexcept { return hubs > 0 || hubs_not_known == 0; }
    // Nothing: nobody lives there, what it is given is not known, or the plan names no hubs.
    [[nodiscard]] std::optional<double> minutes_all() const;
    [[nodiscard]] std::optional<double> minutes_outside_core() const;
};

struct Coverage {
    std::string commissioner;  // empty: the plan
    std::string date;          // ISO
    double covered_people = 0.0;
    double people = 0.0;
    std::size_t covered_practices = 0;
    std::size_t practices = 0;
    std::size_t lists_not_known = 0;     // practices in no sum of people
    std::optional<double> target_share;  // nothing: the plan's day, which is no target
    std::string target_source;
    [[nodiscard]] std::optional<double> share() const { return people > 0.0 ? std::optional(covered_people / people) : std::nullopt; }
    // Nothing: there is no target, or no list is known.
    [[nodiscard]] std::optional<bool> met() const;
    [[nodiscard]] double missing_people() const;  // to the target; 0: met or none
};

struct HubBook {
    std::vector<HubWeek> hubs;  // as in the plan
    WeekGrid grid;              // of all open hubs
    HubArea plan;
    std::vector<HubArea> commissioners;  // by name
    std::vector<Coverage> coverage;      // by date, commissioner with the plan first: at the plan's day and at each target
    std::size_t hubs_without_cover = 0;  // open or to open, and nobody said whom they cover: in no coverage
    double floor_share = 0.0;
};
[[nodiscard]] HubBook hub_book(const model::Plan& plan);

// Coverage at one day (ISO), of the plan and of each commissioner; without a target.
[[nodiscard]] std::vector<Coverage> coverage_at(const model::Plan& plan, const std::string& date);

}  // namespace merestone::analysis
