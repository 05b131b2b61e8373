#include "ui/remedy_view.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "analysis/what_if.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

constexpr std::size_t kTakersShown = 5;

std::string pounds_or_none(double gbp) { return gbp > 0.0 ? style::pounds(std::llround(gbp)) : std::string(); }

std::string name_of(const model::Practice& p) { return p.name.empty() ? p.id : p.id + " " + p.name; }
std::string name_of(const model::Premises& m) { return m.name.empty() ? m.id : m.id + " " + m.name; }

// The prices that money is reckoned in: those of the cost of a square metre.
std::string prices_of(const analysis::RemedyBook& book) {
    for (const model::Assumption& a : book.assumptions) {
        if (a.id != "cost_per_m2_gbp") continue;
        const std::string label = analysis::confidence_label(a);
        return fmt::format("at £{} a m²{}{}", base::grouped(std::llround(a.value)),
                           a.as_at.empty() ? ", price base not known" : ", prices of " + style::date_text(a.as_at),
                           label.empty() ? "" : " (" + label + ")");
    }
    return "price base not known";
}

PanelTable steps_of(const model::Plan& plan, const analysis::RemedyBook& book) {
    PanelTable t;
    t.name = "remedies.steps";
    t.columns = {{"Practice and what is tried", "", false},
                 {"Short from", "First year in which rooms are short", false},
                 {"Rooms", "Short in the worst year; of a step, those that it gives", true},
                 {"Capital", "Once", true},
                 {"A year", "Hours and sessions", true},
                 {"In words", "", false}};
    std::size_t number = 0;
    for (const analysis::Remedy& r : book.remedies) {
        const model::Practice& practice = plan.practices[r.practice];
        const bool treatment = r.type == analysis::RoomType::treatment;
        const std::string key = practice.id + (treatment ? ".treatment" : "");
        const scene::ItemId id{ItemKind::practice, static_cast<std::uint32_t>(r.practice)};
        const auto year = [&](std::size_t index) { return base::to_string(plan.base_year.plus(static_cast<int>(index))); };
        t.rows.push_back({key,
                          id,
                          {fmt::format("{}. {}", ++number, name_of(practice)), year(r.first), style::one_decimal(r.need - r.have),
                           pounds_or_none(r.capital_gbp()), pounds_or_none(r.a_year_gbp()),
                           fmt::format("{} {} rooms needed in {}, {} held", style::one_decimal(r.need),
                                       treatment ? "treatment" : "consulting", year(r.worst), style::one_decimal(r.have))},
                          {},
                          true});
        std::size_t step = 0;
        for (const analysis::RemedyStep& s : r.steps) {
            scene::ItemId where = id;
            if (s.premises) where = {ItemKind::premises, static_cast<std::uint32_t>(*s.premises)};
            else if (s.site) where = {ItemKind::housing, static_cast<std::uint32_t>(*s.site)};
            t.rows.push_back({fmt::format("{}.{}", key, ++step),
                              where,
                              {fmt::format("      {}", analysis::to_string(s.kind)), "", style::one_decimal(s.rooms),
                               pounds_or_none(s.capital_gbp), pounds_or_none(s.a_year_gbp), s.words},
                              s.words,
                              false});
        }
        t.rows.push_back({key + ".remains",
                          id,
                          {"      what remains", "", style::one_decimal(r.remains), "", "",
                           r.remains > 1e-9 ? "Still short after all that was tried" : "Nothing: the shortage is met"},
                          {},
                          false});
    }
    return t;
}

PanelTable closures_of(const model::Plan& plan, const std::vector<analysis::ClosureTest>& closures) {
    PanelTable t;
    t.name = "remedies.closures";
    t.columns = {
        {"If it closes", "", false},
        {"Patients", "Seen there in the first year after; of a practice, those that it takes", true},
        {"Way now", "Mean straight line", true},
        {"Way then", "Mean straight line", true},
        {"Rooms lacking", "That those who take them lack because of it; of a practice, short before and after (below 0: spare)", true},
        {"In words", "", false}};
    for (const analysis::ClosureTest& c : closures) {
        const model::Premises& m = plan.premises[c.premises];
        const auto way = [](const std::optional<double>& x) { return x ? style::metres_text(*x) : std::string(style::kNotKnown); };
        std::string words = fmt::format("{} {} them", c.takers.size(), c.takers.size() == 1 ? "practice takes" : "practices take");
        if (c.takers_not_known > 0) words += fmt::format("; the rooms of {} are not known", c.takers_not_known);
        if (c.outside > 0.5) words += fmt::format("; {} go outside the plan", style::whole(c.outside));
        if (c.nowhere > 0.5) words += fmt::format("; of {} no practice is known", style::whole(c.nowhere));
        t.rows.push_back(
            {m.id,
             {ItemKind::premises, static_cast<std::uint32_t>(c.premises)},
             {name_of(m), style::whole(c.people), way(c.before_m), way(c.after_m), style::one_decimal(c.rooms_ce_needed), words},
             {},
             true});
        for (std::size_t i = 0; i < std::min(kTakersShown, c.takers.size()); ++i) {
            const analysis::ClosureTaker& taker = c.takers[i];
            const model::Practice& p = plan.practices[taker.practice];
            const bool known = taker.rooms_ce_before && taker.rooms_ce_after;
            t.rows.push_back(
                {m.id + "." + p.id,
                 {ItemKind::practice, static_cast<std::uint32_t>(taker.practice)},
                 {"      " + name_of(p), style::whole(taker.people), "", "",
                  known ? fmt::format("{} then {}", style::one_decimal(*taker.rooms_ce_before), style::one_decimal(*taker.rooms_ce_after))
                        : std::string(style::kNotKnown),
                  taker.own ? "their own practice, in its other buildings" : "another practice"},
                 {},
                 false});
        }
        if (c.takers.size() > kTakersShown) {
            double others = 0.0;
            for (std::size_t i = kTakersShown; i < c.takers.size(); ++i) others += c.takers[i].people;
            t.rows.push_back(
                {m.id + ".others",
                 {},
                 {fmt::format("      {} more practices", c.takers.size() - kTakersShown), style::whole(others), "", "", "", ""},
                 {},
                 false});
        }
    }
    return t;
}

}  // namespace

RemedyView remedy_view(const model::Plan& plan, const analysis::EstateBook& book) {
    RemedyView v;
    const analysis::RemedyBook& r = book.remedies;
    std::set<std::size_t> practices;
    std::size_t left = 0;
    for (const analysis::Remedy& remedy : r.remedies) {
        practices.insert(remedy.practice);
        left += remedy.remains > 1e-9 ? 1U : 0U;
    }
    v.headline = practices.empty()
                     ? std::string("No practice whose rooms are known runs short of rooms in the plan's years.")
                     : fmt::format(
                           "{} {} short of rooms in the plan's years. All that is tried comes to {} once ({}) and {} a year (rates of no "
                           "stated year).",
                           practices.size(), practices.size() == 1 ? "practice runs" : "practices run",
                           style::pounds(std::llround(r.capital_gbp)), prices_of(r), style::pounds(std::llround(r.a_year_gbp)));
    if (!practices.empty())
        v.headline +=
            left == 0 ? " Nothing remains short." : fmt::format(" {} {} short all the same.", left, left == 1 ? "remains" : "remain");
    if (r.practices_not_known > 0)
        v.not_known = fmt::format("Of {} {} with a list nobody knows the rooms: nothing can be worked out for them.", r.practices_not_known,
                                  r.practices_not_known == 1 ? "practice" : "practices");
    v.steps = steps_of(plan, r);
    v.closures = closures_of(plan, book.closures);
    v.closures_words = book.closures.empty() ? std::string("No building that somebody uses is rated D or to be left.")
                                             : fmt::format("{} poor {} (rated D, or to be left), by rank: where the patients would go.",
                                                           book.closures.size(), book.closures.size() == 1 ? "building" : "buildings");
    if (book.closures_left > 0) v.closures_words += fmt::format(" {} more were not tried.", book.closures_left);
    return v;
}

}  // namespace merestone::ui
