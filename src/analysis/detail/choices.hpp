// Which practices the people of a place would register with, by each of the ways that a plan can name. Private to analysis.
//
//   as_neighbours  as the registered people of the zone are shared among practices now, those outside the footprint with theirs; in a zone
//                  without patients the nearest practice
//   nearest        the nearest practice with a list
//   huff           p_j = S_j^a exp(-b t_j) / sum of the same (Huff 1963), S the list, t minutes by car in a straight line; b as Haynes,
//                  Lovett and Suennenberg fitted it (2003). Practices a millionth as likely as the likeliest are left out
//   inner_area     the practices whose inner boundary holds the place, by list; where none does, as neighbours
// Practices that have closed take nobody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/detail/registrations.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "travel/straight_line.hpp"

namespace merestone::analysis::detail {

using GiveShare = std::function<void(std::size_t practice, double share)>;

class Choices {
public:
    // Only of the zones asked for: a footprint has few with new homes. \param open per practice, 0: takes nobody; empty: all do.
    Choices(const model::Plan& plan, const RegisteredPeople& people, const std::vector<std::uint8_t>& wanted,
            const std::vector<std::uint8_t>& open = {});

    // Calls give(practice, share) for the footprint's practices; what is left of 1 goes to practices outside it.
    // \returns false where nobody would take them.
    bool share(model::Registering how, std::size_t zone, geo::Point at, const GiveShare& give) const;

private:
    bool as_neighbours(std::size_t zone, geo::Point at, const GiveShare& give) const;
    bool nearest(geo::Point at, const GiveShare& give) const;
    bool huff(geo::Point at, const GiveShare& give) const;
    bool inner_area(geo::Point at, const GiveShare& give) const;

    const model::Plan& plan_;
    std::vector<std::vector<PracticePeople>> by_zone_;
    std::vector<geo::Point> sites_;
    std::vector<std::size_t> site_practice_;
    std::optional<travel::StraightLine> nearest_;
};

}  // namespace merestone::analysis::detail
