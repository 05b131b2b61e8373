// Need and what there is, drawn: a full line with round points is what is needed, a broken one with square points what there is; a thin
// line stands at the year looked at, a mark where the first breach is. A click on a year looks at it.
#include "ui/need_chart.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "style/numbers.hpp"
#include "style/rag.hpp"
#include "ui/panels.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

struct MeasureChoice {
    const char* title;
    std::optional<model::Measure> measure;
};
constexpr std::array<MeasureChoice, 5> kMeasures{{{"People", std::nullopt},
                                                  {"Consulting rooms", model::Measure::rooms_ce},
                                                  {"Treatment rooms", model::Measure::rooms_treatment},
                                                  {"Floor space, m² NIA", model::Measure::nia_m2},
                                                  {"GPs, full-time equivalents", model::Measure::gp_fte}}};

struct Chosen {
    analysis::NeedAsk ask;
    std::string subject;  // "L12 Hyde Park", "3 practices", "the whole footprint"
    std::string why_not;  // nothing of what is selected has needs
};

Chosen chosen_of(const Desk& d) {
    const Shown s = d.document->shown();
    Chosen out;
    const auto take = [&](ItemKind kind, std::vector<std::size_t>& into, std::size_t n) {
        for (const std::uint32_t i : d.selection.of(kind))
            if (i < n) into.push_back(i);
    };
    take(ItemKind::locality, out.ask.localities, s.localities.size());
    take(ItemKind::practice, out.ask.practices, s.plan.practices.size());
    take(ItemKind::premises, out.ask.premises, s.plan.premises.size());
    const std::size_t l = out.ask.localities.size();
    const std::size_t p = out.ask.practices.size();
    const std::size_t m = out.ask.premises.size();
    if (d.selection.empty()) out.subject = "the whole footprint";
    else if (l + p + m == 0)
        out.why_not = "Need is worked out for localities, practices and premises: select one, or nothing for the whole footprint.";
    else if (l == 1 && p == 0) out.subject = s.localities[out.ask.localities[0]].id + " " + s.localities[out.ask.localities[0]].name;
    else if (l == 0 && p == 1) out.subject = s.plan.practices[out.ask.practices[0]].name;
    else if (l == 0 && p == 0 && m == 1) out.subject = s.plan.premises[out.ask.premises[0]].name;
    else {
        const auto count = [&](std::size_t n, const char* one, const char* many) {
            if (n > 0) out.subject += (out.subject.empty() ? "" : ", ") + fmt::format("{} {}", n, n == 1 ? one : many);
        };
        count(l, "locality", "localities");
        count(p, "practice", "practices");
        if (l + p == 0) count(m, "building", "buildings");
    }
    return out;
}

// The plot: years across, values from 0 up.
struct Plot {
    float left = 0.0F;
    float right = 0.0F;
    float top = 0.0F;
    float foot = 0.0F;
    double most = 1.0;
    std::size_t years = 1;
    [[nodiscard]] float x(std::size_t year) const {
        return years < 2 ? (left + right) / 2 : left + (right - left) * static_cast<float>(year) / static_cast<float>(years - 1);
    }
    [[nodiscard]] float y(double value) const { return foot - (foot - top) * static_cast<float>(value / most); }
    [[nodiscard]] std::size_t nearest(float at) const {
        const double share = right > left ? static_cast<double>((at - left) / (right - left)) : 0.0;
        return static_cast<std::size_t>(std::clamp(std::lround(share * static_cast<double>(years - 1)), 0L, static_cast<long>(years) - 1));
    }
};

void dashed(ImDrawList& list, ImVec2 a, ImVec2 b, unsigned colour, float width, float dash) {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float at = 0.0F; at < length; at += 2 * dash) {
        const float end = std::min(at + dash, length);
        list.AddLine({a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length},
                     {a.x + (b.x - a.x) * end / length, a.y + (b.y - a.y) * end / length}, colour, width);
    }
}

class Drawing {
public:
    Drawing(const Desk& d, const analysis::NeedSeries& series, const ChartWords& words, Plot plot, double step)
        : d_(d), s_(series), words_(words), plot_(plot), step_(step), list_(*ImGui::GetWindowDrawList()), font_(d.theme.small) {}

    void axes() {
        const unsigned faint = imgui_colour(d_.theme.line);
        for (double v = 0.0; v <= plot_.most * (1 + 1e-9); v += step_) {
            const float y = plot_.y(v);
            list_.AddLine({plot_.left, y}, {plot_.right, y}, faint, px(v == 0.0 ? 1.5 : 1.0));
            const std::string text = style::number_short(v);
            words(text, {plot_.left - size(text).x - px(5), y - font_->FontSize / 2}, d_.theme.muted);
        }
        const float wide = size("2000/00").x + px(10);
        const float between = plot_.years > 1 ? (plot_.right - plot_.left) / static_cast<float>(plot_.years - 1) : wide;
        const auto every = static_cast<std::size_t>(std::max(1.0F, std::ceil(wide / std::max(between, 1.0F))));
        for (std::size_t y = 0; y < plot_.years; ++y) {
            list_.AddLine({plot_.x(y), plot_.foot}, {plot_.x(y), plot_.foot + px(3)}, imgui_colour(d_.theme.muted), px(1));
            const bool last = y + 1 == plot_.years;
            if ((y % every != 0 && !last) || (!last && y != 0 && y + every > plot_.years - 1)) continue;
            const std::string text = base::to_string(year(y));
            const float w = size(text).x;
            words(text, {std::clamp(plot_.x(y) - w / 2, plot_.left - px(30), plot_.right + px(12) - w), plot_.foot + px(4)},
                  d_.theme.muted);
        }
    }
    // Where more is needed than there is.
    void shortage() {
        style::Rgba wash = d_.theme.bad;
        wash.a = 45;
        for (std::size_t y = 0; y + 1 < plot_.years; ++y) {
            if (!s_.need[y] || !s_.need[y + 1] || !s_.have[y] || !s_.have[y + 1]) continue;
            const double a = *s_.need[y] - *s_.have[y];
            const double b = *s_.need[y + 1] - *s_.have[y + 1];
            if (a <= 0.0 && b <= 0.0) continue;
            const auto at = [&](double share) {  // of the way to the next year: x, need, have
                const auto mix = [share](double p, double q) { return p + (q - p) * share; };
                const float x = plot_.x(y) + (plot_.x(y + 1) - plot_.x(y)) * static_cast<float>(share);
                return std::array<ImVec2, 2>{ImVec2{x, plot_.y(mix(*s_.need[y], *s_.need[y + 1]))},
                                             ImVec2{x, plot_.y(mix(*s_.have[y], *s_.have[y + 1]))}};
            };
            const double crossing = a == b ? 0.0 : a / (a - b);
            const auto from = at(a > 0.0 ? 0.0 : crossing);
            const auto to = at(b > 0.0 ? 1.0 : crossing);
            const ImVec2 corners[] = {from[0], to[0], to[1], from[1]};
            list_.AddConvexPolyFilled(corners, 4, imgui_colour(wash));
        }
    }
    void lines() {
        const unsigned need = imgui_colour(d_.theme.accent);
        const unsigned have = imgui_colour(d_.theme.text);
        for (std::size_t y = 0; y < plot_.years; ++y) {
            const bool next = y + 1 < plot_.years;
            if (s_.have[y] && next && s_.have[y + 1])
                dashed(list_, {plot_.x(y), plot_.y(*s_.have[y])}, {plot_.x(y + 1), plot_.y(*s_.have[y + 1])}, have, px(1.6), px(5));
            if (s_.least && next)
                dashed(list_, {plot_.x(y), plot_.y(*s_.least)}, {plot_.x(y + 1), plot_.y(*s_.least)}, have, px(1.2), px(2));
            if (s_.need[y] && next && s_.need[y + 1])
                list_.AddLine({plot_.x(y), plot_.y(*s_.need[y])}, {plot_.x(y + 1), plot_.y(*s_.need[y + 1])}, need, px(2.2));
        }
        for (std::size_t y = 0; y < plot_.years; ++y) {
            const float r = px(2.6);
            if (s_.have[y] && !words_.need.empty())
                list_.AddRectFilled({plot_.x(y) - r, plot_.y(*s_.have[y]) - r}, {plot_.x(y) + r, plot_.y(*s_.have[y]) + r}, have);
            if (s_.need[y]) list_.AddCircleFilled({plot_.x(y), plot_.y(*s_.need[y])}, px(3.2), need);
        }
        if (s_.least) beside("lower bound " + style::whole(*s_.least), *s_.least);
        if (s_.least && s_.have[0]) beside("upper bound " + style::whole(*s_.have[0]), *s_.have[0]);
    }
    void year_line(std::size_t y) {
        list_.AddLine({plot_.x(y), plot_.top - px(2)}, {plot_.x(y), plot_.foot}, imgui_colour(d_.theme.accent), px(1.4));
        const std::string text = base::to_string(year(y));
        words(text, {clamped(plot_.x(y) - size(text).x / 2, text), plot_.top - font_->FontSize - px(3)}, d_.theme.accent);
    }
    void breach() {
        if (!s_.first_breach) return;
        const std::size_t y = *s_.first_breach;
        const style::RagStyle look = style::rag_style(model::Rag::red);
        const ImVec2 at{plot_.x(y), plot_.y(s_.need[y].value_or(0.0))};
        dashed(list_, {at.x, at.y}, {at.x, plot_.foot}, imgui_colour(d_.theme.bad), px(1.2), px(3));
        list_.AddNgonFilled(at, px(6.5), imgui_colour(look.fill), 8);
        list_.AddNgon(at, px(6.5), imgui_colour(d_.theme.text), 8, px(1));
        const ImVec2 mark = d_.theme.bold->CalcTextSizeA(px(10), 1e9F, 0.0F, "!");
        list_.AddText(d_.theme.bold, px(10), {at.x - mark.x / 2, at.y - mark.y / 2}, imgui_colour(look.letter_colour), "!");
        const bool right = at.x < (plot_.left + plot_.right) / 2;
        const float x = right ? at.x + px(5) : at.x - px(5) - size(words_.breach).x;
        boxed(words_.breach, {clamped(x, words_.breach), plot_.foot - font_->FontSize - px(5)}, d_.theme.bad);
    }
    void hovered(std::size_t y) {
        list_.AddLine({plot_.x(y), plot_.top}, {plot_.x(y), plot_.foot}, imgui_colour(d_.theme.muted), px(1));
        for (const auto& value : {s_.need[y], s_.have[y]})
            if (value) list_.AddCircle({plot_.x(y), plot_.y(*value)}, px(5), imgui_colour(d_.theme.text), 0, px(1.4));
    }

private:
    [[nodiscard]] float px(double n) const { return d_.theme.px(n); }
    [[nodiscard]] base::Year year(std::size_t y) const { return s_.base_year.plus(static_cast<int>(y)); }
    [[nodiscard]] ImVec2 size(const std::string& text) const { return font_->CalcTextSizeA(font_->FontSize, 1e9F, 0.0F, text.c_str()); }
    [[nodiscard]] float clamped(float x, const std::string& text) const {
        return std::clamp(x, plot_.left, std::max(plot_.left, plot_.right + px(12) - size(text).x));
    }
    void words(const std::string& text, ImVec2 at, style::Rgba colour) {
        list_.AddText(font_, font_->FontSize, at, imgui_colour(colour), text.c_str());
    }
    void boxed(const std::string& text, ImVec2 at, style::Rgba colour) {
        list_.AddRectFilled({at.x - px(2), at.y - px(1)}, {at.x + size(text).x + px(2), at.y + font_->FontSize + px(1)},
                            imgui_colour(d_.theme.panel));
        words(text, at, colour);
    }
    // At a bound's right end, on the side where the people are not.
    void beside(const std::string& text, double value) {
        const bool people_above = s_.need.back() && *s_.need.back() > value;
        const float y = people_above ? plot_.y(value) + px(3) : plot_.y(value) - font_->FontSize - px(3);
        boxed(text, {plot_.right - size(text).x - px(2), y}, d_.theme.text);
    }

    const Desk& d_;
    const analysis::NeedSeries& s_;
    const ChartWords& words_;
    Plot plot_;
    double step_;
    ImDrawList& list_;
    ImFont* font_;
};

void draw_key(Desk& d, const ChartWords& words, bool have) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto entry = [&](const std::string& text, bool need) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float high = ImGui::GetTextLineHeight();
        const float wide = d.theme.px(26);
        ImGui::Dummy({wide, high});
        const ImVec2 a{at.x, at.y + high / 2};
        const ImVec2 b{at.x + wide, at.y + high / 2};
        const ImVec2 middle{at.x + wide / 2, at.y + high / 2};
        const float r = d.theme.px(2.6);
        if (need) {
            list.AddLine(a, b, imgui_colour(d.theme.accent), d.theme.px(2.2));
            list.AddCircleFilled(middle, d.theme.px(3.2), imgui_colour(d.theme.accent));
        } else {
            dashed(list, a, b, imgui_colour(d.theme.text), d.theme.px(1.6), d.theme.px(5));
            list.AddRectFilled({middle.x - r, middle.y - r}, {middle.x + r, middle.y + r}, imgui_colour(d.theme.text));
        }
        ImGui::SameLine(0.0F, d.theme.px(4));
        ImGui::TextUnformatted(text.c_str());
    };
    entry(words.unit + (words.need.empty() ? "" : " " + words.need), true);
    if (words.need.empty() || !have) return;
    ImGui::SameLine(0.0F, d.theme.px(12));
    entry(words.have, false);
}

void draw_plot(Desk& d, const analysis::NeedSeries& series, const ChartWords& words) {
    double top = series.least.value_or(0.0);
    for (const auto* line : {&series.need, &series.have})
        for (const auto& value : *line) top = std::max(top, value.value_or(0.0));
    const double step = axis_step(top * 1.04, 4);
    Plot plot;
    plot.most = step * std::max(1.0, std::ceil(top * 1.04 / step - 1e-9));
    plot.years = series.need.size();
    const float width = ImGui::GetContentRegionAvail().x;
    const float high = d.theme.px(170);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("chart.plot", {width, high});
    const float label = d.theme.small->CalcTextSizeA(d.theme.small->FontSize, 1e9F, 0.0F, style::number_short(plot.most).c_str()).x;
    plot.left = at.x + label + d.theme.px(9);
    plot.right = at.x + width - d.theme.px(16);
    plot.top = at.y + d.theme.px(18);
    plot.foot = at.y + high - d.theme.px(20);
    const std::size_t pointed = plot.nearest(ImGui::GetIO().MousePos.x);
    const auto shown = d.document->shown().year;
    const std::size_t said = shown ? static_cast<std::size_t>(shown->first - series.base_year.first) : 0;
    d.widgets.note("chart.plot", true, words.at(series, std::min(said, plot.years - 1)));
    Drawing drawing(d, series, words, plot, step);
    drawing.axes();
    drawing.shortage();
    drawing.lines();
    if (shown) drawing.year_line(std::min(said, plot.years - 1));
    drawing.breach();
    if (!ImGui::IsItemHovered()) return;
    drawing.hovered(pointed);
    ImGui::SetTooltip("%s", words.at(series, pointed).c_str());
    if (ImGui::IsItemClicked()) {
        time_of(d).playing = false;
        (void)show_year(d, series.base_year.plus(static_cast<int>(pointed)));
    }
}

}  // namespace

void draw_need_chart(Desk& d) {
    if (!has_years(d)) return;
    TimeLine& t = time_of(d);
    ImGui::SetNextItemOpen(t.chart_open, ImGuiCond_Always);
    t.chart_open = ImGui::CollapsingHeader("Need and what there is, by year");
    d.widgets.note("chart.header", true, t.chart_open ? "open" : "closed");
    if (!t.chart_open) return;
    const analysis::YearTables* tables = d.document->tables();
    if (tables == nullptr) {
        d.widgets.muted("The years are " + why_no_year(d));
        d.widgets.note("chart.words", true, why_no_year(d));
        return;
    }
    const Chosen chosen = chosen_of(d);
    if (!chosen.why_not.empty()) {
        d.widgets.muted(chosen.why_not);
        d.widgets.note("chart.words", true, chosen.why_not);
        return;
    }
    std::vector<std::string> titles;
    std::size_t which = 0;
    for (std::size_t i = 0; i < kMeasures.size(); ++i) {
        titles.emplace_back(kMeasures[i].title);
        if (kMeasures[i].measure == t.chart.measure) which = i;
    }
    ImGui::SetNextItemWidth(-1.0F);
    if (d.widgets.choice("chart.measure", "##measure", which, titles)) t.chart.measure = kMeasures[which].measure;
    const Shown s = d.document->shown();
    auto& drawn = t.drawn;
    if (drawn.document != d.document_number || drawn.revision != d.document->revision() || drawn.selection != d.selection.revision() ||
        drawn.measure != t.chart) {
        analysis::NeedAsk ask = chosen.ask;
        ask.measure = t.chart.measure;
        drawn = {d.document_number, d.document->revision(), d.selection.revision(), t.chart,
                 analysis::need_series(s.plan, s.scenario, *tables, ask)};
    }
    const analysis::NeedSeries& series = drawn.series;
    const bool registered = s.plan.population == model::PopulationBasis::registered || !chosen.ask.practices.empty();
    const ChartWords words = words_of(series, t.chart.measure, registered, chosen.subject);
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted((words.title + ", " + words.unit + " at 1 April").c_str());
    ImGui::PopTextWrapPos();
    if (!series.need.empty() && series.need[0]) {
        draw_plot(d, series, words);
        draw_key(d, words, std::any_of(series.have.begin(), series.have.end(), [](const auto& h) { return h.has_value(); }));
    }
    std::string said = words.breach;
    if (!words.not_known.empty()) {
        d.widgets.muted(words.not_known);
        said += (said.empty() ? "" : "; ") + words.not_known;
    }
    d.widgets.note("chart.words", true, said);
    ImGui::Spacing();
}

}  // namespace merestone::ui
