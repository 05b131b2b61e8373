// Housing and when it comes, and projections of people.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

namespace {

// Of a track that names its council, that council's site alone; else whichever site has the reference, as long as only one has.
Assembly::Track* track_of(std::map<Assembly::SiteKey, Assembly::Track>& tracks, const model::HousingSite& site) {
    for (const std::string& council : {site.council, std::string()}) {
        const auto at = tracks.find({site.id, council});
        if (at != tracks.end() && !at->second.ambiguous) return &at->second;
    }
    return nullptr;
}

}  // namespace

// Homes by year as the trajectories give them, by reference and the council that the row names. A reference that sites of two councils have
// says nothing without a council: it is told and goes to neither.
std::map<Assembly::SiteKey, Assembly::Track> Assembly::tracks() {
    std::map<std::string, std::set<std::string>> councils_of;
    for (const HousingRead& source : tables_.housing)
        for (const HousingRecord& row : source.read.rows)
            if (row.end_date.empty() || row.end_date > plan_.as_at) councils_of[row.id].insert(row.council);
    std::map<SiteKey, Track> out;
    auto& rows = tables_.trajectories.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const TrajectoryRecord& a, const TrajectoryRecord& b) {
        return std::tie(a.site, a.council, a.year, a.row) < std::tie(b.site, b.council, b.year, b.row);
    });
    const TrajectoryRecord* last = nullptr;
    for (const TrajectoryRecord& row : rows) {
        if (last != nullptr && last->site == row.site && last->council == row.council && last->year == row.year) {
            twice(tables_.trajectories.info, row.row, "site", fmt::format("{} {}", row.site, row.year.first), last->row);
            continue;
        }
        last = &row;
        Track& track = out[{row.site, row.council}];
        track.homes.emplace_back(row.year, row.homes);
        const auto& councils = councils_of[row.site];
        if (!row.council.empty() || councils.size() < 2) continue;
        if (!std::exchange(track.ambiguous, true))
            add(Severity::warning, "site-ambiguous", tables_.trajectories.info, row.row, "site", row.site,
                fmt::format("{} each have a site of this reference, so these homes go to neither",
                            base::join(std::vector<std::string>(councils.begin(), councils.end()), " and ").substr(0, 200)),
                "Add a column council to the trajectories, with the council of the site.");
    }
    return out;
}

void Assembly::housing() {
    std::map<SiteKey, Track> trajectory = tracks();

    for (HousingRead& source : tables_.housing) {
        const model::LayerInfo& layer = source.read.info;
        auto& rows = source.read.rows;
        std::stable_sort(rows.begin(), rows.end(),
                         [](const HousingRecord& a, const HousingRecord& b) { return std::tie(a.id, a.row) < std::tie(b.id, b.row); });
        const auto option = [&](const char* key) {
            const auto at = source.spec.options.find(key);
            return at == source.spec.options.end() ? std::string() : at->second;
        };
        const bool maximum = option("dwellings") == "maximum";
        std::map<std::pair<std::string, std::string>, std::int64_t> row_of;  // council, reference
        for (const HousingRecord& row : rows) {
            if (!row.end_date.empty() && row.end_date <= plan_.as_at) continue;
            // A register is published as it is and may hold a site's older entry as well, so this stops no job.
            if (const auto [at, first] = row_of.emplace(std::pair(row.council, row.id), row.row); !first) {
                add(Severity::warning, "duplicate-key", layer, row.row, "site", row.id,
                    fmt::format("row {} already has this reference; this row's homes are not counted again", at->second),
                    "Give the site a reference of its own, if it is another.");
                continue;
            }
            model::HousingSite site;
            site.id = row.id;
            site.name = row.name;
            site.council = row.council;
            site.group = row.group;
            site.household_size = row.household_size;
            site.at = row.at;
            site.dwellings_min = row.dwellings_min;
            site.dwellings_max = row.dwellings_max;
            site.permissioned = row.permissioned;
            site.deliverable = row.deliverable;
            site.source_layer = layer.role;
            if (!site.at) {
                add(Severity::warning, "empty-point", layer, row.row, "coordinates", row.id,
                    "this housing site has no position; its homes are counted for the footprint but fall to no practice",
                    "Give its coordinates.");
            } else if (site.zone = zone_at(*site.at); !site.zone) {
                const auto near = locator_->nearest(*site.at, 2000.0);
                if (near) site.zone = model::ZoneIx(near->shape);
                else {
                    add(Severity::warning, "far-off-point", layer, row.row, "coordinates", row.id,
                        fmt::format("this site is at {:.0f}, {:.0f}, more than 2 km outside the footprint: its homes are left out",
                                    site.at->x, site.at->y),
                        "Check its coordinates: a lost sign, or another council's site.");
                    continue;
                }
            }
            const auto homes = maximum ? (site.dwellings_max ? site.dwellings_max : site.dwellings_min)
                                       : (site.dwellings_min ? site.dwellings_min : site.dwellings_max);
            if (Track* track = track_of(trajectory, site); track != nullptr) {
                site.homes_by_year = track->homes;
                track->used = true;
            } else if (homes && *homes > 0 && (site.permissioned || site.deliverable.value_or(false)) && !option("years").empty()) {
                site.phasing_assumed = true;
                const int years = static_cast<int>(*base::parse_int(option("years")));
                const int first = static_cast<int>(*base::parse_int(option("first_year")));
                for (int k = 0; k < years; ++k) site.homes_by_year.emplace_back(base::Year{first + k}, static_cast<double>(*homes) / years);
            }
            if (!homes && site.homes_by_year.empty())
                add(Severity::warning, "dwellings-unknown", layer, row.row, "dwellings", row.id,
                    "this site says no number of homes, so it brings nobody", "Ask the council for the number.");
            plan_.housing.push_back(std::move(site));
        }
    }
    std::stable_sort(plan_.housing.begin(), plan_.housing.end(),
                     [](const auto& a, const auto& b) { return std::tie(a.id, a.source_layer) < std::tie(b.id, b.source_layer); });
    for (const auto& [site, track] : trajectory)
        if (!track.used && !track.ambiguous)
            add(Severity::warning, "site-unmatched", tables_.trajectories.info, 0, "site", site.first,
                site.second.empty() ? "no housing site has this id, so its homes are not counted"
                                    : fmt::format("no housing site of {} has this id, so its homes are not counted", site.second),
                "Check the id against the housing layers.");
}

// Projections of areas that the plan has; the plan file's own totals are there already.
void Assembly::projections() {
    const model::LayerInfo& layer = tables_.projections.info;
    auto& projected = plan_.growth.projected;
    const auto key = [](const model::ProjectedPeople& p) { return std::tuple(p.area, p.from_age, p.to_age, p.year); };
    std::set<std::string, std::less<>> areas;
    for (const model::Boundary& boundary : plan_.boundaries)
        for (const model::BoundaryPart& part : boundary.parts) {
            areas.insert(part.id);
            areas.insert(part.name);
        }
    std::map<decltype(key({})), std::int64_t> row_of;  // 0: the plan file's
    for (const model::ProjectedPeople& p : projected) row_of.emplace(key(p), 0);
    auto& rows = tables_.projections.rows;
    std::stable_sort(rows.begin(), rows.end(), [&](const ProjectionRecord& a, const ProjectionRecord& b) {
        return std::pair(key(a.people), a.row) < std::pair(key(b.people), b.row);
    });
    for (ProjectionRecord& row : rows) {
        const std::string& area = row.people.area;
        if (!area.empty() && !areas.contains(area) && !plan_.find_zone(area)) {
            add(Severity::warning, "area-unmatched", layer, row.row, "area", area,
                "no zone and no part of a boundary has this id or name, so the row is not used",
                "Leave it empty for the whole footprint, or name a zone or a part of one of the plan's boundaries.");
            continue;
        }
        if (const auto [at, first] = row_of.emplace(key(row.people), row.row); !first) {
            add(Severity::warning, "duplicate-key", layer, row.row, "area", fmt::format("{} {}", area, row.people.year.first),
                at->second > 0 ? fmt::format("row {} already gives this; the first is used", at->second)
                               : std::string("growth.totals of the plan file gives this; that is used"),
                "Keep one of them.");
            continue;
        }
        projected.push_back(std::move(row.people));
    }
    if (!rows.empty() && plan_.growth.projected_source.empty())
        plan_.growth.projected_source = layer.publisher.empty() ? layer.file : layer.publisher;
    std::sort(projected.begin(), projected.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace merestone::io
