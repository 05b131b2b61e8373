// The estate: buildings with their rooms, area, hours, use and condition, who uses them, and the schemes that change them. Plain values;
// money in whole pounds at the price base that stands beside it; unknown is an empty optional or an empty text, never 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "geo/shapes.hpp"
#include "model/ids.hpp"

namespace merestone::model {

enum class Facet { physical, functional, space, quality, statutory, environment };

// One rating of a six-facet survey: of the building, or of one element of it ("roof").
struct FacetRating {
    Facet facet{};
    std::string rating;  // A B C D, CX DX; space: E U F O; empty: said to be not surveyed, which is no pass
    std::string survey_date = {};
    std::string source = {};
    std::string surveyor = {};
    std::string element = {};                        // empty: the building as a whole
    std::optional<base::Pounds> cost_to_b_gbp = {};  // what would bring it to B
    std::optional<base::Year> price_base = {};       // of that cost
};

enum class BacklogRisk { high, significant, moderate, low };

// Backlog maintenance of one risk band.
struct Backlog {
    BacklogRisk risk{};
    base::Pounds cost_gbp = 0;
    std::optional<base::Year> price_base;
    std::optional<double> remaining_life_years;  // of what the money would mend: spreads moderate and low risk over the years left
    std::string element;
    std::string source;
};

// What a building is for. Only general practice is held against lists; the others may have room to lend.
enum class PremisesKind { gp, lift, health_centre, community_hospital, hospital, other };

// How long it is meant to serve. Core: fit, fill it. Flex: usable for now. Tail: poor, leave it.
enum class EstateClass { none, core, flex, tail };
enum class SiteRole { none, hub, spoke };

// A building that care is given from.
struct Premises {
    std::string id;
    std::string name;
    std::string postcode;
    std::string commissioner;
    std::string tenure;
    std::string landlord;
    PremisesKind kind = PremisesKind::gp;
    std::optional<geo::Point> at;
    ZoneIx zone;
    std::optional<double> rooms_ce;  // consulting and examination rooms
    std::optional<double> rooms_treatment;
    std::optional<double> nia_m2;
    std::optional<double> gia_m2;
    std::optional<double> hours_week;               // opening hours a week
    std::optional<double> sessions_available_week;  // room sessions that could be booked
    std::optional<double> sessions_used_week;
    std::optional<double> empty_pct;       // of the floor area, where surveyed (ERIC)
    std::optional<double> underused_pct;   // the same
    std::optional<double> unsuitable_pct;  // not functionally suitable, of the occupied area
    EstateClass estate_class = EstateClass::none;
    std::string class_reason;
    std::optional<base::Year> class_until;  // to which year the class is meant to hold
    SiteRole site_role = SiteRole::none;
    std::vector<std::string> services;
    std::string basis;  // "table" or "address of practice X" (rooms then unknown)
    std::vector<FacetRating> facets;
    std::vector<Backlog> backlog;
};

enum class OccupancyRole { main, branch, shared };

// shares of one practice add up to 1 over its premises.
struct Occupancy {
    PremisesIx premises;
    PracticeIx practice;
    OccupancyRole role = OccupancyRole::main;
    double list_share = 1.0;
    bool assumed = false;  // no share published: all on main
};

// A step that a scheme must pass: agreement, due diligence, approval, start, practical completion.
struct SchemeGate {
    std::string name;
    std::string due_date;   // ISO; empty: none set
    std::string done_date;  // ISO; empty: not done
    std::string status;
    std::string owner;
};

// Money of a scheme in one financial year: what it costs, or who pays.
struct SchemeMoney {
    base::Year year;
    bool funding = false;  // else cost
    std::string source;    // of funding: "ETTF cohort 1", "S106", "CIL", "trust capital"
    base::Pounds gbp = 0;
    std::string status;  // of funding: secured, bid, expected
};

struct Scheme {
    std::string id;
    std::string name;
    // extension, new-build, refurbishment, closure (of the building), merger (others move in), hours (opens longer), dispersal (a
    // practice's list is given to others)
    std::string kind;
    std::string premises;                 // id; empty: none yet
    std::string practice;                 // of a dispersal: the practice that closes
    std::vector<std::string> moves_from;  // premises whose practices move into this one when it opens; those close
    std::optional<base::Year> start_year;
    std::optional<base::Year> opens_year;           // as planned
    std::optional<base::Year> forecast_opens_year;  // as expected now; it is what counts, where known
    std::optional<double> rooms_added;              // consulting and examination
    std::optional<double> rooms_treatment_added;
    std::optional<double> nia_added_m2;
    std::optional<double> hours_week_after;  // opening hours from then on
    std::optional<base::Pounds> cost_gbp;
    std::optional<base::Year> price_base;
    std::string owner;
    std::string status;
    std::string source;
    std::vector<SchemeGate> gates;   // by due date, name
    std::vector<SchemeMoney> money;  // by year, cost before funding, source

    [[nodiscard]] std::optional<base::Year> opens() const { return forecast_opens_year ? forecast_opens_year : opens_year; }
};

}  // namespace merestone::model
