#include "ui/place_rows.hpp"

#include <fmt/format.h>

#include "style/numbers.hpp"

namespace merestone::ui {

PlaceRowMaker::PlaceRowMaker(PlaceRow kind, PlaceBy by, std::size_t at, const std::string& id, const std::string& name) {
    const bool locality = by == PlaceBy::locality;
    switch (kind) {
        case PlaceRow::place:
            row_.key = id;
            row_.cells = {name.empty() || name == id ? id : id + " " + name};
            if (locality) row_.id = {scene::ItemKind::locality, static_cast<std::uint32_t>(at)};
            break;
        case PlaceRow::in_none:
            row_.key = "none";
            row_.cells = {locality ? "In no locality" : "With no commissioner"};
            break;
        case PlaceRow::plan:
            row_.key = "plan";
            row_.cells = {"The whole plan"};
            row_.total = true;
            break;
    }
    row_.cell_hints = {{}};
}

PlaceRowMaker& PlaceRowMaker::words(std::string cell, std::string hint) {
    row_.cells.push_back(std::move(cell));
    row_.cell_hints.push_back(std::move(hint));
    return *this;
}
PlaceRowMaker& PlaceRowMaker::unknown(std::string why) { return words(kDash, std::move(why)); }
PlaceRowMaker& PlaceRowMaker::known(const std::optional<std::string>& cell, const std::string& why, const std::string& hint) {
    return cell ? words(*cell, hint) : unknown(why);
}

std::string place_title(PlaceBy by) { return by == PlaceBy::locality ? "Locality" : "Commissioner"; }

std::string of_words(std::size_t known, std::size_t all) { return fmt::format("{} of {}", known, all); }

std::string share_words(double share) {
    const double pct = 100.0 * share;
    return (pct >= 9.95 || pct <= 0.0 ? style::whole(pct) : style::one_decimal(pct)) + "%";
}

}  // namespace merestone::ui
