// A line of clauses, parted by semicolons, that has to stand in less room than it takes: whole clauses are left out from the end, so that
// nothing is cut within a sentence.
#pragma once

#include <functional>
#include <string>

namespace merestone::ui {

// The words where they fit; else as many clauses as do, with "and more" after them. Where not even the first does, the first.
[[nodiscard]] std::string fitted_clauses(const std::string& words, const std::function<bool(const std::string&)>& fits);

}  // namespace merestone::ui
