// The card "What if 200 homes here?": a place on the map, what is typed about it, and the answer while it is typed.
//
// The ground of the answer (people by year, capacity) is worked out by a job for each revision of the plan; the answer itself takes about
// a millisecond and is made anew when a word changes. An answer of an older revision is never shown. Main thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "analysis/what_if.hpp"
#include "analysis/what_if_form.hpp"
#include "base/result.hpp"
#include "model/plan.hpp"

struct ImDrawList;

namespace merestone::ui {

class Desk;

struct WhatIf {
    bool open = false;
    geo::Point at;
    model::ZoneIx zone;
    std::string name = "New homes";  // of the site that keeps it
    analysis::WhatIfForm form;
    std::size_t pointed = static_cast<std::size_t>(-1);  // practice of the answer whose line is drawn bold

    // What the answer stands on: of one plan and revision.
    std::shared_ptr<const model::Plan> plan;
    std::shared_ptr<const analysis::WhatIfGround> ground;
    std::uint64_t ground_for = 0;
    std::uint64_t asked_for = 0;  // the job that is on its way
    std::uint64_t document = 0;   // number of the open plan

    // The answer, and what it was given for.
    std::optional<analysis::WhatIfAnswer> answer;
    analysis::WhatIfRead read;
    std::string why_not;  // lines; of this form and place
    struct For {
        analysis::WhatIfForm form;
        geo::Point at;
        std::uint64_t ground = 0;
        friend bool operator==(const For&, const For&) = default;
    };
    std::optional<For> answered_for;
};

// The place of the question; says why where it lies outside the footprint, and leaves the card as it was. \pre a plan is open.
void place_what_if(Desk& desk, geo::Point at);
// Brings ground and answer up to what is typed and to the plan's revision; asks for a job where it must.
void refresh_what_if(Desk& desk);
[[nodiscard]] bool what_if_open(const Desk& desk);
// An answer stands on the card; else why not.
[[nodiscard]] std::string what_if_missing(const Desk& desk);
// The homes as a housing site of the plan, one step that can be undone; the card closes. What the plan counts otherwise is said.
void keep_what_if(Desk& desk);
// As .csv or .html by the name, written aside and renamed, in a job.
void export_what_if(Desk& desk, const std::filesystem::path& file);

// Place, lines to the practices by their shares, and how many go there: on the map.
void draw_what_if_marks(const Desk& desk, ImDrawList& list);
// The card itself, in the inspector. false: something selected is to be shown there, or no card is open.
bool draw_what_if_card(Desk& desk);

}  // namespace merestone::ui
