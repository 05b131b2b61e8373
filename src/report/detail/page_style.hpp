// How a page that is one sheet of A4 looks, and the frame round its contents. Part of what_if_page and passports.
#pragma once

#include <string>
#include <string_view>

namespace merestone::report::detail {

// \param inner HTML already. The title goes through `safe`.
[[nodiscard]] std::string page_of(std::string_view title, std::string_view inner);

}  // namespace merestone::report::detail
