#include "session/comparison.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "base/random.hpp"
#include "support/made_plan.hpp"

namespace {

using namespace merestone;
using model::LocalityIx;

struct Pair {
    test::MadePlan made;
    analysis::RegisteredPeople people;
    std::shared_ptr<const analysis::Judged> a;
    std::shared_ptr<const analysis::Judged> b;
};

// Two groupings of one plan: the second with localities in another order, some zones and practices moved, some left out.
Pair pair_of(std::uint64_t seed) {
    Pair out;
    out.made = test::made_plan({9, 8, 1000.0, 12, 5, seed});
    out.people = analysis::registered_people(out.made.plan);
    model::Scenario other = out.made.scenario;
    other.id = "other";
    other.title = "Other";
    const std::size_t n = other.locality_id.size();
    for (std::size_t l = 0; l < n; ++l) other.locality_name[l] = "Of B " + std::to_string(l);
    const auto turned = [&](LocalityIx l) { return l ? LocalityIx((l.pos() + 2) % n) : l; };
    base::Random random(seed, 7);
    const auto any = [&](LocalityIx l) {
        if (random.below(4) > 0) return turned(l);
        return random.below(6) == 0 ? LocalityIx() : LocalityIx(random.below(static_cast<std::uint32_t>(n)));
    };
    for (LocalityIx& l : other.zone_locality) l = any(l);
    for (LocalityIx& l : other.practice_locality) l = any(l);
    out.a = std::make_shared<const analysis::Judged>(analysis::judge(out.made.plan, out.people, out.made.scenario));
    out.b = std::make_shared<const analysis::Judged>(analysis::judge(out.made.plan, out.people, other));
    return out;
}

TEST_CASE("A comparison is what a plain count of both maps gives", "[fast]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Pair p = pair_of(seed);
        const model::Plan& plan = p.made.plan;
        const auto c = session::compare_judged(plan, p.people, p.a, p.b);
        // Plain matching: of all pairs not used up yet the one with most people, ties by number, again and again.
        std::map<std::size_t, std::size_t> like;
        std::map<std::size_t, std::size_t> of;
        for (;;) {
            std::int64_t most = 0;
            std::pair<std::size_t, std::size_t> best;
            for (std::size_t x = 0; x < p.a->localities.size(); ++x)
                for (std::size_t y = 0; y < p.b->localities.size(); ++y) {
                    if (like.contains(x) || of.contains(y)) continue;
                    std::int64_t people = 0;
                    for (std::size_t i = 0; i < plan.practices.size(); ++i)
                        if (p.a->scenario.practice_locality[i] == LocalityIx(x) && p.b->scenario.practice_locality[i] == LocalityIx(y))
                            people += plan.practices[i].list.value_or(0) + 1;
                    if (people > most) {
                        most = people;
                        best = {x, y};
                    }
                }
            if (most == 0) break;
            like[best.first] = best.second;
            of[best.second] = best.first;
        }
        std::size_t moved = 0;
        std::int64_t patients = 0;
        for (std::size_t i = 0; i < plan.practices.size(); ++i) {
            const LocalityIx from = p.a->scenario.practice_locality[i];
            const LocalityIx to = p.b->scenario.practice_locality[i];
            const bool stays = from ? like.contains(from.pos()) && to == LocalityIx(like.at(from.pos())) : !to;
            if (stays) continue;  // out of a locality without a like into none is a move too, so that A to B moves as many as B to A
            REQUIRE(moved < c.moved.size());
            const session::MovedRow& row = c.moved[moved++];
            CHECK(row.practice == model::PracticeIx(i));
            CHECK(row.from == from);
            CHECK(row.to == to);
            CHECK(row.list == plan.practices[i].list);
            patients += plan.practices[i].list.value_or(0);
            if (to && plan.practices[i].at) {
                const geo::Point centre = plan.zones[plan.find_zone(p.b->localities[to.pos()].best_zone).pos()].centre;
                CHECK(row.km_to.value() == Approx(geo::distance_m(*plan.practices[i].at, centre) / 1000.0));
            } else {
                CHECK_FALSE(row.km_to.has_value());
            }
        }
        CHECK(moved == c.moved.size());
        CHECK(patients == c.changes.people_of_moved_practices);
        std::size_t good = 0;
        for (const auto& l : p.b->localities)
            if (l.people_registered >= plan.constraints.people_min && l.people_registered <= plan.constraints.people_max) ++good;
        CHECK(c.figures_b.in_range == good);
        CHECK(c.figures_b.localities == p.b->localities.size());
        CHECK(c.figures_b.mean_km == p.b->terms.mean_distance_km);
        REQUIRE_FALSE(c.words.empty());
    }
}

TEST_CASE("Another order and other names of the same localities are no difference", "[fast]") {
    const Pair p = pair_of(3);
    model::Scenario turned = p.made.scenario;
    const std::size_t n = turned.locality_id.size();
    for (auto* map : {&turned.zone_locality, &turned.practice_locality})
        for (LocalityIx& l : *map)
            if (l) l = LocalityIx((l.pos() + 1) % n);
    const auto b = std::make_shared<const analysis::Judged>(analysis::judge(p.made.plan, p.people, turned));
    const auto c = session::compare_judged(p.made.plan, p.people, p.a, b);
    CHECK(c.moved.empty());
    CHECK(c.changes.zones.empty());
    CHECK(c.words[0] == "No practice changes its locality");
    CHECK(c.words[1] == "No zone changes its locality");
}

TEST_CASE("Words name what comes into range, what falls out, and how many patients move", "[fast]") {
    Pair p = pair_of(5);
    model::Plan& plan = p.made.plan;
    // Bounds that locality 0 just misses, and one practice of another that is enough to bring it in.
    const auto before = analysis::judge(plan, p.people, p.made.scenario);
    std::size_t giver = 1;
    std::size_t moved = plan.practices.size();
    for (std::size_t i = 0; i < plan.practices.size(); ++i)
        if (const LocalityIx l = p.made.scenario.practice_locality[i]; l && l.pos() != 0 && plan.practices[i].list.value_or(0) > 0) {
            moved = i;
            giver = l.pos();
        }
    REQUIRE(moved < plan.practices.size());
    const std::int64_t list = *plan.practices[moved].list;
    plan.constraints.people_min = before.localities[0].people_registered + list;
    plan.constraints.people_max = 100000000;
    model::Scenario after = p.made.scenario;
    after.practice_locality[moved] = LocalityIx(0);
    const auto a = std::make_shared<const analysis::Judged>(analysis::judge(plan, p.people, p.made.scenario));
    const auto b = std::make_shared<const analysis::Judged>(analysis::judge(plan, p.people, after));
    const auto c = session::compare_judged(plan, p.people, a, b);
    if (c.changes.match[0] != LocalityIx(0)) return;  // the practice decided which is whose: another test's matter
    CHECK(c.moved.size() == 1);
    CHECK(c.moved[0].from == LocalityIx(giver));
    const auto has = [&](const std::string& part) {
        return std::any_of(c.words.begin(), c.words.end(), [&](const std::string& w) { return w.find(part) != std::string::npos; });
    };
    CHECK(c.words[0].starts_with("1 practice with "));
    CHECK(has("1 locality comes into range: " + a->localities[0].name));
}

}  // namespace
