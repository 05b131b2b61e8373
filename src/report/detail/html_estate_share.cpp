// What a developer may be asked for: three methods side by side, what is no developer's share, and the assumptions with their label.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::AskFigures;
using analysis::AskMoney;

constexpr std::size_t kSitesShown = 25;
constexpr std::size_t kBarsShown = 12;

std::string money(const AskMoney& m) { return priced(m.priced.gbp, m.priced.price_base); }
std::string a_home(const AskMoney& m) { return pounds_of(m.per_dwelling_gbp); }

void share_row(HtmlTable& table, const std::string& name, const AskFigures& f) {
    table.row({name, pounds_of(f.by_area.priced.gbp), a_home(f.by_area), pounds_of(f.by_rooms.priced.gbp), a_home(f.by_rooms),
               pounds_of(f.by_person.priced.gbp), a_home(f.by_person)});
}

// One price base for all three, or each with its own.
std::string prices_of(const AskFigures& total) {
    const auto& a = total.by_area.priced;
    const auto& r = total.by_rooms.priced;
    const auto& p = total.by_person.priced;
    if (a.price_base == r.price_base && r.price_base == p.price_base)
        return "All at " + (a.label.empty() ? price_words(a.price_base) : a.label) + ".";
    return fmt::format("Floor space at {}; rooms at {}; a person at {}: not to be compared pound for pound.",
                       a.label.empty() ? price_words(a.price_base) : a.label, r.label.empty() ? price_words(r.price_base) : r.label,
                       p.label.empty() ? price_words(p.price_base) : p.label);
}

std::string chart_of(const std::string& title, const std::vector<std::pair<std::string, const AskFigures*>>& rows,
                     const AskFigures& total) {
    BarChart chart;
    const bool same = total.by_area.priced.price_base == total.by_person.priced.price_base;
    chart.axis = same ? "pounds (" + price_words(total.by_area.priced.price_base) + ")" : "pounds, each at its own price base (below)";
    chart.apart = true;
    chart.names_width = 280.0;  // sites have long names
    chart.after_width = 95.0;
    chart.parts = {{"by floor space", {{11, 83, 122}, Hatch::none, style::kPaper}},
                   {"by rooms", {{226, 232, 237}, Hatch::rising, {88, 101, 114}}},
                   {"by person", {{246, 205, 139}, Hatch::none, style::kInk}}};
    for (const auto& [name, f] : rows)
        chart.bars.push_back({name,
                              {f->by_area.priced.gbp, f->by_rooms.priced.gbp, f->by_person.priced.gbp},
                              pounds_of(std::max({f->by_area.priced.gbp, f->by_rooms.priced.gbp, f->by_person.priced.gbp}))});
    chart.says = title + "; the table below gives every figure";
    return figure(title + "; the largest of the three in figures", bar_chart(chart));
}

std::string assumptions_table(const analysis::DeveloperAsk& ask) {
    HtmlTable table;
    table.column("Assumption").number("Value").column("Unit").column("Confirmed").column("Source");
    for (const model::Assumption& a : ask.assumptions) {
        const std::string_view ours = model::default_label(a);
        table.row({"<code>" + safe(a.id) + "</code>", style::number_full(a.value), safe(style::unit_words(a.unit)),
                   ours.empty() ? safe(a.confidence == "H" ? std::string("source read") : std::string("set by the planner"))
                                : "<strong>not confirmed</strong> (" + safe(ours) + ")",
                   safe(a.source + (a.as_at.empty() ? "" : ", as at " + style::date_text(a.as_at)))});
    }
    return table.html();
}

// What the practices lack without the new homes; never 0 where nobody knows.
std::string backlog_words(const analysis::CapacityTable& table) {
    const std::size_t known = table.rows.size() - table.not_known;
    const std::string rule =
        " Such backlog is no developer's share: contributions may fund new demand, not an existing shortfall. It is in none of these "
        "figures.";
    if (known == 0)
        return "What is lacked already is apart, and not known here: of no practice that new patients fall to are floor space and list "
               "both known." +
               rule;
    return fmt::format(
               "What is lacked already is apart. Of the {} that new patients fall to and of which space is known, some lack {} m² for the "
               "lists "
               "they have now, and others have {} m² to spare.",
               count_of(known, "practice", "practices"), style::whole(table.backlog_m2), style::whole(table.spare_m2)) +
           (table.by_weighted > 0
                ? fmt::format(
                      " This goes by the weighted list where it is published (of {}), as letters to councils do; where it says when "
                      "floor space runs out, this report goes by the list as registered, so the two sums differ.",
                      count_of(table.by_weighted, "practice", "practices"))
                : std::string()) +
           rule;
}

}  // namespace

std::string developer_share(const EstatePage& page) {
    const analysis::DeveloperAsk& ask = page.book().developer;
    std::string out = "<h3>What a developer may be asked for, by three methods</h3>\n";
    out += paragraph(fmt::format("All sites: {} by floor space, {} by rooms, {} by a rate per person.", money(ask.total.by_area),
                                 money(ask.total.by_rooms), money(ask.total.by_person)));
    std::vector<const analysis::AskSite*> sites;
    for (const analysis::AskSite& site : ask.sites)
        if (site.homes_known) sites.push_back(&site);
    std::stable_sort(sites.begin(), sites.end(), [](const auto* a, const auto* b) { return a->figures.patients > b->figures.patients; });
    const auto name = [&](const analysis::AskSite& s) { return named(page.plan().housing[s.site].id, page.plan().housing[s.site].name); };
    std::vector<std::pair<std::string, const AskFigures*>> bars;
    if (!ask.groups.empty())
        for (std::size_t i = 0; i < std::min(kBarsShown, ask.groups.size()); ++i)
            bars.emplace_back(ask.groups[i].name, &ask.groups[i].figures);
    else
        for (std::size_t i = 0; i < std::min(kBarsShown, sites.size()); ++i) bars.emplace_back(name(*sites[i]), &sites[i]->figures);
    if (!bars.empty())
        out +=
            chart_of(fmt::format("Contribution by three methods, {}", count_of(bars.size(), ask.groups.empty() ? "site" : "group of sites",
                                                                               ask.groups.empty() ? "sites" : "groups of sites")),
                     bars, ask.total);
    HtmlTable table;
    table.column("Site or group")
        .number("£ by floor space")
        .number("a home")
        .number("£ by rooms")
        .number("a home")
        .number("£ by person")
        .number("a home");
    for (std::size_t i = 0; i < std::min(kSitesShown, ask.groups.size()); ++i)
        share_row(table, "Group " + safe(ask.groups[i].name), ask.groups[i].figures);
    for (std::size_t i = 0; i < std::min(kSitesShown, sites.size()); ++i) share_row(table, safe(name(*sites[i])), sites[i]->figures);
    share_row(table, "<strong>All sites</strong>", ask.total);
    out += table.html() + more_note(sites.size() > kSitesShown ? sites.size() - kSitesShown : 0, "developer_sites.csv");
    out += note(prices_of(ask.total));
    out += note(
        "The three are alternatives, never to be added up. By floor space: the area that the new patients need less spare space, at the "
        "rate "
        "a m² of net area. By rooms: the rooms that they need less spare rooms. Room areas with circulation are nearer to gross area, yet "
        "are "
        "priced here at the rate for net area, so the sum by rooms is higher for that alone. By person: takes no account of spare "
        "space.");
    out += paragraph(backlog_words(ask.table));
    if (!ask.notes.empty()) {
        out += "<ul>\n";
        for (const std::string& words : ask.notes) out += "<li>" + safe(words) + "</li>\n";
        out += "</ul>\n";
    }
    out += "<h3>What this rests on</h3>\n" + assumptions_table(ask);
    return out;
}

}  // namespace merestone::report::detail
