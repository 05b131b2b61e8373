// What new homes need of general practice, and what of it a developer may be asked for: by site, by group of sites, and in all.
//
//   patients       = homes x household size (the site's, else its council's, else the plan's) x new_patient_share
//   area rule      area = patients x 120 / 1,750;   deficit = area - spare space used;   GBP = deficit x cost_per_m2_gbp x (1 + fees_share)
//   rooms rule     rooms of these patients alone, unrounded (HBN 11-01 method), less those of the patients whom spare rooms can take: how
//                  many a practice's spare rooms take is reckoned at its buildings' own hours, the rooms to be built at hours_week;
//                  GBP = (C/E rooms x room_ce_m2 + treatment rooms x room_treatment_m2) x (1 + circulation_share) x cost_per_m2_gbp x (1 +
//                  fees)
//   person rule    GBP = patients x contribution_per_person_gbp: takes no account of spare space
//
// Method: domain notes sections 1-3 (worked: 200 homes x 2.4 = 480 patients = 32.9 m2 = GBP 75,703 at 2,300). Legal tests: CIL Regulations
// 2010, reg. 122; contributions may fund new demand, not an existing shortfall. So:
//   growth, not backlog  a practice that lacks space already has nothing to spare, and its lack is in nobody's share: `table.backlog_m2`
//   used once            the sites of one run share a practice's spare space in proportion to the patients they send there
//   not known            a practice whose space is not known spares nothing here; the part of the need that falls to such practices is told
// Lists and space stand at the base year; homes finished after the horizon count in what is needed and in no year of the tables. Homes that
// are in the lists already (people_by_year) are left out. Money stays at its price base unless the plan's index can bring it to the plan's
// price year (prices.hpp). Unknown homes are an empty optional and a note. Cost: O(flow rows + sites x (practices + years)).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/capacity_letter.hpp"
#include "analysis/new_homes.hpp"
#include "analysis/prices.hpp"
#include "analysis/what_if.hpp"
#include "model/plan.hpp"

namespace merestone::analysis {

enum class AskBy {
    as_neighbours,
    nearest,
    huff,
    inner_area,  // and as neighbours where no inner boundary holds the site
    radius       // practices within radius_catchment_m, by list; the nearest where none stands there
};
[[nodiscard]] const char* to_string(AskBy by) noexcept;  // "as their neighbours are registered"
[[nodiscard]] AskBy ask_by(model::Registering how) noexcept;

// Of one method.
struct AskMoney {
    double gbp = 0.0;  // at the price base of its rate
    std::optional<base::Year> price_base;
    PricedMoney priced;                         // at the plan's prices where they can be had
    double per_dwelling_gbp = 0.0;              // of `priced`; 0 without homes
    [[nodiscard]] base::Pounds pounds() const;  // priced, rounded
};

// A practice that new patients fall to.
struct AskTaker {
    model::PracticeIx practice;
    double patients = 0.0;  // once all homes are built
    double spare_used_m2 = 0.0;
    bool spare_known = false;
};

struct AskFigures {
    double homes = 0.0;  // in all, those after the horizon too
    double homes_after_horizon = 0.0;
    double homes_without_years = 0.0;      // nobody said when: in what is needed, in no year
    double patients = 0.0;                 // once all are built
    std::vector<double> patients_by_year;  // at 1 April, base year to horizon
    std::vector<AskTaker> takers;          // most patients first
    double patients_outside = 0.0;         // with practices outside the plan
    double patients_nowhere = 0.0;         // the site is not placed, or no practice takes them
    // Need of the new patients, unrounded; what of it spare space meets; what is left.
    double area_m2 = 0.0;
    double spare_used_m2 = 0.0;
    double deficit_m2 = 0.0;
    double area_not_known_m2 = 0.0;  // of area_m2: falls where nobody knows whether there is space
    double rooms_ce = 0.0;
    double rooms_treatment = 0.0;
    double rooms_ce_short = 0.0;  // after spare rooms
    double rooms_treatment_short = 0.0;
    double room_area_short_m2 = 0.0;  // with circulation
    double rooms_ce_not_known = 0.0;  // of rooms_ce: falls where nobody knows whether there are rooms
    double rooms_treatment_not_known = 0.0;
    double gp_fte = 0.0;
    AskMoney by_area;
    AskMoney by_rooms;
    AskMoney by_person;
};

// Spare space that is used, and what the practices lack already: nothing where of none of those who take the patients space and list are
// known, for then neither is 0.
[[nodiscard]] std::optional<double> spare_used_m2(const AskFigures& figures) noexcept;
[[nodiscard]] std::optional<double> backlog_m2(const CapacityTable& table) noexcept;
// Rooms met by spare ones, likewise.
[[nodiscard]] std::optional<double> spare_rooms_used(const AskFigures& figures, RoomType type) noexcept;

struct AskSite {
    std::size_t site = 0;  // in Plan::housing
    HouseholdSize household;
    bool homes_known = false;
    AskFigures figures;
};

struct AskGroup {
    std::string name;
    std::vector<std::size_t> sites;  // positions in DeveloperAsk::sites
    AskFigures figures;
};

struct DeveloperAsk {
    AskBy by = AskBy::as_neighbours;
    base::Year base_year;
    std::size_t years = 0;
    std::vector<AskSite> sites;    // by id
    std::vector<AskGroup> groups;  // by name; sites without a group are in none
    AskFigures total;
    CapacityTable table;                         // of every practice that new patients fall to, by id
    std::vector<model::Assumption> assumptions;  // every one used, by id (confidence_label says what is not confirmed)
    std::vector<std::string> notes;              // what a reader must know beside the figures
    [[nodiscard]] base::Year year(std::size_t i) const { return base_year.plus(static_cast<int>(i)); }
};

// \param which positions in Plan::housing, each once; empty: every site. \pre the ground is of this plan.
[[nodiscard]] DeveloperAsk developer_ask(const model::Plan& plan, const WhatIfGround& ground, AskBy by,
                                         const std::vector<std::size_t>& which = {});

}  // namespace merestone::analysis
