// The condition of buildings, and the sites that trusts report on.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

// A site's place is that of a point of the plan with the same code: the returns hold none.
void Assembly::trusts_sites() {
    const model::LayerInfo& layer = tables_.eric.info;
    auto& rows = tables_.eric.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const EricRecord& a, const EricRecord& b) {
        return std::tie(a.premises.id, a.organisation, a.row) < std::tie(b.premises.id, b.organisation, b.row);
    });
    std::map<std::string, int> trusts_of;  // a site's code, how many trusts use it: "AGGRE" stands for many small sites of each
    const EricRecord* before = nullptr;
    for (const EricRecord& row : rows) {
        if (before == nullptr || before->premises.id != row.premises.id || before->organisation != row.organisation)
            ++trusts_of[row.premises.id];
        before = &row;
    }
    std::map<std::string, geo::Point> points;
    for (const PointsRead& source : tables_.points)
        for (const PointRecord& row : source.read.rows)
            if (const auto [at, first] = points.emplace(row.id, row.at); !first) at->second = std::min(at->second, row.at);
    std::map<std::string, std::size_t> number;
    for (std::size_t i = 0; i < plan_.premises.size(); ++i) number.emplace(plan_.premises[i].id, i);
    std::map<std::string, std::int64_t> row_of;
    std::int64_t without_place = 0;
    for (EricRecord& row : rows) {
        model::Premises site = std::move(row.premises);
        if (trusts_of[site.id] > 1) site.id = row.organisation + "-" + site.id;
        if (const auto [at, first] = row_of.emplace(site.id, row.row); !first) {
            add(Severity::warning, "duplicate-key", layer, row.row, "Site Code", site.id,
                fmt::format("row {} already gives this site; the first is used", at->second), "Keep one of them.");
            continue;
        }
        if (const auto at = points.find(site.id); at != points.end()) site.at = at->second;
        if (site.at) site.zone = zone_at(*site.at);
        if (const auto known = number.find(site.id); known != number.end()) {  // the plan's own table knows better what it says
            model::Premises& own = plan_.premises[known->second];
            if (!own.gia_m2) own.gia_m2 = site.gia_m2;
            if (own.landlord.empty()) own.landlord = site.landlord;
            own.empty_pct = site.empty_pct;
            own.underused_pct = site.underused_pct;
            own.unsuitable_pct = site.unsuitable_pct;
            own.backlog = std::move(site.backlog);
            if (!own.at) {
                own.at = site.at;
                own.zone = site.zone;
            }
            continue;
        }
        if (!site.at) ++without_place;
        plan_.premises.push_back(std::move(site));
    }
    if (without_place > 0)
        add(Severity::warning, "empty-point", layer, 0, "Site Code", std::to_string(without_place),
            fmt::format("{} of {} sites have no position: the returns hold none, and no point of the plan has their code", without_place,
                        row_of.size()),
            "Add a [[sources.points]] layer whose ids are site codes; until then these sites are in the totals but not on the map.");
    std::sort(plan_.premises.begin(), plan_.premises.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

// Ratings and backlog of premises that the plan has, from whatever table.
void Assembly::condition() {
    for (std::size_t i = 0; i < plan_.premises.size(); ++i) premises_number_.emplace(plan_.premises[i].id, i);
    auto& facets = tables_.facets.rows;
    std::stable_sort(facets.begin(), facets.end(), [](const FacetRecord& a, const FacetRecord& b) {
        return std::tie(a.premises, a.rating.facet, a.rating.element, a.rating.survey_date, a.row) <
               std::tie(b.premises, b.rating.facet, b.rating.element, b.rating.survey_date, b.row);
    });
    std::map<std::tuple<std::string, model::Facet, std::string, std::string>, std::int64_t> row_of;
    for (FacetRecord& row : facets) {
        const auto [first, fresh] =
            row_of.emplace(std::tuple(row.premises, row.rating.facet, row.rating.element, row.rating.survey_date), row.row);
        if (!fresh) {
            add(Severity::warning, "duplicate-key", tables_.facets.info, row.row, "rating", row.rating.rating,
                fmt::format("row {} already rates this facet of {} at that date; that one is used", first->second,
                            row.premises.substr(0, 80)),
                "Keep one of them.");
            continue;
        }
        const auto at = premises_number_.find(row.premises);
        if (at == premises_number_.end())
            add(Severity::warning, "premises-unmatched", tables_.facets.info, row.row, "premises_id", row.premises,
                "no premises has this id, so the rating is not used", "Check the id.");
        else plan_.premises[at->second].facets.push_back(std::move(row.rating));
    }
    auto& backlog = tables_.backlog.rows;
    std::stable_sort(backlog.begin(), backlog.end(), [](const BacklogRecord& a, const BacklogRecord& b) {
        return std::tie(a.premises, a.backlog.risk, a.backlog.element, a.row) <
               std::tie(b.premises, b.backlog.risk, b.backlog.element, b.row);
    });
    for (BacklogRecord& row : backlog) {
        const auto at = premises_number_.find(row.premises);
        if (at == premises_number_.end()) unmatched(tables_.backlog.info, "premises-unmatched", row.row, "premises_id", row.premises);
        else plan_.premises[at->second].backlog.push_back(std::move(row.backlog));
    }
}

}  // namespace merestone::io
