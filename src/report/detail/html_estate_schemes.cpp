// "Schemes and money": the time line, and the register with gates, slippage and the day from which rooms count.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kShown = 40;

// "4 consulting rooms and 66 m² NIA", "2 consulting rooms fewer"; what a scheme leaves as it is is not told.
std::string added_words(const model::Scheme& scheme) {
    std::vector<std::string> parts;
    const auto add = [&](const std::optional<double>& amount, const char* what) {
        if (amount && *amount != 0.0) parts.push_back(style::number_short(std::abs(*amount)) + what + (*amount < 0.0 ? " fewer" : ""));
    };
    add(scheme.rooms_added, " consulting rooms");
    add(scheme.rooms_treatment_added, " treatment rooms");
    add(scheme.nia_added_m2, " m² NIA");
    if (scheme.hours_week_after) parts.push_back("opens " + style::number_short(*scheme.hours_week_after) + " hours a week");
    if (!scheme.moves_from.empty()) parts.push_back("moves in from " + joined(scheme.moves_from));
    if (!parts.empty()) return joined(parts);
    if (scheme.kind == "closure" || scheme.kind == "dispersal") return "closes";
    if (scheme.rooms_added || scheme.rooms_treatment_added || scheme.nia_added_m2) return "no rooms or space";
    // As analysis/capacity.cpp takes them.
    return scheme.kind == "refurbishment" || scheme.kind == "merger" || scheme.kind == "hours"
               ? "names none, so none are counted"
               : "not known, so what there is then is not known either";
}

std::string slip_words(const analysis::SchemeEntry& e) {
    if (!e.slip_years) return {};
    if (*e.slip_years == 0) return "on time";
    const auto years = static_cast<std::size_t>(std::abs(*e.slip_years));
    return count_of(years, "year", "years") + (*e.slip_years > 0 ? " late" : " early");
}

std::string gates_words(const analysis::SchemeEntry& e) {
    if (e.gates.empty()) return "none set";
    std::string out = fmt::format("{} of {} done", e.gates_done, e.gates.size());
    if (e.gates_past_due > 0) out += fmt::format(", {} past due", e.gates_past_due);
    if (const analysis::GateState* next = e.next_gate())
        out += fmt::format("; next: {}{}", next->gate->name,
                           next->gate->due_date.empty() ? std::string(", no date set") : ", " + style::date_text(next->gate->due_date));
    return out;
}

// "2018/19 as planned, 2020/21 as expected now: 2 years late"
std::string opening_words(const analysis::SchemeEntry& e, const model::Scheme& s) {
    if (!s.opens()) return std::string(style::kNotKnown);
    if (!s.forecast_opens_year || s.forecast_opens_year == s.opens_year) return base::to_string(*s.opens());
    const std::string now = base::to_string(*s.forecast_opens_year);
    if (!s.opens_year) return now + " as expected now";
    return base::to_string(*s.opens_year) + " as planned, " + now + " as expected now: " + slip_words(e);
}

std::string register_of(const EstatePage& page) {
    HtmlTable table;
    table.column("Scheme").column("What, and where").column("Adds").column("Opens").column("Counts from").column("Gates");
    table.column("Owner, status").column("Flags");
    const auto& schemes = page.book().schemes.schemes;
    for (std::size_t i = 0; i < std::min(kShown, schemes.size()); ++i) {
        const analysis::SchemeEntry& e = schemes[i];
        const model::Scheme& s = page.plan().schemes[e.scheme];
        const std::string state = s.status.empty() ? "status not known" : s.status;
        const std::string where = !s.premises.empty()   ? "at " + s.premises
                                  : !s.practice.empty() ? "of " + s.practice
                                                        : std::string("no place yet");
        const std::string counts = e.given_up              ? std::string("never: given up")
                                   : e.counts_from.empty() ? std::string(style::kNotKnown)
                                                           : style::date_text(e.counts_from);
        table.row({safe(named(s.id, s.name)), safe(s.kind + ", " + where), safe(added_words(s)), safe(opening_words(e, s)), safe(counts),
                   safe(gates_words(e)), safe((s.owner.empty() ? std::string("no owner") : s.owner) + ", " + state),
                   page.flags("scheme", s.id, {"M1", "M2"})});
    }
    return table.html() + more_note(schemes.size() > kShown ? schemes.size() - kShown : 0, "schemes.csv");
}

}  // namespace

std::string schemes_section(const EstatePage& page) {
    const analysis::SchemeBook& book = page.book().schemes;
    if (book.schemes.empty()) return section("schemes", "Schemes and money", paragraph("No schemes in the plan."));
    std::size_t late = 0;
    std::size_t past_due = 0;
    for (const analysis::SchemeEntry& e : book.schemes) {
        late += !e.given_up && e.slip_years && *e.slip_years > 0 ? 1 : 0;
        past_due += e.given_up ? 0 : e.gates_past_due;
    }
    std::vector<std::string> words;
    if (book.given_up > 0) words.push_back(fmt::format("{} of them given up", book.given_up));
    words.push_back(late == 0 ? std::string("none expected later than planned") : fmt::format("{} expected later than planned", late));
    words.push_back(fmt::format("{} past due on {}", past_due == 0 ? std::string("no gate") : count_of(past_due, "gate", "gates"),
                                style::date_text(page.plan().as_at)));
    std::string inner = paragraph(fmt::format("{}: {}.", count_of(book.schemes.size(), "scheme", "schemes"), base::join(words, "; ")));
    inner += scheme_time_line(page);
    inner +=
        note("What a scheme adds counts from 1 April after the financial year it opens in, by what is expected now where that is known.");
    inner += "<h3>The register</h3>\n" + register_of(page) + scheme_money(page);
    return section("schemes", "Schemes and money", inner);
}

}  // namespace merestone::report::detail
