#include "actions/passports_out.hpp"

#include "actions/json_of.hpp"
#include "report/passports.hpp"

namespace merestone::actions {

const model::Scenario* compared_with(const model::Plan& plan, const std::vector<const analysis::Judged*>& judged,
                                     const model::Scenario& chosen) {
    const model::ScenarioSpec* spec = plan.find_scenario(chosen.id);
    if (spec != nullptr && !spec->from.empty())
        for (const analysis::Judged* j : judged)
            if (j->scenario.id == spec->from) return &j->scenario;
    for (const analysis::Judged* j : judged)
        if (!j->scenario.found && j->scenario.id != chosen.id) return &j->scenario;
    for (const analysis::Judged* j : judged)
        if (!j->scenario.found && j->scenario.id == chosen.id) return &j->scenario;
    return nullptr;
}

std::string passports_html(const model::Plan& plan, const analysis::Judged& chosen, const model::Scenario* compared,
                           const analysis::RegisteredPeople& people, const analysis::EstateResult& estate,
                           std::vector<model::PracticeIx> practices) {
    if (practices.empty())
        for (std::size_t p = 0; p < plan.practices.size(); ++p) practices.emplace_back(p);
    return report::passports_page({plan, chosen.scenario, chosen.localities, compared, people, estate, version()}, practices);
}

}  // namespace merestone::actions
