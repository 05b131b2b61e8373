// Positions in the plan's tables.
#pragma once

#include "base/index.hpp"

namespace merestone::model {

using ZoneIx = base::Index<struct ZoneTag>;
using PracticeIx = base::Index<struct PracticeTag>;
using PremisesIx = base::Index<struct PremisesTag>;
using HubIx = base::Index<struct HubTag>;
using HousingIx = base::Index<struct HousingTag>;
using LocalityIx = base::Index<struct LocalityTag>;

}  // namespace merestone::model
