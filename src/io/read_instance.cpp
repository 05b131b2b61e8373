// The abstract instance of the grouping alone: units with activities, borders, optional costs.
#include "io/reader.hpp"
#include "io/readers.hpp"

namespace merestone::io {

UnitsRead read_units(const SourceSpec& spec, const ReadContext& context) {
    UnitsRead out;
    // Every column besides id, x and y is an activity.
    {
        model::LayerInfo info;
        model::Problems ignored;
        if (const auto table = Table::open(spec, context, info, ignored)) {
            const std::vector<std::string> header = table->header().empty() ? table->first() : table->header();
            for (const std::string& name : header) {
                const std::string key = base::header_key(name);
                if (key != "id" && key != "x" && key != "y" && key != "name" && !key.empty())
                    out.activity_names.emplace_back(base::trim(name));
            }
        }
    }
    std::vector<Part> parts = {{"id", {"id", "unit"}, true}, {"x", {"x"}, true}, {"y", {"y"}, true}};
    for (const std::string& name : out.activity_names) parts.push_back({name.c_str(), {name.c_str()}, true});
    Reader<UnitRecord> r(spec, context, parts, "units of a grouping");
    if (r.ready() && out.activity_names.empty())
        r.error("column-missing", "activities", "", "the units have no activity, such as people", "Add a column people.");
    while (r.ready() && r.next()) {
        UnitRecord unit{r.table().row(), r.string("id"), 0, 0, {}};
        const auto x = r.number("x");
        const auto y = r.number("y");
        for (const std::string& name : out.activity_names) {
            const auto value = r.number(name.c_str());
            if (!value || *value < 0)
                r.problem(model::Severity::error, value ? "negative" : "not-a-number", name.c_str(),
                          "an activity is a number, not below zero", "Mend the cell.");
            unit.activities.push_back(value.value_or(0));
        }
        if (!x || !y || unit.id.empty()) {
            r.problem(model::Severity::error, "missing-key", "id", "a unit needs an id, x and y", "Mend the row.");
            continue;
        }
        unit.x_m = *x;
        unit.y_m = *y;
        r.keep(std::move(unit));
    }
    static_cast<Read<UnitRecord>&>(out) = r.finish();
    return out;
}

Read<AdjacencyRecord> read_adjacency(const SourceSpec& spec, const ReadContext& context) {
    Reader<AdjacencyRecord> r(spec, context,
                              {{"a", {"a", "from"}, true}, {"b", {"b", "to"}, true}, {"border_m", {"border_m", "length"}, false}},
                              "borders of a grouping");
    while (r.ready() && r.next()) {
        const auto border = r.has("border_m") ? r.number("border_m") : std::optional<double>(0.0);
        if (!border || *border < 0)
            r.problem(model::Severity::error, "negative", "border_m", "a border's length is a number, not below zero", "Mend the cell.");
        r.keep({r.table().row(), r.string("a"), r.string("b"), std::max(0.0, border.value_or(0))});
    }
    return r.finish();
}

Read<CostRecord> read_costs(const SourceSpec& spec, const ReadContext& context) {
    Reader<CostRecord> r(spec, context, {{"from", {"from", "a"}, true}, {"to", {"to", "b"}, true}, {"cost", {"cost", "person_m"}, true}},
                         "costs of a grouping");
    while (r.ready() && r.next()) {
        const auto cost = r.number("cost");
        if (!cost || *cost < 0)
            r.problem(model::Severity::error, "negative", "cost", "a cost is a number, not below zero", "Mend the cell.");
        else r.keep({r.table().row(), r.string("from"), r.string("to"), *cost});
    }
    return r.finish();
}

}  // namespace merestone::io
