#include "support/made_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>

#include <fmt/format.h>

#include "base/random.hpp"
#include "geo/outline.hpp"

namespace merestone::test {
namespace {

constexpr geo::Point kOrigin{430000.0, 433000.0};
constexpr std::array<const char*, 16> kNames{"Ashby",        "Millgate",    "Westwell", "Northcote", "Kirkfold", "Hallam Rise",
                                             "Priors Green", "Sandhill",    "Oakshott", "Beckfield", "Thornlea", "Easterby",
                                             "Marlpit",      "Quarry Bank", "Langside", "Fenwick"};

struct Lattice {
    const MadePlanSize& size;
    // A lattice corner, moved a little (not on the rim, so that the footprint is a clean rectangle with wavering sides inside).
    [[nodiscard]] geo::Point corner(std::size_t c, std::size_t r) const {
        base::Random random(size.seed, c * 1000 + r);
        const bool inner = c > 0 && r > 0 && c < size.columns && r < size.rows;
        const double dx = inner ? (random.unit() - 0.5) * 0.4 : 0.0;
        const double dy = inner ? (random.unit() - 0.5) * 0.4 : 0.0;
        return {kOrigin.x + (static_cast<double>(c) + dx) * size.cell_m, kOrigin.y + (static_cast<double>(r) + dy) * size.cell_m};
    }
    // From a to b without b, wavering; the same points whichever way it is walked.
    void edge(geo::Point a, geo::Point b, geo::Ring& out) const {
        const bool turned = b < a;
        const geo::Point from = turned ? b : a;
        const geo::Point to = turned ? a : b;
        constexpr int kSteps = 8;
        std::vector<geo::Point> points;
        const double nx = -(to.y - from.y);
        const double ny = to.x - from.x;
        for (int k = 0; k <= kSteps; ++k) {
            const double t = static_cast<double>(k) / kSteps;
            const double wave = 0.06 * std::sin(2 * std::numbers::pi * t) * std::sin(std::numbers::pi * t);
            points.push_back(k == kSteps ? to
                                         : geo::Point{from.x + t * (to.x - from.x) + wave * nx, from.y + t * (to.y - from.y) + wave * ny});
        }
        if (turned) std::reverse(points.begin(), points.end());
        out.insert(out.end(), points.begin(), points.end() - 1);
    }
};

geo::Point centre_of(std::size_t zone, const MadePlanSize& size) {
    return {kOrigin.x + (static_cast<double>(zone % size.columns) + 0.5) * size.cell_m,
            kOrigin.y + (static_cast<double>(zone / size.columns) + 0.5) * size.cell_m};
}

// Centres on a sunflower's spiral over the grid: spread evenly, for any number.
std::vector<geo::Point> spread(std::size_t count, const MadePlanSize& size) {
    std::vector<geo::Point> out;
    const double width = static_cast<double>(size.columns) * size.cell_m;
    const double height = static_cast<double>(size.rows) * size.cell_m;
    for (std::size_t i = 0; i < count; ++i) {
        const double r = std::sqrt((static_cast<double>(i) + 0.5) / static_cast<double>(count));
        const double turn = static_cast<double>(i) * 2.399963229728653;  // the golden angle
        out.push_back({kOrigin.x + width * (0.5 + 0.5 * r * std::cos(turn)), kOrigin.y + height * (0.5 + 0.5 * r * std::sin(turn))});
    }
    return out;
}

std::size_t nearest(geo::Point p, const std::vector<geo::Point>& centres) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < centres.size(); ++i)
        if (geo::distance_m(p, centres[i]) < geo::distance_m(p, centres[best])) best = i;
    return best;
}

void add_places(model::Plan& plan, const MadePlanSize& size) {
    base::Random random(size.seed, 7);
    const auto sites = spread(size.practices, size);
    for (std::size_t i = 0; i < size.practices; ++i) {
        model::Practice p;
        p.id = fmt::format("P{:03}", i + 1);
        p.name = fmt::format("{} Surgery", kNames[i % kNames.size()]);
        p.commissioner = i % 2 == 0 ? "01A" : "01B";
        p.at = sites[i];
        p.position = model::PositionBasis::given;
        const auto column = std::min(size.columns - 1, static_cast<std::size_t>((sites[i].x - kOrigin.x) / size.cell_m));
        const auto row = std::min(size.rows - 1, static_cast<std::size_t>((sites[i].y - kOrigin.y) / size.cell_m));
        p.zone = model::ZoneIx(row * size.columns + column);
        p.list = 2000 + random.below(14000);
        p.list_date = "2017-04-01";
        plan.practices.push_back(std::move(p));
    }
    const auto width = static_cast<std::uint32_t>(static_cast<double>(size.columns) * size.cell_m);
    const auto height = static_cast<std::uint32_t>(static_cast<double>(size.rows) * size.cell_m);
    for (std::size_t i = 0; i < size.practices; ++i) {
        model::HousingSite site;
        site.id = fmt::format("H{:03}", i + 1);
        site.name = fmt::format("Land at {}", kNames[(i + 5) % kNames.size()]);
        site.at = geo::Point{kOrigin.x + random.below(width), kOrigin.y + random.below(height)};
        site.dwellings_min = 10 + random.below(400);
        plan.housing.push_back(std::move(site));
    }
    model::Hub hub;
    hub.id = "H1";
    hub.name = "Trial hub";
    hub.at = geo::Point{kOrigin.x + 0.3 * width, kOrigin.y + 0.4 * height};
    hub.status = "candidate";
    hub.basis = "illustrative";
    plan.hubs.push_back(std::move(hub));
    plan.points.push_back({"hospital", "RR1", "Made Infirmary", {kOrigin.x + 0.62 * width, kOrigin.y + 0.55 * height}});
}

}  // namespace

std::vector<geo::MultiPolygon> made_zones(const MadePlanSize& size) {
    const Lattice lattice{size};
    std::vector<geo::MultiPolygon> out;
    for (std::size_t r = 0; r < size.rows; ++r)
        for (std::size_t c = 0; c < size.columns; ++c) {
            const std::array<geo::Point, 4> corners{lattice.corner(c, r), lattice.corner(c + 1, r), lattice.corner(c + 1, r + 1),
                                                    lattice.corner(c, r + 1)};
            geo::Ring ring;
            for (std::size_t k = 0; k < 4; ++k) lattice.edge(corners[k], corners[(k + 1) % 4], ring);
            ring.push_back(ring.front());
            out.push_back({{std::move(ring), {}}});
        }
    return out;
}

MadePlan made_plan(const MadePlanSize& size) {
    MadePlan made;
    model::Plan& plan = made.plan;
    plan.id = "made";
    plan.title = "Made county";
    plan.as_at = "2017-04-01";
    plan.base_year = base::Year{2017};
    plan.horizon_year = base::Year{2028};
    plan.illustrative = true;
    plan.constraints.within = {"ccg"};
    plan.layers.push_back(
        {"zones", "made", "zones.csv", "", "Merestone tests", "made up", "none needed", std::string(64, '0'), 0, 0, 0, {}, "EPSG:27700"});
    plan.topology = std::make_shared<const geo::Topology>(geo::build_topology(made_zones(size)).value());
    plan.borders = geo::borders(*plan.topology);

    const auto centres = spread(size.localities, size);
    base::Random random(size.seed, 3);
    std::vector<std::int32_t> label;
    for (std::size_t z = 0; z < size.columns * size.rows; ++z) {
        model::Zone zone;
        zone.id = fmt::format("Z{:04}", z + 1);
        zone.name = zone.id;
        zone.centre = centre_of(z, size);
        zone.area_m2 = plan.topology->zone_area_m2[z];
        zone.residents = 1200 + random.below(900);
        zone.imd_score = 5.0 + 60.0 * random.unit();
        zone.side = {z % size.columns < size.columns / 2 ? 0 : 1};
        plan.zones.push_back(std::move(zone));
        label.push_back(static_cast<std::int32_t>(nearest(centre_of(z, size), centres)));
    }
    plan.boundaries.push_back({"ccg", {{"01A", "West", {}}, {"01B", "East", {}}}});
    add_places(plan, size);

    model::Scenario& scenario = made.scenario;
    scenario.id = "found";
    scenario.title = "Found";
    scenario.found = true;
    scenario.seed = 1;
    scenario.stopped_by = "work";
    for (const std::int32_t l : label) scenario.zone_locality.emplace_back(static_cast<std::size_t>(l));
    scenario.zone_reason.assign(label.size(), "nearest centre");
    for (const model::Practice& p : plan.practices) scenario.practice_locality.push_back(scenario.zone_locality[p.zone.pos()]);
    scenario.practice_exception.assign(plan.practices.size(), 0);
    const auto shapes = geo::outlines(*plan.topology, label, size.localities);
    const auto lengths = geo::border_lengths(*plan.topology, label, size.localities);
    for (std::size_t l = 0; l < size.localities; ++l) {
        model::LocalityStats s;
        s.id = fmt::format("L{:02}", l + 1);
        s.name = kNames[l % kNames.size()];
        s.commissioners = "01A";
        s.residents_known = true;
        s.shape = shapes[l];
        s.area_km2 = geo::area_m2(shapes[l]) / 1e6;
        s.border_km = lengths.outline_m[l] / 1000.0;
        s.compactness = 4 * std::numbers::pi * s.area_km2 / (s.border_km * s.border_km);
        s.distance_km = 1.2 + 0.1 * static_cast<double>(l);
        s.selfcontained_share = 0.71 + 0.01 * static_cast<double>(l);
        for (std::size_t z = 0; z < label.size(); ++z)
            if (label[z] == static_cast<std::int32_t>(l)) {
                ++s.zones;
                s.people_resident += *plan.zones[z].residents;
            }
        for (std::size_t p = 0; p < plan.practices.size(); ++p)
            if (scenario.practice_locality[p].pos() == l) {
                ++s.practices;
                s.people_registered += *plan.practices[p].list;
            }
        s.rag = s.people_registered < plan.constraints.people_min ? model::Rag::red
                : s.people_registered > 50000                     ? model::Rag::amber
                                                                  : model::Rag::green;
        if (s.rag == model::Rag::red) {
            model::Flag flag;
            flag.id = fmt::format("F{:04}", made.flags.size() + 1);
            flag.rule = "L3";
            flag.rag = model::Rag::red;
            flag.subject_kind = "locality";
            flag.subject = s.id;
            flag.measured = static_cast<double>(s.people_registered);
            flag.threshold = static_cast<double>(plan.constraints.people_min);
            flag.unit = "people";
            flag.reason = "Fewer people than the plan's least.";
            flag.source = "plan";
            flag.action = "Move a practice in.";
            made.flags.push_back(std::move(flag));
        }
        scenario.locality_id.push_back(s.id);
        scenario.locality_name.push_back(s.name);
        made.localities.push_back(std::move(s));
    }
    return made;
}

}  // namespace merestone::test
