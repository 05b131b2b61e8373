// Outputs written aside and renamed: a run that fails or is killed leaves no half file and never harms an older good one.
//
// All files of one run are first written into a hidden folder inside the target; `commit` renames each into place and removes it.
// A full disk, a read-only target or a file in the way is an Error, and nothing old is touched. Only commit itself replaces files,
// each by one atomic rename; manifest.csv is renamed last.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace merestone::io {

class OutputFolder {
public:
    static base::Result<OutputFolder> open(const std::filesystem::path& target);
    OutputFolder(OutputFolder&& other) noexcept;
    OutputFolder& operator=(OutputFolder&&) = delete;
    OutputFolder(const OutputFolder&) = delete;
    ~OutputFolder();  // without commit: throws the written files away

    // Bytes as they are.
    [[nodiscard]] base::Result<base::Done> write(const std::string& name, std::string_view bytes);
    // For writers that want a path (GDAL); the file they make there is part of the set.
    [[nodiscard]] std::filesystem::path path_for(const std::string& name) const;

    // Adds manifest.csv (file, bytes, sha256; sorted by name) and moves everything into place.
    // \returns the names written, sorted.
    [[nodiscard]] base::Result<std::vector<std::string>> commit();
    // The same for a single export, which has no manifest.
    [[nodiscard]] base::Result<std::vector<std::string>> commit_without_manifest();

private:
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] base::Result<base::Done> put_in_place(const std::vector<std::string>& names);
    OutputFolder(std::filesystem::path target, std::filesystem::path aside) : target_(std::move(target)), aside_(std::move(aside)) {}
    std::filesystem::path target_;
    std::filesystem::path aside_;  // empty once committed
};

// One file alone, written aside and renamed.
[[nodiscard]] base::Result<base::Done> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace merestone::io
