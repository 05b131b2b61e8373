#include "analysis/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/locality_names.hpp"
#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr int kMostCountsTried = 7;

std::vector<optim::Flow> flows_between_blocks(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks) {
    std::map<std::pair<BlockNo, BlockNo>, double> sums;
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const BlockNo to = blocks.of_practice[p];
        if (to == Blocks::kNone) continue;
        for (const model::ZonePeople& row : people.of_practice[p]) sums[{blocks.of_zone[row.zone.pos()], to}] += row.people;
    }
    std::vector<optim::Flow> flows;
    flows.reserve(sums.size());
    for (const auto& [pair, n] : sums) flows.push_back({pair.first, pair.second, n});
    return flows;
}

// Former locality of each block: the one that holds most of its people's practices.
std::vector<std::int32_t> former_groups(const model::Plan& plan, const Blocks& blocks, const model::Scenario& from) {
    std::vector<std::map<std::int32_t, double>> people(blocks.blocks.size());
    for (std::size_t b = 0; b < blocks.blocks.size(); ++b)
        for (const model::PracticeIx p : blocks.blocks[b].practices)
            if (const model::LocalityIx l = from.practice_locality[p.pos()]; l)
                people[b][static_cast<std::int32_t>(l.pos())] += static_cast<double>(plan.practices[p.pos()].list.value_or(0));
    std::vector<std::int32_t> former(blocks.blocks.size(), -1);
    for (std::size_t b = 0; b < former.size(); ++b) {
        double most = -1;
        for (const auto& [locality, n] : people[b])
            if (n > most) {
                most = n;
                former[b] = locality;
            }
    }
    return former;
}

}  // namespace

optim::Problem to_problem(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks,
                          const model::ObjectiveWeights& weights, const model::Scenario* from) {
    const model::Constraints& c = plan.constraints;
    optim::Problem problem;
    problem.activities.push_back({"people", static_cast<double>(c.people_min), static_cast<double>(c.people_max)});
    problem.amount.emplace_back();
    for (const Block& block : blocks.blocks) {
        problem.unit_id.push_back(plan.zones[block.seed.pos()].id);
        problem.amount[0].push_back(block.people);
        problem.side.push_back(block.side);
    }
    problem.side_name = blocks.side_name;
    for (std::size_t z = 0; z < plan.zones.size(); ++z)
        problem.sites.push_back({blocks.of_zone[z], plan.zones[z].centre.x, plan.zones[z].centre.y, people.in_zone[z]});
    for (const geo::Border& b : blocks.borders) problem.edges.push_back({b.a, b.b, b.length_m});
    problem.flows = flows_between_blocks(plan, people, blocks);

    const auto blocks_of = [&](const std::vector<std::string>& codes) {
        std::set<optim::UnitNo> out;
        for (const std::string& code : codes)
            if (const model::PracticeIx p = plan.find_practice(code); p && blocks.of_practice[p.pos()] != Blocks::kNone)
                out.insert(blocks.of_practice[p.pos()]);
        return std::vector<optim::UnitNo>(out.begin(), out.end());
    };
    for (const auto& codes : c.together) problem.together.push_back(blocks_of(codes));
    for (const auto& codes : c.apart) problem.apart.push_back(blocks_of(codes));
    if (!c.fixed.empty()) {
        problem.fixed.assign(blocks.blocks.size(), -1);
        std::map<std::string, std::int32_t> number;
        for (const auto& [practice, locality] : c.fixed) number.emplace(locality, 0);
        std::int32_t next = 0;
        for (auto& [locality, n] : number) n = next++;
        for (const auto& [practice, locality] : c.fixed)
            for (const optim::UnitNo unit : blocks_of({practice})) problem.fixed[unit] = number[locality];
    }
    if (from != nullptr) problem.previous = former_groups(plan, blocks, *from);
    if (c.people_target) problem.target = static_cast<double>(*c.people_target);
    problem.weights.distance_m_per_person = weights.distance_m_per_patient;
    problem.weights.leaked_person_m = weights.leaked_patient_m;
    problem.weights.border_m = weights.border_m;
    problem.weights.moved_person_m = from != nullptr ? weights.moved_patient_m : 0.0;
    problem.weights.off_target_m = weights.off_target_m;
    return problem;
}

std::vector<int> locality_counts(const model::Plan& plan, const Blocks& blocks) {
    const model::Constraints& c = plan.constraints;
    std::map<std::int32_t, double> by_side;
    double total = 0;
    for (const Block& block : blocks.blocks) {
        by_side[block.side] += block.people;
        total += block.people;
    }
    // Every side on its own needs at least people / max and can have at most people / min localities.
    int least = 0;
    int most = 0;
    for (const auto& [side, n] : by_side) {
        least += std::max(1, static_cast<int>(std::ceil(n / static_cast<double>(c.people_max) - 1e-9)));
        most += c.people_min > 0 ? std::max(1, static_cast<int>(n / static_cast<double>(c.people_min) + 1e-9))
                                 : static_cast<int>(blocks.blocks.size());
    }
    const double target = c.people_target ? static_cast<double>(*c.people_target)
                                          : (static_cast<double>(c.people_min) + static_cast<double>(c.people_max)) / 2;
    std::vector<int> counts;
    for (int k = std::max(1, least); k <= most; ++k) counts.push_back(k);
    if (counts.empty()) counts.push_back(std::max(1, static_cast<int>(std::lround(total / target))));
    std::stable_sort(counts.begin(), counts.end(),
                     [&](int a, int b) { return std::abs(total / a - target) < std::abs(total / b - target); });
    if (counts.size() > kMostCountsTried) counts.resize(kMostCountsTried);
    return counts;
}

namespace {

// The scenario that an assignment of blocks means.
model::Scenario to_scenario(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks,
                            const optim::Assignment& assignment) {
    model::Scenario s;
    s.found = true;
    // L01... by the smallest practice code in each.
    std::vector<std::uint32_t> first(assignment.groups, 0xffffffffU);
    for (std::size_t b = 0; b < blocks.blocks.size(); ++b)
        for (const model::PracticeIx p : blocks.blocks[b].practices)
            first[assignment.group[b]] = std::min(first[assignment.group[b]], static_cast<std::uint32_t>(p.pos()));
    std::vector<std::uint32_t> order(assignment.groups);
    for (std::uint32_t g = 0; g < assignment.groups; ++g) order[g] = g;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
    std::vector<model::LocalityIx> number(assignment.groups);
    for (std::uint32_t k = 0; k < assignment.groups; ++k) number[order[k]] = model::LocalityIx(k);

    s.zone_locality.resize(plan.zones.size());
    s.zone_reason = blocks.zone_reason;
    for (std::size_t z = 0; z < plan.zones.size(); ++z) s.zone_locality[z] = number[assignment.group[blocks.of_zone[z]]];
    s.practice_locality.resize(plan.practices.size());
    s.practice_exception.assign(plan.practices.size(), 0);
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (blocks.of_practice[p] == Blocks::kNone) continue;
        s.practice_locality[p] = number[assignment.group[blocks.of_practice[p]]];
        const model::ZoneIx zone = plan.practices[p].zone;
        s.practice_exception[p] = zone && s.zone_locality[zone.pos()] != s.practice_locality[p];
    }
    name_localities(plan, people, assignment.groups, s);
    return s;
}

}  // namespace

Grouping find_localities(const model::Plan& plan, const RegisteredPeople& people, const Blocks& blocks, const model::ScenarioSpec& spec,
                         const model::Scenario* from, const optim::SolveOptions& options, const base::Progress& progress) {
    Grouping out;
    if (blocks.blocks.empty()) {
        out.conflicts.push_back("no practice has both patients and a place, so there is nothing to group");
        out.solution.stopped_by = optim::StoppedBy::infeasible;
        return out;
    }
    optim::Problem problem = to_problem(plan, people, blocks, plan.weights_of(spec.id), from);
    optim::SolveOptions solve_options = options;
    solve_options.seed = spec.seed;

    const model::LocalityCount& count = plan.constraints.localities;
    std::vector<std::pair<int, int>> tries;
    if (count.min) tries.emplace_back(*count.min, *count.max);
    else
        for (const int k : locality_counts(plan, blocks)) tries.emplace_back(k, k);
    out.localities_wanted = tries.front().first;
    for (const auto& [least, most] : tries) {
        problem.groups_min = static_cast<std::uint32_t>(least);
        problem.groups_max = static_cast<std::uint32_t>(most);
        out.solution = optim::solve(problem, solve_options, progress);
        if (out.solution.feasible || out.solution.stopped_by == optim::StoppedBy::cancelled) break;
        for (const optim::Conflict& conflict : out.solution.conflicts) {
            const std::string words = (conflict.proved ? "" : "as far as was searched: ") + conflict.words;
            if (std::find(out.conflicts.begin(), out.conflicts.end(), words) == out.conflicts.end()) out.conflicts.push_back(words);
        }
        const bool hopeless =
            std::any_of(out.solution.conflicts.begin(), out.solution.conflicts.end(), [](const auto& c) { return c.proved; });
        if (hopeless && tries.size() > 1 && least == tries.front().first) {
            // A proof that does not hang on the number of localities ends the search at once: see whether the next number has it too.
            problem.groups_min = 1;
            problem.groups_max = static_cast<std::uint32_t>(blocks.blocks.size());
            const auto without_number = optim::provable_conflicts(problem);
            if (!without_number.empty()) {
                out.conflicts.clear();
                for (const optim::Conflict& conflict : without_number) out.conflicts.push_back(conflict.words);
                break;
            }
        }
    }
    if (!out.solution.feasible) return out;
    out.conflicts.clear();
    base::check(optim::breaches(problem, out.solution.assignment).empty(), "a grouping called feasible breaks a rule");
    out.scenario = to_scenario(plan, people, blocks, out.solution.assignment);
    out.scenario.id = spec.id;
    out.scenario.title = spec.title;
    out.scenario.seed = spec.seed;
    out.scenario.stopped_by = optim::to_string(out.solution.stopped_by);
    return out;
}

}  // namespace merestone::analysis
