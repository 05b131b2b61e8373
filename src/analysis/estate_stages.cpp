#include "analysis/estate_stages.hpp"

namespace merestone::analysis {
namespace {

struct AssumptionStage {
    std::string_view id;
    EstateStage stage;
};
// What is read where; tests/actions/test_estate_again.cpp changes each and holds this list against the whole.
constexpr AssumptionStage kStages[] = {
    {"household_size", EstateStage::people},
    {"new_patient_share", EstateStage::people},
    {"huff_decay_per_minute", EstateStage::people},
    {"huff_size_power", EstateStage::people},
    {"car_km_per_h", EstateStage::people},
    {"nia_share_of_gia", EstateStage::capacity},
    {"access_rate_per_1000", EstateStage::tables},
    {"weeks_open", EstateStage::tables},
    {"appointment_ce_min", EstateStage::tables},
    {"appointment_treatment_min", EstateStage::tables},
    {"share_ce", EstateStage::tables},
    {"share_treatment", EstateStage::tables},
    {"hours_week", EstateStage::tables},
    {"room_utilisation", EstateStage::tables},
    {"extra_clinical_hours_week", EstateStage::tables},
    {"did_not_attend_share", EstateStage::tables},
    {"did_not_attend_min", EstateStage::tables},
    {"m2_per_gp", EstateStage::tables},
    {"patients_per_gp_m2", EstateStage::tables},
    {"patients_per_fte", EstateStage::tables},
    {"hub_minutes_per_1000", EstateStage::flags},
    {"hub_utilisation_floor_share", EstateStage::flags},
    {"radius_catchment_m", EstateStage::flags},
    {"locality_people_min", EstateStage::flags},
    {"locality_people_max", EstateStage::flags},
    {"locality_total_difference_share", EstateStage::flags},
    {"session_use_floor_share", EstateStage::flags},
    {"hub_access_minutes", EstateStage::flags},
    {"hub_access_share", EstateStage::flags},
    {"alignment_share", EstateStage::flags},
    {"balance_ratio", EstateStage::flags},
    {"gps_over_60_share", EstateStage::flags},
    {"small_list_people", EstateStage::flags},
    {"site_worth_naming_people", EstateStage::flags},
    {"gp_per_1000_benchmark", EstateStage::flags},
    {"size_table_m2_per_1000", EstateStage::nothing},
    {"size_table_until_people", EstateStage::nothing},
    {"size_table_m2_per_1000_beyond", EstateStage::nothing},
    {"sensitivity_share", EstateStage::nothing},
    {"cost_per_m2_gbp", EstateStage::nothing},
    {"fees_share", EstateStage::nothing},
    {"radius_walk_m", EstateStage::nothing},
    {"core_share", EstateStage::nothing},
    {"walk_km_per_h", EstateStage::nothing},
    {"access_walk_minutes", EstateStage::nothing},
    {"access_car_minutes", EstateStage::nothing},
    {"access_weight_20_min", EstateStage::nothing},
    {"access_weight_30_min", EstateStage::nothing},
    {"rank_backlog_gbp_per_m2", EstateStage::nothing},
    {"room_ce_m2", EstateStage::nothing},
    {"room_treatment_m2", EstateStage::nothing},
    {"circulation_share", EstateStage::nothing},
    {"contribution_per_person_gbp", EstateStage::nothing},
    {"longest_hours_week", EstateStage::nothing},
    {"opening_hour_gbp", EstateStage::nothing},
    {"share_within_minutes", EstateStage::nothing},
    {"room_session_hours", EstateStage::nothing},
    {"room_session_gbp", EstateStage::nothing},
    {"extension_most_share", EstateStage::nothing},
};

}  // namespace

EstateStage stage_of_assumption(std::string_view id) noexcept {
    if (id.starts_with("rank_weight_")) return EstateStage::nothing;
    for (const AssumptionStage& row : kStages)
        if (row.id == id) return row.stage;
    return EstateStage::people;
}

}  // namespace merestone::analysis
