// A file that one program at a time holds, for as long as it lives: however it ends, the system lets go.
//
// Says nothing about the file's contents, and keeps nobody from opening it who does not ask. Untested on Windows.
#pragma once

#include <filesystem>
#include <optional>

namespace merestone::io {

class FileLock {
public:
    // Makes the file where it is not there. \returns nothing while somebody else (this program included) holds it, or where it cannot be
    // made.
    [[nodiscard]] static std::optional<FileLock> take(const std::filesystem::path& file);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();  // lets go and removes the file

private:
    FileLock(std::filesystem::path file, std::intptr_t handle) : file_(std::move(file)), handle_(handle) {}
    void let_go() noexcept;
    std::filesystem::path file_;
    std::intptr_t handle_ = -1;
};

}  // namespace merestone::io
