// The command line: verbs over the action table, options read by CLI11, text or one JSON object on standard output, everything else on
// standard error.
#pragma once

namespace merestone::cli {

// \returns the exit code (README: 0 done, 1 fault, 2 usage, 3 bad input, 4 no feasible answer, 5 cancelled, 6 no display).
int run(int argc, char** argv);

}  // namespace merestone::cli
