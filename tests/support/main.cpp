// The one main() of every test program: shuffled order with a printed seed (--rng-seed repeats it).
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <iostream>
#include <random>

int main(int argc, char* argv[]) {
    Catch::Session session;
    if (const int fault = session.applyCommandLine(argc, argv); fault != 0) return fault;
    if (session.configData().rngSeed == 0) session.configData().rngSeed = std::random_device{}();
    std::cout << "order seed " << session.config().rngSeed() << " (repeat with --rng-seed)\n";
    return session.run();
}
