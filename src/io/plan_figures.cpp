#include "io/plan_figures.hpp"

#include <algorithm>
#include <set>

#include "io/dates.hpp"
#include "io/figure_check.hpp"

namespace merestone::io {
namespace {

namespace tables = figure_tables;

constexpr double kFarOff_m = 100000.0;  // farther from every zone no building of the plan stands (our own limit)
constexpr double kNear_m = 2000.0;

double distance_to_box_m(geo::Point at, const geo::Box& box) {
    const double dx = std::max({box.min_x - at.x, at.x - box.max_x, 0.0});
    const double dy = std::max({box.min_y - at.y, at.y - box.max_y, 0.0});
    return std::hypot(dx, dy);
}

// To the nearest zone's box; very far where the plan has none.
double distance_to_zones_m(const model::Plan& plan, geo::Point at) {
    double nearest = 1e9;
    for (const geo::Box& box : plan.topology->zone_box) nearest = std::min(nearest, distance_to_box_m(at, box));
    return nearest;
}

void check_place(const model::Plan& plan, model::Premises& p, FigureCheck& check) {
    if (!p.at) return;
    const auto lose = [&](const char* rule, const char* meaning) {
        check.tell(tables::kPremises, p.id, rule, "easting_m, northing_m",
                   fmt::format("{}, {}", base::number_text(p.at->x), base::number_text(p.at->y)), meaning, "Mend the coordinates.");
        p.at.reset();
        p.zone = {};
    };
    if (!on_national_grid(*p.at)) {
        lose("coordinates-unknown", "these are no eastings and northings of the National Grid; its position counts as not known");
        return;
    }
    if (p.zone || !plan.topology || distance_to_zones_m(plan, *p.at) <= kFarOff_m) return;
    if (distance_to_zones_m(plan, {p.at->y, p.at->x}) <= kNear_m)
        lose("coordinates-swapped", "easting and northing stand in each other's place; its position counts as not known");
    else lose("far-off-point", "this is more than 100 km from every zone of the plan; its position counts as not known");
}

void check_condition(model::Premises& p, FigureCheck& check) {
    static const std::set<std::string, std::less<>> kLetters = {"A", "B", "C", "D", "CX", "DX"};
    static const std::set<std::string, std::less<>> kSpace = {"E", "U", "F", "O"};
    std::erase_if(p.facets, [&](const model::FacetRating& f) {
        const bool space = f.facet == model::Facet::space;
        if (f.rating.empty() || (space ? kSpace : kLetters).contains(f.rating)) return false;
        check.tell(
            tables::kFacets, p.id, "unknown-word", "rating", f.rating,
            space ? "space is rated E, U, F or O; the rating is not used" : "a facet is rated A, B, C, D, CX or DX; the rating is not used",
            "Mend the rating.");
        return true;
    });
    for (model::FacetRating& f : p.facets) {
        check.hold(tables::kFacets, p.id, "cost_to_b_gbp", f.cost_to_b_gbp, ranges::kBuildingPounds);
        if (!f.survey_date.empty() && !is_date_or_year(f.survey_date)) {
            check.tell(tables::kFacets, p.id, "not-a-date", "survey_date", f.survey_date, "this is no date; it counts as not known",
                       "Write 2018-03-31.");
            f.survey_date.clear();
        }
    }
    std::erase_if(p.backlog, [&](const model::Backlog& b) {
        return !check.fits(tables::kBacklog, p.id, "cost_gbp", static_cast<double>(b.cost_gbp), ranges::kBuildingPounds,
                           "the row is not used");
    });
    for (model::Backlog& b : p.backlog)
        check.hold(tables::kBacklog, p.id, "remaining_life_years", b.remaining_life_years, ranges::kLifeYears);
}

void check_premises(model::Plan& plan, FigureCheck& check) {
    for (model::Premises& p : plan.premises) {
        check.hold(tables::kPremises, p.id, "rooms_ce", p.rooms_ce, ranges::kRooms);
        check.hold(tables::kPremises, p.id, "rooms_treatment", p.rooms_treatment, ranges::kRooms);
        check.hold(tables::kPremises, p.id, "nia_m2", p.nia_m2, ranges::kArea);
        check.hold(tables::kPremises, p.id, "gia_m2", p.gia_m2, ranges::kArea);
        check.hold(tables::kPremises, p.id, "hours_week", p.hours_week, ranges::kHoursWeek);
        check.hold(tables::kPremises, p.id, "sessions_available_week", p.sessions_available_week, ranges::kSessions);
        check.hold(tables::kPremises, p.id, "sessions_used_week", p.sessions_used_week, ranges::kSessions);
        check.hold(tables::kPremises, p.id, "empty_pct", p.empty_pct, ranges::kPercent);
        check.hold(tables::kPremises, p.id, "underused_pct", p.underused_pct, ranges::kPercent);
        check.hold(tables::kPremises, p.id, "unsuitable_pct", p.unsuitable_pct, ranges::kPercent);
        check_place(plan, p, check);
        check_condition(p, check);
    }
}

}  // namespace

void check_figures(model::Plan& plan, model::Problems& problems, FiguresOf from) {
    FigureCheck check(plan, problems, from);
    check_people(plan, check);
    check_premises(plan, check);
    check_schemes(plan, check);
    check_hubs(plan, check);
    check_years(plan, check);
    check_measures(plan, check);
}

}  // namespace merestone::io
