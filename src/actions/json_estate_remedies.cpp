// What to do about each shortage of rooms, and what happens if a poor building closes, for scripts. Of the practices that would take the
// displaced the kMostTakers largest are named and the rest is counted (json_estate_developer.cpp says why).
#include <algorithm>

#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"

namespace merestone::actions {
namespace {

constexpr std::size_t kMostTakers = 10;

const char* measure_of(analysis::RoomType type) { return type == analysis::RoomType::consulting ? "rooms_ce" : "rooms_treatment"; }

Json json_of_step(const EstateOut& out, const analysis::RemedyStep& step) {
    Json one{{"kind", analysis::to_string(step.kind)}};
    if (step.premises) one["premises"] = out.plan.premises[*step.premises].id;
    if (step.site) one["site"] = out.plan.housing[*step.site].id;
    one["rooms"] = rounded(step.rooms, 3);
    if (step.built > 0.0) one["rooms_built"] = rounded(step.built, 0);
    if (step.kind == analysis::RemedyKind::near_by) one["minutes"] = rounded(step.minutes, 1);
    one["capital_gbp"] = pounds_of(step.capital_gbp);
    one["a_year_gbp"] = pounds_of(step.a_year_gbp);
    one["words"] = step.words;
    return one;
}

}  // namespace

Json json_of_remedies(const EstateOut& out) {
    const analysis::RemedyBook& book = out.book.remedies;
    Json json;
    put_money(json, "capital", book.capital_gbp, analysis::remedy_capital_prices(out.plan));
    const analysis::PricedMoney priced = analysis::at_plan_prices(out.plan, book.capital_gbp, analysis::remedy_capital_prices(out.plan));
    json["capital_at_plan_prices_gbp"] = priced.as_wanted ? Json(pounds_of(priced.gbp)) : Json(nullptr);
    if (!priced.as_wanted) json["capital_at_plan_prices_gbp_why"] = priced.label;
    json["plan_price_base"] = base::to_string(analysis::price_year(out.plan));
    put_money(json, "a_year", book.a_year_gbp, analysis::remedy_year_prices(out.plan));
    json["practices_not_known_count"] = book.practices_not_known;
    double remains = 0.0;
    Json rows = Json::array();
    for (const analysis::Remedy& remedy : book.remedies) {
        const std::string& id = out.plan.practices[remedy.practice].id;
        Json one{{"practice", id},
                 {"measure", measure_of(remedy.type)},
                 {"first_year", base::to_string(out.estate.people.year(remedy.first))},
                 {"worst_year", base::to_string(out.estate.people.year(remedy.worst))},
                 {"need_rooms", rounded(remedy.need, 3)},
                 {"have_rooms", rounded(remedy.have, 3)}};
        Json steps = Json::array();
        for (const analysis::RemedyStep& step : remedy.steps) steps.push_back(json_of_step(out, step));
        one["steps"] = std::move(steps);
        one["remains_rooms"] = rounded(remedy.remains, 3);
        one["capital_gbp"] = pounds_of(remedy.capital_gbp());
        one["a_year_gbp"] = pounds_of(remedy.a_year_gbp());
        put(one, "flag_ids", out.flags.on_measure("practice", id, measure_of(remedy.type)), "no flag is on it");
        rows.push_back(std::move(one));
        remains += remedy.remains;
    }
    json["remains_rooms"] = rounded(remains, 3);
    json["shortages"] = std::move(rows);
    Json used = Json::array();  // values and sources: in the list of assumptions of the whole answer
    for (const model::Assumption& a : book.assumptions) used.push_back(a.id);
    json["assumptions_used"] = std::move(used);
    return json;
}

Json json_of_closures(const EstateOut& out) {
    Json rows = Json::array();
    for (const analysis::ClosureTest& test : out.book.closures) {
        const model::Premises& building = out.plan.premises[test.premises];
        Json one{{"premises", building.id}, {"name", building.name}, {"people_displaced", rounded(test.people, 1)}};
        Json takers = Json::array();
        const std::size_t named = std::min(kMostTakers, test.takers.size());
        for (std::size_t i = 0; i < named; ++i) {
            const analysis::ClosureTaker& taker = test.takers[i];
            Json to{{"practice", out.plan.practices[taker.practice].id},
                    {"people", rounded(taker.people, 1)},
                    {"in_its_own_other_buildings", taker.own}};
            put(to, "rooms_ce_gap_before", taker.rooms_ce_before, 3, "its rooms are not known");
            put(to, "rooms_ce_gap_after", taker.rooms_ce_after, 3, "its rooms are not known");
            takers.push_back(std::move(to));
        }
        one["takers"] = std::move(takers);
        if (test.takers.size() > named) {
            double people = 0.0;
            for (std::size_t i = named; i < test.takers.size(); ++i) people += test.takers[i].people;
            one["takers_not_named"] = {{"practices_count", test.takers.size() - named}, {"people", rounded(people, 1)}};
        }
        one["people_to_outside_practices"] = rounded(test.outside, 1);
        one["people_to_no_practice"] = rounded(test.nowhere, 1);
        one["people_of_new_homes_registered_elsewhere"] = rounded(never_registered(test), 1);
        put(one, "mean_way_before_m", test.before_m, 0, "no place is known");
        put(one, "mean_way_after_m", test.after_m, 0, "no place is known");
        one["rooms_ce_needed"] = rounded(test.rooms_ce_needed, 3);
        one["takers_not_known_count"] = test.takers_not_known;
        Json lists = Json::array();
        for (const std::size_t p : test.dispersed_practices) lists.push_back(out.plan.practices[p].id);
        one["lists_dispersed"] = std::move(lists);
        put(one, "flag_ids", out.flags.on("premises", building.id, {"E6", "E9"}), "no flag is on its condition or backlog");
        rows.push_back(std::move(one));
    }
    return {{"tested", std::move(rows)}, {"poor_buildings_not_tested_count", out.book.closures_left}};
}

}  // namespace merestone::actions
