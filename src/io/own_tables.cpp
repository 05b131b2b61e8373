#include "io/own_tables.hpp"

#include <set>

#include "base/text.hpp"

namespace merestone::io {

bool is_own_table(Role role) {
    switch (role) {
        case Role::premises:
        case Role::occupancies:
        case Role::facets:
        case Role::backlog:
        case Role::hub_week:
        case Role::hub_cover:
        case Role::schemes:
        case Role::scheme_gates:
        case Role::scheme_money:
        case Role::trajectories:
        case Role::projections:
        case Role::locality_records:
        case Role::risks: return true;
        default: return false;
    }
}

bool says_total(std::string_view text) {
    static const std::set<std::string, std::less<>> kFeet = {"total", "totals", "grandtotal", "subtotal", "sum"};
    return text.size() < 20 && kFeet.contains(base::header_key(text));
}

std::string part_meant_by(std::string_view header, const std::vector<std::string>& free) {
    const std::string key = base::header_key(header);
    constexpr std::size_t kLeast = 4;  // shorter words are in too many names
    for (const std::string& part : free) {
        const std::string own = base::header_key(part);
        if (own == key) return part;
        if (key.size() >= kLeast && own.find(key) != std::string::npos) return part;
        if (own.size() >= kLeast && key.find(own) != std::string::npos) return part;
    }
    std::vector<std::string_view> names(free.begin(), free.end());
    return std::string(base::nearest_word(header, names));
}

bool is_remark(std::string_view header) {
    static const std::set<std::string, std::less<>> kRemarks = {"",         "basis",  "note",    "notes", "comment",
                                                                "comments", "remark", "remarks", "source"};
    return kRemarks.contains(base::header_key(header));
}

}  // namespace merestone::io
