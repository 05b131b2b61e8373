// The zones as triangles, at every level of detail: plain data, made off the main thread, uploaded once.
//
// Tessellation is GLU's, a zone at a time. Vertices are float32 relative to the origin of their leaf, a square tile of the map, so that
// a national grid coordinate loses nothing that a screen could show; the leaf's place against the camera is taken in doubles. A zone
// belongs to the leaf of its middle and widens that leaf's box (a loose quadtree): no clipping, no seams. Leaves stand in the buffer in
// tree order, so that what is in view is a few ranges of indices.
// Cost: about half a microsecond a vertex; 24 bytes a vertex and level.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/progress.hpp"
#include "geo/shapes.hpp"
#include "scene/level_of_detail.hpp"

namespace merestone::gl {

struct MeshVertex {
    float x_m = 0.0F;  // from the leaf's origin
    float y_m = 0.0F;
    std::uint32_t zone = 0;
};

struct MeshLeaf {
    geo::Box box;  // all of its zones
    geo::Point origin;
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
};

struct LevelMesh {
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> indices;  // triangles, counter-clockwise
    std::vector<MeshLeaf> leaves;
    std::size_t zones_not_tessellated = 0;
};

struct GeographyMesh {
    scene::Levels levels;           // where arcs are drawn from
    std::vector<LevelMesh> meshes;  // one a level
    std::vector<geo::Box> arc_box;  // per arc, at every level
    std::size_t zones = 0;
};

// \returns nothing when cancelled.
[[nodiscard]] std::shared_ptr<const GeographyMesh> make_mesh(scene::Levels levels, const base::Progress& progress = {});

// The triangles of one shape, for free polygons and tests: corners three by three. Even-odd; nothing for a shape without area.
[[nodiscard]] std::vector<geo::Point> triangles_of(const geo::MultiPolygon& shape);

}  // namespace merestone::gl
