#include "report/detail/html_estate_sections.hpp"

namespace merestone::report::detail {

const std::vector<EstateSection>& estate_sections() {
    static const std::vector<EstateSection> kAll = {
        {"when", "Where will we run out, and when", when_section},
        {"first", "What comes first", first_section},
        {"condition", "Condition and backlog", condition_section},
        {"schemes", "Schemes and money", schemes_section},
        {"hubs", "Hubs", hubs_section},
        {"housing", "Housing and the developer's share", housing_section},
        {"remedies", "What to do", remedies_section},
        {"closures", "If a poor building closes", closures_section},
        {"dispersed", "Lists that are dispersed", dispersed_section},
        {"workforce", "Who works there", workforce_section},
        {"indicators", "Indicators", indicators_section},
        {"access", "Who can reach a practice", access_section},
        {"records", "Status and risks", records_section},
        {"sensitivity", "What the answer hangs on", sensitivity_section},
    };
    return kAll;
}

}  // namespace merestone::report::detail
