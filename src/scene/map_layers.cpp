#include "scene/map_layers.hpp"

#include <algorithm>
#include <array>

#include "scene/map_options.hpp"

namespace merestone::scene {
namespace {

struct Kind {
    LayerKind kind;
    std::string_view key;
    std::string_view title;
    bool visible;
};

// From the bottom of the map to its top.
constexpr std::array<Kind, 17> kKinds{{
    {LayerKind::basemap, "basemap", "Basemap", true},
    {LayerKind::zones, "zones", "Zones", true},
    {LayerKind::people_points, "people-points", "Where people live", false},
    {LayerKind::housing_areas, "housing-areas", "Housing land", true},
    {LayerKind::hub_catchments, "hub-catchments", "Hub catchments", true},
    {LayerKind::zone_borders, "zone-borders", "Zone borders", true},
    {LayerKind::boundaries, "boundaries", "Boundaries", true},
    {LayerKind::lines, "lines", "Rivers and roads", true},
    {LayerKind::localities, "localities", "Localities", true},
    {LayerKind::housing, "housing", "Housing sites", true},
    {LayerKind::points, "points", "Other places", true},
    {LayerKind::premises, "premises", "Premises", true},
    {LayerKind::practices, "practices", "Practices", true},
    {LayerKind::schemes, "schemes", "Schemes", true},  // above the buildings they change
    {LayerKind::hubs, "hubs", "Hubs", true},
    {LayerKind::place_names, "place-names", "Place names", true},
    {LayerKind::labels, "labels", "Labels", true},
}};

const Kind& of(LayerKind kind) noexcept {
    return *std::find_if(kKinds.begin(), kKinds.end(), [kind](const Kind& k) { return k.kind == kind; });
}

}  // namespace

std::string_view key_of(LayerKind kind) noexcept { return of(kind).key; }
std::string_view title_of(LayerKind kind) noexcept { return of(kind).title; }

std::vector<LayerSetting> default_layers() {
    std::vector<LayerSetting> out;
    for (const Kind& kind : kKinds) out.push_back({kind.kind, kind.visible, 1.0});
    return out;
}

std::vector<LayerSetting> tidied(std::vector<LayerSetting> layers) {
    std::vector<LayerSetting> out;
    const auto has = [&](LayerKind kind) {
        return std::any_of(out.begin(), out.end(), [kind](const LayerSetting& l) { return l.kind == kind; });
    };
    for (LayerSetting& layer : layers) {
        if (has(layer.kind)) continue;
        layer.opacity = layer.opacity >= 0.0 ? std::min(layer.opacity, 1.0) : 0.0;  // also for what is no number
        out.push_back(layer);
    }
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (has(kKinds[i].kind)) continue;
        // Above the nearest kind that stands below it in the default.
        auto after = out.begin();
        for (std::size_t below = i; below-- > 0;) {
            const auto at = std::find_if(out.begin(), out.end(), [&](const LayerSetting& l) { return l.kind == kKinds[below].kind; });
            if (at == out.end()) continue;
            after = at + 1;
            break;
        }
        out.insert(after, {kKinds[i].kind, kKinds[i].visible, 1.0});
    }
    return out;
}

MapOptions::MapOptions() = default;

}  // namespace merestone::scene
