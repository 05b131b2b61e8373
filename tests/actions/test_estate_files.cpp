// The estate's files, on the embedded samples: which are written, that they foot when read back through GDAL, that every flag id in them
// stands in flags.csv, and what is in the annex that goes to a council.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <set>
#include <sstream>

#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;
namespace fs = std::filesystem;

namespace {

const std::set<std::string> kTables = {"ranks_premises.csv",
                                       "ranks_localities.csv",
                                       "schemes.csv",
                                       "scheme_gates.csv",
                                       "scheme_money.csv",
                                       "developer_sites.csv",
                                       "developer_groups.csv",
                                       "developer_takers.csv",
                                       "developer_capacity.csv",
                                       "hubs.csv",
                                       "hub_week.csv",
                                       "hub_minutes.csv",
                                       "hub_coverage.csv",
                                       "remedies.csv",
                                       "closures.csv",
                                       "dispersed.csv",
                                       "workforce.csv",
                                       "roll_up.csv",
                                       "indicators.csv",
                                       "access.csv",
                                       "access_zones.csv",
                                       "sensitivity.csv",
                                       "locality_records.csv",
                                       "risks.csv"};

actions::Outcome gaps_into(const fs::path& plan, const fs::path& folder) {
    auto request = test::request_for(plan, folder);
    if (plan.filename() == "leeds" || plan.filename() == "havering") request.options.scenario = "present";
    auto outcome = test::act("gaps", request);
    INFO(outcome.text);
    REQUIRE(outcome.exit_code == 0);
    return outcome;
}

double number(const test::Feature& row, const std::string& field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() || found->second.empty() ? 0.0 : std::stod(found->second);
}
std::string word(const test::Feature& row, const std::string& field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? std::string() : found->second;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

// A plan of practices alone: no homes, schemes, hubs, buildings or staff.
void bare_plan(const fs::path& to) {
    const fs::path sample = test::source_folder() / "geodata" / "leeds";
    for (const char* file : {"zones.geojson", "practices.csv", "lists.csv", "flows.csv", "residents.csv"})
        test::write_file(to / file, test::read_file(sample / file));
    test::write_file(
        to / "plan.toml",
        "format = 1\n[plan]\nid = \"bare\"\ntitle = \"Bare\"\nas_at = 2017-04-01\nbase_year = 2017\nhorizon_year = 2019\n"
        "population = \"registered\"\ncrs = \"EPSG:27700\"\nillustrative = true\n"
        "[sources.zones]\nfile = \"zones.geojson\"\ncolumns = { id = \"id\", name = \"name\" }\n"
        "[sources.residents]\nfile = \"residents.csv\"\n[sources.practices]\nfile = \"practices.csv\"\n"
        "[sources.lists]\nfile = \"lists.csv\"\n[sources.flows]\nfile = \"flows.csv\"\n"
        "[constraints]\npeople_min = 30000\npeople_max = 200000\n[scenarios.found]\ntitle = \"Found\"\nfind = true\nseed = 1\n");
}

}  // namespace

TEST_CASE("gaps --out: every table of the estate, or a reason why not; flag ids lead to flags.csv", "[slow]") {
    for (const char* place : {"leeds", "havering"}) {
        CAPTURE(place);
        const test::TempFolder out;
        const auto outcome = gaps_into(test::source_folder() / "geodata" / place, out.path());
        std::set<std::string> accounted = {};
        for (const auto& file : outcome.json["result"]["files"]) {
            accounted.insert(file.get<std::string>());
            CHECK(fs::file_size(out.path() / file.get<std::string>()) > 0);
        }
        for (const auto& left : outcome.json["result"]["files_not_written"]) {
            const std::string file = left["file"].get<std::string>();
            CHECK_FALSE(fs::exists(out.path() / file));
            CHECK(has(outcome.text, left["why"].get<std::string>()));
            CHECK(accounted.insert(file).second);
        }
        std::set<std::string> wanted = kTables;
        wanted.insert({"gaps.csv", "flags.csv", "developer.html", "manifest.csv"});
        CHECK(accounted == wanted);

        std::set<std::string> ids;
        for (const auto& flag : test::features(out / "flags.csv")) ids.insert(word(flag, "flag_id"));
        std::size_t followed = 0;
        for (const std::string& file : kTables) {
            CAPTURE(file);
            if (!fs::exists(out.path() / file)) continue;
            for (const auto& row : test::features(out.path() / file)) {
                CHECK(word(row, "basis") == "illustrative");
                std::istringstream list(word(row, "flag_ids"));
                for (std::string id; list >> id; ++followed) CHECK(ids.contains(id));
            }
        }
        CHECK(followed > 50);
    }
}

TEST_CASE("gaps --out: tables that foot", "[slow]") {
    const test::TempFolder out;
    gaps_into(test::source_folder() / "geodata" / "leeds", out.path());

    SECTION("funding: sources add up to all funding, years to totals, and cost less funding is what is left") {
        const auto rows = test::features(out / "scheme_money.csv");
        std::map<std::string, std::map<std::string, double>> sums;  // row, column
        std::set<std::string> columns;
        for (const auto& row : rows) {
            double years = 0.0;
            for (const auto& [field, value] : row.fields) {
                if (!field.ends_with("_gbp")) continue;
                columns.insert(field);
                sums[word(row, "row")][field] += number(row, field);
                if (has(field, "/") || field == "in_no_year_gbp") years += number(row, field);
            }
            CHECK(years == number(row, "total_gbp"));
        }
        REQUIRE(columns.size() > 4);
        for (const std::string& column : columns) {
            CAPTURE(column);
            CHECK(sums["source"][column] == sums["all funding"][column]);
            if (column == "secured_gbp" || column == "bid_gbp" || column == "expected_gbp" || column == "funding_of_no_status_gbp")
                continue;
            CHECK(sums["cost"][column] - sums["all funding"][column] == sums["cost less funding"][column]);
        }
        CHECK(sums["cost"]["total_gbp"] > 0.0);
    }
    SECTION("sites add up to the row of all sites, and takers to each site") {
        std::map<std::string, double> sites;
        std::map<std::string, double> patients;
        for (const auto& row : test::features(out / "developer_sites.csv")) {
            for (const char* field : {"homes", "patients", "area_m2", "area_lacking_m2", "by_area_gbp"}) sites[field] += number(row, field);
            patients[word(row, "site")] = number(row, "patients");
        }
        const auto groups = test::features(out / "developer_groups.csv");
        REQUIRE_FALSE(groups.empty());
        REQUIRE(word(groups.back(), "row") == "all sites");
        for (const auto& [field, sum] : sites)
            CHECK(sum == Approx(number(groups.back(), field)).margin(0.5 * static_cast<double>(patients.size()) + 0.5));
        std::map<std::string, double> taken;
        for (const auto& row : test::features(out / "developer_takers.csv")) taken[word(row, "site")] += number(row, "patients");
        for (const auto& [site, all] : patients) {
            CAPTURE(site);
            CHECK(taken[site] == Approx(all).margin(0.5));
        }
        CHECK(taken[""] == Approx(sites["patients"]).margin(1.0));
    }
    SECTION("a shortage's steps and what remains add up to what is lacked") {
        std::map<std::string, double> rooms;
        std::map<std::string, double> lacked;
        std::size_t flagged = 0;
        for (const auto& row : test::features(out / "remedies.csv")) {
            rooms[word(row, "shortage")] += number(row, "rooms");
            lacked[word(row, "shortage")] = number(row, "need_rooms") - number(row, "have_rooms");
            if (number(row, "capital_gbp") > 0.0) CHECK(word(row, "capital_price_base") == "2016/17");
            if (!word(row, "flag_ids").empty()) ++flagged;
        }
        REQUIRE(rooms.size() > 3);
        CHECK(flagged > 0);
        for (const auto& [shortage, sum] : rooms) CHECK(sum == Approx(lacked[shortage]).margin(0.01));
    }
}

TEST_CASE("gaps --out: a plan of practices alone writes what it knows and says why there is no more", "[slow]") {
    const test::TempFolder out;
    bare_plan(out / "plan");
    const auto outcome = gaps_into(out / "plan", out / "result");
    CHECK(fs::exists(out / "result" / "gaps.csv"));
    CHECK(fs::exists(out / "result" / "ranks_localities.csv"));
    CHECK_FALSE(fs::exists(out / "result" / "developer.html"));
    CHECK_FALSE(fs::exists(out / "result" / "workforce.csv"));
    CHECK(has(outcome.text, "schemes.csv, scheme_gates.csv, scheme_money.csv (the plan has no schemes)"));
    CHECK(has(outcome.text, "developer.html (the plan has no housing sites)"));
    CHECK(has(outcome.text, "workforce.csv (no practice of the plan reported its GPs)"));
    CHECK(has(outcome.text, "Schemes: none in the plan."));
    CHECK(has(outcome.text, "the rooms are not known"));
}

TEST_CASE("the annex for developers: three methods, growth apart from backlog, nothing confirmed that is not", "[slow]") {
    const test::TempFolder out;
    gaps_into(test::source_folder() / "geodata" / "havering", out.path());
    const std::string page = test::read_file(out / "developer.html");
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "src=\"http"));
    CHECK_FALSE(has(page, "href=\"http"));
    for (const char* words :
         {"Who asks", "Illustrative data", "Groups asked for together", "Patients by year", "The practices they fall to", "Space and rooms",
          "Growth apart from the existing backlog", "By floor space", "By rooms", "By person", "Price index", "2016/17",
          "nearer to gross than to net internal area", "Every assumption used", "our default, not confirmed", "cost_per_m2_gbp",
          "never their sum", "regulation 122"}) {
        CAPTURE(words);
        CHECK(has(page, words));
    }
    for (const auto& row : test::features(out / "developer_sites.csv")) CHECK(has(page, word(row, "site")));
    CHECK(page.find("</html>") != std::string::npos);
    // Opened elements are closed.
    for (const char* tag : {"table", "section", "ul", "dl", "header", "main", "footer"}) {
        const auto count = [&](const std::string& of) {
            std::size_t n = 0;
            for (std::size_t at = page.find(of); at != std::string::npos; at = page.find(of, at + 1)) ++n;
            return n;
        };
        CAPTURE(tag);
        CHECK(count("<" + std::string(tag) + ">") + count("<" + std::string(tag) + " ") == count("</" + std::string(tag) + ">"));
    }
}

TEST_CASE("run writes the estate's tables as gaps does", "[slow]") {
    const test::TempFolder out;
    const fs::path sample = test::source_folder() / "geodata" / "havering";
    auto request = test::request_for(sample, out / "run");
    request.options.scenario = "present";
    REQUIRE(test::act("run", request).exit_code == 0);
    gaps_into(sample, out / "gaps");
    for (const std::string& file : kTables) {
        CAPTURE(file);
        REQUIRE(fs::exists(out / "run" / file) == fs::exists(out / "gaps" / file));
        if (fs::exists(out / "run" / file)) CHECK(test::read_file(out / "run" / file) == test::read_file(out / "gaps" / file));
    }
    CHECK(test::read_file(out / "run" / "developer.html") == test::read_file(out / "gaps" / "developer.html"));
}

TEST_CASE("real Leeds and Leicestershire: brownfield land and trusts' sites are told, GP buildings are not known and said so", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    REQUIRE(fs::exists(data));
    for (const char* plan : {"leeds-estate", "llr-estate"}) {
        CAPTURE(plan);
        const test::TempFolder out;
        const auto outcome = gaps_into(test::source_folder() / "tests" / "plans" / plan, out.path());
        CHECK(has(outcome.text, "where nobody knows what is spare"));
        CHECK(has(outcome.text, "What its practices lack already is not known"));
        CHECK(has(outcome.text, "no practice is known to run short of rooms"));
        const auto& developer = outcome.json["result"]["developer"];
        CHECK(developer["sites"].size() > 200);
        CHECK(developer["total"]["patients"].get<double>() > 10000.0);
        CHECK(developer["total"]["spare_used_m2"].is_null());
        CHECK(developer["existing_backlog"]["area_m2"].is_null());
        std::size_t rows = 0;
        for (const auto& row : test::features(out / "developer_capacity.csv")) {
            ++rows;
            CHECK(word(row, "counts_by") == "not known");
            CHECK(word(row, "capacity_patients").empty());
        }
        CHECK(rows > 50);
        double trusts_sites = 0.0;  // with a known backlog
        std::string prices;
        for (const auto& row : test::features(out / "roll_up.csv")) {
            CHECK(word(row, "basis") == "published");
            if (word(row, "row") != "plan" || word(row, "by") != "locality") continue;
            trusts_sites = number(row, "backlog_buildings_known");
            prices = word(row, "backlog_price_base");
            CHECK(number(row, "backlog_total_gbp") > 80e6);
            CHECK(number(row, "backlog_critical_gbp") < number(row, "backlog_total_gbp"));
        }
        CHECK(trusts_sites > 0.0);
        CHECK(prices == "2016/17");  // of ERIC, and left there: the plan has no price index
        const std::string page = test::read_file(out / "developer.html");
        CHECK(has(page, "nothing is known of the space of their practices"));
        CHECK(has(page, "The plan has no price index"));
        CHECK_FALSE(has(page, "Illustrative data"));
        CHECK_FALSE(has(page, "local-authority-eng"));
    }
}
