#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "analysis/gaps.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"

namespace merestone::analysis::rules {
namespace {

std::string bounds_source(const model::Plan& plan, bool upper) {
    const model::Assumption& a = plan.assumptions.at(upper ? "locality_people_max" : "locality_people_min");
    const std::int64_t bound = upper ? plan.constraints.people_max : plan.constraints.people_min;
    if (a.value == static_cast<double>(bound)) return source_words(a);
    return "the plan's own bound";
}

}  // namespace

void every_practice_in_one_locality(const RuleInput& in, FlagSink& sink) {
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        if (in.scenario.practice_locality[p]) continue;
        const model::Practice& practice = in.plan.practices[p];
        model::Flag& flag = sink.add("practice", practice.id);
        flag.rag = model::Rag::red;
        flag.measured = 0.0;
        flag.threshold = 1.0;
        flag.unit = "localities";
        flag.reason =
            practice_words(practice) + " is in no locality" +
            (practice.list ? fmt::format(": {} patients have no neighbourhood team.", people_words(static_cast<double>(*practice.list)))
                           : std::string("; its list is not known."));
        flag.action = "Put the practice in a locality, or take it out of the plan with a reason.";
    }
}

void practices_are_whole(const RuleInput& in, FlagSink& sink) {
    const auto& plan = in.plan;
    const auto locality_at = [&](model::ZoneIx zone) { return zone ? in.scenario.zone_locality[zone.pos()] : model::LocalityIx(); };
    // Where else a practice gives care: a branch and a premises at the same place are one place, so places are kept by locality.
    std::vector<std::set<std::pair<model::LocalityIx, std::string>>> elsewhere(plan.practices.size());
    for (const model::Branch& branch : plan.branches) {
        if (!branch.practice) continue;
        const model::LocalityIx home = in.scenario.practice_locality[branch.practice.pos()];
        const model::LocalityIx there = locality_at(branch.zone);
        if (home && there && home != there)
            elsewhere[branch.practice.pos()].emplace(there, "branch " + (branch.name.empty() ? branch.id : branch.name));
    }
    for (const model::Occupancy& o : plan.occupancies) {
        if (o.role == model::OccupancyRole::main || o.list_share == 0.0) continue;  // the main site is the practice's own zone, below
        const model::LocalityIx home = in.scenario.practice_locality[o.practice.pos()];
        const model::Premises& building = plan.premises[o.premises.pos()];
        const model::LocalityIx there = locality_at(building.zone);
        if (!home || !there || home == there) continue;
        auto& places = elsewhere[o.practice.pos()];
        const bool said = std::any_of(places.begin(), places.end(),
                                      [&](const auto& place) { return place.first == there && place.second.starts_with("branch "); });
        if (!said) places.emplace(there, "premises " + (building.name.empty() ? building.id : building.name));
    }

    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::Practice& practice = plan.practices[p];
        const model::LocalityIx home = in.scenario.practice_locality[p];
        if (!home) continue;
        const std::string home_words = locality_words(in.scenario, home.pos());
        if (const model::LocalityIx around = locality_at(practice.zone); around && around != home) {
            const bool named = p < in.scenario.practice_exception.size() && in.scenario.practice_exception[p] != 0;
            model::Flag& flag = sink.add("practice", practice.id);
            flag.severity = named ? model::Severity::note : model::Severity::error;
            flag.rag = named ? model::Rag::amber : model::Rag::red;
            flag.reason = fmt::format("{} counts in {} but stands in {}{}.", practice_words(practice), home_words,
                                      locality_words(in.scenario, around.pos()), named ? ", as a named exception" : "");
            flag.action = "Confirm the exception with the practice, or move its neighbourhood with it.";
        }
        if (elsewhere[p].empty()) continue;
        std::vector<std::string> places;
        for (const auto& [there, what] : elsewhere[p])
            places.push_back(fmt::format("{} in {}", what, locality_words(in.scenario, there.pos())));
        model::Flag& flag = sink.add("practice", practice.id);
        flag.severity = model::Severity::note;
        flag.rag = model::Rag::amber;
        flag.measured = static_cast<double>(places.size());
        flag.threshold = 0.0;
        flag.unit = "places in another locality";
        flag.reason = fmt::format("{} counts whole in {} and also gives care outside it: {}.", practice_words(practice), home_words,
                                  list_words(places));
        flag.action = "Agree which locality's team works in these places.";
    }
}

void list_in_range(const RuleInput& in, FlagSink& sink) {
    const bool registered = in.plan.population == model::PopulationBasis::registered;
    const char* who = registered ? "registered patients" : "residents";
    const auto least = static_cast<double>(in.plan.constraints.people_min);
    const auto most = static_cast<double>(in.plan.constraints.people_max);
    const YearTable& people = in.tables.locality_people;
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        const std::string words = locality_words(in.scenario, l);
        if (!registered && !in.localities[l].residents_known) {
            model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
            flag.severity = model::Severity::note;
            flag.rag = model::Rag::grey;
            flag.unit = "people";
            flag.reason = words + " has zones whose residents are not known, so that its size cannot be held against the bounds.";
            flag.action = "Add residents for every zone, or let the bounds count registered patients.";
            continue;
        }
        // A hair's breadth is the rounding of doubles, not a person.
        const auto outside = [&](double n) { return n < least - 1e-6 || n > most + 1e-6; };
        std::size_t year = 0;
        while (year < people.row(l).size() && !outside(people.at(l, year))) ++year;
        if (year == people.row(l).size()) continue;
        const double measured = people.at(l, year);
        const bool over = measured > most;
        const double bound = over ? most : least;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.rag = year == 0 ? model::Rag::red : model::Rag::amber;
        flag.measured = measured;
        flag.threshold = bound;
        flag.unit = "people";
        flag.first_year = in.people.year(year);
        const std::string by_how_many = people_words(over ? std::ceil(measured - most) : std::ceil(least - measured));
        if (year == 0)
            flag.reason = fmt::format("{} has {} {} in {}, {} {} the plan's {} bound of {}.", words, people_words(measured), who,
                                      base::to_string(in.people.year(0)), by_how_many, over ? "above" : "below", over ? "upper" : "lower",
                                      people_words(bound));
        else
            flag.reason = fmt::format("{} is within the bounds now with {} {}, and {} the plan's {} bound of {} in {} with {}.", words,
                                      people_words(people.at(l, 0)), who, over ? "passes" : "falls below", over ? "upper" : "lower",
                                      people_words(bound), base::to_string(in.people.year(year)), people_words(measured));
        flag.source += "; " + bounds_source(in.plan, over);
        if (year > 0 && in.people.has_homes())
            flag.source =
                joined_sources(flag.source, {&in.plan.assumptions.at("household_size"), &in.plan.assumptions.at("new_patient_share")});
        flag.action =
            over ? "Move a neighbourhood out, or plan for one more locality." : "Move a neighbourhood in, or join it with a neighbour.";
        if (over) flag.measure = "people";
    }
}

void one_piece(const RuleInput& in, FlagSink& sink) {
    std::vector<std::vector<std::string>> bridges(in.localities.size());
    for (const geo::Border& border : in.plan.borders) {
        if (!border.bridge) continue;
        const model::LocalityIx a = in.scenario.zone_locality[border.a];
        if (a && a == in.scenario.zone_locality[border.b])
            bridges[a.pos()].push_back(in.plan.zones[border.a].id + "-" + in.plan.zones[border.b].id);
    }
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        const model::LocalityStats& stats = in.localities[l];
        if (stats.pieces > 1) {
            model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
            flag.measured = static_cast<double>(stats.pieces);
            flag.threshold = 1.0;
            flag.unit = "pieces";
            flag.reason = fmt::format("{} lies in {} separate pieces{}.", locality_words(in.scenario, l), stats.pieces,
                                      bridges[l].empty() ? "" : ", even with its joins across water");
            flag.action = "Move the cut-off zones to their neighbour, or name the exception.";
        }
        if (!bridges[l].empty()) {
            model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
            flag.severity = model::Severity::note;
            flag.rag = model::Rag::green;
            flag.measured = static_cast<double>(bridges[l].size());
            flag.unit = "joins across water";
            flag.reason = fmt::format("{} is one place only because zones were joined across water or a gap: {}.",
                                      locality_words(in.scenario, l), list_words(bridges[l]));
            flag.action = "Check that people can cross there.";
        }
    }
}

void no_holes(const RuleInput& in, FlagSink& sink) {
    for (std::size_t l = 0; l < in.localities.size(); ++l) {
        if (in.localities[l].holes == 0) continue;
        model::Flag& flag = sink.add("locality", in.scenario.locality_id[l]);
        flag.measured = static_cast<double>(in.localities[l].holes);
        flag.threshold = 0.0;
        flag.unit = "holes";
        flag.reason = fmt::format("{} surrounds {} of other localities.", locality_words(in.scenario, l),
                                  count_words(in.localities[l].holes, "piece", "pieces"));
        flag.action = "Give the surrounded zones to this locality, or open a way to their own.";
    }
}

void every_zone_covered(const RuleInput& in, FlagSink& sink) {
    std::vector<std::string> left_out;
    std::int64_t residents = 0;
    bool known = true;
    for (std::size_t z = 0; z < in.plan.zones.size(); ++z) {
        if (in.scenario.zone_locality[z]) continue;
        left_out.push_back(in.plan.zones[z].id);
        known = known && in.plan.zones[z].residents.has_value();
        residents += in.plan.zones[z].residents.value_or(0);
    }
    if (left_out.empty()) return;
    model::Flag& flag = sink.add("plan", in.plan.id);
    flag.rag = model::Rag::red;
    flag.measured = static_cast<double>(left_out.size());
    flag.threshold = 0.0;
    flag.unit = "zones";
    flag.reason = fmt::format(
        "{} in no locality ({}): {}.", count_words(left_out.size(), "zone is", "zones are"),
        known ? people_words(static_cast<double>(residents)) + " residents" : std::string("residents not known for all of them"),
        list_words(left_out));
    flag.action = "Give each zone to a locality; every resident must be in one.";
}

}  // namespace merestone::analysis::rules
