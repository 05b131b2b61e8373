#include "ui/shown.hpp"

namespace merestone::ui {

std::string locality_label(const model::Scenario& scenario, model::LocalityIx locality) {
    if (!locality || locality.pos() >= scenario.locality_id.size()) return "none";
    return scenario.locality_id[locality.pos()] + " " + scenario.locality_name[locality.pos()];
}

const model::Flag* worst_flag(std::span<const model::Flag> flags, std::string_view kind, std::string_view subject) {
    const model::Flag* worst = nullptr;
    for (const model::Flag& f : flags)
        if (f.subject_kind == kind && f.subject == subject && (worst == nullptr || f.rag > worst->rag)) worst = &f;
    return worst;
}

}  // namespace merestone::ui
