// Lines shortened by whole clauses.
#include "ui/fitted_words.hpp"

#include <catch2/catch.hpp>

using namespace merestone;

TEST_CASE("a line is shortened by whole clauses from its end, and says that there is more", "[fast]") {
    const std::string words = "2020/21: 899,019 patients; 5 schemes open in the year; homes 16,518 built, 11,012 to come";
    const auto within = [](std::size_t letters) { return [letters](const std::string& w) { return w.size() <= letters; }; };
    CHECK(ui::fitted_clauses(words, within(words.size())) == words);
    CHECK(ui::fitted_clauses(words, within(words.size() - 1)) == "2020/21: 899,019 patients; 5 schemes open in the year; and more");
    CHECK(ui::fitted_clauses(words, within(50)) == "2020/21: 899,019 patients; and more");
    CHECK(ui::fitted_clauses(words, within(3)) == "2020/21: 899,019 patients");  // the first at least
    CHECK(ui::fitted_clauses("no clauses at all", within(3)) == "no clauses at all");
    CHECK(ui::fitted_clauses("", within(3)).empty());
}
