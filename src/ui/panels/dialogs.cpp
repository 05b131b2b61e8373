// Choosing a file to open or a name to save under, in the window itself: it always works and never blocks.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "platform/directories.hpp"
#include "platform/file_chooser.hpp"
#include "ui/asking.hpp"
#include "ui/comfort.hpp"
#include "ui/desk_actions.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMostEntries = 5000;

void list_folder(FileDialog& f) {
    f.entries.clear();
    f.fault.clear();
    std::error_code fault;
    for (fs::directory_iterator at(f.folder, fs::directory_options::skip_permission_denied, fault), end; !fault && at != end;
         at.increment(fault)) {
        if (f.entries.size() >= kMostEntries) break;
        const std::string name = base::path_text(at->path().filename());
        if (name.starts_with(".")) continue;
        std::error_code ignored;
        const bool folder = at->is_directory(ignored);
        const std::string extension = base::lower(base::path_text(at->path().extension()));
        if (!folder && !f.extensions.empty() && std::find(f.extensions.begin(), f.extensions.end(), extension) == f.extensions.end())
            continue;
        f.entries.push_back({name, folder, folder && fs::exists(at->path() / "plan.toml", ignored)});
    }
    if (fault) f.fault = fault.message();
    std::sort(f.entries.begin(), f.entries.end(), [](const auto& a, const auto& b) {
        if (a.folder != b.folder) return a.folder;
        return base::lower(a.name) < base::lower(b.name);
    });
    f.listed = f.folder;
}

// The desktop's dialog stands beside this one, which stays until it is answered.
void ask_system(Desk& d) {
    const FileDialog& f = d.file_dialog;
    using Chosen = std::vector<fs::path>;
    const platform::FileWish wish{f.title, f.saving, f.done_several != nullptr, f.folder, f.name};
    d.pool.run<Chosen>(
        "Choosing a file", d.document_number,
        [wish](const base::Progress& progress) { return platform::choose_with_system(wish, [&] { return progress.cancelled(); }); },
        [&d, title = f.title](jobs::Key, base::Result<Chosen> result) {
            if (!result) return d.notices.say(result.error(), d.now_s);
            if (result.value().empty() || !d.file_dialog.open || d.file_dialog.title != title) return;
            FileDialog answered = std::move(d.file_dialog);
            d.file_dialog = {};
            if (answered.done_several) answered.done_several(d, result.value());
            else answered.done(d, result.value().front());
        });
}

void choose(Desk& d, const fs::path& path) {
    FileDialog f = std::move(d.file_dialog);
    d.file_dialog = {};
    f.done(d, path);
}

}  // namespace

void draw_file_dialog(Desk& d) {
    FileDialog& f = d.file_dialog;
    if (!f.open) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(640), screen.x), std::min(d.theme.px(480), screen.y)});
    if (ImGui::Begin(
            f.title.c_str(), nullptr,
            ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings)) {
        if (f.folder.empty()) f.folder = platform::documents_folder();
        if (f.listed != f.folder) {
            list_folder(f);
            f.path_text = base::path_text(f.saving ? f.folder / base::path_of(f.name) : f.folder);
        }
        if (ImGui::IsWindowAppearing()) d.widgets.focus_next("file.path");  // what is typed next is a path
        ImGui::PushItemWidth(-1.0F);
        const bool entered = d.widgets.field_entered("file.path", "Path", f.path_text, 4096);
        ImGui::PopItemWidth();
        if (d.widgets.button("file.up", "Up", "The folder above")) f.folder = f.folder.parent_path();
        ImGui::SameLine();
        if (d.widgets.button("file.home", "Home")) f.folder = platform::home_folder();
        if (!f.system.empty()) {
            ImGui::SameLine();
            if (d.widgets.button("file.system", "The desktop's own...", "Opens " + f.system)) ask_system(d);
        }
        if (f.folders && !f.saving && !f.folder.empty()) {
            ImGui::SameLine();
            if (d.widgets.button("file.take_folder", "All in this folder")) return ImGui::End(), choose(d, f.folder);
        }
        for (const fs::path& recent : d.settings.recent) {
            if (!f.plans) break;
            ImGui::SameLine();
            const std::string name = base::path_text(recent.filename().empty() ? recent.parent_path().filename() : recent.filename());
            if (d.widgets.button("file.recent." + name, name.c_str(), base::path_text(recent))) return ImGui::End(), choose(d, recent);
        }
        if (!f.fault.empty()) d.widgets.muted("This folder cannot be read: " + f.fault);
        ImGui::BeginChild("entries", {0, -d.theme.px(44)}, true);
        for (const FileDialog::Entry& e : f.entries) {
            const std::string label = e.name + (e.plan && f.plans ? "    (a plan)" : e.folder ? "/" : "");
            if (!d.widgets.row("file.entry." + e.name, label.c_str(), false)) continue;
            if (e.folder && !(e.plan && f.plans)) f.folder = f.folder / base::path_of(e.name);
            else f.path_text = base::path_text(f.folder / base::path_of(e.name));
            break;
        }
        ImGui::EndChild();
        const fs::path chosen = base::path_of(std::string(base::trim(f.path_text)));
        std::error_code fault;
        const bool is_plain_folder = fs::is_directory(chosen, fault) && !(f.plans && fs::exists(chosen / "plan.toml", fault));
        const std::string why = chosen.empty()                                               ? "choose a file"
                                : !f.saving && !fs::exists(chosen, fault)                    ? "there is no such file"
                                : f.plans && is_plain_folder                                 ? "this folder holds no plan.toml"
                                : !f.saving && is_plain_folder                               ? "choose a file in this folder"
                                : f.saving && is_plain_folder && !f.folders                  ? "give a file name"
                                : f.saving && !fs::is_directory(chosen.parent_path(), fault) ? "there is no such folder"
                                                                                             : "";
        if (entered && fs::is_directory(chosen, fault) && is_plain_folder) f.folder = chosen;
        const bool enter = !f.fresh && (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
                                        ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false));
        f.fresh = false;
        const bool go =
            d.widgets.primary_button("file.go", f.saving ? (fs::exists(chosen, fault) && why.empty() ? "Replace" : "Save") : "Open", why);
        ImGui::SameLine();
        const bool close = d.widgets.button("file.cancel", "Cancel") || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
        if (!why.empty()) {
            ImGui::SameLine();
            d.widgets.muted(why);
        }
        ImGui::End();
        if (close) d.file_dialog = {};
        else if (why.empty() && (go || entered || enter)) choose(d, chosen);
        return;
    }
    ImGui::End();
}

// Asked once a thing happened that only a person can decide.
void draw_question(Desk& d) {
    if (!d.question) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 3}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(d.theme.px(460), screen.x), 0.0F});
    if (ImGui::Begin("question", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_AlwaysAutoResize)) {
        d.widgets.heading(d.question->asked.c_str());
        d.widgets.muted(d.question->more);
        const auto key = [&](ImGuiKey_ which) { return !d.question->fresh && ImGui::IsKeyPressed(ImGui::GetKeyIndex(which), false); };
        const bool enter = key(ImGuiKey_Enter) || key(ImGuiKey_KeyPadEnter);
        const bool escape = key(ImGuiKey_Escape);
        d.question->fresh = false;
        for (std::size_t i = 0; i < d.question->answers.size(); ++i) {
            if (i > 0) ImGui::SameLine();
            const Question::Answer& a = d.question->answers[i];
            const bool by_key = (enter && i == 0) || (escape && i + 1 == d.question->answers.size() && !a.run);
            const bool pressed = i == 0 ? d.widgets.primary_button("question." + a.label, a.label.c_str())
                                        : d.widgets.button("question." + a.label, a.label.c_str());
            if (!pressed && !by_key) continue;
            const auto run = a.run;
            d.question.reset();
            if (run) run(d);
            break;
        }
    }
    ImGui::End();
}

void draw_about_sheet(Desk& d);
void draw_history_sheet(Desk& d);
void draw_print_dialog(Desk& d);

void draw_dialogs(Desk& d) {
    draw_help(d);
    draw_about_sheet(d);
    draw_history_sheet(d);
    draw_answers_sheet(d);
    draw_print_dialog(d);
    draw_file_dialog(d);
    draw_question(d);
}

}  // namespace merestone::ui
