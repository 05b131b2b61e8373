// The years on the desk, held against what the command line writes: the first breach, its figures, play, years outside the plan, and an
// edit while a year is shown.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <set>

#include "base/text.hpp"
#include "io/plan_file.hpp"
#include "jobs/pool.hpp"
#include "scene/zone_columns.hpp"
#include "support/made_plan.hpp"
#include "support/places.hpp"
#include "ui/document.hpp"
#include "ui/flow.hpp"

using namespace merestone;

namespace {

using Row = std::map<std::string, std::string>;

// A line of a table as it is written: a cell with commas stands in quotes.
std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) out.emplace_back();
        else out.back() += c;
    }
    return out;
}

// By the names of the columns; of tables whose cells have no line breaks.
std::vector<Row> rows_of(const std::filesystem::path& file) {
    std::vector<Row> out;
    std::vector<std::string> names;
    const std::string text = test::read_file(file);
    for (const std::string_view raw : base::split(text, '\n')) {
        const auto line = base::trim(raw);
        if (line.empty()) continue;
        const std::vector<std::string> cells = cells_of(line);
        if (names.empty()) {
            names.assign(cells.begin(), cells.end());
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) row[names[i]] = cells[i];
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace

TEST_CASE("the time line shows the first breach that the command line's flags name, plays to the end and refuses years outside", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const auto written = folder / "out";
    REQUIRE(test::run_program("run '" + test::sample_plan().string() + "' --out '" + written.string() + "'").exit_code == 0);
    Row first;
    for (const Row& row : rows_of(written / "flags.csv")) {
        if (row.at("subject_kind") != "locality" || row.at("first_year").empty() || row.at("rag") == "green") continue;
        if (first.empty() || row.at("first_year") < first.at("first_year")) first = row;
    }
    REQUIRE_FALSE(first.empty());
    const std::string locality = first.at("subject");
    std::map<std::string, double> people;  // of the locality, by year
    for (const Row& row : rows_of(written / "gaps.csv"))
        if (row.at("subject_kind") == "locality" && row.at("subject") == locality && row.at("measure") == "people")
            people[row.at("year")] = base::parse_number(row.at("need")).value_or(-1.0);
    REQUIRE(people.size() > 3);
    const std::string first_year = people.begin()->first;
    const std::string last_year = people.rbegin()->first;
    REQUIRE(first.at("first_year") > first_year);

    const test::Flow flow =
        test::run_flow("time.txt", {test::sample_plan(), "", "", {{"LOCALITY", locality}, {"FIRST", first_year}, {"LAST", last_year}}});
    INFO(flow.said);
    REQUIRE(flow.exit_code == 0);
    CHECK(flow.printed("year") == first.at("first_year"));
    CHECK(flow.printed("subject").substr(0, locality.size()) == locality);
    CHECK(flow.printed("notice").find("rule " + first.at("rule")) != std::string::npos);
    CHECK(flow.printed("notice").find("Locality " + locality) != std::string::npos);
    const std::string in_year = "year-locality " + locality;
    CHECK(base::parse_number(flow.printed(in_year + " people")).value_or(-1.0) == Approx(people.at(first.at("first_year"))).margin(0.001));
    CHECK(flow.printed(in_year + " rag") == first.at("rag"));
    CHECK(flow.printed(in_year + " range") != "within");
    CHECK(flow.printed(in_year + " range", 1) == "within");  // the year before
    const std::string after = flow.printed("year", 1);
    CHECK(after > first.at("first_year"));
    CHECK(flow.printed("widget time.summary").substr(0, after.size()) == after);
    for (std::size_t n = 2; n < 5; ++n) CHECK(flow.printed("year", n) == after);
    CHECK(flow.printed("notice", 1).find("2016/17 lies outside the plan") != std::string::npos);
    CHECK(flow.printed("notice", 2).find("2029/30 lies outside the plan") != std::string::npos);
    CHECK(flow.printed("notice", 3).find("is no year") != std::string::npos);
    CHECK(base::parse_number(flow.printed(in_year + " people", 1)).value_or(-1.0) == Approx(people.at(last_year)).margin(0.001));
}

TEST_CASE("a plan of one year has no time line, and says so", "[slow]") {
    MERESTONE_NEEDS_DRAWING();
    const test::TempFolder folder;
    const auto plan = folder / "one-year";
    std::filesystem::copy(test::sample_plan(), plan, std::filesystem::copy_options::recursive);
    std::string text = test::read_file(plan / "plan.toml");
    const auto at = text.find("horizon_year = ");
    REQUIRE(at != std::string::npos);
    text.replace(at, text.find('\n', at) - at, "horizon_year = 2017");
    std::ofstream(plan / "plan.toml", std::ios::binary) << text;
    const test::Flow seen = test::run_flow("wait\nexpect year = all years\nexpect-widget time.slider\n", {plan, "", "", {}});
    CHECK(seen.exit_code == 1);  // there is no such widget
    CHECK(seen.said.find("time.slider") != std::string::npos);
    const test::Flow asked = test::run_flow("wait\naction time.next\n", {plan, "", "", {}});
    CHECK(asked.exit_code == 1);
    CHECK(asked.said.find("the plan has one year only") != std::string::npos);
}

TEST_CASE("after an edit a year's figures are gone until the job has those of the edited plan", "[fast]") {
    jobs::Pool pool(1, {});
    test::MadePlan made = test::made_plan();
    made.plan.base_year = {2017};
    made.plan.horizon_year = {2020};
    made.plan.growth.rate_pct = 3.0;
    made.plan.assumptions = io::default_assumptions();
    session::Start start;
    start.plan = std::make_shared<const model::Plan>(made.plan);
    auto judged = std::make_shared<analysis::Judged>();
    judged->scenario = made.scenario;
    judged->localities = made.localities;
    start.scenarios = {judged};
    ui::Document document(std::move(start), pool, ui::make_geography(made.plan, {}));
    pool.wait_idle();
    pool.drain();
    REQUIRE(document.refresh());
    document.look_at(base::Year{2019});
    REQUIRE(document.shown().in_year != nullptr);
    CHECK(document.shown().in_year->year == base::Year{2019});
    const double before = document.shown().in_year->localities[0].people.value_or(-1.0);

    // The only worker is busy: what the edit asks for has to wait.
    std::promise<void> let_go;
    std::shared_future<void> held = let_go.get_future().share();
    auto busy = pool.run<int>(
        "Busy", 0,
        [held](const base::Progress&) -> base::Result<int> {
            held.wait();
            return 1;
        },
        [](jobs::Key, base::Result<int>) {});
    const model::ZoneIx zone = made.plan.practices[0].zone;
    const std::size_t other = made.scenario.zone_locality[zone.pos()].pos() == 0 ? 1 : 0;
    const std::uint64_t told = document.year_revision();
    REQUIRE(document.session()
                .apply(edit::MovePractices{{model::PracticeIx(std::size_t{0})}, document.in_draft(static_cast<std::uint32_t>(other))})
                .ok());
    document.refresh();
    CHECK(document.shown().year == base::Year{2019});  // the same year is looked at
    CHECK(document.shown().in_year == nullptr);        // and nothing of it is known
    CHECK(document.tables() == nullptr);
    CHECK(document.year_revision() > told);
    scene::MapOptions options;
    document.refresh_content(options, 1);
    for (const style::Rgba c : document.content().zone_colour) CHECK(c == style::kNoData);

    let_go.set_value();
    pool.wait_idle();
    pool.drain();
    REQUIRE(document.refresh());
    REQUIRE(document.shown().in_year != nullptr);
    CHECK(document.shown().in_year->localities[0].people.value_or(-1.0) != before);
    document.refresh_content(options, 1);
    const std::uint64_t family = document.content_family();
    document.look_at(base::Year{2018});
    document.refresh_content(options, 1);
    CHECK(document.content_family() == family);  // another year is the same picture in other colours
    // A zone shaded by its people is shaded by those of the year.
    for (const scene::ColumnOffer& offer : scene::zone_columns(document.shown().plan))
        if (offer.id == "registered") options.column = scene::shaded(offer);
    REQUIRE(options.column);
    std::set<std::string> titles;
    for (const int year : {2017, 2018, 2020}) {
        document.look_at(base::Year{year});
        document.refresh_content(options, 2);
        const auto y = static_cast<std::size_t>(year - 2017);
        const auto& content = document.content();
        for (std::size_t z = 0; z < content.zone_group.size(); ++z)
            CHECK(static_cast<std::size_t>(content.zone_group[z]) ==
                  options.column->classes.class_of(document.shown().people_by_year->zone_registered.at(z, y)));
        titles.insert(content.legend.front().title);
    }
    CHECK(titles ==
          std::set<std::string>{"Registered patients in 2017/18", "Registered patients in 2018/19", "Registered patients in 2020/21"});
    document.look_at(std::nullopt);
    CHECK(document.shown().in_year == nullptr);
    CHECK_FALSE(document.shown().year);
}
