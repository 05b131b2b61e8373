#include "analysis/developer_ask.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "analysis/detail/registrations.hpp"
#include "analysis/rooms_at_hours.hpp"
#include "base/check.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "geo/shapes.hpp"

namespace merestone::analysis {
namespace {

// The financial year that an assumption's date names; nothing: it has none.
std::optional<base::Year> year_of(const model::Assumption& a) {
    if (a.as_at.size() < 4) return {};
    const std::optional<std::int64_t> year = base::parse_int(std::string_view(a.as_at).substr(0, 4));
    return year && *year > 1900 ? std::optional(base::Year{static_cast<int>(*year)}) : std::nullopt;
}

class Asking {
public:
    Asking(const model::Plan& plan, const WhatIfGround& ground, AskBy by)
        : plan_(plan), ground_(ground), rooms_of_new_(room_rules(plan.assumptions)) {
        out_.by = by;
        out_.base_year = plan.base_year;
        out_.years = ground.before.years;
        rooms_of_new_.extra_hours_week = base::Hours(0.0);  // a practice has them already
    }

    DeveloperAsk run(const std::vector<std::size_t>& which) {
        take_sites(which);
        place();
        use_spare();
        for (AskSite& site : out_.sites) price(site.figures);
        add_up();
        add_assumptions();
        add_notes();
        return std::move(out_);
    }

private:
    struct Taken {
        std::size_t site;  // in out_.sites
        std::size_t practice;
        double patients;
    };

    [[nodiscard]] double of(const char* id) const { return plan_.assumptions.value(id); }
    [[nodiscard]] const model::HousingSite& housing(const AskSite& site) const { return plan_.housing[site.site]; }

    void take_sites(const std::vector<std::size_t>& which) {
        std::vector<std::size_t> order = which;
        if (which.empty()) {
            order.resize(plan_.housing.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const auto key = [&](std::size_t s) {
                return std::tie(plan_.housing[s].id, plan_.housing[s].source_layer, plan_.housing[s].name);
            };
            return key(a) < key(b);
        });
        order.erase(std::unique(order.begin(), order.end()), order.end());
        for (const std::size_t s : order) {
            AskSite& site = out_.sites.emplace_back();
            site.site = s;
            site.household = household_size(plan_, plan_.housing[s]);
            count_homes(site);
        }
    }

    void count_homes(AskSite& site) {
        const model::HousingSite& from = housing(site);
        AskFigures& f = site.figures;
        f.patients_by_year.assign(out_.years, 0.0);
        const double a_home = site.household.people * of("new_patient_share");
        const HomesBegin homes = homes_begin(plan_, from.homes_by_year);
        site.homes_known = !from.homes_by_year.empty();
        f.homes = homes.counted + homes.after_horizon;  // those in the lists already are left out
        f.homes_after_horizon = homes.after_horizon;
        if (from.homes_by_year.empty()) {
            const std::optional<std::int64_t> dwellings = from.dwellings_max ? from.dwellings_max : from.dwellings_min;
            site.homes_known = dwellings && *dwellings >= 0;
            if (site.homes_known) f.homes = f.homes_without_years = static_cast<double>(*dwellings);
        }
        f.patients = f.homes * a_home;
        double so_far = 0.0;
        for (std::size_t y = 0; y < out_.years; ++y) f.patients_by_year[y] = (so_far += homes.begin[y]) * a_home;
        f.area_m2 = area_needed(base::People(f.patients), space_rules(plan_.assumptions)).value();
        f.rooms_ce = rooms_needed(base::People(f.patients), RoomType::consulting, rooms_of_new_);
        f.rooms_treatment = rooms_needed(base::People(f.patients), RoomType::treatment, rooms_of_new_);
        f.gp_fte = gp_fte_needed(base::People(f.patients), base::People(of("patients_per_fte"))).value();
    }

    bool share_radius(geo::Point at, const detail::GiveShare& give) const {
        const double within_m = of("radius_catchment_m");
        std::vector<std::pair<std::size_t, double>> near;
        double total = 0.0;
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const model::Practice& practice = plan_.practices[p];
            if (!practice.at || practice.list.value_or(0) <= 0 || geo::distance_m(*practice.at, at) > within_m) continue;
            near.emplace_back(p, static_cast<double>(*practice.list));
            total += near.back().second;
        }
        for (const auto& [practice, list] : near) give(practice, list / total);
        return !near.empty();
    }

    bool share(const detail::Registrations& choices, const model::HousingSite& site, const detail::GiveShare& give) {
        const std::size_t zone = site.zone.pos();
        const geo::Point at = site.at.value_or(plan_.zones[zone].centre);
        switch (out_.by) {
            case AskBy::as_neighbours: return choices.share(model::Registering::as_neighbours, zone, at, give);
            case AskBy::nearest: break;
            case AskBy::huff: return choices.share(model::Registering::huff, zone, at, give);
            case AskBy::inner_area: return choices.share(model::Registering::inner_area, zone, at, give);
            case AskBy::radius:
                if (share_radius(at, give)) return true;
                ++none_in_radius_;
                break;
        }
        return choices.share(model::Registering::nearest, zone, at, give);
    }

    void place() {
        std::vector<std::uint8_t> wanted(plan_.zones.size(), 0);
        for (const AskSite& site : out_.sites)
            if (housing(site).zone) wanted[housing(site).zone.pos()] = 1;
        const detail::Registrations choices(plan_, ground_.registered, wanted);
        for (std::size_t s = 0; s < out_.sites.size(); ++s) {
            AskFigures& f = out_.sites[s].figures;
            if (f.patients <= 0.0) continue;
            if (!housing(out_.sites[s]).zone) {
                f.patients_nowhere = f.patients;
                ++not_placed_;
                continue;
            }
            double given = 0.0;
            const bool somebody = share(choices, housing(out_.sites[s]), [&](std::size_t practice, double part) {
                taken_.push_back({s, practice, f.patients * part});
                given += part;
            });
            if (const double left = 1.0 - given; left > 1e-12) (somebody ? f.patients_outside : f.patients_nowhere) = f.patients * left;
        }
    }

    void use_spare() {
        std::vector<std::size_t> practices;
        for (const Taken& t : taken_) practices.push_back(t.practice);
        std::sort(practices.begin(), practices.end());
        practices.erase(std::unique(practices.begin(), practices.end()), practices.end());
        const SpaceRules space = space_rules(plan_.assumptions);
        out_.table = capacity_table(plan_, ground_.before, ground_.capacity, practices, space);

        using Spare = std::vector<std::optional<double>>;
        Spare area(plan_.practices.size());
        Spare ce = area;  // patients for whom there are rooms
        Spare treatment = area;
        RoomsAtHours rooms(plan_.assumptions);
        for (const CapacityRow& row : out_.table.rows) {
            const std::size_t p = row.practice.pos();
            area[p] = row.spare_m2();
            if (!row.raw_list) continue;
            const Holding& have = ground_.capacity.practice_at(p, 0);
            const Rooms need = rooms.of_practice(ground_.capacity, p, 0, *row.raw_list);
            const Rooms a_person = rooms.a_person(ground_.capacity, p, 0);
            if (have.rooms_ce && a_person.ce > 0.0) ce[p] = (*have.rooms_ce - need.ce) / a_person.ce;
            if (have.rooms_treatment && a_person.treatment > 0.0)
                treatment[p] = (*have.rooms_treatment - need.treatment) / a_person.treatment;
        }
        const auto met = [&](const Spare& spare, auto&& need) {
            std::vector<SpareClaim> claims;
            for (const Taken& t : taken_) claims.push_back({t.site, t.practice, need(t.patients)});
            return share_spare(claims, spare);
        };
        const auto area_of = [&](double patients) { return area_needed(base::People(patients), space).value(); };
        const std::vector<double> area_met = met(area, area_of);
        const auto rooms_of = [&](double patients, RoomType type) { return rooms_needed(base::People(patients), type, rooms_of_new_); };
        // Patients, not rooms: a room of a building that opens longer holds more of them, and those left over need rooms at the plan's
        // hours.
        const auto themselves = [](double patients) { return patients; };
        const std::vector<double> ce_met = met(ce, themselves);
        const std::vector<double> treatment_met = met(treatment, themselves);
        for (AskSite& site : out_.sites) {
            site.figures.rooms_ce_short = site.figures.rooms_ce;
            site.figures.rooms_treatment_short = site.figures.rooms_treatment;
            const double elsewhere = site.figures.patients_outside + site.figures.patients_nowhere;
            site.figures.area_not_known_m2 = area_of(elsewhere);
            site.figures.rooms_ce_not_known = rooms_of(elsewhere, RoomType::consulting);
            site.figures.rooms_treatment_not_known = rooms_of(elsewhere, RoomType::treatment);
        }
        for (std::size_t t = 0; t < taken_.size(); ++t) {
            AskFigures& f = out_.sites[taken_[t].site].figures;
            const bool known = area[taken_[t].practice].has_value();
            f.takers.push_back({model::PracticeIx(taken_[t].practice), taken_[t].patients, area_met[t], known});
            f.spare_used_m2 += area_met[t];
            if (!known) f.area_not_known_m2 += area_of(taken_[t].patients);
            if (!ce[taken_[t].practice]) f.rooms_ce_not_known += rooms_of(taken_[t].patients, RoomType::consulting);
            if (!treatment[taken_[t].practice]) f.rooms_treatment_not_known += rooms_of(taken_[t].patients, RoomType::treatment);
            f.rooms_ce_short -= rooms_of(ce_met[t], RoomType::consulting);
            f.rooms_treatment_short -= rooms_of(treatment_met[t], RoomType::treatment);
        }
        for (AskSite& site : out_.sites) {
            AskFigures& f = site.figures;
            f.deficit_m2 = std::max(f.area_m2 - f.spare_used_m2, 0.0);  // 0 but for rounding where all is met
            f.rooms_ce_short = std::max(f.rooms_ce_short, 0.0);
            f.rooms_treatment_short = std::max(f.rooms_treatment_short, 0.0);
            f.room_area_short_m2 =
                (f.rooms_ce_short * of("room_ce_m2") + f.rooms_treatment_short * of("room_treatment_m2")) * (1.0 + of("circulation_share"));
            sort_takers(f);
        }
    }

    static void sort_takers(AskFigures& f) {
        std::stable_sort(f.takers.begin(), f.takers.end(), [](const AskTaker& a, const AskTaker& b) {
            return std::pair(-a.patients, a.practice) < std::pair(-b.patients, b.practice);
        });
    }

    // From quantities to money. Called for a site, a group and the total alike: every method is linear in what it prices.
    void price(AskFigures& f) const {
        const auto put = [&](AskMoney& money, double gbp, const char* rate) {
            money.gbp = gbp;
            money.price_base = year_of(plan_.assumptions.at(rate));
            money.priced = at_plan_prices(plan_, gbp, money.price_base);
            money.per_dwelling_gbp = f.homes > 0.0 ? money.priced.gbp / f.homes : 0.0;
        };
        const double a_m2 = of("cost_per_m2_gbp") * (1.0 + of("fees_share"));
        put(f.by_area, f.deficit_m2 * a_m2, "cost_per_m2_gbp");
        put(f.by_rooms, f.room_area_short_m2 * a_m2, "cost_per_m2_gbp");
        put(f.by_person, f.patients * of("contribution_per_person_gbp"), "contribution_per_person_gbp");
    }

    static void add(const AskFigures& from, AskFigures& to, std::map<std::size_t, AskTaker>& takers) {
        constexpr std::array kSums = {&AskFigures::homes,
                                      &AskFigures::homes_after_horizon,
                                      &AskFigures::homes_without_years,
                                      &AskFigures::patients,
                                      &AskFigures::patients_outside,
                                      &AskFigures::patients_nowhere,
                                      &AskFigures::area_m2,
                                      &AskFigures::spare_used_m2,
                                      &AskFigures::deficit_m2,
                                      &AskFigures::area_not_known_m2,
                                      &AskFigures::rooms_ce_not_known,
                                      &AskFigures::rooms_treatment_not_known,
                                      &AskFigures::rooms_ce,
                                      &AskFigures::rooms_treatment,
                                      &AskFigures::rooms_ce_short,
                                      &AskFigures::rooms_treatment_short,
                                      &AskFigures::room_area_short_m2,
                                      &AskFigures::gp_fte};
        for (const auto sum : kSums) to.*sum += from.*sum;
        to.patients_by_year.resize(from.patients_by_year.size(), 0.0);
        for (std::size_t y = 0; y < from.patients_by_year.size(); ++y) to.patients_by_year[y] += from.patients_by_year[y];
        for (const AskTaker& taker : from.takers) {
            AskTaker& sum = takers.try_emplace(taker.practice.pos(), AskTaker{taker.practice, 0.0, 0.0, taker.spare_known}).first->second;
            sum.patients += taker.patients;
            sum.spare_used_m2 += taker.spare_used_m2;
        }
    }

    void finish(AskFigures& f, const std::map<std::size_t, AskTaker>& takers) const {
        f.patients_by_year.resize(out_.years, 0.0);
        for (const auto& [practice, taker] : takers) f.takers.push_back(taker);
        sort_takers(f);
        price(f);
    }

    void add_up() {
        std::map<std::size_t, AskTaker> all;
        std::map<std::string, std::vector<std::size_t>> groups;
        for (std::size_t s = 0; s < out_.sites.size(); ++s) {
            add(out_.sites[s].figures, out_.total, all);
            if (const std::string& group = housing(out_.sites[s]).group; !group.empty()) groups[group].push_back(s);
        }
        finish(out_.total, all);
        for (auto& [name, sites] : groups) {
            AskGroup& group = out_.groups.emplace_back();
            group.name = name;
            std::map<std::size_t, AskTaker> takers;
            for (const std::size_t s : sites) add(out_.sites[s].figures, group.figures, takers);
            group.sites = std::move(sites);
            finish(group.figures, takers);
        }
    }

    void add_assumptions() {
        std::vector<const char*> ids = {"access_rate_per_1000",
                                        "appointment_ce_min",
                                        "appointment_treatment_min",
                                        "circulation_share",
                                        "contribution_per_person_gbp",
                                        "cost_per_m2_gbp",
                                        "did_not_attend_min",
                                        "did_not_attend_share",
                                        "extra_clinical_hours_week",
                                        "fees_share",
                                        "hours_week",
                                        "m2_per_gp",
                                        "new_patient_share",
                                        "patients_per_fte",
                                        "patients_per_gp_m2",
                                        "room_ce_m2",
                                        "room_treatment_m2",
                                        "room_utilisation",
                                        "share_ce",
                                        "share_treatment",
                                        "weeks_open"};
        if (out_.by == AskBy::radius) ids.push_back("radius_catchment_m");
        if (out_.by == AskBy::huff) ids.insert(ids.end(), {"car_km_per_h", "huff_decay_per_minute", "huff_size_power"});
        if (std::any_of(out_.sites.begin(), out_.sites.end(),
                        [&](const AskSite& s) { return s.household.from == HouseholdSize::From::plan; }))
            ids.push_back("household_size");
        if (std::any_of(out_.table.rows.begin(), out_.table.rows.end(), [](const CapacityRow& r) { return r.nia_converted; }))
            ids.push_back("nia_share_of_gia");
        std::sort(ids.begin(), ids.end(), [](std::string_view a, std::string_view b) { return a < b; });
        for (const char* id : ids) out_.assumptions.push_back(plan_.assumptions.at(id));
    }

    void add_notes() {
        const auto say = [&](std::string words) { out_.notes.push_back(std::move(words)); };
        const auto m2 = [](double x) { return base::grouped_text(x, 1); };
        const auto whole = [](double x) { return base::grouped_text(x, 0); };
        const auto sites = [](std::size_t n) { return base::counted(n, "site", "sites"); };
        say(fmt::format("New patients are given to practices {}.{}", to_string(out_.by),
                        out_.by == AskBy::as_neighbours && !plan_.flows.empty()
                            ? " Neighbours' registrations are those published by practice and zone, each practice's scaled to its list."
                            : ""));
        if (none_in_radius_ > 0)
            say(fmt::format("Of {} no practice stands within {} km: the nearest is taken.", sites(none_in_radius_),
                            base::number_text(of("radius_catchment_m") / 1000.0)));
        const auto without = std::count_if(out_.sites.begin(), out_.sites.end(), [](const AskSite& s) { return !s.homes_known; });
        if (without > 0)
            say(fmt::format("Of {} the number of homes is not known: {} in no figure.", sites(static_cast<std::size_t>(without)),
                            without == 1 ? "it is" : "they are"));
        if (out_.total.homes_without_years > 0.0)
            say(fmt::format("Of {} homes nobody said when they will be built: they are in what is needed, and in no year.",
                            whole(out_.total.homes_without_years)));
        if (out_.total.homes_after_horizon > 0.0)
            say(fmt::format("{} homes count only after {}: they are in what is needed, and in no year.",
                            whole(out_.total.homes_after_horizon), base::to_string(plan_.horizon_year)));
        if (not_placed_ > 0)
            say(fmt::format("{} in no zone of the plan: no practice is known for {}, and no spare space.",
                            base::counted(not_placed_, "site lies", "sites lie"), not_placed_ == 1 ? "it" : "them"));
        if (out_.total.patients_outside > 0.0)
            say(fmt::format("{} of the new patients would register outside the plan; whether there is space is not known here.",
                            whole(out_.total.patients_outside)));
        if (out_.table.spare_m2 > 0.0)
            say(fmt::format(
                "{} m² are spare at these practices; the sites share a practice's spare space in proportion to the patients they "
                "send there, so it is used up once: {} m² are used.",
                m2(out_.table.spare_m2), m2(out_.total.spare_used_m2)));
        if (out_.table.backlog_m2 > 0.0)
            say(fmt::format("{} m² are lacked already, without these homes. That is backlog: it is in no developer's share.",
                            m2(out_.table.backlog_m2)));
        if (out_.table.not_known > 0)
            say(fmt::format(
                "Of {} of the {} the floor space or the list is not known: they may have space or lack it. {} m² of "
                "the need fall where it is not known, and are asked for as if none were spare.",
                out_.table.not_known, base::counted(out_.table.rows.size(), "practice", "practices"), m2(out_.total.area_not_known_m2)));
        if (out_.table.by_weighted > 0 && out_.table.by_raw > 0)
            say(fmt::format("{} held against the weighted list, {} against the list as registered: each row says which.",
                            base::counted(out_.table.by_weighted, "practice is", "practices are"), out_.table.by_raw));
        say("Rooms are held against lists as registered. The sum by person takes no account of spare space.");
        if (plan_.growth.includes_housing)
            say("The plan's growth counts new homes already: these patients are in its lists by year, and must not be added to them.");
        if (!out_.total.by_area.priced.as_wanted)
            say(fmt::format("Money by floor space and by rooms: {}.", out_.total.by_area.priced.label));
        if (!out_.total.by_person.priced.as_wanted) say(fmt::format("Money by person: {}.", out_.total.by_person.priced.label));
    }

    const model::Plan& plan_;
    const WhatIfGround& ground_;
    RoomRules rooms_of_new_;
    std::vector<Taken> taken_;
    std::size_t none_in_radius_ = 0;
    std::size_t not_placed_ = 0;
    DeveloperAsk out_;
};

}  // namespace

const char* to_string(AskBy by) noexcept {
    switch (by) {
        case AskBy::as_neighbours: return "as their neighbours are registered";
        case AskBy::nearest: return "by the nearest";
        case AskBy::huff: return "by nearness and size (Huff)";
        case AskBy::inner_area: return "by inner boundary, and as their neighbours where none holds the site";
        case AskBy::radius: break;
    }
    return "within the catchment radius, by list";
}

AskBy ask_by(model::Registering how) noexcept {
    switch (how) {
        case model::Registering::nearest: return AskBy::nearest;
        case model::Registering::huff: return AskBy::huff;
        case model::Registering::inner_area: return AskBy::inner_area;
        case model::Registering::as_neighbours: break;
    }
    return AskBy::as_neighbours;
}

namespace {

// Of what is needed, what is met; nothing where all of the need falls where nobody knows.
std::optional<double> met_of(double needed, double not_known, double met) noexcept {
    return needed - not_known > 1e-9 || !(needed > 0.0) ? std::optional(met) : std::nullopt;
}

}  // namespace

std::optional<double> spare_used_m2(const AskFigures& figures) noexcept {
    return met_of(figures.area_m2, figures.area_not_known_m2, figures.spare_used_m2);
}
std::optional<double> spare_rooms_used(const AskFigures& figures, RoomType type) noexcept {
    return type == RoomType::consulting ? met_of(figures.rooms_ce, figures.rooms_ce_not_known, figures.rooms_ce - figures.rooms_ce_short)
                                        : met_of(figures.rooms_treatment, figures.rooms_treatment_not_known,
                                                 figures.rooms_treatment - figures.rooms_treatment_short);
}
std::optional<double> backlog_m2(const CapacityTable& table) noexcept {
    return table.by_weighted + table.by_raw > 0 ? std::optional(table.backlog_m2) : std::nullopt;
}

base::Pounds AskMoney::pounds() const { return static_cast<base::Pounds>(std::llround(priced.gbp)); }

DeveloperAsk developer_ask(const model::Plan& plan, const WhatIfGround& ground, AskBy by, const std::vector<std::size_t>& which) {
    base::check(ground.before.practice.rows() == plan.practices.size() && ground.registered.of_practice.size() == plan.practices.size(),
                "the ground of an ask is of another plan");
    return Asking(plan, ground, by).run(which);
}

}  // namespace merestone::analysis
