// Asking the practices: workbooks of what is not known, and their answers held beside the plan before anything is taken.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "session/questionnaire.hpp"

namespace merestone::ui {

class Desk;

struct Asking {
    bool open = false;  // the sheet with the answers
    bool reading = false;
    std::uint64_t of_revision = 0;  // of the plan that `answers` were held against
    std::vector<std::filesystem::path> files;
    session::Answers answers;
    std::vector<std::uint8_t> take;  // beside the changes
};

// Written aside and renamed, in a job. \param practice code; empty: all in one workbook
void write_questions(Desk& desk, const std::filesystem::path& file, const std::string& practice);
// One workbook a practice that has questions, "questions_X0001.xlsx".
void write_questions_of_each(Desk& desk, const std::filesystem::path& folder);
// Reads them in a job and opens the sheet.
void read_returned(Desk& desk, const std::vector<std::filesystem::path>& files);
// Those that are ticked, as one step that can be undone.
void take_answers(Desk& desk);
[[nodiscard]] bool answers_open(const Desk& desk);

void draw_answers_sheet(Desk& desk);

}  // namespace merestone::ui
