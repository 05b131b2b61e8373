// The program worked by a script as a person works it, and what it said.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace merestone::test {

struct Flow {
    int exit_code = -1;              // of the program; 128 + signal where one ended it
    std::vector<std::string> lines;  // of standard output
    std::string said;                // on standard error

    // What `print WHAT` gave the n-th time (from 0); "(never printed)" where it did not.
    [[nodiscard]] std::string printed(const std::string& what, std::size_t n = 0) const;
};

struct FlowOptions {
    std::filesystem::path plan;
    std::string arguments;                     // further ones of `merestone open`
    std::string environment;                   // NAME=VALUE ... put before
    std::map<std::string, std::string> words;  // @NAME@ in the script becomes this
};

// A script of tests/ui/flows by name, or the script itself where `script` holds a line end.
[[nodiscard]] Flow run_flow(std::string_view script, const FlowOptions& options);
// `merestone ARGUMENTS` alone.
[[nodiscard]] Flow run_program(const std::string& arguments, const std::string& environment = {});

[[nodiscard]] std::filesystem::path sample_plan();

// The environment can draw off screen; where it cannot these tests say SKIPPED.
[[nodiscard]] bool can_draw();

}  // namespace merestone::test

// At the top of a test that draws.
#define MERESTONE_NEEDS_DRAWING()                                      \
    if (!merestone::test::can_draw()) {                                \
        WARN("SKIPPED: there is no EGL with OpenGL 3.3 to draw with"); \
        return;                                                        \
    }                                                                  \
    static_cast<void>(0)
