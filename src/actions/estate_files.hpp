// The estate's files, for `run` and `gaps --out`: a table each of actions/estate_sheets.hpp and the developer's annex.
#pragma once

#include <string>
#include <vector>

#include "actions/estate_out.hpp"
#include "base/result.hpp"
#include "io/output_folder.hpp"

namespace merestone::actions {

struct NotWritten {
    std::string file;
    std::string why;
};

// Writes them aside into the folder, for its owner to commit. \returns those that have nothing to say, and why.
[[nodiscard]] base::Result<std::vector<NotWritten>> write_estate(io::OutputFolder& folder, const EstateOut& out);

[[nodiscard]] std::vector<std::string> names_of(const std::vector<NotWritten>& files);
// "not written: schemes.csv, scheme_gates.csv (the plan has no schemes); ...", a line; empty: all were.
[[nodiscard]] std::string not_written_text(const std::vector<NotWritten>& files);

}  // namespace merestone::actions
