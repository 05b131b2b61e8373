// How long localities take at the sizes of Leeds, of Leicestershire and of all England, and what the parts of a proposal cost.
// Places are made up (tests/optim/towns.hpp). Counters: objective, proposals, groups, feasible.
#include <benchmark/benchmark.h>

#include "optim/solve.hpp"
#include "optim/detail/construct.hpp"
#include "optim/detail/recombine.hpp"
#include "../optim/towns.hpp"

#include <limits>

using namespace merestone;

namespace {

optim::Problem city(std::uint32_t groups) {
    optim::Problem problem = test::leeds_like(groups, 3);
    problem.weights.leaked_person_m = 10000;
    return problem;
}

optim::Problem county() {
    test::TownOptions options;
    options.columns = 12;
    options.rows = 10;
    options.people = 1.13e6;
    optim::Problem problem = test::town(options);
    problem.activities[0].min = 30000;
    problem.activities[0].max = 80000;
    problem.groups_min = 20;
    problem.groups_max = 26;
    problem.weights.leaked_person_m = 10000;
    return problem;
}

void solve(benchmark::State& state, const optim::Problem& problem, double effort) {
    optim::Solution found;
    for (auto _ : state) found = optim::solve(problem, {.effort = effort, .threads = 2});
    state.counters["objective"] = found.terms.objective;
    state.counters["proposals"] = static_cast<double>(found.proposals);
    state.counters["groups"] = found.assignment.groups;
    state.counters["feasible"] = found.feasible ? 1 : 0;
}

void leeds(benchmark::State& state) { solve(state, city(static_cast<std::uint32_t>(state.range(0))), static_cast<double>(state.range(1))); }
BENCHMARK(leeds)->Args({13, 1})->Args({19, 1})->Args({13, 20})->Args({19, 20})->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void leicestershire(benchmark::State& state) { solve(state, county(), 1.0); }
BENCHMARK(leicestershire)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void england(benchmark::State& state) { solve(state, test::england_like(1), 0.1 * static_cast<double>(state.range(0))); }
BENCHMARK(england)->Arg(1)->Arg(10)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

struct Ready {
    explicit Ready(std::uint32_t groups)
        : problem(city(groups)), whole(optim::detail::make_whole(problem)),
          piece(optim::detail::make_piece(whole, whole.parts.row(0), groups, groups, {whole.label_owner, 0})), random(1), state(piece) {
        state.assign(optim::detail::construct(piece, groups, random));
    }
    optim::Problem problem;
    optim::detail::Whole whole;
    optim::detail::Piece piece;
    base::Random random;
    optim::detail::State state;
};

void one_move_evaluated(benchmark::State& state) {
    Ready ready(13);
    optim::detail::NodeNo v = 0;
    for (auto _ : state) {
        v = (v + 1) % static_cast<optim::detail::NodeNo>(ready.piece.nodes());
        const std::uint32_t h = (ready.state.group(v) + 1) % 13;
        benchmark::DoNotOptimize(ready.state.move_change(v, h, 1.0, std::numeric_limits<double>::infinity()));
    }
}
BENCHMARK(one_move_evaluated);

void one_recombination_proposed(benchmark::State& state) {
    Ready ready(13);
    optim::detail::Recombiner recombiner(ready.piece);
    const auto groups = static_cast<std::uint32_t>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(recombiner.propose(ready.state, groups, groups, 1000.0, ready.random));
}
BENCHMARK(one_recombination_proposed)->Arg(2)->Arg(3);

void one_construction(benchmark::State& state) {
    Ready ready(13);
    for (auto _ : state) benchmark::DoNotOptimize(optim::detail::construct(ready.piece, 13, ready.random));
}
BENCHMARK(one_construction);

}  // namespace
