#include "report/people_chart.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"

namespace merestone::report {

std::string people_chart(const model::Plan& plan, std::span<const model::LocalityStats> localities) {
    const model::Constraints& bounds = plan.constraints;
    const bool registered = plan.population == model::PopulationBasis::registered;
    detail::BarChart chart;
    chart.says = "People of each locality against the bounds";
    chart.axis = registered ? "patients of its practices" : "residents";
    chart.parts = {{"people", {style::kAccent, detail::Hatch::none, style::kPaper}}};
    chart.band = {static_cast<double>(bounds.people_min), static_cast<double>(bounds.people_max)};
    chart.lines = {{static_cast<double>(bounds.people_min), base::grouped(bounds.people_min), false},
                   {static_cast<double>(bounds.people_max), base::grouped(bounds.people_max), false}};
    if (bounds.people_target) chart.lines.push_back({static_cast<double>(*bounds.people_target), base::grouped(*bounds.people_target)});
    for (const model::LocalityStats& l : localities) {
        const std::int64_t count = registered ? l.people_registered : l.people_resident;
        const bool below = count < bounds.people_min;
        const bool above = count > bounds.people_max;
        const std::string name = l.name.empty() || l.name == l.id ? l.id : l.id + " " + l.name;
        detail::Bar bar{name, {static_cast<double>(count)}, base::grouped(count) + (below ? ", below" : above ? ", above" : "")};
        if (below || above) bar.look = detail::Look{{122, 42, 47, 255}, detail::Hatch::none, style::kPaper};
        chart.bars.push_back(std::move(bar));
    }
    return detail::bar_chart(chart);
}

}  // namespace merestone::report
