#include "base/paths.hpp"

#include <catch2/catch.hpp>

using namespace merestone;
namespace fs = std::filesystem;

TEST_CASE("a path is the same after it was text", "[fast]") {
    for (const char* text : {"/home/anna/plans/leeds", "plans/Lüneburg - £5.gpkg", "", ".", "../up/plan.toml", "/"}) {
        CAPTURE(text);
        CHECK(base::path_text(base::path_of(text)) == text);
    }
    CHECK(base::path_text(fs::path("a") / "b") == "a/b");
}

TEST_CASE("a full path starts at the root and holds no dots", "[fast]") {
    const fs::path full = base::full_path("x/./y/../plan.toml");
    CHECK(full.is_absolute());
    CHECK(base::path_text(full).ends_with("/x/plan.toml"));
    CHECK(base::full_path("/a/b") == fs::path("/a/b"));
}
