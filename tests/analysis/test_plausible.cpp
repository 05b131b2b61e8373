#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "analysis/plausible.hpp"
#include "base/random.hpp"

using namespace merestone::analysis;

namespace {

bool in(const Fault& fault, const char* words) { return fault && fault->find(words) != std::string::npos; }

}  // namespace

TEST_CASE("Plausible, inconsistency 1 of S2: 2,004 x 400.93 are not 861,118 patients", "[fast]") {
    const Fault fault = product_fault("patients a GP", 2004, 0, 400.93, 861118);
    CHECK(in(fault, "2,004 x 400.93 = 803,464, not 861,118"));
    CHECK(in(fault, "861,118 / 400.93 would be 2,148"));
    CHECK_FALSE(product_fault("patients a GP", 2004, 0, 400.93, 803464));
    CHECK_FALSE(product_fault("patients a GP", 2148, 0, 400.93, 861118));  // 2,147.8 printed whole
}

TEST_CASE("Plausible, inconsistencies 2, 10 and 26: percentages against the counts beside them", "[fast]") {
    CHECK(in(share_fault("practices reporting", 75, 0, 80, 105), "80 of 105 is 76.2%, not 75%"));
    CHECK_FALSE(share_fault("practices reporting", 76, 0, 80, 105));
    CHECK_FALSE(share_fault("gap", 12, 0, 50, 400.93));  // 12.47%
    CHECK(in(share_fault("DES coverage", 84, 0, 326147 / 1.90, 215024), "is 79.8%, not 84%"));
    CHECK(in(share_fault("75+ living alone", 41, 0, 4100, 5250), "4,100 of 5,250 is 78.1%, not 41%; 41% would be 4,100 of 10,000"));
    CHECK(in(share_fault("anything", 5, 0, 1, 0), "of nothing"));
}

TEST_CASE("Plausible, inconsistencies 4 and 25: shares that match no whole number, and the wholes behind a count", "[fast]") {
    CHECK(in(whole_number_fault("condition SE", 52, 0, 45), "52% of 45 is no whole number"));
    CHECK(in(whole_number_fault("functional W", 9, 0, 48), "9% of 48"));
    CHECK(count_behind(53, 0, 34) == 18);  // our reading of the facet shares, domain notes section 10
    CHECK(count_behind(52, 0, 44) == 23);
    CHECK(count_behind(9, 0, 44) == 4);
    CHECK(count_behind(58, 0, 43) == 25);
    CHECK(count_behind(100, 0, 7) == 7);
    CHECK(count_behind(0, 0, 7) == 0);
    CHECK_FALSE(count_behind(50, 0, 0).has_value());
    const auto wholes = wholes_behind(14, 29, 0, 100);
    CHECK(wholes == std::vector<std::int64_t>({48, 49}));
    // Against counting plainly.
    for (std::int64_t n = 1; n <= 60; ++n)
        for (int pct = 0; pct <= 100; ++pct) {
            bool any = false;
            for (std::int64_t k = 0; k <= n; ++k) any = any || (200 * k + n) / (2 * n) == pct;  // round half up in whole numbers
            CHECK(count_behind(pct, 0, n).has_value() == any);
        }
}

TEST_CASE("Plausible, inconsistency 5 of S2: condition 54 % and functional 15 % reproduce, statutory 58 % does not", "[fast]") {
    const std::array<PartShare, 3> condition{{{53, 34}, {52, 45}, {56, 48}}};
    const std::array<PartShare, 3> functional{{{18, 34}, {18, 45}, {9, 48}}};
    const std::array<PartShare, 3> statutory{{{56, 34}, {58, 45}, {58, 48}}};
    CHECK(rounded(*weighted_pct(condition), 1) == 53.8);
    CHECK(rounded(*weighted_pct(functional), 1) == 14.6);
    CHECK_FALSE(roll_up_fault("condition", 54, 0, condition));
    CHECK_FALSE(roll_up_fault("functional", 15, 0, functional));
    CHECK(in(roll_up_fault("statutory", 58, 0, statutory), "give 57.5%, not 58%"));
    CHECK_FALSE(weighted_pct({}).has_value());
}

TEST_CASE("Plausible, inconsistency 3 of S2: a cell printed as 0 where 0.40 makes row and column foot", "[fast]") {
    // Direct patient care: parts 113.39, total 113.79; the column's parts 77.13, total 77.53. Other cells in two sums.
    FootedTable table;
    table.row_names = {"direct patient care", "others"};
    table.column_names = {"men 45-54", "others"};
    table.cells = {0.0, 113.39, 77.13, 500.0};
    table.row_totals = {113.79, 577.13};
    table.column_totals = {77.53, 613.39};
    const auto faults = cross_foot_faults(table, 0.005);
    REQUIRE(faults.size() == 3);
    CHECK(faults[0] == "row direct patient care: adds up to 113.39, its total is 113.79");
    CHECK(faults[1] == "column men 45-54: adds up to 77.13, its total is 77.53");
    CHECK(faults[2] == "direct patient care / men 45-54: 0 stands there; 0.40 would make row and column foot");
    table.cells[0] = 0.4;
    CHECK(cross_foot_faults(table, 0.005).empty());
    table.row_totals[1] = 600.0;
    CHECK(cross_foot_faults(table, 0.005).size() == 2);
}

TEST_CASE("Plausible, inconsistency 11 of S2: a total that is out by exactly two lines, by one line, and by GBP 1", "[fast]") {
    // 18/19 SE: lines sum to 44,184,566, the total says 42,633,506.
    const std::vector<Line> lines = {{"contracts", 30000000}, {"quality scheme", 1379060}, {"pharmacists", 172000}, {"premises", 12633506}};
    const Fault two = total_fault("SE 18/19", 42633506, lines);
    CHECK(in(two, "add up to 44,184,566, the total says 42,633,506: 1,551,060 too little"));
    CHECK(in(two, "without quality scheme (1,379,060) and pharmacists (172,000)"));
    CHECK(in(total_fault("SE 17/18", 679000, std::vector<Line>{{"a", 679000}, {"b", 321000}}), "without b (321,000)"));
    CHECK(in(total_fault("W 17/18", 101, std::vector<Line>{{"a", 50}, {"b", 50}}), "1 too much"));
    CHECK_FALSE(total_fault("W 17/18", 101, std::vector<Line>{{"a", 50}, {"b", 50}}, 1.0));
    // S3: the three schemes foot.
    CHECK_FALSE(total_fault("ETTF", 3339286, std::vector<Line>{{"De Montfort", 732903}, {"Barn Close", 1067593}, {"Stourport", 1538790}}));
    CHECK(omitted_lines(6, std::vector<Line>{{"a", 1}, {"b", 2}, {"c", 3}, {"d", 50}}, 0.0) == std::vector<std::size_t>({0, 1, 2}));
    CHECK(omitted_lines(7, std::vector<Line>{{"a", 1}, {"b", 2}, {"c", 3}}, 0.0).empty());
}

TEST_CASE("Plausible, inconsistencies 13, 14 and 20 of S0 and S1: units that cannot be", "[fast]") {
    CHECK_FALSE(unit_fault(Figure::hub_minutes_per_1000, 45));
    CHECK(in(unit_fault(Figure::hub_minutes_per_1000, 450), "per 100 where per 1,000 is meant"));       // 45 min per 100
    CHECK(in(unit_fault(Figure::hub_minutes_per_1000, 197 * 60), "cannot be"));                         // 197 h per 1,000
    CHECK(in(unit_fault(Figure::hub_minutes_per_1000, 30000), "per person where per 1,000 is meant"));  // 30 min per patient
    CHECK(in(unit_fault(Figure::hub_minutes_per_1000, 0.75), "in hours where minutes are meant"));
    CHECK_FALSE(unit_fault(Figure::gp_per_1000, 0.47));
    CHECK(in(unit_fault(Figure::gp_per_1000, 0.00047), "in thousands, or per 1,000 where one is meant"));
    CHECK_FALSE(unit_fault(Figure::household_size, 2.3));
    CHECK(unit_fault(Figure::household_size, 23).has_value());
    CHECK(in(unit_fault(Figure::cost_per_m2_gbp, 2.3), "in thousands"));
    CHECK(in(unit_fault(Figure::building_cost_gbp, 733), "in thousands"));
    CHECK(in(unit_fault(Figure::share_pct, 400), "cannot be (from 0 to 100)"));
    CHECK(unit_fault(Figure::practice_list, -1).has_value());
    CHECK(unit_fault(Figure::share_pct, std::nan("")).has_value());
    CHECK_FALSE(unit_fault(Figure::m2_per_1000, 68.57));
}

TEST_CASE("Plausible, inconsistencies 7, 18, 19 and 22: counts and lists that should be one", "[fast]") {
    CHECK(in(count_fault("ETTF proposals", 26, std::array<std::int64_t, 3>{11, 11, 5}), "26 are said, 11 + 11 + 5 = 27 are listed"));
    CHECK(in(count_fault("ELR systems", 31, std::array<std::int64_t, 2>{20, 13}), "20 + 13 = 33"));
    CHECK_FALSE(count_fault("Worcestershire contracts", 65, std::array<std::int64_t, 4>{32, 17, 11, 5}));
    CHECK_FALSE(count_fault("Leeds buildings", 127, std::array<std::int64_t, 3>{34, 45, 48}));
    CHECK(in(product_fault("LC GBP a head", 6, 0, 388000, 2400000 + 388000), "would be 7"));
    CHECK(in(product_fault("LC GBP a head", 6.00, 2, 388000, 2400000), "6 x 388,000 = 2,328,000, not 2,400,000"));
}
