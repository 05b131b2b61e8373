#include "ui/desk_actions.hpp"

#include <array>
#include <vector>

#include "ui/actions/groups.hpp"

namespace merestone::ui {

std::span<const DeskAction> desk_actions() {
    static const std::vector<DeskAction> all = [] {
        std::vector<DeskAction> out;
        for (const auto group :
             {file_actions(), print_actions(), council_actions(), edit_actions(), scenario_actions(), estate_actions(), view_actions(),
              comfort_actions(), map_actions(), what_if_actions(), drawing_actions(), asking_actions(), time_actions(), help_actions()})
            out.insert(out.end(), group.begin(), group.end());
        return out;
    }();
    return all;
}

const DeskAction* find_action(std::string_view id) {
    for (const DeskAction& a : desk_actions())
        if (id == a.id) return &a;
    return nullptr;
}

base::Result<base::Done> run_action(Desk& desk, std::string_view id, const std::string& words) {
    const DeskAction* action = find_action(id);
    if (action == nullptr)
        return base::Error{base::ErrorKind::usage, "there is no action \"" + std::string(id) + "\"",
                           "The palette (Ctrl+Shift+P) lists them."};
    if (const std::string why = action->why_not(desk); !why.empty()) {
        desk.say(NoticeKind::hint, std::string(action->title) + ": " + why);
        return base::Error{base::ErrorKind::usage, why, ""};
    }
    action->run(desk, words);
    return base::Done{};
}

}  // namespace merestone::ui
