// New homes and the rooms near by: whether the practices within reach of a site hold the people who are coming there.
#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "analysis/need.hpp"
#include "analysis/new_homes.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "geo/shapes.hpp"

namespace merestone::analysis::rules {
namespace {

constexpr auto kRoomsCe = static_cast<std::size_t>(model::Measure::rooms_ce);

// A site's people when its last homes within the plan's years count.
struct Coming {
    double homes = 0.0;
    double people = 0.0;
    std::size_t full_at = 0;  // year index
    std::optional<geo::Point> at;
};

std::optional<Coming> coming_to(const model::Plan& plan, const model::HousingSite& site) {
    const HomesBegin homes = homes_begin(plan, site.homes_by_year);
    if (!(homes.counted > 0.0) || !(site.at || site.zone)) return {};  // rule E7 tells of those that are nowhere
    Coming out;
    out.homes = homes.counted;
    out.people = homes.counted * people_a_home(plan, site);
    for (std::size_t y = 0; y < homes.begin.size(); ++y)
        if (homes.begin[y] > 0.0) out.full_at = y;
    out.at = site.at ? *site.at : plan.zones[site.zone.pos()].centre;
    return out;
}

// What the practices near a site need and have in a year; rooms that are not known are in neither.
struct Near {
    std::size_t known = 0;
    std::size_t not_known = 0;
    double need = 0.0;
    double have = 0.0;
    [[nodiscard]] bool short_of() const { return known > 0 && need - have > 1e-9; }
};

// Practices with a list, by easting, so that a site looks only at those within reach of it.
class Practices {
public:
    explicit Practices(const RuleInput& in) : in_(in) {
        for (std::size_t p = 0; p < in.plan.practices.size(); ++p)
            if (in.plan.practices[p].at && in.people.practice_known[p] != 0) by_x_.push_back(p);
        std::stable_sort(by_x_.begin(), by_x_.end(), [&](std::size_t a, std::size_t b) { return place(a).x < place(b).x; });
    }
    [[nodiscard]] Near around(geo::Point at, double within_m, std::size_t year) const {
        Near near;
        auto p = std::lower_bound(by_x_.begin(), by_x_.end(), at.x - within_m, [&](std::size_t a, double x) { return place(a).x < x; });
        for (; p != by_x_.end() && place(*p).x <= at.x + within_m; ++p) {
            if (geo::distance_m(place(*p), at) > within_m || !(in_.people.practice.at(*p, year) > 0.0)) continue;
            const model::NeedHave& rooms = in_.tables.of_practice(*p)[year][kRoomsCe];
            ++(rooms.gap() ? near.known : near.not_known);
            if (!rooms.gap()) continue;
            near.need += *rooms.need();
            near.have += *rooms.have();
        }
        return near;
    }

private:
    [[nodiscard]] geo::Point place(std::size_t p) const { return *in_.plan.practices[p].at; }
    const RuleInput& in_;
    std::vector<std::size_t> by_x_;
};

}  // namespace

void homes_without_room(const RuleInput& in, FlagSink& sink) {
    if (!in.people.has_homes()) return;  // none, or the growth counts them already
    const model::Assumption& within = in.plan.assumptions.at("radius_catchment_m");
    const model::Assumption& worth_naming = in.plan.assumptions.at("site_worth_naming_people");
    RoomRules rules = room_rules(in.plan.assumptions);
    rules.extra_hours_week = base::Hours(0.0);  // of the new people alone
    const std::string reach = base::number_text(within.value / 1000.0) + " km";
    std::vector<const model::Assumption*> used{&within};
    for (const char* id : {"access_rate_per_1000", "weeks_open", "appointment_ce_min", "share_ce", "hours_week", "room_utilisation",
                           "household_size", "new_patient_share"})
        used.push_back(&in.plan.assumptions.at(id));
    const std::string source = joined_sources(sink.rule_source(), used);
    const Practices practices(in);
    std::size_t small = 0;
    double people_of_small = 0.0;
    for (const model::HousingSite& site : in.plan.housing) {
        const auto coming = coming_to(in.plan, site);
        if (!coming) continue;
        const Near near = practices.around(*coming->at, within.value, coming->full_at);
        const bool nobody = near.known + near.not_known == 0;
        if (!nobody && !near.short_of()) continue;
        if (coming->people < worth_naming.value) {
            ++small;
            people_of_small += coming->people;
            continue;
        }
        const base::Year year = in.people.year(coming->full_at);
        const std::string who = fmt::format("{}: {} homes, {} people by {}", site_words(site), people_words(coming->homes),
                                            people_words(coming->people), base::to_string(year));
        model::Flag& flag = sink.add("site", site.id);
        flag.rag = model::Rag::amber;
        flag.first_year = year;
        flag.source = source;
        flag.threshold = 0.0;
        if (nobody) {
            flag.measured = coming->people;
            flag.unit = "people";
            flag.reason = fmt::format("{}; no practice with a list stands within {}.", who, reach);
            flag.action = "Say which practice is to take them, or ask for a place for one.";
            continue;
        }
        const double lacking = near.need - near.have;
        const double theirs = rooms_needed(base::People(coming->people), RoomType::consulting, rules);
        flag.measured = lacking;
        flag.unit = "rooms";
        flag.reason = fmt::format("{}; {} within {} then {} {} consulting rooms and {} {}, {} short; these people alone need {}{}.", who,
                                  count_words(near.known, "practice", "practices"), reach, near.known == 1 ? "needs" : "need",
                                  base::grouped_text(near.need, 1), near.known == 1 ? "has" : "have", base::grouped_text(near.have, 1),
                                  base::grouped_text(lacking, 1), base::grouped_text(theirs, 1),
                                  near.not_known == 0 ? "" : fmt::format(" (of {} more the rooms are not known)", near.not_known));
        flag.action = "Ask for rooms with the homes, or say which practice farther off has room.";
    }
    if (small == 0) return;
    model::Flag& flag = sink.add("plan", in.plan.id);
    flag.severity = model::Severity::note;
    flag.rag = model::Rag::grey;
    flag.measured = static_cast<double>(small);
    flag.threshold = 0.0;
    flag.unit = "sites";
    flag.source = joined_sources(sink.rule_source(), {&within, &worth_naming});
    flag.reason = fmt::format(
        "{} with fewer than {} people each ({} together) {} no room within {}: the practices there are short, or there "
        "are none.",
        count_words(small, "site", "sites"), people_words(worth_naming.value), people_words(people_of_small), small == 1 ? "finds" : "find",
        reach);
    flag.action = "Look at them together: none is large, but all of them come to the same practices.";
}

}  // namespace merestone::analysis::rules
