// The tables that `run` writes, from the values of model/results: one function a table, columns as the README's list of outputs.
// Rows are sorted by key; unknown is an empty cell. Shared by CSV, shapefile and GeoPackage.
#pragma once

#include <string>
#include <vector>

#include "io/sheet.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::io {

[[nodiscard]] Sheet localities_sheet(const model::Plan& plan, const std::vector<model::LocalityStats>& localities);
[[nodiscard]] Sheet practices_sheet(const model::Plan& plan, const model::Scenario& scenario);
[[nodiscard]] Sheet zones_sheet(const model::Plan& plan, const model::Scenario& scenario);
// \param places one a postcode of the plan
[[nodiscard]] Sheet postcodes_sheet(const model::Plan& plan, const model::Scenario& scenario,
                                    const std::vector<model::PostcodePlace>& places);
[[nodiscard]] Sheet gaps_sheet(const std::vector<model::Gap>& gaps);
[[nodiscard]] Sheet flags_sheet(const std::vector<model::Flag>& flags);
[[nodiscard]] Sheet problems_sheet(const model::Problems& problems);
[[nodiscard]] Sheet blocks_sheet(const std::vector<model::BlockNote>& notes);
[[nodiscard]] Sheet leakage_sheet(const model::LeakageMatrix& leakage);
[[nodiscard]] Sheet catchments_sheet(const model::Plan& plan, const std::vector<model::Catchment>& catchments);
[[nodiscard]] Sheet sources_sheet(const model::Plan& plan);

// What each field of a shapefile means: field, long name, type, meaning.
[[nodiscard]] Sheet field_dictionary(const Sheet& sheet);

}  // namespace merestone::io
