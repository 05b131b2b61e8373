// How much of each commissioner's list hubs cover, on the plan's day and on the day of each target.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kRowsShown = 40;
constexpr std::size_t kDatesDrawn = 4;

std::string who(const analysis::Coverage& c) { return c.commissioner.empty() ? std::string("The plan") : c.commissioner; }

std::string charts(const std::vector<analysis::Coverage>& coverage) {
    std::map<std::string, std::vector<const analysis::Coverage*>> by_date;
    for (const analysis::Coverage& c : coverage)
        if (c.share()) by_date[c.date].push_back(&c);
    std::string out;
    std::size_t drawn = 0;
    for (const auto& [date, rows] : by_date) {
        if (++drawn > kDatesDrawn) break;
        BarChart chart;
        chart.axis = "share of the list";
        chart.percent = true;
        chart.least_full = 1.0;
        chart.parts = {{"covered", {{11, 83, 122}, Hatch::none, style::kPaper}}};
        const auto target = rows.front()->target_share;
        if (target) chart.lines.push_back({*target, fmt::format("target {}", style::percent(*target)), false});
        for (std::size_t i = 0; i < std::min<std::size_t>(24, rows.size()); ++i) {
            const analysis::Coverage& c = *rows[i];
            const auto met = c.met();
            chart.bars.push_back({who(c), {*c.share()}, style::percent(c.share()) + (!met ? "" : *met ? ", met" : ", not met")});
            if (met && !*met) chart.bars.back().look = Look{{178, 34, 42}, Hatch::rising, style::kPaper};
        }
        chart.says = fmt::format("Covered on {}: {} of the list of {}", style::date_text(date), style::percent(rows.front()->share()),
                                 who(*rows.front()));
        out += figure("Covered on " + style::date_text(date) + (target ? std::string() : ", the day of the plan"), bar_chart(chart));
    }
    return out;
}

}  // namespace

std::string hub_cover(const EstatePage& page) {
    const analysis::HubBook& book = page.estate().hubs;
    const bool known = std::any_of(book.coverage.begin(), book.coverage.end(), [](const auto& c) { return c.share().has_value(); });
    const bool said = std::any_of(page.plan().hubs.begin(), page.plan().hubs.end(), [](const model::Hub& h) { return !h.covers.empty(); });
    if (!known || !said) return paragraph("Nobody said which practices' patients may use which hub: cover is not known.");
    HtmlTable table;
    table.column("Date")
        .column("Commissioner")
        .number("Covered")
        .number("Of")
        .number("Share")
        .number("Target")
        .column("Met")
        .number("People missing");
    table.number("Practices").column("Target from").column("Flags");
    for (std::size_t i = 0; i < std::min(kRowsShown, book.coverage.size()); ++i) {
        const analysis::Coverage& c = book.coverage[i];
        const auto met = c.met();
        table.row({safe(style::date_text(c.date)), safe(who(c)), style::whole(c.covered_people), style::whole(c.people),
                   style::percent(c.share()), c.target_share ? style::percent(*c.target_share) : std::string("none"),
                   !met   ? std::string("-")
                   : *met ? "met"
                          : "not met",
                   c.target_share ? style::whole(std::ceil(c.missing_people())) : std::string("-"),
                   fmt::format("{} of {}", c.covered_practices, c.practices), safe(c.target_source),
                   c.commissioner.empty() ? page.flags("plan", page.plan().id, {"H3"}, c.date)
                                          : page.flags("commissioner", c.commissioner, {"H3"}, c.date)});
    }
    std::string out = charts(book.coverage) + table.html();
    out += more_note(book.coverage.size() > kRowsShown ? book.coverage.size() - kRowsShown : 0, "hub_coverage.csv");
    out += note(
        "By list, not by number of practices: the list of the practices that at least one open hub covers by the day, of the list of all.");
    if (book.hubs_without_cover > 0)
        out += note(fmt::format("Of {} nobody said whom: in no cover.", count_of(book.hubs_without_cover, "hub", "hubs")));
    return out;
}

}  // namespace merestone::report::detail
