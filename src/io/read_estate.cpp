// Our own tables of the estate (columns in the README of this room): premises, who uses them, their condition, hubs' weeks, schemes,
// trajectories.
#include <array>

#include "io/dates.hpp"
#include "io/reader.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

// Not below zero; otherwise a problem and unknown.
template <typename R>
std::optional<double> amount(R& r, const char* part) {
    const auto value = r.number(part);
    if (value && *value < 0) {
        r.problem(Severity::error, "negative", part, "this cannot be below zero", "Mend the cell.");
        return {};
    }
    return value;
}

template <typename R>
std::optional<base::Year> year(R& r, const char* part) {
    if (r.is_unknown(part)) return {};
    const auto value = year_of(r.text(part));
    if (!value)
        r.problem(Severity::warning, "not-a-year", part, "this is no financial year; it counts as not known", "Write 2017 or 2017/18.");
    return value;
}

}  // namespace

Read<PremisesRecord> read_premises(const SourceSpec& spec, const ReadContext& context) {
    Reader<PremisesRecord> r(spec, context, parts_of(Role::premises), "premises table");
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
        p.at = r.easting_northing();
        p.rooms_ce = amount(r, "rooms_ce");
        p.rooms_treatment = amount(r, "rooms_treatment");
        p.nia_m2 = amount(r, "nia_m2");
        p.gia_m2 = amount(r, "gia_m2");
        p.hours_week = amount(r, "hours_week");
        if (p.hours_week && (*p.hours_week == 0 || *p.hours_week > 168)) {
            r.problem(Severity::warning, "hours-out-of-range", "hours_week", "a week has 168 hours; this counts as not known",
                      "Mend the cell.");
            p.hours_week.reset();
        }
        p.basis = r.string("basis");
        if (p.id.empty()) r.skip("no premises_id");
        else r.keep(std::move(record));
    }
    return r.finish();
}

Read<OccupancyRecord> read_occupancies(const SourceSpec& spec, const ReadContext& context) {
    Reader<OccupancyRecord> r(spec, context, parts_of(Role::occupancies), "occupancies table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        OccupancyRecord record{r.table().row(), r.string("premises_id"), r.string("practice"), model::OccupancyRole::main,
                               amount(r, "list_share")};
        const std::string role = base::lower(r.text("role"));
        if (role == "branch") record.role = model::OccupancyRole::branch;
        else if (role == "shared") record.role = model::OccupancyRole::shared;
        else if (!role.empty() && role != "main")
            r.problem(Severity::warning, "unknown-word", "role", "a role is main, branch or shared; it counts as main", "Mend the cell.");
        if (record.list_share && *record.list_share > 1.0)
            r.problem(Severity::error, "share-over-one", "list_share", "a share is 0 to 1", "Mend the cell.");
        r.keep(std::move(record));
    }
    return r.finish();
}

Read<FacetRecord> read_facets(const SourceSpec& spec, const ReadContext& context) {
    static constexpr std::array<const char*, 6> kFacets = {"physical", "functional", "space", "quality", "statutory", "environment"};
    Reader<FacetRecord> r(spec, context, parts_of(Role::facets), "facets table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const std::string facet = base::lower(r.text("facet"));
        const auto at = std::find(kFacets.begin(), kFacets.end(), facet);
        if (at == kFacets.end()) {
            r.problem(Severity::warning, "unknown-word", "facet",
                      "a facet is physical, functional, space, quality, statutory or environment", "Mend the cell.");
            r.skip("unknown facet");
            continue;
        }
        const auto kind = static_cast<model::Facet>(at - kFacets.begin());
        std::string rating = r.string("rating");
        for (char& c : rating)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        static const std::set<std::string> kLetters = {"A", "B", "C", "D", "CX", "DX"};
        static const std::set<std::string> kSpace = {"E", "U", "F", "O"};
        if (!(kind == model::Facet::space ? kSpace : kLetters).contains(rating)) {
            r.problem(Severity::warning, "unknown-word", "rating",
                      kind == model::Facet::space ? "space is rated E, U, F or O" : "a facet is rated A, B, C, D, CX or DX",
                      "Mend the cell.");
            r.skip("unknown rating");
            continue;
        }
        r.keep({r.table().row(), r.string("premises_id"), {kind, rating, r.string("survey_date"), r.string("source")}});
    }
    return r.finish();
}

Read<HubSessionRecord> read_hub_week(const SourceSpec& spec, const ReadContext& context) {
    Reader<HubSessionRecord> r(spec, context, parts_of(Role::hub_week), "hub week table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::HubSession s{r.string("hub"),  r.string("weekday"), r.string("start"),   r.string("end"),   amount(r, "clinicians"),
                            r.whole("slots"), r.whole("booked"),   r.whole("attended"), r.string("source")};
        if (s.slots && s.booked && *s.booked > *s.slots)
            r.problem(Severity::warning, "more-than-there-is", "booked", "more is booked than there are slots", "Check both numbers.");
        if (s.booked && s.attended && *s.attended > *s.booked)
            r.problem(Severity::warning, "more-than-there-is", "attended", "more people came than were booked", "Check both numbers.");
        r.keep({r.table().row(), std::move(s)});
    }
    return r.finish();
}

Read<SchemeRecord> read_schemes(const SourceSpec& spec, const ReadContext& context) {
    Reader<SchemeRecord> r(spec, context, parts_of(Role::schemes), "schemes table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::Scheme s;
        s.id = r.string("scheme_id");
        s.name = r.string("name");
        s.kind = r.string("kind");
        s.premises = r.string("premises_id");
        s.start_year = year(r, "start_year");
        s.opens_year = year(r, "opens_year");
        s.rooms_added = r.number("rooms_added");
        s.nia_added_m2 = r.number("nia_added_m2");
        s.cost_gbp = r.whole("cost_gbp");
        s.status = r.string("status");
        s.source = r.string("source");
        if (s.id.empty()) r.skip("no scheme_id");
        else r.keep({r.table().row(), std::move(s)});
    }
    return r.finish();
}

Read<TrajectoryRecord> read_trajectories(const SourceSpec& spec, const ReadContext& context) {
    Reader<TrajectoryRecord> r(spec, context, parts_of(Role::trajectories), "trajectories table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const auto when = year(r, "year");
        const auto homes = amount(r, "homes");
        if (!when || !homes) r.skip("year or homes not known");
        else r.keep({r.table().row(), r.string("site"), *when, *homes});
    }
    return r.finish();
}

}  // namespace merestone::io
