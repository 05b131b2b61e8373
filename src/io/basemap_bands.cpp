#include "io/basemap_bands.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <type_traits>

namespace merestone::io {
namespace {

constexpr int kMostOverviews = 40;
constexpr int kSample_px = 512;
constexpr int kSampledWindow_px = 2048;  // of a level too large to be sampled as a whole
constexpr double kDarkShare = 0.02;
constexpr double kLightShare = 0.98;

base::Error damaged() {
    return {base::ErrorKind::bad_input, "the file is damaged or cut off: its pixels cannot be read", "Fetch it again."};
}
base::Error cancelled() { return {base::ErrorKind::cancelled, "cancelled", ""}; }

int CPL_STDCALL go_on(double, const char*, void* progress) { return static_cast<const base::Progress*>(progress)->cancelled() ? 0 : 1; }

template <typename Number>
constexpr GDALDataType type_of() {
    return std::is_same_v<Number, std::uint8_t> ? GDT_Byte : GDT_Float32;
}

template <typename Number>
bool read_band(GDALRasterBand* band, const PictureWindow& w, int to_width, int to_height, bool mean, const base::Progress& progress,
               std::vector<Number>& out) {
    if (band == nullptr) return false;
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = mean ? GRIORA_Average : GRIORA_NearestNeighbour;
    extra.pfnProgress = go_on;
    extra.pProgressData = const_cast<base::Progress*>(&progress);
    return band->RasterIO(GF_Read, w.x, w.y, w.width, w.height, out.data(), to_width, to_height, type_of<Number>(), 0, 0, &extra) ==
           CE_None;
}

// Bits that a number of the band uses, where the file says so: 1-bit scans, 12-bit cameras.
int bits_of(GDALRasterBand& band) {
    const char* said = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
    const int bits = said == nullptr ? 0 : std::atoi(said);
    return bits >= 1 && bits <= 32 ? bits : 0;
}

}  // namespace

GDALRasterBand* BasemapBands::at(int band, std::size_t level) const {
    GDALRasterBand* const whole = dataset_->GetRasterBand(band);
    const int overview = levels_[level].overview;
    return whole == nullptr || overview < 0 ? whole : whole->GetOverview(overview);
}

// Only copies that every band has in the same size, and that are smaller than what stands before them.
void BasemapBands::find_levels() {
    levels_ = {{-1, dataset_->GetRasterXSize(), dataset_->GetRasterYSize()}};
    GDALRasterBand& first = *dataset_->GetRasterBand(1);
    const int count = std::min(first.GetOverviewCount(), kMostOverviews);
    std::vector<PictureLevel> found;
    for (int i = 0; i < count; ++i) {
        GDALRasterBand* const copy = first.GetOverview(i);
        if (copy == nullptr) continue;
        const PictureLevel level{i, copy->GetXSize(), copy->GetYSize()};
        const auto fits = [&](int band) {
            GDALRasterBand* const other = band > 0 ? dataset_->GetRasterBand(band)->GetOverview(i) : nullptr;
            return band == 0 || (other != nullptr && other->GetXSize() == level.width && other->GetYSize() == level.height);
        };
        if (level.width > 0 && level.height > 0 && fits(alpha_band_) &&
            std::all_of(colours_.begin(), colours_.end(), [&](const Colour& c) { return fits(c.band); }))
            found.push_back(level);
    }
    std::sort(found.begin(), found.end(), [](const PictureLevel& a, const PictureLevel& b) { return a.width > b.width; });
    for (const PictureLevel& level : found)
        if (level.width < levels_.back().width && level.height <= levels_.back().height) levels_.push_back(level);
}

void BasemapBands::find_colours() {
    const int count = dataset_->GetRasterCount();
    int by_name[3] = {0, 0, 0};
    for (int b = 1; b <= count; ++b) {
        switch (dataset_->GetRasterBand(b)->GetColorInterpretation()) {
            case GCI_RedBand: by_name[0] = by_name[0] == 0 ? b : by_name[0]; break;
            case GCI_GreenBand: by_name[1] = by_name[1] == 0 ? b : by_name[1]; break;
            case GCI_BlueBand: by_name[2] = by_name[2] == 0 ? b : by_name[2]; break;
            case GCI_AlphaBand: alpha_band_ = alpha_band_ == 0 ? b : alpha_band_; break;
            default: break;
        }
    }
    const auto use = [&](int b) {
        GDALRasterBand& band = *dataset_->GetRasterBand(b);
        int has = 0;
        const double no_data = band.GetNoDataValue(&has);
        colours_.push_back({b, has != 0, no_data});
        bytes_ = bytes_ && band.GetRasterDataType() == GDT_Byte;
    };
    if (by_name[0] == 0 || by_name[1] == 0 || by_name[2] == 0) {
        int next = 1;
        for (int& band : by_name) {
            if (next == alpha_band_) ++next;
            band = next <= count ? next++ : 0;
        }
        if (by_name[2] == 0) by_name[1] = 0;  // two bands that are no grey and alpha: the first
    }
    for (const int band : by_name)
        if (band != 0) use(band);
    if (colours_.empty()) return;
    GDALRasterBand& first = *dataset_->GetRasterBand(colours_.front().band);
    masked_ = alpha_band_ == 0 && (first.GetMaskFlags() & GMF_PER_DATASET) != 0;
    if (colours_.size() > 1) return;
    const GDALColorTable* const table = first.GetColorTable();
    for (int i = 0; table != nullptr && i < std::min(table->GetColorEntryCount(), 1 << 16); ++i) {
        GDALColorEntry entry{};
        table->GetColorEntryAsRGB(i, &entry);
        const auto byte = [](short v) { return static_cast<std::uint8_t>(std::clamp<int>(v, 0, 255)); };
        palette_.push_back({byte(entry.c1), byte(entry.c2), byte(entry.c3), byte(entry.c4)});
    }
}

// What is drawn black and white. 8 bits: all of them (fewer where the file says so). Else the ends of a sample of the coarsest level.
base::Result<base::Done> BasemapBands::find_range() {
    if (alpha_band_ != 0) {
        GDALRasterBand& alpha = *dataset_->GetRasterBand(alpha_band_);
        const int bits = bits_of(alpha);
        const GDALDataType type = alpha.GetRasterDataType();
        alpha_high_ = bits > 0 ? std::ldexp(1.0, bits) - 1 : type == GDT_UInt16 ? 65535.0 : type == GDT_Int16 ? 32767.0 : 255.0;
        bytes_ = bytes_ && type == GDT_Byte;
    }
    if (!palette_.empty()) return base::Done{};
    if (dataset_->GetRasterBand(colours_.front().band)->GetRasterDataType() == GDT_Byte) {
        const int bits = bits_of(*dataset_->GetRasterBand(colours_.front().band));
        high_ = bits > 0 && bits < 8 ? std::ldexp(1.0, bits) - 1 : 255.0;
        return base::Done{};
    }
    PictureWindow window;
    window.level = levels_.size() - 1;
    const PictureLevel& level = levels_.back();
    window.width = std::min(level.width, kSampledWindow_px);
    window.height = std::min(level.height, kSampledWindow_px);
    window.x = (level.width - window.width) / 2;
    window.y = (level.height - window.height) / 2;
    const int width = std::min(window.width, kSample_px);
    const int height = std::min(window.height, kSample_px);
    std::vector<float> numbers;
    std::vector<float> sample(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (const Colour& c : colours_) {
        if (!read_band(at(c.band, window.level), window, width, height, false, {}, sample)) return damaged();
        for (const float v : sample)
            if (std::isfinite(v) && !(c.has_no_data && v == static_cast<float>(c.no_data))) numbers.push_back(v);
    }
    low_ = 0.0;
    high_ = 1.0;
    if (numbers.empty()) return base::Done{};
    const auto end = [&](double share) {
        const auto nth = numbers.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
        std::nth_element(numbers.begin(), nth, numbers.end());
        return static_cast<double>(*nth);
    };
    low_ = end(kDarkShare);
    high_ = end(kLightShare);
    if (!(high_ > low_)) high_ = low_ + 1.0;  // all alike: black
    return base::Done{};
}

base::Result<BasemapBands> BasemapBands::of(GDALDataset& dataset) {
    BasemapBands out;
    out.dataset_ = &dataset;
    if (dataset.GetRasterCount() > 0) out.find_colours();
    if (out.colours_.empty())
        return base::Error{base::ErrorKind::bad_input, "the file holds no picture", "Choose a GeoTIFF or an MBTiles file of pictures."};
    out.find_levels();
    if (const auto found = out.find_range(); !found) return found.error();
    return out;
}

template <typename Number>
base::Result<std::vector<std::uint8_t>> BasemapBands::read_as(const PictureWindow& window, int to_width, int to_height,
                                                              const base::Progress& progress) const {
    const std::size_t count = static_cast<std::size_t>(to_width) * static_cast<std::size_t>(to_height);
    const bool any_no_data = !std::is_same_v<Number, std::uint8_t> ||
                             std::any_of(colours_.begin(), colours_.end(), [](const Colour& c) { return c.has_no_data; });
    std::vector<std::uint8_t> rgba(count * 4, any_no_data ? 0 : 255);
    std::vector<Number> numbers(count);
    const double stretch = 255.0 / (high_ - low_);
    const auto fetch = [&](GDALRasterBand* band) {
        return read_band(band, window, to_width, to_height, palette_.empty(), progress, numbers);
    };
    const auto fault = [&] { return progress.cancelled() ? cancelled() : damaged(); };
    for (std::size_t c = 0; c < colours_.size(); ++c) {
        const Colour& colour = colours_[c];
        if (!fetch(at(colour.band, window.level))) return fault();
        const auto no_data = static_cast<float>(colour.has_no_data ? colour.no_data : std::numeric_limits<double>::quiet_NaN());
        for (std::size_t i = 0; i < count; ++i) {
            const auto v = static_cast<float>(numbers[i]);
            const bool known = std::isfinite(v) && v != no_data;
            std::uint8_t* const to = rgba.data() + 4 * i;
            if (!palette_.empty()) {
                const bool listed = known && v >= 0.0F && v < static_cast<float>(palette_.size());
                const std::array<std::uint8_t, 4> none{0, 0, 0, 0};
                std::copy_n((listed ? palette_[static_cast<std::size_t>(v)] : none).begin(), 4, to);
                continue;
            }
            if (known) to[3] = 255;
            const auto shade = static_cast<std::uint8_t>(known ? std::clamp((v - low_) * stretch + 0.5, 0.0, 255.0) : 0.0);
            if (colours_.size() == 1) to[0] = to[1] = to[2] = shade;
            else to[c] = shade;
        }
    }
    if (alpha_band_ == 0 && !masked_) return rgba;
    GDALRasterBand* const first = at(colours_.front().band, window.level);
    if (!fetch(alpha_band_ != 0 ? at(alpha_band_, window.level) : first->GetMaskBand())) return fault();
    for (std::size_t i = 0; i < count; ++i) {
        const double share = std::clamp(static_cast<double>(numbers[i]) / (alpha_band_ != 0 ? alpha_high_ : 255.0), 0.0, 1.0);
        rgba[4 * i + 3] = static_cast<std::uint8_t>(std::lround(rgba[4 * i + 3] * share));
    }
    return rgba;
}

base::Result<std::vector<std::uint8_t>> BasemapBands::read(const PictureWindow& window, int to_width, int to_height,
                                                           const base::Progress& progress) const {
    return bytes_ ? read_as<std::uint8_t>(window, to_width, to_height, progress) : read_as<float>(window, to_width, to_height, progress);
}

}  // namespace merestone::io
