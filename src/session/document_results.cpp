// What follows from the draft: flags and gaps, a repair, what an area holds, what is of a name.
#include <fmt/format.h>

#include "analysis/judge.hpp"
#include "session/detail/document_impl.hpp"
#include "session/stale_stage.hpp"

namespace merestone::session {

namespace {

// \param before the last one of this document, or null: only what the edits since then reach is worked out again.
Estate work_out(const std::shared_ptr<const model::Plan>& plan, const std::shared_ptr<const analysis::RegisteredPeople>& people,
                const edit::Draft& draft, const model::Scenario* from, const Estate* before, const base::Progress& progress) {
    Estate out;
    out.draft = draft;
    edit::ScenarioView view = edit::scenario_of(*plan, draft);
    out.draft_locality = std::move(view.draft_locality);
    progress.say(0.0, "judging the localities");
    out.judged.push_back(analysis::judge(*plan, *people, std::move(view.scenario), from));
    if (progress.cancelled()) return out;
    const analysis::Judged& judged = out.judged[0];
    out.result = before == nullptr ? analysis::find_gaps(*plan, judged.scenario, judged.localities, from, progress.part(0.1, 1.0))
                                   : analysis::find_gaps_again(*plan, judged.scenario, judged.localities, from, before->result,
                                                               first_stale(before->draft, draft), progress.part(0.1, 1.0));
    if (progress.cancelled()) return out;
    analysis::raise_rags(out.judged[0].localities, out.result.flags);
    out.years = std::make_shared<const analysis::YearTables>(*plan, out.judged[0].scenario, out.judged[0].localities, out.result);
    return out;
}

}  // namespace

void Document::request_estate() {
    Impl& d = *impl_;
    if (estate_current()) return;
    if (d.pool == nullptr) {
        d.estate = std::make_shared<const Estate>(work_out(plan(), d.people, d.draft, d.from().get(), d.estate.get(), {}));
        d.estate_revision = d.revision;
        return;
    }
    d.estate_job.cancel();
    d.estate_job = d.pool->run<Estate>(
        "Checking the rules", d.revision,
        [plan = plan(), people = d.people, draft = d.draft, from = d.from(),
         before = d.estate](const base::Progress& progress) -> base::Result<Estate> {
            Estate out = work_out(plan, people, draft, from.get(), before.get(), progress);
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            return out;
        },
        [this, alive = std::weak_ptr<int>(d.alive)](jobs::Key key, base::Result<Estate> result) {
            if (alive.expired() || key != impl_->revision) return;  // stale
            if (!result) {
                if (result.error().kind != base::ErrorKind::cancelled) impl_->estate_problem = result.error().what;
                return;
            }
            impl_->estate_problem.clear();
            impl_->estate = std::make_shared<const Estate>(std::move(result).value());
            impl_->estate_revision = key;
        });
}
const Estate* Document::estate() const noexcept { return impl_->estate.get(); }
std::uint64_t Document::estate_revision() const noexcept { return impl_->estate_revision; }
std::string Document::estate_problem() const { return impl_->estate_problem; }
bool Document::estate_current() const noexcept { return impl_->estate && impl_->estate_revision == impl_->revision; }

void Document::request_repair(RepairScope scope) {
    Impl& d = *impl_;
    d.ask_blocks();
    d.repair_problem.clear();
    d.repair.reset();
    RepairAsk ask{d.counted, d.people, d.blocks, d.draft};
    ask.scope = scope;
    if (d.pool == nullptr) {
        auto found = propose_repair(ask);
        base::check(found.ok(), "a repair that nobody cancelled was cancelled");
        d.repair = std::move(found).value();
        d.repair_revision = d.revision;
        return;
    }
    d.repair_job.cancel();
    d.repair_job = d.pool->run<Repair>(
        "Looking for a repair", d.revision,
        [ask = std::move(ask)](const base::Progress& progress) { return propose_repair(ask, progress); },
        [this, alive = std::weak_ptr<int>(d.alive)](jobs::Key key, base::Result<Repair> result) {
            if (alive.expired() || key != impl_->revision) return;
            if (!result) {
                if (result.error().kind != base::ErrorKind::cancelled) impl_->repair_problem = result.error().what;
                return;
            }
            impl_->repair = std::move(result).value();
            impl_->repair_revision = key;
        });
}
const Repair* Document::repair() const noexcept {
    return impl_->repair && impl_->repair_revision == impl_->revision ? &*impl_->repair : nullptr;
}
std::string Document::repair_problem() const { return impl_->repair_problem; }
base::Result<base::Done> Document::accept_repair() {
    const Repair* found = repair();
    if (found == nullptr || found->steps.empty())
        return base::Error{base::ErrorKind::usage, found == nullptr ? "no repair is proposed for the plan as it is now" : found->why_not,
                           ""};
    const Repair proposal = *found;
    begin("Repair");
    for (const RepairStep& step : proposal.steps)
        if (auto done = apply(step.move); !done) {
            rollback();
            return done.error();
        }
    commit(fmt::format("Repair: {} {}", proposal.steps.size(), proposal.steps.size() == 1 ? "move" : "moves"));
    return base::Done{};
}

Profile Document::profile(std::span<const model::ZoneIx> zones) const {
    const auto flags = estate_current() ? std::span<const model::Flag>(impl_->estate->result.flags) : std::span<const model::Flag>();
    return profile_of_zones(*plan(), *impl_->people, zones, flags);
}
Profile Document::profile(const geo::MultiPolygon& area) {
    Impl& d = *impl_;
    if (!d.catchments || d.catchments_of != d.counted) {
        d.catchments = std::make_unique<analysis::Catchments>(*d.counted);
        d.catchments_of = d.counted;
    }
    const auto flags = estate_current() ? std::span<const model::Flag>(d.estate->result.flags) : std::span<const model::Flag>();
    return profile_of_area(*plan(), *d.people, *d.catchments, area, flags);
}
std::vector<Found> Document::search(std::string_view query, std::size_t most) {
    Impl& d = *impl_;
    if (!d.index) d.index.emplace(*plan(), d.draft);
    return d.index->find(query, most);
}

}  // namespace merestone::session
