// Private to the readers of our own tables: cells that are amounts, money, years, dates or one of a few words. What cannot be understood
// is a problem and counts as not known; none of them stops a job.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/dates.hpp"
#include "io/figure_ranges.hpp"
#include "io/reader.hpp"

namespace merestone::io {

// Not below zero.
template <typename R>
std::optional<double> amount(R& r, const char* part) {
    const auto value = r.number(part);
    if (value && *value < 0) {
        r.problem(model::Severity::warning, "negative", part, "this cannot be below zero; it counts as not known", "Mend the cell.");
        return {};
    }
    return value;
}

// What no real plan passes counts as not known, and is told with its row. Negative numbers have been told before.
template <typename R, typename Number>
std::optional<Number> within(R& r, const char* part, std::optional<Number> value, const FigureRange& range) {
    if (!value || range.holds(static_cast<double>(*value))) return value;
    r.problem(model::Severity::warning, "figure-out-of-range", part, std::string("this may be ") + range.words + "; it counts as not known",
              "Mend the cell.");
    return {};
}
template <typename R>
std::optional<double> amount(R& r, const char* part, const FigureRange& range) {
    return within(r, part, amount(r, part), range);
}
// The same of a whole number of people, homes or appointments.
template <typename R>
std::optional<std::int64_t> count(R& r, const char* part, const FigureRange& range) {
    return within(r, part, r.whole(part), range);
}

// 0 to 1.
template <typename R>
std::optional<double> share(R& r, const char* part) {
    const auto value = amount(r, part);
    if (value && *value > 1.0) {
        r.problem(model::Severity::warning, "share-over-one", part, "a share is 0 to 1, not a percentage; it counts as not known",
                  "Write 0.4 for 40 %.");
        return {};
    }
    return value;
}

// Whole pounds. A column whose own name says thousands ("Cost (GBP 000)") is multiplied, and the row is told.
template <typename R>
std::optional<base::Pounds> pounds(R& r, const char* part, const FigureRange& range) {
    auto value = amount(r, part);
    if (!value) return {};
    const std::string header = base::header_key(r.column_name(part));
    const bool thousands = header.ends_with("000") || header.ends_with("000s") || header.find("thousand") != std::string::npos;
    value = within(r, part, std::optional(thousands ? *value * 1000.0 : *value), range);
    if (!value) return {};
    if (thousands)
        r.problem(model::Severity::warning, "cost-in-thousands", part,
                  "the column's name says thousands, so its numbers were multiplied by 1,000", "Give whole pounds.");
    return std::llround(*value);
}

template <typename R>
std::optional<base::Year> year(R& r, const char* part) {
    if (r.is_unknown(part)) return {};
    const auto value = year_of(r.text(part));
    if (!value)
        r.problem(model::Severity::warning, "not-a-year", part, "this is no financial year; it counts as not known",
                  "Write 2017 or 2017/18.");
    return value;
}

// ISO; empty: none, or not understood. A bare year ("2016") or month ("2016-05") may stand where nothing is counted by the day.
template <typename R>
std::string date(R& r, const char* part, bool year_will_do = false) {
    if (r.is_unknown(part)) return {};
    if (std::string iso = iso_date(r.text(part)); !iso.empty()) return iso;
    if (year_will_do && is_date_or_year(r.text(part))) return r.string(part);
    r.problem(model::Severity::warning, "not-a-date", part, "this is no date that can be read; it counts as not known",
              "Write 2018-03-31 or 31/03/2018.");
    return {};
}

// A word reduced for comparing: lower case, blanks and underscores as hyphens.
inline std::string word_of(std::string_view text) {
    std::string out = base::lower(base::trim(text));
    for (char& c : out)
        if (c == ' ' || c == '_') c = '-';
    return out;
}

// Which of `words` stands in the cell; an empty cell is `fallback`, so is a word that is none of them, after a complaint.
template <typename R, typename E, std::size_t N>
E word(R& r, const char* part, const std::array<std::pair<const char*, E>, N>& words, E fallback) {
    if (r.is_unknown(part) && base::lower(r.text(part)) != "none") return fallback;
    const std::string found = word_of(r.text(part));
    std::string list;
    std::string kept;
    for (const auto& [name, value] : words) {
        if (found == name) return value;
        list += (list.empty() ? "" : ", ") + std::string(name);
        if (value == fallback && kept.empty()) kept = name;
    }
    if (found == "none") return fallback;
    r.problem(model::Severity::warning, "unknown-word", part,
              "only these words are known here: " + list + "; it counts as " + (kept.empty() ? "not known" : kept), "Mend the cell.");
    return fallback;
}

// "A; B ;C" -> the parts, trimmed, none empty.
inline std::vector<std::string> parts_between_semicolons(std::string_view text) {
    std::vector<std::string> out;
    for (const std::string_view part : base::split(text, ';'))
        if (const std::string_view name = base::trim(part); !name.empty()) out.emplace_back(name);
    return out;
}

}  // namespace merestone::io
