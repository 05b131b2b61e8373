// A scenario that a planner keeps, as a value: who is where, what it is called, and why it was made. The one being worked on lies open
// in the draft; the others lie beside it in this form, shared and never changed (about 4 bytes a zone).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::edit {

struct Locality {
    std::string id;  // "L07"; a new one takes the next free number
    std::string name;
    bool locked = false;   // nothing leaves it, nothing joins it
    bool retired = false;  // merged away; holds nothing
    friend bool operator==(const Locality&, const Locality&) = default;
};

struct Alternative {
    std::string id;     // what scripts and the command line call it; of its first title, and never another
    std::string title;  // each once in a plan, whatever the case of its letters
    std::string note;   // why it was made; free text, lines allowed
    std::string from;   // the scenario that its moved patients are counted from; empty: none
    std::optional<model::ObjectiveWeights> weights;
    std::vector<Locality> localities;
    std::vector<model::LocalityIx> zone_locality;
    std::vector<model::LocalityIx> practice_locality;
};
[[nodiscard]] bool operator==(const Alternative& a, const Alternative& b);

using Alternatives = std::vector<std::shared_ptr<const Alternative>>;  // in the order they were made
[[nodiscard]] bool same_alternatives(const Alternatives& a, const Alternatives& b);

// A judged scenario in this form; its own `from` and weights are those of the plan's scenario of that id.
[[nodiscard]] Alternative alternative_of(const model::Plan& plan, const model::Scenario& scenario);
// And in that which analysis takes, retired and empty localities left out.
struct ScenarioView {
    model::Scenario scenario;
    std::vector<model::LocalityIx> draft_locality;  // per locality of the scenario: its number in the alternative
};
[[nodiscard]] ScenarioView scenario_of(const model::Plan& plan, const Alternative& alternative);

// As the plan's tables keep it, and back. What names no zone or practice of the plan is left out.
[[nodiscard]] model::ScenarioSpec spec_of(const model::Plan& plan, const Alternative& alternative);
[[nodiscard]] Alternative alternative_of(const model::Plan& plan, const model::ScenarioSpec& spec);

}  // namespace merestone::edit
