// Private to the readers: the age band that a publisher's words stand for.
#pragma once

#include <optional>
#include <string_view>

#include "model/places.hpp"

namespace merestone::io {

// "Aged 16 to 24 years", "Aged 15 years and under", "65+", "0_4", "95+", "0-15" -> the band, of nobody yet; nothing: no band ("ALL").
[[nodiscard]] std::optional<model::AgeBand> band_of(std::string_view text);

}  // namespace merestone::io
