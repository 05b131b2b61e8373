// UTF-16 text, made here byte by byte: tables as spreadsheets save them, with and without a byte order mark, and what is only like it.
#include <catch2/catch.hpp>

#include "io/reading.hpp"
#include "io/utf16.hpp"

using namespace merestone;
using namespace merestone::test;
using io::ByteOrder;
using io::Role;

namespace {

std::string as_utf16(std::u16string_view text, ByteOrder order, bool mark) {
    std::string out;
    const auto put = [&](char16_t unit) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out += order == ByteOrder::big ? high : low;
        out += order == ByteOrder::big ? low : high;
    };
    if (mark) put(u'\xFEFF');
    for (const char16_t unit : text) put(unit);
    return out;
}

}  // namespace

TEST_CASE("UTF-16 is told by its mark or by the zeros between plain letters", "[fast]") {
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big})
        for (const bool mark : {true, false}) CHECK(io::utf16_order(as_utf16(u"practice,name\nP1,Made", order, mark)) == order);
    CHECK_FALSE(io::utf16_order("practice,name\nP1,Made Surgery"));
    CHECK_FALSE(io::utf16_order(std::string(64, '\0')));
    CHECK_FALSE(io::utf16_order(std::string("\xFF\xFE\0\0a\0\0\0", 8)));                           // UTF-32
    CHECK_FALSE(io::utf16_order(as_utf16(u"abc", ByteOrder::little, false)));                      // too short to tell
    CHECK_FALSE(io::utf16_order("practice,name\n" + std::string("P1,Ma\0de Surgery\nP2,x", 21)));  // one stray zero
    CHECK_FALSE(io::utf16_order(""));
}

TEST_CASE("UTF-16 becomes UTF-8, beyond the basic plane too, and broken pairs are marked", "[fast]") {
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
        CHECK(io::from_utf16(as_utf16(u"A\u00A3\u2019\U0001F3E5", order, true), order) == "A\xC2\xA3\xE2\x80\x99\xF0\x9F\x8F\xA5");
        const char16_t halves[] = {0xD83C, u'x', 0xDFE5};
        CHECK(io::from_utf16(as_utf16({halves, 3}, order, false), order) == "\xEF\xBF\xBDx\xEF\xBF\xBD");
        CHECK(io::from_utf16(as_utf16(u"ab", order, true) + "c", order) == "ab\xEF\xBF\xBD");
        CHECK(io::from_utf16("", order).empty());
    }
}

TEST_CASE("a table in UTF-16 is read like any other, and a note says so", "[fast]") {
    const TempFolder folder;
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big})
        for (const bool mark : {true, false})
            for (const std::u16string_view text :
                 {u"practice\tname\tpostcode\r\nP1\tSt Mary\u2019s Surgery\tLS1 4AP\r\nP2\tTwo, Made\tLS2 4AP\r\n",
                  u"practice,name,postcode\nP1,St Mary\u2019s Surgery,LS1 4AP\nP2,\"Two, Made\",LS2 4AP\n"}) {
                write_file(folder / "f.txt", as_utf16(text, order, mark));
                const auto r = io::read_practices(source(Role::practices, folder / "f.txt"), at_date("2017-04-01"));
                REQUIRE(r.rows.size() == 2);
                CHECK(r.rows[0].name == "St Mary\xE2\x80\x99s Surgery");
                CHECK(r.rows[1].name == "Two, Made");
                CHECK(r.rows[1].postcode == "LS2 4AP");
                REQUIRE(told(r.problems, "encoding") >= 1);
                CHECK_FALSE(model::has_errors(r.problems));
                CHECK(r.info.bytes == static_cast<std::int64_t>(2 * (text.size() + (mark ? 1 : 0))));  // as it lies on the disk
            }
}

TEST_CASE("a map layer in UTF-16 is read, and UTF-16 of nothing is refused", "[fast]") {
    const TempFolder folder;
    const std::u16string_view text =
        uR"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"A","name":"Made"},"geometry":{"type":"Point","coordinates":[-1.5,53.8]}}]})";
    write_file(folder / "f.geojson", as_utf16(text, ByteOrder::little, true));
    CHECK(io::read_points(source(Role::points, folder / "f.geojson"), at_date("2017-04-01")).rows.size() == 1);
    write_file(folder / "f.csv", as_utf16(u"", ByteOrder::little, true));
    const auto empty = io::read_points(source(Role::points, folder / "f.csv"), at_date("2017-04-01"));
    CHECK(empty.rows.empty());
    CHECK(model::has_errors(empty.problems));
    write_file(folder / "f.csv", "\xFF\xFE" + as_utf16(std::u16string(100, u'\0'), ByteOrder::little, false));
    CHECK(model::has_errors(io::read_points(source(Role::points, folder / "f.csv"), at_date("2017-04-01")).problems));
}
