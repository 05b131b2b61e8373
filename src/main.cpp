// One program. Everything it does is in cli, the desktop in ui; what nothing foresaw is said in one line and ends with exit code 1.
#include <cstdio>
#include <exception>
#include <new>

#include "cli/command_line.hpp"
#ifdef MERESTONE_GUI
#include "ui/desktop.hpp"
#endif

namespace {

merestone::cli::OpenDesktop desktop() {
#ifdef MERESTONE_GUI
    return [](const merestone::cli::OpenRequest& r) {
        return merestone::ui::open_desktop(
            {r.plan, r.sample_plan, r.data_folder, r.script, r.screenshot, r.width_px, r.height_px, r.scale, r.dark});
    };
#else
    return {};
#endif
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return merestone::cli::run(argc, argv, desktop());
    } catch (const std::bad_alloc&) {
        std::fputs(
            "merestone: this plan needs more memory than there is\nLeave out what the footprint does not need. Nothing was written over.\n",
            stderr);
        return 3;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "merestone: %s\nThis is a fault of the program. Nothing was written over.\n", e.what());
        return 1;
    }
}
