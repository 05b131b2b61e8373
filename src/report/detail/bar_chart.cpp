#include "report/detail/bar_chart.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr double kWidth = 760.0;
constexpr double kRow = 21.0;
constexpr double kThin = 11.0;  // of parts one below the other
constexpr double kTallest = 900.0;

constexpr style::Rgba kBand{230, 238, 243, 255};

double sum(const Bar& bar) {
    return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0, [](double s, double x) { return s + std::max(0.0, x); });
}

class Drawing {
public:
    explicit Drawing(const BarChart& chart)
        : chart_(chart),
          row_(chart.apart ? kThin * static_cast<double>(std::max<std::size_t>(1, chart.parts.size())) + 9.0 : kRow),
          left_(chart.names_width),
          room_(kWidth - chart.names_width - chart.after_width) {
        double most = chart.least_full;
        for (const Bar& bar : chart.bars) {
            if (!chart.apart) most = std::max(most, sum(bar));
            else
                for (const double x : bar.parts) most = std::max(most, x);
        }
        for (const BarLine& line : chart.lines) most = std::max(most, line.at);
        if (chart.band) most = std::max(most, chart.band->second);
        scale_ = scale_to(most, 5);
    }

    [[nodiscard]] std::size_t a_page() const { return std::max<std::size_t>(1, static_cast<std::size_t>((kTallest - 90.0) / row_)); }

    [[nodiscard]] std::string draw(std::span<const Bar> bars) const {
        const double keys = chart_.parts.size() > 1 ? key_height() : 0.0;
        const double top = keys + (chart_.lines.empty() && !chart_.band ? 6.0 : 22.0);
        const double bottom = top + row_ * static_cast<double>(bars.size()) + 2.0;
        Svg svg(kWidth, bottom + 36.0, chart_.says);
        if (chart_.parts.size() > 1) draw_keys(svg);
        if (chart_.band)
            svg.block({x(chart_.band->first), top - 4.0, x(chart_.band->second) - x(chart_.band->first), bottom - top + 4.0}, {kBand});
        draw_axis(svg, top, bottom);
        std::vector<double> ends;
        for (const Bar& bar : bars) ends.push_back(draw_bar(svg, bar, top + row_ * static_cast<double>(ends.size())));
        draw_lines(svg, top, bottom);
        for (std::size_t i = 0; i < bars.size(); ++i)
            draw_after(svg, bars[i], ends[i], top + row_ * static_cast<double>(i));  // above the lines
        return svg.html();
    }

private:
    [[nodiscard]] double x(double value) const { return left_ + room_ * std::clamp(value / scale_.full, 0.0, 1.0); }
    [[nodiscard]] double key_height() const {
        double at = 0.0;
        double lines = 1.0;
        for (const BarPart& part : chart_.parts) {
            const double wide = 36.0 + about_width(key_words(part), 11.5);
            if (at > 0.0 && at + wide > kWidth) at = 0.0, lines += 1.0;
            at += wide;
        }
        return lines * 18.0 + 4.0;
    }
    static std::string key_words(const BarPart& part) { return part.letter.empty() ? part.words : part.letter + ": " + part.words; }
    void draw_keys(Svg& svg) const {
        Spot at{0.0, 13.0};
        for (const BarPart& part : chart_.parts) {
            if (at.x > 0.0 && at.x + 36.0 + about_width(key_words(part), 11.5) > kWidth) at = {0.0, at.y + 18.0};
            at.x = svg.key(at, part.look, key_words(part));
        }
    }
    void draw_axis(Svg& svg, double top, double bottom) const {
        for (double tick = 0.0; tick <= scale_.full * (1.0 + 1e-9); tick += scale_.step) {
            svg.line({x(tick), top - 2.0}, {x(tick), bottom + 4.0}, {207, 214, 220, 255});
            const std::string text = chart_.percent ? style::whole(tick * 100.0) + "%" : scale_.text(tick);
            svg.words({x(tick), bottom + 17.0}, text, {11.0, Anchor::middle, style::kMuted});
        }
        svg.line({left_, top - 2.0}, {left_, bottom + 4.0}, style::kMuted);
        svg.words({left_ + room_ / 2.0, bottom + 32.0}, chart_.axis, {11.5, Anchor::middle, style::kMuted});
    }
    // \returns where the bar ends
    [[nodiscard]] double draw_bar(Svg& svg, const Bar& bar, double y) const {
        const double middle = y + row_ / 2.0 + 4.0;
        svg.words({left_ - 8.0, middle}, fitted(bar.name, 12.0, left_ - 10.0), {12.0, Anchor::end});
        double end = left_;
        double at = 0.0;
        for (std::size_t k = 0; k < bar.parts.size(); ++k) {
            const double value = std::max(0.0, bar.parts[k]);
            const Look& look = bar.look ? *bar.look : chart_.parts[k].look;
            const Block block = chart_.apart ? Block{left_, y + 4.0 + kThin * static_cast<double>(k), x(value) - left_, kThin - 1.0}
                                             : Block{x(at), y + 3.0, x(at + value) - x(at), row_ - 7.0};
            svg.block(block, look, true);
            const std::string& letter = chart_.parts[k].letter;
            if (!letter.empty() && block.width > 9.0)
                svg.words({block.x + block.width / 2.0, y + row_ / 2.0 + 3.5}, letter,
                          {10.5, Anchor::middle, look.hatch == Hatch::none ? look.ink : style::kInk, true, look.hatch != Hatch::none});
            at += value;
            end = std::max(end, block.x + block.width);
        }
        return end;
    }
    void draw_after(Svg& svg, const Bar& bar, double end, double y) const {
        if (!bar.after.empty())
            svg.words({clear_of_lines(end + 6.0, about_width(bar.after, 12.0)), y + row_ / 2.0 + 4.0}, bar.after,
                      {12.0, Anchor::start, style::kInk, false, true});
    }
    // Where words of this width start so that no line runs through them; where they are, if there is no room behind the line.
    [[nodiscard]] double clear_of_lines(double from, double wide) const {
        std::vector<double> at;
        for (const BarLine& line : chart_.lines) at.push_back(x(line.at));
        std::sort(at.begin(), at.end());
        double start = from;
        for (const double line : at)
            if (line > start - 3.0 && line < start + wide + 2.0) start = line + 6.0;
        return start + wide <= kWidth ? start : from;
    }
    void draw_lines(Svg& svg, double top, double bottom) const {
        double free_from = -1e9;
        std::vector<const BarLine*> lines;
        for (const BarLine& line : chart_.lines) lines.push_back(&line);
        std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
        for (const BarLine* line : lines) {
            const double wide = about_width(line->words, 11.0);
            svg.line({x(line->at), top - 4.0}, {x(line->at), bottom}, style::kInk, 1.3, line->dashed);
            const double at = std::max(x(line->at), free_from + wide / 2.0);
            svg.words({at, top - 8.0}, line->words, {11.0, Anchor::middle, style::kInk, false, true});
            free_from = at + wide / 2.0 + 6.0;
        }
    }

    const BarChart& chart_;
    double row_;
    double left_;
    double room_;
    Scale scale_;
};

}  // namespace

std::string bar_chart(const BarChart& chart) {
    if (chart.bars.empty()) return {};
    const Drawing drawing(chart);
    const std::span<const Bar> all(chart.bars);
    std::string out;
    for (std::size_t at = 0; at < all.size(); at += drawing.a_page())
        out += drawing.draw(all.subspan(at, std::min(drawing.a_page(), all.size() - at)));
    return out;
}

Look part_look(std::size_t which) {
    static constexpr std::array<Look, 7> kLooks = {{
        {{11, 83, 122}, Hatch::none, style::kPaper},
        {{159, 202, 220}, Hatch::none, style::kInk},
        {{226, 232, 237}, Hatch::rising, style::kInk},
        {{88, 101, 114}, Hatch::none, style::kPaper},
        {{246, 205, 139}, Hatch::none, style::kInk},
        {{253, 235, 208}, Hatch::falling, {138, 75, 8}},
        {{255, 255, 255}, Hatch::upright, {88, 101, 114}},
    }};
    return kLooks[which % kLooks.size()];
}

}  // namespace merestone::report::detail
