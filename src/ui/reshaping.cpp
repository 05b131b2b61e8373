#include "ui/reshaping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/catchments.hpp"
#include "base/text.hpp"
#include "geo/geos_ops.hpp"
#include "session/profile.hpp"
#include "style/numbers.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

using scene::ItemKind;

constexpr double kSnap_px = 9.0;
constexpr std::size_t kCountedWhileDrawn = 8000;  // zones: with more, preparing to count takes a second

const model::Hub* subject_hub(const Desk& d) {
    const scene::ItemId id = d.selection.subject();
    const auto& hubs = d.document->shown().plan.hubs;
    return (id.kind == ItemKind::hub || id.kind == ItemKind::hub_catchment) && id.number < hubs.size() ? &hubs[id.number] : nullptr;
}
const model::HousingSite* subject_site(const Desk& d) {
    const scene::ItemId id = d.selection.subject();
    const auto& sites = d.document->shown().plan.housing;
    return id.kind == ItemKind::housing && id.number < sites.size() ? &sites[id.number] : nullptr;
}

std::vector<analysis::CatchmentSite> sites_of(const model::Plan& plan) {
    std::vector<analysis::CatchmentSite> out;
    for (const model::Hub& hub : plan.hubs)
        if (hub.at) out.push_back({"hub", hub.id, *hub.at});
    return out;
}

// A shape worked out aside for one hub; dropped where the plan changed meanwhile.
void shape_aside(Desk& d, const char* name, std::function<base::Result<geo::MultiPolygon>(const model::Plan&)> work) {
    const model::Hub* hub = subject_hub(d);
    if (hub == nullptr) return;
    d.pool.run<geo::MultiPolygon>(
        name, d.document->revision() + (d.document_number << 40U),
        [plan = d.document->session().plan(), work = std::move(work)](const base::Progress&) { return work(*plan); },
        [&d, id = hub->id](jobs::Key key, base::Result<geo::MultiPolygon> r) {
            if (!d.document || key != d.document->revision() + (d.document_number << 40U)) return;
            if (!r) return d.notices.say(r.error(), d.now_s);
            (void)d.apply(edit::SetHubCatchment{id, std::move(r).value()});
        });
}

}  // namespace

Reshaping& reshaping_of(Desk& d) {
    if (!d.reshaping) d.reshaping = std::make_shared<Reshaping>();
    return *d.reshaping;
}

std::optional<DrawnShape> drawn_shape(const Desk& d) {
    if (!d.document || d.selection.empty()) return {};
    if (const model::Hub* hub = subject_hub(d)) return DrawnShape{hub->catchment, "hub " + hub->id, hub->name};
    if (const model::HousingSite* site = subject_site(d)) return DrawnShape{site->area, "site " + site->id, site->name};
    return {};
}

bool put_shape(Desk& d, const geo::MultiPolygon& shape) {
    const geo::Tidied tidy = geo::tidied(shape);
    bool done = false;
    if (const model::Hub* hub = subject_hub(d)) {
        done = d.apply(edit::SetHubCatchment{hub->id, tidy.shape});
    } else if (const model::HousingSite* site = subject_site(d)) {
        model::HousingSite changed = *site;
        changed.area = tidy.shape;
        done = d.apply(edit::PutHousingSite{std::move(changed)});
    }
    if (done && tidy.crossed)
        d.say(NoticeKind::hint, "The outline crossed itself: it was parted where it crosses", "Ctrl+Z takes the step back.");
    return done;
}

geo::Point snapped(Desk& d, geo::Point at) {
    Reshaping& r = reshaping_of(d);
    r.snapped.reset();
    if (d.input.held(platform::Key::left_alt) || d.input.held(platform::Key::right_alt)) return at;
    const double within_m = kSnap_px * d.view.camera().metres_per_px;
    double least_m = within_m;
    const auto offer = [&](geo::Point p) {
        const double away_m = geo::distance_m(p, at);
        if (away_m > least_m) return;
        least_m = away_m;
        r.snapped = p;
    };
    const Shown s = d.document->shown();
    for (const model::Practice& p : s.plan.practices)
        if (p.at) offer(*p.at);
    for (const model::Premises& p : s.plan.premises)
        if (p.at) offer(*p.at);
    for (const model::NamedPoint& p : s.plan.points) offer(p.at);
    const auto mine = drawn_shape(d);
    for (const model::Hub& hub : s.plan.hubs) {
        if (hub.at) offer(*hub.at);
        if (mine && mine->of == "hub " + hub.id) continue;
        if (const auto corner = geo::corner_near(hub.catchment, at, least_m))
            if (const auto p = geo::place_of(hub.catchment, *corner)) offer(*p);
    }
    if (r.snapped) return *r.snapped;
    if (d.document->geography().index)
        if (const auto arc = d.document->geography().index->nearest_arc_point(at, within_m)) r.snapped = arc->at;
    return r.snapped.value_or(at);
}

bool take_sketch(Desk& d, const geo::Ring& ring) {
    Reshaping& r = reshaping_of(d);
    if (r.sketch == Reshaping::Sketch::none) return false;
    const auto drawn = drawn_shape(d);
    const bool hole = r.sketch == Reshaping::Sketch::hole;
    r.sketch = Reshaping::Sketch::none;
    if (!drawn) return false;
    const geo::MultiPolygon after = hole ? geo::without_area(drawn->shape, ring) : geo::with_part(drawn->shape, ring);
    if (hole && geo::area_m2(after) >= geo::area_m2(drawn->shape) - 0.5)
        d.say(NoticeKind::hint, "Nothing was cut away: the outline lies outside the shape");
    else if (hole && after.empty()) d.say(NoticeKind::hint, "That would leave nothing of the shape");
    else (void)put_shape(d, after);
    d.tool = Tool::reshape;
    return true;
}

std::optional<double> people_within(Desk& d, const geo::MultiPolygon& shape) {
    if (shape.empty() || d.document->shown().plan.zones.size() > kCountedWhileDrawn) return {};
    const session::Profile p = d.document->session().profile(geo::repaired(shape));
    return p.people_resident ? p.people_resident : std::optional(p.people_registered_living);
}

void catchment_by_radius(Desk& d, double radius_m) {
    const model::Hub* hub = subject_hub(d);
    if (hub == nullptr || !hub->at) return;
    const analysis::CatchmentSite site{"hub", hub->id, *hub->at};
    shape_aside(d, "Drawing a circle", [site, radius_m](const model::Plan& plan) -> base::Result<geo::MultiPolygon> {
        return analysis::Catchments(plan).by_radius(site, base::Metres(radius_m)).shape;
    });
}

void catchment_by_nearest(Desk& d) {
    const model::Hub* hub = subject_hub(d);
    if (hub == nullptr) return;
    shape_aside(d, "Finding what is nearest", [id = hub->id](const model::Plan& plan) -> base::Result<geo::MultiPolygon> {
        const auto sites = sites_of(plan);
        for (const model::Catchment& c : analysis::Catchments(plan).nearest(sites))
            if (c.subject == id) return c.shape;
        return base::Error{base::ErrorKind::bad_input, "this hub has no place on the map", "Place it first."};
    });
}

void unite_with(Desk& d, const std::string& other_hub) {
    const auto drawn = drawn_shape(d);
    const auto& hubs = d.document->shown().plan.hubs;
    const auto other = std::find_if(hubs.begin(), hubs.end(), [&](const model::Hub& h) { return h.id == other_hub; });
    if (!drawn || other == hubs.end()) return;
    const std::array<geo::MultiPolygon, 2> both{drawn->shape, other->catchment};
    (void)put_shape(d, geo::union_of(both));
}

void count_together(Desk& d) {
    Reshaping& r = reshaping_of(d);
    const std::uint64_t now = d.document->revision() + (d.document_number << 40U);
    if (r.asked || r.together_for == now) return;
    std::vector<geo::MultiPolygon> shapes;
    for (const model::Hub& hub : d.document->shown().plan.hubs)
        if (!hub.catchment.empty()) shapes.push_back(hub.catchment);
    r.asked = true;
    d.pool.run<Reshaping::Together>(
        "Counting who is in several catchments", now,
        [plan = d.document->session().plan(),
         shapes = std::move(shapes)](const base::Progress& progress) -> base::Result<Reshaping::Together> {
            Reshaping::Together out;
            out.catchments = shapes.size();
            const analysis::CatchmentOverlap o = analysis::Catchments(*plan).overlap(shapes);
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            out.in_any = o.people_in_any;
            out.in_several = o.people_in_several;
            out.in_none = o.people_in_none;
            out.people_by = o.people_by;
            std::vector<geo::MultiPolygon> zones;
            for (std::uint32_t z = 0; z < plan->zones.size(); ++z) zones.push_back(plan->topology->polygon(z));
            const auto any = geo::share_within(zones, o.in_any);
            const auto several = geo::share_within(zones, o.in_several);
            for (std::uint32_t z = 0; z < zones.size(); ++z) {
                if (any[z] < 0.5) out.zones_in_none.push_back(z);
                if (several[z] >= 0.5) out.zones_in_several.push_back(z);
            }
            return out;
        },
        [&d](jobs::Key key, base::Result<Reshaping::Together> result) {
            Reshaping& at = reshaping_of(d);
            at.asked = false;
            if (!result || !d.document || key != d.document->revision() + (d.document_number << 40U)) return;
            at.together = std::move(result).value();
            at.together_for = key;
        });
}

void copy_catchment_profile(Desk& d) {
    const auto drawn = drawn_shape(d);
    if (!drawn || drawn->shape.empty()) return;
    const session::Profile p = d.document->session().profile(drawn->shape);
    const Shown s = d.document->shown();
    std::string text = drawn->name + "\n";
    const auto line = [&](const std::string& name, const std::string& value) { text += name + "\t" + value + "\n"; };
    line("Area, km2", base::number_text(geo::area_m2(drawn->shape) / 1e6, 2));
    line("Residents", p.people_resident ? style::whole(*p.people_resident) : "nothing known");
    line("Registered with the plan's practices and living here", style::whole(p.people_registered_living));
    line("Practices here", std::to_string(p.practices.size()));
    line("Their lists", base::grouped(p.people_registered_list));
    for (const auto& [age, people] : p.people_by_age) line("Residents aged " + age, style::whole(people));
    for (std::size_t i = 0; i < p.people_by_imd_quintile.size(); ++i)
        line(fmt::format("Residents in fifth {} of deprivation{}", i + 1, i == 0 ? " (most deprived)" : ""),
             style::whole(p.people_by_imd_quintile[i]));
    line("Premises here", fmt::format("{}, of {} the rooms are known", p.premises.size(), p.premises_with_rooms));
    line("Consulting rooms", p.rooms_ce ? style::number_short(*p.rooms_ce) : "nothing known");
    line("Treatment rooms", p.rooms_treatment ? style::number_short(*p.rooms_treatment) : "nothing known");
    line("Homes planned, at least", base::grouped(p.dwellings_min));
    for (const session::BoundaryShare& b : p.boundaries)
        line("Share in " + b.boundary + " " + (b.part.empty() ? "(none)" : b.part), style::percent(b.share));
    text += "People by\t" + p.people_by + "\nAs at\t" + s.plan.as_at + "\n";
    if (s.plan.illustrative) text += "Illustrative data, made up\n";
    if (d.host.set_clipboard) d.host.set_clipboard(text);
    d.say(NoticeKind::done, "The profile is on the clipboard");
}

}  // namespace merestone::ui
