#include "ui/scheme_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/estate_moves.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

std::string year_or(std::optional<base::Year> year, std::string_view none = style::kNotKnown) {
    return year ? base::to_string(*year) : std::string(none);
}
std::string money_or(std::optional<base::Pounds> gbp) { return gbp ? style::pounds(*gbp) : std::string(style::kNotKnown); }
std::string known(std::optional<double> n) { return n ? style::number_short(*n) : std::string(style::kNotKnown); }
std::string years_of(int n) { return fmt::format("{} {}", n, n == 1 ? "year" : "years"); }

std::string slip_words(const std::optional<int>& slip) {
    if (!slip) return {};
    if (*slip == 0) return "as planned";
    return *slip > 0 ? years_of(*slip) + " late" : years_of(-*slip) + " early";
}

std::string prices_of(const model::Scheme& s) { return s.price_base ? base::to_string(*s.price_base) + " prices" : "price base not known"; }

SchemeBar::Gate gate_of(const analysis::GateState& g, double at) {
    SchemeBar::Gate out;
    out.at = at;
    out.state = g.done ? SchemeBar::GateState::done : g.past_due ? SchemeBar::GateState::past_due : SchemeBar::GateState::due;
    const std::string due = g.gate->due_date.empty() ? "no date set" : "due " + style::date_text(g.gate->due_date);
    out.words = g.gate->name + ": ";
    if (g.done) out.words += g.gate->done_date.empty() ? "done" : "done " + style::date_text(g.gate->done_date) + ", " + due;
    else out.words += due + (g.past_due ? ", past due" : ", not done");
    return out;
}

SchemeBar bar_of(const model::Scheme& s, const analysis::SchemeEntry& e) {
    SchemeBar b;
    b.scheme = e.scheme;
    b.id = s.id;
    b.name = s.name;
    b.given_up = e.given_up;
    b.starts = financial_time(e.starts);
    b.opens = financial_time(e.opens);
    b.opens_plan = financial_time(e.opens_plan);
    if (!e.given_up) b.counts_from = financial_time(e.counts_from);
    for (const analysis::GateState& g : e.gates) {
        const std::string& when = g.done && !g.gate->done_date.empty() ? g.gate->done_date : g.gate->due_date;
        if (const auto at = financial_time(when)) b.gates.push_back(gate_of(g, *at));
    }
    if (e.given_up) b.words = "given up: " + s.status;
    else if (!s.opens()) b.words = "when it opens is not known";
    else {
        b.words = "opens " + base::to_string(*s.opens());
        if (e.slip_years.value_or(0) != 0) b.words += ", " + slip_words(e.slip_years);
    }
    if (e.gates_past_due > 0)
        b.words += fmt::format("; {} past due", e.gates_past_due == 1 ? "1 gate" : fmt::format("{} gates", e.gates_past_due));
    b.hint = fmt::format("{} {}\n{}{}", s.id, s.name, s.kind, s.status.empty() ? "" : ", " + s.status);
    b.hint += fmt::format("\nPlanned to open {}, expected {}", year_or(s.opens_year), year_or(s.opens()));
    if (!e.counts_from.empty() && !e.given_up) b.hint += "\nIts rooms count from " + style::date_text(e.counts_from);
    for (const SchemeBar::Gate& g : b.gates) b.hint += "\n" + g.words;
    return b;
}

PanelTable register_of(const model::Plan& plan, const analysis::SchemeBook& book) {
    PanelTable t;
    t.name = "schemes.register";
    t.columns = {{"Code", "", false},
                 {"Scheme", "", false},
                 {"Kind", "", false},
                 {"Premises", "", false},
                 {"Status", "", false},
                 {"Planned", "Financial year in which it was planned to open", true},
                 {"Expected", "Financial year in which it is expected to open now", true},
                 {"Slip", "Expected against planned", false},
                 {"Rooms", "Consulting and examination rooms added", true},
                 {"Net m²", "Net internal area added", true},
                 {"Counts from", "Its rooms count in the tables from this day on", false},
                 {"Cost", "As written, at the prices beside it", true},
                 {"Prices", "", false},
                 {"Secured", "Money that is secured, approved, received or spent", true},
                 {"Bid for", "Money that somebody has asked for and not been given", true},
                 {"Expected", "Money that is expected and not asked for yet", true},
                 {"No status", "Money of which nobody says how sure it is", true},
                 {"Nobody pays", "Cost less all of these; below 0: more money than cost", true},
                 {"Gates done", "", true},
                 {"Next gate", "", false},
                 {"Owner", "", false}};
    for (const analysis::SchemeEntry& e : book.schemes) {
        const model::Scheme& s = plan.schemes[e.scheme];
        std::string gates = e.gates.empty() ? "none named" : fmt::format("{} of {}", e.gates_done, e.gates.size());
        if (e.gates_past_due > 0) gates += fmt::format(", {} past due", e.gates_past_due);
        std::string next = e.gates.empty() ? "" : "all done";
        if (const analysis::GateState* g = e.next_gate())
            next = g->gate->name + (g->gate->due_date.empty() ? "" : ", " + style::date_text(g->gate->due_date));
        const auto written = [&](base::Pounds gbp) { return e.money_written ? style::pounds(gbp) : std::string(style::kNotKnown); };
        t.rows.push_back({s.id,
                          {ItemKind::scheme, static_cast<std::uint32_t>(e.scheme)},
                          {s.id,
                           s.name,
                           s.kind,
                           s.premises.empty() ? "none named" : s.premises,
                           s.status.empty() ? std::string(style::kNotKnown) : s.status,
                           year_or(s.opens_year),
                           year_or(s.opens()),
                           e.slip_years ? slip_words(e.slip_years) : "not told",
                           known(s.rooms_added),
                           known(s.nia_added_m2),
                           e.given_up              ? "given up"
                           : e.counts_from.empty() ? std::string(style::kNotKnown)
                                                   : style::date_text(e.counts_from),
                           money_or(e.cost_gbp),
                           e.cost_gbp ? prices_of(s) : "",
                           written(e.funding.secured_gbp),
                           written(e.funding.bid_gbp),
                           written(e.funding.expected_gbp),
                           written(e.funding.unsure_gbp),
                           money_or(e.unfunded_gbp),
                           gates,
                           next,
                           s.owner.empty() ? std::string(style::kNotKnown) : s.owner},
                          {},
                          false});
    }
    return t;
}

PanelTable funding_of(const analysis::SchemeBook& book) {
    PanelTable t;
    t.name = "schemes.funding";
    t.columns.push_back({"Who pays", "Of schemes that are not given up", false});
    for (const base::Year year : book.years) t.columns.push_back({base::to_string(year), "", true});
    t.columns.push_back({"No year", "Schemes that name a total cost only", true});
    t.columns.push_back({"Total", "", true});
    t.columns.push_back({"Secured", "", true});
    t.columns.push_back({"Bid for", "", true});
    t.columns.push_back({"Expected", "", true});
    t.columns.push_back({"No status", "Nobody says how sure it is", true});
    const auto add = [&](const std::string& key, const std::string& title, const std::vector<base::Pounds>& by_year,
                         const std::string& no_year, base::Pounds total, const analysis::Funding* parts, bool bold) {
        PanelTable::Row row{key, {}, {title}, {}, bold};
        for (const base::Pounds gbp : by_year) row.cells.push_back(style::pounds(gbp));
        row.cells.push_back(no_year);
        row.cells.push_back(style::pounds(total));
        for (const auto part : {&analysis::Funding::secured_gbp, &analysis::Funding::bid_gbp, &analysis::Funding::expected_gbp,
                                &analysis::Funding::unsure_gbp})
            row.cells.push_back(parts != nullptr ? style::pounds(parts->*part) : std::string());
        t.rows.push_back(std::move(row));
    };
    for (const analysis::SourceRow& s : book.sources) add(s.source, s.source, s.by_year, "", s.total_gbp(), &s.funding, false);
    add("all", "All sources", book.funding_by_year, "", book.funding_gbp, &book.funding, true);
    add("cost", "Cost of the schemes", book.cost_by_year, style::pounds(book.cost_without_year_gbp), book.cost_gbp(), nullptr, true);
    if (book.funding_of_unknown_cost_gbp() != 0)
        add("uncosted", "Of it where the cost is not known", book.funding_of_unknown_cost_by_year, "", book.funding_of_unknown_cost_gbp(),
            nullptr, false);
    add("difference", "Cost less funding", book.lacking_by_year(), style::pounds(book.cost_without_year_gbp), book.lacking_gbp(), nullptr,
        false);
    return t;
}

std::string totals_of(const analysis::SchemeBook& book) {
    std::string out =
        fmt::format("Schemes cost {}; {} is secured, {} bid for, {} expected; of {} nobody says who pays.", style::pounds(book.cost_gbp()),
                    style::pounds(book.funding.secured_gbp), style::pounds(book.funding.bid_gbp), style::pounds(book.funding.expected_gbp),
                    style::pounds(book.unfunded_gbp));
    if (book.funding.unsure_gbp != 0) out += fmt::format(" Of {} more nobody says how sure it is.", style::pounds(book.funding.unsure_gbp));
    if (book.cost_not_known > 0)
        out += fmt::format(" The cost of {} {} is not known and in no sum.", book.cost_not_known,
                           book.cost_not_known == 1 ? "scheme" : "schemes");
    if (book.given_up > 0)
        out += fmt::format(" {} {} given up and in no sum.", book.given_up, book.given_up == 1 ? "scheme is" : "schemes are");
    std::vector<std::string> bases;
    for (const auto& price_base : book.price_bases)
        bases.push_back(price_base ? base::to_string(*price_base) + " prices" : "a price base that nobody wrote down");
    if (bases.size() == 1) out += " At " + bases.front() + ".";
    else if (bases.size() > 1) out += " Sums mix " + base::join(bases, ", ") + ": as written, not indexed.";
    out += book.cross_foots ? " Rows and columns of the table add up to the same." : " Rows and columns do NOT add up to the same.";
    return out;
}

}  // namespace

std::optional<double> financial_time(const std::string& iso) {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return {};
    const std::string_view text(iso);
    const auto y = base::parse_int(text.substr(0, 4));
    const auto m = base::parse_int(text.substr(5, 2));
    const auto day = base::parse_int(text.substr(8, 2));
    if (!y || !m || !day || *m < 1 || *m > 12 || *day < 1 || *day > 31) return {};
    // Days before each month of a year that begins in April; a leap day is no matter on a screen.
    constexpr std::array kDaysBefore{275, 306, 334, 0, 30, 61, 91, 122, 153, 183, 214, 244};
    const auto year = static_cast<double>(*m >= 4 ? *y : *y - 1);
    return year + static_cast<double>(kDaysBefore[static_cast<std::size_t>(*m - 1)] + *day - 1) / 365.0;
}

SchemeView scheme_view(const model::Plan& plan, const analysis::SchemeBook& book) {
    SchemeView v;
    v.as_at = financial_time(plan.as_at);
    double low = plan.base_year.first;
    double high = plan.horizon_year.first;
    const auto widen = [&](const std::optional<double>& at) {
        if (!at) return;
        low = std::min(low, *at);
        high = std::max(high, *at);
    };
    for (const analysis::SchemeEntry& e : book.schemes) {
        const model::Scheme& s = plan.schemes[e.scheme];
        SchemeBar b = bar_of(s, e);
        for (const auto* at : {&b.starts, &b.opens, &b.opens_plan, &b.counts_from}) widen(*at);
        for (const SchemeBar::Gate& g : b.gates) widen(g.at);
        v.bars.push_back(std::move(b));
        for (const analysis::BookFault& f : e.faults) v.faults.push_back(s.id + ": " + f.words);
    }
    std::stable_sort(v.bars.begin(), v.bars.end(), [](const SchemeBar& a, const SchemeBar& b) {
        constexpr double kNever = std::numeric_limits<double>::infinity();
        return std::pair(a.given_up, a.opens.value_or(kNever)) < std::pair(b.given_up, b.opens.value_or(kNever));
    });
    v.first = {static_cast<int>(std::floor(low))};
    v.last = {static_cast<int>(std::floor(high))};
    v.scheme_register = register_of(plan, book);
    v.funding = funding_of(book);
    v.totals = totals_of(book);
    return v;
}

std::vector<std::string> schemes_opening(const model::Plan& plan, base::Year year) {
    std::vector<std::string> out;
    for (const model::Scheme& s : plan.schemes) {
        if (s.opens() != year || analysis::given_up(s)) continue;
        std::string words = s.id + " " + (s.name.empty() ? s.kind : s.name);
        if (s.rooms_added && *s.rooms_added != 0.0)
            words += fmt::format(" ({}{} {})", *s.rooms_added > 0 ? "+" : "", style::number_short(*s.rooms_added),
                                 std::abs(*s.rooms_added) == 1.0 ? "room" : "rooms");
        out.push_back(std::move(words));
    }
    return out;
}

}  // namespace merestone::ui
