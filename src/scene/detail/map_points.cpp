#include "scene/detail/map_points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "style/numbers.hpp"

namespace merestone::scene::detail {
namespace {

using style::SymbolKind;

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

void add_layer(std::string name, std::vector<Symbol> symbols, MapScene& out) {
    if (symbols.empty()) return;
    std::stable_sort(symbols.begin(), symbols.end(), [](const Symbol& a, const Symbol& b) { return a.size_px > b.size_px; });
    Layer layer;
    layer.name = std::move(name);
    layer.symbols = std::move(symbols);
    out.list.layers.push_back(std::move(layer));
}

struct Maker {
    const style::MapStyle& look;
    Symbol operator()(ItemKind kind, std::size_t number, geo::Point at, SymbolKind shape, style::Rgba fill, double size_px) const {
        return {{kind, static_cast<std::uint32_t>(number)}, at, shape, size_px, fill, look.symbol_outline, look.symbol_outline_px};
    }
};

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

void add_housing(const model::Plan& plan, const Maker& make, MapScene& out, style::LegendGroup& legend) {
    std::vector<Symbol> symbols;
    double largest = 0.0;
    for (std::size_t i = 0; i < plan.housing.size(); ++i) {
        const model::HousingSite& site = plan.housing[i];
        if (!site.at) continue;
        const auto known = site.dwellings_min ? site.dwellings_min : site.dwellings_max;
        const double dwellings = static_cast<double>(known.value_or(0));
        largest = std::max(largest, dwellings);
        symbols.push_back(make(ItemKind::housing, i, *site.at, SymbolKind::triangle, make.look.housing, housing_px(make.look, dwellings)));
    }
    if (symbols.empty()) return;
    Symbol like = symbols.front();
    const double example = round_example(largest);
    like.size_px = housing_px(make.look, example);
    legend.entries.push_back(entry("housing site, " + style::whole(example) + (example == 1.0 ? " home" : " homes"), like));
    add_layer("housing", std::move(symbols), out);
}

void add_named(const model::Plan& plan, const Maker& make, MapScene& out, style::LegendGroup& legend) {
    // A shape for each of the first three categories by name; further ones take the shapes again, paler.
    constexpr std::array<SymbolKind, 3> kShapes{SymbolKind::cross, SymbolKind::diamond, SymbolKind::square};
    std::map<std::string, Symbol> looks;
    for (const model::NamedPoint& point : plan.points)
        if (!is_place(point)) looks.emplace(point.category, Symbol{});
    std::size_t number = 0;
    for (auto& [category, look] : looks) {
        const style::Rgba colour = style::mixed(make.look.point, style::kPaper, 0.3 * static_cast<double>(number / kShapes.size() % 3));
        look = make(ItemKind::point, 0, {}, kShapes[number % kShapes.size()], colour, make.look.point_px);
        legend.entries.push_back(entry(category, look));
        ++number;
    }
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < plan.points.size(); ++i) {
        if (is_place(plan.points[i])) continue;
        symbols.push_back(looks.at(plan.points[i].category));
        symbols.back().id.number = static_cast<std::uint32_t>(i);
        symbols.back().at = plan.points[i].at;
    }
    add_layer("points", std::move(symbols), out);
}

void add_premises(const model::Plan& plan, const Maker& make, MapScene& out, style::LegendGroup& legend) {
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < plan.premises.size(); ++i) {
        const model::Premises& premises = plan.premises[i];
        // One taken from a practice's own address would lie under the practice.
        const bool own = premises.at && std::none_of(plan.practices.begin(), plan.practices.end(),
                                                     [&](const model::Practice& p) { return p.at && *p.at == *premises.at; });
        if (own)
            symbols.push_back(make(ItemKind::premises, i, *premises.at, SymbolKind::square, make.look.premises, make.look.premises_px));
    }
    if (symbols.empty()) return;
    legend.entries.push_back(entry("other premises, branch", symbols.front()));
    add_layer("premises", std::move(symbols), out);
}

void add_practices(const model::Plan& plan, const Maker& make, MapScene& out, style::LegendGroup& legend) {
    std::vector<Symbol> symbols;
    double largest = 0.0;
    for (std::size_t i = 0; i < plan.practices.size(); ++i) {
        const model::Practice& practice = plan.practices[i];
        if (!practice.at) continue;
        const double list = static_cast<double>(practice.list.value_or(0));
        largest = std::max(largest, list);
        symbols.push_back(make(ItemKind::practice, i, *practice.at, SymbolKind::circle, make.look.practice, practice_px(make.look, list)));
    }
    if (symbols.empty()) return;
    Symbol like = symbols.front();
    for (const double list : {2000.0, 10000.0, 30000.0}) {
        if (list > 1.3 * largest && list > 2000.0) continue;
        like.size_px = practice_px(make.look, list);
        legend.entries.push_back(entry("practice, " + style::whole(list) + " patients", like));
    }
    add_layer("practices", std::move(symbols), out);
}

void add_hubs(const model::Plan& plan, const Maker& make, MapScene& out, style::LegendGroup& legend) {
    std::vector<Symbol> symbols;
    bool open = false;
    bool candidate = false;
    for (std::size_t i = 0; i < plan.hubs.size(); ++i) {
        const model::Hub& hub = plan.hubs[i];
        if (!hub.at) continue;
        Symbol symbol = make(ItemKind::hub, i, *hub.at, SymbolKind::diamond, make.look.hub, make.look.hub_px);
        if (hub.status == "candidate") {  // hollow: not there yet
            symbol.fill = style::kPaper;
            symbol.outline = make.look.hub;
            symbol.outline_px = 2.0;
        }
        bool& seen = hub.status == "candidate" ? candidate : open;
        if (!seen) legend.entries.push_back(entry(hub.status == "candidate" ? "candidate hub" : "hub", symbol));
        seen = true;
        symbols.push_back(symbol);
    }
    add_layer("hubs", std::move(symbols), out);
}

}  // namespace

void add_points(const model::Plan& plan, const MapOptions& options, MapScene& out) {
    const Maker make{options.style};
    style::LegendGroup legend{"Places", {}};
    // Drawn from what matters least to what matters most.
    add_housing(plan, make, out, legend);
    add_named(plan, make, out, legend);
    add_premises(plan, make, out, legend);
    add_practices(plan, make, out, legend);
    add_hubs(plan, make, out, legend);
    std::reverse(legend.entries.begin(), legend.entries.end());
    if (!legend.entries.empty()) out.legend.push_back(std::move(legend));
}

}  // namespace merestone::scene::detail
