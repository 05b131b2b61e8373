// Our own tables of what is coming: homes by site and year, and projections of people.
#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {

Read<TrajectoryRecord> read_trajectories(const SourceSpec& spec, const ReadContext& context) {
    Reader<TrajectoryRecord> r(spec, context, parts_of(Role::trajectories), "trajectories table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const auto when = year(r, "year");
        const auto homes = amount(r, "homes", ranges::kHomes);
        if (!when || !homes) r.skip("year or homes not known");
        else r.keep({r.table().row(), r.string("site"), *when, *homes, r.string("council")});
    }
    return r.finish();
}

Read<ProjectionRecord> read_projections(const SourceSpec& spec, const ReadContext& context) {
    using model::Severity;
    Reader<ProjectionRecord> r(spec, context, parts_of(Role::projections), "projections table");
    if (!r.ready()) return r.finish();
    while (r.next()) {
        const auto when = year(r, "year");
        const auto people = amount(r, "people", ranges::kProjectedPeople);
        const auto from = r.whole("age_from", Severity::warning).value_or(0);
        const auto to = r.whole("age_to", Severity::warning).value_or(120);
        if (!when || !people) {
            r.skip("year or people not known");
        } else if (from > to || to > 200) {
            r.problem(Severity::warning, "range-upside-down", "age_from", "no age lies between these two; the row is not used",
                      "Give age_from below age_to; 120 stands for all older.");
            r.skip("no age band");
        } else {
            r.keep({r.table().row(), {r.string("area"), *when, static_cast<int>(from), static_cast<int>(to), *people}});
        }
    }
    return r.finish();
}

}  // namespace merestone::io
