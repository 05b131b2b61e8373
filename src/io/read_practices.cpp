// NHS ODS practices and branches (27 positions, no header), or our own tables.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

const std::map<std::string, std::size_t> kOds = {
    {"code", 0},     {"name", 1},       {"address1", 4},    {"address2", 5}, {"address3", 6},      {"address4", 7}, {"address5", 8},
    {"postcode", 9}, {"open_date", 10}, {"close_date", 11}, {"status", 12},  {"commissioner", 14}, {"setting", 25}};

// The published layout has no header: 27 cells, the first a code, the eleventh a date.
bool is_ods(const SourceSpec& spec, const ReadContext& context) {
    model::LayerInfo info;
    model::Problems problems;
    const auto table = Table::open(spec, context, info, problems);
    if (!table || table->width() < 26) return false;
    const auto& first = table->first();
    return !first.empty() && iso_date(first[10]).size() == 10 && base::tidy_postcode(first[9]).size() >= 6;
}

template <typename R>
PracticeRecord record_of(R& r) {
    PracticeRecord p;
    p.row = r.table().row();
    p.code = r.string("code");
    p.name = r.string("name");
    for (const char* part : {"address1", "address2", "address3", "address4", "address5"})
        if (!r.text(part).empty()) p.address += (p.address.empty() ? "" : ", ") + r.string(part);
    const std::string tidy = base::tidy_postcode(r.text("postcode"));
    p.postcode = tidy.empty() ? r.string("postcode") : tidy;
    p.open_date = date(r, "open_date");
    p.close_date = date(r, "close_date");
    p.status = r.string("status");
    p.commissioner = r.string("commissioner");
    p.setting = r.string("setting");
    p.at = r.easting_northing();
    return p;
}

// Why a site does not count at the plan's date; empty: it does.
std::string why_not(const PracticeRecord& p, const std::string& as_at) {
    if (!p.open_date.empty() && p.open_date > as_at) return "opens after the plan's date";
    if (!p.close_date.empty() && p.close_date <= as_at) return "closed by the plan's date";
    if (p.status == "D") return "dormant";
    if (p.status == "P") return "only proposed";
    if (p.status == "C" && p.close_date.empty()) return "closed, date not given";
    return {};
}

void check_row(Reader<PracticeRecord>& r, const PracticeRecord& p) {
    if (p.postcode.empty() && !p.at)
        r.problem(model::Severity::warning, "missing-postcode", "postcode", p.code + " has neither postcode nor coordinates",
                  "Give one of them.");
}

}  // namespace

Read<PracticeRecord> read_practices(const SourceSpec& spec, const ReadContext& context) {
    const bool ods = spec.columns.empty() && is_ods(spec, context);
    Reader<PracticeRecord> r = ods ? Reader<PracticeRecord>(spec, context, kOds, 26, "ODS practices (epraccur)")
                                   : Reader<PracticeRecord>(spec, context, parts_of(Role::practices), "practices table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        PracticeRecord p = record_of(r);
        if (p.code.empty()) {
            r.skip("no code");
            continue;
        }
        if (ods && p.setting != "4") {
            r.skip("not a GP practice (prescribing setting " + (p.setting.empty() ? "empty" : p.setting) + ")");
            continue;
        }
        if (const std::string why = why_not(p, context.as_at); !why.empty()) {
            r.skip(why);
            continue;
        }
        check_row(r, p);
        r.keep(std::move(p));
    }
    return r.finish();
}

Read<PracticeRecord> read_branches(const SourceSpec& spec, const ReadContext& context) {
    const bool ods = spec.columns.empty() && is_ods(spec, context);
    auto positions = kOds;
    positions.erase("commissioner");
    positions.erase("status");
    positions.erase("setting");
    positions["parent"] = 14;
    Reader<PracticeRecord> r = ods ? Reader<PracticeRecord>(spec, context, positions, 15, "ODS branches (ebranchs)")
                                   : Reader<PracticeRecord>(spec, context, parts_of(Role::branches), "branches table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        PracticeRecord p = record_of(r);
        p.parent = r.string("parent");
        if (p.code.empty() || p.parent.empty()) r.skip("no code or no practice");
        else if (const std::string why = why_not(p, context.as_at); !why.empty()) r.skip(why);
        else {
            check_row(r, p);
            r.keep(std::move(p));
        }
    }
    return r.finish();
}

}  // namespace merestone::io
