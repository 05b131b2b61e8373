// The whole estate of a little plan: its tables matched, and the project file that keeps it.
#include <catch2/catch.hpp>

#include "io/layers.hpp"
#include "io/little_estate.hpp"
#include "io/load.hpp"
#include "io/model_ties.hpp"
#include "io/plan_sheets.hpp"
#include "io/project_file.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;

namespace {

model::Plan little_estate(model::Problems* problems = nullptr) {
    const TempFolder folder;
    write_little_estate(folder.path());
    io::Loaded loaded = io::load_plan(folder.path());
    for (const model::Problem& p : loaded.problems) INFO(p.rule << " " << p.file << " " << p.row << " " << p.meaning);
    REQUIRE_FALSE(model::has_errors(loaded.problems));
    if (problems != nullptr) *problems = loaded.problems;
    return std::move(loaded.plan);
}

template <typename Row>
void check_rows(const char* what, const std::vector<Row>& a, const std::vector<Row>& b) {
    INFO(what);
    CHECK_FALSE(a.empty());  // or nothing could be lost
    CHECK(tied_all(a) == tied_all(b));
}

void check_same(const model::Plan& a, const model::Plan& b) {
    check_rows("zones", a.zones, b.zones);
    check_rows("practices", a.practices, b.practices);
    check_rows("premises", a.premises, b.premises);
    check_rows("occupancies", a.occupancies, b.occupancies);
    check_rows("housing", a.housing, b.housing);
    check_rows("schemes", a.schemes, b.schemes);
    check_rows("hubs", a.hubs, b.hubs);
    check_rows("hub_week", a.hub_week, b.hub_week);
    check_rows("access targets", a.access_targets, b.access_targets);
    check_rows("indicators", a.indicators, b.indicators);
    check_rows("locality records", a.locality_records, b.locality_records);
    check_rows("risks", a.risks, b.risks);
    CHECK(tied(a.growth) == tied(b.growth));
    CHECK(a.prices.by_year == b.prices.by_year);
    CHECK(a.prices.source == b.prices.source);
    CHECK(a.price_year == b.price_year);
}

}  // namespace

TEST_CASE("the estate's tables are matched to the plan", "[fast]") {
    model::Problems problems;
    const model::Plan plan = little_estate(&problems);
    REQUIRE(plan.premises.size() == 2);
    const model::Premises& b1 = plan.premises[0];
    CHECK(b1.landlord == "Made Landlord");
    CHECK(b1.kind == model::PremisesKind::health_centre);
    CHECK(b1.sessions_available_week == 80.0);
    CHECK(b1.sessions_used_week == 60.0);
    CHECK(b1.estate_class == model::EstateClass::core);
    CHECK(b1.class_reason == "sound");
    CHECK(b1.class_until == base::Year{2030});
    CHECK(b1.site_role == model::SiteRole::hub);
    CHECK(b1.services == std::vector<std::string>{"minor surgery", "phlebotomy"});
    REQUIRE(b1.facets.size() == 2);
    CHECK(b1.facets[0].surveyor == "Made & Co");
    CHECK(b1.facets[0].element == "roof");
    CHECK(b1.facets[0].cost_to_b_gbp == 25000);
    CHECK(b1.facets[0].price_base == base::Year{2016});
    CHECK(b1.facets[1].facet == model::Facet::space);
    CHECK(b1.facets[1].rating.empty());  // said to be not surveyed, which is no pass
    REQUIRE(plan.premises[1].backlog.size() == 2);
    CHECK(plan.premises[1].backlog[0].risk == model::BacklogRisk::high);
    CHECK(plan.premises[1].backlog[0].cost_gbp == 12000);
    CHECK(plan.premises[1].backlog[0].price_base == base::Year{2016});
    CHECK(plan.premises[1].backlog[1].remaining_life_years == 10.0);
    CHECK(plan.premises[1].class_until == base::Year{2020});
    CHECK(plan.premises[1].facets[0].rating == "DX");
    CHECK(plan.premises[1].facets[0].survey_date == "2016");

    REQUIRE(plan.schemes.size() == 3);
    const model::Scheme& s1 = plan.schemes[0];
    CHECK(s1.kind == "extension");
    CHECK(s1.opens() == base::Year{2020});
    CHECK(s1.moves_from == std::vector<std::string>{"B2"});
    CHECK(s1.rooms_treatment_added == 1.0);
    CHECK(s1.hours_week_after == 60.0);
    CHECK(s1.price_base == base::Year{2017});
    CHECK(s1.owner == "the practice");
    REQUIRE(s1.gates.size() == 2);
    CHECK(s1.gates[0].name == "approval");
    CHECK(s1.gates[0].done_date == "2017-12-05");
    REQUIRE(s1.money.size() == 4);  // by year, cost before funding
    CHECK((s1.money[0].year == base::Year{2018} && !s1.money[0].funding && s1.money[0].gbp == 500000));
    CHECK((s1.money[1].funding && s1.money[1].source == "ETTF cohort 1" && s1.money[1].status == "secured"));
    CHECK(plan.schemes[1].practice == "P3");
    CHECK(plan.schemes[2].owner == "the council");
    CHECK(plan.schemes[2].forecast_opens_year == base::Year{2020});

    REQUIRE(plan.hubs.size() == 1);
    CHECK(plan.hubs[0].from_date == "2016-10-01");
    REQUIRE(plan.hubs[0].covers.size() == 2);
    CHECK(plan.hubs[0].covers[0].practice == "P1");
    CHECK(plan.hubs[0].covers[1].from_date == "2018-10-01");

    const model::Practice& p1 = plan.practices[0];
    CHECK(p1.weighted_list == 5250.5);
    CHECK_FALSE(plan.practices[2].weighted_list);
    CHECK(p1.staff.gp_headcount == 3.0);
    CHECK(p1.staff.admin_fte == 4.0);
    REQUIRE(p1.ages.size() == 2);
    CHECK(p1.ages[1].people == 1000);
    CHECK(p1.cqc_rating == "Good");  // the later one
    CHECK(p1.cqc_date == "2016-11-02");
    CHECK(p1.inner_area.size() == 1);
    CHECK(p1.outer_area.size() == 1);
    CHECK(plan.practices[1].inner_area.empty());
    CHECK(plan.zones[1].rural_class == "Rural");
    CHECK(plan.housing[0].group == "Made Fields");
    CHECK(plan.housing[0].household_size == 2.1);

    const model::Growth& g = plan.growth;
    CHECK(g.bands.size() == 2);
    REQUIRE(g.projected.size() == 5);  // three of the footprint, two of a zone; sorted by area, age, year
    CHECK((g.projected[0].area.empty() && g.projected[0].people == 15500.0));
    CHECK((g.projected[1].year == base::Year{2020} && g.projected[1].people == 15000.0));
    CHECK((g.projected[4].area == "Z1" && g.projected[4].people == 7000.5));
    CHECK(g.projected_source == "Made strategy");
    CHECK(g.registering == model::Registering::inner_area);
    CHECK(g.household_size_by_council == std::vector<std::pair<std::string, double>>{{"Made council", 2.3}});
    REQUIRE(plan.access_targets.size() == 2);
    CHECK(plan.access_targets[1].date == "2019-03-31");
    CHECK(plan.access_targets[0].share == 0.5);
    CHECK(plan.prices.by_year.size() == 2);
    CHECK(plan.price_year == base::Year{2017});

    REQUIRE(plan.locality_records.size() == 1);
    CHECK(plan.locality_records[0].status == "agreed");
    CHECK(plan.locality_records[0].planned_share == 0.5);
    REQUIRE(plan.risks.size() == 2);
    CHECK(plan.risks[0].score_before == 16);
    REQUIRE(plan.indicators.size() == 1);
    CHECK(plan.indicators[0].per == 100.0);
    CHECK(plan.indicators[0].baseline == 6.55);
    CHECK(plan.indicators[0].source == "Made Digital");
    REQUIRE(plan.indicators[0].values.size() == 2);  // P9 is not of this plan
    CHECK(plan.indicators[0].values[0].numerator == 450.0);
    CHECK(plan.indicators[0].values[1].value == 7.5);
}

TEST_CASE("a project read back holds every member of the estate", "[fast]") {
    const model::Plan plan = little_estate();
    const TempFolder folder;
    REQUIRE(io::write_project(folder / "plan.gpkg", plan, {}, {}, {}).ok());
    const io::Loaded back = io::load_project(folder / "plan.gpkg");
    REQUIRE_FALSE(model::has_errors(back.problems));
    check_same(plan, back.plan);
    REQUIRE(io::write_project(folder / "again.gpkg", back.plan, {}, {}, {}).ok());
    CHECK(read_file(folder / "plan.gpkg") == read_file(folder / "again.gpkg"));
}

TEST_CASE("a member that a project file lost would be seen", "[fast]") {
    const model::Plan plan = little_estate();
    const auto sheets = io::plan_sheets(plan, {});
    const TempFolder folder;
    // Without any one of the new tables or columns the project still opens, and is another plan.
    const std::vector<std::pair<const char*, std::vector<const char*>>> newer = {
        {"premises",
         {"landlord", "kind", "sessions_available_week", "sessions_used_week", "class", "class_reason", "class_until", "site_role",
          "services"}},
        {"m_facets", {"surveyor", "element", "cost_to_b_gbp", "price_base"}},
        {"m_schemes",
         {"practice", "moves_from", "forecast_opens_year", "rooms_treatment_added", "hours_week_after", "price_base", "owner"}},
        {"hubs", {"from_date"}},
        {"practices",
         {"list_weighted", "gp_headcount", "gp_fte_55_over", "gp_fte_60_over", "nurse_fte", "care_fte", "admin_fte", "cqc_rating",
          "cqc_date"}},
        {"zones", {"rural_class"}},
        {"housing", {"site_group", "household_size"}}};
    std::vector<io::Sheet> old = sheets;
    for (const auto& [name, columns] : newer)
        for (const char* column : columns) {
            CAPTURE(name, column);
            const auto sheet = std::find_if(old.begin(), old.end(), [n = name](const io::Sheet& s) { return s.name == n; });
            REQUIRE(sheet != old.end());
            const auto at = std::find_if(sheet->columns.begin(), sheet->columns.end(), [&](const auto& c) { return c.name == column; });
            REQUIRE(at != sheet->columns.end());
            const auto n = at - sheet->columns.begin();
            bool any = false;
            for (auto& row : sheet->rows) {
                any = any || !(std::holds_alternative<io::Unknown>(row[static_cast<std::size_t>(n)]));
                row.erase(row.begin() + n);
            }
            CHECK(any);  // the little estate fills it, so the comparison above would miss it
            sheet->columns.erase(at);
        }
    for (const char* name :
         {"practice_areas", "m_backlog", "m_scheme_gates", "m_scheme_money", "m_hub_cover", "m_band_rates", "m_projections",
          "m_household_sizes", "m_access_targets", "m_prices", "m_locality_records", "m_risks", "m_indicators", "m_indicator_values"}) {
        CAPTURE(name);
        const auto sheet = std::find_if(old.begin(), old.end(), [&](const io::Sheet& s) { return s.name == name; });
        REQUIRE(sheet != old.end());
        CHECK_FALSE(sheet->rows.empty());
        old.erase(sheet);
    }
    auto& meta = *std::find_if(old.begin(), old.end(), [](const io::Sheet& s) { return s.name == "merestone_meta"; });
    std::erase_if(meta.rows, [](const auto& row) {
        const auto& key = std::get<std::string>(row[0]);
        return key == "growth.new_patients" || key == "growth.projected_source" || key == "prices.source" || key == "prices.year";
    });
    // A project of before.
    REQUIRE(io::write_geopackage(folder / "old.gpkg", old, "2017-04-01"));
    const io::Loaded loaded = io::load_project(folder / "old.gpkg");
    REQUIRE_FALSE(model::has_errors(loaded.problems));
    CHECK(loaded.plan.premises.size() == 2);
    CHECK(loaded.plan.premises[0].kind == model::PremisesKind::gp);
    CHECK(loaded.plan.premises[0].facets.size() == 2);
    CHECK(loaded.plan.schemes.size() == 3);
    CHECK_FALSE(loaded.plan.schemes[0].forecast_opens_year);
    CHECK(loaded.plan.growth.registering == model::Registering::as_neighbours);
    CHECK(loaded.plan.risks.empty());
}
