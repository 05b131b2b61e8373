#include "io/read_basemap.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

#include "base/check.hpp"
#include "base/text.hpp"
#include "geo/crs.hpp"
#include "io/basemap_bands.hpp"
#include "io/basemap_warp.hpp"
#include "io/crs_words.hpp"
#include "io/gdal_setup.hpp"
#include "io/local_file.hpp"
#include "io/plain_words.hpp"

namespace merestone::io {
namespace {

namespace fs = std::filesystem;

constexpr double kMostUncopied_px = 4.0e9;               // of a picture without smaller copies
constexpr double kMostRead_px = 2.0e8;                   // of one read: some seconds
constexpr std::int64_t kMostBlock_bytes = 256LL << 20U;  // GDAL unpacks whole blocks
constexpr std::size_t kMostCompanion_bytes = 1U << 16U;
constexpr std::size_t kMostAttribution = 200;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

base::Error refused(const std::string& name, const std::string& what, const std::string& todo) {
    return {base::ErrorKind::bad_input, name + ": " + what, todo};
}

// The one driver that may take the file, by its first bytes.
const char* driver_of(const fs::path& file) {
    using namespace std::string_view_literals;
    std::array<char, 16> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    const std::string_view head(bytes.data(), static_cast<std::size_t>(in.gcount()));
    for (const std::string_view tiff : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (head.starts_with(tiff)) return "GTiff";
    if (head.starts_with("SQLite format 3"sv)) return "MBTiles";
    if (head.starts_with("\x89PNG"sv)) return "PNG";
    if (head.starts_with("\xFF\xD8\xFF"sv)) return "JPEG";
    return nullptr;
}

// A .prj beside the file, as shapefiles have one; empty where there is none.
std::string companion_crs(fs::path file) {
    std::ifstream in(file.replace_extension(".prj"), std::ios::binary);
    std::string text(kMostCompanion_bytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    return std::string(base::trim(text));
}

std::string attribution_of(GDALDataset& dataset) {
    for (const char* key : {"attribution", "TIFFTAG_COPYRIGHT", "Copyright", "EXIF_Copyright"})
        if (const char* said = dataset.GetMetadataItem(key); said != nullptr)
            if (std::string words = plain_words(said, kMostAttribution); !words.empty()) return words;
    return {};
}

// Nothing: the file does not say where it lies, or in a way that cannot be.
bool place_of(GDALDataset& dataset, PixelPlace& out) {
    std::array<double, 6> g{};
    if (dataset.GetGeoTransform(g.data()) != CE_None) return false;
    if (!std::all_of(g.begin(), g.end(), [](double v) { return std::isfinite(v) && std::abs(v) < 1e12; })) return false;
    const double determinant = g[1] * g[5] - g[2] * g[4];
    if (!std::isnormal(determinant)) return false;
    out.origin = {g[0], g[3]};
    out.across = {g[1], g[4]};
    out.down = {g[2], g[5]};
    return true;
}

}  // namespace

struct Basemap::Impl {
    std::string name;
    std::string attribution;
    geo::Box extent;
    Dataset dataset;
    BasemapBands bands;
    PixelPlace place;
    std::optional<geo::FromNationalGrid> from_grid;
};

Basemap::Basemap(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Basemap::~Basemap() = default;
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;

const geo::Box& Basemap::extent() const noexcept { return impl_->extent; }
const std::string& Basemap::attribution() const noexcept { return impl_->attribution; }
const std::string& Basemap::name() const noexcept { return impl_->name; }
std::string Basemap::credit() const {
    return "Basemap: " + (impl_->attribution.empty() ? impl_->name + " (it names no owner)" : impl_->attribution);
}

base::Result<Basemap> Basemap::open(const fs::path& file, const std::vector<fs::path>& grid_folders) {
    const std::string written = file.string();
    std::string name = plain_words(file.filename().generic_string(), 80);
    if (name.empty()) name = "basemap";
    if (names_no_file(written))
        return refused(plain_words(written, 80), "only files on this machine are shown: no web address, no /vsi path, no database",
                       "Save the map as a GeoTIFF or an MBTiles file and choose that.");
    std::error_code fault;
    const fs::path whole = fs::absolute(file, fault);
    if (fault || !fs::exists(whole, fault)) return refused(name, "there is no such file", "Check the path.");
    if (!fs::is_regular_file(whole, fault)) return refused(name, "this is a folder or a device, not a file", "Choose the file itself.");
    const char* const driver = driver_of(whole);
    if (driver == nullptr) return refused(name, "this is no GeoTIFF, MBTiles, PNG or JPEG", "Choose a GeoTIFF or an MBTiles file.");
    const bool tiles = std::string_view(driver) == "MBTiles";
    if (tiles && base::lower(whole.extension().string()) != ".mbtiles")
        return refused(name, "this is a database, but its name does not end in .mbtiles",
                       "If it is an MBTiles file, name it so; a GeoPackage is no basemap.");

    const GdalMessages said;
    auto impl = std::make_unique<Impl>();
    impl->name = name;
    const char* const drivers[] = {driver, nullptr};
    impl->dataset.reset(GDALDataset::Open(whole.string().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    if (!impl->dataset)
        return refused(
            name,
            tiles ? "it holds no picture tiles, or is damaged"
                  : "it is damaged or cut off" + (said.failures().empty() ? "" : " (" + plain_words(said.failures().front(), 160) + ")"),
            tiles ? "Vector tiles are not drawn: ask for an MBTiles file of PNG or JPEG pictures." : "Fetch it again.");
    GDALDataset& dataset = *impl->dataset;
    const double width = dataset.GetRasterXSize();
    const double height = dataset.GetRasterYSize();
    if (width < 1 || height < 1) return refused(name, "it has no pixels", "Choose another file.");
    if (!place_of(dataset, impl->place))
        return refused(name, "it does not say where it lies",
                       "Choose a GeoTIFF, or put the picture's world file (.tfw, .pgw, .jgw) beside it.");
    std::string crs = crs_words(dataset.GetSpatialRef());
    if (crs.empty()) crs = companion_crs(whole);
    if (crs.empty())
        return refused(name, "it does not say its coordinate system",
                       "Put its .prj beside it, or write it anew: gdal_translate -a_srs EPSG:27700 OLD.tif NEW.tif");
    const auto to_grid = geo::ToNationalGrid::from(crs, grid_folders);
    auto from_grid = geo::FromNationalGrid::to(crs, grid_folders);
    if (!to_grid || !from_grid) {
        const base::Error& error = to_grid ? from_grid.error() : to_grid.error();
        return refused(name, plain_words(error.what, 160), error.todo);
    }
    impl->from_grid.emplace(std::move(from_grid).value());
    // Before anything is read: a block is unpacked whole.
    for (int b = 1; b <= std::min(dataset.GetRasterCount(), 64); ++b) {
        int across = 0;
        int down = 0;
        dataset.GetRasterBand(b)->GetBlockSize(&across, &down);
        const int bytes = GDALGetDataTypeSizeBytes(dataset.GetRasterBand(b)->GetRasterDataType());
        if (std::int64_t{across} * down > kMostBlock_bytes / std::max(1, bytes * std::min(dataset.GetRasterCount(), 4)))
            return refused(name, "its pixels are packed in pieces too large to be read one at a time",
                           "Write it anew in tiles: gdal_translate -co TILED=YES OLD.tif NEW.tif");
    }
    auto bands = BasemapBands::of(dataset);
    if (!bands) return refused(name, bands.error().what, bands.error().todo);
    impl->bands = std::move(bands).value();
    // Tiles that are not there cost nothing; of other pictures every pixel may have to be unpacked.
    const PictureLevel& coarsest = impl->bands.levels().back();
    if (!tiles && double{1} * coarsest.width * coarsest.height > kMostUncopied_px)
        return refused(name,
                       fmt::format("{} x {} pixels without smaller copies (overviews) would take minutes to draw",
                                   base::grouped(std::llround(width)), base::grouped(std::llround(height))),
                       "Make them: gdaladdo -r average FILE 2 4 8 16 32 64");
    impl->extent = extent_on_grid(impl->place, width, height, to_grid.value(), *impl->from_grid);
    if (impl->extent.empty()) return refused(name, "it lies outside Great Britain", "Check its coordinate system.");
    impl->attribution = attribution_of(dataset);
    return Basemap(std::move(impl));
}

base::Result<geo::GroundPicture> Basemap::read(const geo::Box& box, int width_px, int height_px, const base::Progress& progress) const {
    base::check(width_px >= 1 && height_px >= 1 && width_px <= kMostSide_px && height_px <= kMostSide_px,
                "a basemap is read to a screen's size");
    base::check(std::isfinite(box.width()) && std::isfinite(box.height()) && box.width() > 0.0 && box.height() > 0.0,
                "a basemap is read for a box of ground");
    const Impl& in = *impl_;
    geo::GroundPicture out{box, width_px, height_px, {}};
    const std::size_t bytes = 4 * static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px);
    const GdalMessages quiet;
    const PixelMesh mesh(box, width_px, height_px, in.place, *in.from_grid);
    const auto& levels = in.bands.levels();
    const PixelBox wanted = mesh.reach(levels.front().width, levels.front().height);
    if (wanted.empty()) {
        out.rgba.assign(bytes, 0);
        return out;
    }
    // The coarsest level that is still as fine as the picture to be; a coarser one where that would mean too many pixels.
    constexpr double kNearEnough = 1.1;
    const auto scale_of = [&](const PictureLevel& l) { return static_cast<double>(levels.front().width) / l.width; };
    std::size_t level = 0;
    while (level + 1 < levels.size() && scale_of(levels[level + 1]) <= kNearEnough * std::min(mesh.across_px(), mesh.down_px())) ++level;
    const auto cost = [&](std::size_t l) { return wanted.width() / scale_of(levels[l]) * wanted.height() / scale_of(levels[l]); };
    while (level + 1 < levels.size() && cost(level) > kMostRead_px) ++level;
    if (cost(level) > kMostRead_px)
        return refused(in.name, "so wide a view of it would take too long: it has no smaller copies (overviews)",
                       "Zoom in, or make them: gdaladdo -r average FILE 2 4 8 16 32 64");
    const PixelShift shift = shift_to(wanted, levels.front(), levels[level], level, mesh, 2.0);
    auto rgba = in.bands.read(shift.window, shift.width, shift.height, progress);
    if (!rgba)
        return rgba.error().kind == base::ErrorKind::cancelled ? rgba.error() : refused(in.name, rgba.error().what, rgba.error().todo);
    out.rgba.resize(bytes);
    if (!warp(mesh, shift, rgba.value(), out, progress)) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    return out;
}

}  // namespace merestone::io
