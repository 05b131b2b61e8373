// The JSON that --json prints and summary.json holds: stable keys with units in their names, numbers rounded as in the tables, unknown
// as null with "<key>_why" beside it.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "actions/study.hpp"
#include "analysis/compare.hpp"
#include "model/results.hpp"

namespace merestone::actions {

using Json = nlohmann::ordered_json;

[[nodiscard]] const char* version() noexcept;

// {"merestone","command","plan":{...},"scenario","seed","stopped_by","problems":[...],"assumptions":[...],"result":{...}}
[[nodiscard]] Json envelope(const std::string& command, const model::Plan& plan, const model::Problems& problems);

[[nodiscard]] Json json_of(const model::Problems& problems);
[[nodiscard]] Json json_of(const model::Plan& plan, const analysis::Judged& judged, const FoundNote* note);
[[nodiscard]] Json json_of(const std::vector<model::Flag>& flags);
[[nodiscard]] Json json_of(const std::vector<model::Gap>& gaps);
[[nodiscard]] Json json_of(const std::vector<model::BlockNote>& notes);
[[nodiscard]] Json json_of(const model::Plan& plan, const std::vector<model::Catchment>& catchments);
[[nodiscard]] Json json_of(const model::Plan& plan, const analysis::Judged& a, const analysis::Judged& b,
                           const analysis::Comparison& comparison);

[[nodiscard]] double rounded(double value, int decimals);

}  // namespace merestone::actions
