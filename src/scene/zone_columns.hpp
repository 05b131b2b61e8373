// The numbers a plan can shade its zones by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan.hpp"
#include "scene/map_options.hpp"

namespace merestone::scene {

struct ColumnOffer {
    std::string id;                            // "imd_score": stable, for settings and scripts
    std::string title;                         // "Deprivation (IMD score)"
    std::string unit;                          // "people", "people/km2", "share", "score"
    std::vector<std::optional<double>> value;  // per zone; nothing: not known
    bool fifths = false;                       // 1 = most deprived to 5: five classes of their own, the first darkest
};

// Those with a value for at least one zone: residents, density, registered people, share registered, deprivation, age shares where the
// bands have those edges, homes to come, distance to the nearest practice, share with practices outside; each indicator ("indicator_ID"),
// as that of the practices that a zone's patients use, for whom it says more than where they live. O(zones x practices) at worst.
[[nodiscard]] std::vector<ColumnOffer> zone_columns(const model::Plan& plan);

// Ready for MapOptions::column. \param breaks where given, the reader's own (at least two different); fifths have their own
[[nodiscard]] ZoneColumn shaded(const ColumnOffer& offer, style::ClassMethod method = style::ClassMethod::quantile, std::size_t classes = 5,
                                std::vector<double> breaks = {});

}  // namespace merestone::scene
