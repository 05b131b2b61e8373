#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "analysis/need.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

// How one measure is said and what it rests on.
struct MeasureWords {
    model::Measure measure;
    const char* noun;  // "consulting rooms"
    const char* unit;
    bool whole;  // built in whole numbers
    int least_decimals;
    double hardly;             // a lack of less than this is said to be small
    const char* hardly_words;  // "less than 0.1 of a room"
    const char* runs_short;
    const char* action;
    std::vector<std::string_view> assumptions;
    std::string source_now = {};    // of a shortage that is there; filled in by flag_measure
    std::string source_later = {};  // of one that comes
};

// What is needed and what there is, with as many decimals as show that they differ. Rooms are needed whole and held in parts.
base::TextPair amounts(double need, double have, const MeasureWords& words) {
    base::TextPair out = base::texts_apart(need, have, words.least_decimals);
    if (words.whole) out = {base::grouped(whole_rooms(need)), base::texts_apart(have, std::round(have), 0).first};
    else if (have == std::floor(have)) out.second = base::grouped_text(have, 0);
    return out;
}

// The lists and the opening hours that rooms were worked out for; the same as in estate_tables.
struct RoomGround {
    double patients = 0.0;
    double least_hours = 0.0;
    double most_hours = 0.0;
};

RoomGround room_ground(const RuleInput& in, const std::vector<std::size_t>& uses, std::size_t year, std::optional<double> of_all) {
    const double plan_hours = in.plan.assumptions.value("hours_week");
    RoomGround out;
    std::optional<double> least;
    std::optional<double> most;
    for (const std::size_t u : uses) {
        const Use& use = in.capacity.moves.uses[u];
        if (!use.in(year) || use.list_share == 0.0) continue;
        const double hours = in.capacity.premises_at(use.premises, year).hours_week.value_or(0.0);
        const double counted = hours > 0.0 ? hours : plan_hours;
        least = std::min(least.value_or(counted), counted);
        most = std::max(most.value_or(counted), counted);
        out.patients += in.people.practice.at(use.practice, year) * use.list_share;
    }
    if (of_all) out.patients = *of_all;
    out.least_hours = least.value_or(plan_hours);
    out.most_hours = most.value_or(plan_hours);
    return out;
}

// " (for 6,120 patients at 65 hours a week)"
std::string ground_words(const RoomGround& ground) {
    const auto hours = [](double h) { return base::number_text(base::rounded(h, 1)); };
    return fmt::format(
        " (for {} at {} hours a week)", base::counted(static_cast<std::size_t>(std::llround(ground.patients)), "patient", "patients"),
        ground.least_hours == ground.most_hours ? hours(ground.least_hours)
                                                : fmt::format("{} to {}", hours(ground.least_hours), hours(ground.most_hours)));
}

using NeedYears = std::span<const model::Needs>;

// One subject's years of one measure: a flag if any year is short.
// Every shortage that the gap tables count has one, however small, so that rows and flags agree; a small one is said to be small.
// \param ground_of the lists and hours of rooms in a year
template <typename SubjectWords, typename GroundOf>
void flag_short(const RuleInput& in, FlagSink& sink, const MeasureWords& words, NeedYears years, const char* kind,
                const std::string& subject, const SubjectWords& subject_words, const GroundOf& ground_of) {
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
    const auto [need, have] = amounts(need_of(worst), have_of(worst), words);
    const auto ground = [&](std::size_t year) { return words.whole ? ground_words(ground_of(year)) : std::string(); };
    const std::string first_year = base::to_string(in.people.year(first));
    const std::string worst_year = base::to_string(in.people.year(worst));
    if (now && worst == first) {
        flag.reason = fmt::format("{} needs {} {} in {}{} and has {}", who, need, words.noun, first_year, ground(first), have);
    } else if (now) {
        const base::TextPair today = amounts(need_of(first), have_of(first), words);
        flag.reason =
            fmt::format("{} needs {} {} in {}{} and has {}; ", who, today.first, words.noun, first_year, ground(first), today.second);
        flag.reason += today.first == need && today.second == have
                           ? fmt::format("{}it lacks most in {}", words.whole ? "unrounded " : "", worst_year)
                           : fmt::format("in {} it will need {}{} and have {}", worst_year, need, ground(worst), have);
    } else {
        flag.reason = fmt::format("{} will need {} {} in {}{} and has {}; it first {} in {}", who, need, words.noun, worst_year,
                                  ground(worst), have, words.runs_short, first_year);
    }
    if (need_of(worst) - have_of(worst) < words.hardly)
        flag.reason += fmt::format("; {}it lacks {}", words.whole ? "unrounded " : "", words.hardly_words);
    flag.reason += ".";
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
        flag_short(
            in, sink, words, in.tables.of_practice(p), "practice", in.plan.practices[p].id,
            [&] { return practice_words(in.plan.practices[p]); },
            [&](std::size_t y) { return room_ground(in, in.capacity.moves.of_practice[p], y, in.people.practice.at(p, y)); });
    if (words.measure == model::Measure::gp_fte) return;
    for (std::size_t m = 0; m < in.plan.premises.size(); ++m)
        if (!sole_practice(in.capacity, m))  // else the practice's flag says it
            flag_short(
                in, sink, words, in.tables.of_premises(m), "premises", in.plan.premises[m].id,
                [&] { return premises_words(in.plan.premises[m]); },
                [&](std::size_t y) { return room_ground(in, in.capacity.moves.of_premises[m], y, {}); });
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
                 {model::Measure::rooms_ce, "consulting rooms", "rooms", true, 0, 0.05, "less than 0.1 of a room", "runs short",
                  "Look at longer opening and shared rooms, then at an extension.", with_rooms({"appointment_ce_min", "share_ce"})});
}
void treatment_rooms(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {model::Measure::rooms_treatment, "treatment rooms", "rooms", true, 0, 0.05, "less than 0.1 of a room", "runs short",
                  "Look at sharing treatment rooms in the locality, then at an extension.",
                  with_rooms({"appointment_treatment_min", "share_treatment"})});
}
void floor_space(const RuleInput& in, FlagSink& sink) {
    std::vector<std::string_view> used = {"m2_per_gp", "patients_per_gp_m2"};
    const auto converted = [](const std::vector<bool>& of) { return std::find(of.begin(), of.end(), true) != of.end(); };
    if (converted(in.capacity.nia_converted)) used.push_back("nia_share_of_gia");
    flag_measure(in, sink,
                 {model::Measure::nia_m2, "m² of net internal area", "m2", false, 0, 0.5, "less than 1 m²", "runs short",
                  "Find space near by, or make it the case for an extension or a section 106 request.", used});
}
void gp_fte(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {model::Measure::gp_fte,
                  "full-time GPs",
                  "fte",
                  false,
                  1,
                  0.05,
                  "less than 0.1 of a GP",
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
