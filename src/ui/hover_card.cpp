#include "ui/hover_card.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "analysis/estate_moves.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"
#include "ui/desk_actions.hpp"
#include "ui/map_tools.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kCardFacts = 4;
constexpr std::size_t kCardFactsOfYear = 5;  // the year itself is one
constexpr const char* kAllBelow = "All below";
constexpr double kHoverDelay_s = 0.35;

const char* facet_name(model::Facet f) {
    switch (f) {
        case model::Facet::physical: return "Physical condition";
        case model::Facet::functional: return "Functional suitability";
        case model::Facet::space: return "Space";
        case model::Facet::quality: return "Quality";
        case model::Facet::statutory: return "Statutory compliance";
        case model::Facet::environment: return "Environment";
    }
    return "";
}

std::string known(std::optional<double> n, const char* unit) {
    return n ? style::number_short(*n) + " " + unit : std::string(style::kNotKnown);
}

// Need and holding of a measure in a year: "12.3 needed, 10 held: 2.3 short".
std::string need_words(const model::NeedHave& x) {
    if (!x.need()) return std::string(style::kNotKnown);
    const std::string need = style::number_short(std::round(*x.need() * 10) / 10) + " needed, ";
    if (!x.have()) return need + "what there is not known";
    const double gap = std::round(*x.gap() * 10) / 10;
    return need + style::number_short(std::round(*x.have() * 10) / 10) + " held" +
           (x.short_of() ? ": " + (gap > 0 ? style::number_short(gap) : std::string("a little")) + " short" : "");
}

void add_needs(const model::Needs& needs, bool with_gps, Page& p) {
    const auto add = [&](const char* name, model::Measure measure, const char* hint) {
        p.facts.push_back({name, need_words(needs[static_cast<std::size_t>(measure)]), hint});
    };
    add("Consulting rooms", model::Measure::rooms_ce, "Consulting and examination");
    add("Treatment rooms", model::Measure::rooms_treatment, "");
    add("Space, m² NIA", model::Measure::nia_m2, "Net internal area");
    if (with_gps) add("GPs, FTE", model::Measure::gp_fte, "Full-time equivalents; those held are the plan's first year's");
}

// The first fact of a page where a year is looked at. \returns whether its figures are there.
bool begin_year(const Desk& d, const Shown& s, Page& p) {
    if (!s.year) return false;
    const std::string year = base::to_string(*s.year);
    if (s.in_year == nullptr) p.facts.push_back({"Year", year + " " + why_no_year(d), ""});
    else p.facts.push_back({"Year", year + ", at 1 April", "Homes and schemes: what was finished before that day"});
    return s.in_year != nullptr;
}
void end_year(const Shown& s, Page& p) {
    if (s.year) p.facts.push_back({kAllBelow, "of " + base::to_string(s.plan.base_year), "The plan's first year, or as published"});
}

void add_locality_year(const Desk& d, const Shown& s, std::size_t i, Page& p) {
    if (begin_year(d, s, p)) {
        const model::LocalityYear& l = s.in_year->localities[i];
        const bool registered = s.plan.population == model::PopulationBasis::registered;
        const char* range = l.range == model::RangeState::under    ? "under the range"
                            : l.range == model::RangeState::over   ? "over the range"
                            : l.range == model::RangeState::within ? "within the range"
                                                                   : "people not known";
        p.facts.push_back(
            {"State then", fmt::format("{}: {}", style::rag_style(l.rag).word, range), "Of the worst flag that counts by then"});
        p.facts.push_back({registered ? "Patients" : "Residents then",
                           l.people ? style::whole(*l.people) + " people" : std::string(style::kNotKnown),
                           "As the plan's bounds count them"});
        add_needs(l.needs, true, p);
        if (const auto& breach = d.document->tables()->breach_of(i))
            p.facts.push_back({"Out of range", "from " + base::to_string(breach->year), breach->words});
    }
    end_year(s, p);
}

void add_practice_year(const Desk& d, const Shown& s, std::size_t i, Page& p) {
    if (begin_year(d, s, p)) {
        const model::PracticeYear& x = s.in_year->practices[i];
        p.facts.push_back({"Patients", x.patients ? style::whole(*x.patients) + " people" : std::string(style::kNotKnown), ""});
        add_needs(x.needs, true, p);
    }
    end_year(s, p);
}

void add_zone_year(const Desk& d, const Shown& s, std::size_t z, Page& p) {
    if (begin_year(d, s, p)) {
        const auto y = static_cast<std::size_t>(s.year->first - s.plan.base_year.first);
        const analysis::PeopleByYear& people = *s.people_by_year;
        p.facts.push_back(
            {"Residents then",
             people.zone_residents_known[z] != 0 ? style::whole(people.zone_residents.at(z, y)) + " people" : std::string(style::kNotKnown),
             ""});
        p.facts.push_back({"Patients", style::whole(people.zone_registered.at(z, y)) + " people",
                           "Living here and registered with a practice of the plan"});
    }
    end_year(s, p);
}

std::string opens_words(const model::Scheme& x) {
    if (!x.opens()) return std::string(style::kNotKnown);
    const bool moved = x.opens_year && x.forecast_opens_year && *x.opens_year != *x.forecast_opens_year;
    return base::to_string(*x.opens()) + (moved ? ", planned " + base::to_string(*x.opens_year) : "");
}

// What is to change here: schemes of the building, and those of others that its users move into.
void add_schemes(const Shown& s, std::size_t i, Page& p) {
    const std::string& id = s.plan.premises[i].id;
    for (std::size_t k = 0; k < s.plan.schemes.size(); ++k) {
        const model::Scheme& x = s.plan.schemes[k];
        const bool leaves = std::find(x.moves_from.begin(), x.moves_from.end(), id) != x.moves_from.end();
        if (x.premises != id && !leaves) continue;
        std::string words = leaves ? "moves to " + (x.premises.empty() ? "a new building" : x.premises) : x.kind;
        if (analysis::given_up(x)) words += ", given up";
        else if (x.opens()) words += ", opens " + opens_words(x);
        else words += ", opens in a year not known";
        if (s.in_year != nullptr) words += std::string(": ") + model::to_string(s.in_year->schemes[k]);
        if (!leaves && x.rooms_added && *x.rooms_added != 0.0)
            words += fmt::format("; {}{} {}", *x.rooms_added > 0 ? "+" : "", style::number_short(*x.rooms_added),
                                 std::abs(*x.rooms_added) == 1.0 ? "room" : "rooms");
        p.facts.push_back({"Scheme " + x.id, words, x.name});
    }
}

void add_premises_year(const Desk& d, const Shown& s, std::size_t i, Page& p) {
    if (begin_year(d, s, p)) add_needs(s.in_year->premises[i].needs, false, p);
    add_schemes(s, i, p);
    end_year(s, p);
}

void add_housing_year(const Desk& d, const Shown& s, std::size_t i, Page& p) {
    if (begin_year(d, s, p)) {
        const model::HousingYear& x = s.in_year->housing[i];
        if (x.phase == model::HousingPhase::not_known) {
            p.facts.push_back({"Built", std::string(style::kNotKnown), "No number of homes by year is given"});
        } else {
            p.facts.push_back({"Built", style::number_short(x.built) + " homes", "Finished before 1 April of the year"});
            p.facts.push_back({"In the year", style::number_short(x.in_year) + " homes", ""});
            p.facts.push_back({"To come", style::number_short(x.to_come) + " homes", "From 1 April of the year on"});
        }
    }
    end_year(s, p);
}

Page locality_page(const Desk& d, const Shown& s, std::size_t i) {
    const model::LocalityStats& l = s.localities[i];
    const model::Constraints& c = s.plan.constraints;
    Page p{l.id + " " + l.name, "Locality", {}};
    add_locality_year(d, s, i, p);
    const bool registered = s.plan.population == model::PopulationBasis::registered;
    const auto counted = registered ? l.people_registered : l.people_resident;
    const std::string range = fmt::format("{} to {}", base::grouped(c.people_min), base::grouped(c.people_max));
    const char* state = counted < c.people_min ? "under the range" : counted > c.people_max ? "over the range" : "within the range";
    p.facts.push_back({"State", fmt::format("{}: {}", style::rag_style(l.rag).word, state), "The plan's range is " + range + " people"});
    p.facts.push_back({"Registered", style::whole(std::optional(l.people_registered)) + " people", "Lists of its practices"});
    p.facts.push_back(
        {"Residents", l.residents_known ? style::whole(std::optional(l.people_resident)) + " people" : std::string(style::kNotKnown), ""});
    p.facts.push_back({"Practices", std::to_string(l.practices), ""});
    p.facts.push_back({"Range", range, registered ? "Counts registered people" : "Counts residents"});
    p.facts.push_back({"Treated within", style::percent(l.selfcontained_share), "Patients living here whose practice is here too"});
    p.facts.push_back({"Mean way", style::metres_text(1000 * l.distance_km), "Straight line to " + l.best_zone + ", weighted by people"});
    p.facts.push_back({"Area", style::one_decimal(l.area_km2) + " km²", ""});
    p.facts.push_back({"Pieces", std::to_string(l.pieces), "Connected parts, joined across water counted as joined"});
    if (l.holes > 0) p.facts.push_back({"Holes", std::to_string(l.holes), "Filled by other localities"});
    if (l.aged_75_share) p.facts.push_back({"Aged 75 and over", style::percent(l.aged_75_share), ""});
    p.facts.push_back(
        {"Compactness", fmt::format("{:.2f}", l.compactness), "4 pi area / outline squared (Polsby and Popper): a circle has 1"});
    p.facts.push_back({"Commissioners", l.commissioners, ""});
    if (!l.people_by_imd_quintile.empty()) {
        double all = 0;
        for (const double n : l.people_by_imd_quintile) all += n;
        for (std::size_t q = 0; q < l.people_by_imd_quintile.size() && all > 0; ++q)
            p.facts.push_back({q == 0   ? "Most deprived fifth"
                               : q == 4 ? "Least deprived fifth"
                                        : fmt::format("Fifth {}", q + 1),
                               style::percent(l.people_by_imd_quintile[q] / all), "Residents"});
    }
    return p;
}

Page practice_page(const Desk& d, const Shown& s, std::size_t i) {
    const model::Practice& x = s.plan.practices[i];
    Page p{x.name, "Practice", {}};
    add_practice_year(d, s, i, p);
    p.facts.push_back({"Code", x.id, "ODS code"});
    p.facts.push_back({"Registered", x.list ? style::whole(x.list) + " people" : std::string(style::kNotKnown),
                       x.list_date.empty() ? "" : "List of " + x.list_date});
    p.facts.push_back({"Locality", locality_label(s.scenario, s.scenario.practice_locality[i]), ""});
    if (i < s.scenario.practice_exception.size() && s.scenario.practice_exception[i] != 0)
        p.facts.push_back({"Exception", "its zone is in another locality", ""});
    p.facts.push_back({"Zone", x.zone ? s.plan.zones[x.zone.pos()].name : "outside the footprint", ""});
    p.facts.push_back({"Commissioner", x.commissioner, ""});
    if (!x.network.empty()) p.facts.push_back({"Network", x.network_name.empty() ? x.network : x.network_name, x.network});
    p.facts.push_back({"GPs", known(x.gp_fte, "whole-time equivalents"), ""});
    p.facts.push_back({"Address", x.address.empty() ? x.postcode : x.address + ", " + x.postcode, ""});
    if (x.position == model::PositionBasis::estimated)
        p.facts.push_back({"Position", "estimated", "The patient-weighted middle of its zones"});
    return p;
}

Page zone_page(const Desk& d, const Shown& s, std::size_t i) {
    const model::Zone& z = s.plan.zones[i];
    Page p{z.name.empty() ? z.id : z.name, "Zone", {}};
    add_zone_year(d, s, i, p);
    p.facts.push_back({"Code", z.id, ""});
    p.facts.push_back({"Locality", locality_label(s.scenario, s.scenario.zone_locality[i]), ""});
    p.facts.push_back({"Residents", z.residents ? style::whole(z.residents) + " people" : std::string(style::kNotKnown), ""});
    const bool lists =
        std::any_of(s.plan.practices.begin(), s.plan.practices.end(), [](const model::Practice& practice) { return practice.list; });
    p.facts.push_back({"Registered", lists ? style::whole(s.people.in_zone[i]) + " people" : std::string(style::kNotKnown),
                       lists ? "Living here and registered with a practice of the plan" : "No practice of the plan has a list"});
    p.facts.push_back({"Deprivation", z.imd_score ? fmt::format("{:.1f}", *z.imd_score) : std::string(style::kNotKnown),
                       "IMD score: higher is more deprived"});
    if (z.imd_quintile) p.facts.push_back({"Fifth", fmt::format("{} of 5", *z.imd_quintile), "1 = most deprived"});
    p.facts.push_back({"Area", fmt::format("{:.2f} km²", z.area_m2 / 1e6), ""});
    if (i < s.scenario.zone_reason.size() && !s.scenario.zone_reason[i].empty())
        p.facts.push_back({"Why there", s.scenario.zone_reason[i], ""});
    return p;
}

Page premises_page(const Desk& d, const Shown& s, std::size_t i) {
    const model::Premises& x = s.plan.premises[i];
    Page p{x.name.empty() ? x.id : x.name, "Premises", {}};
    add_premises_year(d, s, i, p);
    p.facts.push_back({"Code", x.id, ""});
    p.facts.push_back({"Rooms", known(x.rooms_ce, "consulting and examination"), ""});
    p.facts.push_back({"Treatment", known(x.rooms_treatment, x.rooms_treatment == 1.0 ? "room" : "rooms"), ""});
    p.facts.push_back({"Floor space", known(x.nia_m2, "m² NIA"), "Net internal area"});
    p.facts.push_back({"Gross", known(x.gia_m2, "m² GIA"), "Gross internal area"});
    p.facts.push_back({"Open", known(x.hours_week, "hours a week"), ""});
    for (const model::FacetRating& f : x.facets)
        p.facts.push_back({facet_name(f.facet), f.rating + (f.survey_date.empty() ? "" : ", surveyed " + style::date_text(f.survey_date)),
                           f.source.empty() ? "" : "Source: " + f.source});
    std::string sources;  // who says so, each once
    for (const model::FacetRating& f : x.facets)
        if (!f.source.empty() && sources.find(f.source) == std::string::npos) sources += (sources.empty() ? "" : "; ") + f.source;
    if (!sources.empty()) p.facts.push_back({"Survey by", sources, ""});
    if (x.facets.empty()) p.facts.push_back({"Facets", "not surveyed, as far as is known", ""});
    p.facts.push_back({"Tenure", x.tenure.empty() ? std::string(style::kNotKnown) : x.tenure, ""});
    for (const model::Occupancy& o : s.plan.occupancies)
        if (o.premises.pos() == i)
            p.facts.push_back({"Practice", s.plan.practices[o.practice.pos()].id + " " + s.plan.practices[o.practice.pos()].name,
                               fmt::format("{} of its list{}", style::percent(o.list_share), o.assumed ? " (assumed)" : "")});
    p.facts.push_back({"Known from", x.basis, ""});
    return p;
}

Page hub_page(const Shown& s, std::size_t i) {
    const model::Hub& x = s.plan.hubs[i];
    Page p{x.name, "Hub", {}};
    p.facts.push_back({"Code", x.id, ""});
    p.facts.push_back({"Status", x.status, ""});
    for (const model::Catchment& c : s.catchments) {
        if (c.subject != x.id) continue;
        p.facts.push_back({"Catchment", c.method == "polygon" ? "as drawn" : c.method + " " + c.detail, ""});
        p.facts.push_back({"Residents", style::whole(c.people) + " people live in it", "Counted by " + c.people_by});
        double old = 0;
        bool known_old = false;
        for (const auto& [band, n] : c.people_by_age)
            if (const auto from = base::parse_int(band.substr(0, band.find_first_not_of("0123456789"))); from && *from >= 75) {
                old += n;
                known_old = true;
            }
        if (known_old && c.people > 0)
            p.facts.push_back({"75 and over", fmt::format("{} ({})", style::whole(old), style::percent(old / c.people)), ""});
        double all = 0;
        for (const double n : c.people_by_imd_quintile) all += n;
        for (const auto& [band, n] : c.people_by_age)
            if (c.people > 0)
                p.facts.push_back({"Aged " + band, fmt::format("{} ({})", style::whole(n), style::percent(n / c.people)), ""});
        for (std::size_t q = 0; q < c.people_by_imd_quintile.size() && all > 0; ++q)
            p.facts.push_back(
                {q == 0   ? "Most deprived fifth"
                 : q == 4 ? "Least deprived fifth"
                          : fmt::format("Fifth {}", q + 1),
                 fmt::format("{} ({})", style::whole(c.people_by_imd_quintile[q]), style::percent(c.people_by_imd_quintile[q] / all)), ""});
    }
    p.facts.push_back({"Open", base::join(x.open, "; "), ""});
    p.facts.push_back({"Clinicians", known(x.clinicians, "at a time"), ""});
    p.facts.push_back({"Basis", x.basis, ""});
    return p;
}

Page housing_page(const Desk& d, const Shown& s, std::size_t i) {
    const model::HousingSite& x = s.plan.housing[i];
    Page p{x.name.empty() ? x.id : x.name, "Housing site", {}};
    add_housing_year(d, s, i, p);
    p.facts.push_back({"Code", x.id, ""});
    p.facts.push_back({"Homes",
                       x.dwellings_min == x.dwellings_max
                           ? style::whole(x.dwellings_min)
                           : fmt::format("{} to {}", style::whole(x.dwellings_min), style::whole(x.dwellings_max)),
                       ""});
    p.facts.push_back({"Permission", x.permissioned ? "yes" : "no", ""});
    p.facts.push_back({"Phasing",
                       x.homes_by_year.empty() ? "none given: its people are in no year"
                       : x.phasing_assumed     ? "assumed: none was published"
                                               : "as given",
                       ""});
    for (const auto& [year, homes] : x.homes_by_year) p.facts.push_back({base::to_string(year), style::number_short(homes) + " homes", ""});
    return p;
}

}  // namespace

Page page_of(const Desk& d, const scene::ItemId& id) {
    const Shown s = d.document->shown();
    const std::size_t i = id.number;
    // What lies under the pointer is looked up in the last picture: an undo in this frame may have taken it away.
    const bool hub = id.kind == scene::ItemKind::hub || id.kind == scene::ItemKind::hub_catchment;
    if ((hub && i >= s.plan.hubs.size()) || (id.kind == scene::ItemKind::housing && i >= s.plan.housing.size())) return {};
    switch (id.kind) {
        case scene::ItemKind::locality:
            if (i < s.localities.size()) return locality_page(d, s, i);
            break;
        case scene::ItemKind::practice: return practice_page(d, s, i);
        case scene::ItemKind::zone: return zone_page(d, s, i);
        case scene::ItemKind::premises: return premises_page(d, s, i);
        case scene::ItemKind::hub:
        case scene::ItemKind::hub_catchment: return hub_page(s, i);
        case scene::ItemKind::housing: return housing_page(d, s, i);
        case scene::ItemKind::scheme: {
            const model::Scheme& x = s.plan.schemes[i];
            Page p{x.name, "Scheme", {}};
            if (begin_year(d, s, p)) p.facts.push_back({"Then", model::to_string(s.in_year->schemes[i]), ""});
            for (Fact& f : std::vector<Fact>{{"Kind", x.kind, ""},
                                             {"Premises", x.premises, ""},
                                             {"Opens", opens_words(x), "Expected now; its rooms count from 1 April after"},
                                             {"Rooms added", known(x.rooms_added, "rooms"), ""},
                                             {"Cost", x.cost_gbp ? style::pounds(*x.cost_gbp) : std::string(style::kNotKnown), ""},
                                             {"Status", x.status, ""},
                                             {"Source", x.source, ""}})
                p.facts.push_back(std::move(f));
            return p;
        }
        case scene::ItemKind::point: {
            const model::NamedPoint& x = s.plan.points[i];
            return {x.name, x.category, {{"Code", x.id, ""}}};
        }
        default: break;
    }
    return {};
}

void draw_hover_card(Desk& d, scene::Px at) {
    if (d.popup_open() || d.sketching) return;
    // The pointer has to rest: a card that follows every move is in the way.
    if (at.x != d.rests_at.x || at.y != d.rests_at.y) {
        d.rests_at = at;
        d.rests_since_s = d.now_s;
    }
    if (d.now_s - d.rests_since_s < kHoverDelay_s) return;
    const auto under = d.document->places().under(*d.document->geography().index, d.view.camera(), at, 3.0);
    const auto id = topmost(under);
    if (!id) return;
    const Page page = page_of(d, *id);
    if (page.title.empty()) return;
    ImGui::BeginTooltip();
    d.widgets.heading(page.title.c_str());
    d.widgets.muted(page.kind);
    for (std::size_t i = 0;
         i < std::min(d.document->shown().year ? kCardFactsOfYear : kCardFacts, page.facts.size()) && page.facts[i].name != kAllBelow; ++i)
        ImGui::TextUnformatted((page.facts[i].name + ": " + page.facts[i].value).c_str());
    ImGui::EndTooltip();
}

void draw_welcome(Desk& d) {
    ImGui::SetCursorPos({d.theme.px(40), d.theme.px(40)});
    ImGui::BeginGroup();
    if (d.new_plan) {
        d.widgets.heading("Drop files on this window");
        ImGui::TextUnformatted("Zones and practices first: the map shows as soon as there are zones. Folders may be dropped whole.");
        return ImGui::EndGroup();
    }
    d.widgets.heading("No plan is open");
    ImGui::TextUnformatted("Open a plan folder, a plan.toml or a project (.gpkg), or drop one on this window.");
    if (d.widgets.primary_button("welcome.open", "Open a plan")) (void)run_action(d, "file.open");
    ImGui::SameLine();
    if (d.widgets.button("welcome.new", "Make a new plan", "From files that you drop on this window")) (void)run_action(d, "file.new");
    ImGui::SameLine();
    if (d.widgets.button("welcome.sample", "Look at the sample")) (void)run_action(d, "file.sample");
    ImGui::EndGroup();
}

}  // namespace merestone::ui
