// The money of the schemes: who pays in which year, held against what they cost, what nobody pays yet, and what does not add up.
#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kSchemesShown = 40;
constexpr std::size_t kYearsShown = 8;  // as a page holds; the rest are put together
constexpr std::size_t kFaultsShown = 30;

using Pounds = base::Pounds;

// A row's first years, and all later ones as one number where there are more than a page holds.
std::vector<Pounds> shown_years(const std::vector<Pounds>& by_year) {
    if (by_year.size() <= kYearsShown) return by_year;
    std::vector<Pounds> out(by_year.begin(), by_year.begin() + kYearsShown - 1);
    out.push_back(std::accumulate(by_year.begin() + kYearsShown - 1, by_year.end(), Pounds{0}));
    return out;
}

Pounds sum(const std::vector<Pounds>& values) { return std::accumulate(values.begin(), values.end(), Pounds{0}); }

// How sure the money is, each told apart: a bid is nobody's offer.
struct Part {
    const char* title;
    base::Pounds analysis::Funding::*gbp;
};
constexpr std::array<Part, 4> kParts = {{{"secured", &analysis::Funding::secured_gbp},
                                         {"bid for", &analysis::Funding::bid_gbp},
                                         {"expected", &analysis::Funding::expected_gbp},
                                         {"status not stated", &analysis::Funding::unsure_gbp}}};

// Of which there is any; the first three always.
std::vector<Part> parts_of(const analysis::Funding& all) {
    std::vector<Part> out(kParts.begin(), kParts.end() - 1);
    if (all.unsure_gbp != 0) out.push_back(kParts.back());
    return out;
}

// "£800,000 is secured, £1,000,000 bid for and £400,000 expected"
std::string funding_words(const analysis::Funding& all) {
    std::vector<std::string> words;
    for (const Part& part : parts_of(all))
        if (all.*part.gbp != 0 || part.gbp == &analysis::Funding::secured_gbp)
            words.push_back(style::pounds(all.*part.gbp) +
                            (words.empty()                                ? " is "
                             : part.gbp == &analysis::Funding::unsure_gbp ? " of "
                                                                          : " ") +
                            part.title);
    return joined(words);
}

std::string strong(const std::string& html) { return "<strong>" + html + "</strong>"; }

std::string funding_table(const EstatePage& page) {
    const analysis::SchemeBook& book = page.book().schemes;
    HtmlTable table;
    table.column("Who pays");
    for (std::size_t i = 0; i < std::min(book.years.size(), kYearsShown); ++i) {
        const bool rest = i + 1 == kYearsShown && book.years.size() > kYearsShown;
        table.number(base::to_string(book.years[i]) + (rest ? " and later" : ""));
    }
    table.number("All years");
    const std::vector<Part> parts = parts_of(book.funding);
    for (const Part& part : parts) table.number(std::string("of it ") + part.title);
    const auto row = [&](const std::string& name, const std::vector<Pounds>& by_year, Pounds total, const analysis::Funding* split,
                         bool bold) {
        std::vector<std::string> cells{bold ? strong(name) : name};
        for (const Pounds gbp : shown_years(by_year)) cells.push_back(bold ? strong(style::pounds(gbp)) : style::pounds(gbp));
        cells.push_back(bold ? strong(style::pounds(total)) : style::pounds(total));
        for (const Part& part : parts) cells.push_back(split != nullptr ? style::pounds(split->*part.gbp) : std::string());
        table.row(std::move(cells));
    };
    std::vector<Pounds> columns(book.years.size(), 0);
    Pounds rows_total = 0;
    for (const analysis::SourceRow& source : book.sources) {
        row(safe(source.source), source.by_year, source.total_gbp(), &source.funding, false);
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i] += source.by_year[i];
        rows_total += source.total_gbp();
    }
    row("All who pay", columns, sum(columns), &book.funding, true);
    row("What it costs", book.cost_by_year, sum(book.cost_by_year), nullptr, true);
    if (book.funding_of_unknown_cost_gbp() != 0)
        row("Of it for schemes whose cost is not known", book.funding_of_unknown_cost_by_year, book.funding_of_unknown_cost_gbp(), nullptr,
            false);
    const std::vector<Pounds> lacking = book.lacking_by_year();
    row("Cost less funding", lacking, sum(lacking), nullptr, true);
    std::string out = table.html();
    const bool foots = book.cross_foots && rows_total == sum(columns) && rows_total == book.funding_gbp && columns == book.funding_by_year;
    out += paragraph(
        foots ? fmt::format("Cross total: the rows add up to {} and so do the columns. The table foots.", style::pounds(rows_total))
              : fmt::format("Cross total: the rows add up to {}, the columns to {}, the register says {}. The table does not foot.",
                            style::pounds(rows_total), style::pounds(sum(columns)), style::pounds(book.funding_gbp)));
    if (std::any_of(lacking.begin(), lacking.end(), [](Pounds gbp) { return gbp != 0; })) {
        std::vector<std::string> years;
        for (std::size_t i = 0; i < lacking.size(); ++i)
            if (lacking[i] != 0)
                years.push_back(fmt::format(
                    "{} in {}", lacking[i] > 0 ? style::pounds(lacking[i]) + " short" : style::pounds(-lacking[i]) + " too much",
                    base::to_string(book.years[i])));
        out += paragraph(fmt::format("Funding does not meet cost year by year: {}.", joined(years)));
    }
    if (book.cost_without_year_gbp > 0)
        out += paragraph(fmt::format("Beside this {} of cost stands in no year: its schemes name a total only.",
                                     style::pounds(book.cost_without_year_gbp)));
    return out;
}

std::string by_scheme(const EstatePage& page) {
    HtmlTable table;
    analysis::Funding all;  // of those given up too: they stand in this table
    for (const analysis::SchemeEntry& e : page.book().schemes.schemes) all += e.funding;
    const std::vector<Part> parts = parts_of(all);
    table.column("Scheme").number("Cost").column("Prices");
    for (const Part& part : parts) table.number(capital(part.title));
    table.number("Nobody pays yet").column("Adds up").column("Flags");
    const auto& schemes = page.book().schemes.schemes;
    for (std::size_t i = 0; i < std::min(kSchemesShown, schemes.size()); ++i) {
        const analysis::SchemeEntry& e = schemes[i];
        const model::Scheme& s = page.plan().schemes[e.scheme];
        std::string unfunded(style::kNotKnown);
        if (e.unfunded_gbp) unfunded = *e.unfunded_gbp < 0 ? style::pounds(-*e.unfunded_gbp) + " too much" : style::pounds(*e.unfunded_gbp);
        std::vector<std::string> cells{safe(named(s.id, s.name)) + (e.given_up ? " (given up: in no total)" : ""),
                                       e.cost_gbp ? style::pounds(*e.cost_gbp) : std::string(style::kNotKnown),
                                       e.cost_gbp ? price_words(s.price_base) : std::string()};
        for (const Part& part : parts)
            cells.push_back(e.money_written ? style::pounds(e.funding.*part.gbp) : std::string(style::kNotKnown));
        cells.push_back(unfunded);
        cells.push_back(!e.cost_gbp ? std::string("nothing to hold it against") : e.foots ? std::string("yes") : strong("no"));
        cells.push_back(page.flags("scheme", s.id, {"M2"}));
        table.row(std::move(cells));
    }
    return table.html() + more_note(schemes.size() > kSchemesShown ? schemes.size() - kSchemesShown : 0, "schemes.csv");
}

std::string faults(const EstatePage& page) {
    std::string items;
    std::size_t count = 0;
    for (const analysis::SchemeEntry& e : page.book().schemes.schemes)
        for (const analysis::BookFault& fault : e.faults) {
            if (++count > kFaultsShown) continue;
            items += "<li>" + safe(page.plan().schemes[e.scheme].id + ": " + fault.words) + "</li>\n";
        }
    if (count == 0) return paragraph("Nothing in the register contradicts itself.");
    return "<ul>\n" + items + "</ul>\n" + more_note(count > kFaultsShown ? count - kFaultsShown : 0, "schemes.csv");
}

}  // namespace

std::string scheme_money(const EstatePage& page) {
    const analysis::SchemeBook& book = page.book().schemes;
    std::string out = "<h3>Who pays, by year</h3>\n";
    std::vector<std::string> bases;
    for (const auto& base : book.price_bases) bases.push_back(price_words(base));
    const std::string prices = bases.size() == 1 ? " (" + bases.front() + ")" : std::string();
    std::string text = fmt::format("The schemes that are not given up cost {}{}; {}.", style::pounds(book.cost_gbp()), prices,
                                   funding_words(book.funding));
    if (book.unfunded_gbp != 0) text += fmt::format(" Nobody pays {} yet.", style::pounds(book.unfunded_gbp));
    if (book.cost_not_known > 0) text += fmt::format(" Of {} the cost is not known.", count_of(book.cost_not_known, "scheme", "schemes"));
    out += paragraph(text);
    if (bases.size() > 1)
        out += "<p><strong>" +
               safe(fmt::format("These totals mix the prices of different years: {}. Pounds are added as written.", joined(bases))) +
               "</strong></p>\n";
    if (book.sources.empty() && book.years.empty()) out += paragraph("No money by year in the plan.");
    else out += funding_table(page);
    out += "<h3>Scheme by scheme</h3>\n" + by_scheme(page);
    out += "<h3>What does not add up, or is out of order</h3>\n" + faults(page);
    return out;
}

}  // namespace merestone::report::detail
