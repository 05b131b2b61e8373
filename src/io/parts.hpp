// Which column plays which part: for every kind of table the parts it has, and the headers by which publishers and our own tables call
// them. Readers find their columns by it; a person who maps the columns of an unknown file chooses among the same parts.
//
// Not here: layouts without a header (ODS, Code-Point Open), which are read by position, and the units of an abstract instance, whose
// activities are whatever columns it has.
#pragma once

#include <vector>

#include "io/source_spec.hpp"

namespace merestone::io {

struct Part {
    const char* name;                  // as `columns` of a plan calls it
    std::vector<const char*> headers;  // compared by base::header_key; one that ends in * is what the header begins with
    bool needed = false;
    const char* title = "";  // in words, for a form
};

// Empty for a role whose parts are not fixed.
[[nodiscard]] const std::vector<Part>& parts_of(Role role);

}  // namespace merestone::io
