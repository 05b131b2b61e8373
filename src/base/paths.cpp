#include "base/paths.hpp"

#include <system_error>

namespace merestone::base {

namespace fs = std::filesystem;

std::string path_text(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

fs::path path_of(std::string_view utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

fs::path full_path(const fs::path& path) {
    std::error_code fault;
    const fs::path full = fs::absolute(path, fault).lexically_normal();
    return fault ? path : full;
}

}  // namespace merestone::base
