#include "edit/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/check.hpp"
#include "base/text.hpp"
#include "edit/attributes.hpp"
#include "edit/detail/scenario_changes.hpp"
#include "edit/same.hpp"

namespace merestone::edit {
namespace {

using model::LocalityIx;
using model::PracticeIx;
using model::ZoneIx;

struct Refused {  // thrown and caught in this file only: why a command has no meaning
    base::Error error;
};
[[noreturn]] void refuse(std::string what, std::string todo = {}) {
    throw Refused{{base::ErrorKind::usage, std::move(what), std::move(todo)}};
}

std::string count(std::size_t n, const char* one, const char* many) {
    return fmt::format("{} {}", base::grouped(static_cast<std::int64_t>(n)), n == 1 ? one : many);
}

// Works out one command against one draft, into one Applied.
class Planner {
public:
    Planner(const Draft& draft, const Ground& ground) : draft_(draft), plan_(ground.plan), ground_(ground) {}

    Applied operator()(const MovePractices& c) {
        open_locality(c.to);
        if (c.practices.empty()) refuse("no practice is chosen", "Choose one on the map or in the table.");
        std::set<ZoneIx> zones;
        std::set<PracticeIx> practices;
        for (const PracticeIx p : c.practices) {
            known(p);
            practices.insert(p);
            const ZoneIx seat = plan_.practices[p.pos()].zone;
            const LocalityIx from = seat ? draft_.zone_locality[seat.pos()] : draft_.practice_locality[p.pos()];
            if (!seat) continue;  // outside the footprint: there is no land to take along
            const std::uint32_t block = block_of(p, seat);
            for (std::size_t z = 0; z < plan_.zones.size(); ++z)
                if (draft_.zone_locality[z] == from && (ZoneIx(z) == seat || block_of(z) == block)) zones.insert(ZoneIx(z));
        }
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const ZoneIx seat = plan_.practices[p].zone;
            if (seat && zones.contains(seat) && draft_.practice_locality[p] == draft_.zone_locality[seat.pos()])
                practices.insert(PracticeIx(p));
        }
        std::size_t others = 0;
        for (const PracticeIx p : practices)
            if (std::find(c.practices.begin(), c.practices.end(), p) == c.practices.end() && draft_.practice_locality[p.pos()] != c.to) {
                ++others;
                out_.notes.push_back(fmt::format("{} sits in the same neighbourhood and moves along", words(p)));
            }
        move(zones, practices, c.to);
        nothing_done("everything chosen is in " + name(c.to) + " already");
        out_.words = fmt::format("Move {}{} to {}",
                                 c.practices.size() == 1 ? words(c.practices[0]) : count(c.practices.size(), "practice", "practices"),
                                 others > 0 ? fmt::format(" and {} more", others) : "", name(c.to));
        return finish();
    }

    Applied operator()(const MovePracticeOnly& c) {
        open_locality(c.to);
        known(c.practice);
        move({}, {c.practice}, c.to);
        nothing_done(words(c.practice) + " is in " + name(c.to) + " already");
        const ZoneIx seat = plan_.practices[c.practice.pos()].zone;
        if (seat && draft_.zone_locality[seat.pos()] != c.to)
            out_.notes.push_back(
                fmt::format("A named exception: its zone {} stays in {}", zone_words(seat), name(draft_.zone_locality[seat.pos()])));
        out_.words = fmt::format("Move {} alone to {}", words(c.practice), name(c.to));
        return finish();
    }

    Applied operator()(const MoveZones& c) {
        open_locality(c.to);
        move_zones(c.zones, c.to, name(c.to));
        out_.words = fmt::format("Move {} to {}", zones_words(), name(c.to));
        return finish();
    }

    Applied operator()(const CreateLocality& c) {
        const LocalityIx made = add_locality(c.name);
        move_zones(c.zones, made, "it");
        out_.words = fmt::format("Make {} of {}", new_localities().back().name, zones_words());
        return finish();
    }

    Applied operator()(const SplitLocality& c) {
        open_locality(c.which);
        if (c.zones.empty()) refuse("no zone is chosen to split off", "Choose the zones of the new locality.");
        for (const ZoneIx z : c.zones) {
            known(z);
            if (draft_.zone_locality[z.pos()] != c.which)
                refuse(fmt::format("zone {} is not in {}", zone_words(z), name(c.which)), "Choose zones of the locality that is split.");
        }
        const std::set<ZoneIx> chosen(c.zones.begin(), c.zones.end());
        if (static_cast<std::size_t>(std::count(draft_.zone_locality.begin(), draft_.zone_locality.end(), c.which)) == chosen.size())
            refuse(fmt::format("these are all the zones of {}: nothing would stay", name(c.which)),
                   "Choose fewer, or rename the locality.");
        const LocalityIx made = add_locality(c.name);
        move_zones(c.zones, made, "it");
        out_.words = fmt::format("Split {} off {} with {}", new_localities().back().name, name(c.which), zones_words());
        return finish();
    }

    Applied operator()(const MergeLocalities& c) {
        open_locality(c.from);
        open_locality(c.into);
        if (c.from == c.into) refuse("a locality cannot be merged with itself", "Choose another.");
        std::set<ZoneIx> zones;
        std::set<PracticeIx> practices;
        for (std::size_t z = 0; z < plan_.zones.size(); ++z)
            if (draft_.zone_locality[z] == c.from) zones.insert(ZoneIx(z));
        for (std::size_t p = 0; p < plan_.practices.size(); ++p)
            if (draft_.practice_locality[p] == c.from) practices.insert(PracticeIx(p));
        move(zones, practices, c.into);
        new_localities()[c.from.pos()].retired = true;
        touched_.insert(c.from);
        touched_.insert(c.into);
        out_.words = fmt::format("Merge {} into {}", name(c.from), name(c.into));
        return finish();
    }

    Applied operator()(const RenameLocality& c) {
        live(c.which);
        const std::string wanted = good_name(c.name, c.which);
        if (wanted.empty()) refuse("a locality needs a name", "Type one.");
        if (wanted == name(c.which)) refuse("that is its name already");
        new_localities()[c.which.pos()].name = wanted;
        touched_.insert(c.which);
        out_.words = fmt::format("Rename {} to {}", name(c.which), wanted);
        return finish();
    }

    Applied operator()(const SetLocked& c) {
        std::vector<LocalityIx> which = c.which;
        if (which.empty())
            for (std::size_t l = 0; l < draft_.localities.size(); ++l)
                if (!draft_.localities[l].retired) which.emplace_back(l);
        std::size_t n = 0;
        LocalityIx last;
        for (const LocalityIx l : which) {
            live(l);
            if (draft_.localities[l.pos()].locked == c.locked) continue;
            new_localities()[l.pos()].locked = c.locked;
            touched_.insert(l);
            last = l;
            ++n;
        }
        if (n == 0) refuse(c.locked ? "it is locked already" : "it is not locked");
        out_.words = fmt::format("{} {}", c.locked ? "Lock" : "Unlock", n == 1 ? name(last) : count(n, "locality", "localities"));
        return finish();
    }

    Applied operator()(const PlaceHub& c) {
        model::Hub hub = c.hub;
        hub.id = base::trim(hub.id);
        if (hub.id.empty()) hub.id = free_id("H", [&](const std::string& id) { return row_of(draft_.hubs, id) < draft_.hubs.size(); });
        else if (row_of(draft_.hubs, hub.id) < draft_.hubs.size()) refuse("there is a hub " + hub.id + " already", "Give it another id.");
        if (base::trim(hub.name).empty()) hub.name = "Hub " + hub.id;
        if (!hub.at) refuse("the hub has no place", "Click where it stands.");
        hub.zone = place(*hub.at);
        const auto at = std::lower_bound(draft_.hubs.begin(), draft_.hubs.end(), hub.id,
                                         [](const model::Hub& h, const std::string& id) { return h.id < id; });
        out_.words = "Place " + hub.name;
        out_.change.hubs.push_back({static_cast<std::size_t>(at - draft_.hubs.begin()), std::nullopt, std::move(hub)});
        return finish();
    }
    Applied operator()(const MoveHub& c) {
        return change_hub(c.hub, "Move ", [&](model::Hub& hub) {
            hub.at = c.to;
            hub.zone = place(c.to);
            hub.premises.clear();  // it no longer stands in that building
        });
    }
    Applied operator()(const SetHubCatchment& c) {
        for (const geo::Polygon& polygon : c.shape) {
            if (polygon.outer.size() < 4) refuse("an area needs at least three corners", "Go on drawing, or press Esc.");
            for (const geo::Point p : polygon.outer) finite(p);
            for (const geo::Ring& hole : polygon.holes)
                for (const geo::Point p : hole) finite(p);
        }
        return change_hub(c.hub, c.shape.empty() ? "Clear the catchment of " : "Draw the catchment of ",
                          [&](model::Hub& hub) { hub.catchment = c.shape; });
    }
    Applied operator()(const RemoveHub& c) {
        const std::size_t at = hub_row(c.hub);
        out_.words = "Remove " + draft_.hubs[at].name;
        out_.change.hubs.push_back({at, draft_.hubs[at], std::nullopt});
        return finish();
    }

    Applied operator()(const PutHousingSite& c) {
        model::HousingSite site = c.site;
        site.id = base::trim(site.id);
        if (site.dwellings_min && site.dwellings_max && *site.dwellings_max < *site.dwellings_min)
            refuse("the most dwellings are fewer than the least", "Put them the other way round.");
        for (const auto& n : {site.dwellings_min, site.dwellings_max})
            if (n && (*n < 0 || *n > 1000000)) refuse("a site holds from 0 to 1,000,000 dwellings", "Type a number in that range.");
        for (const auto& [year, homes] : site.homes_by_year)
            if (!(homes >= 0 && homes <= 1e6)) refuse("homes of a year must be from 0 to 1,000,000", "Type a number in that range.");
        if (!site.area.empty() && (!site.at || !geo::contains(site.area, *site.at))) {  // its homes are counted where its land lies
            const geo::Point middle = geo::centroid(site.area);
            site.at = geo::contains(site.area, middle) ? middle : site.area.front().outer.front();
        }
        if (site.at) site.zone = place(*site.at);
        const bool is_new = site.id.empty() || row_of(draft_.housing, site.id) == draft_.housing.size();
        if (is_new && !site.at) refuse("the housing site has no place", "Click where it lies.");
        if (site.id.empty())
            site.id = free_id("NEW", [&](const std::string& id) { return row_of(draft_.housing, id) < draft_.housing.size(); });
        const std::size_t at = is_new ? draft_.housing.size() : row_of(draft_.housing, site.id);
        out_.words = fmt::format("{} housing site {}", is_new ? "Add" : "Change", site.name.empty() ? site.id : site.name);
        out_.change.housing.push_back({at, is_new ? std::nullopt : std::optional(draft_.housing[at]), std::move(site)});
        return finish();
    }
    Applied operator()(const RemoveHousingSite& c) {
        const std::size_t at = site_row(c.site);
        out_.words = "Remove housing site " + (draft_.housing[at].name.empty() ? c.site : draft_.housing[at].name);
        out_.change.housing.push_back({at, draft_.housing[at], std::nullopt});
        return finish();
    }

    Applied operator()(const SetAttribute& c) {
        const Attribute* attribute = find_attribute(c.kind, c.field);
        if (attribute == nullptr) refuse(fmt::format("{} of a {} cannot be changed here", c.field, c.kind));
        if (base::trim(c.source).empty()) refuse("say where the value comes from", "Type a source: a letter, a survey, a person.");
        const auto value = checked(*attribute, c.value);
        if (!value) throw Refused{value.error()};
        out_.words = fmt::format("Set {} of {} to {}{}{}", base::lower(attribute->title), c.subject,
                                 value.value().empty() ? "nothing known" : value.value(),
                                 attribute->unit.empty() || value.value().empty() ? "" : " ", value.value().empty() ? "" : attribute->unit);
        if (c.kind == "assumption") out_.words = fmt::format("Set {} to {}", c.subject, value.value());
        if (c.kind == "hub") {
            const std::size_t at = hub_row(c.subject);
            model::Hub after = draft_.hubs[at];
            set_hub(after, c.field, value.value());
            out_.change.hubs.push_back({at, draft_.hubs[at], std::move(after)});
            return finish();
        }
        if (c.kind == "housing") {
            const std::size_t at = site_row(c.subject);
            model::HousingSite after = draft_.housing[at];
            set_housing(after, c.field, value.value());
            if (after.dwellings_min && after.dwellings_max && *after.dwellings_max < *after.dwellings_min)
                refuse("the most dwellings are fewer than the least", "Set both by the form above, or the other one first.");
            out_.change.housing.push_back({at, draft_.housing[at], std::move(after)});
            return finish();
        }
        correct(c, *attribute, value.value());
        return finish();
    }

    // The scenarios: scenario_changes.cpp.
    template <typename C>
    requires detail::OfScenarios<C> Applied operator()(const C& c) {
        auto applied = detail::change_scenarios(draft_, plan_, c);
        if (!applied) throw Refused{applied.error()};
        return std::move(applied).value();
    }

private:
    void correct(const SetAttribute& c, const Attribute& attribute, const std::string& value) {
        const bool there = c.kind == "practice"     ? static_cast<bool>(plan_.find_practice(c.subject))
                           : c.kind == "zone"       ? static_cast<bool>(plan_.find_zone(c.subject))
                           : c.kind == "assumption" ? plan_.assumptions.find(c.subject) != nullptr
                                                    : row_of(plan_.premises, c.subject) < plan_.premises.size();
        if (!there) refuse(fmt::format("there is no {} {}", c.kind, c.subject));
        if (c.kind == "assumption" && !is_weight(c.subject))
            refuse(fmt::format("{} is not changed here", c.subject), "Change it under [assumptions] in plan.toml, with its source.");
        const auto key = [](const auto& o) { return std::tie(o.kind, o.subject, o.field); };
        const auto at = std::lower_bound(draft_.overrides.begin(), draft_.overrides.end(), c,
                                         [&](const auto& a, const auto& b) { return key(a) < key(b); });
        const bool had = at != draft_.overrides.end() && key(*at) == key(c);
        model::Override row{c.kind, c.subject, c.field, value, published(c, attribute), std::string(base::trim(c.source))};
        std::optional<model::Override> before = had ? std::optional(*at) : std::nullopt;
        std::optional<model::Override> after;
        if (row.value != row.published) after = std::move(row);  // typed back to what was published: no correction any more
        if (before == after) refuse("that is its value already");
        out_.change.overrides.push_back({static_cast<std::size_t>(at - draft_.overrides.begin()), std::move(before), std::move(after)});
    }
    std::string published(const SetAttribute& c, const Attribute& attribute) const {
        for (const model::Override& o : plan_.overrides)  // a plan that came with corrections in its tables
            if (o.kind == c.kind && o.subject == c.subject && o.field == c.field) return o.published;
        return attribute_text(plan_, attribute, c.subject);
    }

    template <typename Alter>
    Applied change_hub(const std::string& id, const char* verb, Alter alter) {
        const std::size_t at = hub_row(id);
        model::Hub after = draft_.hubs[at];
        alter(after);
        out_.words = verb + after.name;
        out_.change.hubs.push_back({at, draft_.hubs[at], std::move(after)});
        return finish();
    }

    void move_zones(const std::vector<ZoneIx>& chosen, LocalityIx to, const std::string& to_name) {
        if (chosen.empty()) refuse("no zone is chosen", "Choose zones on the map.");
        for (const ZoneIx z : chosen) known(z);
        const std::set<ZoneIx> zones(chosen.begin(), chosen.end());
        std::set<PracticeIx> practices;
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const ZoneIx seat = plan_.practices[p].zone;
            if (!seat || !zones.contains(seat) || draft_.zone_locality[seat.pos()] == to) continue;
            const LocalityIx own = draft_.practice_locality[p];
            if (own != draft_.zone_locality[seat.pos()]) {
                if (own != to)
                    out_.notes.push_back(fmt::format("{} is a named exception and stays in {}", words(PracticeIx(p)), name(own)));
                continue;
            }
            practices.insert(PracticeIx(p));
            out_.notes.push_back(fmt::format("{} sits there and moves along", words(PracticeIx(p))));
        }
        move(zones, practices, to);
        nothing_done("everything chosen is in " + to_name + " already");
    }

    void move(const std::set<ZoneIx>& zones, const std::set<PracticeIx>& practices, LocalityIx to) {
        for (const ZoneIx z : zones) {
            const LocalityIx from = draft_.zone_locality[z.pos()];
            if (from == to) continue;
            leaving(from);
            out_.change.zones.push_back({z, from, to});
        }
        for (const PracticeIx p : practices) {
            const LocalityIx from = draft_.practice_locality[p.pos()];
            if (from == to) continue;
            leaving(from);
            out_.change.practices.push_back({p, from, to});
        }
        if (!out_.change.zones.empty() || !out_.change.practices.empty()) touched_.insert(to);
    }
    void leaving(LocalityIx from) {
        if (!from) return;
        if (draft_.localities[from.pos()].locked) refuse(name(from) + " is locked", "Unlock it first (Q), or leave it out.");
        touched_.insert(from);
    }
    void nothing_done(const std::string& why) const {
        if (out_.change.zones.empty() && out_.change.practices.empty()) refuse(why, "Choose something else.");
    }

    std::vector<Locality>& new_localities() {
        if (!out_.change.localities_after) {
            out_.change.localities_before = draft_.localities;
            out_.change.localities_after = draft_.localities;
        }
        return *out_.change.localities_after;
    }
    LocalityIx add_locality(const std::string& wanted) {
        std::string chosen = good_name(wanted, {});
        const auto named = [&](const std::string& n) {
            return std::any_of(draft_.localities.begin(), draft_.localities.end(),
                               [&](const Locality& l) { return !l.retired && l.name == n; });
        };
        if (chosen.empty()) {
            chosen = "New locality";
            for (int n = 2; named(chosen); ++n) chosen = fmt::format("New locality {}", n);
        }
        std::int64_t highest = 0;
        std::size_t width = 2;
        for (const Locality& l : draft_.localities)
            if (l.id.size() > 1 && l.id[0] == 'L') {
                highest = std::max(highest, base::parse_int(l.id.substr(1)).value_or(0));
                width = std::max(width, l.id.size() - 1);
            }
        std::vector<Locality>& all = new_localities();
        all.push_back({fmt::format("L{:0{}}", highest + 1, width), std::move(chosen), false, false});
        touched_.insert(LocalityIx(all.size() - 1));
        return LocalityIx(all.size() - 1);
    }
    std::string good_name(const std::string& typed, LocalityIx own) const {
        const std::string_view text = base::trim(typed);
        if (!base::is_valid_utf8(text) ||
            std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
            refuse("the name holds a line break or a control character", "Type it on one line.");
        if (text.size() > 100) refuse("the name is longer than 100 letters", "Shorten it.");
        for (std::size_t l = 0; l < draft_.localities.size() && !text.empty(); ++l)
            if (LocalityIx(l) != own && !draft_.localities[l].retired && base::lower(draft_.localities[l].name) == base::lower(text))
                refuse(fmt::format("{} is called {} already", draft_.localities[l].id, draft_.localities[l].name), "Choose another name.");
        return std::string(text);
    }

    void known(ZoneIx z) const {
        if (!z || z.pos() >= plan_.zones.size()) refuse("there is no such zone");
    }
    void known(PracticeIx p) const {
        if (!p || p.pos() >= plan_.practices.size()) refuse("there is no such practice");
    }
    void live(LocalityIx l) const {
        if (!l || l.pos() >= draft_.localities.size() || draft_.localities[l.pos()].retired)
            refuse("there is no such locality", "Choose one of the list.");
    }
    void open_locality(LocalityIx l) const {
        live(l);
        if (draft_.localities[l.pos()].locked) refuse(name(l) + " is locked", "Unlock it first (Q).");
    }
    static void finite(geo::Point p) {
        if (!(std::abs(p.x) < 1e7 && std::abs(p.y) < 1e7)) refuse("a point lies off the map", "Draw it inside the footprint.");
    }
    ZoneIx place(geo::Point p) const {
        finite(p);
        const ZoneIx z = ground_.zone_at ? ground_.zone_at(p) : ZoneIx();
        if (!z) refuse("this place lies outside the footprint", "Choose a place inside it.");
        return z;
    }
    template <typename Rows>
    static std::size_t row_of(const Rows& rows, const std::string& id) {
        return static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; }) - rows.begin());
    }
    std::size_t hub_row(const std::string& id) const {
        const std::size_t at = row_of(draft_.hubs, id);
        if (at == draft_.hubs.size()) refuse("there is no hub " + id);
        return at;
    }
    std::size_t site_row(const std::string& id) const {
        const std::size_t at = row_of(draft_.housing, id);
        if (at == draft_.housing.size()) refuse("there is no housing site " + id);
        return at;
    }
    template <typename Taken>
    static std::string free_id(const char* letter, Taken taken) {
        for (int n = 1;; ++n)
            if (std::string id = fmt::format("{}{}", letter, n); !taken(id)) return id;
    }

    [[nodiscard]] std::uint32_t block_of(std::size_t z) const {
        return ground_.block_of_zone.empty() ? static_cast<std::uint32_t>(z) : ground_.block_of_zone[z];
    }
    [[nodiscard]] std::uint32_t block_of(PracticeIx p, ZoneIx seat) const {
        const std::uint32_t own = ground_.block_of_practice.empty() ? 0xffffffffU : ground_.block_of_practice[p.pos()];
        return own == 0xffffffffU ? block_of(seat.pos()) : own;
    }
    [[nodiscard]] std::string name(LocalityIx l) const { return l ? draft_.localities[l.pos()].name : std::string("no locality"); }
    [[nodiscard]] std::string words(PracticeIx p) const {
        const model::Practice& row = plan_.practices[p.pos()];
        return row.name.empty() || row.name == row.id ? row.id : fmt::format("{} ({})", row.name, row.id);
    }
    [[nodiscard]] std::string zone_words(ZoneIx z) const {
        const model::Zone& row = plan_.zones[z.pos()];
        return row.name.empty() ? row.id : row.name;
    }
    [[nodiscard]] std::string zones_words() const {
        const auto& zones = out_.change.zones;
        return zones.size() == 1 ? "zone " + zone_words(zones[0].zone) : count(zones.size(), "zone", "zones");
    }
    Applied finish() {
        for (const auto& swap : out_.change.hubs)
            if (swap.before && swap.after && same_hub(*swap.before, *swap.after)) refuse("the hub is like that already");
        for (const auto& swap : out_.change.housing)
            if (swap.before && swap.after && same_site(*swap.before, *swap.after)) refuse("the housing site is like that already");
        out_.localities.assign(touched_.begin(), touched_.end());
        return std::move(out_);
    }

    const Draft& draft_;
    const model::Plan& plan_;
    const Ground& ground_;
    std::set<LocalityIx> touched_;
    Applied out_;
};

// Several rows of one table in one change: positions are those of the table while the rows before were already put.
template <typename T>
void put_rows(std::vector<T>& rows, const std::vector<Swap<T>>& swaps, Direction direction) {
    const auto one = [&](const Swap<T>& swap) {
        const std::optional<T>& from = direction == Direction::forward ? swap.before : swap.after;
        const std::optional<T>& to = direction == Direction::forward ? swap.after : swap.before;
        const auto at = rows.begin() + static_cast<std::ptrdiff_t>(swap.at);
        base::check(swap.at + (from ? 1 : 0) <= rows.size(), "a change does not fit the draft");
        if (from && to) *at = *to;
        else if (to) rows.insert(at, *to);
        else if (from) rows.erase(at);
    };
    if (direction == Direction::forward) std::for_each(swaps.begin(), swaps.end(), one);
    else std::for_each(swaps.rbegin(), swaps.rend(), one);
}

}  // namespace

bool Change::empty() const noexcept {
    return zones.empty() && practices.empty() && !localities_after && !scenarios_after && hubs.empty() && housing.empty() &&
           overrides.empty();
}

std::size_t Change::bytes() const noexcept {
    std::size_t sum = sizeof(Change) + zones.size() * sizeof(Zone) + practices.size() * sizeof(Practice);
    for (const auto* list : {&localities_before, &localities_after})
        if (*list)
            for (const Locality& l : **list) sum += sizeof(Locality) + l.id.size() + l.name.size();
    for (const auto* set : {&scenarios_before, &scenarios_after})
        if (*set) {
            const Alternative& w = (*set)->working;
            sum += sizeof(Scenarios) + w.note.size() + w.localities.size() * 2 * sizeof(Locality) +
                   (w.zone_locality.size() + w.practice_locality.size()) * sizeof(LocalityIx) + (*set)->others.size() * sizeof(void*) * 2;
        }
    const auto points = [](const std::optional<model::Hub>& hub) {
        std::size_t n = 0;
        if (hub)
            for (const geo::Polygon& polygon : hub->catchment) {
                n += polygon.outer.size();
                for (const geo::Ring& hole : polygon.holes) n += hole.size();
            }
        return n * sizeof(geo::Point);
    };
    for (const auto& h : hubs) sum += sizeof(h) + points(h.before) + points(h.after);
    return sum + housing.size() * (sizeof(Swap<model::HousingSite>) + 512) + overrides.size() * (sizeof(Swap<model::Override>) + 256);
}

base::Result<Applied> plan_change(const Draft& draft, const Ground& ground, const Command& command) {
    try {
        return std::visit(Planner(draft, ground), command);
    } catch (const Refused& refused) {
        return refused.error;
    }
}

base::Result<Applied> apply(Draft& draft, const Ground& ground, const Command& command) {
    auto applied = plan_change(draft, ground, command);
    if (applied) put(draft, applied.value().change, Direction::forward);
    return applied;
}

void put(Draft& draft, const Change& change, Direction direction) {
    const bool forward = direction == Direction::forward;
    for (const Change::Zone& z : change.zones) {
        LocalityIx& at = draft.zone_locality[z.zone.pos()];
        base::check(at == (forward ? z.before : z.after), "a change does not fit the draft");
        at = forward ? z.after : z.before;
    }
    for (const Change::Practice& p : change.practices) {
        LocalityIx& at = draft.practice_locality[p.practice.pos()];
        base::check(at == (forward ? p.before : p.after), "a change does not fit the draft");
        at = forward ? p.after : p.before;
    }
    if (const auto& set = forward ? change.scenarios_after : change.scenarios_before) {
        base::check(draft.scenario_id == (forward ? change.scenarios_before : change.scenarios_after)->working.id,
                    "a change does not fit the draft");
        work_on(draft, set->working);
        draft.others = set->others;
    }
    if (const auto& list = forward ? change.localities_after : change.localities_before) draft.localities = *list;
    put_rows(draft.hubs, change.hubs, direction);
    put_rows(draft.housing, change.housing, direction);
    put_rows(draft.overrides, change.overrides, direction);
}

}  // namespace merestone::edit
