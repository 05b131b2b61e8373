#include "io/parts.hpp"

namespace merestone::io {
namespace {

using Headers = std::vector<const char*>;

const Headers kZoneHeaders = {"LSOA21CD",         "LSOA11CD",  "lsoa21_code", "lsoa11_code",    "OA21CD", "OA11CD", "LSOA code (2021)",
                              "LSOA code (2011)", "LSOA_CODE", "Area Codes",  "geography code", "zone",   "id"};
const Headers kShapeIds = {"LSOA21CD",    "LSOA11CD", "lsoa21_code", "lsoa11_code", "OA21CD",  "OA11CD",   "MSOA11CD",
                           "WD22CD",      "WD13CD",   "ward22_code", "LAD22CD",     "LAD19CD", "LAD11CD",  "ltla22_code",
                           "ltla19_code", "CCG21CD",  "ICB22CD",     "ons_code",    "loc_id",  "locality", "zone",
                           "part",        "code",     "id",          "name"};
const Headers kShapeNames = {"LSOA21NM", "LSOA11NM", "lsoa21_name", "lsoa11_name", "MSOA11NM", "WD22NM",  "WD13NM", "ward22_name",
                             "LAD22NM",  "LAD19NM",  "ltla22_name", "ltla19_name", "CCG21NM",  "ICB22NM", "name",   "title"};
const Headers kPracticeHeaders = {"PRACTICE_CODE", "OrganisationCode",          "ORG_CODE", "CODE",
                                  "practice",      "Partner Organisation Code", "PRAC_CODE"};

const std::vector<Part> kNone;
const std::vector<Part> kShapes = {{"id", kShapeIds, false, "code of each polygon"}, {"name", kShapeNames, false, "name"}};
const std::vector<Part> kResidents = {{"id", kZoneHeaders, true, "code of the zone"},
                                      {"people",
                                       {"All Ages", "people", "Population (Total)", "usual_residents", "residents", "Total", "observation"},
                                       true,
                                       "people who live there"}};
const std::vector<Part> kAges = {{"id", kZoneHeaders, true, "code of the zone"},
                                 {"people", {"usual_residents", "people", "observation", "NUMBER_OF_PATIENTS"}, true, "people of the age"},
                                 {"age_group", {"age_group", "AGE_GROUP_5", "age"}, false, "age band"},
                                 {"age_from", {"age_from"}, false, "youngest age of the band"},
                                 {"age_to", {"age_to"}, false, "oldest age of the band"}};
const std::vector<Part> kDeprivation = {
    {"id", kZoneHeaders, true, "code of the zone"},
    {"imd_score", {"IMD_score", "imd_score", "Index of Multiple Deprivation (IMD) Score", "IMD"}, true, "IMD score"},
    {"imd_decile",
     {"IMD_decile", "imd_decile", "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
      "Index of Multiple Deprivation (IMD) Decile*"},
     false,
     "IMD decile, 1 most deprived"}};

std::vector<Part> sites(bool branch) {
    std::vector<Part> parts = {
        {"code", branch ? Headers{"branch", "code"} : Headers{"practice", "code", "PRACTICE_CODE", "Organisation Code"}, true,
         branch ? "code of the branch" : "code of the practice (ODS)"},
        {"name", {"name", "PRACTICE_NAME"}, false, "name"},
        {"address1", {"address"}, false, "address"},
        {"postcode", {"postcode", "PRACTICE_POSTCODE"}, false, "postcode"},
        {"open_date", {"open_date"}, false, "opening date"},
        {"close_date", {"close_date"}, false, "closing date"},
        {"status", {"status"}, false, "status (A, C, D, P)"},
        {"commissioner", {"commissioner", "CCG_CODE"}, false, "commissioner's code"},
        {"setting", {"setting"}, false, "prescribing setting (4 = GP practice)"},
        {"easting", {"easting_m", "easting"}, false, "easting, metres"},
        {"northing", {"northing_m", "northing"}, false, "northing, metres"}};
    if (branch) parts.push_back({"parent", {"practice", "parent"}, true, "code of its practice"});
    return parts;
}
const std::vector<Part> kPractices = sites(false);
const std::vector<Part> kBranches = sites(true);

const std::vector<Part> kPostcodes = {{"postcode", {"postcode", "pcds", "pcd2", "pcd"}, true, "postcode"},
                                      {"quality", {"quality", "Positional_quality_indicator"}, false, "quality of the position, 10 best"},
                                      {"grid_quality", {"osgrdind"}, false, "quality of the position, 1 best (ONS)"},
                                      {"ended", {"doterm"}, false, "no longer in use since"},
                                      {"easting", {"easting_m", "easting", "Eastings", "oseast1m"}, true, "easting, metres"},
                                      {"northing", {"northing_m", "northing", "Northings", "osnrth1m"}, true, "northing, metres"}};
const std::vector<Part> kLists = {{"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
                                  {"patients", {"NUMBER_OF_PATIENTS", "patients", "TOTAL", "list"}, true, "registered patients"},
                                  {"weighted", {"weighted_patients", "WEIGHTED_PATIENTS", "Weighted list"}, false, "weighted patients"},
                                  {"date", {"EXTRACT_DATE", "date"}, false, "date of the count"},
                                  {"postcode", {"POSTCODE", "PRACTICE_POSTCODE"}, false, "postcode"},
                                  {"commissioner", {"CCG_CODE", "SUB_ICB_LOCATION_CODE"}, false, "commissioner's code"},
                                  {"type", {"TYPE", "ORG_TYPE"}, false, "kind of organisation (GP)"},
                                  {"sex", {"SEX"}, false, "sex (ALL)"},
                                  {"age", {"AGE"}, false, "age (ALL)"}};
const std::vector<Part> kFlows = {
    {"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
    {"zone", {"LSOA_CODE", "LSOA21CD", "LSOA11CD", "zone"}, true, "code of the zone they live in"},
    {"patients", {"NUMBER_OF_PATIENTS", "Number of Patients", "Patient", "patients", "ALL_PATIENTS"}, true, "registered patients"},
    {"sex", {"SEX"}, false, "sex (ALL)"}};
const std::vector<Part> kNetworks = {{"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
                                     {"network", {"PCN_CODE", "PCN Code", "network"}, true, "code of the network (PCN)"},
                                     {"name", {"PCN_NAME", "PCN Name", "name"}, false, "name of the network"},
                                     {"end_date", {"Practice to PCN Relationship End Date", "end_date"}, false, "until"}};
const std::vector<Part> kWorkforce = {
    {"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
    {"gp_fte", {"gp_fte", "TOTAL_GP_FTE"}, true, "GPs, full-time equivalent"},
    {"gp_fte_qualified",
     {"TOTAL_GP_EXRRL_FTE", "TOTAL_GP_EXTGL_FTE"},
     false,
     "GPs without registrars, retainers and locums, full-time equivalent"},
    {"gp_headcount", {"gp_headcount", "TOTAL_GP_HC"}, false, "GPs, persons"},
    {"gp_headcount_qualified", {"TOTAL_GP_EXRRL_HC", "TOTAL_GP_EXTGL_HC"}, false, "GPs without registrars, retainers and locums, persons"},
    {"gp_fte_55_over", {"gp_fte_55_over"}, false, "GPs aged 55 and over, full-time equivalent"},
    {"gp_fte_60_over", {"gp_fte_60_over"}, false, "GPs aged 60 and over, full-time equivalent"},
    {"nurse_fte", {"nurse_fte", "TOTAL_NURSES_FTE"}, false, "nurses, full-time equivalent"},
    {"care_fte", {"care_fte", "TOTAL_DPC_FTE"}, false, "other direct patient care, full-time equivalent"},
    {"admin_fte", {"admin_fte", "TOTAL_ADMIN_FTE"}, false, "administration, full-time equivalent"}};
const std::vector<Part> kPracticeAges = {
    {"practice", {"ORG_CODE", "practice", "PRACTICE_CODE", "CODE"}, true, "code of the practice (ODS)"},
    {"people", {"NUMBER_OF_PATIENTS", "people", "patients"}, true, "registered patients of the age"},
    {"age_group", {"AGE_GROUP_5", "age_group", "AGE"}, false, "age band"},
    {"age_from", {"age_from"}, false, "youngest age of the band"},
    {"age_to", {"age_to"}, false, "oldest age of the band"},
    {"sex", {"SEX"}, false, "sex"},
    {"type", {"ORG_TYPE"}, false, "kind of organisation (GP)"}};
const std::vector<Part> kRuralUrban = {
    {"zone", kZoneHeaders, true, "code of the zone"},
    {"class",
     {"class", "RUC21NM", "RUC11", "Rural Urban Classification 2021*", "Rural Urban Classification 2011 (10 fold)",
      "Rural Urban Classification 2011 (2 fold)", "Rural Urban Classification*", "ru11ind"},
     true,
     "rural-urban class"}};
const std::vector<Part> kPracticeAreas = {
    {"practice", {"practice", "PRACTICE_CODE", "ORG_CODE", "ods_code", "code"}, true, "code of the practice (ODS)"},
    {"kind", {"kind", "boundary", "area_type"}, false, "inner or outer"}};
const std::vector<Part> kCqc = {{"practice", {"Location ODS Code", "practice", "ods_code"}, true, "code of the practice (ODS)"},
                                {"rating", {"Location Latest Overall Rating", "rating", "overall_rating"}, true, "rating"},
                                {"date", {"Publication Date", "date"}, false, "date of the rating"}};
const std::vector<Part> kAssignment = {{"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
                                       {"locality", {"locality", "loc_id", "locality_name", "network", "PCN_CODE"}, true, "its locality"}};
const std::vector<Part> kPoints = {{"id", {"id", "OrganisationCode", "code", "point"}, false, "code"},
                                   {"name", {"name", "OrganisationName", "hospital22_name"}, false, "name"},
                                   {"weight", {"weight", "people"}, false, "people at the point"},
                                   {"easting", {"easting_m", "easting"}, false, "easting, metres"},
                                   {"northing", {"northing_m", "northing"}, false, "northing, metres"},
                                   {"longitude", {"longitude", "long", "lon", "x"}, false, "longitude"},
                                   {"latitude", {"latitude", "lat", "y"}, false, "latitude"}};
const std::vector<Part> kLines = {{"id", {"id", "identifier", "osm_id", "code", "ref"}, false, "code"},
                                  {"name", {"name", "name1", "watercourse_name", "road_number", "roadNumber"}, false, "name"}};
const std::vector<Part> kHousing = {
    {"id", {"SiteReference", "site", "Site Reference"}, true, "reference of the site"},
    {"name", {"SiteNameAddress", "site-address", "name"}, false, "name or address"},
    {"group", {"group"}, false, "group of sites"},
    {"household_size", {"household_size"}, false, "people a home"},
    {"council", {"OrganisationLabel", "council", "organisation"}, false, "council"},
    {"x", {"GeoX", "longitude", "easting_m"}, true, "longitude or easting"},
    {"y", {"GeoY", "latitude", "northing_m"}, true, "latitude or northing"},
    {"crs", {"CoordinateReferenceSystem"}, false, "coordinate system"},
    {"min", {"NetDwellingsRangeFrom", "minimum-net-dwellings", "dwellings_min", "MinNetDwellings"}, false, "homes, at least"},
    {"min2", {"MinNetDwellings"}, false, "homes, at least (second column)"},
    {"max", {"NetDwellingsRangeTo", "maximum-net-dwellings", "dwellings_max"}, false, "homes, at most"},
    {"status", {"PlanningStatus", "planning-permission-status", "planning_status"}, false, "planning status"},
    {"deliverable", {"Deliverable"}, false, "deliverable"},
    {"end_date", {"EndDate", "end-date"}, false, "off the register since"}};
const std::vector<Part> kPremises = {{"premises_id", {"premises_id"}, true, "id of the premises"},
                                     {"name", {"name"}, false, "name"},
                                     {"postcode", {"postcode"}, false, "postcode"},
                                     {"commissioner", {"commissioner"}, false, "commissioner's code"},
                                     {"tenure", {"tenure"}, false, "tenure"},
                                     {"landlord", {"landlord"}, false, "landlord"},
                                     {"kind", {"kind"}, false, "kind: gp, lift, health-centre, community-hospital, hospital, other"},
                                     {"easting", {"easting_m"}, false, "easting, metres"},
                                     {"northing", {"northing_m"}, false, "northing, metres"},
                                     {"rooms_ce", {"rooms_ce"}, false, "consulting/examination rooms"},
                                     {"rooms_treatment", {"rooms_treatment"}, false, "treatment rooms"},
                                     {"nia_m2", {"nia_m2"}, false, "net internal area, m2"},
                                     {"gia_m2", {"gia_m2"}, false, "gross internal area, m2"},
                                     {"hours_week", {"hours_week"}, false, "opening hours a week"},
                                     {"sessions_available_week", {"sessions_available_week"}, false, "room sessions a week"},
                                     {"sessions_used_week", {"sessions_used_week"}, false, "room sessions used a week"},
                                     {"class", {"class"}, false, "class: core, flex, tail"},
                                     {"class_reason", {"class_reason"}, false, "why this class"},
                                     {"class_until", {"class_until"}, false, "class holds until year"},
                                     {"site_role", {"site_role"}, false, "role: hub, spoke, none"},
                                     {"services", {"services"}, false, "services, apart by semicolons"},
                                     {"basis", {"basis"}, false, "basis"}};
const std::vector<Part> kOccupancies = {{"premises_id", {"premises_id"}, true, "id of the premises"},
                                        {"practice", {"practice"}, true, "code of the practice"},
                                        {"role", {"role"}, false, "role: main, branch, shared"},
                                        {"list_share", {"list_share"}, false, "share of the list, 0 to 1"}};
const std::vector<Part> kFacets = {{"premises_id", {"premises_id"}, true, "id of the premises"},
                                   {"facet", {"facet"}, true, "facet"},
                                   {"rating", {"rating"}, true, "rating"},
                                   {"survey_date", {"survey_date"}, false, "date of the survey"},
                                   {"source", {"source"}, false, "source"},
                                   {"surveyor", {"surveyor"}, false, "surveyor"},
                                   {"element", {"element"}, false, "element of the building"},
                                   {"cost_to_b_gbp", {"cost_to_b_gbp", "cost_to_b_gbp_000"}, false, "cost to bring it to B, pounds"},
                                   {"price_base", {"price_base"}, false, "prices of year"}};
const std::vector<Part> kBacklog = {{"premises_id", {"premises_id"}, true, "id of the premises"},
                                    {"risk", {"risk"}, true, "risk: high, significant, moderate, low"},
                                    {"cost_gbp", {"cost_gbp", "cost_gbp_000"}, true, "cost, pounds"},
                                    {"price_base", {"price_base"}, false, "prices of year"},
                                    {"remaining_life_years", {"remaining_life_years"}, false, "years of life left"},
                                    {"element", {"element"}, false, "element of the building"},
                                    {"source", {"source"}, false, "source"}};
const std::vector<Part> kEric = {
    {"site", {"Site Code"}, true, "code of the site"},
    {"site_name", {"Site Name"}, false, "name of the site"},
    {"site_type", {"Site Type"}, false, "type of the site"},
    {"organisation", {"Organisation Code", "Trust Code"}, true, "code of the trust"},
    {"organisation_name", {"Organisation Name", "Trust Name"}, false, "name of the trust"},
    {"tenure", {"Tenure"}, false, "tenure"},
    {"gia_m2", {"Gross internal floor area*", "Gross internal site floor area*"}, false, "gross internal area, m2"},
    {"empty_pct", {"Floor area - empty*", "Empty floor area (%)"}, false, "empty, % of the floor"},
    {"underused_pct",
     {"Floor area - under used*", "Under used floor area (%)", "Under-utilised space (%)"},
     false,
     "under-used, % of the floor"},
    {"unsuitable_pct", {"Not functionally suitable - occupied floor area*"}, false, "not functionally suitable, % of the occupied floor"},
    {"high", {"Cost to eradicate high risk backlog*"}, false, "high-risk backlog, pounds"},
    {"significant", {"Cost to eradicate significant risk backlog*"}, false, "significant-risk backlog, pounds"},
    {"moderate", {"Cost to eradicate moderate risk backlog*"}, false, "moderate-risk backlog, pounds"},
    {"low", {"Cost to eradicate low risk backlog*"}, false, "low-risk backlog, pounds"}};
const std::vector<Part> kHubWeek = {{"hub", {"hub"}, true, "hub"},
                                    {"weekday", {"weekday"}, true, "weekday"},
                                    {"start", {"start"}, true, "start"},
                                    {"end", {"end"}, true, "end"},
                                    {"clinicians", {"clinicians"}, false, "clinicians"},
                                    {"slots", {"slots"}, false, "appointments offered"},
                                    {"booked", {"booked"}, false, "booked"},
                                    {"attended", {"attended"}, false, "attended"},
                                    {"source", {"source"}, false, "source"}};
const std::vector<Part> kSchemes = {{"scheme_id", {"scheme_id"}, true, "id of the scheme"},
                                    {"name", {"name"}, false, "name"},
                                    {"kind", {"kind"}, false, "kind"},
                                    {"premises_id", {"premises_id"}, false, "id of the premises"},
                                    {"start_year", {"start_year"}, false, "starts in year"},
                                    {"opens_year", {"opens_year"}, false, "opens in year"},
                                    {"rooms_added", {"rooms_added"}, false, "rooms added"},
                                    {"nia_added_m2", {"nia_added_m2"}, false, "net internal area added, m2"},
                                    {"cost_gbp", {"cost_gbp", "cost_gbp_000"}, false, "cost, pounds"},
                                    {"status", {"status"}, false, "status"},
                                    {"source", {"source"}, false, "source"},
                                    {"practice", {"practice"}, false, "practice of a dispersal"},
                                    {"moves_from", {"moves_from"}, false, "premises that move in, apart by semicolons"},
                                    {"forecast_opens_year", {"forecast_opens_year"}, false, "expected to open in year"},
                                    {"rooms_treatment_added", {"rooms_treatment_added"}, false, "treatment rooms added"},
                                    {"hours_week_after", {"hours_week_after"}, false, "opening hours a week from then"},
                                    {"price_base", {"price_base"}, false, "prices of year"},
                                    {"owner", {"owner"}, false, "owner"}};
const std::vector<Part> kSchemeGates = {{"scheme_id", {"scheme_id"}, true, "id of the scheme"},
                                        {"gate", {"gate"}, true, "gate"},
                                        {"due_date", {"due_date"}, false, "due"},
                                        {"done_date", {"done_date"}, false, "done"},
                                        {"status", {"status"}, false, "status"},
                                        {"owner", {"owner"}, false, "owner"}};
const std::vector<Part> kSchemeMoney = {{"scheme_id", {"scheme_id"}, true, "id of the scheme"},
                                        {"year", {"year"}, true, "financial year"},
                                        {"side", {"side"}, true, "cost or funding"},
                                        {"gbp", {"gbp", "gbp_000"}, true, "pounds"},
                                        {"source", {"source"}, false, "source of funding"},
                                        {"status", {"status"}, false, "secured, bid or expected"}};
const std::vector<Part> kHubCover = {{"hub", {"hub"}, true, "hub"},
                                     {"practice", {"practice"}, true, "code of the practice (ODS)"},
                                     {"from_date", {"from_date"}, false, "from"}};
const std::vector<Part> kProjections = {{"year", {"year"}, true, "financial year"},
                                        {"people", {"people"}, true, "people"},
                                        {"area", {"area", "zone"}, false, "zone, or part of a boundary"},
                                        {"age_from", {"age_from"}, false, "youngest age of the band"},
                                        {"age_to", {"age_to"}, false, "oldest age of the band"}};
const std::vector<Part> kLocalityRecords = {{"scenario", {"scenario"}, true, "scenario"},
                                            {"locality", {"locality"}, true, "id of the locality"},
                                            {"status", {"status"}, true, "status: draft, agreed, pilot, live"},
                                            {"date", {"date"}, false, "date"},
                                            {"note", {"note"}, false, "note"},
                                            {"prevention_share", {"prevention_share"}, false, "prevention, share of appointments"},
                                            {"planned_share", {"planned_share"}, false, "planned, share of appointments"},
                                            {"unplanned_share", {"unplanned_share"}, false, "unplanned, share of appointments"}};
const std::vector<Part> kRisks = {{"risk", {"risk", "title"}, true, "what may go wrong"},
                                  {"subject_kind", {"subject_kind"}, true, "locality, premises, practice, hub, plan"},
                                  {"subject", {"subject"}, true, "id of the subject"},
                                  {"scenario", {"scenario"}, false, "scenario"},
                                  {"score_before", {"score_before"}, false, "score before controls, 1 to 25"},
                                  {"score_after", {"score_after"}, false, "score after controls, 1 to 25"},
                                  {"owner", {"owner"}, false, "owner"},
                                  {"note", {"note"}, false, "note"}};
const std::vector<Part> kIndicators = {{"practice", kPracticeHeaders, true, "code of the practice (ODS)"},
                                       {"numerator", {"numerator"}, false, "numerator"},
                                       {"denominator", {"denominator"}, false, "denominator"},
                                       {"value", {"value"}, false, "value as published"}};
const std::vector<Part> kTrajectories = {{"site", {"site"}, true, "reference of the site"},
                                         {"year", {"year"}, true, "financial year"},
                                         {"homes", {"homes", "completions"}, true, "homes completed"},
                                         {"council", {"council"}, false, "council of the site"}};

}  // namespace

const std::vector<Part>& parts_of(Role role) {
    switch (role) {
        case Role::zones:
        case Role::boundary: return kShapes;
        case Role::residents: return kResidents;
        case Role::ages: return kAges;
        case Role::deprivation: return kDeprivation;
        case Role::practices: return kPractices;
        case Role::branches: return kBranches;
        case Role::postcodes: return kPostcodes;
        case Role::lists: return kLists;
        case Role::flows: return kFlows;
        case Role::networks: return kNetworks;
        case Role::people_points:
        case Role::points: return kPoints;
        case Role::lines: return kLines;
        case Role::housing: return kHousing;
        case Role::premises: return kPremises;
        case Role::occupancies: return kOccupancies;
        case Role::facets: return kFacets;
        case Role::hub_week: return kHubWeek;
        case Role::schemes: return kSchemes;
        case Role::trajectories: return kTrajectories;
        case Role::workforce: return kWorkforce;
        case Role::practice_ages: return kPracticeAges;
        case Role::rural_urban: return kRuralUrban;
        case Role::practice_areas: return kPracticeAreas;
        case Role::cqc: return kCqc;
        case Role::backlog: return kBacklog;
        case Role::eric: return kEric;
        case Role::scheme_gates: return kSchemeGates;
        case Role::scheme_money: return kSchemeMoney;
        case Role::hub_cover: return kHubCover;
        case Role::projections: return kProjections;
        case Role::locality_records: return kLocalityRecords;
        case Role::risks: return kRisks;
        case Role::indicators: return kIndicators;
        case Role::assignment: return kAssignment;
        case Role::units:
        case Role::adjacency:
        case Role::costs: break;
    }
    return kNone;
}

}  // namespace merestone::io
