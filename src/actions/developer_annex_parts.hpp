// The sections of the developer's annex that are tables, one function each. Part of developer_annex.
#pragma once

#include <string>
#include <vector>

#include "actions/estate_out.hpp"

namespace merestone::actions::annex {

[[nodiscard]] std::vector<std::string> councils_of(const EstateOut& out);  // of its sites, by name, each once

[[nodiscard]] std::string sites_section(const EstateOut& out);      // the sites and groups, and what each is asked for
[[nodiscard]] std::string years_section(const EstateOut& out);      // patients by year
[[nodiscard]] std::string practices_section(const EstateOut& out);  // who takes them, and the space they have
[[nodiscard]] std::string need_section(const EstateOut& out);       // area and rooms: needed, met, lacking
[[nodiscard]] std::string money_section(const EstateOut& out);      // three methods side by side, price base and index
[[nodiscard]] std::string assumptions_section(const EstateOut& out);

}  // namespace merestone::actions::annex
