// Practices: who they are, how many people they look after, where those live, and where the practice stands.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "geo/geos_ops.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

namespace {

std::string first_few(const std::vector<std::string>& names) {
    std::string out = base::join(std::span(names).first(std::min<std::size_t>(names.size(), 10)), " ");
    return names.size() > 10 ? out + " ..." : out;
}

// Codes that stand for "home not known" in the patients-by-area file: NO2011, NO2021, CLOSED, empty.
bool is_placeholder_zone(const std::string& code) {
    return code.empty() || code == "CLOSED" || (code.size() >= 2 && code.compare(0, 2, "NO") == 0);
}

// Areas of England, Wales, Scotland, Northern Ireland, and illustrative ones: a letter or two, then digits.
bool looks_like_zone(const std::string& code) {
    std::size_t letters = 0;
    while (letters < code.size() && code[letters] >= 'A' && code[letters] <= 'Z') ++letters;
    return letters >= 1 && letters <= 2 && code.size() > letters && code.find_first_not_of("0123456789", letters) == std::string::npos;
}

}  // namespace

void Assembly::postcodes() {
    std::stable_sort(tables_.postcodes.rows.begin(), tables_.postcodes.rows.end(), [](const PostcodeRecord& a, const PostcodeRecord& b) {
        return std::tie(a.postcode, a.quality, a.at) < std::tie(b.postcode, b.quality, b.at);
    });
    for (const PostcodeRecord& row : tables_.postcodes.rows) postcodes_.emplace(row.postcode, PostcodePosition{row.at, row.quality});
}

void Assembly::practices() {
    const model::LayerInfo& layer = tables_.practices.info;
    auto& rows = tables_.practices.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PracticeRecord& a, const PracticeRecord& b) { return std::tie(a.code, a.row) < std::tie(b.code, b.row); });
    for (const PracticeRecord& row : rows) {
        if (!plan_.practices.empty() && plan_.practices.back().id == row.code) {
            add(Severity::warning, "duplicate-key", layer, row.row, "code", row.code,
                "a row above has this practice code already; that one is used", "Keep one of them.");
            continue;
        }
        model::Practice p;
        p.id = row.code;
        p.name = row.name;
        p.commissioner = row.commissioner;
        p.postcode = row.postcode;
        p.address = row.address;
        p.at = row.at;
        if (p.at) p.position = model::PositionBasis::given;
        plan_.practices.push_back(std::move(p));
    }
    if (plan_.practices.empty())
        add(Severity::error, "no-practices", layer, 0, "", "", "the plan has no practice open at its date, so there is nobody to group",
            "Check as_at and the filter of [sources.practices].");
}

void Assembly::lists() {
    const model::LayerInfo& layer = tables_.lists.info;
    if (layer.file.empty()) {  // totals are then the sums of the flows
        for (std::size_t i = 0; i < plan_.flows.size(); ++i)
            if (const std::int64_t total = plan_.flows[i].total(); total > 0) plan_.practices[i].list = total;
    }
    std::map<std::string, std::int64_t> seen;
    std::vector<std::string> unmatched;
    auto& rows = tables_.lists.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ListRecord& a, const ListRecord& b) { return std::tie(a.practice, a.row) < std::tie(b.practice, b.row); });
    std::set<std::string> commissioners;
    for (const model::Practice& p : plan_.practices) commissioners.insert(p.commissioner);
    for (const ListRecord& row : rows) {
        if (const auto [at, fresh] = seen.emplace(row.practice, row.row); !fresh) {
            add(Severity::warning, "duplicate-key", layer, row.row, "practice", row.practice,
                fmt::format("row {} already gives this practice's list; that one is used", at->second), "Keep one of them.");
            continue;
        }
        const model::PracticeIx p = plan_.find_practice(row.practice);
        if (!p) {
            if (!row.commissioner.empty() && commissioners.contains(row.commissioner)) unmatched.push_back(row.practice);
            continue;
        }
        model::Practice& practice = plan_.practices[p.pos()];
        practice.list = row.patients;
        practice.weighted_list = row.weighted;
        practice.list_date = row.date;
        if (practice.postcode.empty()) practice.postcode = row.postcode;
    }
    if (!unmatched.empty())
        add(Severity::warning, "practice-unmatched", layer, 0, "practice", first_few(unmatched),
            fmt::format("{} practices of the plan's commissioners have a list here but are not among the plan's practices (first named)",
                        unmatched.size()),
            "Check the dates of both files: they may have opened or merged since.");
    std::vector<std::string> without;
    for (const model::Practice& p : plan_.practices)
        if (!p.list) without.push_back(p.id);
    if (without.size() == plan_.practices.size() && !plan_.practices.empty())
        add(Severity::error, "no-lists", layer, 0, "", "", "no practice of the plan has a list, so there are no people to plan for",
            "Name [sources.lists] or [sources.flows] that hold the plan's practices.");
    else if (!without.empty())
        add(Severity::warning, "practice-without-list", layer.file.empty() ? tables_.flows.info : layer, 0, "practice", first_few(without),
            fmt::format("{} of {} practices have no list here; each counts nobody, keeps a place and starts no neighbourhood",
                        without.size(), plan_.practices.size()),
            "They may have closed or merged since: check, or give their lists.");
    for (const model::Practice& p : plan_.practices)
        if (p.list && *p.list == 0)
            add(Severity::warning, "practice-without-patients", layer, seen.contains(p.id) ? seen[p.id] : 0, "practice", p.id,
                "this practice has a list of 0", "Check whether it is still open.");
}

void Assembly::flows() {
    const model::LayerInfo& layer = tables_.flows.info;
    if (layer.file.empty()) return;
    plan_.flows.resize(plan_.practices.size());
    plan_.outside_practice_by_zone.assign(plan_.zones.size(), 0);
    auto& rows = tables_.flows.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const FlowRecord& a, const FlowRecord& b) {
        return std::tie(a.practice, a.zone, a.row) < std::tie(b.practice, b.zone, b.row);
    });
    std::map<std::string, std::int64_t> odd_codes;
    std::int64_t unknown = 0;
    std::string last_practice;
    model::PracticeIx practice;
    const FlowRecord* last = nullptr;
    for (const FlowRecord& row : rows) {
        if (row.practice != last_practice || last == nullptr) {
            practice = plan_.find_practice(row.practice);
            last_practice = row.practice;
        } else if (last->zone == row.zone) {
            add(Severity::warning, "duplicate-key", layer, row.row, "practice, zone", row.practice + " " + row.zone,
                fmt::format("row {} already gives this practice's patients in this zone; that one is used", last->row),
                "Keep one of them.");
            continue;
        }
        last = &row;
        const model::ZoneIx zone = plan_.find_zone(row.zone);
        if (!practice) {
            if (zone) {
                plan_.outside_practice_patients += row.patients;
                plan_.outside_practice_by_zone[zone.pos()] += row.patients;
            }
            continue;
        }
        model::PracticeFlows& flows = plan_.flows[practice.pos()];
        if (zone) {
            flows.rows.push_back({zone, row.patients});
        } else if (is_placeholder_zone(row.zone) || !looks_like_zone(row.zone)) {
            flows.unknown_home += row.patients;
            unknown += row.patients;
            odd_codes[row.zone] += row.patients;
        } else {
            flows.elsewhere += row.patients;
        }
    }
    for (const auto& [code, patients] : odd_codes)
        add(Severity::warning, "unknown-zone-code", layer, 0, "zone", code,
            fmt::format("{} patients of the plan's practices have this instead of a home zone; their home counts as not known",
                        base::grouped(patients)),
            "Nothing: the publisher could not place them.");
    std::vector<std::string> without;
    for (std::size_t i = 0; i < plan_.practices.size(); ++i)
        if (plan_.flows[i].total() == 0) without.push_back(plan_.practices[i].id);
    if (without.size() == plan_.practices.size() && !without.empty())
        add(Severity::error, "nothing-matches", layer, 0, "practice", "", "no row of this file names a practice of the plan",
            "Check the practice codes.");
    else if (!without.empty())
        add(Severity::warning, "practice-unmatched", layer, 0, "practice", first_few(without),
            fmt::format("{} of {} practices of the plan have no patients in this file", without.size(), plan_.practices.size()),
            "Check the dates of both files. With a list but no homes, the patients count in the practice's own zone.");
}

void Assembly::networks() {
    const model::LayerInfo& layer = tables_.networks.info;
    if (layer.file.empty()) return;
    auto& rows = tables_.networks.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const NetworkRecord& a, const NetworkRecord& b) {
        return std::tie(a.practice, a.network, a.row) < std::tie(b.practice, b.network, b.row);
    });
    std::set<std::string> named;
    for (const NetworkRecord& row : rows) {
        if (!row.end_date.empty() && row.end_date <= plan_.as_at) continue;
        named.insert(row.practice);
        const model::PracticeIx p = plan_.find_practice(row.practice);
        if (!p) continue;
        model::Practice& practice = plan_.practices[p.pos()];
        if (!practice.network.empty() && practice.network != row.network) {
            add(Severity::warning, "two-networks", layer, row.row, "network", row.practice,
                fmt::format("this practice is in {} and in {} at once; the first is used", practice.network, row.network),
                "Ask which is current.");
            continue;
        }
        practice.network = row.network;
        practice.network_name = row.name.empty() ? row.network : row.name;
    }
    std::vector<std::string> without;
    for (const model::Practice& p : plan_.practices)
        if (p.network.empty()) without.push_back(p.id);
    if (!without.empty())
        add(Severity::warning, "practice-unmatched", layer, 0, "practice", first_few(without),
            fmt::format("{} of {} practices of the plan are in no network here", without.size(), plan_.practices.size()),
            "Check the dates of both files.");
}

void Assembly::branches() {
    auto& rows = tables_.branches.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PracticeRecord& a, const PracticeRecord& b) { return std::tie(a.code, a.row) < std::tie(b.code, b.row); });
    for (const PracticeRecord& row : rows) {
        const model::PracticeIx parent = plan_.find_practice(row.parent);
        if (!parent) continue;
        if (!plan_.branches.empty() && plan_.branches.back().id == row.code) {
            add(Severity::warning, "duplicate-key", tables_.branches.info, row.row, "code", row.code,
                "two rows have this branch code; the first is used", "Keep one of them.");
            continue;
        }
        model::Branch b;
        b.id = row.code;
        b.name = row.name;
        b.practice = parent;
        b.postcode = row.postcode;
        b.at = row.at;
        if (const auto at = postcodes_.find(row.postcode); !b.at && at != postcodes_.end()) b.at = at->second.at;
        if (b.at) b.zone = zone_at(*b.at);
        if (!b.at)
            add(Severity::warning, "empty-point", tables_.branches.info, row.row, "postcode", row.postcode,
                fmt::format("branch {} has no position: its postcode is not in the postcode layer", row.code),
                "Give its coordinates, or a newer postcode layer.");
        plan_.branches.push_back(std::move(b));
    }
}

void Assembly::positions() {
    const model::LayerInfo& layer = tables_.practices.info;
    std::map<std::string, std::int64_t> row_of;
    for (const PracticeRecord& row : tables_.practices.rows) row_of.emplace(row.code, row.row);
    for (std::size_t i = 0; i < plan_.practices.size(); ++i) {
        model::Practice& p = plan_.practices[i];
        if (!p.at) {
            if (const auto at = postcodes_.find(p.postcode); at != postcodes_.end()) {
                p.at = at->second.at;
                p.position = model::PositionBasis::postcode;
            }
        }
        if (!p.at) {  // the centre of its patients, people-weighted
            double weight = 0;
            geo::Point sum;
            for (const model::FlowRow& row : plan_.flows.empty() ? std::vector<model::FlowRow>() : plan_.flows[i].rows) {
                const geo::Point c = plan_.zones[row.zone.pos()].centre;
                const auto n = static_cast<double>(row.patients);
                sum = {sum.x + n * c.x, sum.y + n * c.y};
                weight += n;
            }
            if (weight > 0) {
                p.at = geo::Point{sum.x / weight, sum.y / weight};
                p.position = model::PositionBasis::estimated;
                add(Severity::warning, "position-estimated", layer, row_of[p.id], "postcode", p.postcode,
                    fmt::format(
                        "practice {} has no position (its postcode is not in the postcode layer); it stands at the centre of its patients",
                        p.id),
                    "Give its coordinates, or a newer postcode layer.");
            } else if (const auto sector = sector_centre(p.postcode); sector && p.list.value_or(0) == 0) {
                p.at = sector;
                p.position = model::PositionBasis::estimated;
                add(Severity::warning, "position-estimated", layer, row_of[p.id], "postcode", p.postcode,
                    fmt::format(
                        "practice {} has neither patients nor a known postcode; it keeps a place at the centre of its postcode sector",
                        p.id),
                    "Check whether it is a practice at all, or leave it out by a filter.");
            } else {
                const bool counts = p.list.value_or(0) > 0;
                add(counts ? Severity::error : Severity::warning, "empty-point", layer, row_of[p.id], "postcode", p.postcode,
                    fmt::format("practice {} has no position and no patients by zone to estimate one from{}", p.id,
                                counts ? "; its patients could not be placed" : ""),
                    "Give its coordinates, or a newer postcode layer.");
                continue;
            }
        }
        p.zone = zone_at(*p.at);
        if (!p.zone) {
            constexpr double kAnywhere = 1e7;
            const auto near = locator_->nearest(*p.at, kAnywhere);
            const bool beside = near && near->distance_m <= 2000.0;
            const bool has_patients = !plan_.flows.empty() && !plan_.flows[i].rows.empty();
            if (!beside && has_patients) {
                const auto& rows = plan_.flows[i].rows;
                p.zone = std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
                             return a.patients < b.patients || (a.patients == b.patients && a.zone > b.zone);
                         })->zone;
            } else if (near) {
                p.zone = model::ZoneIx(near->shape);
            }
            const std::string where = p.zone ? fmt::format("; it counts in {} zone {}", !beside && has_patients ? "the" : "the nearest",
                                                           plan_.zones[p.zone.pos()].id) +
                                                   (!beside && has_patients ? ", where most of its patients live" : "")
                                             : std::string();
            add(beside ? Severity::note : Severity::warning, beside ? "outside-footprint" : "far-off-point", layer, row_of[p.id],
                "postcode", p.postcode,
                fmt::format("practice {} stands {} m outside the footprint{}", p.id,
                            near ? base::grouped(static_cast<std::int64_t>(near->distance_m)) : "far", where),
                beside ? "Nothing, unless its position is wrong." : "Check its postcode, or leave it out by a filter.");
        }
    }
}

// The mean of the known postcodes that share all but the last two letters ("IG11 7").
std::optional<geo::Point> Assembly::sector_centre(const std::string& postcode) const {
    if (postcode.size() < 6) return {};
    const std::string sector = postcode.substr(0, postcode.size() - 2);
    geo::Point sum;
    double count = 0;
    for (auto at = postcodes_.lower_bound(sector); at != postcodes_.end() && at->first.compare(0, sector.size(), sector) == 0; ++at) {
        sum = {sum.x + at->second.at.x, sum.y + at->second.at.y};
        ++count;
    }
    if (count == 0) return {};
    return geo::Point{sum.x / count, sum.y / count};
}

// A practice whose commissioner is another than that of the area it sits in. Which part of the boundary a commissioner's code stands
// for is read off the practices themselves: the part that holds most of them.
void Assembly::commissioners() {
    std::map<std::string, std::int64_t> row_of;
    for (const PracticeRecord& row : tables_.practices.rows) row_of.emplace(row.code, row.row);
    for (std::size_t b = 0; b < plan_.boundaries.size(); ++b) {
        const auto& within = plan_.constraints.within;
        if (std::find(within.begin(), within.end(), plan_.boundaries[b].name) == within.end()) continue;
        std::map<std::string, std::map<std::int32_t, std::size_t>> count;
        for (const model::Practice& p : plan_.practices)
            if (p.zone && !p.commissioner.empty()) ++count[p.commissioner][plan_.zones[p.zone.pos()].side[b]];
        for (const model::Practice& p : plan_.practices) {
            if (!p.zone || p.commissioner.empty()) continue;
            const auto& parts = count[p.commissioner];
            const auto home =
                std::max_element(parts.begin(), parts.end(), [](const auto& x, const auto& y) { return x.second < y.second; })->first;
            const std::int32_t side = plan_.zones[p.zone.pos()].side[b];
            if (side == home) continue;
            const auto part_name = [&](std::int32_t part) {
                return part < 0 ? std::string("no part") : plan_.boundaries[b].parts[static_cast<std::size_t>(part)].name;
            };
            add(Severity::warning, "commissioner-differs", tables_.practices.info, row_of[p.id], "commissioner",
                p.id + " " + p.commissioner,
                fmt::format("{} is commissioned by {} ({}) but sits in {}", p.id, p.commissioner, part_name(home), part_name(side)),
                "It counts on the side it sits in; agree that with both commissioners.");
        }
    }
}

}  // namespace merestone::io
