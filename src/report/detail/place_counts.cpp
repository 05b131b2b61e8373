#include "report/detail/place_counts.hpp"

namespace merestone::report::detail {

const model::NeedHave& need_have(const analysis::EstateResult& estate, std::string_view kind, std::size_t place, std::size_t year,
                                 std::size_t measure) {
    const analysis::EstateTables& tables = estate.tables;
    const auto row = kind == "practice"   ? tables.of_practice(place)
                     : kind == "premises" ? tables.of_premises(place)
                                          : tables.of_locality(place);
    return row[year][measure];
}

std::vector<std::size_t> places_counted(const analysis::EstateResult& estate, std::string_view kind) {
    const analysis::EstateTables& tables = estate.tables;
    const auto& rows = kind == "practice" ? tables.practice : kind == "premises" ? tables.premises : tables.locality;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; tables.years > 0 && i < rows.size() / tables.years; ++i)
        if (kind != "premises" || !estate.capacity.moves.of_premises[i].empty()) out.push_back(i);
    return out;
}

PlaceCount count_places(const analysis::EstateResult& estate, std::string_view kind, std::size_t measure, std::size_t year) {
    PlaceCount out;
    for (const std::size_t place : places_counted(estate, kind)) {
        const model::NeedHave& n = need_have(estate, kind, place, year, measure);
        ++(n.gap() ? out.known : out.not_known);
        if (!n.short_of()) continue;
        ++out.short_of;
        out.lacking += *n.gap();
    }
    return out;
}

}  // namespace merestone::report::detail
