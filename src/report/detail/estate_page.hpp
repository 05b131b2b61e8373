// What the sections about the estate share: names of places, links to flags, money and years in words.
//
// A link leads to the flag's row in the section of flags, which shows every flag that was cited beside the first of them all; so the
// estate's sections are written before it. Cost: a map of the flags by subject.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/report_input.hpp"

namespace merestone::report::detail {

class EstatePage {
public:
    // \pre input.estate and input.book are set, of the primary scenario
    explicit EstatePage(const ReportInput& input);

    [[nodiscard]] const ReportInput& input() const noexcept { return input_; }
    [[nodiscard]] const model::Plan& plan() const noexcept { return input_.plan; }
    [[nodiscard]] const JudgedScenario& judged() const noexcept { return input_.scenarios[input_.primary]; }
    [[nodiscard]] const analysis::EstateResult& estate() const noexcept { return *input_.estate; }
    [[nodiscard]] const analysis::EstateBook& book() const noexcept { return *input_.book; }

    // "P0001 Park Surgery"; the id alone where there is no other name. Plain text.
    [[nodiscard]] std::string practice(std::size_t which) const;
    [[nodiscard]] std::string premises(std::size_t which) const;
    [[nodiscard]] std::string locality(std::size_t which) const;
    [[nodiscard]] std::string year(std::size_t index) const;  // "2021/22"
    // The years that sentences and tables name: the first, five years on, the last; each once.
    [[nodiscard]] std::vector<std::size_t> told_years() const;

    // HTML: links to the flags of these rules on a subject, the first three and how many more; empty: there is none.
    // \param measure only flags about it, where it is not empty
    [[nodiscard]] std::string flags(std::string_view subject_kind, std::string_view subject, std::initializer_list<std::string_view> rules,
                                    std::string_view measure = {}) const;
    [[nodiscard]] const std::set<std::string, std::less<>>& cited() const noexcept { return cited_; }

private:
    const ReportInput& input_;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const model::Flag*>> flags_of_;
    mutable std::set<std::string, std::less<>> cited_;
};

[[nodiscard]] std::string named(std::string_view id, std::string_view name);
// "1 practice", "1,200 practices"
[[nodiscard]] std::string count_of(std::size_t count, std::string_view one, std::string_view many);
// "£12,345"; rounded to the pound
[[nodiscard]] std::string pounds_of(double gbp);
// "£12,345 (2017/18 prices)"
[[nodiscard]] std::string priced(double gbp, std::optional<base::Year> price_base);
[[nodiscard]] std::string price_words(std::optional<base::Year> price_base);  // "2017/18 prices"
// "and 12 more; all in ranks_premises.csv", as a note; empty for none
[[nodiscard]] std::string more_note(std::size_t left, std::string_view file);
[[nodiscard]] std::string capital(std::string words);                     // "Consulting rooms"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);  // "a, b and c"

}  // namespace merestone::report::detail
