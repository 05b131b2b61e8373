#include "gl/detail/tessellator.hpp"

#include <GL/glu.h>

#include "base/check.hpp"

namespace merestone::gl::detail {
namespace {

Tessellator& self(void* data) { return *static_cast<Tessellator*>(data); }

void on_vertex(void* number, void* data) { self(data).corner(*static_cast<std::uint32_t*>(number)); }
void on_combine(GLdouble at[3], void* /*near*/[4], GLfloat /*weight*/[4], void** out, void* data) { *out = self(data).crossing(at); }
void on_edge(GLboolean /*of the outline*/, void* /*data*/) {}  // asked for so that GLU gives triangles, not fans and strips

using GluCallback = void (*)();
template <typename F>
GluCallback any(F* f) {
    return reinterpret_cast<GluCallback>(f);
}

}  // namespace

Tessellator::Tessellator() : glu_(gluNewTess()) {
    base::check(glu_ != nullptr, "GLU gave no tessellator");
    gluTessCallback(glu_, GLU_TESS_VERTEX_DATA, any(on_vertex));
    gluTessCallback(glu_, GLU_TESS_COMBINE_DATA, any(on_combine));
    gluTessCallback(glu_, GLU_TESS_EDGE_FLAG_DATA, any(on_edge));
    gluTessProperty(glu_, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    gluTessNormal(glu_, 0.0, 0.0, 1.0);
}

Tessellator::~Tessellator() { gluDeleteTess(glu_); }

std::uint32_t* Tessellator::number(geo::Point p) {
    numbers_.push_back(static_cast<std::uint32_t>(out_.corners.size()));
    out_.corners.push_back(p);
    return &numbers_.back();
}

std::uint32_t* Tessellator::crossing(const double* at) { return number({at[0], at[1]}); }

void Tessellator::add(const geo::Ring& ring, geo::Point origin) {
    const std::size_t count = ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
    if (count < 3) return;
    gluTessBeginContour(glu_);
    for (std::size_t i = 0; i < count; ++i) {
        const geo::Point p{ring[i].x - origin.x, ring[i].y - origin.y};
        given_.push_back({p.x, p.y, 0.0});
        gluTessVertex(glu_, given_.back().data(), number(p));
    }
    gluTessEndContour(glu_);
}

const Tessellator::Triangles& Tessellator::of(const geo::MultiPolygon& shape, geo::Point origin) {
    out_.corners.clear();
    out_.indices.clear();
    given_.clear();
    numbers_.clear();
    gluTessBeginPolygon(glu_, this);
    for (const geo::Polygon& part : shape) {
        add(part.outer, origin);
        for (const geo::Ring& hole : part.holes) add(hole, origin);
    }
    gluTessEndPolygon(glu_);
    out_.indices.resize(out_.indices.size() / 3 * 3);
    return out_;
}

}  // namespace merestone::gl::detail
