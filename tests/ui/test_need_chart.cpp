// What the chart says in words: values read off, what is not known, the first breach.
#include <catch2/catch.hpp>

#include <cmath>

#include "ui/need_chart.hpp"

using namespace merestone;
using analysis::NeedSeries;
using model::Measure;

namespace {

NeedSeries series(std::vector<std::optional<double>> need, std::vector<std::optional<double>> have) {
    NeedSeries s;
    s.base_year = {2017};
    s.need = std::move(need);
    s.have = std::move(have);
    s.not_known.assign(s.need.size(), 0);
    s.places = 1;
    return s;
}

}  // namespace

TEST_CASE("a value of the chart is said with its unit, its year and what is short", "[fast]") {
    NeedSeries s = series({9.96, 12.34, 15.0}, {11.0, 11.0, {}});
    s.first_breach = 1;
    s.not_known = {0, 0, 1};
    const auto words = ui::words_of(s, Measure::rooms_ce, true, "Morley");
    CHECK(words.title == "Consulting rooms: Morley");
    CHECK(words.at(s, 0) == "2017/18: 10.0 rooms needed, held 11.0");
    CHECK(words.at(s, 1) == "2018/19: 12.3 rooms needed, held 11.0: 1.3 short");
    CHECK(words.at(s, 2) == "2019/20: 15.0 rooms needed, what is held not known");
    CHECK(words.breach == "first short in 2018/19");
    CHECK(words.not_known == "From 2019/20 what is held is not known.");
}

TEST_CASE("people are held against both bounds, and several places say of how many something is not known", "[fast]") {
    NeedSeries s = series({29000.4, 31000.0, 80100.0}, {80000.0, 80000.0, 80000.0});
    s.least = 30000.0;
    s.first_breach = 0;
    s.below = true;
    const auto words = ui::words_of(s, {}, true, "L01");
    CHECK(words.at(s, 0) == "2017/18: 29,000 patients, upper bound 80,000, lower bound 30,000: 1,000 under");
    CHECK(words.at(s, 1) == "2018/19: 31,000 patients, upper bound 80,000, lower bound 30,000");
    CHECK(words.at(s, 2) == "2019/20: 80,100 patients, upper bound 80,000, lower bound 30,000: 100 over");
    CHECK(words.breach == "below the range in 2017/18");
    CHECK(words.not_known.empty());

    NeedSeries many = series({100.0, 101.0}, {{}, {}});
    many.places = 105;
    many.not_known = {8, 9};
    CHECK(ui::words_of(many, Measure::nia_m2, true, "the whole footprint").not_known == "What is held of 8 of 105 practices is not known.");
    CHECK(ui::words_of(many, Measure::nia_m2, true, "x").breach.empty());
    many.buildings = true;
    CHECK(ui::words_of(many, Measure::nia_m2, true, "x").not_known == "What is held of 8 of 105 buildings is not known.");
    const NeedSeries nothing = series({{}, {}}, {{}, {}});
    CHECK(ui::words_of(nothing, Measure::gp_fte, true, "x").not_known == "What is needed is not known: no list.");
    CHECK(ui::words_of(nothing, {}, false, "x").not_known == "How many people there are is not known.");
    CHECK(ui::words_of(nothing, {}, false, "x").at(nothing, 1) == "2018/19: not known");
}

TEST_CASE("an axis has few round marks that reach its top", "[fast]") {
    for (const double top : {0.0, 0.3, 1.0, 4.9, 7.0, 13.0, 999.0, 83210.0, 924304.0, 5.6e7}) {
        const double step = ui::axis_step(top, 4);
        const double digits = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        CHECK((std::abs(digits - 1) < 1e-6 || std::abs(digits - 2) < 1e-6 || std::abs(digits - 5) < 1e-6));
        CHECK(step * 4 >= top * (1 - 1e-6));
        if (top > 0.0) CHECK(step < top);
    }
}
