// Labels that do not cover each other: greedy, by priority, the same every time.
//
// A request brings its candidates in order of liking, and may bring a shorter wording for when there is no room. Labels never overlap
// labels, nor leave the frame; leaving their own area or covering symbols is avoided as far as it can be, the former more.
// A screen grid keeps the tests to boxes near by: O(requests * candidates * boxes near a label).
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

struct LabelText {
    std::string text;
    style::Font font;
    style::Rgba colour;
};

struct LabelRequest {
    ItemId id;
    int priority = 0;  // higher goes first; ties by id
    std::vector<LabelText> lines;
    std::vector<LabelText> short_lines;  // empty: none
    std::optional<LabelMark> mark;       // its offset is set by placing
    std::vector<LabelCandidate> candidates;
    const geo::MultiPolygon* home = nullptr;  // the area that the label should keep to; outlives the placing
    style::Rgba halo;
    // Where it stood last time: kept while it fits there, also where another place has come to fit a little better.
    std::optional<LabelCandidate> favourite;
    bool favourite_short = false;
};

// Candidates for a name in an area: its best point, then points round about, half a label's size away each way and nearer the middle.
[[nodiscard]] std::vector<LabelCandidate> area_candidates(const geo::MultiPolygon& shape, geo::Point best, const Camera& camera);
// Candidates beside a symbol of that radius: right, left, above, below, then the corners.
[[nodiscard]] std::vector<LabelCandidate> point_candidates(geo::Point at, double radius_px);

struct PlacedLabels {
    struct Chosen {
        LabelCandidate candidate;
        bool shortened = false;
    };
    std::vector<Label> labels;   // in the order of placing
    std::vector<Chosen> chosen;  // beside them
    std::size_t left_out = 0;
};
// \param keep_clear boxes of symbols in the frame, not to be covered if it can be helped
// \param most labels to place; the rest is left out
[[nodiscard]] PlacedLabels place_labels(std::vector<LabelRequest> requests, const Camera& camera, std::span<const PxBox> keep_clear,
                                        const style::TextMeasure& measure, std::size_t most = 100000);

}  // namespace merestone::scene
