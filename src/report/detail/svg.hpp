// The pieces that the report's charts are drawn with, as inline SVG: blocks with a fill and a hatch, lines, words, a scale that starts at
// 0.
//
// A hatch is drawn line by line, cut at its block: a pattern of SVG needs a name that is unique in the page and an address to it, and the
// page refers to nothing. Widths and places are in the picture's own units, of which the page is about 760 wide. All words go through
// `safe`. The same calls give the same bytes. Cost: a line of a hatch every few units.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "style/colour.hpp"

namespace merestone::report::detail {

// What tells the parts of a chart apart without colour.
enum class Hatch { none, rising, falling, crossed, level, upright };
struct Look {
    style::Rgba fill = style::kAccent;
    Hatch hatch = Hatch::none;
    style::Rgba ink = style::kPaper;  // of hatch and letters on the fill
};

struct Block {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
};

struct Spot {
    double x = 0.0;
    double y = 0.0;
};

enum class Anchor { start, middle, end };
struct Lettering {
    double size = 12.0;
    Anchor anchor = Anchor::start;
    style::Rgba colour = style::kInk;
    bool bold = false;
    bool halo = false;  // white round the letters, where they stand on something
};

class Svg {
public:
    // \param says the picture in words, for those who do not see it
    Svg(double width, double height, std::string_view says);
    void block(const Block& at, const Look& look, bool outlined = false);
    void frame(const Block& at, style::Rgba colour, bool dashed = false);
    void line(Spot from, Spot to, style::Rgba colour, double width = 1.0, bool dashed = false);
    void path(const std::vector<Spot>& spots, style::Rgba colour, double width, bool dashed = false);
    void shape(const std::vector<Spot>& corners, style::Rgba fill, style::Rgba outline);
    void dot(Spot at, double radius, style::Rgba fill, style::Rgba outline);
    void words(Spot at, std::string_view text, const Lettering& how = {});
    // A block with words beside it. \returns where the next one can start.
    double key(Spot at, const Look& look, std::string_view text);
    [[nodiscard]] double width() const noexcept { return width_; }
    [[nodiscard]] std::string html() const;

private:
    double width_;
    double height_;
    std::string says_;
    std::string inner_;
};

// About as wide as these words are drawn; letters differ, so it leaves some room.
[[nodiscard]] double about_width(std::string_view text, double size);
// Cut to so many characters, with an ellipsis where something is left out.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t characters);
// Cut so that it is drawn about as wide as this at most.
[[nodiscard]] std::string fitted(std::string_view text, double size, double width);

// From 0 to a round number at or above the most, in round steps.
struct Scale {
    double full = 1.0;
    double step = 1.0;
    [[nodiscard]] std::string text(double value) const;  // with as many decimals as the step has
};
// \param steps about how many
[[nodiscard]] Scale scale_to(double most, int steps = 4);

// A picture with its title, kept on one page of paper.
[[nodiscard]] std::string figure(std::string_view title, const std::string& inner);

}  // namespace merestone::report::detail
