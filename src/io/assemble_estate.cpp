// Premises and who uses them, housing and when it comes, hubs, schemes, points and lines.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::premises() {
    const model::LayerInfo& layer = tables_.premises.info;
    auto& rows = tables_.premises.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const PremisesRecord& a, const PremisesRecord& b) {
        return std::tie(a.premises.id, a.row) < std::tie(b.premises.id, b.row);
    });
    for (PremisesRecord& row : rows) {
        if (!plan_.premises.empty() && plan_.premises.back().id == row.premises.id) {
            add(Severity::error, "duplicate-key", layer, row.row, "premises_id", row.premises.id, "two rows have this premises id",
                "Keep one of them.");
            continue;
        }
        model::Premises p = std::move(row.premises);
        if (const auto at = postcodes_.find(p.postcode); !p.at && at != postcodes_.end()) p.at = at->second.at;
        if (p.at) p.zone = zone_at(*p.at);
        else
            add(Severity::warning, "empty-point", layer, row.row, "postcode", p.postcode, fmt::format("premises {} has no position", p.id),
                "Give its coordinates or a postcode that the postcode layer knows.");
        plan_.premises.push_back(std::move(p));
    }
    if (!layer.file.empty()) {
        std::map<std::string, std::size_t> number;
        for (std::size_t i = 0; i < plan_.premises.size(); ++i) number.emplace(plan_.premises[i].id, i);
        for (const FacetRecord& row : tables_.facets.rows) {
            const auto at = number.find(row.premises);
            if (at == number.end())
                add(Severity::warning, "premises-unmatched", tables_.facets.info, row.row, "premises_id", row.premises,
                    "no premises has this id, so the rating is not used", "Check the id.");
            else plan_.premises[at->second].facets.push_back(row.rating);
        }
        return;
    }
    // From addresses alone: each practice and branch address is one building, of which nothing but the place is known.
    const auto make = [&](const std::string& id, const std::string& name, const std::string& postcode, const std::string& commissioner,
                          std::optional<geo::Point> at, model::ZoneIx zone) {
        model::Premises p;
        p.id = id;
        p.name = name;
        p.postcode = postcode;
        p.commissioner = commissioner;
        p.at = at;
        p.zone = zone;
        p.basis = "address of " + id;
        plan_.premises.push_back(std::move(p));
    };
    for (const model::Practice& p : plan_.practices)
        make(p.id, p.name, p.postcode, p.commissioner, p.position == model::PositionBasis::estimated ? std::nullopt : p.at, p.zone);
    for (const model::Branch& b : plan_.branches)
        make(b.id, b.name, b.postcode, plan_.practices[b.practice.pos()].commissioner, b.at, b.zone);
    std::sort(plan_.premises.begin(), plan_.premises.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

void Assembly::occupancies() {
    std::map<std::string, std::size_t> premises;
    for (std::size_t i = 0; i < plan_.premises.size(); ++i) premises.emplace(plan_.premises[i].id, i);
    const model::LayerInfo& layer = tables_.occupancies.info;
    if (layer.file.empty()) {
        if (!tables_.premises.info.file.empty()) {
            add(Severity::warning, "no-occupancies", tables_.premises.info, 0, "", "",
                "premises are known but not which practice uses them, so rooms cannot be held against lists",
                "Add [sources.occupancies] with premises_id, practice, role, list_share.");
            return;
        }
        for (std::size_t i = 0; i < plan_.practices.size(); ++i)
            plan_.occupancies.push_back({model::PremisesIx(premises.at(plan_.practices[i].id)), model::PracticeIx(i),
                                         model::OccupancyRole::main, 1.0, !plan_.branches.empty()});
        for (const model::Branch& b : plan_.branches)
            plan_.occupancies.push_back({model::PremisesIx(premises.at(b.id)), b.practice, model::OccupancyRole::branch, 0.0, true});
        return;
    }
    auto& rows = tables_.occupancies.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const OccupancyRecord& a, const OccupancyRecord& b) {
        return std::tie(a.practice, a.premises, a.row) < std::tie(b.practice, b.premises, b.row);
    });
    std::map<std::size_t, std::vector<std::size_t>> of_practice;  // positions in plan_.occupancies
    std::vector<bool> given;
    for (const OccupancyRecord& row : rows) {
        const auto building = premises.find(row.premises);
        const model::PracticeIx practice = plan_.find_practice(row.practice);
        if (building == premises.end() || !practice) {
            add(Severity::warning, building == premises.end() ? "premises-unmatched" : "practice-unmatched", layer, row.row,
                building == premises.end() ? "premises_id" : "practice", building == premises.end() ? row.premises : row.practice,
                "this is not in the plan, so the row is not used", "Check the code.");
            continue;
        }
        of_practice[practice.pos()].push_back(plan_.occupancies.size());
        given.push_back(row.list_share.has_value());
        plan_.occupancies.push_back(
            {model::PremisesIx(building->second), practice, row.role, row.list_share.value_or(0.0), !row.list_share});
    }
    for (const auto& [practice, places] : of_practice) {
        double sum = 0;
        bool any = false;
        for (const std::size_t at : places) {
            sum += plan_.occupancies[at].list_share;
            any = any || given[at];
        }
        if (!any) {  // all on the main building, or the first
            std::size_t main = places.front();
            for (const std::size_t at : places)
                if (plan_.occupancies[at].role == model::OccupancyRole::main) {
                    main = at;
                    break;
                }
            plan_.occupancies[main].list_share = 1.0;
            if (places.size() > 1)
                add(Severity::note, "shares-assumed", layer, 0, "list_share", plan_.practices[practice].id,
                    "this practice's premises have no shares of its list; all of it counts in the main building",
                    "Give list_share for each of its premises.");
        } else if (std::abs(sum - 1.0) > 0.005) {
            add(Severity::warning, "totals-do-not-foot", layer, 0, "list_share", plan_.practices[practice].id,
                fmt::format("this practice's shares add up to {}, not 1", base::number_text(sum, 3)),
                "Mend the shares; until then they are scaled to add up to 1.");
            if (sum > 0)
                for (const std::size_t at : places) plan_.occupancies[at].list_share /= sum;
        }
    }
}

void Assembly::housing() {
    std::map<std::string, std::vector<std::pair<base::Year, double>>> trajectory;
    auto& tracks = tables_.trajectories.rows;
    std::stable_sort(tracks.begin(), tracks.end(), [](const TrajectoryRecord& a, const TrajectoryRecord& b) {
        return std::tie(a.site, a.year, a.row) < std::tie(b.site, b.year, b.row);
    });
    const TrajectoryRecord* last = nullptr;
    for (const TrajectoryRecord& row : tracks) {
        if (last != nullptr && last->site == row.site && last->year == row.year) {
            twice(tables_.trajectories.info, row.row, "site", fmt::format("{} {}", row.site, row.year.first), last->row);
            continue;
        }
        last = &row;
        trajectory[row.site].emplace_back(row.year, row.homes);
    }
    std::map<std::string, bool> track_used;
    for (const auto& [site, unused] : trajectory) track_used[site] = false;

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
            if (const auto at = trajectory.find(site.id); at != trajectory.end()) {
                site.homes_by_year = at->second;
                track_used[site.id] = true;
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
    for (const auto& [site, used] : track_used)
        if (!used)
            add(Severity::warning, "site-unmatched", tables_.trajectories.info, 0, "site", site,
                "no housing site has this id, so its homes are not counted", "Check the id against the housing layers.");
}

void Assembly::hubs_and_schemes() {
    std::map<std::string, std::size_t> premises;
    for (std::size_t i = 0; i < plan_.premises.size(); ++i) premises.emplace(plan_.premises[i].id, i);
    for (const HubSpec& spec : file_.hubs) {
        model::Hub hub = spec.hub;
        if (const auto at = postcodes_.find(spec.at_postcode); !hub.at && at != postcodes_.end()) hub.at = at->second.at;
        if (const auto at = premises.find(hub.premises); !hub.at && at != premises.end()) hub.at = plan_.premises[at->second].at;
        if (hub.at) hub.zone = zone_at(*hub.at);
        if (!hub.zone)
            problems_.push_back({Severity::warning, hub.at ? "far-off-point" : "empty-point", "plan.toml", 0, "hubs.at", hub.id,
                                 hub.at ? "this hub stands outside the footprint" : "this hub has no position",
                                 "Give at = [easting, northing], a known postcode or a premises."});
        plan_.hubs.push_back(std::move(hub));
    }
    std::sort(plan_.hubs.begin(), plan_.hubs.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (HubSessionRecord& row : tables_.hub_week.rows) {
        if (std::none_of(plan_.hubs.begin(), plan_.hubs.end(), [&](const model::Hub& h) { return h.id == row.session.hub; }))
            add(Severity::warning, "hub-unmatched", tables_.hub_week.info, row.row, "hub", row.session.hub, "no hub has this id",
                "Check the id against [[hubs]].");
        plan_.hub_week.push_back(std::move(row.session));
    }
    std::map<std::string, std::int64_t> row_of;
    std::set<std::string> in_plan;
    for (const model::Scheme& s : plan_.schemes)
        if (!in_plan.insert(s.id).second)
            problems_.push_back(
                {Severity::error, "duplicate-key", "plan.toml", 0, "schemes.id", s.id, "two schemes have this id", "Keep one of them."});
    for (SchemeRecord& row : tables_.schemes.rows) {
        if (in_plan.contains(row.scheme.id)) {
            add(Severity::error, "duplicate-key", tables_.schemes.info, row.row, "scheme_id", row.scheme.id,
                "the plan file has a scheme of this id already", "Keep one of them.");
            continue;
        }
        if (const auto [at, first] = row_of.emplace(row.scheme.id, row.row); !first) {
            twice(tables_.schemes.info, row.row, "scheme_id", row.scheme.id, at->second);
            continue;
        }
        if (!row.scheme.premises.empty() && !premises.contains(row.scheme.premises))
            add(Severity::warning, "premises-unmatched", tables_.schemes.info, row.row, "premises_id", row.scheme.premises,
                "no premises has this id, so the scheme changes no building", "Check the id.");
        plan_.schemes.push_back(std::move(row.scheme));
    }
    std::stable_sort(plan_.schemes.begin(), plan_.schemes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

void Assembly::points() {
    for (const PointsRead& source : tables_.points)
        for (const PointRecord& row : source.read.rows) plan_.points.push_back({source.category, row.id, row.name, row.at});
    std::stable_sort(plan_.points.begin(), plan_.points.end(), [](const auto& a, const auto& b) {
        return std::tie(a.category, a.id, a.name, a.at) < std::tie(b.category, b.id, b.name, b.at);
    });
    for (const auto& [postcode, position] : postcodes_)  // those beyond the footprint are no place of this plan
        if (const model::ZoneIx zone = zone_at(position.at)) plan_.postcodes.push_back({postcode, position.at, zone, position.quality});
    // Points that stand for people: the plan's own, else the postcodes.
    const auto take = [&](geo::Point at, double weight) {
        if (const model::ZoneIx zone = zone_at(at)) plan_.people_points.push_back({at, weight, zone});
    };
    if (!tables_.people_points.rows.empty())
        for (const PointRecord& row : tables_.people_points.rows) take(row.at, row.weight);
    else
        for (const auto& [postcode, position] : postcodes_) take(position.at, 1.0);
    std::sort(plan_.people_points.begin(), plan_.people_points.end(),
              [](const auto& a, const auto& b) { return std::tie(a.zone, a.at, a.weight) < std::tie(b.zone, b.at, b.weight); });
}

// Lines that come near the footprint: a country's motorways may be given, a plan keeps its own.
void Assembly::lines() {
    for (LinesRead& source : tables_.lines) {
        bool any = false;
        for (LineRecord& row : source.read.rows) {
            geo::Box box;
            for (const auto& part : row.parts)
                for (const geo::Point p : part) box.add(p);
            if (!box.meets(footprint_)) continue;
            any = true;
            plan_.lines.push_back({source.category, std::move(row.id), std::move(row.name), std::move(row.parts)});
        }
        if (!any && !source.read.rows.empty())
            add(Severity::warning, "nothing-matches", source.read.info, 0, source.category, "", "no line of this layer meets the footprint",
                "Check the file's coordinate system, and whether it is the right area.");
    }
    std::stable_sort(plan_.lines.begin(), plan_.lines.end(), [](const auto& a, const auto& b) {
        return std::tie(a.category, a.id, a.name, a.parts) < std::tie(b.category, b.id, b.name, b.parts);
    });
}

}  // namespace merestone::io
