#include "platform/wall_clock.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>

namespace merestone::platform {

std::string local_time_text(std::filesystem::file_time_type when) {
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto there = std::chrono::time_point_cast<std::chrono::seconds>(std::filesystem::file_time_type::clock::to_sys(when));
    const std::time_t seconds = std::chrono::system_clock::to_time_t(there);
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &seconds);
#else
    localtime_r(&seconds, &local);
#endif
    return fmt::format("{} {} {}, {:02}:{:02}", local.tm_mday, kMonths.at(static_cast<std::size_t>(local.tm_mon)), 1900 + local.tm_year,
                       local.tm_hour, local.tm_min);
}

}  // namespace merestone::platform
