#include "report/sheet_layout.hpp"

#include <algorithm>

#include "report/map_furniture.hpp"

namespace merestone::report {
namespace {

using scene::PxBox;

constexpr double kColumn_px = 226.0;
constexpr double kNarrow_px = 178.0;  // of two
constexpr double kGap_px = 16.0;
constexpr double kInset_px = 130.0;  // high
constexpr double kPart_px = 10.0;    // between what stands in one column
constexpr double kLeastBand_px = 96.0;
constexpr double kMostBandShare = 0.45;

// Scale at the foot of a column, the inset above it. \returns what is left of the column
PxBox stand_at_foot(const PxBox& column, bool inset, SheetLayout& out) {
    out.scale = {column.min_x, column.max_y - kScaleHeight_px, column.max_x, column.max_y};
    PxBox left = column;
    left.max_y = out.scale.min_y - kPart_px;
    out.inset = {};
    if (!inset) return left;
    out.inset = {column.min_x, left.max_y - kInset_px, column.max_x, left.max_y};
    left.max_y = out.inset.min_y - kPart_px;
    return left;
}

SheetLayout landscape(const PxBox& body, const style::Legend& legend, bool inset, const Fonts& fonts) {
    SheetLayout out;
    for (const double columns : {1.0, 2.0}) {
        const double width = columns > 1.0 ? kNarrow_px : kColumn_px;
        const double across = columns * width + (columns - 1.0) * kGap_px;
        out.legend.clear();
        out.frame = {body.min_x, body.min_y, body.max_x - across - kGap_px, body.max_y};
        const PxBox last{body.max_x - width, body.min_y, body.max_x, body.max_y};
        if (columns > 1.0) out.legend.push_back({out.frame.max_x + kGap_px, body.min_y, last.min_x - kGap_px, body.max_y});
        out.legend.push_back(stand_at_foot(last, inset, out));
        if (legend_fits(legend, out.legend, fonts)) break;
        if (out.frame.width() < 2 * kColumn_px) break;  // a second column would take more than the map can spare
    }
    return out;
}

SheetLayout portrait(const PxBox& body, const style::Legend& legend, bool inset, const Fonts& fonts) {
    SheetLayout out;
    constexpr int kColumns = 3;
    const double width = (body.width() - (kColumns - 1) * kGap_px) / kColumns;
    const double least = std::max(kLeastBand_px, kScaleHeight_px + kPart_px + (inset ? kInset_px + kPart_px : 0.0));
    const double most = std::max(least, kMostBandShare * body.height());
    for (double band = least;; band = std::min(most, band + 8.0)) {
        const double top = body.max_y - band;
        out.legend.clear();
        for (int i = 0; i < kColumns; ++i) {
            const double left = body.min_x + i * (width + kGap_px);
            const PxBox column{left, top, left + width, body.max_y};
            out.legend.push_back(i + 1 < kColumns ? column : stand_at_foot(column, inset, out));
        }
        out.frame = {body.min_x, body.min_y, body.max_x, top - kGap_px};
        if (band >= most || legend_fits(legend, out.legend, fonts)) return out;
    }
}

}  // namespace

SheetLayout lay_out(const PxBox& body, const style::Legend& legend, bool inset, const Fonts& fonts) {
    return body.height() > body.width() ? portrait(body, legend, inset, fonts) : landscape(body, legend, inset, fonts);
}

}  // namespace merestone::report
