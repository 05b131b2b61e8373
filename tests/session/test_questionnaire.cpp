// Questions to practices and their answers: what is asked, what comes back, what is wrong with it.
#include <catch2/catch.hpp>

#include <algorithm>

#include "edit/attributes.hpp"
#include "io/layers.hpp"
#include "session/questionnaire.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
using test::TempFolder;

namespace {

// Two practices share a building of which everything is known but the space; one has another of which nothing is.
model::Plan small_plan() {
    model::Plan plan;
    plan.as_at = "2024-04-01";
    for (const char* code : {"X0001", "X0002"}) {
        model::Practice p;
        p.id = code;
        p.name = std::string("Practice ") + code;
        plan.practices.push_back(p);
    }
    model::Premises known;
    known.id = "B1";
    known.name = "Mill Lane";
    known.rooms_ce = 4;
    known.rooms_treatment = 1;
    known.nia_m2 = 300;
    known.gia_m2 = 380;
    known.hours_week = 52.5;
    for (const model::Facet f :
         {model::Facet::physical, model::Facet::functional, model::Facet::quality, model::Facet::statutory, model::Facet::environment})
        known.facets.push_back({f, "B", "2015-03-01", "survey"});
    model::Premises unknown;
    unknown.id = "B2";
    unknown.name = "Hill Top";
    plan.premises = {known, unknown};
    plan.occupancies = {{model::PremisesIx(0), model::PracticeIx(0), model::OccupancyRole::main, 1.0, false},
                        {model::PremisesIx(0), model::PracticeIx(1), model::OccupancyRole::main, 0.5, false},
                        {model::PremisesIx(1), model::PracticeIx(1), model::OccupancyRole::branch, 0.5, false}};
    return plan;
}

std::size_t column(const io::Sheet& sheet, const std::string& name) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        if (sheet.columns[c].name == name) return c;
    FAIL("no column " << name);
    return 0;
}

// Writes an answer into the row of a question.
void fill(io::Sheet& sheet, const std::string& practice, const std::string& premises, const std::string& field, const char* answer,
          const char* by = "A. Manager", const char* on = "2024-05-01") {
    for (auto& row : sheet.rows) {
        if (row[0] != io::cell(practice) || row[column(sheet, "premises")] != io::cell(premises) ||
            row[column(sheet, "question")] != io::cell(field))
            continue;
        row[column(sheet, "answer")] = io::cell(answer);
        row[column(sheet, "answered by")] = io::cell(by);
        row[column(sheet, "answered on")] = io::cell(on);
        return;
    }
    FAIL("no such question");
}

session::Answers read_back(const model::Plan& plan, const io::Sheet& sheet, const char* name = "answers.xlsx") {
    const TempFolder folder;
    REQUIRE(io::write_sheet(folder / name, sheet, plan.as_at).ok());
    CHECK(session::is_questionnaire(folder / name));
    return session::read_answers(plan, {folder / name});
}

bool told(const session::Answers& a, const std::string& rule) {
    return std::any_of(a.problems.begin(), a.problems.end(), [&](const model::Problem& p) { return p.rule == rule && p.row > 0; });
}

}  // namespace

TEST_CASE("only what is not known is asked, of everybody in the building; one practice can be asked alone", "[fast]") {
    const model::Plan plan = small_plan();
    const io::Sheet all = session::questions(plan, {});
    CHECK(session::asked_of(all) == std::vector<std::pair<std::string, std::size_t>>{{"X0001", 1}, {"X0002", 12}});
    CHECK(session::questions(plan, {{"X0001"}, false}).rows.size() == 1);
    CHECK(session::questions(plan, {{"X0001"}, true}).rows.size() == 11);
    CHECK(session::questions(plan, {{"X9999"}, false}).rows.empty());
}

TEST_CASE("answers come back as proposals with who and when, and nothing else changes", "[fast]") {
    const model::Plan plan = small_plan();
    io::Sheet sheet = session::questions(plan, {});
    fill(sheet, "X0002", "B2", "rooms_ce", "3");
    fill(sheet, "X0002", "B2", "hours_week", "52.5", "", "");
    fill(sheet, "X0002", "B2", "physical", "c");
    fill(sheet, "X0001", "B1", "space", "U");
    std::reverse(sheet.rows.begin(), sheet.rows.end());  // sorted otherwise by whoever filled it
    const session::Answers back = read_back(plan, sheet);
    REQUIRE(back.changes.size() == 4);
    CHECK(back.unanswered == 9);
    CHECK(back.changes[0].premises == "B1");
    CHECK(back.changes[0].field == "space");
    CHECK(back.changes[0].after == "U");
    CHECK(back.changes[0].before.empty());
    const auto rooms = std::find_if(back.changes.begin(), back.changes.end(), [](const auto& a) { return a.field == "rooms_ce"; });
    REQUIRE(rooms != back.changes.end());
    CHECK(rooms->command().source == "A. Manager, 2024-05-01 (answer of practice X0002)");
    CHECK(rooms->command().value == "3");
    const auto hours = std::find_if(back.changes.begin(), back.changes.end(), [](const auto& a) { return a.field == "hours_week"; });
    REQUIRE(hours != back.changes.end());
    CHECK(hours->source() == "practice X0002 (answer of practice X0002)");
    CHECK(told(back, "nobody-named"));
    const auto condition = std::find_if(back.changes.begin(), back.changes.end(), [](const auto& a) { return a.field == "physical"; });
    REQUIRE(condition != back.changes.end());
    CHECK(condition->after == "C");
    CHECK_FALSE(model::has_errors(back.problems));
    // The same as CSV, which some will send.
    CHECK(read_back(plan, sheet, "answers.csv").changes.size() == 4);
}

TEST_CASE("every trouble with a returned workbook is told by row, and the good rows count", "[fast]") {
    const model::Plan plan = small_plan();
    io::Sheet sheet = session::questions(plan, {{}, true});
    fill(sheet, "X0002", "B2", "rooms_ce", "about three");
    fill(sheet, "X0002", "B2", "hours_week", "400");
    fill(sheet, "X0002", "B2", "space", "B");
    fill(sheet, "X0002", "B2", "nia_m2", "1,250");
    fill(sheet, "X0001", "B1", "rooms_ce", "4");         // as the plan has it
    fill(sheet, "X0001", "B1", "rooms_treatment", "2");  // two who do not agree
    fill(sheet, "X0002", "B1", "rooms_treatment", "3");
    fill(sheet, "X0002", "B2", "gia_m2", "");  // a name beside an answer that is empty
    std::vector<io::Cell> merged(sheet.columns.size(), io::Unknown{});
    merged[column(sheet, "answer")] = io::cell("7");
    sheet.rows.push_back(merged);
    std::vector<io::Cell> strange = merged;
    strange[column(sheet, "premises")] = io::cell("B9");
    strange[column(sheet, "question")] = io::cell("rooms_ce");
    sheet.rows.push_back(strange);
    strange[column(sheet, "premises")] = io::cell("B2");
    strange[column(sheet, "question")] = io::cell("colour");
    sheet.rows.push_back(strange);
    const session::Answers back = read_back(plan, sheet);
    CHECK(back.confirmed == 1);
    REQUIRE(back.changes.size() == 3);
    CHECK(back.changes[2].field == "nia_m2");
    CHECK(back.changes[2].after == "1250");
    CHECK(told(back, "answer-unusable"));
    CHECK(std::count_if(back.problems.begin(), back.problems.end(), [](const auto& p) { return p.rule == "answer-unusable"; }) == 3);
    CHECK(told(back, "answers-differ"));
    CHECK(told(back, "no-answer"));
    CHECK(told(back, "no-question"));
    CHECK(told(back, "unknown-premises"));
    CHECK(told(back, "unknown-question"));
}

TEST_CASE("a workbook whose columns were renamed is told, and no questionnaire is none", "[fast]") {
    const model::Plan plan = small_plan();
    io::Sheet sheet = session::questions(plan, {});
    sheet.columns[column(sheet, "answer")].name = "reply";
    const TempFolder folder;
    REQUIRE(io::write_sheet(folder / "renamed.xlsx", sheet, plan.as_at).ok());
    CHECK_FALSE(session::is_questionnaire(folder / "renamed.xlsx"));
    const session::Answers back = session::read_answers(plan, {folder / "renamed.xlsx", folder / "not there.xlsx"});
    CHECK(back.changes.empty());
    CHECK(std::count_if(back.problems.begin(), back.problems.end(), [](const auto& p) { return p.severity == model::Severity::error; }) ==
          2);
    test::write_file(folder / "beach.xlsx", "not a workbook");
    CHECK_FALSE(session::is_questionnaire(folder / "beach.xlsx"));
}

TEST_CASE("a facet that was not surveyed is answered, taken back, and is then not surveyed again", "[fast]") {
    model::Plan plan = small_plan();
    const edit::Attribute& quality = *edit::find_attribute("premises", "quality");
    CHECK(edit::attribute_text(plan, quality, "B2").empty());
    CHECK(edit::set_attribute(plan, "premises", "B2", "quality", "D"));
    CHECK(edit::attribute_text(plan, quality, "B2") == "D");
    CHECK(edit::set_attribute(plan, "premises", "B2", "quality", ""));
    CHECK(plan.premises[1].facets.empty());
    // Of a surveyed one the date stays with the published letter.
    CHECK(edit::set_attribute(plan, "premises", "B1", "quality", "C"));
    CHECK(edit::set_attribute(plan, "premises", "B1", "quality", "B"));
    CHECK(plan.premises[0].facets.size() == 5);
    CHECK(edit::checked(quality, "cx").value() == "CX");
    CHECK_FALSE(edit::checked(quality, "E").ok());
    CHECK_FALSE(edit::checked(*edit::find_attribute("premises", "space"), "A").ok());
}
