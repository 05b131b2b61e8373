// The cheapest set of moves that puts range and connection right.
//
// Pieces that move are a neighbourhood's zones within one locality (then, where that fails, single zones); the price of a move is its
// patients. A best-first search over sets of moves: at each state the first fault is taken, and every move between neighbours that
// takes something out of it or brings something into it is tried. The first faultless state is a cheapest one among the sets that
// can be built so (`proven`). Past the work limit the search leans towards the goal, and what it finds is not called proven. Locked
// localities neither give nor take; no move makes a locality straddle what the plan keeps apart. Deterministic: counted work, ties by
// number.
//
// "Touch only what is in breach": a locality that is in order (in range, in one piece) keeps every practice and zone that it has. It may
// take in what a neighbour in breach gives up, as long as it stays in order, for an overfull locality has nobody else to give to. The
// cheapest such set is looked for first, of neighbourhoods, then of zones; `spared` says that it was found. Only where there is none is
// the plain repair proposed, and the words say which localities in order would have to give.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/blocks.hpp"
#include "analysis/registered.hpp"
#include "base/progress.hpp"
#include "edit/command.hpp"

namespace merestone::session {

struct RepairStep {
    edit::MoveZones move;
    std::string words;  // "Move 3 zones with Practice X0012 (Mill Lane) from Armley to Morley"
    double patients = 0.0;
};

// What the steps together do to a locality that they touch.
struct RepairFigure {
    model::LocalityIx locality;
    std::int64_t people_before = 0;
    std::int64_t people_after = 0;
    bool in_range_after = true;
};

enum class RepairScope { anywhere, only_in_breach };

struct Repair {
    std::vector<RepairStep> steps;      // each may be applied in this order; empty: see why_not
    std::vector<RepairFigure> figures;  // by locality
    double patients = 0.0;              // who change their locality
    bool proven = false;                // no cheaper set of such moves exists (see above)
    bool spared = false;                // no locality in order gives anything
    std::string scope_words;            // of only_in_breach: what becomes of the localities in order
    std::string why_not;                // nothing to mend, or what stands in the way
};

struct RepairAsk {
    std::shared_ptr<const model::Plan> plan;
    std::shared_ptr<const analysis::RegisteredPeople> people;
    std::shared_ptr<const analysis::Blocks> blocks;
    edit::Draft draft;
    std::size_t most_states = 20000;  // work limit of each search
    RepairScope scope = RepairScope::anywhere;
};

// \returns cancelled, or a proposal (perhaps none, with the reason).
[[nodiscard]] base::Result<Repair> propose_repair(const RepairAsk& ask, const base::Progress& progress = {});

}  // namespace merestone::session
