// The piece of the problem one search works on: some connected nodes of one part, numbered from 0, with every cost at hand.
//
// `serve` is a dense table, so a piece has some hundreds of nodes at most (windows.hpp cuts larger parts into such pieces):
// nodes x sites x 8 bytes. What lies outside the piece is taken to stay outside all its groups.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optim/detail/whole.hpp"

namespace merestone::optim::detail {

struct Bounds {
    double min = 0.0;
    double max = 0.0;
    double scale = 1.0;  // turns a shortfall of this activity into people
};

struct Piece {
    std::vector<NodeNo> node;         // in the whole
    std::uint32_t groups_min = 1;
    std::uint32_t groups_max = 1;
    std::uint32_t activities = 1;
    std::vector<Bounds> bounds;       // of each activity
    std::vector<double> amount;       // [node * activities + activity]
    std::vector<double> x_m, y_m;
    Ragged<NodeNo> neighbours;
    Ragged<Link> links;
    std::vector<std::uint32_t> site_begin;  // nodes + 1; a node's sites are neighbours in the table
    std::vector<double> serve;        // [node * sites + site]: weighted cost of serving the node from the site
    bool has_distance = true;
    bool has_links = true;
    std::vector<std::int32_t> bond;
    std::vector<std::int32_t> colour;
    Ragged<NodeNo> rivals;
    bool has_rules = false;           // any bond, colour or rival
    double rule_people = 0.0;         // a broken bond, colour or rival counts as so many people outside bounds
    std::uint32_t labels = 0;
    std::vector<double> stays;        // [node * labels + label]: weighted people who do not move if the node is in the label's group
    std::vector<double> stay_all;     // of each node: weighted people with a former group
    bool has_target = false;
    double target = 0.0;
    double off_target_m = 0.0;

    [[nodiscard]] std::size_t nodes() const noexcept { return node.size(); }
    [[nodiscard]] std::size_t sites() const noexcept { return site_begin.back(); }
    [[nodiscard]] double people(NodeNo v) const noexcept { return amount[std::size_t{v} * activities]; }
    [[nodiscard]] const double* serve_row(NodeNo v) const noexcept { return serve.data() + std::size_t{v} * sites(); }
};

// Which of several pieces may let its groups continue a former one: per former label its owner, and who is asking.
struct Claim {
    std::span<const std::int32_t> owner;
    std::int32_t mine = 0;
};

// \pre `nodes` ascending, connected, all of one part. Cost O(nodes x a node's sites x sites) for straight lines.
[[nodiscard]] Piece make_piece(const Whole& whole, std::span<const NodeNo> nodes, std::uint32_t groups_min, std::uint32_t groups_max,
                               const Claim& claim);
// Graph and amounts only, for construction: objectives of a State on it mean nothing. O(nodes + edges).
[[nodiscard]] Piece make_bare_piece(const Whole& whole, std::span<const NodeNo> nodes, std::uint32_t groups);

}  // namespace merestone::optim::detail
