#include "ui/desk.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <limits>

#include "actions/project_layers.hpp"
#include "base/text.hpp"
#include "report/attribution.hpp"
#include "style/numbers.hpp"
#include "ui/desk_actions.hpp"
#include "ui/desk_tables.hpp"
#include "ui/map_pane.hpp"
#include "ui/panels.hpp"
#include "ui/printing.hpp"

namespace merestone::ui {
namespace {

constexpr double kJobTick_s = 0.15;  // how often progress is shown
constexpr double kAround_m = 600.0;
constexpr std::size_t kMostLabels = 400;

}  // namespace

Desk::Desk(Host lent, DeskSettings kept, std::string key_file, std::filesystem::path data)
    : host(std::move(lent)),
      settings(std::move(kept)),
      data_folder(std::move(data)),
      widgets(theme),
      pool(2, host.wake),
      to_degrees_({data_folder}) {
    for (const std::string& fault : keys.read(key_file, "keys.txt")) notices.say(NoticeKind::hint, fault, 0.0);
    set_scale(1.0);
}

void Desk::set_scale(double screen) {
    screen_scale = screen;
    ImFont* regular = theme.regular;
    ImFont* bold = theme.bold;
    ImFont* small = theme.small;
    theme = theme_of(settings.theme);
    theme.regular = regular;
    theme.bold = bold;
    theme.small = small;
    theme.scale = std::clamp(screen * settings.font_scale, 0.5, 6.0);
    fonts_stale = true;
    map_options.style = map_style_of(settings.theme);
    map_options.device_scale = theme.scale;
    ++options_revision;
}

void Desk::style_changed() { ++options_revision; }

void Desk::choose_column(std::size_t which) {
    column = which <= columns.size() ? which : 0;
    if (column == 0) map_options.column.reset();
    else map_options.column = scene::shaded(columns[column - 1]);
    style_changed();
}

scene::Px Desk::pane_px(double x, double y) const {
    return {(x - static_cast<double>(layout.map.x)) / theme.scale, (y - static_cast<double>(layout.map.y)) / theme.scale};
}

std::optional<geo::Box> Desk::where(const scene::ItemId& id) const {
    if (!document) return std::nullopt;
    const Shown s = document->shown();
    const auto around = [](const std::optional<geo::Point>& at) -> std::optional<geo::Box> {
        if (!at) return std::nullopt;
        geo::Box box;
        box.add(*at);
        return box.grown(kAround_m);
    };
    switch (id.kind) {
        case scene::ItemKind::zone: return s.plan.topology ? std::optional(s.plan.topology->zone_box[id.number]) : std::nullopt;
        case scene::ItemKind::locality: {
            geo::Box box;
            for (std::size_t z = 0; s.plan.topology && z < s.scenario.zone_locality.size(); ++z)
                if (const auto l = s.scenario.zone_locality[z]; l && l.pos() == id.number) box.add(s.plan.topology->zone_box[z]);
            return box.empty() ? std::nullopt : std::optional(box);
        }
        case scene::ItemKind::practice: return around(s.plan.practices[id.number].at);
        case scene::ItemKind::premises: return around(s.plan.premises[id.number].at);
        case scene::ItemKind::hub: return around(s.plan.hubs[id.number].at);
        case scene::ItemKind::housing: return around(s.plan.housing[id.number].at);
        case scene::ItemKind::point: return around(s.plan.points[id.number].at);
        default: return std::nullopt;
    }
}

void Desk::show(const scene::ItemId& id, bool fly) {
    selection.select({id}, SelectHow::replace);
    selection.show(id);
    under.clear();  // of another click
    settings.panes.show_right = true;
    if (fly)
        if (const auto at = where(id)) view.fit(*at, now_s);
}

void Desk::take_start(session::Start start, std::shared_ptr<const Geography> geography, bool follows) {
    if (follows && document && !document->session().history().steps().empty()) {
        say(NoticeKind::hint, "Localities were found for this plan", "Save, then reload (F5), to work on them.");
        return;
    }
    const bool same_place = document && document->path() == start.opened && document->sample() == start.embedded_sample &&
                            document->shown().plan.zones.size() == start.plan->zones.size();
    document = std::make_unique<Document>(std::move(start), pool, std::move(geography));
    ++document_number;
    tables.clear();
    hovered.reset();
    sketch.clear();
    sketching = false;
    failed_problems.clear();
    labeller.forget();
    if (!autosave_folder.empty()) document->session().autosave_in(autosave_folder);
    document->session().saves_with([](const model::Plan& plan, const model::Scenario& working) {
        auto layers = actions::project_layers(plan, working);
        return session::ForOthers{std::move(layers.sheets), std::move(layers.styles)};
    });
    disk_told.clear();
    if (!same_place) tell_changed_sources();
    const Shown s = document->shown();
    if (!same_place) {
        selection.clear();
        view.set_extent(scene::extent_of(s.plan));
        columns = scene::zone_columns(s.plan);
        column = 0;
        map_options.column.reset();
    }
    // What the licences ask for; who published which layer is told by `check` and the report.
    const auto owed = report::attribution_of(s.plan);
    attribution = fmt::format("As at {}. {}", style::date_text(s.plan.as_at),
                              s.plan.illustrative ? "Illustrative data, made up"
                              : owed.empty()      ? base::join(report::short_sources(s.plan), "; ")
                                                  : base::join(owed, " "));
    ++options_revision;
    const auto errors =
        std::count_if(s.problems.begin(), s.problems.end(), [](const model::Problem& p) { return p.severity == model::Severity::error; });
    if (!same_place && errors > 0) {  // the good part is shown, and what is wrong beside it
        say(NoticeKind::fault, fmt::format("This plan has {} error{}: what could be read is shown", errors, errors == 1 ? "" : "s"),
            "Each is listed below under Data problems, with what to do.");
        table_asked = "problems";
    }
    document->refresh_content(map_options, options_revision);  // what lies under the pointer is asked for before the first picture
}

std::optional<geo::Point> Desk::degrees(geo::Point at) const { return to_degrees_(at); }

std::string Desk::title() const {
    if (!document) return "Merestone";
    return document->session().title() + (document->sample() ? " (sample)" : "") + " - Merestone";
}

std::string Desk::attribution_line() const {
    const bool drawn = map_options.basemap && std::any_of(map_options.layers.begin(), map_options.layers.end(), [](const auto& l) {
                           return l.kind == scene::LayerKind::basemap && l.visible && l.opacity > 0.0;
                       });
    if (!drawn) return attribution;
    return attribution + (attribution.empty() ? "" : "; ") + basemap.credit();
}

void Desk::refresh_map(const style::TextMeasure& measure) {
    if (!document) return;
    document->refresh_content(map_options, options_revision);
    scene::MapMarks marks;
    marks.selected_zones = selection.of(scene::ItemKind::zone);
    for (const std::uint32_t l : selection.of(scene::ItemKind::locality)) {
        const auto& of_zone = document->content().zone_locality;
        for (std::size_t z = 0; z < of_zone.size(); ++z)
            if (of_zone[z] == static_cast<std::int32_t>(l)) marks.selected_zones.push_back(static_cast<std::uint32_t>(z));
    }
    document->mark(marks);
    const scene::Camera& c = view.camera();
    const LabelKey key{(document_number << 40U) + document->content_revision(),
                       c.centre.x,
                       c.centre.y,
                       c.metres_per_px,
                       c.width_px,
                       c.height_px,
                       furniture};
    if (key != labels_for && !(view.moving(now_s) && key.content == labels_for.content && c.metres_per_px != labels_for.metres_per_px)) {
        std::vector<scene::PxBox> reserved;
        for (const Rect& r : furniture) {
            const scene::Px low = pane_px(static_cast<double>(r.x), static_cast<double>(r.y));
            const scene::Px high = pane_px(static_cast<double>(r.x + r.width), static_cast<double>(r.y + r.height));
            reserved.push_back({low.x, low.y, high.x, high.y});
        }
        labels = labeller.labels(document->content(), document->geography().levels, c, measure, kMostLabels, reserved).labels;
        labels_for = key;
        ++labels_revision;
    }
}

void Desk::press_keys(const InputFeed::Taken& taken) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const Chord& chord : taken.pressed) {
        const bool plain = !chord.ctrl && !chord.alt && chord.key != platform::Key::escape &&
                           (chord.key < platform::Key::f1 || chord.key > platform::Key::f12);
        if (plain && (io.WantTextInput || popup_open())) continue;  // letters, arrows, Enter belong to what is being typed in
        if (io.WantTextInput && chord.ctrl && !chord.shift &&
            (chord.key == platform::Key::a || chord.key == platform::Key::c || chord.key == platform::Key::v ||
             chord.key == platform::Key::x || chord.key == platform::Key::z || chord.key == platform::Key::y))
            continue;
        if (const std::string* action = keys.action_of(chord)) (void)run_action(*this, *action);
    }
}

bool Desk::popup_open() const {
    return dialog_open() || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}
bool Desk::dialog_open() const {
    return palette_open || search_open || keys_open || about_open || history_open || file_dialog.open || question.has_value() ||
           (printing && printing->open);
}

void Desk::frame(const InputFeed::Taken& taken, double width_px, double height_px, double now) {
    now_s = now;
    opener.take(*this);
    pool.drain();
    if (document) {
        document->session().tick(now_s);
        if (take_changes()) tables_stale = true;
    }
    if (const std::string t = title(); host.set_title && t != title_shown_) host.set_title(title_shown_ = t);
    if (taken.focused) look_at_disk();
    press_keys(taken);
    widgets.begin_frame();

    draw_menu_bar(*this);
    forget_what_is_gone();  // a selection brought back may name what an undo took away
    layout = lay_out(settings.panes, width_px, height_px, menu_height, theme.scale, tool_rows);
    view.resize(static_cast<double>(layout.map.width) / theme.scale, static_cast<double>(layout.map.height) / theme.scale);
    draw_tool_bar(*this);
    if (layout.left.width > 0) draw_layers_panel(*this);
    if (layout.right.width > 0) draw_inspector(*this);
    if (layout.bottom.height > 0) draw_tables_panel(*this);
    draw_status_bar(*this);
    draw_map_pane(*this);
    draw_splitters(widgets, layout, settings.panes);
    draw_palette(*this);
    draw_search(*this);
    draw_dialogs(*this);
    basemap.tick(*this);
    notices.draw(widgets, static_cast<double>(layout.map.x + layout.map.width) - static_cast<double>(theme.px(10)),
                 static_cast<double>(layout.map.y + theme.px(10)), now_s);
}

double Desk::next_wake_s() const {
    double next = notices.next_change_s();
    if (document && now_s - rests_since_s < 1.0) next = std::min(next, now_s + 0.1);  // the card may be due
    if (view.moving(now_s)) next = std::min(next, now_s + MapView::kSettle_s);
    if (opener.busy() || !pool.idle()) next = std::min(next, now_s + kJobTick_s);
    return next;
}

bool Desk::idle() const { return !opener.busy() && pool.idle() && !view.moving(now_s) && !input.waiting(); }

void Desk::drop(const std::filesystem::path& file) {
    std::error_code fault;
    const std::string extension = base::lower(file.extension().string());
    if (std::filesystem::is_directory(file, fault) ? std::filesystem::exists(file / "plan.toml", fault)
                                                   : extension == ".toml" || extension == ".gpkg")
        (void)run_action(*this, "file.open", file.string());
    else if (extension == ".tif" || extension == ".tiff" || extension == ".mbtiles") (void)run_action(*this, "map.basemap", file.string());
    else
        say(NoticeKind::hint, file.filename().string() + " is no plan",
            "Drop a folder with plan.toml, a plan.toml, a project (.gpkg), or a basemap (.tif, .mbtiles).");
}

}  // namespace merestone::ui
