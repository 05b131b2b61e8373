// Walks a TOML table while keeping every complaint: a wrong type, a missing or unknown key, with file and line.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Header-only and without exceptions: a fault of the file is a value, as everywhere here.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "model/problem.hpp"

namespace merestone::io {

// One table being read. Each getter marks its key as known; finish() complains of the keys nobody asked for.
class TomlTable {
public:
    // \param where how messages name the table: "constraints", "sources.zones"; `table` and `problems` outlive this.
    TomlTable(const toml::table& table, std::string where, std::string file, model::Problems& problems);

    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
    [[nodiscard]] std::string text(std::string_view key, std::string fallback = {});
    // A title: at most 300 characters of it, told where it has more.
    [[nodiscard]] std::string title(std::string_view key, std::string fallback = {});
    [[nodiscard]] std::optional<double> number(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key);
    [[nodiscard]] std::optional<bool> flag(std::string_view key);
    [[nodiscard]] std::string date(std::string_view key);                // a TOML date or "YYYY-MM-DD" text -> ISO
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);  // a text or a list of texts
    [[nodiscard]] std::vector<std::vector<std::string>> text_lists(std::string_view key);
    [[nodiscard]] const toml::table* table(std::string_view key);
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key);  // a table, or an array of tables
    [[nodiscard]] const toml::node* node(std::string_view key);

    // Rows of numbers, each `width` long; others are told and left out.
    [[nodiscard]] std::vector<std::vector<double>> number_lists(std::string_view key, std::size_t width, const char* such_as);
    // As complain(), of what stops no job: the rest is computed.
    void warn(std::string_view key, const std::string& value, const std::string& meaning, const std::string& todo);
    void complain(std::string_view key, const std::string& value, const std::string& meaning, const std::string& todo);
    void finish();

private:
    void tell(model::Severity severity, std::string_view key, const std::string& value, const std::string& meaning,
              const std::string& todo);
    // The text as planners type it: trimmed, without control characters, told where it had some.
    [[nodiscard]] std::string plain(std::string_view key, std::string_view written);
    void wrong_type(std::string_view key, const toml::node& found, const char* wanted);
    const toml::table& table_;
    std::string where_;
    std::string file_;
    model::Problems& problems_;
    std::set<std::string, std::less<>> known_;
};

// The program's own list of assumptions (assets/assumptions.toml), a table each; read once.
[[nodiscard]] const toml::array& built_in_assumptions();

}  // namespace merestone::io
