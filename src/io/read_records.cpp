// Our own tables of what planners write down and measure: records of localities, risks, and indicators of practices.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr double kFootsWithin = 0.005;  // half a per cent: shares written with two decimals

// A score of a risk: consequence times likelihood, each 1 to 5.
template <typename R>
std::optional<int> score(R& r, const char* part) {
    const auto value = r.whole(part, Severity::warning);
    if (!value) return {};
    if (*value >= 1 && *value <= 25) return static_cast<int>(*value);
    r.problem(Severity::warning, "score-out-of-range", part, "a score is consequence times likelihood, 1 to 25; it counts as not known",
              "Mend the cell.");
    return {};
}

}  // namespace

Read<LocalityRecordRecord> read_locality_records(const SourceSpec& spec, const ReadContext& context) {
    static constexpr std::array<std::pair<const char*, const char*>, 4> kStatus = {
        {{"draft", "draft"}, {"agreed", "agreed"}, {"pilot", "pilot"}, {"live", "live"}}};
    Reader<LocalityRecordRecord> r(spec, context, parts_of(Role::locality_records), "locality records table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::LocalityRecord l;
        l.scenario = r.string("scenario");
        l.locality = r.string("locality");
        l.status = word(r, "status", kStatus, kStatus[0].second);
        l.date = date(r, "date");
        l.note = r.string("note");
        l.prevention_share = share(r, "prevention_share");
        l.planned_share = share(r, "planned_share");
        l.unplanned_share = share(r, "unplanned_share");
        if (l.prevention_share && l.planned_share && l.unplanned_share &&
            std::abs(*l.prevention_share + *l.planned_share + *l.unplanned_share - 1.0) > kFootsWithin)
            r.problem(Severity::warning, "totals-do-not-foot", "prevention_share",
                      "the shares of prevention, planned and unplanned do not add up to 1; they are shown as they stand",
                      "Mend the three shares.");
        if (l.scenario.empty() || l.locality.empty()) r.skip("no scenario or no locality");
        else r.keep({r.table().row(), std::move(l)});
    }
    return r.finish();
}

Read<RiskRecord> read_risks(const SourceSpec& spec, const ReadContext& context) {
    static const std::set<std::string, std::less<>> kKinds = {"locality", "premises", "practice", "hub", "plan"};
    Reader<RiskRecord> r(spec, context, parts_of(Role::risks), "risks table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        model::Risk risk;
        risk.scenario = r.string("scenario");
        risk.subject_kind = word_of(r.text("subject_kind"));
        risk.subject = r.string("subject");
        risk.title = r.string("risk");
        risk.score_before = score(r, "score_before");
        risk.score_after = score(r, "score_after");
        risk.owner = r.string("owner");
        risk.note = r.string("note");
        if (risk.title.empty()) {
            r.skip("no risk");
            continue;
        }
        if (!kKinds.contains(risk.subject_kind)) {
            r.problem(Severity::warning, "unknown-word", "subject_kind",
                      "a risk is of a locality, premises, practice, hub or the plan; the row is not used", "Mend the cell.");
            r.skip("unknown subject_kind");
            continue;
        }
        if (risk.score_before && risk.score_after && *risk.score_after > *risk.score_before)
            r.problem(Severity::warning, "more-than-there-is", "score_after", "the risk is higher after controls than before",
                      "Check both scores.");
        r.keep({r.table().row(), std::move(risk)});
    }
    return r.finish();
}

Read<IndicatorRecord> read_indicators(const SourceSpec& spec, const ReadContext& context) {
    Reader<IndicatorRecord> r(spec, context, parts_of(Role::indicators), "indicator by practice");
    if (!r.ready()) return r.finish();
    if (!r.has("value") && !(r.has("numerator") && r.has("denominator"))) {
        r.error("column-missing", "value", "", "the table has neither a value nor a numerator and denominator", "Name them in `columns`.");
        return r.finish();
    }
    while (r.next()) {
        model::IndicatorValue v;
        v.numerator = r.number("numerator");
        v.denominator = amount(r, "denominator");
        v.value = r.number("value");
        if (v.denominator && *v.denominator == 0) {
            r.problem(Severity::warning, "denominator-zero", "denominator", "nothing can be divided by nobody; the row has no value",
                      "Check the number.");
            v.denominator.reset();
        }
        v.numerator = within(r, "numerator", v.numerator, ranges::kNumerator);
        v.denominator = within(r, "denominator", v.denominator, ranges::kDenominator);
        v.value = within(r, "value", v.value, ranges::kMeasured);
        if (r.text("practice").empty()) r.skip("no practice code");
        else if (!v.value && !(v.numerator && v.denominator)) r.skip("value not known");
        else r.keep({r.table().row(), r.string("practice"), v});
    }
    return r.finish();
}

}  // namespace merestone::io
