#include "io/plan_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/check.hpp"
#include "base/text.hpp"
#include "embedded/merestone_io.hpp"
#include "io/toml_reader.hpp"

namespace merestone::io {
namespace {

constexpr std::uintmax_t kLargestPlanFile = 16U << 20U;

struct RoleName {
    Role role;
    const char* name;
    bool several;  // [[sources.x]]
};
constexpr std::array<RoleName, 25> kRoles = {{
    {Role::zones, "zones", false},
    {Role::residents, "residents", false},
    {Role::ages, "ages", false},
    {Role::deprivation, "deprivation", false},
    {Role::practices, "practices", false},
    {Role::branches, "branches", false},
    {Role::postcodes, "postcodes", false},
    {Role::lists, "lists", false},
    {Role::flows, "flows", false},
    {Role::networks, "networks", false},
    {Role::people_points, "people_points", false},
    {Role::boundary, "boundary", true},
    {Role::housing, "housing", true},
    {Role::points, "points", true},
    {Role::premises, "premises", false},
    {Role::occupancies, "occupancies", false},
    {Role::facets, "facets", false},
    {Role::hub_week, "hub_week", false},
    {Role::schemes, "schemes", false},
    {Role::trajectories, "trajectories", false},
    {Role::workforce, "workforce", false},
    {Role::assignment, "assignment", false},
    {Role::units, "units", false},
    {Role::adjacency, "adjacency", false},
    {Role::costs, "costs", false},
}};

// No URL, no GDAL virtual path, no database string: only a file on this machine.
bool is_plain_path(const std::string& path) {
    const std::string l = base::lower(path);
    if (l.find("://") != std::string::npos || l.find("/vsi") != std::string::npos || l.find("\\vsi") != std::string::npos) return false;
    if (l.find('<') != std::string::npos || l.find('\0') != std::string::npos || l.find('\n') != std::string::npos) return false;
    const auto colon = l.find(':');
    return colon == std::string::npos || colon == 1;  // a drive letter is one character
}

std::map<std::string, std::string> text_map(const toml::table* table, const std::string& where, const std::string& file,
                                            model::Problems& problems) {
    std::map<std::string, std::string> out;
    if (table == nullptr) return out;
    TomlTable t(*table, where, file, problems);
    for (const auto& [key, unused] : *table) out.emplace(key.str(), t.text(key.str()));
    return out;
}

class PlanReader {
public:
    PlanReader(PlanFile& out, std::string shown) : out_(out), plan_(out.plan), shown_(std::move(shown)) {}

    void read(const toml::table& root) {
        TomlTable t(root, "", shown_, out_.problems);
        if (const auto format = t.whole("format"); format != 1)
            t.complain("format", format ? std::to_string(*format) : "", "only plan format 1 is known to this version",
                       "Begin the file with: format = 1");
        if (const auto* plan = t.table("plan")) read_plan(*plan);
        else t.complain("plan", "", "the plan has no [plan] table", "Add [plan] with id, title, as_at, base_year and horizon_year.");
        if (const auto* sources = t.table("sources")) read_sources(*sources);
        else t.complain("sources", "", "the plan names no sources", "Add [sources.zones] and [sources.practices] at least.");
        if (const auto* table = t.table("assumptions")) read_assumptions(*table);
        if (const auto* table = t.table("growth")) read_growth(*table);
        if (const auto* table = t.table("constraints")) read_constraints(*table);
        if (const auto* table = t.table("objective")) read_objective(*table);
        if (const auto* table = t.table("scenarios")) read_scenarios(*table);
        for (const auto* table : t.tables("hubs")) read_hub(*table);
        for (const auto* table : t.tables("schemes")) read_scheme(*table);
        t.finish();
    }

private:
    TomlTable open(const toml::table& table, std::string where) { return {table, std::move(where), shown_, out_.problems}; }

    void read_plan(const toml::table& table) {
        TomlTable t = open(table, "plan");
        plan_.id = t.text("id");
        plan_.title = t.text("title");
        plan_.as_at = t.date("as_at");
        if (plan_.id.empty()) t.complain("id", "", "the plan has no id", "Give it a short name, such as id = \"leeds\".");
        if (plan_.title.empty()) plan_.title = plan_.id;
        if (plan_.as_at.empty() && !t.has("as_at"))
            t.complain("as_at", "", "the plan says no date at which practices are open", "Add as_at = 2017-04-01, say.");
        const auto year = [&](const char* key, int fallback) {
            const auto value = t.whole(key);
            if (value && (*value < 1990 || *value > 2150)) {
                t.complain(key, std::to_string(*value), "this year is outside 1990 to 2150",
                           "Give a financial year by its first calendar year.");
                return base::Year{fallback};
            }
            return base::Year{value ? static_cast<int>(*value) : fallback};
        };
        const int year_of_date = plan_.as_at.empty() ? 2017 : static_cast<int>(*base::parse_int(plan_.as_at.substr(0, 4)));
        plan_.base_year = year("base_year", year_of_date);
        plan_.horizon_year = year("horizon_year", plan_.base_year.first + 10);
        if (plan_.horizon_year < plan_.base_year || plan_.horizon_year.first - plan_.base_year.first > 60) {
            t.complain("horizon_year", std::to_string(plan_.horizon_year.first),
                       "the horizon is before the base year or more than 60 years after it", "Give a horizon after the base year.");
            plan_.horizon_year = plan_.base_year;
        }
        const std::string population = t.text("population", "registered");
        if (population == "resident") plan_.population = model::PopulationBasis::resident;
        else if (population != "registered")
            t.complain("population", population, "the bounds can count registered or resident people",
                       "Write \"registered\" or \"resident\".");
        if (const std::string crs = t.text("crs", "EPSG:27700"); crs != "EPSG:27700")
            t.complain("crs", crs, "plans work in EPSG:27700; sources are transformed on the way in",
                       "Write crs = \"EPSG:27700\" or leave it out.");
        plan_.illustrative = t.flag("illustrative").value_or(false);
        t.finish();
    }

    std::optional<SourceSpec> read_source(const toml::table& table, const RoleName& role, const std::string& where) {
        TomlTable t = open(table, where);
        SourceSpec spec;
        spec.role = role.role;
        spec.name = t.text(role.role == Role::points ? "category" : "name");
        spec.file_as_written = t.text("file");
        spec.layer = t.text("layer");
        spec.crs = t.text("crs");
        spec.publisher = t.text("publisher");
        spec.vintage = t.text("vintage");
        spec.licence = t.text("licence");
        spec.columns = text_map(t.table("columns"), where + ".columns", shown_, out_.problems);
        if (const auto* filter = t.table("filter")) {
            TomlTable f = open(*filter, where + ".filter");
            for (const auto& [key, unused] : *filter) spec.filter.emplace(key.str(), f.texts(key.str()));
        }
        if (role.role == Role::housing) {
            spec.options["dwellings"] = t.text("dwellings", "minimum");
            if (spec.options["dwellings"] != "minimum" && spec.options["dwellings"] != "maximum")
                t.complain("dwellings", spec.options["dwellings"], "a site's homes are counted by their minimum or maximum",
                           "Write \"minimum\" or \"maximum\".");
            if (const auto* phasing = t.table("phasing")) {
                TomlTable p = open(*phasing, where + ".phasing");
                const auto first = p.whole("first_year");
                const auto years = p.whole("years");
                if (!first || *first < 1990 || *first > 2150)
                    p.complain("first_year", "", "phasing needs a first year", "Add first_year = 2018, say.");
                else spec.options["first_year"] = std::to_string(*first);
                if (!years || *years < 1 || *years > 60)
                    p.complain("years", "", "phasing needs a number of years, 1 to 60", "Add years = 5, say.");
                else spec.options["years"] = std::to_string(*years);
                p.finish();
            }
        }
        if (role.role == Role::boundary && spec.name.empty())
            t.complain("name", "", "a boundary needs a name by which constraints and scenarios call it", "Add name = \"ccg\", say.");
        if (spec.file_as_written.empty()) {
            t.complain("file", "", "this source names no file", "Add file = \"...\", relative to the plan file.");
        } else if (!is_plain_path(spec.file_as_written)) {
            t.complain("file", spec.file_as_written.substr(0, 80),
                       "only files on this machine are read: no web address, no /vsi path, no database",
                       "Save the data as a file and name that.");
        } else {
            spec.file = resolve(spec.file_as_written);
            t.finish();
            return spec;
        }
        t.finish();
        return {};
    }

    std::filesystem::path resolve(const std::string& written) const {
        const std::filesystem::path path(written);
        return (path.is_absolute() ? path : out_.file.parent_path() / path).lexically_normal();
    }

    void read_sources(const toml::table& table) {
        TomlTable t = open(table, "sources");
        for (const RoleName& role : kRoles) {
            const auto found = t.tables(role.name);
            for (std::size_t i = 0; i < found.size(); ++i) {
                const std::string where =
                    found.size() > 1 ? fmt::format("sources.{}[{}]", role.name, i + 1) : fmt::format("sources.{}", role.name);
                if (i > 0 && !role.several) {
                    t.complain(role.name, "", "only one source of this kind can be read", "Join the files, or keep one.");
                    break;
                }
                if (auto spec = read_source(*found[i], role, where)) out_.sources.push_back(std::move(*spec));
            }
        }
        t.finish();
    }

    void read_assumptions(const toml::table& table) {
        TomlTable t = open(table, "assumptions");
        std::vector<std::string_view> names;
        for (const auto& [id, unused] : plan_.assumptions.all()) names.push_back(id);
        for (const auto& [key_raw, unused] : table) {
            const std::string key(key_raw.str());
            const model::Assumption* known = plan_.assumptions.find(key);
            const toml::node* node = t.node(key);
            if (known == nullptr) {
                const auto near = base::nearest_word(key, names);
                t.complain(key, "", "no assumption has this name, so nothing would use it",
                           near.empty() ? "See the report's list of assumptions." : fmt::format("Did you mean \"{}\"?", near));
                continue;
            }
            model::Assumption a = *known;
            a.from = "plan";
            a.low.reset();
            a.high.reset();
            if (const auto* inner = node->as_table()) {
                TomlTable i = open(*inner, "assumptions." + key);
                const auto value = i.number("value");
                if (!value) i.complain("value", "", "an assumption needs a value", "Add value = ..., a number.");
                a.value = value.value_or(a.value);
                if (const std::string unit = i.text("unit", a.unit); unit != a.unit)
                    i.complain("unit", unit, fmt::format("this assumption is counted in {}", a.unit), "Give the value in that unit.");
                a.source = i.text("source", "planner, no source");
                a.confidence = i.text("confidence", "planner");
                a.as_at = i.text("as_at");
                i.finish();
            } else if (const auto value = t.number(key)) {
                a.value = *value;
                a.source = "planner, no source";
                a.confidence = "planner";
                a.as_at.clear();
            }
            if (a.value < 0) t.complain(key, base::number_text(a.value), "an assumption cannot be negative", "Give zero or more.");
            plan_.assumptions.set(a);
        }
    }

    void read_growth(const toml::table& table) {
        TomlTable t = open(table, "growth");
        plan_.growth.rate_pct = t.number("rate_pct").value_or(0.0);
        if (plan_.growth.rate_pct <= -50 || plan_.growth.rate_pct > 50)
            t.complain("rate_pct", base::number_text(plan_.growth.rate_pct), "a growth outside -50 to 50 % a year is not believed",
                       "Give % a year, such as 0.8.");
        plan_.growth.includes_housing = t.flag("includes_housing").value_or(false);
        const auto lag = t.whole("lag_years").value_or(1);
        if (lag < 0 || lag > 20) t.complain("lag_years", std::to_string(lag), "a lag is 0 to 20 years", "Give whole years.");
        else plan_.growth.lag_years = static_cast<int>(lag);
        t.finish();
    }

    void read_constraints(const toml::table& table) {
        TomlTable t = open(table, "constraints");
        model::Constraints& c = plan_.constraints;
        c.people_min = t.whole("people_min").value_or(c.people_min);
        c.people_max = t.whole("people_max").value_or(c.people_max);
        if (c.people_min < 0 || c.people_max < 1 || c.people_min > c.people_max)
            t.complain("people_min", fmt::format("{} to {}", c.people_min, c.people_max), "no number of people lies in these bounds",
                       "Give people_min below people_max.");
        if (t.has("people_target")) {
            if (const auto* text = t.node("people_target")->as_string(); text == nullptr || text->get() != "auto")
                c.people_target = t.whole("people_target");
        }
        if (c.people_target && *c.people_target < 1)
            t.complain("people_target", std::to_string(*c.people_target), "a locality cannot be meant for nobody",
                       "Give the people a locality should have.");
        read_count(t);
        c.within = t.texts("within");
        c.together = t.text_lists("together");
        c.apart = t.text_lists("apart");
        for (const auto& pair : t.text_lists("fixed")) {
            if (pair.size() == 2) c.fixed.emplace_back(pair[0], pair[1]);
            else t.complain("fixed", "", "each entry names a practice and a locality", "Write [[\"B86001\", \"North\"]].");
        }
        c.split_blocks = t.texts("split_blocks");
        if (const auto* bounds = t.table("bounds")) {
            TomlTable b = open(*bounds, "constraints.bounds");
            for (const auto& [key, node] : *bounds) {
                const auto* range = b.node(key.str())->as_array();
                if (range != nullptr && range->size() == 2 && (*range)[0].is_number() && (*range)[1].is_number() &&
                    *(*range)[0].value<double>() <= *(*range)[1].value<double>())
                    c.activity_bounds.emplace_back(key.str(), std::pair(*(*range)[0].value<double>(), *(*range)[1].value<double>()));
                else b.complain(key.str(), "", "an activity's bounds are its least and its most in a locality", "Write name = [10, 40].");
            }
            if (!out_.abstract_instance())
                t.complain("bounds", "", "bounds of activities are for an abstract instance ([sources.units])",
                           "A plan's bounds are people_min and people_max.");
        }
        t.finish();
    }

    void read_count(TomlTable& t) {
        const toml::node* node = t.node("localities");
        if (node == nullptr) return;
        model::LocalityCount& count = plan_.constraints.localities;
        if (const auto* text = node->as_string(); text != nullptr && text->get() == "auto") return;
        if (const auto* exact = node->as_integer()) {
            count.min = count.max = static_cast<int>(std::clamp<std::int64_t>(exact->get(), 0, 100000));
        } else if (const auto* range = node->as_array();
                   range != nullptr && range->size() == 2 && range->is_homogeneous(toml::node_type::integer)) {
            count.min = static_cast<int>(std::clamp<std::int64_t>((*range)[0].as_integer()->get(), 0, 100000));
            count.max = static_cast<int>(std::clamp<std::int64_t>((*range)[1].as_integer()->get(), 0, 100000));
        } else {
            t.complain("localities", "", "the number of localities is \"auto\", a number, or a range",
                       "Write localities = 13, or [11, 15].");
            return;
        }
        if (*count.min < 1 || *count.min > *count.max)
            t.complain("localities", fmt::format("{} to {}", *count.min, *count.max), "no number lies in this range", "Give at least 1.");
    }

    void read_objective(const toml::table& table) { plan_.weights = weights_in(table, "objective", plan_.weights); }

    model::ObjectiveWeights weights_in(const toml::table& table, const std::string& where, model::ObjectiveWeights weights) {
        TomlTable t = open(table, where);
        const auto weight = [&](const char* key, double& into) {
            into = t.number(key).value_or(into);
            if (into < 0 || into > 1e9)
                t.complain(key, base::number_text(into), "a weight is 0 to 1,000,000,000 metres", "Give metres that one unit weighs.");
        };
        weight("distance_m_per_patient", weights.distance_m_per_patient);
        weight("leaked_patient_m", weights.leaked_patient_m);
        weight("border_m", weights.border_m);
        weight("moved_patient_m", weights.moved_patient_m);
        weight("off_target_m", weights.off_target_m);
        t.finish();
        return weights;
    }

    void read_scenarios(const toml::table& table) {
        // TOML tables are kept by name; people mean the order they wrote.
        std::vector<std::pair<std::string, const toml::node*>> in_order;
        for (const auto& [key, node] : table) in_order.emplace_back(key.str(), &node);
        std::stable_sort(in_order.begin(), in_order.end(),
                         [](const auto& a, const auto& b) { return a.second->source().begin.line < b.second->source().begin.line; });
        for (const auto& [id, node] : in_order) {
            const auto* inner = node->as_table();
            TomlTable parent = open(table, "scenarios");
            if (inner == nullptr) {
                parent.complain(id, "", "a scenario is a table", fmt::format("Write [scenarios.{}].", id));
                continue;
            }
            TomlTable t = open(*inner, "scenarios." + id);
            model::ScenarioSpec spec;
            spec.id = id;
            spec.title = t.text("title", id);
            spec.from = t.text("from");
            spec.seed = static_cast<std::uint64_t>(std::max<std::int64_t>(0, t.whole("seed").value_or(1)));
            const bool find = t.flag("find").value_or(false);
            spec.assign = t.text("assign");
            if (const auto* own = t.table("objective")) spec.weights = weights_in(*own, "scenarios." + id + ".objective", plan_.weights);
            const auto columns = text_map(t.table("columns"), "scenarios." + id + ".columns", shown_, out_.problems);
            if (find == !spec.assign.empty()) {
                t.complain("assign", spec.assign, "a scenario is either found (find = true) or given (assign = ...), one of the two",
                           "Keep one of the two keys.");
            }
            spec.kind = find ? model::ScenarioKind::found : model::ScenarioKind::given;
            if (!find && !spec.assign.empty() && spec.assign != "networks" && !names_boundary(spec.assign)) {
                SourceSpec source;
                source.role = Role::assignment;
                source.name = "scenario " + id;
                source.file_as_written = spec.assign;
                source.columns = columns;
                if (!is_plain_path(spec.assign))
                    t.complain("assign", spec.assign.substr(0, 80), "only files on this machine are read", "Name a file beside the plan.");
                else {
                    source.file = resolve(spec.assign);
                    out_.scenario_sources.push_back({id, source});
                }
            }
            t.finish();
            plan_.scenarios.push_back(std::move(spec));
        }
        check_from(table);
    }

    bool names_boundary(const std::string& name) const {
        return std::any_of(out_.sources.begin(), out_.sources.end(),
                           [&](const SourceSpec& s) { return s.role == Role::boundary && s.name == name; });
    }

    // `from` must name a scenario and must not run in a circle.
    void check_from(const toml::table& table) {
        TomlTable t = open(table, "scenarios");
        for (const model::ScenarioSpec& spec : plan_.scenarios) {
            const model::ScenarioSpec* at = &spec;
            for (std::size_t steps = 0; !at->from.empty(); ++steps) {
                const model::ScenarioSpec* next = plan_.find_scenario(at->from);
                if (next == nullptr) {
                    if (at == &spec)
                        t.complain(spec.id, at->from, "`from` names a scenario that is not in the plan",
                                   "Name one of the plan's scenarios.");
                    break;
                }
                if (steps > plan_.scenarios.size()) {
                    t.complain(spec.id, spec.from, "`from` runs in a circle, so there is nothing to start from",
                               "Let one scenario have no `from`.");
                    break;
                }
                at = next;
            }
        }
    }

    void read_hub(const toml::table& table) {
        TomlTable t = open(table, "hubs");
        HubSpec spec;
        spec.hub.id = t.text("id");
        spec.hub.name = t.text("name", spec.hub.id);
        spec.hub.status = t.text("status", "candidate");
        spec.hub.basis = t.text("basis");
        spec.hub.open = t.texts("open");
        spec.hub.clinicians = t.number("clinicians");
        if (spec.hub.id.empty()) t.complain("id", "", "a hub needs an id", "Add id = \"H1\", say.");
        if (const toml::node* at = t.node("at")) {
            if (const auto* xy = at->as_array(); xy != nullptr && xy->size() == 2 && (*xy)[0].is_number() && (*xy)[1].is_number()) {
                spec.hub.at = geo::Point{*(*xy)[0].value<double>(), *(*xy)[1].value<double>()};
            } else if (const auto* where = at->as_table()) {
                TomlTable w = open(*where, "hubs.at");
                spec.at_postcode = base::tidy_postcode(w.text("postcode"));
                spec.hub.premises = w.text("premises");
                w.finish();
            } else {
                t.complain("at", "", "a hub stands at [easting, northing], a postcode or a premises", "Write at = [430000, 433500].");
            }
        }
        t.finish();
        out_.hubs.push_back(std::move(spec));
    }

    void read_scheme(const toml::table& table) {
        TomlTable t = open(table, "schemes");
        model::Scheme s;
        s.id = t.text("id");
        s.name = t.text("name", s.id);
        s.kind = t.text("kind");
        s.premises = t.text("premises");
        s.status = t.text("status");
        s.source = t.text("source");
        // A number, or the words "not known".
        const auto known_number = [&](const char* key) -> std::optional<double> {
            const toml::node* node = t.node(key);
            if (node != nullptr && node->is_string() && node->as_string()->get() == "not known") return {};
            return t.number(key);
        };
        if (const auto year = known_number("start_year")) s.start_year = base::Year{static_cast<int>(*year)};
        if (const auto year = known_number("opens_year")) s.opens_year = base::Year{static_cast<int>(*year)};
        s.rooms_added = known_number("rooms_added");
        s.nia_added_m2 = known_number("nia_added_m2");
        if (const auto cost = known_number("cost_gbp")) s.cost_gbp = static_cast<base::Pounds>(*cost);
        if (s.id.empty()) t.complain("id", "", "a scheme needs an id", "Add id = \"S1\", say.");
        t.finish();
        plan_.schemes.push_back(std::move(s));
    }

    PlanFile& out_;
    model::Plan& plan_;
    std::string shown_;
};

void fail(PlanFile& out, const std::string& meaning, const std::string& todo, std::int64_t row = 0) {
    out.problems.push_back({model::Severity::error, "plan-file", "plan.toml", row, "", "", meaning, todo});
}

}  // namespace

const char* to_string(Role role) noexcept {
    for (const RoleName& r : kRoles)
        if (r.role == role) return r.name;
    return "";
}

const SourceSpec* PlanFile::source(Role role) const {
    for (const SourceSpec& s : sources)
        if (s.role == role) return &s;
    return nullptr;
}

model::Assumptions default_assumptions() {
    model::Assumptions out;
    const toml::parse_result parsed = toml::parse(embedded::assumptions_toml);
    base::check(parsed.succeeded(), "the built-in list of assumptions is not TOML");
    const toml::array* list = parsed.table()["assumption"].as_array();
    base::check(list != nullptr, "the built-in list of assumptions is empty");
    for (const toml::node& node : *list) {
        const toml::table& t = *node.as_table();
        const auto text = [&](const char* key) { return std::string(t[key].value_or("")); };
        model::Assumption a;
        a.id = text("id");
        a.value = t["value"].value_or(0.0);
        a.unit = text("unit");
        a.low = t["low"].value<double>();
        a.high = t["high"].value<double>();
        a.source = text("source");
        a.confidence = text("confidence");
        a.as_at = text("as_at");
        a.from = "default";
        out.set(std::move(a));
    }
    return out;
}

PlanFile read_plan_file(const std::filesystem::path& path) {
    PlanFile out;
    out.plan.assumptions = default_assumptions();
    std::error_code fault;
    out.file = std::filesystem::is_directory(path, fault) ? path / "plan.toml" : path;
    if (!std::filesystem::is_regular_file(out.file, fault)) {
        fail(out, "there is no plan here", "Name a plan folder that holds a plan.toml, or the file itself.");
        return out;
    }
    if (std::filesystem::file_size(out.file, fault) > kLargestPlanFile || fault) {
        fail(out, "this is too large to be a plan file", "Name a plan.toml.");
        return out;
    }
    std::ifstream in(out.file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) {
        fail(out, "the plan file cannot be read", "Check that you may read it.");
        return out;
    }
    const toml::parse_result parsed = toml::parse(bytes.view());
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        fail(out, "the plan file is not TOML: " + std::string(error.description()), "Mend that line.",
             static_cast<std::int64_t>(error.source().begin.line));
        return out;
    }
    PlanReader(out, "plan.toml").read(parsed.table());
    return out;
}

}  // namespace merestone::io
