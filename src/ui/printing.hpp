// The map as a page of paper: what was asked of it, the preview of it, and saving it.
//
// Preview and file are drawn by the same report::map_sheet, each in a job, from a copy of what the window shows at that moment: layers,
// colouring, hidden categories, hub catchments; always in the light style, which is that of print. A preview that something has
// overtaken is drawn again. Cost on the main thread: a copy of the scenario and the flags; the drawing takes tenths of a second aside.
// What can go wrong is said in the dialog (preview) or as a notice (saving), and leaves an older file as it was.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "jobs/pool.hpp"
#include "report/surfaces.hpp"
#include "scene/camera.hpp"

namespace merestone::ui {

class Desk;

enum class PageShows : std::size_t { whole_footprint, window_view, at_scale };

struct PageAsked {
    std::size_t paper = 0;  // of report::papers()
    bool landscape = true;
    std::string title;
    PageShows shows = PageShows::whole_footprint;
    std::string scale = "1:50,000";  // about the window's middle, where `shows` says so
    bool greyscale = false;
    bool inset = true;
    friend bool operator==(const PageAsked&, const PageAsked&) = default;
};

struct Printing {
    bool open = false;
    bool fresh = true;  // the key that opened it does not close it
    PageAsked asked;
    int preview_px = 0;  // that the preview's longer side may take, framebuffer pixels

    struct Key {
        PageAsked asked;
        std::uint64_t document = 0;
        std::uint64_t revision = 0;
        std::uint64_t options = 0;
        std::uint64_t view = 0;  // 0 where the whole footprint is shown
        int preview_px = 0;
        friend bool operator==(const Key&, const Key&) = default;
    } drawn_for;
    jobs::Handle job;
    jobs::Key job_number = 0;
    std::shared_ptr<const report::Pixels> picture;  // the last preview that was drawn
    std::uint64_t picture_number = 0;
    std::uint64_t texture = 0;  // of it, given by the painter; 0: not on the card
    std::string scale_words;    // "1:150,000 at A4"
    std::string fault;          // why there is no page
    std::string note;           // what of the window is not on the page
    jobs::Handle saving;
};

void open_printing(Desk& desk);
void close_printing(Desk& desk);
// Begins a preview where the last is not of what is asked now. Each frame, while the dialog is open.
void tick_printing(Desk& desk);
// Aside; the extension is the format, written under another name first and renamed. \pre a plan is open
void save_page(Desk& desk, const std::filesystem::path& file);

}  // namespace merestone::ui
