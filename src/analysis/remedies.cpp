#include "analysis/remedies.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "analysis/rooms_at_hours.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "geo/shapes.hpp"

namespace merestone::analysis {
namespace {

constexpr double kLeast = 1e-6;       // of a room
constexpr double kWorthwhile = 0.05;  // of a room: nobody shares out or books less, unless that is all that is lacking

model::Measure measure_of(RoomType type) {
    return type == RoomType::consulting ? model::Measure::rooms_ce : model::Measure::rooms_treatment;
}
const std::optional<double>& rooms_of(const Holding& holding, RoomType type) {
    return type == RoomType::consulting ? holding.rooms_ce : holding.rooms_treatment;
}
std::string rooms_text(double rooms) {
    if (rooms > 0.0 && rooms < kWorthwhile) return "less than 0.1";
    return base::number_text(rooms, rooms == std::round(rooms) ? 0 : 1);
}

std::string minutes_text(double minutes) {
    if (minutes < 0.5) return "less than a minute";
    return base::counted(static_cast<std::size_t>(std::llround(minutes)), "minute", "minutes");
}

class Helper {
public:
    Helper(const model::Plan& plan, const EstateResult& estate)
        : plan_(plan),
          estate_(estate),
          a_(plan.assumptions),
          rooms_(plan.assumptions),
          reach_m_(a_.value("share_within_minutes") * a_.value("car_km_per_h") * 1000.0 / 60.0),
          metres_a_minute_(a_.value("car_km_per_h") * 1000.0 / 60.0) {}

    RemedyBook run() {
        RemedyBook out;
        for (const RoomType type : {RoomType::consulting, RoomType::treatment}) shortages(type, out);
        std::stable_sort(out.remedies.begin(), out.remedies.end(), [&](const Remedy& a, const Remedy& b) {
            return std::tuple(a.first, -(a.need - a.have), std::string_view(plan_.practices[a.practice].id)) <
                   std::tuple(b.first, -(b.need - b.have), std::string_view(plan_.practices[b.practice].id));
        });
        for (Remedy& remedy : out.remedies) {
            answer(remedy);
            out.capital_gbp += remedy.capital_gbp();
            out.a_year_gbp += remedy.a_year_gbp();
        }
        for (std::size_t p = 0; p < plan_.practices.size(); ++p)
            if (estate_.people.practice_known[p] != 0 && !estate_.capacity.practice_at(p, 0).rooms_ce) ++out.practices_not_known;
        for (const char* id : {"car_km_per_h", "circulation_share", "cost_per_m2_gbp", "extension_most_share", "fees_share", "hours_week",
                               "longest_hours_week", "opening_hour_gbp", "radius_catchment_m", "room_ce_m2", "room_session_gbp",
                               "room_session_hours", "room_treatment_m2", "room_utilisation", "share_within_minutes", "weeks_open"})
            out.assumptions.push_back(a_.at(id));
        return out;
    }

private:
    void shortages(RoomType type, RemedyBook& out) const {
        const auto k = static_cast<std::size_t>(measure_of(type));
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const auto years = estate_.tables.of_practice(p);
            Remedy remedy;
            remedy.practice = p;
            remedy.type = type;
            bool any = false;
            for (std::size_t y = 0; y < years.size(); ++y) {
                if (!years[y][k].short_of()) continue;
                if (!any) remedy.first = remedy.worst = y;
                any = true;
                if (*years[y][k].gap() > *years[remedy.worst][k].gap()) remedy.worst = y;
            }
            if (!any) continue;
            remedy.need = *years[remedy.worst][k].need();
            remedy.have = *years[remedy.worst][k].have();
            out.remedies.push_back(std::move(remedy));
        }
    }

    void answer(Remedy& remedy) {
        remedy.remains = remedy.need - remedy.have;
        same_building(remedy);
        longer_hours(remedy);
        near_by(remedy);
        extension(remedy);
        new_build(remedy);
        if (remedy.remains < kLeast) remedy.remains = 0.0;
    }

    void add(Remedy& remedy, RemedyStep step) {
        remedy.remains -= step.rooms;
        remedy.steps.push_back(std::move(step));
    }
    [[nodiscard]] double hours_at(std::size_t premises, std::size_t year) const {
        return rooms_.hours(estate_.capacity.premises_at(premises, year).hours_week);
    }
    // Rooms that a practice needs in one of its buildings, at some opening hours.
    [[nodiscard]] double needed_there(const Remedy& remedy, const Use& use, double hours) {
        const double list = estate_.people.practice.at(remedy.practice, remedy.worst);
        return rooms_.rooms(list * use.list_share, use.list_share, hours).of(remedy.type);
    }
    // Of a practice's rooms those that do the work of one room of a building near by: the two may open for different hours. By the hours
    // that its own buildings are open after what was tried before.
    [[nodiscard]] double worth_of_room(const Remedy& remedy, std::size_t lender) {
        double own = 0.0;
        double share = 0.0;
        for (const Use& use : uses(remedy.practice, remedy.worst)) {
            const auto opened = longer_.find({remedy.practice, use.premises});
            const double hours = opened == longer_.end() ? hours_at(use.premises, remedy.worst) : opened->second;
            own += use.list_share / hours;
            share += use.list_share;
        }
        const double own_hours = share > 0.0 && own > 0.0 ? share / own : a_.value("hours_week");
        return hours_at(lender, remedy.worst) / own_hours;
    }
    // Rooms that a building can still lend in a year; nothing where that is not known.
    [[nodiscard]] std::optional<double> spare(std::size_t m, RoomType type, std::size_t year) const {
        const Holding& held = estate_.capacity.premises_at(m, year);
        const std::optional<double>& rooms = rooms_of(held, type);
        if (!rooms || !(*rooms > 0.0)) return {};
        const model::Premises& building = plan_.premises[m];
        double free = 0.0;
        const model::NeedHave& n = estate_.tables.of_premises(m)[year][static_cast<std::size_t>(measure_of(type))];
        if (n.gap()) {
            free = -*n.gap();
        } else if (building.kind != model::PremisesKind::gp && estate_.capacity.moves.of_premises[m].empty() &&
                   building.sessions_available_week && building.sessions_used_week && *building.sessions_available_week > 0.0) {
            free = *rooms * (1.0 - *building.sessions_used_week / *building.sessions_available_week);
        } else {
            return {};
        }
        const auto lent = lent_.find({m, type});
        return free - (lent == lent_.end() ? 0.0 : lent->second);
    }
    void lend(std::size_t m, RoomType type, double rooms) { lent_[{m, type}] += rooms; }
    [[nodiscard]] std::string premises_text(std::size_t m) const {
        const model::Premises& p = plan_.premises[m];
        return p.name.empty() ? p.id : fmt::format("{} ({})", p.name, p.id);
    }
    // "1 consulting room", "0.4 treatment rooms"
    [[nodiscard]] std::string counted_rooms(double rooms, RoomType type) const {
        const std::string number = rooms_text(rooms);
        return fmt::format("{} {} room{}", number, type == RoomType::consulting ? "consulting" : "treatment", number == "1" ? "" : "s");
    }

    // The buildings that a practice uses in a year.
    [[nodiscard]] std::vector<Use> uses(std::size_t practice, std::size_t year) const {
        std::vector<Use> out;
        for (const std::size_t u : estate_.capacity.moves.of_practice[practice])
            if (estate_.capacity.moves.uses[u].in(year)) out.push_back(estate_.capacity.moves.uses[u]);
        return out;
    }

    [[nodiscard]] static double least_of(const Remedy& remedy) { return std::min(kWorthwhile, remedy.remains - kLeast); }

    void same_building(Remedy& remedy) {
        for (const Use& use : uses(remedy.practice, remedy.worst)) {
            const auto free = spare(use.premises, remedy.type, remedy.worst);
            if (remedy.remains < kLeast || !free || *free < least_of(remedy)) continue;
            const double rooms = std::min(*free, remedy.remains);
            lend(use.premises, remedy.type, rooms);
            RemedyStep step{RemedyKind::same_building, use.premises, {}, rooms, 0.0, 0.0, 0.0, 0.0, ""};
            step.words = fmt::format("Share out the rooms of {} anew: its users together need {} fewer than it has.",
                                     premises_text(use.premises), counted_rooms(*free, remedy.type));
            add(remedy, std::move(step));
        }
    }

    // Rooms of one use shrink with the hours; the building opens longer once, whoever asked for it.
    void longer_hours(Remedy& remedy) {
        const double longest = a_.value("longest_hours_week");
        for (const Use& use : uses(remedy.practice, remedy.worst)) {
            const double hours = hours_at(use.premises, remedy.worst);
            if (remedy.remains < kLeast || hours >= longest - kLeast || !(use.list_share > 0.0)) continue;
            if (!rooms_of(estate_.capacity.premises_at(use.premises, remedy.worst), remedy.type)) continue;
            const double here = needed_there(remedy, use, hours);
            const double most = here * (1.0 - hours / longest);
            const double rooms = std::min(most, remedy.remains);
            if (rooms < kLeast) continue;
            const double wanted = std::min(hours * here / (here - rooms), longest);
            double& opened = opened_.try_emplace(use.premises, hours).first->second;  // up to which others pay already
            const double more = std::max(wanted - opened, 0.0);
            opened = std::max(opened, wanted);
            double& longer = longer_[{remedy.practice, use.premises}];
            longer = std::max(longer, wanted);
            RemedyStep step{RemedyKind::longer_hours,
                            use.premises,
                            {},
                            rooms,
                            0.0,
                            0.0,
                            0.0,
                            more * a_.value("weeks_open") * a_.value("opening_hour_gbp"),
                            ""};
            step.words =
                fmt::format("Open {} {} hours a week instead of {}: it then needs {} fewer.", premises_text(use.premises),
                            rooms_text(std::ceil(wanted * 10.0 - kLeast) / 10.0), rooms_text(hours), counted_rooms(rooms, remedy.type));
            add(remedy, std::move(step));
        }
    }

    void near_by(Remedy& remedy) {
        const std::optional<geo::Point> from = place_of(remedy);
        if (!from || remedy.remains < kLeast) return;
        std::vector<std::pair<double, std::size_t>> near;
        const std::vector<Use> own = uses(remedy.practice, remedy.worst);
        for (std::size_t m = 0; m < plan_.premises.size(); ++m) {
            if (!plan_.premises[m].at || std::any_of(own.begin(), own.end(), [&](const Use& u) { return u.premises == m; })) continue;
            const double distance_m = geo::distance_m(*from, *plan_.premises[m].at);
            if (distance_m <= reach_m_) near.emplace_back(distance_m, m);
        }
        std::sort(near.begin(), near.end());
        for (const auto& [distance_m, m] : near) {
            if (remedy.remains < kLeast) return;
            const auto free = spare(m, remedy.type, remedy.worst);
            const double worth = worth_of_room(remedy, m);
            if (!free || *free * worth < least_of(remedy)) continue;
            const double rooms = std::min(*free * worth, remedy.remains);
            const double lent = rooms / worth;
            lend(m, remedy.type, lent);
            const double sessions =  // whole ones, as they are booked
                std::ceil(lent * hours_at(m, remedy.worst) * a_.value("room_utilisation") / a_.value("room_session_hours") - kLeast);
            RemedyStep step{RemedyKind::near_by,
                            m,
                            {},
                            rooms,
                            0.0,
                            distance_m / metres_a_minute_,
                            0.0,
                            sessions * a_.value("weeks_open") * a_.value("room_session_gbp"),
                            ""};
            step.words = fmt::format("Book {} {} a week in {}, {} away by car: as much as {}.", rooms_text(sessions),
                                     sessions == 1.0 ? "room session" : "room sessions", premises_text(m), minutes_text(step.minutes),
                                     counted_rooms(rooms, remedy.type));
            add(remedy, std::move(step));
        }
    }

    void extension(Remedy& remedy) {
        if (remedy.remains < kLeast) return;
        const std::vector<Use> own = uses(remedy.practice, remedy.worst);
        const auto main = std::max_element(own.begin(), own.end(), [](const Use& a, const Use& b) { return a.list_share < b.list_share; });
        if (main == own.end() || plan_.premises[main->premises].estate_class == model::EstateClass::tail) return;
        const auto& rooms = rooms_of(estate_.capacity.premises_at(main->premises, remedy.worst), remedy.type);
        if (!rooms) return;
        double& extended = extended_[{main->premises, remedy.type}];
        // A building of one treatment room may still get one more.
        const double most = std::floor(std::max(*rooms * a_.value("extension_most_share"), 1.0) - extended + kLeast);
        const double built = std::min<double>(whole_rooms(remedy.remains), most);
        if (built < 1.0) return;
        extended += built;
        RemedyStep step{
            RemedyKind::extension, main->premises, {}, std::min(built, remedy.remains), built, 0.0, money(remedy.type, built), 0.0, ""};
        step.words = fmt::format("Extend {} by {}.", premises_text(main->premises), counted_rooms(built, remedy.type));
        add(remedy, std::move(step));
    }

    void new_build(Remedy& remedy) {
        if (remedy.remains < kLeast) return;
        const double built = whole_rooms(remedy.remains);
        RemedyStep step{RemedyKind::new_build, {}, {}, remedy.remains, built, 0.0, money(remedy.type, built), 0.0, ""};
        double homes = 0.0;
        if (const auto from = place_of(remedy))
            for (std::size_t s = 0; s < plan_.housing.size(); ++s) {
                const model::HousingSite& site = plan_.housing[s];
                if (!site.at || geo::distance_m(*site.at, *from) > a_.value("radius_catchment_m")) continue;
                double to_come = 0.0;
                for (const auto& [year, number] : site.homes_by_year)
                    if (year >= plan_.base_year) to_come += number;
                if (to_come > homes) {
                    homes = to_come;
                    step.site = s;
                }
            }
        const std::string what = counted_rooms(built, remedy.type);
        step.words = step.site ? fmt::format("Build {} near the growth: {} homes are to come on {}.", what, base::grouped_text(homes, 0),
                                             plan_.housing[*step.site].id)
                               : fmt::format("Build {} near the practice.", what);
        add(remedy, std::move(step));
    }

    [[nodiscard]] double money(RoomType type, double rooms) const {
        const double m2 =
            rooms * a_.value(type == RoomType::consulting ? "room_ce_m2" : "room_treatment_m2") * (1.0 + a_.value("circulation_share"));
        return m2 * a_.value("cost_per_m2_gbp") * (1.0 + a_.value("fees_share"));
    }
    [[nodiscard]] std::optional<geo::Point> place_of(const Remedy& remedy) const { return plan_.practices[remedy.practice].at; }

    const model::Plan& plan_;
    const EstateResult& estate_;
    const model::Assumptions& a_;
    RoomsAtHours rooms_;
    double reach_m_;
    double metres_a_minute_;
    std::map<std::pair<std::size_t, RoomType>, double> lent_;       // rooms
    std::map<std::pair<std::size_t, RoomType>, double> extended_;   // rooms
    std::map<std::size_t, double> opened_;                          // hours a week
    std::map<std::pair<std::size_t, std::size_t>, double> longer_;  // by practice and building: hours a week that its answer opens it for
};

}  // namespace

const char* to_string(RemedyKind kind) noexcept {
    switch (kind) {
        case RemedyKind::same_building: return "same building";
        case RemedyKind::longer_hours: return "longer hours";
        case RemedyKind::near_by: return "near by";
        case RemedyKind::extension: return "extension";
        case RemedyKind::new_build: return "new build";
    }
    return "";
}

double Remedy::capital_gbp() const {
    return std::accumulate(steps.begin(), steps.end(), 0.0, [](double sum, const RemedyStep& s) { return sum + s.capital_gbp; });
}
double Remedy::a_year_gbp() const {
    return std::accumulate(steps.begin(), steps.end(), 0.0, [](double sum, const RemedyStep& s) { return sum + s.a_year_gbp; });
}

RemedyBook remedies(const model::Plan& plan, const EstateResult& estate) { return Helper(plan, estate).run(); }

}  // namespace merestone::analysis
