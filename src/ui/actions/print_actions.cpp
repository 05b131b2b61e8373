#include <array>

#include "base/paths.hpp"
#include "ui/actions/groups.hpp"
#include "ui/printing.hpp"

namespace merestone::ui {
namespace {

// With a file's name, from a script: saves the page as it stands, without the dialog.
void print(Desk& d, const std::string& words) {
    if (words.empty()) open_printing(d);
    else save_page(d, base::path_of(words));
}

constexpr std::array kActions{DeskAction{"file.print", "Print or save a map page...", "File", needs_plan, print}};

}  // namespace

std::span<const DeskAction> print_actions() { return kActions; }

}  // namespace merestone::ui
