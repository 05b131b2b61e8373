// What the panels of the developer's share and of what to do show, as plain values.
#include <catch2/catch.hpp>

#include "ui/developer_view.hpp"
#include "ui/remedy_view.hpp"

using namespace merestone;

namespace {

model::Plan made() {
    model::Plan plan;
    plan.base_year = {2017};
    plan.horizon_year = {2020};
    model::Practice p;
    p.id = "P1";
    p.name = "Mill Lane";
    plan.practices.push_back(p);
    p.id = "P2";
    p.name = "";
    plan.practices.push_back(p);
    model::Premises m;
    m.id = "B1";
    plan.premises.push_back(m);
    model::HousingSite site;
    site.id = "N1";
    site.name = "Field";
    plan.housing.push_back(site);
    site.id = "N2";
    plan.housing.push_back(site);
    return plan;
}

analysis::AskMoney money(double gbp) {
    analysis::AskMoney out;
    out.gbp = gbp;
    out.price_base = base::Year{2017};
    out.priced = {gbp, base::Year{2017}, true, "2017/18 prices"};
    return out;
}

analysis::AskFigures figures() {
    analysis::AskFigures f;
    f.homes = 200;
    f.patients = 480;
    f.area_m2 = 32.914;
    f.spare_used_m2 = 12.0;
    f.deficit_m2 = 20.914;
    f.takers = {{model::PracticeIx(std::size_t{1}), 300.0, 12.0, true}, {model::PracticeIx(std::size_t{0}), 180.0, 0.0, false}};
    f.by_area = money(48102.4);
    f.by_rooms = money(60000.0);
    f.by_person = money(100000.0);
    return f;
}

}  // namespace

TEST_CASE("the developer's share: sites, practices, prices, backlog apart, and what is not confirmed", "[fast]") {
    const model::Plan plan = made();
    analysis::DeveloperAsk ask;
    ask.sites = {{0, {2.4, analysis::HouseholdSize::From::plan, "a census", "our default, not confirmed"}, true, figures()},
                 {1, {2.4, analysis::HouseholdSize::From::plan, "a census", ""}, false, {}}};
    ask.total = figures();
    analysis::CapacityRow row;
    row.practice = model::PracticeIx(std::size_t{0});
    ask.table.rows.push_back(row);
    row.practice = model::PracticeIx(std::size_t{1});
    row.raw_list = 5000;
    row.spare_by_raw_m2 = -7.5;
    row.basis = analysis::ListBasis::raw;
    ask.table.rows.push_back(row);
    ask.table.backlog_m2 = 7.5;
    ask.table.by_raw = 1;
    ask.table.not_known = 1;
    ask.assumptions = {{"cost_per_m2_gbp", 2300.0, "GBP/m2", {}, {}, "a letter", "M", "2017", "default"},
                       {"weeks_open", 50.0, "weeks", {}, {}, "HBN", "H", "", "default"}};
    const ui::DeveloperView v = ui::developer_view(plan, ask);
    REQUIRE(v.sites.rows.size() == 3);
    CHECK(v.sites.at(0, "Patients") == "480");
    CHECK(v.sites.at(0, "Needed, m²") == "32.9");
    CHECK(v.sites.at(0, "By floor space") == "£48,102");
    CHECK(v.sites.rows[0].hint.find("our default, not confirmed") != std::string::npos);
    CHECK(v.sites.rows[0].id == scene::ItemId{scene::ItemKind::housing, 0});
    CHECK(v.sites.at(1, "Homes") == "not known");  // and no figures that would read as 0
    CHECK(v.sites.at(1, "By floor space").empty());
    CHECK(v.sites.rows[2].total);
    bool with_prices = false;
    for (const auto& c : v.sites.columns) with_prices = with_prices || c.hint.find("£, 2017/18 prices") == 0;
    CHECK(with_prices);
    CHECK(v.headline.find("£48,102 (2017/18 prices)") != std::string::npos);
    CHECK(v.backlog.find("7.5 m²") != std::string::npos);
    CHECK(v.backlog.find("in no developer's share") != std::string::npos);
    CHECK(v.backlog.find("Of 1 of the 2 practices") != std::string::npos);
    ask.table.by_raw = 0;
    ask.table.not_known = 2;
    CHECK(ui::developer_view(plan, ask).backlog.find("these homes: not known.") != std::string::npos);
    CHECK(v.practices.at(0, "Code") == "P2");  // most new patients first
    CHECK(v.practices.at(0, "Spare, m²") == "-7.5");
    CHECK(v.practices.at(1, "Spare, m²") == "not known");
    CHECK(v.assumptions.at(0, "State") == "our default, not confirmed");
    CHECK(v.assumptions.at(1, "State") == "confirmed");
    CHECK(v.groups.columns.empty());
    CHECK(ui::ask_ways().size() == static_cast<std::size_t>(analysis::AskBy::radius) + 1);
}

TEST_CASE("what to do: steps in order with what they cost, what remains, and those of whom nothing is known", "[fast]") {
    const model::Plan plan = made();
    analysis::EstateBook book;
    analysis::Remedy r;
    r.practice = 0;
    r.first = 1;
    r.worst = 3;
    r.need = 10.0;
    r.have = 7.0;
    r.steps = {{analysis::RemedyKind::longer_hours, 0, {}, 1.0, 0.0, 0.0, 0.0, 12000.0, "Open longer."},
               {analysis::RemedyKind::new_build, {}, 1, 1.5, 2.0, 0.0, 500000.0, 0.0, "Build two rooms."}};
    r.remains = 0.5;
    book.remedies.remedies.push_back(r);
    book.remedies.capital_gbp = 500000.0;
    book.remedies.a_year_gbp = 12000.0;
    book.remedies.practices_not_known = 1;
    book.remedies.assumptions = {{"cost_per_m2_gbp", 2300.0, "GBP/m2", {}, {}, "a letter", "M", "2017-09-28", "default"}};
    analysis::ClosureTest c;
    c.people = 4200.0;
    c.takers = {{1, 4000.0, false, 1.0, 3.5}, {0, 200.0, true, {}, {}}};
    c.after_m = 2400.0;
    c.rooms_ce_needed = 2.5;
    c.takers_not_known = 1;
    book.closures.push_back(c);
    book.closures_left = 3;
    const ui::RemedyView v = ui::remedy_view(plan, book);
    REQUIRE(v.steps.rows.size() == 4);
    CHECK(v.steps.rows[0].cells[0] == "1. P1 Mill Lane");
    CHECK(v.steps.at(0, "Short from") == "2018/19");
    CHECK(v.steps.at(0, "Rooms") == "3.0");
    CHECK(v.steps.at(0, "Capital") == "£500,000");
    CHECK(v.steps.at(0, "In words") == "10.0 consulting rooms needed in 2020/21, 7.0 held");
    CHECK(v.steps.rows[1].key == "P1.1");
    CHECK(v.steps.rows[1].id == scene::ItemId{scene::ItemKind::premises, 0});
    CHECK(v.steps.at(1, "A year") == "£12,000");
    CHECK(v.steps.at(1, "Capital").empty());
    CHECK(v.steps.rows[2].id == scene::ItemId{scene::ItemKind::housing, 1});
    CHECK(v.steps.at(3, "Rooms") == "0.5");
    CHECK(v.steps.at(3, "In words") == "Still short after all that was tried");
    CHECK(v.headline.find("£500,000 once (at £2,300 a m², prices of 28 September 2017") != std::string::npos);
    CHECK(v.headline.find("and £12,000 a year (rates of no stated year)") != std::string::npos);
    CHECK(v.headline.find("1 remains short") != std::string::npos);
    CHECK(v.not_known.find("Of 1 practice") == 0);
    REQUIRE(v.closures.rows.size() == 3);
    CHECK(v.closures.at(0, "Way now") == "not known");
    CHECK(v.closures.at(0, "Way then") == "2.4 km");
    CHECK(v.closures.at(0, "Rooms lacking") == "2.5");
    CHECK(v.closures.at(1, "Rooms lacking") == "1.0 then 3.5");
    CHECK(v.closures.at(2, "Rooms lacking") == "not known");
    CHECK(v.closures_words.find("3 more were not tried") != std::string::npos);
    CHECK(ui::remedy_view(plan, {}).steps.rows.empty());
}
