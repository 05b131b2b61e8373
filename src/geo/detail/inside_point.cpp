#include "geo/detail/inside_point.hpp"

#include <algorithm>
#include <limits>

namespace merestone::geo::detail {
namespace {

double distance2_to_edge(Point p, Point a, Point b) noexcept {
    const double ex = b.x - a.x;
    const double ey = b.y - a.y;
    const double length2 = ex * ex + ey * ey;
    const double t = length2 > 0 ? std::clamp(((p.x - a.x) * ex + (p.y - a.y) * ey) / length2, 0.0, 1.0) : 0.0;
    const double px = p.x - (a.x + t * ex);
    const double py = p.y - (a.y + t * ey);
    return px * px + py * py;
}

}  // namespace

Point inside_point(std::span<const std::vector<Point>> lines, int heights) {
    Box box;
    for (const auto& line : lines)
        for (const Point p : line) box.add(p);
    Point best = box.empty() ? Point{} : box.centre();
    double best_d2 = -1.0;
    std::vector<double> xs;
    for (int k = 1; k <= heights; ++k) {
        // The middle first; odd fractions, so that the corners of right-angled shapes are seldom met.
        const double y = box.min_y + box.height() * (k / (heights + 1.0) + (k == (heights + 1) / 2 ? 0.0 : 0.0113));
        xs.clear();
        for (const auto& line : lines)
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const Point a = line[i];
                const Point b = line[i + 1];
                if ((a.y > y) != (b.y > y)) xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
            }
        std::sort(xs.begin(), xs.end());
        double widest = 0.0;
        Point middle;
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2)
            if (xs[i + 1] - xs[i] > widest) {
                widest = xs[i + 1] - xs[i];
                middle = {xs[i] + widest / 2, y};
            }
        if (!(widest > 0)) continue;
        double d2 = std::numeric_limits<double>::infinity();
        for (const auto& line : lines) {
            for (std::size_t i = 0; i + 1 < line.size(); ++i) d2 = std::min(d2, distance2_to_edge(middle, line[i], line[i + 1]));
            if (d2 <= best_d2) break;
        }
        if (d2 > best_d2) {
            best_d2 = d2;
            best = middle;
        }
    }
    return best;
}

}  // namespace merestone::geo::detail
