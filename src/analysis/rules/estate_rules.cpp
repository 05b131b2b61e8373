#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "analysis/need.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

// How one measure is said and what it rests on.
struct MeasureWords {
    model::Measure measure;
    const char* noun;  // "consulting rooms"
    const char* unit;
    bool whole;  // built in whole numbers
    const char* runs_short;
    const char* action;
    std::vector<std::string_view> assumptions;
    std::string source_now = {};    // of a shortage that is there; filled in by flag_measure
    std::string source_later = {};  // of one that comes
};

std::string amount(double value, const MeasureWords& words) {
    if (words.whole) return base::number_text(whole_rooms(value));
    return base::number_text(value, value < 100.0 ? 1 : 0);
}
std::string held(double value) { return value == std::floor(value) ? base::number_text(value) : base::number_text(value, 1); }

using NeedYears = std::span<const model::Needs>;

// One subject's years of one measure: a flag if any year is short.
template <typename SubjectWords>
void flag_short(const RuleInput& in, FlagSink& sink, const MeasureWords& words, NeedYears years, const char* kind,
                const std::string& subject, const SubjectWords& subject_words) {
    const auto k = static_cast<std::size_t>(words.measure);
    std::size_t first = 0;
    while (first < years.size() && !years[first][k].short_of()) ++first;
    if (first == years.size()) return;
    // The worst year is what must be built for; of equals the earliest.
    std::size_t worst = first;
    for (std::size_t y = first; y < years.size(); ++y)
        if (years[y][k].gap().value_or(-1e300) > years[worst][k].gap().value_or(-1e300)) worst = y;
    const bool now = first == 0;
    const auto need_of = [&](std::size_t y) { return *years[y][k].need(); };
    const auto have_of = [&](std::size_t y) { return *years[y][k].have(); };

    model::Flag& flag = sink.add(kind, subject);
    flag.rag = now ? model::Rag::red : model::Rag::amber;
    flag.measured = need_of(worst);
    flag.threshold = have_of(worst);
    flag.unit = words.unit;
    flag.first_year = in.people.year(first);
    const std::string who = subject_words();
    const std::string need = amount(need_of(worst), words);
    const std::string have = held(have_of(worst));
    const std::string first_year = base::to_string(in.people.year(first));
    const std::string worst_year = base::to_string(in.people.year(worst));
    if (now && worst == first) flag.reason = fmt::format("{} needs {} {} in {} and has {}.", who, need, words.noun, first_year, have);
    else if (now)
        flag.reason = fmt::format("{} needs {} {} in {} and has {}; in {} it will need {} and have {}.", who, amount(need_of(first), words),
                                  words.noun, first_year, held(have_of(first)), worst_year, need, have);
    else
        flag.reason = fmt::format("{} will need {} {} in {} and has {}; it first {} in {}.", who, need, words.noun, worst_year, have,
                                  words.runs_short, first_year);
    flag.source = now ? words.source_now : words.source_later;
    flag.action = words.action;
    flag.measure = model::kMeasureKeys[k];
}

void flag_measure(const RuleInput& in, FlagSink& sink, MeasureWords words) {
    std::vector<const model::Assumption*> used;
    for (const std::string_view id : words.assumptions) used.push_back(&in.plan.assumptions.at(id));
    words.source_now = joined_sources(sink.rule_source(), used);
    if (in.people.has_homes())
        for (const char* id : {"household_size", "new_patient_share"}) used.push_back(&in.plan.assumptions.at(id));
    words.source_later = joined_sources(sink.rule_source(), used);
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p)
        flag_short(in, sink, words, in.tables.of_practice(p), "practice", in.plan.practices[p].id,
                   [&] { return practice_words(in.plan.practices[p]); });
    if (words.measure == model::Measure::gp_fte) return;
    for (std::size_t m = 0; m < in.plan.premises.size(); ++m)
        if (!sole_practice(in.capacity, m))  // else the practice's flag says it
            flag_short(in, sink, words, in.tables.of_premises(m), "premises", in.plan.premises[m].id,
                       [&] { return premises_words(in.plan.premises[m]); });
}

const std::vector<std::string_view> kRoomAssumptions = {"access_rate_per_1000", "weeks_open", "hours_week", "room_utilisation"};

std::vector<std::string_view> with_rooms(std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> all = kRoomAssumptions;
    all.insert(all.end(), more);
    return all;
}

}  // namespace

void consulting_rooms(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {model::Measure::rooms_ce, "consulting rooms", "rooms", true, "runs short",
                  "Look at longer opening and shared rooms, then at an extension.", with_rooms({"appointment_ce_min", "share_ce"})});
}
void treatment_rooms(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {model::Measure::rooms_treatment, "treatment rooms", "rooms", true, "runs short",
                  "Look at sharing treatment rooms in the locality, then at an extension.",
                  with_rooms({"appointment_treatment_min", "share_treatment"})});
}
void floor_space(const RuleInput& in, FlagSink& sink) {
    std::vector<std::string_view> used = {"m2_per_gp", "patients_per_gp_m2"};
    const auto converted = [](const std::vector<bool>& of) { return std::find(of.begin(), of.end(), true) != of.end(); };
    if (converted(in.capacity.nia_converted)) used.push_back("nia_share_of_gia");
    flag_measure(in, sink,
                 {model::Measure::nia_m2, "m² of net internal area", "m2", false, "runs short",
                  "Find space near by, or make it the case for an extension or a section 106 request.", used});
}
void gp_fte(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {model::Measure::gp_fte,
                  "full-time GPs",
                  "fte",
                  false,
                  "falls short",
                  "Plan recruitment, or other staff for the same appointments.",
                  {"patients_per_fte"}});
}

void estate_not_known(const RuleInput& in, FlagSink& sink) {
    struct Count {
        model::Measure measure;
        const char* words;
        std::size_t missing = 0;
    };
    std::array<Count, 4> counts = {Count{model::Measure::rooms_ce, "consulting rooms"},
                                   Count{model::Measure::rooms_treatment, "treatment rooms"}, Count{model::Measure::nia_m2, "floor space"},
                                   Count{model::Measure::gp_fte, "GPs"}};
    std::size_t practices = 0;
    for (std::size_t p = 0; p < in.plan.practices.size(); ++p) {
        if (in.people.practice_known[p] == 0) continue;
        ++practices;
        for (Count& count : counts)
            if (!in.tables.of_practice(p).front()[static_cast<std::size_t>(count.measure)].have()) ++count.missing;
    }
    std::vector<std::string> missing;
    std::size_t most = 0;
    for (const Count& count : counts) {
        most = std::max(most, count.missing);
        if (count.missing > 0)
            missing.push_back(fmt::format("{} of {}", count.words, base::grouped(static_cast<std::int64_t>(count.missing))));
    }
    if (!missing.empty()) {
        model::Flag& flag = sink.add("plan", in.plan.id);
        flag.rag = model::Rag::grey;
        flag.measured = static_cast<double>(most);
        flag.threshold = 0.0;
        flag.unit = "practices";
        flag.reason = fmt::format("Of {} with a list, nothing is known of: {}; what they need is in the gap table, what they lack is not.",
                                  count_words(practices, "practice", "practices"), base::join(missing, ", "));
        flag.action = "Add the premises, occupancies and workforce tables.";
    }
    const auto no_list =
        static_cast<std::size_t>(std::count(in.people.practice_known.begin(), in.people.practice_known.end(), std::uint8_t{0}));
    if (no_list > 0) {
        model::Flag& flag = sink.add("plan", in.plan.id);
        flag.rag = model::Rag::grey;
        flag.measured = static_cast<double>(no_list);
        flag.threshold = 0.0;
        flag.unit = "practices";
        flag.reason = fmt::format("{} no known list: no need can be worked out.", count_words(no_list, "practice has", "practices have"));
        flag.action = "Add their lists, or leave out practices that have closed.";
    }
}

void homes_not_counted(const RuleInput& in, FlagSink& sink) {
    const PeopleByYear& people = in.people;
    const std::string horizon = base::to_string(people.year(people.years - 1));
    const auto grey = [&](double measured, const char* unit, std::string reason, const char* action) {
        model::Flag& flag = sink.add("plan", in.plan.id);
        flag.rag = model::Rag::grey;
        flag.measured = measured;
        flag.threshold = 0.0;
        flag.unit = unit;
        flag.reason = std::move(reason);
        flag.action = action;
    };
    if (people.homes_unplaced > 0.0)
        grey(people.homes_unplaced, "homes",
             fmt::format("{} new homes on {} ({} people by {}) lie in no zone of the plan and are given to no practice.",
                         people_words(people.homes_unplaced), count_words(people.sites_unplaced, "site", "sites"),
                         people_words(people.new_unplaced.back()), horizon),
             "Check where these sites are.");
    if (people.sites_without_years > 0)
        grey(static_cast<double>(people.sites_without_years), "sites",
             fmt::format("{} no number of homes by year and {} counted in no year.",
                         count_words(people.sites_without_years, "housing site has", "housing sites have"),
                         people.sites_without_years == 1 ? "is" : "are"),
             "Add a trajectory for these sites.");
    if (people.new_without_practice.back() > 0.0)
        grey(people.new_without_practice.back(), "people",
             fmt::format("{} people of new homes by {} have no practice to register with.",
                         people_words(people.new_without_practice.back()), horizon),
             "Add positions and lists of the practices near by.");
    if (people.homes_after_horizon > 0.0)
        grey(people.homes_after_horizon, "homes",
             fmt::format("{} new homes count only after {} and are in no figure.", people_words(people.homes_after_horizon), horizon),
             "Move the horizon if they matter.");
}

}  // namespace merestone::analysis::rules
