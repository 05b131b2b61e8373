// Localities filled by how they stand in one year, and the looks of homes and schemes that are there, on the way or to come.
#include <array>

#include "scene/detail/content_parts.hpp"
#include "style/numbers.hpp"
#include "style/rag.hpp"

namespace merestone::scene::detail {
namespace {

struct Class {
    std::string words;
    style::Rgba colour;
};

constexpr style::Rgba kUnknown{180, 183, 186};  // darker than what is pale because all is well

// The colours of flags, paler, so that names are read on them; how pale differs, so that they part without their hue.
style::Rgba state_fill(model::Rag rag) {
    const double paler = rag == model::Rag::red ? 0.44 : rag == model::Rag::amber ? 0.55 : 0.82;
    return rag == model::Rag::grey ? kUnknown : style::mixed(style::rag_style(rag).fill, style::kPaper, paler);
}

constexpr double kFar_share = 0.10;  // of a bound: so far beyond it is a class of its own
enum PeopleClass : std::size_t { kFarUnder, kUnder, kWithin, kOver, kFarOver, kNotKnown, kPeopleClasses };

std::array<Class, kPeopleClasses> people_classes(const model::Constraints& range) {
    const auto n = [](double people) { return style::whole(people); };
    const auto low = static_cast<double>(range.people_min);
    const auto high = static_cast<double>(range.people_max);
    const auto at = [](double share) { return style::ramp_at(style::Ramp::diverging, share); };
    return {{{"well under: below " + n(low * (1.0 - kFar_share)), at(0.88)},
             {"under: below " + n(low), at(0.75)},
             {"within: " + n(low) + " to " + n(high), at(0.5)},
             {"over: above " + n(high), at(0.25)},
             {"well over: above " + n(high * (1.0 + kFar_share)), at(0.12)},
             {"people not known", kUnknown}}};
}

PeopleClass class_of(const model::LocalityYear& l, const model::Constraints& range) {
    switch (l.range) {
        case model::RangeState::under: return *l.people < static_cast<double>(range.people_min) * (1.0 - kFar_share) ? kFarUnder : kUnder;
        case model::RangeState::over: return *l.people > static_cast<double>(range.people_max) * (1.0 + kFar_share) ? kFarOver : kOver;
        case model::RangeState::within: return kWithin;
        case model::RangeState::not_known: break;
    }
    return kNotKnown;
}

const char* state_words(model::Rag rag) {
    switch (rag) {
        case model::Rag::red: return "red: a rule is broken";
        case model::Rag::amber: return "amber: to be looked at";
        case model::Rag::green: return "green: no red or amber flag on the locality itself";
        case model::Rag::grey: break;
    }
    return "nothing known";
}

}  // namespace

void group_by_year(const Making& making, MapContent& content) {
    const bool by_state = making.options.year_colour == YearColour::state;
    style::LegendGroup legend{making.in_year(by_state ? "State" : "People against the range"), {}};
    std::vector<Class> classes;
    std::vector<std::size_t> class_of_locality(content.locality_id.size(), 0);
    if (const model::YearView* view = making.view(); view == nullptr) {
        classes.push_back({"being worked out", style::kNoData});
    } else if (by_state) {
        constexpr std::array kOrder{model::Rag::red, model::Rag::amber, model::Rag::green, model::Rag::grey};
        for (const model::Rag rag : kOrder) classes.push_back({state_words(rag), state_fill(rag)});
        for (std::size_t l = 0; l < class_of_locality.size(); ++l)
            while (kOrder[class_of_locality[l]] != view->localities[l].rag) ++class_of_locality[l];
    } else {
        const model::Constraints& range = making.input.plan.constraints;
        for (Class& c : people_classes(range)) classes.push_back(std::move(c));
        for (std::size_t l = 0; l < class_of_locality.size(); ++l) class_of_locality[l] = class_of(view->localities[l], range);
    }
    std::vector<char> seen(classes.size() + 1, 0);
    for (const std::size_t c : class_of_locality) seen[c] = 1;
    content.zone_group.reserve(content.zone_locality.size());
    for (const std::int32_t l : content.zone_locality) {
        const std::size_t c = l < 0 ? classes.size() : class_of_locality[static_cast<std::size_t>(l)];
        if (l < 0) seen[c] = 1;
        content.zone_group.push_back(static_cast<std::int32_t>(c));
    }
    classes.push_back({"in no locality", kUnknown});
    for (std::size_t c = 0; c < classes.size(); ++c) {
        content.groups.push_back({{ItemKind::zone_class, static_cast<std::uint32_t>(c)}, classes[c].colour});
        if (seen[c] != 0) legend.entries.push_back({classes[c].words, class_swatch(making, content, classes[c].colour)});
    }
    content.legend.push_back(std::move(legend));
}

PhaseLook look_of(model::HousingPhase phase, const style::MapStyle& style) noexcept {
    switch (phase) {
        case model::HousingPhase::to_come: return {style::kPaper, style.housing, 1.6, "to come"};  // hollow
        case model::HousingPhase::building: return {{240, 150, 40}, style.housing, 1.6, "being built"};
        case model::HousingPhase::built: return {style.housing, style.symbol_outline, style.symbol_outline_px, "built"};
        case model::HousingPhase::not_known: break;
    }
    return {style::kNoData, style::kMuted, 1.0, "in years not known"};
}

PhaseLook look_of(model::SchemePhase phase, const style::MapStyle& style) noexcept {
    switch (phase) {
        case model::SchemePhase::to_come: return {{226, 243, 239}, style.scheme, 1.6, "to come"};
        case model::SchemePhase::under_way: return {{140, 205, 190}, style.scheme, 1.6, "under way"};
        case model::SchemePhase::opens: return {{140, 205, 190}, style::kInk, 2.2, "opening in the year"};
        case model::SchemePhase::open: return {style.scheme, style.symbol_outline, style.symbol_outline_px, "open"};
        case model::SchemePhase::given_up: return {style::kNoData, style::kMuted, 1.0, "given up"};
        case model::SchemePhase::not_known: break;
    }
    return {style::kNoData, style::kMuted, 1.6, "in years not known"};
}

}  // namespace merestone::scene::detail
