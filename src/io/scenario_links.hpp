// Private to io: from which scenario each one starts. The links must name scenarios of the plan and must end somewhere.
#pragma once

#include <string>
#include <vector>

#include "model/plan.hpp"

namespace merestone::io {

struct BrokenLink {
    std::string scenario;
    std::string from;     // as it was written
    bool circle = false;  // else no scenario has that id
};

// Takes out the links that lead nowhere or round in a circle: `from` is empty there afterwards. Cost: scenarios squared.
[[nodiscard]] std::vector<BrokenLink> drop_broken_links(std::vector<model::ScenarioSpec>& scenarios);

}  // namespace merestone::io
