// A page for each practice: what changes for it, its patients, its building. Each fits one side of A4 when printed; the page of many has an
// index and a page break between them. What is not known is said so. The same input gives the same bytes.
#pragma once

#include <string>
#include <vector>

#include "analysis/capacity.hpp"
#include "analysis/estate.hpp"
#include "analysis/registered.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::report {

// Values that analysis made; all of it outlives the call.
struct PassportInput {
    const model::Plan& plan;
    const model::Scenario& chosen;
    const std::vector<model::LocalityStats>& localities;  // of the chosen scenario, in its order
    const model::Scenario* compared = nullptr;            // what holds now; the chosen one itself: no change; null: none is known
    const analysis::RegisteredPeople& people;
    const analysis::EstateResult& estate;  // of the chosen scenario
    std::string version;                   // of the program
};

// \param practices in the order in which they are to stand; each once. About 10 kB and a tenth of a millisecond each.
[[nodiscard]] std::string passports_page(const PassportInput& input, const std::vector<model::PracticeIx>& practices);

// A name for the file of one practice alone, whatever stands in its code: "B86001.html".
[[nodiscard]] std::string passport_file_name(const model::Plan& plan, model::PracticeIx practice);

}  // namespace merestone::report
