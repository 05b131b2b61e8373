#include "actions/developer_annex.hpp"

#include <vector>

#include <fmt/format.h>

#include "actions/developer_annex_parts.hpp"
#include "actions/json_of.hpp"
#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::actions {
namespace {

constexpr const char* kStyle = R"css(
:root { --ink: #1f2933; --muted: #586572; --line: #cfd6dc; --accent: #0b537a; --tint: #f3f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 54rem; padding: 1.6rem 1.8rem 3rem; color: var(--ink); background: #fff;
  font: 14px/1.45 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.45rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 1.4rem 0 .35rem; padding-bottom: .15rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: .95rem; margin: .9rem 0 .25rem; }
p { margin: .4rem 0; } ul { margin: .3rem 0; padding-left: 1.2rem; } li { margin: .15rem 0; }
.note { color: var(--muted); font-size: .86rem; }
.big { font-size: 1.1rem; font-weight: 600; }
.tag { display: inline-block; border: 1.5px solid #b2222a; color: #b2222a; font-weight: 600; padding: .05rem .55rem; margin: .3rem 0; }
.ours { color: #8a4b08; font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .12rem .8rem; margin: .3rem 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .35rem 0 .5rem; font-size: .84rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .2rem .4rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { background: var(--tint); border-bottom: 1.5px solid var(--muted); font-weight: 600; overflow-wrap: normal; }
.n { text-align: right; white-space: nowrap; overflow-wrap: normal; } th.n { white-space: normal; }
code { font: .9em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; white-space: nowrap; }
@page { size: A4; margin: 12mm 14mm; }
@media print {
  html { font-size: 8.6pt; } body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.35; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

std::string header_of(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    std::string html = "<header>\n<h1>Annex: what new homes need of general practice, and the contribution asked for</h1>\n<dl>\n";
    const auto line = [&](const char* term, const std::string& words) {
        html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", term, report::safe(words));
    };
    const std::vector<std::string> councils = annex::councils_of(out);
    line(councils.size() > 1 ? "To the councils" : "To the council",
         councils.empty() ? "that decides on these sites" : base::join(councils, ", "));
    line("Who asks", out.plan.title.empty() ? out.plan.id : out.plan.title);
    line("Date", style::date_text(out.plan.as_at));
    line("About", fmt::format("{} housing {}{}", ask.sites.size(), ask.sites.size() == 1 ? "site" : "sites",
                              ask.groups.empty() ? ""
                                                 : fmt::format(", {} {} asked for together", ask.groups.size(),
                                                               ask.groups.size() == 1 ? "group of them" : "groups of them")));
    html += "</dl>\n";
    if (out.plan.illustrative) html += "<div class=\"tag\">Illustrative data: made up, for trying the program; send this to nobody</div>\n";
    return html + "</header>\n";
}

std::string short_section(const EstateOut& out) {
    const analysis::AskFigures& f = out.book.developer.total;
    const std::optional<double> spare = spare_used_m2(f);
    std::string inner =
        fmt::format("<p class=\"big\">{} homes bring {} patients, who need {} m² of net internal area. {} m² are lacking{}.</p>\n",
                    style::whole(f.homes), style::whole(f.patients), style::one_decimal(f.area_m2), style::one_decimal(f.deficit_m2),
                    spare ? fmt::format(" after the {} m² that their practices have to spare", style::one_decimal(*spare))
                          : std::string(", as nothing is known of the space of their practices"));
    inner += report::paragraph(fmt::format(
        "By floor space that is {} ({}); by rooms {} ({}); by a sum for each new patient {} ({}). These are three ways to price the same "
        "need: one of them is asked for, never their sum.",
        style::pounds(f.by_area.pounds()), f.by_area.priced.label, style::pounds(f.by_rooms.pounds()), f.by_rooms.priced.label,
        style::pounds(f.by_person.pounds()), f.by_person.priced.label));
    inner += report::note(
        "Each number's assumptions, with source and how far they are confirmed, stand at the end. Those that say \"not "
        "confirmed\" are no NHS standard and may be asked about.");
    return report::section("short", "In short", inner);
}

std::string backlog_section(const EstateOut& out) {
    const auto known = [](const std::optional<double>& m2) { return m2 ? style::one_decimal(*m2) : std::string(style::kNotKnown); };
    const analysis::AskFigures& f = out.book.developer.total;
    report::HtmlTable parts;
    parts.column("Kept apart").number("Net internal area, m²");
    parts.row({"Growth: needed by the new patients", style::one_decimal(f.area_m2)});
    parts.row({"Growth: met by space that is spare", known(spare_used_m2(f))});
    parts.row({"Growth: lacking, and asked for", style::one_decimal(f.deficit_m2)});
    parts.row({"Existing backlog of these practices: not asked for", known(backlog_m2(out.book.developer.table))});
    return report::section(
        "backlog", "Growth apart from the existing backlog",
        parts.html() + report::paragraph("A contribution may pay for what the new homes need, not for what is lacked already. A practice "
                                         "that is short today has nothing to spare, and its shortage is in nobody's share."));
}

std::string notes_section(const EstateOut& out) {
    std::string list = "<ul>\n";
    for (const std::string& words : out.book.developer.notes) list += "<li>" + report::safe(words) + "</li>\n";
    list += "<li>" +
            report::safe(
                "The sum by rooms adds circulation to the rooms: such an area is nearer to gross than to net internal area, and yet "
                "is priced at the rate that is given for net internal area. Read the two methods side by side with that in mind.") +
            "</li>\n";
    list += "<li>" +
            report::safe(
                "Amounts are rounded to the pound one by one: those of the sites may add up to a few pounds more or less than the "
                "sum for all of them.") +
            "</li>\n";
    list += "<li>" +
            report::safe(
                "For the authority to test (Community Infrastructure Levy Regulations 2010, regulation 122): a contribution is "
                "necessary, directly related to the development, and fair and reasonable in scale and kind.") +
            "</li>\n</ul>\n";
    return report::section("notes", "What to know", list);
}

}  // namespace

std::string developer_annex(const EstateOut& out) {
    const std::string title = "Contribution to general practice: " + (out.plan.title.empty() ? out.plan.id : out.plan.title);
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
        report::safe(title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n" + header_of(out) + "<main>\n";
    // Sums first: a council reads the first page, and the sites may be hundreds.
    html += short_section(out) + annex::money_section(out) + annex::need_section(out) + backlog_section(out) + annex::sites_section(out) +
            annex::years_section(out) + annex::practices_section(out) + notes_section(out) + annex::assumptions_section(out);
    if (const auto owed = report::attribution_of(out.plan); !owed.empty()) html += report::note(base::join(owed, " "));
    html += "</main>\n<footer>" +
            report::note(fmt::format("Made with Merestone {} from the plan \"{}\" as at {}.", version(), out.plan.id,
                                     style::date_text(out.plan.as_at))) +
            "</footer>\n</body>\n</html>\n";
    return html;
}

}  // namespace merestone::actions
