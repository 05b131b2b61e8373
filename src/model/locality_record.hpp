// What planners write down about a locality: how far it is agreed, how its appointments are split, what may go wrong.
#pragma once

#include <optional>
#include <string>

namespace merestone::model {

struct LocalityRecord {
    std::string scenario;
    std::string locality;  // its id in that scenario
    std::string status;    // draft, agreed, pilot, live
    std::string date;      // ISO
    std::string note;
    std::optional<double> prevention_share;  // of appointments; the three add up to 1
    std::optional<double> planned_share;
    std::optional<double> unplanned_share;
};

struct Risk {
    std::string scenario;      // of a locality's; empty: of the plan, whatever the scenario
    std::string subject_kind;  // locality, premises, practice, hub, plan
    std::string subject;
    std::string title;
    std::optional<int> score_before;  // consequence x likelihood, 1 to 25, before controls
    std::optional<int> score_after;
    std::string owner;
    std::string note;
};

}  // namespace merestone::model
