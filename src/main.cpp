// One program. Everything it does is in cli and below; what nothing foresaw is said in one line and ends with exit code 1.
#include <cstdio>
#include <exception>

#include "cli/command_line.hpp"

int main(int argc, char** argv) {
    try {
        return merestone::cli::run(argc, argv);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "merestone: %s\nThis is a fault of the program. Nothing was written over.\n", e.what());
        return 1;
    }
}
