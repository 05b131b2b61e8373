#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "geo/adjacency.hpp"
#include "io/assumption_bounds.hpp"
#include "io/dates.hpp"
#include "io/plan_figures.hpp"
#include "io/plan_file.hpp"
#include "io/plan_sheets.hpp"
#include "io/scenario_links.hpp"
#include "io/sheet_rows.hpp"

namespace merestone::io {
namespace {

class Reader {
public:
    explicit Reader(std::vector<Sheet> sheets) {
        for (Sheet& sheet : sheets) {
            std::string name = sheet.name;
            tables_.emplace(name, Rows(std::move(sheet), out_.problems));
        }
    }

    PlanFromSheets read() {
        meta();
        layers();
        assumptions();
        zones();
        if (out_.plan.zones.empty()) return std::move(out_);  // why has been told
        practices();
        estate_from_sheets(tables_, out_.plan);
        years_from_sheets(tables_, out_.plan);
        points();
        lines();
        postcodes();
        scenarios();
        drawn();
        problems();
        check_figures(out_.plan, out_.problems, FiguresOf::project);
        return std::move(out_);
    }

private:
    Rows& rows(const char* name) { return tables_.at(name); }

    model::ZoneIx zone(const std::string& id, const char* table) const { return zone_named(out_.plan, id, table); }
    model::PracticeIx practice(const std::string& id, const char* table) const { return practice_named(out_.plan, id, table); }

    void meta() {
        std::map<std::string, std::string> m;
        const Rows& r = rows("merestone_meta");
        for (std::size_t i = 0; i < r.size(); ++i) m[r.text(i, "key")] = r.text(i, "value");
        const auto number = [&](const char* key) {
            const auto value = base::parse_number(m[key]);
            if (!value) throw Damaged(fmt::format("merestone_meta holds no number for {}", key));
            return *value;
        };
        const auto whole = [&](const char* key) {
            const auto value = base::parse_int(m[key]);
            if (!value) throw Damaged(fmt::format("merestone_meta holds no whole number for {}", key));
            return *value;
        };
        if (m["layout"] != std::to_string(kProjectLayout))
            throw Damaged(m["layout"].empty() ? "it is not a Merestone project"
                                              : "its layout " + m["layout"] + " is newer than this program knows");
        model::Plan& p = out_.plan;
        p.id = m["plan.id"];
        p.title = m["plan.title"];
        p.as_at = m["plan.as_at"];
        if (auto title = cut_to(p.title, kLongestTitle)) {
            p.title = std::move(*title);
            out_.problems.push_back({model::Severity::warning, "title-too-long", "merestone_meta", 0, "plan.title", p.title.substr(0, 80),
                                     "this title has more than 300 characters; the first 300 are used", "Shorten it."});
        }
        const auto refuse = [&](const char* key, const std::string& meaning) {
            out_.problems.push_back({model::Severity::warning, "figure-out-of-range", "merestone_meta", 0, key, m[key].substr(0, 80),
                                     meaning, "Mend the value, or open the plan folder again."});
        };
        if (!p.as_at.empty() && !is_iso_date(p.as_at)) {
            refuse("plan.as_at", "this is no date; the plan's date counts as not known");
            p.as_at.clear();
        }
        const std::int64_t base_year = whole("plan.base_year");
        const std::int64_t year_of_date = p.as_at.empty() ? 2017 : base::parse_int(p.as_at.substr(0, 4)).value_or(2017);
        if (base_year < 1990 || base_year > 2150)
            refuse("plan.base_year", fmt::format("a base year is 1990 to 2150; {} is used", year_of_date));
        p.base_year = base::Year{static_cast<int>(base_year < 1990 || base_year > 2150 ? year_of_date : base_year)};
        const std::int64_t horizon = whole("plan.horizon_year");
        p.horizon_year = p.base_year;
        if (horizon < p.base_year.first || horizon > p.base_year.first + 60)
            refuse("plan.horizon_year",
                   "the horizon is before the base year or more than 60 years after it: only the base year is computed");
        else p.horizon_year = base::Year{static_cast<int>(horizon)};
        p.population = m["plan.population"] == "resident" ? model::PopulationBasis::resident : model::PopulationBasis::registered;
        p.illustrative = m["plan.illustrative"] == "true";
        has_flows_ = m["plan.flows"] == "true";
        p.outside_practice_patients = whole("plan.outside_practice_patients");
        p.growth.rate_pct = number("growth.rate_pct");
        p.growth.includes_housing = m["growth.includes_housing"] == "true";
        if (const std::int64_t lag = whole("growth.lag_years"); lag >= 0 && lag <= 20) p.growth.lag_years = static_cast<int>(lag);
        else refuse("growth.lag_years", fmt::format("a lag is 0 to 20 years; {} is used", p.growth.lag_years));
        newer(m);
        model::Constraints& c = p.constraints;
        c.people_min = whole("constraints.people_min");
        c.people_max = whole("constraints.people_max");
        if (c.people_min < 0 || c.people_max < 1 || c.people_min > c.people_max) {
            c.people_min = model::Constraints{}.people_min;
            c.people_max = model::Constraints{}.people_max;
            refuse("constraints.people_min",
                   fmt::format("no number of people lies in these bounds; {} to {} is used", c.people_min, c.people_max));
        }
        if (m["constraints.people_target"] != "auto") c.people_target = whole("constraints.people_target");
        if (const std::string count = m["constraints.localities"]; count != "auto") {
            const auto parts = base::split(count, ' ');
            const auto least = base::parse_int(parts.front());
            const auto most = base::parse_int(parts.back());
            if (!least || !most || *least < 1 || *most < *least || *most > 100000)
                throw Damaged("merestone_meta holds no valid number of localities");
            c.localities.min = static_cast<int>(*least);
            c.localities.max = static_cast<int>(*most);
        }
        c.within = nlohmann::json::parse(m["constraints.within"]).get<std::vector<std::string>>();
        c.together = nlohmann::json::parse(m["constraints.together"]).get<std::vector<std::vector<std::string>>>();
        c.apart = nlohmann::json::parse(m["constraints.apart"]).get<std::vector<std::vector<std::string>>>();
        c.fixed = nlohmann::json::parse(m["constraints.fixed"]).get<std::vector<std::pair<std::string, std::string>>>();
        c.split_blocks = nlohmann::json::parse(m["constraints.split_blocks"]).get<std::vector<std::string>>();
        const auto weight = [&](const char* key, double& into) {
            const double value = number(key);
            if (value >= 0 && value <= 1e9) into = value;
            else refuse(key, fmt::format("a weight is 0 to 1,000,000,000 metres; {} is used", base::number_text(into)));
        };
        weight("objective.distance_m_per_patient", p.weights.distance_m_per_patient);
        weight("objective.leaked_patient_m", p.weights.leaked_patient_m);
        weight("objective.border_m", p.weights.border_m);
        weight("objective.moved_patient_m", p.weights.moved_patient_m);
        weight("objective.off_target_m", p.weights.off_target_m);
    }

    // Keys that only plans which use them have.
    void newer(std::map<std::string, std::string>& m) {
        using model::Registering;
        model::Plan& p = out_.plan;
        p.growth.projected_source = m["growth.projected_source"];
        for (const Registering how : {Registering::nearest, Registering::huff, Registering::inner_area})
            if (m["growth.new_patients"] == to_string(how)) p.growth.registering = how;
        p.prices.source = m["prices.source"];
        if (const auto year = base::parse_int(m["prices.year"]))
            if (*year >= 1900 && *year <= 2200) p.price_year = base::Year{static_cast<int>(*year)};
    }

    void layers() {
        const Rows& r = rows("m_layers");
        for (std::size_t i = 0; i < r.size(); ++i) {
            model::LayerInfo l;
            l.role = r.text(i, "role");
            l.recognised = r.text(i, "recognised");
            l.file = r.text(i, "file");
            l.layer = r.text(i, "layer");
            l.publisher = r.text(i, "publisher");
            l.vintage = r.text(i, "vintage");
            l.licence = r.text(i, "licence");
            l.sha256 = r.text(i, "sha256");
            l.bytes = r.whole(i, "bytes").value_or(0);
            l.rows = r.whole(i, "rows").value_or(0);
            l.used = r.whole(i, "used").value_or(0);
            l.skipped = nlohmann::json::parse(r.text(i, "skipped")).get<std::vector<std::pair<std::string, std::int64_t>>>();
            l.crs = r.text(i, "crs");
            out_.plan.layers.push_back(std::move(l));
        }
    }

    void assumptions() {
        const Rows& r = rows("m_assumptions");
        const model::Assumptions defaults = default_assumptions();
        out_.plan.assumptions = defaults;
        std::set<std::string> missing;
        for (const auto& [id, unused] : defaults.all()) missing.insert(id);
        for (std::size_t i = 0; i < r.size(); ++i) {
            model::Assumption a;
            a.id = r.text(i, "id");
            const model::Assumption* known = defaults.find(a.id);
            if (known == nullptr) {
                r.tell(i, "unknown-word", "id", a.id, "no assumption has this name, so nothing uses it",
                       "Nothing, if the name is an old one.");
                continue;
            }
            missing.erase(a.id);
            const auto value = r.number(i, "value");
            const auto allowed = value ? refused_assumption(*known, *value) : std::nullopt;
            if (!value || allowed) {
                r.tell(i, "assumption-refused", "value", value ? base::number_text(*value) : std::string(),
                       allowed
                           ? fmt::format("this assumption may be {}; the default, {}, is used", *allowed, base::number_text(known->value))
                           : fmt::format("this assumption has no value; the default, {}, is used", base::number_text(known->value)),
                       "Give a value within that range.");
                continue;
            }
            a.value = *value;
            a.unit = r.text(i, "unit");
            a.low = r.number(i, "low");
            a.high = r.number(i, "high");
            a.source = r.text(i, "source");
            a.confidence = r.text(i, "confidence");
            a.as_at = r.text(i, "as_at");
            a.from = r.text(i, "set_by");
            out_.plan.assumptions.set(std::move(a));
        }
        if (!missing.empty())
            out_.problems.push_back({model::Severity::warning, "assumption-missing", "m_assumptions", 0, "id",
                                     *missing.begin() + (missing.size() > 1 ? " ..." : ""),
                                     fmt::format("{} of {} assumptions are not in this project (first named); their defaults are used",
                                                 missing.size(), defaults.all().size()),
                                     "Nothing, if an older version wrote the project; else see the list of assumptions."});
        check_rank_weights(out_.plan.assumptions, out_.problems, "m_assumptions");
    }

    void zones() {
        Rows& r = rows("zones");
        std::vector<geo::MultiPolygon> shapes;
        for (std::size_t i = 0; i < r.size(); ++i) {
            model::Zone z;
            z.id = r.text(i, "zone");
            z.name = r.text(i, "name");
            z.residents = r.whole(i, "people_resident");
            z.imd_score = r.number(i, "imd_score");
            if (const auto q = r.whole(i, "imd_quintile"); q && *q >= 1 && *q <= 5) z.imd_quintile = static_cast<int>(*q);
            else if (q)
                r.tell(i, "figure-out-of-range", "imd_quintile", std::to_string(*q), "this may be 1 to 5; it counts as not known",
                       "Mend the figure.");
            z.rural_class = r.newer_text(i, "rural_class");
            if (!out_.plan.zones.empty() && !(out_.plan.zones.back().id < z.id)) throw Damaged("its zones are not in order");
            out_.plan.zones.push_back(std::move(z));
            shapes.push_back(r.shape(i));
        }
        if (out_.plan.zones.empty()) throw Damaged("it holds no zone");
        auto built = geo::build_topology(shapes);
        if (!built) throw Damaged(built.error().what);
        out_.plan.topology = std::make_shared<const geo::Topology>(std::move(built).value());
        const geo::Topology& topology = *out_.plan.topology;
        if (shapeless(topology, r)) return;
        for (std::size_t i = 0; i < out_.plan.zones.size(); ++i) {
            out_.plan.zones[i].area_m2 = topology.zone_area_m2[i];
            out_.plan.zones[i].centre = topology.zones[i].empty() ? topology.zone_inside[i] : geo::centroid(topology.polygon(i));
        }
        out_.plan.borders = geo::borders(topology);
        for (const geo::Border& bridge : geo::bridges(topology, out_.plan.borders)) out_.plan.borders.push_back(bridge);
        std::sort(out_.plan.borders.begin(), out_.plan.borders.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });

        const Rows& ages = rows("m_zone_ages");
        for (std::size_t i = 0; i < ages.size(); ++i)
            out_.plan.zones[zone(ages.text(i, "zone"), "m_zone_ages").pos()].ages.push_back(age_band(ages, i));
        Rows& b = rows("boundaries");
        for (std::size_t i = 0; i < b.size(); ++i) {
            const auto number = static_cast<std::size_t>(b.code(i, "boundary", static_cast<std::int64_t>(out_.plan.boundaries.size())));
            if (number == out_.plan.boundaries.size()) out_.plan.boundaries.push_back({b.text(i, "boundary_name"), {}});
            out_.plan.boundaries[number].parts.push_back({b.text(i, "part"), b.text(i, "name"), b.shape(i)});
        }
        for (model::Zone& z : out_.plan.zones) z.side.assign(out_.plan.boundaries.size(), -1);
        const Rows& sides = rows("m_zone_sides");
        for (std::size_t i = 0; i < sides.size(); ++i) {
            const auto boundary =
                static_cast<std::size_t>(sides.code(i, "boundary", static_cast<std::int64_t>(out_.plan.boundaries.size()) - 1));
            const auto part = sides.whole(i, "part").value_or(-1);
            if (part < -1 || part >= static_cast<std::int64_t>(out_.plan.boundaries[boundary].parts.size()))
                throw Damaged("m_zone_sides names a part that is not there");
            out_.plan.zones[zone(sides.text(i, "zone"), "m_zone_sides").pos()].side[boundary] = static_cast<std::int32_t>(part);
        }
    }

    // Whether some zone has lost its polygon: nothing can be placed in it, so nothing of the project is used.
    bool shapeless(const geo::Topology& topology, const Rows& r) {
        constexpr std::size_t kMostTold = 100;
        std::size_t found = 0;
        for (std::size_t i = 0; i < topology.zones.size(); ++i)
            if (topology.zones[i].empty() && ++found <= kMostTold)
                out_.problems.push_back({model::Severity::error, "zone-without-area", "zones", static_cast<std::int64_t>(i) + 1, "geom",
                                         r.text(i, "zone"),
                                         fmt::format("the zone {} has no shape, so the plan has no whole footprint", r.text(i, "zone")),
                                         "Open the plan folder it was made from, or an older copy."});
        if (found > kMostTold)
            out_.problems.push_back({model::Severity::error, "zone-without-area", "zones", 0, "geom", std::to_string(found),
                                     "so many zones have no shape; the first are listed",
                                     "Open the plan folder it was made from, or an older copy."});
        if (found > 0) out_.plan = {};
        return found > 0;
    }

    static model::AgeBand age_band(const Rows& r, std::size_t i) {
        return {static_cast<int>(r.code(i, "age_from", 200)), static_cast<int>(r.code(i, "age_to", 200)),
                std::max<std::int64_t>(0, r.whole(i, "people").value_or(0))};
    }

    void practices() {
        const Rows& r = rows("practices");
        model::Plan& plan = out_.plan;
        for (std::size_t i = 0; i < r.size(); ++i) {
            model::Practice p;
            p.id = r.text(i, "practice");
            p.name = r.text(i, "name");
            p.commissioner = r.text(i, "commissioner");
            p.postcode = r.text(i, "postcode");
            p.address = r.text(i, "address");
            p.at = r.point(i);
            p.position = static_cast<model::PositionBasis>(r.code(i, "position", 4));
            p.zone = zone(r.text(i, "zone"), "practices");
            p.list = r.whole(i, "list");
            p.list_date = r.text(i, "list_date");
            p.network = r.text(i, "network");
            p.network_name = r.text(i, "network_name");
            p.gp_fte = r.number(i, "gp_fte");
            p.weighted_list = r.newer_number(i, "list_weighted");
            p.staff = {r.newer_number(i, "gp_headcount"), r.newer_number(i, "gp_fte_55_over"), r.newer_number(i, "gp_fte_60_over"),
                       r.newer_number(i, "nurse_fte"),    r.newer_number(i, "care_fte"),       r.newer_number(i, "admin_fte")};
            p.cqc_rating = r.newer_text(i, "cqc_rating");
            p.cqc_date = r.newer_text(i, "cqc_date");
            if (!plan.practices.empty() && !(plan.practices.back().id < p.id)) throw Damaged("its practices are not in order");
            plan.practices.push_back(std::move(p));
        }
        const Rows& ages = rows("m_practice_ages");
        for (std::size_t i = 0; i < ages.size(); ++i)
            plan.practices[practice(ages.text(i, "practice"), "m_practice_ages").pos()].ages.push_back(age_band(ages, i));
        Rows& areas = rows("practice_areas");
        for (std::size_t i = 0; i < areas.size(); ++i) {
            model::Practice& p = plan.practices[practice(areas.text(i, "practice"), "practice_areas").pos()];
            (areas.code(i, "outer", 1) == 1 ? p.outer_area : p.inner_area) = areas.shape(i);
        }
        const Rows& branches = rows("branches");
        for (std::size_t i = 0; i < branches.size(); ++i)
            plan.branches.push_back({branches.text(i, "branch"), branches.text(i, "name"),
                                     practice(branches.text(i, "practice"), "branches"), branches.text(i, "postcode"), branches.point(i),
                                     zone(branches.text(i, "zone"), "branches")});
        if (has_flows_) plan.flows.resize(plan.practices.size());
        const auto patients = [](const Rows& t, std::size_t i, const char* column) {
            const auto n = t.whole(i, column);
            if (n && *n >= 0) return *n;
            t.tell(i, "negative", column, n ? std::to_string(*n) : std::string(),
                   "nobody can be counted below zero; nobody is counted here", "Mend the number.");
            return std::int64_t{0};
        };
        const Rows& flows = rows("m_flows");
        for (std::size_t i = 0; i < flows.size() && has_flows_; ++i) {
            const model::ZoneIx z = zone(flows.text(i, "zone"), "m_flows");
            if (!z) throw Damaged("m_flows names no zone in a row");
            plan.flows[practice(flows.text(i, "practice"), "m_flows").pos()].rows.push_back({z, patients(flows, i, "patients")});
        }
        const Rows& rest = rows("m_flow_rest");
        for (std::size_t i = 0; i < rest.size() && has_flows_; ++i) {
            model::PracticeFlows& f = plan.flows[practice(rest.text(i, "practice"), "m_flow_rest").pos()];
            f.elsewhere = patients(rest, i, "elsewhere");
            f.unknown_home = patients(rest, i, "unknown_home");
        }
        const Rows& outside = rows("m_outside");
        if (outside.size() > 0) plan.outside_practice_by_zone.assign(plan.zones.size(), 0);
        for (std::size_t i = 0; i < outside.size(); ++i)
            plan.outside_practice_by_zone[zone(outside.text(i, "zone"), "m_outside").pos()] = patients(outside, i, "patients");
    }

    void points() {
        const Rows& points = rows("points");
        for (std::size_t i = 0; i < points.size(); ++i)
            if (const auto at = points.point(i))
                out_.plan.points.push_back({points.text(i, "category"), points.text(i, "point"), points.text(i, "name"), *at});
        const Rows& people = rows("m_people_points");
        for (std::size_t i = 0; i < people.size(); ++i) {
            const auto x = people.number(i, "easting_m");
            const auto y = people.number(i, "northing_m");
            const model::ZoneIx z = zone(people.text(i, "zone"), "m_people_points");
            if (!x || !y || !z) throw Damaged("m_people_points holds a point without a place");
            out_.plan.people_points.push_back({{*x, *y}, people.number(i, "weight").value_or(1.0), z});
        }
    }

    // Projects written before postcodes were kept have none.
    void postcodes() {
        const Rows& r = rows("m_postcodes");
        auto& list = out_.plan.postcodes;
        for (std::size_t i = 0; i < r.size(); ++i) {
            const auto x = r.number(i, "easting_m");
            const auto y = r.number(i, "northing_m");
            const model::ZoneIx z = zone(r.text(i, "zone"), "m_postcodes");
            if (!x || !y || !z || r.text(i, "postcode").empty()) throw Damaged("m_postcodes holds a postcode without a place");
            const std::int64_t quality = std::clamp<std::int64_t>(r.whole(i, "quality").value_or(0), 0, 999);
            list.push_back({r.text(i, "postcode"), {*x, *y}, z, static_cast<int>(quality)});
        }
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
        if (std::adjacent_find(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.code == b.code; }) != list.end())
            throw Damaged("m_postcodes holds a postcode twice");
    }

    // Projects written before lines were kept have none.
    void lines() {
        const Rows& r = rows("lines");
        std::optional<std::int64_t> last;
        for (std::size_t i = 0; i < r.size(); ++i) {
            const std::int64_t line = r.code(i, "line", static_cast<std::int64_t>(r.size()) - 1);
            auto path = r.path(i);
            if (path.size() < 2) throw Damaged(fmt::format("lines holds no line in row {}", i + 1));
            if (last != line) out_.plan.lines.push_back({r.text(i, "category"), r.text(i, "line_id"), r.text(i, "name"), {}});
            last = line;
            out_.plan.lines.back().parts.push_back(std::move(path));
        }
    }

    void scenarios() {
        const Rows& r = rows("m_scenarios");
        for (std::size_t i = 0; i < r.size(); ++i) {
            model::ScenarioSpec s;
            s.id = r.text(i, "scenario");
            s.title = r.text(i, "title");
            if (auto title = cut_to(s.title, kLongestTitle)) {
                s.title = std::move(*title);
                r.tell(i, "title-too-long", "title", s.title, "this title has more than 300 characters; the first 300 are used",
                       "Shorten it.");
            }
            s.kind = r.code(i, "found", 1) == 1 ? model::ScenarioKind::found : model::ScenarioKind::given;
            s.assign = r.text(i, "assign");
            s.from = r.text(i, "starts_from");
            s.seed = static_cast<std::uint64_t>(r.whole(i, "seed").value_or(1));
            if (r.has("note")) s.note = r.text(i, "note");  // projects written before scenarios had notes have none
            if (const std::string objective = r.text(i, "objective"); !objective.empty()) {
                const auto w = nlohmann::json::parse(objective).get<std::vector<double>>();
                if (w.size() != 5) throw Damaged("a scenario's objective is not five weights");
                s.weights = model::ObjectiveWeights{w[0], w[1], w[2], w[3], w[4]};
            }
            out_.plan.scenarios.push_back(std::move(s));
        }
        for (const BrokenLink& link : drop_broken_links(out_.plan.scenarios))
            out_.problems.push_back({model::Severity::warning, "scenario-link", "m_scenarios", 0, "starts_from", link.from,
                                     fmt::format("the scenario {} starts from {}; it now starts from none", link.scenario,
                                                 link.circle ? "itself, round in a circle" : "one that is not there"),
                                     "Name the scenario it starts from."});
        const Rows& given = rows("m_given");
        for (std::size_t i = 0; i < given.size(); ++i)
            for (model::ScenarioSpec& s : out_.plan.scenarios)
                if (s.id == given.text(i, "scenario")) s.given_practices.emplace_back(given.text(i, "practice"), given.text(i, "locality"));
    }

    // What the desktop added: absent in a plan that was never edited.
    void drawn() {
        model::Plan& plan = out_.plan;
        const auto spec = [&](const std::string& id) -> model::ScenarioSpec& {
            for (model::ScenarioSpec& s : plan.scenarios)
                if (s.id == id) return s;
            throw Damaged(fmt::format("the scenario {} is named but not there", id));
        };
        const Rows& localities = rows("m_given_localities");
        for (std::size_t i = 0; i < localities.size(); ++i)
            spec(localities.text(i, "scenario"))
                .given_localities.push_back(
                    {localities.text(i, "locality"), localities.text(i, "name"), localities.code(i, "locked", 1) == 1});
        const Rows& zones_of = rows("m_given_zones");
        for (std::size_t i = 0; i < zones_of.size(); ++i) {
            const std::string id = zones_of.text(i, "zone");
            if (!zone(id, "m_given_zones")) throw Damaged("m_given_zones names no zone in a row");
            spec(zones_of.text(i, "scenario")).given_zones.emplace_back(id, zones_of.text(i, "locality"));
        }
        Rows& shapes = rows("hub_catchments");
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const auto hub = std::find_if(plan.hubs.begin(), plan.hubs.end(), [&](const auto& h) { return h.id == shapes.text(i, "hub"); });
            if (hub == plan.hubs.end()) throw Damaged("hub_catchments names a hub that is not there");
            hub->catchment = shapes.shape(i);
        }
        Rows& areas = rows("housing_areas");  // of projects since reshaping; none in older ones
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const auto site = static_cast<std::size_t>(areas.code(i, "site_row", static_cast<std::int64_t>(plan.housing.size()) - 1));
            plan.housing[site].area = areas.shape(i);
        }
        const Rows& overrides = rows("m_overrides");
        for (std::size_t i = 0; i < overrides.size(); ++i)
            plan.overrides.push_back({overrides.text(i, "kind"), overrides.text(i, "subject"), overrides.text(i, "field"),
                                      overrides.text(i, "value"), overrides.text(i, "published"), overrides.text(i, "source")});
    }

    void problems() {
        const Rows& r = rows("m_problems");
        for (std::size_t i = 0; i < r.size(); ++i)
            out_.problems.push_back({static_cast<model::Severity>(r.code(i, "severity", 2)), r.text(i, "rule"), r.text(i, "file"),
                                     r.whole(i, "row").value_or(0), r.text(i, "field"), r.text(i, "value"), r.text(i, "meaning"),
                                     r.text(i, "todo")});
    }

    SheetTables tables_;
    bool has_flows_ = false;
    PlanFromSheets out_;
};

}  // namespace

base::Result<PlanFromSheets> plan_from_sheets(std::vector<Sheet> sheets) {
    try {
        return Reader(std::move(sheets)).read();
    } catch (const Damaged& damaged) {
        return base::Error{base::ErrorKind::bad_input, fmt::format("this project file cannot be used: {}", damaged.what()),
                           "Open the plan folder it was made from, or an older copy."};
    } catch (const nlohmann::json::exception&) {
        return base::Error{base::ErrorKind::bad_input, "this project file cannot be used: a list in it is damaged",
                           "Open the plan folder it was made from, or an older copy."};
    }
}

}  // namespace merestone::io
