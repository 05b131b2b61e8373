// The alternatives of a plan and two of them side by side: what the scenarios' panel and the comparison hold between frames.
//
// A comparison is worked out in a job (judging both, matching, the maps' contents) and shown once it is there; while another is on its
// way the last one stays. Drawn twice, once for each side, it is redrawn only where content or camera change: the divider copies.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/pool.hpp"
#include "scene/labeller.hpp"
#include "scene/map_content.hpp"
#include "session/comparison.hpp"
#include "session/proposal.hpp"
#include "ui/desk.hpp"
#include "ui/painter.hpp"

namespace merestone::ui {

struct CompareKey {
    std::uint64_t document = 0;
    std::uint64_t revision = 0;  // of the session
    std::string a;               // keys of session::Document::scenario_names
    std::string b;
    friend bool operator==(const CompareKey&, const CompareKey&) = default;
};

struct Compared {
    CompareKey key;
    std::uint64_t options = 0;  // revision of the map's options that the contents were made with
    std::string title_a;
    std::string title_b;
    std::shared_ptr<const session::ScenarioComparison> comparison;
    std::array<std::shared_ptr<scene::MapContent>, 2> content;
    std::shared_ptr<const model::Plan> plan;
};

// Practices that go the same way, drawn as one arrow.
struct Flow {
    model::LocalityIx from;  // of A
    model::LocalityIx to;    // of B
    geo::Point start;        // centre of `from` in A
    geo::Point end;          // centre of `to` in B
    std::size_t practices = 0;
    std::int64_t patients = 0;
};

struct Comparing {
    // --- the panel of scenarios
    bool list_open = false;
    std::string chosen;  // key; empty: the one worked on
    std::string filled;  // whose name and note the fields hold, and as they were then
    std::string name;
    std::string note;
    std::string scenario_seen;  // the one that was worked on last frame: what was selected of it is not of the next
    session::TheRest rest = session::TheRest::stays;
    struct Import {
        std::string file;
        std::string words;
        bool taken = false;
        model::Problems problems;
    };
    std::optional<Import> import;
    bool repair_only_in_breach = false;

    // --- the comparison
    bool on = false;
    bool beside = false;  // two halves; else a divider
    bool arrows = true;
    double divider = 0.5;
    std::string a;
    std::string b;
    std::shared_ptr<const Compared> shown;
    std::vector<Flow> flows;   // of `shown`
    std::uint64_t number = 0;  // of what is shown: grows with every result
    std::uint64_t marks_revision = 0;
    std::uint64_t selection_marked = 0;
    CompareKey asked;
    std::uint64_t asked_options = 0;
    jobs::Handle job;
    std::string fault;
    std::array<scene::Labeller, 2> labeller;
    std::array<std::vector<scene::Label>, 2> labels;
    struct LabelKey {
        std::uint64_t content = 0;
        double x = 0.0;
        double y = 0.0;
        double metres_per_px = 0.0;
        double width_px = 0.0;
        double height_px = 0.0;
        friend bool operator==(const LabelKey&, const LabelKey&) = default;
    };
    std::array<LabelKey, 2> labels_for;
    std::uint64_t labels_revision = 0;
};

[[nodiscard]] Comparing& comparing_of(Desk& desk);  // made on the first call
[[nodiscard]] bool comparing_shown(const Desk& desk);

// --- what actions ask for
void compare_scenarios(Desk& desk, const std::string& a, const std::string& b);  // keys; starts the job
void end_comparing(Desk& desk);
// A boundary that somebody proposes, read in a job; it becomes a scenario and is worked on at once. Also for files dropped on the window.
void import_scenario(Desk& desk, const std::filesystem::path& file);
// By key, id or title in any case; empty: none such.
[[nodiscard]] std::string scenario_key(const Desk& desk, const std::string& words);

// --- each frame
void tick_comparing(Desk& desk);  // asks for a new comparison where something it stands on changed
// The two maps as frames. \param first as it would be drawn alone; becomes A's. \returns nothing where no comparison is shown.
[[nodiscard]] std::optional<SecondMap> comparing_frames(Desk& desk, const style::TextMeasure& measure, gl::Frame& first);
// Where a point of the pane lies in the map's camera: in two halves each has the camera's middle as its own.
[[nodiscard]] scene::Px in_compared_half(const Desk& desk, scene::Px at);

// --- panels
bool draw_scenarios(Desk& desk);         // in the inspector's place; false: it is closed
bool draw_compare(Desk& desk);           // likewise
void draw_compare_over_map(Desk& desk);  // arrows, names, the divider
void draw_compare_card(Desk& desk, scene::Px at);
[[nodiscard]] Table differences_table(const Desk& desk);

}  // namespace merestone::ui
