// What is not known about rooms, space, hours and condition, asked of the practices in a workbook, and their answers read back as
// proposals: nothing is taken before somebody has looked at the differences, and each keeps who said so and when.
//
// A workbook has one sheet, a row a question; practices fill the columns "answer", "answered by" and "answered on". Reading finds the
// columns by their names, in any order, and takes rows by premises and question, so that rows may be sorted, left out or added to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "edit/command.hpp"
#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::session {

struct QuestionsWanted {
    std::vector<std::string> practices;  // codes; empty: all
    bool also_known = false;             // what is known too, to be confirmed
};

// A row a question: of each practice's premises in turn, by code, what is not known there. Empty where everything is known.
[[nodiscard]] io::Sheet questions(const model::Plan& plan, const QuestionsWanted& wanted);
// Questions of the sheet, by practice: who is asked how much.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> asked_of(const io::Sheet& sheet);

struct Answer {
    std::int64_t row = 0;  // of the workbook
    std::string practice;
    std::string premises;
    std::string premises_name;
    std::string field;   // of edit/attributes
    std::string title;   // in words
    std::string before;  // as the plan has it; empty: nothing known
    std::string after;
    std::string who;
    std::string when;  // ISO, or as written where it is no date
    std::string file;  // of which workbook
    // "Dr A. Practice Manager, 2026-05-01 (answer of practice X0001)"
    [[nodiscard]] std::string source() const;
    [[nodiscard]] edit::SetAttribute command() const;
};

struct Answers {
    std::vector<Answer> changes;  // by premises, field; of two different answers to one question both stand here, and a problem says so
    std::size_t confirmed = 0;    // the plan says so already
    std::size_t unanswered = 0;
    model::Problems problems;  // sorted
};

// \returns an Error only where no file could be read at all; one that is no questionnaire is a problem among others.
[[nodiscard]] Answers read_answers(const model::Plan& plan, const std::vector<std::filesystem::path>& files);
// Whether the file's first row has the columns of a questionnaire; false where it cannot be read.
[[nodiscard]] bool is_questionnaire(const std::filesystem::path& file);

}  // namespace merestone::session
