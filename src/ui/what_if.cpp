#include "ui/what_if.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "actions/json_of.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/output_folder.hpp"
#include "report/what_if_page.hpp"
#include "style/numbers.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostLines = 60;
constexpr std::size_t kMostTags = 8;
constexpr double kLeastShare = 0.002;  // a thinner line would only be ink

std::uint64_t revision_of(const Desk& d) { return d.document->session().revision() + (d.document_number << 40U); }

WhatIf& state_of(Desk& d) {
    if (!d.what_if) d.what_if = std::make_shared<WhatIf>();
    return *d.what_if;
}

void fill_from_plan(WhatIf& w, const model::Plan& plan) {
    w.form.first_year = base::to_string(plan.base_year);
    if (w.form.years.empty()) w.form.years = "5";
    w.form.household_size = base::number_text(plan.assumptions.value("household_size"));
    w.form.new_patient_share = base::number_text(plan.assumptions.value("new_patient_share"));
    w.form.cost_per_m2_gbp = base::number_text(plan.assumptions.value("cost_per_m2_gbp"));
    w.form.fees_share = base::number_text(plan.assumptions.value("fees_share"));
}

ImVec2 on_screen(const Desk& d, geo::Point p) {
    const scene::Px px = d.view.camera().to_px(p);
    return {d.layout.map.x + static_cast<float>(px.x * d.scale()), d.layout.map.y + static_cast<float>(px.y * d.scale())};
}

// Words beside a point, unless others stand there already.
void tag(const Desk& d, ImDrawList& list, ImVec2 at, const std::string& text, bool bold, std::vector<Rect>& taken) {
    ImFont* font = bold ? d.theme.bold : d.theme.small;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, text.c_str());
    const float pad = d.theme.px(3);
    const Rect box{at.x + d.theme.px(bold ? 13 : 8), at.y - size.y / 2 - pad, size.x + 2 * pad, size.y + 2 * pad};
    for (const Rect& t : taken)
        if (box.x < t.x + t.width && t.x < box.x + box.width && box.y < t.y + t.height && t.y < box.y + box.height) return;
    taken.push_back(box);
    const ImVec2 low{box.x, box.y};
    const ImVec2 high{box.x + box.width, box.y + box.height};
    list.AddRectFilled(low, high, imgui_colour(d.theme.field), d.theme.px(3));
    list.AddRect(low, high, imgui_colour(d.theme.line), d.theme.px(3));
    list.AddText(font, font->FontSize, {low.x + pad, low.y + pad}, imgui_colour(d.theme.text), text.c_str());
}

}  // namespace

bool what_if_open(const Desk& d) { return d.document && d.what_if && d.what_if->open && d.what_if->document == d.document_number; }

void place_what_if(Desk& d, geo::Point at) {
    const bool finite = std::isfinite(at.x) && std::isfinite(at.y);
    const model::ZoneIx zone = finite ? d.document->session().zone_at(at) : model::ZoneIx();
    if (!zone) {
        d.say(NoticeKind::hint, "This place lies outside the plan's footprint", "Click inside it: nobody is known to register out there.");
        return;
    }
    WhatIf& w = state_of(d);
    if (w.document != d.document_number) {
        w = {};
        w.document = d.document_number;
        fill_from_plan(w, d.document->shown().plan);
    }
    w.at = at;
    w.zone = zone;
    w.open = true;
    w.pointed = static_cast<std::size_t>(-1);
    d.selection.clear();  // the inspector shows the card
    d.settings.panes.show_right = true;
    if (w.form.homes.empty()) d.widgets.focus_next("what_if.homes");
    refresh_what_if(d);
}

void refresh_what_if(Desk& d) {
    if (!what_if_open(d)) return;
    WhatIf& w = *d.what_if;
    const std::uint64_t now = revision_of(d);
    if (w.ground_for != now && w.asked_for != now) {
        w.asked_for = now;
        const std::shared_ptr<const model::Plan> plan = d.document->session().plan();
        using Ground = std::shared_ptr<const analysis::WhatIfGround>;
        d.pool.run<Ground>(
            "Counting people for the new homes", now,
            [plan](const base::Progress&) -> base::Result<Ground> {
                return Ground(std::make_shared<analysis::WhatIfGround>(analysis::what_if_ground(*plan)));
            },
            [&d, plan](jobs::Key key, base::Result<Ground> r) {
                if (!d.what_if || d.what_if->asked_for != key) return;  // of an older plan
                d.what_if->asked_for = 0;
                if (!r) return d.notices.say(r.error(), d.now_s);
                d.what_if->plan = plan;
                d.what_if->ground = std::move(r).value();
                d.what_if->ground_for = key;
            });
    }
    if (w.ground_for != now) {
        w.answer.reset();
        w.answered_for.reset();
        return;
    }
    const WhatIf::For wanted{w.form, w.at, w.ground_for};
    if (w.answered_for == wanted) return;
    w.answered_for = wanted;
    w.answer.reset();
    w.why_not.clear();
    w.read = analysis::read_form(*w.plan, w.form);
    w.read.asked.at = w.at;
    w.read.asked.zone = w.zone;
    if (!w.read.faults.empty()) {
        for (const analysis::WhatIfFault& f : w.read.faults) w.why_not += (w.why_not.empty() ? "" : "\n") + f.words;
        return;
    }
    auto answer = analysis::what_if(*w.plan, *w.ground, w.read.asked);
    if (answer) w.answer = std::move(answer).value();
    else w.why_not = answer.error().what;
}

std::string what_if_missing(const Desk& d) {
    if (!d.document) return "no plan is open";
    if (!what_if_open(d)) return "click the map with the What if tool first";
    if (d.what_if->answer) return {};
    return d.what_if->why_not.empty() ? "it is being worked out" : d.what_if->why_not;
}

void keep_what_if(Desk& d) {
    WhatIf& w = *d.what_if;
    if (!w.answer) return;
    const std::string name(base::trim(w.name));
    if (!d.apply(edit::PutHousingSite{analysis::site_of(w.read.asked, name.empty() ? "New homes" : name)})) return;
    for (const std::string& note : w.answer->notes)
        if (note.starts_with("Kept as a housing site") || note.find("kept as a housing site") != std::string::npos)
            d.say(NoticeKind::hint, note);
    w.open = false;
    if (d.tool == Tool::what_if) d.tool = Tool::select;
    d.show({scene::ItemKind::housing, static_cast<std::uint32_t>(d.document->shown().plan.housing.size() - 1)}, false);
}

void export_what_if(Desk& d, const std::filesystem::path& file) {
    const WhatIf& w = *d.what_if;
    if (!w.answer) return;
    const std::string extension = base::lower(file.extension().string());
    if (extension != ".csv" && extension != ".html") {
        d.say(NoticeKind::hint, "A what-if is exported as a table (.csv) or a page (.html)", "Give the file one of these endings.");
        return;
    }
    d.pool.run<base::Done>(
        "Writing " + base::path_text(file.filename()), w.ground_for,
        [file, extension, plan = w.plan, asked = w.read.asked, answer = *w.answer](const base::Progress&) -> base::Result<base::Done> {
            return io::write_file(file, extension == ".csv" ? io::to_csv(report::what_if_sheet(*plan, asked, answer))
                                                            : report::what_if_page(*plan, asked, answer, actions::version()));
        },
        [&d, file](jobs::Key, base::Result<base::Done> r) {
            if (r) d.say(NoticeKind::done, "Exported to " + base::path_text(file.filename()), "In " + base::path_text(file.parent_path()));
            else d.notices.say(r.error(), d.now_s);
        });
}

void draw_what_if_marks(const Desk& d, ImDrawList& list) {
    if (!what_if_open(d)) return;
    const WhatIf& w = *d.what_if;
    const ImVec2 here = on_screen(d, w.at);
    const style::Rgba accent = style::kAccent;
    struct Way {
        std::size_t row;
        ImVec2 to;
    };
    std::vector<Way> ways;  // by share
    if (w.answer)
        for (std::size_t i = 0; i < w.answer->practices.size() && ways.size() < kMostLines; ++i) {
            const analysis::WhatIfPractice& p = w.answer->practices[i];
            if (const auto& at = w.plan->practices[p.practice.pos()].at; at && p.share >= kLeastShare)
                ways.push_back({i, on_screen(d, *at)});
        }
    for (const Way& way : ways) {
        const bool pointed = way.row == w.pointed;
        const float wide = d.theme.px(pointed ? 5.0 : 1.0 + 6.0 * std::sqrt(w.answer->practices[way.row].share));
        list.AddLine(here, way.to, IM_COL32(255, 255, 255, 190), wide + d.theme.px(2));
        list.AddLine(here, way.to, imgui_colour({accent.r, accent.g, accent.b, pointed ? std::uint8_t{255} : std::uint8_t{170}}), wide);
    }
    for (const Way& way : ways) {
        list.AddCircleFilled(way.to, d.theme.px(4), IM_COL32(255, 255, 255, 230));
        list.AddCircleFilled(way.to, d.theme.px(2.6), imgui_colour(accent));
    }
    list.AddCircleFilled(here, d.theme.px(9), IM_COL32(255, 255, 255, 235));
    list.AddCircleFilled(here, d.theme.px(6.5), imgui_colour(accent));
    std::vector<Rect> taken;
    tag(d, list, here,
        w.answer ? fmt::format("{} homes: {} patients", style::whole(w.answer->homes), style::whole(w.answer->patients_all)) : "What if?",
        true, taken);
    const auto more = [&](const Way& way) {
        const analysis::WhatIfPractice& p = w.answer->practices[way.row];
        return fmt::format("+{}{}", style::whole(p.patients[w.answer->full_at]),
                           way.row == w.pointed ? " " + w.plan->practices[p.practice.pos()].name : "");
    };
    for (const Way& way : ways)
        if (way.row == w.pointed) tag(d, list, way.to, more(way), false, taken);
    for (const Way& way : ways)
        if (way.row != w.pointed && way.row < kMostTags) tag(d, list, way.to, more(way), false, taken);
}

}  // namespace merestone::ui
