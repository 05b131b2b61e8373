#include "actions/developer_annex_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "analysis/need.hpp"
#include "analysis/what_if.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::actions::annex {
namespace {

using analysis::AskFigures;
using report::HtmlTable;
using report::safe;

constexpr std::size_t kMostYears = 13;  // columns that a page holds
constexpr std::size_t kMostSitesByYear = 100;
constexpr double kFewestPatients = 0.5;  // at a practice: fewer stand together in one row

std::string code_and_name(const std::string& id, const std::string& name) {
    return "<code>" + safe(id) + "</code>" + (name.empty() || name == id ? "" : " " + safe(name));
}
std::string strong(const std::string& html) { return "<strong>" + html + "</strong>"; }
std::string known(const std::optional<double>& value) { return value ? style::whole(*value) : std::string(style::kNotKnown); }
std::string area(const std::optional<double>& m2) { return m2 ? style::one_decimal(*m2) : std::string(style::kNotKnown); }

std::string site_name(const EstateOut& out, const analysis::AskSite& site) {
    return code_and_name(out.plan.housing[site.site].id, out.plan.housing[site.site].name);
}

// The years that the table of patients by year has columns for: all of them, or evenly spread ones with the first and the last.
std::vector<std::size_t> years_shown(std::size_t years) {
    std::vector<std::size_t> out;
    const std::size_t step = years <= kMostYears ? 1 : (years + kMostYears - 2) / (kMostYears - 1);
    for (std::size_t y = 0; y + 1 < years; y += step) out.push_back(y);
    if (years > 0) out.push_back(years - 1);
    return out;
}

// A register of brownfield land gives the council's name, or a code such as "local-authority-eng:LDS", which is no name.
std::string council_words(const std::string& council) {
    return council.find(':') == std::string::npos ? council : "Council code " + council.substr(council.rfind(':') + 1);
}

const model::Assumption& used(const EstateOut& out, const char* id) { return out.plan.assumptions.at(id); }

std::string rate_words(const EstateOut& out, const char* id, const std::string& value) {
    const std::string label = analysis::confidence_label(used(out, id));
    return safe(value) + (label.empty() ? "" : " <span class=\"ours\">" + safe(label) + "</span>");
}

}  // namespace

std::vector<std::string> councils_of(const EstateOut& out) {
    std::vector<std::string> councils;
    for (const analysis::AskSite& site : out.book.developer.sites)
        if (const std::string& council = out.plan.housing[site.site].council; !council.empty()) councils.push_back(council_words(council));
    std::sort(councils.begin(), councils.end());
    councils.erase(std::unique(councils.begin(), councils.end()), councils.end());
    return councils;
}

std::string sites_section(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    const bool several = councils_of(out).size() > 1;  // one is named at the head of the letter
    HtmlTable table;
    table.column("Site");
    if (several) table.column("Council");
    for (const char* title : {"Homes", "People a home", "Patients", "m² lacking", "By floor space", "By rooms", "By person"})
        table.number(title);
    const auto figures = [&](std::string name, const std::string& council, std::string household, const AskFigures& f, bool homes_known) {
        std::vector<std::string> cells{std::move(name)};
        if (several) cells.push_back(safe(council_words(council)));
        const std::size_t all = cells.size() + 7;
        cells.insert(cells.end(), {homes_known ? style::whole(f.homes) : std::string(style::kNotKnown), std::move(household)});
        if (homes_known)
            cells.insert(cells.end(), {style::whole(f.patients), style::one_decimal(f.deficit_m2), style::pounds(f.by_area.pounds()),
                                       style::pounds(f.by_rooms.pounds()), style::pounds(f.by_person.pounds())});
        cells.resize(all);
        return cells;
    };
    for (const analysis::AskSite& site : ask.sites)
        table.row(figures(site_name(out, site), out.plan.housing[site.site].council, style::number_full(site.household.people),
                          site.figures, site.homes_known));
    table.row(figures(strong("All sites"), "", "", ask.total, true));
    std::string inner = table.html();
    if (!ask.groups.empty()) {
        HtmlTable groups;
        groups.column("Group")
            .column("Sites")
            .number("Homes")
            .number("Patients")
            .number("m² lacking")
            .number("By floor space")
            .number("By rooms")
            .number("By person");
        for (const analysis::AskGroup& group : ask.groups) {
            std::vector<std::string> sites;
            for (const std::size_t s : group.sites) sites.push_back(out.plan.housing[ask.sites[s].site].id);
            const AskFigures& f = group.figures;
            groups.row({safe(group.name), safe(base::join(sites, ", ")), style::whole(f.homes), style::whole(f.patients),
                        style::one_decimal(f.deficit_m2), style::pounds(f.by_area.pounds()), style::pounds(f.by_rooms.pounds()),
                        style::pounds(f.by_person.pounds())});
        }
        inner += "<h3>Groups asked for together</h3>\n" + groups.html();
    }
    inner += report::note(fmt::format("Prices: by floor space and by rooms {}; by person {}.", ask.total.by_area.priced.label,
                                      ask.total.by_person.priced.label));
    return report::section("sites", "The sites", inner);
}

std::string years_section(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    const std::vector<std::size_t> years = years_shown(ask.years);
    HtmlTable table;
    table.column("New patients on 1 April");
    for (const std::size_t y : years) table.number(base::to_string(ask.year(y)));
    table.number("All built");
    const auto row = [&](std::string name, const AskFigures& f) {
        std::vector<std::string> cells{std::move(name)};
        for (const std::size_t y : years) cells.push_back(style::whole(f.patients_by_year[y]));
        cells.push_back(style::whole(f.patients));
        table.row(std::move(cells));
    };
    const bool each = ask.sites.size() <= kMostSitesByYear;
    for (const analysis::AskSite& site : ask.sites)
        if (each && site.homes_known) row("<code>" + safe(out.plan.housing[site.site].id) + "</code>", site.figures);
    for (const analysis::AskGroup& group : ask.groups) row("Group " + safe(group.name), group.figures);
    row(strong("All sites"), ask.total);
    std::string inner = table.html();
    if (years.size() < ask.years) inner += report::note("Years between these are left out here; developer_sites.csv has them all.");
    if (!each) inner += report::note("There are too many sites for a page: the table developer_sites.csv has each one's patients by year.");
    const int lag = out.plan.growth.lag_years;
    if (lag > 0)
        inner += report::note(fmt::format("Homes finished in a financial year count from 1 April {} later.",
                                          lag == 1 ? "a year" : fmt::format("{} years", lag)));
    return report::section("years", "Patients by year", inner);
}

std::string practices_section(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    HtmlTable table;
    table.column("Practice")
        .number("New patients")
        .number("List")
        .number("Weighted list")
        .number("Net area m²")
        .number("Holds patients")
        .number("Spare m² by list")
        .number("Spare m² by weighted list")
        .number("Spare used m²");
    std::size_t few = 0;
    double few_patients = 0.0;
    std::optional<double> few_spare_m2;  // of those whose space is known
    for (const analysis::AskTaker& taker : ask.total.takers) {
        if (taker.patients < kFewestPatients) {
            ++few;
            few_patients += taker.patients;
            if (taker.spare_known) few_spare_m2 = few_spare_m2.value_or(0.0) + taker.spare_used_m2;
            continue;
        }
        const auto found = std::find_if(ask.table.rows.begin(), ask.table.rows.end(),
                                        [&](const analysis::CapacityRow& r) { return r.practice == taker.practice; });
        const analysis::CapacityRow none;
        const analysis::CapacityRow& row = found == ask.table.rows.end() ? none : *found;
        const model::Practice& practice = out.plan.practices[taker.practice.pos()];
        const auto counted = [&](const std::optional<double>& m2, analysis::ListBasis basis) {
            return row.basis == basis ? strong(area(m2)) : area(m2);
        };
        table.row({code_and_name(practice.id, practice.name), style::whole(taker.patients), known(row.raw_list),
                   row.weighted_list ? style::whole(*row.weighted_list) : "not published",
                   area(row.nia_m2) + (row.nia_converted ? " (from gross)" : ""), known(row.capacity_patients),
                   counted(row.spare_by_raw_m2, analysis::ListBasis::raw), counted(row.spare_by_weighted_m2, analysis::ListBasis::weighted),
                   taker.spare_known ? style::one_decimal(taker.spare_used_m2) : std::string(style::kNotKnown)});
    }
    const auto rest = [&](const std::string& who, double patients, const std::string& spare) {
        if (patients > 0.0) table.row({safe(who), style::whole(patients), "", "", "", "", "", "", spare});
    };
    rest(few_words(few), few_patients, area(few_spare_m2));
    rest("Practices outside the plan", ask.total.patients_outside, "");
    rest("No practice known", ask.total.patients_nowhere, "");
    table.row({strong("All new patients"), strong(style::whole(ask.total.patients)), "", "", "", "", "", "",
               strong(area(spare_used_m2(ask.total)))});
    return report::section("practices", "The practices they fall to, and the space these have",
                           report::paragraph(fmt::format("New patients are given to practices {}.", analysis::to_string(ask.by))) +
                               table.html() +
                               report::note("Holds: patients that the floor space is enough for. Spare below 0: lacked already. The "
                                            "spare space in bold is the one that counts: by the weighted list (Carr-Hill) where it is "
                                            "published, else by the list as registered."));
}

std::string need_section(const EstateOut& out) {
    const AskFigures& f = out.book.developer.total;
    HtmlTable table;
    table.column("Need of the new patients").number("Needed").number("Met by what is spare").number("Lacking").number("Lacking, whole");
    table.row({"Net internal area, m²", style::one_decimal(f.area_m2), area(spare_used_m2(f)), style::one_decimal(f.deficit_m2), ""});
    const auto rooms = [&](const char* name, double need, double lacking, const std::optional<double>& met) {
        table.row({name, base::fixed_text(need, 2), met ? base::fixed_text(*met, 2) : std::string(style::kNotKnown),
                   base::fixed_text(lacking, 2), std::to_string(analysis::whole_rooms(lacking))});
    };
    rooms("Consulting and examination rooms", f.rooms_ce, f.rooms_ce_short, spare_rooms_used(f, analysis::RoomType::consulting));
    rooms("Treatment rooms", f.rooms_treatment, f.rooms_treatment_short, spare_rooms_used(f, analysis::RoomType::treatment));
    table.row({"Area of the lacking rooms with circulation, m²", "", "", style::one_decimal(f.room_area_short_m2), ""});
    table.row({"GPs, full-time equivalent", base::fixed_text(f.gp_fte, 2), "", "", ""});
    std::string inner = table.html();
    if (f.rooms_ce_not_known > 0.0)
        inner +=
            report::note(fmt::format("{} of the consulting rooms needed fall where nobody knows whether any are spare; they count as "
                                     "lacking.",
                                     base::fixed_text(f.rooms_ce_not_known, 2)));
    if (f.area_not_known_m2 > 0.0)
        inner += report::note(fmt::format("{} m² of the area needed fall where nobody knows whether space is spare; they count as lacking.",
                                          style::one_decimal(f.area_not_known_m2)));
    return report::section("need", "Space and rooms", inner);
}

std::string money_section(const EstateOut& out) {
    const AskFigures& f = out.book.developer.total;
    const double fees = used(out, "fees_share").value;
    HtmlTable table;
    table.column("").column("By floor space").column("By rooms").column("By person");
    const auto row = [&](const char* name, std::string a, std::string b, std::string c) {
        table.row({safe(name), std::move(a), std::move(b), std::move(c)});
    };
    row("What is priced", safe(fmt::format("{} m² of net internal area lacking", style::one_decimal(f.deficit_m2))),
        safe(fmt::format("{} m²: the rooms lacking, with circulation", style::one_decimal(f.room_area_short_m2))),
        safe(fmt::format("{} patients; no account of spare space", style::whole(f.patients))));
    const std::string a_m2 = rate_words(out, "cost_per_m2_gbp", "£" + style::number_full(used(out, "cost_per_m2_gbp").value) + " a m²");
    row("Rate", a_m2, a_m2,
        rate_words(out, "contribution_per_person_gbp",
                   "£" + base::grouped_text(used(out, "contribution_per_person_gbp").value, 2) + " a patient"));
    const std::string with_fees = rate_words(out, "fees_share", style::percent(fees));
    row("Fees and contingency", with_fees, with_fees, "in the rate");
    const auto each = [&](const char* name, auto&& words) {
        row(name, safe(words(f.by_area)), safe(words(f.by_rooms)), safe(words(f.by_person)));
    };
    each("At the rate's own prices",
         [](const analysis::AskMoney& m) { return style::pounds(std::llround(m.gbp)) + " (" + prices_words(m.price_base) + ")"; });
    each("Contribution", [](const analysis::AskMoney& m) { return style::pounds(m.pounds()); });
    each("Its prices", [](const analysis::AskMoney& m) { return m.priced.label; });
    each("A home", [](const analysis::AskMoney& m) { return style::pounds(std::llround(m.per_dwelling_gbp)); });
    std::string inner = table.html();
    std::string index = "The plan has no price index: money stays at the prices of its rate.";
    if (!out.plan.prices.by_year.empty()) {
        std::vector<std::string> years;
        for (const auto& [of, value] : out.plan.prices.by_year) years.push_back(base::to_string(of) + ": " + style::number_short(value));
        index = fmt::format("Price index ({}): {}. Money is brought to {}.",
                            out.plan.prices.source.empty() ? "source not stated" : out.plan.prices.source, base::join(years, ", "),
                            base::to_string(analysis::price_year(out.plan)));
    }
    inner += report::note(index);
    return report::section("money", "The contribution by three methods, side by side", inner);
}

std::string assumptions_section(const EstateOut& out) {
    HtmlTable table;
    table.column("Assumption").number("Value").column("Unit").column("Confidence").column("Source").number("As at");
    for (const model::Assumption& a : out.book.developer.assumptions) {
        const std::string label = analysis::confidence_label(a);
        table.row({"<code>" + safe(a.id) + "</code>", style::number_full(a.value), safe(style::unit_words(a.unit)),
                   safe(a.confidence) + (label.empty() ? "" : " <span class=\"ours\">" + safe(label) + "</span>"), safe(a.source),
                   safe(a.as_at.empty() ? std::string("not dated") : style::date_text(a.as_at))});
    }
    std::vector<std::string> sizes;  // that are no assumption of the plan, but a site's or a council's
    for (const analysis::AskSite& site : out.book.developer.sites)
        if (site.household.from != analysis::HouseholdSize::From::plan) {
            const bool own = site.household.from == analysis::HouseholdSize::From::site;
            sizes.push_back(fmt::format("{} people a home ({}; {})", style::number_full(site.household.people),
                                        own ? out.plan.housing[site.site].id + ", its own" : site.household.source, site.household.label));
        }
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return report::section("assumptions", "Every assumption used",
                           report::note("H: the source was read; M: well known in the field, its wording not found; L: weak; planner: "
                                        "the plan's own. What is not H is no NHS standard.") +
                               table.html() +
                               (sizes.empty() ? "" : report::note("Household sizes beside the plan's: " + base::join(sizes, "; ") + ".")));
}

}  // namespace merestone::actions::annex
