#include "io/toml_reader.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "embedded/merestone_io.hpp"
#include "io/dates.hpp"
#include "io/plain_characters.hpp"

namespace merestone::io {
namespace {

std::string short_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get().substr(0, 80);
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    if (const auto* number = node.as_floating_point()) return base::number_text(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    return node.is_array() ? "[...]" : node.is_table() ? "{...}" : "";
}

}  // namespace

TomlTable::TomlTable(const toml::table& table, std::string where, std::string file, model::Problems& problems)
    : table_(table), where_(std::move(where)), file_(std::move(file)), problems_(problems) {}

void TomlTable::complain(std::string_view key, const std::string& value, const std::string& meaning, const std::string& todo) {
    tell(model::Severity::error, key, value, meaning, todo);
}

void TomlTable::warn(std::string_view key, const std::string& value, const std::string& meaning, const std::string& todo) {
    tell(model::Severity::warning, key, value, meaning, todo);
}

void TomlTable::tell(model::Severity severity, std::string_view key, const std::string& value, const std::string& meaning,
                     const std::string& todo) {
    const toml::node* at = table_.get(key);
    const auto line = at != nullptr ? at->source().begin.line : table_.source().begin.line;
    problems_.push_back({severity, "plan-file", file_, static_cast<std::int64_t>(line),
                         where_.empty() ? std::string(key) : where_ + (key.empty() ? "" : ".") + std::string(key), value, meaning, todo});
}

void TomlTable::wrong_type(std::string_view key, const toml::node& found, const char* wanted) {
    complain(key, short_text(found), fmt::format("this should be {}", wanted), "Write it as the README's plan file shows.");
}

const toml::node* TomlTable::node(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
}

std::string TomlTable::text(std::string_view key, std::string fallback) {
    const toml::node* found = node(key);
    if (found == nullptr) return fallback;
    if (const auto* value = found->as_string()) return plain(key, value->get());
    wrong_type(key, *found, "text in quotes");
    return fallback;
}

std::string TomlTable::plain(std::string_view key, std::string_view written) {
    const auto without = without_control_characters(written);
    if (!without) return std::string(base::trim(written));
    std::string out(base::trim(*without));
    warn(key, out.substr(0, 80), "this text holds control characters, which say nothing; they were left out", "Take them out.");
    return out;
}

std::string TomlTable::title(std::string_view key, std::string fallback) {
    std::string out = text(key, std::move(fallback));
    if (auto cut = cut_to(out, kLongestTitle)) {
        out = std::move(*cut);
        warn(key, out.substr(0, 80), "this title has more than 300 characters; the first 300 are used", "Shorten it.");
    }
    return out;
}

std::optional<double> TomlTable::number(std::string_view key) {
    const toml::node* found = node(key);
    if (found == nullptr) return {};
    if (const auto value = found->value<double>(); value && found->is_number() && std::isfinite(*value)) return value;
    wrong_type(key, *found, "a number");
    return {};
}

std::optional<std::int64_t> TomlTable::whole(std::string_view key) {
    const toml::node* found = node(key);
    if (found == nullptr) return {};
    if (const auto* value = found->as_integer()) return value->get();
    wrong_type(key, *found, "a whole number");
    return {};
}

std::optional<bool> TomlTable::flag(std::string_view key) {
    const toml::node* found = node(key);
    if (found == nullptr) return {};
    if (const auto* value = found->as_boolean()) return value->get();
    wrong_type(key, *found, "true or false");
    return {};
}

std::string TomlTable::date(std::string_view key) {
    const toml::node* found = node(key);
    if (found == nullptr) return {};
    std::string iso;
    if (const auto* value = found->as_date()) {
        const toml::date d = value->get();
        iso = fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    } else if (const auto* value_text = found->as_string()) {
        iso = value_text->get();
    }
    if (is_iso_date(iso)) return iso;
    wrong_type(key, *found, "a day of the calendar, 1900 to 2100, such as 2017-04-01");
    return {};
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    const toml::node* found = node(key);
    std::vector<std::string> out;
    if (found == nullptr) return out;
    const auto add = [&](const toml::node& one) {
        if (const auto* value = one.as_string())
            out.push_back(without_control_characters(value->get()) ? plain(key, value->get()) : value->get());
        else if (const auto* whole_value = one.as_integer()) out.push_back(std::to_string(whole_value->get()));
        else wrong_type(key, one, "text, or a list of texts");
    };
    if (const auto* list = found->as_array()) {
        for (const toml::node& one : *list) add(one);
    } else {
        add(*found);
    }
    return out;
}

std::vector<std::vector<std::string>> TomlTable::text_lists(std::string_view key) {
    const toml::node* found = node(key);
    std::vector<std::vector<std::string>> out;
    if (found == nullptr) return out;
    const auto* lists = found->as_array();
    if (lists == nullptr) {
        wrong_type(key, *found, "a list of lists");
        return out;
    }
    for (const toml::node& inner : *lists) {
        const auto* list = inner.as_array();
        if (list == nullptr) {
            wrong_type(key, inner, "a list of lists, such as [[\"B86001\", \"B86002\"]]");
            continue;
        }
        out.emplace_back();
        for (const toml::node& one : *list) {
            if (const auto* value = one.as_string()) out.back().push_back(value->get());
            else wrong_type(key, one, "text in quotes");
        }
    }
    return out;
}

std::vector<std::vector<double>> TomlTable::number_lists(std::string_view key, std::size_t width, const char* such_as) {
    const toml::node* found = node(key);
    std::vector<std::vector<double>> out;
    if (found == nullptr) return out;
    const auto* lists = found->as_array();
    if (lists == nullptr) {
        wrong_type(key, *found, such_as);
        return out;
    }
    for (const toml::node& inner : *lists) {
        const auto* list = inner.as_array();
        std::vector<double> row;
        if (list != nullptr)
            for (const toml::node& one : *list)
                if (const auto value = one.value<double>(); value && one.is_number() && std::isfinite(*value)) row.push_back(*value);
        if (list == nullptr || row.size() != width || list->size() != width) wrong_type(key, inner, such_as);
        else out.push_back(std::move(row));
    }
    return out;
}

const toml::table* TomlTable::table(std::string_view key) {
    const toml::node* found = node(key);
    if (found == nullptr) return nullptr;
    if (const auto* value = found->as_table()) return value;
    wrong_type(key, *found, "a table");
    return nullptr;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
    const toml::node* found = node(key);
    std::vector<const toml::table*> out;
    if (found == nullptr) return out;
    if (const auto* one = found->as_table()) {
        out.push_back(one);
    } else if (const auto* list = found->as_array(); list != nullptr && list->is_homogeneous(toml::node_type::table)) {
        for (const toml::node& each : *list) out.push_back(each.as_table());
    } else {
        wrong_type(key, *found, "a table or an array of tables");
    }
    return out;
}

void TomlTable::finish() {
    std::vector<std::string_view> names(known_.begin(), known_.end());
    for (const auto& [key, unused] : table_) {
        if (known_.contains(key.str())) continue;
        const std::string_view near = base::nearest_word(key.str(), names);
        complain(key.str(), "", "this key is not known here, so what it asks for would not be done",
                 near.empty() ? "Take it out, or see the README for the keys." : fmt::format("Did you mean \"{}\"?", near));
    }
}

const toml::array& built_in_assumptions() {
    static const toml::array list = [] {
        const toml::parse_result parsed = toml::parse(embedded::assumptions_toml);
        base::check(parsed.succeeded(), "the built-in list of assumptions is not TOML");
        const toml::array* found = parsed.table()["assumption"].as_array();
        base::check(found != nullptr, "the built-in list of assumptions is empty");
        return *found;
    }();
    return list;
}

}  // namespace merestone::io
