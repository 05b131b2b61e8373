// A window where there is no display: told in words, with the exit code that says so. (Real windows: tools/try_window.)
#include <catch2/catch.hpp>

#include <cstdlib>

#include "platform/window.hpp"

using namespace merestone;

TEST_CASE("without a display there is no window but a word on what to do", "[fast]") {
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    const auto window = platform::Window::open({});
    REQUIRE_FALSE(window);
    CHECK(base::exit_code(window.error().kind) == 6);
    CHECK_FALSE(window.error().what.empty());
    CHECK_FALSE(window.error().todo.empty());
}

TEST_CASE("the steady clock does not go back", "[fast]") {
    double last = platform::steady_seconds();
    for (int i = 0; i < 1000; ++i) {
        const double now = platform::steady_seconds();
        REQUIRE(now >= last);
        last = now;
    }
}
