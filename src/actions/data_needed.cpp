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
