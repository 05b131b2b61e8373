// Which column of a file plays which part, chosen beside its first rows.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/parts.hpp"
#include "ui/new_plan.hpp"
#include "ui/panels.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostShown = 12;  // columns of the preview

// The column that the reader would take by itself; empty: none.
std::string by_itself(const actions::DroppedLayer& layer, const io::Part& part) {
    for (const char* header : part.headers)
        for (const std::string& column : layer.survey.columns)
            if (base::header_key(column) == base::header_key(header)) return column;
    return {};
}

void draw_first_rows(const Desk& d, const io::SurveyedLayer& survey) {
    const std::size_t columns = std::min(survey.columns.size(), kMostShown);
    if (columns == 0) return;
    const float height = d.theme.px(24) * static_cast<float>(survey.first_rows.size() + 2);
    if (!ImGui::BeginTable("rows", static_cast<int>(columns),
                           ImGuiTableFlags_Borders | ImGuiTableFlags_ScrollX | ImGuiTableFlags_SizingFixedFit, {0, height}))
        return;
    for (std::size_t c = 0; c < columns; ++c) ImGui::TableSetupColumn(survey.columns[c].c_str());
    ImGui::TableHeadersRow();
    for (const auto& row : survey.first_rows) {
        ImGui::TableNextRow();
        for (std::size_t c = 0; c < columns && c < row.size(); ++c) {
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(row[c].substr(0, 40).c_str());
        }
    }
    ImGui::EndTable();
}

}  // namespace

void draw_new_plan_columns(Desk& d, std::size_t at) {
    actions::DroppedLayer& layer = d.new_plan->made.layers[at];
    if (!layer.role) return;
    if (!layer.survey.has_header) {
        d.widgets.muted("This publication has no header: its columns are known by their place.");
        return draw_first_rows(d, layer.survey);
    }
    std::vector<std::string> options{"-"};
    options.insert(options.end(), layer.survey.columns.begin(), layer.survey.columns.end());
    for (const io::Part& part : io::parts_of(*layer.role)) {
        const auto mapped = layer.columns.find(part.name);
        const std::string now = mapped != layer.columns.end() ? mapped->second : by_itself(layer, part);
        const auto found = std::find(options.begin() + 1, options.end(), now);
        std::size_t chosen = now.empty() || found == options.end() ? 0 : static_cast<std::size_t>(found - options.begin());
        ImGui::PushID(part.name);
        ImGui::PushItemWidth(d.theme.px(180));
        const std::string id = "newplan.columns." + std::string(part.name);
        if (d.widgets.choice(id, fmt::format("{}{}", part.title, part.needed ? " (needed)" : "").c_str(), chosen, options)) {
            if (chosen == 0) layer.columns.erase(part.name);
            else layer.columns[part.name] = options[chosen];
            new_plan_changed(d);
        }
        ImGui::PopItemWidth();
        ImGui::PopID();
    }
    draw_first_rows(d, layer.survey);
}

}  // namespace merestone::ui
