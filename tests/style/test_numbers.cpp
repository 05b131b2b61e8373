#include <catch2/catch.hpp>

#include <limits>

#include "style/numbers.hpp"

namespace merestone::style {
namespace {

TEST_CASE("numbers as a British reader writes them", "[fast]") {
    CHECK(whole(52340.4) == "52,340");
    CHECK(whole(-1234567.0) == "-1,234,567");
    CHECK(whole(-0.2) == "0");
    CHECK(whole(std::optional<std::int64_t>{}) == "not known");
    CHECK(one_decimal(1234.56) == "1,234.6");
    CHECK(one_decimal(-0.04) == "0.0");
    CHECK(percent(0.8716) == "87.2%");
    CHECK(percent(std::optional<double>{}) == "not known");
    CHECK(metres_text(850.4) == "850 m");
    CHECK(metres_text(999.6) == "1.0 km");
    CHECK(metres_text(3449.0) == "3.4 km");
    CHECK(metres_text(12400.0) == "12 km");
    CHECK(square_metres_text(850.4) == "850 m²");
    CHECK(square_metres_text(9999.6) == "1.0 ha");
    CHECK(square_metres_text(34000.0) == "3.4 ha");
    CHECK(square_metres_text(999600.0) == "1.00 km²");
    CHECK(square_metres_text(1250000.0) == "1.25 km²");
    CHECK(square_metres_text(551700000.0) == "552 km²");
    CHECK(pounds(1250000) == "£1,250,000");
    CHECK(pounds(-5) == "-£5");
}

TEST_CASE("a number of unknown kind is short, and not a number is not known", "[fast]") {
    CHECK(number_short(5260.0) == "5,260");
    CHECK(number_short(0.6) == "0.6");
    CHECK(number_short(2.304) == "2.3");
    CHECK(number_short(0.0) == "0");
    CHECK(number_short(120.0) == "120");
    CHECK(number_short(std::numeric_limits<double>::quiet_NaN()) == "not known");
}

TEST_CASE("a value with its unit", "[fast]") {
    CHECK(with_unit(0.314, "share") == "31.4%");
    CHECK(with_unit(29791.0, "people") == "29,791 people");
    CHECK(with_unit(12.25, "fte") == "12.25 FTE");
    CHECK(with_unit(66.0, "m2") == "66 m²");
    CHECK(with_unit(29.03, "% of residents") == "29.03% of residents");
    CHECK(with_unit(1.0, "sites") == "1 site");
    CHECK(with_unit(1.0, "facets failing") == "1 facet failing");
    CHECK(with_unit(1.0, "localities") == "1 locality");
    CHECK(with_unit(1.0, "people") == "1 person");
    CHECK(with_unit(1.0, "premises") == "1 premises");
    CHECK(with_unit(2.0, "sites") == "2 sites");
    CHECK(with_unit(3.0, "") == "3");
    CHECK(with_unit({}, "people") == "not known");
    CHECK(with_unit(2500.0, "gbp") == "£2,500");
}

TEST_CASE("a number that somebody set is told with all its digits", "[fast]") {
    CHECK(number_full(157.71) == "157.71");
    CHECK(number_full(5260.0) == "5,260");
    CHECK(number_full(0.342) == "0.342");
    CHECK(number_full(0.06) == "0.06");
    CHECK(number_full(1818.2) == "1,818.2");
    CHECK(number_full(52.5) == "52.5");
    CHECK(number_full(0.0) == "0");
    CHECK(number_full(12345678.0) == "12,345,678");
    CHECK(unit_words("GBP per m2 of net internal area") == "£ per m² of net internal area");
    CHECK(unit_words("people/dwelling") == "people/dwelling");
}

TEST_CASE("a half is rounded away from zero", "[fast]") {
    CHECK(whole(1276.5) == "1,277");
    CHECK(whole(1275.5) == "1,276");
    CHECK(one_decimal(0.25) == "0.3");
}

TEST_CASE("dates are written out; what is no date stays as it is", "[fast]") {
    CHECK(date_text("2017-04-01") == "1 April 2017");
    CHECK(date_text("2021-12-31") == "31 December 2021");
    CHECK(date_text("2017-13-01") == "2017-13-01");
    CHECK(date_text("mid-2017") == "mid-2017");
    CHECK(date_text("") == "");
}

}  // namespace
}  // namespace merestone::style
