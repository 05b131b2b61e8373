// The selection as a set: every way to change it agrees with plain set algebra.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <set>

#include "ui/selection.hpp"

using namespace merestone;
using scene::ItemId;
using scene::ItemKind;
using ui::SelectHow;
using ui::Selection;

namespace {

ItemId zone(std::uint32_t n) { return {ItemKind::zone, n}; }

std::vector<ItemId> some_items() {
    const auto numbers = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    std::vector<ItemId> out;
    for (const int n : numbers)
        out.push_back(n % 3 == 0 ? ItemId{ItemKind::practice, static_cast<std::uint32_t>(n)} : zone(static_cast<std::uint32_t>(n)));
    return out;
}

}  // namespace

TEST_CASE("replace, add, take away, keep what is common: as with plain sets, over any sequence", "[fast]") {
    CHECK(rc::check([] {
        Selection selection;
        std::set<ItemId> plain;
        for (int i = 0; i < 8; ++i) {
            const auto ids = some_items();
            const std::set<ItemId> given(ids.begin(), ids.end());
            const auto how = static_cast<SelectHow>(*rc::gen::inRange(0, 4));
            selection.select(ids, how);
            std::set<ItemId> next;
            if (how == SelectHow::replace) next = given;
            if (how == SelectHow::add) {
                next = plain;
                next.insert(given.begin(), given.end());
            }
            if (how == SelectHow::remove)
                for (const ItemId& id : plain)
                    if (!given.contains(id)) next.insert(id);
            if (how == SelectHow::keep_common)
                for (const ItemId& id : plain)
                    if (given.contains(id)) next.insert(id);
            plain = next;
            RC_ASSERT(selection.items() == std::vector<ItemId>(plain.begin(), plain.end()));
            RC_ASSERT(selection.empty() == plain.empty());
            // What the inspector shows is always one of them.
            RC_ASSERT(plain.empty() || selection.has(selection.subject()));
            RC_ASSERT(selection.of(ItemKind::zone).size() + selection.of(ItemKind::practice).size() == plain.size());
        }
    }));
}

TEST_CASE("the subject stays while it is selected", "[fast]") {
    Selection s;
    s.select({zone(1), zone(2), zone(3)}, SelectHow::replace);
    CHECK(s.subject() == zone(1));
    s.show(zone(3));
    s.select({zone(7)}, SelectHow::add);
    CHECK(s.subject() == zone(3));
    s.select({zone(3)}, SelectHow::remove);
    CHECK(s.subject() == zone(1));
}

TEST_CASE("a lost selection comes back, and goes again", "[fast]") {
    Selection s;
    s.select({zone(4), zone(5)}, SelectHow::replace);
    s.clear();
    CHECK(s.empty());
    s.again();
    CHECK(s.items() == std::vector<ItemId>{zone(4), zone(5)});
    CHECK(s.subject() == zone(4));
    s.select({zone(9)}, SelectHow::replace);
    s.again();
    CHECK(s.items() == std::vector<ItemId>{zone(4), zone(5)});
    s.again();
    CHECK(s.items() == std::vector<ItemId>{zone(9)});
}

TEST_CASE("the revision grows with a change and only then", "[fast]") {
    Selection s;
    const auto at_first = s.revision();
    s.clear();
    CHECK(s.revision() == at_first);
    s.select({zone(1)}, SelectHow::replace);
    const auto after = s.revision();
    CHECK(after > at_first);
    s.select({zone(1), zone(1)}, SelectHow::add);
    CHECK(s.revision() == after);
    s.show(zone(1));
    CHECK(s.revision() == after);
}
