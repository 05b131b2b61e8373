#include "analysis/need.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace merestone::analysis {
namespace {

double share_of_contacts(RoomType type, const RoomRules& rules) {
    return type == RoomType::consulting ? rules.share_ce : rules.share_treatment;
}

base::Minutes minutes_a_contact(RoomType type, const RoomRules& rules) {
    const base::Minutes seen = type == RoomType::consulting ? rules.appointment_ce : rules.appointment_treatment;
    return seen + rules.did_not_attend_share * rules.did_not_attend;
}

base::Hours extra_hours(RoomType type, const RoomRules& rules) {
    return type == RoomType::consulting ? rules.extra_hours_week : base::Hours(0.0);
}

base::Hours hours_a_room(const RoomRules& rules) {
    base::check(rules.hours_week.value() > 0.0 && rules.room_utilisation_share > 0.0, "a room must be open and used for some hours");
    return rules.hours_week * rules.room_utilisation_share;
}

}  // namespace

RoomRules room_rules(const model::Assumptions& a) {
    RoomRules rules;
    rules.access_rate_per_1000 = a.value("access_rate_per_1000");
    rules.weeks_open = a.value("weeks_open");
    rules.appointment_ce = base::Minutes(a.value("appointment_ce_min"));
    rules.appointment_treatment = base::Minutes(a.value("appointment_treatment_min"));
    rules.share_ce = a.value("share_ce");
    rules.share_treatment = a.value("share_treatment");
    rules.hours_week = base::Hours(a.value("hours_week"));
    rules.room_utilisation_share = a.value("room_utilisation");
    rules.extra_hours_week = base::Hours(a.value("extra_clinical_hours_week"));
    rules.did_not_attend_share = a.value("did_not_attend_share");
    rules.did_not_attend = base::Minutes(a.value("did_not_attend_min"));
    return rules;
}

base::Hours clinical_hours_week(base::People people, RoomType type, const RoomRules& rules) {
    const double contacts_week = people.value() / 1000.0 * rules.access_rate_per_1000 / rules.weeks_open;
    return base::Hours(contacts_week * share_of_contacts(type, rules) * minutes_a_contact(type, rules).value() / 60.0) +
           extra_hours(type, rules);
}

double rooms_needed(base::People people, RoomType type, const RoomRules& rules) {
    return clinical_hours_week(people, type, rules) / hours_a_room(rules);
}

int whole_rooms(double rooms) noexcept { return static_cast<int>(std::ceil(rooms - 1e-9)); }

base::People spare_people(double rooms, base::People now, RoomType type, const RoomRules& rules) {
    const base::Hours spare = hours_a_room(rules) * rooms - clinical_hours_week(now, type, rules);
    const double hours_a_thousand =
        rules.access_rate_per_1000 / rules.weeks_open * share_of_contacts(type, rules) * minutes_a_contact(type, rules).value() / 60.0;
    return base::People(spare.value() / hours_a_thousand * 1000.0);
}

std::vector<RoomSensitivity> room_sensitivity(base::People people, RoomType type, const RoomRules& rules, double share) {
    const auto moved = [&](double factor, auto&& change) {
        RoomRules other = rules;
        change(other, factor);
        return rooms_needed(people, type, other);
    };
    std::vector<RoomSensitivity> strip;
    const auto row = [&](const char* id, auto&& change) { strip.push_back({id, moved(1.0 - share, change), moved(1.0 + share, change)}); };
    row("access_rate_per_1000", [](RoomRules& r, double k) { r.access_rate_per_1000 *= k; });
    if (type == RoomType::consulting) row("appointment_ce_min", [](RoomRules& r, double k) { r.appointment_ce = r.appointment_ce * k; });
    else row("appointment_treatment_min", [](RoomRules& r, double k) { r.appointment_treatment = r.appointment_treatment * k; });
    row("hours_week", [](RoomRules& r, double k) { r.hours_week = r.hours_week * k; });
    row("room_utilisation", [](RoomRules& r, double k) { r.room_utilisation_share *= k; });
    return strip;
}

SpaceRules space_rules(const model::Assumptions& a) {
    return {NetArea(a.value("m2_per_gp")), base::People(a.value("patients_per_gp_m2")), a.value("nia_share_of_gia")};
}

NetArea area_needed(base::People people, const SpaceRules& rules) { return rules.per_gp * (people / rules.patients_per_gp); }
base::People people_held(NetArea area, const SpaceRules& rules) { return rules.patients_per_gp * (area / rules.per_gp); }
NetArea net_of(GrossArea gross, const SpaceRules& rules) { return NetArea(gross.value() * rules.nia_share_of_gia); }
GrossArea gross_of(NetArea net, const SpaceRules& rules) { return GrossArea(net.value() / rules.nia_share_of_gia); }

SizeTable size_table(const model::Assumptions& a) {
    return {GrossArea(a.value("size_table_m2_per_1000")), base::People(a.value("size_table_until_people")),
            GrossArea(a.value("size_table_m2_per_1000_beyond"))};
}
GrossArea area_by_size_table(base::People people, const SizeTable& table) {
    const base::People at_full = std::min(people, table.until);
    return table.per_1000 * (at_full.value() / 1000.0) + table.per_1000_beyond * ((people - at_full).value() / 1000.0);
}

base::Fte gp_fte_needed(base::People people, base::People patients_per_fte) { return base::Fte(people / patients_per_fte); }
base::Hours hub_hours_week(base::People people, base::Minutes a_week_per_1000) {
    return base::Hours(people.value() / 1000.0 * a_week_per_1000.value() / 60.0);
}

ContributionRules contribution_rules(const model::Assumptions& a) {
    return {a.value("household_size"), a.value("new_patient_share"), a.value("cost_per_m2_gbp"), a.value("fees_share"), space_rules(a)};
}

Contribution contribution(double net_dwellings, NetArea spare_near_by, const ContributionRules& rules) {
    Contribution out;
    out.patients = base::People(net_dwellings * rules.household_size * rules.new_patient_share);
    out.area = area_needed(out.patients, rules.space);
    // Spare area counts; a deficit that is there already is backlog, which new homes may not be asked to pay for.
    out.deficit = std::max(NetArea(0.0), out.area - std::max(NetArea(0.0), spare_near_by));
    const double gbp = out.deficit.value() * rules.cost_per_m2_gbp * (1.0 + rules.fees_share);
    out.contribution_gbp = static_cast<base::Pounds>(std::llround(gbp));
    if (net_dwellings > 0.0) out.per_dwelling_gbp = gbp / net_dwellings;
    return out;
}

}  // namespace merestone::analysis
