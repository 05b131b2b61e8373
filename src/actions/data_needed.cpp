#include "actions/data_needed.hpp"

#include <array>

namespace merestone::actions {
namespace {

using io::Role;

constexpr std::array kNeeded = {
    DataNeeded{Role::zones, "Zones", "the smallest areas with a population: the map, and what localities are built of", "ONS",
               "Open Geography portal: Lower layer Super Output Areas, boundaries (BGC)", "there is no plan", true},
    DataNeeded{Role::practices, "Practices", "who is grouped", "NHS England, Organisation Data Service",
               "GP and GP practice related data: epraccur", "there is no plan", true},
    DataNeeded{Role::flows, "Patients by practice and zone", "where each practice's patients live", "NHS England",
               "Patients Registered at a GP Practice: gp-reg-pat-prac-lsoa-all",
               "all patients of a practice count in its own zone: no catchments, no patients treated in their own locality", false},
    DataNeeded{Role::lists, "Lists", "how many people each practice looks after", "NHS England",
               "Patients Registered at a GP Practice: gp-reg-pat-prac-all", "lists are the sums of patients by zone, or not known", false},
    DataNeeded{Role::postcodes, "Postcodes", "where practices, premises and hubs stand", "Ordnance Survey", "Code-Point Open",
               "a practice without coordinates stands at the centre of its patients", false},
    DataNeeded{Role::networks, "Networks", "how practices are grouped today", "NHS England",
               "Patients Registered at a GP Practice: gp-reg-pat-prac-map", "nothing to compare found localities with", false},
    DataNeeded{Role::residents, "Residents", "people by where they live, registered or not", "ONS",
               "Lower layer Super Output Area population estimates", "only registered people can be counted", false},
    DataNeeded{Role::boundary, "Boundaries", "councils or commissioners: the plan's area, and lines not to be crossed", "ONS",
               "Open Geography portal: Local Authority Districts, Sub Integrated Care Board Locations",
               "localities may straddle councils, and nobody is told", false},
    DataNeeded{Role::housing, "Housing sites", "homes that are coming", "the councils, MHCLG", "Brownfield land register",
               "growth by new homes is not counted", false},
    DataNeeded{Role::deprivation, "Deprivation", "to see whether an alternative is fair", "MHCLG", "English indices of deprivation: File 7",
               "deprivation is not known", false},
    DataNeeded{Role::ages, "Ages", "people by age band and zone", "ONS", "Census 2021: usual residents by age", "ages are not known",
               false},
    DataNeeded{Role::branches, "Branch surgeries", "where else practices see patients", "NHS England, Organisation Data Service",
               "GP and GP practice related data: ebranchs", "branches are not on the map, nor in the estate", false},
    DataNeeded{Role::premises, "Premises", "rooms, floor space and hours of each building", "your own estates records",
               "a table of ours: premises_id, name, postcode, rooms_ce, rooms_treatment, nia_m2, ...",
               "rooms and space that there are stay not known: need is shown, gaps are not", false},
    DataNeeded{Role::occupancies, "Occupancies", "which practice uses which building", "your own estates records",
               "a table of ours: premises_id, practice, role, list_share", "each practice counts in the building of its own address",
               false},
    DataNeeded{Role::facets, "Condition", "six-facet surveys", "your own estates records",
               "a table of ours: premises_id, facet, rating, survey_date", "condition is not surveyed, which is not a pass", false},
    DataNeeded{Role::workforce, "GPs", "full-time equivalents of each practice", "NHS England", "General Practice Workforce",
               "GPs that there are stay not known", false},
    DataNeeded{Role::schemes, "Schemes", "extensions and new buildings that are funded", "your own estates records",
               "a table of ours: scheme_id, name, kind, premises_id, opens_year, rooms_added, cost_gbp", "no scheme closes a gap", false},
    DataNeeded{Role::eric, "Trusts' sites", "hospitals and community hospitals: floor space, how much of it is empty, backlog",
               "NHS England", "Estates Returns Information Collection: site data",
               "the trusts' estate is not known, nor what of it stands empty", false},
    DataNeeded{Role::practice_ages, "Patients by age", "each practice's patients by age", "NHS England",
               "Patients Registered at a GP Practice: gp-reg-pat-prac-quin-age",
               "growth by age goes by where patients live, not by who they are", false},
    DataNeeded{Role::cqc, "Ratings", "the regulator's rating of each practice", "Care Quality Commission", "Care directory with filters",
               "ratings are not known", false},
    DataNeeded{Role::practice_areas, "Practice areas", "where each practice takes patients from: inner and outer boundaries",
               "the practices, your primary care team", "polygons with a practice code and inner or outer",
               "new homes fall to practices by where patients live today, or by distance", false},
    DataNeeded{Role::rural_urban, "Rural and urban", "to see town and country apart", "ONS",
               "Open Geography portal: Rural Urban Classification of Lower layer Super Output Areas", "town and country are not told apart",
               false},
    DataNeeded{Role::backlog, "Backlog", "repairs that are due, by risk", "your own estates records",
               "a table of ours: premises_id, risk, cost_gbp, price_base", "what repairs would cost is not known", false},
    DataNeeded{Role::hub_week, "Hubs' weeks", "when hubs are open, staffed and used", "your own records of extended access",
               "a table of ours: hub, weekday, start, end, clinicians, slots, booked, attended",
               "hours, minutes and use of hubs are not known", false},
    DataNeeded{Role::hub_cover, "Who is covered by which hub", "the share of people with extended access at any date",
               "your own records of extended access", "a table of ours: hub, practice, from_date",
               "the share of people covered is not known", false},
    DataNeeded{Role::trajectories, "Housing trajectories", "homes completed by year", "the councils", "a table of ours: site, year, homes",
               "homes are spread evenly over the years that the plan gives them", false},
    DataNeeded{Role::projections, "Projections", "people by year, of all ages or of a band", "ONS, the councils",
               "a table of ours: year, people, area, age_from, age_to", "people grow at the plan's own rates, or not at all", false},
    DataNeeded{Role::scheme_gates, "Schemes' gates", "what each scheme still has to pass, and when", "your own estates records",
               "a table of ours: scheme_id, gate, due_date, done_date, status, owner", "whether schemes are late is not known", false},
    DataNeeded{Role::scheme_money, "Schemes' money", "cost and funding by year", "your own estates records",
               "a table of ours: scheme_id, year, side, gbp, source, status", "whether schemes are paid for is not known", false},
    DataNeeded{Role::locality_records, "Localities' status", "how far each locality is agreed", "your own records",
               "a table of ours: scenario, locality, status, date, note", "no locality has a status", false},
    DataNeeded{Role::risks, "Risks", "what may go wrong, before and after controls", "your own risk register",
               "a table of ours: risk, subject_kind, subject, score_before, score_after, owner", "no risks are listed", false},
    DataNeeded{Role::points, "Other places", "hospitals, clinics, pharmacies", "NHS England", "any layer of points",
               "they are not on the map", false},
    DataNeeded{Role::lines, "Rivers, main roads", "to find one's way on the map", "Ordnance Survey", "any layer of lines",
               "they are not on the map", false},
};

}  // namespace

std::span<const DataNeeded> data_needed() { return kNeeded; }

const DataNeeded* needed(io::Role role) {
    for (const DataNeeded& n : kNeeded)
        if (n.role == role) return &n;
    return nullptr;
}

}  // namespace merestone::actions
