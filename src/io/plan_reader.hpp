// Private to io: walks the tables of a plan.toml and fills a PlanFile, complaining of everything that is wrong on the way.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "io/plan_file.hpp"
#include "io/toml_reader.hpp"

namespace merestone::io {

class PlanReader {
public:
    // \param shown how messages call the file; `out` outlives this.
    PlanReader(PlanFile& out, std::string shown) : out_(out), plan_(out.plan), shown_(std::move(shown)) {}
    void read(const toml::table& root);

private:
    // plan_file.cpp
    void read_plan(const toml::table& table);
    void read_area(const toml::table& table);
    // plan_file_growth.cpp: how people grow, what access is promised, what money is worth
    void read_growth(const toml::table& table);
    void read_bands(TomlTable& t);
    void read_access(const toml::table& table);
    void read_prices(const toml::table& table);
    // plan_file_sources.cpp
    void read_sources(const toml::table& table);
    std::optional<SourceSpec> read_source(const toml::table& table, Role role, const std::string& where);
    void read_housing_options(TomlTable& t, const std::string& where, SourceSpec& spec);
    void read_indicator_options(TomlTable& t, SourceSpec& spec);
    // plan_file_rules.cpp: the numbers and the rules of finding
    void read_assumptions(const toml::table& table);
    void read_constraints(const toml::table& table);
    void read_count(TomlTable& t);
    model::ObjectiveWeights weights_in(const toml::table& table, const std::string& where, model::ObjectiveWeights weights);
    // plan_file_scenarios.cpp: scenarios, hubs and schemes
    void read_scenarios(const toml::table& table);
    void read_scenario(const std::string& id, const toml::table& table);
    // `from` must name a scenario and must not run in a circle.
    void check_from(const toml::table& table);
    void read_hub(const toml::table& table);
    void read_scheme(const toml::table& table);

    [[nodiscard]] TomlTable open(const toml::table& table, std::string where) { return {table, std::move(where), shown_, out_.problems}; }
    // A year of a list, 1990 to 2150; otherwise nothing, after a complaint.
    [[nodiscard]] std::optional<base::Year> year_in_list(TomlTable& t, std::string_view key, double value);
    [[nodiscard]] std::filesystem::path resolve(const std::string& written) const;
    [[nodiscard]] bool names_boundary(const std::string& name) const;
    [[nodiscard]] std::map<std::string, std::string> text_map(const toml::table* table, const std::string& where);

    PlanFile& out_;
    model::Plan& plan_;
    std::string shown_;
};

// No URL, no GDAL virtual path, no database string: only a file on this machine.
[[nodiscard]] bool is_plain_path(const std::string& path);

}  // namespace merestone::io
