#include "scene/map_content.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/check.hpp"
#include "scene/detail/content_parts.hpp"
#include "style/rag.hpp"

namespace merestone::scene {
namespace detail {

WorstFlags::WorstFlags(std::span<const model::Flag> flags, std::string_view rule) {
    for (const model::Flag& flag : flags)
        if (rule.empty() || flag.rule == rule) sorted_.push_back(&flag);
    std::stable_sort(sorted_.begin(), sorted_.end(), [](const model::Flag* a, const model::Flag* b) {
        return std::tie(a->subject_kind, a->subject) < std::tie(b->subject_kind, b->subject);
    });
}

Worst WorstFlags::of(std::string_view subject_kind, std::string_view subject, std::string_view rule) const {
    auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair(subject_kind, subject),
                               [](const model::Flag* flag, const std::pair<std::string_view, std::string_view>& wanted) {
                                   return std::pair<std::string_view, std::string_view>(flag->subject_kind, flag->subject) < wanted;
                               });
    Worst out;
    bool any = false;
    for (; at != sorted_.end() && (*at)->subject_kind == subject_kind && (*at)->subject == subject; ++at) {
        const model::Flag& flag = **at;
        if (!rule.empty() && flag.rule != rule) continue;
        if (flag.rag == model::Rag::green) continue;
        const bool ours = flag.source.find("our default") != std::string::npos;
        // Grey (nothing known) is worse than no flag and better than amber.
        const bool worse = !any || flag.rag > out.rag;
        if (worse) out = {flag.rag, ours};
        else if (flag.rag == out.rag) out.only_ours = out.only_ours && ours;
        any = true;
    }
    return out;
}

const LayerSetting& Making::layer(LayerKind kind) const {
    const auto at = std::find_if(layers.begin(), layers.end(), [kind](const LayerSetting& l) { return l.kind == kind; });
    base::check(at != layers.end(), "a map's layers are tidied before use");
    return *at;
}

std::string Making::in_year(std::string title) const { return input.year ? title + " in " + base::to_string(input.year->year) : title; }

}  // namespace detail

namespace {

void add_mark_legend(const detail::Making& making, double size_px, style::Legend& legend) {
    if (making.waiting()) return;  // no mark is drawn
    style::LegendGroup group{making.in_year("Marks beside a name"), {}};
    const auto any = [&](model::Rag rag) {
        const auto of = [rag](const auto& l) { return l.rag == rag; };
        if (const model::YearView* view = making.view()) return std::any_of(view->localities.begin(), view->localities.end(), of);
        return std::any_of(making.input.localities.begin(), making.input.localities.end(), of);
    };
    for (const model::Rag rag : {model::Rag::red, model::Rag::amber, model::Rag::green, model::Rag::grey}) {
        if (!any(rag)) continue;
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
                              : rag == model::Rag::green ? "green: no red or amber flag on the locality itself"
                                                         : "grey: nothing known";
        group.entries.push_back({meaning, swatch});
    }
    if (!group.entries.empty()) legend.push_back(std::move(group));
}

constexpr bool is_of_places(LayerKind kind) {
    switch (kind) {
        case LayerKind::people_points:
        case LayerKind::housing_areas:
        case LayerKind::hub_catchments:
        case LayerKind::lines:
        case LayerKind::housing:
        case LayerKind::schemes:
        case LayerKind::points:
        case LayerKind::premises:
        case LayerKind::practices:
        case LayerKind::hubs: return true;
        default: return false;
    }
}

void add_layers(const detail::Making& making, MapContent& content, style::LegendGroup& places) {
    // The dashes of boundaries lie above the outlines that would else hide them.
    std::size_t above_outlines = 0;
    for (std::size_t i = 0; i < making.layers.size(); ++i)
        if (making.layers[i].kind == LayerKind::localities || making.layers[i].kind == LayerKind::boundaries) above_outlines = i;
    for (std::size_t i = 0; i < making.layers.size(); ++i) {
        const LayerSetting& setting = making.layers[i];
        if (making.shown(setting.kind)) {
            ContentLayer layer;
            layer.kind = setting.kind;
            layer.opacity = setting.opacity;
            layer.items.name = std::string(key_of(setting.kind));
            layer.fills_zones = setting.kind == LayerKind::zones;
            for (std::uint8_t s = 0; s < content.strokes.size(); ++s)
                if (content.strokes[s].layer == setting.kind && content.strokes[s].dash_px.empty()) layer.strokes.push_back(s);
            if (is_of_places(setting.kind) && making.options.places) layer = detail::items_of(making, setting.kind, content, places);
            if (setting.kind == LayerKind::basemap && making.with_basemap()) layer.items.image = {making.options.basemap, setting.opacity};
            const Layer& items = layer.items;
            if (layer.fills_zones || items.image.picture || !layer.strokes.empty() || layer.dense || !items.fills.empty() ||
                !items.lines.empty() || !items.symbols.empty())
                content.layers.push_back(std::move(layer));
        }
        if (i != above_outlines || !making.shown(LayerKind::boundaries)) continue;
        ContentLayer dashes;
        dashes.kind = LayerKind::boundaries;
        dashes.items.name = "boundary-dashes";
        for (std::uint8_t s = 0; s < content.strokes.size(); ++s)
            if (content.strokes[s].layer == LayerKind::boundaries && !content.strokes[s].dash_px.empty()) dashes.strokes.push_back(s);
        content.layers.push_back(std::move(dashes));
    }
}

}  // namespace

geo::Box extent_of(const model::Plan& plan) {
    geo::Box box;
    if (plan.topology)
        for (const geo::Box& zone : plan.topology->zone_box) box.add(zone);
    return box;
}

MapContent make_content(const ContentInput& input, const MapOptions& options) {
    base::check(input.plan.topology != nullptr, "a map needs the plan's topology");
    base::check(
        input.scenario.zone_locality.size() == input.plan.zones.size() && input.localities.size() == input.scenario.locality_id.size(),
        "the scenario belongs to another plan");
    base::check(!options.column || options.column->value.size() == input.plan.zones.size(), "a map's column has one value a zone");
    const model::YearView* view = input.year ? input.year->view : nullptr;
    base::check(
        view == nullptr || (view->localities.size() == input.localities.size() && view->practices.size() == input.plan.practices.size() &&
                            view->housing.size() == input.plan.housing.size() && view->schemes.size() == input.plan.schemes.size()),
        "the year's figures belong to another plan");
    // Where a year is shown its figures bring the colours along, but for the survey's, which are of no year.
    const detail::Making making{input, options, detail::WorstFlags(input.flags, input.year ? "E6" : ""), tidied(options.layers)};
    MapContent content;
    content.topology = input.plan.topology;
    content.style = options.style;
    detail::add_zones(making, content);
    detail::add_strokes(making, content);
    style::LegendGroup places{view != nullptr ? making.in_year("Places") : "Places", {}};
    add_layers(making, content, places);
    std::reverse(places.entries.begin(), places.entries.end());
    if (!places.entries.empty()) content.legend.push_back(std::move(places));
    detail::add_label_wishes(making, content);
    add_mark_legend(making, options.style.mark_px, content.legend);
    return content;
}

void apply_marks(const MapMarks& marks, MapContent& content) {
    for (std::uint8_t& flags : content.zone_flags) flags &= zone_flag::breach;
    for (const std::uint32_t z : marks.selected_zones)
        if (z < content.zone_flags.size()) content.zone_flags[z] |= zone_flag::selected;
    if (marks.hovered_zone && *marks.hovered_zone < content.zone_flags.size())
        content.zone_flags[*marks.hovered_zone] |= zone_flag::hovered;
    if (marks.locked_localities.empty()) return;
    std::vector<char> locked(content.locality_id.size(), 0);
    for (const std::uint32_t l : marks.locked_localities)
        if (l < locked.size()) locked[l] = 1;
    for (std::size_t z = 0; z < content.zone_flags.size(); ++z) {
        const std::int32_t l = content.zone_locality[z];
        if (l >= 0 && locked[static_cast<std::size_t>(l)] != 0) content.zone_flags[z] |= zone_flag::locked;
    }
}

std::string dump(const MapContent& content) {
    std::string out = fmt::format("{} zones, {} groups, {} arcs, zones at {:.2f}\n", content.zone_group.size(), content.groups.size(),
                                  content.arc_strokes.size(), content.opacity_of_zones);
    for (std::size_t g = 0; g < content.groups.size(); ++g)
        out += fmt::format("group {} {}:{} {} {} zones\n", g, to_string(content.groups[g].id.kind), content.groups[g].id.number,
                           style::hex(content.groups[g].colour),
                           std::count(content.zone_group.begin(), content.zone_group.end(), static_cast<std::int32_t>(g)));
    for (const std::uint8_t bit : {zone_flag::breach, zone_flag::selected, zone_flag::locked, zone_flag::hovered})
        out += fmt::format("flag {} {} zones\n", bit,
                           std::count_if(content.zone_flags.begin(), content.zone_flags.end(), [bit](auto f) { return (f & bit) != 0; }));
    for (std::size_t s = 0; s < content.strokes.size(); ++s)
        out += fmt::format("stroke {} {:.1f} px {}{} {} arcs\n", content.strokes[s].name, content.strokes[s].width_px,
                           style::hex(content.strokes[s].colour), content.strokes[s].dash_px.empty() ? "" : " dashed",
                           std::count_if(content.arc_strokes.begin(), content.arc_strokes.end(),
                                         [s](std::uint16_t bits) { return (bits >> s & 1U) != 0; }));
    for (const ContentLayer& layer : content.layers)
        out += fmt::format("layer {}{}: {} strokes, {} fills, {} lines, {} symbols, {} dense points\n", key_of(layer.kind),
                           layer.fills_zones           ? " with zones"
                           : layer.items.image.picture ? " with a picture"
                                                       : "",
                           layer.strokes.size(), layer.items.fills.size(), layer.items.lines.size(), layer.items.symbols.size(),
                           layer.dense ? layer.dense->xy.size() : 0);
    for (const LabelWish& wish : content.labels) {
        out += fmt::format("wish {}:{} priority {}", to_string(wish.id.kind), wish.id.number, wish.priority);
        for (const LabelText& line : wish.wordings.front().lines) out += fmt::format(" \"{}\"", line.text);
        out += '\n';
    }
    return out;
}

}  // namespace merestone::scene
