#include "style/sight.hpp"

#include <algorithm>
#include <cmath>

namespace merestone::style {
namespace {

constexpr SightMatrix kUsual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr SightMatrix kProtan{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr SightMatrix kDeutan{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr SightMatrix kTritan{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr SightMatrix kGrey{{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};

double linear(std::uint8_t channel) noexcept {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
std::uint8_t coded(double light) noexcept {
    const double v = std::clamp(light, 0.0, 1.0);
    return static_cast<std::uint8_t>(std::lround(255.0 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}

}  // namespace

const SightMatrix& sight_matrix(Sight sight) noexcept {
    switch (sight) {
        case Sight::protan: return kProtan;
        case Sight::deutan: return kDeutan;
        case Sight::tritan: return kTritan;
        case Sight::grey: return kGrey;
        case Sight::usual: break;
    }
    return kUsual;
}

Rgba seen_as(Rgba c, Sight sight) noexcept {
    if (sight == Sight::usual) return c;
    const std::array<double, 3> v{linear(c.r), linear(c.g), linear(c.b)};
    const auto row = [&](std::size_t i) {
        const auto& m = sight_matrix(sight)[i];
        return coded(m[0] * v[0] + m[1] * v[1] + m[2] * v[2]);
    };
    return {row(0), row(1), row(2), c.a};
}

const char* to_string(Sight sight) noexcept {
    switch (sight) {
        case Sight::protan: return "red-blind (protanopia)";
        case Sight::deutan: return "green-blind (deuteranopia)";
        case Sight::tritan: return "blue-blind (tritanopia)";
        case Sight::grey: return "in grey";
        case Sight::usual: break;
    }
    return "usual";
}

}  // namespace merestone::style
