// Private to read_basemap: what the bands of a picture file mean, and a window of them as colours.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"

class GDALDataset;
class GDALRasterBand;

namespace merestone::io {

// A smaller copy of the picture within the file (an "overview", a zoom level of an MBTiles), or the picture itself.
struct PictureLevel {
    int overview = -1;  // -1: the picture itself
    int width = 0;
    int height = 0;
};

struct PictureWindow {
    std::size_t level = 0;  // position in BasemapBands::levels()
    int x = 0;              // in pixels of that level
    int y = 0;
    int width = 0;
    int height = 0;
};

// Grey, grey with alpha, a palette, red-green-blue, with alpha or a mask; whole numbers of 8 bits as they are, anything else stretched
// between the dark and light ends (2 and 98 per cent) of a sample, the same for every read. Further bands are passed over.
class BasemapBands {
public:
    // \param dataset outlives this. Reads a sample of at most 512 x 512 pixels where numbers are not of 8 bits.
    [[nodiscard]] static base::Result<BasemapBands> of(GDALDataset& dataset);

    [[nodiscard]] const std::vector<PictureLevel>& levels() const noexcept { return levels_; }  // finest first; never empty
    // The window as straight RGBA of that size, each pixel the mean (of a palette: one) of those it covers. \pre the window lies within
    // its level, 1 <= to_width <= window.width, and so for the height. Memory: 8 bytes a pixel asked for.
    // \returns bad_input where the file is damaged there; cancelled
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> read(const PictureWindow& window, int to_width, int to_height,
                                                               const base::Progress& progress) const;

private:
    struct Colour {
        int band = 0;  // 1, 2, .. as GDAL counts
        bool has_no_data = false;
        double no_data = 0.0;
    };
    [[nodiscard]] GDALRasterBand* at(int band, std::size_t level) const;
    void find_levels();
    void find_colours();
    base::Result<base::Done> find_range();
    template <typename Number>
    base::Result<std::vector<std::uint8_t>> read_as(const PictureWindow& window, int to_width, int to_height,
                                                    const base::Progress& progress) const;

    GDALDataset* dataset_ = nullptr;
    std::vector<PictureLevel> levels_;
    std::vector<Colour> colours_;                       // one, or red, green, blue
    int alpha_band_ = 0;                                // 0: none
    bool masked_ = false;                               // a mask beside the bands
    std::vector<std::array<std::uint8_t, 4>> palette_;  // empty: none
    bool bytes_ = true;
    double low_ = 0.0;     // the numbers that are drawn darkest
    double high_ = 255.0;  // and lightest
    double alpha_high_ = 255.0;
};

}  // namespace merestone::io
