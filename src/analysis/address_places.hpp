// The places that published addresses name: "GIBSON LANE, KIPPAX, LEEDS" is in Kippax.
//
// ODS addresses have no field for the place, so the parts between commas are sifted: the first part (the building, or its number
// and street) never counts; nor do parts with digits, parts that are streets, buildings or counties by their words, "near ..." and
// the post town of the footprint, which is the part that more than half of all addresses carry and so tells no two apart.
// A rule of ours, made on the addresses of Leeds, Leicestershire and north-east London: names for people to read, never keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace merestone::analysis {

// Capitals as in a sentence's names: "BARROW-UPON-SOAR" -> "Barrow-upon-Soar". Text with a small letter is left as it is.
[[nodiscard]] std::string title_case(std::string_view text);

// The part, nearly by itself, that more than half of `addresses` carry, counties aside; nothing where there is none.
[[nodiscard]] std::optional<std::string> post_town(const std::vector<std::string>& addresses);

// The places in one address, as written there, from the widest (last) to the narrowest; each once.
[[nodiscard]] std::vector<std::string> places_of_address(std::string_view address, const std::optional<std::string>& post_town);

}  // namespace merestone::analysis
