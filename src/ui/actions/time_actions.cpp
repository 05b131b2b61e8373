// The years: which is shown, and stepping through them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "io/dates.hpp"
#include "ui/actions/groups.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

std::string needs_years(const Desk& d) {
    if (!d.document) return "no plan is open";
    return has_years(d) ? "" : "the plan has one year only (base_year and horizon_year in plan.toml)";
}

std::string not_after(const Desk& d) {
    if (std::string why = needs_years(d); !why.empty()) return why;
    const auto year = year_of(d);
    return year && *year == last_year(d) ? base::to_string(*year) + " is the plan's last year" : "";
}
std::string not_before(const Desk& d) {
    if (std::string why = needs_years(d); !why.empty()) return why;
    const auto year = year_of(d);
    if (!year) return "no year is shown";
    return *year == first_year(d) ? base::to_string(*year) + " is the plan's first year" : "";
}
std::string needs_breach(const Desk& d) {
    if (std::string why = needs_years(d); !why.empty()) return why;
    if (d.document->tables() == nullptr) return "the years are " + why_no_year(d);
    return first_breach(d) != nullptr ? "" : "nothing runs out in the plan's years, as far as is known";
}

// A person's hand on the line stops the play.
void go_to(Desk& d, std::optional<base::Year> year) {
    time_of(d).playing = false;
    if (const std::string why = show_year(d, year); !why.empty()) d.say(NoticeKind::hint, why, "Nothing changed.");
}

std::optional<scene::ItemId> subject_of(const Desk& d, const model::Breach& breach) {
    const Shown s = d.document->shown();
    if (breach.subject_kind == "locality") {
        for (std::size_t l = 0; l < s.localities.size(); ++l)
            if (s.localities[l].id == breach.subject) return scene::ItemId{scene::ItemKind::locality, static_cast<std::uint32_t>(l)};
    } else if (breach.subject_kind == "practice") {
        if (const auto p = s.plan.find_practice(breach.subject))
            return scene::ItemId{scene::ItemKind::practice, static_cast<std::uint32_t>(p.pos())};
    } else if (breach.subject_kind == "premises") {
        for (std::size_t m = 0; m < s.plan.premises.size(); ++m)
            if (s.plan.premises[m].id == breach.subject) return scene::ItemId{scene::ItemKind::premises, static_cast<std::uint32_t>(m)};
    }
    return {};
}

constexpr std::array kActions{
    DeskAction{"time.next", "Next year", "Estate", not_after,
               [](Desk& d, const std::string&) {
                   const auto year = year_of(d);
                   go_to(d, year ? year->plus(1) : first_year(d));
               }},
    DeskAction{"time.previous", "Year before", "Estate", not_before, [](Desk& d, const std::string&) { go_to(d, year_of(d)->plus(-1)); }},
    DeskAction{"time.play", "Play the years", "Estate", needs_years,
               [](Desk& d, const std::string&) { play(d, !(d.time_line && d.time_line->playing)); },
               [](const Desk& d) { return d.time_line && d.time_line->playing; }},
    DeskAction{"time.base", "The plan's first year", "Estate", needs_years, [](Desk& d, const std::string&) { go_to(d, first_year(d)); }},
    DeskAction{"time.last", "The plan's last year", "Estate", needs_years, [](Desk& d, const std::string&) { go_to(d, last_year(d)); }},
    DeskAction{"time.first_breach", "Year of the first breach", "Estate", needs_breach,
               [](Desk& d, const std::string&) {
                   const model::Breach breach = *first_breach(d);
                   go_to(d, breach.year);
                   if (const auto id = subject_of(d, breach)) d.show(*id, false);
                   d.say(NoticeKind::hint, "First breach: " + words_of(breach));
               }},
    DeskAction{"time.all", "All years: the plan as a whole", "Estate", needs_years,
               [](Desk& d, const std::string&) { go_to(d, std::nullopt); }, [](const Desk& d) { return !year_of(d); }},
    DeskAction{"time.set", "Show a year (2019 or 2019/20)", "", needs_years,
               [](Desk& d, const std::string& words) {
                   const auto year = io::year_of(base::trim(words));
                   if (year) go_to(d, *year);
                   else
                       d.say(NoticeKind::hint, words.empty() ? "Which year?" : "\"" + words + "\" is no year",
                             fmt::format("Give one of {} to {}.", base::to_string(first_year(d)), base::to_string(last_year(d))));
               }},
    DeskAction{"time.colour", "Fill localities in a year by: state, people, own", "", needs_years,
               [](Desk& d, const std::string& words) {
                   for (const auto& [name, colour] :
                        {std::pair("state", scene::YearColour::state), std::pair("people", scene::YearColour::people),
                         std::pair("own", scene::YearColour::own)}) {
                       if (words != name) continue;
                       d.map_options.year_colour = colour;
                       if (colour != scene::YearColour::own) d.choose_column(0);
                       d.style_changed();
                       return;
                   }
                   d.say(NoticeKind::hint, "\"" + words + "\" fills nothing", "Say state, people or own.");
               }},
    DeskAction{"time.chart", "Need and what there is, by year", "Estate", needs_years,
               [](Desk& d, const std::string& words) {
                   TimeLine& t = time_of(d);
                   constexpr std::array kNames{
                       std::pair("people", std::optional<model::Measure>()), std::pair("rooms", std::optional(model::Measure::rooms_ce)),
                       std::pair("treatment", std::optional(model::Measure::rooms_treatment)),
                       std::pair("space", std::optional(model::Measure::nia_m2)), std::pair("gps", std::optional(model::Measure::gp_fte))};
                   const auto named = std::find_if(kNames.begin(), kNames.end(), [&](const auto& n) { return words == n.first; });
                   if (!words.empty() && named == kNames.end()) {
                       d.say(NoticeKind::hint, "\"" + words + "\" is no measure", "Say people, rooms, treatment, space or gps.");
                       return;
                   }
                   if (named != kNames.end()) t.chart.measure = named->second;
                   t.chart_open = t.chart_offered = true;
                   d.settings.panes.show_right = true;
               }},
    DeskAction{"view.time", "Years below the map", "View", always,
               [](Desk& d, const std::string&) { d.settings.panes.show_time = !d.settings.panes.show_time; },
               [](const Desk& d) { return d.settings.panes.show_time; }},
};

}  // namespace

std::span<const DeskAction> time_actions() { return kActions; }

}  // namespace merestone::ui
