// The fingerprint of a file, by nettle. Streams; O(bytes).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace merestone::io {

// 64 hexadecimal digits.
[[nodiscard]] base::Result<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace merestone::io
