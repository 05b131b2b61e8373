// Where tests find things and put things.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace merestone::test {

// A fresh folder of this test alone, removed with the object.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::filesystem::path source_folder();
// ../shared/data beside the project; nothing where it is absent: tests tagged [data] then say SKIPPED and pass.
[[nodiscard]] std::optional<std::filesystem::path> real_data();

void write_file(const std::filesystem::path& file, std::string_view bytes);
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace merestone::test

// At the top of a [data] test.
#define MERESTONE_NEEDS_REAL_DATA(folder)                         \
    const auto folder##_found = merestone::test::real_data();     \
    if (!folder##_found) {                                        \
        WARN("SKIPPED: the real data is not beside the project"); \
        return;                                                   \
    }                                                             \
    const std::filesystem::path& folder = *folder##_found
