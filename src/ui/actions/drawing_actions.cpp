#include <array>

#include "base/text.hpp"
#include "ui/actions/groups.hpp"
#include "ui/reshaping.hpp"

namespace merestone::ui {
namespace {

std::string needs_shape_owner(const Desk& d) {
    return !d.document ? "no plan is open" : drawn_shape(d) ? "" : "select a hub or a housing site";
}
std::string needs_shape(const Desk& d) {
    if (const std::string why = needs_shape_owner(d); !why.empty()) return why;
    return drawn_shape(d)->shape.empty() ? "nothing is drawn yet" : "";
}
std::string needs_hub(const Desk& d) {
    if (const std::string why = needs_shape_owner(d); !why.empty()) return why;
    return drawn_shape(d)->of.starts_with("hub") ? "" : "select a hub";
}
std::string needs_catchment(const Desk& d) {
    const std::string why = needs_hub(d);
    return why.empty() ? needs_shape(d) : why;
}
std::string needs_corner(const Desk& d) {
    if (const std::string why = needs_shape(d); !why.empty()) return why;
    return d.reshaping && d.reshaping->chosen ? "" : "click a corner with the Reshape tool";
}
std::string needs_counted(const Desk& d) {
    if (!d.document) return "no plan is open";
    return d.reshaping && d.reshaping->together && d.reshaping->together_for == d.document->revision() + (d.document_number << 40U)
               ? ""
               : "select a hub with a drawn catchment: it is counted then";
}

void begin_sketch(Desk& d, Reshaping::Sketch what) {
    reshaping_of(d).sketch = what;
    d.sketch.clear();
    d.sketching = false;
    d.tool = Tool::catchment;
}

void select_zones(Desk& d, const std::vector<std::uint32_t>& zones) {
    std::vector<scene::ItemId> ids;
    for (const std::uint32_t z : zones) ids.push_back({scene::ItemKind::zone, z});
    d.selection.select(std::move(ids), SelectHow::replace);
}

constexpr std::array kActions{
    DeskAction{"tool.reshape", "Reshape a catchment or housing land", "Estate", needs_shape_owner,
               [](Desk& d, const std::string&) {
                   d.tool = Tool::reshape;
                   d.sketch.clear();
                   d.sketching = false;
               },
               [](const Desk& d) { return d.tool == Tool::reshape; }},
    DeskAction{"shape.add_part", "Draw a part of the shape", "Estate", needs_shape_owner,
               [](Desk& d, const std::string&) { begin_sketch(d, Reshaping::Sketch::part); }},
    DeskAction{"shape.cut_hole", "Cut a hole into the shape", "Estate", needs_shape,
               [](Desk& d, const std::string&) { begin_sketch(d, Reshaping::Sketch::hole); }},
    DeskAction{"shape.remove_corner", "Remove the chosen corner", "Estate", needs_corner,
               [](Desk& d, const std::string&) {
                   const auto drawn = drawn_shape(d);
                   const geo::Corner corner = *reshaping_of(d).chosen;
                   if (geo::place_of(drawn->shape, corner)) (void)put_shape(d, geo::without_corner(drawn->shape, corner));
                   reshaping_of(d).chosen.reset();
               }},
    DeskAction{"shape.choose_corner", "Choose the next corner", "Estate", needs_shape,
               [](Desk& d, const std::string& words) {  // a keyboard's way to a corner; a script may name one: part ring corner
                   Reshaping& r = reshaping_of(d);
                   const auto drawn = drawn_shape(d);
                   geo::Corner next = r.chosen && r.chosen_of == drawn->of ? *r.chosen : geo::Corner{0, 0, static_cast<std::size_t>(-1)};
                   if (const auto parts = base::split(words, ' '); parts.size() == 3) {
                       const auto number = [&](std::size_t i) { return static_cast<std::size_t>(base::parse_int(parts[i]).value_or(0)); };
                       next = {number(0), number(1), number(2)};
                   } else {
                       ++next.at;
                       const geo::Ring* ring = geo::ring_of(drawn->shape, next);
                       if (ring == nullptr || next.at >= geo::corners_of(*ring)) next = {next.part, next.ring + 1, 0};
                       if (geo::ring_of(drawn->shape, next) == nullptr) next = {next.part + 1, 0, 0};
                       if (geo::ring_of(drawn->shape, next) == nullptr) next = {0, 0, 0};
                   }
                   if (!geo::place_of(drawn->shape, next)) return d.say(NoticeKind::hint, "The shape has no such corner");
                   r.chosen = next;
                   r.chosen_of = drawn->of;
                   d.tool = Tool::reshape;
               }},
    DeskAction{"shape.remove", "Remove the drawn shape", "Estate", needs_shape,
               [](Desk& d, const std::string&) { (void)put_shape(d, {}); }},
    DeskAction{"hub.circle", "Catchment: a circle about the hub (metres)", "Estate", needs_hub,
               [](Desk& d, const std::string& words) {
                   const auto radius = base::parse_number(words.empty() ? reshaping_of(d).radius : words);
                   if (!radius || *radius < 50 || *radius > 100000) return d.say(NoticeKind::hint, "Give a radius of 50 to 100,000 metres");
                   catchment_by_radius(d, *radius);
               }},
    DeskAction{"hub.nearest", "Catchment: what is nearer to it than to any other hub", "Estate", needs_hub,
               [](Desk& d, const std::string&) { catchment_by_nearest(d); }},
    DeskAction{"hub.unite", "Unite with another hub's catchment (its id)", "", needs_hub,
               [](Desk& d, const std::string& words) { unite_with(d, words); }},
    DeskAction{"hub.copy_profile", "Copy the catchment's profile", "Estate", needs_catchment,
               [](Desk& d, const std::string&) { copy_catchment_profile(d); }},
    DeskAction{"hub.select_none", "Select zones in no hub's catchment", "Estate", needs_counted,
               [](Desk& d, const std::string&) { select_zones(d, d.reshaping->together->zones_in_none); }},
    DeskAction{"hub.select_several", "Select zones in several hubs' catchments", "Estate", needs_counted,
               [](Desk& d, const std::string&) { select_zones(d, d.reshaping->together->zones_in_several); }},
};

}  // namespace

std::span<const DeskAction> drawing_actions() { return kActions; }

}  // namespace merestone::ui
