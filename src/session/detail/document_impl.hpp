// What a document holds, for the files that document.hpp is carried out in: document.cpp (the draft and its history),
// document_results.cpp (flags, repair, profiles, search), document_saving.cpp (files, saving, work kept aside). Private to the room.
#pragma once

#include <algorithm>

#include "base/check.hpp"
#include "geo/locator.hpp"
#include "session/document.hpp"

namespace merestone::session {

// Whether a change alters what the plan's tables say, so that people and live numbers must be taken anew.
inline bool is_of_assumption(const edit::Swap<model::Override>& swap) {
    return (swap.after ? swap.after : swap.before)->kind == "assumption";
}
inline bool alters_attributes(const edit::Change& change) {
    return !std::all_of(change.overrides.begin(), change.overrides.end(), is_of_assumption);
}
inline bool alters_tables(const edit::Change& change) {
    return !change.overrides.empty() || !change.hubs.empty() || !change.housing.empty();
}
// Nothing but weights of a ranking: figures, flags and gaps stand; only the book (request_book) is another.
inline bool alters_weights_alone(const edit::Change& change) {
    return !change.overrides.empty() && !alters_attributes(change) && change.zones.empty() && change.practices.empty() &&
           !change.localities_after && !change.scenarios_after && change.hubs.empty() && change.housing.empty();
}
inline base::Error drag_is_open() { return {base::ErrorKind::usage, "a drag is not ended yet", "Release the button first."}; }

struct AskKey {
    const Book* book = nullptr;
    analysis::AskBy by = analysis::AskBy::as_neighbours;
    friend bool operator==(const AskKey&, const AskKey&) = default;
};

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

    std::shared_ptr<const Estate> estate;
    std::uint64_t estate_revision = 0;  // that it is of, or still is of after an edit that it does not depend on
    std::string estate_problem;
    jobs::Handle estate_job;
    std::shared_ptr<const Book> book;
    std::uint64_t book_revision = 0;
    std::uint64_t book_asked = 0;  // revision of the job on its way
    std::string book_problem;
    jobs::Handle book_job;
    std::optional<analysis::DeveloperAsk> ask;
    std::shared_ptr<const Book> ask_of;  // the book that it was made beside
    AskKey ask_asked;                    // of the job on its way
    std::string ask_problem;
    jobs::Handle ask_job;
    std::shared_ptr<const analysis::Sensitivity> sensitivity;
    std::shared_ptr<const Estate> sensitivity_of;
    std::weak_ptr<const Estate> sensitivity_asked;  // of the job on its way, or of the one that failed
    std::string sensitivity_problem;
    jobs::Handle sensitivity_job;
    std::optional<Repair> repair;
    std::uint64_t repair_revision = 0;
    std::string repair_problem;
    jobs::Handle repair_job;
    jobs::Handle proposal_job;

    std::filesystem::path opened;
    std::filesystem::path file;  // where save writes; empty: asked for
    bool sample = false;
    std::filesystem::path kept_aside;  // the slot to go on in
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

    // The next revision, after a step. \param estate_stands nothing that the estate depends on was changed
    void step(bool estate_stands) {
        const bool current = estate && estate_revision == revision;
        ++revision;
        if (current && estate_stands) estate_revision = revision;
        else sensitivity_job.cancel();
    }

    // What follows from a change that was just put.
    std::vector<model::LocalityIx> follow(const edit::Change& change, edit::Direction direction) {
        if (change.scenarios_after) {
            plan.reset();
            index.reset();
            live = std::make_unique<LiveNumbers>(counted, people, draft);
            return all_localities();
        }
        if (alters_tables(change)) {
            plan.reset();
            index.reset();
        }
        if (alters_attributes(change)) {
            count_anew();
            return all_localities();
        }
        return live->refresh(draft, change, direction);
    }
    [[nodiscard]] std::vector<model::LocalityIx> all_localities() const {
        std::vector<model::LocalityIx> all;
        for (std::size_t l = 0; l < draft.localities.size(); ++l) all.emplace_back(l);
        return all;
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
    // A scenario by its id, the drawn one before the plan's own: document_scenarios.cpp.
    std::vector<ScenarioName> names;
    std::uint64_t names_for = 0;  // revision
    [[nodiscard]] std::vector<ScenarioName> all_names() const;
    [[nodiscard]] std::shared_ptr<const model::Scenario> scenario_of_id(const std::string& id) const;
    [[nodiscard]] const analysis::Judged* of_plan(const std::string& id) const;
    [[nodiscard]] bool worth_keeping() const;  // the working scenario, when another is taken up: not where it is as the plan gives it
    [[nodiscard]] std::shared_ptr<const model::Scenario> from() const {
        return draft.scenario_from.empty() || draft.scenario_from == draft.scenario_id ? nullptr : scenario_of_id(draft.scenario_from);
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

}  // namespace merestone::session
