#include <catch2/catch.hpp>

#include "analysis/estate.hpp"
#include "analysis/estate_plan.hpp"
#include "analysis/need.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using model::Measure;

namespace {

const model::NeedHave& of(const model::Needs& needs, Measure measure) { return needs[static_cast<std::size_t>(measure)]; }

}  // namespace

TEST_CASE("The tables are what the formulas give place by place", "[fast]") {
    base::Random chance(3);
    for (int round = 0; round < 20; ++round) {
        model::Plan plan = test::grid_plan(3, 3);
        if (round % 2 == 1) test::change(plan, "extra_clinical_hours_week", 12.0);
        plan.growth.rate_pct = 1.3;
        const std::size_t n = 6;
        for (std::size_t m = 0; m < n; ++m) {
            test::add_premises(plan, fmt::format("M{}", m), m);
            model::Premises& building = plan.premises[m];
            if (chance.below(4) != 0) building.rooms_ce = static_cast<double>(chance.below(9));
            if (chance.below(4) != 0) building.nia_m2 = static_cast<double>(chance.below(900));
            if (chance.below(2) != 0) building.hours_week = 40.0 + static_cast<double>(chance.below(30));
        }
        for (std::size_t p = 0; p < n; ++p) {
            test::add_practice(plan, fmt::format("P{}", p), p,
                               chance.below(5) == 0 ? std::nullopt : std::optional<std::int64_t>(chance.below(15000)));
            const double share = 0.1 * static_cast<double>(chance.below(11));
            if (p == 0) continue;  // one without a building
            test::occupy(plan, p, p, share);
            test::occupy(plan, (p + 1) % n, p, 1.0 - share, model::OccupancyRole::branch);
        }
        const auto scenario = test::scenario_of(plan, std::vector<int>(9, 0), {0, 0, 1, 1, 1, -1}, 2);
        const EstateResult e = find_gaps(plan, scenario, test::stats_of(plan, scenario), nullptr);
        const RoomRules rules = room_rules(plan.assumptions);
        const SpaceRules space = space_rules(plan.assumptions);
        const auto rooms = [&](double people, double share, std::optional<double> hours, RoomType type) {
            RoomRules here = rules;
            if (hours) here.hours_week = base::Hours(*hours);
            here.extra_hours_week = rules.extra_hours_week * share;
            return rooms_needed(base::People(people), type, here);
        };
        for (std::size_t y = 0; y < e.tables.years; ++y) {
            for (std::size_t p = 0; p < n; ++p) {
                const model::Needs& t = e.tables.of_practice(p)[y];
                if (!plan.practices[p].list) {
                    CHECK_FALSE(of(t, Measure::rooms_ce).need());
                    continue;
                }
                const double list = e.people.practice.at(p, y);
                double ce = 0.0;
                double treatment = 0.0;
                bool any = false;
                for (const model::Occupancy& o : plan.occupancies) {
                    if (o.practice.pos() != p) continue;
                    any = true;
                    const auto hours = plan.premises[o.premises.pos()].hours_week;
                    ce += rooms(list * o.list_share, o.list_share, hours, RoomType::consulting);
                    treatment += rooms(list * o.list_share, o.list_share, hours, RoomType::treatment);
                }
                if (!any) {
                    ce = rooms(list, 1.0, {}, RoomType::consulting);
                    treatment = rooms(list, 1.0, {}, RoomType::treatment);
                }
                CHECK(*of(t, Measure::rooms_ce).need() == Approx(ce));
                CHECK(*of(t, Measure::rooms_treatment).need() == Approx(treatment));
                CHECK(*of(t, Measure::nia_m2).need() == Approx(area_needed(base::People(list), space).value()));
                CHECK(*of(t, Measure::gp_fte).need() == Approx(list / 1800.0));
            }
            for (std::size_t m = 0; m < n; ++m) {
                double ce = 0.0;
                bool known = false;
                for (const model::Occupancy& o : plan.occupancies) {
                    if (o.premises.pos() != m) continue;
                    if (o.list_share > 0.0 && !plan.practices[o.practice.pos()].list) {
                        known = false;
                        break;
                    }
                    known = true;
                    ce += rooms(e.people.practice.at(o.practice.pos(), y) * o.list_share, o.list_share, plan.premises[m].hours_week,
                                RoomType::consulting);
                }
                const auto need = of(e.tables.of_premises(m)[y], Measure::rooms_ce).need();
                CHECK(need.has_value() == (known && plan.premises[m].rooms_ce.has_value()));
                if (need) CHECK(*need == Approx(ce).margin(1e-12));
            }
            double sum = 0.0;
            for (const std::size_t p : {2U, 3U, 4U}) sum += of(e.tables.of_practice(p)[y], Measure::rooms_ce).need().value_or(0.0);
            CHECK(*of(e.tables.of_locality(1)[y], Measure::rooms_ce).need() == Approx(sum));
        }
    }
}
