// The grouping problem, knowing no plan: units to be put in connected groups within bounds, at least cost.
//
// Units of the objective: metres x people ("person-metres"). Terms, each reported alone:
//   distance  distance_m_per_person x sum over groups of the least, over sites s of the group's units, of the sum over all sites t
//             of the group of people(t) x |t - s|: everybody's way to the group's best site (a medoid, as in p-median).
//   leaked    leaked_person_m x people in `flows` whose two units lie in different groups
//   border    border_m x metres of border between units of different groups
//   moved     moved_person_m x people of units whose group differs from the one they had (previous labels are matched to groups
//             so that fewest people move)
//   off       off_target_m x sum over groups of |people - target|
// Hard rules: every group connected, every activity within its bounds in every group, the number of groups in range, a group's
// units all of one side, together / apart / fixed. Nothing here is random: the solver takes a seed.
//
// Plain values, so that a later exact solver (set partitioning over listed connected sets) takes the same Problem and
// Assignment. Sizes: up to about 40,000 units, 250,000 edges.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace merestone::optim {

using UnitNo = std::uint32_t;

// A place where people live and which may be a group's best site; it belongs to one unit. In the plan's terms a zone.
struct Site {
    UnitNo unit = 0;
    double x_m = 0.0;
    double y_m = 0.0;
    double people = 0.0;  // weight in the distance term
};

struct Edge {
    UnitNo a = 0;
    UnitNo b = 0;
    double border_m = 0.0;
};

// People who live in unit `from` and belong to unit `to` (their practice's). from == to never leaks.
struct Flow {
    UnitNo from = 0;
    UnitNo to = 0;
    double people = 0.0;
};

// Optional explicit cost that replaces the straight line: person-metres of serving the whole of `unit` from `site`.
struct ServeCost {
    UnitNo unit = 0;
    std::uint32_t site = 0;
    double person_m = 0.0;
};

struct ActivityBounds {
    std::string name;  // "people"
    double min = 0.0;
    double max = std::numeric_limits<double>::infinity();
};

struct Weights {
    double distance_m_per_person = 1.0;
    double leaked_person_m = 0.0;
    double border_m = 0.0;
    double moved_person_m = 0.0;
    double off_target_m = 0.0;
};

struct Problem {
    std::vector<std::string> unit_id;               // for messages; order is the tie-break everywhere, so sort by id
    std::vector<ActivityBounds> activities;         // [0] counts people and is what `target` and `moved` use
    std::vector<std::vector<double>> amount;        // [activity][unit], not negative
    std::vector<Site> sites;                        // every unit has at least one
    std::vector<Edge> edges;                        // a != b, each pair once
    std::vector<Flow> flows;                        // each ordered pair once
    std::vector<ServeCost> costs;                   // empty: straight line; else every (unit, site) pair that may be used
    std::vector<std::int32_t> side;                 // per unit; empty: one side
    std::vector<std::string> side_name;             // for messages
    std::vector<std::vector<UnitNo>> together;
    std::vector<std::vector<UnitNo>> apart;         // no two of a list in one group
    std::vector<std::int32_t> fixed;                // per unit: units with equal numbers >= 0 share a group, different numbers never do; empty: none
    std::vector<std::int32_t> previous;             // per unit its former group, -1 none; empty: none
    std::uint32_t groups_min = 1;
    std::uint32_t groups_max = 1;
    std::optional<double> target;                   // people a group should have, for `off`
    Weights weights;

    [[nodiscard]] std::size_t units() const noexcept { return unit_id.size(); }
};

// Group of each unit, 0..groups-1, numbered by the smallest unit in each: one grouping has one writing.
struct Assignment {
    std::vector<std::uint32_t> group;
    std::uint32_t groups = 0;
    friend bool operator==(const Assignment&, const Assignment&) = default;
};
[[nodiscard]] Assignment renumbered(const std::vector<std::uint32_t>& any_labels);

struct Terms {  // unweighted, then the weighted sum
    double distance_person_m = 0.0;
    double leaked_people = 0.0;
    double border_m = 0.0;
    double moved_people = 0.0;
    double off_target_people = 0.0;
    double objective = 0.0;
};

// What a grouping breaks; empty = feasible. Recomputed from scratch, shared by tests, the judge of given scenarios and the solver's
// own last look. O(units + edges + flows).
struct Breach {
    enum class Rule { bounds, connection, groups, side, together, apart, fixed, serving } rule{};
    std::uint32_t group = 0;
    std::string words;
};
[[nodiscard]] std::vector<Breach> breaches(const Problem& problem, const Assignment& assignment);

// The terms from scratch, by the plainest code: the yardstick of the incremental one. O(sum over groups of sites^2).
[[nodiscard]] Terms terms(const Problem& problem, const Assignment& assignment);
// Per group its best site.
[[nodiscard]] std::vector<std::uint32_t> best_sites(const Problem& problem, const Assignment& assignment);

// Faults of a Problem itself (indices out of range, negative or non-finite amounts, ...); empty = well formed.
[[nodiscard]] std::vector<std::string> faults(const Problem& problem);

}  // namespace merestone::optim
