#include "scene/map_scene.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "geo/outline.hpp"
#include "scene/detail/map_areas.hpp"
#include "scene/detail/map_points.hpp"
#include "scene/inside_point.hpp"
#include "scene/level_of_detail.hpp"
#include "scene/place_labels.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::scene {
namespace {

constexpr int kLocalityPriority = 100;
constexpr int kHubPriority = 50;
constexpr int kPlacePriority = kHubPriority - 1;

std::vector<char> breaches(const model::Scenario& scenario, std::span<const model::Flag> flags) {
    std::vector<char> out(scenario.locality_id.size(), 0);
    for (const model::Flag& flag : flags) {
        if (flag.subject_kind != "locality" || flag.rag != model::Rag::red) continue;
        const auto at = std::find(scenario.locality_id.begin(), scenario.locality_id.end(), flag.subject);
        if (at != scenario.locality_id.end()) out[static_cast<std::size_t>(at - scenario.locality_id.begin())] = 1;
    }
    return out;
}

LabelMark mark_of(model::Rag rag, double size_px) {
    const style::RagStyle look = style::rag_style(rag);
    return {look.shape, look.letter, look.fill, look.letter_colour, size_px, {}};
}

void add_labels(const detail::MapParts& parts, const style::TextMeasure& measure, DrawList& list) {
    const style::MapStyle& look = parts.options.style;
    std::vector<LabelRequest> requests;
    for (std::size_t i = 0; i < parts.shapes.size(); ++i) {
        if (parts.shapes[i].empty()) continue;
        const model::LocalityStats& stats = parts.localities[i];
        const InsidePoint best = inside_point(parts.shapes[i], list.camera.metres_per_px);
        LabelRequest request;
        request.id = {ItemKind::locality, static_cast<std::uint32_t>(i)};
        request.priority = kLocalityPriority;
        request.halo = look.halo;
        request.mark = mark_of(stats.rag, look.mark_px);
        const bool registered = parts.plan.population == model::PopulationBasis::registered;
        const std::string people = style::whole(static_cast<double>(registered ? stats.people_registered : stats.people_resident));
        request.lines = {{stats.name.empty() ? stats.id : stats.name, look.locality_name, style::kInk},
                         {people + (registered ? " patients" : " people"), look.locality_people, style::kInk}};
        request.short_lines = {{stats.id, look.locality_name, style::kInk}};
        request.home = &parts.shapes[i];
        request.candidates = area_candidates(parts.shapes[i], best.at, list.camera);
        requests.push_back(std::move(request));
    }
    std::vector<PxBox> symbols;
    for (const Layer& layer : list.layers)
        for (const Symbol& s : layer.symbols) {
            const Px at = list.camera.to_px(s.at);
            const double r = s.size_px / 2;
            symbols.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
            if (s.id.kind != ItemKind::hub) continue;
            LabelRequest request;
            request.id = s.id;
            request.priority = kHubPriority;
            request.halo = look.halo;
            request.lines = {{parts.plan.hubs[s.id.number].name, look.hub_name, look.hub}};
            request.candidates = point_candidates(s.at, r);
            requests.push_back(std::move(request));
        }
    for (std::size_t i = 0; i < parts.plan.points.size(); ++i) {
        const model::NamedPoint& point = parts.plan.points[i];
        const bool named = std::any_of(parts.localities.begin(), parts.localities.end(), [&](const model::LocalityStats& l) { return l.name == point.name; });
        if (!detail::is_place(point) || named || !parts.options.places) continue;
        LabelRequest request;
        request.id = {ItemKind::point, static_cast<std::uint32_t>(i)};
        request.priority = kPlacePriority;
        request.halo = look.halo;
        request.lines = {{point.name, look.locality_people, style::mixed(style::kInk, style::kPaper, 0.35)}};
        request.candidates = point_candidates(point.at, 0.0);
        requests.push_back(std::move(request));
    }
    PlacedLabels placed = place_labels(std::move(requests), list.camera, symbols, measure);
    list.labels = std::move(placed.labels);
    list.labels_left_out = placed.left_out;
}

void add_mark_legend(std::span<const model::LocalityStats> localities, double size_px, style::Legend& legend) {
    style::LegendGroup group{"Marks beside a name", {}};
    for (const model::Rag rag : {model::Rag::red, model::Rag::amber, model::Rag::green, model::Rag::grey}) {
        if (std::none_of(localities.begin(), localities.end(), [rag](const model::LocalityStats& s) { return s.rag == rag; })) continue;
        const style::RagStyle look = style::rag_style(rag);
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::symbol;
        swatch.symbol = look.shape;
        swatch.fill = look.fill;
        swatch.line = style::kPaper;
        swatch.size_px = size_px;
        swatch.letter = look.letter;
        swatch.letter_colour = look.letter_colour;
        const char* meaning = rag == model::Rag::red     ? "red: a rule is broken"
                              : rag == model::Rag::amber ? "amber: to be looked at"
                              : rag == model::Rag::green ? "green: no flag"
                                                         : "grey: nothing known";
        group.entries.push_back({meaning, swatch});
    }
    if (!group.entries.empty()) legend.push_back(std::move(group));
}

}  // namespace

geo::Box extent_of(const model::Plan& plan) {
    geo::Box box;
    if (plan.topology)
        for (const geo::Box& zone : plan.topology->zone_box) box.add(zone);
    return box;
}

MapScene map_of(const model::Plan& plan, const model::Scenario& scenario, std::span<const model::LocalityStats> localities,
                std::span<const model::Flag> flags, const Camera& camera, const MapOptions& options, const style::TextMeasure& measure) {
    base::check(plan.topology != nullptr, "a map needs the plan's topology");
    base::check(scenario.zone_locality.size() == plan.zones.size() && localities.size() == scenario.locality_id.size(),
                "the scenario belongs to another plan");
    base::check(!options.column || options.column->value.size() == plan.zones.size(), "a map's column has one value a zone");
    std::vector<std::int32_t> label;
    label.reserve(plan.zones.size());
    for (const model::LocalityIx l : scenario.zone_locality) label.push_back(l ? static_cast<std::int32_t>(l.pos()) : -1);
    geo::Topology thin = simplified(*plan.topology, 0.5 * camera.metres_per_px / options.device_scale);
    auto shapes = geo::outlines(thin, label, localities.size());
    const detail::MapParts parts{
        plan, scenario, localities, options, std::move(thin), std::move(label), std::move(shapes), breaches(scenario, flags)};

    MapScene out;
    out.list.camera = camera;
    out.list.background = options.style.background;
    detail::add_fills(parts, out);
    detail::add_borders(parts, out);
    if (options.places) detail::add_points(plan, options, out);
    add_labels(parts, measure, out.list);
    add_mark_legend(localities, options.style.mark_px, out.legend);
    return out;
}

}  // namespace merestone::scene
