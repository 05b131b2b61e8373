#include "actions/json_of.hpp"

#include "actions/json_parts.hpp"
#include "base/figures.hpp"
#include "version.hpp"

namespace merestone::actions {

double rounded(double value, int decimals) { return base::rounded(value, decimals); }

const char* version() noexcept { return MERESTONE_VERSION; }

Json json_of(const model::Problems& problems) {
    Json out = Json::array();
    for (const model::Problem& p : problems) {
        Json one;
        one["severity"] = model::to_string(p.severity);
        one["rule"] = p.rule;
        one["file"] = p.file;
        one["row"] = p.row > 0 ? Json(p.row) : Json(nullptr);
        if (p.row == 0) one["row_why"] = "not about one row";
        one["field"] = p.field;
        one["value"] = p.value;
        one["meaning"] = p.meaning;
        one["todo"] = p.todo;
        out.push_back(std::move(one));
    }
    return out;
}

Json envelope(const std::string& command, const model::Plan& plan, const model::Problems& problems) {
    Json out;
    out["merestone"] = version();
    out["command"] = command;
    out["plan"] = {{"id", plan.id}, {"title", plan.title}, {"as_at", plan.as_at}, {"illustrative", plan.illustrative}};
    out["scenario"] = nullptr;
    out["seed"] = nullptr;
    out["stopped_by"] = nullptr;
    out["problems"] = json_of(problems);
    Json assumptions = Json::array();
    for (const auto& [id, a] : plan.assumptions.all())
        assumptions.push_back(
            {{"id", id}, {"value", a.value}, {"unit", a.unit}, {"source", a.source}, {"confidence", a.confidence}, {"set_by", a.from}});
    out["assumptions"] = std::move(assumptions);
    out["result"] = nullptr;
    return out;
}

Json json_of(const model::Plan& plan, const analysis::Judged& judged, const FoundNote* note) {
    const model::ObjectiveTerms& t = judged.terms;
    Json out;
    out["scenario"] = judged.scenario.id;
    out["title"] = judged.scenario.title;
    out["kind"] = judged.scenario.found ? "found" : "given";
    out["stopped_by"] = judged.scenario.stopped_by;
    out["localities_count"] = judged.localities.size();
    out["mean_distance_km"] = rounded(t.mean_distance_km, 4);
    put(out, "selfcontained_share", t.selfcontained_share, 4, "where patients live is not known");
    out["leaked_people"] = rounded(t.leaked_people, 1);
    out["border_between_km"] = rounded(t.border_km, 3);
    out["moved_people"] = rounded(t.moved_people, 0);
    out["off_target_people"] = rounded(t.off_target_people, 0);
    out["distance_person_km"] = rounded(t.distance_person_km, 1);
    out["objective_person_km"] = rounded(t.objective_person_km, 1);
    std::size_t in_range = 0;
    std::size_t in_pieces = 0;
    for (const model::LocalityStats& l : judged.localities) {
        const std::int64_t people = plan.population == model::PopulationBasis::registered ? l.people_registered : l.people_resident;
        if (people >= plan.constraints.people_min && people <= plan.constraints.people_max) ++in_range;
        if (l.pieces > 1) ++in_pieces;
    }
    out["localities_in_range"] = in_range;
    out["localities_in_pieces"] = in_pieces;
    if (note != nullptr) {
        out["search"] = {{"proposals", note->solution.proposals},
                         {"starts", note->solution.starts},
                         {"lower_bound_person_km", rounded(note->solution.lower_bound / 1000, 1)},
                         {"localities_wanted", note->localities_wanted}};
    }
    Json localities = Json::array();
    for (const model::LocalityStats& l : judged.localities) {
        Json one;
        one["locality"] = l.id;
        one["name"] = l.name;
        one["commissioners"] = l.commissioners;
        one["list_registered"] = l.people_registered;
        one["people_resident"] = l.residents_known ? Json(l.people_resident) : Json(nullptr);
        if (!l.residents_known) one["people_resident_why"] = "the plan has no resident population";
        one["practices"] = l.practices;
        one["zones"] = l.zones;
        one["area_km2"] = rounded(l.area_km2, 4);
        one["border_km"] = rounded(l.border_km, 3);
        put(one, "selfcontained_share", l.selfcontained_share, 4, "where patients live is not known");
        one["mean_distance_km"] = rounded(l.distance_km, 3);
        one["best_zone"] = l.best_zone;
        one["pieces"] = l.pieces;
        one["holes"] = l.holes;
        one["rag"] = model::to_string(l.rag);
        localities.push_back(std::move(one));
    }
    out["localities"] = std::move(localities);
    return out;
}

Json json_of(const std::vector<model::Flag>& flags) {
    Json out = Json::array();
    for (const model::Flag& f : flags) {
        Json one;
        one["flag_id"] = f.id;
        one["rule"] = f.rule;
        one["severity"] = model::to_string(f.severity);
        one["rag"] = model::to_string(f.rag);
        one["subject_kind"] = f.subject_kind;
        one["subject"] = f.subject;
        put(one, "measured", f.measured, 3, "not known");
        put(one, "threshold", f.threshold, 3, "this rule has none");
        one["unit"] = f.unit;
        one["first_year"] = f.first_year ? Json(base::to_string(*f.first_year)) : Json(nullptr);
        if (!f.first_year) one["first_year_why"] = "not about a year";
        one["reason"] = f.reason;
        one["source"] = f.source;
        one["action"] = f.action;
        out.push_back(std::move(one));
    }
    return out;
}

Json json_of(const std::vector<model::Gap>& gaps) {
    Json out = Json::array();
    for (const model::Gap& g : gaps) {
        Json one;
        one["subject_kind"] = g.subject_kind;
        one["subject"] = g.subject;
        one["measure"] = g.measure;
        one["unit"] = g.unit;
        one["year"] = base::to_string(g.year);
        one["need"] = rounded(g.need, 3);
        put(one, "have", g.have, 3, "nothing known");
        put(one, "gap", g.gap, 3, "nothing known of what there is");
        one["confidence"] = g.confidence;
        one["flag_id"] = g.flag_id.empty() ? Json(nullptr) : Json(g.flag_id);
        if (g.flag_id.empty()) one["flag_id_why"] = "below its threshold, or not known";
        out.push_back(std::move(one));
    }
    return out;
}

Json json_of(const std::vector<model::BlockNote>& notes) {
    Json out = Json::array();
    for (const model::BlockNote& n : notes)
        out.push_back({{"kind", n.kind},
                       {"zone", n.zone},
                       {"from_neighbourhood", n.from},
                       {"to_neighbourhood", n.to},
                       {"people", rounded(n.people, 1)},
                       {"words", n.words}});
    return out;
}

Json json_of(const model::Plan& plan, const std::vector<model::Catchment>& catchments) {
    Json out = Json::array();
    for (const model::Catchment& c : catchments) {
        Json one;
        one["subject_kind"] = c.subject_kind;
        one["subject"] = c.subject;
        one["method"] = c.method;
        one["detail"] = c.detail;
        one["people"] = rounded(c.people, 1);
        one["people_by"] = c.people_by;
        Json fifths = Json::array();
        for (const double n : c.people_by_imd_quintile) fifths.push_back(rounded(n, 1));
        one["people_by_deprivation_fifth"] = std::move(fifths);
        Json ages = Json::object();
        for (const auto& [band, n] : c.people_by_age) ages[band] = rounded(n, 1);
        one["people_by_age"] = std::move(ages);
        Json zones = Json::array();
        for (const model::CatchmentZone& z : c.zones)
            zones.push_back(
                {{"zone", plan.zones[z.zone.pos()].id}, {"people", rounded(z.people, 1)}, {"share_of_zone", rounded(z.share_of_zone, 4)}});
        one["zones"] = std::move(zones);
        out.push_back(std::move(one));
    }
    return out;
}

Json json_of(const model::Plan& plan, const analysis::Judged& a, const analysis::Judged& b, const analysis::Comparison& comparison) {
    const auto id = [](const analysis::Judged& j, model::LocalityIx l) {
        return l ? Json(j.scenario.locality_id[l.pos()]) : Json(nullptr);
    };
    Json out;
    out["a"] = json_of(plan, a, nullptr);
    out["b"] = json_of(plan, b, nullptr);
    Json match = Json::array();
    for (std::size_t l = 0; l < comparison.match.size(); ++l)
        match.push_back({{"a", a.scenario.locality_id[l]}, {"a_name", a.scenario.locality_name[l]}, {"b", id(b, comparison.match[l])}});
    out["matched"] = std::move(match);
    out["practices_that_differ_count"] = comparison.practices.size();
    out["people_of_those_practices"] = comparison.people_of_moved_practices;
    out["zones_that_differ_count"] = comparison.zones.size();
    out["people_of_those_zones"] = rounded(comparison.people_of_moved_zones, 1);
    Json practices = Json::array();
    for (const auto& m : comparison.practices) {
        const model::Practice& p = plan.practices[m.practice.pos()];
        practices.push_back({{"practice", p.id},
                             {"name", p.name},
                             {"list", p.list ? Json(*p.list) : Json(nullptr)},
                             {"a", id(a, m.from)},
                             {"b", id(b, m.to)}});
    }
    out["practices"] = std::move(practices);
    Json zones = Json::array();
    for (const auto& m : comparison.zones)
        zones.push_back(
            {{"zone", plan.zones[m.zone.pos()].id}, {"people", rounded(m.people, 1)}, {"a", id(a, m.from)}, {"b", id(b, m.to)}});
    out["zones"] = std::move(zones);
    return out;
}

}  // namespace merestone::actions
