#include "analysis/ranking.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include <fmt/format.h>

#include "analysis/condition.hpp"
#include "analysis/prices.hpp"

namespace merestone::analysis {
namespace {

using model::Measure;
using Parts = std::vector<std::optional<double>>;

constexpr const char* kRoomsReckoned = "consulting rooms lacking in the worst year, of those needed then: 100 where there are none";
constexpr const char* kSoonPremises =
    "100 where rooms or floor space are short now, less by the same step for each later year, 0 where neither runs short";
constexpr const char* kSoonLocalities =
    "100 where GPs, rooms or floor space are short now, less by the same step for each later year, 0 where none runs short";

std::vector<RankPart> parts_with_weights(const model::Plan& plan, std::initializer_list<RankPart> parts) {
    std::vector<RankPart> out(parts);
    for (RankPart& part : out) part.weight = plan.assumptions.value(fmt::format("rank_weight_{}", part.key));
    return out;
}

struct Score {
    double score = 0.0;
    double known = 0.0;  // weight
};
Score score_of(const Parts& parts, std::span<const double> weights) {
    Score out;
    for (std::size_t k = 0; k < parts.size(); ++k)
        if (parts[k]) {
            out.score += weights[k] * *parts[k];
            out.known += weights[k];
        }
    out.score = out.known > 0.0 ? 100.0 * out.score / out.known : 0.0;
    return out;
}

// \param ids to break ties by.
Ranking ranked(std::vector<RankPart> parts, const std::vector<Parts>& of, const std::vector<std::string_view>& ids) {
    Ranking out;
    out.parts = std::move(parts);
    std::vector<double> weights;
    for (const RankPart& part : out.parts) weights.push_back(part.weight);
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (score_of(of[i], weights).known > 0.0) places.push_back(i);
        else ++out.nothing_known;
    }
    const auto ranks_with = [&](std::span<const double> with) {
        std::vector<std::pair<double, std::size_t>> order;
        for (const std::size_t i : places) order.emplace_back(score_of(of[i], with).score, i);
        std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
            if (a.first != b.first) return a.first > b.first;
            return ids[a.second] < ids[b.second];
        });
        return order;
    };
    const auto order = ranks_with(weights);
    std::vector<std::size_t> best(of.size());
    std::vector<std::size_t> worst(of.size());
    const auto take = [&](const auto& list, bool first) {
        for (std::size_t r = 0; r < list.size(); ++r) {
            const std::size_t i = list[r].second;
            best[i] = first ? r + 1 : std::min(best[i], r + 1);
            worst[i] = first ? r + 1 : std::max(worst[i], r + 1);
        }
    };
    take(order, true);
    for (std::size_t k = 0; k < weights.size(); ++k)
        for (const double times : {0.0, 2.0}) {
            std::vector<double> with = weights;
            with[k] *= times;
            take(ranks_with(with), false);
        }
    for (std::size_t r = 0; r < order.size(); ++r) {
        const std::size_t i = order[r].second;
        out.rows.push_back({i, r + 1, order[r].first, all > 0.0 ? score_of(of[i], weights).known / all : 0.0, of[i], best[i], worst[i]});
    }
    return out;
}

// Short in the worst year / needed then; nothing where it is not known.
std::optional<double> short_share(std::span<const model::Needs> years, Measure measure) {
    std::optional<double> most;
    for (const model::Needs& needs : years) {
        const model::NeedHave& n = needs[static_cast<std::size_t>(measure)];
        if (!n.gap()) continue;
        const double share = *n.need() > 0.0 ? std::clamp(*n.gap() / *n.need(), 0.0, 1.0) : 0.0;
        most = std::max(most.value_or(0.0), share);
    }
    return most;
}

std::optional<double> soon(std::span<const model::Needs> years, std::initializer_list<Measure> measures) {
    bool known = false;
    for (std::size_t y = 0; y < years.size(); ++y)
        for (const Measure measure : measures) {
            const model::NeedHave& n = years[y][static_cast<std::size_t>(measure)];
            known = known || n.gap();
            if (n.short_of()) return 1.0 - static_cast<double>(y) / static_cast<double>(years.size());
        }
    return known ? std::optional(0.0) : std::nullopt;
}

std::optional<double> condition_of(const std::vector<StandingFacet>& standing, std::initializer_list<model::Facet> facets) {
    std::optional<double> worst;
    for (const StandingFacet& r : standing) {
        if (std::find(facets.begin(), facets.end(), r.facet) == facets.end()) continue;
        const double value = r.rating == "DX" ? 1.0 : r.rating[0] == 'D' ? 0.9 : r.rating == "CX" ? 0.6 : r.rating[0] == 'C' ? 0.5 : 0.0;
        worst = std::max(worst.value_or(0.0), value);
    }
    return worst;
}

}  // namespace

Ranking rank_premises(const model::Plan& plan, const EstateResult& estate) {
    const std::size_t n = plan.premises.size();
    std::vector<double> patients(n, 0.0);
    for (const Use& use : estate.capacity.moves.uses)
        if (use.in(0)) patients[use.premises] += estate.people.practice.at(use.practice, 0) * use.list_share;
    const double busiest = patients.empty() ? 0.0 : *std::max_element(patients.begin(), patients.end());
    const double full_gbp_per_m2 = plan.assumptions.value("rank_backlog_gbp_per_m2");
    std::vector<Parts> of(n);
    std::vector<std::string_view> ids;
    for (std::size_t m = 0; m < n; ++m) {
        const model::Premises& building = plan.premises[m];
        ids.push_back(building.id);
        const auto years = estate.tables.of_premises(m);
        const auto standing = standing_facets(building);
        std::optional<double> backlog;
        if (const auto nia = estate.capacity.premises_at(m, 0).nia_m2; nia && *nia > 0.0 && !building.backlog.empty()) {
            PriceTally urgent;
            for (const model::Backlog& b : building.backlog)
                if (b.risk == model::BacklogRisk::high || b.risk == model::BacklogRisk::significant)
                    urgent.add(at_plan_prices(plan, static_cast<double>(b.cost_gbp), b.price_base));
            const bool none = urgent.amounts == 0 && urgent.not_indexed == 0;
            const std::optional<double> gbp = none ? std::optional(0.0) : urgent.at_one_base();
            if (gbp) backlog = full_gbp_per_m2 > 0.0 ? std::min(*gbp / *nia / full_gbp_per_m2, 1.0) : 0.0;
        }
        of[m] = {condition_of(standing, {model::Facet::physical, model::Facet::functional, model::Facet::quality}),
                 condition_of(standing, {model::Facet::statutory}),
                 short_share(years, Measure::rooms_ce),
                 short_share(years, Measure::nia_m2),
                 soon(years, {Measure::rooms_ce, Measure::rooms_treatment, Measure::nia_m2}),
                 backlog,
                 busiest > 0.0 && patients[m] > 0.0 ? std::optional(patients[m] / busiest) : std::nullopt};
        // How busy it is says nothing on its own.
        if (std::none_of(of[m].begin(), of[m].end() - 1, [](const auto& part) { return part.has_value(); })) of[m].back().reset();
    }
    return ranked(
        parts_with_weights(
            plan,
            {{"condition", "Condition",
              "the worst rating of physical condition, functional suitability and quality: A or B 0, C 50, CX 60, D 90, DX 100"},
             {"statutory", "Statutory", "the same of statutory compliance"},
             {"rooms", "Rooms short", kRoomsReckoned},
             {"space", "Space short", "the same of floor space"},
             {"soon", "How soon", kSoonPremises},
             {"backlog", "Urgent backlog",
              "backlog of high and significant risk in pounds a m² of net area: 100 at the assumption rank_backlog_gbp_per_m2 and above"},
             {"people", "Patients", "patients seen there now, of those seen in the busiest building, which has 100"}}),
        of, ids);
}

Ranking rank_localities(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                        const EstateResult& estate) {
    std::vector<Parts> of(localities.size());
    std::vector<std::string_view> ids;
    const auto least = static_cast<double>(plan.constraints.people_min);
    const auto most = static_cast<double>(plan.constraints.people_max);
    for (std::size_t l = 0; l < localities.size(); ++l) {
        ids.push_back(scenario.locality_id[l]);
        const auto years = estate.tables.of_locality(l);
        std::optional<double> range;
        if (estate.tables.locality_people_known) {
            double beyond = 0.0;
            for (const double people : estate.tables.locality_people.row(l)) {
                if (people > most && most > 0.0) beyond = std::max(beyond, people / most - 1.0);
                if (people < least && least > 0.0) beyond = std::max(beyond, 1.0 - people / least);
            }
            range = std::min(beyond / 0.2, 1.0);
        }
        std::optional<double> deprived;
        const auto& by_quintile = localities[l].people_by_imd_quintile;
        const double all = std::accumulate(by_quintile.begin(), by_quintile.end(), 0.0);
        if (all > 0.0) deprived = by_quintile[0] / all;
        of[l] = {range,
                 short_share(years, Measure::rooms_ce),
                 short_share(years, Measure::nia_m2),
                 short_share(years, Measure::gp_fte),
                 soon(years, {Measure::gp_fte, Measure::nia_m2, Measure::rooms_ce, Measure::rooms_treatment}),
                 deprived};
    }
    return ranked(
        parts_with_weights(
            plan,
            {{"range", "Size out of range", "people beyond the nearer bound in the worst year: 100 at a fifth of the bound and above"},
             {"rooms", "Rooms short", kRoomsReckoned},
             {"space", "Space short", "the same of floor space"},
             {"gps", "GPs short", "the same of full-time GPs"},
             {"soon", "How soon", kSoonLocalities},
             {"deprived", "Most deprived fifth", "residents who live in the most deprived fifth of zones, of all: 100 is everybody"}}),
        of, ids);
}

}  // namespace merestone::analysis
