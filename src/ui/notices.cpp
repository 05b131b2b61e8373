#include "ui/notices.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <limits>

#include "base/text.hpp"

namespace merestone::ui {
namespace {

constexpr double kShown_s = 6.0;
constexpr std::size_t kMost = 5;
constexpr std::size_t kMostLines = 6;  // of what to do: more would cover the map

std::string cut_lines(const std::string& text) {
    const auto lines = base::split(text, '\n');
    if (lines.size() <= kMostLines + 1) return text;
    std::string out;
    for (std::size_t i = 0; i < kMostLines; ++i) out += std::string(lines[i]) + "\n";
    return out + fmt::format("and {} more: the command line lists them all", lines.size() - kMostLines);
}

}  // namespace

void Notices::say(NoticeKind kind, std::string words, double now_s, const std::string& todo) {
    // What was done last stands for what was done before it.
    std::erase_if(shown_, [&](const Notice& n) { return n.words == words || (kind == NoticeKind::done && n.kind == kind); });
    shown_.push_back({kind, std::move(words), cut_lines(todo), kind == NoticeKind::fault ? 0.0 : now_s + kShown_s, ++last_});
    while (shown_.size() > kMost) shown_.pop_front();
}

double Notices::next_change_s() const noexcept {
    double next = std::numeric_limits<double>::infinity();
    for (const Notice& n : shown_)
        if (n.until_s > 0.0) next = std::min(next, n.until_s);
    return next;
}

void Notices::draw(Widgets& w, double right_px, double top_px, double now_s) {
    std::erase_if(shown_, [&](const Notice& n) { return n.until_s > 0.0 && n.until_s <= now_s; });
    float top = static_cast<float>(top_px);
    int dismissed = 0;
    for (const Notice& n : shown_) {
        const std::string id = "notice." + std::to_string(n.number);
        ImGui::SetNextWindowPos({static_cast<float>(right_px), top}, ImGuiCond_Always, {1.0F, 0.0F});
        ImGui::SetNextWindowSizeConstraints({w.px(200), 0.0F}, {w.px(420), 10000.0F});
        ImGui::SetNextWindowBgAlpha(0.97F);
        ImGui::PushStyleColor(ImGuiCol_WindowBg, imgui_colour(w.theme().field));
        ImGui::PushStyleColor(ImGuiCol_Border, imgui_colour(n.kind == NoticeKind::fault ? w.theme().bad : w.theme().line));
        if (ImGui::Begin(id.c_str(), nullptr,
                         ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                             ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav)) {
            ImGui::PushTextWrapPos(w.px(400));
            ImGui::TextUnformatted(n.words.c_str());
            if (!n.todo.empty()) {
                ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(w.theme().muted));
                ImGui::TextUnformatted(n.todo.c_str());
                ImGui::PopStyleColor();
            }
            ImGui::PopTextWrapPos();
            if (n.kind == NoticeKind::fault && w.button(id + ".dismiss", "Dismiss")) dismissed = n.number;
            top += ImGui::GetWindowHeight() + w.px(6);
        }
        ImGui::End();
        ImGui::PopStyleColor(2);
    }
    std::erase_if(shown_, [&](const Notice& n) { return n.number == dismissed; });
}

}  // namespace merestone::ui
