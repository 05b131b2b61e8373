#include "io/plain_words.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "base/text.hpp"

namespace merestone::io {

TEST_CASE("tags go, entities are written out, white space is single", "[fast]") {
    CHECK(plain_words("&copy; <a href='x'>OpenStreetMap</a> contributors", 100) == "© OpenStreetMap contributors");
    CHECK(plain_words("  a\r\n\t b\xC2\xA0 c ", 100) == "a b c");
    CHECK(plain_words("one<br/>two<p>three", 100) == "one two three");
    CHECK(plain_words("&#169;&#xA9;&amp;lt;&unknown;&", 100) == "©©&lt;&unknown;&");
    CHECK(plain_words("1 < 2", 100) == "1 < 2");
    CHECK(plain_words("&#0;&#xD800;&#x110000;", 100) == "&#xD800;&#x110000;");
    CHECK(plain_words("a\xE2\x80\xAE"
                      "b",
                      100) == "ab");  // right to left
    CHECK(plain_words("Caf\xE9 \xA9", 100) == "Café ©");
    CHECK(plain_words("", 100).empty());
}

TEST_CASE("long words are cut between letters", "[fast]") {
    CHECK(plain_words("abcdef", 3) == "abc…");
    CHECK(plain_words("abc", 3) == "abc");
    CHECK(plain_words("ab cd", 3) == "ab…");
    CHECK(plain_words("éééé", 2) == "éé…");
    CHECK(plain_words(std::string(1 << 20, '<'), 10) == "<<<<<<<<<<…");
    CHECK(plain_words(std::string((1 << 16) - 1, ' ') + "é", 10).size() < 3);
}

TEST_CASE("whatever bytes come, the words are valid, short and on one line", "[fast]") {
    CHECK(rc::check([] {
        const auto bytes = *rc::gen::arbitrary<std::string>();
        const std::string words = plain_words(bytes, 20);
        RC_ASSERT(base::is_valid_utf8(words));
        RC_ASSERT(words.size() <= 4U * 21);
        RC_ASSERT(words.find('\n') == std::string::npos);
        RC_ASSERT(base::trim(words) == words);
    }));
}

}  // namespace merestone::io
