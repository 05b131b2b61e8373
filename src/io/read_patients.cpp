// Registered patients: lists, where they live, and which network a practice is in; and small tables keyed by practice.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

bool is_all(std::string_view text) { return text.empty() || base::lower(text) == "all"; }

}  // namespace

Read<ListRecord> read_lists(const SourceSpec& spec, const ReadContext& context) {
    Reader<ListRecord> r(spec, context, parts_of(Role::lists), "registered patients by practice");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        if (!is_all(r.text("sex")) || !is_all(r.text("age"))) r.skip("one sex or age of a practice");
        else if (!r.text("type").empty() && base::lower(r.text("type")) != "gp") r.skip("not a practice");
        else if (r.text("practice").empty()) r.skip("no practice code");
        else {
            const auto patients = count(r, "patients", ranges::kList);
            const auto weighted = amount(r, "weighted", ranges::kList);
            r.keep({r.table().row(), r.string("practice"), patients, date(r, "date"), base::tidy_postcode(r.text("postcode")),
                    r.string("commissioner"), weighted});
        }
    }
    return r.finish();
}

Read<FlowRecord> read_flows(const SourceSpec& spec, const ReadContext& context) {
    Reader<FlowRecord> r(spec, context, parts_of(Role::flows), "patients by practice and zone");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        if (!is_all(r.text("sex"))) {
            r.skip("one sex of a practice and zone");
            continue;
        }
        const auto patients = count(r, "patients", ranges::kList);
        if (r.text("practice").empty()) r.skip("no practice code");
        else if (!patients) r.skip("patients not known");
        else r.keep({r.table().row(), r.string("practice"), r.string("zone"), *patients});
    }
    return r.finish();
}

Read<NetworkRecord> read_networks(const SourceSpec& spec, const ReadContext& context) {
    Reader<NetworkRecord> r(spec, context, parts_of(Role::networks), "practice to network map");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        NetworkRecord record{r.table().row(), r.string("practice"), r.string("network"), r.string("name"), date(r, "end_date")};
        const std::string code = base::lower(record.network);
        if (record.practice.empty()) r.skip("no practice code");
        else if (code.empty() || code == "u" || code.starts_with("not ") || code.starts_with("unallocated")) r.skip("in no network");
        else r.keep(std::move(record));
    }
    return r.finish();
}

Read<AssignmentRecord> read_assignment(const SourceSpec& spec, const ReadContext& context) {
    Reader<AssignmentRecord> r(spec, context, parts_of(Role::assignment), "practices of a proposed grouping");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const bool nobody = r.text("practice").empty();
        const bool nowhere = r.text("locality").empty();
        if (nobody || nowhere) {
            r.skip("no practice or no locality");
            if (nobody != nowhere)
                r.problem(
                    model::Severity::warning, "half-a-row", nobody ? "practice" : "locality",
                    nobody ? "a locality without a practice: this row is left out" : "this practice has no locality: the row is left out",
                    nobody ? "Give the practice's code." : "Say which locality it belongs to.");
        } else r.keep({r.table().row(), r.string("practice"), r.string("locality")});
    }
    return r.finish();
}

}  // namespace merestone::io
