#include "io/convert.hpp"

#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/gdal_setup.hpp"
#include "io/local_file.hpp"

namespace merestone::io {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kWorthConverting = 50U << 20U;

std::string extension_of(const fs::path& file) { return base::lower(base::path_text(file.extension())); }

int go_on(double share, const char* /*message*/, void* progress) {
    const auto& p = *static_cast<const base::Progress*>(progress);
    p.say(share, "converting to GeoPackage");
    return p.cancelled() ? FALSE : TRUE;
}

}  // namespace

bool worth_converting(const fs::path& file) {
    const std::string extension = extension_of(file);
    if (extension != ".geojson" && extension != ".json" && extension != ".topojson") return false;
    std::error_code fault;
    const auto size = fs::file_size(file, fault);
    return !fault && size >= kWorthConverting;
}

base::Result<base::Done> convert_to_geopackage(const fs::path& from, const fs::path& to, const base::Progress& progress) {
    const auto fail = [&](const std::string& todo) {
        std::error_code ignored;
        fs::remove(to, ignored);
        return base::Error{base::ErrorKind::bad_input, base::path_text(from.filename()) + " could not be converted", todo};
    };
    if (names_no_file(base::path_text(from))) return fail("Only files on this machine are read.");
    const GdalMessages said;
    struct Close {
        void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
    };
    const std::array<const char*, 3> drivers = {"GeoJSON", "TopoJSON", nullptr};
    const std::unique_ptr<GDALDataset, Close> source(
        GDALDataset::Open(base::path_text(from).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
    if (!source) return fail("It is damaged, or no GeoJSON.");
    if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    const std::array<const char*, 5> words = {"-f", "GPKG", "-nlt", "PROMOTE_TO_MULTI", nullptr};
    const std::unique_ptr<GDALVectorTranslateOptions, decltype(&GDALVectorTranslateOptionsFree)> options(
        GDALVectorTranslateOptionsNew(const_cast<char**>(words.data()), nullptr), &GDALVectorTranslateOptionsFree);
    base::Progress told = progress;
    GDALVectorTranslateOptionsSetProgress(options.get(), go_on, &told);
    int usage = 0;
    GDALDatasetH in = GDALDataset::ToHandle(source.get());
    const std::unique_ptr<GDALDataset, Close> done(
        GDALDataset::FromHandle(GDALVectorTranslate(base::path_text(to).c_str(), nullptr, 1, &in, options.get(), &usage)));
    if (progress.cancelled()) {
        (void)fail("");
        return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    }
    if (!done) return fail(said.failures().empty() ? "Check that the folder can be written to." : "The disk may be full.");
    return base::Done{};
}

base::Result<base::Done> copy_with_companions(const fs::path& from, const fs::path& to) {
    const auto copy = [](const fs::path& a, const fs::path& b) -> base::Result<base::Done> {
        std::error_code fault;
        fs::copy_file(a, b, fs::copy_options::overwrite_existing, fault);
        if (!fault) return base::Done{};
        return base::Error{base::ErrorKind::bad_input, base::path_text(a.filename()) + " could not be copied: " + fault.message(),
                           "Check that there is room, and that the folder can be written to."};
    };
    if (auto done = copy(from, to); !done) return done;
    if (extension_of(from) != ".shp") return base::Done{};
    for (const char* part : {".shx", ".dbf", ".prj", ".cpg", ".SHX", ".DBF", ".PRJ", ".CPG"}) {
        const fs::path beside = fs::path(from).replace_extension(part);
        std::error_code fault;
        if (!fs::exists(beside, fault)) continue;
        if (auto done = copy(beside, fs::path(to).replace_extension(base::lower(part))); !done) return done;
    }
    return base::Done{};
}

}  // namespace merestone::io
