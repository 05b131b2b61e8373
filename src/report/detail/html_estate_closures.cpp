// "If a poor building closes" and "Lists that are dispersed": how many people that displaces, where they go, and what those who take them
// then lack.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kClosuresShown = 12;
constexpr std::size_t kTakersShown = 6;
constexpr std::size_t kListsShown = 20;

std::string way(const std::optional<double>& metres) { return metres ? style::metres_text(*metres) : std::string(style::kNotKnown); }

// "3.2 short", "1.0 spare"
std::string short_or_spare(const std::optional<double>& rooms) {
    if (!rooms) return std::string(style::kNotKnown);
    const std::string amount = style::one_decimal(std::abs(*rooms));
    return amount == "0.0" ? "even" : amount + (*rooms > 0.0 ? " short" : " spare");
}

// Why it is poor.
std::string poor_words(const model::Premises& building) {
    if (building.estate_class == model::EstateClass::tail)
        return "to be left (tail)" + (building.class_reason.empty() ? std::string() : ": " + building.class_reason);
    return "a facet at D or DX";
}

std::string closures_table(const EstatePage& page) {
    HtmlTable table;
    table.column("If it closes").column("Why poor").number("People displaced").number("Way now").number("Way after");
    table.number("More consulting rooms lacking because of it").column("Flags");
    const auto& closures = page.book().closures;
    for (std::size_t i = 0; i < std::min(kClosuresShown, closures.size()); ++i) {
        const analysis::ClosureTest& c = closures[i];
        const model::Premises& building = page.plan().premises[c.premises];
        std::string lacking = style::one_decimal(std::abs(c.rooms_ce_needed));
        if (c.rooms_ce_needed < 0.0 && lacking != "0.0") lacking += " fewer";
        if (c.takers_not_known > 0) lacking += fmt::format(" and of {} not known", count_of(c.takers_not_known, "taker", "takers"));
        table.row({safe(page.premises(c.premises)), safe(poor_words(building)), style::whole(c.people), way(c.before_m), way(c.after_m),
                   lacking, page.flags("premises", building.id, {"E6", "E9"})});
    }
    return table.html();
}

std::string takers_of(const EstatePage& page, const analysis::ClosureTest& c) {
    HtmlTable table;
    table.column("Who takes them").number("People").number("Consulting rooms before").number("Consulting rooms after");
    for (std::size_t i = 0; i < std::min(kTakersShown, c.takers.size()); ++i) {
        const analysis::ClosureTaker& t = c.takers[i];
        table.row({safe(page.practice(t.practice) + (t.own ? " (their own practice, in its other buildings)" : "")), style::whole(t.people),
                   short_or_spare(t.rooms_ce_before), short_or_spare(t.rooms_ce_after)});
    }
    if (c.takers.size() > kTakersShown) {
        double rest = 0.0;
        for (std::size_t i = kTakersShown; i < c.takers.size(); ++i) rest += c.takers[i].people;
        table.row({fmt::format("{} more", c.takers.size() - kTakersShown), style::whole(rest), "", ""});
    }
    if (c.outside >= 0.5) table.row({"practices outside the plan", style::whole(c.outside), "", ""});
    if (c.nowhere >= 0.5) table.row({"no practice takes them", style::whole(c.nowhere), "", ""});
    std::string out = "<h3>" + safe(page.premises(c.premises)) + "</h3>\n";
    std::string words = fmt::format("{} people are seen there. Their way is {} now and {} after, in a straight line.",
                                    style::whole(c.people), way(c.before_m), way(c.after_m));
    if (!c.dispersed_practices.empty()) {
        std::vector<std::string> names;
        for (const std::size_t p : c.dispersed_practices) names.push_back(page.practice(p));
        words += fmt::format(" {} would have no building left: {} list is dispersed.", joined(names), names.size() == 1 ? "its" : "each");
    }
    return out + paragraph(words) + table.html();
}

}  // namespace

std::string closures_section(const EstatePage& page) {
    const auto& closures = page.book().closures;
    const char* title = "If a poor building closes";
    if (closures.empty())
        return section("closures", title,
                       paragraph("No building that somebody uses is known to be poor (a facet at D or DX, or to be left)."));
    std::string inner = paragraph(fmt::format(
        "{} that somebody uses and that fail badly or are to be left, each closed on trial in {}, one at a time. "
        "What the plan's schemes do is "
        "counted beside it.",
        count_of(closures.size(), "building", "buildings"), page.year(std::min<std::size_t>(1, page.estate().people.years - 1))));
    inner += closures_table(page);
    const std::size_t shown = std::min(kClosuresShown, closures.size());
    for (std::size_t i = 0; i < shown; ++i) inner += takers_of(page, closures[i]);
    inner += note(
        "Rooms: what those who take the people lack after it less what they lack before it, both in that year. Tail: to be left, a class "
        "of "
        "the estates toolkit for primary care networks; its wording is not confirmed (confidence M).");
    inner += more_note(closures.size() - shown, "closures.csv");
    if (page.book().closures_left > 0)
        inner += note(fmt::format("{} more were not tried: they come later in the order of what comes first.",
                                  count_of(page.book().closures_left, "building", "buildings")));
    return section("closures", title, inner);
}

std::string dispersed_section(const EstatePage& page) {
    const auto& lists = page.estate().people.dispersed;
    const char* title = "Lists that are dispersed";
    if (lists.empty()) return section("dispersed", title, paragraph("No scheme in the plan closes a practice: no list is dispersed."));
    HtmlTable table;
    table.column("Practice")
        .column("From")
        .column("By scheme")
        .number("People")
        .column("Where they go")
        .number("Outside the plan")
        .number("No practice")
        .column("Flags");
    for (std::size_t i = 0; i < std::min(kListsShown, lists.size()); ++i) {
        const analysis::DispersedList& list = lists[i];
        std::vector<std::string> to;
        for (std::size_t k = 0; k < std::min(kTakersShown, list.to.size()); ++k)
            to.push_back(fmt::format("{} {}", page.practice(list.to[k].practice), style::whole(list.to[k].people)));
        if (list.to.size() > kTakersShown) {
            double rest = 0.0;
            for (std::size_t k = kTakersShown; k < list.to.size(); ++k) rest += list.to[k].people;
            to.push_back(fmt::format("{} more {}", list.to.size() - kTakersShown, style::whole(rest)));
        }
        table.row({safe(page.practice(list.practice)), page.year(list.from), safe(list.scheme), style::whole(list.people),
                   safe(base::join(to, "; ")), style::whole(list.outside), style::whole(list.nowhere),
                   page.flags("practice", page.plan().practices[list.practice].id, {"E10"})});
    }
    std::string inner = table.html() + more_note(lists.size() > kListsShown ? lists.size() - kListsShown : 0, "dispersed.csv");
    inner += note("From 1 April of the year, by the plan's way of registering. People: as many as its list would have been that day.");
    return section("dispersed", title, inner);
}

}  // namespace merestone::report::detail
