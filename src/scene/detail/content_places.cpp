#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "scene/detail/content_parts.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::scene::detail {
namespace {

using style::SymbolKind;

struct Maker {
    const style::MapStyle& look;
    double opacity = 1.0;
    Symbol operator()(ItemKind kind, std::size_t number, geo::Point at, SymbolKind shape, style::Rgba fill, double size_px) const {
        return {{kind, static_cast<std::uint32_t>(number)},
                at,
                shape,
                size_px,
                faded(fill, opacity),
                faded(look.symbol_outline, opacity),
                look.symbol_outline_px,
                false};
    }
};

style::LegendEntry entry(std::string text, const Symbol& like) {
    style::Swatch swatch;
    swatch.kind = style::SwatchKind::symbol;
    swatch.symbol = like.kind;
    swatch.fill = like.fill;
    swatch.line = like.outline;
    swatch.width_px = like.outline_px;
    swatch.size_px = like.size_px;
    return {std::move(text), swatch};
}

// Large symbols first, so that none hides a smaller one.
void keep_sorted(std::vector<Symbol>& symbols) {
    std::stable_sort(symbols.begin(), symbols.end(), [](const Symbol& a, const Symbol& b) { return a.size_px > b.size_px; });
}

double practice_px(const style::MapStyle& look, double list) {
    return std::max(look.practice_px_min, look.practice_px_at_10000 * std::sqrt(std::max(0.0, list) / 10000.0));
}

double housing_px(const style::MapStyle& look, double dwellings) {
    return std::clamp(look.housing_px_at_100 * std::sqrt(std::max(0.0, dwellings) / 100.0), look.housing_px_min, look.housing_px_max);
}

// A round number near the middle of what there is, for the legend.
double round_example(double largest) {
    const double power = std::pow(10.0, std::floor(std::log10(std::max(1.0, largest))));
    for (const double times : {5.0, 2.0})
        if (times * power <= largest) return times * power;
    return power;
}

struct Phase {
    style::Rgba colour;
    std::string words;
};

// Deep for soon, pale for late: what presses first catches the eye.
Phase phase_of(const model::HousingSite& site, base::Year base_year, HousingColour by, style::Rgba plain) {
    if (by == HousingColour::permission)
        return site.permissioned ? Phase{{127, 59, 8}, "with permission"} : Phase{{224, 165, 96}, "no permission yet"};
    if (by == HousingColour::plain) return {plain, ""};
    const auto first = std::find_if(site.homes_by_year.begin(), site.homes_by_year.end(), [](const auto& y) { return y.second > 0.0; });
    if (first == site.homes_by_year.end()) return {style::kNoData, "phasing not known"};
    const int later = first->first.first - base_year.first;
    if (later < 3) return {{127, 59, 8}, "first homes by " + base::to_string(base_year.plus(2))};
    if (later < 7)
        return {{190, 105, 25},
                fmt::format("first homes {} to {}", base::to_string(base_year.plus(3)), base::to_string(base_year.plus(6)))};
    return {{240, 190, 125}, "first homes after " + base::to_string(base_year.plus(6))};
}

template <typename PhaseOf>
Symbol phased(Symbol symbol, PhaseOf phase, const Maker& make) {
    const PhaseLook look = look_of(phase, make.look);
    symbol.fill = faded(look.fill, make.opacity);
    symbol.outline = faded(look.outline, make.opacity);
    symbol.outline_px = look.outline_px;
    return symbol;
}

void add_housing(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    const HousingColour by = making.options.housing_colour;
    double largest = 0.0;
    std::map<std::string, style::Rgba> phases;
    std::array<const Symbol*, 4> seen{};  // by phase in the year shown
    const model::YearView* view = making.view();
    layer.items.symbols.reserve(plan.housing.size());
    for (std::size_t i = 0; i < plan.housing.size(); ++i) {
        const model::HousingSite& site = plan.housing[i];
        if (!site.at) continue;
        const auto known = site.dwellings_min ? site.dwellings_min : site.dwellings_max;
        const double dwellings = static_cast<double>(known.value_or(0));
        largest = std::max(largest, dwellings);
        if (view != nullptr) {
            const model::HousingPhase now = view->housing[i].phase;
            layer.items.symbols.push_back(
                phased(make(ItemKind::housing, i, *site.at, SymbolKind::triangle, make.look.housing, housing_px(make.look, dwellings)), now,
                       make));
            seen[static_cast<std::size_t>(now)] = &layer.items.symbols.back();
            continue;
        }
        const Phase phase = phase_of(site, plan.base_year, by, make.look.housing);
        if (!phase.words.empty()) phases.emplace(phase.words, phase.colour);
        layer.items.symbols.push_back(
            make(ItemKind::housing, i, *site.at, SymbolKind::triangle, phase.colour, housing_px(make.look, dwellings)));
    }
    if (layer.items.symbols.empty()) return;
    for (const model::HousingPhase phase :
         {model::HousingPhase::not_known, model::HousingPhase::to_come, model::HousingPhase::building, model::HousingPhase::built}) {
        const Symbol* one = seen[static_cast<std::size_t>(phase)];
        if (one == nullptr) continue;
        Symbol like = *one;
        like.size_px = 10.0;
        legend.entries.push_back(entry(std::string("homes ") + look_of(phase, make.look).words, like));
    }
    Symbol like = layer.items.symbols.front();
    if (view != nullptr) like.outline = faded(make.look.symbol_outline, make.opacity);
    for (auto at = phases.rbegin(); at != phases.rend(); ++at) {
        like.size_px = 9.0;
        like.fill = faded(at->second, make.opacity);
        legend.entries.push_back(entry("housing, " + at->first, like));
    }
    if (phases.empty()) like.fill = faded(make.look.housing, make.opacity);
    // The largest round size, and a small one where the sizes are told apart.
    const double large = round_example(largest);
    const double small = round_example(std::max(1.0, large / 10.0));
    for (const double example : {small, large}) {
        const double size_px = housing_px(make.look, example);
        if (example == small && (small == large || housing_px(make.look, large) < 1.5 * size_px)) continue;
        like.size_px = size_px;
        legend.entries.push_back(entry("housing site, " + style::whole(example) + (example == 1.0 ? " home" : " homes"), like));
    }
}

void add_named(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    const auto& hidden = making.options.hidden_categories;
    const auto drawn = [&](const model::NamedPoint& p) {
        return !is_place(p) && std::find(hidden.begin(), hidden.end(), p.category) == hidden.end();
    };
    // A shape for each of the first three categories by name; further ones take the shapes again, paler. Hidden ones keep their place,
    // so that the others do not change when one is hidden.
    constexpr std::array<SymbolKind, 3> kShapes{SymbolKind::cross, SymbolKind::diamond, SymbolKind::square};
    std::map<std::string, Symbol> looks;
    for (const model::NamedPoint& point : plan.points)
        if (!is_place(point)) looks.emplace(point.category, Symbol{});
    std::size_t number = 0;
    for (auto& [category, look] : looks) {
        const style::Rgba colour = style::mixed(make.look.point, style::kPaper, 0.3 * static_cast<double>(number / kShapes.size() % 3));
        look = make(ItemKind::point, 0, {}, kShapes[number % kShapes.size()], colour, make.look.point_px);
        if (std::find(hidden.begin(), hidden.end(), category) == hidden.end()) legend.entries.push_back(entry(category, look));
        ++number;
    }
    for (std::size_t i = 0; i < plan.points.size(); ++i) {
        if (!drawn(plan.points[i])) continue;
        layer.items.symbols.push_back(looks.at(plan.points[i].category));
        layer.items.symbols.back().id.number = static_cast<std::uint32_t>(i);
        layer.items.symbols.back().at = plan.points[i].at;
    }
}

void add_premises(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    const bool by_facet = making.options.premises_colour == PremisesColour::worst_facet;
    std::vector<char> branch(plan.premises.size(), 0);  // seen as a branch, never as anything else
    std::vector<char> main(plan.premises.size(), 0);
    for (const model::Occupancy& o : plan.occupancies) {
        if (!o.premises || o.premises.pos() >= plan.premises.size()) continue;
        (o.role == model::OccupancyRole::branch ? branch : main)[o.premises.pos()] = 1;
    }
    std::map<geo::Point, double> practice_at;  // largest list there
    for (const model::Practice& p : plan.practices) {
        if (!p.at) continue;
        double& list = practice_at.emplace(*p.at, 0.0).first->second;
        list = std::max(list, static_cast<double>(p.list.value_or(0)));
    }
    std::set<model::Rag> seen;
    bool any_branch = false;
    for (std::size_t i = 0; i < plan.premises.size(); ++i) {
        const model::Premises& premises = plan.premises[i];
        if (!premises.at) continue;
        const auto under = practice_at.find(*premises.at);
        if (!by_facet) {  // one taken from a practice's own address would lie under the practice
            if (under == practice_at.end())
                layer.items.symbols.push_back(
                    make(ItemKind::premises, i, *premises.at, SymbolKind::square, make.look.premises, make.look.premises_px));
            continue;
        }
        const Worst worst = premises.facets.empty() ? Worst{model::Rag::grey, false} : making.worst.of("premises", premises.id, "E6");
        const bool only_branch = branch[i] != 0 && main[i] == 0;
        any_branch = any_branch || only_branch;
        // A frame about the practice that it holds.
        const double size_px =
            under == practice_at.end() ? make.look.premises_px + 2.5 : practice_px(make.look, under->second) / 0.88 + 4.5;
        Symbol symbol = make(ItemKind::premises, i, *premises.at, only_branch ? SymbolKind::diamond : SymbolKind::square,
                             style::rag_style(worst.rag).fill, size_px);
        symbol.outline = faded(style::kInk, make.opacity);
        symbol.outline_px = 0.6;
        symbol.dashed = worst.only_ours && (worst.rag == model::Rag::red || worst.rag == model::Rag::amber);
        if (symbol.dashed) symbol.outline_px = 1.0;
        seen.insert(worst.rag);
        layer.items.symbols.push_back(symbol);
    }
    if (layer.items.symbols.empty()) return;
    if (!by_facet) {
        legend.entries.push_back(entry("other premises, branch", layer.items.symbols.front()));
        return;
    }
    Symbol like = layer.items.symbols.front();
    like.size_px = make.look.premises_px + 2.5;
    like.kind = SymbolKind::diamond;
    like.fill = faded(style::kPaper, make.opacity);
    if (any_branch) legend.entries.push_back(entry("branch only", like));
    like.kind = SymbolKind::square;
    for (const model::Rag rag : seen) {
        like.fill = faded(style::rag_style(rag).fill, make.opacity);
        const char* words = rag == model::Rag::red     ? "premises, worst facet red"
                            : rag == model::Rag::amber ? "premises, worst facet amber"
                            : rag == model::Rag::green ? "premises, no facet failing"
                                                       : "premises, not surveyed";
        legend.entries.push_back(entry(words, like));
    }
}

void add_practices(const Making& making, const Maker& make, const MapContent& content, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    const model::Scenario& scenario = making.input.scenario;
    const PracticeColour by = making.options.practice_colour;
    const model::YearView* view = making.view();
    double largest = 0.0;
    std::set<model::Rag> seen;
    for (std::size_t i = 0; i < plan.practices.size(); ++i) {
        const model::Practice& practice = plan.practices[i];
        if (!practice.at) continue;
        const double list = view != nullptr ? view->practices[i].patients.value_or(0.0) : static_cast<double>(practice.list.value_or(0));
        largest = std::max(largest, list);
        Symbol symbol = make(ItemKind::practice, i, *practice.at, SymbolKind::circle, make.look.practice, practice_px(make.look, list));
        if (by == PracticeColour::locality && i < scenario.practice_locality.size()) {
            const model::LocalityIx l = scenario.practice_locality[i];
            symbol.fill =
                faded(l && l.pos() < content.locality_colour.size() ? style::mixed(content.locality_colour[l.pos()], style::kInk, 0.3)
                                                                    : style::kNoData,
                      make.opacity);
            symbol.outline = faded(style::kInk, make.opacity);
        } else if (by == PracticeColour::worst_flag) {
            const Worst worst = view != nullptr    ? Worst{view->practices[i].rag, view->practices[i].only_ours}
                                : making.waiting() ? Worst{model::Rag::grey, false}
                                                   : making.worst.of("practice", practice.id);
            seen.insert(worst.rag);
            symbol.fill = faded(style::rag_style(worst.rag).fill, make.opacity);
            symbol.outline = faded(style::kInk, make.opacity);
            symbol.dashed = worst.only_ours && (worst.rag == model::Rag::red || worst.rag == model::Rag::amber);
        }
        layer.items.symbols.push_back(symbol);
    }
    if (layer.items.symbols.empty()) return;
    Symbol like = layer.items.symbols.front();
    for (const model::Rag rag : seen) {
        like.fill = faded(style::rag_style(rag).fill, make.opacity);
        like.size_px = 9.0;
        const char* words = rag == model::Rag::red     ? "practice, worst flag red"
                            : rag == model::Rag::amber ? "practice, worst flag amber"
                            : rag == model::Rag::green ? "practice, no flag"
                                                       : "practice, nothing known";
        legend.entries.push_back(entry(words, like));
    }
    like.fill = faded(make.look.practice, make.opacity);
    like.outline = faded(make.look.symbol_outline, make.opacity);
    for (const double list : {2000.0, 10000.0, 30000.0}) {
        if (list > 1.3 * largest && list > 2000.0) continue;
        like.size_px = practice_px(make.look, list);
        legend.entries.push_back(entry("practice, " + style::whole(list) + " patients", like));
    }
}

void add_hubs(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    bool open = false;
    bool candidate = false;
    for (std::size_t i = 0; i < making.input.plan.hubs.size(); ++i) {
        const model::Hub& hub = making.input.plan.hubs[i];
        if (!hub.at) continue;
        Symbol symbol = make(ItemKind::hub, i, *hub.at, SymbolKind::diamond, make.look.hub, make.look.hub_px);
        if (hub.status == "candidate") {  // hollow: not there yet
            symbol.fill = faded(style::kPaper, make.opacity);
            symbol.outline = faded(make.look.hub, make.opacity);
            symbol.outline_px = 2.0;
        }
        bool& seen = hub.status == "candidate" ? candidate : open;
        if (!seen) legend.entries.push_back(entry(hub.status == "candidate" ? "candidate hub" : "hub", symbol));
        seen = true;
        layer.items.symbols.push_back(symbol);
    }
}

void add_schemes(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    const model::YearView* view = making.view();
    std::set<model::SchemePhase> seen;
    std::map<std::string_view, geo::Point> premises_at;
    if (!plan.schemes.empty())
        for (const model::Premises& p : plan.premises)
            if (p.at) premises_at.emplace(p.id, *p.at);
    for (std::size_t i = 0; i < plan.schemes.size(); ++i) {
        const auto at = premises_at.find(plan.schemes[i].premises);
        if (plan.schemes[i].premises.empty() || at == premises_at.end()) continue;
        Symbol symbol = make(ItemKind::scheme, i, at->second, SymbolKind::cross, make.look.scheme, make.look.scheme_px);
        if (view != nullptr) {
            symbol = phased(symbol, view->schemes[i], make);
            if (seen.insert(view->schemes[i]).second)
                legend.entries.push_back(entry(std::string("scheme ") + look_of(view->schemes[i], make.look).words, symbol));
        } else if (layer.items.symbols.empty()) {
            legend.entries.push_back(entry("scheme", symbol));
        }
        layer.items.symbols.push_back(symbol);
    }
}

void add_hub_catchments(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    for (const model::Catchment& catchment : making.input.catchments) {
        if (catchment.subject_kind != "hub" || catchment.shape.empty()) continue;
        const auto hub = std::find_if(plan.hubs.begin(), plan.hubs.end(), [&](const model::Hub& h) { return h.id == catchment.subject; });
        const ItemId id{ItemKind::hub_catchment, static_cast<std::uint32_t>(hub - plan.hubs.begin())};
        style::Rgba wash = make.look.hub;
        wash.a = 38;
        layer.items.fills.push_back({id, catchment.shape, faded(wash, make.opacity), {}});
        for (const geo::Polygon& part : catchment.shape) {
            layer.items.lines.push_back({id, part.outer, 1.6, faded(make.look.hub, make.opacity), {7.0, 4.0}});
            for (const geo::Ring& hole : part.holes)
                layer.items.lines.push_back({id, hole, 1.6, faded(make.look.hub, make.opacity), {7.0, 4.0}});
        }
    }
    if (layer.items.fills.empty()) return;
    style::Swatch swatch;
    swatch.kind = style::SwatchKind::line;
    swatch.line = faded(make.look.hub, make.opacity);
    swatch.width_px = 1.6;
    swatch.dash_px = {7.0, 4.0};
    legend.entries.push_back({"hub catchment", swatch});
}

void add_housing_areas(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    const model::Plan& plan = making.input.plan;
    style::Rgba wash = make.look.housing;
    wash.a = 60;
    for (std::uint32_t h = 0; h < plan.housing.size(); ++h) {
        if (plan.housing[h].area.empty()) continue;
        const ItemId id{ItemKind::housing, h};
        layer.items.fills.push_back({id, plan.housing[h].area, faded(wash, make.opacity), {}});
        for (const geo::Polygon& part : plan.housing[h].area) {
            layer.items.lines.push_back({id, part.outer, 1.4, faded(make.look.housing, make.opacity), {}});
            for (const geo::Ring& hole : part.holes)
                layer.items.lines.push_back({id, hole, 1.4, faded(make.look.housing, make.opacity), {}});
        }
    }
    if (layer.items.fills.empty()) return;
    style::Swatch swatch;
    swatch.fill = faded(wash, make.opacity);
    swatch.line = faded(make.look.housing, make.opacity);
    legend.entries.push_back({"housing land", swatch});
}

void add_lines(const Making& making, const Maker& make, ContentLayer& layer, style::LegendGroup& legend) {
    std::map<std::string, style::Swatch> looks;
    for (std::size_t i = 0; i < making.input.lines.size(); ++i) {
        const MapLine& line = making.input.lines[i];
        if (line.points.size() < 2) continue;
        const bool water = line.category.find("river") != std::string::npos || line.category.find("water") != std::string::npos;
        const bool main_road = line.category.find("motorway") != std::string::npos;
        style::Swatch swatch;
        swatch.kind = style::SwatchKind::line;
        swatch.line = faded(water ? make.look.water : make.look.road, make.opacity);
        swatch.width_px = water || main_road ? make.look.main_line_px : make.look.line_px;
        layer.items.lines.push_back({{ItemKind::line, static_cast<std::uint32_t>(i)}, line.points, swatch.width_px, swatch.line, {}});
        looks.emplace(line.category, swatch);
    }
    for (const auto& [category, swatch] : looks) legend.entries.push_back({category, swatch});
}

void add_people_points(const Making& making, ContentLayer& layer) {
    if (making.input.before != nullptr)
        for (const ContentLayer& old : making.input.before->layers)
            if (old.kind == LayerKind::people_points && old.dense) {
                layer.dense = old.dense;
                return;
            }
    std::vector<geo::Point> at;
    at.reserve(making.input.plan.people_points.size());
    for (const model::PeoplePoint& p : making.input.plan.people_points) at.push_back(p.at);
    if (!at.empty()) layer.dense = std::make_shared<const DensePoints>(dense_points(at));
}

}  // namespace

ContentLayer items_of(const Making& making, LayerKind kind, const MapContent& content, style::LegendGroup& legend) {
    ContentLayer layer;
    layer.kind = kind;
    layer.opacity = making.layer(kind).opacity;
    layer.items.name = std::string(key_of(kind));
    const Maker make{making.options.style, layer.opacity};
    switch (kind) {
        case LayerKind::housing: add_housing(making, make, layer, legend); break;
        case LayerKind::points: add_named(making, make, layer, legend); break;
        case LayerKind::premises: add_premises(making, make, layer, legend); break;
        case LayerKind::practices: add_practices(making, make, content, layer, legend); break;
        case LayerKind::hubs: add_hubs(making, make, layer, legend); break;
        case LayerKind::schemes: add_schemes(making, make, layer, legend); break;
        case LayerKind::housing_areas: add_housing_areas(making, make, layer, legend); break;
        case LayerKind::hub_catchments: add_hub_catchments(making, make, layer, legend); break;
        case LayerKind::lines: add_lines(making, make, layer, legend); break;
        case LayerKind::people_points: add_people_points(making, layer); break;
        default: break;
    }
    keep_sorted(layer.items.symbols);
    return layer;
}

}  // namespace merestone::scene::detail
