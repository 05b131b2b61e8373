#include "analysis/condition.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "base/text.hpp"

namespace merestone::analysis {

std::vector<model::FacetRating> standing_facets(const model::Premises& building) {
    std::vector<model::FacetRating> out;
    for (int f = 0; f <= static_cast<int>(model::Facet::environment); ++f) {
        const auto facet = static_cast<model::Facet>(f);
        const auto take = [&](bool whole) {
            std::map<std::string, model::FacetRating> latest;  // by element
            for (const model::FacetRating& r : building.facets) {
                if (r.facet != facet || r.element.empty() != whole || base::trim(r.rating).empty()) continue;
                const auto [at, fresh] = latest.emplace(r.element, r);
                if (!fresh && std::tie(at->second.survey_date, at->second.rating) < std::tie(r.survey_date, r.rating)) at->second = r;
            }
            // D after C after B; a letter with X is worse than without.
            const auto worst = std::max_element(latest.begin(), latest.end(),
                                                [](const auto& a, const auto& b) { return a.second.rating < b.second.rating; });
            if (worst == latest.end()) return false;
            out.push_back(worst->second);
            return true;
        };
        if (!take(true)) (void)take(false);
    }
    return out;
}

bool fails(const model::FacetRating& rating) {
    if (rating.rating.empty()) return false;
    if (rating.facet == model::Facet::space) return rating.rating != "F";
    return rating.rating.front() == 'C' || rating.rating.front() == 'D';
}

}  // namespace merestone::analysis
