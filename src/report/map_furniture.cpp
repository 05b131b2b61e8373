#include "report/map_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <cairo.h>
#include <fmt/format.h>

#include "report/cairo_draw.hpp"
#include "report/map_sheet.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

constexpr double kRow_px = 16.0;
constexpr double kHead_px = 18.0;
constexpr double kGroupGap_px = 9.0;
constexpr double kSwatch_px = 22.0;  // width of the swatches' own column
constexpr double kLeastShare = 0.6;

constexpr double kLine_px = 13.0;  // each further line of an entry
constexpr style::Font kText{10.5, false};

// Long names go on in further lines; where the text shrinks, the column is as much wider for it.
std::vector<std::string> lines_of(const style::LegendEntry& entry, double column_px, const Fonts& fonts) {
    return fonts.wrapped(entry.text, kText, column_px - kSwatch_px - 8.0);
}

// Big symbols make their own row higher.
double row_px(const style::LegendEntry& entry, double column_px, const Fonts& fonts) {
    const double one = entry.swatch.kind == style::SwatchKind::symbol ? std::max(kRow_px, entry.swatch.size_px + 3.0) : kRow_px;
    const std::size_t lines = std::max<std::size_t>(1, lines_of(entry, column_px, fonts).size());
    return std::max(one, kRow_px + kLine_px * static_cast<double>(lines - 1));
}

double height_px(const style::Legend& legend, double column_px, const Fonts& fonts) {
    double sum = 0.0;
    for (const style::LegendGroup& group : legend) {
        sum += (group.title.empty() ? 0.0 : kHead_px) + kGroupGap_px;
        for (const style::LegendEntry& entry : group.entries) sum += row_px(entry, column_px, fonts);
    }
    return sum;
}

}  // namespace

void draw_legend(cairo_t* cr, const style::Legend& legend, const scene::PxBox& column, const Fonts& fonts) {
    const double needed = height_px(legend, column.width(), fonts);
    const double share = needed > 0.0 ? std::clamp(column.height() / needed, kLeastShare, 1.0) : 1.0;
    const style::Font head{11.5 * share, true};
    const style::Font text{kText.size_px * share, false};
    double y = column.min_y;
    std::size_t left_out = 0;
    for (const style::LegendGroup& group : legend) {
        if (!group.title.empty() && y + (kHead_px + kRow_px) * share <= column.max_y) {
            draw_text(cr, fonts.fitted(group.title, head, column.width()), {column.min_x, y + 0.68 * kHead_px * share}, head, style::kInk,
                      fonts);
            y += kHead_px * share;
        }
        for (const style::LegendEntry& entry : group.entries) {
            const double row = row_px(entry, column.width(), fonts) * share;
            if (y + row > column.max_y - (left_out > 0 || share == kLeastShare ? kRow_px * share : 0.0) || left_out > 0) {
                ++left_out;
                continue;
            }
            const double middle = y + row / 2;
            style::Swatch swatch = entry.swatch;
            swatch.size_px *= share;
            draw_swatch(cr, swatch, {column.min_x + kSwatch_px / 2, middle}, kSwatch_px - 3.0, 0.68 * kRow_px * share, fonts);
            const std::vector<std::string> lines = lines_of(entry, column.width(), fonts);
            double base_line = middle - 0.5 * kLine_px * share * static_cast<double>(lines.size() - 1) + 0.36 * text.size_px;
            for (const std::string& line : lines) {  // a word longer than the column is cut
                draw_text(cr, fonts.fitted(line, text, column.width() - kSwatch_px - 8.0), {column.min_x + kSwatch_px + 8.0, base_line},
                          text, style::kInk, fonts);
                base_line += kLine_px * share;
            }
            y += row;
        }
        y += kGroupGap_px * share;
    }
    if (left_out > 0) draw_text(cr, fmt::format("and {} more", left_out), {column.min_x, column.max_y - 3.0}, text, style::kMuted, fonts);
}

void draw_scale_and_north(cairo_t* cr, const scene::Camera& camera, const scene::PxBox& box, const Fonts& fonts) {
    constexpr double kArrow_px = 44.0;
    constexpr style::Font kNumbers{9.5, false};
    const double length_m = round_length_m((box.width() - kArrow_px - 40.0) * camera.metres_per_px);
    const double length_px = length_m / camera.metres_per_px;
    const double bar_y = box.min_y + 26.0;
    const double half = length_px / 2;
    set_colour(cr, style::kInk);
    cairo_set_line_width(cr, 1.0);
    cairo_rectangle(cr, box.min_x + 0.5, bar_y, half, 5.0);
    cairo_fill(cr);
    cairo_rectangle(cr, box.min_x + 0.5, bar_y, length_px, 5.0);
    cairo_stroke(cr);
    const auto number = [&](double metres, double x) {
        const std::string text = length_m < 1000.0 ? style::whole(metres) : style::number_short(metres / 1000.0);
        draw_text(cr, text, {metres == 0.0 ? x : x - fonts.measure(text, kNumbers).width_px / 2, bar_y - 5.0}, kNumbers, style::kInk,
                  fonts);
    };
    number(0.0, box.min_x);
    number(length_m / 2, box.min_x + half);
    // The unit once, after the last number, which stands centred on the bar's end.
    const std::string last = length_m < 1000.0 ? style::whole(length_m) + " m" : style::number_short(length_m / 1000.0) + " km";
    draw_text(cr, last, {box.min_x + length_px - fonts.measure(last.substr(0, last.find(' ')), kNumbers).width_px / 2, bar_y - 5.0},
              kNumbers, style::kInk, fonts);
    const double denominator = camera.metres_per_px * 96.0 / 0.0254;
    const double unit = std::pow(10.0, std::floor(std::log10(denominator)) - 1.0);
    draw_text(cr, "about 1:" + style::whole(std::round(denominator / unit) * unit) + " in print", {box.min_x, bar_y + 21.0}, kNumbers,
              style::kMuted, fonts);

    const double x = box.max_x - kArrow_px / 2;
    cairo_move_to(cr, x, box.min_y + 2.0);
    cairo_line_to(cr, x + 7.0, box.min_y + 34.0);
    cairo_line_to(cr, x, box.min_y + 28.0);
    cairo_line_to(cr, x - 7.0, box.min_y + 34.0);
    cairo_close_path(cr);
    set_colour(cr, style::kInk);
    cairo_fill(cr);
    const style::Font small{9.0, false};
    const std::string words = "grid north";
    draw_text(cr, words, {x - fonts.measure(words, small).width_px / 2, box.min_y + 47.0}, small, style::kInk, fonts);
}

}  // namespace merestone::report
