// One thing that is wrong, or may be, with the data or the plan: what a planner reads, sorts and hands back to the publisher.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace merestone::model {

enum class Severity { note, warning, error };  // only an error stops a job, after all have been listed

struct Problem {
    Severity severity = Severity::warning;
    std::string rule;      // stable short name, kebab-case: "practice-unmatched"
    std::string file;      // as the plan names it (never an absolute path), empty if it is about the plan as a whole
    std::int64_t row = 0;  // 1-based record number with the header as 1, as a spreadsheet shows; 0 = not about a row
    std::string field;     // column or layer
    std::string value;     // what stands there, cut to 80 characters
    std::string meaning;   // what it means for the answer
    std::string todo;      // what to do
};

using Problems = std::vector<Problem>;

[[nodiscard]] const char* to_string(Severity severity) noexcept;
[[nodiscard]] bool has_errors(const Problems& problems) noexcept;
// Errors first, then warnings, notes; within these by rule, file, row, field, value. Equal ones are made one.
void sort_problems(Problems& problems);

}  // namespace merestone::model
