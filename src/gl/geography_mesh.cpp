#include "gl/geography_mesh.hpp"

#include <algorithm>
#include <array>

#include "gl/detail/tessellator.hpp"

namespace merestone::gl {
namespace {

constexpr std::size_t kTrianglesOfLeaf = 6000;
constexpr int kDeepest = 24;

struct Square {
    geo::Point centre;
    double half_m = 0.0;
};

class Builder {
public:
    explicit Builder(const geo::Topology& topology) : topology_(topology), weight_(topology.zones.size(), 0) {
        for (std::size_t z = 0; z < weight_.size(); ++z)
            for (const geo::ArcPolygon& part : topology.zones[z]) {
                weigh(part.outer, z);
                for (const geo::ArcRing& hole : part.holes) weigh(hole, z);
            }
    }

    // \returns false when cancelled
    bool build(LevelMesh& out, const base::Progress& progress) {
        std::vector<std::uint32_t> zones;
        geo::Box all;
        for (std::uint32_t z = 0; z < weight_.size(); ++z)
            if (weight_[z] > 0) {
                zones.push_back(z);
                all.add(topology_.zone_box[z]);
            }
        total_ = zones.size();
        if (zones.empty()) return true;
        return split(std::move(zones), {all.centre(), std::max(all.width(), all.height()) / 2}, 0, out, progress);
    }

private:
    void weigh(const geo::ArcRing& ring, std::size_t zone) {
        for (const geo::ArcUse& use : ring) weight_[zone] += topology_.arcs[use.arc].count - 1;
    }

    bool split(std::vector<std::uint32_t> zones, const Square& square, int depth, LevelMesh& out, const base::Progress& progress) {
        std::size_t weight = 0;
        for (const std::uint32_t z : zones) weight += weight_[z];
        if (zones.size() == 1 || weight <= kTrianglesOfLeaf || depth == kDeepest) return leaf(zones, out, progress);
        std::array<std::vector<std::uint32_t>, 4> quarter;
        for (const std::uint32_t z : zones) {
            const geo::Point middle = topology_.zone_box[z].centre();
            quarter[(middle.x >= square.centre.x ? 1U : 0U) + (middle.y >= square.centre.y ? 2U : 0U)].push_back(z);
        }
        zones = {};
        const double h = square.half_m / 2;
        for (std::size_t q = 0; q < 4; ++q) {
            if (quarter[q].empty()) continue;
            const geo::Point centre{square.centre.x + ((q & 1U) != 0 ? h : -h), square.centre.y + ((q & 2U) != 0 ? h : -h)};
            if (!split(std::move(quarter[q]), {centre, h}, depth + 1, out, progress)) return false;
        }
        return true;
    }

    bool leaf(const std::vector<std::uint32_t>& zones, LevelMesh& out, const base::Progress& progress) {
        if (progress.cancelled()) return false;
        MeshLeaf leaf;
        for (const std::uint32_t z : zones) leaf.box.add(topology_.zone_box[z]);
        leaf.origin = leaf.box.centre();
        leaf.first_index = static_cast<std::uint32_t>(out.indices.size());
        for (const std::uint32_t z : zones) {
            const auto& triangles = tessellator_.of(topology_.polygon(z), leaf.origin);
            if (triangles.indices.empty()) ++out.zones_not_tessellated;
            const auto base = static_cast<std::uint32_t>(out.vertices.size());
            for (const geo::Point p : triangles.corners) out.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), z});
            for (const std::uint32_t i : triangles.indices) out.indices.push_back(base + i);
        }
        leaf.index_count = static_cast<std::uint32_t>(out.indices.size()) - leaf.first_index;
        out.leaves.push_back(leaf);
        done_ += zones.size();
        progress.say(static_cast<double>(done_) / static_cast<double>(total_), "preparing the map");
        return true;
    }

    const geo::Topology& topology_;
    detail::Tessellator tessellator_;
    std::vector<std::uint32_t> weight_;  // about its triangles
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

}  // namespace

std::shared_ptr<const GeographyMesh> make_mesh(scene::Levels levels, const base::Progress& progress) {
    auto out = std::make_shared<GeographyMesh>();
    out->levels = std::move(levels);
    const std::size_t count = out->levels.levels.size();
    if (count == 0) return out;
    const geo::Topology& full = *out->levels.levels.front().topology;
    out->zones = full.zones.size();
    out->arc_box.resize(full.arcs.size());
    for (std::size_t a = 0; a < full.arcs.size(); ++a)
        for (const geo::Point p : full.points_of(full.arcs[a])) out->arc_box[a].add(p);
    for (std::size_t l = 0; l < count; ++l) {
        const base::Progress part =
            progress.part(static_cast<double>(l) / static_cast<double>(count), static_cast<double>(l + 1) / static_cast<double>(count));
        LevelMesh mesh;
        if (!Builder(*out->levels.levels[l].topology).build(mesh, part)) return nullptr;
        out->meshes.push_back(std::move(mesh));
    }
    return out;
}

std::vector<geo::Point> triangles_of(const geo::MultiPolygon& shape) {
    detail::Tessellator tessellator;
    const geo::Box box = geo::box_of(shape);
    std::vector<geo::Point> out;
    if (box.empty()) return out;
    const geo::Point origin = box.centre();
    const auto& triangles = tessellator.of(shape, origin);
    for (const std::uint32_t i : triangles.indices) out.push_back({triangles.corners[i].x + origin.x, triangles.corners[i].y + origin.y});
    return out;
}

}  // namespace merestone::gl
