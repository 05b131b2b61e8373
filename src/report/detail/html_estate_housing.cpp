// "Housing and the developer's share": what the homes of each site and group need, and where their people register.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/year_chart.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::AskFigures;

constexpr std::size_t kSitesShown = 25;
constexpr std::size_t kGroupsShown = 20;
constexpr std::size_t kTakersNamed = 3;

std::string takers_words(const EstatePage& page, const AskFigures& f) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < std::min(kTakersNamed, f.takers.size()); ++i)
        parts.push_back(fmt::format("{} {}", page.plan().practices[f.takers[i].practice.pos()].id, style::whole(f.takers[i].patients)));
    if (f.takers.size() > kTakersNamed) {
        double rest = 0.0;
        for (std::size_t i = kTakersNamed; i < f.takers.size(); ++i) rest += f.takers[i].patients;
        parts.push_back(fmt::format("{} more {}", f.takers.size() - kTakersNamed, style::whole(rest)));
    }
    if (f.patients_outside >= 0.5) parts.push_back("practices outside the plan " + style::whole(f.patients_outside));
    if (f.patients_nowhere >= 0.5) parts.push_back("no practice " + style::whole(f.patients_nowhere));
    return base::join(parts, ", ");
}

std::string spare_used(const AskFigures& f) {
    const std::optional<double> used = spare_used_m2(f);
    return used ? style::one_decimal(*used) : std::string(style::kNotKnown);
}

void need_row(HtmlTable& table, const std::string& name, const AskFigures& f, bool homes_known) {
    if (!homes_known) {
        std::vector<std::string> cells{name, std::string(style::kNotKnown)};
        cells.insert(cells.end(), 8, "");
        table.row(std::move(cells));
        return;
    }
    table.row({name, style::whole(f.homes), style::whole(f.patients), style::one_decimal(f.area_m2), spare_used(f),
               style::one_decimal(f.deficit_m2), style::one_decimal(f.area_not_known_m2), base::fixed_text(f.rooms_ce, 2),
               base::fixed_text(f.rooms_treatment, 2), base::fixed_text(f.gp_fte, 2)});
}

HtmlTable need_table(const char* first) {
    HtmlTable table;
    table.column(first).number("Homes").number("Patients").number("m² NIA").number("spare used");
    table.number("m² lacking")
        .number("of it where nothing is known")
        .number("Consulting rooms")
        .number("Treatment rooms")
        .number("GPs, FTE");
    return table;
}

std::string site_name(const model::HousingSite& site) { return named(site.id, site.name); }

// Most patients first; sites of which the homes are not known last.
std::vector<const analysis::AskSite*> sites_in_order(const analysis::DeveloperAsk& ask) {
    std::vector<const analysis::AskSite*> out;
    for (const analysis::AskSite& site : ask.sites) out.push_back(&site);
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->figures.patients > b->figures.patients; });
    return out;
}

std::string patients_chart(const EstatePage& page) {
    const AskFigures& total = page.book().developer.total;
    if (total.patients_by_year.size() < 2) return {};
    YearColumns columns;
    columns.unit = "patients";
    columns.base_year = page.plan().base_year;
    columns.parts = {{"patients", {{11, 83, 122}, Hatch::none, style::kPaper}}};
    for (const double n : total.patients_by_year) columns.by_year.push_back({n});
    columns.says = fmt::format("Patients of the new homes: {} in {} and {} in {}", style::whole(total.patients_by_year.front()),
                               page.year(0), style::whole(total.patients_by_year.back()), page.year(total.patients_by_year.size() - 1));
    std::string words = columns.says + ".";
    if (total.homes_after_horizon > 0.0)
        words += fmt::format(" {} homes are finished later: they count in what is needed, in no year here.",
                             style::whole(total.homes_after_horizon));
    return "<div class=\"charts\">\n" + figure("Patients in new homes, all sites", year_columns(columns) + note(words)) + "</div>\n";
}

}  // namespace

std::string housing_section(const EstatePage& page) {
    const analysis::DeveloperAsk& ask = page.book().developer;
    const char* title = "Housing and the developer's share";
    if (ask.sites.empty()) return section("housing", title, paragraph("No housing sites in the plan."));
    const AskFigures& total = ask.total;
    std::string text = fmt::format("{} with {} homes, {} new patients in all. They register {}; they need {} m² of floor space.",
                                   count_of(ask.sites.size(), "site", "sites"), style::whole(total.homes), style::whole(total.patients),
                                   analysis::to_string(ask.by), style::whole(total.area_m2));
    if (!spare_used_m2(total)) text += " Whether the practices have space to spare is not known, so all of it is reckoned as lacking.";
    else
        text += fmt::format(" Of this {} m² is met by spare space, and {} m² is lacking.", style::whole(total.spare_used_m2),
                            style::whole(total.deficit_m2));
    std::string inner = paragraph(text);
    inner += patients_chart(page);
    if (!ask.groups.empty()) {
        HtmlTable table = need_table("Group");
        for (std::size_t i = 0; i < std::min(kGroupsShown, ask.groups.size()); ++i)
            need_row(table, safe(ask.groups[i].name) + fmt::format(" ({})", count_of(ask.groups[i].sites.size(), "site", "sites")),
                     ask.groups[i].figures, true);
        inner += "<h3>What each group of sites needs</h3>\n" + table.html();
        inner += more_note(ask.groups.size() > kGroupsShown ? ask.groups.size() - kGroupsShown : 0, "developer_groups.csv");
    }
    HtmlTable table = need_table("Site");
    HtmlTable where;
    where.column("Site").column("Practices, with their new patients").column("Flags");
    const auto sites = sites_in_order(ask);
    for (std::size_t i = 0; i < std::min(kSitesShown, sites.size()); ++i) {
        const std::string name = safe(site_name(page.plan().housing[sites[i]->site]));
        need_row(table, name, sites[i]->figures, sites[i]->homes_known);
        if (sites[i]->homes_known)
            where.row({name, safe(takers_words(page, sites[i]->figures)),
                       page.flags("site", page.plan().housing[sites[i]->site].id, {"E12", "D1"})});
    }
    need_row(table, "<strong>All sites</strong>", ask.total, true);
    where.row({"<strong>All sites</strong>", safe(takers_words(page, ask.total)), page.flags("plan", page.plan().id, {"E7", "E12"})});
    inner += "<h3>What each site needs</h3>\n" + table.html();
    inner += more_note(sites.size() > kSitesShown ? sites.size() - kSitesShown : 0, "developer_sites.csv");
    inner += "<h3>Where their people register</h3>\n" + where.html();
    inner += developer_share(page);
    return section("housing", title, inner);
}

}  // namespace merestone::report::detail
