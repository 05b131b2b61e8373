// Letters outside quotes are told by line before the parser sees them; within quotes and remarks they are anybody's.
#include <catch2/catch.hpp>

#include "io/plan_file.hpp"
#include "io/toml_quotes.hpp"
#include "support/places.hpp"

using namespace merestone;

TEST_CASE("letters outside quotes are found, and only those", "[fast]") {
    CHECK(io::line_of_letter_outside_quotes("\xC3\xA9 = 1") == 1);
    CHECK(io::line_of_letter_outside_quotes("a = 1\n\n\xD0\x96") == 3);
    CHECK(io::line_of_letter_outside_quotes("a = \"x\" \xC3\xA9") == 1);
    CHECK(io::line_of_letter_outside_quotes("a = \"open\n\xC3\xA9") == 2);
    for (const char* good :
         {"", "a = 1",
          "\xEF\xBB\xBF"
          "a = 1",
          "a = \"M\xC3\xA9re\"", "a = 'M\xC3\xA9re \\' # \xC3\xA9", "a = \"\\\"\xC3\xA9\\\\\"",
          "a = \"\"\"one\n\xC3\xA9 \"two\" \"\"\"\"\nb = 1", "a = '''\n\xC3\xA9 '' '''", "# \xC3\xA9\n\"\xC3\xA9\" = 1"}) {
        INFO(good);
        CHECK_FALSE(io::line_of_letter_outside_quotes(good));
    }
}

TEST_CASE("a plan file with letters where TOML has none is refused in words", "[fast]") {
    for (const char* text :
         {"\xC3\xA9", "\xC3\xA9 = 1\n", "format = 1\n\xD0\x96[plan]\n", "format = 1 \xC4\x80\n", "format\xC3\xA9 = 1\n"}) {
        const test::TempFolder folder;
        test::write_file(folder / "plan.toml", text);
        const io::PlanFile file = io::read_plan_file(folder.path());
        INFO(text);
        REQUIRE(file.problems.size() == 1);
        CHECK(file.problems.front().meaning.find("quotation marks") != std::string::npos);
        CHECK(file.problems.front().row > 0);
    }
}
