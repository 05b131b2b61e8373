#include "ui/fitted_words.hpp"

namespace merestone::ui {

std::string fitted_clauses(const std::string& words, const std::function<bool(const std::string&)>& fits) {
    if (fits(words)) return words;
    std::string shown = words;
    for (std::size_t end = shown.rfind("; "); end != std::string::npos; end = shown.rfind("; ")) {
        shown.resize(end);
        if (const std::string with_more = shown + "; and more"; fits(with_more)) return with_more;
    }
    return shown;
}

}  // namespace merestone::ui
