// Sheets of paper by name, and scales as they are written on a printed map.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace merestone::report {

// ISO 216, upright.
struct Paper {
    std::string_view name;  // "A4"
    double width_mm = 0.0;
    double height_mm = 0.0;
};
[[nodiscard]] std::span<const Paper> papers() noexcept;
[[nodiscard]] const Paper* paper_named(std::string_view name);  // in any case of letters; null: there is none

// "1:50,000", "1:50000" and "50000" are 50000. Nothing where it is no scale between 1:100 and 1:100,000,000.
[[nodiscard]] std::optional<double> scale_of(std::string_view text);
[[nodiscard]] std::string scale_text(double denominator);  // "1:50,000"

// The next scale that people print at, at least that denominator: 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5 to 9 times a power of ten.
// \pre denominator > 0
[[nodiscard]] double round_denominator(double denominator);

// Metres of ground to a logical pixel of the page (96 to the inch).
[[nodiscard]] constexpr double metres_per_px(double denominator) noexcept { return denominator * 0.0254 / 96.0; }

}  // namespace merestone::report
