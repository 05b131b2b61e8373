// What planners wrote down (records of localities, risks) and what was measured (indicators).
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::locality_records() {
    const model::LayerInfo& layer = tables_.locality_records.info;
    auto& rows = tables_.locality_records.rows;
    auto& records = plan_.locality_records;
    std::stable_sort(rows.begin(), rows.end(), [](const LocalityRecordRecord& a, const LocalityRecordRecord& b) {
        return std::tie(a.record.scenario, a.record.locality, a.row) < std::tie(b.record.scenario, b.record.locality, b.row);
    });
    for (LocalityRecordRecord& row : rows) {
        if (plan_.find_scenario(row.record.scenario) == nullptr) {
            unmatched(layer, "scenario-unmatched", row.row, "scenario", row.record.scenario);
        } else if (!records.empty() && records.back().scenario == row.record.scenario && records.back().locality == row.record.locality) {
            add(Severity::warning, "duplicate-key", layer, row.row, "locality", row.record.locality,
                "this locality has a record already; the first is used", "Keep one of them.");
        } else {
            records.push_back(std::move(row.record));
        }
    }
}

void Assembly::risks() {
    const model::LayerInfo& layer = tables_.risks.info;
    auto& rows = tables_.risks.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const RiskRecord& a, const RiskRecord& b) {
        return std::tie(a.risk.scenario, a.risk.subject_kind, a.risk.subject, a.risk.title, a.row) <
               std::tie(b.risk.scenario, b.risk.subject_kind, b.risk.subject, b.risk.title, b.row);
    });
    // Whether the plan has the subject; localities of found scenarios are known only when they are found.
    const auto known = [&](const model::Risk& r) {
        if (r.subject_kind == "premises") return premises_number_.contains(r.subject);
        if (r.subject_kind == "practice") return static_cast<bool>(plan_.find_practice(r.subject));
        if (r.subject_kind == "hub")
            return std::any_of(plan_.hubs.begin(), plan_.hubs.end(), [&](const model::Hub& h) { return h.id == r.subject; });
        return true;
    };
    for (RiskRecord& row : rows) {
        if (!row.risk.scenario.empty() && plan_.find_scenario(row.risk.scenario) == nullptr)
            unmatched(layer, "scenario-unmatched", row.row, "scenario", row.risk.scenario);
        else if (!known(row.risk)) unmatched(layer, "subject-unmatched", row.row, "subject", row.risk.subject);
        else plan_.risks.push_back(std::move(row.risk));
    }
}

// Each table is one indicator; what it is stands in the plan file.
void Assembly::indicators() {
    for (IndicatorsRead& source : tables_.indicators) {
        const model::LayerInfo& layer = source.read.info;
        const auto option = [&](const char* key) {
            const auto at = source.spec.options.find(key);
            return at == source.spec.options.end() ? std::string() : at->second;
        };
        model::Indicator indicator;
        indicator.id = source.spec.name;
        indicator.title = option("title").empty() ? indicator.id : option("title");
        indicator.unit = option("unit");
        indicator.per = base::parse_number(option("per")).value_or(1.0);
        indicator.period = option("period");
        indicator.better = option("better");
        indicator.baseline = base::parse_number(option("baseline"));
        indicator.baseline_name = option("baseline_name");
        indicator.source = layer.publisher.empty() ? layer.file : layer.publisher;
        auto& rows = source.read.rows;
        std::stable_sort(rows.begin(), rows.end(), [](const IndicatorRecord& a, const IndicatorRecord& b) {
            return std::tie(a.practice, a.row) < std::tie(b.practice, b.row);
        });
        std::int64_t last_row = 0;
        for (IndicatorRecord& row : rows) {
            const model::PracticeIx p = plan_.find_practice(row.practice);
            if (!p) continue;  // a publication holds all of England
            if (!indicator.values.empty() && indicator.values.back().practice == p) {
                add(Severity::warning, "duplicate-key", layer, row.row, "practice", row.practice,
                    fmt::format("row {} already gives this practice's value; the first is used", last_row), "Keep one of them.");
                continue;
            }
            last_row = row.row;
            row.value.practice = p;
            indicator.values.push_back(row.value);
        }
        if (indicator.values.empty() && !rows.empty())
            add(Severity::warning, "nothing-matches", layer, 0, "practice", "", "no row of this file names a practice of the plan",
                "Check the practice codes.");
        plan_.indicators.push_back(std::move(indicator));
    }
    std::stable_sort(plan_.indicators.begin(), plan_.indicators.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

}  // namespace merestone::io
