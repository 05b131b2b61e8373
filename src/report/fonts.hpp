// The text of maps and pages: font files opened by path, so that a page looks the same whatever the machine prefers.
//
// Inter, out of the program itself or from a folder, is first, then DejaVu Sans; where neither is found, cairo's own "sans". Text is
// neither hinted nor kerned: widths grow in step with size, at every resolution. Not for use from two threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "style/text_measure.hpp"

typedef struct _cairo cairo_t;  // NOLINT(modernize-use-using): cairo's own name, so that its header stays out of ours

namespace merestone::report {

class Fonts final : public style::TextMeasure {
public:
    // \param folders looked into before the system's font folders; without any, the program's own font is taken first
    static Fonts found(const std::vector<std::filesystem::path>& folders = {});
    ~Fonts() override;
    Fonts(Fonts&&) noexcept;

    [[nodiscard]] style::TextSize measure(std::string_view text, style::Font font) const override;
    // Sets face, size and rendering of a drawing context.
    void use(cairo_t* cr, style::Font font) const;
    [[nodiscard]] const std::string& family() const noexcept;  // "Inter"

    // Cut with an ellipsis to that width.
    [[nodiscard]] std::string fitted(std::string_view text, style::Font font, double width_px) const;
    // Broken at blanks into lines of at most that width; a longer word stands alone.
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, style::Font font, double width_px) const;

private:
    struct Impl;
    explicit Fonts(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The program's own font file, for whoever letters something beside a cairo page; empty where it was built without.
[[nodiscard]] std::span<const unsigned char> font_bytes(bool bold) noexcept;

// Text that cairo will take: bytes that are no UTF-8 are read as Windows-1252.
[[nodiscard]] std::string drawable(std::string_view text);

}  // namespace merestone::report
