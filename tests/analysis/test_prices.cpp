#include <catch2/catch.hpp>

#include "analysis/estate_plan.hpp"
#include "analysis/prices.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

TEST_CASE("Prices: money is brought to the plan's price year by its index", "[fast]") {
    const model::PriceIndex index{{{Year{2016}, 100.0}, {Year{2017}, 103.1}, {Year{2018}, 110.0}}, "a tender price index"};
    const PricedMoney up = at_prices(1000.0, Year{2016}, Year{2017}, index);
    CHECK(up.gbp == Approx(1031.0));
    CHECK(up.as_wanted);
    CHECK(up.price_base == Year{2017});
    CHECK(up.label == "2017/18 prices, indexed from 2016/17");
    CHECK(at_prices(1031.0, Year{2017}, Year{2016}, index).gbp == Approx(1000.0));
    // By way of a third year or straight: the same.
    const double two_steps = at_prices(up.gbp, Year{2017}, Year{2018}, index).gbp;
    CHECK(two_steps == Approx(at_prices(1000.0, Year{2016}, Year{2018}, index).gbp));
}

TEST_CASE("Prices: without an index, a year of it or a price base the amount stays and says so", "[fast]") {
    const model::PriceIndex none;
    const model::PriceIndex one{{{Year{2016}, 100.0}, {Year{2019}, 0.0}}, ""};
    const PricedMoney same = at_prices(500.0, Year{2017}, Year{2017}, none);
    CHECK(same.as_wanted);
    CHECK(same.label == "2017/18 prices");
    struct Case {
        std::optional<Year> base;
        Year wanted;
        const model::PriceIndex* index;
        const char* label;
    };
    for (const Case& c :
         {Case{Year{2016}, Year{2017}, &none, "2016/17 prices, not indexed: the plan has no price index"},
          Case{Year{2016}, Year{2017}, &one, "2016/17 prices, not indexed: the price index has no 2017/18"},
          Case{Year{2015}, Year{2016}, &one, "2015/16 prices, not indexed: the price index has no 2015/16"},
          Case{Year{2014}, Year{2015}, &one, "2014/15 prices, not indexed: the price index has neither 2014/15 nor 2015/16"},
          Case{Year{2019}, Year{2016}, &one, "2019/20 prices, not indexed: the price index has no 2019/20"},  // 0 is no index
          Case{std::nullopt, Year{2017}, &one, "price base not known, not indexed"}}) {
        const PricedMoney stays = at_prices(500.0, c.base, c.wanted, *c.index);
        INFO(c.label);
        CHECK(stays.gbp == 500.0);
        CHECK_FALSE(stays.as_wanted);
        CHECK(stays.price_base == c.base);
        CHECK(stays.label == c.label);
    }
}

TEST_CASE("Prices: the plan's own price year, else its base year; pounds of different years are not added up", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);  // base year 2017/18
    CHECK(price_year(plan) == Year{2017});
    plan.price_year = Year{2018};
    CHECK(price_year(plan) == Year{2018});
    plan.prices.by_year = {{Year{2017}, 100.0}, {Year{2018}, 102.0}};
    PriceTally tally;
    tally.add(at_plan_prices(plan, 100.0, Year{2017}));
    tally.add(at_plan_prices(plan, 100.0, Year{2018}));
    tally.add(at_plan_prices(plan, 7.0, Year{2010}));
    tally.add(at_plan_prices(plan, 5.0, std::nullopt));
    CHECK(tally.gbp == Approx(202.0));
    CHECK(tally.amounts == 2);
    CHECK(tally.not_indexed == 2);
    CHECK(tally.not_indexed_gbp.at(Year{2010}) == 7.0);
    CHECK(tally.not_indexed_gbp.at(std::nullopt) == 5.0);
    CHECK(tally.not_indexed_total_gbp() == 12.0);
    CHECK(tally_words(tally, Year{2018}) == "£202 at 2018/19 prices and £5 of no stated price base and £7 at 2010/11 prices");
}

TEST_CASE("Prices: a tally is one sum only where it all stands at one price base", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    PriceTally tally;
    CHECK_FALSE(tally.at_one_base());
    CHECK(tally_words(tally, Year{2017}) == "none");
    tally.add(at_plan_prices(plan, 69902.4, Year{2010}));
    CHECK(*tally.at_one_base() == 69902.4);
    CHECK(tally_words(tally, Year{2017}) == "£69,902 at 2010/11 prices");
    tally.add(at_plan_prices(plan, 1.0, Year{2017}));
    CHECK_FALSE(tally.at_one_base());
}
