#include "session/live_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "analysis/zone_graph.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "geo/outline_of_one.hpp"

namespace merestone::session {

using model::LocalityIx;
using model::PracticeIx;
using model::ZoneIx;

namespace {

struct Use {  // people of a zone registered with a practice
    std::uint32_t practice = 0;
    double people = 0.0;
};

template <typename Ix>
void insert_sorted(std::vector<Ix>& rows, Ix row) {
    rows.insert(std::lower_bound(rows.begin(), rows.end(), row), row);
}
template <typename Ix>
void erase_sorted(std::vector<Ix>& rows, Ix row) {
    const auto at = std::lower_bound(rows.begin(), rows.end(), row);
    base::check(at != rows.end() && *at == row, "a locality does not hold what leaves it");
    rows.erase(at);
}

}  // namespace

struct LiveNumbers::Impl {
    std::shared_ptr<const model::Plan> plan;
    std::shared_ptr<const analysis::RegisteredPeople> people;
    geo::ZoneArcs arcs;
    analysis::Graph graph;
    std::vector<std::size_t> use_start;  // per zone into uses
    std::vector<Use> uses;               // by zone, then practice
    std::vector<std::size_t> within;     // boundaries not to be straddled

    std::vector<std::vector<ZoneIx>> zones;  // per locality, ascending
    std::vector<std::vector<PracticeIx>> practices;
    std::vector<LiveLocality> rows;
    std::vector<double> inside_people;  // per locality, for the totals
    std::vector<double> living_people;
    std::vector<double> way_m;
    std::vector<double> way_people;
    std::size_t zones_out = 0;
    std::size_t practices_out = 0;
    // Scratch, left clean after use.
    std::vector<std::uint8_t> mark;
    std::vector<double> to_people;

    Impl(std::shared_ptr<const model::Plan> the_plan, std::shared_ptr<const analysis::RegisteredPeople> the_people,
         const edit::Draft& draft)
        : plan(std::move(the_plan)), people(std::move(the_people)), arcs(*plan->topology), graph(plan->zones.size(), plan->borders) {
        index_flows();
        for (const std::string& name : plan->constraints.within)
            if (const auto b = plan->find_boundary(name)) within.push_back(*b);
        mark.assign(plan->zones.size(), 0);
        start(draft);
    }

    void index_flows() {
        use_start.assign(plan->zones.size() + 1, 0);
        for (const auto& of : people->of_practice)
            for (const model::ZonePeople& row : of) ++use_start[row.zone.pos() + 1];
        for (std::size_t z = 0; z + 1 < use_start.size(); ++z) use_start[z + 1] += use_start[z];
        uses.resize(use_start.back());
        std::vector<std::size_t> at(use_start.begin(), use_start.end() - 1);
        for (std::uint32_t p = 0; p < people->of_practice.size(); ++p)
            for (const model::ZonePeople& row : people->of_practice[p]) uses[at[row.zone.pos()]++] = {p, row.people};
    }

    void grow(std::size_t n) {
        zones.resize(n);
        practices.resize(n);
        rows.resize(n);
        inside_people.resize(n);
        living_people.resize(n);
        way_m.resize(n);
        way_people.resize(n);
    }

    void start(const edit::Draft& draft) {
        grow(draft.localities.size());
        for (std::size_t z = 0; z < draft.zone_locality.size(); ++z) {
            if (draft.zone_locality[z]) zones[draft.zone_locality[z].pos()].emplace_back(z);
            else ++zones_out;
        }
        for (std::size_t p = 0; p < draft.practice_locality.size(); ++p) {
            if (draft.practice_locality[p]) practices[draft.practice_locality[p].pos()].emplace_back(p);
            else ++practices_out;
        }
        for (std::size_t l = 0; l < rows.size(); ++l) {
            take_places(draft, l);
            take_flows(draft, l);
        }
    }

    // Everything of a locality but its flows.
    void take_places(const edit::Draft& draft, std::size_t l) {
        LiveLocality r;
        r.selfcontained_share = rows[l].selfcontained_share;  // take_flows' part
        for (const PracticeIx p : practices[l]) {
            ++r.practices;
            r.people_registered += plan->practices[p.pos()].list.value_or(0);
            if (draft.exception(*plan, p)) ++r.exceptions;
        }
        std::vector<std::uint32_t> numbers;
        numbers.reserve(zones[l].size());
        for (const ZoneIx z : zones[l]) {
            const model::Zone& zone = plan->zones[z.pos()];
            numbers.push_back(static_cast<std::uint32_t>(z.pos()));
            ++r.zones;
            r.area_km2 += zone.area_m2 / 1e6;
            if (zone.residents) {
                r.people_resident += *zone.residents;
                r.residents_known = true;
            }
        }
        if (!numbers.empty()) {
            const geo::OneOutline outline = geo::outline_of_one(*plan->topology, arcs, numbers, false);
            r.border_km = outline.outline_m / 1000;
            r.holes = outline.form.holes_of_others;
            r.pieces = count_pieces(l);
        }
        take_way(l, r);
        for (const std::size_t b : within) {
            const bool one = std::all_of(zones[l].begin(), zones[l].end(),
                                         [&](ZoneIx z) { return plan->zones[z.pos()].side[b] == plan->zones[zones[l][0].pos()].side[b]; });
            if (!one) r.straddles.push_back(plan->boundaries[b].name);
        }
        r.people = plan->population == model::PopulationBasis::registered ? r.people_registered : r.people_resident;
        r.in_range = r.people >= plan->constraints.people_min && r.people <= plan->constraints.people_max;
        r.rag = r.zones == 0 && r.practices == 0 ? model::Rag::grey
                : !r.in_range                    ? model::Rag::red
                : r.pieces > 1 || r.holes > 0    ? model::Rag::amber
                                                 : model::Rag::green;
        rows[l] = std::move(r);
    }

    std::size_t count_pieces(std::size_t l) {
        for (const ZoneIx z : zones[l]) mark[z.pos()] = 1;
        std::size_t pieces = 0;
        std::vector<std::size_t> stack;
        for (const ZoneIx start_zone : zones[l]) {
            if (mark[start_zone.pos()] == 0) continue;
            ++pieces;
            mark[start_zone.pos()] = 0;
            stack.push_back(start_zone.pos());
            while (!stack.empty()) {
                const std::size_t at = stack.back();
                stack.pop_back();
                for (const auto& link : graph.links(at)) {
                    if (mark[link.to] == 0) continue;
                    mark[link.to] = 0;
                    stack.push_back(link.to);
                }
            }
        }
        return pieces;
    }

    // As analysis::best_zones and judge: the same sums in the same order.
    void take_way(std::size_t l, LiveLocality& r) {
        const std::size_t n = zones[l].size();
        std::vector<geo::Point> at(n);
        std::vector<double> weight(n);
        for (std::size_t i = 0; i < n; ++i) {
            at[i] = plan->zones[zones[l][i].pos()].centre;
            weight[i] = people->in_zone[zones[l][i].pos()];
        }
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < n; ++c) {
            double sum = 0;
            // Only ever grows, so a centre that is beaten already need not be finished.
            for (std::size_t z = 0; z < n && sum < least; ++z) sum += weight[z] * geo::distance_m(at[z], at[c]);
            if (sum < least) {
                least = sum;
                r.best_zone = zones[l][c];
            }
        }
        way_m[l] = r.best_zone ? least : 0.0;
        way_people[l] = 0.0;
        for (const double w : weight) way_people[l] += w;
        if (way_people[l] > 0) r.distance_km = way_m[l] / way_people[l] / 1000;
    }

    void take_flows(const edit::Draft& draft, std::size_t l) {
        inside_people[l] = living_people[l] = 0;
        rows[l].selfcontained_share.reset();
        // judge adds a cell of the matrix up by practice, then zone.
        struct Row {
            std::uint32_t practice;
            std::uint32_t zone;
            double people;
        };
        std::vector<Row> all;
        for (const ZoneIx z : zones[l])
            for (std::size_t i = use_start[z.pos()]; i < use_start[z.pos() + 1]; ++i)
                if (draft.practice_locality[uses[i].practice])
                    all.push_back({uses[i].practice, static_cast<std::uint32_t>(z.pos()), uses[i].people});
        std::sort(all.begin(), all.end(),
                  [](const Row& a, const Row& b) { return a.practice != b.practice ? a.practice < b.practice : a.zone < b.zone; });
        to_people.assign(rows.size(), 0.0);
        for (const Row& row : all) to_people[draft.practice_locality[row.practice].pos()] += row.people;
        for (const double n : to_people) living_people[l] += n;
        inside_people[l] = to_people[l];
        if (!plan->flows.empty() && living_people[l] > 0) rows[l].selfcontained_share = inside_people[l] / living_people[l];
    }

    // Localities in which somebody lives who is registered with the practice.
    void reach(const edit::Draft& draft, PracticeIx p, std::set<LocalityIx>& out) const {
        for (const model::ZonePeople& row : people->of_practice[p.pos()])
            if (const LocalityIx l = draft.zone_locality[row.zone.pos()]) out.insert(l);
    }

    // Moves members; gives the localities whose places, and those whose flows, must be taken again.
    void move_members(const edit::Draft& draft, const edit::Change& change, edit::Direction direction, std::set<LocalityIx>& places,
                      std::set<LocalityIx>& flows) {
        const bool forward = direction == edit::Direction::forward;
        grow(std::max(rows.size(), draft.localities.size()));
        const auto put = [&](auto& lists, auto row, LocalityIx from, LocalityIx to, std::size_t& left_out) {
            if (from) {
                erase_sorted(lists[from.pos()], row);
                places.insert(from);
            } else {
                --left_out;
            }
            if (to) {
                insert_sorted(lists[to.pos()], row);
                places.insert(to);
            } else {
                ++left_out;
            }
        };
        for (const auto& z : change.zones) put(zones, z.zone, forward ? z.before : z.after, forward ? z.after : z.before, zones_out);
        for (const auto& p : change.practices) {
            put(practices, p.practice, forward ? p.before : p.after, forward ? p.after : p.before, practices_out);
            reach(draft, p.practice, flows);
        }
        // A zone that moves makes or ends exceptions of practices that stay.
        if (!change.zones.empty()) {
            std::vector<ZoneIx> moved;
            for (const auto& z : change.zones) moved.push_back(z.zone);
            for (std::size_t p = 0; p < plan->practices.size(); ++p)
                if (const ZoneIx seat = plan->practices[p].zone;
                    seat && std::binary_search(moved.begin(), moved.end(), seat) && draft.practice_locality[p])
                    places.insert(draft.practice_locality[p]);
        }
        // With fewer localities than before (an undone split) the rows go too; nothing is in them by now.
        const auto gone = [&](LocalityIx l) { return l.pos() >= draft.localities.size(); };
        std::erase_if(places, gone);
        std::erase_if(flows, gone);
        if (rows.size() > draft.localities.size()) grow(draft.localities.size());
        if (change.localities_after)
            for (std::size_t l = 0; l < draft.localities.size(); ++l)
                if (zones[l].empty() && practices[l].empty()) places.insert(LocalityIx(l));
        flows.insert(places.begin(), places.end());
    }
};

LiveNumbers::LiveNumbers(std::shared_ptr<const model::Plan> plan, std::shared_ptr<const analysis::RegisteredPeople> people,
                         const edit::Draft& draft)
    : impl_(std::make_unique<Impl>(std::move(plan), std::move(people), draft)) {}
LiveNumbers::~LiveNumbers() = default;
LiveNumbers::LiveNumbers(LiveNumbers&&) noexcept = default;
LiveNumbers& LiveNumbers::operator=(LiveNumbers&&) noexcept = default;

std::vector<LocalityIx> LiveNumbers::refresh(const edit::Draft& draft, const edit::Change& change, edit::Direction direction) {
    std::set<LocalityIx> places;
    std::set<LocalityIx> flows;
    impl_->move_members(draft, change, direction, places, flows);
    for (const LocalityIx l : places) impl_->take_places(draft, l.pos());
    for (const LocalityIx l : flows) impl_->take_flows(draft, l.pos());
    return {flows.begin(), flows.end()};
}

const std::vector<LiveLocality>& LiveNumbers::localities() const noexcept { return impl_->rows; }

LiveTotals LiveNumbers::totals() const {
    LiveTotals t;
    double inside = 0;
    double living = 0;
    double way = 0;
    double weight = 0;
    for (std::size_t l = 0; l < impl_->rows.size(); ++l) {
        const LiveLocality& r = impl_->rows[l];
        inside += impl_->inside_people[l];
        living += impl_->living_people[l];
        way += impl_->way_m[l];
        weight += impl_->way_people[l];
        if (r.zones == 0 && r.practices == 0) continue;
        ++t.localities;
        t.out_of_range += r.in_range ? 0 : 1;
        t.in_pieces += r.pieces > 1 ? 1 : 0;
        t.with_holes += r.holes > 0 ? 1 : 0;
        t.straddling += r.straddles.empty() ? 0 : 1;
    }
    if (!impl_->plan->flows.empty() && living > 0) t.selfcontained_share = inside / living;
    if (weight > 0) t.mean_distance_km = way / weight / 1000;
    t.zones_left_out = impl_->zones_out;
    t.practices_left_out = impl_->practices_out;
    return t;
}

std::vector<CheapFlag> LiveNumbers::flags_of(const edit::Draft& draft, LocalityIx locality) const {
    std::vector<CheapFlag> out;
    const LiveLocality& r = impl_->rows[locality.pos()];
    if (draft.localities[locality.pos()].retired) return out;
    const std::string& name = draft.localities[locality.pos()].name;
    const model::Plan& plan = *impl_->plan;
    if (r.zones == 0 && r.practices == 0) {
        out.push_back({locality, "L3", model::Rag::grey, name + " holds nothing yet"});
        return out;
    }
    if (!r.in_range) {
        const bool over = r.people > plan.constraints.people_max;
        const std::int64_t bound = over ? plan.constraints.people_max : plan.constraints.people_min;
        out.push_back({locality, "L3", model::Rag::red,
                       fmt::format("{} has {} {} people, {} {} the {} bound of {}", name, base::grouped(r.people),
                                   plan.population == model::PopulationBasis::registered ? "registered" : "resident",
                                   base::grouped(over ? r.people - bound : bound - r.people), over ? "over" : "under",
                                   over ? "upper" : "lower", base::grouped(bound))});
    }
    if (r.pieces > 1) out.push_back({locality, "L4", model::Rag::amber, fmt::format("{} lies in {} separate pieces", name, r.pieces)});
    if (r.zones == 0) out.push_back({locality, "L4", model::Rag::amber, name + " has practices but no zone"});
    if (r.holes > 0)
        out.push_back({locality, "L5", model::Rag::amber,
                       fmt::format("{} surrounds {} {} of other localities", name, r.holes, r.holes == 1 ? "piece" : "pieces")});
    for (const std::string& boundary : r.straddles)
        out.push_back(
            {locality, "L7", model::Rag::amber, fmt::format("{} straddles the boundary {}, which the plan keeps", name, boundary)});
    return out;
}

std::vector<CheapFlag> LiveNumbers::flags(const edit::Draft& draft) const {
    std::vector<CheapFlag> out;
    for (std::size_t l = 0; l < impl_->rows.size(); ++l)
        for (CheapFlag& flag : flags_of(draft, LocalityIx(l))) out.push_back(std::move(flag));
    const auto left_out = [&](std::size_t n, const char* rule, const char* one, const char* many) {
        if (n > 0) out.push_back({{}, rule, model::Rag::red, fmt::format("{} {} in no locality", n, n == 1 ? one : many)});
    };
    left_out(impl_->practices_out, "L1", "practice is", "practices are");
    left_out(impl_->zones_out, "L6", "zone is", "zones are");
    return out;
}

std::span<const ZoneIx> LiveNumbers::zones_of(LocalityIx locality) const { return impl_->zones[locality.pos()]; }
std::span<const PracticeIx> LiveNumbers::practices_of(LocalityIx locality) const { return impl_->practices[locality.pos()]; }

geo::MultiPolygon LiveNumbers::outline_of(const edit::Draft&, LocalityIx locality) const {
    std::vector<std::uint32_t> numbers;
    for (const ZoneIx z : impl_->zones[locality.pos()]) numbers.push_back(static_cast<std::uint32_t>(z.pos()));
    if (numbers.empty()) return {};
    return geo::outline_of_one(*impl_->plan->topology, impl_->arcs, numbers, true).shape;
}

std::vector<std::uint32_t> LiveNumbers::arcs_about(std::span<const ZoneIx> zones) const {
    std::vector<std::uint32_t> out;
    for (const ZoneIx z : zones) {
        const auto own = impl_->arcs.of(z.pos());
        out.insert(out.end(), own.begin(), own.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace merestone::session
