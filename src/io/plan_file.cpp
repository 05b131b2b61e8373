#include "io/plan_file.hpp"

#include <fstream>
#include <sstream>

#include "base/check.hpp"
#include "base/text.hpp"
#include "io/assumption_bounds.hpp"
#include "io/plan_reader.hpp"
#include "io/toml_quotes.hpp"

namespace merestone::io {
namespace {

constexpr std::uintmax_t kLargestPlanFile = 16U << 20U;

void fail(PlanFile& out, const std::string& meaning, const std::string& todo, std::int64_t row = 0) {
    out.problems.push_back({model::Severity::error, "plan-file", "plan.toml", row, "", "", meaning, todo});
}

}  // namespace

void PlanReader::read(const toml::table& root) {
    TomlTable t(root, "", shown_, out_.problems);
    if (const auto format = t.whole("format"); format != 1)
        t.complain("format", format ? std::to_string(*format) : "", "only plan format 1 is known to this version",
                   "Begin the file with: format = 1");
    if (const auto* plan = t.table("plan")) read_plan(*plan);
    else t.complain("plan", "", "the plan has no [plan] table", "Add [plan] with id, title, as_at, base_year and horizon_year.");
    if (const auto* sources = t.table("sources")) read_sources(*sources);
    else t.complain("sources", "", "the plan names no sources", "Add [sources.zones] and [sources.practices] at least.");
    if (const auto* table = t.table("area")) read_area(*table);
    if (const auto* table = t.table("assumptions")) read_assumptions(*table);
    if (const auto* table = t.table("growth")) read_growth(*table);
    if (const auto* table = t.table("access")) read_access(*table);
    if (const auto* table = t.table("prices")) read_prices(*table);
    if (const auto* table = t.table("constraints")) read_constraints(*table);
    if (const auto* table = t.table("objective")) plan_.weights = weights_in(*table, "objective", plan_.weights);
    if (const auto* table = t.table("scenarios")) read_scenarios(*table);
    for (const auto* table : t.tables("hubs")) read_hub(*table);
    for (const auto* table : t.tables("schemes")) read_scheme(*table);
    t.finish();
}

void PlanReader::read_plan(const toml::table& table) {
    TomlTable t = open(table, "plan");
    plan_.id = t.text("id");
    plan_.title = t.title("title");
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
        t.warn("horizon_year", std::to_string(plan_.horizon_year.first),
               "the horizon is before the base year or more than 60 years after it: only the base year is computed",
               "Give a horizon after the base year.");
        plan_.horizon_year = plan_.base_year;
    }
    const std::string population = t.text("population", "registered");
    if (population == "resident") plan_.population = model::PopulationBasis::resident;
    else if (population != "registered")
        t.complain("population", population, "the bounds can count registered or resident people", "Write \"registered\" or \"resident\".");
    if (const std::string crs = t.text("crs", "EPSG:27700"); crs != "EPSG:27700")
        t.complain("crs", crs, "plans work in EPSG:27700; sources are transformed on the way in",
                   "Write crs = \"EPSG:27700\" or leave it out.");
    plan_.illustrative = t.flag("illustrative").value_or(false);
    t.finish();
}

void PlanReader::read_area(const toml::table& table) {
    TomlTable t = open(table, "area");
    out_.area.boundary = t.text("boundary");
    out_.area.parts = t.texts("parts");
    if (!names_boundary(out_.area.boundary))
        t.complain("boundary", out_.area.boundary, "no [[sources.boundary]] has this name", "Name one of the plan's boundaries.");
    if (out_.area.parts.empty())
        t.complain("parts", "", "the area names no part of its boundary", "Add parts = [\"Leeds\"], by id or name.");
    t.finish();
}

const SourceSpec* PlanFile::source(Role role) const {
    for (const SourceSpec& s : sources)
        if (s.role == role) return &s;
    return nullptr;
}

model::Assumptions default_assumptions() {
    model::Assumptions out;
    for (const toml::node& node : built_in_assumptions()) {
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
        base::check(assumption_bounds().contains(a.id), "an assumption of the built-in list has no bounds");
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
    if (const auto line = line_of_letter_outside_quotes(bytes.view())) {
        fail(out, "the plan file is not TOML: a letter that is not plain ASCII stands outside quotation marks",
             "Put names and texts in \"...\".", *line);
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
    check_rank_weights(out.plan.assumptions, out.problems, "plan.toml");
    return out;
}

}  // namespace merestone::io
