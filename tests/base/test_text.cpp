#include "base/text.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cmath>

using namespace merestone::base;

TEST_CASE("numbers as published are read, and nothing else is", "[fast]") {
    CHECK(parse_int("784,846") == 784846);
    CHECK(parse_int(" 1,447 ") == 1447);
    CHECK(parse_int("7.0") == 7);
    CHECK(parse_int("-12") == -12);
    CHECK(parse_int("+5") == 5);
    CHECK(parse_number("-1.57375") == -1.57375);
    CHECK(parse_number("1,234,567.5") == 1234567.5);
    for (const char* bad : {"", "12,34", "1,2345", ",123", "1,", "162.25", "*", "n/a", "1e", "NaN", "inf", "12 3", "0x10",
                            "99999999999999999999", "--1", "1,234,56"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_int(bad));
    }
    for (const char* bad : {"", "NaN", "inf", "-inf", "1,23.4", "1.2.3", "1e999", "abc"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_number(bad));
    }
}

TEST_CASE("numbers written read back as themselves, without exponent or locale", "[fast]") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(861118.0) == "861118");
    CHECK(number_text(-0.0001, 2) == "0.00");
    CHECK(grouped(861118) == "861,118");
    CHECK(grouped(-1234567) == "-1,234,567");
    CHECK(grouped(999) == "999");
    rc::prop("shortest text is exact", [](double value) {
        RC_PRE(std::isfinite(value));
        const std::string text = number_text(value);
        double back = 0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        RC_ASSERT(back == value);
    });
    rc::prop("grouped numbers are read as themselves", [](std::int64_t value) { RC_ASSERT(parse_int(grouped(value)) == value); });
}

TEST_CASE("trim takes byte order marks and no-break spaces as well", "[fast]") {
    CHECK(trim("\xEF\xBB\xBF\xEF\xBB\xBF name\xC2\xA0\r\n") == "name");
    CHECK(trim(" \t ").empty());
}

TEST_CASE("headers are compared without case, blanks, marks", "[fast]") {
    CHECK(header_key("Area Codes\r\n") == "areacodes");
    CHECK(header_key("NUMBER_OF_PATIENTS") == header_key("Number of Patients"));
}

TEST_CASE("postcodes are written one way", "[fast]") {
    CHECK(tidy_postcode("ls14ap") == "LS1 4AP");
    CHECK(tidy_postcode("LS1  4AP") == "LS1 4AP");
    CHECK(tidy_postcode("BD100NJ") == "BD10 0NJ");
    CHECK(tidy_postcode("nonsense here").empty());
    CHECK(tidy_postcode("").empty());
}

TEST_CASE("a slip of the hand finds the word that was meant", "[fast]") {
    const std::array<std::string_view, 3> known{"people_min", "people_max", "within"};
    CHECK(nearest_word("poeple_min", known) == "people_min");
    CHECK(nearest_word("whitin", known) == "within");
    CHECK(nearest_word("zzzzzz", known).empty());
}

TEST_CASE("UTF-8 is told from Windows-1252, and that is turned into it", "[fast]") {
    CHECK(is_valid_utf8("St Martin\xE2\x80\x99s"));
    CHECK_FALSE(is_valid_utf8("St Martin\x92s"));
    CHECK_FALSE(is_valid_utf8("\xC0\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("abc\xE2\x80"));
    CHECK(from_cp1252("St Martin\x92s \xA3") == "St Martin\xE2\x80\x99s \xC2\xA3");
    rc::prop("any bytes become valid UTF-8", [](const std::string& bytes) { RC_ASSERT(is_valid_utf8(from_cp1252(bytes))); });
}
