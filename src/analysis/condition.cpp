#include "analysis/condition.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

using Row = const model::FacetRating*;

// The later one; of one date the worse: D after C after B, and a letter with X is worse than without. Then the dearer, so that the order of
// rows in a file reaches nothing.
bool stands_behind(Row a, Row b) {
    const auto key = [](Row row) { return std::tuple(row->survey_date, letter_of(*row), row->cost_to_b_gbp, row->price_base); };
    return key(a) < key(b);
}

// The rated rows of a facet that stand: the whole's, or else the latest of each element, by element.
std::vector<Row> standing_rows(const model::Premises& building, model::Facet facet) {
    Row whole = nullptr;
    std::map<std::string_view, Row> elements;
    for (const model::FacetRating& row : building.facets) {
        if (row.facet != facet || base::trim(row.rating).empty()) continue;
        Row& latest = row.element.empty() ? whole : elements[row.element];
        if (latest == nullptr || stands_behind(latest, &row)) latest = &row;
    }
    if (whole != nullptr) return {whole};
    std::vector<Row> out;
    for (const auto& [element, row] : elements) out.push_back(row);
    return out;
}

std::vector<Row> cost_rows(const model::Premises& building, const StandingFacet& standing) {
    const bool of_whole = standing.rows.size() == 1 && standing.rows.front()->element.empty();
    if (of_whole && standing.rows.front()->cost_to_b_gbp) return standing.rows;
    std::vector<Row> out;
    if (!of_whole) {
        std::copy_if(standing.rows.begin(), standing.rows.end(), std::back_inserter(out),
                     [](Row row) { return row->cost_to_b_gbp.has_value(); });
        return out;
    }
    std::map<std::string_view, Row> elements;
    for (const model::FacetRating& row : building.facets) {
        if (row.facet != standing.facet || row.element.empty()) continue;
        if (!row.survey_date.empty() && row.survey_date < standing.survey_date) continue;  // of a survey that no longer stands
        Row& latest = elements[row.element];
        if (latest == nullptr || stands_behind(latest, &row)) latest = &row;
    }
    for (const auto& [element, row] : elements)
        if (row->cost_to_b_gbp) out.push_back(row);
    return out;
}

}  // namespace

std::string letter_of(const model::FacetRating& row) {
    std::string letter(base::trim(row.rating));
    for (char& c : letter)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return letter;
}

std::vector<StandingFacet> standing_facets(const model::Premises& building) {
    std::vector<StandingFacet> out;
    if (building.facets.empty()) return out;
    for (int f = 0; f <= static_cast<int>(model::Facet::environment); ++f) {
        StandingFacet standing;
        standing.facet = static_cast<model::Facet>(f);
        standing.rows = standing_rows(building, standing.facet);
        if (standing.rows.empty()) continue;
        const auto worst =
            std::max_element(standing.rows.begin(), standing.rows.end(), [](Row a, Row b) { return letter_of(*a) < letter_of(*b); });
        standing.rating = letter_of(**worst);
        standing.element = (*worst)->element;
        for (const Row row : standing.rows) {
            standing.survey_date = std::max(standing.survey_date, row->survey_date);
            if (standing.facet != model::Facet::space || letter_of(*row) == letter_of(**worst)) continue;
            standing.rating = "mixed";
            standing.element.clear();
        }
        standing.costs = cost_rows(building, standing);
        out.push_back(std::move(standing));
    }
    return out;
}

bool fails(model::Facet facet, std::string_view rating) noexcept {
    if (rating.empty()) return false;
    if (facet == model::Facet::space) return rating != "F";
    return rating.front() == 'C' || rating.front() == 'D';
}

}  // namespace merestone::analysis
