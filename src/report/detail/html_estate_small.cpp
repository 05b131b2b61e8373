// Small charts side by side, a row a locality: people against the plan's bounds, rooms, floor space, GPs; and the first year of each.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/year_chart.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using model::Measure;

constexpr std::size_t kLocalitiesShown = 24;

struct Column {
    Measure measure;
    const char* unit;
    bool one_decimal;
};
constexpr std::array<Column, 3> kColumns = {
    {{Measure::rooms_ce, "consulting rooms", true}, {Measure::nia_m2, "floor space, m² NIA", false}, {Measure::gp_fte, "GPs, FTE", true}}};

using Values = std::vector<std::optional<double>>;

struct Line {
    Values need;
    Values have;
};

Line line_of(const EstatePage& page, std::size_t locality, Measure measure) {
    Line out;
    for (const model::Needs& needs : page.estate().tables.of_locality(locality)) {
        out.need.push_back(needs[static_cast<std::size_t>(measure)].need());
        out.have.push_back(needs[static_cast<std::size_t>(measure)].have());
    }
    return out;
}

double most_in(const Values& values) {
    double most = 0.0;
    for (const auto& v : values) most = std::max(most, v.value_or(0.0));
    return most;
}

std::optional<std::size_t> first_short(const Line& line) {
    for (std::size_t y = 0; y < line.need.size(); ++y)
        if (model::NeedHave(line.need[y], line.have[y]).short_of()) return y;
    return {};
}

std::string below_words(const EstatePage& page, const Line& line) {
    if (const auto first = first_short(line)) return "short from " + page.year(*first);
    const bool known = std::any_of(line.have.begin(), line.have.end(), [](const auto& h) { return h.has_value(); });
    const bool all = std::all_of(line.have.begin(), line.have.end(), [](const auto& h) { return h.has_value(); });
    return all ? "enough in every year" : known ? "later years not known" : "what there is: not known";
}

SmallNeed people_of(const EstatePage& page, std::size_t locality) {
    SmallNeed out;
    out.lines.unit = page.plan().population == model::PopulationBasis::registered ? "patients" : "residents";
    out.lines.base_year = page.plan().base_year;
    const model::Constraints& bounds = page.plan().constraints;
    const auto low = static_cast<double>(bounds.people_min);
    const auto high = static_cast<double>(bounds.people_max);
    out.lines.band = {low, high};
    const auto& tables = page.estate().tables;
    out.below = "within the bounds";
    for (std::size_t y = 0; y < tables.years; ++y) {
        if (!tables.locality_people_known) {
            out.lines.need.emplace_back();
            out.below = "not known";
            continue;
        }
        const double n = tables.locality_people.at(locality, y);
        out.lines.need.emplace_back(n);
        constexpr double kHair = 1e-6;
        if (out.short_of || (n >= low - kHair && n <= high + kHair)) continue;
        out.short_of = true;
        out.below = (n < low ? "below from " : "above from ") + page.year(y);
    }
    out.lines.have.assign(tables.years, std::nullopt);
    return out;
}

}  // namespace

std::string need_by_locality(const EstatePage& page) {
    const std::size_t all = page.judged().localities.size();
    if (all == 0) return {};
    const std::size_t shown = std::min(all, kLocalitiesShown);
    std::array<double, 4> full{};
    for (std::size_t l = 0; l < shown; ++l) {
        const SmallNeed people = people_of(page, l);
        full[0] = std::max({full[0], most_in(people.lines.need), people.lines.band->second});
        for (std::size_t k = 0; k < kColumns.size(); ++k) {
            const Line line = line_of(page, l, kColumns[k].measure);
            full[k + 1] = std::max({full[k + 1], most_in(line.need), most_in(line.have)});
        }
    }
    std::string pictures;
    HtmlTable table;
    table.column("Locality").column("People outside the bounds").column("Consulting rooms").column("Treatment rooms");
    table.column("Floor space").column("GPs").column("Flags");
    for (std::size_t l = 0; l < shown; ++l) {
        std::vector<SmallNeed> charts{people_of(page, l)};
        charts.front().full = full[0];
        std::vector<std::string> said{fmt::format("people {}", charts.front().below)};
        for (std::size_t k = 0; k < kColumns.size(); ++k) {
            Line line = line_of(page, l, kColumns[k].measure);
            SmallNeed& chart = charts.emplace_back();
            chart.below = below_words(page, line);
            chart.short_of = first_short(line).has_value();
            chart.full = full[k + 1];
            chart.lines.unit = kColumns[k].unit;
            chart.lines.base_year = page.plan().base_year;
            chart.lines.one_decimal = kColumns[k].one_decimal;
            chart.lines.need = std::move(line.need);
            chart.lines.have = std::move(line.have);
            said.push_back(fmt::format("{} {}", kColumns[k].unit, chart.below));
        }
        const std::string name = page.locality(l);
        pictures += figure(name, small_charts(name + ": " + base::join(said, "; "), charts));
        const auto first = [&](Measure measure) {
            const Line line = line_of(page, l, measure);
            return safe(below_words(page, line));
        };
        const bool anything = std::any_of(charts.begin(), charts.end(), [](const SmallNeed& c) { return c.short_of; }) ||
                              first_short(line_of(page, l, Measure::rooms_treatment));
        if (anything)
            table.row({safe(name), safe(charts.front().below), first(Measure::rooms_ce), first(Measure::rooms_treatment),
                       first(Measure::nia_m2), first(Measure::gp_fte),
                       page.flags("locality", page.judged().localities[l].id, {"L3", "E1", "E2", "E3", "E4"})});
    }
    const std::size_t last = page.estate().tables.years - 1;
    std::string out = "<h3>Locality by locality</h3>\n";
    out +=
        note(fmt::format("From {} to {}, left to right; one scale for all in a column. Thin line: needed (of people: how many there "
                         "are). Thick pale line: what there is. Hatched: lacking. Grey band: the plan's bounds. The numbers below are "
                         "need in the first and in the last year. What one of its practices does not know, a locality does not know.",
                         page.year(0), page.year(last)));
    out += "<div class=\"small\">\n" + pictures + "</div>\n";
    out += more_note(all - shown, "gaps.csv");
    if (table.empty()) return out + paragraph("Nothing runs out in any locality, as far as is known.");
    out += "<h3>The first year of each</h3>\n" + table.html();
    out += note("Only localities that run short of something, or leave the bounds, as far as is known.");
    return out;
}

}  // namespace merestone::report::detail
