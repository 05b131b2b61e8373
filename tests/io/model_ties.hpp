// All members of the model's plain rows as one value that can be compared and printed. A structured binding names every member, so a
// member added to the model does not compile here until somebody has thought of how it is read and kept.
#pragma once

#include <tuple>

#include "model/plan.hpp"

namespace merestone::test {

inline auto tied(const model::AgeBand& x) {
    const auto& [a, b, c] = x;
    return std::tuple(a, b, c);
}
inline auto tied(const model::Workforce& x) {
    const auto& [a, b, c, d, e, f] = x;
    return std::tuple(a, b, c, d, e, f);
}
inline auto tied(const model::FacetRating& x) {
    const auto& [a, b, c, d, e, f, g, h] = x;
    return std::tuple(a, b, c, d, e, f, g, h);
}
inline auto tied(const model::Backlog& x) {
    const auto& [a, b, c, d, e, f] = x;
    return std::tuple(a, b, c, d, e, f);
}
inline auto tied(const model::SchemeGate& x) {
    const auto& [a, b, c, d, e] = x;
    return std::tuple(a, b, c, d, e);
}
inline auto tied(const model::SchemeMoney& x) {
    const auto& [a, b, c, d, e] = x;
    return std::tuple(a, b, c, d, e);
}
inline auto tied(const model::HubCover& x) {
    const auto& [a, b] = x;
    return std::tuple(a, b);
}
inline auto tied(const model::Occupancy& x) {
    const auto& [a, b, c, d, e] = x;
    return std::tuple(a, b, c, d, e);
}
inline auto tied(const model::HubSession& x) {
    const auto& [a, b, c, d, e, f, g, h, i] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i);
}
inline auto tied(const model::AccessTarget& x) {
    const auto& [a, b, c] = x;
    return std::tuple(a, b, c);
}
inline auto tied(const model::BandRate& x) {
    const auto& [a, b, c] = x;
    return std::tuple(a, b, c);
}
inline auto tied(const model::ProjectedPeople& x) {
    const auto& [a, b, c, d, e] = x;
    return std::tuple(a, b, c, d, e);
}
inline auto tied(const model::IndicatorValue& x) {
    const auto& [a, b, c, d] = x;
    return std::tuple(a, b, c, d);
}
inline auto tied(const model::LocalityRecord& x) {
    const auto& [a, b, c, d, e, f, g, h] = x;
    return std::tuple(a, b, c, d, e, f, g, h);
}
inline auto tied(const model::Risk& x) {
    const auto& [a, b, c, d, e, f, g, h] = x;
    return std::tuple(a, b, c, d, e, f, g, h);
}

template <typename Row>
auto tied(const std::vector<Row>& rows) {
    std::vector<decltype(tied(rows.front()))> out;
    for (const Row& row : rows) out.push_back(tied(row));
    return out;
}

// A shape by its corners: enough to tell whether it came back.
inline std::vector<std::vector<geo::Point>> tied(const geo::MultiPolygon& shape) {
    std::vector<std::vector<geo::Point>> out;
    for (const geo::Polygon& part : shape) {
        out.push_back(part.outer);
        for (const geo::Ring& hole : part.holes) out.push_back(hole);
    }
    return out;
}

inline auto tied(const model::Premises& x) {
    const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, y, z, facets, backlog] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, y, z, tied(facets), tied(backlog));
}
inline auto tied(const model::Scheme& x) {
    const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, gates, money] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, tied(gates), tied(money));
}
inline auto tied(const model::Hub& x) {
    const auto& [a, b, c, d, e, f, g, h, i, catchment, from_date, covers] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, tied(catchment), from_date, tied(covers));
}
inline auto tied(const model::Zone& x) {  // but for the centre and the area, which are made of the shape
    const auto& [a, b, centre, area, c, ages, d, e, f, side] = x;
    return std::tuple(a, b, c, tied(ages), d, e, f, side);
}
inline auto tied(const model::Practice& x) {
    const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, staff, ages, o, p, inner, outer] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, j, k, l, m, n, tied(staff), tied(ages), o, p, tied(inner), tied(outer));
}
inline auto tied(const model::HousingSite& x) {
    const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, area] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, j, k, l, m, n, tied(area));
}
inline auto tied(const model::Growth& x) {
    const auto& [a, bands, projected, b, c, d, e, f] = x;
    return std::tuple(a, tied(bands), tied(projected), b, c, d, e, f);
}
inline auto tied(const model::Indicator& x) {
    const auto& [a, b, c, d, e, f, g, h, i, values] = x;
    return std::tuple(a, b, c, d, e, f, g, h, i, tied(values));
}

// The rows of a table of the plan.
template <typename Row>
auto tied_all(const std::vector<Row>& rows) {
    std::vector<decltype(tied(rows.front()))> out;
    for (const Row& row : rows) out.push_back(tied(row));
    return out;
}

}  // namespace merestone::test
