#include <algorithm>
#include <map>
#include <set>

#include "scene/detail/content_parts.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::scene::detail {
namespace {

constexpr int kLocalityPriority = 100;
constexpr int kHubPriority = 50;
constexpr int kPlacePriority = kHubPriority - 1;
constexpr int kPointPriority = 30;  // hospitals and other named points
constexpr int kPracticePriority = 20;
constexpr double kNearNames_m_per_px = 5.0;  // nearer than this there is room for names of points and practices

LabelMark mark_of(model::Rag rag, bool only_ours, double size_px) {
    const style::RagStyle look = style::rag_style(rag);
    return {look.shape, look.letter, look.fill, look.letter_colour, size_px, {}, only_ours};
}

LabelText line(std::string text, style::Font font, style::Rgba colour) { return {std::move(text), font, colour}; }

// In two lines of about the same length; the same text where it is one word.
std::vector<std::string> in_two(const std::string& name) {
    std::size_t best = std::string::npos;
    const auto longer = [&](std::size_t at) { return std::max(at, name.size() - at - 1); };
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
        if (at > 0 && at + 1 < name.size() && (best == std::string::npos || longer(at) < longer(best))) best = at;
    if (best == std::string::npos) return {name};
    return {name.substr(0, best), name.substr(best + 1)};
}

// Fullest first: with people, then with the name and a long line about people broken in two; the name alone; the name small; the code,
// small, and without its mark.
std::vector<LabelWording> locality_wordings(const style::MapStyle& look, const model::LocalityStats& stats,
                                            const std::optional<LabelMark>& mark, const LabelText& people, bool out_of_range) {
    const std::string name = stats.name.empty() ? stats.id : stats.name;
    const std::vector<std::string> whole{name};
    const std::vector<std::string> broken = in_two(name);
    std::vector<LabelWording> out;
    const auto add = [&](const std::vector<std::string>& lines, const std::vector<std::string>& about) {
        LabelWording& wording = out.emplace_back();
        for (const std::string& text : lines) wording.lines.push_back(line(text, look.locality_name, style::kInk));
        for (const std::string& text : about) wording.lines.push_back(line(text, people.font, people.colour));
        wording.mark = mark;
    };
    const auto add_small = [&](const std::vector<std::string>& lines) {
        add(lines, {});
        for (LabelText& text : out.back().lines) text.font = look.locality_small;
        if (out.back().mark) out.back().mark->size_px = look.small_mark_px;
    };
    const bool words = broken.size() > 1;
    add(whole, {people.text});
    if (words) add(broken, {people.text});
    if (out_of_range) {  // worth more than a name in one line
        add(whole, in_two(people.text));
        if (words) add(broken, in_two(people.text));
    }
    add(whole, {});
    if (words) add(broken, {});
    add_small(whole);
    if (words) add_small(broken);
    if (name != stats.id) add({stats.id}, {});
    add_small({stats.id});
    out.back().may_stray = true;
    add_small({stats.id});
    out.back().may_stray = true;
    out.back().mark.reset();
    return out;
}

struct People {
    LabelText line;
    bool out_of_range = false;
};

// People under the name, as the plan counts them; those of a locality out of its range say so.
People people_line(const Making& making, std::size_t locality) {
    const model::LocalityStats& stats = making.input.localities[locality];
    const style::MapStyle& look = making.options.style;
    const model::Constraints& range = making.input.plan.constraints;
    const bool registered = making.input.plan.population == model::PopulationBasis::registered;
    const model::LocalityYear* in_year = making.view() != nullptr ? &making.view()->localities[locality] : nullptr;
    if (making.waiting()) return {line("being worked out", look.locality_people, style::kMuted), false};
    if (in_year != nullptr && !in_year->people) return {line("people not known", look.locality_people, style::kMuted), false};
    const double people =
        in_year != nullptr ? *in_year->people : static_cast<double>(registered ? stats.people_registered : stats.people_resident);
    const std::string number = style::whole(people);
    const auto out_of_range = [&](const char* side, std::int64_t bound) {
        return People{line(number + side + style::whole(static_cast<double>(bound)), look.locality_people, look.breach_text), true};
    };
    if (in_year) {
        if (in_year->range == model::RangeState::under) return out_of_range(": under ", range.people_min);
        if (in_year->range == model::RangeState::over) return out_of_range(": over ", range.people_max);
        return {line(number + (registered ? " patients" : " people"), look.locality_people, style::kInk), false};
    }
    if (people < static_cast<double>(range.people_min)) return out_of_range(": under ", range.people_min);
    if (people > static_cast<double>(range.people_max)) return out_of_range(": over ", range.people_max);
    return {line(number + (registered ? " patients" : " people"), look.locality_people, style::kInk), false};
}

void add_localities(const Making& making, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    for (std::size_t i = 0; i < making.input.localities.size(); ++i) {
        const model::LocalityStats& stats = making.input.localities[i];
        LabelWish wish;
        wish.id = {ItemKind::locality, static_cast<std::uint32_t>(i)};
        wish.priority = kLocalityPriority;
        wish.halo = look.halo;
        const People people = people_line(making, i);
        std::optional<LabelMark> mark;
        if (const model::YearView* view = making.view()) {
            mark = mark_of(view->localities[i].rag, view->localities[i].only_ours, look.mark_px);
        } else if (!making.waiting()) {
            const Worst worst = making.worst.of("locality", stats.id);
            const bool only_ours = worst.rag == stats.rag && worst.only_ours && stats.rag != model::Rag::green;
            mark = mark_of(stats.rag, only_ours, look.mark_px);
        }
        wish.wordings = locality_wordings(look, stats, mark, people.line, people.out_of_range);
        content.labels.push_back(std::move(wish));
    }
}

// What a symbol is called, the fullest first; nothing where it goes without a name.
std::vector<std::string> names_of(const Making& making, const ItemId& id) {
    const model::Plan& plan = making.input.plan;
    std::vector<std::string> out;
    const auto add = [&](const std::string& text) {
        if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(text);
    };
    if (id.kind == ItemKind::hub) add(plan.hubs[id.number].name);
    if (id.kind == ItemKind::point) add(plan.points[id.number].name);
    if (id.kind == ItemKind::practice && making.options.practice_names) {
        add(plan.practices[id.number].name);
        add(plan.practices[id.number].id);
    }
    return out;
}

void add_symbols(const Making& making, const ContentLayer& layer, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    constexpr double kSamePlace_m = 500.0;
    std::multimap<std::string, geo::Point> said;  // a hospital comes as several points, one a provider: named once
    const auto said_near = [&](const std::string& name, geo::Point at) {
        const auto [from, to] = said.equal_range(name);
        return std::any_of(from, to, [&](const auto& s) { return geo::distance_m(s.second, at) < kSamePlace_m; });
    };
    for (const Symbol& s : layer.items.symbols) {
        const std::vector<std::string> names = names_of(making, s.id);
        if (names.empty()) continue;
        const bool hub = s.id.kind == ItemKind::hub;
        const bool point = s.id.kind == ItemKind::point;
        if (point && said_near(names.front(), s.at)) continue;
        if (point) said.emplace(names.front(), s.at);
        LabelWish wish;
        wish.id = s.id;
        wish.priority = hub ? kHubPriority : point ? kPointPriority : kPracticePriority;
        wish.halo = look.halo;
        wish.at = s.at;
        wish.radius_px = s.size_px / 2;
        for (const std::string& name : names)
            wish.wordings.push_back({{hub     ? line(name, look.hub_name, look.hub)
                                      : point ? line(name, look.locality_people, look.point)
                                              : line(name, look.locality_people, style::kInk)},
                                     {},
                                     false});
        if (!hub) wish.most_metres_per_px = kNearNames_m_per_px;
        content.labels.push_back(std::move(wish));
    }
}

void add_places(const Making& making, MapContent& content) {
    const style::MapStyle& look = making.options.style;
    std::set<std::string_view> taken;  // a locality of that name says it already
    for (const model::LocalityStats& l : making.input.localities) taken.insert(l.name);
    for (std::size_t i = 0; i < making.input.plan.points.size(); ++i) {
        const model::NamedPoint& point = making.input.plan.points[i];
        if (!is_place(point) || taken.contains(point.name)) continue;
        LabelWish wish;
        wish.id = {ItemKind::point, static_cast<std::uint32_t>(i)};
        wish.priority = kPlacePriority;
        wish.halo = look.halo;
        wish.at = point.at;
        wish.wordings = {{{line(point.name, look.locality_people, look.place_name)}, {}, false}};
        content.labels.push_back(std::move(wish));
    }
}

}  // namespace

void add_label_wishes(const Making& making, MapContent& content) {
    if (making.shown(LayerKind::labels)) {
        add_localities(making, content);
        for (const ContentLayer& layer : content.layers) add_symbols(making, layer, content);
    }
    if (making.shown(LayerKind::place_names) && making.options.places) add_places(making, content);
}

}  // namespace merestone::scene::detail
