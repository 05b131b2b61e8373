#include "session/stale_stage.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <vector>

#include "edit/same.hpp"

namespace merestone::session {
namespace {

using analysis::EstateStage;

// Of a corrected attribute; one that is not named here is taken to reach everything.
EstateStage stage_of(const model::Override& o) {
    struct Reach {
        std::string_view kind;
        std::string_view field;
        EstateStage stage;
    };
    constexpr Reach kReach[] = {
        {"practice", "name", EstateStage::flags},          {"practice", "gp_fte", EstateStage::tables},
        {"premises", "name", EstateStage::flags},          {"premises", "tenure", EstateStage::flags},
        {"premises", "rooms_ce", EstateStage::capacity},   {"premises", "rooms_treatment", EstateStage::capacity},
        {"premises", "nia_m2", EstateStage::capacity},     {"premises", "gia_m2", EstateStage::capacity},
        {"premises", "hours_week", EstateStage::capacity}, {"premises", "physical", EstateStage::flags},
        {"premises", "functional", EstateStage::flags},    {"premises", "space", EstateStage::flags},
        {"premises", "quality", EstateStage::flags},       {"premises", "statutory", EstateStage::flags},
        {"premises", "environment", EstateStage::flags},
    };
    if (o.kind == "assumption") return analysis::stage_of_assumption(o.subject);
    for (const Reach& reach : kReach)
        if (reach.kind == o.kind && reach.field == o.field) return reach.stage;
    return EstateStage::people;
}

EstateStage of_corrections(const edit::Draft& before, const edit::Draft& now) {
    const auto order = [](const model::Override& a, const model::Override& b) {
        const auto key = [](const model::Override& o) { return std::tie(o.kind, o.subject, o.field, o.value, o.published, o.source); };
        return key(a) < key(b);
    };
    std::vector<model::Override> differ;
    std::set_symmetric_difference(before.overrides.begin(), before.overrides.end(), now.overrides.begin(), now.overrides.end(),
                                  std::back_inserter(differ), order);
    EstateStage first = EstateStage::nothing;
    for (const model::Override& o : differ) first = std::min(first, stage_of(o));
    return first;
}

template <typename Rows, typename Same>
bool all_same(const Rows& a, const Rows& b, Same same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace

EstateStage first_stale(const edit::Draft& before, const edit::Draft& now) {
    if (!all_same(before.housing, now.housing, edit::same_site)) return EstateStage::people;
    EstateStage first = of_corrections(before, now);
    const bool grouping = before.zone_locality == now.zone_locality && before.practice_locality == now.practice_locality &&
                          before.localities == now.localities;
    if (!grouping) first = std::min(first, EstateStage::tables);
    const bool rest = all_same(before.hubs, now.hubs, edit::same_hub) && before.scenario_id == now.scenario_id &&
                      before.scenario_from == now.scenario_from && before.scenario_title == now.scenario_title &&
                      edit::same_alternatives(before.others, now.others);  // moved patients are counted from one of them
    if (!rest) first = std::min(first, EstateStage::flags);
    return first;
}

}  // namespace merestone::session
