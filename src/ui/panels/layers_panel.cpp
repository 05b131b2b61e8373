// Layers (what is drawn, in which order, how strongly), what colours mean, and the legend.
#include <imgui.h>

#include "ui/comparing.hpp"
#include "ui/desk_tables.hpp"
#include "ui/legend_panel.hpp"
#include "ui/panels.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

std::vector<std::string> fill_choices(const Desk& d) {
    std::vector<std::string> out{"Localities"};
    for (const scene::ColumnOffer& c : d.columns) out.push_back(c.title);
    return out;
}

void draw_choices(Desk& d) {
    Widgets& w = d.widgets;
    ImGui::PushItemWidth(-1.0F);
    w.muted("Zones show");
    std::size_t fill = d.column;
    const auto fills = fill_choices(d);
    if (w.choice("layers.fill", "##fill", fill, fills)) {
        d.map_options.year_colour = scene::YearColour::own;  // of a year too, once it is chosen here
        d.choose_column(fill);
    }
    if (const auto year = d.document->shown().year) {
        w.muted("In " + base::to_string(*year) + " localities show");
        choose_year_colour(d, "layers.year_colour");
    }
    w.muted("Practices coloured by");
    static const std::vector<std::string> practice{"one colour", "their locality", "their worst flag"};
    auto p = static_cast<std::size_t>(d.map_options.practice_colour);
    if (w.choice("layers.practice_colour", "##practice", p, practice)) {
        d.map_options.practice_colour = static_cast<scene::PracticeColour>(p);
        d.style_changed();
    }
    w.muted("Premises coloured by");
    static const std::vector<std::string> premises{"one colour", "their worst facet"};
    auto f = static_cast<std::size_t>(d.map_options.premises_colour);
    if (w.choice("layers.premises_colour", "##premises", f, premises)) {
        d.map_options.premises_colour = static_cast<scene::PremisesColour>(f);
        d.style_changed();
    }
    ImGui::PopItemWidth();
}

// The table that holds a layer's things; empty: none does.
std::string_view table_of(scene::LayerKind kind) {
    switch (kind) {
        case scene::LayerKind::zones:
        case scene::LayerKind::zone_borders: return "zones";
        case scene::LayerKind::localities:
        case scene::LayerKind::labels: return "localities";
        case scene::LayerKind::practices: return "practices";
        case scene::LayerKind::premises: return "premises";
        case scene::LayerKind::hubs:
        case scene::LayerKind::hub_catchments: return "hubs";
        case scene::LayerKind::housing:
        case scene::LayerKind::housing_areas: return "housing";
        case scene::LayerKind::schemes: return "schemes";
        default: return {};
    }
}

void zoom_to(Desk& d, std::string_view table) {
    geo::Box box;
    for (const TableRow& row : make_table(table, d.document->shown()).rows)
        if (row.where) box.add(*row.where);
    if (!box.empty()) d.view.fit(box, d.now_s);
}

void draw_layer_rows(Desk& d) {
    Widgets& w = d.widgets;
    auto& layers = d.map_options.layers;
    for (std::size_t i = layers.size(); i-- > 0;) {  // what is on top stands on top
        scene::LayerSetting& layer = layers[i];
        if (layer.kind == scene::LayerKind::basemap && !d.basemap.wanted()) continue;
        const std::string key(scene::key_of(layer.kind));
        ImGui::PushID(key.c_str());
        if (w.check("layers." + key, std::string(scene::title_of(layer.kind)).c_str(), layer.visible)) d.style_changed();
        if (ImGui::BeginPopupContextItem("layer menu")) {
            w.heading(std::string(scene::title_of(layer.kind)).c_str());
            ImGui::PushItemWidth(w.px(160));
            double strength = 100.0 * layer.opacity;
            if (w.slider("layers." + key + ".opacity", "Strength", strength, 5.0, 100.0, "%.0f %%")) {
                layer.opacity = strength / 100.0;
                d.style_changed();
            }
            ImGui::PopItemWidth();
            if (const std::string_view table = table_of(layer.kind); !table.empty()) {
                if (w.button("layers." + key + ".zoom", "Zoom to it")) zoom_to(d, table);
                ImGui::SameLine();
                if (w.button("layers." + key + ".table", "Open its table")) {
                    d.table_asked = std::string(table);
                    d.settings.panes.show_bottom = true;
                }
            }
            if (w.button("layers." + key + ".up", "Move up", {}, i + 1 < layers.size() ? "" : "it is on top")) {
                std::swap(layers[i], layers[i + 1]);
                d.style_changed();
            }
            ImGui::SameLine();
            if (w.button("layers." + key + ".down", "Move down", {}, i > 0 ? "" : "it is at the bottom")) {
                std::swap(layers[i], layers[i - 1]);
                d.style_changed();
            }
            ImGui::EndPopup();
        }
        w.hint("Right-click: strength, order, zoom, table");
        ImGui::PopID();
    }
    if (w.button("layers.reset", "Layers as at first")) {
        layers = scene::default_layers();
        d.style_changed();
    }
}

}  // namespace

void draw_layers_panel(Desk& d) {
    if (begin_pane("layers", d.layout.left)) {
        if (!d.document) {
            d.widgets.muted("Layers stand here once a plan is open.");
        } else {
            draw_choices(d);
            const bool open = ImGui::CollapsingHeader("Layers");
            d.widgets.note("layers.header", true, open ? "open" : "closed");
            if (open) draw_layer_rows(d);
            ImGui::Separator();
            if (d.document->shown().plan.topology)
                draw_legend(d.widgets, comparing_shown(d) ? d.comparing->shown->content[1]->legend : d.document->legend());
        }
    }
    end_pane();
}

}  // namespace merestone::ui
