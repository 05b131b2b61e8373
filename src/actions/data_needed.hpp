// The files a plan is made of: what each is for, who publishes it under which title, and what a plan cannot answer without it.
//
// Titles are those of the publishers' pages, by which a search finds them; no addresses, which move.
#pragma once

#include <span>

#include "io/source_spec.hpp"

namespace merestone::actions {

struct DataNeeded {
    io::Role role;
    const char* title;  // "Practices"
    const char* why;
    const char* publisher;
    const char* page;     // the title of the page, and of the file on it
    const char* without;  // what the plan cannot say where it is missing
    bool essential;       // no plan without it
};

// In the order in which a planner would look for them.
[[nodiscard]] std::span<const DataNeeded> data_needed();
[[nodiscard]] const DataNeeded* needed(io::Role role);

}  // namespace merestone::actions
