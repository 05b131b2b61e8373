#include "ui/comparing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/judge.hpp"
#include "base/paths.hpp"
#include "base/text.hpp"
#include "style/area_colours.hpp"

namespace merestone::ui {
namespace {

constexpr std::size_t kMostLabels = 300;

// A colour for each locality of both sides: like ones are one area, and touch what either of them touches.
std::array<std::vector<style::Rgba>, 2> like_colours(const model::Plan& plan, const session::ScenarioComparison& c) {
    const std::size_t n = c.a->localities.size();
    std::vector<std::uint32_t> of_b(c.b->localities.size(), 0xffffffffU);
    for (std::size_t l = 0; l < n; ++l)
        if (const model::LocalityIx like = c.changes.match[l]) of_b[like.pos()] = static_cast<std::uint32_t>(l);
    std::size_t areas = n;
    for (std::uint32_t& area : of_b)
        if (area == 0xffffffffU) area = static_cast<std::uint32_t>(areas++);
    auto neighbours = style::locality_neighbours(plan, c.a->scenario);
    for (const auto& [x, y] : style::locality_neighbours(plan, c.b->scenario)) neighbours.emplace_back(of_b[x], of_b[y]);
    const std::vector<style::Rgba> colours = style::neighbour_colours(areas, neighbours);
    std::array<std::vector<style::Rgba>, 2> out;
    out[0].assign(colours.begin(), colours.begin() + static_cast<std::ptrdiff_t>(n));
    for (const std::uint32_t area : of_b) out[1].push_back(colours[area]);
    return out;
}

std::shared_ptr<scene::MapContent> content_of(const model::Plan& plan, const analysis::Judged& judged,
                                              const std::vector<style::Rgba>& colours, const scene::MapOptions& options) {
    std::vector<model::Flag> flags;  // what the map hatches: out of range
    for (const model::LocalityStats& l : judged.localities) {
        if (session::in_range(plan, l)) continue;
        model::Flag f;
        f.rule = "L3";
        f.rag = model::Rag::red;
        f.severity = model::Severity::error;
        f.subject_kind = "locality";
        f.subject = l.id;
        flags.push_back(std::move(f));
    }
    std::vector<scene::MapLine> lines;
    for (const model::NamedLine& line : plan.lines)
        for (const auto& part : line.parts) lines.push_back({line.category, line.name, part});
    return std::make_shared<scene::MapContent>(
        scene::make_content({plan, judged.scenario, judged.localities, flags, {}, colours, lines}, options));
}

std::vector<Flow> flows_of(const Compared& c) {
    const session::ScenarioComparison& all = *c.comparison;
    const auto centre = [&](const analysis::Judged& j, model::LocalityIx l) -> std::optional<geo::Point> {
        const model::ZoneIx z = l ? c.plan->find_zone(j.localities[l.pos()].best_zone) : model::ZoneIx();
        return z ? std::optional(c.plan->zones[z.pos()].centre) : std::nullopt;
    };
    std::map<std::pair<std::size_t, std::size_t>, Flow> pairs;
    for (const session::MovedRow& m : all.moved) {
        const auto start = centre(*all.a, m.from);
        const auto end = centre(*all.b, m.to);
        if (!start || !end) continue;  // into or out of no locality: in the table
        Flow& f = pairs.try_emplace({m.from.pos(), m.to.pos()}, Flow{m.from, m.to, *start, *end, 0, 0}).first->second;
        ++f.practices;
        f.patients += m.list.value_or(0);
    }
    std::vector<Flow> out;
    for (const auto& [pair, flow] : pairs) out.push_back(flow);
    // The small ones on top of the great.
    std::stable_sort(out.begin(), out.end(), [](const Flow& x, const Flow& y) { return x.patients > y.patients; });
    return out;
}

std::string title_of(const Desk& d, const std::string& key) {
    for (const session::ScenarioName& n : d.document->session().scenario_names())
        if (n.key == key) return n.title;
    return key;
}

void request(Desk& d, Comparing& c, const CompareKey& key) {
    const session::Document& open = d.document->session();
    const auto a = open.scenario(key.a);
    const auto b = open.scenario(key.b);
    c.asked = key;
    c.asked_options = d.options_revision;
    if (a == nullptr || b == nullptr) {  // deleted, or undone
        end_comparing(d);
        return d.say(NoticeKind::hint, "One of the two scenarios is not there any more: the comparison was closed");
    }
    auto next = std::make_shared<Compared>();
    next->key = key;
    next->options = d.options_revision;
    next->title_a = title_of(d, key.a);
    next->title_b = title_of(d, key.b);
    next->plan = open.plan();
    if (c.shown && c.shown->key == key) next->comparison = c.shown->comparison;  // only the map's options differ
    c.job.cancel();
    c.job = d.pool.run<std::shared_ptr<const Compared>>(
        "Comparing", key.revision,
        [next, a, b, people = open.people(),
         options = d.map_options](const base::Progress& progress) -> base::Result<std::shared_ptr<const Compared>> {
            const auto over = [&] { return base::Error{base::ErrorKind::cancelled, "cancelled", ""}; };
            const model::Plan& plan = *next->plan;
            if (!next->comparison) {
                progress.say(0.0, "judging " + next->title_a);
                auto ja = std::make_shared<const analysis::Judged>(analysis::judge(plan, *people, *a));
                if (progress.cancelled()) return over();
                progress.say(0.4, "judging " + next->title_b);
                auto jb = std::make_shared<const analysis::Judged>(analysis::judge(plan, *people, *b));
                if (progress.cancelled()) return over();
                next->comparison = std::make_shared<const session::ScenarioComparison>(
                    session::compare_judged(plan, *people, std::move(ja), std::move(jb)));
            }
            progress.say(0.8, "drawing both");
            const auto colours = like_colours(plan, *next->comparison);
            next->content[0] = content_of(plan, *next->comparison->a, colours[0], options);
            if (progress.cancelled()) return over();
            next->content[1] = content_of(plan, *next->comparison->b, colours[1], options);
            return std::shared_ptr<const Compared>(next);
        },
        [&d](jobs::Key, base::Result<std::shared_ptr<const Compared>> result) {
            Comparing& now = comparing_of(d);
            if (!result) {
                if (result.error().kind != base::ErrorKind::cancelled) now.fault = result.error().what;
                return;
            }
            if (!now.on || result.value()->key != now.asked) return;  // stale
            now.fault.clear();
            now.shown = std::move(result).value();
            now.flows = flows_of(*now.shown);
            now.selection_marked = 0;
            ++now.number;
        });
}

}  // namespace

Comparing& comparing_of(Desk& d) {
    if (!d.comparing) d.comparing = std::make_shared<Comparing>();
    return *d.comparing;
}

bool comparing_shown(const Desk& d) {
    return d.comparing && d.comparing->on && d.comparing->shown && d.document && d.comparing->shown->key.document == d.document_number;
}

std::string scenario_key(const Desk& d, const std::string& words) {
    if (!d.document) return {};
    const std::string wanted = base::lower(base::trim(words));
    const auto names = d.document->session().scenario_names();
    for (const auto& n : names)
        if (base::lower(n.key) == wanted) return n.key;
    for (const auto& n : names)
        if (base::lower(n.title) == wanted) return n.key;
    return {};
}

void compare_scenarios(Desk& d, const std::string& a, const std::string& b) {
    Comparing& c = comparing_of(d);
    if (a == b) return d.say(NoticeKind::hint, "These are one scenario", "Choose two.");
    c.on = true;
    c.a = a;
    c.b = b;
    c.fault.clear();
    c.list_open = false;
    d.repair_open = false;
    d.tool = Tool::select;
    d.settings.panes.show_right = true;
    d.table_asked = "differences";
    tick_comparing(d);
}

void end_comparing(Desk& d) {
    Comparing& c = comparing_of(d);
    c.on = false;
    c.job.cancel();
    c.shown.reset();
    c.asked = {};  // asked for again, the same two are worked out again
    c.asked_options = 0;
    c.flows.clear();
    if (d.open_table == "differences") d.table_asked = "localities";
}

void tick_comparing(Desk& d) {
    if (!d.comparing || !d.document) return;
    Comparing& c = *d.comparing;
    if (!c.on) return;
    const CompareKey key{d.document_number, d.document->session().revision(), c.a, c.b};
    if (c.shown && c.shown->key.document != d.document_number) return end_comparing(d);  // another plan
    if (key == c.asked && d.options_revision == c.asked_options) return;
    if (c.asked.document != 0 && c.asked.document != key.document && c.asked.a == c.a && c.asked.b == c.b) return end_comparing(d);
    if (d.document->session().history().in_transaction()) return;
    request(d, c, key);
}

std::optional<SecondMap> comparing_frames(Desk& d, const style::TextMeasure& measure, gl::Frame& first) {
    if (!comparing_shown(d)) return std::nullopt;
    Comparing& c = *d.comparing;
    if (c.selection_marked != d.selection.revision()) {
        scene::MapMarks marks;
        marks.selected_zones = d.selection.of(scene::ItemKind::zone);
        for (const auto& content : c.shown->content) scene::apply_marks(marks, *content);
        c.selection_marked = d.selection.revision();
        ++c.marks_revision;
    }
    SecondMap out;
    out.beside = c.beside;
    out.divider = std::clamp(c.divider, 0.0, 1.0);
    out.frame = first;
    if (c.beside) {
        first.camera.width_px = std::floor(first.camera.width_px * d.scale() / 2) / d.scale();
        out.frame.camera.width_px -= first.camera.width_px;
    }
    const std::uint64_t content = (1ULL << 60U) + (c.number << 24U) + c.marks_revision;
    std::array<gl::Frame*, 2> frames{&first, &out.frame};
    for (std::size_t side = 0; side < 2; ++side) {
        gl::Frame& f = *frames[side];
        const scene::Camera& at = f.camera;
        const Comparing::LabelKey key{c.number, at.centre.x, at.centre.y, at.metres_per_px, at.width_px, at.height_px};
        const bool zooming =
            d.view.moving(d.now_s) && key.content == c.labels_for[side].content && key.metres_per_px != c.labels_for[side].metres_per_px;
        if (key != c.labels_for[side] && !zooming) {
            const std::vector<scene::PxBox> reserved{{0, 0, at.width_px, 30}};  // the names of the two
            c.labels[side] =
                c.labeller[side].labels(*c.shown->content[side], d.document->geography().levels, at, measure, kMostLabels, reserved).labels;
            c.labels_for[side] = key;
            ++c.labels_revision;
        }
        f.content = c.shown->content[side].get();
        f.content_revision = content;
        f.labels = &c.labels[side];
        f.labels_revision = (1ULL << 60U) + c.labels_revision;
    }
    return out;
}

scene::Px in_compared_half(const Desk& d, scene::Px at) {
    if (!comparing_shown(d) || !d.comparing->beside) return at;
    const double width = d.view.camera().width_px;
    return {at.x + (at.x < width / 2 ? width / 4 : -width / 4), at.y};
}

void import_scenario(Desk& d, const std::filesystem::path& file) {
    if (!d.document) return;
    Comparing& c = comparing_of(d);
    c.list_open = true;
    c.import.reset();
    d.settings.panes.show_right = true;
    std::vector<std::filesystem::path> grids;
    if (!d.data_folder.empty()) grids.push_back(d.data_folder);
    const std::string name = base::path_text(file.filename());
    d.document->session().read_proposal_aside(file, {}, c.rest, grids, [&d, name](const base::Result<session::Proposal>& read) {
        if (!read) return d.notices.say(read.error(), d.now_s);
        Comparing& now = comparing_of(d);
        now.import = Comparing::Import{name, read.value().words, false, read.value().problems};
        if (!read.value().usable)
            return d.say(NoticeKind::fault, name + " gives no scenario", "What is wrong with it is listed on the right.");
        edit::Alternative made = read.value().scenario;
        const std::string wanted = made.title;
        for (int n = 2; !scenario_key(d, made.title).empty(); ++n) made.title = fmt::format("{} {}", wanted, n);
        const auto added = d.document->session().add_scenario(std::move(made));
        if (!added) return d.notices.say(added.error(), d.now_s);
        now.import->taken = true;
        d.take_changes();
        const auto totals = d.document->session().live().totals();
        d.say(NoticeKind::done, read.value().words,
              totals.out_of_range > 0 ? fmt::format("{} of {} localities are out of range", totals.out_of_range, totals.localities)
                                      : "Every locality is in range");
    });
}

}  // namespace merestone::ui
