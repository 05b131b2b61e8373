// Zones and practices, what is measured of them, and hubs: figures within their ranges, parts no larger than their whole.
#include <algorithm>

#include "io/figure_check.hpp"

namespace merestone::io {
namespace {

namespace tables = figure_tables;

void check_ages(std::vector<model::AgeBand>& ages, const FigureTable& table, const std::string& id, FigureCheck& check) {
    std::erase_if(ages, [&](const model::AgeBand& band) {
        return !check.fits(table, id, "people", static_cast<double>(band.people), ranges::kZonePeople, "the row is not used");
    });
}

// GPs of an age are some of all GPs: the larger part is the cell that is wrong.
void check_parts(model::Practice& p, FigureCheck& check) {
    const auto hold = [&](const char* field, std::optional<double>& part, const std::optional<double>& whole, const char* of) {
        if (!part || !whole || *part <= *whole) return;
        check.tell(tables::kWorkforce, p.id, "more-than-there-is", field, base::number_text(*part),
                   fmt::format("more GPs are of this age than the {} {}; this counts as not known", base::number_text(*whole), of),
                   "Check the numbers.");
        part.reset();
    };
    hold("gp_fte_55_over", p.staff.gp_fte_55_over, p.gp_fte, "GPs that there are");
    hold("gp_fte_60_over", p.staff.gp_fte_60_over, p.gp_fte, "GPs that there are");
    hold("gp_fte_60_over", p.staff.gp_fte_60_over, p.staff.gp_fte_55_over, "aged 55 and over");
}

void check_practice(model::Practice& p, FigureCheck& check) {
    check.hold(tables::kLists, p.id, "patients", p.list, ranges::kList);
    check.hold(tables::kLists, p.id, "weighted_patients", p.weighted_list, ranges::kList);
    check.hold_date(tables::kLists, p.id, "date", p.list_date);
    check.hold(tables::kWorkforce, p.id, "gp_fte", p.gp_fte, ranges::kGps);
    check.hold(tables::kWorkforce, p.id, "gp_headcount", p.staff.gp_headcount, ranges::kGps);
    check.hold(tables::kWorkforce, p.id, "gp_fte_55_over", p.staff.gp_fte_55_over, ranges::kGps);
    check.hold(tables::kWorkforce, p.id, "gp_fte_60_over", p.staff.gp_fte_60_over, ranges::kGps);
    check.hold(tables::kWorkforce, p.id, "nurse_fte", p.staff.nurse_fte, ranges::kStaff);
    check.hold(tables::kWorkforce, p.id, "care_fte", p.staff.care_fte, ranges::kStaff);
    check.hold(tables::kWorkforce, p.id, "admin_fte", p.staff.admin_fte, ranges::kStaff);
    check_parts(p, check);
    check_ages(p.ages, tables::kPractices, p.id, check);
    if (p.at && !on_national_grid(*p.at)) {
        check.tell(tables::kPractices, p.id, "coordinates-unknown", "easting_m, northing_m",
                   fmt::format("{}, {}", base::number_text(p.at->x), base::number_text(p.at->y)),
                   "these are no eastings and northings of the National Grid; its position counts as not known", "Mend the coordinates.");
        p.at.reset();
        p.position = model::PositionBasis::unknown;
    }
}

}  // namespace

void check_people(model::Plan& plan, FigureCheck& check) {
    for (model::Zone& z : plan.zones) {
        check.hold(tables::kZones, z.id, "people", z.residents, ranges::kZonePeople);
        check.hold(tables::kDeprivation, z.id, "imd_score", z.imd_score, ranges::kImdScore);
        check_ages(z.ages, tables::kZones, z.id, check);
    }
    for (model::Practice& p : plan.practices) check_practice(p, check);
    for (std::size_t i = 0; i < plan.flows.size(); ++i)
        std::erase_if(plan.flows[i].rows, [&](const model::FlowRow& row) {
            return !check.fits({"flows", "m_flows", "practice"}, plan.practices[i].id, "patients", static_cast<double>(row.patients),
                               ranges::kList, "the row is not used");
        });
    std::erase_if(plan.people_points, [&](const model::PeoplePoint& p) {
        return !check.fits({"people_points", "m_people_points", "point"}, "", "weight", p.weight, ranges::kWeight, "the point is not used");
    });
}

void check_hubs(model::Plan& plan, FigureCheck& check) {
    check.drop_twice(tables::kHubs, "id", plan.hubs);
    for (model::Hub& h : plan.hubs) {
        check.hold(tables::kHubs, h.id, "clinicians", h.clinicians, ranges::kClinicians);
        check.hold_date(tables::kHubs, h.id, "from_date", h.from_date);
        if (h.at && !on_national_grid(*h.at)) {
            check.tell(tables::kHubs, h.id, "coordinates-unknown", "at",
                       fmt::format("{}, {}", base::number_text(h.at->x), base::number_text(h.at->y)),
                       "these are no eastings and northings of the National Grid; its position counts as not known",
                       "Mend the coordinates.");
            h.at.reset();
            h.zone = {};
        }
        for (model::HubCover& cover : h.covers) check.hold_date(tables::kHubCover, h.id, "from_date", cover.from_date);
    }
    for (model::HubSession& s : plan.hub_week) {
        const std::string id = fmt::format("{} {} {}", s.hub, s.weekday, s.start);
        check.hold(tables::kHubWeek, id, "clinicians", s.clinicians, ranges::kClinicians);
        check.hold(tables::kHubWeek, id, "slots", s.slots, ranges::kSlots);
        check.hold(tables::kHubWeek, id, "booked", s.booked, ranges::kSlots);
        check.hold(tables::kHubWeek, id, "attended", s.attended, ranges::kSlots);
    }
}

void check_measures(model::Plan& plan, FigureCheck& check) {
    for (model::Indicator& indicator : plan.indicators) {
        if (!check.fits(tables::kIndicators, indicator.id, "per", indicator.per, ranges::kPer, "1 is used")) indicator.per = 1.0;
        check.hold(tables::kIndicators, indicator.id, "baseline", indicator.baseline, ranges::kMeasured);
        for (model::IndicatorValue& v : indicator.values) {
            const std::string& id = plan.practices[v.practice.pos()].id;
            check.hold(tables::kIndicatorValues, id, "numerator", v.numerator, ranges::kNumerator);
            check.hold(tables::kIndicatorValues, id, "denominator", v.denominator, ranges::kDenominator);
            check.hold(tables::kIndicatorValues, id, "value", v.value, ranges::kMeasured);
        }
        std::erase_if(indicator.values, [](const model::IndicatorValue& v) { return !v.value && !(v.numerator && v.denominator); });
    }
    for (model::LocalityRecord& r : plan.locality_records) {
        check.hold(tables::kRecords, r.locality, "prevention_share", r.prevention_share, ranges::kShare);
        check.hold(tables::kRecords, r.locality, "planned_share", r.planned_share, ranges::kShare);
        check.hold(tables::kRecords, r.locality, "unplanned_share", r.unplanned_share, ranges::kShare);
        check.hold_date(tables::kRecords, r.locality, "date", r.date);
    }
}

}  // namespace merestone::io
