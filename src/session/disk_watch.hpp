// The files that an open plan came from and is saved to, and what another program did to them since.
//
// A stamp holds size, time and SHA-256. Looking again costs a question to the file system each; contents are read again only where size
// or time differ, so that a file that was only touched is no news. May be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "model/plan.hpp"

namespace merestone::session {

struct Stamp {
    std::filesystem::path file;
    std::int64_t bytes = -1;  // -1: not there
    std::filesystem::file_time_type modified{};
    std::string sha256;
};
// Reads the whole file for its SHA-256.
[[nodiscard]] Stamp stamp_of(const std::filesystem::path& file);
// The same without reading it: any later change of size or time is then news.
[[nodiscard]] Stamp glance_at(const std::filesystem::path& file);

enum class OnDisk { same, changed, gone };
[[nodiscard]] OnDisk look_again(const Stamp& stamp);

// The plan file and the sources that it names, as the plan was read from them; of a project file, the project alone.
// \param opened a plan folder, its plan.toml or a project file
[[nodiscard]] std::vector<Stamp> stamps_of_plan(const std::filesystem::path& opened, const std::vector<model::LayerInfo>& layers);

struct FileNews {
    std::string file;  // its name, for people
    OnDisk state = OnDisk::same;
};
// Those that are no longer what they were, in the order of the stamps.
[[nodiscard]] std::vector<FileNews> news(const std::vector<Stamp>& stamps, const base::Progress& progress = {});

// The sources that a saved project was made of, where the plan folder still lies beside it as project_path has it: which of them changed
// since they were read. Empty where there is no such folder.
[[nodiscard]] std::vector<FileNews> sources_since_saved(const std::filesystem::path& project, const std::vector<model::LayerInfo>& layers,
                                                        const base::Progress& progress = {});

}  // namespace merestone::session
