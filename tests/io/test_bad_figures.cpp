// A plan folder with figures, dates, words and rows that cannot be: each told where it stands, none of it stopping the rest.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>

#include "io/assumption_bounds.hpp"
#include "io/csv_text.hpp"
#include "io/dates.hpp"
#include "io/little_estate.hpp"
#include "io/load.hpp"
#include "io/plain_characters.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using model::Plan;

namespace {

// The little estate with one table written anew and words of the plan file changed.
io::Loaded little(const char* file, const std::string& text, const std::vector<std::pair<std::string, std::string>>& changes = {}) {
    const TempFolder folder;
    write_little_estate(folder.path());
    if (file != nullptr) write_file(folder / file, text);
    std::string plan = read_file(folder / "plan.toml");
    for (const auto& [from, to] : changes) {
        REQUIRE(plan.find(from) != std::string::npos);
        plan.replace(plan.find(from), from.size(), to);
    }
    write_file(folder / "plan.toml", plan);
    return io::load_plan(folder.path());
}

const model::Problem* told_of(const model::Problems& problems, const std::string& rule, const std::string& file, std::int64_t row = -1) {
    for (const model::Problem& p : problems)
        if (p.rule == rule && p.file == file && (row < 0 || p.row == row) && !p.meaning.empty() && !p.todo.empty()) return &p;
    return nullptr;
}

io::PlanFile with_assumption(const std::string& line) {
    const TempFolder folder;
    write_little_plan(folder.path(), "[assumptions]\n" + line + "\n");
    return io::read_plan_file(folder.path());
}

}  // namespace

TEST_CASE("every assumption has bounds that hold its value and its sensible range", "[fast]") {
    const model::Assumptions defaults = io::default_assumptions();
    CHECK(io::assumption_bounds().size() == defaults.all().size());
    for (const auto& [id, a] : defaults.all()) {
        CAPTURE(id);
        const io::AssumptionBounds bounds = io::assumption_bounds().at(id);
        CHECK(bounds.at_least <= *a.low);
        CHECK(bounds.at_most >= *a.high);
        CHECK_FALSE(io::refused_assumption(a, a.value));
        CHECK(io::refused_assumption(a, bounds.at_least - 0.001));
        CHECK(io::refused_assumption(a, bounds.at_most + 0.001));
        CHECK(io::refused_assumption(a, std::nan("")));
    }
}

TEST_CASE("assumptions outside their bounds leave the default and are told with the range in words", "[fast]") {
    const model::Assumptions defaults = io::default_assumptions();
    struct Case {
        const char* id;
        const char* value;
    };
    for (const Case c : {Case{"hours_week", "0"},
                         Case{"hours_week", "500"},
                         Case{"room_utilisation", "0"},
                         Case{"room_utilisation", "5"},
                         Case{"sensitivity_share", "1"},
                         Case{"weeks_open", "0"},
                         Case{"weeks_open", "1e300"},
                         Case{"patients_per_fte", "0"},
                         Case{"patients_per_gp_m2", "0"},
                         Case{"room_session_hours", "0"},
                         Case{"car_km_per_h", "0"},
                         Case{"walk_km_per_h", "0"},
                         Case{"m2_per_gp", "0"},
                         Case{"household_size", "1e9"},
                         Case{"household_size", "-1"},
                         Case{"new_patient_share", "3"},
                         Case{"nia_share_of_gia", "0"},
                         Case{"huff_size_power", "400"},
                         Case{"rank_weight_rooms", "1e308"},
                         Case{"did_not_attend_share", "1"},
                         Case{"gp_per_1000_benchmark", "0"}}) {
        CAPTURE(c.id, c.value);
        const io::PlanFile file = with_assumption(std::string(c.id) + " = " + c.value);
        const model::Problem* p = told_of(file.problems, "plan-file", "plan.toml");
        REQUIRE(p != nullptr);
        CHECK(p->severity == model::Severity::warning);
        CHECK(p->field == std::string("assumptions.") + c.id);
        CHECK(p->row > 0);
        CHECK(p->meaning.find(" to ") != std::string::npos);
        CHECK(file.plan.assumptions.value(c.id) == defaults.value(c.id));
        CHECK(file.plan.assumptions.at(c.id).from == "default");
    }
    for (const char* endless : {"room_utilisation = nan", "rank_weight_rooms = inf", "hours_week = { value = -inf }"}) {
        CAPTURE(endless);
        const io::PlanFile file = with_assumption(endless);
        CHECK(told(file.problems, "plan-file") == 1);
        CHECK_FALSE(model::has_errors(file.problems));
        CHECK(file.plan.assumptions.value("room_utilisation") == defaults.value("room_utilisation"));
        CHECK(file.plan.assumptions.value("hours_week") == defaults.value("hours_week"));
    }
    for (const char* fine : {"extra_clinical_hours_week = 0", "fees_share = 0", "did_not_attend_share = 0", "new_patient_share = 0",
                             "rank_weight_rooms = 0", "radius_walk_m = 0", "room_utilisation = 0.9"}) {
        CAPTURE(fine);
        CHECK(with_assumption(fine).problems.empty());
    }
    std::string none;
    for (const auto& [id, unused] : defaults.all())
        if (id.starts_with("rank_weight_")) none += id + " = 0\n";
    const io::PlanFile weightless = with_assumption(none);
    CHECK(told(weightless.problems, "assumption-refused") == 1);
    CHECK(weightless.plan.assumptions.value("rank_weight_rooms") == defaults.value("rank_weight_rooms"));
}

TEST_CASE("figures of tables that no plan passes are told with their row and count as not known", "[fast]") {
    struct Case {
        const char* file;
        const char* text;
        const char* rule;
        std::int64_t row;
        bool (*gone)(const Plan&);
    };
    const std::vector<Case> cases = {
        {"lists.csv", "practice,patients\nP1,5000\nP2,1000000000\n", "figure-out-of-range", 3,
         [](const Plan& p) { return !p.practices[1].list; }},
        {"lists.csv", "practice,patients\nP1,5000\nP2,-5\n", "negative", 3, [](const Plan& p) { return !p.practices[1].list; }},
        {"lists.csv", "practice,patients\nP1,5000\nP1,7\n", "duplicate-key", 3, [](const Plan& p) { return p.practices[0].list == 5000; }},
        {"premises.csv", "premises_id,rooms_ce,easting_m,northing_m\nB1,1e300,430500,433500\nB2,3,431500,433500\n", "figure-out-of-range",
         2, [](const Plan& p) { return !p.premises[0].rooms_ce && p.premises[1].rooms_ce == 3.0; }},
        {"premises.csv", "premises_id,rooms_ce,easting_m,northing_m\nB1,8,430500,433500\nB2,3,431500,433500\nB1,9,,\n", "duplicate-key", 4,
         [](const Plan& p) { return p.premises.size() == 2 && p.premises[0].rooms_ce == 8.0; }},
        {"premises.csv", "premises_id,rooms_ce,easting_m,northing_m\nB1,8,430500,433500\nB2,3,431500,433500\nTotal,11,,\n", "row-of-totals",
         4, [](const Plan& p) { return p.premises.size() == 2; }},
        {"occupancies.csv", "premises_id,practice,role,list_share\nB1,P1,main,72\nB2,P2,main,1\nB1,P3,shared,1\n", "share-over-one", 2,
         [](const Plan& p) { return p.occupancies[0].list_share == 1.0 && p.occupancies[0].assumed; }},
        {"backlog.csv", "premises_id,risk,cost_gbp\nB2,high,9e15\nB2,low,3000\n", "figure-out-of-range", 2,
         [](const Plan& p) { return p.premises[1].backlog.size() == 1; }},
        {"schemes.csv", "scheme_id,kind,premises_id,opens_year,cost_gbp\nS1,extension,B1,2019,1850000000000000\n", "figure-out-of-range", 2,
         [](const Plan& p) { return !p.schemes[0].cost_gbp; }},
        {"schemes.csv", "scheme_id,kind,premises_id,opens_year,rooms_added\nS1,extension,B1,2019,-1e308\n", "figure-out-of-range", 2,
         [](const Plan& p) { return !p.schemes[0].rooms_added; }},
        {"money.csv", "scheme_id,year,side,gbp\nS1,2018,cost,9e15\nS1,2018,cost,5\n", "figure-out-of-range", 2,
         [](const Plan& p) { return p.schemes[0].money.size() == 1; }},
        {"money.csv", "scheme_id,year,side,gbp\nS1,2018,cost,9e15\n", "nothing-used", 0,
         [](const Plan& p) { return p.schemes[0].money.empty(); }},
        {"premises.csv", "premises_id,hours_week,easting_m,northing_m\nB1,0.01,430500,433500\nB2,52.5,431500,433500\n",
         "hours-out-of-range", 2, [](const Plan& p) { return !p.premises[0].hours_week && p.premises[1].hours_week == 52.5; }},
        {"trajectories.csv", "site,year,homes\nR1,2018,1e308\nR1,2019,5\n", "figure-out-of-range", 2,
         [](const Plan& p) { return p.housing[0].homes_by_year.size() == 1; }},
        {"workforce.csv", "practice,gp_fte,gp_fte_55_over,gp_fte_60_over\nP1,2.5,1,700\n", "more-than-there-is", 2,
         [](const Plan& p) { return !p.practices[0].staff.gp_fte_60_over && p.practices[0].staff.gp_fte_55_over == 1.0; }},
        {"workforce.csv", "practice,gp_fte\nP1,1e308\n", "figure-out-of-range", 2, [](const Plan& p) { return !p.practices[0].gp_fte; }},
        {"qof.csv", "practice,numerator,denominator,value\nP1,1e308,5000,9.0\nP2,,,7.5\n", "figure-out-of-range", 2,
         [](const Plan& p) { return !p.indicators[0].values[0].numerator && p.indicators[0].values[0].value == 9.0; }},
        {"hub_week.csv", "hub,weekday,start,end,clinicians,slots\nH1,Mon,18:30,20:00,1e308,24\n", "figure-out-of-range", 2,
         [](const Plan& p) { return !p.hub_week[0].clinicians && p.hub_week[0].slots == 24; }},
        {"hub_week.csv", "hub,weekday,start,end\nH1,Bank holiday,18:30,20:00\n", "unknown-word", 2, [](const Plan&) { return true; }},
        {"hub_week.csv", "hub,weekday,start,end\nH1,Saturday,8pm,9pm\n", "not-a-time", 2, [](const Plan&) { return true; }},
        {"hub_week.csv", "hub,weekday,start,end\nH1,Mon,18:30,21:30\nH1,Mon,20:00,22:00\nH1,Mon,22:00,23:00\n", "sessions-overlap", 3,
         [](const Plan& p) { return p.hub_week.size() == 3; }},
        {"facets.csv", "premises_id,facet,rating,survey_date\nB1,physical,C,2016-05-01\nB1,physical,DX,2016-05-01\n", "duplicate-key", 3,
         [](const Plan& p) { return p.premises[0].facets.size() == 1 && p.premises[0].facets[0].rating == "C"; }},
        {"facets.csv", "premises_id,facet,rating,survey_date\nB1,physical,C,2013-02-31\nB1,space,E,31/06/2013\n", "not-a-date", 2,
         [](const Plan& p) { return p.premises[0].facets.size() == 2 && p.premises[0].facets[0].survey_date.empty(); }},
        {"cover.csv", "hub,practice,from_date\nH1,P2,2016-02-31\n", "not-a-date", 2,
         [](const Plan& p) { return p.hubs[0].covers.size() == 1; }},
        {"practices.csv",
         "practice,name,easting_m,northing_m,open_date\nP1,A,430500,433500,2013-13-45\nP2,B,431500,433500,\n"
         "P3,C,431600,433600,\n",
         "not-a-date", 2, [](const Plan& p) { return p.practices.size() == 3; }}};
    for (const Case& c : cases) {
        CAPTURE(c.file, c.text);
        const io::Loaded loaded = little(c.file, c.text);
        CHECK(told_of(loaded.problems, c.rule, c.file, c.row) != nullptr);
        CHECK(c.gone(loaded.plan));
        CHECK_FALSE(model::has_errors(loaded.problems));
    }
}

TEST_CASE("shares of a list: what is left goes to those that say none, all nought is no share", "[fast]") {
    const auto shares = [](const std::string& rows) {
        const io::Loaded loaded = little("occupancies.csv", "premises_id,practice,role,list_share\n" + rows + "B1,P3,shared,1\n");
        std::vector<std::pair<double, bool>> out;
        for (const model::Occupancy& o : loaded.plan.occupancies)
            if (o.practice.pos() == 0) out.emplace_back(o.list_share, o.assumed);
        return std::pair(out, loaded.problems);
    };
    const auto [rest, rest_told] = shares("B1,P1,main,0.75\nB2,P1,branch,\nB2,P2,main,1\n");
    CHECK(rest == std::vector<std::pair<double, bool>>{{0.75, false}, {0.25, true}});
    CHECK(told(rest_told, "shares-assumed") == 1);
    const auto [nought, nought_told] = shares("B1,P1,main,0\nB2,P1,branch,0\nB2,P2,main,1\n");
    CHECK(nought == std::vector<std::pair<double, bool>>{{0.5, true}, {0.5, true}});
    CHECK(told(nought_told, "shares-assumed") == 1);
    CHECK(told(nought_told, "totals-do-not-foot") == 0);
    const auto [over, over_told] = shares("B1,P1,main,1\nB2,P1,branch,0.6\nB2,P2,main,1\n");
    CHECK(over[0].first == Approx(1 / 1.6));
    CHECK(told(over_told, "totals-do-not-foot") == 1);
}

TEST_CASE("schemes that move buildings in a circle, into themselves or twice are told with their ids", "[fast]") {
    const char* header = "scheme_id,kind,premises_id,opens_year,moves_from,rooms_added\n";
    const auto circle =
        little("schemes.csv", std::string(header) + "C1,merger,B1,2019,B2,1\nC2,merger,B2,2019,B1,\nC4,merger,B1,2020,B1,2\n",
               {{"moves_from = [\"B2\"]", "moves_from = []"}});
    CHECK(told(circle.problems, "moves-in-circle") == 3);
    REQUIRE(circle.plan.schemes.size() == 4);
    for (const model::Scheme& s : circle.plan.schemes) CHECK(s.moves_from.empty());
    CHECK(circle.plan.schemes[0].rooms_added == 1.0);  // the rest stands
    const model::Problem* p = told_of(circle.problems, "moves-in-circle", "schemes.csv");
    REQUIRE(p != nullptr);
    const auto twice = little("schemes.csv", std::string(header) + "C1,merger,B1,2019,B2,\nC2,closure,B2,2018,,\n",
                              {{"moves_from = [\"B2\"]", "moves_from = []"}});
    const model::Problem* moved = told_of(twice.problems, "moved-twice", "schemes.csv");
    REQUIRE(moved != nullptr);
    CHECK(moved->meaning.find("C1, C2") != std::string::npos);
    CHECK(twice.plan.schemes[0].moves_from.size() == 1);
}

TEST_CASE("a reference of two councils: its homes go to the council that the row names, else to neither", "[fast]") {
    const auto homes = [](const std::string& trajectories) {
        const TempFolder folder;
        write_little_estate(folder.path());
        write_file(folder / "housing.csv",
                   "site,name,council,easting_m,northing_m,dwellings_min,planning_status\nR1,A,Made,430400,433400,200,permissioned\n"
                   "R1,B,Other,430500,433500,300,permissioned\n");
        write_file(folder / "trajectories.csv", trajectories);
        io::Loaded loaded = io::load_plan(folder.path());
        std::map<std::string, std::size_t> years;
        for (const model::HousingSite& s : loaded.plan.housing) years[s.council] = s.homes_by_year.size();
        return std::pair(years, told(loaded.problems, "site-ambiguous"));
    };
    CHECK(homes("site,year,homes\nR1,2018,100\nR1,2019,100\n") ==
          std::pair(std::map<std::string, std::size_t>{{"Made", 0}, {"Other", 0}}, 1L));
    CHECK(homes("site,council,year,homes\nR1,Other,2018,100\n") ==
          std::pair(std::map<std::string, std::size_t>{{"Made", 0}, {"Other", 1}}, 0L));
}

TEST_CASE("premises that stand nowhere near the plan have no position", "[fast]") {
    const char* header = "premises_id,rooms_ce,easting_m,northing_m\nB2,3,431500,433500\n";
    for (const auto& [row, rule] :
         {std::pair("B1,8,433500,930500\n", "far-off-point"), std::pair("B1,8,1e308,433500\n", "coordinates-unknown"),
          std::pair("B1,8,-1.5,53.8\n", "far-off-point")}) {
        CAPTURE(row);
        const auto loaded = little("premises.csv", std::string(header) + row);
        CHECK(told_of(loaded.problems, rule, "premises.csv") != nullptr);
        CHECK_FALSE(loaded.plan.premises[0].at);
        CHECK(loaded.plan.premises[0].rooms_ce == 8.0);
        CHECK(loaded.plan.premises[1].at);
    }
}

TEST_CASE("columns of an own table that nothing reads are named once, with what they may mean", "[fast]") {
    const auto loaded = little("premises.csv", "premises_id,Rooms,easting_m,northing_m,basis,Colour\nB1,8,430500,433500,,red\n");
    CHECK(told(loaded.problems, "columns-not-used") == 1);
    const model::Problem* p = told_of(loaded.problems, "columns-not-used", "premises.csv");
    REQUIRE(p != nullptr);
    CHECK(p->meaning.find("Rooms, Colour") != std::string::npos);
    CHECK(p->todo.find("Rooms: rooms_ce") != std::string::npos);
    CHECK(told(little(nullptr, "").problems, "columns-not-used") == 0);
}

TEST_CASE("hubs and schemes of a plan file with figures that cannot be", "[fast]") {
    const auto figures = little(nullptr, "",
                                {{"clinicians = 2.0", "clinicians = 1e300"},
                                 {"hours_week_after = 60.0", "hours_week_after = 1e9\ncost_gbp = 1e308"},
                                 {"kind = \"hours\"", "kind = \"exploding\""}});
    CHECK_FALSE(figures.plan.hubs[0].clinicians);
    CHECK_FALSE(figures.plan.schemes[2].hours_week_after);
    CHECK_FALSE(figures.plan.schemes[2].cost_gbp);
    CHECK(told(figures.problems, "plan-file") == 4);
    CHECK_FALSE(model::has_errors(figures.problems));
    const auto prices = little(nullptr, "", {{"[2016, 100.0]", "[2016, 1e-300]"}, {"[2017, 15500]", "[2017, 1e300]"}});
    CHECK(prices.plan.prices.by_year.size() == 1);
    CHECK(told(prices.problems, "plan-file") == 2);
    const auto title = little(nullptr, "", {{"title = \"T\"", "title = \"" + std::string(5000, 'L') + "\""}});
    CHECK(title.plan.title.size() == 303);
    CHECK(told(title.problems, "plan-file") == 1);
}

TEST_CASE("days that no calendar has are no dates", "[fast]") {
    for (const char* bad : {"2013-02-31", "31/06/2013", "2013-09-20 nonsense", "2015-02-29", "1899-12-31", "2101-01-01", "09/20/2013",
                            "20130231", "31FEB2013"})
        CHECK(io::iso_date(bad).empty());
    CHECK(io::iso_date("2016-02-29") == "2016-02-29");
    CHECK(io::iso_date("2013/09/20 00:00:00") == "2013-09-20");
    CHECK(io::iso_date("2013-09-20T00:00:00Z") == "2013-09-20");
    CHECK(io::is_date_or_year("2016-05"));
    CHECK_FALSE(io::is_date_or_year("2016-13"));
}

TEST_CASE("control characters are left out of what is read, once told", "[fast]") {
    const auto loaded = little("premises.csv",
                               "premises_id,name,easting_m,northing_m\nB\x1b"
                               "1,Made\x07 House\xC2\x85,430500,433500\n");
    REQUIRE_FALSE(loaded.plan.premises.empty());
    CHECK(loaded.plan.premises[0].id == "B1");
    CHECK(loaded.plan.premises[0].name == "Made House");
    CHECK(told(loaded.problems, "control-characters") == 1);
    CHECK_FALSE(io::without_control_characters("Caf\xC3\xA9\ttwo\nlines"));
    CHECK(io::cut_to("\xC3\xA9\xC3\xA9\xC3\xA9", 2) == "\xC3\xA9\xC3\xA9...");
}

TEST_CASE("formulas in wide letters, behind blanks and after a line end are made safe", "[fast]") {
    for (const char* bad : {"\xEF\xBC\x9D"
                            "1+1",
                            "\xEF\xBC\x8B"
                            "1",
                            "\xEF\xBC\x8D"
                            "a",
                            "\xEF\xBC\xA0"
                            "x",
                            "  =1+1"})
        CHECK(io::safe_cell_text(bad) == std::string("'") + bad);
    CHECK(io::safe_cell_text("a\n=1+1") == "a\n'=1+1");
    CHECK(io::safe_cell_text("a\r\n=1+1") == "a\r\n'=1+1");
    CHECK(io::safe_cell_text("a\nb") == "a\nb");
    CHECK(io::safe_cell_text("") == "");
}

TEST_CASE("the plans that come with the program tell none of it", "[fast]") {
    for (const char* name : {"havering", "leeds"}) {
        CAPTURE(name);
        const io::Loaded loaded = io::load_plan(source_folder() / "geodata" / name);
        REQUIRE_FALSE(loaded.plan.premises.empty());
        for (const char* rule : {"figure-out-of-range", "columns-not-used", "moves-in-circle", "moved-twice", "control-characters",
                                 "row-of-totals", "sessions-overlap", "site-ambiguous", "not-a-date", "not-a-time", "assumption-refused",
                                 "coordinates-unknown", "duplicate-key"}) {
            CAPTURE(rule);
            CHECK(told(loaded.problems, rule) == 0);
        }
    }
}
