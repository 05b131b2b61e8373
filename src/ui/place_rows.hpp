// Rows of figures by place while they are put together: a cell is a figure, or a dash with why nobody knows it. For by_place_view's parts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "ui/by_place_view.hpp"

namespace merestone::ui {

enum class PlaceRow { place, in_none, plan };

class PlaceRowMaker {
public:
    // \param at the place's number: of a locality it is what a click selects.
    PlaceRowMaker(PlaceRow kind, PlaceBy by, std::size_t at, const std::string& id, const std::string& name);

    PlaceRowMaker& words(std::string cell, std::string hint = {});
    PlaceRowMaker& unknown(std::string why);
    // The figure, or a dash.
    PlaceRowMaker& known(const std::optional<std::string>& cell, const std::string& why, const std::string& hint = {});
    [[nodiscard]] PanelTable::Row take() { return std::move(row_); }

private:
    PanelTable::Row row_;
};

[[nodiscard]] std::string place_title(PlaceBy by);  // of the first column

// \param add takes (kind, number, a row of the roll-up). Those of none only where there is anything in it.
template <typename RollUp, typename Add>
void for_each_place(const RollUp& roll_up, bool any_in_none, Add&& add) {
    for (std::size_t i = 0; i < roll_up.rows.size(); ++i) add(PlaceRow::place, i, roll_up.rows[i]);
    if (any_in_none) add(PlaceRow::in_none, std::size_t{0}, roll_up.without);
    add(PlaceRow::plan, std::size_t{0}, roll_up.plan);
}

// "14 of 15"
[[nodiscard]] std::string of_words(std::size_t known, std::size_t all);
// "62%"; below 10% with a decimal.
[[nodiscard]] std::string share_words(double share);

}  // namespace merestone::ui
