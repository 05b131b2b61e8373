#include "session/document.hpp"

#include <algorithm>
#include <set>

#include "session/detail/document_impl.hpp"

namespace merestone::session {

using model::LocalityIx;

Document::Document(Start start, jobs::Pool* pool) : impl_(std::make_unique<Impl>()) {
    Impl& d = *impl_;
    base::check(start.plan != nullptr && start.plan->topology != nullptr, "a document needs a plan with its map");
    d.base = d.plan = d.counted = std::move(start.plan);
    d.problems = std::move(start.problems);
    d.blocks = std::move(start.blocks);
    d.scenarios = std::move(start.scenarios);
    d.opened = std::move(start.opened);
    d.sample = start.embedded_sample;
    if (!d.sample && !d.opened.empty()) d.file = session::project_path(d.opened);
    d.kept_aside = std::move(start.kept_aside);
    d.files = std::move(start.files);
    d.project.file = d.file;
    for (const Stamp& s : d.files)
        if (s.file == d.file) d.project = s;
    d.pool = pool;
    if (start.draft) {
        d.draft = std::move(*start.draft);
    } else {
        const analysis::Judged* chosen = d.scenarios.empty() ? nullptr : d.scenarios.back().get();
        for (const auto& s : d.scenarios)
            if (s->scenario.id == start.working) chosen = s.get();
        model::Scenario none;  // a plan of which no localities are known yet: everything is in none
        none.id = "drawn";
        none.title = "Drawn by hand";
        none.zone_locality.resize(d.base->zones.size());
        none.practice_locality.resize(d.base->practices.size());
        d.draft = edit::draft_of(*d.base, chosen != nullptr ? chosen->scenario : none);
    }
    if (!d.draft.overrides.empty() || start.people == nullptr) d.count_anew();
    else {
        d.people = std::move(start.people);
        d.live = std::make_unique<LiveNumbers>(d.counted, d.people, d.draft);
    }
    if (d.kept_aside.empty()) d.history.mark_clean();
    else d.history.mark_changed();
}

Document::~Document() {
    impl_->alive.reset();
    impl_->estate_job.cancel();
    impl_->book_job.cancel();
    impl_->ask_job.cancel();
    impl_->sensitivity_job.cancel();
    impl_->repair_job.cancel();
    impl_->proposal_job.cancel();
}

const model::Plan& Document::base() const noexcept { return *impl_->base; }
std::shared_ptr<const model::Plan> Document::plan() const {
    if (!impl_->plan) impl_->plan = std::make_shared<const model::Plan>(edit::plan_with(*impl_->base, impl_->draft));
    return impl_->plan;
}
std::shared_ptr<const analysis::RegisteredPeople> Document::people() const { return impl_->people; }
std::shared_ptr<const analysis::Blocks> Document::blocks() {
    impl_->ask_blocks();
    return impl_->blocks;
}
const model::Problems& Document::problems() const noexcept { return impl_->problems; }
const std::vector<std::shared_ptr<const analysis::Judged>>& Document::scenarios() const noexcept { return impl_->scenarios; }
const edit::Draft& Document::draft() const noexcept { return impl_->draft; }
const edit::History& Document::history() const noexcept { return impl_->history; }
const LiveNumbers& Document::live() const noexcept { return *impl_->live; }
std::uint64_t Document::revision() const noexcept { return impl_->revision; }
model::ZoneIx Document::zone_at(geo::Point p) const { return impl_->zone_at(p); }

base::Result<edit::Applied> Document::apply(const edit::Command& command, std::vector<std::uint32_t> selection_before) {
    Impl& d = *impl_;
    if (Impl::needs_blocks(command)) d.ask_blocks();
    auto applied = edit::apply(d.draft, d.ground(), command);
    if (!applied) return applied;
    d.follow(applied.value().change, edit::Direction::forward);
    d.history.add({applied.value().words, {applied.value().change}, std::move(selection_before)});
    d.step(alters_weights_alone(applied.value().change));
    return applied;
}

base::Result<Preview> Document::preview(const edit::Command& command) {
    Impl& d = *impl_;
    if (Impl::needs_blocks(command)) d.ask_blocks();
    auto planned = edit::plan_change(d.draft, d.ground(), command);
    if (!planned) return planned.error();
    Preview out;
    out.applied = std::move(planned).value();
    if (alters_attributes(out.applied.change)) return out;  // no locality's land or practices change hands: shown after it is applied
    const edit::Change& change = out.applied.change;
    const std::vector<LiveLocality> before = d.live->localities();
    edit::put(d.draft, change, edit::Direction::forward);
    out.localities = d.live->refresh(d.draft, change, edit::Direction::forward);
    for (const LocalityIx l : out.localities) {
        out.before.push_back(l.pos() < before.size() ? before[l.pos()] : LiveLocality());
        out.after.push_back(d.live->localities()[l.pos()]);
        for (CheapFlag& flag : d.live->flags_of(d.draft, l)) out.flags_after.push_back(std::move(flag));
    }
    edit::put(d.draft, change, edit::Direction::back);
    d.live->refresh(d.draft, change, edit::Direction::back);
    return out;
}

namespace {

Document::Moved moved_by(const edit::Step& step) {
    Document::Moved out;
    out.words = step.words;
    out.selection = step.selection_before;
    std::set<model::ZoneIx> zones;
    for (const edit::Change& c : step.changes)
        for (const auto& z : c.zones) zones.insert(z.zone);
    out.zones.assign(zones.begin(), zones.end());
    return out;
}

}  // namespace

std::optional<Document::Moved> Document::undo() {
    Impl& d = *impl_;
    const edit::Step* step = d.history.next_undo();
    if (step == nullptr) return {};
    Moved out = moved_by(*step);
    std::set<LocalityIx> touched;
    for (auto change = step->changes.rbegin(); change != step->changes.rend(); ++change) {
        edit::put(d.draft, *change, edit::Direction::back);
        for (const LocalityIx l : d.follow(*change, edit::Direction::back)) touched.insert(l);
    }
    const bool weights = std::all_of(step->changes.begin(), step->changes.end(), alters_weights_alone);
    d.history.undone();
    d.step(weights);
    out.localities.assign(touched.begin(), touched.end());
    return out;
}

std::optional<Document::Moved> Document::redo() {
    Impl& d = *impl_;
    const edit::Step* step = d.history.next_redo();
    if (step == nullptr) return {};
    Moved out = moved_by(*step);
    std::set<LocalityIx> touched;
    for (const edit::Change& change : step->changes) {
        edit::put(d.draft, change, edit::Direction::forward);
        for (const LocalityIx l : d.follow(change, edit::Direction::forward)) touched.insert(l);
    }
    const bool weights = std::all_of(step->changes.begin(), step->changes.end(), alters_weights_alone);
    d.history.redone();
    d.step(weights);
    out.localities.assign(touched.begin(), touched.end());
    return out;
}

void Document::begin(std::string words) { impl_->history.begin(std::move(words)); }
void Document::commit(const std::string& words) { impl_->history.commit(words); }
void Document::rollback() {
    Impl& d = *impl_;
    for (const edit::Change& change : d.history.rollback()) {
        edit::put(d.draft, change, edit::Direction::back);
        d.follow(change, edit::Direction::back);
    }
    ++d.revision;
}

}  // namespace merestone::session
