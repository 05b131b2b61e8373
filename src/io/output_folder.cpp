#include "io/output_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/sha256.hpp"
#include "io/sheet.hpp"

namespace merestone::io {
namespace {

base::Error cannot(const std::string& what, const std::string& todo = "Check that the folder can be written to and the disk is not full.") {
    return {base::ErrorKind::bad_input, what, todo};
}

base::Result<base::Done> put(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return cannot(fmt::format("{} could not be written", file.filename().string()));
    return base::Done{};
}

// The file is one of those that are kept, perhaps by another name.
bool is_kept(const std::filesystem::path& file, const KeptFiles& keep) {
    return std::any_of(keep.begin(), keep.end(), [&](const std::filesystem::path& kept) {
        std::error_code fault;
        return std::filesystem::equivalent(file, kept, fault) && !fault;
    });
}

base::Error in_the_way(const std::vector<std::string>& names) {
    return {base::ErrorKind::usage,
            fmt::format("{} {} read by this plan, and {} never written over", base::join(names, ", "), names.size() == 1 ? "is" : "are",
                        names.size() == 1 ? "is" : "are"),
            "Name another place for the output."};
}

// A name for what is being written that no other run of the same moment uses; never part of an output.
std::string aside_name() {
    std::random_device chance;
    return fmt::format(".merestone-{:08x}", chance());
}

}  // namespace

base::Result<OutputFolder> OutputFolder::open(const std::filesystem::path& target, KeptFiles keep) {
    std::error_code fault;
    std::filesystem::create_directories(target, fault);
    if (fault || !std::filesystem::is_directory(target, fault))
        return cannot(fmt::format("the output folder {} cannot be made", target.string()), "Name a folder that you may write to.");
    std::filesystem::path aside = target / aside_name();
    if (!std::filesystem::create_directory(aside, fault) || fault)
        return cannot(fmt::format("the output folder {} cannot be written to", target.string()), "Name a folder that you may write to.");
    return OutputFolder(target, std::move(aside), std::move(keep));
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)), aside_(std::move(other.aside_)), keep_(std::move(other.keep_)) {
    other.aside_.clear();
}

OutputFolder::~OutputFolder() {
    if (aside_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(aside_, ignored);
}

std::filesystem::path OutputFolder::path_for(const std::string& name) const { return aside_ / name; }

base::Result<base::Done> OutputFolder::write(const std::string& name, std::string_view bytes) { return put(aside_ / name, bytes); }

std::vector<std::string> OutputFolder::names() const {
    std::vector<std::string> names;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(aside_, fault)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

base::Result<base::Done> OutputFolder::put_in_place(const std::vector<std::string>& names) {
    std::error_code fault;
    std::vector<std::string> kept;
    for (const std::string& name : names)
        if (is_kept(target_ / name, keep_)) kept.push_back(name);
    if (!kept.empty()) return in_the_way(kept);
    for (const std::string& name : names)
        if (std::filesystem::is_directory(target_ / name, fault))
            return cannot(fmt::format("a folder named {} is in the way of an output", name), "Move it, or name another output folder.");
    for (const std::string& name : names) {
        std::filesystem::rename(aside_ / name, target_ / name, fault);
        if (fault) return cannot(fmt::format("{} could not be put in place", name));
    }
    std::filesystem::remove_all(aside_, fault);
    aside_.clear();
    return base::Done{};
}

// Those that the folder's present manifest lists with the very bytes that are there, and that nobody reads.
std::vector<std::string> OutputFolder::stale(const std::vector<std::string>& empty) const {
    std::vector<std::string> out;
    std::ifstream manifest(target_ / "manifest.csv", std::ios::binary);
    for (std::string line; std::getline(manifest, line);)
        for (const std::string& name : empty) {
            if (!line.starts_with(name + ",") || is_kept(target_ / name, keep_)) continue;
            const auto digest = sha256_of_file(target_ / name);
            if (digest && line.find(digest.value()) != std::string::npos) out.push_back(name);
        }
    return out;
}

base::Result<std::vector<std::string>> OutputFolder::commit(const std::vector<std::string>& empty) {
    std::vector<std::string> files = names();
    const std::vector<std::string> left_over = stale(empty);
    Sheet manifest;
    manifest.columns = {{"file", ColumnType::text, "", ""}, {"bytes", ColumnType::whole, "", ""}, {"sha256", ColumnType::text, "", ""}};
    for (const std::string& name : files) {
        const auto digest = sha256_of_file(aside_ / name);
        if (!digest) return digest.error();
        std::error_code fault;
        manifest.rows.push_back({name, static_cast<std::int64_t>(std::filesystem::file_size(aside_ / name, fault)), digest.value()});
    }
    if (auto done = put(aside_ / "manifest.csv", to_csv(manifest)); !done) return done.error();
    files.emplace_back("manifest.csv");
    if (auto done = put_in_place(files); !done) return done.error();
    std::error_code ignored;
    for (const std::string& name : left_over) std::filesystem::remove(target_ / name, ignored);
    std::sort(files.begin(), files.end());
    return files;
}

base::Result<std::vector<std::string>> OutputFolder::commit_without_manifest() {
    std::vector<std::string> files = names();
    if (auto done = put_in_place(files); !done) return done.error();
    return files;
}

base::Result<base::Done> write_file(const std::filesystem::path& file, std::string_view bytes, const KeptFiles& keep) {
    if (is_kept(file, keep)) return in_the_way({file.filename().string()});
    std::filesystem::path folder = file.parent_path();
    if (folder.empty()) folder = ".";
    const std::filesystem::path aside = folder / (aside_name() + file.extension().string());
    std::error_code fault;
    if (auto done = put(aside, bytes); !done) {
        std::filesystem::remove(aside, fault);
        return cannot(fmt::format("{} could not be written", file.filename().string()));
    }
    std::filesystem::rename(aside, file, fault);
    if (fault) {
        std::filesystem::remove(aside, fault);
        return cannot(fmt::format("{} could not be put in place", file.filename().string()));
    }
    return base::Done{};
}

}  // namespace merestone::io
