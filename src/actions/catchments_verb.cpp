// The verb catchments: who each practice, premises or hub serves; of hubs also what they are together: who is in several, who in none.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "actions/outcome.hpp"
#include "analysis/catchments.hpp"
#include "base/text.hpp"
#include "geo/outline.hpp"
#include "io/layers.hpp"
#include "io/result_sheets.hpp"

namespace merestone::actions {
namespace {

constexpr std::size_t kMostZonesTold = 10;  // in the text; JSON has all

std::vector<analysis::CatchmentSite> sites_of(const model::Plan& plan, const std::string& kind) {
    std::vector<analysis::CatchmentSite> sites;
    const auto take = [&](const auto& places) {
        for (const auto& place : places)
            if (place.at) sites.push_back({kind, place.id, *place.at});
    };
    if (kind == "practice") take(plan.practices);
    if (kind == "premises") take(plan.premises);
    if (kind == "hub") take(plan.hubs);
    return sites;
}

// People of a zone who are in none of the catchments.
struct Unserved {
    model::ZoneIx zone;
    double people = 0.0;
    double share_of_zone = 0.0;
};
struct Pair {
    std::string a;
    std::string b;
    double people = 0.0;
    double area_m2 = 0.0;
};

// Several catchments as one.
struct Together {
    std::size_t catchments = 0;
    double people_in_footprint = 0.0;
    analysis::CatchmentOverlap overlap;
    std::vector<Pair> pairs;                // that share ground, in the order of the sites
    std::vector<Unserved> unserved;         // most people first, ties by zone
    std::vector<double> unserved_by_fifth;  // of deprivation
};

Together taken_together(const model::Plan& plan, const analysis::Catchments& catchments, const std::vector<model::Catchment>& found) {
    Together out;
    std::vector<geo::MultiPolygon> shapes;
    for (const model::Catchment& c : found) shapes.push_back(c.shape);
    out.catchments = found.size();
    out.people_in_footprint = catchments.people_in_footprint();
    out.overlap = catchments.overlap(shapes);
    for (std::size_t a = 0; a < found.size(); ++a)
        for (std::size_t b = a + 1; b < found.size(); ++b) {
            const std::array<geo::MultiPolygon, 2> both = {shapes[a], shapes[b]};
            const analysis::CatchmentOverlap shared = catchments.overlap(both);
            const double area_m2 = geo::area_m2(shared.in_several);
            if (area_m2 > 1.0) out.pairs.push_back({found[a].subject, found[b].subject, shared.people_in_several, area_m2});
        }

    // What the whole footprint holds, less what lies in any.
    const std::vector<std::int32_t> one(plan.zones.size(), 0);
    const auto all = catchments.by_polygon({}, geo::outlines(*plan.topology, one, 1)[0], "footprint");
    const auto any = catchments.by_polygon({}, out.overlap.in_any, "any");
    std::vector<double> in_any(plan.zones.size(), 0.0);
    for (const model::CatchmentZone& z : any.zones) in_any[z.zone.pos()] = z.people;
    for (const model::CatchmentZone& z : all.zones) {
        const double people = z.people - in_any[z.zone.pos()];
        if (people > 0.05) out.unserved.push_back({z.zone, people, people / z.people});  // less is rounding
    }
    std::stable_sort(out.unserved.begin(), out.unserved.end(), [](const Unserved& a, const Unserved& b) { return a.people > b.people; });
    for (std::size_t k = 0; k < all.people_by_imd_quintile.size(); ++k)
        out.unserved_by_fifth.push_back(
            std::max(0.0, all.people_by_imd_quintile[k] - (k < any.people_by_imd_quintile.size() ? any.people_by_imd_quintile[k] : 0.0)));
    return out;
}

Json json_of(const model::Plan& plan, const Together& t) {
    Json pairs = Json::array();
    for (const Pair& p : t.pairs)
        pairs.push_back({{"a", p.a}, {"b", p.b}, {"people", rounded(p.people, 1)}, {"area_km2", rounded(p.area_m2 / 1e6, 3)}});
    Json zones = Json::array();
    for (const Unserved& u : t.unserved)
        zones.push_back(
            {{"zone", plan.zones[u.zone.pos()].id}, {"people", rounded(u.people, 1)}, {"share_of_zone", rounded(u.share_of_zone, 4)}});
    Json fifths = Json::array();
    for (const double n : t.unserved_by_fifth) fifths.push_back(rounded(n, 1));
    return {{"catchments", t.catchments},
            {"people_in_footprint", rounded(t.people_in_footprint, 1)},
            {"people_in_any", rounded(t.overlap.people_in_any, 1)},
            {"people_in_several", rounded(t.overlap.people_in_several, 1)},
            {"people_in_none", rounded(t.overlap.people_in_none, 1)},
            {"people_by", t.overlap.people_by},
            {"area_in_any_km2", rounded(geo::area_m2(t.overlap.in_any) / 1e6, 3)},
            {"area_in_several_km2", rounded(geo::area_m2(t.overlap.in_several) / 1e6, 3)},
            {"people_in_none_by_deprivation_fifth", std::move(fifths)},
            {"pairs", std::move(pairs)},
            {"zones_with_people_in_none", std::move(zones)}};
}

std::string text_of(const model::Plan& plan, const Together& t) {
    const auto people = [&](double n) {
        const double pct = t.people_in_footprint > 0 ? 100 * n / t.people_in_footprint : 0.0;
        return fmt::format("{:>10} people ({}%)", base::grouped(static_cast<std::int64_t>(std::llround(n))), base::number_text(pct, 1));
    };
    if (t.catchments == 0) return "the plan has no hub with a position: add [[hubs]] to plan.toml\n";
    std::string out = fmt::format("{} hubs together, of {} people\n", t.catchments,
                                  base::grouped(static_cast<std::int64_t>(std::llround(t.people_in_footprint))));
    out += fmt::format("  in one or more  {}\n", people(t.overlap.people_in_any));
    out += fmt::format("  in two or more  {}\n", people(t.overlap.people_in_several));
    out += fmt::format("  in none         {}\n", people(t.overlap.people_in_none));
    for (const Pair& p : t.pairs) out += fmt::format("  both {} and {}: {}\n", p.a, p.b, people(p.people));
    if (t.unserved.empty()) return out;
    out += fmt::format("{} zones have people in none{}\n", t.unserved.size(),
                       t.unserved.size() > kMostZonesTold ? fmt::format("; the {} with most", kMostZonesTold) : std::string());
    for (std::size_t i = 0; i < std::min(t.unserved.size(), kMostZonesTold); ++i) {
        const Unserved& u = t.unserved[i];
        out += fmt::format("  {:<10} {:<36} {:>8} people, {}% of the zone\n", plan.zones[u.zone.pos()].id, plan.zones[u.zone.pos()].name,
                           base::grouped(static_cast<std::int64_t>(std::llround(u.people))), base::number_text(100 * u.share_of_zone, 0));
    }
    return out;
}

}  // namespace

Outcome run_catchments(const Request& request, const base::Progress& progress) {
    auto opened = open_plan(request.plan, request.options, progress);
    if (!opened) return failed("catchments", opened.error(), {}, {});
    const model::Plan& plan = opened.value().plan;
    if (model::has_errors(opened.value().problems)) return refused("catchments", plan, opened.value().problems);
    const std::string kind = request.what == "localities" ? "practice" : request.what;
    const std::vector<analysis::CatchmentSite> sites = sites_of(plan, kind);
    const analysis::Catchments catchments(plan);
    std::vector<model::Catchment> found;
    if (request.method == "nearest") {
        found = catchments.nearest(sites);
    } else if (request.method == "radius") {
        for (const analysis::CatchmentSite& site : sites) found.push_back(catchments.by_radius(site, base::Metres(request.radius_m)));
    } else {
        if (kind != "practice")
            return failed("catchments",
                          {base::ErrorKind::usage, "only practices have registered patients",
                           "Use --method radius or nearest for premises and hubs."},
                          plan, opened.value().problems);
        if (plan.flows.empty())
            return failed("catchments",
                          {base::ErrorKind::bad_input, "the plan does not say where patients live",
                           "Add [sources.flows], or use --method radius or nearest."},
                          plan, opened.value().problems);
        for (std::size_t p = 0; p < plan.practices.size(); ++p)
            if (plan.flows[p].total() > 0) found.push_back(catchments.registered(model::PracticeIx(p), request.core_share));
    }
    Outcome out;
    out.json = envelope("catchments", plan, opened.value().problems);
    out.json["result"] = {{"catchments", json_of(plan, found)}};
    for (const model::Catchment& c : found)
        out.text += fmt::format("{:<10} {:<28} {:>10} people by {} ({} zones)\n", c.subject, c.method + " " + c.detail,
                                base::grouped(static_cast<std::int64_t>(std::llround(c.people))), c.people_by, c.zones.size());
    if (kind == "hub") {
        const Together together = taken_together(plan, catchments, found);
        out.json["result"]["together"] = json_of(plan, together);
        out.text += "\n" + text_of(plan, together);
    }
    if (!request.out.empty()) {
        const auto done = io::write_sheet(request.out, io::catchments_sheet(plan, found), plan.as_at);
        if (!done) return failed("catchments", done.error(), plan, opened.value().problems);
    }
    return out;
}

}  // namespace merestone::actions
