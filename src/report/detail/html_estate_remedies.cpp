// "What to do": for each shortage of rooms the remedies in the order they are tried, what each gives and costs, and what remains.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::Remedy;
using analysis::RemedyKind;
using analysis::RemedyStep;

constexpr std::size_t kShown = 20;
constexpr std::size_t kKinds = 5;

const char* noun_of(const Remedy& remedy) { return remedy.type == analysis::RoomType::consulting ? "consulting rooms" : "treatment rooms"; }

std::string cost_words(const RemedyStep& step) {
    std::vector<std::string> parts;
    if (step.capital_gbp > 0.0) parts.push_back(pounds_of(step.capital_gbp) + " once");
    if (step.a_year_gbp > 0.0) parts.push_back(pounds_of(step.a_year_gbp) + " a year");
    return parts.empty() ? std::string("no cost reckoned") : joined(parts);
}

std::string steps_of(const Remedy& remedy) {
    if (remedy.steps.empty()) return "nothing was found";
    std::string out = "<ol>";
    for (const RemedyStep& step : remedy.steps)
        out += "<li>" +
               safe(std::string(analysis::to_string(step.kind)) + ": " + step.words + " Meets " + style::one_decimal(step.rooms) + "; " +
                    cost_words(step) + ".") +
               "</li>";
    return out + "</ol>";
}

std::string once_words(const EstatePage& page) { return price_words(analysis::remedy_capital_prices(page.plan())); }
std::string yearly_words(const EstatePage& page) { return price_words(analysis::remedy_year_prices(page.plan())); }

// What the sums are reckoned at, each rate with its prices and its label.
std::string rate_words(const EstatePage& page) {
    const auto rate = [&](const char* id) {
        const model::Assumption& a = page.plan().assumptions.at(id);
        const std::string_view ours = model::default_label(a);
        return fmt::format("£{} ({}{})", style::number_full(a.value), price_words(analysis::price_base_of(page.plan().assumptions, {id})),
                           ours.empty() ? std::string() : fmt::format("; {}, not confirmed: confidence {}", ours, a.confidence));
    };
    return fmt::format(
        "Once: building costs {} a m² before circulation and fees. A year is {} weeks: an hour that a building stays open costs {}, a "
        "room session {}.",
        rate("cost_per_m2_gbp"), style::number_full(page.plan().assumptions.value("weeks_open")), rate("opening_hour_gbp"),
        rate("room_session_gbp"));
}

std::string kinds_chart(const EstatePage& page) {
    const analysis::RemedyBook& book = page.book().remedies;
    BarChart chart;
    chart.axis = "rooms, each practice in its worst year";
    chart.parts = {{"consulting rooms", {{11, 83, 122}, Hatch::none, style::kPaper}},
                   {"treatment rooms", {{226, 232, 237}, Hatch::rising, {88, 101, 114}}}};
    std::array<std::array<double, 2>, kKinds + 1> rooms{};
    std::array<double, kKinds> capital{};
    std::array<double, kKinds> a_year{};
    for (const Remedy& remedy : book.remedies) {
        const std::size_t type = remedy.type == analysis::RoomType::consulting ? 0 : 1;
        for (const RemedyStep& step : remedy.steps) {
            const auto k = static_cast<std::size_t>(step.kind);
            rooms[k][type] += step.rooms;
            capital[k] += step.capital_gbp;
            a_year[k] += step.a_year_gbp;
        }
        rooms[kKinds][type] += remedy.remains;
    }
    for (std::size_t k = 0; k <= kKinds; ++k) {
        Bar bar{k == kKinds ? "what remains" : fmt::format("{} {}", k + 1, analysis::to_string(static_cast<RemedyKind>(k))),
                {rooms[k][0], rooms[k][1]}};
        bar.after = style::one_decimal(rooms[k][0] + rooms[k][1]);
        if (k < kKinds && capital[k] > 0.0) bar.after += ", " + pounds_of(capital[k]) + " once";
        if (k < kKinds && a_year[k] > 0.0) bar.after += ", " + pounds_of(a_year[k]) + " a year";
        chart.bars.push_back(std::move(bar));
    }
    chart.after_width = 215.0;
    chart.says = fmt::format("Rooms that each kind of remedy meets, and what remains: {} consulting and {} treatment rooms remain",
                             style::one_decimal(rooms[kKinds][0]), style::one_decimal(rooms[kKinds][1]));
    return figure(fmt::format("Rooms that each kind of remedy meets, in the order they are tried; money once at {}, a year at {}",
                              once_words(page), yearly_words(page)),
                  bar_chart(chart));
}

}  // namespace

std::string remedies_section(const EstatePage& page) {
    const analysis::RemedyBook& book = page.book().remedies;
    const std::string unknown = book.practices_not_known == 0
                                    ? std::string()
                                    : paragraph(fmt::format("Of {} nothing is known of the rooms: no remedy can be worked out for them.",
                                                            count_of(book.practices_not_known, "practice", "practices")));
    if (book.remedies.empty()) return section("remedies", "What to do", paragraph("No practice is known to run short of rooms.") + unknown);
    const auto left = static_cast<std::size_t>(
        std::count_if(book.remedies.begin(), book.remedies.end(), [](const Remedy& r) { return r.remains > 1e-6; }));
    std::vector<std::string> sums;
    if (book.capital_gbp > 0.0) sums.push_back(fmt::format("{} once ({})", pounds_of(book.capital_gbp), once_words(page)));
    if (book.a_year_gbp > 0.0) sums.push_back(fmt::format("{} a year ({})", pounds_of(book.a_year_gbp), yearly_words(page)));
    std::string inner =
        paragraph(fmt::format("{} of rooms, each answered in order: {}; {}.", count_of(book.remedies.size(), "shortage", "shortages"),
                              sums.empty() ? std::string("without cost") : joined(sums) + " in all",
                              left == 0 ? std::string("none of them leaves anything lacking")
                                        : fmt::format("in {} something remains", count_of(left, "case", "cases"))));
    inner += unknown + kinds_chart(page);
    HtmlTable table;
    table.column("Practice")
        .column("Short of")
        .column("From")
        .column("Worst year")
        .number("Needs")
        .number("Has")
        .column("What is tried, in order; prices as at the right");
    table.number("£ once, " + once_words(page)).number("£ a year, " + yearly_words(page)).number("Remains").column("Flags");
    for (std::size_t i = 0; i < std::min(kShown, book.remedies.size()); ++i) {
        const Remedy& r = book.remedies[i];
        const bool consulting = r.type == analysis::RoomType::consulting;
        table.row(
            {safe(page.practice(r.practice)), noun_of(r), page.year(r.first), page.year(r.worst), style::one_decimal(r.need),
             style::one_decimal(r.have), steps_of(r), pounds_of(r.capital_gbp()), pounds_of(r.a_year_gbp()), style::one_decimal(r.remains),
             page.flags("practice", page.plan().practices[r.practice].id, {"E1", "E2"}, consulting ? "rooms_ce" : "rooms_treatment")});
    }
    inner += table.html() + more_note(book.remedies.size() > kShown ? book.remedies.size() - kShown : 0, "remedies.csv");
    inner += note(
        "One answer a shortage, in this order: rooms in the same building, longer hours, rooms near by, an extension, a new build. Who "
        "runs short first is served first, and a spare room is given once. Whether land is to be had and whether people will go is not "
        "known here. " +
        rate_words(page));
    return section("remedies", "What to do", inner);
}

}  // namespace merestone::report::detail
