#include "actions/estate_files.hpp"

#include <algorithm>
#include <utility>

#include "actions/developer_annex.hpp"
#include "actions/estate_sheets.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"

namespace merestone::actions {

base::Result<std::vector<NotWritten>> write_estate(io::OutputFolder& folder, const EstateOut& out) {
    std::vector<NotWritten> left;
    for (const EstateSheet& one : estate_sheets(out)) {
        const std::string file = one.sheet.name + ".csv";
        if (one.sheet.rows.empty()) {
            left.push_back({file, one.why_none});
            continue;
        }
        if (auto done = folder.write(file, io::to_csv(one.sheet)); !done) return done.error();
    }
    if (out.book.developer.sites.empty()) {
        left.push_back({"developer.html", "the plan has no housing sites"});
    } else if (auto done = folder.write("developer.html", developer_annex(out)); !done) {
        return done.error();
    }
    return left;
}

std::vector<std::string> names_of(const std::vector<NotWritten>& files) {
    std::vector<std::string> out;
    for (const NotWritten& one : files) out.push_back(one.file);
    return out;
}

std::string not_written_text(const std::vector<NotWritten>& files) {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_why;  // in the order in which a reason comes up
    for (const NotWritten& one : files) {
        auto found = std::find_if(by_why.begin(), by_why.end(), [&](const auto& group) { return group.first == one.why; });
        if (found == by_why.end()) found = by_why.insert(by_why.end(), {one.why, {}});
        found->second.push_back(one.file);
    }
    std::string out;
    for (const auto& [why, names] : by_why) out += (out.empty() ? "not written: " : "; ") + base::join(names, ", ") + " (" + why + ")";
    return out.empty() ? out : out + "\n";
}

}  // namespace merestone::actions
