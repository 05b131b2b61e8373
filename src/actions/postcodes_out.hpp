// The table postcode -> locality, as `run`, `export --layer postcodes` and the window write it.
#pragma once

#include <filesystem>
#include <string>

#include "actions/study.hpp"
#include "base/result.hpp"
#include "io/output_folder.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::actions {

// Why the plan has none; empty: it has.
[[nodiscard]] std::string no_postcodes_why(const model::Plan& plan);

struct PostcodesOut {
    io::Sheet sheet;
    std::size_t near_outline = 0;             // within 20 m of another locality, or of ground in none
    std::size_t without_locality = 0;         // their zone is in none
    std::int64_t without_position = 0;        // rows of the source, which may lie anywhere
    [[nodiscard]] std::string words() const;  // "27,911 postcodes; 1,204 of them ..."
};
// \pre no_postcodes_why is empty.
[[nodiscard]] PostcodesOut postcodes_out(const model::Plan& plan, const model::Scenario& scenario);

// Alone, by the file's extension, written aside and renamed. \returns what to say.
[[nodiscard]] base::Result<std::string> write_postcodes(const model::Plan& plan, const model::Scenario& scenario,
                                                        const std::filesystem::path& file, const io::KeptFiles& keep = {});

}  // namespace merestone::actions
