// The open document: a plan as read, the draft that a planner works on, its history, and everything that follows from them.
//
// Lives on the main thread and takes no locks. Views hold ids and the revision; what a job brings for an older revision is dropped.
//
//     session::Document doc(std::move(start), pool);
//     auto done = doc.apply(edit::MoveZones{{zone}, to});   // validated, live numbers right when it returns
//     doc.preview(...)                                      // the numbers it would give; nothing changes
//     doc.undo(); doc.redo();
//     each frame: pool.drain(); doc.tick(now_s);            // results come in; autosave when due
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/blocks.hpp"
#include "analysis/catchments.hpp"
#include "analysis/estate.hpp"
#include "analysis/estate_book.hpp"
#include "analysis/locality_stats.hpp"
#include "analysis/registered.hpp"
#include "analysis/year_tables.hpp"
#include "edit/command.hpp"
#include "edit/draft.hpp"
#include "edit/history.hpp"
#include "jobs/pool.hpp"
#include "model/plan.hpp"
#include "model/problem.hpp"
#include "session/disk_watch.hpp"
#include "session/kept_aside.hpp"
#include "session/live_numbers.hpp"
#include "session/profile.hpp"
#include "session/proposal.hpp"
#include "session/repair.hpp"
#include "session/save.hpp"
#include "session/search.hpp"

namespace merestone::session {

struct Start {
    std::shared_ptr<const model::Plan> plan;
    model::Problems problems;
    std::shared_ptr<const analysis::RegisteredPeople> people;  // null: worked out
    std::shared_ptr<const analysis::Blocks> blocks;            // null: worked out when first needed
    std::vector<std::shared_ptr<const analysis::Judged>> scenarios;
    std::string working;               // id of the scenario to work on; empty: the last one
    std::optional<edit::Draft> draft;  // of a project that was edited before; instead of `working`
    std::filesystem::path opened;      // what the user opened; empty: the embedded sample
    bool embedded_sample = false;
    std::filesystem::path kept_aside;  // unsaved work that this was read from (kept_aside.hpp); empty: none
    std::vector<Stamp> files;          // that the plan was read from, to notice when another program changes them
};

// The figures that a command would give.
struct Preview {
    edit::Applied applied;
    std::vector<model::LocalityIx> localities;  // touched
    std::vector<LiveLocality> before;           // of each
    std::vector<LiveLocality> after;
    std::vector<CheapFlag> flags_after;  // of the touched ones
};

struct ScenarioName {
    std::string key;  // its id; "plan:" before it where the plan's own one is meant and a drawn one has its id
    std::string title;
    std::string note;
    std::string from;
    enum class Kind { working, kept, of_plan } kind = Kind::of_plan;
};

struct Estate {
    edit::Draft draft;                              // that it is of: what differs from it says what the next one has to work out
    std::vector<analysis::Judged> judged;           // one: the working scenario
    std::vector<model::LocalityIx> draft_locality;  // per locality of the judged scenario
    analysis::EstateResult result;
    std::shared_ptr<const analysis::YearTables> years;  // of result, ready to be looked up
};

// What is read from the estate rather than flagged: rankings, schemes, the developer's share, what to do. Keeps what it was made of.
struct Book {
    std::shared_ptr<const model::Plan> plan;
    std::shared_ptr<const Estate> estate;
    analysis::EstateBook book;
    // By the weights that the plan came with, where a planner has changed some: how ranks moved. Else nothing.
    struct Published {
        analysis::Ranking premises;
        analysis::Ranking localities;
    };
    std::optional<Published> by_published_weights;
};

class Document {
public:
    // \param pool may be null: then nothing runs aside, and request_estate works at once. Outlives the document.
    Document(Start start, jobs::Pool* pool);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] const model::Plan& base() const noexcept;                          // as published
    [[nodiscard]] std::shared_ptr<const model::Plan> plan() const;                   // with the draft's hubs, housing and corrections
    [[nodiscard]] std::shared_ptr<const analysis::RegisteredPeople> people() const;  // of plan()
    [[nodiscard]] std::shared_ptr<const analysis::Blocks> blocks();                  // worked out on the first call
    [[nodiscard]] const model::Problems& problems() const noexcept;
    [[nodiscard]] const std::vector<std::shared_ptr<const analysis::Judged>>& scenarios() const noexcept;
    [[nodiscard]] const edit::Draft& draft() const noexcept;
    [[nodiscard]] const edit::History& history() const noexcept;
    [[nodiscard]] const LiveNumbers& live() const noexcept;
    [[nodiscard]] std::uint64_t revision() const noexcept;    // grows with every change of the draft, undo and redo too
    [[nodiscard]] model::ZoneIx zone_at(geo::Point p) const;  // none: outside

    // Every scenario that can be looked at, by title: those that are drawn, and those that the plan itself gives or that were found
    // (where a drawn one of the same id is still like that, once).
    [[nodiscard]] const std::vector<ScenarioName>& scenario_names() const;  // until the next change
    // \param key of scenario_names; \returns nothing where there is none such. O(zones).
    [[nodiscard]] std::shared_ptr<const model::Scenario> scenario(const std::string& key) const;
    // Takes up another scenario, as a step that can be undone; the one worked on so far is kept with all its edits. One that the plan
    // itself gives becomes a drawn one; it is let go again when left as it was.
    base::Result<edit::Applied> work_on(const std::string& key);
    // A copy of a scenario under a name of its own, taken up at once; moved patients are counted from where the original counts them, or
    // else from the original.
    base::Result<edit::Applied> copy_scenario(const std::string& key, const std::string& title);
    base::Result<edit::Applied> add_scenario(edit::Alternative scenario);  // made elsewhere: imported
    // Reads a proposed boundary in a job (proposal.hpp). \param done is run on the main thread, not where it was cancelled; nothing is
    // changed until add_scenario. One at a time: an earlier one is cancelled.
    void read_proposal_aside(const std::filesystem::path& file, const std::string& title, TheRest rest,
                             const std::vector<std::filesystem::path>& grid_folders,
                             std::function<void(const base::Result<Proposal>&)> done);

    [[nodiscard]] base::Result<edit::Applied> apply(const edit::Command& command, std::vector<std::uint32_t> selection_before = {});
    [[nodiscard]] base::Result<Preview> preview(const edit::Command& command);
    // \returns the change that was put (to know what to redraw) and its words; nothing when there is none.
    struct Moved {
        std::string words;
        std::vector<model::ZoneIx> zones;
        std::vector<model::LocalityIx> localities;
        std::vector<std::uint32_t> selection;
    };
    std::optional<Moved> undo();
    std::optional<Moved> redo();
    // A drag.
    void begin(std::string words);
    void commit(const std::string& words = {});
    void rollback();

    // Flags and gaps of the working scenario, aside. Asked again for a new revision the older job is cancelled.
    void request_estate();
    [[nodiscard]] const Estate* estate() const noexcept;           // null, or the last that came
    [[nodiscard]] std::uint64_t estate_revision() const noexcept;  // that it is of; 0: there is none yet
    [[nodiscard]] bool estate_current() const noexcept;
    [[nodiscard]] std::string estate_problem() const;  // why the last job failed; empty

    // The book of the estate as it is now, aside: asked for by what shows it, as often as it likes. Only made once the estate is there;
    // it is dropped with every step, also one that changes weights alone (then the estate stands, and the book alone is made anew).
    void request_book();
    [[nodiscard]] std::shared_ptr<const Book> book() const noexcept;  // null: not of this revision, or being worked out
    [[nodiscard]] std::string book_problem() const;                   // why not, where it failed
    // The developer's share by another way of registering than the plan's, aside, likewise.
    void request_ask(analysis::AskBy by);
    [[nodiscard]] const analysis::DeveloperAsk* ask(
        analysis::AskBy by) const noexcept;  // null: being worked out; the book's where it has it
    [[nodiscard]] std::string ask_problem() const;
    // How far the estate's answer hangs on each number in it, aside: some dozen estates, half a second for all of England. It is of the
    // estate alone: a step that changes weights leaves it standing, any other drops it and stops its job.
    void request_sensitivity();
    [[nodiscard]] std::shared_ptr<const analysis::Sensitivity> sensitivity() const noexcept;  // null: not of this estate, or being made
    [[nodiscard]] std::string sensitivity_problem() const;                                    // why not, where it failed

    void request_repair(RepairScope scope = RepairScope::anywhere);
    [[nodiscard]] const Repair* repair() const noexcept;  // of this revision; null: none came yet
    [[nodiscard]] std::string repair_problem() const;     // why the job failed; empty
    base::Result<base::Done> accept_repair();             // as one step

    [[nodiscard]] Profile profile(std::span<const model::ZoneIx> zones) const;
    [[nodiscard]] Profile profile(const geo::MultiPolygon& area);
    [[nodiscard]] std::vector<Found> search(std::string_view query, std::size_t most = 12);

    // The embedded sample must not be written to: its first edit makes "My copy" of it.
    [[nodiscard]] bool needs_copy() const noexcept;  // edited, and has no file of its own
    void become_copy(const std::filesystem::path& file);
    [[nodiscard]] bool dirty() const noexcept;
    [[nodiscard]] std::filesystem::path project_file() const;  // where save() writes; empty: needs_copy
    // Layers for other programs that every save writes beside the plan.
    void saves_with(MakeForOthers for_others);
    [[nodiscard]] base::Result<base::Done> save();
    [[nodiscard]] base::Result<base::Done> save_as(const std::filesystem::path& file);
    // The same in a job: what is saved is the plan as it stands now, and edits made meanwhile stay unsaved. \param done is run on the
    // main thread. \pre not saving()
    void save_aside(const std::filesystem::path& file, std::function<void(const base::Result<base::Done>&)> done);
    [[nodiscard]] bool saving() const;
    // Whether another program wrote the project file since this plan was read from it or saved to it; save() would replace that.
    [[nodiscard]] bool project_changed_on_disk() const;
    // The files that this plan stands on, as they were when it was read; once saved, the project alone.
    [[nodiscard]] const std::vector<Stamp>& files() const noexcept;
    void take_files_as_they_are();            // what changed on disk was seen, and this plan is kept all the same
    [[nodiscard]] std::string title() const;  // of the window: "Leeds *"

    // An autosave in a slot of `folder` whenever dirty, at most every `every_s` seconds; in a job. `now_s` from any steady clock.
    void autosave_in(const std::filesystem::path& folder, double every_s = 10.0);
    void tick(double now_s);
    [[nodiscard]] std::filesystem::path autosave_file() const;  // empty: not asked for, or the folder cannot be written to
    void forget_autosave() const;                               // removes the file: after a save, or a clean end

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::session
