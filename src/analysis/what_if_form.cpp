#include "analysis/what_if_form.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr std::int64_t kMostHomes = 1'000'000;
constexpr std::int64_t kMostYears = 50;

class Reading {
public:
    explicit Reading(WhatIfRead& out) : out_(out) {}

    void fault(const char* field, std::string words) { out_.faults.push_back({field, std::move(words)}); }

    std::optional<std::int64_t> whole(std::string_view text, std::int64_t low, std::int64_t high, const char* field, const char* words) {
        const auto n = base::parse_int(text);
        if (n && *n >= low && *n <= high) return n;
        fault(field, words);
        return {};
    }
    void number(std::string_view text, double low, double high, const char* field, const char* words, std::optional<double>& into) {
        if (base::trim(text).empty()) return;
        const auto n = base::parse_number(text);
        if (n && *n >= low && *n <= high) into = n;
        else fault(field, words);
    }

private:
    WhatIfRead& out_;
};

constexpr const char* kHomes = "homes: a whole number, 1 to 1,000,000";
constexpr const char* kTrajectory =
    "homes by year: whole numbers parted by commas, such as 40, 60, 60, 40; at most 50 of them, 1,000,000 in all";

// Nothing: faults were said.
std::optional<std::vector<double>> homes_of(const WhatIfForm& form, Reading& read) {
    std::vector<double> out;
    if (base::trim(form.trajectory).empty()) {
        const auto homes = read.whole(form.homes, 1, kMostHomes, "homes", kHomes);
        std::optional<std::int64_t> years = 1;
        if (!base::trim(form.years).empty())
            years = read.whole(form.years, 1, kMostYears, "years", "over how many years: a whole number, 1 to 50");
        if (!homes || !years) return {};
        out.assign(static_cast<std::size_t>(*years), static_cast<double>(*homes) / static_cast<double>(*years));
        return out;
    }
    std::int64_t all = 0;
    for (const std::string_view part : base::split(form.trajectory, ',')) {
        const auto n = base::parse_int(base::trim(part));
        if (!n || *n < 0 || *n > kMostHomes || out.size() == kMostYears) {
            read.fault("trajectory", kTrajectory);
            return {};
        }
        all += *n;
        out.push_back(static_cast<double>(*n));
    }
    if (all < 1 || all > kMostHomes) {
        read.fault("trajectory", kTrajectory);
        return {};
    }
    return out;
}

}  // namespace

std::optional<base::Year> read_year(std::string_view text) {
    const std::string_view s = base::trim(text);
    const std::size_t slash = s.find('/');
    const auto first = base::parse_int(s.substr(0, slash));
    if (!first || *first < 1900 || *first > 2200) return {};
    if (slash != std::string_view::npos && s.substr(slash + 1) != fmt::format("{:02}", (*first + 1) % 100)) return {};
    return base::Year{static_cast<int>(*first)};
}

WhatIfRead read_form(const model::Plan& plan, const WhatIfForm& form) {
    WhatIfRead out;
    Reading read(out);
    out.asked.by = form.by;
    const auto homes = homes_of(form, read);
    const auto first = read_year(form.first_year);
    if (!first) read.fault("first_year", fmt::format("first homes: a financial year such as {}", base::to_string(plan.base_year)));
    else if (std::string why = first_year_fault(plan, *first); !why.empty()) read.fault("first_year", std::move(why));
    if (homes && first)
        for (std::size_t y = 0; y < homes->size(); ++y) out.asked.homes_by_year.emplace_back(first->plus(static_cast<int>(y)), (*homes)[y]);
    read.number(form.household_size, 0.1, 20.0, "household_size", "people a home: a number, 0.1 to 20", out.asked.household_size);
    read.number(form.new_patient_share, 0.0, 1.0, "new_patient_share", "share who are new patients: a number, 0 to 1",
                out.asked.new_patient_share);
    read.number(form.cost_per_m2_gbp, 0.0, 1e6, "cost_per_m2_gbp", "cost: pounds a square metre, 0 to 1,000,000",
                out.asked.cost_per_m2_gbp);
    read.number(form.fees_share, 0.0, 5.0, "fees_share", "fees: a share, 0 to 5 (0.15 is 15%)", out.asked.fees_share);
    return out;
}

std::string_view to_string(RegisterBy by) noexcept {
    return by == RegisterBy::zone ? "zone" : by == RegisterBy::nearest ? "nearest" : "spare";
}

std::optional<RegisterBy> register_by(std::string_view word) noexcept {
    for (const RegisterBy by : {RegisterBy::zone, RegisterBy::nearest, RegisterBy::spare})
        if (word == to_string(by)) return by;
    return {};
}

std::string_view in_words(RegisterBy by) noexcept {
    switch (by) {
        case RegisterBy::zone: return "as the patients of the zone are registered now";
        case RegisterBy::nearest: return "all with the nearest practice that has a list";
        case RegisterBy::spare: break;
    }
    return "with the practices in reach, by the space each is known to have to spare";
}

}  // namespace merestone::analysis
