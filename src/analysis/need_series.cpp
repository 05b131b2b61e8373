#include "analysis/need_series.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace merestone::analysis {
namespace {

std::vector<std::size_t> each_once(std::vector<std::size_t> list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

std::vector<std::size_t> all_of(std::size_t n) {
    std::vector<std::size_t> out(n);
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

// Those chosen and those of the localities chosen; all where nothing is.
std::vector<std::size_t> practices_of(const model::Plan& plan, const model::Scenario& scenario, const NeedAsk& ask) {
    if (ask.localities.empty() && ask.practices.empty()) return all_of(plan.practices.size());
    std::vector<std::uint8_t> chosen(scenario.locality_id.size(), 0);
    for (const std::size_t l : ask.localities) chosen[l] = 1;
    std::vector<std::size_t> out = ask.practices;
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (const model::LocalityIx l = scenario.practice_locality[p]; l && chosen[l.pos()] != 0) out.push_back(p);
    return each_once(std::move(out));
}

// \param of (view, place) -> its NeedHave; a place without a need in any year is no place to add up
template <typename Of>
void add_up(const YearTables& tables, const std::vector<std::size_t>& places, Of of, NeedSeries& out) {
    std::vector<double> need(tables.years(), 0.0);
    std::vector<double> have(tables.years(), 0.0);
    for (const std::size_t place : places) {
        if (!of(tables.view(0), place).need()) continue;
        ++out.places;
        for (std::size_t y = 0; y < tables.years(); ++y) {
            const model::NeedHave x = of(tables.view(y), place);
            need[y] += x.need().value_or(0.0);
            have[y] += x.have().value_or(0.0);
            out.not_known[y] += x.have() ? 0 : 1;
        }
    }
    for (std::size_t y = 0; y < tables.years() && out.places > 0; ++y) {
        const model::NeedHave sum(need[y], out.not_known[y] == 0 ? std::optional(have[y]) : std::nullopt);
        out.need[y] = sum.need();
        out.have[y] = sum.have();
        if (sum.short_of() && !out.first_breach) out.first_breach = y;
    }
}

void people_of_practices(const model::Plan& plan, const model::Scenario& scenario, const YearTables& tables, const NeedAsk& ask,
                         NeedSeries& out) {
    for (const std::size_t p : practices_of(plan, scenario, ask)) {
        if (!tables.view(0).practices[p].patients) {
            for (std::size_t& n : out.not_known) ++n;
            continue;
        }
        ++out.places;
        for (std::size_t y = 0; y < tables.years(); ++y)
            out.need[y] = out.need[y].value_or(0.0) + tables.view(y).practices[p].patients.value_or(0.0);
    }
}

void people_of_localities(const model::Plan& plan, const YearTables& tables, const NeedAsk& ask, NeedSeries& out) {
    const bool whole = ask.localities.empty();
    const auto chosen = whole ? all_of(tables.view(0).localities.size()) : each_once(ask.localities);
    out.places = chosen.size();
    for (std::size_t y = 0; y < tables.years(); ++y) {
        const model::YearView view = tables.view(y);
        std::optional<double> sum = 0.0;
        for (const std::size_t l : chosen) {
            const model::LocalityYear& at = view.localities[l];
            if (!at.people) {
                ++out.not_known[y];
                sum.reset();
            } else if (sum) {
                *sum += *at.people;
            }
            const bool under = at.range == model::RangeState::under;
            if ((under || at.range == model::RangeState::over) && !out.first_breach) {
                out.first_breach = y;
                out.below = under;
            }
        }
        out.need[y] = whole ? view.totals->people : sum;  // of the footprint also who is in no locality
    }
    if (chosen.size() != 1) return;
    out.least = static_cast<double>(plan.constraints.people_min);
    for (auto& bound : out.have) bound = static_cast<double>(plan.constraints.people_max);
}

}  // namespace

NeedSeries need_series(const model::Plan& plan, const model::Scenario& scenario, const YearTables& tables, const NeedAsk& ask) {
    NeedSeries out;
    out.base_year = tables.base_year();
    out.need.resize(tables.years());
    out.have.resize(tables.years());
    out.not_known.resize(tables.years());
    if (tables.years() == 0) return out;
    out.buildings = !ask.premises.empty() && ask.localities.empty() && ask.practices.empty();
    if (!ask.measure) {
        if (out.buildings) return out;  // a building has no people of its own
        if (ask.practices.empty()) people_of_localities(plan, tables, ask, out);
        else people_of_practices(plan, scenario, tables, ask, out);
        return out;
    }
    const auto k = static_cast<std::size_t>(*ask.measure);
    if (out.buildings)
        add_up(
            tables, each_once(ask.premises), [k](const model::YearView& v, std::size_t m) { return v.premises[m].needs[k]; }, out);
    else
        add_up(
            tables, practices_of(plan, scenario, ask), [k](const model::YearView& v, std::size_t p) { return v.practices[p].needs[k]; },
            out);
    return out;
}

}  // namespace merestone::analysis
