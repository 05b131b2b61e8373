// The command line: verbs over the action table, options read by CLI11, text or one JSON object on standard output, everything else on
// standard error.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace merestone::cli {

// What `merestone open` asks of the desktop, which the command line does not know.
struct OpenRequest {
    std::filesystem::path plan;  // empty: the sample
    std::filesystem::path sample_plan;
    std::filesystem::path data_folder;
    std::filesystem::path script;
    std::filesystem::path screenshot;
    int width_px = 1600;
    int height_px = 1000;
    double scale = 1.0;
    bool dark = false;
};
using OpenDesktop = std::function<int(const OpenRequest&)>;  // empty: this program was built without the desktop

// Without a verb, and with `open`, it is the desktop.
// \returns the exit code (README: 0 done, 1 fault, 2 usage, 3 bad input, 4 no feasible answer, 5 cancelled, 6 no display).
int run(int argc, char** argv, const OpenDesktop& open = {});

}  // namespace merestone::cli
