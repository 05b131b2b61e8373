#include "actions/json_estate.hpp"

#include <cmath>

#include "base/text.hpp"

namespace merestone::actions {
namespace {

std::int64_t whole(double people) { return std::llround(people); }

}  // namespace

Json json_of_growth(const model::Plan& plan, const analysis::PeopleByYear& people) {
    return {{"new_patients_total", whole(people.new_people.back())},  // people in the homes that count by the horizon
            {"new_patients_unplaced", whole(people.new_unplaced.back())},
            {"new_patients_at_outside_practices", whole(people.new_at_outside_practices.back())},
            {"new_patients_without_practice", whole(people.new_without_practice.back())},
            {"homes_counted_total", rounded(people.homes_counted, 3)},
            {"homes_in_lists_total", rounded(people.homes_in_lists, 3)},
            {"homes_after_horizon_total", rounded(people.homes_after_horizon, 3)},
            {"homes_in_growth_total", rounded(people.homes_in_growth, 3)},
            {"sites_without_years_count", people.sites_without_years},
            {"phasing_assumed", people.phasing_assumed},
            {"includes_housing", plan.growth.includes_housing},
            {"lag_years", plan.growth.lag_years},
            {"registering", to_string(plan.growth.registering)}};
}

Json json_of_dispersed(const model::Plan& plan, const analysis::PeopleByYear& people) {
    Json out = Json::array();
    for (const analysis::DispersedList& list : people.dispersed) {
        Json to = Json::array();
        for (const auto& part : list.to)
            to.push_back({{"practice", plan.practices[part.practice].id}, {"people", rounded(part.people, 3)}});
        out.push_back({{"practice", plan.practices[list.practice].id},
                       {"from_year", base::to_string(people.year(list.from))},
                       {"scheme", list.scheme},
                       {"people", rounded(list.people, 3)},
                       {"to", std::move(to)},
                       {"to_outside_practices", rounded(list.outside, 3)},
                       {"to_no_practice", rounded(list.nowhere, 3)}});
    }
    return out;
}

Json json_of_ranking(const analysis::Ranking& ranking, const std::function<std::string(std::size_t)>& id) {
    Json weights = Json::object();
    for (const analysis::RankPart& part : ranking.parts) weights[std::string(part.key)] = part.weight;
    Json rows = Json::array();
    for (const analysis::Ranked& row : ranking.rows) {
        Json parts = Json::object();
        for (std::size_t k = 0; k < row.parts.size(); ++k) {
            const std::string key(ranking.parts[k].key);
            if (row.parts[k]) {
                parts[key] = rounded(*row.parts[k], 4);
            } else {
                parts[key] = nullptr;
                parts[key + "_why"] = "not known of this place";
            }
        }
        rows.push_back({{"rank", row.rank},
                        {"id", id(row.which)},
                        {"score", rounded(row.score, 2)},
                        {"known_share", rounded(row.known_share, 4)},
                        {"rank_best", row.rank_best},
                        {"rank_worst", row.rank_worst},
                        {"parts", std::move(parts)}});
    }
    return {{"weights", std::move(weights)}, {"nothing_known_count", ranking.nothing_known}, {"rows", std::move(rows)}};
}

}  // namespace merestone::actions
