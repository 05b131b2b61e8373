// Paths as UTF-8 text with forward slashes, and back: what files, settings and people are given, whatever the system's own form.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace merestone::base {

[[nodiscard]] std::string path_text(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path path_of(std::string_view utf8);
// From the root, without "." and ".."; the path itself where that cannot be told.
[[nodiscard]] std::filesystem::path full_path(const std::filesystem::path& path);

}  // namespace merestone::base
