// Strongly typed positions in a table, so that a zone's number is never used as a practice's.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace merestone::base {

// Position in the table that Tag names. A default-made Index is "none". Costs what a uint32_t costs.
template <typename Tag>
class Index {
public:
    constexpr Index() noexcept = default;
    constexpr explicit Index(std::size_t position) noexcept : value_(static_cast<std::uint32_t>(position)) {}

    [[nodiscard]] constexpr bool none() const noexcept { return value_ == kNone; }
    explicit constexpr operator bool() const noexcept { return !none(); }
    // \pre !none()
    [[nodiscard]] constexpr std::size_t pos() const noexcept { return value_; }

    friend constexpr auto operator<=>(Index, Index) noexcept = default;

private:
    static constexpr std::uint32_t kNone = 0xffffffffU;
    std::uint32_t value_ = kNone;
};

}  // namespace merestone::base
