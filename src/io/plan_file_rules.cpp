// [assumptions], [constraints] and [objective] of a plan file.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "io/assumption_bounds.hpp"
#include "io/plan_reader.hpp"

namespace merestone::io {

void PlanReader::read_assumptions(const toml::table& table) {
    TomlTable t = open(table, "assumptions");
    std::vector<std::string_view> names;
    for (const auto& [id, unused] : plan_.assumptions.all()) names.push_back(id);
    for (const auto& [key_raw, unused] : table) {
        const std::string key(key_raw.str());
        const model::Assumption* known = plan_.assumptions.find(key);
        const toml::node* node = t.node(key);
        if (known == nullptr) {
            const auto near = base::nearest_word(key, names);
            t.complain(key, "", "no assumption has this name, so nothing would use it",
                       near.empty() ? "See the report's list of assumptions." : fmt::format("Did you mean \"{}\"?", near));
            continue;
        }
        const toml::node* written = node->is_table() ? node->as_table()->get("value") : node;
        if (const auto endless = written != nullptr && written->is_number() ? written->value<double>() : std::nullopt;
            endless && !std::isfinite(*endless)) {
            t.warn(key, "", fmt::format("this is no number that can be used; the default, {}, is used", base::number_text(known->value)),
                   "Give a number.");
            continue;
        }
        model::Assumption a = *known;
        a.from = "plan";
        a.low.reset();
        a.high.reset();
        if (const auto* inner = node->as_table()) {
            TomlTable i = open(*inner, "assumptions." + key);
            const auto value = i.number("value");
            if (!value) i.complain("value", "", "an assumption needs a value", "Add value = ..., a number.");
            a.value = value.value_or(a.value);
            if (const std::string unit = i.text("unit", a.unit); unit != a.unit)
                i.complain("unit", unit, fmt::format("this assumption is counted in {}", a.unit), "Give the value in that unit.");
            a.source = i.text("source", "planner, no source");
            a.confidence = i.text("confidence", "planner");
            a.as_at = i.text("as_at");
            i.finish();
        } else if (const auto value = t.number(key)) {
            a.value = *value;
            a.source = "planner, no source";
            a.confidence = "planner";
            a.as_at.clear();
        }
        if (const auto allowed = refused_assumption(*known, a.value)) {
            t.warn(key, base::number_text(a.value),
                   fmt::format("this assumption may be {}; the default, {}, is used", *allowed, base::number_text(known->value)),
                   "Give a value within that range.");
            continue;
        }
        plan_.assumptions.set(a);
    }
}

void PlanReader::read_constraints(const toml::table& table) {
    TomlTable t = open(table, "constraints");
    model::Constraints& c = plan_.constraints;
    c.people_min = t.whole("people_min").value_or(c.people_min);
    c.people_max = t.whole("people_max").value_or(c.people_max);
    if (c.people_min < 0 || c.people_max < 1 || c.people_min > c.people_max)
        t.complain("people_min", fmt::format("{} to {}", c.people_min, c.people_max), "no number of people lies in these bounds",
                   "Give people_min below people_max.");
    if (t.has("people_target")) {
        if (const auto* text = t.node("people_target")->as_string(); text == nullptr || text->get() != "auto")
            c.people_target = t.whole("people_target");
    }
    if (c.people_target && *c.people_target < 1)
        t.complain("people_target", std::to_string(*c.people_target), "a locality cannot be meant for nobody",
                   "Give the people a locality should have.");
    read_count(t);
    c.within = t.texts("within");
    c.together = t.text_lists("together");
    c.apart = t.text_lists("apart");
    for (const auto& pair : t.text_lists("fixed")) {
        if (pair.size() == 2) c.fixed.emplace_back(pair[0], pair[1]);
        else t.complain("fixed", "", "each entry names a practice and a locality", "Write [[\"B86001\", \"North\"]].");
    }
    c.split_blocks = t.texts("split_blocks");
    if (const auto* bounds = t.table("bounds")) {
        TomlTable b = open(*bounds, "constraints.bounds");
        for (const auto& [key, node] : *bounds) {
            const auto* range = b.node(key.str())->as_array();
            if (range != nullptr && range->size() == 2 && (*range)[0].is_number() && (*range)[1].is_number() &&
                *(*range)[0].value<double>() <= *(*range)[1].value<double>())
                c.activity_bounds.emplace_back(key.str(), std::pair(*(*range)[0].value<double>(), *(*range)[1].value<double>()));
            else b.complain(key.str(), "", "an activity's bounds are its least and its most in a locality", "Write name = [10, 40].");
        }
        if (!out_.abstract_instance())
            t.complain("bounds", "", "bounds of activities are for an abstract instance ([sources.units])",
                       "A plan's bounds are people_min and people_max.");
    }
    t.finish();
}

void PlanReader::read_count(TomlTable& t) {
    const toml::node* node = t.node("localities");
    if (node == nullptr) return;
    model::LocalityCount& count = plan_.constraints.localities;
    if (const auto* text = node->as_string(); text != nullptr && text->get() == "auto") return;
    if (const auto* exact = node->as_integer()) {
        count.min = count.max = static_cast<int>(std::clamp<std::int64_t>(exact->get(), 0, 100000));
    } else if (const auto* range = node->as_array();
               range != nullptr && range->size() == 2 && range->is_homogeneous(toml::node_type::integer)) {
        count.min = static_cast<int>(std::clamp<std::int64_t>((*range)[0].as_integer()->get(), 0, 100000));
        count.max = static_cast<int>(std::clamp<std::int64_t>((*range)[1].as_integer()->get(), 0, 100000));
    } else {
        t.complain("localities", "", "the number of localities is \"auto\", a number, or a range", "Write localities = 13, or [11, 15].");
        return;
    }
    if (*count.min < 1 || *count.min > *count.max)
        t.complain("localities", fmt::format("{} to {}", *count.min, *count.max), "no number lies in this range", "Give at least 1.");
}

model::ObjectiveWeights PlanReader::weights_in(const toml::table& table, const std::string& where, model::ObjectiveWeights weights) {
    TomlTable t = open(table, where);
    const auto weight = [&](const char* key, double& into) {
        into = t.number(key).value_or(into);
        if (into < 0 || into > 1e9)
            t.complain(key, base::number_text(into), "a weight is 0 to 1,000,000,000 metres", "Give metres that one unit weighs.");
    };
    weight("distance_m_per_patient", weights.distance_m_per_patient);
    weight("leaked_patient_m", weights.leaked_patient_m);
    weight("border_m", weights.border_m);
    weight("moved_patient_m", weights.moved_patient_m);
    weight("off_target_m", weights.off_target_m);
    t.finish();
    return weights;
}

}  // namespace merestone::io
