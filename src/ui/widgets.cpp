#include "ui/widgets.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/text.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kSearchedFrom = 10;  // choices

struct TextBuffer {
    std::string* text;
    std::size_t most;
};

// Where text is cut to hold at most `most` bytes: on a letter's edge.
std::size_t cut_at(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text.size();
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return most;
}

// Lets ImGui edit a std::string; what goes beyond its limit is taken out of ImGui's own copy too, so that what is seen is what is held.
int resize(ImGuiInputTextCallbackData* data) {
    auto& buffer = *static_cast<TextBuffer*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        buffer.text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = buffer.text->data();
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackEdit) {
        const std::string_view text(data->Buf, static_cast<std::size_t>(data->BufTextLen));
        if (const std::size_t keep = cut_at(text, buffer.most); keep < text.size())
            data->DeleteChars(static_cast<int>(keep), static_cast<int>(text.size() - keep));
    }
    return 0;
}

void cut(std::string& text, std::size_t most) { text.resize(cut_at(text, most)); }

}  // namespace

void Widgets::note(const std::string& id, bool enabled, std::string value) {
    ImVec2 low = ImGui::GetItemRectMin();
    ImVec2 high = ImGui::GetItemRectMax();
    const bool clipped = !ImGui::IsItemVisible();
    // Of a row wider than its window the part that is in sight: its middle is where a hand would click.
    const ImRect sight = ImGui::GetCurrentWindowRead()->InnerClipRect;
    if (!clipped && low.x < sight.Max.x && high.x > sight.Min.x) {
        low.x = std::max(low.x, sight.Min.x);
        high.x = std::min(high.x, sight.Max.x);
    }
    seen_[id] = {low.x, low.y, high.x - low.x, high.y - low.y, enabled, clipped, std::move(value)};
}

void Widgets::focus_if(const std::string& id) {
    if (focus_ != id) return;
    ImGui::SetKeyboardFocusHere();
    focus_.clear();
}

void Widgets::hint(const std::string& text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(320));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

bool Widgets::button(const std::string& id, const char* label, const std::string& said, const std::string& why) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    ImGui::BeginDisabled(!why.empty());
    const bool pressed = ImGui::Button(label);
    ImGui::EndDisabled();
    note(id, why.empty(), label);
    hint(why.empty() ? said : why);
    ImGui::PopID();
    return pressed;
}

bool Widgets::primary_button(const std::string& id, const char* label, const std::string& why) {
    ImGui::PushStyleColor(ImGuiCol_Button, imgui_colour(theme().accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, imgui_colour(style::mixed(theme().accent, theme().text, 0.15)));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, imgui_colour(style::mixed(theme().accent, theme().text, 0.3)));
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(theme().on_accent));
    const bool pressed = button(id, label, {}, why);
    ImGui::PopStyleColor(4);
    return pressed;
}

bool Widgets::tool_button(const std::string& id, const char* label, bool on, const std::string& said) {
    if (on) {
        ImGui::PushStyleColor(ImGuiCol_Button, imgui_colour(theme().accent));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, imgui_colour(theme().accent));
        ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(theme().on_accent));
    }
    const bool pressed = button(id, label, said);
    if (on) {
        ImGui::PopStyleColor(3);
        seen_[id].value = "on";
    }
    return pressed;
}

bool Widgets::check(const std::string& id, const char* label, bool& on) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    const bool changed = ImGui::Checkbox(label, &on);
    note(id, true, on ? "on" : "off");
    ImGui::PopID();
    return changed;
}

bool Widgets::radio(const std::string& id, const char* label, bool on) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    const bool pressed = ImGui::RadioButton(label, on);
    note(id, true, on ? "on" : "off");
    ImGui::PopID();
    return pressed;
}

bool Widgets::choice(const std::string& id, const char* label, std::size_t& chosen, std::span<const std::string> options) {
    focus_if(id);
    bool changed = false;
    ImGui::PushID(id.c_str());
    const char* shown = chosen < options.size() ? options[chosen].c_str() : "";
    const bool open = ImGui::BeginCombo(label, shown, ImGuiComboFlags_HeightLarge);
    note(id, true, shown);
    if (open) {
        // A long list is searched by typing; Enter takes the first that is left.
        bool enter = false;
        const bool searched = options.size() > kSearchedFrom;
        if (searched) {
            if (ImGui::IsWindowAppearing()) {
                choice_filter_.clear();
                ImGui::SetKeyboardFocusHere();
            }
            enter = field_entered(id + "/", "Type to find", choice_filter_, 100);
        }
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (searched && base::lower(options[i]).find(base::lower(choice_filter_)) == std::string::npos) continue;
            ImGui::PushID(static_cast<int>(i));
            if (ImGui::Selectable(options[i].c_str(), i == chosen) || enter) {
                changed = chosen != i;
                chosen = i;
                if (enter) ImGui::CloseCurrentPopup();
                enter = false;
            }
            note(id + "/" + options[i], true, i == chosen ? "on" : "off");
            ImGui::PopID();
        }
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return changed;
}

bool Widgets::slider(const std::string& id, const char* label, double& value, double low, double high, const char* format) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    const bool changed = ImGui::SliderScalar(label, ImGuiDataType_Double, &value, &low, &high, format, ImGuiSliderFlags_AlwaysClamp);
    note(id, true, std::to_string(value));
    ImGui::PopID();
    return changed;
}

bool Widgets::field(const std::string& id, const char* said, std::string& value, std::size_t most) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    TextBuffer buffer{&value, most};
    const bool changed = ImGui::InputTextWithHint("##field", said, value.data(), value.capacity() + 1,
                                                  ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit, resize, &buffer);
    if (changed) cut(value, most);
    note(id, true, value);
    ImGui::PopID();
    return changed;
}

bool Widgets::field_entered(const std::string& id, const char* said, std::string& value, std::size_t most) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    TextBuffer buffer{&value, most};
    const bool entered = ImGui::InputTextWithHint(
        "##field", said, value.data(), value.capacity() + 1,
        ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_EnterReturnsTrue, resize, &buffer);
    cut(value, most);
    note(id, true, value);
    ImGui::PopID();
    return entered;
}

bool Widgets::text(const std::string& id, std::string& value, int lines, std::size_t most) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    TextBuffer buffer{&value, most};
    const float high = static_cast<float>(lines) * ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().FramePadding.y;
    const bool changed = ImGui::InputTextMultiline("##text", value.data(), value.capacity() + 1, {-1.0F, high},
                                                   ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit, resize, &buffer);
    if (changed) cut(value, most);
    const bool left = ImGui::IsItemDeactivatedAfterEdit();
    note(id, true, value);
    ImGui::PopID();
    return left;
}

bool Widgets::row(const std::string& id, const char* label, bool selected) {
    focus_if(id);
    ImGui::PushID(id.c_str());
    const bool pressed = ImGui::Selectable(label, selected);
    note(id, true, selected ? "on" : "off");
    ImGui::PopID();
    return pressed;
}

void Widgets::heading(const char* text) {
    ImGui::PushFont(theme().bold);
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(text);
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
}

void Widgets::muted(const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(theme().muted));
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
}

void Widgets::pair(const char* name, const std::string& value, const std::string& said) {
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(theme().muted));
    ImGui::TextUnformatted(name);
    ImGui::PopStyleColor();
    hint(said);
    if (ImGui::CalcTextSize(name).x < px(136)) ImGui::SameLine(px(150));
    else ImGui::SetCursorPosX(px(150));  // a long name has the line to itself
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(value.c_str());
    ImGui::PopTextWrapPos();
    hint(said);
}

}  // namespace merestone::ui
