#include "io/local_file.hpp"

#include <algorithm>

namespace merestone::io {

bool names_no_file(const std::string& name) {
    if (name.starts_with("/vsi") || name.find("://") != std::string::npos || name.starts_with("<")) return true;
    const auto colon = name.find(':');
    if (colon == std::string::npos || colon < 2) return false;  // one letter: a drive
    return std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; });
}

}  // namespace merestone::io
