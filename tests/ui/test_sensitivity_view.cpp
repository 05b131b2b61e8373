// What the panel of what the answer hangs on shows, as a plain value.
#include "ui/sensitivity_view.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace merestone;
using model::Measure;
using ui::Answer;

namespace {

model::Plan made() {
    model::Plan plan;
    plan.base_year = {2017};
    plan.horizon_year = {2028};
    plan.practices.resize(3);
    plan.assumptions.set({"hours_week", 60.0, "hours a week the building works", 45.0, 65.0, "HBN 11-01", "M", "2013", "default"});
    plan.assumptions.set({"room_utilisation", 0.6, "share of opening hours", {}, {}, "HBN 11-01", "H", "2013", "default"});
    plan.assumptions.set({"household_size", 2.4, "people/dwelling", {}, {}, "a census", "H", "", "plan"});
    return plan;
}

// Of two practices out of three; floor space of none.
analysis::EstateOutcome outcome(double rooms_lacking) {
    analysis::EstateOutcome out;
    const auto k = static_cast<std::size_t>(Measure::rooms_ce);
    out.known[k] = 2;
    out.need[k] = 100.0 + rooms_lacking;
    out.lacking[k] = rooms_lacking;
    out.practices_known = 2;
    out.practices_short = rooms_lacking > 10.0 ? 2 : 1;
    out.patients = 20000.0;
    return out;
}

analysis::SensitivityRow row(const char* input, const char* unit, double value, double at_low, double at_high) {
    return {input, unit, value, 0.8 * value, 1.2 * value, false, outcome(at_low), outcome(at_high)};
}

analysis::Sensitivity moved() {
    analysis::Sensitivity s;
    s.as_it_stands = outcome(10.0);
    s.rows = {row("growth rates", "times the plan's rates, of all ages together", 1.0, 9.0, 12.5),
              row("household_size", "people/dwelling", 2.4, 10.0, 10.0),
              row("hours_week", "hours a week the building works", 60.0, 30.0, 2.0),
              row("room_utilisation", "share of opening hours", 0.6, 11.0, 11.5)};
    s.rows[3].capped = true;
    return s;
}

}  // namespace

TEST_CASE("what the answer hangs on: what moves it most comes first, with value, unit, state and source", "[fast]") {
    const ui::SensitivityView v = ui::sensitivity_view(made(), moved(), Answer::rooms_ce_lacking);
    const ui::PanelTable& t = v.table;
    REQUIRE(t.rows.size() == 4);
    CHECK(t.at(0, "Number") == "Opening hours a week");
    CHECK(t.at(0, "As it stands") == "60 hours a week the building works");
    CHECK(t.at(0, "How sure") == "our default, not confirmed");
    CHECK(t.at(0, "20% lower") == "30.0");
    CHECK(t.at(0, "20% higher") == "2.0");
    CHECK(t.at(0, "Moves it by") == "28.0");
    CHECK(t.at(0, "Source") == "HBN 11-01");
    CHECK(t.rows[0].hint.find("Range seen in practice: 45 to 65") != std::string::npos);
    CHECK(t.rows[0].hint.find("In the plan file: hours_week") != std::string::npos);
    CHECK(t.rows[0].hint.find("Practices short of anything: 2 and 1") != std::string::npos);
    CHECK(t.rows[0].hint.find("Floor space") == std::string::npos);  // of which nobody knows anything
    CHECK(t.rows[1].key == "growth rates");
    CHECK(t.at(1, "As it stands") == "the plan's rates");
    CHECK(t.at(1, "How sure") == "the plan's");
    CHECK(t.at(2, "As it stands") == "60% of opening hours");
    CHECK(t.at(2, "How sure") == "confirmed");
    CHECK(t.at(2, "Moves it by") == "1.5");  // both sides are above where it stands
    CHECK(t.rows[2].hint.find("20% higher: 72% of opening hours (it cannot be more than all)") != std::string::npos);
    CHECK(t.at(3, "As it stands") == "2.4 people a home");
    CHECK(t.at(3, "Moves it by") == "nothing");
    CHECK(t.rows[3].hint.find("None of the figures here moves with it") != std::string::npos);
    CHECK(t.rows[3].hint.find("Range seen") == std::string::npos);
    CHECK(v.not_moved == "1 of the 4 numbers does not change this figure.");
    CHECK(v.headline.find("In 2028/29 10.0 consulting rooms are lacking as the numbers stand, over 2 of 3 practices of which need and "
                          "holding are known.") == 0);
    CHECK(v.headline.find("Most hangs on: opening hours a week (20% lower 30.0, 20% higher 2.0).") != std::string::npos);
}

TEST_CASE("what the answer hangs on: the strip's axis holds every bar and the line where things stand", "[fast]") {
    const ui::PanelTable t = ui::sensitivity_view(made(), moved(), Answer::rooms_ce_lacking).table;
    REQUIRE(t.axis);
    CHECK(t.columns[t.axis->column].title == "Consulting rooms lacking");
    CHECK(t.axis->from == 2.0);
    CHECK(t.axis->to == 30.0);
    CHECK(t.axis->stands == 10.0);
    for (const ui::PanelTable::Row& r : t.rows) {
        REQUIRE(r.strip);
        CHECK(std::min(r.strip->lower, r.strip->higher) >= t.axis->from);
        CHECK(std::max(r.strip->lower, r.strip->higher) <= t.axis->to);
    }
    CHECK(t.at(0, "Consulting rooms lacking") == "30.0 to 2.0");  // what is drawn, in words, for copies
}

TEST_CASE("what the answer hangs on: another figure is sorted anew; what nobody knows is a dash with its why", "[fast]") {
    const ui::SensitivityView short_of = ui::sensitivity_view(made(), moved(), Answer::practices_short);
    CHECK(short_of.table.rows[0].key == "growth rates");  // as far as opening hours, and before them
    CHECK(short_of.table.at(0, "20% lower") == "1");
    CHECK(short_of.table.at(0, "20% higher") == "2");
    CHECK(short_of.table.at(2, "Moves it by") == "1");
    CHECK(short_of.table.at(3, "Moves it by") == "nothing");
    CHECK(short_of.headline.find("In 2028/29 1 practice is short of something") == 0);
    const ui::SensitivityView space = ui::sensitivity_view(made(), moved(), Answer::space_lacking);
    CHECK(space.headline == "Of no practice is it known what it has of this, so nothing can be said to be lacking.");
    CHECK_FALSE(space.table.axis);
    REQUIRE(space.table.rows.size() == 4);
    CHECK(space.table.at(0, "20% lower") == ui::kDash);
    CHECK(space.table.hint_at(0, "20% lower") == "Of no practice is this known");
    CHECK(space.not_moved.empty());
    CHECK(ui::as_tsv(space.table).find(ui::kDash) == std::string::npos);
    CHECK(ui::first_answer(moved()) == Answer::rooms_ce_lacking);
    CHECK(space.stands.empty());  // there is no line to explain
    analysis::Sensitivity no_buildings;
    no_buildings.as_it_stands.patients = 20000.0;
    no_buildings.rows = {row("household_size", "people/dwelling", 2.4, 0.0, 0.0)};
    no_buildings.rows[0].at_low = no_buildings.rows[0].at_high = no_buildings.as_it_stands;
    no_buildings.rows[0].at_high.patients = 20100.0;
    CHECK(ui::first_answer(no_buildings) == Answer::patients);
    const ui::SensitivityView patients = ui::sensitivity_view(made(), no_buildings, Answer::patients);
    CHECK(patients.headline.find("What is lacking is not known: of no practice is it known what it has. In 2028/29 20,000 patients") == 0);
    CHECK(patients.table.at(0, "Moves it by") == "100");
    analysis::Sensitivity none;
    CHECK(ui::sensitivity_view(made(), none, Answer::patients).table.rows.empty());
    CHECK(ui::answer_names().size() == ui::kAnswers);
}

TEST_CASE("every number that the sensitivity moves has a name of its own", "[fast]") {
    CHECK(ui::input_name("m2_per_gp") == "Floor space a GP");
    CHECK(ui::input_name("some_new_number") == "some new number");
}
