#include <catch2/catch.hpp>

#include "analysis/rules_case.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Rag;
using test::only;
using test::says;
using Case = test::RulesCase;

namespace {

// 1,000 homes of 2.36 people near A1, finished in 2018/19; A1 and B1 (3 km off) hold 40,000 each in `rooms` rooms.
Case with_homes(std::optional<double> rooms_of_a) {
    Case c = Case::with_buildings();
    for (std::size_t p = 0; p < 2; ++p) c.plan.practices[p].at = c.plan.zones[3 * p].centre;
    c.plan.premises[0].rooms_ce = rooms_of_a;
    c.plan.premises[1].rooms_ce = 100.0;
    model::HousingSite site;
    site.id = "H1";
    site.name = "East field";
    site.at = c.plan.zones[0].centre;
    site.zone = model::ZoneIx(std::size_t{0});
    site.homes_by_year = {{Year{2018}, 1000.0}};
    c.plan.housing = {site};
    return c;
}

}  // namespace

TEST_CASE("E12: homes whose practices within 2 km have no room for them are flagged with what is short", "[fast]") {
    Case c = with_homes(30.0);
    // (40,000 + 2,360) x 263 / 36 / 10,000 = 30.9 rooms of 30; the new people alone need 1.7.
    const auto found = only(c, "E12");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject_kind == "site");
    CHECK(found[0].subject == "H1");
    CHECK(*found[0].measured == Approx(42360 * 263.0 / 36.0 / 10000.0 - 30.0));
    CHECK(found[0].first_year == Year{2019});
    CHECK(says(found[0],
               "Site H1 (East field): 1,000 homes, 2,360 people by 2019/20; 1 practice within 2 km then needs 30.9 consulting "
               "rooms and has 30.0, 0.9 short; these people alone need 1.7"));
    CHECK(found[0].source.find("practices within 2 km (confidence H)") != std::string::npos);
    CHECK(found[0].source.find("Health Building Note 11-01") != std::string::npos);  // by which the rooms are counted
    CHECK(found[0].source.find("confidence M, our default") != std::string::npos);
    CHECK(only(with_homes(31.0), "E12").empty());
    CHECK(only(with_homes(std::nullopt), "E12").empty());  // not known is rule E5's
}

TEST_CASE("E12: homes with no practice near say so; small sites are told together; growth that counts homes says nothing", "[fast]") {
    Case c = with_homes(30.0);
    c.plan.housing[0].at = geo::Point{c.plan.zones[0].centre.x, c.plan.zones[0].centre.y + 5000.0};
    auto found = only(c, "E12");
    REQUIRE(found.size() == 1);
    CHECK(says(found[0], "no practice with a list stands within 2 km"));
    c.plan.housing[0].homes_by_year = {{Year{2018}, 80.0}};
    found = only(c, "E12");
    REQUIRE(found.size() == 1);
    CHECK(found[0].subject_kind == "plan");
    CHECK(found[0].rag == Rag::grey);
    CHECK(says(found[0], "1 site with fewer than 200 people each (189 together) finds no room within 2 km: "));
    c.plan.growth.includes_housing = true;
    CHECK(only(c, "E12").empty());
}

TEST_CASE("W1: fewer GPs per 1,000 than the benchmark, over the practices that reported: Havering's 19.7", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.practices[0].list = 246000;  // domain notes section 6: 0.47 against 0.55
    c.plan.practices[0].gp_fte = 246.0 * 0.47;
    c.plan.practices[1].gp_fte = 40.0 * 0.55;
    auto found = only(c, "W1");
    REQUIRE(found.size() == 2);
    CHECK(found[0].subject_kind == "locality");
    CHECK(*found[0].measured == Approx(0.47));
    CHECK(says(found[0], "has 0.47 full-time GPs per 1,000 patients, the benchmark is 0.55: 19.7 short (1 of 1 practice"));
    CHECK(found[1].subject_kind == "plan");
    CHECK(found[0].rag == model::Rag::grey);  // London's number, which nobody chose for this plan, colours no locality
    test::change(c.plan, "gp_per_1000_benchmark", 0.55);
    CHECK(only(c, "W1")[0].rag == model::Rag::amber);
    c.plan.practices[0].gp_fte = std::nullopt;
    CHECK(only(c, "W1").empty());
}

TEST_CASE("D1: figures that only a wrong unit gives are told with the slip that would explain them", "[fast]") {
    Case c = with_homes(30.0);
    CHECK(only(c, "D1").empty());
    c.plan.practices[0].gp_fte = 2.0;  // 20,000 patients a GP
    c.plan.housing[0].household_size = 23.0;
    model::Scheme scheme;
    scheme.id = "S1";
    scheme.nia_added_m2 = 500.0;
    scheme.cost_gbp = 1150;  // thousands
    c.plan.schemes = {scheme};
    const auto found = only(c, "D1");
    REQUIRE(found.size() == 3);
    CHECK(says(found[0], "Practice A1"));
    CHECK(says(found[1], "Scheme S1"));
    CHECK(says(found[1], "thousands"));
    CHECK(says(found[2], "Site H1"));
    for (const auto& flag : found) CHECK(flag.rag == Rag::grey);
}
