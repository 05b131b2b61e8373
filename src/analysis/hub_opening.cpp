// Words and spans of a week: reading opening hours, and counting hours. The rest of hub_week.hpp is in hub_week.cpp.
#include <algorithm>
#include <cmath>

#include "analysis/hub_week.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

constexpr int kDayMin = 24 * 60;
constexpr int kCoreFromMin = 8 * 60;
constexpr int kCoreToMin = 18 * 60 + 30;
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// "Mon", "Tues", "monday", "Thursdays".
std::optional<int> read_day(std::string_view word) {
    std::string low = base::lower(base::trim(word));
    if (low.size() > 4 && low.back() == 's') low.pop_back();
    if (low.size() < 3) return {};
    for (std::size_t d = 0; d < kDays.size(); ++d)
        if (kDays[d].substr(0, low.size()) == low) return static_cast<int>(d);
    return {};
}

// "18:30", "8", "18.30", "08:00:00".
std::optional<int> read_minutes(std::string_view word) {
    word = base::trim(word);
    std::array<int, 3> parts{};
    std::size_t part = 0;
    std::size_t digits = 0;
    for (const char c : word) {
        if (c >= '0' && c <= '9' && digits < 2) {
            parts[part] = parts[part] * 10 + (c - '0');
            ++digits;
        } else if ((c == ':' || c == '.') && digits > 0 && part < 2) {
            ++part;
            digits = 0;
        } else {
            return {};
        }
    }
    if (digits == 0 || (part > 0 && digits != 2) || parts[1] > 59 || parts[2] != 0) return {};
    const int minutes = parts[0] * 60 + parts[1];
    return minutes <= kDayMin ? std::optional(minutes) : std::nullopt;
}

std::string plain_dashes(std::string_view words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.substr(i, 3) == "\xE2\x80\x93") {  // en dash
            out += '-';
            i += 2;
        } else {
            out += words[i];
        }
    }
    return out;
}

bool read_days(std::string_view word, std::vector<int>& days) {
    const std::string low = base::lower(word);
    if (low == "daily" || low == "everyday") {
        for (int d = 0; d < 7; ++d) days.push_back(d);
        return true;
    }
    const int last = low.find("weekday") == 0 ? 5 : low.find("weekend") == 0 ? 7 : 0;
    if (last > 0) {
        for (int d = last == 5 ? 0 : 5; d < last; ++d) days.push_back(d);
        return true;
    }
    for (const std::string_view part : base::split(word, ',')) {
        const auto ends = base::split(part, '-');
        const std::optional<int> first = read_day(ends.front());
        const std::optional<int> until = ends.size() == 2 ? read_day(ends.back()) : first;
        if (!first || !until || ends.size() > 2) return false;
        for (int d = *first;; d = (d + 1) % 7) {  // "Sat-Mon" goes over the week's end
            days.push_back(d);
            if (d == *until) break;
        }
    }
    return true;
}

void add_span(int day, int from, int to, std::vector<WeekSpan>& out) {
    if (to > from) {
        out.push_back({day, from, to});
        return;
    }
    if (from < kDayMin) out.push_back({day, from, kDayMin});
    if (to > 0) out.push_back({(day + 1) % 7, 0, to});
}

}  // namespace

std::optional<std::vector<WeekSpan>> read_opening(std::string_view words) {
    const std::string text = plain_dashes(base::trim(words));
    std::vector<WeekSpan> out;
    if (text == "24/7") {
        for (int d = 0; d < 7; ++d) out.push_back({d, 0, kDayMin});
        return out;
    }
    // Days stand first, up to the first digit; then times. "Mon, Wed 09:00 - 12:00" is read as "Mon,Wed" and "09:00-12:00".
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string::npos || digit == 0) return {};
    std::string days_word;
    std::string times;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != ' ' && text[i] != '\t') (i < digit ? days_word : times) += text[i];
    while (!days_word.empty() && (days_word.back() == ',' || days_word.back() == ':')) days_word.pop_back();
    std::vector<int> days;
    if (!read_days(days_word, days)) return {};
    for (char& c : times)
        if (c == '&' || c == '+') c = ',';
    for (const std::string_view span : base::split(times, ',')) {
        const auto ends = base::split(span, '-');
        if (ends.size() != 2) return {};
        const auto from = read_minutes(ends[0]);
        const auto to = read_minutes(ends[1]);
        if (!from || !to || *from == *to) return {};
        for (const int day : days) add_span(day, *from, *to, out);
    }
    return out;
}

std::optional<std::vector<WeekSpan>> read_session(const model::HubSession& session) {
    const auto day = read_day(session.weekday);
    const auto from = read_minutes(session.start);
    const auto to = read_minutes(session.end);
    if (!day || !from || !to || *from == *to) return {};
    std::vector<WeekSpan> out;
    add_span(*day, *from, *to, out);
    return out;
}

std::vector<WeekSpan> union_of(std::vector<WeekSpan> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<WeekSpan> out;
    for (const WeekSpan& span : spans) {
        if (!out.empty() && out.back().weekday == span.weekday && span.from_min <= out.back().to_min)
            out.back().to_min = std::max(out.back().to_min, span.to_min);
        else out.push_back(span);
    }
    return out;
}

double hours_of(const std::vector<WeekSpan>& spans) noexcept {
    double hours = 0.0;
    for (const WeekSpan& span : spans) hours += span.hours();
    return hours;
}

double core_hours_of(const std::vector<WeekSpan>& spans) noexcept {
    double hours = 0.0;
    for (const WeekSpan& span : spans)
        if (span.weekday < 5) hours += std::max(std::min(span.to_min, kCoreToMin) - std::max(span.from_min, kCoreFromMin), 0) / 60.0;
    return hours;
}

}  // namespace merestone::analysis
