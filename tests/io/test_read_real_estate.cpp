// The published files of the estate over time, on the files themselves: trusts' sites, rural and urban zones.
#include <catch2/catch.hpp>

#include <map>

#include "io/load.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;
using model::BacklogRisk;
using model::PremisesKind;

namespace {

const io::EricRecord& site(const io::Read<io::EricRecord>& read, const std::string& trust, const std::string& id) {
    const auto at = std::find_if(read.rows.begin(), read.rows.end(),
                                 [&](const io::EricRecord& e) { return e.organisation == trust && e.premises.id == id; });
    REQUIRE(at != read.rows.end());
    return *at;
}

std::map<PremisesKind, int> kinds(const io::Read<io::EricRecord>& read) {
    std::map<PremisesKind, int> out;
    for (const auto& e : read.rows) ++out[e.premises.kind];
    return out;
}

// Of one band over all sites; and how many sites say nothing of it.
std::pair<base::Pounds, int> backlog(const io::Read<io::EricRecord>& read, BacklogRisk risk) {
    std::pair<base::Pounds, int> out;
    for (const auto& e : read.rows) {
        bool said = false;
        for (const auto& b : e.premises.backlog)
            if (b.risk == risk) {
                out.first += b.cost_gbp;
                said = true;
            }
        if (!said) ++out.second;
    }
    return out;
}

}  // namespace

TEST_CASE("ERIC of 2016-17: 53 sites with floor area, use and backlog by band in prices of that year", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const auto read = io::read_eric(source(Role::eric, data / "premises/eric_2016-17_sites.csv"), at_date("2017-04-01"));
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 53);
    CHECK(rows_add_up(read.info));

    const auto count = kinds(read);
    CHECK(count.at(PremisesKind::community_hospital) == 11);
    CHECK(count.at(PremisesKind::hospital) == 37);
    CHECK(count.at(PremisesKind::other) == 5);  // the small sites of five trusts, lumped together

    double gia_m2 = 0;
    for (const auto& e : read.rows) gia_m2 += e.premises.gia_m2.value_or(0);
    CHECK(gia_m2 == Approx(1282015));
    // sums and blanks of the file's own columns; "Not Applicable" is not nought
    CHECK(backlog(read, BacklogRisk::high) == std::pair<base::Pounds, int>(9058484, 8));
    CHECK(backlog(read, BacklogRisk::significant) == std::pair<base::Pounds, int>(36256993, 8));
    CHECK(backlog(read, BacklogRisk::moderate) == std::pair<base::Pounds, int>(80719664, 8));
    CHECK(backlog(read, BacklogRisk::low) == std::pair<base::Pounds, int>(65960000, 8));

    const model::Premises& lgi = site(read, "RR8", "RR801").premises;
    CHECK(lgi.name == "LEEDS GENERAL INFIRMARY");
    CHECK(lgi.landlord.starts_with("LEEDS TEACHING HOSPITALS"));
    CHECK(lgi.kind == PremisesKind::hospital);
    CHECK(lgi.gia_m2 == 212927.0);
    CHECK(lgi.empty_pct == 3.1);
    CHECK(lgi.underused_pct == 4.94);
    CHECK(lgi.unsuitable_pct == 0.0);
    REQUIRE(lgi.backlog.size() == 4);
    CHECK(lgi.backlog.front().cost_gbp == 11758);
    REQUIRE(lgi.backlog.front().price_base);
    CHECK(lgi.backlog.front().price_base->first == 2016);
    CHECK(lgi.basis == "ERIC 2016/17");
    CHECK_FALSE(lgi.at);        // the returns hold no positions
    CHECK_FALSE(lgi.rooms_ce);  // nor rooms
    CHECK(site(read, "RR8", "AGGRE").premises.kind == PremisesKind::other);
    CHECK(site(read, "RT5", "AGGRE").premises.gia_m2 == 46068.0);
    CHECK(site(read, "RT5", "RT5YH").premises.backlog.empty());  // not applicable: the building is another's
}

TEST_CASE("ERIC of 2013-14: the sheet of sites is found, its header below the groups of columns", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    io::SourceSpec spec = source(Role::eric, data / "messy/ERIC_2013-14_trust_and_site.XLS");
    const auto read = io::read_eric(spec, at_date("2017-04-01"));
    CHECK_FALSE(model::has_errors(read.problems));
    CHECK(read.rows.size() == 1378);
    CHECK(rows_add_up(read.info));
    const auto count = kinds(read);
    CHECK(count.at(PremisesKind::community_hospital) == 225);
    CHECK(count.at(PremisesKind::hospital) == 251 + 206 + 143 + 134 + 86);  // acute, short term, long stay, specialist, multi-service
    CHECK(count.at(PremisesKind::other) == 132 + 96 + 61 + 42 + 2);         // lumped, treatment, support, non-hospital, not said
    const io::EricRecord& first = site(read, "NAX", "NAX01");
    CHECK(first.row == 3);
    CHECK(first.premises.gia_m2 == 1160.0);
    CHECK(first.premises.unsuitable_pct == 10.0);
    CHECK_FALSE(first.premises.empty_pct);  // "un-utilised" says neither empty nor under-used
    CHECK_FALSE(first.premises.underused_pct);
    REQUIRE(first.premises.backlog.size() == 4);
    CHECK(first.premises.backlog[1].cost_gbp == 71975);
    CHECK(first.premises.backlog[1].price_base->first == 2013);

    spec.layer = "Trust Data";  // the same workbook, the wrong sheet
    const auto trusts = io::read_eric(spec, at_date("2017-04-01"));
    CHECK(trusts.rows.empty());
    CHECK(told(trusts.problems, "trusts-not-sites") == 1);
    CHECK(told(trusts.problems, "column-missing") == 0);
}

TEST_CASE("ERIC of 2014-15 by trust is refused in words, and is no site data", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const auto file = data / "messy/ERIC_2014-15_trusts_dollar.csv";
    const auto read = io::read_eric(source(Role::eric, file), at_date("2017-04-01"));
    CHECK(read.rows.empty());
    CHECK(told(read.problems, "trusts-not-sites") == 1);
    CHECK(told(read.problems, "column-missing") == 0);
    CHECK(model::has_errors(read.problems));
    for (const auto& known : io::recognise(file)) CHECK(known.role != Role::eric);
}

TEST_CASE("rural and urban: the lookup of 1,514 zones has 161 rural ones", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const auto file = data / "population/lookup_lsoa11_msoa_ward_lad_ccg.csv";
    io::SourceSpec spec = source(Role::rural_urban, file);
    const auto all = io::read_rural_urban(spec, at_date("2017-04-01"));
    CHECK(all.problems.empty());
    CHECK(all.rows.size() == 1514);
    CHECK(rows_add_up(all.info));
    std::map<std::string, int> count;
    for (const auto& row : all.rows) ++count[row.rural_class];
    CHECK(count == std::map<std::string, int>{{"Rural", 161}, {"Urban", 1353}});

    spec.filter["footprint"] = {"leeds"};
    const auto leeds = io::read_rural_urban(spec, at_date("2017-04-01"));
    CHECK(leeds.rows.size() == 482);
    CHECK(std::count_if(leeds.rows.begin(), leeds.rows.end(), [](const auto& row) { return row.rural_class == "Rural"; }) == 26);
    CHECK(rows_add_up(leeds.info));

    spec.columns = {{"class", "ruc11_code"}};  // the codes, where a plan would rather have them
    const auto codes = io::read_rural_urban(spec, at_date("2017-04-01"));
    CHECK(std::count_if(codes.rows.begin(), codes.rows.end(),
                        [](const auto& row) { return row.rural_class == "D1" || row.rural_class == "E1"; }) == 26);
}

TEST_CASE("the plans with the trusts' estate: every site is in, those with a hospital's code have its place", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    struct Known {
        const char* plan;
        std::size_t sites;
        std::size_t placed;
        double gia_m2;
        std::size_t rural;
    };
    // counted in the files themselves: rows of the area's trusts, codes that the layer of hospitals has
    for (const Known& k : {Known{"leeds-estate", 21, 8, 603683, 26}, Known{"llr-estate", 20, 6, 374533, 135}}) {
        INFO(k.plan);
        const auto loaded = io::load_plan(source_folder() / "tests/plans" / k.plan);
        REQUIRE_FALSE(model::has_errors(loaded.problems));
        std::size_t sites = 0, placed = 0, gp = 0;
        double gia_m2 = 0;
        for (const model::Premises& p : loaded.plan.premises) {
            if (p.kind == PremisesKind::gp) {
                ++gp;
                continue;
            }
            ++sites;
            if (p.at) ++placed;
            gia_m2 += p.gia_m2.value_or(0);
            CHECK(p.basis == "ERIC 2016/17");
            CHECK_FALSE(p.rooms_ce);  // the returns hold no rooms
        }
        CHECK(gp == loaded.plan.practices.size() + loaded.plan.branches.size());  // unknown but for their addresses
        CHECK(sites == k.sites);
        CHECK(placed == k.placed);
        CHECK(gia_m2 == Approx(k.gia_m2));
        CHECK(told(loaded.problems, "duplicate-key") == 0);  // each trust's small sites stand apart
        std::size_t rural = 0;
        for (const model::Zone& z : loaded.plan.zones)
            if (z.rural_class == "Rural") ++rural;
        CHECK(rural == k.rural);
    }
}
