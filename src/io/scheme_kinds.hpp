// Private to io: the words for what a scheme does, the same in a table, a plan file and a project.
#pragma once

#include <algorithm>
#include <array>
#include <string>

namespace merestone::io {

inline constexpr std::array<const char*, 7> kSchemeKinds = {"extension", "new-build", "refurbishment", "closure",
                                                            "merger",    "hours",     "dispersal"};
inline constexpr const char* kSchemeKindUnknown =
    "a scheme is an extension, new-build, refurbishment, closure, merger, hours or dispersal; of another kind only the rooms and "
    "areas that it adds are counted";

[[nodiscard]] inline bool is_scheme_kind(const std::string& kind) {
    return kind.empty() || std::find(kSchemeKinds.begin(), kSchemeKinds.end(), kind) != kSchemeKinds.end();
}

}  // namespace merestone::io
