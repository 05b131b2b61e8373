#include <algorithm>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/detail/html_sections.hpp"
#include "report/html_parts.hpp"
#include "report/people_chart.hpp"
#include "style/area_colours.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

std::size_t count_of(const JudgedScenario& judged, model::Rag rag) {
    return static_cast<std::size_t>(
        std::count_if(judged.flags.begin(), judged.flags.end(), [rag](const model::Flag& f) { return f.rag == rag; }));
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
    return base::grouped(static_cast<std::int64_t>(count)) + " " + std::string(count == 1 ? one : many);
}

std::string range_of_people(const model::Plan& plan, const JudgedScenario& judged) {
    if (judged.localities.empty()) return {};
    const auto [low, high] = std::minmax_element(
        judged.localities.begin(), judged.localities.end(),
        [&](const model::LocalityStats& a, const model::LocalityStats& b) { return counted_people(plan, a) < counted_people(plan, b); });
    return base::grouped(counted_people(plan, *low)) + " to " + base::grouped(counted_people(plan, *high));
}

}  // namespace

std::string title_of(const model::Scenario& scenario) { return scenario.title.empty() ? scenario.id : scenario.title; }

std::int64_t counted_people(const model::Plan& plan, const model::LocalityStats& locality) {
    return plan.population == model::PopulationBasis::registered ? locality.people_registered : locality.people_resident;
}

std::string short_section(const ReportInput& input, std::string_view estate) {
    const JudgedScenario& judged = input.scenarios[input.primary];
    std::string text = fmt::format("{}: {} of {} people.", title_of(judged.scenario),
                                   plural(judged.localities.size(), "locality", "localities"), range_of_people(input.plan, judged));
    if (judged.terms.selfcontained_share)
        text += fmt::format(" {} of patients are treated in their own locality.", style::percent(*judged.terms.selfcontained_share));
    text += fmt::format(" The mean way to the middle of a locality is {} km in a straight line.",
                        style::one_decimal(judged.terms.mean_distance_km));
    std::string flags = fmt::format("{} and {}.", plural(count_of(judged, model::Rag::red), "red flag", "red flags"),
                                    plural(count_of(judged, model::Rag::amber), "amber", "amber"));
    const auto bad = static_cast<std::size_t>(std::count_if(input.problems.begin(), input.problems.end(),
                                                            [](const model::Problem& p) { return p.severity != model::Severity::note; }));
    flags += fmt::format(" The data brought {}, listed below.", plural(bad, "warning", "warnings"));
    return section("short", "In short", paragraph(text) + (estate.empty() ? std::string() : paragraph(estate)) + paragraph(flags));
}

std::string localities_section(const ReportInput& input) {
    const JudgedScenario& judged = input.scenarios[input.primary];
    const auto colours = style::locality_colours(input.plan, judged.scenario);
    HtmlTable table;
    table.column("Locality")
        .column("State")
        .number("Registered")
        .number("Residents")
        .number("Practices")
        .number("Zones")
        .number("Area km²")
        .number("Mean way km")
        .number("Own locality")
        .number("Compact");
    const bool ages = std::any_of(judged.localities.begin(), judged.localities.end(),
                                  [](const model::LocalityStats& l) { return l.aged_75_share.has_value(); });
    if (ages) table.number("75 and over");
    table.column("Commissioner");
    for (std::size_t i = 0; i < judged.localities.size(); ++i) {
        const model::LocalityStats& l = judged.localities[i];
        std::string name = fmt::format("<span class=\"rag\"><span class=\"swatch\" style=\"background:{}\"></span>{}</span> {}",
                                       style::hex(colours[i]), safe(l.id), l.name == l.id ? "" : safe(l.name));
        if (l.pieces > 1) name += fmt::format(" <span class=\"note\">({} pieces)</span>", l.pieces);
        if (l.holes > 0) name += fmt::format(" <span class=\"note\">({})</span>", plural(l.holes, "hole", "holes"));
        std::vector<std::string> cells{std::move(name),
                                       rag_mark(l.rag),
                                       base::grouped(l.people_registered),
                                       l.residents_known ? base::grouped(l.people_resident) : std::string(style::kNotKnown),
                                       base::grouped(static_cast<std::int64_t>(l.practices)),
                                       base::grouped(static_cast<std::int64_t>(l.zones)),
                                       style::one_decimal(l.area_km2),
                                       style::one_decimal(l.distance_km),
                                       style::percent(l.selfcontained_share),
                                       base::fixed_text(l.compactness, 2)};
        if (ages) cells.push_back(style::percent(l.aged_75_share));
        cells.push_back(safe(l.commissioners));
        table.row(std::move(cells));
    }
    return section("localities", "Localities",
                   people_chart(input.plan, judged.localities) +
                       note("The shaded band lies between the plan's bounds; a dashed line is the target.") + table.html());
}

std::string compare_section(const ReportInput& input, const std::vector<std::string>& maps) {
    std::string figures = "<div class=\"side\">\n";
    for (std::size_t i = 0; i < input.scenarios.size(); ++i)
        figures += "<figure><figcaption>" + safe(title_of(input.scenarios[i].scenario)) + "</figcaption>\n" + maps[i] + "</figure>\n";
    figures += "</div>\n";
    HtmlTable table;
    table.column("Measure");
    for (const JudgedScenario& judged : input.scenarios) table.number(title_of(judged.scenario));
    const auto line = [&](std::string_view name, const auto& value) {
        std::vector<std::string> cells{safe(name)};
        for (const JudgedScenario& judged : input.scenarios) cells.push_back(safe(value(judged)));
        table.row(std::move(cells));
    };
    line("Localities", [](const JudgedScenario& j) { return base::grouped(static_cast<std::int64_t>(j.localities.size())); });
    line("People, fewest to most", [&](const JudgedScenario& j) { return range_of_people(input.plan, j); });
    line("Outside the bounds", [&](const JudgedScenario& j) {
        return std::to_string(std::count_if(j.localities.begin(), j.localities.end(), [&](const model::LocalityStats& l) {
            const std::int64_t people = counted_people(input.plan, l);
            return people < input.plan.constraints.people_min || people > input.plan.constraints.people_max;
        }));
    });
    line("Mean way, km", [](const JudgedScenario& j) { return style::one_decimal(j.terms.mean_distance_km); });
    line("Treated in their own locality", [](const JudgedScenario& j) { return style::percent(j.terms.selfcontained_share); });
    line("Treated in another locality, people", [](const JudgedScenario& j) { return style::whole(j.terms.leaked_people); });
    line("Border between localities, km", [](const JudgedScenario& j) { return style::one_decimal(j.terms.border_km); });
    line("People who change locality", [](const JudgedScenario& j) { return style::whole(j.terms.moved_people); });
    line("People off target, all localities", [](const JudgedScenario& j) { return style::whole(j.terms.off_target_people); });
    line("Objective, person-km (less is better)", [](const JudgedScenario& j) { return style::whole(j.terms.objective_person_km); });
    line("Red flags", [](const JudgedScenario& j) { return base::grouped(static_cast<std::int64_t>(count_of(j, model::Rag::red))); });
    line("Amber flags", [](const JudgedScenario& j) { return base::grouped(static_cast<std::int64_t>(count_of(j, model::Rag::amber))); });
    return section("scenarios", "Scenarios side by side", figures + table.html());
}

std::string leakage_section(const ReportInput& input) {
    const JudgedScenario& judged = input.scenarios[input.primary];
    const model::LeakageMatrix& m = judged.leakage;
    const std::size_t n = m.locality_id.size();
    constexpr std::size_t kWidest = 16;  // more columns do not fit a page; the file has them all
    if (n == 0 || n > kWidest) return {};
    HtmlTable table;
    table.column("Live in");
    for (const std::string& id : m.locality_id) table.number(id);
    table.number("Practices outside");
    for (std::size_t from = 0; from < n; ++from) {
        std::vector<std::string> cells{safe(m.locality_id[from])};
        for (std::size_t to = 0; to < n; ++to) {
            const std::string people = style::whole(m.people[from * n + to]);
            cells.push_back(from == to ? "<strong>" + people + "</strong>" : people);
        }
        cells.push_back(from < m.outside_practices.size() ? style::whole(m.outside_practices[from]) : std::string(style::kNotKnown));
        table.row(std::move(cells));
    }
    return section("leakage", "Who is treated where",
                   note("People by the locality they live in (rows) and the locality of the practice they are registered with (columns).") +
                       table.html());
}

std::string notes_section(const ReportInput& input) {
    if (input.block_notes.empty()) return {};
    HtmlTable table;
    table.column("What").column("Zone").number("People").column("Why");
    constexpr std::size_t kShown = 60;
    for (std::size_t i = 0; i < std::min(kShown, input.block_notes.size()); ++i) {
        const model::BlockNote& b = input.block_notes[i];
        table.row({safe(b.kind), safe(b.zone), style::whole(b.people), safe(b.words)});
    }
    std::string inner =
        paragraph("Zones that had to go elsewhere than most of their patients do, so that every neighbourhood of practices is one piece.") +
        table.html();
    if (input.block_notes.size() > kShown)
        inner += note(fmt::format("And {} more; zones.csv gives the reason for every zone.", input.block_notes.size() - kShown));
    return section("notes", "What had to be joined or moved first", inner);
}

}  // namespace merestone::report::detail
