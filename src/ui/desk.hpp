// The desk: everything the window holds while a plan is open on it. Panels draw it, actions change it; it knows no window and no OpenGL,
// so that a script or a test can work it frame by frame.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/crs.hpp"
#include "scene/labeller.hpp"
#include "scene/map_options.hpp"
#include "scene/zone_columns.hpp"
#include "ui/basemap_view.hpp"
#include "ui/dialogs.hpp"
#include "ui/document.hpp"
#include "ui/input_feed.hpp"
#include "ui/key_map.hpp"
#include "ui/layout.hpp"
#include "ui/map_view.hpp"
#include "ui/notices.hpp"
#include "ui/opener.hpp"
#include "ui/selection.hpp"
#include "ui/table_model.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace merestone::ui {

struct NewPlan;       // new_plan.hpp
struct TimeLine;      // time_line.hpp
struct Comparing;     // comparing.hpp
struct Printing;      // printing.hpp
struct WhatIf;        // what_if.hpp
struct Asking;        // asking.hpp
struct Reshaping;     // reshaping.hpp
struct Comfort;       // comfort.hpp
struct EstatePanels;  // estate_panels.hpp

enum class Tool { select, box, lasso, pan, measure, move, hub, catchment, housing, what_if, reshape };

// What the surroundings lend: a window, or a script's stage.
struct Host {
    std::function<std::string()> clipboard;
    std::function<void(const std::string&)> set_clipboard;
    std::function<void(const std::string&)> set_title;
    std::function<void(bool)> set_full_screen;
    std::function<void()> wake;  // from any thread
};

struct DeskSettings {
    ThemeKind theme = ThemeKind::light;
    double font_scale = 1.0;  // 0.75 to 3
    PaneSizes panes;
    std::vector<std::filesystem::path> recent;
    bool toured = false;            // the first steps were shown
    std::filesystem::path basemap;  // shown again next time; empty: none
};

// A table of the bottom panel as it stands: which rows, in which order.
struct TableState {
    TableOrder order;
    Table table;
    std::uint64_t made_for = 0;  // document revision
    bool only_selected = false;
    bool only_in_view = false;
    std::uint64_t ordered_for = 0;
    std::vector<std::uint32_t> rows;
};

class Desk {
public:
    Desk(Host host, DeskSettings settings, std::string keys, std::filesystem::path data_folder);

    // --- what stands on it
    Host host;
    DeskSettings settings;
    std::filesystem::path data_folder;
    Theme theme;
    Widgets widgets;
    KeyMap keys;
    Notices notices;
    InputFeed input;
    jobs::Pool pool;                     // before the document, which it outlives
    std::unique_ptr<Document> document;  // nothing until a plan is opened
    std::uint64_t document_number = 0;
    bool opened_once = false;               // a plan was shown, whatever became of it
    model::Problems failed_problems;        // of a plan that could not be shown
    std::filesystem::path autosave_folder;  // empty: none is kept

    MapView view;
    scene::MapOptions map_options;
    BasemapView basemap;
    std::vector<scene::ColumnOffer> columns;
    std::size_t column = 0;  // 0: by locality, else columns[column - 1]
    Selection selection;
    std::optional<scene::ItemId> hovered;
    Tool tool = Tool::select;
    std::vector<scene::ItemId> under;  // everything under the last click, topmost first
    std::optional<scene::Px> pressed_at;
    bool dragged = false;
    scene::Px rests_at;  // where the pointer last stopped over the map
    double rests_since_s = 0.0;
    bool box_drag = false;
    std::vector<geo::Point> sketch;  // of the lasso, measure, catchment tools
    bool sketching = false;
    std::uint32_t target_locality = 0;

    std::string attribution;
    bool tables_stale = false;
    std::string open_table = "localities";
    std::string palette_text;
    std::string search_text;
    std::size_t palette_row = 0;
    std::size_t search_row = 0;
    std::vector<session::Found> found;
    std::optional<geo::Point> found_at;  // marked on the map
    std::vector<std::string> about_lines;
    std::string table_asked;  // a tab to be opened
    bool repair_open = false;
    scene::ItemId name_of;  // whose name stands in the inspector's field
    std::string name_text;
    std::size_t attribute_field = 0;
    std::string attribute_of;
    std::string attribute_about;  // whose value it is
    std::string attribute_value;
    std::string attribute_source;
    struct HousingForm {
        std::string of;  // the site as it was when the fields were filled
        std::string homes;
        std::string first_year;
        std::string years;
        std::array<std::string, 3> filled;  // what the fields held then
    } housing_form;
    FileDialog file_dialog;
    std::optional<Question> question;
    std::string disk_told;  // what was last asked about, so that nobody is asked twice
    std::filesystem::path sample_plan;
    std::map<std::string, TableState> tables;
    bool palette_open = false;
    bool search_open = false;
    bool keys_open = false;
    bool about_open = false;
    bool history_open = false;

    // What a panel of its own holds; made when it is first asked for.
    std::shared_ptr<NewPlan> new_plan;
    std::vector<std::filesystem::path> dropped_for_new_plan;  // until the question about unsaved work is answered
    std::shared_ptr<TimeLine> time_line;
    std::shared_ptr<Comparing> comparing;
    std::shared_ptr<Printing> printing;
    std::shared_ptr<WhatIf> what_if;
    std::shared_ptr<Asking> asking;
    std::shared_ptr<Reshaping> reshaping;
    std::shared_ptr<Comfort> comfort;  // made with the desk
    std::shared_ptr<EstatePanels> estate_panels;

    Layout layout;
    int tool_rows = 1;            // that the tool bar needed last frame
    std::vector<Rect> furniture;  // scale bar and attribution on the map, framebuffer pixels: no label goes below them
    double now_s = 0.0;
    double screen_scale = 1.0;
    bool quit = false;
    bool draw_anew = false;  // the graphics are to be started again
    bool fonts_stale = true;
    float menu_height = 0.0F;
    Opener opener;

    // --- the map's image: content, its options' revision, labels placed for the camera
    std::uint64_t options_revision = 1;
    scene::Labeller labeller;
    std::vector<scene::Label> labels;
    std::uint64_t labels_revision = 0;
    struct LabelKey {
        std::uint64_t content = 0;
        double x = 0.0;
        double y = 0.0;
        double metres_per_px = 0.0;
        double width_px = 0.0;
        double height_px = 0.0;
        std::vector<Rect> furniture;
        friend bool operator==(const LabelKey&, const LabelKey&) = default;
    } labels_for;
    void refresh_map(const style::TextMeasure& measure);  // after frame(), before it is painted

    // --- per frame
    void frame(const InputFeed::Taken& taken, double width_px, double height_px, double now);
    [[nodiscard]] double next_wake_s() const;  // when it wants a frame without an event; infinity: never
    [[nodiscard]] bool idle() const;           // nothing loads, moves or waits
    [[nodiscard]] base::Result<std::string> described(const std::string& what) const;

    // --- what actions and panels ask for
    void say(NoticeKind kind, std::string words, const std::string& todo = {}) { notices.say(kind, std::move(words), now_s, todo); }
    void open(const std::filesystem::path& plan, bool sample);  // asks where saved work on it lies beside it
    void open_now(const WhatToOpen& what);
    void remember(const std::filesystem::path& plan);            // among the recent ones
    void offer_kept_aside();                                     // what a crash left: asks whether to go on with it
    void tell_changed_sources();                                 // aside; of a project whose plan folder lies beside it
    void look_at_disk();                                         // aside; asks where another program changed the plan's files
    void drop(const std::vector<std::filesystem::path>& files);  // on the window
    void choose_column(std::size_t which);
    void style_changed();  // the map's options differ: content is made anew
    void show(const scene::ItemId& id, bool fly);
    [[nodiscard]] std::optional<geo::Box> where(const scene::ItemId& id) const;
    bool apply(const edit::Command& command);  // says what was done, or why not
    void go_to_step(std::size_t position);     // of the history: undoes, or does again, until so many steps are done
    bool take_changes();                       // the document's, at once: localities renumbered stay selected, what is gone does not
    void forget_what_is_gone();                // from the selection
    [[nodiscard]] std::optional<edit::Command> move_command() const;  // of the selection to the chosen locality
    const session::Profile& profile_of(const std::vector<model::ZoneIx>& zones);
    void click_with_tool(geo::Point at);
    void accept_step();
    void cancel_step();
    void export_plan(const std::filesystem::path& file, const std::string& layer);
    [[nodiscard]] std::uint64_t view_number() const noexcept { return view.changes(); }
    [[nodiscard]] double scale() const noexcept { return theme.scale; }
    // Logical pixels of the map's pane from framebuffer pixels, and back.
    [[nodiscard]] scene::Px pane_px(double x, double y) const;
    void set_scale(double screen);
    // \param shadings what zones can be shaded by (actions/shading.hpp). \param follows it is a later state of what was opened before: work
    // begun meanwhile is not swept away by it
    void take_start(session::Start start, std::shared_ptr<const Geography> geography, const std::vector<scene::ColumnOffer>& shadings,
                    bool follows);
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string attribution_line() const;                    // of the plan's sources, and of the basemap where one is drawn
    [[nodiscard]] std::optional<geo::Point> degrees(geo::Point at) const;  // longitude, latitude
    [[nodiscard]] bool dialog_open() const;
    [[nodiscard]] bool popup_open() const;  // a dialog, or a list or menu that the keys belong to

private:
    struct Named;  // an item by what an edit leaves as it is
    [[nodiscard]] Named named(const scene::ItemId& item) const;
    [[nodiscard]] std::optional<scene::ItemId> numbered(const Named& named) const;
    session::Profile profile_;
    std::vector<model::ZoneIx> profile_zones_;
    std::uint64_t profile_for_ = 0;
    std::string title_shown_;
    geo::FromNationalGrid to_degrees_;
    void press_keys(const InputFeed::Taken& taken);
};

}  // namespace merestone::ui
