#include "report/detail/estate_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "report/detail/html_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kLinksShown = 3;
constexpr std::size_t kYearsOn = 5;

}  // namespace

EstatePage::EstatePage(const ReportInput& input) : input_(input) {
    base::check(input.estate != nullptr && input.book != nullptr, "the estate's sections need its results and its book");
    for (const model::Flag& flag : judged().flags) flags_of_[{flag.subject_kind, flag.subject}].push_back(&flag);
}

std::string EstatePage::practice(std::size_t which) const { return named(plan().practices[which].id, plan().practices[which].name); }
std::string EstatePage::premises(std::size_t which) const { return named(plan().premises[which].id, plan().premises[which].name); }
std::string EstatePage::locality(std::size_t which) const { return named(judged().localities[which].id, judged().localities[which].name); }
std::string EstatePage::year(std::size_t index) const { return base::to_string(estate().people.year(index)); }

std::vector<std::size_t> EstatePage::told_years() const {
    const std::size_t last = estate().people.years - 1;
    std::vector<std::size_t> out{0};
    for (const std::size_t y : {std::min(kYearsOn, last), last})
        if (y != out.back()) out.push_back(y);
    return out;
}

std::string EstatePage::flags(std::string_view subject_kind, std::string_view subject, std::initializer_list<std::string_view> rules,
                              std::string_view measure) const {
    const auto found = flags_of_.find({subject_kind, subject});
    if (found == flags_of_.end()) return {};
    std::string out;
    std::size_t count = 0;
    for (const model::Flag* flag : found->second) {
        if (std::find(rules.begin(), rules.end(), flag->rule) == rules.end()) continue;
        if (!measure.empty() && flag->measure != measure) continue;
        if (++count > kLinksShown) continue;
        cited_.insert(flag->id);
        out += fmt::format("{}<a href=\"#{}\">{}</a>", out.empty() ? "" : ", ", safe(flag_row_id(flag->id)), safe(flag->id));
    }
    return count > kLinksShown ? out + fmt::format(" and {} more", count - kLinksShown) : out;
}

std::string named(std::string_view id, std::string_view name) {
    return name.empty() || name == id ? std::string(id) : std::string(id) + " " + std::string(name);
}

std::string count_of(std::size_t count, std::string_view one, std::string_view many) { return base::counted(count, one, many); }

std::string pounds_of(double gbp) { return style::pounds(std::llround(gbp)); }

std::string price_words(std::optional<base::Year> price_base) {
    return price_base ? base::to_string(*price_base) + " prices" : std::string("prices of no stated year");
}

std::string priced(double gbp, std::optional<base::Year> price_base) { return pounds_of(gbp) + " (" + price_words(price_base) + ")"; }

std::string more_note(std::size_t left, std::string_view file) {
    if (left == 0) return {};
    return note(fmt::format("And {} more; all in {}.", base::grouped(static_cast<std::int64_t>(left)), file));
}

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return out;
}

}  // namespace merestone::report::detail
