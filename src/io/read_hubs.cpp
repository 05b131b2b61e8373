// Our own tables of hubs: their week as booked, and whose patients may use them since when.
#include "io/own_cells.hpp"
#include "io/readers.hpp"
#include "io/week_words.hpp"

namespace merestone::io {

Read<HubSessionRecord> read_hub_week(const SourceSpec& spec, const ReadContext& context) {
    using model::Severity;
    Reader<HubSessionRecord> r(spec, context, parts_of(Role::hub_week), "hub week table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::HubSession s;
        s.hub = r.string("hub");
        s.weekday = r.string("weekday");
        s.start = r.string("start");
        s.end = r.string("end");
        s.clinicians = amount(r, "clinicians", ranges::kClinicians);
        s.slots = count(r, "slots", ranges::kSlots);
        s.booked = count(r, "booked", ranges::kSlots);
        s.attended = count(r, "attended", ranges::kSlots);
        s.source = r.string("source");
        if (s.slots && s.booked && *s.booked > *s.slots)
            r.problem(Severity::warning, "more-than-there-is", "booked", "more is booked than there are slots", "Check both numbers.");
        if (s.booked && s.attended && *s.attended > *s.booked)
            r.problem(Severity::warning, "more-than-there-is", "attended", "more people came than were booked", "Check both numbers.");
        const auto day = weekday_of(s.weekday);
        const auto from = minutes_of(s.start);
        const auto to = minutes_of(s.end);
        if (!day)
            r.problem(Severity::warning, "unknown-word", "weekday", "this is no day of the week, so the row's hours count nowhere",
                      "Write Mon, Tue, Wed, Thu, Fri, Sat or Sun.");
        if (!from || !to || *from == *to)
            r.problem(Severity::warning, "not-a-time", from ? "end" : "start",
                      "these are no hours of a day, so the row's hours count nowhere", "Write 18:30, and an end after the start.");
        r.keep({r.table().row(), std::move(s)});
    }
    return r.finish();
}

Read<HubCoverRecord> read_hub_cover(const SourceSpec& spec, const ReadContext& context) {
    Reader<HubCoverRecord> r(spec, context, parts_of(Role::hub_cover), "hub cover table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        if (r.text("hub").empty() || r.text("practice").empty()) r.skip("no hub or no practice");
        else r.keep({r.table().row(), r.string("hub"), {r.string("practice"), date(r, "from_date")}});
    }
    return r.finish();
}

}  // namespace merestone::io
