// What schemes add, cost and move: figures within their ranges, no more taken away than is there, and nobody moved round in a circle.
#include <algorithm>
#include <set>

#include "io/figure_check.hpp"
#include "io/move_circles.hpp"
#include "io/scheme_kinds.hpp"

namespace merestone::io {
namespace {

namespace tables = figure_tables;

void check_one(model::Scheme& s, FigureCheck& check) {
    check.hold(tables::kSchemes, s.id, "rooms_added", s.rooms_added, ranges::kRoomsAdded);
    check.hold(tables::kSchemes, s.id, "rooms_treatment_added", s.rooms_treatment_added, ranges::kRoomsAdded);
    check.hold(tables::kSchemes, s.id, "nia_added_m2", s.nia_added_m2, ranges::kAreaAdded);
    check.hold(tables::kSchemes, s.id, "hours_week_after", s.hours_week_after, ranges::kHoursWeek);
    check.hold(tables::kSchemes, s.id, "cost_gbp", s.cost_gbp, ranges::kSchemePounds);
    std::erase_if(s.money, [&](const model::SchemeMoney& m) {
        return !check.fits(tables::kMoney, s.id, "gbp", static_cast<double>(m.gbp), ranges::kSchemePounds, "the row is not used");
    });
    for (model::SchemeGate& gate : s.gates) {
        check.hold_date(tables::kGates, s.id, "due_date", gate.due_date);
        check.hold_date(tables::kGates, s.id, "done_date", gate.done_date);
    }
    if (!is_scheme_kind(base::lower(s.kind)) && check.of_project())
        check.tell(tables::kSchemes, s.id, "unknown-word", "kind", s.kind, kSchemeKindUnknown, "Mend the word.");
}

// What all schemes of a building may take away: what it has, and what others add.
void check_taken_away(model::Plan& plan, FigureCheck& check) {
    struct Measure {
        const char* field;
        std::optional<double> model::Premises::*there;
        std::optional<double> model::Scheme::*added;
    };
    static constexpr std::array<Measure, 3> kMeasures = {
        {{"rooms_added", &model::Premises::rooms_ce, &model::Scheme::rooms_added},
         {"rooms_treatment_added", &model::Premises::rooms_treatment, &model::Scheme::rooms_treatment_added},
         {"nia_added_m2", &model::Premises::nia_m2, &model::Scheme::nia_added_m2}}};
    std::map<std::string, const model::Premises*, std::less<>> by_id;
    for (const model::Premises& p : plan.premises) by_id.emplace(p.id, &p);
    for (const Measure& measure : kMeasures) {
        std::map<std::string, double, std::less<>> most;
        for (const model::Scheme& s : plan.schemes)
            if (const auto at = by_id.find(s.premises); at != by_id.end() && at->second->*measure.there) {
                double& sum = most.emplace(s.premises, *(at->second->*measure.there)).first->second;
                sum += std::max((s.*measure.added).value_or(0.0), 0.0);
            }
        for (model::Scheme& s : plan.schemes) {
            auto& added = s.*measure.added;
            const auto at = most.find(s.premises);
            if (!added || *added >= 0 || at == most.end() || -*added <= at->second) continue;
            check.tell(tables::kSchemes, s.id, "more-than-there-is", measure.field, base::number_text(*added),
                       fmt::format("this takes away more than the {} that the building {} has; it counts as not known",
                                   base::number_text(at->second), s.premises),
                       "Check the number, or the building's.");
            added.reset();
        }
    }
}

void drop_moves_into_itself(model::Scheme& s, FigureCheck& check) {
    if (std::find(s.moves_from.begin(), s.moves_from.end(), s.premises) != s.moves_from.end() && !s.premises.empty()) {
        check.tell(tables::kSchemes, s.id, "moves-in-circle", "moves_from", s.premises,
                   "this scheme moves a building into itself; that move is left out", "Name the building that closes.");
        std::erase(s.moves_from, s.premises);
    }
    std::set<std::string> seen;
    std::erase_if(s.moves_from, [&](const std::string& id) {
        if (seen.insert(id).second) return false;
        check.tell(tables::kSchemes, s.id, "duplicate-key", "moves_from", id, "this building stands twice; it moves once", "Name it once.");
        return true;
    });
}

void check_moves(model::Plan& plan, FigureCheck& check) {
    for (model::Scheme& s : plan.schemes) drop_moves_into_itself(s, check);
    for (const std::vector<std::size_t>& circle : circles_of_moves(plan.schemes)) {
        std::string ids;
        for (const std::size_t s : circle) ids += (ids.empty() ? "" : ", ") + plan.schemes[s].id;
        for (const std::size_t s : circle) {
            check.tell(
                tables::kSchemes, plan.schemes[s].id, "moves-in-circle", "moves_from", base::join(plan.schemes[s].moves_from, "; "),
                fmt::format("the schemes {} move buildings into one another round in a circle; these moves are left out, the rest of "
                            "each scheme stands",
                            ids.substr(0, 200)),
                "Let one building stay.");
        }
        for (const std::size_t s : circle) plan.schemes[s].moves_from.clear();
    }
    // A building that is emptied twice: the scheme that opens first finds somebody there.
    std::map<std::string, std::vector<const model::Scheme*>> emptied_by;
    for (const model::Scheme& s : plan.schemes) {
        for (const std::string& id : s.moves_from) emptied_by[id].push_back(&s);
        if (s.kind == "closure" && !s.premises.empty()) emptied_by[s.premises].push_back(&s);
    }
    for (const auto& [premises, schemes] : emptied_by) {
        if (schemes.size() < 2) continue;
        std::string ids;
        for (const model::Scheme* s : schemes) ids += (ids.empty() ? "" : ", ") + s->id;
        check.tell(tables::kSchemes, "", "moved-twice", "moves_from", premises,
                   fmt::format("the schemes {} each move or close the building {}; the one that opens first counts, the others find nobody "
                               "there",
                               ids.substr(0, 200), premises.substr(0, 80)),
                   "Keep one of them.");
    }
}

}  // namespace

void check_schemes(model::Plan& plan, FigureCheck& check) {
    check.drop_twice(tables::kSchemes, "scheme_id", plan.schemes);
    for (model::Scheme& s : plan.schemes) check_one(s, check);
    check_taken_away(plan, check);
    check_moves(plan, check);
}

}  // namespace merestone::io
