#include "io/age_words.hpp"

#include <string>
#include <vector>

#include "base/text.hpp"

namespace merestone::io {

std::optional<model::AgeBand> band_of(std::string_view text) {
    std::vector<int> numbers;
    std::string digits;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] >= '0' && text[i] <= '9' && digits.size() < 3) digits += text[i];
        else if (!digits.empty()) {
            numbers.push_back(static_cast<int>(*base::parse_int(digits)));
            digits.clear();
        }
    }
    const std::string l = base::lower(text);
    if (numbers.size() == 2) return model::AgeBand{numbers[0], numbers[1], 0};
    if (numbers.size() != 1) return {};
    if (l.find("under") != std::string::npos) return model::AgeBand{0, numbers[0], 0};
    if (l.find("over") != std::string::npos || l.find('+') != std::string::npos) return model::AgeBand{numbers[0], 120, 0};
    return model::AgeBand{numbers[0], numbers[0], 0};
}

}  // namespace merestone::io
