// A boundary that somebody proposes, read from a file and laid over the plan: polygons, or a list of practices and localities. It becomes
// a scenario of its own; what it breaks becomes flags, and nothing is refused that has a meaning.
//
// Polygons: a zone goes to the one that holds most of its area, if they hold at least half of it together; its practices go with it. A
// polygon that crosses itself is mended first, and told; rows of one code are one locality. A list: each practice to its locality, zones
// to the locality whose practices most of their patients use (as analysis::given_scenario has it); a practice twice, an unknown code, a
// practice that is missing are each told with their row. What the file says nothing of stays where it is in the scenario that is worked
// on, or is in no locality, as asked.
// Cost: a cut of each zone on a polygon's edge; England by its ICBs about a minute, a city a tenth of a second.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "analysis/registered.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "edit/draft.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"

namespace merestone::session {

enum class TheRest { stays, left_out };  // zones and practices that the file says nothing of

struct ProposalAsk {
    std::shared_ptr<const model::Plan> plan;
    std::shared_ptr<const analysis::RegisteredPeople> people;
    edit::Alternative present;  // what the rest stays as, and moved patients are counted from
    std::filesystem::path file;
    std::string layer;  // empty: the first
    std::string title;  // empty: the file's name
    TheRest rest = TheRest::stays;
    std::vector<std::filesystem::path> grid_folders;
};

struct Proposal {
    bool usable = false;  // false: problems say why
    edit::Alternative scenario;
    bool polygons = false;
    std::size_t zones_covered = 0;     // polygons: those that it places
    std::size_t practices_placed = 0;  // a list: likewise
    std::string words;                 // "Covers 214 of 482 zones; the other 268 stay as they are in Present networks"
    model::Problems problems;          // sorted; every one
};

// \returns cancelled, or what came of it.
[[nodiscard]] base::Result<Proposal> read_proposal(const ProposalAsk& ask, const base::Progress& progress = {});

}  // namespace merestone::session
