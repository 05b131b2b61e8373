#include "io/file_lock.hpp"

#include <catch2/catch.hpp>

#include "support/places.hpp"

using namespace merestone;

TEST_CASE("A file is held by one at a time, and free again when its holder is gone", "[fast]") {
    const test::TempFolder folder;
    const auto file = folder / "work.lock";
    {
        auto first = io::FileLock::take(file);
        REQUIRE(first.has_value());
        CHECK_FALSE(io::FileLock::take(file).has_value());
        const io::FileLock moved = std::move(*first);
        CHECK_FALSE(io::FileLock::take(file).has_value());
    }
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(io::FileLock::take(file).has_value());
    // What a killed program left behind holds nothing.
    test::write_file(file, "");
    CHECK(io::FileLock::take(file).has_value());
    CHECK_FALSE(io::FileLock::take(folder.path() / "nowhere" / "work.lock").has_value());
}
