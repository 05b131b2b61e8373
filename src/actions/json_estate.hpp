// The estate over time for scripts: what `merestone gaps --json` says beside its flags and gaps. Keys are for good; people are rounded to
// the person; money is whole pounds with its price base beside it; what is not known is null with `<key>_why` beside it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "actions/estate_out.hpp"
#include "actions/json_of.hpp"
#include "analysis/estate.hpp"
#include "analysis/ranking.hpp"
#include "model/plan.hpp"

namespace merestone::actions {

// How many people new homes bring, and what the growth rests on.
[[nodiscard]] Json json_of_growth(const model::Plan& plan, const analysis::PeopleByYear& people);
// Where the patients of practices go that close.
[[nodiscard]] Json json_of_dispersed(const model::Plan& plan, const analysis::PeopleByYear& people);
// \param id of a row: of the premises or the locality.
[[nodiscard]] Json json_of_ranking(const analysis::Ranking& ranking, const std::function<std::string(std::size_t)>& id);

// json_estate_schemes.cpp: the register, and who pays for it by year, with totals that foot.
[[nodiscard]] Json json_of_schemes(const EstateOut& out);
[[nodiscard]] Json json_of_funding(const EstateOut& out);
// json_estate_developer.cpp: what new homes need and what may be asked for. Of a site and of a group only the practices that take most.
[[nodiscard]] Json json_of_developer(const EstateOut& out);
// json_estate_hubs.cpp
[[nodiscard]] Json json_of_hubs(const EstateOut& out);
// json_estate_remedies.cpp: what to do about each shortage, and what closing a poor building would do.
[[nodiscard]] Json json_of_remedies(const EstateOut& out);
[[nodiscard]] Json json_of_closures(const EstateOut& out);
// json_estate_places.cpp: by locality and commissioner.
[[nodiscard]] Json json_of_workforce(const EstateOut& out);
[[nodiscard]] Json json_of_roll_up(const EstateOut& out);
[[nodiscard]] Json json_of_indicators(const EstateOut& out);
// json_estate_access.cpp: how far people are from a practice
[[nodiscard]] Json json_of_access(const EstateOut& out);
// json_estate_answer.cpp: what the answer hangs on, and what planners wrote down
[[nodiscard]] Json json_of_sensitivity(const EstateOut& out);
[[nodiscard]] Json json_of_locality_records(const EstateOut& out);
[[nodiscard]] Json json_of_risks(const EstateOut& out);

}  // namespace merestone::actions
