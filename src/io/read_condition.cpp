// Our own tables of the condition of buildings: six-facet surveys (Estatecode's letters) and backlog maintenance by risk band.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

constexpr std::array<const char*, 6> kFacets = {"physical", "functional", "space", "quality", "statutory", "environment"};

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

bool says_not_surveyed(std::string_view text) {
    const std::string key = base::header_key(text);
    return key == "notsurveyed" || key == "unsurveyed";
}

}  // namespace

Read<FacetRecord> read_facets(const SourceSpec& spec, const ReadContext& context) {
    static const std::set<std::string, std::less<>> kLetters = {"A", "B", "C", "D", "CX", "DX"};
    static const std::set<std::string, std::less<>> kSpace = {"E", "U", "F", "O"};
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
        model::FacetRating rating;
        rating.facet = static_cast<model::Facet>(at - kFacets.begin());
        if (!says_not_surveyed(r.text("rating"))) {
            rating.rating = upper(r.text("rating"));
            const bool space = rating.facet == model::Facet::space;
            if (!(space ? kSpace : kLetters).contains(rating.rating)) {
                r.problem(Severity::warning, "unknown-word", "rating",
                          space ? "space is rated E, U, F or O, or is \"not surveyed\""
                                : "a facet is rated A, B, C, D, CX or DX, or is \"not surveyed\"",
                          "Mend the cell.");
                r.skip("unknown rating");
                continue;
            }
        }
        rating.survey_date = date(r, "survey_date", true);
        rating.source = r.string("source");
        rating.surveyor = r.string("surveyor");
        rating.element = r.string("element");
        rating.cost_to_b_gbp = pounds(r, "cost_to_b_gbp", ranges::kBuildingPounds);
        rating.price_base = year(r, "price_base");
        r.keep({r.table().row(), r.string("premises_id"), std::move(rating)});
    }
    return r.finish();
}

Read<BacklogRecord> read_backlog(const SourceSpec& spec, const ReadContext& context) {
    using model::BacklogRisk;
    static constexpr std::array<std::pair<const char*, BacklogRisk>, 4> kRisks = {{{"high", BacklogRisk::high},
                                                                                   {"significant", BacklogRisk::significant},
                                                                                   {"moderate", BacklogRisk::moderate},
                                                                                   {"low", BacklogRisk::low}}};
    Reader<BacklogRecord> r(spec, context, parts_of(Role::backlog), "backlog table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const std::string risk = word_of(r.text("risk"));
        const auto at = std::find_if(kRisks.begin(), kRisks.end(), [&](const auto& one) { return risk == one.first; });
        if (at == kRisks.end()) {
            r.problem(Severity::warning, "unknown-word", "risk",
                      "backlog is of high, significant, moderate or low risk; the row is not used", "Mend the cell.");
            r.skip("unknown risk");
            continue;
        }
        const auto cost = pounds(r, "cost_gbp", ranges::kBuildingPounds);
        if (!cost) {
            r.skip("cost not known");
            continue;
        }
        model::Backlog backlog;
        backlog.risk = at->second;
        backlog.cost_gbp = *cost;
        backlog.price_base = year(r, "price_base");
        backlog.remaining_life_years = amount(r, "remaining_life_years");
        if (backlog.remaining_life_years && *backlog.remaining_life_years == 0) {
            r.problem(Severity::warning, "life-of-nought", "remaining_life_years",
                      "no years are left to spread the cost over; it counts as not known", "Give the years, or raise the risk.");
            backlog.remaining_life_years.reset();
        }
        backlog.remaining_life_years = within(r, "remaining_life_years", backlog.remaining_life_years, ranges::kLifeYears);
        backlog.element = r.string("element");
        backlog.source = r.string("source");
        r.keep({r.table().row(), r.string("premises_id"), std::move(backlog)});
    }
    return r.finish();
}

}  // namespace merestone::io
