// What a planner can do to a draft, as values; and what came of it, as a change that can be taken back.
//
//     auto applied = edit::apply(draft, ground, edit::MoveZones{{z}, to});
//     if (!applied) show(applied.error());            // in words: locked, not there, nothing to do
//     edit::put(draft, applied.value().change, edit::Direction::back);   // exactly what it was
//
// Nothing that merely breaks a rule is refused (it becomes a flag); refused is what has no meaning: a locked locality, a name that is
// taken, a number out of bounds. A refused command leaves the draft as it was.
// Cost of apply: that of what it touches (a copy of the locality list where that changes; merging, splitting: a pass over the zones).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "edit/draft.hpp"
#include "geo/shapes.hpp"
#include "model/plan.hpp"

namespace merestone::edit {

// Move practices with their neighbourhoods: of each one's block, the zones that now are where the practice's zone is, and every
// practice that sits in them.
struct MovePractices {
    std::vector<model::PracticeIx> practices;
    model::LocalityIx to;
};
// A named exception: the practice alone; its zone stays.
struct MovePracticeOnly {
    model::PracticeIx practice;
    model::LocalityIx to;
};
// A practice that sits in one of them goes along (unless it is a named exception), and the words say so.
struct MoveZones {
    std::vector<model::ZoneIx> zones;
    model::LocalityIx to;
};
struct CreateLocality {
    std::vector<model::ZoneIx> zones;
    std::string name;  // empty: "New locality", numbered
};
struct SplitLocality {
    model::LocalityIx which;
    std::vector<model::ZoneIx> zones;  // of `which`, not all of them: these become the new one
    std::string name;
};
struct MergeLocalities {
    model::LocalityIx from;
    model::LocalityIx into;
};
struct RenameLocality {
    model::LocalityIx which;
    std::string name;
};
struct SetLocked {
    std::vector<model::LocalityIx> which;  // empty: all
    bool locked = true;
};
struct PlaceHub {
    model::Hub hub;  // without an id: it gets the next free "H1"; where it stands decides its zone
};
struct MoveHub {
    std::string hub;
    geo::Point to;
};
struct RemoveHub {
    std::string hub;
};
struct SetHubCatchment {
    std::string hub;
    geo::MultiPolygon shape;  // empty: none drawn
};
struct PutHousingSite {  // a new one (without an id: the next free "NEW1"), or the one of that id changed
    model::HousingSite site;
};
struct RemoveHousingSite {
    std::string site;
};
struct SetAttribute {
    std::string kind;     // practice | premises | zone | hub | housing | assumption (weights only: is_weight)
    std::string subject;  // id
    std::string field;    // see attributes.hpp
    std::string value;    // as typed; empty: nothing known
    std::string source;   // note: who says so; must not be empty
};

// --- scenarios: each is a step like any other, so that no edit of any of them is lost, and a deleted one comes back.
// Becomes the one that is worked on; the one before is kept (unless it is to be let go: it is as the plan itself has it). Without an id
// it gets one of its title.
struct AddScenario {
    Alternative scenario;
    bool keep = true;
};
struct WorkOnScenario {  // one of those kept
    std::string id;
    bool keep = true;
};
struct RenameScenario {
    std::string id;
    std::string title;  // the id stays
};
struct NoteScenario {
    std::string id;
    std::string note;
};
// Of the one that is worked on, the last of the others is taken up. Those that counted their moves from it no longer do, and are told.
struct DeleteScenario {
    std::string id;
};

using Command = std::variant<MovePractices, MovePracticeOnly, MoveZones, CreateLocality, SplitLocality, MergeLocalities, RenameLocality,
                             SetLocked, PlaceHub, MoveHub, RemoveHub, SetHubCatchment, PutHousingSite, RemoveHousingSite, SetAttribute,
                             AddScenario, WorkOnScenario, RenameScenario, NoteScenario, DeleteScenario>;

// What commands stand on. All of it outlives the call.
struct Ground {
    const model::Plan& plan;                              // as published
    const std::vector<std::uint32_t>& block_of_zone;      // every zone is in one; empty: a zone is its own block
    const std::vector<std::uint32_t>& block_of_practice;  // 0xffffffff: none
    std::function<model::ZoneIx(geo::Point)> zone_at;     // none: outside
};

template <typename T>
struct Swap {  // one row, before and after; nothing: it was not there
    std::size_t at = 0;
    std::optional<T> before;
    std::optional<T> after;
};

struct Scenarios {
    Alternative working;
    Alternatives others;
};

// The difference that a command made, both ways.
struct Change {
    struct Zone {
        model::ZoneIx zone;
        model::LocalityIx before;
        model::LocalityIx after;
    };
    struct Practice {
        model::PracticeIx practice;
        model::LocalityIx before;
        model::LocalityIx after;
    };
    std::vector<Zone> zones;          // ascending, each once
    std::vector<Practice> practices;  // ascending, each once
    std::optional<std::vector<Locality>> localities_before;
    std::optional<std::vector<Locality>> localities_after;
    std::shared_ptr<const Scenarios> scenarios_before;  // null: as they were
    std::shared_ptr<const Scenarios> scenarios_after;
    std::vector<Swap<model::Hub>> hubs;
    std::vector<Swap<model::HousingSite>> housing;
    std::vector<Swap<model::Override>> overrides;

    [[nodiscard]] bool empty() const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept;  // about what it holds in memory
};

struct Applied {
    Change change;
    std::string words;                          // "Move 42 zones to Morley"
    std::vector<std::string> notes;             // what else happens: "Practice X0001 (Mill Lane) moves with its zone"
    std::vector<model::LocalityIx> localities;  // touched: those that lost or won something, ascending
};

// What the command would do; the draft is not touched.
[[nodiscard]] base::Result<Applied> plan_change(const Draft& draft, const Ground& ground, const Command& command);
// The same, done.
[[nodiscard]] base::Result<Applied> apply(Draft& draft, const Ground& ground, const Command& command);

enum class Direction { forward, back };
// \pre the draft is as it was when the change was made (forward) or as it left it (back); checked.
void put(Draft& draft, const Change& change, Direction direction);

}  // namespace merestone::edit
