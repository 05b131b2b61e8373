#include "model/problem.hpp"

#include <algorithm>
#include <tuple>

namespace merestone::model {
namespace {

auto key(const Problem& p) { return std::tie(p.rule, p.file, p.row, p.field, p.value, p.meaning, p.todo); }

}  // namespace

const char* to_string(Severity severity) noexcept {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "";
}

bool has_errors(const Problems& problems) noexcept {
    return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

void sort_problems(Problems& problems) {
    std::sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        if (a.severity != b.severity) return a.severity > b.severity;
        return key(a) < key(b);
    });
    problems.erase(std::unique(problems.begin(), problems.end(),
                               [](const Problem& a, const Problem& b) { return a.severity == b.severity && key(a) == key(b); }),
                   problems.end());
}

}  // namespace merestone::model
