#include "session/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::session {
namespace {

using model::LocalityIx;

constexpr std::size_t kMostNamed = 5;

template <typename N>
std::string counted(N n, const char* one, const char* many) {
    return fmt::format("{} {}", base::grouped(static_cast<std::int64_t>(n)), n == 1 ? one : many);
}

std::string named(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) out += (i > 0 ? ", " : "") + names[i];
    return names.size() > kMostNamed ? fmt::format("{} and {} more", out, names.size() - kMostNamed) : out;
}

SideFigures figures_of(const model::Plan& plan, const analysis::Judged& j) {
    SideFigures out;
    for (const model::LocalityStats& l : j.localities) {
        ++out.localities;
        if (in_range(plan, l)) ++out.in_range;
        if (l.pieces > 1) ++out.in_pieces;
        if (l.holes > 0) ++out.with_holes;
        const auto people = bounded_people(plan, l);
        if (people && (!out.largest_people || *people > *out.largest_people)) {
            out.largest_people = people;
            out.largest = l.name;
        }
        if (people && (!out.smallest_people || *people < *out.smallest_people)) {
            out.smallest_people = people;
            out.smallest = l.name;
        }
    }
    const auto out_of = [](const std::vector<LocalityIx>& map) {
        return static_cast<std::size_t>(std::count(map.begin(), map.end(), LocalityIx()));
    };
    out.zones_left_out = out_of(j.scenario.zone_locality);
    out.practices_left_out = out_of(j.scenario.practice_locality);
    out.mean_km = j.terms.mean_distance_km;
    out.selfcontained_share = j.terms.selfcontained_share;
    return out;
}

// Straight line from a practice to the centre of its locality.
class Ways {
public:
    Ways(const model::Plan& plan, const analysis::Judged& j) : plan_(plan) {
        for (const model::LocalityStats& l : j.localities) centre_.push_back(plan.find_zone(l.best_zone));
    }
    [[nodiscard]] std::optional<double> km(model::PracticeIx p, LocalityIx l) const {
        const auto& at = plan_.practices[p.pos()].at;
        if (!at || !l || !centre_[l.pos()]) return std::nullopt;
        return geo::distance_m(*at, plan_.zones[centre_[l.pos()].pos()].centre) / 1000.0;
    }

private:
    const model::Plan& plan_;
    std::vector<model::ZoneIx> centre_;
};

class Words {
public:
    Words(const model::Plan& plan, const ScenarioComparison& c) : plan_(plan), c_(c) {}

    std::vector<std::string> all() && {
        moves();
        ranges();
        pieces();
        comings();
        figures();
        return std::move(out_);
    }

private:
    void say(std::string line) { out_.push_back(std::move(line)); }

    void moves() {
        std::size_t unknown = 0;
        for (const MovedRow& m : c_.moved)
            if (!m.list) ++unknown;
        if (c_.moved.empty()) {
            say("No practice changes its locality");
        } else {
            say(fmt::format("{} with {} patients {} their locality{}", counted(c_.moved.size(), "practice", "practices"),
                            base::grouped(c_.changes.people_of_moved_practices), c_.moved.size() == 1 ? "changes" : "change",
                            unknown > 0 ? fmt::format(" (the list of {} is not known)", unknown) : ""));
        }
        if (c_.changes.zones.empty()) say("No zone changes its locality");
        else
            say(fmt::format("{}, home of {} registered people, {} their locality", counted(c_.changes.zones.size(), "zone", "zones"),
                            base::grouped(static_cast<std::int64_t>(std::llround(c_.changes.people_of_moved_zones))),
                            c_.changes.zones.size() == 1 ? "changes" : "change"));
    }

    // Pairs of like localities for which `is` holds in one but not in the other.
    template <typename Is>
    void turns(Is is, const char* comes_one, const char* comes_many, const char* goes_one, const char* goes_many) {
        std::vector<std::string> comes;
        std::vector<std::string> goes;
        for (std::size_t l = 0; l < c_.changes.match.size(); ++l) {
            const LocalityIx like = c_.changes.match[l];
            if (!like) continue;
            const bool was = is(c_.a->localities[l]);
            const bool now = is(c_.b->localities[like.pos()]);
            if (!was && now) comes.push_back(c_.b->localities[like.pos()].name);
            if (was && !now) goes.push_back(c_.b->localities[like.pos()].name);
        }
        const auto told = [&](const std::vector<std::string>& names, const char* one, const char* many) {
            if (!names.empty())
                say(fmt::format("{} {}: {}", counted(names.size(), "locality", "localities"), names.size() == 1 ? one : many,
                                named(names)));
        };
        told(comes, comes_one, comes_many);
        told(goes, goes_one, goes_many);
    }
    void ranges() {
        turns([&](const model::LocalityStats& l) { return in_range(plan_, l); }, "comes into range", "come into range",
              "falls out of range", "fall out of range");
    }
    void pieces() {
        turns([](const model::LocalityStats& l) { return l.pieces <= 1; }, "comes together in one piece", "come together in one piece each",
              "falls into pieces", "fall into pieces");
    }
    void comings() {
        std::vector<std::string> gone;
        std::vector<std::uint8_t> had(c_.b->localities.size(), 0);
        for (std::size_t l = 0; l < c_.changes.match.size(); ++l) {
            if (const LocalityIx like = c_.changes.match[l]) had[like.pos()] = 1;
            else gone.push_back(c_.a->localities[l].name);
        }
        std::vector<std::string> fresh;
        std::vector<std::string> out_of_range;
        for (std::size_t l = 0; l < had.size(); ++l)
            if (had[l] == 0) {
                fresh.push_back(c_.b->localities[l].name);
                if (!in_range(plan_, c_.b->localities[l])) out_of_range.push_back(c_.b->localities[l].name);
            }
        if (!gone.empty())
            say(fmt::format("{} {} not there any more: {}", counted(gone.size(), "locality", "localities"), gone.size() == 1 ? "is" : "are",
                            named(gone)));
        if (!fresh.empty())
            say(fmt::format("{} {} new: {}{}", counted(fresh.size(), "locality", "localities"), fresh.size() == 1 ? "is" : "are",
                            named(fresh), out_of_range.empty() ? "" : fmt::format(" ({} of them out of range)", out_of_range.size())));
    }
    void figures() {
        const auto change = [&](const char* what, double was, double now, int digits, const char* unit) {
            const std::string before = base::number_text(was, digits);
            const std::string after = base::number_text(now, digits);
            if (before == after) say(fmt::format("{} stays {}{}", what, before, unit));
            else say(fmt::format("{} {} from {}{} to {}{}", what, now > was ? "rises" : "falls", before, unit, after, unit));
        };
        change("The mean way to the locality's centre", c_.figures_a.mean_km, c_.figures_b.mean_km, 2, " km");
        if (c_.figures_a.selfcontained_share && c_.figures_b.selfcontained_share)
            change("The share of patients treated in their own locality", 100 * *c_.figures_a.selfcontained_share,
                   100 * *c_.figures_b.selfcontained_share, 1, "%");
        const auto left = [&](std::size_t was, std::size_t now, const char* what) {
            if (was != now)
                say(fmt::format("{} in no locality: {}, before {}", what, base::grouped(static_cast<std::int64_t>(now)),
                                base::grouped(static_cast<std::int64_t>(was))));
        };
        left(c_.figures_a.practices_left_out, c_.figures_b.practices_left_out, "Practices");
        left(c_.figures_a.zones_left_out, c_.figures_b.zones_left_out, "Zones");
    }

    const model::Plan& plan_;
    const ScenarioComparison& c_;
    std::vector<std::string> out_;
};

}  // namespace

std::optional<std::int64_t> bounded_people(const model::Plan& plan, const model::LocalityStats& locality) {
    if (plan.population == model::PopulationBasis::registered) return locality.people_registered;
    return locality.residents_known ? std::optional(locality.people_resident) : std::nullopt;
}
bool in_range(const model::Plan& plan, const model::LocalityStats& locality) {
    const auto people = bounded_people(plan, locality);
    return people && *people >= plan.constraints.people_min && *people <= plan.constraints.people_max;
}

ScenarioComparison compare_judged(const model::Plan& plan, const analysis::RegisteredPeople& people,
                                  std::shared_ptr<const analysis::Judged> a, std::shared_ptr<const analysis::Judged> b) {
    base::check(a != nullptr && b != nullptr, "two scenarios are compared");
    ScenarioComparison out;
    out.changes = analysis::compare(plan, people, a->scenario, b->scenario);
    const Ways ways_a(plan, *a);
    const Ways ways_b(plan, *b);
    for (const analysis::MovedPractice& m : out.changes.practices)
        out.moved.push_back(
            {m.practice, m.from, m.to, plan.practices[m.practice.pos()].list, ways_a.km(m.practice, m.from), ways_b.km(m.practice, m.to)});
    out.figures_a = figures_of(plan, *a);
    out.figures_b = figures_of(plan, *b);
    out.a = std::move(a);
    out.b = std::move(b);
    out.words = Words(plan, out).all();
    return out;
}

}  // namespace merestone::session
