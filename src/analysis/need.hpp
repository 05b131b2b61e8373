// What a number of patients needs: rooms, floor space, GPs, hub hours, and what a new development may be asked for.
//
// Formulas: rooms by the method of Health Building Note 11-01 (contacts -> clinical hours -> room hours); floor space by the
// letter rule (m2 of net internal area a GP / patients a GP). Every number in them is a named assumption; none is built in.
// Net and gross internal area are different types, so that one is never held against the other without converting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "model/assumptions.hpp"

namespace merestone::analysis {

using NetArea = base::Quantity<struct NetAreaTag>;      // m2 of net internal area (NIA): usable; rent and capacity letters
using GrossArea = base::Quantity<struct GrossAreaTag>;  // m2 of gross internal area (GIA): inside the outer walls; build cost

enum class RoomType { consulting, treatment };

struct RoomRules {
    double access_rate_per_1000 = 0.0;  // contacts a year
    double weeks_open = 0.0;            // a year
    base::Minutes appointment_ce;
    base::Minutes appointment_treatment;
    double share_ce = 0.0;
    double share_treatment = 0.0;
    base::Hours hours_week;  // the building works
    double room_utilisation_share = 0.0;
    base::Hours extra_hours_week;  // in consulting rooms, beside the list's contacts
    double did_not_attend_share = 0.0;
    base::Minutes did_not_attend;  // lost by each
};
[[nodiscard]] RoomRules room_rules(const model::Assumptions& assumptions);

// Clinical hours a week, with the extra hours (consulting rooms only) and the time lost to appointments not attended.
[[nodiscard]] base::Hours clinical_hours_week(base::People people, RoomType type, const RoomRules& rules);
// Unrounded. \pre hours_week and utilisation are above 0.
[[nodiscard]] double rooms_needed(base::People people, RoomType type, const RoomRules& rules);
// What must be built: the next whole room up. A hair above a whole number (1e-9) is that number.
[[nodiscard]] int whole_rooms(double rooms) noexcept;
// Patients that `rooms` could still take; negative when there are too many already.
[[nodiscard]] base::People spare_people(double rooms, base::People now, RoomType type, const RoomRules& rules);

// Rooms when one assumption is lower or higher by a share of itself and the others stay.
struct RoomSensitivity {
    std::string assumption;  // its id
    double rooms_low = 0.0;  // with the assumption at (1 - share) of its value
    double rooms_high = 0.0;
};
[[nodiscard]] std::vector<RoomSensitivity> room_sensitivity(base::People people, RoomType type, const RoomRules& rules, double share);

struct SpaceRules {
    NetArea per_gp;
    base::People patients_per_gp;
    double nia_share_of_gia = 0.0;
};
[[nodiscard]] SpaceRules space_rules(const model::Assumptions& assumptions);
[[nodiscard]] NetArea area_needed(base::People people, const SpaceRules& rules);
[[nodiscard]] base::People people_held(NetArea area, const SpaceRules& rules);
[[nodiscard]] NetArea net_of(GrossArea gross, const SpaceRules& rules);
[[nodiscard]] GrossArea gross_of(NetArea net, const SpaceRules& rules);

// The size table once used with the Premises Costs Directions, as a check beside the letter rule: so much gross area per 1,000 patients up
// to a list of some size, and less for each 1,000 beyond. Its source was not found (domain notes section 2, L to M).
struct SizeTable {
    GrossArea per_1000;
    base::People until;
    GrossArea per_1000_beyond;
};
[[nodiscard]] SizeTable size_table(const model::Assumptions& assumptions);
[[nodiscard]] GrossArea area_by_size_table(base::People people, const SizeTable& table);

[[nodiscard]] base::Fte gp_fte_needed(base::People people, base::People patients_per_fte);
[[nodiscard]] base::Hours hub_hours_week(base::People people, base::Minutes a_week_per_1000);

// The chain of a developer's contribution (section 106): homes -> patients -> area -> what the area near by lacks -> money.
struct ContributionRules {
    double household_size = 0.0;
    double new_patient_share = 0.0;
    double cost_per_m2_gbp = 0.0;
    double fees_share = 0.0;
    SpaceRules space;
};
[[nodiscard]] ContributionRules contribution_rules(const model::Assumptions& assumptions);
struct Contribution {
    base::People patients;
    NetArea area;                       // that they need
    NetArea deficit;                    // after the spare area near by; never negative, for an existing shortfall is no developer's
    base::Pounds contribution_gbp = 0;  // rounded to the pound
    double per_dwelling_gbp = 0.0;      // 0 without dwellings
};
[[nodiscard]] Contribution contribution(double net_dwellings, NetArea spare_near_by, const ContributionRules& rules);

}  // namespace merestone::analysis
