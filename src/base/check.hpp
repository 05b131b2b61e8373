// Always-on assertion for invariants of our own: a stop with words beats a silent wrong answer about who is looked after by whom.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace merestone::base {

// A broken invariant. Only main() catches it (exit code 1).
class InternalFault : public std::logic_error {
    using std::logic_error::logic_error;
};

inline void check(bool holds, const char* what, std::source_location at = std::source_location::current()) {
    if (!holds) {
        std::string file = at.file_name();
        file.erase(0, file.find_last_of("/\\") + 1);  // never a path of the machine that built it
        throw InternalFault("internal fault: " + std::string(what) + " (" + file + ":" + std::to_string(at.line()) + ")");
    }
}

}  // namespace merestone::base
