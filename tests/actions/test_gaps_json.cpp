// merestone gaps as one JSON object, on the two embedded samples: everything of the estate is in it, and what is a sum is the sum of its
// parts, worked out here from the object alone.
#include <catch2/catch.hpp>

#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
using Json = nlohmann::ordered_json;

namespace {

// The search for localities has nothing to do with what is asked here: little of it is enough.
const Json& result_of(const std::string& place) {
    static std::map<std::string, Json> made;
    auto found = made.find(place);
    if (found == made.end()) {
        auto request = test::request_for(test::source_folder() / "geodata" / place);
        request.options.scenario = "present";
        const actions::Outcome outcome = test::act("gaps", request);
        REQUIRE(outcome.exit_code == 0);
        found = made.emplace(place, outcome.json["result"]).first;
    }
    return found->second;
}

double sum_of(const Json& rows, const std::string& key) {
    double sum = 0.0;
    for (const Json& row : rows)
        if (row.contains(key) && row[key].is_number()) sum += row[key].get<double>();
    return sum;
}

// Every null has its reason beside it; lists of price bases and rows of a table have none to give.
void check_reasons(const Json& object, const std::string& where) {
    for (const auto& [key, value] : object.items()) {
        if (value.is_object()) check_reasons(value, where + "." + key);
        if (value.is_array())
            for (const Json& one : value)
                if (one.is_object()) check_reasons(one, where + "." + key);
        if (object.is_object() && value.is_null()) {
            CAPTURE(where, key);
            CHECK(object.contains(key + "_why"));
        }
    }
}

std::set<std::string> flag_ids(const Json& result) {
    std::set<std::string> ids;
    for (const Json& flag : result["flags"]) ids.insert(flag["flag_id"].get<std::string>());
    return ids;
}

}  // namespace

TEST_CASE("gaps --json: everything of the estate, and every null says why", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        CAPTURE(place);
        const Json& r = result_of(place);
        for (const char* key :
             {"growth", "dispersed", "ranking", "schemes", "funding", "developer", "hubs", "workforce", "remedies", "closures", "roll_up",
              "indicators", "access", "sensitivity", "locality_records", "risks", "flags", "gaps"}) {
            CAPTURE(key);
            REQUIRE(r.contains(key));
            CHECK_FALSE(r[key].is_null());
        }
        check_reasons(r, "result");
        // A script may load it: tens of thousands of gap rows are the most of it, and the rest does not swell it.
        Json without = r;
        without.erase("gaps");
        CHECK(without.dump().size() < r["gaps"].dump().size());
    }
    CHECK(result_of("leeds")["growth"]["new_patients_total"] == 63319);
}

TEST_CASE("gaps --json: the funding table foots by row and by column", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        CAPTURE(place);
        const Json& funding = result_of(place)["funding"];
        REQUIRE(funding["sources"].size() > 1);
        CHECK(funding["cross_foots"] == true);
        double all = 0.0;
        for (const Json& source : funding["sources"]) {
            double row = 0.0;
            for (const auto& [year, gbp] : source["by_year_gbp"].items()) row += gbp.get<double>();
            CHECK(row == source["total_gbp"].get<double>());
            CHECK(source["secured_gbp"].get<double>() + source["bid_gbp"].get<double>() + source["expected_gbp"].get<double>() +
                      source["funding_of_no_status_gbp"].get<double>() ==
                  source["total_gbp"].get<double>());
            all += row;
        }
        CHECK(all == funding["funding_gbp"].get<double>());
        double cost = 0.0;
        for (const Json& year : funding["years"]) {
            const std::string y = year.get<std::string>();
            double column = 0.0;
            for (const Json& source : funding["sources"]) column += source["by_year_gbp"][y].get<double>();
            CHECK(column == funding["funding_by_year_gbp"][y].get<double>());
            cost += funding["cost_by_year_gbp"][y].get<double>();
        }
        CHECK(cost == funding["cost_in_years_gbp"].get<double>());
        CHECK(cost + funding["cost_without_year_gbp"].get<double>() == funding["cost_gbp"].get<double>());
        // The schemes that are not given up are what the table is made of.
        double cost_of_schemes = 0.0;
        for (const Json& scheme : result_of(place)["schemes"])
            if (scheme["given_up"] == false && scheme["cost_gbp"].is_number()) cost_of_schemes += scheme["cost_gbp"].get<double>();
        CHECK(cost_of_schemes == funding["cost_gbp"].get<double>());
        CHECK(funding["price_bases"].size() >= 1);
    }
}

TEST_CASE("gaps --json: sites, groups and practices add up to the developer's total", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        CAPTURE(place);
        const Json& developer = result_of(place)["developer"];
        const Json& total = developer["total"];
        const Json& sites = developer["sites"];
        const double n = static_cast<double>(sites.size());
        REQUIRE(n > 5);
        CHECK(sum_of(sites, "homes") == Approx(total["homes"].get<double>()).margin(0.01 * n));
        CHECK(sum_of(sites, "patients") == Approx(total["patients"].get<double>()).margin(0.01 * n));
        for (const auto& [year, patients] : total["patients_by_year"].items()) {
            double sum = 0.0;
            for (const Json& site : sites) sum += site["patients_by_year"][year].get<double>();
            CHECK(sum == Approx(patients.get<double>()).margin(0.01 * n));
        }
        CHECK(sum_of(total["takers"], "patients") + total["patients_at_outside_practices"].get<double>() +
                  total["patients_without_practice"].get<double>() ==
              Approx(total["patients"].get<double>()).margin(0.01 * static_cast<double>(total["takers"].size() + 2)));
        for (const Json& site : sites) {
            CHECK(site["takers"].size() <= 10);
            double takers = sum_of(site["takers"], "patients") + site["patients_at_outside_practices"].get<double>() +
                            site["patients_without_practice"].get<double>();
            if (site.contains("takers_not_named")) takers += site["takers_not_named"]["patients"].get<double>();
            CHECK(takers == Approx(site["patients"].get<double>()).margin(0.1));
        }
        for (const char* method : {"by_area", "by_rooms", "by_person"}) {
            double sum = 0.0;
            for (const Json& site : sites) sum += site["contribution"][method]["gbp"].get<double>();
            CHECK(sum == Approx(total["contribution"][method]["gbp"].get<double>()).margin(0.5 * n + 0.5));
            CHECK(total["contribution"][method]["price_base"].is_string());
        }
        const Json& lacking = total["lacking"];
        CHECK(lacking["area_m2"].get<double>() + total["spare_used_m2"].get<double>() ==
              Approx(total["need"]["area_m2"].get<double>()).margin(0.05));
        bool not_confirmed = false;
        for (const Json& a : developer["assumptions_used"])
            not_confirmed = not_confirmed || a["label"].get<std::string>().find("not confirmed") != std::string::npos;
        CHECK(not_confirmed);
        // What is lacked already is the sum of the practices' deficits, each by the list that counts for it.
        double backlog = 0.0;
        for (const Json& row : developer["capacity"]["rows"]) {
            const Json& spare = row["counts_by"] == "weighted list" ? row["spare_by_weighted_list_m2"] : row["spare_by_raw_list_m2"];
            if (spare.is_number() && spare.get<double>() < 0.0) backlog -= spare.get<double>();
        }
        CHECK(backlog == Approx(developer["existing_backlog"]["area_m2"].get<double>()).margin(0.5));
    }
    CHECK(result_of("havering")["developer"]["groups"].size() > 0);
}

TEST_CASE("gaps --json: remedies, closures and hubs are whole, and flags are real", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        CAPTURE(place);
        const Json& r = result_of(place);
        double capital = 0.0;
        for (const Json& shortage : r["remedies"]["shortages"]) {
            CHECK(shortage["need_rooms"].get<double>() - shortage["have_rooms"].get<double>() ==
                  Approx(sum_of(shortage["steps"], "rooms") + shortage["remains_rooms"].get<double>()).margin(0.01));
            CHECK(shortage["flag_ids"].is_string());  // a shortage of rooms is what rules E1 and E2 flag
            capital += shortage["capital_gbp"].get<double>();
        }
        CHECK(capital ==
              Approx(r["remedies"]["capital_gbp"].get<double>()).margin(0.5 * static_cast<double>(r["remedies"]["shortages"].size())));
        for (const Json& test : r["closures"]["tested"]) {
            double people = sum_of(test["takers"], "people") + test["people_to_outside_practices"].get<double>() +
                            test["people_to_no_practice"].get<double>() + test["people_of_new_homes_registered_elsewhere"].get<double>();
            if (test.contains("takers_not_named")) people += test["takers_not_named"]["people"].get<double>();
            CHECK(people == Approx(test["people_displaced"].get<double>()).margin(1.0));
            CHECK(test["people_of_new_homes_registered_elsewhere"].get<double>() < 0.1 * test["people_displaced"].get<double>());
        }
        REQUIRE(r["hubs"]["hubs"].size() > 0);
        for (const Json& area : r["hubs"]["areas"]) {
            REQUIRE(area["required"].size() == 3);
            CHECK(area["required"][0]["minutes_per_1000"] == 30.0);
            CHECK(area["required"][0]["hours_week"].get<double>() ==
                  Approx(area["people"].get<double>() / 1000.0 * 30.0 / 60.0).margin(0.001));
        }
        std::size_t flagged_cover = 0;  // a flag is on one row, and only where a target is missed
        for (const Json& cover : r["hubs"]["coverage"]) {
            if (!cover["flag_ids"].is_string()) continue;
            ++flagged_cover;
            CHECK(cover["met"] == false);
            CHECK(cover["flag_ids"].get<std::string>().size() == 5);
        }
        std::size_t of_h3 = 0;
        for (const Json& flag : r["flags"])
            if (flag["rule"] == "H3" && flag["unit"] == "% of the list") ++of_h3;
        CHECK(flagged_cover == of_h3);

        const std::set<std::string> ids = flag_ids(r);
        const std::string all = r.dump();
        for (std::size_t at = all.find("\"flag_ids\":\""); at != std::string::npos; at = all.find("\"flag_ids\":\"", at + 1)) {
            const std::size_t from = at + 12;
            const std::string list = all.substr(from, all.find('"', from) - from);
            for (std::size_t k = 0; k < list.size(); k += 6) CHECK(ids.contains(list.substr(k, 5)));
        }
        const Json& roll = r["roll_up"]["localities"];
        CHECK(roll["does_not_add_up"].empty());
        CHECK(sum_of(roll["rows"], "practices") + roll["in_none"]["practices"].get<double>() == roll["plan"]["practices"].get<double>());
        CHECK(sum_of(roll["rows"], "premises") + roll["in_none"]["premises"].get<double>() == roll["plan"]["premises"].get<double>());
        CHECK(sum_of(r["workforce"]["localities"], "gp_fte") == Approx(r["workforce"]["plan"]["gp_fte"].get<double>()).margin(0.5));
        CHECK(r["indicators"].size() > 0);

        const Json& answer = r["sensitivity"];
        CHECK(answer["moved_by_share"] == 0.2);
        CHECK(answer["inputs"].size() > 10);
        for (const Json& input : answer["inputs"]) {
            CAPTURE(input["input"]);
            CHECK(input["low"].get<double>() <= input["value"].get<double>());
            CHECK(input["at_low"]["practices_known"] == answer["as_it_stands"]["practices_known"]);
            if (input["input"] == "access_rate_per_1000")
                CHECK(input["at_low"]["rooms_ce_lacking"].get<double>() < answer["as_it_stands"]["rooms_ce_lacking"].get<double>());
        }
    }
}
