#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "analysis/zone_graph.hpp"
#include "base/random.hpp"
#include "session/repair.hpp"
#include "support/made_plan.hpp"

namespace {

using namespace merestone;
using model::LocalityIx;
using model::ZoneIx;

// Every set of moves there is, tried: each zone at most once, to a locality that a neighbouring zone is of, none emptied, and what is in
// order gives nothing. No pruning, no order of faults; slow, and good for a dozen zones.
struct Brute {
    const session::RepairAsk& ask;
    analysis::Graph graph;
    std::vector<double> price;
    std::vector<std::int64_t> people;  // per zone, of the practices that go with it
    std::vector<std::int64_t> fixed;   // per locality, of those that do not
    explicit Brute(const session::RepairAsk& a) : ask(a), graph(a.plan->zones.size(), a.plan->borders) {
        price.resize(a.plan->zones.size());
        people.resize(a.plan->zones.size());
        fixed.resize(a.draft.localities.size());
        for (std::size_t p = 0; p < a.plan->practices.size(); ++p) {
            const ZoneIx z = a.plan->practices[p].zone;
            const LocalityIx own = a.draft.practice_locality[p];
            const auto list = a.plan->practices[p].list.value_or(0);
            if (z && a.draft.zone_locality[z.pos()] == own) people[z.pos()] += list;
            else if (own) fixed[own.pos()] += list;
        }
        for (std::size_t z = 0; z < price.size(); ++z) price[z] = std::max(static_cast<double>(people[z]), a.people->in_zone[z]);
    }
    std::set<std::size_t> faults(const std::vector<std::size_t>& of) const {
        std::vector<std::int64_t> sum = fixed;
        std::vector<std::size_t> pieces(sum.size());
        std::vector<char> seen(of.size());
        for (std::size_t z = 0; z < of.size(); ++z) {
            sum[of[z]] += people[z];
            if (seen[z]) continue;
            ++pieces[of[z]];
            std::vector<std::size_t> stack{z};
            seen[z] = 1;
            while (!stack.empty()) {
                const std::size_t at = stack.back();
                stack.pop_back();
                for (const auto& link : graph.links(at))
                    if (!seen[link.to] && of[link.to] == of[at]) {
                        seen[link.to] = 1;
                        stack.push_back(link.to);
                    }
            }
        }
        std::set<std::size_t> out;
        for (std::size_t l = 0; l < sum.size(); ++l)
            if ((pieces[l] > 0 || sum[l] > 0) &&
                (sum[l] < ask.plan->constraints.people_min || sum[l] > ask.plan->constraints.people_max || pieces[l] > 1))
                out.insert(l);
        return out;
    }
    std::optional<double> cheapest(bool spare) const {
        std::vector<std::size_t> home;
        for (const LocalityIx l : ask.draft.zone_locality) home.push_back(l.pos());
        const std::set<std::size_t> breached = faults(home);
        std::set<std::vector<std::size_t>> seen{home};
        std::vector<std::vector<std::size_t>> open{home};
        std::optional<double> best;
        while (!open.empty()) {
            const auto of = open.back();
            open.pop_back();
            if (faults(of).empty()) {
                double sum = 0;
                for (std::size_t z = 0; z < of.size(); ++z)
                    if (of[z] != home[z]) sum += price[z];
                if (!best || sum < *best) best = sum;
            }
            for (std::size_t z = 0; z < of.size(); ++z) {
                if (of[z] != home[z] || (spare && !breached.contains(home[z]))) continue;
                if (std::count(of.begin(), of.end(), of[z]) < 2) continue;
                for (const auto& link : graph.links(z)) {
                    if (of[link.to] == of[z]) continue;
                    auto next = of;
                    next[z] = of[link.to];
                    if (seen.insert(next).second) open.push_back(std::move(next));
                }
            }
        }
        return best;
    }
};

session::RepairAsk ask_of(std::uint64_t seed, base::Random& random) {
    test::MadePlan made = test::made_plan({3, 3, 1000.0, 9, 3, seed});
    // Each zone has a practice, so that each has people of its own.
    for (std::size_t p = 0; p < made.plan.practices.size(); ++p) {
        made.plan.practices[p].zone = ZoneIx(p % made.plan.zones.size());
        made.plan.practices[p].list = 1000 * (1 + random.below(9));
        made.scenario.practice_locality[p] = made.scenario.zone_locality[p % made.plan.zones.size()];
    }
    session::RepairAsk ask;
    const auto total = [&] {
        std::int64_t sum = 0;
        for (const auto& p : made.plan.practices) sum += *p.list;
        return sum;
    }();
    made.plan.constraints.people_min = total / 3 - 1000 * (2 + random.below(4));
    made.plan.constraints.people_max = total / 3 + 1000 * (2 + random.below(4));
    made.plan.constraints.within.clear();
    ask.draft = edit::draft_of(made.plan, made.scenario);
    auto blocks = std::make_shared<analysis::Blocks>();
    for (std::size_t z = 0; z < made.plan.zones.size(); ++z) blocks->of_zone.push_back(static_cast<std::uint32_t>(z));
    for (const auto& p : made.plan.practices) blocks->of_practice.push_back(static_cast<std::uint32_t>(p.zone.pos()));
    ask.blocks = blocks;
    ask.plan = std::make_shared<model::Plan>(made.plan);
    ask.people = std::make_shared<analysis::RegisteredPeople>(analysis::registered_people(made.plan));
    return ask;
}

TEST_CASE("Only what is in breach is touched, at the price that trying everything finds", "[fast]") {
    base::Random random(11, 3);
    std::size_t spared = 0;
    std::size_t not_spared = 0;
    std::size_t none = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        session::RepairAsk ask = ask_of(seed, random);
        ask.scope = session::RepairScope::only_in_breach;
        const Brute brute(ask);
        std::vector<std::size_t> home;
        for (const LocalityIx l : ask.draft.zone_locality) home.push_back(l.pos());
        const auto breached = brute.faults(home);
        if (breached.empty()) continue;
        const auto least = brute.cheapest(true);
        const auto found = session::propose_repair(ask);
        REQUIRE(found.ok());
        const session::Repair& r = found.value();
        INFO("seed " << seed << ": " << r.why_not << r.scope_words);
        if (least) {
            ++spared;
            REQUIRE_FALSE(r.steps.empty());
            CHECK(r.spared);
            CHECK(r.proven);
            CHECK(r.patients == Approx(*least));
            for (const auto& step : r.steps)
                for (const ZoneIx z : step.move.zones) CHECK(breached.contains(home[z.pos()]));
            auto after = home;
            for (const auto& step : r.steps)
                for (const ZoneIx z : step.move.zones) after[z.pos()] = step.move.to.pos();
            CHECK(brute.faults(after).empty());
        } else if (const auto anyhow = brute.cheapest(false)) {
            ++not_spared;
            REQUIRE_FALSE(r.steps.empty());
            CHECK_FALSE(r.spared);
            CHECK(r.patients == Approx(*anyhow));
            CHECK(r.scope_words.find("would give") != std::string::npos);
        } else {
            ++none;
            CHECK(r.steps.empty());
            CHECK_FALSE(r.why_not.empty());
        }
    }
    CHECK(spared > 5);
    CHECK(not_spared > 0);
    INFO(spared << " " << not_spared << " " << none);
}

}  // namespace
