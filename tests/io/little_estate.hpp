// A plan of two zones and three practices that uses every table of the estate, so that whatever io reads or keeps has a row here.
#pragma once

#include <filesystem>
#include <string>

#include "support/places.hpp"

namespace merestone::test {

inline std::string little_square(const std::string& properties, int x, int y, int size) {
    const auto p = [](int a, int b) { return "[" + std::to_string(a) + "," + std::to_string(b) + "]"; };
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":"Polygon","coordinates":[[)" + p(x, y) + "," +
           p(x + size, y) + "," + p(x + size, y + size) + "," + p(x, y + size) + "," + p(x, y) + "]]}}";
}

inline std::string little_layer(const std::vector<std::string>& features) {
    std::string out =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) out += (i > 0 ? "," : "") + features[i];
    return out + "]}";
}

// Zones, practices and lists alone, and what `more` adds to the plan file.
inline void write_little_plan(const std::filesystem::path& folder, const std::string& more, const std::string& growth = "") {
    write_file(folder / "zones.geojson",
               little_layer({little_square(R"("id":"Z1")", 430000, 433000, 1000), little_square(R"("id":"Z2")", 431000, 433000, 1000)}));
    write_file(folder / "practices.csv",
               "practice,name,easting_m,northing_m\nP1,Made Surgery,430500,433500\nP2,Other Surgery,431500,433500\n"
               "P3,Third Surgery,431600,433600\n");
    write_file(folder / "lists.csv", "practice,patients,weighted_patients\nP1,5000,5250.5\nP2,8000,7900\nP3,2500,\n");
    write_file(folder / "plan.toml",
               "format = 1\n[plan]\nid = \"t\"\ntitle = \"T\"\nas_at = 2017-04-01\nbase_year = 2017\nhorizon_year = 2025\n" + growth +
                   "[sources.zones]\nfile = \"zones.geojson\"\n[sources.practices]\nfile = \"practices.csv\"\n"
                   "[sources.lists]\nfile = \"lists.csv\"\n" +
                   more);
}

inline void write_little_estate(const std::filesystem::path& folder) {
    write_file(folder / "premises.csv",
               "premises_id,name,postcode,commissioner,tenure,landlord,kind,easting_m,northing_m,rooms_ce,rooms_treatment,nia_m2,gia_m2,"
               "hours_week,sessions_available_week,sessions_used_week,class,class_reason,class_until,site_role,services,basis\n"
               "B1,Made Health Centre,LS1 4AP,01A,leased,Made Landlord,health-centre,430500,433500,8,2,1240.5,1500,52.5,80,60,Core,sound,"
               "2030,hub,minor surgery; phlebotomy ;,survey\n"
               "B2,Made House,,,owned,,gp,431500,433500,3,,,,,,,tail,terraced house,2020/21,spoke,,\n");
    write_file(folder / "occupancies.csv", "premises_id,practice,role,list_share\nB1,P1,main,1\nB2,P2,main,1\nB1,P3,shared,1\n");
    write_file(folder / "facets.csv",
               "premises_id,facet,rating,survey_date,source,surveyor,element,cost_to_b_gbp,price_base\n"
               "B1,physical,C,2016-05-01,survey,Made & Co,roof,25000,2016\nB1,space,not surveyed,,,,,,\nB2,quality,dx,2016,,,,,\n");
    write_file(folder / "backlog.csv",
               "premises_id,risk,cost_gbp,price_base,remaining_life_years,element,source\n"
               "B2,High,12000,2016/17,,boiler,survey\nB2,low,3000,2016,10,paint,survey\n");
    write_file(folder / "schemes.csv",
               "scheme_id,name,kind,premises_id,start_year,opens_year,rooms_added,nia_added_m2,cost_gbp,status,source,practice,moves_from,"
               "forecast_opens_year,rooms_treatment_added,hours_week_after,price_base,owner\n"
               "S1,More rooms,Extension,B1,2018,2019,4,160,900000,approved,plan,,B2,2020,1,60,2017,the practice\n"
               "S2,Closing,dispersal,,,2021,,,,,,P3,,,,,,\n");
    write_file(folder / "gates.csv",
               "scheme_id,gate,due_date,done_date,status,owner\nS1,approval,2017-12-01,05/12/2017,done,CCG\nS1,start,2018-04-01,,due,\n");
    write_file(folder / "money.csv",
               "scheme_id,year,side,gbp,source,status\nS1,2018,cost,500000,,\nS1,2019/20,cost,400000,,\n"
               "S1,2018,funding,600000,ETTF cohort 1,secured\nS1,2019,funding,300000,S106,bid\n");
    write_file(folder / "hub_week.csv",
               "hub,weekday,start,end,clinicians,slots,booked,attended,source\nH1,Mon,18:30,20:00,2,24,20,18,log\n");
    write_file(folder / "cover.csv", "hub,practice,from_date\nH1,P2,2018-10-01\nH1,P1,\n");
    write_file(folder / "workforce.csv",
               "practice,gp_fte,gp_headcount,gp_fte_55_over,gp_fte_60_over,nurse_fte,care_fte,admin_fte\nP1,2.5,3,1,0.5,1.25,0.75,4\n");
    write_file(folder / "ages.csv", "practice,age_from,age_to,people\nP1,0,64,4000\nP1,65,120,1000\n");
    write_file(folder / "rural.csv", "zone,class\nZ1,Urban\nZ2,Rural\n");
    write_file(folder / "areas.geojson", little_layer({little_square(R"("practice":"P1","kind":"inner")", 430000, 433000, 800),
                                                       little_square(R"("practice":"P1","kind":"outer")", 430000, 433000, 1500)}));
    write_file(folder / "cqc.csv", "practice,rating,date\nP1,Good,2016-11-02\nP1,Requires improvement,2015-01-01\n");
    write_file(folder / "projections.csv",
               "area,year,age_from,age_to,people\nZ1,2017,0,120,6000\nZ1,2025,0,120,7000.5\n,2020,0,120,15000\n");
    write_file(folder / "housing.csv",
               "site,name,council,group,household_size,easting_m,northing_m,dwellings_min,planning_status\n"
               "R1,Made Lane,Made,Made Fields,2.1,430400,433400,200,permissioned\n");
    write_file(folder / "trajectories.csv", "site,year,homes\nR1,2018,100\nR1,2019,100\n");
    write_file(folder / "records.csv",
               "scenario,locality,status,date,note,prevention_share,planned_share,unplanned_share\n"
               "now,N1,Agreed,2017-06-01,by the board,0.2,0.5,0.3\n");
    write_file(folder / "risks.csv",
               "risk,subject_kind,subject,scenario,score_before,score_after,owner,note\nLease ends,premises,B1,,16,8,estates,2019\n"
               "Nobody agrees,locality,N1,now,12,,,\n");
    write_file(folder / "qof.csv", "practice,numerator,denominator,value\nP1,450,5000,9.0\nP2,,,7.5\nP9,1,2,3\n");
    write_little_plan(
        folder,
        "[sources.premises]\nfile = \"premises.csv\"\n[sources.occupancies]\nfile = \"occupancies.csv\"\n"
        "[sources.facets]\nfile = \"facets.csv\"\n[sources.backlog]\nfile = \"backlog.csv\"\n[sources.schemes]\nfile = \"schemes.csv\"\n"
        "[sources.scheme_gates]\nfile = \"gates.csv\"\n[sources.scheme_money]\nfile = \"money.csv\"\n"
        "[sources.hub_week]\nfile = \"hub_week.csv\"\n[sources.hub_cover]\nfile = \"cover.csv\"\n"
        "[sources.workforce]\nfile = \"workforce.csv\"\n[sources.practice_ages]\nfile = \"ages.csv\"\n"
        "[sources.rural_urban]\nfile = \"rural.csv\"\n[sources.practice_areas]\nfile = \"areas.geojson\"\n"
        "[sources.cqc]\nfile = \"cqc.csv\"\n[sources.projections]\nfile = \"projections.csv\"\npublisher = \"Made Office\"\n"
        "[[sources.housing]]\nfile = \"housing.csv\"\n[sources.trajectories]\nfile = \"trajectories.csv\"\n"
        "[sources.locality_records]\nfile = \"records.csv\"\n[sources.risks]\nfile = \"risks.csv\"\n"
        "[[sources.indicators]]\nname = \"diabetes\"\ntitle = \"Diabetes\"\nunit = \"%\"\nper = 100\nperiod = \"2015/16\"\n"
        "better = \"low\"\nbaseline = 6.55\nbaseline_name = \"England\"\nfile = \"qof.csv\"\npublisher = \"Made Digital\"\n"
        "[scenarios.now]\nfind = true\n"
        "[[hubs]]\nid = \"H1\"\nname = \"Made Hub\"\nat = { premises = \"B1\" }\nstatus = \"open\"\nbasis = \"illustrative\"\n"
        "open = [\"Mon-Fri 18:30-20:00\"]\nclinicians = 2.0\nfrom_date = 2016-10-01\n"
        "[[schemes]]\nid = \"S3\"\nkind = \"hours\"\npremises = \"B1\"\npractice = \"P2\"\nmoves_from = [\"B2\"]\nstart_year = 2018\n"
        "opens_year = 2019\nforecast_opens_year = 2020\nrooms_treatment_added = 1.0\nhours_week_after = 60.0\nprice_base = 2017\n"
        "owner = \"the council\"\n",
        "[growth]\nrate_pct = 0.5\nbands = [[0, 15, 0.4], [65, 120, 1.9]]\ntotals = [[2017, 15500], [2025, 17000.5]]\n"
        "totals_source = \"Made strategy\"\nnew_patients = \"inner area\"\nhousehold_size = { \"Made council\" = 2.3 }\n"
        "[access]\ntargets = [[\"2018-03-31\", 0.5], [2019-03-31, 1.0]]\nsource = \"planning guidance\"\n"
        "[prices]\nindex = [[2016, 100.0], [2017, 103.1]]\nsource = \"made index\"\nyear = 2017\n");
}

}  // namespace merestone::test
