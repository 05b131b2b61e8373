#include "session/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/judge.hpp"
#include "base/check.hpp"
#include "geo/locator.hpp"

namespace merestone::session {

namespace fs = std::filesystem;
using model::LocalityIx;

namespace {

// Whether a change alters what the plan's tables say, so that people and live numbers must be taken anew.
bool alters_attributes(const edit::Change& change) { return !change.overrides.empty(); }
bool alters_tables(const edit::Change& change) { return !change.overrides.empty() || !change.hubs.empty() || !change.housing.empty(); }

base::Error drag_is_open() { return {base::ErrorKind::usage, "a drag is not ended yet", "Release the button first."}; }

Estate work_out(const std::shared_ptr<const model::Plan>& plan, const std::shared_ptr<const analysis::RegisteredPeople>& people,
                const edit::Draft& draft, const model::Scenario* from, std::uint64_t revision, const base::Progress& progress) {
    Estate out;
    out.revision = revision;
    edit::ScenarioView view = edit::scenario_of(*plan, draft);
    out.draft_locality = std::move(view.draft_locality);
    progress.say(0.0, "judging the localities");
    out.judged.push_back(analysis::judge(*plan, *people, std::move(view.scenario), from));
    if (progress.cancelled()) return out;
    out.result = analysis::find_gaps(*plan, out.judged[0].scenario, out.judged[0].localities, from, progress.part(0.1, 1.0));
    analysis::raise_rags(out.judged[0].localities, out.result.flags);
    return out;
}

}  // namespace

struct Document::Impl {
    std::shared_ptr<const model::Plan> base;
    std::shared_ptr<const model::Plan> plan;     // with the draft's tables; null: to be made
    std::shared_ptr<const model::Plan> counted;  // what people and live stand on: attributes corrected, hubs and housing as they were then
    std::shared_ptr<const analysis::RegisteredPeople> people;
    std::shared_ptr<const analysis::Blocks> blocks;
    model::Problems problems;
    std::vector<std::shared_ptr<const analysis::Judged>> scenarios;
    edit::Draft draft;
    edit::History history;
    std::unique_ptr<LiveNumbers> live;
    std::optional<geo::Locator> locator;
    std::unique_ptr<analysis::Catchments> catchments;
    std::shared_ptr<const model::Plan> catchments_of;
    std::optional<SearchIndex> index;
    std::uint64_t revision = 1;
    jobs::Pool* pool = nullptr;
    // Completions hold it weakly: what comes for a document that was closed is dropped.
    std::shared_ptr<int> alive = std::make_shared<int>(0);

    std::optional<Estate> estate;
    std::string estate_problem;
    jobs::Handle estate_job;
    std::optional<Repair> repair;
    std::uint64_t repair_revision = 0;
    std::string repair_problem;
    jobs::Handle repair_job;

    fs::path opened;
    fs::path file;  // where save writes; empty: asked for
    bool sample = false;
    fs::path kept_aside;  // the slot to go on in
    std::vector<Stamp> files;
    Stamp project;  // of `file`, as this plan knows it
    MakeForOthers for_others;
    std::shared_ptr<const AsideSlot> slot;
    double autosave_every_s = 10.0;
    double autosaved_at_s = -1e300;
    std::uint64_t autosaved_revision = 1;
    jobs::Handle autosave_job;
    jobs::Handle save_job;

    void count_anew() {
        plan = std::make_shared<const model::Plan>(edit::plan_with(*base, draft));
        counted = plan;
        people = std::make_shared<const analysis::RegisteredPeople>(analysis::registered_people(*counted));
        live = std::make_unique<LiveNumbers>(counted, people, draft);
    }

    // What follows from a change that was just put.
    std::vector<LocalityIx> follow(const edit::Change& change, edit::Direction direction) {
        if (alters_tables(change)) plan.reset();
        if (alters_tables(change)) index.reset();
        if (alters_attributes(change)) {
            count_anew();
            std::vector<LocalityIx> all;
            for (std::size_t l = 0; l < draft.localities.size(); ++l) all.emplace_back(l);
            return all;
        }
        return live->refresh(draft, change, direction);
    }

    edit::Ground ground() {
        static const std::vector<std::uint32_t> kNone;
        return {*base, blocks ? blocks->of_zone : kNone, blocks ? blocks->of_practice : kNone, [this](geo::Point p) { return zone_at(p); }};
    }
    model::ZoneIx zone_at(geo::Point p) {
        if (!locator) {
            std::vector<geo::MultiPolygon> shapes;
            for (std::size_t z = 0; z < base->zones.size(); ++z) shapes.push_back(base->topology->polygon(z));
            locator.emplace(shapes);
        }
        const auto z = locator->find(p);
        return z ? model::ZoneIx(*z) : model::ZoneIx();
    }
    const model::Scenario* from() const {
        const model::ScenarioSpec* spec = base->find_scenario(draft.scenario_id);
        if (spec == nullptr || spec->from.empty()) return nullptr;
        for (const auto& s : scenarios)
            if (s->scenario.id == spec->from) return &s->scenario;
        return nullptr;
    }
    void saved_to(Stamp stamp, std::uint64_t state) {
        file = stamp.file;
        files = {stamp};  // from now on the plan is what this file holds
        project = std::move(stamp);
        sample = false;
        history.mark_clean(state);
        if (history.clean() && slot) slot->clear();
    }
    void ask_blocks() {
        if (!blocks) blocks = std::make_shared<const analysis::Blocks>(analysis::make_blocks(*base, analysis::registered_people(*base)));
    }
    static bool needs_blocks(const edit::Command& command) { return std::holds_alternative<edit::MovePractices>(command); }
};

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
    impl_->repair_job.cancel();
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

base::Result<base::Done> Document::work_on(const std::string& scenario) {
    Impl& d = *impl_;
    if (d.history.in_transaction()) return drag_is_open();
    for (const auto& s : d.scenarios) {
        if (s->scenario.id != scenario) continue;
        edit::Draft next = edit::draft_of(*d.base, s->scenario);
        next.hubs = d.draft.hubs;
        next.housing = d.draft.housing;
        next.overrides = d.draft.overrides;
        d.draft = std::move(next);
        d.history = edit::History();
        d.live = std::make_unique<LiveNumbers>(d.counted, d.people, d.draft);
        d.plan.reset();
        ++d.revision;
        return base::Done{};
    }
    return base::Error{base::ErrorKind::usage, "the plan has no scenario \"" + scenario + "\"", "Choose one of the list."};
}

base::Result<edit::Applied> Document::apply(const edit::Command& command, std::vector<std::uint32_t> selection_before) {
    Impl& d = *impl_;
    if (Impl::needs_blocks(command)) d.ask_blocks();
    auto applied = edit::apply(d.draft, d.ground(), command);
    if (!applied) return applied;
    d.follow(applied.value().change, edit::Direction::forward);
    d.history.add({applied.value().words, {applied.value().change}, std::move(selection_before)});
    ++d.revision;
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
    d.history.undone();
    ++d.revision;
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
    d.history.redone();
    ++d.revision;
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

void Document::request_estate() {
    Impl& d = *impl_;
    if (estate_current()) return;
    if (d.pool == nullptr) {
        d.estate = work_out(plan(), d.people, d.draft, d.from(), d.revision, {});
        return;
    }
    d.estate_job.cancel();
    std::shared_ptr<const model::Scenario> from;
    if (const model::Scenario* f = d.from()) from = std::make_shared<const model::Scenario>(*f);
    d.estate_job = d.pool->run<Estate>(
        "Checking the rules", d.revision,
        [plan = plan(), people = d.people, draft = d.draft, from,
         revision = d.revision](const base::Progress& progress) -> base::Result<Estate> {
            Estate out = work_out(plan, people, draft, from.get(), revision, progress);
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
            impl_->estate = std::move(result).value();
        });
}
const Estate* Document::estate() const noexcept { return impl_->estate ? &*impl_->estate : nullptr; }
std::string Document::estate_problem() const { return impl_->estate_problem; }
bool Document::estate_current() const noexcept { return impl_->estate && impl_->estate->revision == impl_->revision; }

void Document::request_repair() {
    Impl& d = *impl_;
    d.ask_blocks();
    d.repair_problem.clear();
    RepairAsk ask{d.counted, d.people, d.blocks, d.draft};
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

bool Document::dirty() const noexcept { return !impl_->history.clean(); }
bool Document::needs_copy() const noexcept { return dirty() && impl_->file.empty(); }
void Document::become_copy(const fs::path& file) {
    impl_->file = file;
    impl_->project = {file, -1, {}, {}};
    impl_->sample = false;
}
fs::path Document::project_file() const { return impl_->file; }
void Document::saves_with(MakeForOthers for_others) { impl_->for_others = std::move(for_others); }
bool Document::project_changed_on_disk() const {
    return !impl_->file.empty() && look_again(impl_->project) == OnDisk::changed;
}
const std::vector<Stamp>& Document::files() const noexcept { return impl_->files; }
void Document::take_files_as_they_are() {
    for (Stamp& s : impl_->files) s = glance_at(s.file);
}
base::Result<base::Done> Document::save() {
    if (impl_->file.empty())
        return base::Error{base::ErrorKind::usage, "the sample itself is never written to", "Save it as a copy of your own."};
    return save_as(impl_->file);
}
base::Result<base::Done> Document::save_as(const fs::path& file) {
    Impl& d = *impl_;
    if (d.history.in_transaction()) return drag_is_open();
    auto done = save_project(file, *d.base, d.draft, d.problems, d.for_others);
    if (done) d.saved_to(stamp_of(file), d.history.state());
    return done;
}
void Document::save_aside(const fs::path& file, std::function<void(const base::Result<base::Done>&)> done) {
    Impl& d = *impl_;
    base::check(!saving(), "two saves at once");
    if (d.history.in_transaction()) return done(drag_is_open());
    if (d.pool == nullptr) return done(save_as(file));
    d.save_job = d.pool->run<Stamp>(
        "Saving", d.revision,
        [file, base = d.base, draft = d.draft, problems = d.problems, for_others = d.for_others](const base::Progress&) -> base::Result<Stamp> {
            if (auto saved = save_project(file, *base, draft, problems, for_others); !saved) return saved.error();
            return stamp_of(file);
        },
        [this, alive = std::weak_ptr<int>(d.alive), state = d.history.state(), done = std::move(done)](jobs::Key,
                                                                                                     base::Result<Stamp> stamp) {
            if (alive.expired()) return;
            impl_->save_job = {};
            if (!stamp) return done(stamp.error());
            impl_->saved_to(stamp.value(), state);
            done(base::Done{});
        });
}
bool Document::saving() const { return impl_->save_job && !impl_->save_job.ended(); }
std::string Document::title() const {
    const bool copy = impl_->sample && dirty();
    return fmt::format("{}{}{}", copy ? "My copy of " : "", impl_->base->title.empty() ? impl_->base->id : impl_->base->title,
                       dirty() ? " *" : "");
}

void Document::autosave_in(const fs::path& folder, double every_s) {
    Impl& d = *impl_;
    d.autosave_every_s = every_s;
    auto slot = d.kept_aside.empty() ? std::nullopt : AsideSlot::take_over(d.kept_aside);
    if (!slot) slot = AsideSlot::take(folder, d.opened);
    if (slot) d.slot = std::make_shared<const AsideSlot>(std::move(*slot));
}
fs::path Document::autosave_file() const { return impl_->slot ? impl_->slot->file() : fs::path(); }
void Document::tick(double now_s) {
    Impl& d = *impl_;
    if (!d.slot || !dirty() || d.history.in_transaction() || d.revision == d.autosaved_revision) return;
    if (now_s - d.autosaved_at_s < d.autosave_every_s || (d.autosave_job && !d.autosave_job.ended())) return;
    d.autosaved_at_s = now_s;
    const std::uint64_t revision = d.revision;
    const auto write = [slot = d.slot, base = d.base, draft = d.draft, problems = d.problems]() -> base::Result<base::Done> {
        if (auto whose = slot->sign(); !whose) return whose;
        return save_project(slot->file(), *base, draft, problems);
    };
    if (d.pool == nullptr) {
        if (write()) d.autosaved_revision = revision;
        return;
    }
    d.autosave_job = d.pool->run<base::Done>(
        "Saving aside", revision, [write](const base::Progress&) { return write(); },
        [this, alive = std::weak_ptr<int>(d.alive)](jobs::Key key, base::Result<base::Done> result) {
            if (alive.expired()) return;
            if (result) impl_->autosaved_revision = key;
            if (!dirty()) forget_autosave();  // saved for good while it was being written
        });
}
void Document::forget_autosave() const {
    if (impl_->slot) impl_->slot->clear();
}

}  // namespace merestone::session
