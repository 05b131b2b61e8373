#include "analysis/condition.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

using Row = const model::FacetRating*;

// The later one; of one date the worse: D after C after B, and a letter with X is worse than without.
bool stands_behind(Row a, Row b) { return std::tuple(a->survey_date, letter_of(*a)) < std::tuple(b->survey_date, letter_of(*b)); }

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
    std::map<std::string_view, Row> elements;
    for (const model::FacetRating& row : building.facets) {
        if (row.facet != standing.facet || row.element.empty() || !row.cost_to_b_gbp) continue;
        if (!row.survey_date.empty() && row.survey_date < standing.survey_date && of_whole) continue;  // of a survey that no longer stands
        Row& latest = elements[row.element];
        if (latest == nullptr || stands_behind(latest, &row)) latest = &row;
    }
    std::vector<Row> out;
    for (const auto& [element, row] : elements)
        if (of_whole || std::find(standing.rows.begin(), standing.rows.end(), row) != standing.rows.end()) out.push_back(row);
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
