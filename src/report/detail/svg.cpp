#include "report/detail/svg.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr double kHatchEvery = 5.0;
constexpr double kNarrow = 0.4;  // a block narrower than this is not seen

// One place after the point is enough for the eye, and short.
std::string n(double x) {
    std::string text = fmt::format("{:.1f}", x);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

// Slanting lines over a block, cut at its edges: x + y (rising) or x - y (falling) stays the same along each.
std::string slanting(const Block& b, bool rising) {
    std::string d;
    const double right = b.x + b.width;
    const double bottom = b.y + b.height;
    const double from = rising ? b.x + b.y : b.x - bottom;
    const double until = rising ? right + bottom : right - b.y;
    for (double at = (std::floor(from / kHatchEvery) + 1.0) * kHatchEvery; at < until; at += kHatchEvery) {
        const double left_x = std::max(b.x, rising ? at - bottom : at + b.y);
        const double right_x = std::min(right, rising ? at - b.y : at + bottom);
        if (right_x - left_x < kNarrow) continue;
        const auto y = [&](double x) { return rising ? at - x : x - at; };
        d += fmt::format("M{} {}L{} {}", n(left_x), n(y(left_x)), n(right_x), n(y(right_x)));
    }
    return d;
}

std::string hatch_of(const Block& b, Hatch hatch) {
    std::string d;
    if (hatch == Hatch::rising || hatch == Hatch::crossed) d += slanting(b, true);
    if (hatch == Hatch::falling || hatch == Hatch::crossed) d += slanting(b, false);
    if (hatch == Hatch::level)
        for (double y = b.y + 2.5; y < b.y + b.height; y += kHatchEvery - 1.0)
            d += fmt::format("M{} {}H{}", n(b.x), n(y), n(b.x + b.width));
    if (hatch == Hatch::upright)
        for (double x = b.x + 2.0; x < b.x + b.width; x += kHatchEvery - 1.0)
            d += fmt::format("M{} {}V{}", n(x), n(b.y), n(b.y + b.height));
    return d;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

Svg::Svg(double width, double height, std::string_view says) : width_(width), height_(height), says_(says) {}

void Svg::block(const Block& at, const Look& look, bool outlined) {
    if (at.width < kNarrow || at.height < kNarrow) return;
    inner_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>", n(at.x), n(at.y), n(at.width), n(at.height),
                          style::hex(look.fill), outlined ? " stroke=\"" + style::hex(style::kMuted) + "\"" : std::string());
    if (const std::string d = hatch_of(at, look.hatch); !d.empty())
        inner_ += fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"1.1\" fill=\"none\"/>", d, style::hex(look.ink));
    inner_ += '\n';
}

void Svg::frame(const Block& at, style::Rgba colour, bool dashed) {
    inner_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\"{}/>\n", n(at.x), n(at.y),
                          n(at.width), n(at.height), style::hex(colour), dashed ? " stroke-dasharray=\"3 2\"" : "");
}

void Svg::line(Spot from, Spot to, style::Rgba colour, double width, bool dashed) {
    inner_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", n(from.x), n(from.y),
                          n(to.x), n(to.y), style::hex(colour), n(width), dashed ? " stroke-dasharray=\"4 3\"" : "");
}

void Svg::path(const std::vector<Spot>& spots, style::Rgba colour, double width, bool dashed) {
    if (spots.size() < 2) return;
    std::string points;
    for (const Spot& s : spots) points += fmt::format("{}{},{}", points.empty() ? "" : " ", n(s.x), n(s.y));
    inner_ += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{}/>\n", points,
                          style::hex(colour), n(width), dashed ? " stroke-dasharray=\"4 3\"" : "");
}

void Svg::shape(const std::vector<Spot>& corners, style::Rgba fill, style::Rgba outline) {
    std::string points;
    for (const Spot& s : corners) points += fmt::format("{}{},{}", points.empty() ? "" : " ", n(s.x), n(s.y));
    inner_ += fmt::format("<polygon points=\"{}\" fill=\"{}\"{}/>\n", points, style::hex(fill),
                          outline == fill ? std::string() : " stroke=\"" + style::hex(outline) + "\" stroke-width=\"1.3\"");
}

void Svg::dot(Spot at, double radius, style::Rgba fill, style::Rgba outline) {
    inner_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.3\"/>\n", n(at.x), n(at.y),
                          n(radius), style::hex(fill), style::hex(outline));
}

void Svg::words(Spot at, std::string_view text, const Lettering& how) {
    const char* anchor = how.anchor == Anchor::middle ? " text-anchor=\"middle\"" : how.anchor == Anchor::end ? " text-anchor=\"end\"" : "";
    inner_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}{}{}>{}</text>\n", n(at.x), n(at.y), n(how.size),
                          style::hex(how.colour), anchor, how.bold ? " font-weight=\"600\"" : "",
                          how.halo ? " stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"" : "", safe(text));
}

double Svg::key(Spot at, const Look& look, std::string_view text) {
    block({at.x, at.y - 10.0, 15.0, 11.0}, look, true);
    words({at.x + 20.0, at.y}, text, {11.5});
    return at.x + 20.0 + about_width(text, 11.5) + 16.0;
}

std::string Svg::html() const {
    return fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n", n(width_), n(height_),
                       safe(says_), inner_);
}

// In sizes of the letter; measured on sans serif letters, and a little more.
double about_width(std::string_view text, double size) {
    double sum = 0.0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;  // the rest of a letter
        if (c == 'M' || c == 'W' || c == 'm' || c == 'w') sum += 0.88;
        else if (c >= 'A' && c <= 'Z') sum += 0.68;
        else if (c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' || c == '\'' || c == ' ') sum += 0.31;
        else sum += 0.58;
    }
    return sum * size;
}

std::string fitted(std::string_view text, double size, double width) {
    std::size_t characters = characters_in(text);
    std::string out(text);
    while (characters > 1 && about_width(out, size) > width) out = cut_to(text, --characters);
    return out;
}

std::string cut_to(std::string_view text, std::size_t characters) {
    if (characters_in(text) <= characters) return std::string(text);
    std::size_t seen = 0;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        if (++seen == characters) break;
    }
    return std::string(base::trim(text.substr(0, at))) + "…";
}

std::string Scale::text(double value) const {
    if (step >= 1.0) return style::whole(value);
    return base::number_text(value, step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3);
}

Scale scale_to(double most, int steps) {
    if (!(most > 0.0) || !std::isfinite(most)) return {1.0, 1.0};
    const double rough = most / std::max(steps, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double times : {5.0, 2.5, 2.0, 1.0}) {
        if (times == 2.5 && power < 10.0) continue;  // 2.5 rooms are hard to read off
        if (times * power >= rough * (1.0 - 1e-9)) step = times * power;
    }
    return {step * std::ceil(most / step - 1e-9), step};
}

std::string figure(std::string_view title, const std::string& inner) {
    return "<figure class=\"fig\"><figcaption>" + safe(title) + "</figcaption>\n" + inner + "</figure>\n";
}

}  // namespace merestone::report::detail
