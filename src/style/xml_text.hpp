// Text made safe for XML and HTML, in content and in quoted attributes.
#pragma once

#include <string>
#include <string_view>

namespace merestone::style {

// & < > " ' become entities; control characters that XML cannot hold are left out; other bytes pass. \pre UTF-8
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace merestone::style
