// [scenarios.*], [[hubs]] and [[schemes]] of a plan file.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "io/figure_ranges.hpp"
#include "io/plan_reader.hpp"
#include "io/scenario_links.hpp"
#include "io/scheme_kinds.hpp"

namespace merestone::io {

void PlanReader::read_scenarios(const toml::table& table) {
    // TOML tables are kept by name; people mean the order they wrote.
    std::vector<std::pair<std::string, const toml::node*>> in_order;
    for (const auto& [key, node] : table) in_order.emplace_back(key.str(), &node);
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const auto& a, const auto& b) { return a.second->source().begin.line < b.second->source().begin.line; });
    for (const auto& [id, node] : in_order) {
        const auto* inner = node->as_table();
        TomlTable parent = open(table, "scenarios");
        if (inner == nullptr) {
            parent.complain(id, "", "a scenario is a table", fmt::format("Write [scenarios.{}].", id));
            continue;
        }
        read_scenario(id, *inner);
    }
    check_from(table);
}

void PlanReader::read_scenario(const std::string& id, const toml::table& table) {
    TomlTable t = open(table, "scenarios." + id);
    model::ScenarioSpec spec;
    spec.id = id;
    spec.title = t.title("title", id);
    spec.note = t.text("note");
    spec.from = t.text("from");
    spec.seed = static_cast<std::uint64_t>(std::max<std::int64_t>(0, t.whole("seed").value_or(1)));
    const bool find = t.flag("find").value_or(false);
    spec.assign = t.text("assign");
    if (const auto* own = t.table("objective")) spec.weights = weights_in(*own, "scenarios." + id + ".objective", plan_.weights);
    const auto columns = text_map(t.table("columns"), "scenarios." + id + ".columns");
    if (find == !spec.assign.empty()) {
        t.complain("assign", spec.assign, "a scenario is either found (find = true) or given (assign = ...), one of the two",
                   "Keep one of the two keys.");
    }
    spec.kind = find ? model::ScenarioKind::found : model::ScenarioKind::given;
    if (!find && !spec.assign.empty() && spec.assign != "networks" && !names_boundary(spec.assign)) {
        SourceSpec source;
        source.role = Role::assignment;
        source.name = "scenario " + id;
        source.file_as_written = spec.assign;
        source.columns = columns;
        if (!is_plain_path(spec.assign))
            t.complain("assign", spec.assign.substr(0, 80), "only files on this machine are read", "Name a file beside the plan.");
        else {
            source.file = resolve(spec.assign);
            out_.scenario_sources.push_back({id, source});
        }
    }
    t.finish();
    plan_.scenarios.push_back(std::move(spec));
}

bool PlanReader::names_boundary(const std::string& name) const {
    return std::any_of(out_.sources.begin(), out_.sources.end(),
                       [&](const SourceSpec& s) { return s.role == Role::boundary && s.name == name; });
}

void PlanReader::check_from(const toml::table& table) {
    TomlTable t = open(table, "scenarios");
    for (const BrokenLink& link : drop_broken_links(plan_.scenarios)) {
        if (link.circle)
            t.complain(link.scenario, link.from, "`from` runs in a circle, so there is nothing to start from",
                       "Let one scenario have no `from`.");
        else t.complain(link.scenario, link.from, "`from` names a scenario that is not in the plan", "Name one of the plan's scenarios.");
    }
}

void PlanReader::read_hub(const toml::table& table) {
    TomlTable t = open(table, "hubs");
    HubSpec spec;
    spec.hub.id = t.text("id");
    spec.hub.name = t.text("name", spec.hub.id);
    spec.hub.status = t.text("status", "candidate");
    spec.hub.basis = t.text("basis");
    spec.hub.open = t.texts("open");
    spec.hub.clinicians = t.number("clinicians");
    if (spec.hub.clinicians && !ranges::kClinicians.holds(*spec.hub.clinicians)) {
        t.warn("clinicians", base::number_text(*spec.hub.clinicians),
               fmt::format("this may be {}; it counts as not known", ranges::kClinicians.words), "Mend the figure.");
        spec.hub.clinicians.reset();
    }
    spec.hub.from_date = t.date("from_date");
    if (spec.hub.id.empty()) t.complain("id", "", "a hub needs an id", "Add id = \"H1\", say.");
    if (const toml::node* at = t.node("at")) {
        if (const auto* xy = at->as_array(); xy != nullptr && xy->size() == 2 && (*xy)[0].is_number() && (*xy)[1].is_number()) {
            const geo::Point written{*(*xy)[0].value<double>(), *(*xy)[1].value<double>()};
            if (on_national_grid(written)) spec.hub.at = written;
            else
                t.warn("at", fmt::format("{}, {}", base::number_text(written.x), base::number_text(written.y)),
                       "these are no easting and northing of the National Grid; the hub's position counts as not known",
                       "Write at = [430000, 433500].");
        } else if (const auto* where = at->as_table()) {
            TomlTable w = open(*where, "hubs.at");
            spec.at_postcode = base::tidy_postcode(w.text("postcode"));
            spec.hub.premises = w.text("premises");
            w.finish();
        } else {
            t.complain("at", "", "a hub stands at [easting, northing], a postcode or a premises", "Write at = [430000, 433500].");
        }
    }
    t.finish();
    out_.hubs.push_back(std::move(spec));
}

void PlanReader::read_scheme(const toml::table& table) {
    TomlTable t = open(table, "schemes");
    model::Scheme s;
    s.id = t.text("id");
    s.name = t.text("name", s.id);
    s.kind = t.text("kind");
    s.premises = t.text("premises");
    s.practice = t.text("practice");
    s.moves_from = t.texts("moves_from");
    s.owner = t.text("owner");
    s.status = t.text("status");
    s.source = t.text("source");
    // A number, or the words "not known".
    const auto known_number = [&](const char* key) -> std::optional<double> {
        const toml::node* node = t.node(key);
        if (node != nullptr && node->is_string() && node->as_string()->get() == "not known") return {};
        return t.number(key);
    };
    // What no real plan passes counts as not known.
    const auto known_figure = [&](const char* key, const FigureRange& range) {
        const auto value = known_number(key);
        if (!value || range.holds(*value)) return value;
        t.warn(key, base::number_text(*value), fmt::format("this may be {}; it counts as not known", range.words), "Mend the figure.");
        return std::optional<double>();
    };
    const auto known_year = [&](const char* key) -> std::optional<base::Year> {
        const auto year = known_number(key);
        return year ? year_in_list(t, key, *year) : std::nullopt;
    };
    s.start_year = known_year("start_year");
    s.opens_year = known_year("opens_year");
    s.forecast_opens_year = known_year("forecast_opens_year");
    s.price_base = known_year("price_base");
    if (s.start_year && s.opens() && *s.opens() < *s.start_year) {
        t.warn("start_year", std::to_string(s.start_year->first), "the scheme opens before it starts; its start counts as not known",
               "Check both years.");
        s.start_year.reset();
    }
    s.rooms_added = known_figure("rooms_added", ranges::kRoomsAdded);
    s.rooms_treatment_added = known_figure("rooms_treatment_added", ranges::kRoomsAdded);
    s.hours_week_after = known_figure("hours_week_after", ranges::kHoursWeek);
    s.nia_added_m2 = known_figure("nia_added_m2", ranges::kAreaAdded);
    if (const auto cost = known_figure("cost_gbp", ranges::kSchemePounds)) s.cost_gbp = static_cast<base::Pounds>(*cost);
    if (!is_scheme_kind(base::lower(s.kind))) t.warn("kind", s.kind, kSchemeKindUnknown, "Mend the word.");
    if (s.id.empty()) t.complain("id", "", "a scheme needs an id", "Add id = \"S1\", say.");
    t.finish();
    plan_.schemes.push_back(std::move(s));
}

}  // namespace merestone::io
