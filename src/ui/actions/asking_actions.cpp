#include <array>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/asking.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;

std::string needs_practice(const Desk& d) {
    if (!d.document) return "no plan is open";
    return !d.selection.empty() && d.selection.subject().kind == scene::ItemKind::practice ? "" : "select a practice";
}

void with_xlsx(Desk& d, fs::path file, const std::string& practice) {
    const std::string extension = base::lower(base::path_text(file.extension()));
    if (extension != ".xlsx" && extension != ".csv" && extension != ".ods") file += ".xlsx";
    write_questions(d, file, practice);
}

constexpr std::array kActions{
    DeskAction{"ask.all", "Ask the practices: one workbook...", "Estate", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto go = [](Desk& desk, const fs::path& file) { with_xlsx(desk, file, ""); };
                   if (!words.empty()) go(d, base::path_of(words));
                   else ask_file(d, "Questions to all practices", true, "questions.xlsx", {".xlsx"}, go);
               }},
    DeskAction{"ask.each", "Ask the practices: a workbook for each...", "Estate", needs_plan,
               [](Desk& d, const std::string& words) {
                   const auto go = [](Desk& desk, const fs::path& folder) { write_questions_of_each(desk, folder); };
                   if (!words.empty()) go(d, base::path_of(words));
                   else ask_file(d, "A folder for the workbooks", true, "questions", {}, go);
               }},
    DeskAction{"ask.one", "Ask this practice...", "Estate", needs_practice,
               [](Desk& d, const std::string& words) {
                   const std::string code = d.document->shown().plan.practices[d.selection.subject().number].id;
                   const auto go = [code](Desk& desk, const fs::path& file) { with_xlsx(desk, file, code); };
                   if (!words.empty()) go(d, base::path_of(words));
                   else ask_file(d, "Questions to this practice", true, "questions_" + code + ".xlsx", {".xlsx"}, go);
               }},
    DeskAction{"ask.read", "Read answers of practices...", "Estate", needs_plan,
               [](Desk& d, const std::string& words) {
                   if (!words.empty()) return read_returned(d, {base::path_of(words)});
                   ask_file(d, "An answered workbook", false, "", {".xlsx", ".ods", ".csv"},
                            [](Desk& desk, const fs::path& file) { read_returned(desk, {file}); });
                   d.file_dialog.done_several = read_returned;
               }},
    DeskAction{"ask.take", "Take the ticked answers", "",
               [](const Desk& d) { return std::string(answers_open(d) ? "" : "no answers are being looked at"); },
               [](Desk& d, const std::string&) { take_answers(d); }},
};

}  // namespace

std::span<const DeskAction> asking_actions() { return kActions; }

}  // namespace merestone::ui
