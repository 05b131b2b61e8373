// "Who can reach a practice": minutes on foot and by car, GPs within reach, by locality and by group, and who is least well served.
#include <algorithm>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::AccessRow;
using analysis::PeopleMinutes;

constexpr std::size_t kRowsShown = 24;
constexpr std::size_t kZonesShown = 8;

std::string minutes_words(base::Minutes minutes) { return style::one_decimal(minutes.value()); }
std::string mean_words(const std::optional<PeopleMinutes>& times) {
    return times ? minutes_words(times->mean) : std::string(style::kNotKnown);
}
std::string p95_words(const std::optional<PeopleMinutes>& times) {
    return times ? minutes_words(times->p95) : std::string(style::kNotKnown);
}
std::string within_words(const std::optional<PeopleMinutes>& times) {
    return times ? style::percent(times->within_share) : std::string(style::kNotKnown);
}
std::string gp_words(const std::optional<double>& per_1000) {
    return per_1000 ? base::fixed_text(*per_1000, 2) : std::string(style::kNotKnown);
}

std::string fifth_words(const AccessRow& row) {
    return row.id == "1" ? "Most deprived fifth" : row.id == "5" ? "Least deprived fifth" : "Fifth " + row.id;
}

struct Named {
    std::string name;
    const AccessRow* row;
};

HtmlTable table_of(const analysis::Access& access, std::string_view first) {
    HtmlTable table;
    table.column(first)
        .number(access.people_by == "residents" ? "Residents" : "Registered patients")
        .number("Minutes on foot, mean")
        .number("95% within")
        .number(fmt::format("Within {} minutes' walk", style::number_short(access.within_walk.value())))
        .number(fmt::format("Within {} minutes' drive", style::number_short(access.within_car.value())))
        .number("GPs per 1,000 within reach");
    return table;
}

void add(HtmlTable& table, const Named& named) {
    const AccessRow& row = *named.row;
    table.row({safe(named.name), style::whole(row.people), mean_words(row.walk), p95_words(row.walk), within_words(row.walk),
               within_words(row.car), gp_words(row.gp_per_1000)});
}

std::vector<Named> groups_of(const analysis::Access& access) {
    std::vector<Named> out;
    for (const AccessRow& row : access.fifths) out.push_back({fifth_words(row), &row});
    if (access.aged_75) out.push_back({"Aged 75 and over", &*access.aged_75});
    for (const AccessRow& row : access.rural) out.push_back({row.name, &row});
    out.push_back({"Longest walks (a twentieth)", &access.least_served});
    out.push_back({"The plan", &access.plan});
    return out;
}

std::string walk_chart(const std::string& says, const std::vector<Named>& rows) {
    BarChart chart;
    chart.says = says;
    chart.axis = "minutes on foot to the nearest practice, mean";
    chart.parts = {{"minutes on foot", {{11, 83, 122}, Hatch::none, style::kPaper}}};
    for (const Named& one : rows)
        if (one.row->walk) chart.bars.push_back({one.name, {one.row->walk->mean.value()}, mean_words(one.row->walk) + " minutes"});
    return bar_chart(chart);
}

std::string in_short(const analysis::Access& access) {
    const AccessRow& plan = access.plan;
    std::string words = fmt::format(
        "Of {} {}, {} live within {} minutes' walk of a place where a practice sees patients, and {} within {} minutes' drive. On foot "
        "they "
        "need {} minutes on average; all but a twentieth need {} or less.",
        style::whole(plan.people), access.people_by, within_words(plan.walk), style::number_short(access.within_walk.value()),
        within_words(plan.car), style::number_short(access.within_car.value()), mean_words(plan.walk), p95_words(plan.walk));
    const auto fifth = [&](const char* id) {
        return std::find_if(access.fifths.begin(), access.fifths.end(), [&](const AccessRow& row) { return row.id == id; });
    };
    const auto most = fifth("1");
    const auto least = fifth("5");
    if (most != access.fifths.end() && least != access.fifths.end())
        words += fmt::format(" The most deprived fifth needs {} minutes, the least deprived {}.", mean_words(most->walk),
                             mean_words(least->walk));
    return paragraph(words);
}

std::string place_name(const model::Plan& plan, const analysis::AccessPlace& place) {
    const auto name = [&](const auto& rows) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == place.id; });
        return named(place.id, found == rows.end() ? std::string_view() : std::string_view(found->name));
    };
    return place.kind == "premises" ? name(plan.premises) : place.kind == "branch" ? name(plan.branches) : name(plan.practices);
}

std::string least_served(const EstatePage& page) {
    const analysis::Access& access = page.book().access;
    HtmlTable table;
    table.column("Zone").number("People of the twentieth").number("Minutes on foot").column("Nearest");
    const std::size_t shown = std::min(kZonesShown, access.least_served_in.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const analysis::LeastServed& one = access.least_served_in[i];
        const auto& nearest = access.zones[one.zone].nearest;
        const model::Zone& zone = page.plan().zones[one.zone];
        table.row({safe(named(zone.id, zone.name)), style::whole(one.people), minutes_words(one.walk),
                   nearest ? safe(place_name(page.plan(), access.places[*nearest])) : std::string(style::kNotKnown)});
    }
    return "<h3>Where the twentieth lives that walks longest</h3>\n" + table.html() +
           more_note(access.least_served_in.size() - shown, "access_zones.csv");
}

std::string how_counted(const EstatePage& page) {
    const analysis::Access& access = page.book().access;
    const model::Assumptions& assumptions = page.plan().assumptions;
    const auto value = [&](const char* id) { return style::number_short(assumptions.value(id)); };
    std::string out = note(fmt::format(
        "Straight lines at {} km/h on foot and {} km/h by car, so the true times are longer. There is no national standard of minutes. "
        "From "
        "a zone's people points where it has some, else from its centre, to the nearest building a practice works in or branch.",
        value("walk_km_per_h"), value("car_km_per_h")));
    if (access.plan.gp_per_1000)
        out += note(fmt::format(
            "GPs within reach: each building's GPs are shared among all who live within 30 minutes' drive of it, those up to 10 minutes "
            "away counted in full, up to 20 minutes at {}, up to 30 at {} (two-step floating catchments; weights not confirmed). GPs of a "
            "practice stand in its buildings as its list does. Counted: {} FTE of the {} of {} in the footprint that reported. "
            "Practices outside the footprint are not counted, so figures beside its edge are too low.",
            value("access_weight_20_min"), value("access_weight_30_min"), style::one_decimal(access.gp_fte),
            style::whole(static_cast<double>(access.practices_inside - access.gps_not_known)),
            count_of(access.practices_inside, "practice", "practices")));
    else out += note("No practice of the footprint reported its GPs, so GPs within reach are not known.");
    if (access.practices_without_place > 0)
        out +=
            note(fmt::format("{} without a known place {} not counted.", count_of(access.practices_without_place, "practice", "practices"),
                             access.practices_without_place == 1 ? "is" : "are"));
    return out;
}

}  // namespace

std::string access_section(const EstatePage& page) {
    constexpr const char* kTitle = "Who can reach a practice";
    const analysis::Access& access = page.book().access;
    if (!access.plan.walk)
        return section("access", kTitle,
                       paragraph(access.places.empty() ? "No practice, branch or building in the plan has a place."
                                                       : "How many people live where is not known."));
    std::vector<Named> localities;
    for (std::size_t i = 0; i < std::min(kRowsShown, access.localities.size()); ++i)
        localities.push_back(
            {access.localities[i].id.empty() ? access.localities[i].name : named(access.localities[i].id, access.localities[i].name),
             &access.localities[i]});
    localities.push_back({"The plan", &access.plan});
    const std::vector<Named> groups = groups_of(access);
    HtmlTable by_group = table_of(access, "Who");
    for (const Named& one : groups) add(by_group, one);
    HtmlTable by_locality = table_of(access, "Locality");
    for (const Named& one : localities) add(by_locality, one);
    std::string inner = in_short(access);
    inner += figure("Minutes on foot to the nearest practice, by group", walk_chart("Minutes on foot by group of people", groups));
    inner += by_group.html();
    inner += figure("Minutes on foot to the nearest practice, by locality", walk_chart("Minutes on foot by locality", localities));
    inner += by_locality.html();
    inner += more_note(access.localities.size() > kRowsShown ? access.localities.size() - kRowsShown : 0, "access.csv");
    inner += least_served(page) + how_counted(page);
    return section("access", kTitle, inner);
}

}  // namespace merestone::report::detail
