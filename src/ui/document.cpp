#include "ui/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numbers>

namespace merestone::ui {
namespace {

constexpr double kHubReach_m = 3000.0;  // shown for a hub until a catchment is drawn
// The rules whose breach is known at once; the others wait for the estate's job.
constexpr std::array kCheapRules{"L1", "L3", "L4", "L5", "L6", "L7"};

bool is_cheap(const std::string& rule) { return std::find(kCheapRules.begin(), kCheapRules.end(), rule) != kCheapRules.end(); }

bool same(const geo::MultiPolygon& a, const geo::MultiPolygon& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const geo::Polygon& x, const geo::Polygon& y) { return x.outer == y.outer && x.holes == y.holes; });
}

}  // namespace

std::shared_ptr<const Geography> make_geography(const model::Plan& plan, const base::Progress& progress) {
    auto out = std::make_shared<Geography>();
    if (!plan.topology) return out;
    progress.say(0.0, "preparing the map");
    out->levels = scene::make_levels(plan.topology, scene::kLevelTolerances_m, progress.part(0.0, 0.4));
    if (progress.cancelled()) return nullptr;
    out->mesh = gl::make_mesh(out->levels, progress.part(0.4, 0.9));
    if (out->mesh == nullptr) return nullptr;
    out->index = std::make_shared<scene::GeographyIndex>(plan.topology);
    progress.say(1.0, "preparing the map");
    return out;
}

Document::Document(session::Start start, jobs::Pool& pool, std::shared_ptr<const Geography> geography)
    : path_(start.opened), sample_(start.embedded_sample), session_(std::move(start), &pool), geography_(std::move(geography)) {
    for (const model::NamedLine& line : session_.base().lines)
        for (const auto& part : line.parts) lines_.push_back({line.category, line.name, part});
    session_.request_estate();
    refresh();
}

void Document::take_figures() {
    plan_ = session_.plan();
    people_ = session_.people();
    view_ = edit::scenario_of(*plan_, session_.draft());
    const auto& live = session_.live().localities();
    const session::Estate* estate = session_.estate();
    localities_.clear();
    for (std::size_t i = 0; i < view_.draft_locality.size(); ++i) {
        const session::LiveLocality& l = live[view_.draft_locality[i].pos()];
        model::LocalityStats s;
        s.id = view_.scenario.locality_id[i];
        s.name = view_.scenario.locality_name[i];
        s.people_registered = l.people_registered;
        s.people_resident = l.people_resident;
        s.residents_known = l.residents_known;
        s.practices = l.practices;
        s.zones = l.zones;
        s.area_km2 = l.area_km2;
        s.border_km = l.border_km;
        s.distance_km = l.distance_km;
        if (l.best_zone) s.best_zone = plan_->zones[l.best_zone.pos()].name;
        s.selfcontained_share = l.selfcontained_share;
        s.pieces = l.pieces;
        s.holes = l.holes;
        s.compactness = l.border_km > 0 ? 4 * std::numbers::pi * l.area_km2 / (l.border_km * l.border_km) : 0.0;
        s.rag = l.rag;
        // What only the job works out is shown while it is of this revision; a locality that an edit left alone keeps its colour meanwhile.
        for (std::size_t k = 0; estate != nullptr && k < estate->draft_locality.size(); ++k) {
            if (estate->draft_locality[k] != view_.draft_locality[i]) continue;
            const model::LocalityStats& full = estate->judged.front().localities[k];
            if (session_.estate_current()) {
                s.commissioners = full.commissioners;
                s.people_by_imd_quintile = full.people_by_imd_quintile;
                s.aged_75_share = full.aged_75_share;
                s.rag = std::max(s.rag, full.rag);
            } else if (full.people_registered == s.people_registered && full.zones == s.zones && full.practices == s.practices) {
                s.rag = std::max(s.rag, full.rag);
            }
        }
        localities_.push_back(std::move(s));
    }
}

void Document::take_flags() {
    flags_.clear();
    const session::Estate* estate = session_.estate();
    const bool current = session_.estate_current();
    if (estate != nullptr)
        for (const model::Flag& f : estate->result.flags)
            if (current || !is_cheap(f.rule)) flags_.push_back(f);
    if (current) return;
    std::size_t number = 0;
    for (const session::CheapFlag& c : session_.live().flags(session_.draft())) {
        model::Flag f;
        f.id = fmt::format("now{}", ++number);
        f.rule = c.rule;
        f.rag = c.rag;
        f.severity = c.rag == model::Rag::red ? model::Severity::error : model::Severity::warning;
        f.subject_kind = c.locality ? "locality" : "plan";
        f.subject = c.locality ? session_.draft().localities[c.locality.pos()].id : plan_->id;
        f.reason = c.words;
        flags_.push_back(std::move(f));
    }
    std::stable_sort(flags_.begin(), flags_.end(), [](const model::Flag& a, const model::Flag& b) { return a.rag > b.rag; });
}

void Document::take_catchments() {
    std::vector<geo::MultiPolygon> shapes;
    std::vector<geo::Point> places;
    for (const model::Hub& hub : plan_->hubs) {
        shapes.push_back(hub.catchment);
        places.push_back(hub.at.value_or(geo::Point{}));
    }
    if (places == catchments_at_ && std::equal(shapes.begin(), shapes.end(), catchments_of_.begin(), catchments_of_.end(), same) &&
        catchments_.size() <= plan_->hubs.size())
        return;
    catchments_.clear();
    if (!plan_->hubs.empty() && plan_->topology) {
        const analysis::Catchments catchments(*plan_);
        for (const model::Hub& hub : plan_->hubs) {
            if (!hub.at) continue;
            const analysis::CatchmentSite site{"hub", hub.id, *hub.at};
            catchments_.push_back(hub.catchment.empty() ? catchments.by_radius(site, base::Metres(kHubReach_m))
                                                        : catchments.by_polygon(site, hub.catchment, "as drawn"));
        }
    }
    catchments_of_ = std::move(shapes);
    catchments_at_ = std::move(places);
}

void Document::look_at(std::optional<base::Year> year) {
    if (year == year_) return;
    year_ = year;
    ++year_changes_;
    take_year();
}

void Document::take_year() {
    const session::Estate* estate = session_.estate();
    tables_ = session_.estate_current() ? estate->years : nullptr;
    in_year_.reset();
    if (!year_ || !tables_) return;
    if (const auto index = tables_->index_of(*year_)) in_year_ = tables_->view(*index);
}

bool Document::refresh() {
    const std::uint64_t estate_now = session_.estate_revision();
    const bool current = session_.estate_current();
    const bool drafted = revision_ == 0 || draft_for_ != session_.revision();
    if (!drafted && estate_for_ == estate_now && estate_was_current_ == current) return false;
    if (drafted && !current) session_.request_estate();
    take_figures();
    take_flags();
    take_year();
    if (drafted) take_catchments();
    draft_for_ = session_.revision();
    estate_for_ = estate_now;
    estate_was_current_ = current;
    ++revision_;
    return true;
}

Shown Document::shown() const {
    Shown out{*plan_, view_.scenario, localities_, flags_, catchments_, session_.problems(), *people_};
    out.year = year_;
    if (in_year_) {
        out.in_year = &*in_year_;
        out.people_by_year = &session_.estate()->result.people;
    }
    return out;
}

model::LocalityIx Document::in_draft(std::uint32_t shown_locality) const {
    return shown_locality < view_.draft_locality.size() ? view_.draft_locality[shown_locality] : model::LocalityIx();
}

std::optional<std::uint32_t> Document::as_shown(model::LocalityIx in_draft) const {
    for (std::size_t i = 0; i < view_.draft_locality.size(); ++i)
        if (view_.draft_locality[i] == in_draft) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

// People of zones follow the year; their classes stay, so that years compare. Unknown while the year is worked out.
std::optional<scene::ZoneColumn> Document::column_in_year(const scene::ZoneColumn& column) const {
    const bool residents = column.id == "residents";
    const bool density = column.id == "density";
    if (!year_ || (!residents && !density && column.id != "registered")) return std::nullopt;
    scene::ZoneColumn out = column;
    out.of_year = true;
    out.classes.whole = false;  // projected people are no whole numbers
    for (auto& value : out.value) value.reset();
    if (!in_year_) return out;
    const auto y = static_cast<std::size_t>(year_->first - plan_->base_year.first);
    const analysis::PeopleByYear& people = session_.estate()->result.people;
    for (std::size_t z = 0; z < out.value.size(); ++z) {
        const double area_km2 = plan_->zones[z].area_m2 / 1e6;
        if (!column.value[z]) continue;  // not known in the first year, nor in another
        if (residents) out.value[z] = people.zone_residents.at(z, y);
        else if (density) out.value[z] = people.zone_residents.at(z, y) / area_km2;
        else out.value[z] = people.zone_registered.at(z, y);
    }
    return out;
}

void Document::refresh_content(const scene::MapOptions& options, std::uint64_t options_revision) {
    const bool same_but_year = content_ && content_for_ == revision_ && options_for_ == options_revision;
    if (same_but_year && content_year_ == year_changes_) return;
    const Shown s = shown();
    // The colours stand as they were while the localities are the same: a move recolours nothing else.
    std::vector<style::Rgba> colours;
    if (content_ && content_->locality_id == s.scenario.locality_id) colours = content_->locality_colour;
    scene::ContentInput input{s.plan, s.scenario, s.localities, s.flags, s.catchments, colours, lines_};
    if (s.year) input.year = scene::YearShown{*s.year, s.in_year};
    if (same_but_year) input.before = content_.get();
    std::optional<scene::ZoneColumn> column;
    if (options.column) column = column_in_year(*options.column);
    if (column) {
        scene::MapOptions of_year = options;
        of_year.column = std::move(column);
        content_ = std::make_shared<scene::MapContent>(scene::make_content(input, of_year));
    } else {
        content_ = std::make_shared<scene::MapContent>(scene::make_content(input, options));
    }
    places_ = std::make_unique<scene::ContentIndex>(content_);
    content_for_ = revision_;
    options_for_ = options_revision;
    content_year_ = year_changes_;
    if (!same_but_year) ++content_family_;
    ++content_revision_;
}

void Document::mark(const scene::MapMarks& marks) {
    if (!content_) return;
    const std::vector<std::uint8_t> before = content_->zone_flags;
    scene::apply_marks(marks, *content_);
    if (before != content_->zone_flags) ++content_revision_;
}

}  // namespace merestone::ui
