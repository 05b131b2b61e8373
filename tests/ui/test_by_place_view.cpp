// What the panel of figures by place shows, as plain values.
#include "ui/by_place_view.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/place_groups.hpp"

using namespace merestone;

namespace {

// Two practices in the north, one of which reported nothing, and one in the south without a list; a building each.
model::Plan made() {
    model::Plan plan;
    plan.id = "made";
    plan.title = "Made";
    plan.base_year = {2017};
    plan.horizon_year = {2028};
    plan.assumptions.set({"gp_per_1000_benchmark", 0.55, "full-time GPs per 1,000 patients", {}, {}, "a dashboard", "H", "", "default"});
    for (const char* id : {"P1", "P2", "P3"}) {
        model::Practice p;
        p.id = id;
        p.commissioner = p.id == "P3" ? "02B" : "01A";
        p.zone = model::ZoneIx(std::size_t{0});
        plan.practices.push_back(p);
        model::Premises m;
        m.id = "B" + p.id;
        m.commissioner = p.commissioner;
        m.zone = model::ZoneIx(std::size_t{p.id == "P3" ? 1U : 0U});
        plan.premises.push_back(m);
    }
    plan.practices[0].list = 10000;
    plan.practices[0].gp_fte = 5.0;
    plan.practices[0].staff.gp_fte_55_over = 1.0;
    plan.practices[1].list = 6000;
    plan.practices[2].gp_fte = 2.0;
    return plan;
}

model::Scenario two_places() {
    model::Scenario s;
    s.locality_id = {"L01", "L02"};
    s.locality_name = {"North", "South"};
    const model::LocalityIx north(std::size_t{0});
    const model::LocalityIx south(std::size_t{1});
    s.practice_locality = {north, north, south};
    s.zone_locality = {north, south};
    return s;
}

analysis::PlaceGroups by_locality(const model::Plan& plan) {
    static const model::Scenario s = two_places();
    return analysis::place_groups(plan, analysis::RollUpBy::locality, &s);
}

analysis::EstateRollUp rolled_up(const model::Plan& plan, const std::vector<model::Needs>& needs = {}) {
    return analysis::estate_roll_up(plan, by_locality(plan), needs);
}

}  // namespace

TEST_CASE("who works there: coverage beside every ratio, the plan last, a dash with its why, never 0", "[fast]") {
    const model::Plan plan = made();
    const ui::PlaceFigures v = ui::workforce_by_place(analysis::workforce(plan, by_locality(plan)));
    const ui::PanelTable& t = v.table;
    REQUIRE(t.rows.size() == 3);  // nothing is in no locality
    CHECK(t.at(0, "Locality") == "L01 North");
    CHECK(t.rows[0].id == scene::ItemId{scene::ItemKind::locality, 0});
    CHECK(t.at(0, "Reported") == "1 of 2");
    CHECK(t.at(0, "Of the list") == "63%");  // 10,000 of 16,000
    CHECK(t.at(0, "GPs per 1,000") == "0.50");
    CHECK(t.at(0, "Patients a GP") == "2,000");
    CHECK(t.at(0, "Against 0.55") == "0.5 too few");  // 5.5 - 5.0, of the practice that reported
    CHECK(t.at(0, "55 and over") == "20% (1 of 2)");
    CHECK(t.at(0, "60 and over") == ui::kDash);
    CHECK(t.hint_at(0, "60 and over") == "No practice here reported how many GPs are 60 or over");
    CHECK(t.rows[1].id == scene::ItemId{scene::ItemKind::locality, 1});
    CHECK(t.at(1, "Reported") == "0 of 1");
    for (const char* title : {"GPs per 1,000", "Patients a GP", "GPs", "Against 0.55"}) {
        CHECK(t.at(1, title) == ui::kDash);
        CHECK(t.hint_at(1, title) == "GPs were reported only by practices whose list is not known");
    }
    CHECK(t.rows[2].total);
    CHECK(t.rows[2].id.kind == scene::ItemKind::none);
    CHECK(v.headline.find("0.50 GPs per 1,000 patients, 2,000 patients a GP: 1 of 3 practices with 62.5% of the list reported.") == 0);
    CHECK(v.note.find("a dashboard") != std::string::npos);

    const ui::PlaceFigures none = ui::workforce_by_place({});
    CHECK(none.headline == "No practice of the plan reported its GPs.");
    CHECK(none.table.rows.empty());
}

TEST_CASE("condition by place: failing of those surveyed, and why the others are not in it", "[fast]") {
    model::Plan plan = made();
    plan.premises[0].facets.push_back({model::Facet::physical, "D", {}, {}});
    plan.premises[1].facets.push_back({model::Facet::physical, "B", {}, {}});
    plan.premises[0].sessions_available_week = 10.0;
    plan.premises[0].sessions_used_week = 7.0;
    const ui::PlaceFigures v = ui::condition_by_place(rolled_up(plan), ui::PlaceBy::locality);
    const ui::PanelTable& t = v.table;
    REQUIRE(t.rows.size() == 3);
    CHECK(t.at(0, "Buildings") == "2");
    CHECK(t.at(0, "Condition") == "1 of 2 (50%)");
    CHECK(t.hint_at(0, "Condition").find("Ratings: B 1, D 1") != std::string::npos);
    CHECK(t.at(1, "Condition") == ui::kDash);
    CHECK(t.hint_at(1, "Condition") == "None of 1 building was surveyed for it; of 1 nothing is said");
    CHECK(t.at(0, "Statutory") == ui::kDash);
    CHECK(t.at(0, "Room sessions used") == "70% (1 of 2)");
    CHECK(t.at(1, "Room sessions used") == ui::kDash);
    CHECK(ui::condition_by_place(rolled_up(made()), ui::PlaceBy::locality).table.rows.empty());
    const auto commissioners = analysis::estate_roll_up(plan, analysis::place_groups(plan, analysis::RollUpBy::commissioner));
    const ui::PanelTable by = ui::condition_by_place(commissioners, ui::PlaceBy::commissioner).table;
    CHECK(by.at(0, "Commissioner") == "01A");
    CHECK(by.at(0, "Condition") == "1 of 2 (50%)");
    CHECK(by.rows[0].id.kind == scene::ItemKind::none);  // nothing on the map
}

TEST_CASE("backlog by place: sums at one price base; pounds of another year are told beside them, never added", "[fast]") {
    model::Plan plan = made();
    plan.price_year = base::Year{2017};
    const auto add = [&](std::size_t building, model::BacklogRisk risk, std::int64_t gbp, int year) {
        model::Backlog b;
        b.risk = risk;
        b.cost_gbp = gbp;
        b.price_base = base::Year{year};
        b.remaining_life_years = 5.0;
        plan.premises[building].backlog.push_back(b);
    };
    add(0, model::BacklogRisk::high, 12000, 2017);
    add(0, model::BacklogRisk::low, 5000, 2017);
    add(0, model::BacklogRisk::low, 999, 2010);
    for (const std::size_t building : {std::size_t{0}, std::size_t{2}}) {
        model::FacetRating rating;
        rating.facet = model::Facet::physical;
        rating.rating = "C";
        rating.cost_to_b_gbp = building == 0 ? 700 : 50;
        rating.price_base = base::Year{building == 0 ? 2017 : 2012};
        plan.premises[building].facets.push_back(rating);
    }
    const ui::PlaceFigures v = ui::backlog_by_place(plan, rolled_up(plan), ui::PlaceBy::locality);
    const ui::PanelTable& t = v.table;
    REQUIRE(t.rows.size() == 3);
    CHECK(t.at(0, "Known of") == "1 of 2");
    CHECK(t.at(0, "All backlog") == "£17,000");
    CHECK(t.at(0, "High and significant") == "£12,000");
    CHECK(t.at(0, "Risk-adjusted") == "£13,000");
    CHECK(t.at(0, "Moderate") == "£0");  // known, and nothing
    CHECK(t.at(0, "Prices") == "2017/18");
    CHECK(t.hint_at(0, "All backlog").find("£999 at 2010/11 prices") != std::string::npos);
    CHECK(t.at(1, "All backlog") == ui::kDash);
    CHECK(t.hint_at(1, "All backlog") == "No building here has a sum for backlog maintenance");
    CHECK(t.at(1, "Known of") == "0 of 1");
    CHECK(t.at(0, "To bring to B") == "£700 (1 of 2)");  // at the prices beside it
    CHECK(t.at(1, "To bring to B") == "£50 at 2012/13 prices (1 of 1)");
    CHECK(t.at(2, "To bring to B") == "£700 at 2017/18 prices and £50 at 2012/13 prices (2 of 3)");
    CHECK(v.headline.find("Backlog £17,000 (2017/18 prices) in 1 of 3 buildings") == 0);
    CHECK(v.headline.find("£999 at 2010/11 prices") != std::string::npos);
    CHECK(ui::backlog_by_place(made(), rolled_up(made()), ui::PlaceBy::locality).table.rows.empty());
}

TEST_CASE("backlog by place: what stands at several prices has no sum, and says at which", "[fast]") {
    model::Plan plan = made();
    plan.price_year = base::Year{2017};
    for (const int year : {2010, 2012}) {
        model::Backlog b;
        b.risk = model::BacklogRisk::high;
        b.cost_gbp = 1000;
        b.price_base = base::Year{year};
        plan.premises[year == 2010 ? 0 : 2].backlog.push_back(b);
    }
    const ui::PlaceFigures v = ui::backlog_by_place(plan, rolled_up(plan), ui::PlaceBy::locality);
    CHECK(v.table.at(0, "All backlog") == "£1,000");
    CHECK(v.table.at(0, "Prices") == "2010/11");
    CHECK(v.table.at(0, "Risk-adjusted") == ui::kDash);
    CHECK(v.table.at(1, "Prices") == "2012/13");
    CHECK(v.table.at(2, "All backlog") == ui::kDash);
    CHECK(v.table.hint_at(2, "All backlog").find("£1,000 at 2010/11 prices and £1,000 at 2012/13 prices") != std::string::npos);
    CHECK(v.headline.find("It stands at prices that the plan has no index for") == 0);
}

TEST_CASE("rooms and space by place: over the practices of which both are known", "[fast]") {
    const model::Plan plan = made();
    std::vector<model::Needs> needs(3);
    const auto rooms = static_cast<std::size_t>(model::Measure::rooms_ce);
    needs[0][rooms] = {8.0, 5.0};
    needs[1][rooms] = {4.0, {}};
    const ui::PlaceFigures v = ui::holding_by_place(plan, rolled_up(plan, needs), ui::PlaceBy::locality);
    CHECK(v.table.at(0, "Consulting rooms") == "3.0 short (1 of 2)");
    CHECK(v.table.at(0, "Consulting needed") == "8.0");  // of that practice alone
    CHECK(v.table.at(0, "Consulting held") == "5.0");
    CHECK(v.table.at(1, "Consulting rooms") == ui::kDash);
    CHECK(v.table.hint_at(1, "Consulting rooms") == "Of none of its practices are need and holding both known");
    CHECK(v.table.at(0, "Treatment rooms").empty());  // of nobody: no column
    CHECK(v.headline.find("In 2028/29") == 0);
    CHECK(ui::holding_by_place(plan, rolled_up(plan), ui::PlaceBy::locality).table.rows.empty());
}

TEST_CASE("an indicator by place: value, coverage, range, against its baseline", "[fast]") {
    model::Plan plan = made();
    model::Indicator what;
    what.id = "ae";
    what.title = "Attendances at A&E";
    what.unit = "per 1,000 patients";
    what.per = 1000.0;
    what.period = "2016/17";
    what.better = "low";
    what.baseline = 312.0;
    what.baseline_name = "London";
    const auto practice = [](std::size_t p) { return model::PracticeIx(p); };
    what.values = {{practice(0), 3500.0, 10000.0, {}}, {practice(2), {}, {}, 200.0}};
    plan.indicators = {what};
    const ui::PlaceFigures v = ui::indicator_by_place(plan, analysis::indicator_roll_up(plan, 0, by_locality(plan)));
    const ui::PanelTable& t = v.table;
    CHECK(t.at(0, "Per 1,000 patients") == "350.0");
    CHECK(t.at(0, "Practices") == "1 of 2");
    CHECK(t.at(0, "Of the list") == "63%");
    CHECK(t.at(0, "Against London") == "+38.0, worse");
    CHECK(t.at(0, "Lowest practice") == "350.0");
    CHECK(t.at(1, "Per 1,000 patients") == ui::kDash);
    CHECK(t.hint_at(1, "Per 1,000 patients").find("rates without denominators cannot be put together") != std::string::npos);
    CHECK(t.at(1, "Highest practice") == "200.0");
    CHECK(t.at(1, "Practices") == "0 of 1");
    CHECK(v.note.find("Lower is better. No source given.") == 0);
    CHECK(v.headline == "Attendances at A&E, 2016/17: 350.0 per 1,000 patients over 1 of 3 practices, +38.0 against 312 (London).");
    plan.indicators[0].baseline.reset();
    const ui::PlaceFigures without = ui::indicator_by_place(plan, analysis::indicator_roll_up(plan, 0, by_locality(plan)));
    CHECK(without.table.at(0, "Against London").empty());
    CHECK(without.note.find("There is no baseline") != std::string::npos);
}

TEST_CASE("a copy of a panel's table: titles, rows, what is not known empty", "[fast]") {
    ui::PanelTable t;
    t.name = "made";
    t.columns = {{"Place", "", false}, {"Value", "", true}};
    t.rows = {{"a", {}, {"A\tB", ui::kDash}, {}, false}, {"b", {}, {"C"}, {}, true}};
    CHECK(ui::as_tsv(t) == "Place\tValue\r\nA B\t\r\nC\t\r\n");
}
