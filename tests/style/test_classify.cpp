#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>

#include "style/classify.hpp"

namespace merestone::style {
namespace {

TEST_CASE("equal classes have round steps that cover all values", "[fast]") {
    const std::vector<std::optional<double>> values{3.0, 8.0, {}, 41.0, 77.0};
    const Classes c = classify(values, ClassMethod::equal, 4);
    CHECK(c.breaks == std::vector<double>{0.0, 20.0, 40.0, 60.0, 80.0});
    CHECK(c.label(0, "min") == "under 20 min");
    CHECK(c.label(1, "min") == "20 to 40 min");
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
