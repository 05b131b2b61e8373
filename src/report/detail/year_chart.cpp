#include "report/detail/year_chart.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr double kHalfPage = 400.0;  // so that letters are read where two stand beside each other
constexpr double kLeft = 58.0;
constexpr double kRight = 112.0;  // for what each line is

constexpr style::Rgba kGrid{207, 214, 220, 255};
constexpr style::Rgba kBand{230, 238, 243, 255};
constexpr style::Rgba kHave{159, 202, 220, 255};
constexpr style::Rgba kLacking{178, 34, 42, 255};

using Values = std::vector<std::optional<double>>;

std::optional<double> last_of(const Values& values) { return values.empty() ? std::nullopt : values.back(); }

// A rectangle with years along and a scale from 0 up.
class Plot {
public:
    Plot(Svg& svg, const Block& at, std::size_t years, const Scale& scale) : svg_(svg), at_(at), years_(years), scale_(scale) {}

    [[nodiscard]] double x(double year) const {
        return years_ < 2 ? at_.x + at_.width / 2.0 : at_.x + at_.width * year / static_cast<double>(years_ - 1);
    }
    [[nodiscard]] double y(double value) const { return at_.y + at_.height * (1.0 - std::clamp(value / scale_.full, 0.0, 1.0)); }

    void grid(double size) const {
        for (double tick = 0.0; tick <= scale_.full * (1.0 + 1e-9); tick += scale_.step) {
            svg_.line({at_.x, y(tick)}, {at_.x + at_.width, y(tick)}, tick == 0.0 ? style::kMuted : kGrid);
            svg_.words({at_.x - 5.0, y(tick) + size * 0.35}, scale_.text(tick), {size, Anchor::end, style::kMuted});
        }
    }
    void years(base::Year first, double size) const {
        const double wide = about_width("2017/18", size) + 8.0;
        const double a_year = years_ < 2 ? wide : at_.width / static_cast<double>(years_ - 1);
        const auto every = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(wide / a_year)));
        for (std::size_t i = 0; i < years_; ++i) {
            const bool last = i + 1 == years_;
            const bool said = last || (i % every == 0 && static_cast<double>(years_ - 1 - i) * a_year >= wide);
            const double at = x(static_cast<double>(i));
            svg_.line({at, at_.y + at_.height}, {at, at_.y + at_.height + (said ? 5.0 : 3.0)}, style::kMuted);
            if (said)
                svg_.words({at, at_.y + at_.height + 6.0 + size}, base::to_string(first.plus(static_cast<int>(i))),
                           {size, Anchor::middle, style::kMuted});
        }
    }
    void line(const Values& values, style::Rgba colour, double width, bool dashed = false) const {
        std::vector<Spot> run;
        const auto end = [&] {
            if (run.size() == 1) svg_.dot(run.front(), width, colour, colour);
            svg_.path(run, colour, width, dashed);
            run.clear();
        };
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i]) run.push_back({x(static_cast<double>(i)), y(*values[i])});
            else end();
        }
        end();
    }
    void band(const std::pair<double, double>& band) const {
        svg_.block({at_.x, y(band.second), at_.width, y(band.first) - y(band.second)}, {kBand});
    }
    // Upright strokes from what there is up to what is needed.
    void lacking(const Values& need, const Values& have, double every) const {
        for (std::size_t i = 0; i + 1 < need.size(); ++i) {
            if (!need[i] || !have[i] || !need[i + 1] || !have[i + 1]) continue;
            const double from = x(static_cast<double>(i));
            const double until = x(static_cast<double>(i + 1));
            const auto strokes = std::max(1, static_cast<int>((until - from) / every));
            for (int s = 0; s < strokes; ++s) {
                const double share = (s + 0.5) / strokes;
                const double needed = *need[i] + share * (*need[i + 1] - *need[i]);
                const double held = *have[i] + share * (*have[i + 1] - *have[i]);
                if (needed > held)
                    svg_.line({from + share * (until - from), y(held)}, {from + share * (until - from), y(needed)}, kLacking);
            }
        }
    }

private:
    Svg& svg_;
    Block at_;
    std::size_t years_;
    Scale scale_;
};

double most_of(const NeedLines& lines) {
    double most = lines.band ? lines.band->second : 0.0;
    for (const Values* values : {&lines.need, &lines.have, &lines.need_of_all})
        for (const auto& v : *values) most = std::max(most, v.value_or(0.0));
    return most;
}

std::string amount(double value, bool one_decimal) { return one_decimal ? style::one_decimal(value) : style::whole(value); }

}  // namespace

std::string need_chart(const NeedLines& lines) {
    Svg svg(kHalfPage, 232.0, lines.says);
    const std::size_t years = lines.need.size();
    const Plot plot(svg, {kLeft, 26.0, svg.width() - kLeft - kRight, 158.0}, years, scale_to(most_of(lines)));
    svg.words({0.0, 13.0}, lines.unit, {12.0, Anchor::start, style::kMuted});
    if (lines.band) plot.band(*lines.band);
    plot.grid(11.5);
    plot.years(lines.base_year, 11.5);
    svg.words({kLeft + (svg.width() - kLeft - kRight) / 2.0, 222.0}, "1 April of the financial year",
              {11.5, Anchor::middle, style::kMuted});
    plot.lacking(lines.need, lines.have, 5.0);
    plot.line(lines.have, kHave, 5.0);
    plot.line(lines.need_of_all, style::kInk, 1.3, true);
    plot.line(lines.need, style::kInk, 2.2);
    // What each line is, where it ends; moved apart where they would lie on each other.
    struct End {
        double y;
        std::string words;
        style::Rgba colour;
    };
    std::vector<End> ends;
    const auto end = [&](const Values& values, const std::string& words, style::Rgba colour) {
        if (const auto last = last_of(values))
            ends.push_back({plot.y(*last) + 4.0, words + " " + amount(*last, lines.one_decimal), colour});
    };
    end(lines.need_of_all, "all need", style::kMuted);
    end(lines.need, lines.need_words, style::kInk);
    end(lines.have, lines.have_words, style::kAccent);
    std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i].y = std::max(ends[i].y, ends[i - 1].y + 15.0);
    const double over = ends.empty() ? 0.0 : std::max(0.0, ends.back().y - 190.0);
    for (const End& e : ends) svg.words({svg.width() - kRight + 8.0, e.y - over}, e.words, {12.0, Anchor::start, e.colour, true});
    return svg.html();
}

std::string small_charts(const std::string& says, const std::vector<SmallNeed>& charts) {
    constexpr double kWidth = 760.0;
    const double wide = kWidth / static_cast<double>(std::max<std::size_t>(1, charts.size()));
    Svg svg(kWidth, 112.0, says);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const SmallNeed& c = charts[i];
        const double left = wide * static_cast<double>(i);
        const double full = c.full > 0.0 ? c.full : most_of(c.lines);
        const Scale scale = scale_to(full, 2);
        const Plot plot(svg, {left + 46.0, 20.0, wide - 66.0, 56.0}, c.lines.need.size(), scale);
        svg.words({left, 11.0}, c.lines.unit, {11.5, Anchor::start, style::kMuted});
        if (c.lines.band) plot.band(*c.lines.band);
        plot.grid(10.5);
        plot.lacking(c.lines.need, c.lines.have, 3.5);
        plot.line(c.lines.have, kHave, 4.0);
        plot.line(c.lines.need, style::kInk, 1.8);
        if (c.lines.need.empty() || !c.lines.need.front()) {
            svg.words({left + 46.0, 50.0}, "not known", {11.0, Anchor::start, style::kMuted});
        } else {
            const auto value = [&](const std::optional<double>& v) { return v ? amount(*v, c.lines.one_decimal) : std::string("?"); };
            svg.words({left + 46.0, 90.0}, fmt::format("{} to {}", value(c.lines.need.front()), value(c.lines.need.back())), {11.0});
        }
        svg.words({left + 46.0, 104.0}, c.below, {11.0, Anchor::start, c.short_of ? kLacking : style::kMuted, c.short_of});
    }
    return svg.html();
}

std::string year_columns(const YearColumns& columns) {
    Svg svg(kHalfPage, 232.0, columns.says);
    double most = 0.0;
    for (const auto& year : columns.by_year) most = std::max(most, std::accumulate(year.begin(), year.end(), 0.0));
    const Scale scale = scale_to(most);
    const std::size_t years = columns.by_year.size();
    const double width = svg.width() - kLeft - kRight;
    const double each = width / static_cast<double>(std::max<std::size_t>(1, years));
    const Plot plot(svg, {kLeft, 26.0, width, 158.0}, years, scale);
    const Plot middles(svg, {kLeft + each / 2.0, 26.0, width - each, 158.0}, years, scale);
    svg.words({0.0, 13.0}, columns.unit, {12.0, Anchor::start, style::kMuted});
    plot.grid(11.5);
    for (std::size_t y = 0; y < years; ++y) {
        double below = 0.0;
        for (std::size_t k = 0; k < columns.parts.size(); ++k) {
            const double value = columns.by_year[y][k];
            svg.block({kLeft + each * static_cast<double>(y) + each * 0.12, plot.y(below + value), each * 0.76,
                       plot.y(below) - plot.y(below + value)},
                      columns.parts[k].look, true);
            below += value;
        }
    }
    middles.years(columns.base_year, 11.5);
    svg.words({kLeft + width / 2.0, 222.0}, "1 April of the financial year", {11.5, Anchor::middle, style::kMuted});
    if (columns.parts.size() > 1) {
        double y = 40.0;
        for (auto part = columns.parts.rbegin(); part != columns.parts.rend(); ++part) {
            svg.key({svg.width() - kRight + 8.0, y}, part->look, part->words);
            y += 18.0;
        }
    }
    return svg.html();
}

}  // namespace merestone::report::detail
