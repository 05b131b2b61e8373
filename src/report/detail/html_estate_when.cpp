// "Where will we run out, and when": how many places are short of what in which year, in words, as a table and as charts of the plan.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/year_view.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/html_sections.hpp"
#include "report/detail/place_counts.hpp"
#include "report/detail/year_chart.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using model::Measure;
using model::NeedHave;

struct What {
    Measure measure;
    const char* words;  // "consulting rooms"
    const char* unit;   // of the charts, whose titles are the words
    bool one_decimal;
};
constexpr std::array<What, 4> kWhat = {{{Measure::rooms_ce, "consulting rooms", "rooms", true},
                                        {Measure::rooms_treatment, "treatment rooms", "rooms", true},
                                        {Measure::nia_m2, "m² of floor space (NIA)", "m² NIA", false},
                                        {Measure::gp_fte, "GPs, full-time equivalent", "FTE", true}}};

std::string amount(double value, const What& what) { return what.one_decimal ? style::one_decimal(value) : style::whole(value); }

// Places of one kind against one measure, by year: as what there is becomes known or unknown, so does how many are counted.
struct Shortage {
    std::vector<PlaceCount> by_year;
    std::optional<std::size_t> first;
    std::size_t first_place = 0;  // of those short first the one that lacks most

    [[nodiscard]] bool known_of_any() const {
        return std::any_of(by_year.begin(), by_year.end(), [](const PlaceCount& c) { return c.known > 0; });
    }
    [[nodiscard]] bool same_known() const {
        return std::all_of(by_year.begin(), by_year.end(), [&](const PlaceCount& c) { return c.known == by_year.front().known; });
    }
};

class Counting {
public:
    explicit Counting(const EstatePage& page) : page_(page), years_(page.estate().tables.years) {}

    [[nodiscard]] const NeedHave& at(std::string_view kind, std::size_t place, std::size_t year, Measure measure) const {
        return need_have(page_.estate(), kind, place, year, static_cast<std::size_t>(measure));
    }
    [[nodiscard]] std::vector<std::size_t> places(std::string_view kind) const { return places_counted(page_.estate(), kind); }
    [[nodiscard]] Shortage count(std::string_view kind, Measure measure) const {
        Shortage out;
        for (std::size_t y = 0; y < years_; ++y)
            out.by_year.push_back(count_places(page_.estate(), kind, static_cast<std::size_t>(measure), y));
        const auto first = std::find_if(out.by_year.begin(), out.by_year.end(), [](const PlaceCount& c) { return c.short_of > 0; });
        if (first == out.by_year.end()) return out;
        out.first = static_cast<std::size_t>(first - out.by_year.begin());
        double most = 0.0;
        for (const std::size_t place : places(kind)) {
            const NeedHave& n = at(kind, place, *out.first, measure);
            if (!n.short_of() || *n.gap() <= most) continue;
            out.first_place = place;
            most = *n.gap();
        }
        return out;
    }

private:
    const EstatePage& page_;
    std::size_t years_;
};

std::string name_of(const EstatePage& page, std::string_view kind, std::size_t place) {
    return kind == "practice" ? page.practice(place) : kind == "premises" ? page.premises(place) : page.locality(place);
}
const std::string& id_of(const EstatePage& page, std::string_view kind, std::size_t place) {
    return kind == "practice"   ? page.plan().practices[place].id
           : kind == "premises" ? page.plan().premises[place].id
                                : page.judged().localities[place].id;
}

std::vector<std::string> year_titles(const EstatePage& page) {
    std::vector<std::string> out;
    for (const std::size_t y : page.told_years()) out.push_back(page.year(y));
    return out;
}

// "12 now (2017/18), 20 in 2022/23 and 31 in 2028/29"
std::string by_told_years(const EstatePage& page, const std::vector<std::size_t>& counts) {
    std::vector<std::string> parts;
    for (const std::size_t y : page.told_years())
        parts.push_back(base::grouped(static_cast<std::int64_t>(counts[y])) +
                        (y == 0 ? " now (" + page.year(y) + ")" : " in " + page.year(y)));
    return joined(parts);
}

std::string number(std::size_t count) { return base::grouped(static_cast<std::int64_t>(count)); }
std::string in_year(const EstatePage& page, std::size_t y) { return y == 0 ? "now (" + page.year(y) + ")" : "in " + page.year(y); }

// "12 now (2017/18), 20 in 2022/23 and 31 in 2028/29 of the 97 practices of which it is known"; where that changes with the years
// "12 of 97 practices now (2017/18), 20 of 96 in 2022/23 and 31 of 96 in 2028/29, of those of which it is known"
std::string short_words(const EstatePage& page, const Shortage& s) {
    std::vector<std::string> parts;
    for (const std::size_t y : page.told_years()) {
        const PlaceCount& c = s.by_year[y];
        std::string words = number(c.short_of);
        if (!s.same_known()) words += " of " + (parts.empty() ? count_of(c.known, "practice", "practices") : number(c.known));
        parts.push_back(words + " " + in_year(page, y));
    }
    return joined(parts) + (s.same_known()
                                ? fmt::format(" of the {} of which it is known", count_of(s.by_year.front().known, "practice", "practices"))
                                : std::string(", of those of which it is known"));
}

// Of how many places it is not known: one number, or one for each year told where it changes.
std::vector<std::string> not_known(const EstatePage& page, const Shortage& s) {
    std::vector<std::string> out;
    for (const std::size_t y : page.told_years()) out.push_back(number(s.by_year[y].not_known));
    if (std::all_of(out.begin(), out.end(), [&](const std::string& n) { return n == out.front(); })) out.resize(1);
    return out;
}

std::string item(const std::string& text) { return "<li>" + safe(text) + "</li>\n"; }

std::string words_of(const EstatePage& page, const Counting& counting) {
    std::string out;
    std::vector<std::string> dark;
    for (const What& what : kWhat) {
        const Shortage s = counting.count("practice", what.measure);
        if (!s.known_of_any()) {
            dark.emplace_back(what.words);
            continue;
        }
        std::string text = fmt::format("Short of {}: {}.", what.words, short_words(page, s));
        if (s.first)
            text += fmt::format(" Of those that are short first, in {}, {} lacks most.", page.year(*s.first), page.practice(s.first_place));
        const std::vector<std::string> unknown = not_known(page, s);
        if (unknown.size() > 1) text += fmt::format(" In these years it is not known of {} practices.", joined(unknown));
        else if (const std::size_t n = s.by_year.front().not_known; n > 0)
            text += fmt::format(" Of {} it is not known.", count_of(n, "practice", "practices"));
        out += item(text);
    }
    if (!dark.empty())
        out += item(fmt::format("Of no practice is it known what there is of {}: when they run out cannot be told.", joined(dark)));
    return "<ul>\n" + out + "</ul>\n";
}

// One kind of place and what it is short of, where anything of it is known.
void add_row(HtmlTable& table, const EstatePage& page, const char* kind, const What& what, const Shortage& s) {
    std::vector<std::string> cells{kind, safe(what.words)};
    for (const std::size_t y : page.told_years()) {
        const PlaceCount& c = s.by_year[y];
        cells.push_back(c.known == 0 ? std::string(style::kNotKnown) : number(c.short_of));
        cells.push_back(c.known == 0 ? std::string(style::kNotKnown) : amount(c.lacking, what));
    }
    cells.push_back(s.first ? page.year(*s.first) : std::string("none"));
    cells.push_back(s.first ? safe(name_of(page, kind, s.first_place)) : std::string());
    cells.push_back(s.first ? page.flags(kind, id_of(page, kind, s.first_place), {"E1", "E2", "E3", "E4"},
                                         model::kMeasureKeys[static_cast<std::size_t>(what.measure)])
                            : std::string());
    cells.push_back(base::join(not_known(page, s), ", "));
    table.row(std::move(cells));
}

std::string table_of(const EstatePage& page, const Counting& counting) {
    HtmlTable table;
    table.column("Of each").column("Short of");
    for (const std::string& title : year_titles(page)) table.number(title).number("lacking");
    table.column("First year").column("Which").column("Flag").number("Not known");
    std::vector<std::string> dark;
    for (const char* kind : {"practice", "premises", "locality"})
        for (const What& what : kWhat) {
            if (std::string_view(kind) == "premises" && what.measure == Measure::gp_fte) continue;
            const Shortage s = counting.count(kind, what.measure);
            if (s.known_of_any()) add_row(table, page, kind, what, s);
            else dark.push_back(fmt::format("{} of a {}", what.words, kind));
        }
    if (table.empty()) return paragraph("What there is is not known of any practice, premises or locality.");
    std::string out = table.html();
    if (!dark.empty()) out += note(fmt::format("Not known of any, so in no row: {}.", joined(dark)));
    return out +
           note(
               "Rooms and space of a building that several practices share are theirs by the patients they see there in the first year. "
               "Short: more is needed on 1 April of the year than there is, by however little, as the flags of practices and buildings "
               "count it. "
               "Lacking: "
               "what those that are short lack together. Which: of those short first the one that lacks most. Not known: places of which "
               "what "
               "there is, or the list, is not known; they are in no count (one number where it is the same in the years told). Every place "
               "and year of "
               "which the need is known is in gaps.csv; a building of which nothing is known has no row there.");
}

// Need and what there is of the practices that know both in every year; beside it the need of all.
std::string plan_chart(const EstatePage& page, const Counting& counting, const What& what) {
    const std::size_t years = page.estate().tables.years;
    std::vector<double> need(years, 0.0);
    std::vector<double> have(years, 0.0);
    std::vector<double> all(years, 0.0);
    std::size_t known = 0;
    std::size_t with_need = 0;
    for (const std::size_t p : counting.places("practice")) {
        if (!counting.at("practice", p, 0, what.measure).need()) continue;
        ++with_need;
        bool both = true;
        for (std::size_t y = 0; y < years; ++y) both = both && counting.at("practice", p, y, what.measure).have();
        known += both ? 1 : 0;
        for (std::size_t y = 0; y < years; ++y) {
            const NeedHave& n = counting.at("practice", p, y, what.measure);
            all[y] += *n.need();
            if (both) need[y] += *n.need();
            if (both) have[y] += *n.have();
        }
    }
    const std::string heading = what.measure == Measure::nia_m2 ? std::string("Floor space") : capital(what.words);
    if (with_need == 0) return figure(heading, note("Of no practice is the list known."));
    NeedLines lines;
    lines.unit = what.unit;
    lines.base_year = page.plan().base_year;
    lines.one_decimal = what.one_decimal;
    const auto optional = [](const std::vector<double>& v) { return std::vector<std::optional<double>>(v.begin(), v.end()); };
    std::string coverage;
    if (known == 0) {
        lines.need = optional(all);
        lines.have.assign(years, std::nullopt);
        coverage = "What there is is not known of any practice.";
    } else {
        lines.need = optional(need);
        lines.have = optional(have);
        if (known < with_need) {
            lines.need_of_all = optional(all);
            coverage =
                fmt::format("Both full lines are of the {} of {} whose holding is known in every year; the dashed line is the need of all.",
                            known, count_of(with_need, "practice", "practices"));
        }
    }
    lines.says = fmt::format("{}: needed {} in {} and {} in {}", heading, amount(*lines.need.front(), what), page.year(0),
                             amount(*lines.need.back(), what), page.year(years - 1));
    if (known > 0) lines.says += fmt::format("; there is {} and {}", amount(have.front(), what), amount(have.back(), what));
    return figure(heading, need_chart(lines) + (coverage.empty() ? "" : note(coverage)));
}

std::string people_charts(const EstatePage& page) {
    const auto& tables = page.estate().tables;
    const model::Constraints& bounds = page.plan().constraints;
    if (!tables.locality_people_known) return note("People of the localities by year are not known, for residents of some are not.");
    YearColumns columns;
    columns.unit = "localities";
    columns.base_year = page.plan().base_year;
    columns.parts = {{"within", {{159, 202, 220}, Hatch::none, style::kInk}},
                     {"below", {{253, 235, 208}, Hatch::falling, {138, 75, 8}}},
                     {"above", {{178, 34, 42}, Hatch::rising, style::kPaper}}};
    NeedLines people;
    people.unit = page.plan().population == model::PopulationBasis::registered ? "patients" : "residents";
    people.base_year = page.plan().base_year;
    people.need_words = "people";
    std::vector<std::size_t> outside(tables.years, 0);
    for (std::size_t y = 0; y < tables.years; ++y) {
        std::vector<double> counts(3, 0.0);
        for (std::size_t l = 0; l < page.judged().localities.size(); ++l) {
            const double n = tables.locality_people.at(l, y);
            constexpr double kHair = 1e-6;  // of a person, as rule L3 allows
            const std::size_t where = n < static_cast<double>(bounds.people_min) - kHair   ? 1
                                      : n > static_cast<double>(bounds.people_max) + kHair ? 2
                                                                                           : 0;
            counts[where] += 1.0;
            outside[y] += where == 0 ? 0 : 1;
        }
        columns.by_year.push_back(std::move(counts));
        people.need.emplace_back(tables.locality_people.sum(y));
    }
    people.have.assign(tables.years, std::nullopt);
    people.says = fmt::format("People of all localities: {} in {}, {} in {}", style::whole(*people.need.front()), page.year(0),
                              style::whole(*people.need.back()), page.year(tables.years - 1));
    columns.says = fmt::format("Localities outside {} to {} people: {}", base::grouped(bounds.people_min), base::grouped(bounds.people_max),
                               by_told_years(page, outside));
    return figure("People of all localities", need_chart(people)) +
           figure(fmt::format("Localities against {} to {} people", base::grouped(bounds.people_min), base::grouped(bounds.people_max)),
                  year_columns(columns) + note(columns.says + "."));
}

}  // namespace

std::string when_in_short(const EstatePage& page) {
    const Counting counting(page);
    std::vector<std::string> parts;
    for (const What& what : kWhat) {
        const Shortage s = counting.count("practice", what.measure);
        if (!s.known_of_any() || what.measure == Measure::rooms_treatment) continue;
        const PlaceCount& now = s.by_year.front();
        const PlaceCount& last = s.by_year.back();
        parts.push_back(fmt::format(
            "{} of {} are short of {} now and {}{} in {}", number(now.short_of), count_of(now.known, "practice", "practices"), what.words,
            number(last.short_of), last.known == now.known ? std::string() : " of " + number(last.known), page.year(s.by_year.size() - 1)));
    }
    if (parts.empty()) return "What there is of rooms, floor space and GPs is not known of any practice.";
    return "Of those of which it is known, " + base::join(parts, "; ") + ".";
}

std::string when_section(const EstatePage& page) {
    const Counting counting(page);
    std::string inner = words_of(page, counting);
    inner += "<h3>How many are short</h3>\n" + table_of(page, counting);
    inner += "<h3>The plan, year by year</h3>\n<div class=\"charts\">\n" + people_charts(page);
    for (const What& what : kWhat) inner += plan_chart(page, counting, what);
    inner += "</div>\n" + note("Thin line: what is needed. Thick pale line: what there is. Hatched: what is lacking.");
    inner += need_by_locality(page);
    return section("when", "Where will we run out, and when", inner);
}

}  // namespace merestone::report::detail
