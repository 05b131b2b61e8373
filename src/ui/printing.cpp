#include "ui/printing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/output_folder.hpp"
#include "report/map_sheet.hpp"
#include "report/paper.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

namespace fs = std::filesystem;

constexpr double kMmPerInch = 25.4;
constexpr double kSaved_dpi = 300.0;  // of a PNG

// All that a page is drawn from, the job's own.
struct PageWork {
    std::shared_ptr<const model::Plan> plan;
    report::JudgedScenario judged;
    std::vector<model::Catchment> catchments;
    std::vector<style::Rgba> colours;
    std::vector<scene::MapLine> lines;
    report::SheetOptions options;
};

struct Preview {
    std::shared_ptr<const report::Pixels> picture;
    std::string scale_words;
    std::string note;
};

std::shared_ptr<const scene::MapContent> content_of(const PageWork& work) {
    return std::make_shared<const scene::MapContent>(scene::make_content(
        {*work.plan, work.judged.scenario, work.judged.localities, work.judged.flags, work.catchments, work.colours, work.lines},
        work.options.map));
}

// The content, and the basemap left out where what was read of it does not reach over the page. \returns what is to be told of it
base::Result<std::string> prepare(PageWork& work, const report::Fonts& fonts, scene::Camera& camera) {
    work.options.content = content_of(work);
    auto seen = report::sheet_camera(*work.plan, work.judged, work.options, fonts);
    if (!seen) return seen.error();
    camera = seen.value();
    if (!work.options.map.basemap) return std::string();
    const geo::Box& ground = work.options.map.basemap->ground;
    const geo::Box view = camera.view();
    if (view.min_x >= ground.min_x && view.max_x <= ground.max_x && view.min_y >= ground.min_y && view.max_y <= ground.max_y)
        return std::string();
    work.options.map.basemap.reset();
    work.options.credit.clear();
    work.options.content = content_of(work);
    seen = report::sheet_camera(*work.plan, work.judged, work.options, fonts);
    if (!seen) return seen.error();
    camera = seen.value();
    return std::string(
        "The basemap is left out: it was read for what the window shows, and this page shows more. The command line's map "
        "--basemap reads it for the page.");
}

base::Result<PageWork> work_of(const Desk& d) {
    const PageAsked& asked = d.printing->asked;
    const Shown s = d.document->shown();
    PageWork out;
    out.plan = d.document->shared_plan();
    out.judged.scenario = s.scenario;
    out.judged.localities.assign(s.localities.begin(), s.localities.end());
    out.judged.flags.assign(s.flags.begin(), s.flags.end());
    out.catchments.assign(s.catchments.begin(), s.catchments.end());
    out.colours = d.document->content().locality_colour;
    out.lines = d.document->lines();

    report::SheetOptions& o = out.options;
    const report::Paper& paper = report::papers()[std::min(asked.paper, report::papers().size() - 1)];
    o.paper = paper.name;
    o.width_mm = asked.landscape ? paper.height_mm : paper.width_mm;
    o.height_mm = asked.landscape ? paper.width_mm : paper.height_mm;
    o.title = std::string(base::trim(asked.title));
    o.greyscale = asked.greyscale;
    o.inset = asked.inset;
    o.map = d.map_options;
    o.map.style = map_style_of(ThemeKind::light);
    const bool ground_shown = std::any_of(o.map.layers.begin(), o.map.layers.end(), [](const scene::LayerSetting& l) {
        return l.kind == scene::LayerKind::basemap && l.visible && l.opacity > 0.0;
    });
    if (!ground_shown) o.map.basemap.reset();
    if (o.map.basemap) o.credit = d.basemap.credit();
    if (asked.shows == PageShows::window_view) o.area = d.view.camera().view();
    if (asked.shows == PageShows::at_scale) {
        o.scale = report::scale_of(asked.scale);
        if (!o.scale)
            return base::Error{base::ErrorKind::usage, fmt::format("\"{}\" is no scale", asked.scale),
                               "Give it as 1:50000, from 1:100 to 1:100,000,000."};
        const geo::Point c = d.view.camera().centre;
        o.area = geo::Box{c.x, c.y, c.x, c.y};
    }
    return out;
}

Printing::Key key_of(const Desk& d) {
    const Printing& p = *d.printing;
    return {p.asked,
            d.document_number,
            d.document->revision(),
            d.options_revision,
            p.asked.shows == PageShows::whole_footprint ? 0 : d.view.changes(),
            p.preview_px};
}

void take(Printing& p, base::Result<Preview> result) {
    p.job = {};
    if (result) {
        p.picture = result.value().picture;
        ++p.picture_number;
        p.scale_words = result.value().scale_words;
        p.note = result.value().note;
        p.fault.clear();
    } else if (result.error().kind != base::ErrorKind::cancelled) {
        p.picture.reset();
        p.scale_words.clear();
        p.note.clear();
        p.fault = result.error().what + (result.error().todo.empty() ? "" : ". " + result.error().todo);
    }
}

Printing& printing_of(Desk& d) {
    if (!d.printing) d.printing = std::make_shared<Printing>();
    return *d.printing;
}

}  // namespace

void open_printing(Desk& d) {
    Printing& p = printing_of(d);
    p.open = true;
    p.fresh = true;
    p.asked.title = d.document->shown().plan.title;
    p.drawn_for = {};
}

void close_printing(Desk& d) {
    if (!d.printing) return;
    Printing& p = *d.printing;
    p.open = false;
    p.job.cancel();
    p.job = {};
    ++p.job_number;     // what it still gives back is of no use
    p.picture.reset();  // and with it the card's copy
    p.drawn_for = {};
}

void tick_printing(Desk& d) {
    Printing& p = *d.printing;
    if (!d.document || p.preview_px <= 0 || d.view.moving(d.now_s)) return;
    const Printing::Key now = key_of(d);
    if (now == p.drawn_for) return;
    if (p.job) return p.job.cancel();  // the next is begun once it has ended
    p.drawn_for = now;
    auto work = work_of(d);
    if (!work) return take(p, work.error());
    report::SheetOptions& o = work.value().options;
    o.format = report::ImageFormat::png;
    o.dpi = p.preview_px / std::max(o.width_mm, o.height_mm) * kMmPerInch;
    p.job = d.pool.run<Preview>(
        "Drawing the page", ++p.job_number,
        [page = std::make_shared<PageWork>(std::move(work).value())](const base::Progress& progress) -> base::Result<Preview> {
            const auto fonts = report::Fonts::found();
            scene::Camera camera;
            const auto note = prepare(*page, fonts, camera);
            if (!note) return note.error();
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            auto pixels = report::map_sheet_pixels(*page->plan, page->judged, page->options, fonts);
            if (!pixels) return pixels.error();
            const double denominator = std::round(camera.metres_per_px / report::metres_per_px(1.0));
            return Preview{std::make_shared<const report::Pixels>(std::move(pixels).value()),
                           report::scale_text(denominator) + " at " + page->options.paper, note.value()};
        },
        [&d](jobs::Key number, base::Result<Preview> result) {
            if (d.printing && d.printing->open && number == d.printing->job_number) take(*d.printing, std::move(result));
        });
}

void save_page(Desk& d, const fs::path& file) {
    Printing& p = printing_of(d);
    const std::string extension = base::lower(file.extension().string());
    const auto format = extension == ".pdf"   ? std::optional(report::ImageFormat::pdf)
                        : extension == ".svg" ? std::optional(report::ImageFormat::svg)
                        : extension == ".png" ? std::optional(report::ImageFormat::png)
                                              : std::nullopt;
    if (!format)
        return d.notices.say({base::ErrorKind::usage, fmt::format("\"{}\" is no kind of page", extension), "Use .pdf, .png or .svg."},
                             d.now_s);
    if (p.saving && !p.saving.ended()) return d.say(NoticeKind::hint, "A page is being saved already");
    auto work = work_of(d);
    if (!work) return d.notices.say(work.error(), d.now_s);
    work.value().options.format = *format;
    work.value().options.dpi = kSaved_dpi;
    p.saving = d.pool.run<base::Done>(
        "Saving the page", d.document_number,
        [page = std::make_shared<PageWork>(std::move(work).value()), file](const base::Progress& progress) -> base::Result<base::Done> {
            const auto fonts = report::Fonts::found();
            scene::Camera camera;
            if (const auto note = prepare(*page, fonts, camera); !note) return note.error();
            auto bytes = report::map_sheet(*page->plan, page->judged, page->options, fonts);
            if (!bytes) return bytes.error();
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            return io::write_file(file, bytes.value());
        },
        [&d, file](jobs::Key, base::Result<base::Done> result) {
            if (d.printing) d.printing->saving = {};
            if (result)
                d.say(NoticeKind::done, "Saved " + base::path_text(file.filename()), "In " + base::path_text(file.parent_path()) + ".");
            else if (result.error().kind != base::ErrorKind::cancelled) d.notices.say(result.error(), d.now_s);
        });
}

}  // namespace merestone::ui
