// In which shape does a point lie? An index over many shapes, built once, asked often (also from several threads).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/shapes.hpp"

namespace merestone::geo {

class Locator {
public:
    // Copies the shapes. O(vertices log vertices).
    explicit Locator(std::span<const MultiPolygon> shapes);
    ~Locator();
    Locator(Locator&&) noexcept;
    Locator& operator=(Locator&&) noexcept;

    // The shape that holds p; on a border the one with the smallest number. About a microsecond.
    [[nodiscard]] std::optional<std::size_t> find(Point p) const;
    // The shape nearest to p within `within_m` (0 if inside one), ties by number.
    struct Near {
        std::size_t shape = 0;
        double distance_m = 0.0;
    };
    [[nodiscard]] std::optional<Near> nearest(Point p, double within_m) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::geo
