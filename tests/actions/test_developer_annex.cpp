// Whom the annex is addressed to, and money of schemes for scripts, from a plan made by hand.
#include <catch2/catch.hpp>

#include <string>

#include "actions/developer_annex.hpp"
#include "actions/estate_out.hpp"
#include "actions/json_estate.hpp"
#include "analysis/estate_book.hpp"
#include "io/plan_file.hpp"

using namespace merestone;

namespace {

// One square zone with a practice and a housing site.
struct Made {
    model::Plan plan;
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    analysis::EstateResult estate;
    analysis::EstateBook book;

    Made() {
        plan.id = "made";
        plan.base_year = {2017};
        plan.horizon_year = {2027};
        plan.assumptions = io::default_assumptions();
        const geo::Point centre{500.0, 500.0};
        model::Zone zone;
        zone.id = "Z1";
        zone.centre = centre;
        zone.area_m2 = 1e6;
        plan.zones = {zone};
        model::Practice practice;
        practice.id = "A1";
        practice.zone = model::ZoneIx(std::size_t{0});
        practice.at = centre;
        practice.list = 8000;
        plan.practices = {practice};
        model::HousingSite site;
        site.id = "H1";
        site.zone = practice.zone;
        site.at = centre;
        site.permissioned = true;
        site.homes_by_year = {{base::Year{2018}, 100.0}};
        plan.housing = {site};
    }
    actions::EstateOut out() {
        scenario.id = "tried";
        scenario.locality_id = {"L01"};
        scenario.locality_name = {"Place"};
        scenario.zone_locality = scenario.practice_locality = {model::LocalityIx(std::size_t{0})};
        scenario.practice_exception = {0};
        localities.resize(1);
        localities[0].id = "L01";
        estate = analysis::find_gaps(plan, scenario, localities, nullptr);
        book = analysis::estate_book(plan, scenario, localities, analysis::registered_people(plan), estate);
        return {plan, scenario, estate, book};
    }
};

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("The annex is addressed to the council by its name where the register gives one, else by its code, said to be one", "[fast]") {
    Made coded;
    coded.plan.housing[0].council = "local-authority-eng:LDS";
    CHECK(has(actions::developer_annex(coded.out()), "<dt>To the council</dt><dd>Council code LDS</dd>"));
    Made named;
    named.plan.housing[0].council = "Leeds City Council";
    CHECK(has(actions::developer_annex(named.out()), "<dt>To the council</dt><dd>Leeds City Council</dd>"));
    CHECK(has(actions::developer_annex(Made().out()), "<dt>To the council</dt><dd>that decides on these sites</dd>"));
}

TEST_CASE("An assumption of the annex has all its digits", "[fast]") {
    Made made;
    CHECK(has(actions::developer_annex(made.out()), "<td class=\"n\">157.71</td>"));
}

TEST_CASE("Funding for scripts: secured, bid for, expected and without a status each under its own key", "[fast]") {
    Made made;
    model::Scheme scheme;
    scheme.id = "S1";
    scheme.kind = "extension";
    scheme.cost_gbp = 100;
    const base::Year year{2018};
    scheme.money = {{year, true, "CIL", 10, "secured"},
                    {year, true, "CIL", 20, "bid"},
                    {year, true, "CIL", 30, "expected"},
                    {year, true, "CIL", 5, ""}};
    made.plan.schemes = {scheme};
    const actions::EstateOut out = made.out();
    const actions::Json funding = actions::json_of_funding(out);
    for (const actions::Json& of : {funding, funding["sources"][0], actions::json_of_schemes(out)[0]}) {
        CHECK(of["secured_gbp"] == 10);
        CHECK(of["bid_gbp"] == 20);
        CHECK(of["expected_gbp"] == 30);
        CHECK(of["funding_of_no_status_gbp"] == 5);
        CHECK_FALSE(of.contains("offered_gbp"));
    }
    CHECK(funding["funding_gbp"] == 65);
}
