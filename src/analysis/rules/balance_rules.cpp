// L8 to L10: other teams' footprints, a hub within reach, and whether need and means are spread evenly.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "geo/shapes.hpp"

namespace merestone::analysis::rules {
namespace {

double patients_in(const RuleInput& in, std::size_t zone) { return in.people.zone_registered.at(zone, 0); }

}  // namespace

// Only boundaries of about the localities' own size: wards say nothing here, and those that the plan keeps are rule L7's.
void alignment_with_footprints(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& least = in.plan.assumptions.at("alignment_share");
    for (std::size_t b = 0; b < in.plan.boundaries.size(); ++b) {
        const model::Boundary& boundary = in.plan.boundaries[b];
        if (boundary.parts.size() < 2 || boundary.parts.size() > 2 * in.localities.size()) continue;
        const auto& within = in.plan.constraints.within;
        if (std::find(within.begin(), within.end(), boundary.name) != within.end()) continue;
        const std::size_t parts = boundary.parts.size() + 1;  // the last: in none
        struct Shares {
            std::vector<double> people;
            std::vector<double> area;
            double all = 0.0;
            double land = 0.0;
        };
        std::vector<Shares> of(in.localities.size(), Shares{std::vector<double>(parts, 0.0), std::vector<double>(parts, 0.0)});
        for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
            const model::LocalityIx locality = in.scenario.zone_locality[z];
            const model::Zone& zone = in.plan.zones[z];
            if (!locality || b >= zone.side.size()) continue;
            Shares& shares = of[locality.pos()];
            const std::size_t part = zone.side[b] < 0 ? boundary.parts.size() : static_cast<std::size_t>(zone.side[b]);
            shares.people[part] += patients_in(in, z);
            shares.area[part] += zone.area_m2;
            shares.all += patients_in(in, z);
            shares.land += zone.area_m2;
        }
        for (std::size_t l = 0; l < in.localities.size(); ++l) {
            const auto& [people, area, all, land] = of[l];
            if (!(all > 0.0)) continue;
            const auto best = static_cast<std::size_t>(std::max_element(people.begin(), people.end() - 1) - people.begin());
            const double share = people[best] / all;
            if (share >= least.value - 1e-9) continue;
            model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
            flag.rag = model::Rag::amber;
            flag.measured = 100.0 * share;
            flag.threshold = 100.0 * least.value;
            flag.unit = "%";
            const std::string& name = boundary.parts[best].name.empty() ? boundary.parts[best].id : boundary.parts[best].name;
            flag.reason =
                fmt::format("{} shares {} of its people and {} of its land with {}, the part of \"{}\" that fits it best.",
                            locality_words(in.scenario, l), percent_words(share), percent_words(area[best] / land), name, boundary.name);
            flag.source = joined_sources(flag.source, {&least});
            flag.action = "Agree which team serves the rest, or move the line.";
        }
    }
}

void hub_within_reach(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& minutes = in.plan.assumptions.at("hub_access_minutes");
    const model::Assumption& least = in.plan.assumptions.at("hub_access_share");
    const model::Assumption& speed = in.plan.assumptions.at("car_km_per_h");
    std::vector<const model::Hub*> hubs;  // by easting, so that a zone looks only at those within reach of it
    for (const model::Hub& hub : in.plan.hubs)
        if (hub.at && hub.status != "candidate") hubs.push_back(&hub);
    if (hubs.empty()) return;  // whether there are any is no question of grouping
    std::stable_sort(hubs.begin(), hubs.end(), [](const auto* a, const auto* b) { return a->at->x < b->at->x; });
    const double reach_m = minutes.value * speed.value * 1000.0 / 60.0;
    struct Reach {
        double all = 0.0;
        double by_any = 0.0;
        std::map<std::string_view, double> by_hub;  // id
    };
    std::vector<Reach> reach(in.localities.size());
    for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
        const model::LocalityIx locality = in.scenario.zone_locality[z];
        if (!locality) continue;
        Reach& of = reach[locality.pos()];
        const double people = patients_in(in, z);
        const geo::Point from = in.plan.zones[z].centre;
        of.all += people;
        bool any = false;
        auto hub = std::lower_bound(hubs.begin(), hubs.end(), from.x - reach_m, [](const auto* h, double x) { return h->at->x < x; });
        for (; hub != hubs.end() && (*hub)->at->x <= from.x + reach_m; ++hub) {
            if (geo::distance_m(from, *(*hub)->at) > reach_m) continue;
            of.by_hub[(*hub)->id] += people;
            any = true;
        }
        if (any) of.by_any += people;
    }
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        const auto& [all, any, by_hub] = reach[l];
        if (!(all > 0.0)) continue;
        const auto best = std::max_element(by_hub.begin(), by_hub.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const double share = best == by_hub.end() ? 0.0 : best->second / all;
        if (share >= least.value - 1e-9) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::amber;
        flag.measured = 100.0 * share;
        flag.threshold = 100.0 * least.value;
        flag.unit = "%";
        flag.reason =
            share > 0.0
                ? fmt::format("{}: no one hub is within {} minutes by car of {} of its people; {} reaches {}, all hubs together {}.",
                              locality_words(in.scenario, l), base::number_text(minutes.value), percent_words(least.value), best->first,
                              percent_words(share), percent_words(any / all))
                : fmt::format("{}: none of its people has a hub within {} minutes by car.", locality_words(in.scenario, l),
                              base::number_text(minutes.value));
        flag.source = joined_sources(flag.source, {&minutes, &least, &speed});
        flag.action = "Look for a hub site among its premises, or agree which hub its people use.";
    }
}

void balance_of_localities(const RuleInput& in, FlagSink& sink) {
    const model::Assumption& most = in.plan.assumptions.at("balance_ratio");
    struct Measure {
        const char* words;
        std::vector<std::pair<double, double>> of_locality;  // numerator, denominator; denominator 0: not known
        bool percent;
    };
    const std::size_t n = in.localities.size();
    std::array<Measure, 4> measures = {Measure{"people in the most deprived fifth", {}, true}, Measure{"people aged 75 and over", {}, true},
                                       Measure{"patients a full-time GP", {}, false},
                                       Measure{"consulting rooms per 10,000 patients", {}, false}};
    for (Measure& measure : measures) measure.of_locality.assign(n, {0.0, 0.0});
    for (std::size_t l = 0; l < n; ++l) {
        const model::LocalityStats& stats = in.localities[l];
        double by_quintile = 0.0;
        for (const double people : stats.people_by_imd_quintile) by_quintile += people;
        if (by_quintile > 0.0) measures[0].of_locality[l] = {stats.people_by_imd_quintile[0], by_quintile};
        if (stats.aged_75_share && stats.people_resident > 0)
            measures[1].of_locality[l] = {*stats.aged_75_share * static_cast<double>(stats.people_resident),
                                          static_cast<double>(stats.people_resident)};
    }
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        const model::LocalityIx locality = in.scenario.practice_locality[p];
        if (!locality || in.people.practice_known[p] == 0) continue;
        const double list = in.people.practice.at(p, 0);
        if (in.plan.practices[p].gp_fte) {
            measures[2].of_locality[locality.pos()].first += list;
            measures[2].of_locality[locality.pos()].second += *in.plan.practices[p].gp_fte;
        }
        if (const auto rooms = in.capacity.practice_at(p, 0).rooms_ce) {
            measures[3].of_locality[locality.pos()].first += *rooms * 10000.0;
            measures[3].of_locality[locality.pos()].second += list;
        }
    }
    for (std::size_t l = 0; l < n; ++l) {
        std::vector<std::string> off;
        double worst = 1.0;
        bool none_of_it = false;  // then how many times less cannot be said
        for (const Measure& measure : measures) {
            double above = 0.0;
            double below = 0.0;
            for (const auto& [numerator, denominator] : measure.of_locality) {
                above += numerator;
                below += denominator;
            }
            const auto& [numerator, denominator] = measure.of_locality[l];
            if (!(denominator > 0.0) || !(above > 0.0)) continue;
            const double ratio = (numerator / denominator) / (above / below);
            if (ratio <= most.value + 1e-9 && ratio >= 1.0 / most.value - 1e-9) continue;
            const auto value = [&](double v) {
                return measure.percent ? percent_words(v) : v < 100.0 ? base::grouped_text(v, 1) : people_words(v);
            };
            if (!(ratio > 0.0)) {
                none_of_it = true;
                off.push_back(fmt::format("no {}, against {} in all localities", measure.words, value(above / below)));
                continue;
            }
            worst = std::max(worst, ratio > 1.0 ? ratio : 1.0 / ratio);
            off.push_back(fmt::format("{} {} (all localities {})", measure.words, value(numerator / denominator), value(above / below)));
        }
        if (off.empty()) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::grey;  // a difference to know of, not a fault
        if (!none_of_it) flag.measured = worst;
        flag.threshold = most.value;
        flag.unit = "times";
        flag.reason = fmt::format("{} differs from the whole: {}.", locality_words(in.scenario, l), base::join(off, "; "));
        flag.source = joined_sources(flag.source, {&most});
        flag.action = "Weigh it when staff, rooms and money are shared out.";
    }
}

}  // namespace merestone::analysis::rules
