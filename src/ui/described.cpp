// The desk in words, for scripts: `print` and `expect` ask by these names.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "ui/comfort.hpp"
#include "ui/comparing.hpp"
#include "ui/desk.hpp"
#include "ui/hover_card.hpp"
#include "ui/new_plan.hpp"
#include "ui/reshaping.hpp"
#include "ui/time_line.hpp"

namespace merestone::ui {

//   plan | revision | dirty | localities | out-of-range | flags | selected | subject | scenario | undo | redo | tool | view | notice
//   year (that is shown) | year-known (yes, or why not) | year-locality L12 people|rag|range (in that year)
//   scenarios | comparison | question | basemap | attribution | new-plan | drawn-shape (of the selected hub or site)
//   layout (scale, widths and heights of panes in framebuffer pixels) | theme | sight (of the preview) | pane (that has the keys) | tour
//   (step) widget ID (what it shows) locality L03 people|residents|range|rag|zones|practices|pieces|name      practice X0001 locality zone
//   E01.. locality
base::Result<std::string> Desk::described(const std::string& what) const {
    const auto no = [&] { return base::Error{base::ErrorKind::usage, "nothing is known of \"" + what + "\"", ""}; };
    const auto words = base::split(what, ' ');
    if (what == "notice") return notices.shown().empty() ? std::string() : notices.shown().back().words;
    if (what == "question") {
        std::string all = question ? question->asked + "; " + question->more : std::string();
        std::replace(all.begin(), all.end(), '\n', ';');  // a line to a print
        return all;
    }
    if (what == "new-plan") {
        if (!new_plan) return std::string("none");
        std::size_t used = 0;
        for (const auto& layer : new_plan->made.layers) used += layer.role ? 1U : 0U;
        return fmt::format("{} used, {} not, {} others, {} needed", used, new_plan->made.layers.size() - used, new_plan->made.others.size(),
                           actions::still_missing(new_plan->made).size());
    }
    if (what == "basemap") return basemap.described(*this);
    if (what == "attribution") return attribution_line();
    if (what == "layout")
        return fmt::format("scale {:.4g}; left {:.0f} right {:.0f} bottom {:.0f}", theme.scale, layout.left.width, layout.right.width,
                           layout.bottom.height);
    if (what == "sight") return std::string(style::to_string(comfort->sight));
    if (what == "theme")
        return std::string(theme.kind == ThemeKind::dark ? "dark" : theme.kind == ThemeKind::contrast ? "contrast" : "light");
    if (what == "pane") return comfort->by_keyboard ? comfort->pane : std::string("none");
    if (what == "tour") return comfort->tour_step ? std::to_string(*comfort->tour_step + 1) : std::string("none");
    if (what == "tool") return std::to_string(static_cast<int>(tool));
    if (what == "view")
        return fmt::format("{:.0f} {:.0f} {:.2f}", view.camera().centre.x, view.camera().centre.y, view.camera().metres_per_px);
    if (words.size() > 1 && words[0] == "widget") {
        const auto at = widgets.seen().find(what.substr(words[0].size() + 1));
        return at == widgets.seen().end() ? base::Result<std::string>(no()) : base::Result<std::string>(at->second.value);
    }
    if (!document) return what == "plan" ? base::Result<std::string>(std::string("none")) : base::Result<std::string>(no());
    const Shown s = document->shown();
    const session::Document& open = document->session();
    const auto totals = open.live().totals();
    if (what == "year") return s.year ? base::to_string(*s.year) : std::string("all years");
    if (what == "year-known") return s.in_year != nullptr ? std::string("yes") : s.year ? why_no_year(*this) : std::string("no year");
    if (words.size() == 3 && words[0] == "year-locality" && s.in_year != nullptr)
        for (std::size_t l = 0; l < s.localities.size(); ++l) {
            if (s.localities[l].id != words[1]) continue;
            const model::LocalityYear& at = s.in_year->localities[l];
            if (words[2] == "people") return at.people ? base::number_text(*at.people, 3) : std::string("not known");
            if (words[2] == "rag") return std::string(model::to_string(at.rag));
            if (words[2] == "range") return std::string(model::to_string(at.range));
        }
    if (what == "plan") return s.plan.id;
    if (what == "drawn-shape") {
        const auto drawn = drawn_shape(*this);
        if (!drawn) return std::string("none");
        std::size_t holes = 0;
        std::size_t corners = 0;
        for (const geo::Polygon& part : drawn->shape) {
            holes += part.holes.size();
            corners += geo::corners_of(part.outer);
            for (const geo::Ring& hole : part.holes) corners += geo::corners_of(hole);
        }
        return fmt::format("{:.0f} m2, {} parts, {} holes, {} corners", geo::area_m2(drawn->shape), drawn->shape.size(), holes, corners);
    }
    if (what == "scenario") return s.scenario.id;
    if (what == "scenarios") {
        std::string all;
        for (const session::ScenarioName& n : open.scenario_names()) all += (all.empty() ? "" : ", ") + n.key;
        return all;
    }
    if (what == "comparison") {
        if (!comparing_shown(*this)) return std::string("none");
        const auto& c = *comparing->shown->comparison;
        return fmt::format("{} {}: {} practices, {} patients, {} zones", comparing->shown->key.a, comparing->shown->key.b, c.moved.size(),
                           c.changes.people_of_moved_practices, c.changes.zones.size());
    }
    if (what == "revision") return std::to_string(open.revision());
    if (what == "dirty") return std::string(open.dirty() ? "yes" : "no");
    if (what == "localities") return std::to_string(totals.localities);
    if (what == "out-of-range") return std::to_string(totals.out_of_range);
    if (what == "in-pieces") return std::to_string(totals.in_pieces);
    if (what == "flags") return std::to_string(s.flags.size());
    if (what == "selected") return std::to_string(selection.items().size());
    if (what == "subject") return selection.empty() ? std::string() : page_of(*this, selection.subject()).title;
    if (what == "undo") return open.history().next_undo() != nullptr ? open.history().next_undo()->words : std::string();
    if (what == "redo") return open.history().next_redo() != nullptr ? open.history().next_redo()->words : std::string();
    if (what == "largest") {
        std::size_t most = 0;
        for (std::size_t i = 1; i < s.localities.size(); ++i)
            if (s.localities[i].people_registered > s.localities[most].people_registered) most = i;
        return s.localities.empty() ? std::string() : s.localities[most].id;
    }
    if (words.size() == 3 && words[0] == "locality") {
        for (const model::LocalityStats& l : s.localities) {
            if (l.id != words[1]) continue;
            if (words[2] == "people") return std::to_string(l.people_registered);
            if (words[2] == "residents") return std::to_string(l.people_resident);
            if (words[2] == "zones") return std::to_string(l.zones);
            if (words[2] == "practices") return std::to_string(l.practices);
            if (words[2] == "pieces") return std::to_string(l.pieces);
            if (words[2] == "name") return l.name;
            if (words[2] == "range") {
                const auto counted = s.plan.population == model::PopulationBasis::registered ? l.people_registered : l.people_resident;
                return std::string(counted < s.plan.constraints.people_min   ? "under"
                                   : counted > s.plan.constraints.people_max ? "over"
                                                                             : "within");
            }
            if (words[2] == "rag") return std::string(model::to_string(l.rag));
        }
    }
    if (words.size() == 3 && words[2] == "locality") {
        if (words[0] == "practice")
            if (const auto p = s.plan.find_practice(words[1])) return locality_label(s.scenario, s.scenario.practice_locality[p.pos()]);
        if (words[0] == "zone")
            if (const auto z = s.plan.find_zone(words[1])) return locality_label(s.scenario, s.scenario.zone_locality[z.pos()]);
    }
    return no();
}

}  // namespace merestone::ui
