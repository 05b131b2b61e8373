// Hubs with their week and whose patients they serve; schemes with their gates and money.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "io/assemble.hpp"
#include "io/week_words.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::hubs() {
    for (const HubSpec& spec : file_.hubs) {
        model::Hub hub = spec.hub;
        if (const auto at = postcodes_.find(spec.at_postcode); !hub.at && at != postcodes_.end()) hub.at = at->second.at;
        if (const auto at = premises_number_.find(hub.premises); !hub.at && at != premises_number_.end())
            hub.at = plan_.premises[at->second].at;
        if (hub.at) hub.zone = zone_at(*hub.at);
        if (!hub.zone)
            problems_.push_back({Severity::warning, hub.at ? "far-off-point" : "empty-point", "plan.toml", 0, "hubs.at", hub.id,
                                 hub.at ? "this hub stands outside the footprint" : "this hub has no position",
                                 "Give at = [easting, northing], a known postcode or a premises."});
        plan_.hubs.push_back(std::move(hub));
    }
    std::sort(plan_.hubs.begin(), plan_.hubs.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto hub_of = [&](const std::string& id) {
        return std::find_if(plan_.hubs.begin(), plan_.hubs.end(), [&](const model::Hub& h) { return h.id == id; });
    };
    overlapping_sessions();
    for (HubSessionRecord& row : tables_.hub_week.rows) {
        if (hub_of(row.session.hub) == plan_.hubs.end())
            add(Severity::warning, "hub-unmatched", tables_.hub_week.info, row.row, "hub", row.session.hub, "no hub has this id",
                "Check the id against [[hubs]].");
        plan_.hub_week.push_back(std::move(row.session));
    }
    auto& covers = tables_.hub_cover.rows;
    const model::LayerInfo& layer = tables_.hub_cover.info;
    std::stable_sort(covers.begin(), covers.end(), [](const HubCoverRecord& a, const HubCoverRecord& b) {
        return std::tie(a.hub, a.cover.practice, a.row) < std::tie(b.hub, b.cover.practice, b.row);
    });
    for (HubCoverRecord& row : covers) {
        const auto hub = hub_of(row.hub);
        if (hub == plan_.hubs.end()) {
            add(Severity::warning, "hub-unmatched", layer, row.row, "hub", row.hub, "no hub has this id, so the row is not used",
                "Check the id against [[hubs]].");
        } else if (!plan_.find_practice(row.cover.practice)) {
            unmatched(layer, "practice-unmatched", row.row, "practice", row.cover.practice);
        } else if (!hub->covers.empty() && hub->covers.back().practice == row.cover.practice) {
            add(Severity::warning, "duplicate-key", layer, row.row, "practice", row.cover.practice,
                "the hub already has this practice; the first row is used", "Keep one of them.");
        } else {
            hub->covers.push_back(std::move(row.cover));
        }
    }
}

// Two rows of one hub that share time of a weekday: the time would count twice. After midnight a row is the next day's; only what both
// say of one day is held together here.
void Assembly::overlapping_sessions() const {
    struct Span {
        std::string hub;
        int day = 0;
        int from = 0;
        int to = 0;
        std::int64_t row = 0;
    };
    std::vector<Span> spans;
    for (const HubSessionRecord& r : tables_.hub_week.rows) {
        const auto day = weekday_of(r.session.weekday);
        const auto from = minutes_of(r.session.start);
        const auto to = minutes_of(r.session.end);
        if (day && from && to && *from != *to) spans.push_back({r.session.hub, *day, *from, *to > *from ? *to : 24 * 60, r.row});
    }
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return std::tie(a.hub, a.day, a.from, a.row) < std::tie(b.hub, b.day, b.from, b.row); });
    const Span* longest = nullptr;  // of those before, of the same hub and day, the one that ends last
    for (const Span& s : spans) {
        const bool same = longest != nullptr && longest->hub == s.hub && longest->day == s.day;
        if (same && s.from < longest->to)
            add(Severity::warning, "sessions-overlap", tables_.hub_week.info, s.row, "start", s.hub,
                fmt::format("row {} has this hub open then already; the appointments of both rows count, the hours once", longest->row),
                "Give each hour of the week one row.");
        if (!same || s.to > longest->to) longest = &s;
    }
}

void Assembly::schemes() {
    const model::LayerInfo& layer = tables_.schemes.info;
    std::map<std::string, std::int64_t> row_of;
    std::set<std::string> in_plan;
    std::erase_if(plan_.schemes, [&](const model::Scheme& s) {
        if (in_plan.insert(s.id).second) return false;
        problems_.push_back({Severity::warning, "duplicate-key", "plan.toml", 0, "schemes.id", s.id,
                             "two schemes have this id; the first is used", "Keep one of them."});
        return true;
    });
    for (SchemeRecord& row : tables_.schemes.rows) {
        if (in_plan.contains(row.scheme.id)) {
            add(Severity::warning, "duplicate-key", layer, row.row, "scheme_id", row.scheme.id,
                "the plan file has a scheme of this id already; that one is used", "Keep one of them.");
            continue;
        }
        if (const auto [at, first] = row_of.emplace(row.scheme.id, row.row); !first) {
            twice(layer, row.row, "scheme_id", row.scheme.id, at->second);
            continue;
        }
        plan_.schemes.push_back(std::move(row.scheme));
    }
    std::stable_sort(plan_.schemes.begin(), plan_.schemes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    // What a scheme names, wherever it was written.
    for (const model::Scheme& s : plan_.schemes) {
        const auto at = row_of.find(s.id);
        const auto complain = [&](const char* rule, const char* field, const std::string& value, const char* meaning) {
            problems_.push_back({Severity::warning, rule, at == row_of.end() ? std::string("plan.toml") : layer.file,
                                 at == row_of.end() ? 0 : at->second, field, value.substr(0, 120), meaning, "Check the id."});
        };
        if (!s.premises.empty() && !premises_number_.contains(s.premises) && s.kind != "new-build")  // a new building is not there yet
            complain("premises-unmatched", "premises_id", s.premises, "no premises has this id, so the scheme changes no building");
        for (const std::string& id : s.moves_from)
            if (!premises_number_.contains(id))
                complain("premises-unmatched", "moves_from", id, "no premises has this id, so nobody moves from it");
        if (!s.practice.empty() && !plan_.find_practice(s.practice))
            complain("practice-unmatched", "practice", s.practice, "no practice of the plan has this code, so no list is dispersed");
    }
}

void Assembly::gates_and_money() {
    const auto scheme_of = [&](const std::string& id) {
        const auto at = std::lower_bound(plan_.schemes.begin(), plan_.schemes.end(), id,
                                         [](const model::Scheme& s, const std::string& key) { return s.id < key; });
        return at != plan_.schemes.end() && at->id == id ? &*at : nullptr;
    };
    auto& gates = tables_.scheme_gates.rows;
    std::stable_sort(gates.begin(), gates.end(), [](const SchemeGateRecord& a, const SchemeGateRecord& b) {
        return std::tie(a.scheme, a.gate.due_date, a.gate.name, a.row) < std::tie(b.scheme, b.gate.due_date, b.gate.name, b.row);
    });
    for (SchemeGateRecord& row : gates) {
        if (model::Scheme* s = scheme_of(row.scheme); s != nullptr) s->gates.push_back(std::move(row.gate));
        else unmatched(tables_.scheme_gates.info, "scheme-unmatched", row.row, "scheme_id", row.scheme);
    }
    auto& money = tables_.scheme_money.rows;
    std::stable_sort(money.begin(), money.end(), [](const SchemeMoneyRecord& a, const SchemeMoneyRecord& b) {
        return std::tie(a.scheme, a.money.year, a.money.funding, a.money.source, a.row) <
               std::tie(b.scheme, b.money.year, b.money.funding, b.money.source, b.row);
    });
    for (SchemeMoneyRecord& row : money) {
        if (model::Scheme* s = scheme_of(row.scheme); s != nullptr) s->money.push_back(std::move(row.money));
        else unmatched(tables_.scheme_money.info, "scheme-unmatched", row.row, "scheme_id", row.scheme);
    }
}

}  // namespace merestone::io
