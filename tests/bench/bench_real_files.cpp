// The published files beside the project (../shared/data): how long the sources of the Leeds plan take to read, each and all
// together, and how long the topology of all 7,796 output areas takes once they are read. Without the data each says so and is
// skipped. Aims: all of Leeds 0.8 s, the topology 3 s. Counters: rows, vertices.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "geo/topology.hpp"
#include "io/readers.hpp"

using namespace merestone;
using io::Role;

namespace {

std::filesystem::path data() { return std::filesystem::path(MERESTONE_SOURCE_DIR).parent_path() / "shared" / "data"; }

bool absent(benchmark::State& state) {
    if (std::filesystem::is_directory(data())) return false;
    state.SkipWithError("the real data is not beside the project");
    return true;
}

io::SourceSpec source(Role role, const char* file) {
    io::SourceSpec spec;
    spec.role = role;
    spec.file = data() / file;
    spec.file_as_written = file;
    return spec;
}

// One source of the Leeds plan: reads it and tells its rows.
struct Reading {
    std::string name;
    std::function<std::int64_t(const io::ReadContext&)> read;
};

template <typename Reader>
Reading reading(const char* name, const io::SourceSpec& spec, Reader reader) {
    return {name, [spec, reader](const io::ReadContext& context) { return reader(spec, context).info.rows; }};
}

std::vector<Reading> leeds() {
    io::SourceSpec zones = source(Role::zones, "boundaries/lsoa11_bgc.gpkg");
    zones.filter["footprint"] = {"leeds"};
    io::SourceSpec ccg = source(Role::boundary, "boundaries/ccg_2016_simplified.geojson");
    ccg.columns = {{"id", "name"}};
    io::SourceSpec hospitals = source(Role::points, "premises/nhs_choices_2014.gpkg");
    hospitals.layer = "hospitals";
    return {
        reading("zones", zones, io::read_shapes),
        reading("residents", source(Role::residents, "population/lsoa11_mid2017_population.csv"), io::read_residents),
        reading("deprivation", source(Role::deprivation, "population/lsoa11_imd2019_population.csv"), io::read_deprivation),
        reading("practices", source(Role::practices, "gp/epraccur_2017-04.csv"), io::read_practices),
        reading("branches", source(Role::branches, "gp/ebranchs_2017-08.csv"), io::read_branches),
        reading("postcodes", source(Role::postcodes, "postcodes/codepoint_open_2014-08.csv"), io::read_postcodes),
        reading("lists", source(Role::lists, "gp/gp-reg-pat-prac-all_2021-01.csv"), io::read_lists),
        reading("flows", source(Role::flows, "gp/gp_lsoa_flows_2022.csv.gz"), io::read_flows),
        reading("networks", source(Role::networks, "gp/gp-reg-pat-prac-map_2022-01.csv"), io::read_networks),
        reading("boundary", ccg, io::read_shapes),
        reading("housing", source(Role::housing, "housing/brownfield_leeds.csv"), io::read_housing),
        reading("points", hospitals, io::read_points),
    };
}

io::ReadContext context() {
    io::ReadContext out;
    out.as_at = "2017-04-01";
    out.grid_folders = {data() / "grids"};
    return out;
}

void one_source_of_leeds(benchmark::State& state, const Reading& reading) {
    if (absent(state)) return;
    std::int64_t rows = 0;
    for (auto _ : state) rows = reading.read(context());
    state.counters["rows"] = static_cast<double>(rows);
}

void all_sources_of_leeds(benchmark::State& state) {
    if (absent(state)) return;
    const auto sources = leeds();
    std::int64_t rows = 0;
    for (auto _ : state) {
        rows = 0;
        for (const Reading& reading : sources) rows += reading.read(context());
    }
    state.counters["rows"] = static_cast<double>(rows);
}
BENCHMARK(all_sources_of_leeds)->Unit(benchmark::kMillisecond);

const bool each_is_registered = [] {
    for (const Reading& reading : leeds())
        benchmark::RegisterBenchmark(("one_source_of_leeds/" + reading.name).c_str(), one_source_of_leeds, reading)
            ->Unit(benchmark::kMillisecond);
    return true;
}();

void topology_of_output_areas(benchmark::State& state) {
    if (absent(state)) return;
    std::vector<geo::MultiPolygon> shapes;
    for (auto& area : io::read_shapes(source(Role::zones, "boundaries/oa11_bgc.gpkg"), context()).rows)
        shapes.push_back(std::move(area.shape));
    if (shapes.size() != 7796) state.SkipWithError("the file does not hold the 7,796 output areas");
    std::size_t vertices = 0;
    for (auto _ : state) {
        const auto topology = geo::build_topology(shapes);
        if (!topology.ok()) state.SkipWithError("no topology came of it");
        else vertices = topology.value().report.vertices_in;
    }
    state.counters["vertices"] = static_cast<double>(vertices);
}
BENCHMARK(topology_of_output_areas)->Unit(benchmark::kMillisecond);

}  // namespace
