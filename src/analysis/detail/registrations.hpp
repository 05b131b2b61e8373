// Where the people of new homes register: the one rule that people_by_year counts by and what_if foretells by, so that a card and the
// plan it is kept in never say two things. Private to analysis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "travel/straight_line.hpp"

namespace merestone::analysis::detail {

struct PracticePeople {
    std::size_t practice = 0;
    double people = 0.0;
};

// Who registers the people of a zone: practices by patients, and the practices outside the footprint together.
class Registrations {
public:
    // Only of the zones asked for: a footprint has few with new homes.
    Registrations(const model::Plan& plan, const RegisteredPeople& people, const std::vector<std::uint8_t>& wanted)
        : plan_(plan), by_zone_(plan.zones.size()) {
        std::vector<geo::Point> sites;
        for (std::size_t p = 0; p < plan.practices.size(); ++p) {
            const model::Practice& practice = plan.practices[p];
            if (practice.list && *practice.list > 0 && practice.at) {
                sites.push_back(*practice.at);
                site_practice_.push_back(p);
            }
            for (const model::ZonePeople& zp : people.of_practice[p])
                if (wanted[zp.zone.pos()] != 0 && zp.people > 0.0) by_zone_[zp.zone.pos()].push_back({p, zp.people});
        }
        nearest_.emplace(sites);
    }

    // Calls give(practice, share) for the footprint's practices; what is left of 1 goes to practices outside it.
    // \returns false where nobody would take them.
    template <typename Give>
    bool share(std::size_t zone, geo::Point at, Give&& give) const {
        double total = plan_.outside_practice_by_zone.empty() ? 0.0 : static_cast<double>(plan_.outside_practice_by_zone[zone]);
        for (const PracticePeople& row : by_zone_[zone]) total += row.people;
        if (total > 0.0) {
            for (const PracticePeople& row : by_zone_[zone]) give(row.practice, row.people / total);
            return true;
        }
        return share_nearest(at, give);
    }
    // All to the nearest practice that has a list.
    template <typename Give>
    bool share_nearest(geo::Point at, Give&& give) const {
        const std::optional<std::size_t> site = nearest_->nearest(at);
        if (!site) return false;
        give(site_practice_[*site], 1.0);
        return true;
    }

private:
    const model::Plan& plan_;
    std::vector<std::vector<PracticePeople>> by_zone_;
    std::vector<std::size_t> site_practice_;
    std::optional<travel::StraightLine> nearest_;
};

}  // namespace merestone::analysis::detail
