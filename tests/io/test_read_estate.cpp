// Our own tables of the estate, of which data/ holds no file: made-up rows, right and wrong.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

template <typename Read>
auto read(Read reader, Role role, const std::string& text) {
    const TempFolder folder;
    write_file(folder / "own.csv", text);
    return reader(source(role, folder / "own.csv"), at_date("2017-04-01"));
}

}  // namespace

TEST_CASE("premises, layout-only", "[fast]") {
    const auto r = read(io::read_premises, Role::premises,
                        "premises_id,name,postcode,commissioner,tenure,easting_m,northing_m,rooms_ce,rooms_treatment,nia_m2,gia_m2,"
                        "hours_week,basis\n"
                        "B1,Made Health Centre,ls14ap,01A,leased,430000,433500,8,2.5,\"1,240.5\",1500,52.5,survey\n"
                        "B2,,,,,,,not known,,*,,169,\n"
                        "B3,,,,,,,-1,,,,0,\n"
                        ",No id,,,,,,,,,,,\n");
    REQUIRE(r.rows.size() == 3);
    const model::Premises& p = r.rows[0].premises;
    CHECK(p.postcode == "LS1 4AP");
    CHECK(p.at == geo::Point{430000, 433500});
    CHECK(p.rooms_ce == 8.0);
    CHECK(p.rooms_treatment == 2.5);
    CHECK(p.nia_m2 == 1240.5);
    CHECK(p.hours_week == 52.5);
    CHECK_FALSE(r.rows[1].premises.rooms_ce);  // not known is not 0
    CHECK_FALSE(r.rows[1].premises.nia_m2);
    CHECK(told(r.problems, "suppressed") == 1);
    CHECK(told(r.problems, "hours-out-of-range") == 2);
    CHECK_FALSE(r.rows[1].premises.hours_week);
    CHECK(told(r.problems, "negative") == 1);
    CHECK(skipped(r.info, "no premises_id") == 1);
    CHECK(rows_add_up(r.info));
}

TEST_CASE("occupancies, layout-only", "[fast]") {
    const auto r = read(io::read_occupancies, Role::occupancies,
                        "practice,premises_id,role,list_share\nP1,B1,Main,0.75\nP1,B2,branch,0.25\nP2,B1,shared,\nP3,B1,lodger,1.5\n");
    REQUIRE(r.rows.size() == 4);
    CHECK(r.rows[0].list_share == 0.75);
    CHECK(r.rows[1].role == model::OccupancyRole::branch);
    CHECK(r.rows[2].role == model::OccupancyRole::shared);
    CHECK_FALSE(r.rows[2].list_share);
    CHECK(r.rows[3].role == model::OccupancyRole::main);
    CHECK(told(r.problems, "unknown-word") == 1);
    CHECK(told(r.problems, "share-over-one") == 1);
    CHECK_FALSE(r.rows[3].list_share);
    CHECK_FALSE(model::has_errors(r.problems));
}

TEST_CASE("facets, layout-only", "[fast]") {
    const auto r = read(io::read_facets, Role::facets,
                        "premises_id,facet,rating,survey_date,source\nB1,Physical,b,2016-05-01,survey\nB1,space,O,,\nB1,smell,A,,\n"
                        "B2,quality,Z,,\n");
    REQUIRE_FALSE(r.rows.empty());
    CHECK(r.rows[0].rating.facet == model::Facet::physical);
    CHECK(r.rows[0].rating.rating == "B");
    CHECK(r.rows[0].rating.survey_date == "2016-05-01");
    CHECK(r.rows[1].rating.facet == model::Facet::space);
    CHECK(skipped(r.info, "unknown facet") == 1);
    CHECK(told(r.problems, "unknown-word") >= 1);
    for (const auto& row : r.rows) CHECK(row.rating.rating != "Z");
    CHECK(rows_add_up(r.info));
}

TEST_CASE("hub week, layout-only", "[fast]") {
    const auto r = read(io::read_hub_week, Role::hub_week,
                        "hub,weekday,start,end,clinicians,slots,booked,attended,source\nH1,Mon,18:30,20:00,2,24,20,18,log\n"
                        "H1,Tue,18:30,20:00,2,24,30,31,log\nH1,Sat,09:00,13:00,not known,,,,\n");
    REQUIRE(r.rows.size() == 3);
    CHECK(r.rows[0].session.weekday == "Mon");
    CHECK(r.rows[0].session.start == "18:30");
    CHECK(r.rows[0].session.slots == 24);
    CHECK(r.rows[0].session.attended == 18);
    CHECK(told(r.problems, "more-than-there-is") == 2);
    CHECK_FALSE(r.rows[2].session.clinicians);
    CHECK_FALSE(r.rows[2].session.booked);
}

TEST_CASE("schemes, layout-only", "[fast]") {
    const auto r = read(io::read_schemes, Role::schemes,
                        "scheme_id,name,kind,premises_id,start_year,opens_year,rooms_added,nia_added_m2,cost_gbp,status,source\n"
                        "S1,Made extension,extension,B1,2016/17,2018,4,160,\"1,250,000\",approved,plan\n"
                        "S2,,closure,B2,,soon,-3,,not known,,\n,No id,,,,,,,,,\n");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].scheme.start_year == base::Year{2016});
    CHECK(r.rows[0].scheme.opens_year == base::Year{2018});
    CHECK(r.rows[0].scheme.rooms_added == 4.0);
    CHECK(r.rows[0].scheme.cost_gbp == base::Pounds{1250000});
    CHECK(told(r.problems, "not-a-year") == 1);
    CHECK_FALSE(r.rows[1].scheme.opens_year);
    CHECK(r.rows[1].scheme.rooms_added == -3.0);  // a closure takes rooms away
    CHECK_FALSE(r.rows[1].scheme.cost_gbp);
    CHECK(skipped(r.info, "no scheme_id") == 1);
}

TEST_CASE("trajectories, layout-only", "[fast]") {
    const auto r = read(io::read_trajectories, Role::trajectories,
                        "site,year,completions\nR1,2017/18,12.5\nR1,2018,20\nR2,later,5\nR2,2019,-5\nR2,2020,\n");
    REQUIRE(r.rows.size() == 2);
    CHECK(r.rows[0].year == base::Year{2017});
    CHECK(r.rows[0].homes == 12.5);
    CHECK(r.rows[1].year == base::Year{2018});
    CHECK(told(r.problems, "not-a-year") == 1);
    CHECK(told(r.problems, "negative") == 1);
    CHECK(skipped(r.info, "year or homes not known") == 3);
}

TEST_CASE("workforce, layout-only", "[fast]") {
    const auto r = read(io::read_workforce, Role::workforce, "PRAC_CODE,TOTAL_GP_FTE\nP1,3.25\nP2,not known\nP3,-1\n");
    REQUIRE(r.rows.size() == 3);
    CHECK(r.rows[0].gp_fte == 3.25);
    CHECK_FALSE(r.rows[1].gp_fte);
    CHECK(told(r.problems, "negative") == 1);
}

TEST_CASE("the units, borders and costs of an abstract instance, layout-only", "[fast]") {
    const TempFolder folder;
    write_file(folder / "units.csv", "id,x,y,people,rooms\nu1,0,0,5000,4\nu2,1000,0,4000,-2\n,5,5,1,1\nu4,a,0,1,1\n");
    const auto units = io::read_units(source(Role::units, folder / "units.csv"), at_date(""));
    CHECK(units.activity_names == std::vector<std::string>{"people", "rooms"});
    REQUIRE(units.rows.size() == 2);
    CHECK(units.rows[0].activities == std::vector<double>{5000, 4});
    CHECK(told(units.problems, "negative") == 1);
    CHECK(told(units.problems, "missing-key") == 2);
    write_file(folder / "units.csv", "id,x,y\nu1,0,0\n");
    CHECK(told(io::read_units(source(Role::units, folder / "units.csv"), at_date("")).problems, "column-missing") == 1);

    write_file(folder / "edges.csv", "from,to,length\nu1,u2,250.5\nu2,u1,-1\n");
    const auto edges = io::read_adjacency(source(Role::adjacency, folder / "edges.csv"), at_date(""));
    REQUIRE(edges.rows.size() == 2);
    CHECK(edges.rows[0].border_m == 250.5);
    CHECK(told(edges.problems, "negative") == 1);
    write_file(folder / "costs.csv", "from,to,cost\nu1,u2,12.5\n");
    const auto costs = io::read_costs(source(Role::costs, folder / "costs.csv"), at_date(""));
    REQUIRE(costs.rows.size() == 1);
    CHECK(costs.rows[0].cost == 12.5);
}
