#include "session/disk_watch.hpp"

#include <algorithm>
#include <system_error>

#include "base/paths.hpp"
#include "io/sha256.hpp"

namespace merestone::session {

namespace fs = std::filesystem;

namespace {

constexpr const char* kProjectEnding = ".merestone.gpkg";

fs::path source_path(const fs::path& folder, const std::string& file) {
    const fs::path named = base::path_of(file);
    return named.is_absolute() ? named : folder / named;
}

// What a source was when it was read is known from its layer; its size there tells a change that came while the plan was being read.
std::vector<Stamp> source_stamps(const fs::path& folder, const std::vector<model::LayerInfo>& layers) {
    std::vector<Stamp> out;
    for (const model::LayerInfo& l : layers) {
        if (l.file.empty() || l.sha256.empty()) continue;
        const fs::path file = source_path(folder, l.file);
        if (std::any_of(out.begin(), out.end(), [&](const Stamp& s) { return s.file == file; })) continue;
        Stamp stamp = glance_at(file);
        stamp.bytes = l.bytes;
        stamp.sha256 = l.sha256;
        out.push_back(std::move(stamp));
    }
    return out;
}

}  // namespace

Stamp glance_at(const fs::path& file) {
    Stamp out;
    out.file = file;
    std::error_code fault;
    const auto bytes = fs::file_size(file, fault);
    if (fault) return out;
    out.bytes = static_cast<std::int64_t>(bytes);
    out.modified = fs::last_write_time(file, fault);
    return out;
}

Stamp stamp_of(const fs::path& file) {
    Stamp out = glance_at(file);
    if (out.bytes >= 0)
        if (auto hash = io::sha256_of_file(file)) out.sha256 = std::move(hash).value();
    return out;
}

OnDisk look_again(const Stamp& stamp) {
    const Stamp now = glance_at(stamp.file);
    if (now.bytes < 0) return stamp.bytes < 0 ? OnDisk::same : OnDisk::gone;
    if (now.bytes != stamp.bytes) return OnDisk::changed;
    if (now.modified == stamp.modified) return OnDisk::same;
    const auto hash = io::sha256_of_file(stamp.file);
    return hash && hash.value() == stamp.sha256 ? OnDisk::same : OnDisk::changed;
}

std::vector<Stamp> stamps_of_plan(const fs::path& opened, const std::vector<model::LayerInfo>& layers) {
    if (opened.extension() == ".gpkg") return {stamp_of(opened)};
    std::error_code fault;
    const fs::path plan_file = fs::is_directory(opened, fault) ? opened / "plan.toml" : opened;
    std::vector<Stamp> out{stamp_of(plan_file)};
    for (Stamp& s : source_stamps(plan_file.parent_path(), layers)) out.push_back(std::move(s));
    return out;
}

std::vector<FileNews> news(const std::vector<Stamp>& stamps, const base::Progress& progress) {
    std::vector<FileNews> out;
    for (std::size_t i = 0; i < stamps.size() && !progress.cancelled(); ++i) {
        progress.say(static_cast<double>(i) / static_cast<double>(stamps.size()), "looking at the plan's files");
        if (const OnDisk state = look_again(stamps[i]); state != OnDisk::same)
            out.push_back({base::path_text(stamps[i].file.filename()), state});
    }
    return out;
}

std::vector<FileNews> sources_since_saved(const fs::path& project, const std::vector<model::LayerInfo>& layers,
                                          const base::Progress& progress) {
    const std::string name = base::path_text(project.filename());
    if (!name.ends_with(kProjectEnding)) return {};
    const std::string stem = name.substr(0, name.size() - std::string_view(kProjectEnding).size());
    const fs::path folder = project.parent_path() / base::path_of(stem);
    std::error_code fault;
    if (!fs::exists(folder / "plan.toml", fault)) return {};
    auto stamps = source_stamps(folder, layers);
    for (Stamp& s : stamps) s.modified = {};  // of another day: contents decide
    return news(stamps, progress);
}

}  // namespace merestone::session
