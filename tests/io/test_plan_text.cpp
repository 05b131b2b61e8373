// A plan file written is the plan file read.
#include <catch2/catch.hpp>

#include "io/little_estate.hpp"
#include "io/load.hpp"
#include "io/model_ties.hpp"
#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

io::PlanFile read_words(const std::string& words) {
    const TempFolder folder;
    write_file(folder / "plan.toml", words);
    return io::read_plan_file(folder.path());
}

void check_same(const io::PlanFile& a, const io::PlanFile& b) {
    CHECK(a.plan.id == b.plan.id);
    CHECK(a.plan.title == b.plan.title);
    CHECK(a.plan.as_at == b.plan.as_at);
    CHECK(a.plan.base_year.first == b.plan.base_year.first);
    CHECK(a.plan.horizon_year.first == b.plan.horizon_year.first);
    CHECK(a.plan.population == b.plan.population);
    CHECK(a.plan.illustrative == b.plan.illustrative);
    CHECK(a.area.boundary == b.area.boundary);
    CHECK(a.area.parts == b.area.parts);
    REQUIRE(a.sources.size() == b.sources.size());
    for (std::size_t i = 0; i < a.sources.size(); ++i) {
        const io::SourceSpec& x = a.sources[i];
        const io::SourceSpec& y = b.sources[i];
        INFO(x.file_as_written);
        CHECK(x.role == y.role);
        CHECK(x.name == y.name);
        CHECK(x.file_as_written == y.file_as_written);
        CHECK(x.layer == y.layer);
        CHECK(x.filter == y.filter);
        CHECK(x.columns == y.columns);
        CHECK(x.crs == y.crs);
        CHECK(x.publisher == y.publisher);
        CHECK(x.vintage == y.vintage);
        CHECK(x.licence == y.licence);
        CHECK(x.options == y.options);
    }
    REQUIRE(a.plan.assumptions.all().size() == b.plan.assumptions.all().size());
    for (const auto& [id, x] : a.plan.assumptions.all()) {
        const model::Assumption& y = b.plan.assumptions.at(id);
        INFO(id);
        CHECK(x.value == y.value);
        CHECK(x.source == y.source);
        CHECK(x.confidence == y.confidence);
        CHECK(x.as_at == y.as_at);
        CHECK(x.from == y.from);
    }
    CHECK(tied(a.plan.growth) == tied(b.plan.growth));
    CHECK(tied_all(a.plan.access_targets) == tied_all(b.plan.access_targets));
    CHECK(a.plan.prices.by_year == b.plan.prices.by_year);
    CHECK(a.plan.prices.source == b.plan.prices.source);
    CHECK(a.plan.price_year == b.plan.price_year);
    const model::Constraints& c = a.plan.constraints;
    const model::Constraints& d = b.plan.constraints;
    CHECK(c.people_min == d.people_min);
    CHECK(c.people_max == d.people_max);
    CHECK(c.people_target == d.people_target);
    CHECK(c.localities.min == d.localities.min);
    CHECK(c.localities.max == d.localities.max);
    CHECK(c.within == d.within);
    CHECK(c.together == d.together);
    CHECK(c.apart == d.apart);
    CHECK(c.fixed == d.fixed);
    CHECK(c.split_blocks == d.split_blocks);
    const auto same_weights = [](const model::ObjectiveWeights& x, const model::ObjectiveWeights& y) {
        CHECK(x.distance_m_per_patient == y.distance_m_per_patient);
        CHECK(x.leaked_patient_m == y.leaked_patient_m);
        CHECK(x.border_m == y.border_m);
        CHECK(x.moved_patient_m == y.moved_patient_m);
        CHECK(x.off_target_m == y.off_target_m);
    };
    same_weights(a.plan.weights, b.plan.weights);
    REQUIRE(a.plan.scenarios.size() == b.plan.scenarios.size());
    for (std::size_t i = 0; i < a.plan.scenarios.size(); ++i) {
        const model::ScenarioSpec& x = a.plan.scenarios[i];
        const model::ScenarioSpec& y = b.plan.scenarios[i];
        CHECK(x.id == y.id);
        CHECK(x.title == y.title);
        CHECK(x.kind == y.kind);
        CHECK(x.assign == y.assign);
        CHECK(x.from == y.from);
        CHECK(x.seed == y.seed);
        REQUIRE(x.weights.has_value() == y.weights.has_value());
        if (x.weights) same_weights(*x.weights, *y.weights);
    }
    REQUIRE(a.scenario_sources.size() == b.scenario_sources.size());
    REQUIRE(a.hubs.size() == b.hubs.size());
    for (std::size_t i = 0; i < a.hubs.size(); ++i) {
        CHECK(tied(a.hubs[i].hub) == tied(b.hubs[i].hub));
    }
    REQUIRE(a.plan.schemes.size() == b.plan.schemes.size());
    CHECK(tied_all(a.plan.schemes) == tied_all(b.plan.schemes));
    CHECK(a.problems.size() == b.problems.size());
}

}  // namespace

TEST_CASE("every plan file that we have comes back as it was written", "[fast]") {
    const std::filesystem::path root = source_folder();
    std::size_t plans = 0;
    for (const char* folder : {"tests/plans", "geodata"})
        for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
            if (!std::filesystem::exists(entry.path() / "plan.toml")) continue;
            INFO(entry.path().filename());
            const io::PlanFile file = io::read_plan_file(entry.path());
            REQUIRE_FALSE(model::has_errors(file.problems));
            check_same(file, read_words(io::plan_text(file)));
            ++plans;
        }
    CHECK(plans >= 7);
}

TEST_CASE("a plan file that says all there is to say of the estate comes back as it was written", "[fast]") {
    const TempFolder folder;
    write_little_estate(folder.path());
    io::PlanFile file = io::read_plan_file(folder.path());
    for (const model::Problem& p : file.problems) FAIL(p.field << ": " << p.meaning);
    for (io::SourceSpec& s : file.sources)
        if (s.role == Role::workforce) s.options["gp"] = "all";
    check_same(file, read_words(io::plan_text(file)));
}

TEST_CASE("texts of any kind survive being written", "[fast]") {
    io::PlanFile file;
    file.plan.assumptions = io::default_assumptions();
    file.plan.id = "q";
    file.plan.title = "St \"Mary's\" \\ M\xC3\xA9re = [north]\n# no\tremark";
    file.plan.as_at = "2024-04-01";
    file.plan.base_year = base::Year{2024};
    file.plan.horizon_year = base::Year{2034};
    io::SourceSpec zones;
    zones.role = Role::zones;
    zones.file_as_written = "my 'zones' & \"areas\".gpkg";
    zones.filter = {{"Name of \"part\"", {"Bishop's Castle", "K\xC3\xB6ln"}}, {"plain", {"one"}}};
    zones.columns = {{"id", "Code; \"2021\""}};
    io::SourceSpec boundary;
    boundary.role = Role::boundary;
    boundary.name = "council 2024";
    boundary.file_as_written = "b.geojson";
    io::SourceSpec housing;
    housing.role = Role::housing;
    housing.file_as_written = "h.csv";
    housing.options = {{"dwellings", "maximum"}, {"first_year", "2025"}, {"years", "3"}};
    file.sources = {zones, boundary, housing};
    file.area.boundary = "council 2024";
    file.area.parts = {"Bishop\'s \"Castle\"", "K\xC3\xB6ln"};
    file.plan.constraints.localities = {3, 5};
    file.plan.constraints.together = {{"A1", "A2"}, {"B1", "B2"}};
    file.plan.constraints.fixed = {{"A1", "North"}};
    model::Assumption sized = file.plan.assumptions.at("household_size");
    sized.value = 2.31;
    sized.source = "the council's \"local plan\"";
    sized.confidence = "H";
    sized.as_at = "2023";
    sized.from = "plan";
    sized.low.reset();
    sized.high.reset();
    file.plan.assumptions.set(sized);
    model::ScenarioSpec found;
    found.id = "found 1";
    found.title = "Found \xE2\x80\x93 first";
    found.kind = model::ScenarioKind::found;
    found.seed = 7;
    found.weights = model::ObjectiveWeights{0.5, 1.0, 2.0, 3.0, 4.25};
    file.plan.scenarios = {found};
    check_same(file, read_words(io::plan_text(file)));
}

TEST_CASE("an area keeps the zones that lie at least half within the chosen parts", "[fast]") {
    const TempFolder folder;
    // Four squares of 1 km in a row; the boundary's parts end at 1.6 km and 4 km, so the second zone is 60 % in the west.
    const auto square = [](const char* id, double x0, double x1) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + std::string(id) +
               "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" + std::to_string(x0) + ",300000],[" + std::to_string(x1) +
               ",300000],[" + std::to_string(x1) + ",301000],[" + std::to_string(x0) + ",301000],[" + std::to_string(x0) + ",300000]]]}}";
    };
    const std::string head =
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},"
        "\"features\":[";
    write_file(folder / "zones.geojson", head + square("Z1", 400000, 401000) + "," + square("Z2", 401000, 402000) + "," +
                                             square("Z3", 402000, 403000) + "," + square("Z4", 403000, 404000) + "]}");
    write_file(folder / "councils.geojson", head + square("West", 400000, 401600) + "," + square("East", 401600, 404000) + "]}");
    write_file(folder / "practices.csv", "practice,name,easting_m,northing_m\nA1,Mill Lane,400500,300500\n");
    const auto plan = [&](const std::string& area) {
        write_file(folder / "plan.toml",
                   "format = 1\n[plan]\nid = \"a\"\nas_at = 2024-04-01\n[area]\n" + area +
                       "\n[sources.zones]\nfile = \"zones.geojson\"\n[[sources.boundary]]\nname = \"council\"\nfile = "
                       "\"councils.geojson\"\n[sources.practices]\nfile = \"practices.csv\"\n");
        return io::load_plan(folder.path());
    };
    const auto ids = [](const io::Loaded& loaded) {
        std::string out;
        for (const model::Zone& z : loaded.plan.zones) out += z.id;
        return out;
    };
    const io::Loaded west = plan("boundary = \"council\"\nparts = [\"West\"]");
    CHECK(ids(west) == "Z1Z2");
    const auto layer = std::find_if(west.plan.layers.begin(), west.plan.layers.end(), [](const auto& l) { return l.role == "zones"; });
    REQUIRE(layer != west.plan.layers.end());
    CHECK(layer->used == 2);
    CHECK(layer->skipped == std::vector<std::pair<std::string, std::int64_t>>{{"outside the plan's area", 2}});
    CHECK(ids(plan("boundary = \"council\"\nparts = [\"East\"]")) == "Z3Z4");
    CHECK(ids(plan("boundary = \"council\"\nparts = [\"East\", \"West\"]")) == "Z1Z2Z3Z4");
    const auto told = [](const io::Loaded& loaded, const char* rule, const std::string& word) {
        return std::any_of(loaded.problems.begin(), loaded.problems.end(), [&](const model::Problem& p) {
            return p.rule == rule && (p.todo + p.meaning + p.value).find(word) != std::string::npos;
        });
    };
    CHECK(told(plan("boundary = \"council\"\nparts = [\"Wets\"]"), "area-part-missing", "West"));
    CHECK(told(plan("boundary = \"counsil\"\nparts = [\"West\"]"), "plan-file", "counsil"));
    CHECK(told(plan("boundary = \"council\""), "plan-file", "no part"));
}
