// What to do about each shortage, what happens if a poor building closes, and where the lists of practices that close go.
#include <algorithm>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

constexpr double kFewestPeople = 0.5;  // of the displaced at a practice: fewer stand together in one row

bool condition_known(const model::Plan& plan) {
    return std::any_of(plan.premises.begin(), plan.premises.end(), [](const model::Premises& building) {
        return !building.facets.empty() || building.estate_class != model::EstateClass::none;
    });
}

}  // namespace

// A row a step in the order tried, then a row of what remains: the rooms of a shortage's rows add up to what it lacks.
EstateSheet remedies_sheet(const EstateOut& out) {
    const analysis::RemedyBook& book = out.book.remedies;
    EstateSheet made{table("remedies", "What to do about each shortage of rooms, in order",
                           {whole("shortage"),
                            text("practice"),
                            text("name"),
                            text("measure"),
                            text("first_year"),
                            text("worst_year"),
                            number("need_rooms"),
                            number("have_rooms"),
                            whole("step"),
                            text("what"),
                            text("premises"),
                            text("housing_site"),
                            number("rooms"),
                            whole("rooms_built"),
                            number("minutes_by_car"),
                            whole("capital_gbp"),
                            text("capital_price_base"),
                            whole("a_year_gbp"),
                            text("a_year_price_base"),
                            text("words"),
                            text("flag_ids")}),
                     book.practices_not_known > 0 ? "no practice is known to run short of rooms; of " +
                                                        std::to_string(book.practices_not_known) + " nobody knows how many they have"
                                                  : "no practice runs short of rooms"};
    const auto capital_prices = analysis::remedy_capital_prices(out.plan);
    const auto a_year_prices = analysis::remedy_year_prices(out.plan);
    for (std::size_t r = 0; r < book.remedies.size(); ++r) {
        const analysis::Remedy& remedy = book.remedies[r];
        const model::Practice& practice = out.plan.practices[remedy.practice];
        const char* measure = remedy.type == analysis::RoomType::consulting ? "rooms_ce" : "rooms_treatment";
        const std::string flags = out.flags.on_measure("practice", practice.id, measure);
        const auto start = [&](std::size_t step) {
            return std::vector<Cell>{cell(r + 1),
                                     cell(practice.id),
                                     cell(practice.name),
                                     cell(measure),
                                     year(out.estate.people.year(remedy.first)),
                                     year(out.estate.people.year(remedy.worst)),
                                     round_to(remedy.need, 3),
                                     round_to(remedy.have, 3),
                                     cell(step)};
        };
        for (std::size_t s = 0; s < remedy.steps.size(); ++s) {
            const analysis::RemedyStep& step = remedy.steps[s];
            std::vector<Cell> line = start(s + 1);
            append(line, {cell(analysis::to_string(step.kind)), step.premises ? cell(out.plan.premises[*step.premises].id) : unknown(),
                          step.site ? cell(out.plan.housing[*step.site].id) : unknown(), round_to(step.rooms, 3),
                          step.built > 0.0 ? count(step.built) : unknown(),
                          step.kind == analysis::RemedyKind::near_by ? round_to(step.minutes, 1) : unknown(), pounds(step.capital_gbp),
                          step.capital_gbp > 0.0 ? year(capital_prices) : unknown(), pounds(step.a_year_gbp),
                          step.a_year_gbp > 0.0 ? year(a_year_prices) : unknown(), cell(step.words), cell(flags)});
            made.sheet.rows.push_back(std::move(line));
        }
        std::vector<Cell> line = start(remedy.steps.size() + 1);
        append(line, {cell("what remains"), unknown(), unknown(), round_to(remedy.remains, 3), unknown(), unknown(), cell(0), unknown(),
                      cell(0), unknown(), unknown(), cell(flags)});
        made.sheet.rows.push_back(std::move(line));
    }
    return made;
}

// A row a practice that takes some of the displaced; rows of one building add up to the people displaced.
EstateSheet closures_sheet(const EstateOut& out) {
    EstateSheet made{
        table("closures", "What happens if a poor building closes",
              {text("premises"), text("name"), number("people_displaced"), number("mean_way_before_m"), number("mean_way_after_m"),
               number("rooms_ce_needed"), whole("takers_not_known"), text("to"), text("to_name"), number("people"),
               text("its_own_other_buildings"), number("rooms_ce_gap_before"), number("rooms_ce_gap_after"), text("flag_ids")}),
        condition_known(out.plan) ? "no building that somebody uses is rated D or DX, or is to be left"
                                  : "of no building is the condition known"};
    for (const analysis::ClosureTest& test : out.book.closures) {
        const model::Premises& building = out.plan.premises[test.premises];
        const Cell flags = cell(out.flags.on("premises", building.id, {"E6", "E9"}));
        const auto add = [&](Cell to, const std::string& name, double people, Cell own, Cell before, Cell after) {
            made.sheet.rows.push_back({cell(building.id), cell(building.name), round_to(test.people, 1), round_to(test.before_m, 0),
                                       round_to(test.after_m, 0), round_to(test.rooms_ce_needed, 3), cell(test.takers_not_known),
                                       std::move(to), cell(name), round_to(people, 1), std::move(own), std::move(before), std::move(after),
                                       flags});
        };
        std::size_t few = 0;
        double few_people = 0.0;
        for (const analysis::ClosureTaker& taker : test.takers) {
            if (taker.people < kFewestPeople) {
                ++few;
                few_people += taker.people;
                continue;
            }
            const model::Practice& practice = out.plan.practices[taker.practice];
            add(cell(practice.id), practice.name, taker.people, yes_no(taker.own), round_to(taker.rooms_ce_before, 3),
                round_to(taker.rooms_ce_after, 3));
        }
        if (few > 0) add(unknown(), few_words(few), few_people, unknown(), unknown(), unknown());
        if (test.outside > 0.0) add(unknown(), "practices outside the plan", test.outside, unknown(), unknown(), unknown());
        if (test.nowhere > 0.0) add(unknown(), "no practice known", test.nowhere, unknown(), unknown(), unknown());
        if (const double left = never_registered(test); left > 0.0)
            add(unknown(), "people of new homes, registered elsewhere from the start", left, unknown(), unknown(), unknown());
    }
    return made;
}

EstateSheet dispersed_sheet(const EstateOut& out) {
    EstateSheet made{table("dispersed", "Where the lists of practices that close go",
                           {text("practice"), text("name"), text("from_year"), text("scheme"), number("list"), text("to"), text("to_name"),
                            number("people"), text("flag_ids")}),
                     "no scheme of the plan closes a practice"};
    for (const analysis::DispersedList& list : out.estate.people.dispersed) {
        const model::Practice& practice = out.plan.practices[list.practice];
        const Cell flags = cell(out.flags.on("practice", practice.id, {"E10"}));
        const auto add = [&](Cell to, const std::string& name, double people) {
            made.sheet.rows.push_back({cell(practice.id), cell(practice.name), year(out.estate.people.year(list.from)), cell(list.scheme),
                                       round_to(list.people, 3), std::move(to), cell(name), round_to(people, 3), flags});
        };
        for (const analysis::DispersedList::Part& part : list.to)
            add(cell(out.plan.practices[part.practice].id), out.plan.practices[part.practice].name, part.people);
        if (list.outside > 0.0) add(unknown(), "practices outside the plan", list.outside);
        if (list.nowhere > 0.0) add(unknown(), "no practice known", list.nowhere);
    }
    return made;
}

}  // namespace merestone::actions
