#include "ui/desk.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "actions/project_layers.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/project_file.hpp"
#include "report/attribution.hpp"
#include "style/numbers.hpp"
#include "ui/asking.hpp"
#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/desk_actions.hpp"
#include "ui/desk_tables.hpp"
#include "ui/estate_panels.hpp"
#include "ui/map_pane.hpp"
#include "ui/new_plan.hpp"
#include "ui/panels.hpp"
#include "ui/printing.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

constexpr double kJobTick_s = 0.15;  // how often progress is shown
constexpr double kAround_m = 600.0;
constexpr std::size_t kMostLabels = 400;
constexpr double kNewPlanWide = 470.0;  // logical pixels: a preview of rows needs the room
constexpr std::size_t kManyLocalities = 150;
constexpr double kLabelsRest_s = 0.25;
constexpr double kHeldKey_s = 0.03;

// Keys that belong to the widget with the frame about it.
bool moves_in_panes(platform::Key key) {
    using platform::Key;
    for (const Key k : {Key::left, Key::right, Key::up, Key::down, Key::enter, Key::keypad_enter, Key::space, Key::tab, Key::home, Key::end,
                        Key::page_up, Key::page_down, Key::del, Key::backspace})
        if (key == k) return true;
    return false;
}

}  // namespace

Desk::Desk(Host lent, DeskSettings kept, std::string key_file, std::filesystem::path data)
    : host(std::move(lent)),
      settings(std::move(kept)),
      data_folder(std::move(data)),
      widgets(theme),
      pool(2, host.wake),
      to_degrees_({data_folder}) {
    for (const std::string& fault : keys.read(key_file, "keys.txt")) notices.say(NoticeKind::hint, fault, 0.0);
    comfort = std::make_shared<Comfort>();
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
        case scene::ItemKind::scheme:  // where its building stands
            for (const model::Premises& m : s.plan.premises)
                if (m.id == s.plan.schemes[id.number].premises) return around(m.at);
            return std::nullopt;
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

void Desk::take_start(session::Start start, std::shared_ptr<const Geography> geography, const std::vector<scene::ColumnOffer>& shadings,
                      bool follows) {
    if (follows && document && !document->session().history().steps().empty()) {
        say(NoticeKind::hint, "Localities were found for this plan", "Save, then reload (F5), to work on them.");
        return;
    }
    const bool same_place = document && document->path() == start.opened && document->sample() == start.embedded_sample &&
                            document->shown().plan.zones.size() == start.plan->zones.size();
    document = std::make_unique<Document>(std::move(start), pool, std::move(geography));
    ++document_number;
    opened_once = true;
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
        columns = shadings;
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
    if (!same_place && errors > 0 && !new_plan) {  // the good part is shown, and what is wrong beside it
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
    TimeLine& time = time_of(*this);
    LabelKey but_for_words = key;
    but_for_words.content = labels_for.content;
    // A large map's labels take longer than a step through the years should: what stands is reworded, and placed anew at rest.
    const bool reword = key != labels_for && but_for_words == labels_for && time.labelled_family == document->content_family() &&
                        document->content().locality_id.size() > kManyLocalities;
    const bool due = now_s >= time.labels_due_s && !time.playing;
    if ((key != labels_for || due) &&
        !(view.moving(now_s) && key.content == labels_for.content && c.metres_per_px != labels_for.metres_per_px)) {
        std::vector<scene::PxBox> reserved;
        for (const Rect& r : furniture) {
            const scene::Px low = pane_px(static_cast<double>(r.x), static_cast<double>(r.y));
            const scene::Px high = pane_px(static_cast<double>(r.x + r.width), static_cast<double>(r.y + r.height));
            reserved.push_back({low.x, low.y, high.x, high.y});
        }
        const auto& levels = document->geography().levels;
        if (reword) labels = labeller.reworded(document->content(), levels, c, measure, reserved).labels;
        else labels = labeller.labels(document->content(), levels, c, measure, kMostLabels, reserved).labels;
        time.labels_due_s = reword ? now_s + kLabelsRest_s : std::numeric_limits<double>::infinity();
        time.labelled_family = document->content_family();
        labels_for = key;
        ++labels_revision;
    }
}

void Desk::press_keys(const InputFeed::Taken& taken) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const Chord& chord : taken.pressed) {
        if (comfort->tour_step && chord.key == platform::Key::escape && !popup_open() && !io.WantTextInput) {
            comfort->tour_step.reset();
            continue;
        }
        if (pane_has_keys(*this) && !popup_open()) {
            if (chord.key == platform::Key::escape) {
                if (!io.WantTextInput) leave_pane(*this);
                continue;
            }
            if (!chord.ctrl && !chord.alt && moves_in_panes(chord.key)) continue;
        }
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
    return palette_open || search_open || keys_open || about_open || history_open || file_dialog.open || answers_open(*this) ||
           question.has_value() || (printing && printing->open);
}

void Desk::frame(const InputFeed::Taken& taken, double width_px, double height_px, double now) {
    now_s = now;
    opener.take(*this);
    pool.drain();
    if (document) {
        document->session().tick(now_s);
        if (take_changes()) tables_stale = true;
    }
    tick_comparing(*this);
    if (const std::string t = title(); host.set_title && t != title_shown_) host.set_title(title_shown_ = t);
    if (taken.focused && !new_plan) look_at_disk();
    drop(taken.dropped);
    tick_new_plan(*this);
    press_keys(taken);
    tick_keyboard(*this);
    tick_time(*this);
    widgets.begin_frame();

    draw_menu_bar(*this);
    forget_what_is_gone();  // a selection brought back may name what an undo took away
    PaneSizes panes = settings.panes;
    if (new_plan) {
        panes.left = std::max(panes.left, kNewPlanWide);
        panes.show_left = true;
        panes.show_right = panes.show_bottom = false;
    }
    layout = lay_out(panes, width_px, height_px, menu_height, theme.scale, tool_rows, !new_plan && has_years(*this));
    view.resize(static_cast<double>(layout.map.width) / theme.scale, static_cast<double>(layout.map.height) / theme.scale);
    draw_tool_bar(*this);
    if (layout.left.width > 0) {
        if (new_plan) draw_new_plan(*this);
        else draw_layers_panel(*this);
    }
    if (layout.right.width > 0) draw_inspector(*this);
    if (layout.bottom.height > 0) draw_tables_panel(*this);
    if (layout.time.height > 0) draw_time_bar(*this);
    draw_status_bar(*this);
    draw_map_pane(*this);
    if (!new_plan) draw_splitters(widgets, layout, settings.panes);
    draw_tour(*this);
    draw_pane_ring(*this);
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
    if (tabs_move_until_s(*this) > now_s) next = std::min(next, now_s + kHeldKey_s / 2);
    next = std::min(next, next_year_due_s(*this));
    if (comfort->by_keyboard && (input.held(platform::Key::left) || input.held(platform::Key::right) || input.held(platform::Key::up) ||
                                 input.held(platform::Key::down)))
        next = std::min(next, now_s + kHeldKey_s);
    if (opener.busy() || !pool.idle()) next = std::min(next, now_s + kJobTick_s);
    return next;
}

bool Desk::idle() const {
    return !opener.busy() && pool.idle() && !view.moving(now_s) && !input.waiting() && !std::isfinite(next_year_due_s(*this)) &&
           tabs_move_until_s(*this) <= now_s;
}

void Desk::drop(const std::vector<std::filesystem::path>& files) {
    if (files.empty() || question) return;
    if (new_plan) return drop_into_new_plan(*this, files);
    std::error_code fault;
    const auto ends = [](const std::filesystem::path& file, std::initializer_list<const char*> extensions) {
        const std::string extension = base::lower(base::path_text(file.extension()));
        return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
    };
    if (files.size() == 1) {
        const std::filesystem::path& file = files.front();
        const bool plan = std::filesystem::is_directory(file, fault) ? std::filesystem::exists(file / "plan.toml", fault)
                                                                     : ends(file, {".toml"}) || io::is_project(file);
        if (plan) return (void)run_action(*this, "file.open", base::path_text(file));
        if (ends(file, {".tif", ".tiff", ".mbtiles"})) return (void)run_action(*this, "map.basemap", base::path_text(file));
    }
    const auto begin = [files](Desk& d) {
        (void)run_action(d, "file.new");
        if (d.new_plan) drop_into_new_plan(d, files);
        else d.dropped_for_new_plan = files;  // once what is open was saved
    };
    if (!document) return begin(*this);
    const bool may_be_answers = std::all_of(files.begin(), files.end(), [&](const auto& file) {
        return ends(file, {".xlsx", ".ods", ".csv"});
    });
    const auto ask = [files, begin, may_be_answers](Desk& d) {
        Question q;
        q.asked = files.size() == 1 ? "Make a new plan from " + base::path_text(files.front().filename()) + "?"
                                    : fmt::format("Make a new plan from these {} files?", files.size());
        q.more = "A plan is open. Files are what new plans are made of.";
        q.answers.push_back({"New plan", begin});
        if (files.size() == 1) {
            q.more =
                "A plan is open. It may also be a boundary that somebody proposes for it: polygons, or a table of practice and locality.";
            q.answers.push_back({"A proposed boundary", [file = files.front()](Desk& again) { import_scenario(again, file); }});
        }
        if (may_be_answers) q.answers.push_back({"Answers of practices", [files](Desk& again) { read_returned(again, files); }});
        q.answers.push_back({"No", {}});
        d.question = std::move(q);
    };
    // Answers of practices, if every file is such a workbook.
    if (!may_be_answers) return ask(*this);
    pool.run<bool>(
        "Looking at what was dropped", document_number,
        [files](const base::Progress&) -> base::Result<bool> { return std::all_of(files.begin(), files.end(), session::is_questionnaire); },
        [this, files, ask](jobs::Key key, base::Result<bool> answers) {
            if (key != document_number || !document) return;
            if (answers && answers.value()) read_returned(*this, files);
            else ask(*this);
        });
}

}  // namespace merestone::ui
