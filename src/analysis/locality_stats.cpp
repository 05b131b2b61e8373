#include "analysis/locality_stats.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "analysis/locality_names.hpp"
#include "analysis/zone_graph.hpp"
#include "geo/outline.hpp"

namespace merestone::analysis {
namespace {

std::vector<std::int32_t> labels(const model::Scenario& s) {
    std::vector<std::int32_t> out;
    for (const model::LocalityIx l : s.zone_locality) out.push_back(l ? static_cast<std::int32_t>(l.pos()) : -1);
    return out;
}

void add_people(const model::Plan& plan, Judged& out) {
    const model::Scenario& s = out.scenario;
    std::vector<std::map<std::string, std::int64_t>> commissioners(out.localities.size());
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        if (!s.practice_locality[p]) continue;
        model::LocalityStats& l = out.localities[s.practice_locality[p].pos()];
        ++l.practices;
        l.people_registered += plan.practices[p].list.value_or(0);
        if (!plan.practices[p].commissioner.empty())
            commissioners[s.practice_locality[p].pos()][plan.practices[p].commissioner] += plan.practices[p].list.value_or(0);
    }
    for (std::size_t l = 0; l < out.localities.size(); ++l) {
        std::vector<std::pair<std::string, std::int64_t>> order(commissioners[l].begin(), commissioners[l].end());
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [name, n] : order) out.localities[l].commissioners += (out.localities[l].commissioners.empty() ? "" : "; ") + name;
    }
    std::vector<double> aged_75(out.localities.size(), 0.0);
    std::vector<double> aged(out.localities.size(), 0.0);
    std::vector<std::uint8_t> splits_at_75(out.localities.size(), 1);
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!s.zone_locality[z]) continue;
        const std::size_t at = s.zone_locality[z].pos();
        const model::Zone& zone = plan.zones[z];
        model::LocalityStats& l = out.localities[at];
        ++l.zones;
        l.area_km2 += zone.area_m2 / 1e6;
        if (zone.residents) {
            l.people_resident += *zone.residents;
            l.residents_known = true;
            if (zone.imd_quintile) {
                l.people_by_imd_quintile.resize(5, 0.0);
                l.people_by_imd_quintile[static_cast<std::size_t>(std::clamp(*zone.imd_quintile, 1, 5) - 1)] +=
                    static_cast<double>(*zone.residents);
            }
        }
        if (zone.ages.empty()) splits_at_75[at] = 0;
        for (const model::AgeBand& band : zone.ages) {
            if (band.from_age < 75 && band.to_age >= 75) splits_at_75[at] = 0;
            if (band.from_age >= 75) aged_75[at] += static_cast<double>(band.people);
            aged[at] += static_cast<double>(band.people);
        }
    }
    for (std::size_t l = 0; l < out.localities.size(); ++l)
        if (splits_at_75[l] && aged[l] > 0) out.localities[l].aged_75_share = aged_75[l] / aged[l];
}

void add_shapes(const model::Plan& plan, Judged& out) {
    const auto label = labels(out.scenario);
    const std::size_t n = out.localities.size();
    auto shapes = geo::outlines(*plan.topology, label, n);
    const auto lengths = geo::border_lengths(*plan.topology, label, n);
    const auto forms = geo::group_shapes(*plan.topology, label, n);
    // Pieces with bridges counted as joined.
    const Graph graph(plan.zones.size(), plan.borders);
    const auto part = components(
        graph, [&](std::size_t z) { return label[z] >= 0; }, [&](std::size_t a, std::size_t b) { return label[a] == label[b]; });
    std::vector<std::size_t> pieces(n, 0);
    std::int32_t seen = -1;
    for (std::size_t z = 0; z < label.size(); ++z) {
        if (part[z] <= seen) continue;  // parts are numbered by their smallest zone
        seen = part[z];
        ++pieces[static_cast<std::size_t>(label[z])];
    }
    for (std::size_t l = 0; l < n; ++l) {
        model::LocalityStats& stats = out.localities[l];
        stats.shape = std::move(shapes[l]);
        stats.border_km = lengths.outline_m[l] / 1000;
        stats.pieces = pieces[l];
        stats.holes = forms[l].holes_of_others;
        if (stats.border_km > 0) stats.compactness = 4 * std::numbers::pi * stats.area_km2 / (stats.border_km * stats.border_km);
    }
    out.terms.border_km = lengths.between_m / 1000;
}

void add_flows(const model::Plan& plan, const RegisteredPeople& people, Judged& out) {
    const model::Scenario& s = out.scenario;
    const std::size_t n = out.localities.size();
    model::LeakageMatrix& m = out.leakage;
    m.locality_id = s.locality_id;
    m.people.assign(n * n, 0.0);
    m.outside_practices.assign(n, 0.0);
    m.outside_residents.assign(n, 0.0);
    m.unknown_home.assign(n, 0.0);
    double all = 0;
    double inside = 0;
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::LocalityIx to = s.practice_locality[p];
        if (!to) continue;
        m.outside_residents[to.pos()] += people.elsewhere[p];
        m.unknown_home[to.pos()] += people.unknown_home[p];
        for (const model::ZonePeople& row : people.of_practice[p]) {
            const model::LocalityIx from = s.zone_locality[row.zone.pos()];
            all += row.people;
            if (!from) continue;
            m.people[from.pos() * n + to.pos()] += row.people;
            if (from == to) inside += row.people;
        }
    }
    for (std::size_t z = 0; z < plan.outside_practice_by_zone.size(); ++z)
        if (s.zone_locality[z]) m.outside_practices[s.zone_locality[z].pos()] += static_cast<double>(plan.outside_practice_by_zone[z]);
    if (plan.flows.empty()) return;  // where people live is not known: no share is made up
    for (std::size_t l = 0; l < n; ++l) {
        double living = 0;
        for (std::size_t to = 0; to < n; ++to) living += m.people[l * n + to];
        if (living > 0) out.localities[l].selfcontained_share = m.people[l * n + l] / living;
    }
    out.terms.leaked_people = all - inside;
    if (all > 0) out.terms.selfcontained_share = inside / all;
}

void add_distances(const model::Plan& plan, const RegisteredPeople& people, Judged& out) {
    const auto& of = out.scenario.zone_locality;
    const auto best = best_zones(plan, people, out.localities.size(), of);
    std::vector<double> way(out.localities.size(), 0.0);
    std::vector<double> weight(out.localities.size(), 0.0);
    for (std::size_t z = 0; z < plan.zones.size(); ++z) {
        if (!of[z] || !best[of[z].pos()]) continue;
        way[of[z].pos()] += people.in_zone[z] * geo::distance_m(plan.zones[z].centre, plan.zones[best[of[z].pos()].pos()].centre);
        weight[of[z].pos()] += people.in_zone[z];
    }
    double all_way = 0;
    double all_weight = 0;
    for (std::size_t l = 0; l < out.localities.size(); ++l) {
        if (best[l]) out.localities[l].best_zone = plan.zones[best[l].pos()].id;
        if (weight[l] > 0) out.localities[l].distance_km = way[l] / weight[l] / 1000;
        all_way += way[l];
        all_weight += weight[l];
    }
    out.terms.distance_person_km = all_way / 1000;
    if (all_weight > 0) out.terms.mean_distance_km = all_way / all_weight / 1000;
}

double moved_people(const model::Plan& plan, const model::Scenario& now, const model::Scenario& before) {
    const auto match = match_labels(plan, before, now);
    double moved = 0;
    for (std::size_t p = 0; p < plan.practices.size(); ++p) {
        const model::LocalityIx old = before.practice_locality[p];
        if (old && match[old.pos()] != now.practice_locality[p]) moved += static_cast<double>(plan.practices[p].list.value_or(0));
    }
    return moved;
}

model::Rag rag_of(const model::Plan& plan, const model::LocalityStats& l) {
    const std::int64_t people = plan.population == model::PopulationBasis::registered ? l.people_registered : l.people_resident;
    if (people < plan.constraints.people_min || people > plan.constraints.people_max) return model::Rag::red;
    return l.pieces > 1 || l.holes > 0 ? model::Rag::amber : model::Rag::green;
}

}  // namespace

std::vector<model::LocalityIx> match_labels(const model::Plan& plan, const model::Scenario& a, const model::Scenario& b) {
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> overlap;
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        if (a.practice_locality[p] && b.practice_locality[p])
            overlap[{a.practice_locality[p].pos(), b.practice_locality[p].pos()}] +=
                plan.practices[p].list.value_or(0) + 1;  // + 1: practices without patients still match
    std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::int64_t>> order(overlap.begin(), overlap.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
    std::vector<model::LocalityIx> match(a.locality_id.size());
    std::vector<std::uint8_t> used(b.locality_id.size(), 0);
    for (const auto& [pair, n] : order) {
        if (match[pair.first] || used[pair.second]) continue;
        match[pair.first] = model::LocalityIx(pair.second);
        used[pair.second] = 1;
    }
    return match;
}

Judged judge(const model::Plan& plan, const RegisteredPeople& people, model::Scenario scenario, const model::Scenario* from) {
    Judged out;
    out.scenario = std::move(scenario);
    out.localities.resize(out.scenario.locality_id.size());
    for (std::size_t l = 0; l < out.localities.size(); ++l) {
        out.localities[l].id = out.scenario.locality_id[l];
        out.localities[l].name = out.scenario.locality_name[l];
    }
    add_people(plan, out);
    add_shapes(plan, out);
    add_flows(plan, people, out);
    add_distances(plan, people, out);
    for (model::LocalityStats& l : out.localities) {
        l.rag = rag_of(plan, l);
        if (plan.constraints.people_target) {
            const std::int64_t n = plan.population == model::PopulationBasis::registered ? l.people_registered : l.people_resident;
            out.terms.off_target_people += std::abs(static_cast<double>(n - *plan.constraints.people_target));
        }
    }
    if (from != nullptr) out.terms.moved_people = moved_people(plan, out.scenario, *from);
    const model::ObjectiveWeights& w = plan.weights_of(out.scenario.id);
    out.terms.objective_person_km = w.distance_m_per_patient * out.terms.distance_person_km +
                                    (w.leaked_patient_m * out.terms.leaked_people + w.border_m * out.terms.border_km * 1000 +
                                     w.moved_patient_m * out.terms.moved_people + w.off_target_m * out.terms.off_target_people) /
                                        1000;
    return out;
}

}  // namespace merestone::analysis
