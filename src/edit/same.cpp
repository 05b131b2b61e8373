#include "edit/same.hpp"

#include <algorithm>
#include <tuple>

namespace merestone::edit {

bool same_shape(const geo::MultiPolygon& a, const geo::MultiPolygon& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const geo::Polygon& x, const geo::Polygon& y) { return x.outer == y.outer && x.holes == y.holes; });
}

bool same_hub(const model::Hub& a, const model::Hub& b) {
    const auto all = [](const model::Hub& h) {
        return std::tie(h.id, h.name, h.at, h.zone, h.premises, h.status, h.basis, h.open, h.clinicians, h.from_date);
    };
    const auto same_cover = [](const model::HubCover& x, const model::HubCover& y) {
        return x.practice == y.practice && x.from_date == y.from_date;
    };
    return all(a) == all(b) && same_shape(a.catchment, b.catchment) &&
           std::equal(a.covers.begin(), a.covers.end(), b.covers.begin(), b.covers.end(), same_cover);
}

bool same_weights(const std::optional<model::ObjectiveWeights>& a, const std::optional<model::ObjectiveWeights>& b) {
    const auto all = [](const model::ObjectiveWeights& w) {
        return std::tie(w.distance_m_per_patient, w.leaked_patient_m, w.border_m, w.moved_patient_m, w.off_target_m);
    };
    return a.has_value() == b.has_value() && (!a || all(*a) == all(*b));
}

bool same_site(const model::HousingSite& a, const model::HousingSite& b) {
    const auto all = [](const model::HousingSite& h) {
        return std::tie(h.id, h.name, h.council, h.at, h.zone, h.dwellings_min, h.dwellings_max, h.permissioned, h.deliverable,
                        h.phasing_assumed, h.homes_by_year, h.source_layer, h.household_size, h.group);
    };
    return all(a) == all(b) && same_shape(a.area, b.area);
}

}  // namespace merestone::edit
