// The estate over time for scripts: what `merestone gaps --json` says beside its flags and gaps. Keys are for good; people are rounded to
// the person; what is not known is null with `<key>_why` beside it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

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

}  // namespace merestone::actions
