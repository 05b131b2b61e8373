#include "scene/place_labels.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace merestone::scene {
namespace {

constexpr double kPadding_px = 2.0;  // free space about a label
constexpr double kMarkGap_px = 4.0;
constexpr double kLineGap_px = 1.5;

// A label's inner layout from its own top left.
struct Layout {
    double width_px = 0.0;
    double height_px = 0.0;
    std::vector<LabelLine> lines;
    std::optional<LabelMark> mark;
};

Layout laid_out(const std::vector<LabelText>& texts, const std::optional<LabelMark>& mark, const style::TextMeasure& measure) {
    Layout out;
    out.mark = mark;
    std::vector<style::TextSize> sizes;
    double widest = 0.0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sizes.push_back(measure.measure(texts[i].text, texts[i].font));
        const double with_mark = i == 0 && mark ? mark->size_px + kMarkGap_px : 0.0;
        widest = std::max(widest, sizes.back().width_px + with_mark);
    }
    out.width_px = widest + 2 * kPadding_px;
    double y = kPadding_px;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool marked = i == 0 && mark.has_value();
        const double before = marked ? mark->size_px + kMarkGap_px : 0.0;
        const double height = std::max(sizes[i].height_px(), marked ? mark->size_px : 0.0);
        const double x = (out.width_px - sizes[i].width_px - before) / 2;
        const double base_line = y + (height - sizes[i].height_px()) / 2 + sizes[i].ascent_px;
        if (marked) out.mark->offset = {x + mark->size_px / 2, y + height / 2};
        out.lines.push_back({texts[i].text, texts[i].font, texts[i].colour, {x + before, base_line}});
        y += height + kLineGap_px;
    }
    out.height_px = y - kLineGap_px + kPadding_px;
    return out;
}

struct Choice {
    const LabelCandidate* candidate = nullptr;
    PxBox box;
    double cost_px2 = std::numeric_limits<double>::infinity();
};

// About how much of the box lies outside its area, by a grid of 7 x 4 points.
double strayed_px2(const PxBox& box, const geo::MultiPolygon& home, const Camera& camera) {
    constexpr int kAcross = 7;
    constexpr int kDown = 4;
    int outside = 0;
    for (int row = 0; row < kDown; ++row)
        for (int column = 0; column < kAcross; ++column) {
            const Px at{box.min_x + box.width() * column / (kAcross - 1), box.min_y + box.height() * row / (kDown - 1)};
            if (!geo::contains(home, camera.to_map(at))) ++outside;
        }
    return box.width() * box.height() * outside / (kAcross * kDown);
}

// Boxes of the frame by square of a grid, so that a label asks its neighbours only.
class BoxGrid {
public:
    explicit BoxGrid(const Camera& camera) : columns_(cells(camera.width_px)), rows_(cells(camera.height_px)), cell_(columns_ * rows_) {}

    void add(const PxBox& box) {
        const auto number = static_cast<std::uint32_t>(boxes_.size());
        boxes_.push_back(box);
        seen_.push_back(0);
        each_cell(box, [&](std::vector<std::uint32_t>& cell) { cell.push_back(number); });
    }
    // Total overlap with the boxes, each counted once. In the order they were added.
    [[nodiscard]] double overlap_px2(const PxBox& box) {
        ++asked_;
        near_.clear();
        each_cell(box, [&](const std::vector<std::uint32_t>& cell) {
            for (const std::uint32_t i : cell)
                if (seen_[i] != asked_) {
                    seen_[i] = asked_;
                    near_.push_back(i);
                }
        });
        std::sort(near_.begin(), near_.end());
        double sum = 0.0;
        for (const std::uint32_t i : near_) sum += boxes_[i].overlap_px2(box);
        return sum;
    }

private:
    static constexpr double kCell_px = 48.0;
    static std::size_t cells(double px) { return static_cast<std::size_t>(std::clamp(px / kCell_px, 0.0, 2000.0)) + 1; }
    static std::size_t along(double px, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(px / kCell_px, 0.0, static_cast<double>(count - 1)));
    }
    template <typename Each>
    void each_cell(const PxBox& box, Each&& each) {
        for (std::size_t r = along(box.min_y, rows_); r <= along(box.max_y, rows_); ++r)
            for (std::size_t c = along(box.min_x, columns_); c <= along(box.max_x, columns_); ++c) each(cell_[r * columns_ + c]);
    }

    std::size_t columns_;
    std::size_t rows_;
    std::vector<std::vector<std::uint32_t>> cell_;
    std::vector<PxBox> boxes_;
    std::vector<std::uint32_t> seen_;
    std::vector<std::uint32_t> near_;
    std::uint32_t asked_ = 0;
};

struct Ground {
    const Camera& camera;
    BoxGrid labels;
    BoxGrid symbols;
};

// What a label would cover or stray from there; nothing where it may not stand.
std::optional<Choice> tried(const LabelCandidate& candidate, const Layout& layout, const LabelRequest& request, Ground& ground) {
    const Camera& camera = ground.camera;
    const Px at = camera.to_px(candidate.at);
    const double x = at.x + candidate.shift_px.x - candidate.across * layout.width_px;
    const double y = at.y + candidate.shift_px.y - candidate.down * layout.height_px;
    const PxBox box{x, y, x + layout.width_px, y + layout.height_px};
    if (!box.within({0.0, 0.0, camera.width_px, camera.height_px}) || ground.labels.overlap_px2(box) > 0.0) return {};
    const double strayed = request.home != nullptr ? strayed_px2(box, *request.home, camera) : 0.0;
    return Choice{&candidate, box, strayed + ground.symbols.overlap_px2(box)};
}

Choice best_choice(const Layout& layout, const LabelRequest& request, Ground& ground) {
    Choice best;
    for (const LabelCandidate& candidate : request.candidates) {
        const auto choice = tried(candidate, layout, request, ground);
        if (choice && choice->cost_px2 < best.cost_px2) best = *choice;
        if (best.cost_px2 == 0.0) break;
    }
    return best;
}

constexpr double kKeptUpToShare = 0.5;  // a label stays where it was until half of it covers or strays

}  // namespace

std::vector<LabelCandidate> area_candidates(const geo::MultiPolygon& shape, geo::Point best, const Camera& camera) {
    std::vector<LabelCandidate> out{{best, 0.5, 0.5, {}}};
    constexpr double kStep_px = 14.0;
    for (int ring = 1; ring <= 4; ++ring)
        for (int row = -ring; row <= ring; ++row)
            for (int column = -ring; column <= ring; ++column) {
                if (std::max(std::abs(row), std::abs(column)) != ring) continue;
                // Words are wider than high: a step across is worth two down.
                const geo::Point at{best.x + column * 2.0 * kStep_px * camera.metres_per_px,
                                    best.y + row * kStep_px * camera.metres_per_px};
                if (geo::contains(shape, at)) out.push_back({at, 0.5, 0.5, {}});
            }
    return out;
}

std::vector<LabelCandidate> point_candidates(geo::Point at, double radius_px) {
    const double far = radius_px + 1.0;
    const double near = 0.7 * radius_px;
    return {{at, 0.0, 0.5, {far, 0.0}},    {at, 1.0, 0.5, {-far, 0.0}},    {at, 0.5, 1.0, {0.0, -far}},  {at, 0.5, 0.0, {0.0, far}},
            {at, 0.0, 1.0, {near, -near}}, {at, 1.0, 1.0, {-near, -near}}, {at, 0.0, 0.0, {near, near}}, {at, 1.0, 0.0, {-near, near}}};
}

PlacedLabels place_labels(std::vector<LabelRequest> requests, const Camera& camera, std::span<const PxBox> keep_clear,
                          const style::TextMeasure& measure, std::size_t most) {
    std::stable_sort(requests.begin(), requests.end(), [](const LabelRequest& a, const LabelRequest& b) {
        if (a.priority != b.priority) return a.priority > b.priority;
        if (a.favourite.has_value() != b.favourite.has_value()) return a.favourite.has_value();
        return a.id < b.id;
    });
    Ground ground{camera, BoxGrid(camera), BoxGrid(camera)};
    for (const PxBox& box : keep_clear) ground.symbols.add(box);
    PlacedLabels out;
    for (const LabelRequest& request : requests) {
        if (out.labels.size() >= most) {
            ++out.left_out;
            continue;
        }
        Layout layout = laid_out(request.lines, request.mark, measure);
        Choice choice;
        bool shortened = false;
        if (request.favourite && !request.favourite_short) {
            const auto kept = tried(*request.favourite, layout, request, ground);
            if (kept && kept->cost_px2 <= kKeptUpToShare * layout.width_px * layout.height_px) choice = *kept;
        }
        if (choice.candidate == nullptr) choice = best_choice(layout, request, ground);
        if (choice.candidate == nullptr && !request.short_lines.empty()) {
            layout = laid_out(request.short_lines, request.mark, measure);
            shortened = true;
            if (request.favourite && request.favourite_short)
                if (const auto kept = tried(*request.favourite, layout, request, ground)) choice = *kept;
            if (choice.candidate == nullptr) choice = best_choice(layout, request, ground);
        }
        if (choice.candidate == nullptr) {
            ++out.left_out;
            continue;
        }
        ground.labels.add(choice.box);
        out.chosen.push_back({*choice.candidate, shortened});
        Label label;
        label.id = request.id;
        label.at = choice.candidate->at;
        label.priority = request.priority;
        label.halo = request.halo;
        label.box = choice.box;
        const Px anchor = camera.to_px(label.at);
        const Px corner{choice.box.min_x - anchor.x, choice.box.min_y - anchor.y};
        const auto shifted = [&](Px p) { return Px{p.x + corner.x, p.y + corner.y}; };
        for (LabelLine& line : layout.lines) {
            line.offset = shifted(line.offset);
            label.lines.push_back(std::move(line));
        }
        if (layout.mark) {
            layout.mark->offset = shifted(layout.mark->offset);
            label.mark = std::move(layout.mark);
        }
        out.labels.push_back(std::move(label));
    }
    return out;
}

}  // namespace merestone::scene
