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

constexpr double kRow_px = 15.0;
constexpr double kHead_px = 18.0;
constexpr double kGroupGap_px = 8.0;
constexpr double kSwatch_px = 22.0;  // width of the swatches' own column
constexpr double kLeastShare = 0.9;  // 7.1 points

constexpr double kLine_px = 12.5;  // each further line of an entry
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

void draw_entry(cairo_t* cr, const style::LegendEntry& entry, const scene::PxBox& column, double y, double row, double share,
                const Fonts& fonts) {
    const style::Font text{kText.size_px * share, false};
    const double middle = y + row / 2;
    style::Swatch swatch = entry.swatch;
    swatch.size_px *= share;
    draw_swatch(cr, swatch, {column.min_x + kSwatch_px / 2, middle}, kSwatch_px - 3.0, 0.68 * kRow_px * share, fonts);
    const std::vector<std::string> lines = lines_of(entry, column.width(), fonts);
    double base_line = middle - 0.5 * kLine_px * share * static_cast<double>(lines.size() - 1) + 0.36 * text.size_px;
    for (const std::string& line : lines) {  // a word longer than the column is cut
        draw_text(cr, fonts.fitted(line, text, column.width() - kSwatch_px - 8.0), {column.min_x + kSwatch_px + 8.0, base_line}, text,
                  style::kInk, fonts);
        base_line += kLine_px * share;
    }
}

// Sets the legend into the columns, a heading always with its first entry. \param cr null: only counts \returns the entries left out
std::size_t flow(cairo_t* cr, const style::Legend& legend, std::span<const scene::PxBox> columns, double share, const Fonts& fonts) {
    const style::Font head{11.5 * share, true};
    std::size_t column = 0;
    std::size_t left_out = 0;
    double y = columns.empty() ? 0.0 : columns[0].min_y;
    for (const style::LegendGroup& group : legend) {
        for (std::size_t i = 0; i < group.entries.size(); ++i) {
            const double heading = i == 0 && !group.title.empty() ? kHead_px * share : 0.0;
            double row = 0.0;
            for (; left_out == 0 && column < columns.size(); ++column, y = column < columns.size() ? columns[column].min_y : 0.0) {
                row = row_px(group.entries[i], columns[column].width(), fonts) * share;
                if (y + heading + row <= columns[column].max_y + 1e-6) break;
            }
            if (left_out > 0 || column >= columns.size()) {
                ++left_out;
                continue;
            }
            if (cr != nullptr && heading > 0.0)
                draw_text(cr, fonts.fitted(group.title, head, columns[column].width()),
                          {columns[column].min_x, y + 0.68 * kHead_px * share}, head, style::kInk, fonts);
            y += heading;
            if (cr != nullptr) draw_entry(cr, group.entries[i], columns[column], y, row, share, fonts);
            y += row;
        }
        y += kGroupGap_px * share;
    }
    return left_out;
}

}  // namespace

bool legend_fits(const style::Legend& legend, std::span<const scene::PxBox> columns, const Fonts& fonts) {
    return flow(nullptr, legend, columns, kLeastShare, fonts) == 0;
}

void draw_legend(cairo_t* cr, const style::Legend& legend, std::span<const scene::PxBox> columns, const Fonts& fonts) {
    if (columns.empty()) return;
    for (const double share : {1.0, 0.95, kLeastShare})
        if (flow(nullptr, legend, columns, share, fonts) == 0) {
            (void)flow(cr, legend, columns, share, fonts);
            return;
        }
    std::vector<scene::PxBox> shorter(columns.begin(), columns.end());
    shorter.back().max_y -= kRow_px * kLeastShare;
    const std::size_t left_out = flow(cr, legend, shorter, kLeastShare, fonts);
    draw_text(cr, fmt::format("and {} more", left_out), {columns.back().min_x, columns.back().max_y - 3.0},
              {kText.size_px * kLeastShare, false}, style::kMuted, fonts);
}

void draw_scale_and_north(cairo_t* cr, const scene::Camera& camera, const scene::PxBox& box, const std::string& scale_words,
                          const Fonts& fonts) {
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
    draw_text(cr, scale_words, {box.min_x, bar_y + 21.0}, kNumbers, style::kInk, fonts);

    const double x = box.max_x - kArrow_px / 2;
    cairo_move_to(cr, x, box.min_y + 2.0);
    cairo_line_to(cr, x + 7.0, box.min_y + 34.0);
    cairo_line_to(cr, x, box.min_y + 28.0);
    cairo_line_to(cr, x - 7.0, box.min_y + 34.0);
    cairo_close_path(cr);
    set_colour(cr, style::kInk);
    cairo_fill(cr);
    const style::Font small{9.4, false};
    const std::string words = "grid north";
    draw_text(cr, words, {x - fonts.measure(words, small).width_px / 2, box.min_y + 47.0}, small, style::kInk, fonts);
}

}  // namespace merestone::report
