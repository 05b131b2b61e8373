// A project file that somebody changed with another program: what cannot be is told with table, row and field, becomes unknown, and the
// rest stands.
#include <catch2/catch.hpp>

#include "io/layers.hpp"
#include "io/little_estate.hpp"
#include "io/load.hpp"
#include "io/plan_file.hpp"
#include "io/plan_sheets.hpp"
#include "io/project_file.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;

namespace {

// The tables of the little estate, read once.
const std::vector<io::Sheet>& little_sheets() {
    static const std::vector<io::Sheet> sheets = [] {
        const TempFolder folder;
        write_little_estate(folder.path());
        const io::Loaded loaded = io::load_plan(folder.path());
        return io::plan_sheets(loaded.plan, {});
    }();
    return sheets;
}

struct Sheets {
    std::vector<io::Sheet> all = little_sheets();

    io::Sheet& table(const std::string& name) {
        return *std::find_if(all.begin(), all.end(), [&](const io::Sheet& s) { return s.name == name; });
    }
    io::Cell& cell(const std::string& name, std::size_t row, const std::string& column) {
        io::Sheet& sheet = table(name);
        const auto at = std::find_if(sheet.columns.begin(), sheet.columns.end(), [&](const io::Column& c) { return c.name == column; });
        return sheet.rows.at(row).at(static_cast<std::size_t>(at - sheet.columns.begin()));
    }
    // Of the table of meta data.
    io::Cell& meta(const std::string& key) {
        for (auto& row : table("merestone_meta").rows)
            if (std::get<std::string>(row[0]) == key) return row[1];
        throw std::runtime_error("no such key: " + key);
    }
    // Put into the order in which a file is read, those that are missing empty.
    [[nodiscard]] io::PlanFromSheets read() {
        std::vector<io::Sheet> in_order;
        for (const std::string& name : io::plan_sheet_names()) {
            const auto at = std::find_if(all.begin(), all.end(), [&](const io::Sheet& s) { return s.name == name; });
            in_order.push_back(at != all.end() ? *at : io::Sheet{});
            in_order.back().name = name;
        }
        auto out = io::plan_from_sheets(std::move(in_order));
        REQUIRE(out.ok());
        return std::move(out).value();
    }
};

const model::Problem* told_of(const model::Problems& problems, const std::string& file, const std::string& field) {
    for (const model::Problem& p : problems)
        if (p.file == file && p.field == field && !p.meaning.empty() && !p.todo.empty()) return &p;
    return nullptr;
}

}  // namespace

TEST_CASE("a sound project tells nothing", "[fast]") {
    const auto read = Sheets().read();
    for (const model::Problem& p : read.problems) UNSCOPED_INFO(p.rule << " " << p.file << " " << p.field << " " << p.meaning);
    CHECK(read.problems.size() == 1);  // two schemes of the little estate empty one building
    CHECK(told(read.problems, "moved-twice") == 1);
}

TEST_CASE("zones of a project that lost their shape are errors with their ids, and nothing is computed of the rest", "[fast]") {
    for (const std::size_t lost : {std::size_t{1}, std::size_t{2}}) {
        Sheets sheets;
        for (std::size_t i = 0; i < lost; ++i) sheets.table("zones").shapes[i].clear();
        const auto read = sheets.read();
        CHECK(told(read.problems, "zone-without-area") == static_cast<long>(lost));
        CHECK(model::has_errors(read.problems));
        CHECK(read.problems[0].value == "Z1");
        CHECK(read.problems[0].meaning.find("has no shape") != std::string::npos);
        CHECK(read.plan.zones.empty());
        CHECK(read.plan.practices.empty());
    }
    // The same of a file: a table whose geometry is gone.
    Sheets sheets;
    sheets.table("zones").shapes[0].clear();
    const TempFolder folder;
    REQUIRE(io::write_geopackage(folder / "lost.gpkg", sheets.all, "2017-04-01"));
    const io::Loaded loaded = io::load_project(folder / "lost.gpkg");
    CHECK(told(loaded.problems, "zone-without-area") == 1);
    CHECK(model::has_errors(loaded.problems));
}

TEST_CASE("scenarios of a project that start from one another, from themselves or from nothing start from none", "[fast]") {
    struct Case {
        const char* from;
        const char* word;
    };
    for (const Case c : {Case{"now", "circle"}, Case{"gone", "not there"}}) {
        Sheets sheets;
        sheets.cell("m_scenarios", 0, "starts_from") = std::string(c.from);
        const auto read = sheets.read();
        const model::Problem* p = told_of(read.problems, "m_scenarios", "starts_from");
        REQUIRE(p != nullptr);
        CHECK(p->meaning.find(c.word) != std::string::npos);
        CHECK(read.plan.scenarios[0].from.empty());
        CHECK_FALSE(model::has_errors(read.problems));
    }
    Sheets sheets;
    auto& table = sheets.table("m_scenarios");
    table.rows.push_back(table.rows[0]);
    sheets.cell("m_scenarios", 1, "scenario") = std::string("then");
    sheets.cell("m_scenarios", 1, "starts_from") = std::string("now");
    sheets.cell("m_scenarios", 0, "starts_from") = std::string("then");
    const auto read = sheets.read();
    CHECK(told(read.problems, "scenario-link") == 2);
    for (const model::ScenarioSpec& s : read.plan.scenarios) CHECK(s.from.empty());
}

TEST_CASE("assumptions of a project that cannot be leave the default, so do those that are gone", "[fast]") {
    const model::Assumptions defaults = io::default_assumptions();
    Sheets sheets;
    auto& table = sheets.table("m_assumptions");
    const std::size_t all = table.rows.size();
    const std::vector<io::Cell> values = {0.0, -5.0, 1e300, io::Cell(io::Unknown{})};
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < all; ++i) {
        const std::string id = std::get<std::string>(sheets.cell("m_assumptions", i, "id"));
        if (id != "hours_week" && id != "room_utilisation" && id != "weeks_open" && id != "patients_per_fte") continue;
        sheets.cell("m_assumptions", i, "value") = values[ids.size()];
        ids.push_back(id);
    }
    REQUIRE(ids.size() == 4);
    const auto read = sheets.read();
    CHECK(told(read.problems, "assumption-refused") == 4);
    for (const std::string& id : ids) CHECK(read.plan.assumptions.value(id) == defaults.value(id));

    table.rows.clear();
    const auto gone = sheets.read();
    CHECK(told(gone.problems, "assumption-missing") == 1);
    CHECK(gone.plan.assumptions.all().size() == defaults.all().size());
}

TEST_CASE("figures of a project that no plan passes count as not known and are told", "[fast]") {
    struct Case {
        const char* table;
        std::size_t row;
        const char* column;
        io::Cell value;
        const char* field;  // as messages name it
        bool (*gone)(const model::Plan&);
    };
    using model::Plan;
    const std::vector<Case> cases = {
        {"premises", 0, "hours_week", 0.0, "hours_week", [](const Plan& p) { return !p.premises[0].hours_week; }},
        {"premises", 0, "hours_week", -40.0, "hours_week", [](const Plan& p) { return !p.premises[0].hours_week; }},
        {"premises", 0, "rooms_ce", -5.0, "rooms_ce", [](const Plan& p) { return !p.premises[0].rooms_ce; }},
        {"premises", 0, "nia_m2", 1e300, "nia_m2", [](const Plan& p) { return !p.premises[0].nia_m2; }},
        {"m_occupancies", 0, "list_share", 9.0, "list_share",
         [](const Plan& p) { return p.occupancies[0].list_share == 1.0 && p.occupancies[0].assumed; }},
        {"m_occupancies", 0, "list_share", 0.0, "list_share",
         [](const Plan& p) { return p.occupancies[0].list_share == 1.0 && p.occupancies[0].assumed; }},
        {"m_facets", 0, "rating", std::string("ZZ"), "rating", [](const Plan& p) { return p.premises[0].facets.size() == 1; }},
        {"m_backlog", 0, "cost_gbp", std::int64_t{-1}, "cost_gbp", [](const Plan& p) { return p.premises[1].backlog.size() == 1; }},
        {"m_backlog", 0, "cost_gbp", io::Unknown{}, "cost_gbp", [](const Plan& p) { return p.premises[1].backlog.size() == 1; }},
        {"m_schemes", 0, "opens_year", std::int64_t{-2000000000}, "opens_year", [](const Plan& p) { return !p.schemes[0].opens_year; }},
        {"m_schemes", 0, "hours_week_after", 1e9, "hours_week_after", [](const Plan& p) { return !p.schemes[0].hours_week_after; }},
        {"m_schemes", 0, "rooms_added", -800.0, "rooms_added", [](const Plan& p) { return !p.schemes[0].rooms_added; }},
        {"m_schemes", 0, "kind", std::string("exploding"), "kind", [](const Plan& p) { return p.schemes[0].kind == "exploding"; }},
        {"hubs", 0, "clinicians", -4.0, "clinicians", [](const Plan& p) { return !p.hubs[0].clinicians; }},
        {"m_hub_week", 0, "slots", std::int64_t{-5}, "slots", [](const Plan& p) { return !p.hub_week[0].slots; }},
        {"housing", 0, "household_size", -4.0, "household_size", [](const Plan& p) { return !p.housing[0].household_size; }},
        {"m_housing_years", 0, "homes", -1000.0, "homes", [](const Plan& p) { return p.housing[0].homes_by_year.size() == 1; }},
        {"m_housing_years", 0, "year", std::int64_t{99999999}, "year",
         [](const Plan& p) { return p.housing[0].homes_by_year.size() == 1; }},
        {"practices", 0, "list", std::int64_t{9000000000000000000}, "patients", [](const Plan& p) { return !p.practices[0].list; }},
        {"practices", 0, "list", std::int64_t{-5}, "patients", [](const Plan& p) { return !p.practices[0].list; }},
        {"practices", 0, "gp_fte", -5.0, "gp_fte", [](const Plan& p) { return !p.practices[0].gp_fte; }},
        {"practices", 0, "gp_fte_60_over", 700.0, "gp_fte_60_over", [](const Plan& p) { return !p.practices[0].staff.gp_fte_60_over; }},
        {"zones", 0, "imd_quintile", std::int64_t{77}, "imd_quintile", [](const Plan& p) { return !p.zones[0].imd_quintile; }},
        {"m_prices", 0, "price_index", 0.0, "price_index", [](const Plan& p) { return p.prices.by_year.size() == 1; }},
        {"m_access_targets", 0, "share", 50.0, "share", [](const Plan& p) { return p.access_targets.size() == 1; }},
        {"m_projections", 0, "people", -1e300, "people", [](const Plan& p) { return p.growth.projected.size() == 4; }},
        {"m_band_rates", 0, "rate_pct", -400.0, "rate_pct", [](const Plan& p) { return p.growth.bands.size() == 1; }},
        {"m_indicators", 0, "per", 0.0, "per", [](const Plan& p) { return p.indicators[0].per == 1.0; }},
        {"m_indicator_values", 0, "denominator", 0.0, "denominator", [](const Plan& p) { return !p.indicators[0].values[0].denominator; }},
        {"m_risks", 0, "score_before", std::int64_t{9999}, "score_before", [](const Plan& p) { return !p.risks[0].score_before; }},
        {"m_locality_records", 0, "planned_share", 55.0, "planned_share",
         [](const Plan& p) { return !p.locality_records[0].planned_share; }}};
    for (const Case& c : cases) {
        CAPTURE(c.table, c.column);
        Sheets sheets;
        sheets.cell(c.table, c.row, c.column) = c.value;
        const auto read = sheets.read();
        CHECK(told_of(read.problems, c.table, c.field) != nullptr);
        CHECK(c.gone(read.plan));
        CHECK_FALSE(model::has_errors(read.problems));
        CHECK(read.plan.premises.size() == 2);
    }
}

TEST_CASE("premises and hubs that stand twice in a project count once", "[fast]") {
    Sheets sheets;
    auto& premises = sheets.table("premises");
    premises.rows.push_back(premises.rows[0]);
    premises.points.push_back(premises.points[0]);
    auto& hubs = sheets.table("hubs");
    hubs.rows.push_back(hubs.rows[0]);
    hubs.points.push_back(hubs.points[0]);
    const auto read = sheets.read();
    CHECK(told(read.problems, "duplicate-key") == 2);
    CHECK(read.plan.premises.size() == 2);
    CHECK(read.plan.hubs.size() == 1);
}

TEST_CASE("years, dates, titles and weights of a project that cannot be are told", "[fast]") {
    struct Case {
        const char* key;
        std::string value;
    };
    for (const Case& c : {Case{"plan.base_year", "-5"}, Case{"plan.horizon_year", "99999"}, Case{"plan.as_at", "the spring"},
                          Case{"growth.lag_years", "400"}, Case{"growth.rate_pct", "-400"}, Case{"objective.border_m", "-7"},
                          Case{"constraints.people_min", "900000000"}, Case{"plan.title", std::string(5000, 'L')}}) {
        CAPTURE(c.key);
        Sheets sheets;
        sheets.meta(c.key) = c.value;
        const auto read = sheets.read();
        CHECK(told_of(read.problems, "merestone_meta", c.key) != nullptr);
        CHECK_FALSE(model::has_errors(read.problems));
        CHECK(read.plan.base_year == base::Year{2017});
        CHECK(read.plan.horizon_year.first <= 2025);
        CHECK(read.plan.growth.lag_years == 1);
        CHECK(read.plan.title.size() < 400);
    }
    Sheets sheets;
    sheets.meta("plan.title") = std::string("A\x1b[2JB");
    const auto read = sheets.read();
    CHECK(read.plan.title == "A[2JB");
    CHECK(told(read.problems, "control-characters") == 1);
}

TEST_CASE("words in a column of numbers are not read as 0", "[fast]") {
    Sheets sheets;
    auto& premises = sheets.table("premises");
    for (std::size_t c = 0; c < premises.columns.size(); ++c)
        if (premises.columns[c].name == "rooms_ce") premises.columns[c].type = io::ColumnType::text;
    sheets.cell("premises", 0, "rooms_ce") = std::string("five");
    const auto read = sheets.read();
    CHECK(told_of(read.problems, "premises", "rooms_ce") != nullptr);
    CHECK_FALSE(read.plan.premises[0].rooms_ce);
    CHECK(told(read.problems, "not-a-number") == 1);
}

TEST_CASE("rows of a project that name a building, scheme or hub which is not there are told and left out", "[fast]") {
    for (const auto& [table, column] :
         {std::pair("m_facets", "premises_id"), std::pair("m_backlog", "premises_id"), std::pair("m_occupancies", "premises_id"),
          std::pair("m_scheme_gates", "scheme_id"), std::pair("m_scheme_money", "scheme_id"), std::pair("m_hub_cover", "hub")}) {
        CAPTURE(table);
        Sheets sheets;
        sheets.cell(table, 0, column) = std::string("gone");
        const auto read = sheets.read();
        CHECK(told_of(read.problems, table, column) != nullptr);
        CHECK_FALSE(model::has_errors(read.problems));
        CHECK(read.plan.premises.size() == 2);
    }
    Sheets sheets;
    sheets.cell("m_facets", 0, "facet") = std::string("colour");
    CHECK(told(sheets.read().problems, "unknown-word") == 1);
}
