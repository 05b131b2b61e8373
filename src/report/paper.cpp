#include "report/paper.hpp"

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

constexpr std::array<Paper, 2> kPapers{{{"A4", 210.0, 297.0}, {"A3", 297.0, 420.0}}};
constexpr std::array kRound{1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0};
constexpr double kLeast = 100.0;
constexpr double kMost = 1e8;

}  // namespace

std::span<const Paper> papers() noexcept { return kPapers; }

const Paper* paper_named(std::string_view name) {
    for (const Paper& paper : kPapers)
        if (base::lower(name) == base::lower(paper.name)) return &paper;
    return nullptr;
}

std::optional<double> scale_of(std::string_view text) {
    text = base::trim(text);
    if (text.starts_with("1:")) text.remove_prefix(2);
    std::string digits;
    for (const char c : base::trim(text)) {
        if (c == ',') continue;
        if (c < '0' || c > '9') return {};
        digits += c;
    }
    const auto number = digits.empty() || digits.size() > 9 ? std::nullopt : base::parse_int(digits);
    if (!number) return {};
    const auto denominator = static_cast<double>(*number);
    return denominator >= kLeast && denominator <= kMost ? std::optional(denominator) : std::nullopt;
}

std::string scale_text(double denominator) { return "1:" + style::whole(denominator); }

double round_denominator(double denominator) {
    const double power = std::pow(10.0, std::floor(std::log10(denominator)));
    for (const double times : kRound)
        if (times * power >= denominator * (1.0 - 1e-9)) return times * power;
    return 10.0 * power;
}

}  // namespace merestone::report
