#include <catch2/catch.hpp>

#include "report/paper.hpp"

using namespace merestone::report;

TEST_CASE("papers are ISO 216's, by name in any case", "[fast]") {
    REQUIRE(paper_named("a4") != nullptr);
    CHECK(paper_named("A4")->width_mm == 210.0);
    CHECK(paper_named("A3")->height_mm == 420.0);
    CHECK(paper_named("Letter") == nullptr);
    CHECK(paper_named("") == nullptr);
}

TEST_CASE("a scale is read as people write it, and nothing else is one", "[fast]") {
    CHECK(scale_of("1:50000") == 50000.0);
    CHECK(scale_of(" 1:50,000 ") == 50000.0);
    CHECK(scale_of("25000") == 25000.0);
    for (const char* no : {"", "1:", "1:99", "1:1e5", "2:50000", "-5", "1:999999999", "1:12345678901234567890", "fit", "1:5 0"}) {
        CAPTURE(no);
        CHECK_FALSE(scale_of(no).has_value());
    }
    CHECK(scale_text(50000.0) == "1:50,000");
}

TEST_CASE("a fitted scale is rounded up to one that people print at", "[fast]") {
    CHECK(round_denominator(50000.0) == Approx(50000.0));
    CHECK(round_denominator(50001.0) == Approx(60000.0));
    CHECK(round_denominator(101.0) == Approx(125.0));
    CHECK(round_denominator(99000.0) == Approx(100000.0));
    for (double d = 100.0; d < 1e6; d *= 1.07) {
        CHECK(round_denominator(d) >= d * (1 - 1e-9));
        CHECK(round_denominator(d) <= d * 1.2501);
    }
}

TEST_CASE("at 1:50,000 a centimetre of paper is 500 metres", "[fast]") {
    constexpr double px_per_cm = 96.0 / 2.54;
    CHECK(metres_per_px(50000.0) * px_per_cm == Approx(500.0));
}
