#include "model/assumptions.hpp"

#include "base/check.hpp"

namespace merestone::model {

const Assumption& Assumptions::at(std::string_view id) const {
    const Assumption* found = find(id);
    base::check(found != nullptr, "an assumption that is not in the list was asked for");
    return *found;
}

std::string_view default_label(const Assumption& a) noexcept {
    return a.from == "default" && (a.confidence == "M" || a.confidence == "L") ? "our default" : "";
}

std::string confidence_label(const Assumption& a) {
    if (a.from == "typed") return "typed here";
    if (a.confidence == "H") return {};
    if (a.from == "default") return "our default, not confirmed";
    return a.confidence == "planner" ? "the plan's, no source" : "not confirmed";
}

}  // namespace merestone::model
