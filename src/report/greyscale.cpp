#include "report/greyscale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>

namespace merestone::report {
namespace {

constexpr style::Rgba kLines{96, 96, 96, 255};

struct Look {
    std::uint8_t ground = 255;
    double slant_deg = -1.0;  // below 0: no lines
};
constexpr std::array<Look, kGreyLooks> kLooks{{{250, -1.0}, {226, -1.0}, {198, -1.0}, {250, 0.0}, {250, 90.0}, {232, 135.0}}};
constexpr double kSpacing_px = 5.0;
constexpr double kWidth_px = 0.55;
constexpr double kUnknownSpacing_px = 9.0;

style::Rgba ground_of(const Look& look, std::uint8_t alpha) { return {look.ground, look.ground, look.ground, alpha}; }
// White hairlines, the zones' borders, would be lost on the looks that are nearly white.
constexpr std::uint8_t kHairline = 165;
constexpr double kHair_px = 1.0;
void grey_line(style::Rgba& colour, double width_px) {
    colour = grey_of(colour);
    if (width_px < kHair_px && colour.r > 240) colour = {kHairline, kHairline, kHairline, colour.a};
}

bool same_hue(style::Rgba a, style::Rgba b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

void grey(style::Rgba& colour) { colour = grey_of(colour); }

void grey_fill(scene::Fill& fill, std::span<const std::uint8_t> look) {
    if (fill.id.kind == scene::ItemKind::locality && fill.colour.a > 0 && fill.id.number < look.size()) {
        const Look& is = kLooks[look[fill.id.number] % kGreyLooks];
        fill.colour = ground_of(is, fill.colour.a);
        if (is.slant_deg >= 0.0) fill.hatch = scene::Hatch{kLines, kSpacing_px, kWidth_px, is.slant_deg};
        return;
    }
    if (fill.colour.a > 0 && same_hue(fill.colour, style::kNoData)) {
        fill.colour = {255, 255, 255, fill.colour.a};
        fill.hatch = scene::Hatch{kLines, kUnknownSpacing_px, kWidth_px, 135.0};
        return;
    }
    grey(fill.colour);
    if (fill.hatch) {  // a breach: dark enough to stand out of the localities' own lines
        fill.hatch->colour = {40, 40, 40, 235};
        fill.hatch->width_px = std::max(fill.hatch->width_px, 1.2);
    }
}

void grey_swatch(style::Swatch& swatch) {
    if (swatch.kind == style::SwatchKind::fill && same_hue(swatch.fill, style::kNoData)) {
        swatch.kind = style::SwatchKind::hatch;
        swatch.fill = style::kPaper;
        swatch.line = kLines;
        swatch.width_px = kWidth_px;
        swatch.slant_deg = 135.0;
        return;
    }
    if (swatch.kind == style::SwatchKind::hatch) {
        swatch.line = {40, 40, 40, 235};
        swatch.width_px = std::max(swatch.width_px, 1.2);
    }
    if (swatch.kind == style::SwatchKind::line) grey_line(swatch.line, swatch.width_px);
    for (style::Rgba* colour : {&swatch.fill, &swatch.line, &swatch.over, &swatch.letter_colour}) grey(*colour);
}

}  // namespace

style::Rgba grey_of(style::Rgba c) noexcept {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
    const double s = y <= 0.0031308 ? 12.92 * y : 1.055 * std::pow(y, 1.0 / 2.4) - 0.055;
    const auto v = static_cast<std::uint8_t>(std::clamp(std::lround(255.0 * s), 0L, 255L));
    return {v, v, v, c.a};
}

std::vector<std::uint8_t> grey_looks(std::size_t areas, std::span<const std::pair<std::uint32_t, std::uint32_t>> neighbours) {
    std::vector<std::vector<std::uint32_t>> beside(areas);
    for (const auto& [a, b] : neighbours) {
        if (a >= areas || b >= areas || a == b) continue;
        beside[a].push_back(b);
        beside[b].push_back(a);
    }
    std::vector<std::uint32_t> order(areas);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return beside[a].size() > beside[b].size(); });
    std::vector<std::optional<std::uint8_t>> look(areas);
    std::array<std::size_t, kGreyLooks> used{};
    for (const std::uint32_t area : order) {
        std::array<bool, kGreyLooks> taken{};
        for (const std::uint32_t other : beside[area])
            if (look[other]) taken[*look[other]] = true;
        std::size_t best = 0;
        for (std::size_t i = 1; i < kGreyLooks; ++i)
            if (std::pair(taken[i], used[i]) < std::pair(taken[best], used[best])) best = i;
        look[area] = static_cast<std::uint8_t>(best);
        ++used[best];
    }
    std::vector<std::uint8_t> out;
    for (const auto& l : look) out.push_back(*l);
    return out;
}

void make_grey(scene::DrawList& list, std::span<const std::uint8_t> look) {
    grey(list.background);
    for (scene::Layer& layer : list.layers) {
        if (layer.image.picture) {
            auto picture = std::make_shared<geo::GroundPicture>(*layer.image.picture);
            for (std::size_t i = 0; i + 3 < picture->rgba.size(); i += 4) {
                const style::Rgba c = grey_of({picture->rgba[i], picture->rgba[i + 1], picture->rgba[i + 2], 255});
                picture->rgba[i] = picture->rgba[i + 1] = picture->rgba[i + 2] = c.r;
            }
            layer.image.picture = std::move(picture);
        }
        for (scene::Fill& fill : layer.fills) grey_fill(fill, look);
        for (scene::Line& line : layer.lines) grey_line(line.colour, line.width_px);
        for (scene::Symbol& symbol : layer.symbols) {
            grey(symbol.fill);
            grey(symbol.outline);
        }
    }
    for (scene::Label& label : list.labels) {
        grey(label.halo);
        for (scene::LabelLine& line : label.lines) grey(line.colour);
        if (!label.mark) continue;
        grey(label.mark->fill);
        grey(label.mark->letter_colour);
    }
}

void make_grey(style::Legend& legend, std::span<const std::uint8_t> look) {
    for (style::LegendGroup& group : legend) {
        const bool localities = group.title == "Localities" && group.entries.size() == look.size();  // one each, in the scenario's order
        for (std::size_t i = 0; i < group.entries.size(); ++i) {
            style::Swatch& swatch = group.entries[i].swatch;
            if (!localities) {
                grey_swatch(swatch);
                continue;
            }
            const Look& is = kLooks[look[i] % kGreyLooks];
            swatch.fill = ground_of(is, 255);
            swatch.line = kLines;
            if (is.slant_deg < 0.0) continue;
            swatch.kind = style::SwatchKind::hatch;
            swatch.width_px = kWidth_px;
            swatch.slant_deg = is.slant_deg;
        }
    }
}

}  // namespace merestone::report
