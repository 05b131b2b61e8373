// Labels that do not cover each other: greedy, by priority, the same every time.
//
// A request brings its wordings, the fullest first: the first that finds room is taken. What names an area stands wholly inside it, at
// the place nearest its middle that covers fewest symbols; only a wording that may stray goes over the edge, after all others of its
// priority, and never by more than half. What stands beside a point has a few candidates, in order of liking. Labels never overlap
// labels or reserved boxes, nor leave the frame; covering symbols is avoided as far as it can be.
// A screen grid keeps the tests to boxes near by: O(requests * places * boxes near a label), at most some hundred places an area.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scene/draw_list.hpp"

namespace merestone::scene {

// Where the label's box may stand: its point (across, down) in shares of its size lies on the map point, moved by shift_px.
struct LabelCandidate {
    geo::Point at;
    double across = 0.5;
    double down = 0.5;
    Px shift_px;
};

// A place and what was said there.
struct LabelChoice {
    LabelCandidate candidate;
    std::size_t wording = 0;
};

struct LabelRequest {
    ItemId id;
    int priority = 0;                         // higher goes first; ties by id
    std::vector<LabelWording> wordings;       // the fullest first; at least one
    std::vector<LabelCandidate> candidates;   // beside a point; none for an area
    const geo::MultiPolygon* home = nullptr;  // the area to stand in; outlives the placing
    geo::Point middle;                        // of the area: where a name sits best
    style::Rgba halo;
    // Where it stood last time with that wording: kept while it fits there, also where another place has come to fit a little better.
    std::optional<LabelChoice> favourite;
    bool only_there = false;  // where `candidates` say, an area's too: nowhere else is looked for
};

// Candidates beside a symbol of that radius: right, left, above, below, then the corners.
[[nodiscard]] std::vector<LabelCandidate> point_candidates(geo::Point at, double radius_px);

struct PlacedLabels {
    std::vector<Label> labels;        // in the order of placing
    std::vector<LabelChoice> chosen;  // beside them
    std::size_t left_out = 0;
};

// What a label may not or should not cover, logical pixels of the frame.
struct LabelObstacles {
    std::span<const PxBox> symbols;   // not to be covered if it can be helped
    std::span<const PxBox> reserved;  // never to be covered: a scale bar
};

// \param most labels to place; the rest is left out
[[nodiscard]] PlacedLabels place_labels(std::vector<LabelRequest> requests, const Camera& camera, const LabelObstacles& obstacles,
                                        const style::TextMeasure& measure, std::size_t most = 100000);

}  // namespace merestone::scene
