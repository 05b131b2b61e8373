// The planar graph of noded edges: chains of edges between nodes, and the faces they bound, each with the zones that cover it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/detail/edge_soup.hpp"

namespace merestone::geo::detail {

// Edges between two nodes (vertices of three or more edges), or a closed loop without one. Canonical: it starts at the end that
// is less by (x, y); a closed one turns first to the lesser neighbour. Half-chain 2c is chain c as it stands, 2c + 1 reversed.
struct Chain {
    std::uint32_t first = 0;  // into Planar::vertices
    std::uint32_t count = 0;
    std::uint32_t zones = 0;  // into Planar::zone_sets: for whom it is border
    double length_m = 0.0;
    Wide twice_area = 0;  // its share of the shoelace sum, about Planar::origin
};

struct Planar {
    std::vector<LatticePoint> points;
    LatticePoint origin;
    std::vector<std::uint32_t> vertices;               // of all chains
    std::vector<Chain> chains;                         // in an order that depends on the geometry alone
    std::vector<std::vector<std::int32_t>> zone_sets;  // sorted; set 0 is empty

    // Faces. 0 is all that lies outside.
    std::vector<std::uint32_t> face_of;      // left of each half-chain
    std::vector<std::uint32_t> cover;        // per face: zone set that covers it (even-odd)
    std::vector<Wide> twice_area;            // per face; of face 0 meaningless
    std::vector<double> perimeter_m;         // per face, with its holes
    std::vector<std::uint32_t> face_start;   // per face, into face_halves
    std::vector<std::uint32_t> face_halves;  // half-chains with the face on their left

    [[nodiscard]] std::span<const std::uint32_t> chain_vertices(std::uint32_t chain) const {
        return std::span(vertices).subspan(chains[chain].first, chains[chain].count);
    }
    [[nodiscard]] LatticePoint point(std::uint32_t chain, std::size_t i) const { return points[vertices[chains[chain].first + i]]; }
    [[nodiscard]] std::size_t faces() const { return cover.size(); }
    [[nodiscard]] std::span<const std::uint32_t> halves_of(std::uint32_t face) const {
        return std::span(face_halves).subspan(face_start[face], face_start[face + 1] - face_start[face]);
    }
    // Area over half the perimeter: the width of a long thin face.
    [[nodiscard]] double width_m(std::uint32_t face) const {
        return perimeter_m[face] > 0 ? 2 * to_m2(twice_area[face]) / perimeter_m[face] : 0.0;
    }
};

// Takes the soup's points. \pre noded. Adds to soup.touches where two rings of a zone run along one edge. O(n log n).
[[nodiscard]] Planar make_planar(EdgeSoup& soup);

// The two stages of make_planar.
void make_chains(EdgeSoup& soup, Planar& planar);
void make_faces(Planar& planar);

}  // namespace merestone::geo::detail
