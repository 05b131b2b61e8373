// The small card beside the pointer, and the pages of the inspector: what a thing is, in words with units.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/desk.hpp"

namespace merestone::ui {

struct Fact {
    std::string name;
    std::string value;
    std::string hint;
};
struct Page {
    std::string title;
    std::string kind;  // "practice", "zone"
    std::vector<Fact> facts;
};
// What is known of a thing; the first facts are those worth a card.
[[nodiscard]] Page page_of(const Desk& desk, const scene::ItemId& id);

void draw_hover_card(Desk& desk, scene::Px at);
void draw_welcome(Desk& desk);

}  // namespace merestone::ui
