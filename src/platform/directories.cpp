#include "platform/directories.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace merestone::platform {
namespace {

constexpr std::uintmax_t kMostSettingBytes = 1 << 20;

std::filesystem::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) return {};
    std::filesystem::path path(value);
    return path.is_absolute() ? path : std::filesystem::path();  // the standard: relative ones are to be ignored
}

std::filesystem::path below(const char* variable, const std::filesystem::path& usual) {
#ifdef _WIN32
    (void)variable;
    const auto base = from_environment("APPDATA");
    return base.empty() ? usual : base / "Merestone";
#else
    const auto base = from_environment(variable);
    if (!base.empty()) return base / "merestone";
    const auto home = home_folder();
    return home.empty() ? std::filesystem::path() : home / usual / "merestone";
#endif
}

}  // namespace

std::filesystem::path home_folder() {
#ifdef _WIN32
    return from_environment("USERPROFILE");
#else
    return from_environment("HOME");
#endif
}

std::filesystem::path settings_folder() { return below("XDG_CONFIG_HOME", ".config"); }
std::filesystem::path state_folder() { return below("XDG_STATE_HOME", ".local/state"); }

std::filesystem::path documents_folder() {
    std::error_code fault;
    const auto home = home_folder();
    if (const auto documents = home / "Documents"; std::filesystem::is_directory(documents, fault)) return documents;
    return home;
}

std::optional<std::string> read_small(const std::filesystem::path& file) {
    std::error_code fault;
    const auto bytes = std::filesystem::file_size(file, fault);
    if (fault || bytes > kMostSettingBytes) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

base::Result<base::Done> write_small(const std::filesystem::path& file, const std::string& text) {
    std::error_code fault;
    std::filesystem::create_directories(file.parent_path(), fault);
    std::filesystem::path aside = file;
    aside += ".new";
    {
        std::ofstream out(aside, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (!out) {
            std::filesystem::remove(aside, fault);
            return base::Error{base::ErrorKind::internal, file.string() + " could not be written",
                               "See that the folder can be written to and the disk is not full."};
        }
    }
    std::filesystem::rename(aside, file, fault);
    if (fault) return base::Error{base::ErrorKind::internal, file.string() + " could not be written", fault.message()};
    return base::Done{};
}

}  // namespace merestone::platform
