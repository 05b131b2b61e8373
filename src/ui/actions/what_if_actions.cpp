// "What if homes here?": its tool, and what can be done with its answer.
#include <array>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/what_if.hpp"

namespace merestone::ui {
namespace {

std::string needs_card(const Desk& d) {
    if (!d.document) return "no plan is open";
    return what_if_open(d) ? "" : "click the map with the What if tool first";
}
std::string needs_shapes(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.document->shown().plan.topology ? "" : "the plan has no zones on a map";
}

void export_as(Desk& d, const std::string& words, const char* title, const char* name, const char* extension) {
    const auto go = [extension](Desk& desk, const std::filesystem::path& file) {
        std::filesystem::path with = file;
        if (!with.has_extension()) with += extension;
        if (what_if_missing(desk).empty()) export_what_if(desk, with);
    };
    if (!words.empty()) go(d, base::path_of(words));
    else ask_file(d, title, true, name, {extension}, go);
}

constexpr std::array kActions{
    DeskAction{"tool.what_if", "What if homes here?", "Estate", needs_shapes,
               [](Desk& d, const std::string&) {
                   d.tool = Tool::what_if;
                   d.sketch.clear();
                   d.sketching = false;
               },
               [](const Desk& d) { return d.tool == Tool::what_if; }},
    DeskAction{"what_if.at", "What if homes at (easting northing)", "", needs_shapes,
               [](Desk& d, const std::string& words) {
                   const auto parts = base::split(base::trim(words), ' ');
                   const auto x = parts.size() == 2 ? base::parse_number(parts[0]) : std::nullopt;
                   const auto y = parts.size() == 2 ? base::parse_number(parts[1]) : std::nullopt;
                   if (x && y) place_what_if(d, {*x, *y});
                   else d.say(NoticeKind::hint, "Give easting and northing in metres, such as 431200 433900");
               }},
    DeskAction{"what_if.keep", "Keep the what-if as a housing site", "Estate", what_if_missing,
               [](Desk& d, const std::string&) { keep_what_if(d); }},
    DeskAction{"what_if.export_table", "Export the what-if as a table", "Estate", what_if_missing,
               [](Desk& d, const std::string& words) { export_as(d, words, "Export the what-if as a table", "what_if.csv", ".csv"); }},
    DeskAction{"what_if.export_page", "Export the what-if as a page", "Estate", what_if_missing,
               [](Desk& d, const std::string& words) { export_as(d, words, "Export the what-if as a page", "what_if.html", ".html"); }},
    DeskAction{"what_if.close", "Close the what-if", "Estate", needs_card,
               [](Desk& d, const std::string&) {
                   d.what_if->open = false;
                   if (d.tool == Tool::what_if) d.tool = Tool::select;
               }},
};

}  // namespace

std::span<const DeskAction> what_if_actions() { return kActions; }

}  // namespace merestone::ui
