// Our own tables of schemes: what changes a building and when, the gates it passes, and its money by year.
#include "io/own_cells.hpp"
#include "io/readers.hpp"
#include "io/scheme_kinds.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr base::Pounds kLeastForBuilding_gbp = 2000;  // below it the number is likely thousands (our own limit)

using SchemeReader = Reader<SchemeRecord>;

void check(SchemeReader& r, model::Scheme& s) {
    if (!is_scheme_kind(s.kind)) r.problem(Severity::warning, "unknown-word", "kind", kSchemeKindUnknown, "Mend the cell.");
    if (s.start_year && s.opens_year && *s.opens_year < *s.start_year) {
        r.problem(Severity::warning, "ends-before-start", "start_year", "the scheme opens before it starts; its start counts as not known",
                  "Check both years.");
        s.start_year.reset();
    }
    if (s.start_year && s.forecast_opens_year && *s.forecast_opens_year < *s.start_year) {
        r.problem(Severity::warning, "ends-before-start", "forecast_opens_year",
                  "the scheme is expected to open before it starts; the forecast counts as not known", "Check both years.");
        s.forecast_opens_year.reset();
    }
    if ((s.kind == "extension" || s.kind == "new-build") && s.cost_gbp && *s.cost_gbp > 0 && *s.cost_gbp < kLeastForBuilding_gbp)
        r.problem(Severity::warning, "cost-in-thousands", "cost_gbp",
                  "nothing is built for so little: the number is likely in thousands; it is used as it stands", "Give whole pounds.");
    if (s.hours_week_after && !ranges::kHoursWeek.holds(*s.hours_week_after)) {
        r.problem(Severity::warning, "hours-out-of-range", "hours_week_after",
                  "a building opens 1 to 168 hours a week; this counts as not known", "Mend the cell.");
        s.hours_week_after.reset();
    }
}

}  // namespace

Read<SchemeRecord> read_schemes(const SourceSpec& spec, const ReadContext& context) {
    SchemeReader r(spec, context, parts_of(Role::schemes), "schemes table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::Scheme s;
        s.id = r.string("scheme_id");
        s.name = r.string("name");
        s.kind = word_of(r.text("kind"));
        s.premises = r.string("premises_id");
        s.practice = r.string("practice");
        s.moves_from = parts_between_semicolons(r.text("moves_from"));
        s.start_year = year(r, "start_year");
        s.opens_year = year(r, "opens_year");
        s.forecast_opens_year = year(r, "forecast_opens_year");
        s.rooms_added = within(r, "rooms_added", r.number("rooms_added"), ranges::kRoomsAdded);
        s.rooms_treatment_added = within(r, "rooms_treatment_added", r.number("rooms_treatment_added"), ranges::kRoomsAdded);
        s.nia_added_m2 = within(r, "nia_added_m2", r.number("nia_added_m2"), ranges::kAreaAdded);
        s.hours_week_after = amount(r, "hours_week_after");
        s.cost_gbp = pounds(r, "cost_gbp", ranges::kSchemePounds);
        s.price_base = year(r, "price_base");
        s.owner = r.string("owner");
        s.status = r.string("status");
        s.source = r.string("source");
        check(r, s);
        if (s.id.empty()) r.skip("no scheme_id");
        else r.keep({r.table().row(), std::move(s)});
    }
    return r.finish();
}

Read<SchemeGateRecord> read_scheme_gates(const SourceSpec& spec, const ReadContext& context) {
    Reader<SchemeGateRecord> r(spec, context, parts_of(Role::scheme_gates), "scheme gates table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::SchemeGate gate;
        gate.name = r.string("gate");
        gate.due_date = date(r, "due_date");
        gate.done_date = date(r, "done_date");
        gate.status = r.string("status");
        gate.owner = r.string("owner");
        if (r.text("scheme_id").empty() || gate.name.empty()) r.skip("no scheme_id or no gate");
        else r.keep({r.table().row(), r.string("scheme_id"), std::move(gate)});
    }
    return r.finish();
}

Read<SchemeMoneyRecord> read_scheme_money(const SourceSpec& spec, const ReadContext& context) {
    static constexpr std::array<const char*, 3> kStatus = {"secured", "bid", "expected"};
    Reader<SchemeMoneyRecord> r(spec, context, parts_of(Role::scheme_money), "scheme money table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const std::string side = word_of(r.text("side"));
        if (side != "cost" && side != "funding") {
            r.problem(Severity::warning, "unknown-word", "side", "money is a cost or funding; the row is not used", "Mend the cell.");
            r.skip("neither cost nor funding");
            continue;
        }
        const auto when = year(r, "year");
        const auto gbp = pounds(r, "gbp", ranges::kSchemePounds);
        if (!when || !gbp || r.text("scheme_id").empty()) {
            r.skip("no scheme_id, year or amount");
            continue;
        }
        model::SchemeMoney money{*when, side == "funding", r.string("source"), *gbp, word_of(r.text("status"))};
        if (!money.status.empty() && std::find(kStatus.begin(), kStatus.end(), money.status) == kStatus.end())
            r.problem(Severity::warning, "unknown-word", "status", "funding is secured, bid or expected; of another kind it is not secured",
                      "Mend the cell.");
        r.keep({r.table().row(), r.string("scheme_id"), std::move(money)});
    }
    return r.finish();
}

}  // namespace merestone::io
