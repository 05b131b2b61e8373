// Where settings belong, and small files: read whole or not at all, written aside and renamed.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "platform/directories.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

namespace {

// Sets a variable of the environment for as long as it lives; null takes it away.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* old = std::getenv(name)) old_ = old;
        put(value);
    }
    ~Variable() { put(old_ ? old_->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    void put(const char* value) const {
        if (value != nullptr) setenv(name_.c_str(), value, 1);
        else unsetenv(name_.c_str());
    }
    std::string name_;
    std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("settings and state lie where the desktop standard says", "[fast]") {
    const Variable home("HOME", "/home/planner");
    {
        const Variable config("XDG_CONFIG_HOME", nullptr);
        const Variable state("XDG_STATE_HOME", nullptr);
        CHECK(platform::settings_folder() == "/home/planner/.config/merestone");
        CHECK(platform::state_folder() == "/home/planner/.local/state/merestone");
    }
    const Variable config("XDG_CONFIG_HOME", "/elsewhere/config");
    CHECK(platform::settings_folder() == "/elsewhere/config/merestone");
    const Variable relative("XDG_STATE_HOME", "not/absolute");
    CHECK(platform::state_folder() == "/home/planner/.local/state/merestone");
}

TEST_CASE("without a home nothing is known, and nothing is written", "[fast]") {
    const Variable home("HOME", nullptr);
    const Variable config("XDG_CONFIG_HOME", "");
    const Variable state("XDG_STATE_HOME", nullptr);
    CHECK(platform::home_folder().empty());
    CHECK(platform::settings_folder().empty());
    CHECK(platform::state_folder().empty());
}

TEST_CASE("documents go to the folder of that name where there is one", "[fast]") {
    const test::TempFolder folder;
    const Variable home("HOME", folder.path().c_str());
    CHECK(platform::documents_folder() == folder.path());
    fs::create_directories(folder / "Documents");
    CHECK(platform::documents_folder() == folder / "Documents");
}

TEST_CASE("a small file reads back as written; its folder is made; nothing stays beside it", "[fast]") {
    const test::TempFolder folder;
    const fs::path file = folder.path() / "new" / "deep" / "settings.txt";
    const std::string text("theme dark\n\0bytes\r\n", 19);
    REQUIRE(platform::write_small(file, text));
    CHECK(platform::read_small(file) == text);
    REQUIRE(platform::write_small(file, ""));
    CHECK(platform::read_small(file) == "");
    CHECK(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);
}

TEST_CASE("what is not there, is a folder, or is larger than a megabyte is not read", "[fast]") {
    const test::TempFolder folder;
    CHECK_FALSE(platform::read_small(folder / "none"));
    CHECK_FALSE(platform::read_small(folder.path()));
    test::write_file(folder / "large", std::string((1 << 20) + 1, 'x'));
    CHECK_FALSE(platform::read_small(folder / "large"));
    test::write_file(folder / "most", std::string(1 << 20, 'x'));
    CHECK(platform::read_small(folder / "most")->size() == 1 << 20);
}

TEST_CASE("a file that cannot be written is said, and the old one stands", "[fast]") {
    const test::TempFolder folder;
    test::write_file(folder / "plain", "old");
    const auto below_a_file = platform::write_small(folder.path() / "plain" / "settings.txt", "new");
    REQUIRE_FALSE(below_a_file);
    CHECK(below_a_file.error().what.find("settings.txt") != std::string::npos);
    CHECK_FALSE(below_a_file.error().todo.empty());
    CHECK(test::read_file(folder / "plain") == "old");
    fs::create_directories(folder.path() / "taken" / "inside");
    CHECK_FALSE(platform::write_small(folder / "taken", "new"));
    CHECK(fs::is_directory(folder.path() / "taken" / "inside"));
}
