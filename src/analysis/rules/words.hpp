// How flags say things: names, people, rooms, years and where a threshold comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::analysis::rules {

[[nodiscard]] std::string practice_words(const model::Practice& practice);                        // "Practice X0012 (Mill Lane Surgery)"
[[nodiscard]] std::string premises_words(const model::Premises& premises);                        // "Premises P7 (Mill Lane Health Centre)"
[[nodiscard]] std::string locality_words(const model::Scenario& scenario, std::size_t locality);  // "Locality L03 (Armley)"
[[nodiscard]] std::string hub_words(const model::Hub& hub);
[[nodiscard]] std::string scheme_words(const model::Scheme& scheme);
[[nodiscard]] std::string site_words(const model::HousingSite& site);
[[nodiscard]] std::string people_words(double people);                                              // "31,204"
[[nodiscard]] std::string percent_words(double share);                                              // "12.5%"
[[nodiscard]] std::string count_words(std::size_t n, std::string_view one, std::string_view many);  // "1 practice", "4 practices"
// The first few, then how many more: "A, B, C and 12 more".
[[nodiscard]] std::string list_words(const std::vector<std::string>& items, std::size_t show = 5);
// "source (confidence M, our default)"
[[nodiscard]] std::string source_words(const model::Assumption& assumption);
[[nodiscard]] std::string joined_sources(std::string_view rule_source, const std::vector<const model::Assumption*>& assumptions);

}  // namespace merestone::analysis::rules
