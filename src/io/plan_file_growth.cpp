// [growth], [access] and [prices] of a plan file: how people grow, what access is promised by when, what money is worth.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "io/dates.hpp"
#include "io/figure_ranges.hpp"
#include "io/plan_reader.hpp"

namespace merestone::io {
namespace {

constexpr double kLeastGrowth_pct = -50.0;  // beyond these nobody is believed (our own limits)
constexpr double kMostGrowth_pct = 50.0;
constexpr double kMostHousehold = 10.0;

bool believed(double rate_pct) { return rate_pct > kLeastGrowth_pct && rate_pct <= kMostGrowth_pct; }

}  // namespace

std::optional<base::Year> PlanReader::year_in_list(TomlTable& t, std::string_view key, double value) {
    if (value >= 1990 && value <= 2150 && value == std::floor(value)) return base::Year{static_cast<int>(value)};
    t.warn(key, base::number_text(value), "this is no year from 1990 to 2150; the row is not used",
           "Give a financial year by its first calendar year.");
    return {};
}

void PlanReader::read_bands(TomlTable& t) {
    auto& bands = plan_.growth.bands;
    for (const auto& row : t.number_lists("bands", 3, "a list of ages and rates, such as [[0, 15, 0.4], [16, 120, 0.2]]")) {
        const std::string shown =
            fmt::format("[{}, {}, {}]", base::number_text(row[0]), base::number_text(row[1]), base::number_text(row[2]));
        if (row[0] < 0 || row[1] < row[0] || row[1] > 200 || row[0] != std::floor(row[0]) || row[1] != std::floor(row[1])) {
            t.warn("bands", shown, "these are no ages, from youngest to oldest; the row is not used",
                   "Write [from, to, % a year]; 120 is all older.");
        } else if (!believed(row[2])) {
            t.warn("bands", shown, "a growth outside -50 to 50 % a year is not believed; the row is not used",
                   "Give % a year, such as 0.8.");
        } else {
            bands.push_back({static_cast<int>(row[0]), static_cast<int>(row[1]), row[2]});
        }
    }
    std::stable_sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) { return a.from_age < b.from_age; });
    for (std::size_t i = 1; i < bands.size();) {
        if (bands[i].from_age > bands[i - 1].to_age) {
            ++i;
            continue;
        }
        t.warn("bands", fmt::format("{} to {}", bands[i].from_age, bands[i].to_age),
               "this age band overlaps the one before it; it is not used", "Let each age be in one band.");
        bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void PlanReader::read_growth(const toml::table& table) {
    using model::Registering;
    TomlTable t = open(table, "growth");
    model::Growth& g = plan_.growth;
    g.rate_pct = t.number("rate_pct").value_or(0.0);
    if (!believed(g.rate_pct)) {
        t.warn("rate_pct", base::number_text(g.rate_pct), "a growth outside -50 to 50 % a year is not believed; no growth is counted",
               "Give % a year, such as 0.8.");
        g.rate_pct = 0.0;
    }
    read_bands(t);
    for (const auto& row : t.number_lists("totals", 2, "a list of years and people, such as [[2014, 246000], [2020, 260760]]")) {
        const auto year = year_in_list(t, "totals", row[0]);
        if (!year) continue;
        const bool twice = std::any_of(g.projected.begin(), g.projected.end(), [&](const auto& p) { return p.year == *year; });
        if (!ranges::kTotalPeople.holds(row[1]) || twice)
            t.warn("totals", base::number_text(row[twice ? 0 : 1]),
                   twice ? std::string("this year stands twice; the first is used")
                         : fmt::format("a total may be {}; the row is not used", ranges::kTotalPeople.words),
                   "Give each year once, with its people.");
        else g.projected.push_back({"", *year, 0, 120, row[1]});
    }
    std::sort(g.projected.begin(), g.projected.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
    g.projected_source = t.text("totals_source");
    g.includes_housing = t.flag("includes_housing").value_or(false);
    const auto lag = t.whole("lag_years").value_or(1);
    if (lag < 0 || lag > 20) t.complain("lag_years", std::to_string(lag), "a lag is 0 to 20 years", "Give whole years.");
    else g.lag_years = static_cast<int>(lag);
    if (const std::string how = t.text("new_patients", to_string(g.registering)); how != to_string(g.registering)) {
        static constexpr std::array kAll = {Registering::as_neighbours, Registering::nearest, Registering::huff, Registering::inner_area};
        const auto at = std::find_if(kAll.begin(), kAll.end(), [&](Registering r) { return how == to_string(r); });
        if (at != kAll.end()) g.registering = *at;
        else
            t.complain("new_patients", how, "this is no way in which people choose a practice",
                       "Write \"as neighbours\", \"nearest\", \"huff\" or \"inner area\".");
    }
    if (const auto* sizes = t.table("household_size")) {
        TomlTable s = open(*sizes, "growth.household_size");
        for (const auto& [key, unused] : *sizes) {
            const std::string council(key.str());
            const auto size = s.number(council);
            if (size && *size > 0 && *size <= kMostHousehold) g.household_size_by_council.emplace_back(council, *size);
            else if (size)
                s.warn(council, base::number_text(*size), "no home holds so many people; the plan's own size is used",
                       "Give people a home, such as 2.3.");
        }
    }
    t.finish();
}

void PlanReader::read_access(const toml::table& table) {
    TomlTable t = open(table, "access");
    const std::string source = t.text("source");
    if (const toml::node* found = t.node("targets")) {
        const auto refuse = [&](const std::string& value) {
            t.warn("targets", value,
                   "a target is a day of the calendar and a share of each commissioner's list, 0 to 1; the row is not used",
                   "Write targets = [[\"2018-03-31\", 0.5], [\"2019-03-31\", 1.0]].");
        };
        const auto* rows = found->as_array();
        if (rows == nullptr) refuse("");
        for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
            const auto* row = (*rows)[i].as_array();
            if (row == nullptr || row->size() != 2) {
                refuse("");
                continue;
            }
            std::string date;
            if (const auto* text = (*row)[0].as_string()) date = text->get();
            else if (const auto* day = (*row)[0].as_date())
                date = fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
            const auto share = (*row)[1].value<double>();
            if (!is_iso_date(date) || !share || !(*share >= 0 && *share <= 1)) refuse(date);
            else plan_.access_targets.push_back({date, *share, source});
        }
    }
    std::stable_sort(plan_.access_targets.begin(), plan_.access_targets.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    t.finish();
}

void PlanReader::read_prices(const toml::table& table) {
    TomlTable t = open(table, "prices");
    auto& index = plan_.prices.by_year;
    for (const auto& row : t.number_lists("index", 2, "a list of years and index numbers, such as [[2016, 100.0], [2017, 103.1]]")) {
        const auto year = year_in_list(t, "index", row[0]);
        if (!year) continue;
        const bool twice = std::any_of(index.begin(), index.end(), [&](const auto& one) { return one.first == *year; });
        if (!ranges::kPriceIndex.holds(row[1]) || twice)
            t.warn("index", base::number_text(row[twice ? 0 : 1]),
                   twice ? std::string("this year stands twice; the first is used")
                         : fmt::format("an index number may be {}; the row is not used", ranges::kPriceIndex.words),
                   "Give each year once, with its number.");
        else index.emplace_back(*year, row[1]);
    }
    std::sort(index.begin(), index.end());
    plan_.prices.source = t.text("source");
    if (const auto year = t.whole("year")) plan_.price_year = year_in_list(t, "year", static_cast<double>(*year));
    t.finish();
}

}  // namespace merestone::io
