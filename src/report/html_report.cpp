#include "report/html_report.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/html_sections.hpp"
#include "report/html_parts.hpp"
#include "report/map_sheet.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

constexpr const char* kStyle = R"css(
:root { --ink: #1f2933; --muted: #586572; --line: #cfd6dc; --accent: #0b537a; --tint: #f3f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 2rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-bottom: .25rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .5rem 0; max-width: 46rem; }
.note { color: var(--muted); font-size: .87rem; }
.tag { display: inline-block; border: 1.5px solid #b2222a; color: #b2222a; font-weight: 600; padding: .05rem .55rem; margin-top: .4rem; }
nav { margin: 1rem 0; font-size: .9rem; } nav a { margin-right: 1rem; white-space: nowrap; } a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .87rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .28rem .55rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { background: var(--tint); border-bottom: 1.5px solid var(--muted); position: sticky; top: 0; font-weight: 600; overflow-wrap: normal; }
.n { text-align: right; white-space: nowrap; overflow-wrap: normal; } th.n { white-space: normal; }
.rag { white-space: nowrap; } .rag svg { vertical-align: -3px; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border: 1px solid var(--muted); vertical-align: -1px; margin-right: .4rem; }
code { font: .82em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
img { max-width: 100%; height: auto; display: block; margin: .6rem 0; } .chart { width: 100%; max-width: 48rem; height: auto; }
.chart text { font-family: inherit; }
.fig { margin: .8rem 0; } .fig .chart { max-width: 52rem; } .fig figcaption { margin-bottom: .3rem; } .fig .note { margin-top: .1rem; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 1.2rem; } .charts > * { min-width: 0; }
.small .fig { margin: .4rem 0; padding-top: .4rem; border-top: 1px solid var(--line); }
ul, ol { margin: .4rem 0; padding-left: 1.3rem; max-width: 58rem; } td ol { margin: 0; padding-left: 1.1rem; } tr:target { background: #fff3c4; }
td a { white-space: nowrap; } td code { overflow-wrap: anywhere; } .flags td:first-child { white-space: nowrap; } .flags td.n { white-space: normal; }
.name { min-width: 9.5rem; }
.side { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } figure { margin: 0; } figcaption { font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .2rem 1rem; max-width: 58rem; } dt { font-weight: 600; } dd { margin: 0; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; } nav { display: none; } a { color: inherit; text-decoration: none; }
  h2, h3, figcaption { break-after: avoid; } .fig { break-inside: avoid; } tr, img, figure, .chart { break-inside: avoid; } thead { display: table-header-group; }
  thead th { position: static; } .side { gap: 4mm; } table { font-size: 8pt; } .name { min-width: 30mm; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

std::string map_words(const model::Plan& plan, const JudgedScenario& judged) {
    return fmt::format("Map of {} with its {} localities in the scenario {}. The table of localities gives the same figures in words.",
                       plan.title, judged.localities.size(), detail::title_of(judged.scenario));
}

// The sections about the estate, written before the flags so that those which they cite are shown; all empty without an estate.
struct Estate {
    std::string in_short;
    std::string sections;
    detail::FlagIds cited;
};

Estate estate_of(const ReportInput& input) {
    Estate out;
    if (input.estate == nullptr || input.book == nullptr) return out;
    const detail::EstatePage page(input);
    out.in_short = detail::when_in_short(page);
    out.sections = "<div class=\"estate\">\n";
    for (const detail::EstateSection& s : detail::estate_sections()) out.sections += s.write(page);
    out.sections += "</div>\n";
    out.cited = page.cited();
    return out;
}

// Only to sections that are there.
std::string links(bool with_estate) {
    std::string out;
    const auto add = [&](const char* id, const char* title) { out += fmt::format("<a href=\"#{}\">{}</a>", id, safe(title)); };
    add("asked", "What was asked");
    add("map", "Map");
    add("localities", "Localities");
    if (with_estate)
        for (const detail::EstateSection& s : detail::estate_sections()) add(s.id, s.title);
    constexpr std::pair<const char*, const char*> kLast[] = {
        {"flags", "Flags"},       {"gaps", "Gaps"},       {"assumptions", "Assumptions"},
        {"problems", "Problems"}, {"sources", "Sources"}, {"words", "Words"}};
    for (const auto& [id, title] : kLast) add(id, title);
    return out;
}

}  // namespace

base::Result<std::string> html_report(const ReportInput& input, const Fonts& fonts) {
    base::check(input.primary < input.scenarios.size(), "a report needs its primary scenario");
    const model::Plan& plan = input.plan;
    SheetOptions large;
    large.width_mm = 270.0;
    large.height_mm = 178.0;
    large.dpi = 150.0;
    base::Result<std::string> map = map_figure(plan, input.scenarios[input.primary], large, fonts);
    if (!map.ok()) return map.error();
    std::vector<std::string> small_maps;
    if (input.scenarios.size() > 1) {
        SheetOptions small;
        small.width_mm = 150.0;
        small.height_mm = 125.0;
        small.dpi = 144.0;
        small.legend = false;
        small.map.places = false;  // what differs is the grouping
        for (const JudgedScenario& judged : input.scenarios) {
            base::Result<std::string> figure = map_figure(plan, judged, small, fonts);
            if (!figure.ok()) return figure.error();
            small_maps.push_back(png_image(figure.value(), map_words(plan, judged)));
        }
    }

    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
        safe(plan.title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<header>\n<h1>" + safe(plan.title) + "</h1>\n";
    out += paragraph(fmt::format("Localities and estate gaps. As at {}; years {} to {}.", style::date_text(plan.as_at),
                                 base::to_string(plan.base_year), base::to_string(plan.horizon_year)));
    if (plan.illustrative) out += "<div class=\"tag\">Illustrative data: made up, for trying the program; decide nothing on it</div>\n";
    const Estate estate = estate_of(input);
    out += "</header>\n<nav aria-label=\"Sections\">" + links(!estate.sections.empty()) + "</nav>\n<main>\n";
    out += detail::short_section(input, estate.in_short);
    out += detail::asked_section(input);
    out += section("map", "Map", png_image(map.value(), map_words(plan, input.scenarios[input.primary])));
    out += detail::localities_section(input);
    if (input.scenarios.size() > 1) out += detail::compare_section(input, small_maps);
    out += detail::leakage_section(input);
    out += estate.sections;
    const std::vector<const model::Flag*> flags = detail::flags_to_show(input, estate.cited);
    out += detail::flags_section(input, flags);
    out += detail::gaps_section(input, flags);
    out += detail::notes_section(input);
    out += detail::assumptions_section(input);
    out += detail::problems_section(input);
    out += detail::sources_section(input);
    out += detail::words_section();
    out +=
        "</main>\n<footer>" +
        note(fmt::format("Made with Merestone {} from the plan \"{}\" as at {}.", input.version, plan.id, style::date_text(plan.as_at))) +
        "</footer>\n</body>\n</html>\n";
    return out;
}

}  // namespace merestone::report
