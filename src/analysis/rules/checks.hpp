// The checks behind the rules' table, one function a rule; what each looks for stands beside it in table.cpp.
#pragma once

#include "analysis/rules/rule.hpp"

namespace merestone::analysis::rules {

// locality_rules.cpp: who belongs where, how many, in what shape
void every_practice_in_one_locality(const RuleInput&, FlagSink&);  // L1
void practices_are_whole(const RuleInput&, FlagSink&);             // L2
void list_in_range(const RuleInput&, FlagSink&);                   // L3
void one_piece(const RuleInput&, FlagSink&);                       // L4
void no_holes(const RuleInput&, FlagSink&);                        // L5
void every_zone_covered(const RuleInput&, FlagSink&);              // L6
// boundary_rules.cpp: other people's boundaries, other ways to count, what was there before
void does_not_straddle(const RuleInput&, FlagSink&);    // L7
void totals_side_by_side(const RuleInput&, FlagSink&);  // L11
void practices_that_move(const RuleInput&, FlagSink&);  // L12
// balance_rules.cpp: other teams' footprints, hubs, how evenly things are spread
void alignment_with_footprints(const RuleInput&, FlagSink&);  // L8
void hub_within_reach(const RuleInput&, FlagSink&);           // L9
void balance_of_localities(const RuleInput&, FlagSink&);      // L10
// estate_rules.cpp: need against what there is
void consulting_rooms(const RuleInput&, FlagSink&);   // E1
void treatment_rooms(const RuleInput&, FlagSink&);    // E2
void floor_space(const RuleInput&, FlagSink&);        // E3
void gp_fte(const RuleInput&, FlagSink&);             // E4
void estate_not_known(const RuleInput&, FlagSink&);   // E5
void homes_not_counted(const RuleInput&, FlagSink&);  // E7
// housing_rules.cpp
void homes_without_room(const RuleInput&, FlagSink&);  // E12
// facet_rules.cpp
void six_facets(const RuleInput&, FlagSink&);  // E6
// hub_rules.cpp
void hub_use(const RuleInput&, FlagSink&);      // H1
void hub_minutes(const RuleInput&, FlagSink&);  // H2
void hub_cover(const RuleInput&, FlagSink&);    // H3
// scheme_rules.cpp
void schemes_late(const RuleInput&, FlagSink&);              // M1
void schemes_that_do_not_foot(const RuleInput&, FlagSink&);  // M2
void urgent_backlog(const RuleInput&, FlagSink&);            // E9
// use_rules.cpp
void room_sessions(const RuleInput&, FlagSink&);     // E8
void lists_dispersed(const RuleInput&, FlagSink&);   // E10
void growth_not_known(const RuleInput&, FlagSink&);  // E11
// slip_rules.cpp
void figures_like_slips(const RuleInput&, FlagSink&);  // D1
// workforce_rules.cpp
void gps_per_1000(const RuleInput&, FlagSink&);             // W1
void gps_near_retirement(const RuleInput&, FlagSink&);      // W2
void single_handed_and_small(const RuleInput&, FlagSink&);  // W3

}  // namespace merestone::analysis::rules
