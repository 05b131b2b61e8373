#include "report/what_if_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/what_if_form.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/detail/page_style.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

constexpr std::size_t kPracticesByYear = 12;  // the table of the same name has all of them

std::string known(const std::optional<double>& value) { return value ? style::whole(*value) : std::string(style::kNotKnown); }
std::string area(const std::optional<double>& m2) { return m2 ? style::one_decimal(*m2) : std::string(style::kNotKnown); }

std::string name_of(const model::Plan& plan, model::PracticeIx p) {
    const model::Practice& practice = plan.practices[p.pos()];
    return "<code>" + safe(practice.id) + "</code> " + safe(practice.name);
}

std::string short_section(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& a) {
    std::string inner = fmt::format(
        "<p class=\"big\">{} homes bring {} patients. They need {} m² of net internal area: {} if no space is "
        "spare.</p>\n",
        style::whole(a.homes), style::whole(a.patients_all), style::one_decimal(a.area_m2),
        style::pounds(a.without_spare.contribution_gbp));
    if (a.after_spare)
        inner += paragraph(fmt::format("With the {} m² taken off that are known to be spare within {}: {} ({} m²).",
                                       style::one_decimal(a.spare_m2), style::metres_text(a.radius_m),
                                       style::pounds(a.after_spare->contribution_gbp), style::one_decimal(a.after_spare->deficit.value())));
    else inner += paragraph("Whether any space near by is spare is not known.");
    std::vector<std::string> homes;
    for (const auto& [year, number] : asked.homes_by_year) homes.push_back(base::to_string(year) + ": " + style::number_short(number));
    const model::Zone& zone = plan.zones[asked.zone.pos()];
    inner += note(fmt::format("Place: easting {:.0f}, northing {:.0f}, in zone {}{}. Homes finished: {}. New patients register {}.",
                              asked.at.x, asked.at.y, zone.id, zone.name.empty() || zone.name == zone.id ? "" : " (" + zone.name + ")",
                              base::join(homes, ", "), analysis::in_words(asked.by)));
    return section("short", "In short", inner);
}

std::string practices_section(const model::Plan& plan, const analysis::WhatIfAnswer& a) {
    const std::string then = base::to_string(a.year(a.full_at));
    HtmlTable table;
    table.column("Practice")
        .number("Share")
        .number("Distance")
        .number("New patients " + then)
        .number("List " + base::to_string(a.base_year))
        .number("List " + then + " without")
        .number("with");
    for (const analysis::WhatIfPractice& p : a.practices)
        table.row({name_of(plan, p.practice), style::percent(p.share),
                   p.distance_m ? style::metres_text(*p.distance_m) : std::string(style::kNotKnown),
                   style::one_decimal(p.patients[a.full_at]), known(p.list_base), known(p.list_before), known(p.list_after)});
    std::string inner = table.empty() ? paragraph("None.") : table.html();
    HtmlTable years;
    years.column("Practice");
    for (std::size_t y = 0; y < a.years; ++y) years.number(base::to_string(a.year(y)));
    const auto row = [&](std::string name, const std::vector<double>& patients) {
        std::vector<std::string> cells{std::move(name)};
        for (const double n : patients) cells.push_back(style::whole(n));
        years.row(std::move(cells));
    };
    row("<strong>All</strong>", a.patients);
    for (std::size_t i = 0; i < std::min(kPracticesByYear, a.practices.size()); ++i)
        row("<code>" + safe(plan.practices[a.practices[i].practice.pos()].id) + "</code>", a.practices[i].patients);
    inner += "<h3>New patients on 1 April of each year</h3>\n" + years.html();
    if (a.practices.size() > kPracticesByYear)
        inner +=
            note(fmt::format("And {} with smaller shares.", base::counted(a.practices.size() - kPracticesByYear, "practice", "practices")));
    return section("practices", "Who comes when, and where they register", inner);
}

std::string need_section(const analysis::WhatIfAnswer& a) {
    HtmlTable table;
    table.column("Need of all the new patients").number("Unrounded").number("Whole");
    table.row({"Consulting and examination rooms", base::fixed_text(a.rooms_ce, 2), std::to_string(analysis::whole_rooms(a.rooms_ce))});
    table.row({"Treatment rooms", base::fixed_text(a.rooms_treatment, 2), std::to_string(analysis::whole_rooms(a.rooms_treatment))});
    table.row({"Net internal area, m²", style::one_decimal(a.area_m2), ""});
    table.row({"GPs, full-time equivalent", base::fixed_text(a.gp_fte, 2), ""});
    return section("need", "What they need", table.html());
}

std::string space_section(const model::Plan& plan, const analysis::WhatIfAnswer& a) {
    HtmlTable table;
    table.column("Practice")
        .number("Distance")
        .number("List")
        .number("Holds m²")
        .number("Needs m²")
        .number("Spare m² " + base::to_string(a.base_year))
        .number("Spare m² " + base::to_string(a.year(a.full_at)));
    for (const analysis::WhatIfNear& n : a.near)
        table.row({name_of(plan, n.practice), style::metres_text(n.distance_m), known(n.list),
                   area(n.nia_m2) + (n.nia_converted ? " (from gross)" : ""), area(n.needed_m2), area(n.spare_m2), area(n.spare_then_m2)});
    std::string inner = table.empty() ? std::string() : table.html();
    inner += paragraph(a.near.empty() ? fmt::format("No practice stands within {}.", style::metres_text(a.radius_m))
                       : a.near_known == 0
                           ? fmt::format("Of none of {} within {} is the space known: it is taken neither as spare nor as lacking.",
                                         base::counted(a.near.size(), "practice", "practices"), style::metres_text(a.radius_m))
                           : fmt::format("Known of {} of {} within {}: {} m² spare in some, {} m² lacking in others already (backlog).",
                                         a.near_known, base::counted(a.near.size(), "practice", "practices"),
                                         style::metres_text(a.radius_m), style::one_decimal(a.spare_m2), style::one_decimal(a.backlog_m2)));
    return section("space", "Space within reach", inner);
}

std::string share_section(const analysis::WhatIfAnswer& a) {
    const auto used = [&](std::string_view id) {
        return *std::find_if(a.assumptions.begin(), a.assumptions.end(), [&](const model::Assumption& x) { return x.id == id; });
    };
    const model::Assumption cost = used("cost_per_m2_gbp");
    const model::Assumption fees = used("fees_share");
    const auto labelled = [](const char* name, const model::Assumption& x) {
        const std::string label = analysis::confidence_label(x);
        return std::string(name) + (label.empty() ? "" : " (" + label + ")");
    };
    HtmlTable table;
    table.column("Developer's share").number("If no space is spare").number("After known spare space");
    const auto line = [&](const std::string& name, auto&& text) {
        table.row({safe(name), safe(text(a.without_spare)), a.after_spare ? safe(text(*a.after_spare)) : std::string(style::kNotKnown)});
    };
    line("Net internal area lacking because of these homes, m²", [](const auto& c) { return style::one_decimal(c.deficit.value()); });
    line(labelled("at, a m²", cost), [&](const auto&) { return "£" + style::number_full(cost.value); });
    line(labelled("and fees and contingency of", fees), [&](const auto&) { return style::percent(fees.value); });
    line("Contribution", [](const auto& c) { return style::pounds(c.contribution_gbp); });
    line("A home", [](const auto& c) { return style::pounds(std::llround(c.per_dwelling_gbp)); });
    return section("share", "What a developer may be asked for", table.html());
}

std::string assumptions_section(const analysis::WhatIfAnswer& a) {
    HtmlTable table;
    table.column("Assumption").number("Value").column("Unit").column("Confidence").column("Source").number("As at");
    for (const model::Assumption& x : a.assumptions) {
        const std::string label = analysis::confidence_label(x);
        table.row({"<code>" + safe(x.id) + "</code>", style::number_full(x.value), safe(style::unit_words(x.unit)),
                   label.empty() ? safe(x.confidence) : safe(x.confidence) + " <span class=\"ours\">" + safe(label) + "</span>",
                   safe(x.source), safe(x.as_at.empty() ? std::string("not dated") : style::date_text(x.as_at))});
    }
    return section("assumptions", "Every assumption used",
                   note("H: the source was read; M: well known in the field, its wording not found; L: weak. What is not H is no NHS "
                        "standard.") +
                       table.html());
}

}  // namespace

std::string what_if_page(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer,
                         const std::string& version) {
    const std::string title = "What if: " + what_if_title(plan, asked, answer);
    std::string out = "<header>\n<h1>" + safe(title) + "</h1>\n" +
                      paragraph(fmt::format("{}. As at {}.", plan.title.empty() ? plan.id : plan.title, style::date_text(plan.as_at)));
    if (plan.illustrative) out += "<div class=\"tag\">Illustrative data: made up, for trying the program; decide nothing on it</div>\n";
    out += "</header>\n<main>\n" + short_section(plan, asked, answer) + share_section(answer);
    out += need_section(answer) + practices_section(plan, answer) + space_section(plan, answer);
    std::string notes = "<ul>\n";
    for (const std::string& words : answer.notes) notes += "<li>" + safe(words) + "</li>\n";
    out += section("notes", "What to know", notes + "</ul>\n") + assumptions_section(answer);
    if (const auto owed = attribution_of(plan); !owed.empty()) out += note(base::join(owed, " "));
    out += "</main>\n<footer>" +
           note(fmt::format("Made with Merestone {} from the plan \"{}\" as at {}.", version, plan.id, style::date_text(plan.as_at))) +
           "</footer>\n";
    return detail::page_of(title, out);
}

}  // namespace merestone::report
