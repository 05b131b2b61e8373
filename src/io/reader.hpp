// Private to the readers: which column plays which part, the rows that a filter keeps, and counted reasons for those that are left out.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "io/own_tables.hpp"
#include "io/parts.hpp"
#include "io/records.hpp"
#include "io/table.hpp"

namespace merestone::io {

template <typename Record>
class Reader {
public:
    // Opens the file and finds the columns. ready() is false where nothing can be read; the result then says why.
    // \param header_within how far down the header row may stand, told by the parts that are needed.
    Reader(const SourceSpec& spec, const ReadContext& context, std::vector<Part> parts, std::string layout, std::size_t header_within = 1)
        : spec_(spec), parts_(std::move(parts)) {
        table_ = Table::open(spec, context, out_.info, out_.problems);
        if (!table_) return;
        if (header_within > 1) table_->find_header([this](const auto& cells) { return holds_needed(cells); }, header_within);
        out_.info.recognised = spec.columns.empty() ? std::move(layout) : "mapped by column names";
        if (table_->header().empty()) table_->header_is(true);
        find_columns();
    }
    // A layout without a header: parts by position, counted from 0.
    Reader(const SourceSpec& spec, const ReadContext& context, std::map<std::string, std::size_t> positions, std::size_t width,
           std::string layout)
        : spec_(spec), at_(positions.begin(), positions.end()) {
        table_ = Table::open(spec, context, out_.info, out_.problems);
        if (!table_) return;
        out_.info.recognised = std::move(layout);
        if (table_->width() < width) {
            error("columns-missing", "", "", fmt_width(width), "Check that it is the right file, as published.");
            table_.reset();
        }
        find_filter();
    }

    [[nodiscard]] bool ready() const { return table_ != nullptr; }
    [[nodiscard]] Table& table() { return *table_; }
    [[nodiscard]] bool has(const char* part) const { return at_.contains(part); }
    [[nodiscard]] std::string_view text(const char* part) const {
        const auto at = at_.find(part);
        return at == at_.end() ? std::string_view() : table_->cell(at->second);
    }
    // What the file calls the column of a part.
    [[nodiscard]] std::string column_name(const char* part) const {
        const auto at = at_.find(part);
        return at != at_.end() && at->second < table_->header().size() ? table_->header()[at->second] : part;
    }
    [[nodiscard]] std::string string(const char* part) const { return std::string(text(part)); }
    [[nodiscard]] bool is_unknown(const char* part) const {
        const std::string value = base::lower(text(part));
        static const std::set<std::string, std::less<>> kUnknown = {"",  "not known", "not available", "n/a", "na", "not applicable",
                                                                    "-", "*",         "null",          "none"};
        return kUnknown.contains(value);
    }
    // A number, or nothing where it is not known; a text that is neither is a problem.
    [[nodiscard]] std::optional<double> number(const char* part) {
        if (is_unknown(part)) {
            if (text(part) == "*")
                problem(model::Severity::warning, "suppressed", part, "the publisher hides this number; it counts as not known, not as 0",
                        "Nothing.");
            return {};
        }
        auto value = base::parse_number(text(part));
        if (!value) {  // text pasted from a PDF has a hyphen or a minus sign of Unicode's for the plain one
            for (const std::string_view sign : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x88\x92"})
                if (text(part).starts_with(sign)) value = base::parse_number("-" + std::string(text(part).substr(sign.size())));
            if (value)
                problem(model::Severity::warning, "unusual-minus", part, "the minus sign is not the plain one; it was understood",
                        "Nothing; a plain minus is usual.");
        }
        if (!value) problem(model::Severity::warning, "not-a-number", part, "this is no number; it counts as not known", "Mend the cell.");
        return value;
    }
    // \param negative how much it matters where one is below zero: people cannot be counted then.
    [[nodiscard]] std::optional<std::int64_t> whole(const char* part, model::Severity negative = model::Severity::warning) {
        const auto value = number(part);
        if (!value) return {};
        if (*value < 0) {
            problem(negative, "negative", part, "nobody can be counted below zero; it counts as not known", "Mend the cell.");
            return {};
        }
        const auto whole_value = base::parse_int(text(part));
        if (!whole_value)
            problem(model::Severity::warning, "not-a-whole-number", part, "this should be a whole number; it counts as not known",
                    "Mend the cell.");
        return whole_value;
    }
    [[nodiscard]] std::optional<geo::Point> easting_northing() {
        if (!has("easting") || !has("northing") || is_unknown("easting") || is_unknown("northing")) return {};
        const auto x = number("easting");
        const auto y = number("northing");
        if (!x || !y) return {};
        return geo::Point{*x, *y};
    }

    // The next row that the filter keeps.
    [[nodiscard]] bool next() {
        while (table_->next()) {
            ++out_.info.rows;
            bool kept = true;
            for (const auto& [column, values] : filter_)
                if (!values.contains(std::string(table_->cell(column)))) kept = false;
            if (kept && !is_foot()) return true;
            if (!kept) skip("left out by the plan's filter");
        }
        return false;
    }
    // A row of sums under a planner's own table: it would count everything twice.
    [[nodiscard]] bool is_foot() {
        if (!is_own_table(spec_.role) || parts_.empty()) return false;
        const char* const first = parts_.front().name;
        const char* const which = says_total(text(first)) ? first : says_total(text("name")) ? "name" : nullptr;
        if (which == nullptr) return false;
        problem(model::Severity::warning, "row-of-totals", which, "this is a row of totals; it is left out", "Nothing.");
        skip("a row of totals");
        return true;
    }
    void skip(const std::string& reason) { ++skipped_[reason]; }
    // Of a layout in which several rows make one record: this one is part of it. The records are then put into rows() at the end.
    void use() { ++out_.info.used; }
    [[nodiscard]] std::vector<Record>& rows() { return out_.rows; }
    void keep(Record record) {
        ++out_.info.used;
        out_.rows.push_back(std::move(record));
    }
    void problem(model::Severity severity, const std::string& rule, const char* part, const std::string& meaning, const std::string& todo) {
        if (++told_[rule] > kMostOfARule) return;
        out_.problems.push_back(
            {severity, rule, out_.info.file, table_->row(), column_name(part), std::string(text(part)).substr(0, 80), meaning, todo});
    }
    Read<Record> finish() {
        if (table_ && !table_->fault().empty())
            error("file-unreadable", "", "", "reading stopped before the end: " + table_->fault().substr(0, 160), "Fetch the file again.");
        if (table_ && table_->cells_with_control_characters() > 0)
            out_.problems.push_back({model::Severity::warning, "control-characters", out_.info.file, 0, "",
                                     std::to_string(table_->cells_with_control_characters()),
                                     "so many cells hold control characters, which say nothing; they were left out",
                                     "Clean the file at its source."});
        for (const auto& [rule, n] : told_)
            if (n > kMostOfARule)
                out_.problems.push_back({model::Severity::warning, rule, out_.info.file, 0, "", std::to_string(n),
                                         "this many rows have it; the first " + std::to_string(kMostOfARule) + " are listed",
                                         "Mend the file at its source."});
        out_.info.skipped.assign(skipped_.begin(), skipped_.end());
        // Without an own table's rows a plan still says something; without a publication's it was not the right file.
        if (table_ && out_.rows.empty() && out_.info.rows > 0 && !model::has_errors(out_.problems))
            out_.problems.push_back(
                {is_own_table(spec_.role) || spec_.role == Role::indicators ? model::Severity::warning : model::Severity::error,
                 "nothing-used", out_.info.file, 0, "", "", "no row of this file could be used",
                 "Check the filter, the date and the columns."});
        if (table_ && out_.info.rows == 0) error("file-empty", "", "", "the file holds no rows", "Fetch it again from its publisher.");
        return std::move(out_);
    }
    void error(const std::string& rule, const std::string& field, const std::string& value, const std::string& meaning,
               const std::string& todo) {
        out_.problems.push_back({model::Severity::error, rule, out_.info.file, 0, field, value, meaning, todo});
    }
    void warn(const std::string& rule, const std::string& field, const std::string& value, const std::string& meaning,
              const std::string& todo) {
        out_.problems.push_back({model::Severity::warning, rule, out_.info.file, 0, field, value, meaning, todo});
    }
    [[nodiscard]] model::LayerInfo& info() { return out_.info; }

private:
    static constexpr std::size_t kMostOfARule = 100;
    static std::string fmt_width(std::size_t width) {
        return "it has fewer than the " + std::to_string(width) + " columns of this publication";
    }

    // A column by a header as `Part` writes it: the whole of it, or with a * at its end what it begins with (then the first such).
    [[nodiscard]] std::optional<std::size_t> column_of(const std::map<std::string, std::size_t>& by_key, std::string_view header) const {
        const std::string key = base::header_key(header);
        if (const auto at = by_key.find(key); at != by_key.end()) return at->second;
        std::optional<std::size_t> first;
        if (header.ends_with('*'))
            for (auto at = by_key.lower_bound(key); at != by_key.end() && at->first.starts_with(key); ++at)
                if (!first || at->second < *first) first = at->second;
        return first;
    }
    [[nodiscard]] bool holds_needed(const std::vector<std::string>& cells) const {
        std::map<std::string, std::size_t> by_key;
        for (std::size_t c = 0; c < cells.size(); ++c) by_key.emplace(base::header_key(cells[c]), c);
        return std::all_of(parts_.begin(), parts_.end(), [&](const Part& part) {
            if (!part.needed) return true;
            if (const auto own = spec_.columns.find(part.name); own != spec_.columns.end())
                return by_key.contains(base::header_key(own->second));
            return std::any_of(part.headers.begin(), part.headers.end(), [&](const char* h) { return column_of(by_key, h).has_value(); });
        });
    }

    void find_columns() {
        std::map<std::string, std::size_t> by_key;
        for (std::size_t c = 0; c < table_->header().size(); ++c) {
            const std::string key = base::header_key(table_->header()[c]);
            if (!by_key.emplace(key, c).second && !key.empty())
                out_.problems.push_back({model::Severity::note, "duplicate-column", out_.info.file, 0, table_->header()[c], "",
                                         "two columns have this name; the first is read", "Nothing, if the first is meant."});
        }
        std::vector<std::string_view> names(table_->header().begin(), table_->header().end());
        bool missing = false;
        for (const auto& [part, column] : spec_.columns) {
            const auto known =
                std::find_if(parts_.begin(), parts_.end(), [&, p = std::string_view(part)](const Part& x) { return p == x.name; });
            if (known == parts_.end()) {
                std::string list;
                for (const Part& p : parts_) list += (list.empty() ? "" : ", ") + std::string(p.name);
                error("columns", part, "", "this source has no part of that name", "Its parts are: " + list + ".");
                missing = true;
                continue;
            }
            const auto at = by_key.find(base::header_key(column));
            if (at == by_key.end()) {
                const auto near = base::nearest_word(column, names);
                error("column-missing", part, column, "the file has no column of this name",
                      near.empty() ? "See its header." : "Did you mean \"" + std::string(near) + "\"?");
                missing = true;
            } else {
                at_[part] = at->second;
            }
        }
        for (const Part& part : parts_) {
            if (at_.contains(part.name)) continue;
            for (const char* header : part.headers) {
                const auto column = column_of(by_key, header);
                if (!column) continue;
                at_[part.name] = *column;
                break;
            }
            if (part.needed && !at_.contains(part.name) && !spec_.columns.contains(part.name)) {
                std::string list;
                for (std::size_t c = 0; c < std::min<std::size_t>(names.size(), 12); ++c)
                    list += (c > 0 ? ", " : "") + std::string(names[c].substr(0, 40));
                error("column-missing", part.name, "",
                      "no column was recognised for this part, so the file is not of the kind expected here",
                      "Name it in `columns`. The file has: " + list + ".");
                missing = true;
            }
        }
        if (!missing && is_own_table(spec_.role)) tell_unused();
        if (missing) table_.reset();
        else find_filter();
    }

    // Once a file: the columns that nothing is read from.
    void tell_unused() {
        std::set<std::size_t> used;
        for (const auto& [part, column] : at_) used.insert(column);
        std::vector<std::string> free;
        for (const Part& part : parts_)
            if (!at_.contains(part.name)) free.emplace_back(part.name);
        std::string list;
        std::string meant;
        for (std::size_t c = 0; c < table_->header().size(); ++c) {
            const std::string& header = table_->header()[c];
            if (used.contains(c) || is_remark(header) || spec_.filter.contains(header)) continue;
            list += (list.empty() ? "" : ", ") + header.substr(0, 40);
            if (const std::string part = part_meant_by(header, free); !part.empty())
                meant += (meant.empty() ? "" : ", ") + header.substr(0, 40) + ": " + part;
        }
        if (list.empty()) return;
        out_.problems.push_back({meant.empty() ? model::Severity::note : model::Severity::warning, "columns-not-used", out_.info.file, 0,
                                 "header", list.substr(0, 120), "columns not used: " + list.substr(0, 300),
                                 meant.empty() ? "Nothing, if they are for people to read."
                                               : "Did you mean " + meant.substr(0, 300) + "? Rename them, or name them in `columns`."});
    }

    void find_filter() {
        if (!table_) return;
        for (const auto& [name, values] : spec_.filter) {
            std::size_t column = table_->width();
            if (const auto at = at_.find(name); at != at_.end()) column = at->second;
            for (std::size_t c = 0; c < table_->header().size() && column == table_->width(); ++c)
                if (base::header_key(table_->header()[c]) == base::header_key(name)) column = c;
            if (column == table_->width()) {
                std::vector<std::string_view> names(table_->header().begin(), table_->header().end());
                const auto near = base::nearest_word(name, names);
                error("filter", name, "", "the file has no column of this name to filter by",
                      near.empty() ? "See its header." : "Did you mean \"" + std::string(near) + "\"?");
                table_.reset();
                return;
            }
            filter_.emplace_back(column, std::set<std::string>(values.begin(), values.end()));
        }
    }

    const SourceSpec& spec_;
    std::vector<Part> parts_;
    std::unique_ptr<Table> table_;
    std::map<std::string, std::size_t, std::less<>> at_;
    std::vector<std::pair<std::size_t, std::set<std::string>>> filter_;
    std::map<std::string, std::int64_t> skipped_;
    std::map<std::string, std::size_t> told_;
    Read<Record> out_;
};

}  // namespace merestone::io
