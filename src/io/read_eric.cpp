// The trusts' Estates Returns Information Collection, site level (NHS England; GOV.UK "ERIC"): hospitals, community hospitals and what else
// trusts hold, with floor area, how it is used, and backlog maintenance by risk band. Headers change from year to year and may stand below
// titles and groups of columns; they are matched by how they begin.
//
// "Un-utilised space" of the returns up to 2013-14 is not read: they do not say which of it is empty and which under-used.
//
// ERIC is of trusts, never of GP premises. It holds no coordinates, and lumps small sites together ("AGGREGATE SITE").
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

constexpr std::size_t kHeaderWithin = 10;

// Site types as the returns of 2013 to 2017 word them: "7. Community hospital (with inpatient beds)", "SHORT TERM NON-ACUTE HOSPITAL",
// "TREATMENT CENTRE". Whatever is not plainly a hospital is other.
model::PremisesKind kind_of(std::string_view type) {
    const std::string t = base::lower(type);
    const auto holds = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&](const char* w) { return t.find(w) != std::string::npos; });
    };
    if (holds({"community hospital"})) return model::PremisesKind::community_hospital;
    if (holds({"aggregate", "support", "non-hospital", "non hospital", "non in-patient", "non inpatient", "not reported", "unreported"}))
        return model::PremisesKind::other;
    if (holds({"hospital", "acute", "mental health", "learning disab", "inpatient", "in-patient"})) return model::PremisesKind::hospital;
    return model::PremisesKind::other;
}

// The first financial year that a text names: "2016-17", "ERIC_2013-14_trust.XLS".
std::optional<base::Year> year_in(std::string_view text) {
    for (std::size_t i = 0; i + 7 <= text.size(); ++i)
        if (const auto y = year_of(text.substr(i, 7))) return y;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i)
        if (const auto y = year_of(text.substr(i, 4)); y && y->first >= 1990 && y->first <= 2100) return y;
    return {};
}

// Of a workbook with several sheets: the one of sites.
std::string site_sheet(const SourceSpec& spec) {
    const std::vector<std::string> names = Table::layers_of(spec);
    if (names.size() < 2) return {};
    for (const std::string& name : names)
        if (base::lower(name).find("site") != std::string::npos) return name;
    return {};
}

// The same returns are also published a row a trust: a header that names organisations and no sites.
bool is_of_whole_trusts(const SourceSpec& spec, const ReadContext& context) {
    model::LayerInfo info;
    model::Problems problems;
    const auto table = Table::open(spec, context, info, problems);
    if (!table) return false;
    bool sites = false;
    return table->find_header(
               [&](const std::vector<std::string>& cells) {
                   const auto has = [&](const char* name) {
                       return std::any_of(cells.begin(), cells.end(), [&](const auto& c) { return base::header_key(c) == name; });
                   };
                   sites = has("sitecode");
                   return has("organisationcode") || has("trustcode");
               },
               kHeaderWithin) &&
           !sites;
}

// "column-missing" a part says less than what the file is.
Read<EricRecord> refused(Read<EricRecord> read) {
    std::erase_if(read.problems, [](const model::Problem& p) { return p.rule == "column-missing"; });
    read.problems.push_back({model::Severity::error, "trusts-not-sites", read.info.file, 0, "Site Code", "",
                             "this return has a row a trust, not a row a site, so it says nothing of any one building",
                             "Give the site file or sheet of the same year's ERIC; its header has \"Site Code\"."});
    return read;
}

template <typename R>
std::optional<double> percent(R& r, const char* part) {
    const auto value = amount(r, part);
    if (value && *value > 100) {
        r.problem(model::Severity::warning, "percent-over-100", part, "a part is more than the whole; it counts as not known",
                  "Ask the trust.");
        return {};
    }
    return value;
}

}  // namespace

Read<EricRecord> read_eric(const SourceSpec& spec, const ReadContext& context) {
    using model::BacklogRisk;
    static constexpr std::array<std::pair<const char*, BacklogRisk>, 4> kBands = {{{"high", BacklogRisk::high},
                                                                                   {"significant", BacklogRisk::significant},
                                                                                   {"moderate", BacklogRisk::moderate},
                                                                                   {"low", BacklogRisk::low}}};
    SourceSpec source = spec;
    if (source.layer.empty()) source.layer = site_sheet(spec);
    auto price_base = year_in(spec.vintage);
    if (!price_base) price_base = year_in(spec.file.filename().string());
    const std::string basis = "ERIC" + (price_base ? " " + base::to_string(*price_base) : std::string());
    Reader<EricRecord> r(source, context, parts_of(Role::eric), "ERIC site data", kHeaderWithin);
    if (!r.ready()) return spec.columns.empty() && is_of_whole_trusts(source, context) ? refused(r.finish()) : r.finish();
    if (!price_base)
        r.warn("price-base-unknown", "vintage", spec.vintage, "nothing says of which year this return is, so its costs have no price base",
               "Give the source's vintage, such as \"2016-17\".");
    while (r.next()) {
        EricRecord e;
        e.row = r.table().row();
        e.organisation = r.string("organisation");
        model::Premises& p = e.premises;
        p.id = r.string("site");
        p.name = r.string("site_name");
        p.landlord = r.string("organisation_name");
        p.tenure = r.string("tenure");
        p.kind = kind_of(r.text("site_type"));
        p.gia_m2 = amount(r, "gia_m2", ranges::kArea);
        p.empty_pct = percent(r, "empty_pct");
        p.underused_pct = percent(r, "underused_pct");
        p.unsuitable_pct = percent(r, "unsuitable_pct");
        p.basis = basis;
        for (const auto& [part, risk] : kBands)
            if (const auto cost = pounds(r, part, ranges::kBuildingPounds)) p.backlog.push_back({risk, *cost, price_base, {}, "", basis});
        if (p.id.empty() || r.is_unknown("site")) r.skip("no site code");
        else r.keep(std::move(e));
    }
    return r.finish();
}

}  // namespace merestone::io
