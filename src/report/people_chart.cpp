#include "report/people_chart.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/html_parts.hpp"
#include "report/map_sheet.hpp"
#include "style/colour.hpp"
#include "style/numbers.hpp"

namespace merestone::report {

std::string people_chart(const model::Plan& plan, std::span<const model::LocalityStats> localities) {
    if (localities.empty()) return {};
    constexpr double kNames = 170.0;
    constexpr double kBars = 470.0;
    constexpr double kNumbers = 120.0;
    constexpr double kRow = 22.0;
    constexpr double kTop = 26.0;
    const model::Constraints& bounds = plan.constraints;
    const auto people = [&](const model::LocalityStats& l) {
        return plan.population == model::PopulationBasis::registered ? l.people_registered : l.people_resident;
    };
    std::int64_t most = bounds.people_max;
    for (const model::LocalityStats& l : localities) most = std::max(most, people(l));
    const double full = std::max(1.0, static_cast<double>(most)) * 1.04;
    const auto x = [&](double value) { return kNames + kBars * std::clamp(value / full, 0.0, 1.0); };
    const double bottom = kTop + kRow * static_cast<double>(localities.size());

    std::string out = fmt::format(
        "<svg class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"People of each locality against the bounds\">\n",
        kNames + kBars + kNumbers, bottom + 24.0);
    const double low = x(static_cast<double>(bounds.people_min));
    const double high = x(static_cast<double>(bounds.people_max));
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#e6eef3\"/>\n", low, kTop - 4.0,
                       high - low, bottom - kTop + 4.0);
    for (const auto& [at, value] : {std::pair{low, bounds.people_min}, std::pair{high, bounds.people_max}})
        out += fmt::format(
            "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" stroke=\"#586572\"/>"
            "<text x=\"{0:.1f}\" y=\"{3:.1f}\" text-anchor=\"middle\" font-size=\"11\" fill=\"#586572\">{4}</text>\n",
            at, kTop - 4.0, bottom, kTop - 9.0, base::grouped(value));
    const double step = round_length_m(full / 4.0);
    for (double tick = 0.0; tick <= full; tick += step)
        out += fmt::format(
            "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" stroke=\"#586572\"/>"
            "<text x=\"{0:.1f}\" y=\"{3:.1f}\" text-anchor=\"middle\" font-size=\"11\" fill=\"#586572\">{4}</text>\n",
            x(tick), bottom, bottom + 4.0, bottom + 16.0, style::whole(tick));
    double y = kTop;
    for (const model::LocalityStats& l : localities) {
        const std::int64_t count = people(l);
        const bool below = count < bounds.people_min;
        const bool above = count > bounds.people_max;
        const std::string name = l.name.empty() || l.name == l.id ? l.id : l.id + " " + l.name;
        out += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\" font-size=\"12\">{}</text>"
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>"
            "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"12\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">{}{}</text>\n",
            kNames - 8.0, y + 14.5, safe(name), kNames, y + 3.0, x(static_cast<double>(count)) - kNames, kRow - 7.0,
            below || above ? "#7a2a2f" : style::hex(style::kAccent), x(static_cast<double>(count)) + 6.0, y + 14.5, base::grouped(count),
            below   ? ", below"
            : above ? ", above"
                    : "");
        y += kRow;
    }
    if (bounds.people_target)
        out +=
            fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" stroke=\"#1f2933\" stroke-dasharray=\"4 3\"/>\n",
                        x(static_cast<double>(*bounds.people_target)), kTop - 4.0, bottom);
    return out + "</svg>\n";
}

}  // namespace merestone::report
