#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/need_chart.hpp"

namespace merestone::ui {
namespace {

std::string amount(double value, int decimals) {
    if (decimals == 0) return style::whole(value);
    return base::number_text(std::round(value * 10.0) / 10.0, 1);
}

std::string places_words(const analysis::NeedSeries& s, std::size_t n) {
    return s.buildings ? (n == 1 ? "building" : "buildings") : (n == 1 ? "practice" : "practices");
}

// From which year on, and of how many, what there is is not known.
std::string why_not_known(const analysis::NeedSeries& s, const std::string& have) {
    if (s.need.empty() || !s.need[0]) return "";
    const auto first = std::find_if(s.have.begin(), s.have.end(), [](const auto& h) { return !h.has_value(); });
    if (first == s.have.end()) return "";
    const auto y = static_cast<std::size_t>(first - s.have.begin());
    const std::string of = s.places == 1 ? "" : fmt::format(" of {} of {} {}", s.not_known[y], s.places, places_words(s, s.places));
    if (y == 0) return fmt::format("What is {}{} is not known.", have, of);
    return fmt::format("From {} what is {}{} is not known.", base::to_string(s.base_year.plus(static_cast<int>(y))), have, of);
}

}  // namespace

ChartWords words_of(const analysis::NeedSeries& series, std::optional<model::Measure> measure, bool registered,
                    const std::string& subject) {
    ChartWords w;
    const char* noun = registered ? "patients" : "residents";
    std::string of;
    w.need = "needed";
    w.have = "held";
    if (!measure) {
        of = "People";
        w.unit = noun;
        w.need = "";
        w.have = "upper bound";
        if (!series.need.empty() && !series.need[0])
            w.not_known = series.buildings ? "People are counted for practices and localities." : "How many people there are is not known.";
        else if (!series.not_known.empty() && series.not_known[0] > 0)
            w.not_known = fmt::format("Not counted: {} whose people are not known.", series.not_known[0]);
    } else {
        switch (*measure) {
            case model::Measure::rooms_ce: of = "Consulting rooms", w.unit = "rooms", w.decimals = 1; break;
            case model::Measure::rooms_treatment: of = "Treatment rooms", w.unit = "rooms", w.decimals = 1; break;
            case model::Measure::nia_m2: of = "Floor space", w.unit = "m² NIA"; break;
            case model::Measure::gp_fte: of = "GPs", w.unit = "FTE", w.decimals = 1; break;
        }
        if (series.need.empty() || !series.need[0])
            w.not_known = series.buildings ? "Nothing is known of this in the first year." : "What is needed is not known: no list.";
        else w.not_known = why_not_known(series, w.have);
    }
    w.title = of + ": " + subject;
    if (series.first_breach) {
        const std::string year = base::to_string(series.base_year.plus(static_cast<int>(*series.first_breach)));
        w.breach = measure             ? "first short in " + year
                   : series.places > 1 ? "a locality out of range from " + year
                   : series.below      ? "below the range in " + year
                                       : "over the range in " + year;
    }
    return w;
}

std::string ChartWords::at(const analysis::NeedSeries& s, std::size_t year) const {
    std::string out = base::to_string(s.base_year.plus(static_cast<int>(year))) + ": ";
    if (!s.need[year]) return out + "not known";
    out += amount(*s.need[year], decimals) + " " + unit + (need.empty() ? "" : " " + need);
    if (s.have[year]) out += ", " + have + " " + amount(*s.have[year], decimals);
    else if (!need.empty()) out += ", what is " + have + " not known";
    if (s.least) out += ", lower bound " + amount(*s.least, decimals);
    if (!s.have[year]) return out;
    const double gap = *s.need[year] - *s.have[year];
    if (gap > 1e-9)
        out +=
            ": " + (amount(gap, decimals) == "0" ? std::string("a little") : amount(gap, decimals)) + (need.empty() ? " over" : " short");
    if (s.least && *s.need[year] < *s.least) out += ": " + amount(*s.least - *s.need[year], decimals) + " under";
    return out;
}

double axis_step(double top, int most) noexcept {
    const double rough = std::max(top, 1e-9) / std::max(most, 1);
    const double unit = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * unit >= rough * (1.0 - 1e-9)) return times * unit;
    return 10.0 * unit;
}

}  // namespace merestone::ui
