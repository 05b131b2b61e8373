// Which panels of the estate are open, and the tabs that they are drawn in.
#include "ui/estate_panels.hpp"

#include <imgui.h>

#include <algorithm>

#include "ui/desk.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

constexpr int kFramesToScroll = 4;     // until the width of a new tab is known
constexpr double kGlide_s = 0.5;       // ImGui takes 0.3
constexpr double kRoomToRead = 360.0;  // logical pixels
constexpr const char* kSource = "the planner, on the desk";

struct PanelKind {
    const char* name;  // in scripts
    const char* title;
    void (*draw)(Desk&, const std::shared_ptr<const session::Book>&);
};
constexpr std::array<PanelKind, kEstatePanels> kPanels{{{"estate.schemes", "Schemes by year", draw_schemes_panel},
                                                        {"estate.hub_week", "Hub week", draw_hub_panel},
                                                        {"estate.ranking", "What comes first", draw_ranking_panel},
                                                        {"estate.developer", "Developer's share", draw_developer_panel},
                                                        {"estate.remedies", "What to do", draw_remedies_panel},
                                                        {"estate.sensitivity", "What the answer hangs on", draw_sensitivity_panel},
                                                        {"estate.by_place", "Figures by place", draw_by_place_panel}}};

void draw_panel(Desk& d, const PanelKind& panel) {
    session::Document& open = d.document->session();
    open.request_book();
    const auto book = open.book();
    const std::string fault = !open.estate_problem().empty() ? open.estate_problem() : open.book_problem();
    if (book) return panel.draw(d, book);
    ImGui::Spacing();
    d.widgets.muted(fault.empty() ? "Working it out..." : "It could not be worked out: " + fault);
    d.widgets.note(std::string(panel.name) + ".state", true, fault.empty() ? "working it out" : fault);
}

}  // namespace

EstatePanels& estate_panels_of(Desk& d) {
    if (!d.estate_panels) d.estate_panels = std::make_shared<EstatePanels>();
    return *d.estate_panels;
}

bool panel_open(const Desk& d, EstatePanel panel) { return d.estate_panels && d.estate_panels->open[static_cast<std::size_t>(panel)]; }

void toggle_panel(Desk& d, EstatePanel panel) {
    EstatePanels& e = estate_panels_of(d);
    bool& open = e.open[static_cast<std::size_t>(panel)];
    if (open && d.settings.panes.show_bottom && e.front == panel) {
        open = false;
        return;
    }
    open = true;
    e.asked = panel;
    e.asked_frames = kFramesToScroll;
    e.tabs_move_until_s = d.now_s + kGlide_s;
    d.settings.panes.show_bottom = true;
    d.settings.panes.bottom = std::max(d.settings.panes.bottom, kRoomToRead);
}

double tabs_move_until_s(const Desk& d) { return d.estate_panels ? d.estate_panels->tabs_move_until_s : 0.0; }

bool set_weight(Desk& d, const std::string& weight, const std::string& value) {
    return d.apply(edit::SetAttribute{"assumption", "rank_weight_" + weight, "value", value, kSource});
}

bool weights_changed(const Desk& d) {
    if (!d.document) return false;
    const auto& all = d.document->session().draft().overrides;
    return std::any_of(all.begin(), all.end(), [](const model::Override& o) { return o.kind == "assumption"; });
}

void put_weights_back(Desk& d) {
    session::Document& open = d.document->session();
    const std::vector<model::Override> changed = open.draft().overrides;
    open.begin("Weights as the plan came with");
    for (const model::Override& o : changed) {
        if (o.kind != "assumption") continue;
        if (const auto done = open.apply(edit::SetAttribute{o.kind, o.subject, o.field, o.published, kSource}); !done) {
            open.rollback();
            return d.notices.say(done.error(), d.now_s);
        }
    }
    open.commit();
    d.take_changes();
    d.say(NoticeKind::done, "The weights are those that the plan came with");
}

bool begin_part(Desk& d, const std::string& id, const char* title) {
    const bool open = ImGui::BeginTabItem(title);
    d.widgets.note(id, true, open ? "open" : "");
    return open;
}

void draw_estate_tabs(Desk& d) {
    if (!d.estate_panels) return;
    EstatePanels& e = *d.estate_panels;
    if (e.document != d.document_number) {
        EstatePanels anew;  // what was chosen was of another plan
        anew.open = e.open;
        anew.asked = e.asked;
        anew.asked_frames = e.asked_frames;
        e = std::move(anew);
        e.document = d.document_number;
    }
    e.front.reset();
    for (std::size_t i = 0; i < kEstatePanels; ++i) {
        if (!e.open[i]) continue;
        const PanelKind& panel = kPanels[i];
        const bool asked = e.asked == static_cast<EstatePanel>(i);
        bool stays = true;
        const bool front = ImGui::BeginTabItem(panel.title, &stays, asked ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None);
        d.widgets.note(std::string("tab.") + panel.name, true, front ? "open" : "");
        e.open[i] = stays;
        if (!front) continue;
        if (asked && --e.asked_frames <= 0) e.asked.reset();
        e.front = static_cast<EstatePanel>(i);
        if (ImGui::BeginChild(panel.name, ImGui::GetContentRegionAvail())) draw_panel(d, panel);
        ImGui::EndChild();
        ImGui::EndTabItem();
    }
}

}  // namespace merestone::ui
