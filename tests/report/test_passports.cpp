#include <catch2/catch.hpp>

#include "analysis/estate.hpp"
#include "analysis/estate_plan.hpp"
#include "report/html_faults.hpp"
#include "report/passports.hpp"

using namespace merestone;
using base::Year;

namespace {

const std::string kHostile = "</td><script>alert(1)</script><img src=x onerror=\"a\"> & 'q'";

struct Made {
    model::Plan plan;
    model::Scenario now;
    model::Scenario then;
    std::vector<model::LocalityStats> localities;
    analysis::RegisteredPeople people;
    analysis::EstateResult estate;

    [[nodiscard]] report::PassportInput input(bool compared = true) const {
        return {plan, then, localities, compared ? &now : nullptr, people, estate, "0.1.0"};
    }
    [[nodiscard]] std::string page(std::size_t p, bool compared = true) const {
        return report::passports_page(input(compared), {model::PracticeIx(p)});
    }
};

// A1, B1 grouped now, C1, D1 grouped now; then B1 goes to C1 and D1. B1's building is known, C1's list and D1's building are not.
Made made(const std::string& name) {
    Made m;
    m.plan = test::grid_plan(4, 1);
    m.plan.title = name;
    m.plan.as_at = "2017-04-01";
    m.plan.population = model::PopulationBasis::registered;
    for (const char* id : {"A1", "B1", "C1", "D1"}) test::add_practice(m.plan, id, m.plan.practices.size(), 7000);
    for (model::Practice& p : m.plan.practices) {
        p.name = name + " " + p.id;
        p.address = p.commissioner = name;
    }
    m.plan.practices[2].list.reset();
    m.plan.flows.resize(4);
    m.plan.flows[1].rows = {{model::ZoneIx(std::size_t{0}), 20}, {model::ZoneIx(std::size_t{1}), 60}};
    m.plan.flows[1].elsewhere = 20;
    test::add_premises(m.plan, "P1", 1);
    m.plan.premises[0].name = name + " House";
    m.plan.premises[0].nia_m2 = 400.0;  // 7,000 patients need 480
    m.plan.premises[0].rooms_ce = 6.0;
    m.plan.premises[0].facets = {{model::Facet::physical, "C", "2016-05-01", name}, {model::Facet::space, "O", "", name}};
    test::occupy(m.plan, 0, 1, 1.0);
    test::add_homes(m.plan, "S1", 1, {{Year{2018}, 120.0}}).name = name + " Fields";
    m.now = test::scenario_of(m.plan, {0, 0, 1, 1}, {0, 0, 1, 1}, 2);
    m.now.id = "present";
    m.now.title = "Present networks";
    m.then = test::scenario_of(m.plan, {0, 1, 1, 1}, {0, 1, 1, 1}, 2);
    m.then.locality_name[1] = name + " North";
    m.localities = test::stats_of(m.plan, m.then);
    m.people = analysis::registered_people(m.plan);
    m.estate = analysis::find_gaps(m.plan, m.then, m.localities, &m.now);
    return m;
}

bool has(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a passport says what changes, who the patients are, what the building holds", "[fast]") {
    const Made m = made("Mill Lane");
    const std::string page = m.page(1);
    CHECK(test::first_fault(page) == "");
    for (const char* words :
         {"You are grouped anew.", "Of the 1 practice grouped with you now, 0 stay with you and 1 does not; 2 join.", "Present networks",
          "L02 Mill Lane North", "<dd>7,000, date not stated</dd>", "75.0% of those who live in the footprint", "250 m", "s footprint</td>",
          "1,400", "condition C (2016)", "space O", "480 / 400", "2017/18", "Mill Lane Fields: 120 homes, 0 m", "1 April 2017"}) {
        INFO(words);
        CHECK(has(page, words));
    }
    for (const char* bad : {"<script", "http://", "https://", "url(", "@import", "<link"}) CHECK_FALSE(has(page, bad));
    CHECK(page == m.page(1));
    CHECK(has(m.page(3), "You stay in the like of your present locality."));
    CHECK(has(m.page(1, false), "no present grouping to compare with"));
}

TEST_CASE("a passport says of what is not known that nothing is known, and never 0", "[fast]") {
    const Made m = made("Mill Lane");
    const std::string c = m.page(2);
    for (const char* words : {"<dt>List</dt><dd>nothing known</dd>", "Where they live: nothing known.", "By year: nothing known",
                              "Premises: nothing known.", "What is needed: nothing known", "<dt>Hub</dt><dd>nothing known</dd>"}) {
        INFO(words);
        CHECK(has(c, words));
    }
    CHECK(has(m.page(3), "/ nothing known"));  // its list is known, its building is not
    CHECK(has(m.page(1), "treatment rooms nothing known"));
}

TEST_CASE("passports: an index that leads to every page, and names that try to break out stay text", "[fast]") {
    const Made m = made(kHostile);
    std::vector<model::PracticeIx> all;
    for (std::size_t p = 0; p < 4; ++p) all.emplace_back(p);
    const std::string pages = report::passports_page(m.input(), all);
    CHECK(test::first_fault(pages) == "");
    CHECK_FALSE(has(pages, "<script"));
    CHECK(has(pages, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    for (const char* id : {"A1", "B1", "C1", "D1"}) {
        CHECK(has(pages, std::string("href=\"#p-") + id + "\""));
        CHECK(has(pages, std::string("<article class=\"sheet\" id=\"p-") + id + "\""));
    }
    CHECK(report::passport_file_name(m.plan, model::PracticeIx(std::size_t{1})) == "B1.html");
    model::Plan plan = m.plan;
    for (const char* id : {"../../x", "", "a/b", "con\n", "\xc3\xa9"}) {
        plan.practices[1].id = id;
        CHECK(report::passport_file_name(plan, model::PracticeIx(std::size_t{1})) == "practice_2.html");
    }
}
