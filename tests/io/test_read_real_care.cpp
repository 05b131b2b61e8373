// The published files that need care: archives and stray quotes.
#include <catch2/catch.hpp>

#include "io/reading.hpp"

using namespace merestone;
using namespace merestone::test;
using io::Role;

namespace {

io::ReadContext leeds_context(const std::filesystem::path& data) {
    io::ReadContext context = at_date("2017-04-01");
    context.grid_folders = {data / "grids"};
    return context;
}

}  // namespace

TEST_CASE("Leicester's own register has a stray quote on every line and keeps its 66 sites", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    const auto read = io::read_housing(source(Role::housing, data / "messy/brownfield_leicester_raw.csv"), leeds_context(data));
    CHECK(read.rows.size() == 66);
    CHECK(told(read.problems, "stray-quotes") == 1);
}

TEST_CASE("an archive of several layers asks which, and reads the one named", "[data]") {
    MERESTONE_NEEDS_REAL_DATA(data);
    io::SourceSpec spec = source(Role::boundary, data / "messy/London-wards-2014.zip");
    const auto asked = io::read_shapes(spec, leeds_context(data));
    CHECK(told(asked.problems, "several-layers") == 1);
    spec.layer = "London_Ward";
    spec.columns = {{"id", "GSS_CODE"}, {"name", "NAME"}};
    const auto read = io::read_shapes(spec, leeds_context(data));
    CHECK(read.rows.size() == 654);
    CHECK(read.info.crs.find("EPSG:27700") != std::string::npos);
}
