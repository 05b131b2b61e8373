// Times as the clock on this machine's wall has them: for people to read, never for a file or a result.
#pragma once

#include <filesystem>
#include <string>

namespace merestone::platform {

[[nodiscard]] std::string local_time_text(std::filesystem::file_time_type when);  // "25 Nov 2026, 16:20"

}  // namespace merestone::platform
