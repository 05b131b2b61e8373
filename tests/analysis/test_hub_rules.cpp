#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/rules_case.hpp"

using namespace merestone;
using model::Rag;
using test::only;
using test::says;
using Case = test::RulesCase;

namespace {

// 80,000 patients of one commissioner, A1's covered by one hub.
Case with_hub(std::optional<double> clinicians) {
    Case c;
    for (model::Practice& practice : c.plan.practices) practice.commissioner = "N";
    c.plan.as_at = "2017-04-01";
    model::Hub hub;
    hub.id = "H1";
    hub.status = "open";
    hub.open = {"Mon-Fri 18:30-20:30"};
    hub.clinicians = clinicians;
    hub.covers = {{"A1", ""}};
    c.plan.hubs = {hub};
    return c;
}

}  // namespace

TEST_CASE("H2: hub hours outside core hours against the minutes for the list: 80,000 at 45 minutes need 60 h", "[fast]") {
    const auto found = only(with_hub(2.0), "H2");  // 10 h x 2
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::amber);
    CHECK(says(found[0], "(80,000 patients) should have 60.0 clinician hours a week"));
    CHECK(says(found[0], "and have 20.0: 15.0 minutes."));
}

TEST_CASE("H2: hours that nobody wrote down are not known, and never 0", "[fast]") {
    const auto found = only(with_hub(std::nullopt), "H2");
    REQUIRE(found.size() == 1);
    CHECK(found[0].rag == Rag::grey);
    CHECK_FALSE(found[0].measured);
    CHECK(says(found[0], "and what they have is not known; of 1 hub the hours or the practices are not known"));
    CHECK_FALSE(says(found[0], "and have"));
}

TEST_CASE("H2: a commissioner that no hub serves has 0 minutes and a flag, not an unknown", "[fast]") {
    Case c = with_hub(2.0);
    c.plan.practices[1].commissioner = "S";
    const auto found = only(c, "H2");
    REQUIRE(found.size() == 3);
    const auto south = std::find_if(found.begin(), found.end(), [](const model::Flag& flag) { return flag.subject == "S"; });
    REQUIRE(south != found.end());
    CHECK(south->rag == Rag::amber);
    CHECK(*south->measured == 0.0);
    CHECK(says(*south, "and have 0.0: 0.0 minutes."));
}
TEST_CASE("H3: each commissioner's cover has a flag of its own for each date that it misses", "[fast]") {
    Case c = with_hub(2.0);
    c.plan.practices[1].commissioner = "S";
    c.plan.access_targets = {{"2018-03-31", 0.5, "the plan"}, {"2020-03-31", 1.0, "the plan"}};
    const auto found = only(c, "H3");
    REQUIRE(found.size() == 2);  // N is covered
    for (const model::Flag& flag : found) {
        CHECK(flag.subject_kind == "commissioner");
        CHECK(flag.subject == "S");
        CHECK(*flag.measured == 0.0);
    }
    CHECK(found[0].measure != found[1].measure);
}
