// Buildings and who uses them.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "io/assemble.hpp"
#include "io/list_shares.hpp"

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
            add(Severity::warning, "duplicate-key", layer, row.row, "premises_id", row.premises.id,
                "a row above has this premises id already; that one is used", "Keep one of them.");
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
    if (layer.file.empty()) premises_from_addresses();
    std::sort(plan_.premises.begin(), plan_.premises.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

// From addresses alone: each practice and branch address is one building, of which nothing but the place is known.
void Assembly::premises_from_addresses() {
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
}

void Assembly::occupancies() {
    const auto& premises = premises_number_;
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
    std::vector<std::optional<double>> written;
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
        written.push_back(row.list_share);
        plan_.occupancies.push_back({model::PremisesIx(building->second), practice, row.role, 0.0, true});
    }
    for (const auto& [practice, places] : of_practice) {
        std::vector<ListShare> shares;
        for (const std::size_t at : places) shares.push_back({plan_.occupancies[at].role, written[at]});
        const SharesOutcome outcome = settle_shares(shares);
        for (std::size_t k = 0; k < places.size(); ++k) {
            plan_.occupancies[places[k]].list_share = shares[k].share;
            plan_.occupancies[places[k]].assumed = shares[k].assumed;
        }
        if (const auto words = words_of(outcome, places.size()))
            add(outcome.fault == SharesFault::none_written ? Severity::note : Severity::warning, words->rule, layer, 0, "list_share",
                plan_.practices[practice].id, words->meaning, words->todo);
    }
    for (std::size_t i = 0; i < plan_.practices.size(); ++i)
        if (!of_practice.contains(i) && plan_.practices[i].list.value_or(0) > 0)
            add(Severity::warning, "practice-in-no-building", layer, 0, "practice", plan_.practices[i].id,
                fmt::format("no row says where this practice sees its {} patients, so they are held against no rooms",
                            base::grouped(*plan_.practices[i].list)),
                "Add a row for it.");
}

}  // namespace merestone::io
