// The map of one year: colours, marks, people, homes and schemes as that year's figures have them, and nothing where they are not known.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "scene/labeller.hpp"
#include "scene/map_content.hpp"
#include "style/rag.hpp"
#include "support/made_plan.hpp"
#include "support/plain_measure.hpp"

namespace merestone::scene {
namespace {

struct Year {
    test::MadePlan made;
    std::vector<model::LocalityYear> localities;
    std::vector<model::PracticeYear> practices;
    std::vector<model::HousingYear> housing;
    std::vector<model::SchemePhase> schemes;
    model::YearTotals totals;
    model::YearView view;

    Year() {
        test::MadePlanSize size;
        size.columns = 14;
        size.rows = 10;
        size.practices = 40;
        size.localities = 8;
        made = test::made_plan(size);
        localities.resize(8);
        for (std::size_t l = 0; l < 8; ++l) {
            localities[l].people = 31000.4 + 10000.0 * static_cast<double>(l);
            localities[l].range = l < 5 ? model::RangeState::within : model::RangeState::over;
            localities[l].rag = std::array{model::Rag::green, model::Rag::amber, model::Rag::red, model::Rag::grey}[l % 4];
        }
        localities[7].people.reset();
        localities[7].range = model::RangeState::not_known;
        practices.resize(40);
        for (std::size_t p = 0; p < 40; ++p) practices[p].patients = 5000.0;
        housing.resize(made.plan.housing.size());
        for (std::size_t s = 0; s < housing.size(); ++s) housing[s].phase = static_cast<model::HousingPhase>(s % 4);
        schemes.resize(made.plan.schemes.size());
        made.plan.constraints.people_min = 30000;
        made.plan.constraints.people_max = 80000;
        view = {base::Year{2019}, base::Year{2017}, localities, practices, {}, housing, schemes, &totals};
    }
    [[nodiscard]] MapContent content(const MapOptions& options = {}, bool known = true) const {
        return make_content({made.plan, made.scenario, made.localities, made.flags, {}, {}, {}, YearShown{{2019}, known ? &view : nullptr}},
                            options);
    }
};

bool said(const style::Legend& legend, const std::string& words) {
    for (const auto& group : legend)
        for (const auto& entry : group.entries)
            if (entry.text == words || group.title == words) return true;
    return false;
}

std::string people_of(const MapContent& content, std::uint32_t locality) {
    for (const LabelWish& w : content.labels)
        if (w.id == ItemId{ItemKind::locality, locality}) return w.wordings.front().lines.back().text;
    return "no label";
}

}  // namespace

TEST_CASE("A year's localities are filled, hatched, marked and counted by that year", "[fast]") {
    const Year y;
    const MapContent content = y.content();
    std::set<std::array<std::uint8_t, 3>> fills;
    for (std::size_t z = 0; z < content.zone_locality.size(); ++z) {
        const auto l = static_cast<std::size_t>(content.zone_locality[z]);
        const bool red = y.localities[l].rag == model::Rag::red;
        CHECK(((content.zone_flags[z] & zone_flag::breach) != 0) == red);
        const style::Rgba c = content.zone_colour[z];
        fills.insert({c.r, c.g, c.b});
        for (std::size_t other = 0; other < z; ++other)
            if (y.localities[static_cast<std::size_t>(content.zone_locality[other])].rag == y.localities[l].rag)
                CHECK(content.zone_colour[other] == c);
    }
    CHECK(fills.size() == 4);
    CHECK(said(content.legend, "State in 2019/20"));
    CHECK(said(content.legend, "Marks beside a name in 2019/20"));
    CHECK(said(content.legend, "locality with a red flag in 2019/20"));
    CHECK(people_of(content, 0) == "31,000 patients");
    CHECK(people_of(content, 5) == "81,000: over 80,000");
    CHECK(people_of(content, 7) == "people not known");
    for (const LabelWish& w : content.labels)
        if (w.id.kind == ItemKind::locality)
            CHECK(w.wordings.front().mark->letter == style::rag_style(y.localities[w.id.number].rag).letter);
}

TEST_CASE("The four states and the classes of people are told apart, by red-green-blind eyes too", "[fast]") {
    const Year y;
    MapOptions options;
    for (const YearColour by : {YearColour::state, YearColour::people}) {
        options.year_colour = by;
        const MapContent content = y.content(options);
        std::vector<style::Rgba> drawn;
        for (std::size_t g = 0; g < content.groups.size(); ++g)
            if (std::count(content.zone_group.begin(), content.zone_group.end(), static_cast<std::int32_t>(g)) > 0)
                drawn.push_back(content.groups[g].colour);
        REQUIRE(drawn.size() == 4);  // of people: within, over, far over, not known
        for (std::size_t a = 0; a < drawn.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) CHECK(style::seen_delta_e(drawn[a], drawn[b]) >= 15.0);
        for (const style::Rgba c : drawn) CHECK(style::contrast_ratio(c, style::kInk) > 4.0);
    }
    options.year_colour = YearColour::own;
    CHECK(y.content(options).zone_colour[0] ==
          y.content(options).locality_colour[static_cast<std::size_t>(y.content(options).zone_locality[0])]);
}

TEST_CASE("Homes are drawn as built, being built, to come or not known, each in the legend", "[fast]") {
    const Year y;
    REQUIRE(y.housing.size() >= 4);
    const MapContent content = y.content();
    std::set<std::array<std::uint8_t, 3>> looks;
    for (const ContentLayer& layer : content.layers)
        if (layer.kind == LayerKind::housing)
            for (const Symbol& s : layer.items.symbols) looks.insert({s.fill.r, s.fill.g, s.fill.b});
    CHECK(looks.size() == 4);
    for (const char* words : {"homes built", "homes being built", "homes to come", "homes in years not known", "Places in 2019/20"})
        CHECK(said(content.legend, words));
}

TEST_CASE("A year whose figures are being worked out shows no colour, mark or number of another", "[fast]") {
    const Year y;
    for (const YearColour by : {YearColour::state, YearColour::people}) {
        MapOptions options;
        options.year_colour = by;
        options.practice_colour = PracticeColour::worst_flag;
        const MapContent content = y.content(options, false);
        for (const style::Rgba c : content.zone_colour) CHECK(c == style::kNoData);
        for (const std::uint8_t flags : content.zone_flags) CHECK(flags == 0);
        CHECK(said(content.legend, "being worked out"));
        CHECK(people_of(content, 3) == "being worked out");
        for (const LabelWish& w : content.labels)
            if (w.id.kind == ItemKind::locality) CHECK_FALSE(w.wordings.front().mark);
        for (const ContentLayer& layer : content.layers)
            if (layer.kind == LayerKind::practices)
                for (const Symbol& s : layer.items.symbols) CHECK(s.fill == style::rag_style(model::Rag::grey).fill);
    }
}

TEST_CASE("A step to another year takes over what no year changes, and gives the very content made from nothing", "[fast]") {
    Year y;
    const MapContent before = y.content();
    for (model::LocalityYear& l : y.localities) {
        l.rag = l.rag == model::Rag::red ? model::Rag::green : model::Rag::red;
        if (l.people) *l.people += 777.0;
    }
    for (model::HousingYear& s : y.housing) s.phase = model::HousingPhase::built;
    y.view.year = base::Year{2020};
    const ContentInput input{y.made.plan, y.made.scenario,           y.made.localities, y.made.flags, {}, before.locality_colour,
                             {},          YearShown{{2020}, &y.view}};
    ContentInput again = input;
    again.before = &before;
    const MapContent anew = make_content(input, {});
    const MapContent taken = make_content(again, {});
    CHECK(dump(taken) == dump(anew));
    CHECK(taken.arc_strokes == anew.arc_strokes);
    CHECK(taken.zone_colour == anew.zone_colour);
    CHECK(taken.zone_flags == anew.zone_flags);
    CHECK(dump(taken) != dump(before));
    // From the plan as a whole, whose outlines have no casing.
    const MapContent whole =
        make_content({y.made.plan, y.made.scenario, y.made.localities, y.made.flags, {}, before.locality_colour, {}}, {});
    again.before = &whole;
    CHECK(make_content(again, {}).arc_strokes == anew.arc_strokes);
}

TEST_CASE("Reworded labels keep their places, none comes, and none covers another", "[fast]") {
    Year y;
    for (model::LocalityYear& l : y.localities) l.people = 50000.0, l.range = model::RangeState::within;
    const Levels levels = make_levels(y.made.plan.topology);
    const test::PlainMeasure measure;
    for (const double width : {900.0, 300.0}) {
        const Camera camera = fitted(extent_of(y.made.plan), width, 0.7 * width, 10.0);
        Labeller labeller;
        const auto first = labeller.labels(y.content(), levels, camera, measure).labels;
        const auto same = labeller.reworded(y.content(), levels, camera, measure).labels;
        REQUIRE(same.size() == first.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            CHECK((same[i].at == first[i].at && same[i].box.min_x == first[i].box.min_x && same[i].box.max_y == first[i].box.max_y &&
                   same[i].lines.size() == first[i].lines.size()));
        y.localities[2].people = 123456.0;
        y.localities[2].range = model::RangeState::over;
        const auto next = labeller.reworded(y.content(), levels, camera, measure).labels;
        CHECK(next.size() <= first.size());
        std::size_t longer = 0;
        for (const Label& label : next) {
            const auto was = std::find_if(first.begin(), first.end(), [&](const Label& l) { return l.id == label.id; });
            REQUIRE(was != first.end());
            CHECK(was->at == label.at);
            for (const LabelLine& line : label.lines) longer += line.text.find("123,456") != std::string::npos ? 1 : 0;
            for (const Label& other : next)
                if (other.id != label.id) CHECK(label.box.overlap_px2(other.box) == 0.0);
        }
        CHECK(longer <= 1);
        y.localities[2].people = 50000.0;
        y.localities[2].range = model::RangeState::within;
    }
}

}  // namespace merestone::scene
