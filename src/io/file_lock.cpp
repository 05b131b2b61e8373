#include "io/file_lock.hpp"

#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace merestone::io {

std::optional<FileLock> FileLock::take(const std::filesystem::path& file) {
#ifdef _WIN32
    const HANDLE handle = CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return std::nullopt;
    return FileLock(file, reinterpret_cast<std::intptr_t>(handle));
#else
    constexpr int kOwnerOnly = 0600;
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (handle < 0) return std::nullopt;
    // The one who held it may have removed the file after we opened it: then ours is a file that nobody else will find.
    struct stat ours = {};
    struct stat named = {};
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0 || ::fstat(handle, &ours) != 0 || ::stat(file.c_str(), &named) != 0 ||
        ours.st_ino != named.st_ino) {
        ::close(handle);
        return std::nullopt;
    }
    return FileLock(file, handle);
#endif
}

FileLock::FileLock(FileLock&& other) noexcept : file_(std::move(other.file_)), handle_(std::exchange(other.handle_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    if (this != &other) {
        let_go();
        file_ = std::move(other.file_);
        handle_ = std::exchange(other.handle_, -1);
    }
    return *this;
}

FileLock::~FileLock() { let_go(); }

void FileLock::let_go() noexcept {
    if (handle_ < 0) return;
    std::error_code ignored;
#ifdef _WIN32
    CloseHandle(reinterpret_cast<HANDLE>(handle_));
    std::filesystem::remove(file_, ignored);
#else
    std::filesystem::remove(file_, ignored);  // while it is still held: nobody can take it in between
    ::close(static_cast<int>(handle_));
#endif
    handle_ = -1;
}

}  // namespace merestone::io
