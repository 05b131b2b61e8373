#include "analysis/catchments.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "geo/geos_ops.hpp"
#include "geo/outline.hpp"
#include "travel/straight_line.hpp"

namespace merestone::analysis {
namespace {

struct ZonePart {
    std::size_t zone = 0;
    double share = 0.0;  // of the zone's people
};

std::string age_label(const model::AgeBand& band) {
    return band.to_age >= 120 ? fmt::format("{}+", band.from_age) : fmt::format("{}-{}", band.from_age, band.to_age);
}

}  // namespace

struct Catchments::Impl {
    explicit Impl(const model::Plan& p) : plan(p) {
        base::check(plan.topology != nullptr && plan.topology->zones.size() == plan.zones.size(), "catchments need the zones' topology");
        const std::vector<std::int32_t> all(plan.zones.size(), 0);
        footprint = std::move(geo::outlines(*plan.topology, all, 1).front());
        registered = registered_people(plan);
        residents_known = std::any_of(plan.zones.begin(), plan.zones.end(), [](const model::Zone& z) { return z.residents.has_value(); });
        for (std::size_t z = 0; z < plan.zones.size(); ++z)
            people.push_back(residents_known ? static_cast<double>(plan.zones[z].residents.value_or(0)) : registered.in_zone[z]);
        points.resize(plan.zones.size());
        point_weight.assign(plan.zones.size(), 0.0);
        for (std::size_t i = 0; i < plan.people_points.size(); ++i) {
            const model::PeoplePoint& point = plan.people_points[i];
            if (!point.zone || !(point.weight > 0.0)) continue;
            points[point.zone.pos()].push_back(i);
            point_weight[point.zone.pos()] += point.weight;
        }
    }

    [[nodiscard]] bool by_points(std::size_t zone) const { return !points[zone].empty(); }

    [[nodiscard]] double share_inside(std::size_t zone, const geo::MultiPolygon& shape, const geo::Box& box) const {
        if (by_points(zone)) {
            double inside = 0.0;
            for (const std::size_t i : points[zone])
                if (box.contains(plan.people_points[i].at) && geo::contains(shape, plan.people_points[i].at))
                    inside += plan.people_points[i].weight;
            return inside / point_weight[zone];
        }
        const double area_m2 = plan.topology->zone_area_m2[zone];
        if (!(area_m2 > 0.0)) return geo::contains(shape, plan.zones[zone].centre) ? 1.0 : 0.0;  // a zone that lost its polygon
        return std::clamp(geo::intersection_area_m2(plan.topology->polygon(zone), shape) / area_m2, 0.0, 1.0);
    }

    // Zones with people inside, ascending.
    [[nodiscard]] std::vector<ZonePart> parts_inside(const geo::MultiPolygon& shape) const {
        std::vector<ZonePart> out;
        const geo::Box box = geo::box_of(shape);
        for (std::size_t z = 0; z < plan.zones.size(); ++z) {
            // Points may stand a little outside their zone's generalised outline.
            const bool near = box.meets(plan.topology->zone_box[z]) || by_points(z) || box.contains(plan.zones[z].centre);
            if (!near) continue;
            if (const double share = share_inside(z, shape, box); share > 0.0) out.push_back({z, share});
        }
        return out;
    }

    [[nodiscard]] std::string method_of(const std::vector<ZonePart>& parts) const {
        std::size_t pointed = 0;
        for (const ZonePart& part : parts)
            if (by_points(part.zone)) ++pointed;
        const char* who = residents_known ? "residents" : "registered patients";
        if (pointed == 0) return fmt::format("{} by area", who);
        if (pointed == parts.size()) return fmt::format("{} by people points", who);
        return fmt::format("{} by people points, by area in {} of {} zones", who, parts.size() - pointed, parts.size());
    }

    void count(const std::vector<ZonePart>& parts, model::Catchment& out) const {
        std::map<std::pair<int, int>, std::pair<std::string, double>> ages;
        std::vector<double> by_quintile(5, 0.0);
        bool any_quintile = false;
        for (const ZonePart& part : parts) {
            const model::Zone& zone = plan.zones[part.zone];
            const double inside = people[part.zone] * part.share;
            out.people += inside;
            out.zones.push_back({model::ZoneIx(part.zone), inside, part.share});
            if (zone.imd_quintile && *zone.imd_quintile >= 1 && *zone.imd_quintile <= 5) {
                by_quintile[static_cast<std::size_t>(*zone.imd_quintile - 1)] += inside;
                any_quintile = true;
            }
            for (const model::AgeBand& band : zone.ages) {
                auto& row = ages[{band.from_age, band.to_age}];
                row.first = age_label(band);
                row.second += static_cast<double>(band.people) * part.share;
            }
        }
        if (any_quintile) out.people_by_imd_quintile = std::move(by_quintile);
        for (auto& [edges, row] : ages) out.people_by_age.push_back(std::move(row));
        out.people_by = method_of(parts);
    }

    [[nodiscard]] double people_of(const std::vector<ZonePart>& parts) const {
        double sum = 0.0;
        for (const ZonePart& part : parts) sum += people[part.zone] * part.share;
        return sum;
    }

    [[nodiscard]] model::Catchment of_shape(const CatchmentSite& site, const char* method, std::string detail,
                                            geo::MultiPolygon shape) const {
        model::Catchment out = named(site.kind, site.id, method, std::move(detail));
        count(parts_inside(shape), out);
        out.shape = std::move(shape);
        return out;
    }

    [[nodiscard]] static model::Catchment named(const std::string& kind, const std::string& id, const char* method, std::string detail) {
        model::Catchment out;
        out.subject_kind = kind;
        out.subject = id;
        out.method = method;
        out.detail = std::move(detail);
        return out;
    }

    const model::Plan& plan;
    geo::MultiPolygon footprint;
    RegisteredPeople registered;
    bool residents_known = false;
    std::vector<double> people;                    // per zone
    std::vector<std::vector<std::size_t>> points;  // per zone: its people points of some weight
    std::vector<double> point_weight;
};

Catchments::Catchments(const model::Plan& plan) : impl_(std::make_unique<Impl>(plan)) {}
Catchments::~Catchments() = default;

double Catchments::people_in_footprint() const noexcept {
    double sum = 0.0;
    for (const double p : impl_->people) sum += p;
    return sum;
}

model::Catchment Catchments::by_radius(const CatchmentSite& site, base::Metres radius) const {
    base::check(radius.value() > 0.0, "a catchment's radius must be above 0");
    geo::MultiPolygon shape = geo::intersection(geo::circle(site.at, radius.value()), impl_->footprint);
    return impl_->of_shape(site, "radius", base::number_text(radius.value()) + " m", std::move(shape));
}

model::Catchment Catchments::by_polygon(const CatchmentSite& site, const geo::MultiPolygon& shape, std::string detail) const {
    return impl_->of_shape(site, "polygon", std::move(detail), geo::intersection(shape, impl_->footprint));
}

std::vector<model::Catchment> Catchments::nearest(std::span<const CatchmentSite> sites) const {
    const Impl& in = *impl_;
    std::vector<geo::Point> places;
    for (const CatchmentSite& site : sites) places.push_back(site.at);
    std::vector<geo::MultiPolygon> cells = geo::voronoi(places, in.footprint);
    const travel::StraightLine to_sites(places);

    std::vector<std::vector<ZonePart>> parts(sites.size());
    std::vector<geo::Box> boxes;
    for (const geo::MultiPolygon& cell : cells) boxes.push_back(geo::box_of(cell));
    for (std::size_t z = 0; z < in.plan.zones.size() && !sites.empty(); ++z) {
        std::map<std::size_t, double> weight;  // by site
        if (in.by_points(z)) {
            for (const std::size_t i : in.points[z])
                weight[*to_sites.nearest(in.plan.people_points[i].at)] += in.plan.people_points[i].weight;
        } else if (in.plan.topology->zone_area_m2[z] > 0.0) {
            const geo::MultiPolygon shape = in.plan.topology->polygon(z);
            for (std::size_t s = 0; s < cells.size(); ++s)
                if (boxes[s].meets(in.plan.topology->zone_box[z]))
                    if (const double area_m2 = geo::intersection_area_m2(shape, cells[s]); area_m2 > 0.0) weight[s] = area_m2;
        }
        if (weight.empty()) weight[*to_sites.nearest(in.plan.zones[z].centre)] = 1.0;
        double total = 0.0;
        for (const auto& [site, w] : weight) total += w;
        for (const auto& [site, w] : weight)
            parts[site].push_back({z, w / total});  // cells tile the footprint: the shares are made to add up to 1
    }

    std::vector<model::Catchment> out;
    for (std::size_t s = 0; s < sites.size(); ++s) {
        model::Catchment& one =
            out.emplace_back(Impl::named(sites[s].kind, sites[s].id, "nearest", fmt::format("straight line, {} sites", sites.size())));
        in.count(parts[s], one);
        one.shape = std::move(cells[s]);
    }
    return out;
}

model::Catchment Catchments::registered(model::PracticeIx practice, double core_share) const {
    base::check(core_share > 0.0 && core_share <= 1.0, "a core holds a share of the list above 0 and at most 1");
    const Impl& in = *impl_;
    const model::Practice& who = in.plan.practices[practice.pos()];
    std::vector<model::ZonePeople> rows = in.registered.of_practice[practice.pos()];
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.people != b.people ? a.people > b.people : a.zone < b.zone; });

    const double list = static_cast<double>(who.list.value_or(0));
    double held = 0.0;
    std::size_t taken = 0;
    while (taken < rows.size() && rows[taken].people > 0.0 && held < core_share * list * (1.0 - 1e-12)) held += rows[taken++].people;
    rows.resize(taken);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.zone < b.zone; });

    std::string detail = fmt::format("core {}%", base::number_text(std::round(core_share * 1000.0) / 10.0));
    if (held < core_share * list * (1.0 - 1e-12))
        detail += fmt::format(": the footprint's zones hold only {}% of the list", base::number_text(held / list * 100.0, 1));
    model::Catchment out = Impl::named("practice", who.id, "registered", std::move(detail));
    out.people_by = "registered list";

    std::vector<double> by_quintile(5, 0.0);
    bool any_quintile = false;
    std::vector<std::int32_t> label(in.plan.zones.size(), -1);
    for (const model::ZonePeople& row : rows) {
        const std::size_t z = row.zone.pos();
        label[z] = 0;
        double of_zone = in.registered.in_zone[z];
        if (!in.plan.outside_practice_by_zone.empty()) of_zone += static_cast<double>(in.plan.outside_practice_by_zone[z]);
        out.people += row.people;
        out.zones.push_back({row.zone, row.people, row.people / of_zone});
        if (const auto& fifth = in.plan.zones[z].imd_quintile; fifth && *fifth >= 1 && *fifth <= 5) {
            by_quintile[static_cast<std::size_t>(*fifth - 1)] += row.people;
            any_quintile = true;
        }
    }
    if (any_quintile) out.people_by_imd_quintile = std::move(by_quintile);
    out.shape = std::move(geo::outlines(*in.plan.topology, label, 1).front());
    return out;
}

CatchmentOverlap Catchments::overlap(std::span<const geo::MultiPolygon> shapes) const {
    std::vector<geo::MultiPolygon> clipped;
    for (const geo::MultiPolygon& shape : shapes) clipped.push_back(geo::intersection(shape, impl_->footprint));
    std::vector<geo::MultiPolygon> shared;
    for (std::size_t a = 0; a < clipped.size(); ++a)
        for (std::size_t b = a + 1; b < clipped.size(); ++b)
            if (geo::box_of(clipped[a]).meets(geo::box_of(clipped[b]))) shared.push_back(geo::intersection(clipped[a], clipped[b]));

    CatchmentOverlap out;
    out.in_any = geo::union_of(clipped);
    out.in_several = geo::union_of(shared);
    const std::vector<ZonePart> any = impl_->parts_inside(out.in_any);
    out.people_in_any = impl_->people_of(any);
    out.people_in_several = impl_->people_of(impl_->parts_inside(out.in_several));
    out.people_in_none = people_in_footprint() - out.people_in_any;
    out.people_by = impl_->method_of(any);
    return out;
}

}  // namespace merestone::analysis
