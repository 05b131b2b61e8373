// The schemes' time line: a bar from start to opening, the planned opening against the one expected now, gates, and from when rooms count.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/svg.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kShown = 28;
constexpr double kWidth = 760.0;
constexpr double kNames = 270.0;
constexpr double kStatus = 100.0;
constexpr double kTop = 68.0;
constexpr double kRow = 28.0;
constexpr double kMark = 11.5;  // of a gate, across

constexpr style::Rgba kDone{31, 122, 77, 255};
constexpr style::Rgba kLate{178, 34, 42, 255};
constexpr style::Rgba kBar{159, 202, 220, 255};
constexpr style::Rgba kGrid{207, 214, 220, 255};

// Years since 1 January of year 0; nothing: no such date.
std::optional<double> time_of(std::string_view iso) {
    if (iso.size() < 10) return {};
    const auto year = base::parse_int(iso.substr(0, 4));
    const auto month = base::parse_int(iso.substr(5, 2));
    const auto day = base::parse_int(iso.substr(8, 2));
    if (!year || !month || !day) return {};
    return static_cast<double>(*year) + (static_cast<double>(*month) - 1.0) / 12.0 + (static_cast<double>(*day) - 1.0) / 366.0;
}
constexpr double kApril = 0.25;  // 1 April in the measure above

struct Row {
    const analysis::SchemeEntry* entry = nullptr;
    std::optional<double> starts;
    std::optional<double> opens;
    std::optional<double> planned;
    std::optional<double> counts;
    [[nodiscard]] std::optional<double> first() const {
        std::optional<double> out = starts;
        for (const auto& t : {opens, planned, counts})
            if (t && (!out || *t < *out)) out = t;
        return out;
    }
};

void tick(Svg& svg, Spot at) {
    svg.dot(at, 5.5, kDone, kDone);
    svg.path({{at.x - 2.6, at.y + 0.2}, {at.x - 0.7, at.y + 2.3}, {at.x + 2.8, at.y - 2.2}}, style::kPaper, 1.5);
}
void due(Svg& svg, Spot at) { svg.dot(at, 5.0, style::kPaper, style::kInk); }
void past_due(Svg& svg, Spot at) {
    svg.shape({{at.x, at.y - 6.5}, {at.x + 6.5, at.y + 5.0}, {at.x - 6.5, at.y + 5.0}}, kLate, kLate);
    svg.words({at.x, at.y + 4.0}, "!", {10.0, Anchor::middle, style::kPaper, true});
}
void planned_mark(Svg& svg, Spot at) {
    svg.shape({{at.x, at.y - 6.0}, {at.x + 5.0, at.y}, {at.x, at.y + 6.0}, {at.x - 5.0, at.y}}, style::kPaper, style::kInk);
}
void opens_mark(Svg& svg, Spot at) {
    svg.shape({{at.x, at.y - 6.0}, {at.x + 5.0, at.y}, {at.x, at.y + 6.0}, {at.x - 5.0, at.y}}, style::kInk, style::kInk);
}
void counts_mark(Svg& svg, Spot at) {
    svg.line({at.x, at.y - 9.0}, {at.x, at.y + 9.0}, style::kAccent, 2.6);
    svg.shape({{at.x, at.y - 9.0}, {at.x + 7.0, at.y - 6.0}, {at.x, at.y - 3.0}}, style::kAccent, style::kAccent);
}

class TimeLine {
public:
    TimeLine(const EstatePage& page, std::vector<Row> rows) : page_(page), rows_(std::move(rows)) {
        from_ = 1e9;
        until_ = -1e9;
        const auto reach = [&](const std::optional<double>& t) {
            if (!t) return;
            from_ = std::min(from_, *t);
            until_ = std::max(until_, *t);
        };
        for (const Row& row : rows_) {
            for (const auto& t : {row.starts, row.opens, row.planned, row.counts}) reach(t);
            for (const auto& g : row.entry->gates)
                reach(time_of(g.done && !g.gate->done_date.empty() ? g.gate->done_date : g.gate->due_date));
        }
        reach(time_of(page.plan().as_at));
        from_ = std::floor(from_ - kApril) + kApril;
        until_ = std::ceil(until_ - kApril + 0.02) + kApril;
    }

    [[nodiscard]] std::string draw() const {
        const double bottom = kTop + kRow * static_cast<double>(rows_.size());
        Svg svg(kWidth, bottom + 30.0, says());
        key(svg);
        years(svg, bottom);
        double y = kTop;
        for (const Row& row : rows_) {
            draw_row(svg, row, y);
            y += kRow;
        }
        if (const auto today = time_of(page_.plan().as_at)) {
            svg.line({x(*today), kTop - 6.0}, {x(*today), bottom + 2.0}, kLate, 1.4, true);
            svg.words({std::clamp(x(*today), kNames + 60.0, kWidth - kStatus - 60.0), bottom + 26.0},
                      "day of the plan, " + style::date_text(page_.plan().as_at), {11.0, Anchor::middle, kLate});
        }
        return svg.html();
    }

private:
    [[nodiscard]] double x(double time) const { return kNames + (kWidth - kNames - kStatus) * (time - from_) / (until_ - from_); }
    [[nodiscard]] std::string says() const {
        return fmt::format("Time line of {}, from {} to {}. The register below gives every day.",
                           count_of(rows_.size(), "scheme", "schemes"), base::to_string(base::Year{static_cast<int>(from_)}),
                           base::to_string(base::Year{static_cast<int>(until_) - 1}));
    }
    void key(Svg& svg) const {
        double at = 6.0;
        const auto item = [&](const auto& mark, std::string_view words) {
            mark(svg, Spot{at, 9.0});
            svg.words({at + 10.0, 13.0}, words, {11.5});
            at += 10.0 + about_width(words, 11.5) + 16.0;
        };
        at = svg.key({0.0, 13.0}, {kBar}, "start to opening") + 6.0;
        item(planned_mark, "opening as planned");
        item(opens_mark, "as expected now");
        item(counts_mark, "rooms count from here");
        at = 6.0;
        const auto second = [&](const auto& mark, std::string_view words) {
            mark(svg, Spot{at, 28.0});
            svg.words({at + 10.0, 32.0}, words, {11.5});
            at += 10.0 + about_width(words, 11.5) + 16.0;
        };
        second(tick, "gate done");
        second(due, "gate to come");
        second(past_due, "gate past due");
    }
    void years(Svg& svg, double bottom) const {
        const auto count = static_cast<int>(std::lround(until_ - from_));
        const double each = (kWidth - kNames - kStatus) / count;
        const int every = std::max(1, static_cast<int>(std::ceil((about_width("2017/18", 11.0) + 6.0) / each)));
        for (int i = 0; i <= count; ++i) {
            const double at = x(from_ + i);
            svg.line({at, kTop - 6.0}, {at, bottom + 2.0}, kGrid);
            if (i < count && i % every == 0)
                svg.words({at + each / 2.0, kTop - 10.0}, base::to_string(base::Year{static_cast<int>(from_) + i}),
                          {11.0, Anchor::middle, style::kMuted});
        }
        svg.line({kNames, bottom + 2.0}, {kWidth - kStatus, bottom + 2.0}, style::kMuted);
    }
    void draw_row(Svg& svg, const Row& row, double top) const {
        const analysis::SchemeEntry& e = *row.entry;
        const model::Scheme& scheme = page_.plan().schemes[e.scheme];
        const double y = top + kRow / 2.0;
        svg.words({kNames - 10.0, y + 4.0}, fitted(named(scheme.id, scheme.name), 11.5, kNames - 14.0), {11.5, Anchor::end});
        if (row.starts && row.opens && *row.opens > *row.starts)
            svg.block({x(*row.starts), y - 5.0, x(*row.opens) - x(*row.starts), 10.0},
                      {kBar, e.given_up ? Hatch::crossed : Hatch::none, style::kMuted}, true);
        if (row.counts && !e.given_up) counts_mark(svg, {x(*row.counts), y});
        if (row.planned && row.opens && *row.planned != *row.opens) {
            svg.line({x(*row.planned), y}, {x(*row.opens), y}, style::kInk, 1.2, true);
            planned_mark(svg, {x(*row.planned), y});
        }
        if (row.opens) opens_mark(svg, {x(*row.opens), y});
        // Marks of nearly the same day stand one above the other.
        std::array<std::vector<double>, 2> taken;
        const auto free = [&](const std::vector<double>& level, double here) {
            return std::none_of(level.begin(), level.end(), [&](double other) { return std::abs(other - here) < kMark; });
        };
        for (const analysis::GateState& g : e.gates) {
            const auto at = time_of(g.done && !g.gate->done_date.empty() ? g.gate->done_date : g.gate->due_date);
            if (!at) continue;
            const double here = x(*at);
            const std::size_t level = !free(taken[0], here) && free(taken[1], here) ? 1 : 0;
            taken[level].push_back(here);
            const Spot spot{here, y - static_cast<double>(level) * kMark};
            if (g.done) tick(svg, spot);
            else if (g.past_due) past_due(svg, spot);
            else due(svg, spot);
        }
        std::string words = e.given_up ? "given up" : !row.first() ? "no day known" : scheme.status;
        if (!e.given_up && e.slip_years && *e.slip_years > 0)
            words = fmt::format("{} late", count_of(static_cast<std::size_t>(*e.slip_years), "year", "years"));
        svg.words({kWidth - kStatus + 8.0, y + 4.0}, fitted(words, 11.5, kStatus - 8.0), {11.5});
    }

    const EstatePage& page_;
    std::vector<Row> rows_;
    double from_ = 0.0;
    double until_ = 1.0;
};

}  // namespace

std::string scheme_time_line(const EstatePage& page) {
    std::vector<Row> rows;
    for (const analysis::SchemeEntry& e : page.book().schemes.schemes)
        rows.push_back({&e, time_of(e.starts), time_of(e.opens), time_of(e.opens_plan), time_of(e.counts_from)});
    if (std::none_of(rows.begin(), rows.end(), [](const Row& r) { return r.first().has_value(); })) return {};
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.first().value_or(1e9) < b.first().value_or(1e9); });
    const std::size_t all = rows.size();
    if (all > kShown) rows.resize(kShown);
    return figure("Schemes from start to opening, the first to start on top", TimeLine(page, std::move(rows)).draw()) +
           more_note(all > kShown ? all - kShown : 0, "schemes.csv");
}

}  // namespace merestone::report::detail
