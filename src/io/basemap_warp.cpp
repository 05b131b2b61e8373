#include "io/basemap_warp.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::io {
namespace {

constexpr geo::Box kGridBox{-200'000.0, -200'000.0, 900'000.0, 1'500'000.0};  // beyond it nothing is in Great Britain
constexpr double kMargin_px = 2.0;                                            // for the neighbours that are mixed in
constexpr double kFiner = 1.5;                                                // from here on a pixel is the mean of four
constexpr int kRowsBetweenLooks = 64;                                         // whether to stop

geo::Point mixed(geo::Point a, geo::Point b, double share) { return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}; }

// Sums of pixels, each weighted by its alpha.
struct Sum {
    double red = 0.0;
    double green = 0.0;
    double blue = 0.0;
    double alpha = 0.0;

    void add(const std::uint8_t* px, double weight) {
        const double w = weight * px[3];
        red += w * px[0];
        green += w * px[1];
        blue += w * px[2];
        alpha += w;
    }
    void put(std::uint8_t* to, double weights) const {
        if (alpha <= 0.0) return;  // transparent black, as it was
        to[0] = static_cast<std::uint8_t>(red / alpha + 0.5);
        to[1] = static_cast<std::uint8_t>(green / alpha + 0.5);
        to[2] = static_cast<std::uint8_t>(blue / alpha + 0.5);
        to[3] = static_cast<std::uint8_t>(std::min(255.0, alpha / weights + 0.5));
    }
};

// What was read, asked for at places in its own pixels.
struct Source {
    const std::vector<std::uint8_t>& rgba;
    int width;
    int height;

    // Null outside.
    [[nodiscard]] const std::uint8_t* at(double x, double y) const {
        if (!(x >= 0.0 && y >= 0.0 && x < width && y < height)) return nullptr;
        return rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    }
    void between(geo::Point p, std::uint8_t* to) const {
        const double left = std::floor(p.x - 0.5);
        const double top = std::floor(p.y - 0.5);
        const double right_share = p.x - 0.5 - left;
        const double low_share = p.y - 0.5 - top;
        Sum sum;
        for (int i = 0; i < 4; ++i) {
            const double weight = (i % 2 == 0 ? 1.0 - right_share : right_share) * (i < 2 ? 1.0 - low_share : low_share);
            if (const std::uint8_t* px = at(left + i % 2 + 0.5, top + i / 2 + 0.5)) sum.add(px, weight);
        }
        sum.put(to, 1.0);
    }
};

}  // namespace

PixelMesh::PixelMesh(const geo::Box& ground, int width_px, int height_px, const PixelPlace& place, const geo::FromNationalGrid& from_grid)
    : columns_((width_px + kStep_px - 1) / kStep_px + 1), rows_((height_px + kStep_px - 1) / kStep_px + 1) {
    nodes_.reserve(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    const double x_step = ground.width() / width_px;
    const double y_step = ground.height() / height_px;
    for (int r = 0; r < rows_; ++r)
        for (int c = 0; c < columns_; ++c) {
            const auto there = from_grid({ground.min_x + c * kStep_px * x_step, ground.max_y - r * kStep_px * y_step});
            const geo::Point at = there ? place.to_pixel(*there) : geo::Point{std::nan(""), std::nan("")};
            nodes_.push_back(at);
            if (std::isfinite(at.x) && std::isfinite(at.y)) reach_.add(at);
        }
}

PixelBox PixelMesh::reach(int file_width, int file_height) const {
    PixelBox out;
    if (reach_.empty()) return out;
    const PixelBox grown = reach_.grown(kMargin_px);
    out.min_x = std::max(0.0, grown.min_x);
    out.min_y = std::max(0.0, grown.min_y);
    out.max_x = std::min<double>(file_width, grown.max_x);
    out.max_y = std::min<double>(file_height, grown.max_y);
    if (!(out.max_x > out.min_x && out.max_y > out.min_y)) return {};
    return out;
}

std::optional<PixelMesh::Cell> PixelMesh::cell(int column, int row) const {
    const geo::Point* const north = nodes_.data() + static_cast<std::ptrdiff_t>(row) * columns_ + column;
    const geo::Point* const south = north + columns_;
    const Cell out{north[0], north[1], south[0], south[1]};
    for (const geo::Point p : {out.north_west, out.north_east, out.south_west, out.south_east})
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return {};
    return out;
}

PixelShift shift_to(const PixelBox& wanted, const PictureLevel& whole, const PictureLevel& level, std::size_t level_number,
                    const PixelMesh& mesh, double most_per_px) {
    // A level's size is rounded; the whole of it covers the whole of the picture.
    const double level_x = static_cast<double>(level.width) / whole.width;
    const double level_y = static_cast<double>(level.height) / whole.height;
    const auto span = [](double low, double high, double scale, int most, int& from, int& size) {
        from = std::clamp(static_cast<int>(std::floor(low * scale - kMargin_px)), 0, most - 1);
        const int to = std::clamp(static_cast<int>(std::ceil(high * scale + kMargin_px)), from + 1, most);
        size = to - from;
    };
    PixelShift out;
    out.window.level = level_number;
    span(wanted.min_x, wanted.max_x, level_x, level.width, out.window.x, out.window.width);
    span(wanted.min_y, wanted.max_y, level_y, level.height, out.window.y, out.window.height);
    const auto cut = [&](int size, double level_scale, double file_px) {
        const double per_px = std::max(1e-12, file_px * level_scale);  // pixels of the level to one of the picture
        return std::clamp(static_cast<int>(std::ceil(size * std::min(1.0, most_per_px / per_px))), 1, size);
    };
    out.width = cut(out.window.width, level_x, mesh.across_px());
    out.height = cut(out.window.height, level_y, mesh.down_px());
    out.scale_x = level_x * out.width / out.window.width;
    out.scale_y = level_y * out.height / out.window.height;
    out.origin_x = out.window.x / level_x;
    out.origin_y = out.window.y / level_y;
    return out;
}

bool warp(const PixelMesh& mesh, const PixelShift& shift, const std::vector<std::uint8_t>& rgba, geo::GroundPicture& out,
          const base::Progress& progress) {
    const Source source{rgba, shift.width, shift.height};
    const auto shifted = [&](geo::Point file) {
        return geo::Point{(file.x - shift.origin_x) * shift.scale_x, (file.y - shift.origin_y) * shift.scale_y};
    };
    const bool finer = std::min(mesh.across_px() * shift.scale_x, mesh.down_px() * shift.scale_y) >= kFiner;
    constexpr int kStep = PixelMesh::kStep_px;
    for (int y = 0; y < out.height_px; ++y) {
        if (y % kRowsBetweenLooks == 0) {
            if (progress.cancelled()) return false;
            progress.say(static_cast<double>(y) / out.height_px, "reading the basemap");
        }
        const int row = y / kStep;
        for (int column = 0; column * kStep < out.width_px; ++column) {
            const auto cell = mesh.cell(column, row);
            if (!cell) continue;
            const double down = (y % kStep + 0.5) / kStep;
            const geo::Point west = shifted(mixed(cell->north_west, cell->south_west, down));
            const geo::Point east = shifted(mixed(cell->north_east, cell->south_east, down));
            const geo::Point across{(east.x - west.x) / kStep, (east.y - west.y) / kStep};
            const geo::Point low = {(shifted(cell->south_west).x - shifted(cell->north_west).x) / kStep,
                                    (shifted(cell->south_west).y - shifted(cell->north_west).y) / kStep};
            const int end = std::min(kStep, out.width_px - column * kStep);
            std::uint8_t* to = out.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width_px) +
                                                      static_cast<std::size_t>(column * kStep));
            for (int x = 0; x < end; ++x, to += 4) {
                const geo::Point middle = mixed(west, east, (x + 0.5) / kStep);
                if (!finer) {
                    source.between(middle, to);
                    continue;
                }
                Sum sum;
                for (const double dx : {-0.25, 0.25})
                    for (const double dy : {-0.25, 0.25})
                        if (const std::uint8_t* px =
                                source.at(middle.x + dx * across.x + dy * low.x, middle.y + dx * across.y + dy * low.y))
                            sum.add(px, 1.0);
                sum.put(to, 4.0);
            }
        }
    }
    return true;
}

geo::Box extent_on_grid(const PixelPlace& place, double width, double height, const geo::ToNationalGrid& to_grid,
                        const geo::FromNationalGrid& from_grid) {
    geo::Box out;
    // A file of a city: by its own rim and middle.
    constexpr int kParts = 24;
    for (int i = 0; i <= kParts; ++i)
        for (int j = 0; j <= kParts; ++j)
            if (const auto at = to_grid(place.to_map(width * i / kParts, height * j / kParts)); at) out.add(*at);
    // A file of the world, of whose points hardly one may fall into Great Britain: by the places of the grid that it holds.
    constexpr double kStep_m = 20'000.0;
    for (double x = -100'000.0; x <= 800'000.0; x += kStep_m)
        for (double y = -100'000.0; y <= 1'400'000.0; y += kStep_m)
            if (const auto there = from_grid({x, y}))
                if (const geo::Point px = place.to_pixel(*there); px.x >= 0.0 && px.y >= 0.0 && px.x <= width && px.y <= height)
                    out.add(geo::Point{x, y});
    if (out.empty()) return out;
    const geo::Box held{std::max(out.min_x, kGridBox.min_x), std::max(out.min_y, kGridBox.min_y), std::min(out.max_x, kGridBox.max_x),
                        std::min(out.max_y, kGridBox.max_y)};
    constexpr double kLeast_m = 1e-3;
    return held.width() >= kLeast_m && held.height() >= kLeast_m ? held : geo::Box{};
}

}  // namespace merestone::io
