// Cuts edges until they meet in their ends only.
//
// A vertex nearer than the tolerance to an edge is drawn into it; edges that cross get a vertex, an existing one where one is
// near. Each round bends edges a little, which can bring new meetings, so rounds go on until one finds nothing; after some
// rounds the tolerance shrinks, so that this ends for any input. Each ring stays a closed walk whatever is cut, which is why
// even-odd labels are right afterwards. Compare iterated snap rounding (Halperin, Packer 2002), which moves every vertex; this
// moves only what meets.
// Cost: a sweep over rows of edges per round, near-linear where edges are short against the map; rounds after the first look
// only at what the last one changed.
#pragma once

#include "base/progress.hpp"
#include "geo/detail/edge_soup.hpp"

namespace merestone::geo::detail {

struct NodingOutcome {
    std::size_t crossings_added = 0;
    bool clean = false;  // false: cancelled, or given up (never seen; the caller refuses to go on)
};

// Appends to soup.points; adds places where rings of one zone cross or where a ring meets itself to soup.touches.
NodingOutcome node_edges(EdgeSoup& soup, const base::Progress& progress);

}  // namespace merestone::geo::detail
