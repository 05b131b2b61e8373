#include "scene/place_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

#include "scene/detail/home_mask.hpp"

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

Layout laid_out(const LabelWording& wording, const style::TextMeasure& measure) {
    const std::vector<LabelText>& texts = wording.lines;
    const std::optional<LabelMark>& mark = wording.mark;
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
    LabelCandidate candidate;
    PxBox box;
    double cost_px2 = 0.0;
};

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
    BoxGrid labels;  // and reserved boxes
    BoxGrid symbols;

    // Where a label of that layout would stand; nothing where it may not.
    [[nodiscard]] std::optional<PxBox> free_box(const LabelCandidate& candidate, const Layout& layout) {
        const Px at = camera.to_px(candidate.at);
        const double x = at.x + candidate.shift_px.x - candidate.across * layout.width_px;
        const double y = at.y + candidate.shift_px.y - candidate.down * layout.height_px;
        const PxBox box{x, y, x + layout.width_px, y + layout.height_px};
        if (!box.within({0.0, 0.0, camera.width_px, camera.height_px}) || labels.overlap_px2(box) > 0.0) return {};
        return box;
    }
};

constexpr double kKeptUpToShare = 0.5;      // a label stays where it was until half of it covers symbols
constexpr double kStrayed[] = {0.25, 0.5};  // of what may stray: rather without a mark than far over the edge
constexpr double kFar_px2_per_px = 0.3;     // of covered symbols that a label puts up with sooner than go a pixel farther from the middle
constexpr std::size_t kMostPlaces = 600;

// A request and what is worked out for it once.
struct Work {
    LabelRequest request;
    std::vector<Layout> layouts;  // per wording, as far as tried
    std::optional<detail::HomeMask> mask;
    std::optional<std::vector<LabelCandidate>> places;  // of an area

    explicit Work(LabelRequest r) : request(std::move(r)) {}

    const Layout& layout(std::size_t wording, const style::TextMeasure& measure) {
        while (layouts.size() <= wording) layouts.push_back(laid_out(request.wordings[layouts.size()], measure));
        return layouts[wording];
    }
    // Zoomed into an area whose middle is out of sight, any place in sight will do, the middle of the frame first.
    const std::vector<LabelCandidate>& candidates(const Camera& camera) {
        if (request.home == nullptr || request.only_there) return request.candidates;
        if (places) return *places;
        places.emplace();
        const bool seen = camera.view().contains(request.middle);
        if (seen) places->push_back({request.middle, 0.5, 0.5, {}});
        const Px from = seen ? camera.to_px(request.middle) : Px{camera.width_px / 2, camera.height_px / 2};
        for (const Px at : mask->places(from, kMostPlaces)) places->push_back({camera.to_map(at), 0.5, 0.5, {}});
        return *places;
    }
    [[nodiscard]] Px from(const Camera& camera) { return camera.to_px(candidates(camera).front().at); }
};

// Cost of standing there, in covered and strayed square pixels; nothing where it may not.
std::optional<Choice> tried(const LabelCandidate& candidate, const Layout& layout, Work& work, double most_strayed, Ground& ground) {
    const auto box = ground.free_box(candidate, layout);
    if (!box) return {};
    double cost = 0.0;
    if (work.mask) {
        const double strayed = work.mask->strayed_share(*box);
        if (strayed > most_strayed) return {};
        // Straying is worse than covering: it tells an untruth.
        cost = 4.0 * strayed * layout.width_px * layout.height_px;
    }
    return Choice{candidate, *box, cost + ground.symbols.overlap_px2(*box)};
}

std::optional<Choice> best_choice(const Layout& layout, Work& work, double most_strayed, Ground& ground) {
    std::optional<Choice> best;
    const auto& candidates = work.candidates(ground.camera);
    if (candidates.empty()) return best;
    const Px from = work.from(ground.camera);
    for (const LabelCandidate& candidate : candidates) {
        double far_px2 = 0.0;
        if (work.mask) {
            const Px at = ground.camera.to_px(candidate.at);
            far_px2 = kFar_px2_per_px * std::hypot((at.x - from.x) / 1.5, at.y - from.y);
        }
        if (best && best->cost_px2 <= far_px2) break;  // what comes is farther still
        auto choice = tried(candidate, layout, work, most_strayed, ground);
        if (!choice) continue;
        choice->cost_px2 += far_px2;
        if (!best || choice->cost_px2 < best->cost_px2) best = choice;
    }
    return best;
}

Label label_of(const LabelRequest& request, const Choice& choice, Layout layout, const Camera& camera) {
    Label label;
    label.id = request.id;
    label.at = choice.candidate.at;
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
    return label;
}

// One after another onto the ground.
class Placing {
public:
    Placing(const Camera& camera, const LabelObstacles& obstacles, const style::TextMeasure& measure, std::size_t most)
        : ground_{camera, BoxGrid(camera), BoxGrid(camera)}, measure_(measure), most_(most) {
        for (const PxBox& box : obstacles.symbols) ground_.symbols.add(box);
        for (const PxBox& box : obstacles.reserved) ground_.labels.add(box);
    }

    // \param most_strayed share outside its area; above 0 only wordings that may stray are tried
    // \returns whether the request is settled: placed, or beyond the most
    bool place(Work& work, double most_strayed) {
        if (out.labels.size() >= most_) {
            ++out.left_out;
            return true;
        }
        const LabelRequest& request = work.request;
        if (request.home != nullptr && !work.mask) work.mask.emplace(*request.home, ground_.camera);
        for (std::size_t w = 0; w < request.wordings.size(); ++w) {
            if (most_strayed > 0.0 && !request.wordings[w].may_stray) continue;
            const Layout& layout = work.layout(w, measure_);
            std::optional<Choice> choice;
            if (request.favourite && request.favourite->wording == w) {
                choice = tried(request.favourite->candidate, layout, work, most_strayed, ground_);
                if (most_strayed == 0.0 && choice && choice->cost_px2 > kKeptUpToShare * layout.width_px * layout.height_px) choice.reset();
            }
            if (!choice) choice = best_choice(layout, work, most_strayed, ground_);
            if (!choice) continue;
            ground_.labels.add(choice->box);
            out.chosen.push_back({choice->candidate, w});
            out.labels.push_back(label_of(request, *choice, layout, ground_.camera));
            return true;
        }
        return false;
    }

    PlacedLabels out;

private:
    Ground ground_;
    const style::TextMeasure& measure_;
    std::size_t most_;
};

}  // namespace

std::vector<LabelCandidate> point_candidates(geo::Point at, double radius_px) {
    const double far = radius_px + 1.0;
    const double near = 0.7 * radius_px;
    return {{at, 0.0, 0.5, {far, 0.0}},    {at, 1.0, 0.5, {-far, 0.0}},    {at, 0.5, 1.0, {0.0, -far}},  {at, 0.5, 0.0, {0.0, far}},
            {at, 0.0, 1.0, {near, -near}}, {at, 1.0, 1.0, {-near, -near}}, {at, 0.0, 0.0, {near, near}}, {at, 1.0, 0.0, {-near, near}}};
}

PlacedLabels place_labels(std::vector<LabelRequest> requests, const Camera& camera, const LabelObstacles& obstacles,
                          const style::TextMeasure& measure, std::size_t most) {
    std::stable_sort(requests.begin(), requests.end(), [](const LabelRequest& a, const LabelRequest& b) {
        if (a.priority != b.priority) return a.priority > b.priority;
        if (a.favourite.has_value() != b.favourite.has_value()) return a.favourite.has_value();
        return a.id < b.id;
    });
    Placing placing(camera, obstacles, measure, most);
    for (auto at = requests.begin(); at != requests.end();) {
        const int priority = at->priority;
        std::vector<Work> homeless;  // nothing fits inside their areas
        for (; at != requests.end() && at->priority == priority; ++at) {
            Work work(std::move(*at));
            if (placing.place(work, 0.0)) continue;
            if (work.request.home != nullptr) homeless.push_back(std::move(work));
            else ++placing.out.left_out;
        }
        for (Work& work : homeless) {
            const bool settled =
                std::any_of(std::begin(kStrayed), std::end(kStrayed), [&](double share) { return placing.place(work, share); });
            if (!settled) ++placing.out.left_out;
        }
    }
    return std::move(placing.out);
}

}  // namespace merestone::scene
