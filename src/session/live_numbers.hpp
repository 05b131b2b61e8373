// The figures of every locality, right after every edit, at the cost of what the edit touched.
//
// Each figure equals that of analysis::judge, to the last bit: a touched locality's figures are added up again from its own zones,
// practices, arcs and flows in the very order that judge uses, and the others are left. Totals over all localities are sums of these
// figures, so they agree with judge's to rounding only (1e-12 of their size).
//
// Cost of a refresh: the zones, arcs and flows of the touched localities, and zones^2 of each for the mean way; of those whose patients
// use a moved practice the flows. Keeps about 100 bytes a zone and 12 a flow row.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/registered.hpp"
#include "edit/command.hpp"
#include "model/plan.hpp"
#include "model/results.hpp"

namespace merestone::session {

// One locality as it is now. Unknown is an empty optional.
struct LiveLocality {
    std::int64_t people_registered = 0;
    std::int64_t people_resident = 0;
    bool residents_known = false;
    std::size_t practices = 0;
    std::size_t exceptions = 0;  // practices that sit in a zone of another locality
    std::size_t zones = 0;
    double area_km2 = 0.0;
    double border_km = 0.0;
    double distance_km = 0.0;  // people-weighted mean way to its best zone
    model::ZoneIx best_zone;
    std::optional<double> selfcontained_share;
    std::size_t pieces = 0;   // joined across water counts as joined
    std::size_t holes = 0;    // filled by other localities
    std::int64_t people = 0;  // registered or resident, as the plan's bounds count
    bool in_range = false;
    std::vector<std::string> straddles;  // boundaries of the plan's `within` in more than one part of which its zones lie
    model::Rag rag = model::Rag::grey;   // red: out of range; amber: pieces, holes; grey: nothing in it
    friend bool operator==(const LiveLocality&, const LiveLocality&) = default;
};

struct LiveTotals {
    std::optional<double> selfcontained_share;
    double mean_distance_km = 0.0;
    std::size_t localities = 0;  // with anything in them
    std::size_t out_of_range = 0;
    std::size_t in_pieces = 0;
    std::size_t with_holes = 0;
    std::size_t straddling = 0;
    std::size_t zones_left_out = 0;
    std::size_t practices_left_out = 0;
};

// What an edit broke or mended at once, in words; the rules' ids are those of the flags.
struct CheapFlag {
    model::LocalityIx locality;  // of the draft; none: of the plan
    std::string rule;            // L1 L3 L4 L5 L6 L7
    model::Rag rag = model::Rag::amber;
    std::string words;  // "Morley has 83,210 registered people, 3,210 over the upper bound of 80,000"
};

class LiveNumbers {
public:
    // Both outlive it or are shared. O(plan).
    LiveNumbers(std::shared_ptr<const model::Plan> plan, std::shared_ptr<const analysis::RegisteredPeople> people,
                const edit::Draft& draft);
    ~LiveNumbers();
    LiveNumbers(LiveNumbers&&) noexcept;
    LiveNumbers& operator=(LiveNumbers&&) noexcept;

    // After `change` was put into the draft. \returns the localities whose figures were taken again, ascending.
    std::vector<model::LocalityIx> refresh(const edit::Draft& draft, const edit::Change& change, edit::Direction direction);

    [[nodiscard]] const std::vector<LiveLocality>& localities() const noexcept;  // one a locality of the draft
    [[nodiscard]] LiveTotals totals() const;                                     // O(localities)
    [[nodiscard]] std::vector<CheapFlag> flags(const edit::Draft& draft) const;  // by locality, then rule
    [[nodiscard]] std::vector<CheapFlag> flags_of(const edit::Draft& draft, model::LocalityIx locality) const;

    [[nodiscard]] std::span<const model::ZoneIx> zones_of(model::LocalityIx locality) const;          // ascending
    [[nodiscard]] std::span<const model::PracticeIx> practices_of(model::LocalityIx locality) const;  // ascending
    // The outline of one locality as it is now; O(its arcs).
    [[nodiscard]] geo::MultiPolygon outline_of(const edit::Draft& draft, model::LocalityIx locality) const;
    // Arcs about these zones: those that an edit of them may turn from inner border to outline or back. Ascending, each once.
    [[nodiscard]] std::vector<std::uint32_t> arcs_about(std::span<const model::ZoneIx> zones) const;

private:
    friend class Document;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::session
