// Order, filter and copies of the bottom panel's tables.
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "base/random.hpp"
#include "ui/table_model.hpp"

using namespace merestone;
using ui::Cell;
using ui::Table;
using ui::TableOrder;

namespace {

struct Made {
    std::string name;
    std::optional<double> people;
};

// Column 0 the names, column 1 the numbers. \pre `made` outlives it
Table table_of(const std::vector<Made>& made) {
    Table t;
    t.name = "made";
    t.columns.push_back({"Name", "", false, [&made](std::size_t r) { return Cell{made[r].name, {}}; }});
    t.columns.push_back(
        {"People", "registered", true, [&made](std::size_t r) {
             return made[r].people ? Cell{std::to_string(static_cast<long>(*made[r].people)), made[r].people} : Cell{"not known", {}};
         }});
    for (std::uint32_t r = 0; r < made.size(); ++r) t.rows.push_back({{scene::ItemKind::practice, r}, "K" + std::to_string(r), {}});
    return t;
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("numbers sort as numbers, what is not known stands last either way, equals stay by row", "[fast]") {
    const std::vector<Made> made{{"a", 10.0}, {"b", {}}, {"c", 9.0}, {"d", 10.0}, {"e", {}}, {"f", -3.0}, {"g", 100.0}};
    const Table t = table_of(made);
    CHECK(ordered_rows(t, {1, false, ""}) == Rows{5, 2, 0, 3, 6, 1, 4});
    CHECK(ordered_rows(t, {1, true, ""}) == Rows{6, 0, 3, 2, 5, 1, 4});
}

TEST_CASE("words sort in any case; a column that is not there leaves the rows as they are", "[fast]") {
    const std::vector<Made> made{{"beeston", 1.0}, {"Armley", 2.0}, {"ARMLEY", 3.0}, {"chapel", 4.0}};
    const Table t = table_of(made);
    CHECK(ordered_rows(t, {0, false, ""}) == Rows{1, 2, 0, 3});
    CHECK(ordered_rows(t, {0, true, ""}) == Rows{3, 0, 1, 2});
    CHECK(ordered_rows(t, {7, false, ""}) == Rows{0, 1, 2, 3});
}

TEST_CASE("every word of the filter stands somewhere in the row, key included, in any case", "[fast]") {
    const std::vector<Made> made{{"Mill Lane", 1200.0}, {"Mill Street", 3400.0}, {"Lane End", {}}};
    const Table t = table_of(made);
    CHECK(ordered_rows(t, {0, false, "mill"}) == Rows{0, 1});
    CHECK(ordered_rows(t, {0, false, "  LANE   mill "}) == Rows{0});
    CHECK(ordered_rows(t, {0, false, "k2"}) == Rows{2});
    CHECK(ordered_rows(t, {0, false, "known"}) == Rows{2});
    CHECK(ordered_rows(t, {0, false, "nothing"}).empty());
    CHECK(ordered_rows(t, {0, false, "   "}).size() == 3);
    CHECK(ordered_rows(t, {0, false, "mill"}, [](const ui::TableRow& r) { return r.id.number == 1; }) == Rows{1});
    // A word does not run over from one cell into the next.
    CHECK(ordered_rows(t, {0, false, "lane1200"}).empty());
}

TEST_CASE("an empty table is ordered and copied", "[fast]") {
    const std::vector<Made> none;
    const Table t = table_of(none);
    CHECK(ordered_rows(t, {1, true, "x"}).empty());
    CHECK(as_tsv(t, {}) == "Name\tPeople (registered)\r\n");
    CHECK(as_tsv(Table{}, {}) == "\r\n");
}

TEST_CASE("copies hold one row a line and nothing that a spreadsheet runs", "[fast]") {
    const std::vector<Made> made{{"=SUM(A1)", -12.0}, {"tab\there\r\nline", {}}, {"+44", 5.0}, {"@cmd", 1.0},
                                 {"-dash", 1.0},      {"\t=1+1", 1.0},           {"a=b", 1.0}};
    const Table t = table_of(made);
    CHECK(as_tsv(t, {0, 1, 2, 3, 4, 6}) ==
          "Name\tPeople (registered)\r\n'=SUM(A1)\t-12\r\ntab here  line\tnot known\r\n+44\t5\r\n'@cmd\t1\r\n'-dash\t1\r\na=b\t1\r\n");
    // A blank before the sign does not hide it.
    CHECK(as_tsv(t, {5}).find("' =1+1") != std::string::npos);
}

TEST_CASE("35,000 rows: order and filter agree with a plain sort of the same", "[fast]") {
    base::Random random(7);
    std::vector<Made> made(35000);
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i].name = "Zone " + std::to_string(random.below(5000));
        if (random.below(10) != 0) made[i].people = static_cast<double>(random.below(3000));
    }
    const Table t = table_of(made);
    const Rows rows = ordered_rows(t, {1, true, ""});
    REQUIRE(rows.size() == made.size());
    CHECK(std::is_sorted(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = made[a].people.value_or(-1);
        const double y = made[b].people.value_or(-1);
        return x != y ? x > y : a < b;
    }));
    const Rows some = ordered_rows(t, {0, false, "zone 77"});
    CHECK(some.size() == static_cast<std::size_t>(std::count_if(made.begin(), made.end(), [&](const Made& m) {
              const auto r = static_cast<std::size_t>(&m - made.data());
              const std::string all =
                  "k" + std::to_string(r) + "\n" + m.name + "\n" + (m.people ? std::to_string(static_cast<long>(*m.people)) : "");
              return all.find("77") != std::string::npos;
          })));
}

TEST_CASE("a column held against a value; what is not known fits none", "[fast]") {
    const std::vector<Made> made{{"Mill Lane", 1200.0}, {"Mill Street", 3400.0}, {"Lane End", {}}, {"Lane Side", 1200.5}};
    const Table t = table_of(made);
    CHECK(ordered_rows(t, {0, false, "people>1200"}) == Rows{3, 1});
    CHECK(ordered_rows(t, {0, false, "PEOPLE>=1200 lane"}) == Rows{3, 0});
    CHECK(ordered_rows(t, {0, false, "peop<3400"}) == Rows{3, 0});
    CHECK(ordered_rows(t, {0, false, "people!=3400"}) == Rows{3, 0});
    CHECK(ordered_rows(t, {0, false, "people=3400"}) == Rows{1});
    CHECK(ordered_rows(t, {0, false, "name=millstreet"}) == Rows{1});
    CHECK(ordered_rows(t, {0, false, "name!=millstreet people>0"}) == Rows{3, 0});
    // No such column, no value: words like any other.
    CHECK(ordered_rows(t, {0, false, "height>3"}).empty());
    CHECK(ordered_rows(t, {0, false, "people>"}).empty());
    CHECK(ordered_rows(t, {0, false, "people>many"}).empty());
}
