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
    const char* measure;
    const char* noun;  // "consulting rooms"
    bool whole;        // built in whole numbers
    const char* runs_short;
    const char* action;
    std::vector<std::string_view> assumptions;
};

std::string amount(double value, const MeasureWords& words) {
    if (words.whole) return base::number_text(whole_rooms(value));
    return base::number_text(value, value < 100.0 ? 1 : 0);
}
std::string held(double value) { return value == std::floor(value) ? base::number_text(value) : base::number_text(value, 1); }

using GapSpan = std::span<const model::Gap>;

// One subject's years of one measure: a flag if any year is short.
void flag_short(const RuleInput& in, FlagSink& sink, const MeasureWords& words, GapSpan years, const std::string& subject_words) {
    const auto is_short = [](const model::Gap& g) { return g.gap && *g.gap > 1e-9; };
    const auto first = std::find_if(years.begin(), years.end(), is_short);
    if (first == years.end()) return;
    // The worst year is what must be built for; of equals the earliest.
    const auto worst = std::max_element(years.begin(), years.end(), [&](const model::Gap& a, const model::Gap& b) {
        return a.gap.value_or(-1e300) < b.gap.value_or(-1e300);
    });
    const bool now = first == years.begin();

    model::Flag& flag = sink.add(years.front().subject_kind, years.front().subject);
    flag.rag = now ? model::Rag::red : model::Rag::amber;
    flag.measured = worst->need;
    flag.threshold = worst->have;
    flag.unit = worst->unit;
    flag.first_year = first->year;
    const std::string need = amount(worst->need, words);
    const std::string have = held(*worst->have);
    if (now && worst == first)
        flag.reason = fmt::format("{} needs {} {} in {} and has {}.", subject_words, need, words.noun, base::to_string(first->year), have);
    else if (now)
        flag.reason =
            fmt::format("{} needs {} {} in {} and has {}; in {} it will need {} and have {}.", subject_words, amount(first->need, words),
                        words.noun, base::to_string(first->year), held(*first->have), base::to_string(worst->year), need, have);
    else
        flag.reason = fmt::format("{} will need {} {} in {} and has {}; it first {} in {}.", subject_words, need, words.noun,
                                  base::to_string(worst->year), have, words.runs_short, base::to_string(first->year));
    std::vector<const model::Assumption*> used;
    for (const std::string_view id : words.assumptions) used.push_back(&in.plan.assumptions.at(id));
    if (!now && in.people.has_homes())
        for (const char* id : {"household_size", "new_patient_share"}) used.push_back(&in.plan.assumptions.at(id));
    flag.source = joined_sources(flag.source, used);
    flag.action = words.action;
    sink.about_gaps(years.front().subject_kind, years.front().subject, words.measure);
}

void flag_measure(const RuleInput& in, FlagSink& sink, const MeasureWords& words) {
    for (auto at = in.gaps.begin(); at != in.gaps.end();) {
        const auto end = std::find_if(at, in.gaps.end(), [&](const model::Gap& g) {
            return g.measure != at->measure || g.subject != at->subject || g.subject_kind != at->subject_kind;
        });
        const GapSpan years(at, end);
        at = end;
        if (years.front().measure != words.measure) continue;
        if (years.front().subject_kind == "practice") {
            flag_short(in, sink, words, years, practice_words(in.plan.practices[in.plan.find_practice(years.front().subject).pos()]));
        } else if (years.front().subject_kind == "premises") {
            const auto building = std::lower_bound(in.plan.premises.begin(), in.plan.premises.end(), years.front().subject,
                                                   [](const model::Premises& m, const std::string& id) { return m.id < id; });
            const auto m = static_cast<std::size_t>(std::distance(in.plan.premises.begin(), building));
            if (!sole_practice(in.plan, in.capacity, m))
                flag_short(in, sink, words, years, premises_words(*building));  // else the practice's flag says it
        }
    }
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
                 {"rooms_ce", "consulting rooms", true, "runs short", "Look at longer opening and shared rooms, then at an extension.",
                  with_rooms({"appointment_ce_min", "share_ce"})});
}
void treatment_rooms(const RuleInput& in, FlagSink& sink) {
    flag_measure(
        in, sink,
        {"rooms_treatment", "treatment rooms", true, "runs short", "Look at sharing treatment rooms in the locality, then at an extension.",
         with_rooms({"appointment_treatment_min", "share_treatment"})});
}
void floor_space(const RuleInput& in, FlagSink& sink) {
    std::vector<std::string_view> used = {"m2_per_gp", "patients_per_gp_m2"};
    const auto converted = [](const std::vector<bool>& of) { return std::find(of.begin(), of.end(), true) != of.end(); };
    if (converted(in.capacity.nia_converted)) used.push_back("nia_share_of_gia");
    flag_measure(in, sink,
                 {"nia_m2", "m² of net internal area", false, "runs short",
                  "Find space near by, or make it the case for an extension or a section 106 request.", used});
}
void gp_fte(const RuleInput& in, FlagSink& sink) {
    flag_measure(in, sink,
                 {"gp_fte",
                  "full-time GPs",
                  false,
                  "falls short",
                  "Plan recruitment, or other staff for the same appointments.",
                  {"patients_per_fte"}});
}

void estate_not_known(const RuleInput& in, FlagSink& sink) {
    struct Count {
        const char* measure;
        const char* words;
        std::size_t missing = 0;
    };
    std::array<Count, 4> counts = {Count{"rooms_ce", "consulting rooms"}, Count{"rooms_treatment", "treatment rooms"},
                                   Count{"nia_m2", "floor space"}, Count{"gp_fte", "GPs"}};
    std::size_t practices = 0;
    for (const model::Gap& gap : in.gaps) {
        if (gap.subject_kind != "practice" || gap.year != in.people.base_year) continue;
        if (gap.measure == counts[0].measure) ++practices;
        for (Count& count : counts)
            if (gap.measure == count.measure && !gap.have) ++count.missing;
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
