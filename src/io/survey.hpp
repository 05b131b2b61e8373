// What a file is that somebody dropped on the window, before anything is planned with it: layer by layer what it was recognised as, its
// columns, its first rows, how many rows there are, and everything that keeps it from being read.
//
// Never throws for what a file holds. Costs one reading of the file (about 1 s per million rows of text), plus its hash; memory what the
// file's driver takes (a GeoJSON file is held whole).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "io/readers.hpp"
#include "model/problem.hpp"

namespace merestone::io {

enum class FileKind {
    table,       // rows, with or without shapes: see `layers`
    plan,        // a plan folder, a plan.toml or a project
    basemap,     // a picture that knows where it lies
    picture,     // one that does not: a photograph
    companion,   // belongs to a shapefile or a picture beside it
    document,    // words to read, not data
    unreadable,  // see `problems`
};

enum class ShapeKind { none, points, lines, polygons };

// A column that parts the rows into a few groups: what a filter could go by.
struct ColumnChoice {
    std::string column;                                      // as the filter calls it: the header, or the part where there is none
    std::vector<std::pair<std::string, std::int64_t>> rows;  // value, rows that have it; by value
};

struct SurveyedLayer {
    std::string layer;                 // empty: the file's only one
    std::vector<Recognised> known;     // best first; empty: not recognised
    std::vector<std::string> columns;  // names; "column 3" where the file has none
    bool has_header = true;
    std::vector<std::vector<std::string>> first_rows;  // a few, as text
    std::int64_t rows = 0;
    ShapeKind shape = ShapeKind::none;
    std::vector<ColumnChoice> choices;
    model::Problems problems;
};

struct Survey {
    std::filesystem::path file;
    FileKind kind = FileKind::unreadable;
    std::int64_t bytes = 0;
    std::string sha256;  // of its bytes; empty where nothing was read
    std::vector<SurveyedLayer> layers;
    model::Problems problems;  // of the file as a whole
};

// A cancelled one comes back with what it has; its caller drops it.
[[nodiscard]] Survey survey_file(const std::filesystem::path& file, const ReadContext& context);

}  // namespace merestone::io
