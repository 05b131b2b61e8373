#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

#include "analysis/capacity.hpp"
#include "analysis/estate_plan.hpp"
#include "analysis/gaps.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;

namespace {

struct Worked {
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    EstateResult estate;
    std::vector<model::Gap> gaps;
};

// All in one locality.
Worked work(const model::Plan& plan) {
    Worked w;
    w.scenario = test::scenario_of(plan, std::vector<int>(plan.zones.size(), 0), std::vector<int>(plan.practices.size(), 0), 1);
    w.localities = test::stats_of(plan, w.scenario);
    w.estate = find_gaps(plan, w.scenario, w.localities, nullptr);
    w.gaps = gap_rows(plan, w.scenario, w.estate);
    return w;
}

const model::Gap* find(const Worked& w, std::string_view kind, std::string_view subject, std::string_view measure, int year) {
    for (const model::Gap& g : w.gaps)
        if (g.subject_kind == kind && g.subject == subject && g.measure == measure && g.year.first == year) return &g;
    return nullptr;
}

constexpr double kRoomsPer10000 = 263.0 / 36.0;  // HBN 11-01 worked example, unrounded

}  // namespace

TEST_CASE("A practice in one building: need by list, have by its rooms, gap between them", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::occupy(plan, test::add_premises(plan, "M1", 0), test::add_practice(plan, "A1", 0, 10000), 1.0);
    plan.premises[0].rooms_ce = 7.0;
    plan.premises[0].gia_m2 = 833.0;
    plan.practices[0].gp_fte = 5.0;
    const Worked w = work(plan);
    const model::Gap* rooms = find(w, "practice", "A1", "rooms_ce", 2017);
    REQUIRE(rooms);
    CHECK(rooms->need == Approx(kRoomsPer10000));
    CHECK(rooms->have == 7.0);
    CHECK(*rooms->gap == Approx(kRoomsPer10000 - 7.0));
    CHECK(rooms->confidence == "M");
    const model::Gap* area = find(w, "practice", "A1", "nia_m2", 2017);
    CHECK(*area->have == Approx(833.0 * 0.82));
    CHECK(area->confidence == "L");  // turned from gross to net by a weak figure
    CHECK(*find(w, "practice", "A1", "gp_fte", 2027)->gap == Approx(10000.0 / 1800.0 - 5.0));
    const model::Gap* treatment = find(w, "practice", "A1", "rooms_treatment", 2017);
    CHECK_FALSE(treatment->have);
    CHECK_FALSE(treatment->gap);
    CHECK(treatment->need == Approx(210.4 / 3.0 / 36.0));
    CHECK(find(w, "premises", "M1", "rooms_treatment", 2017) == nullptr);  // not known: no row of its own
    CHECK(find(w, "premises", "M1", "rooms_ce", 2017)->need == Approx(kRoomsPer10000));
    CHECK(find(w, "locality", "L01", "people", 2017)->need == 10000.0);
    CHECK(find(w, "locality", "L01", "people", 2017)->have == 80000.0);
    CHECK_FALSE(find(w, "locality", "L01", "rooms_treatment", 2017)->have);
}

TEST_CASE("A shared building's rooms belong to its practices by the patients they see there", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    const std::size_t a = test::add_practice(plan, "A1", 0, 9000);
    const std::size_t b = test::add_practice(plan, "B1", 0, 4000);
    const std::size_t shared = test::add_premises(plan, "M1", 0);
    const std::size_t other = test::add_premises(plan, "M2", 0);
    plan.premises[shared].rooms_ce = 8.0;
    plan.premises[other].rooms_ce = 3.0;
    test::occupy(plan, shared, a, 2.0 / 3.0, model::OccupancyRole::shared);  // 6,000 of A
    test::occupy(plan, shared, b, 0.5, model::OccupancyRole::shared);        // 2,000 of B
    test::occupy(plan, other, a, 1.0 / 3.0);
    test::occupy(plan, other, b, 0.5);
    const Worked w = work(plan);
    CHECK(*find(w, "practice", "A1", "rooms_ce", 2017)->have == Approx(8.0 * 0.75 + 3.0 * 0.6));
    CHECK(*find(w, "practice", "B1", "rooms_ce", 2017)->have == Approx(8.0 * 0.25 + 3.0 * 0.4));
    CHECK(find(w, "premises", "M1", "rooms_ce", 2017)->need == Approx(kRoomsPer10000 * 0.8));
    plan.premises[other].rooms_ce.reset();
    const Worked less = work(plan);
    CHECK_FALSE(find(less, "practice", "A1", "rooms_ce", 2017)->have);
    CHECK(find(less, "premises", "M1", "rooms_ce", 2017)->have == 8.0);
}

TEST_CASE("A building's own opening hours count", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::occupy(plan, test::add_premises(plan, "M1", 0), test::add_practice(plan, "A1", 0, 10000), 1.0);
    plan.premises[0].hours_week = 52.5;
    plan.premises[0].rooms_ce = 8.0;
    const Worked w = work(plan);
    CHECK(find(w, "practice", "A1", "rooms_ce", 2017)->need == Approx(263.0 / 31.5));  // 8.35, worked example of domain notes section 1
    CHECK(find(w, "premises", "M1", "rooms_ce", 2017)->need == Approx(263.0 / 31.5));
}

TEST_CASE("A scheme counts from the 1 April after it opens; one whose rooms are not known makes what follows not known", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::occupy(plan, test::add_premises(plan, "M1", 0), test::add_practice(plan, "A1", 0, 10000), 1.0);
    plan.premises[0].rooms_ce = 6.0;
    plan.premises[0].nia_m2 = 400.0;
    model::Scheme scheme;
    scheme.id = "S1";
    scheme.kind = "extension";
    scheme.premises = "M1";
    scheme.opens_year = Year{2019};
    scheme.rooms_added = 2.0;
    plan.schemes = {scheme};
    Worked w = work(plan);
    CHECK(find(w, "practice", "A1", "rooms_ce", 2019)->have == 6.0);
    CHECK(find(w, "practice", "A1", "rooms_ce", 2020)->have == 8.0);
    CHECK(find(w, "premises", "M1", "nia_m2", 2019)->have == 400.0);
    CHECK_FALSE(find(w, "premises", "M1", "nia_m2", 2020)->have);
    plan.schemes[0].rooms_added.reset();
    w = work(plan);
    CHECK(find(w, "practice", "A1", "rooms_ce", 2019)->have == 6.0);
    CHECK_FALSE(find(w, "practice", "A1", "rooms_ce", 2020)->have);
    plan.schemes[0].kind = "refurbishment";
    CHECK(find(work(plan), "practice", "A1", "rooms_ce", 2020)->have == 6.0);
    plan.schemes[0].kind = "closure";
    CHECK(find(work(plan), "practice", "A1", "rooms_ce", 2020)->have == 0.0);
    plan.schemes[0].status = "Cancelled";
    CHECK(find(work(plan), "practice", "A1", "rooms_ce", 2020)->have == 6.0);
    plan.schemes[0].status.clear();
    plan.schemes[0].opens_year = Year{2016};  // in the table already
    CHECK(find(work(plan), "practice", "A1", "rooms_ce", 2027)->have == 6.0);
}

TEST_CASE("A practice without a list has no rows, and leaves its building's need unsaid", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    test::add_practice(plan, "A1", 0, 10000);
    test::add_practice(plan, "B1", 0, std::nullopt);
    const std::size_t m = test::add_premises(plan, "M1", 0);
    plan.premises[m].rooms_ce = 5.0;
    test::occupy(plan, m, 0, 1.0, model::OccupancyRole::shared);
    test::occupy(plan, m, 1, 1.0, model::OccupancyRole::shared);
    const Worked w = work(plan);
    CHECK(find(w, "practice", "B1", "gp_fte", 2017) == nullptr);
    CHECK(find(w, "practice", "A1", "gp_fte", 2017) != nullptr);
    CHECK(find(w, "premises", "M1", "rooms_ce", 2017) == nullptr);
}

TEST_CASE("Made-up estates: rows sorted, practices' rooms and needs add up to the buildings'", "[fast]") {
    base::Random chance(41);
    for (int round = 0; round < 40; ++round) {
        model::Plan plan = test::grid_plan(3, 3);
        const std::size_t practices = 1 + chance.below(8);
        const std::size_t premises = 1 + chance.below(6);
        for (std::size_t p = 0; p < practices; ++p)
            test::add_practice(plan, "P" + std::to_string(p), chance.below(9), 1 + chance.below(20000));
        for (std::size_t m = 0; m < premises; ++m) {
            test::add_premises(plan, "M" + std::to_string(m), chance.below(9));
            plan.premises[m].rooms_ce = chance.below(15);
            if (chance.below(3) == 0) plan.premises[m].hours_week = 40.0 + chance.below(40);
        }
        for (std::size_t p = 0; p < practices; ++p) {
            const std::size_t first = chance.below(static_cast<std::uint32_t>(premises));
            const std::size_t second = chance.below(static_cast<std::uint32_t>(premises));
            const double share = first == second ? 1.0 : chance.unit();
            test::occupy(plan, first, p, share);
            if (first != second) test::occupy(plan, second, p, 1.0 - share, model::OccupancyRole::branch);
        }
        test::add_homes(plan, "S1", chance.below(9), {{Year{2018}, 1000.0 * chance.unit()}});
        plan.growth.rate_pct = 3.0 * chance.unit();
        test::change(plan, "extra_clinical_hours_week", chance.below(30));
        const Worked w = work(plan);

        const auto key = [](const model::Gap& g) { return std::tie(g.subject_kind, g.subject, g.measure, g.year); };
        CHECK(std::is_sorted(w.gaps.begin(), w.gaps.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); }));
        for (const int year : {2017, 2020, 2027}) {
            double need_of_practices = 0.0;
            double need_of_premises = 0.0;
            double have_of_practices = 0.0;
            double have_of_used_premises = 0.0;
            for (const model::Gap& g : w.gaps) {
                if (g.measure != "rooms_ce" || g.year.first != year) continue;
                if (g.subject_kind == "premises") {
                    need_of_premises += g.need;
                    have_of_used_premises += *g.have;
                } else if (g.subject_kind == "practice") {
                    need_of_practices += g.need;
                    have_of_practices += *g.have;
                }
            }
            CHECK(need_of_practices == Approx(need_of_premises));
            CHECK(have_of_practices == Approx(have_of_used_premises).margin(1e-9));
            CHECK(find(w, "locality", "L01", "rooms_ce", year)->need == Approx(need_of_practices));
            CHECK(*find(w, "locality", "L01", "rooms_ce", year)->have == Approx(have_of_practices).margin(1e-9));
        }
    }
}

TEST_CASE("The weakest confidence speaks for a number", "[fast]") {
    model::Plan plan = test::grid_plan(1, 1);
    CHECK(weakest_confidence(plan.assumptions, {"household_size", "room_utilisation"}) == "H");
    CHECK(weakest_confidence(plan.assumptions, {"household_size", "weeks_open"}) == "M");
    CHECK(weakest_confidence(plan.assumptions, {"weeks_open", "nia_share_of_gia"}) == "L");
    test::change(plan, "household_size", 2.3);
    CHECK(weakest_confidence(plan.assumptions, {"household_size", "weeks_open"}) == "L");
}
