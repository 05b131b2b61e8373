#include <algorithm>
#include <set>

#include "scene/detail/content_parts.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::scene::detail {
namespace {

constexpr int kLocalityPriority = 100;
constexpr int kHubPriority = 50;
constexpr int kPlacePriority = kHubPriority - 1;
constexpr int kPracticePriority = 20;
constexpr double kPracticeNames_m_per_px = 6.0;  // nearer than this there is room for them

LabelMark mark_of(model::Rag rag, bool only_ours, double size_px) {
    const style::RagStyle look = style::rag_style(rag);
    return {look.shape, look.letter, look.fill, look.letter_colour, size_px, {}, only_ours};
}

LabelLine line(std::string text, style::Font font, style::Rgba colour) { return {std::move(text), font, colour, {}}; }

void add_localities(const Making& making, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    const bool registered = making.input.plan.population == model::PopulationBasis::registered;
    for (std::size_t i = 0; i < making.input.localities.size(); ++i) {
        const model::LocalityStats& stats = making.input.localities[i];
        LabelWish wish;
        wish.id = {ItemKind::locality, static_cast<std::uint32_t>(i)};
        wish.priority = kLocalityPriority;
        wish.halo = look.halo;
        const Worst worst = making.worst.of("locality", stats.id);
        const bool only_ours = worst.rag == stats.rag && worst.only_ours && stats.rag != model::Rag::green;
        wish.mark = mark_of(stats.rag, only_ours, look.mark_px);
        const std::string people = style::whole(static_cast<double>(registered ? stats.people_registered : stats.people_resident));
        wish.lines = {line(stats.name.empty() ? stats.id : stats.name, look.locality_name, style::kInk),
                      line(people + (registered ? " patients" : " people"), look.locality_people, style::kInk)};
        wish.short_lines = {line(stats.id, look.locality_name, style::kInk)};
        content.labels.push_back(std::move(wish));
    }
}

void add_symbols(const Making& making, const ContentLayer& layer, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    for (const Symbol& s : layer.items.symbols) {
        const bool hub = s.id.kind == ItemKind::hub;
        if (!hub && !(s.id.kind == ItemKind::practice && making.options.practice_names)) continue;
        LabelWish wish;
        wish.id = s.id;
        wish.priority = hub ? kHubPriority : kPracticePriority;
        wish.halo = look.halo;
        wish.at = s.at;
        wish.radius_px = s.size_px / 2;
        if (hub) {
            wish.lines = {line(making.input.plan.hubs[s.id.number].name, look.hub_name, look.hub)};
        } else {
            const model::Practice& practice = making.input.plan.practices[s.id.number];
            wish.lines = {line(practice.name.empty() ? practice.id : practice.name, look.locality_people, style::kInk)};
            wish.short_lines = {line(practice.id, look.locality_people, style::kInk)};
            wish.most_metres_per_px = kPracticeNames_m_per_px;
        }
        content.labels.push_back(std::move(wish));
    }
}

void add_places(const Making& making, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    std::set<std::string_view> taken;  // a locality of that name says it already
    for (const model::LocalityStats& l : making.input.localities) taken.insert(l.name);
    for (std::size_t i = 0; i < making.input.plan.points.size(); ++i) {
        const model::NamedPoint& point = making.input.plan.points[i];
        if (!is_place(point) || taken.contains(point.name)) continue;
        LabelWish wish;
        wish.id = {ItemKind::point, static_cast<std::uint32_t>(i)};
        wish.priority = kPlacePriority;
        wish.halo = look.halo;
        wish.at = point.at;
        wish.lines = {line(point.name, look.locality_people, style::mixed(style::kInk, style::kPaper, 0.35))};
        content.labels.push_back(std::move(wish));
    }
}

}  // namespace

void add_label_wishes(const Making& making, MapContent& content) {
    if (making.shown(LayerKind::labels)) {
        add_localities(making, content);
        for (const ContentLayer& layer : content.layers) add_symbols(making, layer, content);
    }
    if (making.shown(LayerKind::place_names) && making.options.places) add_places(making, content);
}

}  // namespace merestone::scene::detail
