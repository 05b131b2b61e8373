// Which year of the plan the map and the panels show, and the play that steps through them.
//
// No year: the plan as a whole, as it is opened: colours are of the worst flag of any year, people those of the plan's first year. A year:
// everything that differs by year is of that year, from the estate's job; while the job runs after an edit nothing of a year is shown.
// Only a playing or just moved time line asks for frames.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "analysis/need_series.hpp"
#include "base/units.hpp"
#include "model/year_view.hpp"

namespace merestone::ui {

class Desk;

// What the chart of need and capacity shows: people against the plan's bounds, or a measure of the gap table.
struct ChartMeasure {
    std::optional<model::Measure> measure;  // nothing: people
    friend bool operator==(const ChartMeasure&, const ChartMeasure&) = default;
};

struct TimeLine {
    std::optional<base::Year> year;  // nothing: the plan as a whole
    bool playing = false;
    double next_at_s = 0.0;  // when playing goes on
    ChartMeasure chart;
    struct {  // what the chart drew last, and of what
        std::uint64_t document = 0;
        std::uint64_t revision = 0;
        std::uint64_t selection = 0;
        ChartMeasure measure;
        analysis::NeedSeries series;
    } drawn;
    bool chart_open = false;  // opened with the first year looked at
    bool chart_offered = false;
    std::uint64_t document_number = 0;  // of the plan that `year` is a year of
    std::string plan_id;
    // Labels of a large map are reworded at once and placed anew when the slider rests and no play runs.
    double labels_due_s = std::numeric_limits<double>::infinity();
    std::uint64_t labelled_family = 0;  // of the contents that the labels were placed for
};

inline constexpr double kYearOfPlay_s = 1.0;

[[nodiscard]] TimeLine& time_of(Desk& desk);  // made when first asked for
[[nodiscard]] std::optional<base::Year> year_of(const Desk& desk);
// First and last year of the open plan. \pre a plan is open
[[nodiscard]] base::Year first_year(const Desk& desk);
[[nodiscard]] base::Year last_year(const Desk& desk);
[[nodiscard]] bool has_years(const Desk& desk);  // a plan is open and has more than one

// \returns why not, in words, and nothing changes, where the year lies outside the plan; else empty
std::string show_year(Desk& desk, std::optional<base::Year> year);
void play(Desk& desk, bool on);                          // from the first year where the last is shown, or none
void tick_time(Desk& desk);                              // once a frame: another plan, the next year of a play
[[nodiscard]] double next_year_due_s(const Desk& desk);  // infinity: never

// The first breach of a locality; where there is none, of a practice or premises. Null: none, or not known yet.
[[nodiscard]] const model::Breach* first_breach(const Desk& desk);
[[nodiscard]] std::string words_of(const model::Breach& breach);  // "2018/19, rule L3: Locality L12 ..."
// The year shown in a line: people, homes, rooms, schemes. Empty: none is shown.
[[nodiscard]] std::string year_summary(const Desk& desk);
// What fills the localities in the year looked at, to choose from.
void choose_year_colour(Desk& desk, const char* widget);
// Why a year's figures are not there: being worked out, or what failed.
[[nodiscard]] std::string why_no_year(const Desk& desk);

}  // namespace merestone::ui
