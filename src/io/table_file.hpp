// Private to table.cpp: from a path a planner wrote to what GDAL is asked to open, told by the file's bytes and not by its name.
//
// Compressed text, odd delimiters, other encodings, archives and lone .shp files are put right in memory; nothing is written beside
// the original. Limits: 4 GiB of text, 1 GiB unpacked or in memory, workbooks of 256 MiB unpacked, 5,000 columns, a first line
// of 1 MiB.
// Two passes over the bytes give the hash, the encoding and stray quotes: about 3 s per GB.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/source_spec.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::io {

// Bytes that GDAL sees as a file, gone with the object.
class MemoryFile {
public:
    MemoryFile(std::string bytes, const std::string& path);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    std::string bytes_;
    std::string path_;
};

struct TableFile {
    std::string path;                  // for GDALOpenEx
    const char* driver = "";           // the only one that may take it
    std::vector<std::string> options;  // KEY=VALUE
    bool headless = false;             // records without names of columns: text and spreadsheets
    bool lone_shapes = false;          // a .shp whose index must be rebuilt in memory
    std::string layer;                 // what is left of the wished layer: empty where it only chose a file of an archive
    std::vector<std::unique_ptr<MemoryFile>> memory;
};

inline constexpr int kMostColumns = 5000;

// Fills file, bytes, hash and provenance of `info`; where nothing can be opened, an error among `problems` says why.
// \param in_archive where given, takes the names of the files of an archive that holds several.
[[nodiscard]] std::optional<TableFile> find_table_file(const SourceSpec& spec, model::LayerInfo& info, model::Problems& problems,
                                                       std::vector<std::string>* in_archive = nullptr);

}  // namespace merestone::io
