// For scripts: how far the answer hangs on its inputs, and what planners wrote down of localities and risks.
#include "actions/json_estate.hpp"
#include "actions/json_parts.hpp"
#include "analysis/risk_colour.hpp"

namespace merestone::actions {
namespace {

Json json_of_outcome(const analysis::EstateOutcome& outcome) {
    Json out{{"practices_short", outcome.practices_short},
             {"practices_known", outcome.practices_known},
             {"patients", rounded(outcome.patients, 1)}};
    for (std::size_t k = 0; k < model::kMeasures; ++k) {
        const bool known = outcome.known[k] > 0;
        const std::string key(model::kMeasureKeys[k]);
        put(out, key + "_needed", known ? std::optional(outcome.need[k]) : std::nullopt, 3, "known of no practice");
        put(out, key + "_lacking", known ? std::optional(outcome.lacking[k]) : std::nullopt, 3, "known of no practice");
    }
    return out;
}

void put_score(Json& into, const char* which, const std::optional<int>& score) {
    put(into, std::string("score_") + which, score ? std::optional<double>(*score) : std::nullopt, 0, "nobody wrote it down");
    put(into, std::string("rag_") + which, score ? std::string(model::to_string(analysis::risk_rag(*score))) : std::string(),
        "there is no score");
}

}  // namespace

Json json_of_sensitivity(const EstateOut& out) {
    if (!out.book.sensitivity) return nullptr;
    const analysis::Sensitivity& all = *out.book.sensitivity;
    Json rows = Json::array();
    for (const analysis::SensitivityRow& row : all.rows)
        rows.push_back({{"input", row.input},
                        {"unit", row.unit},
                        {"value", rounded(row.value, 6)},
                        {"low", rounded(row.low, 6)},
                        {"high", rounded(row.high, 6)},
                        {"high_capped", row.capped},
                        {"at_low", json_of_outcome(row.at_low)},
                        {"at_high", json_of_outcome(row.at_high)}});
    return {{"moved_by_share", rounded(all.share, 4)},
            {"year", base::to_string(out.plan.horizon_year)},
            {"as_it_stands", json_of_outcome(all.as_it_stands)},
            {"inputs", std::move(rows)}};
}

Json json_of_locality_records(const EstateOut& out) {
    Json rows = Json::array();
    for (std::size_t l = 0; l < out.scenario.locality_id.size(); ++l)
        for (const model::LocalityRecord& record : out.plan.locality_records) {
            if (record.scenario != out.scenario.id || record.locality != out.scenario.locality_id[l]) continue;
            Json one{{"locality", record.locality}, {"name", out.scenario.locality_name[l]}, {"note", record.note}};
            put(one, "status", record.status, "nobody wrote it down");
            put(one, "date", record.date, "nobody wrote it down");
            put(one, "prevention_share", record.prevention_share, 4, "nobody wrote it down");
            put(one, "planned_share", record.planned_share, 4, "nobody wrote it down");
            put(one, "unplanned_share", record.unplanned_share, 4, "nobody wrote it down");
            rows.push_back(std::move(one));
        }
    return rows;
}

Json json_of_risks(const EstateOut& out) {
    Json rows = Json::array();
    for (const model::Risk& risk : out.plan.risks) {
        if (!risk.scenario.empty() && risk.scenario != out.scenario.id) continue;
        Json one{{"risk", risk.title}, {"subject_kind", risk.subject_kind}, {"subject", risk.subject}, {"note", risk.note}};
        put(one, "owner", risk.owner, "nobody wrote it down");
        put_score(one, "before", risk.score_before);
        put_score(one, "after", risk.score_after);
        rows.push_back(std::move(one));
    }
    return rows;
}

}  // namespace merestone::actions
