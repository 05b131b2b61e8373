#include "base/apportion.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "base/units.hpp"

using namespace merestone::base;

TEST_CASE("shares of a whole add up to it, by largest remainder", "[fast]") {
    // 100 people by 47, 16, 15.9, 12, 6, 3.1: the classic example of Hamilton's method, quotas as printed.
    const std::vector<double> weights{47000, 16000, 15900, 12000, 6000, 3100};
    CHECK(apportion(10, weights) == std::vector<std::int64_t>{5, 2, 1, 1, 1, 0});
    CHECK(apportion(3, std::vector<double>{1, 1}) == std::vector<std::int64_t>{2, 1});  // a tie goes in order
    CHECK(apportion(5, std::vector<double>{0, 0}) == std::vector<std::int64_t>{0, 0});
    CHECK(apportion(0, std::vector<double>{1, 2}) == std::vector<std::int64_t>{0, 0});
    rc::prop("the sum is kept and nobody is a whole person off", [] {
        const auto total = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
        const auto raw = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10000)));
        const std::vector<double> w(raw.begin(), raw.end());
        const double sum = std::accumulate(w.begin(), w.end(), 0.0);
        RC_PRE(sum > 0);
        const auto shares = apportion(total, w);
        RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == total);
        for (std::size_t i = 0; i < w.size(); ++i) {
            RC_ASSERT(std::abs(static_cast<double>(shares[i]) - static_cast<double>(total) * w[i] / sum) < 1.0 + 1e-6);
            if (w[i] == 0) RC_ASSERT(shares[i] == 0);
        }
    });
}

TEST_CASE("chance is the same everywhere and evenly spread", "[fast]") {
    Random a(42, 54);
    // First numbers of PCG32 with seed 42, stream 54, as its author's demo prints them.
    CHECK(a.next() == 0xa15c02b7U);
    CHECK(a.next() == 0x7b47f409U);
    CHECK(a.next() == 0xba1d3330U);
    Random b(1);
    std::vector<int> count(7, 0);
    for (int i = 0; i < 70000; ++i) ++count[b.below(7)];
    for (const int n : count) CHECK(std::abs(n - 10000) < 500);
    for (int i = 0; i < 1000; ++i) {
        const double u = b.unit();
        CHECK((u >= 0 && u < 1));
    }
}

TEST_CASE("a financial year is named by its first year", "[fast]") {
    CHECK(to_string(Year{2017}) == "2017/18");
    CHECK(to_string(Year{1999}) == "1999/00");
    CHECK(Year{2017}.plus(3) == Year{2020});
}
