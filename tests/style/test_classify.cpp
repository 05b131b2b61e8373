#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "base/random.hpp"
#include "style/classify.hpp"

namespace merestone::style {
namespace {

TEST_CASE("equal classes have round steps that cover all values", "[fast]") {
    const std::vector<std::optional<double>> values{3.0, 8.0, {}, 41.0, 77.0};
    const Classes c = classify(values, ClassMethod::equal, 4);
    CHECK(c.breaks == std::vector<double>{0.0, 20.0, 40.0, 60.0, 80.0});
    CHECK(c.label(0, "min") == "under 20 min");
    CHECK(c.label(1, "min") == "20 to 39 min");  // whole minutes
    CHECK(c.label(3, "min") == "60 min and over");
    CHECK(c.class_of(20.0) == 1);
    CHECK(c.class_of(19.999) == 0);
    CHECK(c.class_of(-5.0) == 0);
    CHECK(c.class_of(80.0) == 3);
    CHECK(c.class_of(1000.0) == 3);
}

TEST_CASE("quantile classes hold about as many values each", "[fast]") {
    std::vector<std::optional<double>> values;
    for (int i = 0; i < 1000; ++i) values.emplace_back(i * 7 % 1000 * 10.0);
    const Classes c = classify(values, ClassMethod::quantile, 5);
    CHECK(c.breaks == std::vector<double>{0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10000.0});
    std::vector<int> counts(c.count(), 0);
    for (const auto& v : values) ++counts[c.class_of(*v)];
    for (const int n : counts) CHECK(n == 200);
}

TEST_CASE("rows share no bound, and every row has the unit", "[fast]") {
    const std::vector<std::optional<double>> shares{3.5, 8.25, 41.0, 77.0};
    const Classes c = classify(shares, ClassMethod::equal, 4);
    CHECK(c.label(0, "%") == "under 20%");
    CHECK(c.label(1, "%") == "20 to under 40%");
    CHECK(c.label(3, "km") == "60 km and over");
    const Classes people = manual_classes({0.0, 1000.0, 1500.0, 1501.0, 9000.0}, std::vector<std::optional<double>>{1200.0, 1501.0});
    CHECK(people.label(1, "people") == "1,000 to 1,499 people");
    CHECK(people.label(2, "people") == "1,500 people");
    CHECK(manual_classes({0.0, 10.0, 20.0, 30.0}).label(1, "") == "10 to under 20");
}

TEST_CASE("fifths are five classes with names, 1 the most deprived", "[fast]") {
    const Classes c = fifths("most deprived", "least deprived");
    REQUIRE(c.count() == 5);
    CHECK(c.label(0, "") == "1 most deprived");
    CHECK(c.label(2, "") == "3");
    CHECK(c.label(4, "") == "5 least deprived");
    for (int i = 1; i <= 5; ++i) CHECK(c.class_of(i) == static_cast<std::size_t>(i - 1));
}

// Whether a break can be said aloud: at most two digits, or 25 of something.
bool is_round(double value) {
    if (value == 0.0) return true;
    const double power = std::pow(10.0, std::floor(std::log10(std::abs(value)) + 1e-9) - 1.0);
    const double digits = std::abs(value) / power;
    return std::abs(digits - std::round(digits)) < 1e-6 || std::abs(4.0 * digits - std::round(4.0 * digits)) < 1e-6;
}

TEST_CASE("quantile breaks are round and fill every class, for even and for skewed values", "[fast]") {
    rc::prop("values of many shapes", [](std::uint32_t seed) {
        base::Random random(seed);
        const double scale = std::pow(10.0, static_cast<double>(random.below(7)) - 2.0);
        const double skew = 1.0 + static_cast<double>(random.below(6));
        std::vector<std::optional<double>> values;
        for (int i = 0; i < 400; ++i) values.emplace_back(scale * std::pow(random.unit(), skew));
        const Classes c = classify(values, ClassMethod::quantile, 5);
        RC_ASSERT(c.count() >= 3);
        RC_ASSERT(c.count() <= 5);
        std::vector<int> counts(c.count(), 0);
        for (const auto& v : values) ++counts[c.class_of(*v)];
        for (const int n : counts) RC_ASSERT(n >= 10);
        for (std::size_t i = 1; i + 1 < c.breaks.size(); ++i) RC_ASSERT(is_round(c.breaks[i]));
    });
    // Scores as they come: 10, 20, 30, 40.
    std::vector<std::optional<double>> scores;
    for (int i = 0; i < 500; ++i) scores.emplace_back(3.1 + 0.1 * i);
    const Classes c = classify(scores, ClassMethod::quantile, 5);
    CHECK(std::vector<double>(c.breaks.begin() + 1, c.breaks.end() - 1) == std::vector<double>{10.0, 20.0, 30.0, 40.0});
    // Mostly nothing: no class of fractions of homes, none of a thousandth.
    std::vector<std::optional<double>> homes(300, 0.0);
    for (int i = 1; i <= 60; ++i) homes.emplace_back(7.0 * i);
    for (const double b : classify(homes, ClassMethod::quantile, 5).breaks) CHECK(b == std::floor(b));
}

TEST_CASE("nothing known, one value, equal values: still one class", "[fast]") {
    CHECK(classify({}, ClassMethod::quantile, 5).count() == 1);
    const std::vector<std::optional<double>> one{12.0, 12.0, {}};
    for (const auto method : {ClassMethod::quantile, ClassMethod::equal}) {
        const Classes c = classify(one, method, 5);
        CHECK(c.count() == 1);
        CHECK(c.class_of(12.0) == 0);
        CHECK(c.label(0, "min") == "all min");
    }
}

TEST_CASE("manual classes are sorted and made unique", "[fast]") {
    CHECK(manual_classes({30.0, 0.1 + 0.2, 10.0, 0.3}).breaks == std::vector<double>{0.3, 10.0, 30.0});
}

TEST_CASE("classes are in order and never more than asked, for any values", "[fast]") {
    rc::prop("breaks ascend, class_of agrees with a plain search", [](const std::vector<double>& raw) {
        std::vector<std::optional<double>> values;
        for (const double v : raw) values.emplace_back(std::abs(v) < 1e12 ? v : 1.0);
        const auto wanted = *rc::gen::inRange<std::size_t>(1, 8);
        const auto method = *rc::gen::arbitrary<bool>() ? ClassMethod::quantile : ClassMethod::equal;
        const Classes c = classify(values, method, wanted);
        for (std::size_t i = 1; i < c.breaks.size(); ++i) RC_ASSERT(c.breaks[i - 1] < c.breaks[i]);
        RC_ASSERT(c.count() <= wanted + 1);  // equal steps start at a round number below the least value
        for (const auto& v : values) {
            std::size_t slow = 0;
            while (slow + 1 < c.count() && *v >= c.breaks[slow + 1]) ++slow;
            RC_ASSERT(c.class_of(*v) == slow);
        }
    });
}

}  // namespace
}  // namespace merestone::style
