// The panels of the estate over time: schemes, hubs' weeks, what comes first, the developer's share, what to do, what the answer hangs on,
// figures by place. Each is a tab beside the tables while it is open; what it shows is a plain value (scheme_view.hpp and the like) made
// once for each book of the session, and until there is a book of this revision the panel says that it is being worked out.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "session/document.hpp"
#include "ui/by_place_view.hpp"
#include "ui/developer_view.hpp"
#include "ui/hub_view.hpp"
#include "ui/ranking_view.hpp"
#include "ui/remedy_view.hpp"
#include "ui/scheme_view.hpp"
#include "ui/sensitivity_view.hpp"

namespace merestone::ui {

class Desk;

enum class EstatePanel { schemes, hub_week, ranking, developer, remedies, sensitivity, by_place };
inline constexpr std::size_t kEstatePanels = 7;
// The parts of the figures by place.
inline constexpr std::size_t kPlaceParts = 5;

// What was made of a book, and of what beside it.
template <typename View>
struct MadeOf {
    std::shared_ptr<const session::Book> book;
    std::size_t beside = 0;
    View view;
};

struct EstatePanels {
    std::array<bool, kEstatePanels> open{};
    std::optional<EstatePanel> asked;  // its tab is to come to the front
    int asked_frames = 0;
    double tabs_move_until_s = 0.0;         // a tab bar glides to the tab that was asked for
    std::optional<EstatePanel> front;       // that is in front; nothing: a table is
    std::size_t hub = 0;                    // 0: all open hubs, else a hub's number + 1
    std::optional<analysis::AskBy> ask_by;  // nothing: the plan's own way
    std::map<std::string, double> dragged;  // weights under the mouse, by assumption
    std::optional<Answer> answer;           // nothing: the first that is known
    PlaceBy place_by = PlaceBy::locality;
    std::size_t indicator = 0;   // in Plan::indicators
    std::uint64_t document = 0;  // number of the open plan that what was chosen is of

    MadeOf<SchemeView> schemes;
    MadeOf<HubView> hub_week;
    std::array<MadeOf<RankingView>, 2> ranking;  // by Ranks
    MadeOf<DeveloperView> developer;
    MadeOf<RemedyView> remedies;
    MadeOf<SensitivityView> sensitivity;
    std::array<MadeOf<PlaceFigures>, kPlaceParts> by_place;
};

[[nodiscard]] EstatePanels& estate_panels_of(Desk& desk);  // made when first asked for
[[nodiscard]] bool panel_open(const Desk& desk, EstatePanel panel);
// Opens it in front of the tables, with room to read it; closes it where it is in front already.
void toggle_panel(Desk& desk, EstatePanel panel);

[[nodiscard]] double tabs_move_until_s(const Desk& desk);  // 0: they stand still

// One weight of the ranking, as a step that can be undone. \param weight "rooms". \returns false and says why, where it cannot be.
bool set_weight(Desk& desk, const std::string& weight, const std::string& value);
// Every weight as the plan came with it, as one step.
void put_weights_back(Desk& desk);
[[nodiscard]] bool weights_changed(const Desk& desk);

// The open panels as tabs of the tab bar that is being drawn.
void draw_estate_tabs(Desk& desk);

// --- the panels, each within its tab. \pre the book is of this revision
void draw_schemes_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_hub_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_ranking_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_developer_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_remedies_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_sensitivity_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
void draw_by_place_panel(Desk& desk, const std::shared_ptr<const session::Book>& book);
// A tab within a panel; end it with ImGui::EndTabItem where it is open.
bool begin_part(Desk& desk, const std::string& id, const char* title);

}  // namespace merestone::ui
