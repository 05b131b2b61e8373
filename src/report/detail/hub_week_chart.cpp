// A hub's week as a grid of seven days: in each hour how much of what is offered is booked, and how much of that is missed.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/svg.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::WeekCell;
using analysis::WeekGrid;

constexpr std::size_t kHubsShown = 8;
constexpr std::size_t kNarrowHours = 5;  // a week of so few hours a day takes half a page's width
constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

constexpr Look kUnder{{253, 235, 208}, Hatch::falling, {214, 170, 110}};
constexpr Look kMeets{{159, 202, 220}, Hatch::none, style::kInk};
constexpr Look kOver{{240, 190, 190}, Hatch::level, {190, 90, 96}};
constexpr Look kOpen{{240, 243, 246}, Hatch::none, style::kInk};

bool used(const WeekCell& cell) { return cell.open_hours > 0.0 || cell.clinician_hours > 0.0 || cell.slots > 0.0; }

// The hours in which anything happens on any day, from the first to past the last.
std::pair<std::size_t, std::size_t> hours_of(const WeekGrid& grid) {
    std::size_t first = 24;
    std::size_t past = 0;
    for (const auto& day : grid)
        for (std::size_t h = 0; h < 24; ++h)
            if (used(day[h])) first = std::min(first, h), past = std::max(past, h + 1);
    return {first, past};
}

std::string grid_chart(const WeekGrid& grid, double floor_share, const std::string& says) {
    const auto [first, past] = hours_of(grid);
    if (first >= past) return {};
    constexpr double kLeft = 42.0;
    constexpr double kRow = 34.0;
    const bool narrow = past - first <= kNarrowHours;
    const double kTop = narrow ? 62.0 : 44.0;
    const double each = std::min(60.0, (760.0 - kLeft) / static_cast<double>(past - first));
    Svg svg(narrow ? 400.0 : 760.0, kTop + 7.0 * kRow + 22.0, says);
    Spot at{0.0, 13.0};
    at.x = svg.key(at, kUnder, fmt::format("booked under the floor of {}", style::percent(floor_share)));
    at.x = svg.key(at, kMeets, "floor met");
    if (narrow) at = {0.0, 31.0};
    at.x = svg.key(at, kOver, "over 100%");
    svg.key(at, kOpen, "open, use not known");
    for (std::size_t h = first; h < past; ++h)
        svg.words({kLeft + each * (static_cast<double>(h - first) + 0.5), kTop - 8.0}, fmt::format("{:02}:00", h),
                  {11.0, Anchor::middle, style::kMuted});
    for (std::size_t d = 0; d < 7; ++d) {
        const double y = kTop + kRow * static_cast<double>(d);
        svg.words({0.0, y + kRow / 2.0 + 4.0}, kDays[d], {12.0, Anchor::start, style::kInk, true});
        for (std::size_t h = first; h < past; ++h) {
            const WeekCell& cell = grid[d][h];
            const Block block{kLeft + each * static_cast<double>(h - first), y, each - 2.0, kRow - 2.0};
            if (!used(cell)) {
                svg.frame(block, {225, 230, 234, 255});
                continue;
            }
            const auto share = cell.utilisation();
            svg.block(block, !share ? kOpen : *share > 1.0 + 1e-9 ? kOver : *share + 1e-9 < floor_share ? kUnder : kMeets, true);
            const double middle = block.x + block.width / 2.0;
            if (share) svg.words({middle, y + 15.0}, style::whole(*share * 100.0) + "%", {12.0, Anchor::middle, style::kInk, true, true});
            if (const auto missed = cell.missed_share())
                svg.words({middle, y + 27.5},
                          each < 46.0 ? style::whole(*missed * 100.0) + "%" : style::whole(*missed * 100.0) + "% missed",
                          {each < 46.0 ? 10.0 : 9.5, Anchor::middle, style::kInk, false, true});
        }
    }
    const char* how = narrow        ? "Hour from; booked of offered, missed of booked"
                      : each < 46.0 ? "Hour from; above: booked of what is offered; below: missed of what is booked"
                                    : "Hour from; booked of what is offered, and missed of what is booked";
    svg.words({kLeft, kTop + 7.0 * kRow + 14.0}, how, {11.5, Anchor::start, style::kMuted});
    return svg.html();
}

std::string says_of(const std::string& name, const WeekCell& week) {
    return fmt::format("The week of {}: {} of the appointments offered are booked, {} of those booked are missed", name,
                       style::percent(week.utilisation()), style::percent(week.missed_share()));
}

}  // namespace

std::string hub_weeks(const EstatePage& page) {
    const analysis::HubBook& book = page.estate().hubs;
    WeekCell all;
    std::size_t open = 0;
    std::size_t with_grid = 0;
    for (const analysis::HubWeek& hub : book.hubs) {
        if (!hub.open_now) continue;
        ++open;
        all.add(hub.week);
        const auto [first, past] = hours_of(hub.grid);
        with_grid += first < past ? 1 : 0;
    }
    if (with_grid == 0) return paragraph("Of no open hub is the week known.");
    std::string out;
    if (with_grid > 1) {
        const std::string name = count_of(open, "open hub", "open hubs") + " together";
        out += figure("The week of all open hubs together", grid_chart(book.grid, book.floor_share, says_of(name, all)));
    }
    std::size_t shown = 0;
    std::string halves;
    for (const analysis::HubWeek& hub : book.hubs) {
        const auto [first, past] = hours_of(hub.grid);
        if (!hub.open_now || first >= past || ++shown > kHubsShown) continue;
        const model::Hub& place = page.plan().hubs[hub.hub];
        const std::string name = named(place.id, place.name);
        (past - first <= kNarrowHours ? halves : out) +=
            figure("The week of " + name, grid_chart(hub.grid, book.floor_share, says_of(name, hub.week)));
    }
    if (!halves.empty()) out += "<div class=\"charts\">\n" + halves + "</div>\n";
    return out + more_note(shown > kHubsShown ? shown - kHubsShown : 0, "hub_week.csv");
}

}  // namespace merestone::report::detail
