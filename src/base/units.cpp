#include "base/units.hpp"

#include <fmt/format.h>

namespace merestone::base {

std::string to_string(Year year) { return fmt::format("{}/{:02}", year.first, ((year.first + 1) % 100 + 100) % 100); }

}  // namespace merestone::base
