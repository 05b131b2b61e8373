// Commands as a hand that cares for nothing would give them: most are good, some are refused. Header only, so that the support
// library needs no room above model.
#pragma once

#include <fmt/format.h>

#include "base/random.hpp"
#include "edit/command.hpp"

namespace merestone::test {

inline model::LocalityIx random_locality(const edit::Draft& draft, base::Random& random) {
    return model::LocalityIx(random.below(static_cast<std::uint32_t>(draft.localities.size())));
}

inline std::vector<model::ZoneIx> random_zones(const model::Plan& plan, base::Random& random) {
    std::vector<model::ZoneIx> out;
    const std::uint32_t n = 1 + random.below(4);
    for (std::uint32_t i = 0; i < n; ++i) out.emplace_back(random.below(static_cast<std::uint32_t>(plan.zones.size())));
    return out;
}

// \param grouping_only leaves hubs, housing and attributes alone.
inline edit::Command random_command(const model::Plan& plan, const edit::Draft& draft, base::Random& random, bool grouping_only = false) {
    const auto practice = [&] { return model::PracticeIx(random.below(static_cast<std::uint32_t>(plan.practices.size()))); };
    const auto zone = [&] { return random.below(static_cast<std::uint32_t>(plan.zones.size())); };
    const auto hub = [&] {
        return draft.hubs.empty() ? std::string("none") : draft.hubs[random.below(static_cast<std::uint32_t>(draft.hubs.size()))].id;
    };
    const auto site = [&] {
        return draft.housing.empty() ? std::string("none")
                                     : draft.housing[random.below(static_cast<std::uint32_t>(draft.housing.size()))].id;
    };
    switch (random.below(grouping_only ? 10 : 18)) {
        case 0:
        case 1: return edit::MoveZones{random_zones(plan, random), random_locality(draft, random)};
        case 2: return edit::MovePractices{{practice(), practice()}, random_locality(draft, random)};
        case 3: return edit::MovePractices{{practice()}, random_locality(draft, random)};
        case 4: return edit::MovePracticeOnly{practice(), random_locality(draft, random)};
        case 5: return edit::CreateLocality{random_zones(plan, random), ""};
        case 6: {
            const model::LocalityIx l = random_locality(draft, random);
            std::vector<model::ZoneIx> some;
            for (std::size_t z = 0; z < plan.zones.size(); ++z)
                if (draft.zone_locality[z] == l && random.below(2) == 0) some.emplace_back(z);
            return edit::SplitLocality{l, some, ""};
        }
        case 7: return edit::MergeLocalities{random_locality(draft, random), random_locality(draft, random)};
        case 8: return edit::RenameLocality{random_locality(draft, random), fmt::format("Name {}", random.below(50))};
        case 9: return edit::SetLocked{{random_locality(draft, random)}, random.below(4) == 0};
        case 10: {
            model::Hub h;
            h.name = "Made hub";
            h.at = plan.zones[zone()].centre;
            return edit::PlaceHub{h};
        }
        case 11: return edit::MoveHub{hub(), plan.zones[zone()].centre};
        case 12: return edit::RemoveHub{hub()};
        case 13: {
            const geo::Point p = plan.zones[zone()].centre;
            return edit::SetHubCatchment{hub(), {{{p, {p.x + 900, p.y}, {p.x + 900, p.y + 700}, {p.x, p.y + 700}, p}, {}}}};
        }
        case 14: {
            model::HousingSite s;
            s.name = "Made site";
            s.at = plan.zones[zone()].centre;
            s.dwellings_min = random.below(500);
            s.homes_by_year = {{base::Year{2018}, 12.5}, {base::Year{2019}, 40.0}};
            return edit::PutHousingSite{s};
        }
        case 15: return edit::RemoveHousingSite{site()};
        case 16:
            return edit::SetAttribute{"practice", plan.practices[practice().pos()].id, "list", std::to_string(random.below(9) * 2500),
                                      "a letter"};
        default: return edit::SetAttribute{"hub", hub(), "clinicians", std::to_string(random.below(9)), "a call"};
    }
}

}  // namespace merestone::test
