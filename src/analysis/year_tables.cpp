#include "analysis/year_tables.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "analysis/estate_moves.hpp"
#include "base/check.hpp"

namespace merestone::analysis {
namespace {

using model::Breach;
using model::Flag;
using model::Rag;

constexpr double kHair = 1e-6;  // of a person: the rounding of doubles, as rule L3 allows

template <typename Items>
std::size_t position(const Items& items, std::string_view id) {
    const auto at =
        std::lower_bound(items.begin(), items.end(), id, [](const auto& item, std::string_view wanted) { return item.id < wanted; });
    return at != items.end() && at->id == id ? static_cast<std::size_t>(at - items.begin()) : items.size();
}

// The worst so far, and whether all as bad as it are only ours.
void worsen(Rag& rag, bool& only_ours, const Flag& flag) {
    if (flag.rag < Rag::amber) return;
    const bool ours = flag.source.find("our default") != std::string::npos;
    if (flag.rag > rag) {
        rag = flag.rag;
        only_ours = ours;
    } else if (flag.rag == rag) {
        only_ours = only_ours && ours;
    }
}

// Where nothing worse is known than that something is not known.
template <typename PlaceYear>
void worsen_place(PlaceYear& place, const Flag& flag) {
    if (flag.rag == Rag::grey && place.rag == Rag::green) place.rag = Rag::grey;
    else worsen(place.rag, place.only_ours, flag);
}

void keep_first(std::optional<Breach>& first, const Flag& flag) {
    if (first && first->year <= *flag.first_year) return;
    first = Breach{*flag.first_year, flag.rag, flag.rule, flag.subject_kind, flag.subject, flag.reason};
}

model::SchemePhase phase_of(const model::Scheme& scheme, base::Year year) {
    const std::optional<base::Year> opens = scheme.opens();
    if (given_up(scheme)) return model::SchemePhase::given_up;
    if (opens && *opens < year) return model::SchemePhase::open;
    if (opens && *opens == year) return model::SchemePhase::opens;
    if (scheme.start_year && *scheme.start_year <= year) return model::SchemePhase::under_way;
    if (scheme.start_year || opens) return model::SchemePhase::to_come;
    return model::SchemePhase::not_known;
}

}  // namespace

YearTables::YearTables(const model::Plan& plan, const model::Scenario& scenario, const std::vector<model::LocalityStats>& localities,
                       const EstateResult& estate)
    : base_year_(plan.base_year),
      localities_n_(localities.size()),
      practices_n_(plan.practices.size()),
      premises_n_(plan.premises.size()),
      housing_n_(plan.housing.size()),
      schemes_n_(plan.schemes.size()) {
    const std::size_t years = estate.people.years;
    base::check(localities.size() == scenario.locality_id.size() && estate.people.practice.rows() == practices_n_,
                "the years' tables need the estate of the same plan and scenario");
    localities_.resize(years * localities_n_);
    practices_.resize(years * practices_n_);
    premises_.resize(years * premises_n_);
    housing_.resize(years * housing_n_);
    schemes_.resize(years * schemes_n_);
    totals_.resize(years);
    beginning_.resize(years);
    breach_of_.resize(localities_n_);
    shortage_of_.resize(localities_n_);
    take_people(plan, localities, estate);
    take_needs(estate.tables);
    take_flags(plan, scenario, estate.flags);
    take_homes(plan);
    take_schemes(plan);
    add_up(plan, estate.people);
}

std::optional<std::size_t> YearTables::index_of(base::Year year) const noexcept {
    const auto later = static_cast<std::size_t>(year.first - base_year_.first);
    return year >= base_year_ && later < years() ? std::optional(later) : std::nullopt;
}

model::YearView YearTables::view(std::size_t index) const {
    base::check(index < years(), "a year outside the plan was asked for");
    const auto of = [index](const auto& table, std::size_t n) { return std::span(table).subspan(index * n, n); };
    return {year(index),
            base_year_,
            of(localities_, localities_n_),
            of(practices_, practices_n_),
            of(premises_, premises_n_),
            of(housing_, housing_n_),
            of(schemes_, schemes_n_),
            &totals_[index]};
}

void YearTables::take_people(const model::Plan& plan, const std::vector<model::LocalityStats>& localities, const EstateResult& estate) {
    const PeopleByYear& people = estate.people;
    const YearTable& of_locality = estate.tables.locality_people;
    const bool registered = plan.population == model::PopulationBasis::registered;
    for (std::size_t y = 0; y < years(); ++y) {
        for (std::size_t l = 0; l < localities_n_; ++l) {
            if (!registered && !localities[l].residents_known) continue;
            model::LocalityYear& at = localities_[y * localities_n_ + l];
            const double n = of_locality.at(l, y);
            at.people = n;
            at.rag = Rag::green;
            at.range = n < static_cast<double>(plan.constraints.people_min) - kHair   ? model::RangeState::under
                       : n > static_cast<double>(plan.constraints.people_max) + kHair ? model::RangeState::over
                                                                                      : model::RangeState::within;
        }
        for (std::size_t p = 0; p < practices_n_; ++p)
            if (people.practice_known[p] != 0) practices_[y * practices_n_ + p].patients = people.practice.at(p, y);
    }
}

void YearTables::take_needs(const EstateTables& tables) {
    for (std::size_t y = 0; y < years(); ++y) {
        for (std::size_t l = 0; l < localities_n_; ++l) localities_[y * localities_n_ + l].needs = tables.of_locality(l)[y];
        for (std::size_t p = 0; p < practices_n_; ++p)
            if (tables.of_practice(p)[y].front().need()) practices_[y * practices_n_ + p].needs = tables.of_practice(p)[y];
        for (std::size_t m = 0; m < premises_n_; ++m) premises_[y * premises_n_ + m].needs = tables.of_premises(m)[y];
    }
}

void YearTables::take_flags(const model::Plan& plan, const model::Scenario& scenario, const std::vector<Flag>& flags) {
    std::unordered_map<std::string_view, std::size_t> locality_of;
    for (std::size_t l = 0; l < localities_n_; ++l) locality_of.emplace(scenario.locality_id[l], l);
    for (const Flag& flag : flags) {
        const std::size_t from = flag.first_year ? index_of(*flag.first_year).value_or(flag.first_year < base_year_ ? 0 : years()) : 0;
        const bool begins = flag.first_year && flag.rag >= Rag::amber && from < years();
        if (flag.subject_kind == "locality") {
            const auto found = locality_of.find(flag.subject);
            if (found == locality_of.end()) continue;
            const std::size_t l = found->second;
            for (std::size_t y = from; y < years(); ++y) {
                model::LocalityYear& at = localities_[y * localities_n_ + l];
                worsen(at.rag, at.only_ours, flag);
            }
            if (!begins) continue;
            ++beginning_[from].localities;
            keep_first(breach_of_[l], flag);
            keep_first(first_breach_, flag);
            continue;
        }
        model::LocalityIx locality;
        if (flag.subject_kind == "practice") {
            const std::size_t p = position(plan.practices, flag.subject);
            if (p == practices_n_) continue;
            for (std::size_t y = from; y < years(); ++y) worsen_place(practices_[y * practices_n_ + p], flag);
            locality = scenario.practice_locality[p];
        } else if (flag.subject_kind == "premises") {
            const std::size_t m = position(plan.premises, flag.subject);
            if (m == premises_n_) continue;
            for (std::size_t y = from; y < years(); ++y) worsen_place(premises_[y * premises_n_ + m], flag);
            if (const model::ZoneIx zone = plan.premises[m].zone) locality = scenario.zone_locality[zone.pos()];
        } else {
            continue;
        }
        if (!begins) continue;
        ++beginning_[from].places;
        keep_first(first_shortage_, flag);
        if (locality) keep_first(shortage_of_[locality.pos()], flag);
    }
}

void YearTables::take_homes(const model::Plan& plan) {
    for (std::size_t s = 0; s < housing_n_; ++s) {
        const auto& homes = plan.housing[s].homes_by_year;
        for (std::size_t y = 0; y < years(); ++y) {
            model::HousingYear& at = housing_[y * housing_n_ + s];
            for (const auto& [finished, number] : homes) {
                (finished < year(y) ? at.built : at.to_come) += number;
                if (finished == year(y)) at.in_year += number;
            }
            if (homes.empty()) at.phase = model::HousingPhase::not_known;
            else if (at.to_come <= 0.0) at.phase = model::HousingPhase::built;
            else if (at.built > 0.0 || at.in_year > 0.0) at.phase = model::HousingPhase::building;
            else at.phase = model::HousingPhase::to_come;
        }
    }
}

void YearTables::take_schemes(const model::Plan& plan) {
    for (std::size_t y = 0; y < years(); ++y)
        for (std::size_t s = 0; s < schemes_n_; ++s) schemes_[y * schemes_n_ + s] = phase_of(plan.schemes[s], year(y));
}

void YearTables::add_up(const model::Plan& plan, const PeopleByYear& people) {
    const bool registered = plan.population == model::PopulationBasis::registered;
    const YearTable& counted = registered ? people.practice : people.zone_residents;
    const std::vector<std::uint8_t>& known = registered ? people.practice_known : people.zone_residents_known;
    for (std::size_t y = 0; y < years(); ++y) {
        const model::YearView at = view(y);
        model::YearTotals& t = totals_[y];
        double n = 0.0;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i] != 0) n += counted.at(i, y);
            else ++t.people_not_known;
        }
        if (t.people_not_known < known.size()) t.people = n;
        for (const model::HousingYear& site : at.housing) {
            t.homes_built += site.built;
            t.homes_to_come += site.to_come;
            t.sites_without_years += site.phase == model::HousingPhase::not_known ? 1 : 0;
        }
        std::array<double, model::kMeasures> need{};
        std::array<double, model::kMeasures> have{};
        for (const model::PracticeYear& practice : at.practices) {
            if (!practice.patients) continue;
            ++t.practices_with_need;
            for (std::size_t k = 0; k < model::kMeasures; ++k) {
                need[k] += practice.needs[k].need().value_or(0.0);
                const auto held = practice.needs[k].have();
                have[k] += held.value_or(0.0);
                t.have_not_known[k] += held ? 0 : 1;
            }
        }
        for (std::size_t k = 0; k < model::kMeasures && t.practices_with_need > 0; ++k)
            t.needs[k] = {need[k], t.have_not_known[k] == 0 ? std::optional(have[k]) : std::nullopt};
        for (const model::LocalityYear& l : at.localities) {
            ++t.localities_by_range[static_cast<std::size_t>(l.range)];
            ++t.localities_by_rag[static_cast<std::size_t>(l.rag)];
        }
        for (const model::SchemePhase phase : at.schemes) {
            t.schemes_open += phase == model::SchemePhase::open ? 1 : 0;
            t.schemes_under_way += phase == model::SchemePhase::under_way || phase == model::SchemePhase::opens ? 1 : 0;
            t.schemes_to_come += phase == model::SchemePhase::to_come ? 1 : 0;
        }
    }
}

}  // namespace merestone::analysis
