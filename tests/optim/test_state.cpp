#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <limits>

#include "optim/detail/anneal.hpp"
#include "optim/detail/construct.hpp"
#include "optim/detail/recombine.hpp"
#include "optim/detail/state.hpp"
#include "optim/towns.hpp"
#include "optim/brute.hpp"

using namespace merestone;
using namespace merestone::optim::detail;

namespace {

// The judge's view of a state.
optim::Assignment written(const Whole& whole, const State& state) {
    std::vector<std::uint32_t> label(whole.problem->units());
    for (std::size_t u = 0; u < label.size(); ++u) label[u] = state.group(whole.node_of_unit[u]);
    return optim::renumbered(label);
}

double people_outside(const optim::Problem& problem, const optim::Assignment& assignment) {
    std::vector<double> people(assignment.groups, 0.0);
    for (std::size_t u = 0; u < problem.units(); ++u) people[assignment.group[u]] += problem.amount[0][u];
    double sum = 0.0;
    for (const double p : people) sum += std::max({0.0, problem.activities[0].min - p, p - problem.activities[0].max});
    return sum;
}

}  // namespace

TEST_CASE("after any run of moves, swaps and recombinations the kept sums are those of the plain judge", "[fast]") {
    rc::prop("incremental terms", [] {
        const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1000000);
        test::TownOptions options;
        options.columns = 6;
        options.rows = 5;
        options.people = 300000;
        options.seed = seed;
        optim::Problem problem = test::town(options);
        problem.activities[0].min = 40000;
        problem.activities[0].max = 60000;
        problem.groups_min = 3;
        problem.groups_max = 7;
        problem.weights = {1.0, 8000.0, 300.0, 1500.0, 700.0};
        problem.target = 50000;
        base::Random random(seed);
        for (std::uint32_t u = 0; u < problem.units(); ++u) problem.previous.push_back(static_cast<std::int32_t>(random.below(6)) - 1);
        const Whole whole = make_whole(problem);
        RC_ASSERT(whole.parts.rows() == 1U);
        const Piece piece = make_piece(whole, whole.parts.row(0), 3, 7, {whole.label_owner, 0});
        State state(piece);
        state.assign(construct(piece, 5, random));
        Recombiner recombiner(piece);
        for (int step = 0; step < 300; ++step) {
            const NodeNo v = random.below(static_cast<std::uint32_t>(piece.nodes()));
            const auto near = piece.neighbours.row(v);
            const NodeNo w = near[random.below(static_cast<std::uint32_t>(near.size()))];
            if (step % 10 == 0) {
                const std::uint32_t in = 1 + random.below(std::min(3U, state.used()));
                const std::uint32_t out = 1 + random.below(3);
                if (state.used() - in + out > 7 || state.used() - in + out < 1) continue;
                if (const auto change = recombiner.propose(state, in, out, 100.0, random)) {
                    const double before = state.objective();
                    const double violation_before = state.violation();
                    recombiner.accept(state);
                    RC_ASSERT(std::abs(state.objective() - before - change->objective) <= 1e-6 * state.objective());
                    RC_ASSERT(std::abs(state.violation() - violation_before - change->violation) <= 1e-3);
                }
            } else if (state.group(v) == state.group(w)) {
                continue;
            } else if (step % 3 == 0) {
                if (!state.can_leave(v, w) || !state.can_leave(w, v)) continue;
                state.swap(v, w, state.swap_change(v, w, 0.0, std::numeric_limits<double>::infinity()));
            } else if (state.can_leave(v, kNobody)) {
                state.move(v, state.group(w), state.move_change(v, state.group(w), 0.0, std::numeric_limits<double>::infinity()));
            }
            if (step % 7 == 0) {
                const optim::Assignment assignment = written(whole, state);
                RC_ASSERT(assignment.groups == state.used());
                for (const optim::Breach& breach : optim::breaches(problem, assignment)) {
                    RC_ASSERT(breach.rule != optim::Breach::Rule::connection);
                }
                // Former groups are matched now and then only: never too low meanwhile, exact after.
                RC_ASSERT(state.objective() >= optim::terms(problem, assignment).objective * (1 - 1e-9));
                State fresh(piece);
                fresh.assign(state.groups());
                RC_ASSERT(std::abs(fresh.objective() - optim::terms(problem, assignment).objective) <= 1e-9 * fresh.objective());
                RC_ASSERT(std::abs(state.violation() - people_outside(problem, assignment)) < 1e-3);
            }
        }
        state.refresh();
        state.rematch();
        const double plain = optim::terms(problem, written(whole, state)).objective;
        RC_ASSERT(std::abs(state.objective() - plain) <= 1e-9 * plain);
    });
}

TEST_CASE("can_leave says the same as taking the unit out and walking the rest", "[fast]") {
    base::Random random(11);
    for (int round = 0; round < 60; ++round) {
        optim::Problem problem = test::random_problem(random, 9);
        problem.side.clear();
        problem.together.clear();
        problem.fixed.clear();
        problem.groups_max = 3;
        const Whole whole = make_whole(problem);
        const Piece piece = make_piece(whole, whole.parts.row(0), 3, 3, {whole.label_owner, 0});
        State state(piece);
        state.assign(construct(piece, 3, random));
        const auto in_one_piece = [&](const std::vector<std::uint32_t>& label, std::uint32_t g) {
            std::vector<NodeNo> stack;
            std::vector<char> met(label.size(), 0);
            std::size_t size = 0;
            std::size_t reached = 0;
            for (NodeNo v = 0; v < label.size(); ++v) {
                if (label[v] != g) continue;
                ++size;
                if (stack.empty() && reached == 0) {
                    stack.push_back(v);
                    met[v] = 1;
                    reached = 1;
                }
            }
            while (!stack.empty()) {
                const NodeNo v = stack.back();
                stack.pop_back();
                for (const NodeNo w : piece.neighbours.row(v)) {
                    if (label[w] != g || met[w] != 0) continue;
                    met[w] = 1;
                    ++reached;
                    stack.push_back(w);
                }
            }
            return size > 0 && reached == size;
        };
        for (NodeNo v = 0; v < 9; ++v) {
            std::vector<std::uint32_t> label = state.groups();
            const std::uint32_t g = label[v];
            label[v] = 99;
            REQUIRE(state.can_leave(v, kNobody) == in_one_piece(label, g));
            for (NodeNo w = 0; w < 9; ++w) {
                if (state.group(w) == g) continue;
                std::vector<std::uint32_t> swapped = label;
                swapped[w] = g;
                REQUIRE(state.can_leave(v, w) == in_one_piece(swapped, g));
            }
        }
    }
}
