// What to do about each practice that runs short of rooms: what is tried, in a fixed order, what it gives and costs, and what remains.
//
//   1 same building   rooms that its own buildings hold beyond what all their users need
//   2 longer hours    up to longest_hours_week: where n rooms are needed in a building at its H hours, at H' only n x H / H'
//   3 near by         spare rooms of other buildings within share_within_minutes, nearest first: general practice's beyond what their
//                     users need, LIFT, health centres and hospitals by the sessions that are free (not known: not offered)
//   4 extension       whole rooms, up to extension_most_share of the rooms of its main building
//   5 new build       whole rooms, near the largest housing site within radius_catchment_m that is to come, else near the practice
//
// One costed answer a shortage, in order, with no search: practices that run short first are served first, then the larger shortage, then
// by id, and a spare room is given once. All is reckoned in the worst year of the practice, in rooms of its own buildings at the hours they
// are then open (a room near by that opens for longer does the work of more, rooms_at_hours.hpp); consulting/examination and treatment
// rooms apart. Money: rooms x area x (1 + circulation_share) x cost_per_m2_gbp x (1 + fees_share), once; hours and whole sessions by the
// year of weeks_open. Less than a twentieth of a room is no step, unless it is all that is lacking. Whether land is to be had, and whether
// people will go, nobody knows here. Cost: O(practices x premises).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estate.hpp"
#include "analysis/need.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

enum class RemedyKind { same_building, longer_hours, near_by, extension, new_build };
[[nodiscard]] const char* to_string(RemedyKind kind) noexcept;  // "longer hours"

struct RemedyStep {
    RemedyKind kind{};
    std::optional<std::size_t> premises;  // where; nothing for a new build
    std::optional<std::size_t> site;      // of a new build: the housing site it stands near, in Plan::housing
    double rooms = 0.0;                   // of the shortage that it meets
    double built = 0.0;                   // whole rooms, of an extension or a new build
    double minutes = 0.0;                 // to rooms near by
    double capital_gbp = 0.0;
    double a_year_gbp = 0.0;
    std::string words;  // one sentence with the numbers
};

struct Remedy {
    std::size_t practice = 0;
    RoomType type = RoomType::consulting;
    std::size_t first = 0;  // year index from which it is short
    std::size_t worst = 0;
    double need = 0.0;  // in the worst year
    double have = 0.0;
    std::vector<RemedyStep> steps;  // in the order tried; only those that give something
    double remains = 0.0;           // rooms
    [[nodiscard]] double capital_gbp() const;
    [[nodiscard]] double a_year_gbp() const;
};

struct RemedyBook {
    std::vector<Remedy> remedies;  // in the order served
    double capital_gbp = 0.0;
    double a_year_gbp = 0.0;
    std::size_t practices_not_known = 0;         // with a list, of whose rooms nothing is known: no remedy can be worked out
    std::vector<model::Assumption> assumptions;  // used, by id
};

[[nodiscard]] RemedyBook remedies(const model::Plan& plan, const EstateResult& estate);

}  // namespace merestone::analysis
