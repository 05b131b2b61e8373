// `check` on the real files names each defect that is known of them.
#include <catch2/catch.hpp>

#include "run_plan.hpp"
#include "support/places.hpp"

using namespace merestone;

namespace {

struct Known {
    const char* rule;
    const char* file;  // the end of its name
    const char* what;  // stands in the field, the value or the meaning
};

std::size_t count(const nlohmann::ordered_json& problems, const Known& known) {
    std::size_t n = 0;
    for (const auto& p : problems) {
        const auto holds = [&](const char* key) { return p[key].get<std::string>().find(known.what) != std::string::npos; };
        const std::string file = p["file"];
        if (p["rule"] == known.rule && file.ends_with(known.file) && (holds("field") || holds("value") || holds("meaning"))) ++n;
    }
    return n;
}

nlohmann::ordered_json problems_of(const char* plan) {
    const auto outcome = test::act("check", test::request_for(test::source_folder() / "tests" / "plans" / plan));
    CHECK(outcome.exit_code == 0);  // warnings never stop the job
    return outcome.json["problems"];
}

}  // namespace

TEST_CASE("check names the known defects of the real Leeds files", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    const auto problems = problems_of("leeds");
    for (const Known& known :
         {Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01011334"}, Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01011595"},
          Known{"borders-snapped", "lsoa11_bgc.gpkg", "vertices were moved"}, Known{"far-off-point", "brownfield_leeds.csv", "SHA1069"},
          Known{"unknown-zone-code", "flows_2022.csv.gz", "NO2011"}, Known{"mixed-vintages", "", "2022"},
          Known{"registered-v-resident", "population.csv", "784,846"},
          Known{"shared-coordinate", "epraccur_2017-04.csv", "stand on one coordinate"},
          Known{"position-estimated", "epraccur_2017-04.csv", "B86002"}, Known{"grid-missing", "lsoa11_bgc.gpkg", "OSTN15"}}) {
        CAPTURE(known.rule, known.what);
        CHECK(count(problems, known) >= 1);
    }
    // 8 of the practices with a 2022 list, and one that has closed since.
    CHECK(count(problems, {"commissioner-differs", "epraccur_2017-04.csv", "is commissioned by"}) == 9);
    CHECK(count(problems, {"invalid-ring", "lsoa11_bgc.gpkg", ""}) == 2);
    for (const auto& p : problems)
        if (p["rule"] == "invalid-ring") CHECK(p["row"].is_number());
}

TEST_CASE("check names the known defects of the real Leicestershire files", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    const auto problems = problems_of("llr");
    for (const Known& known : {Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01013619"}, Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01013633"},
                               Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01013792"}, Known{"invalid-ring", "lsoa11_bgc.gpkg", "E01025861"},
                               Known{"far-off-point", "brownfield_charnwood.csv", "SH136"}}) {
        CAPTURE(known.rule, known.what);
        CHECK(count(problems, known) == 1);
    }
    CHECK(count(problems, {"empty-point", "brownfield_harborough.csv", ""}) == 2);
    CHECK(count(problems, {"missing-key", "brownfield_harborough.csv", ""}) == 1);
    CHECK(count(problems, {"empty-point", "brownfield_melton.csv", ""}) == 16);
    CHECK(count(problems, {"empty-point", "brownfield_nw_leicestershire.csv", ""}) == 1);
}

TEST_CASE("check names the known defects of the real north-east London files", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    static_cast<void>(data);
    const auto problems = problems_of("nel");
    CHECK(count(problems, {"far-off-point", "brownfield_redbridge.csv", "BLR022"}) == 1);
    CHECK(count(problems, {"dwellings-unknown", "brownfield_havering.csv", ""}) == 99);
    CHECK(count(problems, {"dwellings-unknown", "brownfield_redbridge.csv", ""}) == 4);
}
