#include "base/figures.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "base/text.hpp"

using namespace merestone::base;

TEST_CASE("a half is rounded away from zero, of the value as it is stored, wherever it is printed", "[fast]") {
    CHECK(fixed_text(1276.5, 0) == "1277");
    CHECK(fixed_text(1275.5, 0) == "1276");
    CHECK(fixed_text(-1276.5, 0) == "-1277");
    CHECK(fixed_text(0.25, 1) == "0.3");
    CHECK(fixed_text(0.125, 2) == "0.13");
    CHECK(fixed_text(2.5, 0) == "3");
    CHECK(fixed_text(0.545, 2) == "0.55");  // stored a little above
    CHECK(fixed_text(1.005, 2) == "1.00");  // stored a little below
    CHECK(fixed_text(1.115, 2) == "1.11");  // times 100 it would pass for a half
    CHECK(fixed_text(-0.04, 1) == "0.0");
    CHECK(number_text(1276.5, 0) == "1277");
    CHECK(grouped_text(1276.5, 0) == "1,277");
    CHECK(rounded(1276.5, 0) == 1277.0);
    CHECK(rounded(1.115, 2) == 1.11);
    rc::prop("whole numbers agree with rounding away from zero", [] {
        const double value = static_cast<double>(*rc::gen::inRange(-4000000, 4000000)) / 4.0;
        RC_ASSERT(fixed_text(value, 0) == fixed_text(static_cast<double>(std::llround(value)), 0));
        RC_ASSERT(rounded(value, 2) == value);
    });
}

TEST_CASE("numbers in a sentence have commas, counts their noun, dates their month", "[fast]") {
    CHECK(grouped_text(12305.34, 1) == "12,305.3");
    CHECK(grouped_text(-1234567.0, 0) == "-1,234,567");
    CHECK(grouped_text(999.96, 1) == "1,000.0");
    CHECK(counted(1, "practice", "practices") == "1 practice");
    CHECK(counted(0, "practice", "practices") == "0 practices");
    CHECK(counted(1200, "practice", "practices") == "1,200 practices");
    CHECK(date_words("2017-01-14") == "14 January 2017");
    CHECK(date_words("2017-13-14") == "2017-13-14");
    CHECK(date_words("spring 2017") == "spring 2017");
}

TEST_CASE("two values that differ are told with as many decimals as show it, three at most", "[fast]") {
    const auto apart = [](double a, double b, int least) {
        const TextPair t = texts_apart(a, b, least);
        return t.first + " and " + t.second;
    };
    CHECK(apart(22.22, 20.0, 1) == "22.2 and 20.0");
    CHECK(apart(4.13, 4.1, 1) == "4.13 and 4.1");
    CHECK(apart(4.053, 4.05, 1) == "4.053 and 4.05");  // not 4.1 and 4.0
    CHECK(apart(137.4, 137.2, 0) == "137.4 and 137.2");
    CHECK(apart(137.4, 136.2, 0) == "137 and 136");
    CHECK(apart(2743.0, 2460.0, 0) == "2,743 and 2,460");
    CHECK(apart(0.545, 0.55, 2) == "0.545 and 0.55");
    CHECK(apart(4.10004, 4.1, 1) == "4.1 and 4.1");  // three do not show it
    CHECK(apart(3.0, 3.0, 1) == "3.0 and 3.0");
}
