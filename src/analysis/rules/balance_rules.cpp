// L8 to L10: other teams' footprints, a hub within reach, and whether need and means are spread evenly.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
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
        for (std::size_t l = 0; l < in.localities.size(); ++l) {
            std::vector<double> people(boundary.parts.size() + 1, 0.0);  // the last: in no part
            std::vector<double> area(boundary.parts.size() + 1, 0.0);
            double all = 0.0;
            double land = 0.0;
            for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
                if (in.scenario.zone_locality[z] != model::LocalityIx(l) || b >= in.plan.zones[z].side.size()) continue;
                const std::int32_t side = in.plan.zones[z].side[b];
                const std::size_t part = side < 0 ? boundary.parts.size() : static_cast<std::size_t>(side);
                people[part] += patients_in(in, z);
                area[part] += in.plan.zones[z].area_m2;
                all += patients_in(in, z);
                land += in.plan.zones[z].area_m2;
            }
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
    std::vector<const model::Hub*> hubs;
    for (const model::Hub& hub : in.plan.hubs)
        if (hub.at && hub.status != "candidate") hubs.push_back(&hub);
    if (hubs.empty()) return;  // whether there are any is no question of grouping
    const double reach_m = minutes.value * speed.value * 1000.0 / 60.0;
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        double all = 0.0;
        std::vector<double> reached(hubs.size(), 0.0);
        double any = 0.0;
        for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
            if (in.scenario.zone_locality[z] != model::LocalityIx(l)) continue;
            all += patients_in(in, z);
            bool by_any = false;
            for (std::size_t h = 0; h < hubs.size(); ++h)
                if (geo::distance_m(in.plan.zones[z].centre, *hubs[h]->at) <= reach_m) {
                    reached[h] += patients_in(in, z);
                    by_any = true;
                }
            if (by_any) any += patients_in(in, z);
        }
        if (!(all > 0.0)) continue;
        const auto best = static_cast<std::size_t>(std::max_element(reached.begin(), reached.end()) - reached.begin());
        const double share = reached[best] / all;
        if (share >= least.value - 1e-9) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::amber;
        flag.measured = 100.0 * share;
        flag.threshold = 100.0 * least.value;
        flag.unit = "%";
        flag.reason =
            share > 0.0
                ? fmt::format("{}: no one hub is within {} minutes by car of {} of its people; {} reaches {}, all hubs together {}.",
                              locality_words(in.scenario, l), base::number_text(minutes.value), percent_words(least.value), hubs[best]->id,
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
            worst = std::max(worst, ratio > 1.0 ? ratio : ratio > 0.0 ? 1.0 / ratio : 100.0);
            const auto value = [&](double v) { return measure.percent ? percent_words(v) : v < 100.0 ? base::number_text(v, 1) : people_words(v); };
            off.push_back(fmt::format("{} {} (all localities {})", measure.words, value(numerator / denominator), value(above / below)));
        }
        if (off.empty()) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = model::Rag::grey;  // a difference to know of, not a fault
        flag.measured = worst;
        flag.threshold = most.value;
        flag.unit = "times";
        flag.reason = fmt::format("{} differs from the whole: {}.", locality_words(in.scenario, l), base::join(off, "; "));
        flag.source = joined_sources(flag.source, {&most});
        flag.action = "Weigh it when staff, rooms and money are shared out.";
    }
}

}  // namespace merestone::analysis::rules
