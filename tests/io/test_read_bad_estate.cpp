// What planners' tables hold that cannot be so: each told with file, row and field, none of it stopping the rest.
#include <catch2/catch.hpp>

#include "io/little_estate.hpp"
#include "io/load.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

template <typename Reader>
auto read(Reader reader, Role role, const std::string& text) {
    const TempFolder folder;
    write_file(folder / "own.csv", text);
    return reader(source(role, folder / "own.csv"), at_date("2017-04-01"));
}

// The row at which a rule was broken, of this column; 0: nowhere. A problem without words helps nobody.
std::int64_t row_of(const model::Problems& problems, const std::string& rule, const std::string& field,
                    const std::string& file = "own.csv") {
    for (const model::Problem& p : problems)
        if (p.rule == rule && p.field == field && p.file == file) {
            CHECK_FALSE(p.meaning.empty());
            CHECK_FALSE(p.todo.empty());
            return p.row;
        }
    return 0;
}

// The little estate with one of its tables written anew.
io::Loaded little_with(const char* file, const std::string& text) {
    const TempFolder folder;
    write_little_estate(folder.path());
    write_file(folder / file, text);
    return io::load_plan(folder.path());
}

io::PlanFile plan_with(const std::string& more) {
    const TempFolder folder;
    write_little_plan(folder.path(), "", more);
    return io::read_plan_file(folder.path());
}

bool warned_of(const model::Problems& problems, const std::string& field, const std::string& word) {
    return std::any_of(problems.begin(), problems.end(), [&](const model::Problem& p) {
        return p.severity == model::Severity::warning && p.file == "plan.toml" && p.row > 0 && p.field == field &&
               p.meaning.find(word) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("facet letters that nobody uses are told with their row, the others count", "[fast]") {
    const auto r = read(io::read_facets, Role::facets,
                        "premises_id,facet,rating,survey_date,cost_to_b_gbp,price_base\nB1,physical,B+,,,\nB1,space,A,,,\n"
                        "B1,quality,E,,,\nB1,statutory,c,last spring,-5,soon\n");
    REQUIRE(r.rows.size() == 1);
    CHECK(told(r.problems, "unknown-word") == 3);
    CHECK(row_of(r.problems, "unknown-word", "rating") == 2);
    CHECK(r.rows[0].rating.rating == "C");
    CHECK(r.rows[0].rating.survey_date.empty());
    CHECK_FALSE(r.rows[0].rating.cost_to_b_gbp);
    CHECK(row_of(r.problems, "not-a-date", "survey_date") == 5);
    CHECK(row_of(r.problems, "negative", "cost_to_b_gbp") == 5);
    CHECK(row_of(r.problems, "not-a-year", "price_base") == 5);
    CHECK_FALSE(model::has_errors(r.problems));
    CHECK(rows_add_up(r.info));
}

TEST_CASE("costs in thousands: by the column's name they are multiplied, by their size they are doubted", "[fast]") {
    const auto named = read(io::read_schemes, Role::schemes, "scheme_id,kind,opens_year,cost_gbp_000\nS1,new-build,2020,1250.5\n");
    REQUIRE(named.rows.size() == 1);
    CHECK(named.rows[0].scheme.cost_gbp == 1250500);
    CHECK(row_of(named.problems, "cost-in-thousands", "cost_gbp_000") == 2);
    const auto small = read(io::read_schemes, Role::schemes,
                            "scheme_id,kind,opens_year,cost_gbp\nS1,New build,2020,1999\nS2,extension,2020,2000\nS3,hours,2020,500\n"
                            "S4,extension,2020,0\n");
    REQUIRE(small.rows.size() == 4);
    CHECK(told(small.problems, "cost-in-thousands") == 1);
    CHECK(row_of(small.problems, "cost-in-thousands", "cost_gbp") == 2);
    CHECK(small.rows[0].scheme.cost_gbp == 1999);  // used as it stands
    const auto backlog = read(io::read_backlog, Role::backlog, "premises_id,risk,Cost GBP (000)\nB1,high,12.5\n");
    REQUIRE(backlog.rows.size() == 1);
    CHECK(backlog.rows[0].backlog.cost_gbp == 12500);
}

TEST_CASE("dates as text are told, those of workbooks and of forms are understood", "[fast]") {
    const auto r =
        read(io::read_scheme_gates, Role::scheme_gates,
             "scheme_id,gate,due_date,done_date\nS1,approval,end of March,2018/03/31\nS1,start,01/04/2018,tbc\nS1,,2018-01-01,\n");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].gate.due_date.empty());
    CHECK(r.rows[0].gate.done_date == "2018-03-31");
    CHECK(r.rows[1].gate.due_date == "2018-04-01");
    CHECK(told(r.problems, "not-a-date") == 2);
    CHECK(row_of(r.problems, "not-a-date", "due_date") == 2);
    CHECK(row_of(r.problems, "not-a-date", "done_date") == 3);
    CHECK(skipped(r.info, "no scheme_id or no gate") == 1);
    CHECK(rows_add_up(r.info));
}

TEST_CASE("a scheme that opens before it starts keeps the year in which it opens", "[fast]") {
    const auto r = read(io::read_schemes, Role::schemes,
                        "scheme_id,kind,start_year,opens_year,forecast_opens_year,hours_week_after\nS1,extension,2020,2018,,200\n"
                        "S2,closure,2020,2021,2019,60\nS3,demolition,2018,2018,,\n");
    REQUIRE(r.rows.size() == 3);
    CHECK(told(r.problems, "ends-before-start") == 2);
    CHECK(row_of(r.problems, "ends-before-start", "start_year") == 2);
    CHECK_FALSE(r.rows[0].scheme.start_year);
    CHECK(r.rows[0].scheme.opens_year == base::Year{2018});
    CHECK(row_of(r.problems, "hours-out-of-range", "hours_week_after") == 2);
    CHECK_FALSE(r.rows[0].scheme.hours_week_after);
    CHECK(row_of(r.problems, "ends-before-start", "forecast_opens_year") == 3);
    CHECK(r.rows[1].scheme.opens() == base::Year{2021});
    CHECK(row_of(r.problems, "unknown-word", "kind") == 4);
    CHECK_FALSE(model::has_errors(r.problems));
}

TEST_CASE("scheme money of no side, year or amount is left out and told", "[fast]") {
    const auto r = read(io::read_scheme_money, Role::scheme_money,
                        "scheme_id,year,side,gbp,status\nS1,2018,income,5,\nS1,later,cost,5,\nS1,2018,cost,lots,\nS1,2018,funding,-5,\n"
                        "S1,2018,Funding,7,hoped for\n");
    REQUIRE(r.rows.size() == 1);
    CHECK(r.rows[0].money.funding);
    CHECK(row_of(r.problems, "unknown-word", "side") == 2);
    CHECK(row_of(r.problems, "not-a-year", "year") == 3);
    CHECK(row_of(r.problems, "not-a-number", "gbp") == 4);
    CHECK(row_of(r.problems, "negative", "gbp") == 5);
    CHECK(row_of(r.problems, "unknown-word", "status") == 6);
    CHECK(rows_add_up(r.info));
}

TEST_CASE("rooms of zero, utilisation of 400 %, unknown kinds and classes count as not known", "[fast]") {
    const auto r =
        read(io::read_premises, Role::premises,
             "premises_id,kind,rooms_ce,rooms_treatment,sessions_available_week,sessions_used_week,class,site_role,nia_m2,gia_m2\n"
             "B1,gp,0,,20,80,core,hub,,\nB2,warehouse,0,2,20,22,shiny,centre,500,400\nB3,Health centre,,,0,4,,none,,\n");
    REQUIRE(r.rows.size() == 3);
    CHECK(row_of(r.problems, "rooms-zero", "rooms_ce") == 2);
    CHECK_FALSE(r.rows[0].premises.rooms_ce);
    CHECK(r.rows[1].premises.rooms_ce == 0.0);  // a treatment room alone
    CHECK(told(r.problems, "utilisation-implausible") == 2);
    CHECK(row_of(r.problems, "utilisation-implausible", "sessions_used_week") == 2);
    CHECK_FALSE(r.rows[0].premises.sessions_used_week);
    CHECK_FALSE(r.rows[0].premises.sessions_available_week);
    CHECK(r.rows[1].premises.sessions_used_week == 22.0);  // 110 % is busy: for a rule to flag
    CHECK(row_of(r.problems, "unknown-word", "kind") == 3);
    CHECK(row_of(r.problems, "unknown-word", "class") == 3);
    CHECK(row_of(r.problems, "unknown-word", "site_role") == 3);
    CHECK(r.rows[1].premises.estate_class == model::EstateClass::none);
    CHECK(r.rows[2].premises.kind == model::PremisesKind::health_centre);
    CHECK(row_of(r.problems, "more-than-there-is", "nia_m2") == 3);
    CHECK(told(r.problems, "rooms-zero") == 1);
    CHECK_FALSE(model::has_errors(r.problems));
}

TEST_CASE("dwellings missing or below nobody, and households of forty", "[fast]") {
    const auto r = read(io::read_housing, Role::housing,
                        "site,name,easting_m,northing_m,dwellings_min,dwellings_max,household_size\nR1,A,430500,433500,-10,,2.3\n"
                        "R2,B,430500,433500,,,40\nR3,C,430500,433500,20,,0\n");
    REQUIRE(r.rows.size() == 3);
    CHECK(row_of(r.problems, "negative", "dwellings_min") == 2);
    CHECK_FALSE(r.rows[0].dwellings_min);
    CHECK(told(r.problems, "household-size-implausible") == 2);
    CHECK_FALSE(r.rows[1].household_size);
    CHECK_FALSE(model::has_errors(r.problems));
    const auto loaded = little_with("housing.csv",
                                    "site,name,council,easting_m,northing_m,dwellings_min,planning_status\n"
                                    "R1,A,Made,430500,433500,-10,permissioned\nR9,B,Made,430500,433500,,permissioned\n");
    CHECK(row_of(loaded.problems, "dwellings-unknown", "dwellings", "housing.csv") == 3);  // R1 has a trajectory
    CHECK_FALSE(model::has_errors(loaded.problems));
    CHECK(loaded.plan.housing.size() == 2);
}

TEST_CASE("a practice in no building is told, once the plan says who is where", "[fast]") {
    const auto loaded = little_with("occupancies.csv", "premises_id,practice,role,list_share\nB1,P1,main,1\nB7,P2,main,1\n");
    CHECK(row_of(loaded.problems, "premises-unmatched", "premises_id", "occupancies.csv") == 3);
    CHECK(told(loaded.problems, "practice-in-no-building") == 2);  // P2 and P3
    CHECK_FALSE(model::has_errors(loaded.problems));
    CHECK(loaded.plan.occupancies.size() == 1);
    const auto whole = little_with("occupancies.csv", "premises_id,practice\nB1,P1\nB2,P2\nB1,P3\n");
    CHECK(told(whole.problems, "practice-in-no-building") == 0);
}

TEST_CASE("gates, money, cover, backlog and moves of nothing that there is", "[fast]") {
    const auto gates = little_with("gates.csv", "scheme_id,gate\nS1,approval\nS77,start\n");
    CHECK(row_of(gates.problems, "scheme-unmatched", "scheme_id", "gates.csv") == 3);
    CHECK(gates.plan.schemes[0].gates.size() == 1);
    const auto money = little_with("money.csv", "scheme_id,year,side,gbp\nS1,2018,cost,1\nS77,2018,cost,1\n");
    CHECK(row_of(money.problems, "scheme-unmatched", "scheme_id", "money.csv") == 3);
    CHECK(told(money.problems, "totals-do-not-foot") == 0);  // that money does not foot is for a rule to flag
    const auto cover = little_with("cover.csv", "hub,practice\nH9,P1\nH1,P99\nH1,P1\nH1,P1\n");
    CHECK(row_of(cover.problems, "hub-unmatched", "hub", "cover.csv") == 2);
    CHECK(row_of(cover.problems, "practice-unmatched", "practice", "cover.csv") == 3);
    CHECK(row_of(cover.problems, "duplicate-key", "practice", "cover.csv") == 5);
    CHECK(cover.plan.hubs[0].covers.size() == 1);
    const auto backlog =
        little_with("backlog.csv", "premises_id,risk,cost_gbp,remaining_life_years\nB9,high,5,\nB1,grave,5,\nB1,low,5,0\n");
    CHECK(row_of(backlog.problems, "premises-unmatched", "premises_id", "backlog.csv") == 2);
    CHECK(row_of(backlog.problems, "unknown-word", "risk", "backlog.csv") == 3);
    CHECK(row_of(backlog.problems, "life-of-nought", "remaining_life_years", "backlog.csv") == 4);
    REQUIRE(backlog.plan.premises[0].backlog.size() == 1);
    CHECK_FALSE(backlog.plan.premises[0].backlog[0].remaining_life_years);
    const auto schemes = little_with("schemes.csv",
                                     "scheme_id,kind,premises_id,moves_from,practice,opens_year\nS1,merger,B1,B2; B8,,2019\n"
                                     "S2,dispersal,,,P77,2020\nS4,new-build,NEW1,,,2020\nS5,closure,B9,,,2020\n");
    CHECK(row_of(schemes.problems, "premises-unmatched", "moves_from", "schemes.csv") == 2);
    CHECK(row_of(schemes.problems, "practice-unmatched", "practice", "schemes.csv") == 3);
    CHECK(row_of(schemes.problems, "premises-unmatched", "premises_id", "schemes.csv") == 5);
    CHECK(schemes.plan.schemes.size() == 5);
    for (const auto* loaded : {&gates, &money, &cover, &backlog, &schemes}) CHECK_FALSE(model::has_errors(loaded->problems));
}

TEST_CASE("records whose shares do not add up, scores beyond 25, scenarios and subjects that are not there", "[fast]") {
    const auto records = little_with("records.csv",
                                     "scenario,locality,status,date,prevention_share,planned_share,unplanned_share\n"
                                     "now,N1,agreed,2017-06-01,0.2,0.5,0.4\nnow,N2,nearly,soon,20,50,30\nlater,N1,live,,,,\n"
                                     "now,N3,live,,0.333,0.333,0.333\n");
    CHECK(told(records.problems, "totals-do-not-foot") == 1);
    CHECK(row_of(records.problems, "totals-do-not-foot", "prevention_share", "records.csv") == 2);
    CHECK(row_of(records.problems, "unknown-word", "status", "records.csv") == 3);
    CHECK(row_of(records.problems, "not-a-date", "date", "records.csv") == 3);
    CHECK(row_of(records.problems, "share-over-one", "planned_share", "records.csv") == 3);
    CHECK(row_of(records.problems, "scenario-unmatched", "scenario", "records.csv") == 4);
    REQUIRE(records.plan.locality_records.size() == 3);
    CHECK(records.plan.locality_records[1].status == "draft");
    CHECK_FALSE(records.plan.locality_records[1].planned_share);
    const auto risks = little_with("risks.csv",
                                   "risk,subject_kind,subject,scenario,score_before,score_after\nA,premises,B9,,5,4\nB,weather,B1,,5,4\n"
                                   "C,practice,P1,,26,0\nD,hub,H1,then,5,4\nE,hub,H1,,4,5\n");
    CHECK(row_of(risks.problems, "subject-unmatched", "subject", "risks.csv") == 2);
    CHECK(row_of(risks.problems, "unknown-word", "subject_kind", "risks.csv") == 3);
    CHECK(row_of(risks.problems, "score-out-of-range", "score_before", "risks.csv") == 4);
    CHECK(row_of(risks.problems, "score-out-of-range", "score_after", "risks.csv") == 4);
    CHECK(row_of(risks.problems, "scenario-unmatched", "scenario", "risks.csv") == 5);
    CHECK(row_of(risks.problems, "more-than-there-is", "score_after", "risks.csv") == 6);
    REQUIRE(risks.plan.risks.size() == 2);
    CHECK_FALSE(risks.plan.risks[1].score_before);
    CHECK_FALSE(model::has_errors(records.problems));
    CHECK_FALSE(model::has_errors(risks.problems));
}

TEST_CASE("projections of nowhere, of no ages and given twice", "[fast]") {
    const auto loaded = little_with("projections.csv",
                                    "area,year,age_from,age_to,people\nAtlantis,2020,0,120,5\nZ1,2020,70,60,5\nZ1,2020,0,120,-5\n"
                                    "Z1,2020,0,120,6000\nZ1,2020,0,120,7000\n,2017,0,120,1\n");
    CHECK(row_of(loaded.problems, "area-unmatched", "area", "projections.csv") == 2);
    CHECK(row_of(loaded.problems, "range-upside-down", "age_from", "projections.csv") == 3);
    CHECK(row_of(loaded.problems, "negative", "people", "projections.csv") == 4);
    CHECK(told(loaded.problems, "duplicate-key") == 2);  // row 6, and row 7 against the plan file
    REQUIRE(loaded.plan.growth.projected.size() == 3);
    CHECK(loaded.plan.growth.projected[0].people == 15500.0);
    CHECK(loaded.plan.growth.projected[2].people == 6000.0);
    CHECK_FALSE(model::has_errors(loaded.problems));
}

TEST_CASE("indicators divided by nobody, without a value, of practices twice", "[fast]") {
    const auto loaded = little_with("qof.csv", "practice,numerator,denominator,value\nP1,5,0,\nP2,,,\nP3,1,10,\nP3,2,10,\n,1,2,\n");
    CHECK(row_of(loaded.problems, "denominator-zero", "denominator", "qof.csv") == 2);
    CHECK(row_of(loaded.problems, "duplicate-key", "practice", "qof.csv") == 5);
    REQUIRE(loaded.plan.indicators[0].values.size() == 1);
    CHECK(loaded.plan.indicators[0].values[0].numerator == 1.0);
    CHECK(told(little_with("qof.csv", "practice,value\nP98,1\n").problems, "nothing-matches") == 1);
    CHECK(told(little_with("qof.csv", "practice,name\nP1,A\n").problems, "column-missing") == 1);
}

TEST_CASE("GPs of 55 and over who are more than the GPs", "[fast]") {
    const auto r =
        read(io::read_workforce, Role::workforce, "practice,gp_fte,gp_fte_55_over,gp_fte_60_over\nP1,2,3,1\nP2,5,2,3\nP3,5,2,1\n");
    CHECK(told(r.problems, "more-than-there-is") == 2);
    CHECK(row_of(r.problems, "more-than-there-is", "gp_fte_55_over") == 2);
    CHECK(r.rows.size() == 3);
}

TEST_CASE("growth of -100 %, a horizon before the base year, bands that overlap: the rest is computed", "[fast]") {
    const auto gone = plan_with("[growth]\nrate_pct = -100.0\n");
    CHECK(warned_of(gone.problems, "growth.rate_pct", "not believed"));
    CHECK_FALSE(model::has_errors(gone.problems));
    CHECK(gone.plan.growth.rate_pct == 0.0);
    const auto bands = plan_with("[growth]\nbands = [[0, 20, 1.0], [15, 64, 0.5], [65, 120, 300.0], [80, 70, 1.0]]\n");
    CHECK(warned_of(bands.problems, "growth.bands", "overlaps"));
    CHECK(warned_of(bands.problems, "growth.bands", "not believed"));
    CHECK(warned_of(bands.problems, "growth.bands", "no ages"));
    REQUIRE(bands.plan.growth.bands.size() == 1);
    const auto totals =
        plan_with("[growth]\ntotals = [[17, 5.0], [2020, -5.0], [2021, 5.0], [2021, 6.0]]\nhousehold_size = { A = 40.0 }\n");
    CHECK(warned_of(totals.problems, "growth.totals", "no year"));
    CHECK(warned_of(totals.problems, "growth.totals", "above 0"));
    CHECK(warned_of(totals.problems, "growth.totals", "twice"));
    CHECK(warned_of(totals.problems, "growth.household_size.A", "so many people"));
    CHECK(totals.plan.growth.projected.size() == 1);
    CHECK(totals.plan.growth.household_size_by_council.empty());
    const auto prices = plan_with("[prices]\nindex = [[2016, 0.0], [2017, 100.0]]\nyear = 3000\n");
    CHECK(warned_of(prices.problems, "prices.index", "0.1 to 100,000"));
    CHECK(warned_of(prices.problems, "prices.year", "no year"));
    CHECK(prices.plan.prices.by_year.size() == 1);
    CHECK_FALSE(prices.plan.price_year);

    const TempFolder folder;
    write_little_plan(folder.path(), "");
    std::string text = read_file(folder / "plan.toml");
    text.replace(text.find("horizon_year = 2025"), 19, "horizon_year = 2010");
    write_file(folder / "plan.toml", text);
    const auto before = io::load_plan(folder.path());
    CHECK(warned_of(before.problems, "plan.horizon_year", "before the base year"));
    CHECK_FALSE(model::has_errors(before.problems));
    CHECK(before.plan.horizon_year == before.plan.base_year);
    CHECK(before.plan.practices.size() == 3);
}

TEST_CASE("keys of the estate that say nothing a program could use stop the plan", "[fast]") {
    for (const char* bad : {"[growth]\nbands = 5\n", "[growth]\nbands = [[0, 15]]\n", "[growth]\nnew_patients = \"by magic\"\n",
                            "[prices]\nindex = [[\"2016\", 100]]\n", "[growth]\nbandz = []\n"}) {
        CAPTURE(bad);
        CHECK(model::has_errors(plan_with(bad).problems));
    }
    const auto targets =
        plan_with("[access]\ntargets = [[\"next year\", 0.5], [2018-03-31, 50], [\"2018-02-30\", 0.5], [2019-03-31, 0.5]]\n");
    CHECK(std::count_if(targets.problems.begin(), targets.problems.end(),
                        [](const auto& p) { return p.field == "access.targets" && p.severity == model::Severity::warning; }) == 3);
    CHECK(targets.plan.access_targets.size() == 1);
    const TempFolder folder;
    write_little_plan(folder.path(),
                      "[sources.workforce]\nfile = \"w.csv\"\ngp = \"some\"\n[[sources.indicators]]\nfile = \"a.csv\"\n"
                      "[[sources.indicators]]\nname = \"a\"\nfile = \"a.csv\"\nbetter = \"wide\"\nper = 0\n"
                      "[[sources.indicators]]\nname = \"a\"\nfile = \"b.csv\"\n");
    const auto file = io::read_plan_file(folder.path());
    long errors = 0;
    for (const model::Problem& p : file.problems) errors += p.severity == model::Severity::error ? 1 : 0;
    CHECK(errors == 3);  // gp; an indicator without a name; one of a name that is taken
    CHECK(warned_of(file.problems, "sources.indicators[2].better", "high or low"));
    CHECK(warned_of(file.problems, "sources.indicators[2].per", "per 1"));
}
