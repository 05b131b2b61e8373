// Our own tables of buildings and of who uses them (columns in the README of this room).
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr std::array<std::pair<const char*, model::PremisesKind>, 7> kKinds = {
    {{"gp", model::PremisesKind::gp},
     {"lift", model::PremisesKind::lift},
     {"health-centre", model::PremisesKind::health_centre},
     {"health-center", model::PremisesKind::health_centre},
     {"community-hospital", model::PremisesKind::community_hospital},
     {"hospital", model::PremisesKind::hospital},
     {"other", model::PremisesKind::other}}};
constexpr std::array<std::pair<const char*, model::EstateClass>, 3> kClasses = {
    {{"core", model::EstateClass::core}, {"flex", model::EstateClass::flex}, {"tail", model::EstateClass::tail}}};
constexpr std::array<std::pair<const char*, model::SiteRole>, 3> kRoles = {
    {{"hub", model::SiteRole::hub}, {"spoke", model::SiteRole::spoke}, {"none", model::SiteRole::none}}};
constexpr std::array<std::pair<const char*, model::OccupancyRole>, 3> kOccupancyRoles = {
    {{"main", model::OccupancyRole::main}, {"branch", model::OccupancyRole::branch}, {"shared", model::OccupancyRole::shared}}};

constexpr double kMostUtilisation = 2.0;  // twice what there is: not busy, but a slip (our own limit)

using PremisesReader = Reader<PremisesRecord>;

// What is read right but cannot be.
void check(PremisesReader& r, model::Premises& p) {
    if (p.hours_week && !ranges::kHoursWeek.holds(*p.hours_week)) {
        r.problem(Severity::warning, "hours-out-of-range", "hours_week", "a building opens 1 to 168 hours a week; this counts as not known",
                  "Mend the cell.");
        p.hours_week.reset();
    }
    // A branch may have a treatment room alone; a building without any room sees nobody.
    if (p.rooms_ce && *p.rooms_ce == 0 && p.rooms_treatment.value_or(0) == 0) {
        r.problem(Severity::warning, "rooms-zero", "rooms_ce", "a building without a room sees nobody; its rooms count as not known",
                  "Give the number, or leave the cell empty.");
        p.rooms_ce.reset();
    }
    if (p.sessions_available_week && p.sessions_used_week && *p.sessions_used_week > kMostUtilisation * *p.sessions_available_week) {
        r.problem(Severity::warning, "utilisation-implausible", "sessions_used_week",
                  "more than twice the sessions that there are were used; both numbers count as not known",
                  "Count both in sessions of one room a week.");
        p.sessions_available_week.reset();
        p.sessions_used_week.reset();
    }
    if (p.nia_m2 && p.gia_m2 && *p.nia_m2 > *p.gia_m2)
        r.problem(Severity::warning, "more-than-there-is", "nia_m2", "the net internal area is larger than the gross one",
                  "Check both; net area leaves out walls, corridors and plant.");
}

}  // namespace

Read<PremisesRecord> read_premises(const SourceSpec& spec, const ReadContext& context) {
    PremisesReader r(spec, context, parts_of(Role::premises), "premises table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        PremisesRecord record;
        record.row = r.table().row();
        model::Premises& p = record.premises;
        p.id = r.string("premises_id");
        p.name = r.string("name");
        p.postcode = base::tidy_postcode(r.text("postcode"));
        p.commissioner = r.string("commissioner");
        p.tenure = r.string("tenure");
        p.landlord = r.string("landlord");
        p.kind = word(r, "kind", kKinds, model::PremisesKind::gp);
        p.at = r.easting_northing();
        p.rooms_ce = amount(r, "rooms_ce", ranges::kRooms);
        p.rooms_treatment = amount(r, "rooms_treatment", ranges::kRooms);
        p.nia_m2 = amount(r, "nia_m2", ranges::kArea);
        p.gia_m2 = amount(r, "gia_m2", ranges::kArea);
        p.hours_week = amount(r, "hours_week");
        p.sessions_available_week = amount(r, "sessions_available_week", ranges::kSessions);
        p.sessions_used_week = amount(r, "sessions_used_week", ranges::kSessions);
        p.estate_class = word(r, "class", kClasses, model::EstateClass::none);
        p.class_reason = r.string("class_reason");
        p.class_until = year(r, "class_until");
        p.site_role = word(r, "site_role", kRoles, model::SiteRole::none);
        p.services = parts_between_semicolons(r.text("services"));
        p.basis = r.string("basis");
        check(r, p);
        if (p.id.empty()) r.skip("no premises_id");
        else r.keep(std::move(record));
    }
    return r.finish();
}

Read<OccupancyRecord> read_occupancies(const SourceSpec& spec, const ReadContext& context) {
    Reader<OccupancyRecord> r(spec, context, parts_of(Role::occupancies), "occupancies table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        OccupancyRecord record{r.table().row(), r.string("premises_id"), r.string("practice"),
                               word(r, "role", kOccupancyRoles, model::OccupancyRole::main), share(r, "list_share")};
        r.keep(std::move(record));
    }
    return r.finish();
}

}  // namespace merestone::io
