// A plan that is being put together on the desk: files dropped on the window are looked at by jobs, the map shows what is there so far,
// and in the end a plan folder is written and opened. What it is made of lives in actions/new_plan; this is its place in the window.
//
// Files are taken in the order in which they were dropped, whatever job is done first: the same drop gives the same plan.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/new_plan.hpp"
#include "jobs/pool.hpp"

namespace merestone::ui {

class Desk;

struct NewPlan {
    actions::NewPlan made;
    std::uint64_t number = 0;   // of this one: what comes for an earlier one is dropped
    std::uint64_t changes = 1;  // of `made`
    std::uint64_t shown = 0;    // the change that the map shows, or is being made to

    struct Waiting {
        std::filesystem::path file;
        jobs::Handle job;
        std::optional<io::Survey> survey;  // done, and waits for its turn
        bool given_up = false;
    };
    std::deque<Waiting> waiting;

    // Whose practices: counted again when the area or the files change, and chosen until the planner chooses.
    std::vector<actions::CommissionerHere> here;
    std::uint64_t here_for = 0;
    bool counting = false;
    bool chosen_by_hand = false;
    bool by_practice = false;  // each practice of the area, instead of whole commissioners

    // Parts of each boundary that meet the zones of the whole file, for choosing an area.
    struct Parts {
        std::string boundary;
        std::vector<std::pair<std::string, std::string>> ids;  // id, name
    };
    std::vector<Parts> parts;

    struct Form {  // what is typed, until it can be read
        std::string title;
        std::string as_at;
        std::string first_year;
        std::string last_year;
        std::string people_min = "30000";
        std::string people_max = "80000";
        std::string homes_from;  // of every register without years of its own
        std::string homes_years;
        std::string household;
        std::string household_source;
        std::string wrong;  // what cannot be read, in words
    } form;
    bool copy = true;
    bool saving = false;
    std::optional<std::size_t> columns_of;  // the layer whose columns are being chosen
    std::optional<std::size_t> facts_of;    // the layer whose publisher and dates are shown
    bool explain = true;                    // of each missing file what it is for and where it is found
    float foot_height = 0;                  // of what stands below the sections, last frame
    bool drawing = false;                   // the next outline drawn is the area
};

// Begins an empty one in place of what is open; asks nothing.
void begin_new_plan(Desk& desk);
void leave_new_plan(Desk& desk);
// Files, and files in folders (three levels down, at most 2,000 in all).
void drop_into_new_plan(Desk& desk, const std::vector<std::filesystem::path>& dropped);
void new_plan_changed(Desk& desk);
// Takes the practices that the counts propose: those of whole commissioners, or each of the area. \returns whether that changed anything.
bool propose_practices(NewPlan& made);
// Each frame: takes what jobs brought, and starts what is due.
void tick_new_plan(Desk& desk);
// The outline that was drawn; true: it was taken as the area.
bool take_outline(Desk& desk, const geo::MultiPolygon& outline);
// Writes the plan folder and opens it.
void save_new_plan(Desk& desk, const std::filesystem::path& folder);

void draw_new_plan(Desk& desk);                             // the panel, in place of layers and inspector
void draw_new_plan_columns(Desk& desk, std::size_t layer);  // which column plays which part, with the first rows
void draw_new_plan_details(Desk& desk);                     // area, practices, dates, bounds

}  // namespace merestone::ui
