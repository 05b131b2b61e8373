// [sources.*] of a plan file.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "io/plan_reader.hpp"

namespace merestone::io {
namespace {

struct RoleName {
    Role role;
    const char* name;
    bool several;  // [[sources.x]]
};
constexpr std::array<RoleName, 39> kRoles = {{
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
    {Role::lines, "lines", true},
    {Role::premises, "premises", false},
    {Role::occupancies, "occupancies", false},
    {Role::facets, "facets", false},
    {Role::hub_week, "hub_week", false},
    {Role::schemes, "schemes", false},
    {Role::trajectories, "trajectories", false},
    {Role::workforce, "workforce", false},
    {Role::backlog, "backlog", false},
    {Role::scheme_gates, "scheme_gates", false},
    {Role::scheme_money, "scheme_money", false},
    {Role::hub_cover, "hub_cover", false},
    {Role::projections, "projections", false},
    {Role::practice_ages, "practice_ages", false},
    {Role::rural_urban, "rural_urban", false},
    {Role::practice_areas, "practice_areas", false},
    {Role::cqc, "cqc", false},
    {Role::locality_records, "locality_records", false},
    {Role::risks, "risks", false},
    {Role::indicators, "indicators", true},
    {Role::eric, "eric", false},
    {Role::assignment, "assignment", false},
    {Role::units, "units", false},
    {Role::adjacency, "adjacency", false},
    {Role::costs, "costs", false},
}};

}  // namespace

const char* to_string(Role role) noexcept {
    for (const RoleName& r : kRoles)
        if (r.role == role) return r.name;
    return "";
}

bool may_be_several(Role role) noexcept {
    for (const RoleName& r : kRoles)
        if (r.role == role) return r.several;
    return false;
}

bool is_plain_path(const std::string& path) {
    const std::string l = base::lower(path);
    if (l.find("://") != std::string::npos || l.find("/vsi") != std::string::npos || l.find("\\vsi") != std::string::npos) return false;
    if (l.find('<') != std::string::npos || l.find('\0') != std::string::npos || l.find('\n') != std::string::npos) return false;
    const auto colon = l.find(':');
    return colon == std::string::npos || colon == 1;  // a drive letter is one character
}

std::map<std::string, std::string> PlanReader::text_map(const toml::table* table, const std::string& where) {
    std::map<std::string, std::string> out;
    if (table == nullptr) return out;
    TomlTable t = open(*table, where);
    for (const auto& [key, unused] : *table) out.emplace(key.str(), t.text(key.str()));
    return out;
}

std::filesystem::path PlanReader::resolve(const std::string& written) const {
    const std::filesystem::path path(written);
    return (path.is_absolute() ? path : out_.file.parent_path() / path).lexically_normal();
}

void PlanReader::read_housing_options(TomlTable& t, const std::string& where, SourceSpec& spec) {
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
        if (!years || *years < 1 || *years > 60) p.complain("years", "", "phasing needs a number of years, 1 to 60", "Add years = 5, say.");
        else spec.options["years"] = std::to_string(*years);
        p.finish();
    }
}

// What an indicator is; the table holds its values alone.
void PlanReader::read_indicator_options(TomlTable& t, SourceSpec& spec) {
    for (const char* key : {"title", "unit", "period", "better", "baseline_name"}) spec.options[key] = t.text(key);
    for (const char* key : {"per", "baseline"})
        if (const auto value = t.number(key)) spec.options[key] = base::number_text(*value);
    if (const std::string& better = spec.options["better"]; !better.empty() && better != "high" && better != "low") {
        t.warn("better", better, "what is better is high or low; neither is taken to be", "Write \"high\", \"low\", or leave it out.");
        spec.options["better"].clear();
    }
    if (const auto per = spec.options.find("per"); per != spec.options.end() && !(*base::parse_number(per->second) > 0)) {
        t.warn("per", per->second, "a value is so many of 1, 100 or 1,000; it is taken per 1", "Write per = 100 for a percentage.");
        spec.options.erase(per);
    }
    if (spec.name.empty()) t.complain("name", "", "an indicator needs a name, by which it is called", "Add name = \"ae_rate\", say.");
    else if (std::any_of(out_.sources.begin(), out_.sources.end(),
                         [&](const SourceSpec& s) { return s.role == Role::indicators && s.name == spec.name; }))
        t.complain("name", spec.name, "two indicators have this name", "Give each its own.");
}

std::optional<SourceSpec> PlanReader::read_source(const toml::table& table, Role role, const std::string& where) {
    TomlTable t = open(table, where);
    SourceSpec spec;
    spec.role = role;
    spec.name = t.text(role == Role::points || role == Role::lines ? "category" : "name");
    spec.file_as_written = t.text("file");
    spec.layer = t.text("layer");
    spec.crs = t.text("crs");
    spec.publisher = t.text("publisher");
    spec.vintage = t.text("vintage");
    spec.licence = t.text("licence");
    spec.columns = text_map(t.table("columns"), where + ".columns");
    if (const auto* filter = t.table("filter")) {
        TomlTable f = open(*filter, where + ".filter");
        for (const auto& [key, unused] : *filter) spec.filter.emplace(key.str(), f.texts(key.str()));
    }
    if (role == Role::housing) read_housing_options(t, where, spec);
    if (role == Role::indicators) read_indicator_options(t, spec);
    if (role == Role::workforce) {
        spec.options["gp"] = t.text("gp", "fully qualified");
        if (spec.options["gp"] != "fully qualified" && spec.options["gp"] != "all")
            t.complain("gp", spec.options["gp"], "GPs are counted fully qualified (without registrars, retainers and locums) or all",
                       "Write \"fully qualified\" or \"all\".");
    }
    if (role == Role::lines && spec.name.empty())
        t.complain("category", "", "a line layer needs a category, by which a map draws it", "Add category = \"river\", say.");
    if (role == Role::boundary && spec.name.empty())
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

void PlanReader::read_sources(const toml::table& table) {
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
            if (auto spec = read_source(*found[i], role.role, where)) out_.sources.push_back(std::move(*spec));
        }
    }
    t.finish();
}

}  // namespace merestone::io
