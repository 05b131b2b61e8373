// The one door through which rows come in: any file GDAL reads, as text cells and shapes in metres.
//
// A file is hashed, told by its bytes, and opened with the drivers of plain files only; delimited text is read without a header, so that
// the reader decides by content whether the first record is one. Odd delimiters (0xAC, $) and encodings are put right in memory first.
// Memory: delimited text up to 4 GiB is streamed by GDAL; other files as their driver does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/readers.hpp"

namespace merestone::io {

class Table {
public:
    // Fills file, hash, bytes, provenance of `info`; on failure adds an error to `problems` and returns null.
    static std::unique_ptr<Table> open(const SourceSpec& spec, const ReadContext& context, model::LayerInfo& info,
                                       model::Problems& problems);
    // The layers of a file, sheets of a workbook or files of an archive, by the names that `layer` takes; one or none where there is no
    // choice, or where the file cannot be read.
    static std::vector<std::string> layers_of(const SourceSpec& spec);
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    // Names of the columns; empty where the first record is data.
    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
    [[nodiscard]] std::size_t width() const noexcept { return width_; }
    // The first data record, not consumed: what recognisers look at.
    [[nodiscard]] const std::vector<std::string>& first() const noexcept { return first_; }
    // Declares that a first record that looked like data is the header, or the other way round.
    void header_is(bool first_record_is_header);
    // The header is the first of the first `most` records that `is_header` takes; rows above it (titles, groups of columns) are passed
    // over. false: none is, and the table stands where it stood. Before the first next().
    bool find_header(const std::function<bool(const std::vector<std::string>&)>& is_header, std::size_t most);

    [[nodiscard]] bool next();                                        // false at the end
    [[nodiscard]] std::int64_t row() const noexcept { return row_; }  // as a spreadsheet numbers it
    [[nodiscard]] std::string_view cell(std::size_t column) const;    // trimmed; empty beyond the end
    [[nodiscard]] bool spatial() const noexcept;
    [[nodiscard]] geo::MultiPolygon polygon();                   // of this row, in metres; empty: none
    [[nodiscard]] std::vector<std::vector<geo::Point>> lines();  // of two points or more, in metres; empty: none
    [[nodiscard]] std::optional<geo::Point> point();
    // Cells asked for so far that held characters which say nothing (plain_characters.hpp); cell() gives them without.
    [[nodiscard]] std::int64_t cells_with_control_characters() const noexcept;
    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }  // why reading stopped early, if it did

private:
    struct Impl;
    explicit Table(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
    std::vector<std::string> header_;
    std::vector<std::string> first_;
    std::size_t width_ = 0;
    std::int64_t row_ = 0;
    std::string fault_;
};

// What the table is, as recognise() of a file says it; the first record is read. A file with a header row is put to its first data row.
[[nodiscard]] std::vector<Recognised> recognise(Table& table);

}  // namespace merestone::io
