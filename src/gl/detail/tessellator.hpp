// GLU's tessellator with C++ manners. Part of geography_mesh.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "geo/shapes.hpp"

class GLUtesselator;

namespace merestone::gl::detail {

// One object serves any number of shapes, one thread at a time.
class Tessellator {
public:
    Tessellator();
    ~Tessellator();
    Tessellator(const Tessellator&) = delete;
    Tessellator& operator=(const Tessellator&) = delete;

    struct Triangles {
        std::vector<geo::Point> corners;     // from the origin given
        std::vector<std::uint32_t> indices;  // three a triangle, counter-clockwise
    };
    // Even-odd over all rings of the shape together. Valid until the next call.
    const Triangles& of(const geo::MultiPolygon& shape, geo::Point origin);

    // For GLU's callbacks only.
    void corner(std::uint32_t number) { out_.indices.push_back(number); }
    std::uint32_t* crossing(const double* at);

private:
    void add(const geo::Ring& ring, geo::Point origin);
    std::uint32_t* number(geo::Point p);

    GLUtesselator* glu_ = nullptr;
    Triangles out_;
    std::deque<std::array<double, 3>> given_;  // GLU keeps pointers until the polygon ends
    std::deque<std::uint32_t> numbers_;
};

}  // namespace merestone::gl::detail
