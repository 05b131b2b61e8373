// Quantities with their unit in the type, for formulas in which a mix-up would pass unseen (m2 of NIA v people, minutes v hours).
// Bulk data keeps plain doubles whose names end in the unit (_m, _m2, _km2, _min, _share, _pct, _fte); see the README of src.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace merestone::base {

template <typename Tag>
class Quantity {
public:
    constexpr Quantity() noexcept = default;
    constexpr explicit Quantity(double value) noexcept : value_(value) {}
    [[nodiscard]] constexpr double value() const noexcept { return value_; }

    constexpr Quantity& operator+=(Quantity other) noexcept {
        value_ += other.value_;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) noexcept { return Quantity(a.value_ + b.value_); }
    friend constexpr Quantity operator-(Quantity a, Quantity b) noexcept { return Quantity(a.value_ - b.value_); }
    friend constexpr Quantity operator*(Quantity a, double k) noexcept { return Quantity(a.value_ * k); }
    friend constexpr Quantity operator*(double k, Quantity a) noexcept { return a * k; }
    friend constexpr Quantity operator/(Quantity a, double k) noexcept { return Quantity(a.value_ / k); }
    friend constexpr double operator/(Quantity a, Quantity b) noexcept { return a.value_ / b.value_; }  // a pure number
    friend constexpr auto operator<=>(Quantity, Quantity) noexcept = default;

private:
    double value_ = 0.0;
};

using Metres = Quantity<struct MetresTag>;
using SquareMetres = Quantity<struct SquareMetresTag>;
using Minutes = Quantity<struct MinutesTag>;
using Hours = Quantity<struct HoursTag>;  // per week, where a formula of domain rules works by the week
using People = Quantity<struct PeopleTag>;
using Fte = Quantity<struct FteTag>;

using Pounds = std::int64_t;  // whole pounds; the price base stands beside it

// A financial year, named by its first calendar year: Year{2017} is 2017/18, 1 April 2017 to 31 March 2018.
struct Year {
    int first = 0;
    friend constexpr auto operator<=>(Year, Year) noexcept = default;
    [[nodiscard]] constexpr Year plus(int years) const noexcept { return Year{first + years}; }
};

// "2017/18"
[[nodiscard]] std::string to_string(Year year);

}  // namespace merestone::base
