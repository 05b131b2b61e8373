#include "report/fonts.hpp"

#include <array>
#include <mutex>

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/text.hpp"
#include "embedded/fonts.hpp"

namespace merestone::report {
namespace {

using Face = std::unique_ptr<cairo_font_face_t, decltype(&cairo_font_face_destroy)>;

// One for the program: faces that a surface still holds may outlive every Fonts.
FT_Library library() {
    static FT_Library made = [] {
        FT_Library lib = nullptr;
        return FT_Init_FreeType(&lib) == 0 ? lib : nullptr;
    }();
    return made;
}

// FreeType lets threads draw with faces of one library at once, but not open or close them.
std::mutex& library_lock() {
    static std::mutex lock;
    return lock;
}

// Takes the face over. \returns null where cairo will not have it
Face owned_face(FT_Face ft) {
    Face none(nullptr, &cairo_font_face_destroy);
    Face face(cairo_ft_font_face_create_for_ft_face(ft, 0), &cairo_font_face_destroy);
    static const cairo_user_data_key_t key{};
    const auto done = [](void* p) {
        const std::lock_guard held(library_lock());
        FT_Done_Face(static_cast<FT_Face>(p));
    };
    if (cairo_font_face_set_user_data(face.get(), &key, ft, done) != CAIRO_STATUS_SUCCESS) {
        face.reset();
        const std::lock_guard held(library_lock());
        FT_Done_Face(ft);
        return none;
    }
    return face;
}

// \returns null where the file is no font
Face open_face(const std::filesystem::path& file) {
    std::error_code error;
    FT_Face ft = nullptr;
    {
        const std::lock_guard held(library_lock());
        if (library() == nullptr || !std::filesystem::exists(file, error) || FT_New_Face(library(), file.c_str(), 0, &ft) != 0)
            return {nullptr, &cairo_font_face_destroy};
    }
    return owned_face(ft);
}

Face open_face(std::span<const unsigned char> bytes) {
    FT_Face ft = nullptr;
    {
        const std::lock_guard held(library_lock());
        if (library() == nullptr || bytes.empty() ||
            FT_New_Memory_Face(library(), bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &ft) != 0)
            return {nullptr, &cairo_font_face_destroy};
    }
    return owned_face(ft);
}

struct Family {
    const char* name;
    const char* folder;
    const char* regular;
    const char* bold;
};
constexpr std::array<Family, 2> kFamilies{{{"Inter", "/usr/share/fonts/opentype/inter", "Inter-Regular.otf", "Inter-SemiBold.otf"},
                                           {"DejaVu Sans", "/usr/share/fonts/truetype/dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}}};

}  // namespace

struct Fonts::Impl {
    std::string family = "sans";
    Face regular{nullptr, &cairo_font_face_destroy};
    Face bold{nullptr, &cairo_font_face_destroy};
    std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options{cairo_font_options_create(),
                                                                                         &cairo_font_options_destroy};
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1),
                                                                               &cairo_surface_destroy};
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context{cairo_create(surface.get()), &cairo_destroy};
};

Fonts::Fonts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;

Fonts Fonts::found(const std::vector<std::filesystem::path>& folders) {
    auto impl = std::make_unique<Impl>();
    cairo_font_options_set_antialias(impl->options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(impl->options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(impl->options.get(), CAIRO_HINT_METRICS_OFF);
    if (folders.empty()) {
        Face regular = open_face(font_bytes(false));
        Face bold = open_face(font_bytes(true));
        if (regular && bold) {
            impl->family = "Inter";
            impl->regular = std::move(regular);
            impl->bold = std::move(bold);
            return Fonts(std::move(impl));
        }
    }
    for (const Family& family : kFamilies) {
        std::vector<std::filesystem::path> places = folders;
        places.emplace_back(family.folder);
        for (const auto& place : places) {
            Face regular = open_face(place / family.regular);
            Face bold = open_face(place / family.bold);
            if (!regular || !bold) continue;
            impl->family = family.name;
            impl->regular = std::move(regular);
            impl->bold = std::move(bold);
            return Fonts(std::move(impl));
        }
    }
    impl->regular.reset(cairo_toy_font_face_create("sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL));
    impl->bold.reset(cairo_toy_font_face_create("sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD));
    return Fonts(std::move(impl));
}

std::span<const unsigned char> font_bytes(bool bold) noexcept { return bold ? embedded::inter_semibold() : embedded::inter_regular(); }

const std::string& Fonts::family() const noexcept { return impl_->family; }

void Fonts::use(cairo_t* cr, style::Font font) const {
    cairo_set_font_face(cr, font.bold ? impl_->bold.get() : impl_->regular.get());
    cairo_set_font_size(cr, font.size_px);
    cairo_set_font_options(cr, impl_->options.get());
}

style::TextSize Fonts::measure(std::string_view text, style::Font font) const {
    cairo_t* cr = impl_->context.get();
    use(cr, font);
    cairo_font_extents_t line{};
    cairo_font_extents(cr, &line);
    cairo_text_extents_t extents{};
    cairo_text_extents(cr, drawable(text).c_str(), &extents);
    return {extents.x_advance, line.ascent, line.descent};
}

std::string Fonts::fitted(std::string_view text, style::Font font, double width_px) const {
    std::string kept = drawable(text);
    if (measure(kept, font).width_px <= width_px) return kept;
    while (!kept.empty()) {
        do kept.pop_back();
        while (!kept.empty() && (static_cast<unsigned char>(kept.back()) & 0xC0U) == 0x80U);  // never half a letter
        if (!kept.empty() && (static_cast<unsigned char>(kept.back()) & 0xC0U) == 0xC0U) kept.pop_back();
        const std::string tried = std::string(base::trim(kept)) + "…";
        if (measure(tried, font).width_px <= width_px) return tried;
    }
    return {};
}

std::vector<std::string> Fonts::wrapped(std::string_view text, style::Font font, double width_px) const {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string_view word : base::split(text, ' ')) {
        if (word.empty()) continue;
        const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (!line.empty() && measure(longer, font).width_px > width_px) {
            lines.push_back(std::move(line));
            line = std::string(word);
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

std::string drawable(std::string_view text) {
    std::string out = base::is_valid_utf8(text) ? std::string(text) : base::from_cp1252(text);
    std::erase(out, '\0');
    return out;
}

}  // namespace merestone::report
