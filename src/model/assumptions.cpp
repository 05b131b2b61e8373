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

}  // namespace merestone::model
