#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/attribution.hpp"
#include "report/detail/html_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

std::string definition(std::string_view term, std::string_view meaning) {
    return "<dt>" + safe(term) + "</dt><dd>" + safe(meaning) + "</dd>\n";
}

std::string count_words(const model::LocalityCount& count) {
    if (!count.min && !count.max) return "as many as bring the mean nearest to the target";
    if (count.min == count.max) return std::to_string(*count.min);
    if (!count.max) return fmt::format("at least {}", *count.min);
    if (!count.min) return fmt::format("at most {}", *count.max);
    return fmt::format("{} to {}", *count.min, *count.max);
}

std::string groups_words(const std::vector<std::vector<std::string>>& groups) {
    std::vector<std::string> each;
    for (const auto& group : groups) each.push_back(base::join(group, " + "));
    return base::join(each, "; ");
}

}  // namespace

std::string asked_section(const ReportInput& input) {
    const model::Plan& plan = input.plan;
    double area_m2 = 0.0;
    std::int64_t residents = 0;
    bool all_known = !plan.zones.empty();
    for (const model::Zone& zone : plan.zones) {
        area_m2 += zone.area_m2;
        residents += zone.residents.value_or(0);
        all_known = all_known && zone.residents.has_value();
    }
    std::int64_t listed = 0;
    for (const model::Practice& p : plan.practices) listed += p.list.value_or(0);
    const model::Constraints& c = plan.constraints;
    const model::Scenario& s = input.scenarios[input.primary].scenario;

    std::string list = "<dl>\n";
    list += definition("Footprint", fmt::format("{}, {} km², {} with {} registered patients",
                                                base::counted(plan.zones.size(), "zone", "zones"), style::one_decimal(area_m2 / 1e6),
                                                base::counted(plan.practices.size(), "practice", "practices"), base::grouped(listed)));
    list += definition("Residents", all_known ? base::grouped(residents) : fmt::format("{}: some zones have no figure", style::kNotKnown));
    list += definition("As at", style::date_text(plan.as_at));
    list += definition("Years", base::to_string(plan.base_year) + " to " + base::to_string(plan.horizon_year));
    list += definition("People counted", plan.population == model::PopulationBasis::registered ? "registered patients, wherever they live"
                                                                                               : "residents, wherever they are registered");
    list += definition("People a locality",
                       fmt::format("{} to {}{}", base::grouped(c.people_min), base::grouped(c.people_max),
                                   c.people_target ? fmt::format(", target {}", base::grouped(*c.people_target)) : std::string()));
    list += definition("Number of localities", count_words(c.localities));
    if (!c.within.empty()) list += definition("Not to be crossed", base::join(c.within, ", "));
    if (!c.together.empty()) list += definition("Kept together", groups_words(c.together));
    if (!c.apart.empty()) list += definition("Kept apart", groups_words(c.apart));
    if (!c.fixed.empty()) {
        std::vector<std::string> each;
        for (const auto& [practice, locality] : c.fixed) each.push_back(practice + " in " + locality);
        list += definition("Fixed", base::join(each, "; "));
    }
    const model::ObjectiveWeights& w = plan.weights;
    list += definition("What counts as better", fmt::format("less way to care ({} m a patient and metre), fewer patients treated elsewhere "
                                                            "(each as {}), border {}, moved patients {}, people off target {}",
                                                            style::number_short(w.distance_m_per_patient),
                                                            style::metres_text(w.leaked_patient_m), style::number_short(w.border_m),
                                                            style::number_short(w.moved_patient_m), style::number_short(w.off_target_m)));
    list += definition("Scenario", s.found ? fmt::format("{}: found by the program, seed {}{}", title_of(s), s.seed,
                                                         s.stopped_by == "time"        ? "; cut by a time limit, so another run may differ"
                                                         : s.stopped_by == "cancelled" ? "; stopped by hand"
                                                                                       : "")
                                           : fmt::format("{}: given, and judged as it is", title_of(s)));
    return section("asked", "What was asked", list + "</dl>\n");
}

std::string assumptions_section(const ReportInput& input) {
    HtmlTable table;
    table.column("Assumption").number("Value").column("Unit").column("Range").column("Set by").column("Confidence").column("Source");
    for (const auto& [id, a] : input.plan.assumptions.all()) {
        const std::string range = a.low && a.high ? style::number_full(*a.low) + " to " + style::number_full(*a.high) : std::string();
        const std::string_view ours = model::default_label(a);
        table.row({"<code>" + safe(id) + "</code>", style::number_full(a.value), safe(style::unit_words(a.unit)), range, safe(a.from),
                   safe(a.confidence) + (ours.empty() ? "" : ", " + safe(ours)), safe(a.source)});
    }
    const model::Growth& g = input.plan.growth;
    std::string inner =
        paragraph(fmt::format("Growth: {}% a year{}; homes of a year count from 1 April {} later.", style::number_short(g.rate_pct),
                              g.includes_housing ? ", new homes included" : ", new homes on top",
                              base::counted(static_cast<std::size_t>(std::max(0, g.lag_years)), "year", "years")));
    inner += note(
        "Confidence: H, the source was read; M, well known in the field but its wording was not found; L, weak. M and L are our own "
        "defaults, never a national standard.");
    return section("assumptions", "Assumptions", inner + (table.empty() ? paragraph("None.") : table.html()));
}

std::string problems_section(const ReportInput& input) {
    if (input.problems.empty()) return section("problems", "Problems with the data", paragraph("None were found."));
    std::map<std::tuple<int, std::string>, std::vector<const model::Problem*>> by_rule;
    for (const model::Problem& p : input.problems) by_rule[{-static_cast<int>(p.severity), p.rule}].push_back(&p);
    HtmlTable table;
    table.column("Severity").column("Rule").number("Times").column("What it means").column("What to do").column("Where (first)");
    for (const auto& [key, problems] : by_rule) {
        const model::Problem& first = *problems.front();
        std::vector<std::string> where;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, problems.size()); ++i) {
            const model::Problem& p = *problems[i];
            std::string place = p.file;
            if (p.row > 0) place += fmt::format("{}row {}", place.empty() ? "" : ", ", p.row);
            if (!p.field.empty()) place += (place.empty() ? "" : ", ") + p.field;
            if (!p.value.empty()) place += (place.empty() ? "" : ": ") + p.value;
            where.push_back(std::move(place));
        }
        const auto extra = problems.size() > 3 ? fmt::format("; and {} more", base::grouped(static_cast<std::int64_t>(problems.size() - 3)))
                                               : std::string();
        table.row({safe(model::to_string(first.severity)), "<code>" + safe(first.rule) + "</code>",
                   base::grouped(static_cast<std::int64_t>(problems.size())), safe(first.meaning), safe(first.todo),
                   safe(base::join(where, "; ") + extra)});
    }
    return section("problems", "Problems with the data", note("Every row is in problems.csv.") + table.html());
}

std::string sources_section(const ReportInput& input) {
    HtmlTable table;
    table.column("Part")
        .column("File")
        .column("Publisher")
        .column("Vintage")
        .column("Licence")
        .number("Rows")
        .number("Used")
        .column("SHA-256");
    for (const model::LayerInfo& layer : input.plan.layers)
        table.row({safe(layer.role), safe(layer.file + (layer.layer.empty() ? "" : ", layer " + layer.layer)),
                   safe(layer.publisher.empty() ? std::string("not stated") : layer.publisher),
                   safe(layer.vintage.empty() ? std::string("not stated") : style::date_text(layer.vintage)),
                   safe(layer.licence.empty() ? std::string("not stated") : layer.licence), base::grouped(layer.rows),
                   base::grouped(layer.used), "<code>" + safe(layer.sha256) + "</code>"});
    std::string inner = table.empty() ? paragraph("None.") : table.html();
    const auto attribution = attribution_of(input.plan);
    if (!attribution.empty()) inner += "<h3>Attribution</h3>\n" + paragraph(base::join(attribution, " "));
    return section("sources", "Sources", inner);
}

std::string words_section() {
    constexpr std::pair<const char*, const char*> kWords[] = {
        {"zone", "the smallest area with a population, such as an LSOA or an output area"},
        {"locality", "a group of practices and the zones they answer for"},
        {"practice, list", "an NHS GP practice by its ODS code, and the patients registered with it"},
        {"premises", "a building care is given from; a practice has one or more"},
        {"hub", "a place that gives services to several practices"},
        {"treated in their own locality",
         "patients whose home zone and practice lie in one locality, as a share of those who live in the footprint and are registered with "
         "one of its practices"},
        {"joined across water", "zones with no shared border that count as neighbours, so that an island has a locality"},
        {"compactness", "4π times area over outline squared: 1 for a circle, small for a straggling shape"},
        {"consulting room (C/E)", "a room for consulting and examination, C/E room among the assumptions"},
        {"NIA, GIA", "net and gross internal area: usable floor space, and all of it inside the outer walls"},
        {"FTE", "full-time equivalent: two people at half time are one"},
        {"section 106 (S106)", "an agreement by which a developer pays for what new homes need (Town and Country Planning Act 1990)"},
        {"CIL", "Community Infrastructure Levy: a council's charge on new building"},
        {"ETTF", "Estates and Technology Transformation Fund of NHS England"},
        {"LIFT", "Local Improvement Finance Trust: buildings that a public and private company owns and lets"},
        {"gap", "need minus what there is, by place and year"},
        {"flag", "a gap or defect beyond a threshold, with the measured value, the threshold and the first year"},
        {"not known", "nobody has published or entered the figure; it is never taken for 0"},
        {"2017/18", "the financial year from 1 April 2017; lists, rooms and need stand at its first day"}};
    std::string list = "<dl>\n";
    for (const auto& [word, meaning] : kWords) list += definition(word, meaning);
    return section("words", "Words", list + "</dl>\n");
}

}  // namespace merestone::report::detail
