// The made plan with an estate on it, worked out by analysis as a run does: what the tests of the estate's sections read.
#pragma once

#include <string>

#include "analysis/estate_book.hpp"
#include "analysis/estate_plan.hpp"
#include "report/report_input.hpp"
#include "support/made_plan.hpp"

namespace merestone::test {

// Set `plan` as wanted, then work_out; the input points into this case, which outlives it.
struct EstateCase {
    MadePlan made = made_plan();
    model::Plan& plan = made.plan;
    analysis::EstateResult estate = {};
    analysis::EstateBook book = {};

    EstateCase(const EstateCase&) = delete;
    EstateCase& operator=(const EstateCase&) = delete;
    EstateCase() { plan.assumptions = default_assumptions(); }

    // A building a practice, with rooms; the first is poor and has backlog, the last has no rooms known.
    void add_buildings() {
        for (std::size_t p = 0; p < plan.practices.size(); ++p) {
            const std::size_t m = add_premises(plan, "M" + plan.practices[p].id, plan.practices[p].zone.pos());
            model::Premises& building = plan.premises[m];
            building.name = plan.practices[p].name + " building";
            building.at = plan.practices[p].at;
            if (p + 1 < plan.practices.size()) building.rooms_ce = 3.0;
            building.rooms_treatment = 1.0;
            building.nia_m2 = 400.0;
            occupy(plan, m, p, 1.0);
        }
        model::Premises& poor = plan.premises.front();
        poor.facets.push_back({model::Facet::physical, "D", "2016-05-01"});
        poor.facets.push_back({model::Facet::statutory, "B", "2016-05-01"});
        poor.facets.push_back({model::Facet::quality, "", ""});  // said to be not surveyed
        poor.backlog.push_back({model::BacklogRisk::high, 120000, base::Year{2017}, {}, "roof", "survey"});
        poor.backlog.push_back({model::BacklogRisk::low, 5000, base::Year{2010}, {}, "paint", "survey"});
    }
    // Two schemes: one whose money foots, late by a year; one short of money, at other prices, with a gate past due.
    void add_schemes() {
        model::Scheme good;
        good.id = "S1";
        good.name = "Extension at the first";
        good.kind = "extension";
        good.premises = plan.premises.front().id;
        good.start_year = base::Year{2018};
        good.opens_year = base::Year{2019};
        good.forecast_opens_year = base::Year{2020};
        good.rooms_added = 4.0;
        good.cost_gbp = 300000;
        good.price_base = base::Year{2017};
        good.status = "approved";
        good.gates = {{"approval", "2016-12-01", "2016-11-15", "", "CCG"}, {"start on site", "2018-06-01", "", "", "CCG"}};
        good.money = {{base::Year{2018}, false, "", 100000, ""},
                      {base::Year{2019}, false, "", 200000, ""},
                      {base::Year{2018}, true, "ETTF", 100000, "secured"},
                      {base::Year{2019}, true, "ETTF", 150000, "secured"},
                      {base::Year{2019}, true, "S106", 50000, "expected"}};
        model::Scheme lacking;
        lacking.id = "S2";
        lacking.name = "New build";
        lacking.kind = "new-build";
        lacking.opens_year = base::Year{2022};
        lacking.cost_gbp = 1234567;
        lacking.price_base = base::Year{2015};
        lacking.gates = {{"business case", "2017-01-31", "", "", ""}};
        lacking.money = {{base::Year{2020}, false, "", 1234567, ""}, {base::Year{2020}, true, "S106", 234567, "secured"}};
        plan.schemes = {good, lacking};
    }
    void add_hub() {
        plan.hubs.clear();
        model::Hub hub;
        hub.id = "H1";
        hub.name = "First hub";
        hub.status = "open";
        hub.open = {"Mon-Fri 18:00-20:00"};
        hub.clinicians = 2.0;
        for (const model::Practice& p : plan.practices) hub.covers.push_back({p.id, ""});
        hub.covers.pop_back();
        plan.hubs.push_back(hub);
        plan.hub_week.push_back({"H1", "Mon", "18:00", "19:00", 2.0, 10, 6, 5, "made"});
        plan.hub_week.push_back({"H1", "Mon", "19:00", "20:00", 2.0, 10, 9, 9, "made"});
        plan.access_targets.push_back({"2018-03-31", 0.5, "target of the test"});
        plan.access_targets.push_back({"2018-10-01", 1.0, "target of the test"});
    }
    void add_staff_and_indicator() {
        for (std::size_t p = 0; p < plan.practices.size(); ++p)
            if (p > 0) plan.practices[p].gp_fte = 4.0;
        model::Indicator ae;
        ae.id = "ae";
        ae.title = "A&E attendances";
        ae.unit = "per 1,000";
        ae.per = 1000.0;
        ae.better = "low";
        ae.baseline = 300.0;
        ae.baseline_name = "London";
        for (std::size_t p = 0; p < plan.practices.size(); ++p) ae.values.push_back({model::PracticeIx(p), 400.0, 1000.0, {}});
        plan.indicators.push_back(ae);
    }
    void give_homes() {
        for (model::HousingSite& site : plan.housing) {
            site.permissioned = true;
            site.homes_by_year = {{base::Year{2018}, 100.0}, {base::Year{2021}, 50.0}};
        }
    }

    [[nodiscard]] report::ReportInput work_out() {
        const analysis::RegisteredPeople registered = analysis::registered_people(plan);
        estate = analysis::find_gaps(plan, made.scenario, made.localities, nullptr);
        book = analysis::estate_book(plan, made.scenario, made.localities, registered, estate);
        report::ReportInput input{plan, {}, 0, {}, {}, {}, "0.1.0", &estate, &book};
        report::JudgedScenario judged;
        judged.scenario = made.scenario;
        judged.localities = made.localities;
        judged.flags = estate.flags;
        input.scenarios.push_back(std::move(judged));
        return input;
    }
};

}  // namespace merestone::test
