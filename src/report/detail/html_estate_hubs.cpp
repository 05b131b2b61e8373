// "Hubs": their weeks hour by hour, opening hours beside clinician hours, minutes for the list against 30, 45 and 60, and cover by date.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kHubsShown = 40;
constexpr std::size_t kAreasShown = 24;
constexpr std::size_t kFaultsShown = 15;

std::string hours(const std::optional<analysis::GivenHours>& given) {
    return given ? style::one_decimal(given->all) : std::string(style::kNotKnown);
}
std::string outside_core(const std::optional<analysis::GivenHours>& given) {
    return given ? style::one_decimal(given->outside_core()) : std::string(style::kNotKnown);
}

std::string hub_table(const EstatePage& page) {
    const analysis::HubBook& book = page.estate().hubs;
    HtmlTable table;
    table.column("Hub").column("State").number("Opening hours").number("outside core").number("Clinician hours").number("outside core");
    table.number("Booked").column(fmt::format("Floor of {}", style::percent(book.floor_share))).number("Missed").number("Patients covered");
    table.column("Flags");
    for (std::size_t i = 0; i < std::min(kHubsShown, book.hubs.size()); ++i) {
        const analysis::HubWeek& hub = book.hubs[i];
        const model::Hub& place = page.plan().hubs[hub.hub];
        const auto use = hub.week.utilisation();
        table.row({safe(named(place.id, place.name)), hub.open_now ? "open" : safe(place.status.empty() ? "not open yet" : place.status),
                   hours(hub.opening_hours), outside_core(hub.opening_hours), hours(hub.clinician_hours), outside_core(hub.clinician_hours),
                   style::percent(use),
                   !use                             ? std::string("not known")
                   : *use + 1e-9 < book.floor_share ? "below"
                                                    : "met",
                   style::percent(hub.week.missed_share()), hub.people ? style::whole(*hub.people) : std::string(style::kNotKnown),
                   page.flags("hub", place.id, {"H1", "H2", "H3"})});
    }
    std::string out = table.html() + more_note(book.hubs.size() > kHubsShown ? book.hubs.size() - kHubsShown : 0, "hubs.csv");
    out += note(
        "Hours a week. Opening hours are not clinician hours: two clinicians for three hours give six. Core hours: Monday to Friday 08:00 "
        "to "
        "18:30. Booked: of the appointments offered. Missed: of those booked.");
    std::string faults;
    std::size_t count = 0;
    for (const analysis::HubWeek& hub : book.hubs)
        for (const std::string& words : hub.faults)
            if (++count <= kFaultsShown) faults += "<li>" + safe(page.plan().hubs[hub.hub].id + ": " + words) + "</li>\n";
    if (count > 0) {
        out += paragraph("What could not be read, or does not fit:") + "<ul>\n" + faults + "</ul>\n";
        out += more_note(count > kFaultsShown ? count - kFaultsShown : 0, "hubs.csv");
    }
    return out;
}

std::string area_name(const analysis::HubArea& area) { return area.commissioner.empty() ? std::string("The plan") : area.commissioner; }

std::vector<const analysis::HubArea*> areas_of(const analysis::HubBook& book) {
    std::vector<const analysis::HubArea*> out{&book.plan};
    for (std::size_t i = 0; i < std::min(kAreasShown, book.commissioners.size()); ++i) out.push_back(&book.commissioners[i]);
    return out;
}

std::string minutes_part(const EstatePage& page) {
    const analysis::HubBook& book = page.estate().hubs;
    if (!book.plan.minutes_all())
        return paragraph("Minutes for the list cannot be told: of no open hub are clinician hours and the practices it covers both known.");
    BarChart chart;
    chart.axis = "clinician minutes a week per 1,000 patients";
    chart.parts = {{"outside core hours", {{11, 83, 122}, Hatch::none, style::kPaper}},
                   {"with core hours", {{226, 232, 237}, Hatch::rising, {88, 101, 114}}}};
    chart.apart = true;
    chart.lines = {{30.0, "30"}, {45.0, "45"}, {60.0, "60"}};
    HtmlTable table;
    table.column("Commissioner")
        .number("Patients")
        .number("Hours given")
        .number("outside core")
        .number("Minutes outside core")
        .number("with core");
    for (const auto& required : book.plan.required) table.number(fmt::format("Short of {} min", style::whole(required.minutes)));
    table.column("Flags");
    for (const analysis::HubArea* area : areas_of(book)) {
        const auto outside = area->minutes_outside_core();
        const auto all = area->minutes_all();
        if (outside && all)
            chart.bars.push_back(
                {area_name(*area), {*outside, *all}, fmt::format("{} and {}", style::one_decimal(*outside), style::one_decimal(*all))});
        const auto given = [&](double hours) { return area->given_known() ? style::one_decimal(hours) : std::string(style::kNotKnown); };
        std::vector<std::string> cells{safe(area_name(*area)),
                                       style::whole(area->people),
                                       given(area->given.all),
                                       given(area->given.outside_core()),
                                       outside ? style::one_decimal(*outside) : std::string(style::kNotKnown),
                                       all ? style::one_decimal(*all) : std::string(style::kNotKnown)};
        for (const analysis::HubRequirement& r : area->required)
            cells.push_back(!area->given_known()         ? std::string(style::kNotKnown)
                            : r.short_outside_core > 0.0 ? fmt::format("{} h ({} h with core)", style::one_decimal(r.short_outside_core),
                                                                       style::one_decimal(r.short_with_core))
                                                         : std::string("met"));
        cells.push_back(area->commissioner.empty() ? page.flags("plan", page.plan().id, {"H2"})
                                                   : page.flags("commissioner", area->commissioner, {"H2"}));
        table.row(std::move(cells));
    }
    chart.says = fmt::format("Minutes per 1,000 patients: {} outside core hours and {} with core hours, against 30, 45 and 60",
                             style::one_decimal(book.plan.minutes_outside_core().value_or(0.0)),
                             style::one_decimal(book.plan.minutes_all().value_or(0.0)));
    std::string out = figure("Minutes per 1,000 patients, with and without core hours", bar_chart(chart)) + table.html();
    out += note(
        "30 minutes: the extended hours of 2008 to 2022; 45: improving access, 2017 to 2022; 60: enhanced access from October 2022, by the "
        "adjusted list. Only hours outside core hours count towards them; those with core hours are shown because plans have counted "
        "them.");
    if (book.plan.hubs_not_known > 0)
        out += note(fmt::format("Of {} hours or cover are not known: they are in no sum.",
                                count_of(book.plan.hubs_not_known, "open hub", "open hubs")));
    return out;
}

}  // namespace

std::string hubs_section(const EstatePage& page) {
    const analysis::HubBook& book = page.estate().hubs;
    if (book.hubs.empty()) return section("hubs", "Hubs", paragraph("No hubs in the plan."));
    const auto open = static_cast<std::size_t>(std::count_if(book.hubs.begin(), book.hubs.end(), [](const auto& h) { return h.open_now; }));
    std::string inner = paragraph(fmt::format("{} in the plan, {} of them open on {}.", count_of(book.hubs.size(), "hub", "hubs"), open,
                                              style::date_text(page.plan().as_at)));
    inner += "<h3>The week, hour by hour</h3>\n" + hub_weeks(page);
    inner += "<h3>Hub by hub</h3>\n" + hub_table(page);
    inner += "<h3>Minutes for the list</h3>\n" + minutes_part(page);
    inner += "<h3>Whom hubs cover, by date</h3>\n" + hub_cover(page);
    return section("hubs", "Hubs", inner);
}

}  // namespace merestone::report::detail
