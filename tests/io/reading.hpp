// What tests of the readers share: a source made of a few words, all readers at once, and questions to what was read.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "io/readers.hpp"
#include "support/places.hpp"

namespace merestone::test {

inline io::SourceSpec source(io::Role role, const std::filesystem::path& file) {
    io::SourceSpec spec;
    spec.role = role;
    spec.file = file;
    spec.file_as_written = file.filename().string();
    return spec;
}

inline io::ReadContext at_date(const char* as_at) {
    io::ReadContext context;
    context.as_at = as_at;
    return context;
}

// How many problems have this rule.
inline long told(const model::Problems& problems, const std::string& rule) {
    return std::count_if(problems.begin(), problems.end(), [&](const model::Problem& p) { return p.rule == rule; });
}

inline std::int64_t skipped(const model::LayerInfo& info, const std::string& reason) {
    for (const auto& [why, rows] : info.skipped)
        if (why == reason) return rows;
    return 0;
}

// A row is used, or skipped with a reason: none is lost.
inline bool rows_add_up(const model::LayerInfo& info) {
    std::int64_t sum = info.used;
    for (const auto& [why, rows] : info.skipped) sum += rows;
    return sum == info.rows;
}

// What every reader says of itself, whatever its records are.
struct Outcome {
    model::LayerInfo info;
    model::Problems problems;
    std::size_t records = 0;
};

using AnyReader = std::function<Outcome(const io::SourceSpec&, const io::ReadContext&)>;
struct NamedReader {
    io::Role role;
    AnyReader read;
};

inline const std::vector<NamedReader>& all_readers() {
    const auto of = [](auto reader) -> AnyReader {
        return [reader](const io::SourceSpec& spec, const io::ReadContext& context) {
            auto read = reader(spec, context);
            return Outcome{read.info, read.problems, read.rows.size()};
        };
    };
    using io::Role;
    static const std::vector<NamedReader> readers = {{Role::zones, of(io::read_shapes)},
                                                     {Role::boundary, of(io::read_shapes)},
                                                     {Role::residents, of(io::read_residents)},
                                                     {Role::ages, of(io::read_ages)},
                                                     {Role::deprivation, of(io::read_deprivation)},
                                                     {Role::practices, of(io::read_practices)},
                                                     {Role::branches, of(io::read_branches)},
                                                     {Role::lists, of(io::read_lists)},
                                                     {Role::flows, of(io::read_flows)},
                                                     {Role::networks, of(io::read_networks)},
                                                     {Role::postcodes, of(io::read_postcodes)},
                                                     {Role::housing, of(io::read_housing)},
                                                     {Role::points, of(io::read_points)},
                                                     {Role::people_points, of(io::read_points)},
                                                     {Role::lines, of(io::read_lines)},
                                                     {Role::premises, of(io::read_premises)},
                                                     {Role::occupancies, of(io::read_occupancies)},
                                                     {Role::facets, of(io::read_facets)},
                                                     {Role::hub_week, of(io::read_hub_week)},
                                                     {Role::schemes, of(io::read_schemes)},
                                                     {Role::trajectories, of(io::read_trajectories)},
                                                     {Role::workforce, of(io::read_workforce)},
                                                     {Role::practice_ages, of(io::read_practice_ages)},
                                                     {Role::rural_urban, of(io::read_rural_urban)},
                                                     {Role::practice_areas, of(io::read_practice_areas)},
                                                     {Role::cqc, of(io::read_cqc)},
                                                     {Role::backlog, of(io::read_backlog)},
                                                     {Role::eric, of(io::read_eric)},
                                                     {Role::scheme_gates, of(io::read_scheme_gates)},
                                                     {Role::scheme_money, of(io::read_scheme_money)},
                                                     {Role::hub_cover, of(io::read_hub_cover)},
                                                     {Role::projections, of(io::read_projections)},
                                                     {Role::locality_records, of(io::read_locality_records)},
                                                     {Role::risks, of(io::read_risks)},
                                                     {Role::indicators, of(io::read_indicators)},
                                                     {Role::assignment, of(io::read_assignment)},
                                                     {Role::units, of(io::read_units)},
                                                     {Role::adjacency, of(io::read_adjacency)},
                                                     {Role::costs, of(io::read_costs)}};
    return readers;
}

}  // namespace merestone::test
