// The desktop, started: in a window, or off screen for a script or a picture.
#pragma once

#include <filesystem>
#include <string>

namespace merestone::ui {

struct DesktopOptions {
    std::filesystem::path plan;         // empty: the sample
    std::filesystem::path sample_plan;  // empty: it did not come with the program
    std::filesystem::path data_folder;
    std::filesystem::path script;      // off screen; empty: none
    std::filesystem::path screenshot;  // off screen; empty: none
    int width_px = 1600;
    int height_px = 1000;
    double scale = 1.0;  // off screen: of letters and lines
    bool dark = false;
};

// Off screen it reads and writes none of the user's settings. \returns the exit code: 0, 1 a script's expectation was missed, 3 the
// plan or script could not be read, 6 no display or no OpenGL 3.3.
int open_desktop(const DesktopOptions& options);

}  // namespace merestone::ui
