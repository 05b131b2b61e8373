// Our own tables of hubs: their week as booked, and whose patients may use them since when.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

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
        s.clinicians = amount(r, "clinicians");
        s.slots = r.whole("slots", Severity::warning);
        s.booked = r.whole("booked", Severity::warning);
        s.attended = r.whole("attended", Severity::warning);
        s.source = r.string("source");
        if (s.slots && s.booked && *s.booked > *s.slots)
            r.problem(Severity::warning, "more-than-there-is", "booked", "more is booked than there are slots", "Check both numbers.");
        if (s.booked && s.attended && *s.attended > *s.booked)
            r.problem(Severity::warning, "more-than-there-is", "attended", "more people came than were booked", "Check both numbers.");
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
