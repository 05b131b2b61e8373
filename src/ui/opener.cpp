#include "ui/opener.hpp"

#include <atomic>
#include <deque>

#include "actions/shading.hpp"
#include "actions/study.hpp"
#include "analysis/judge.hpp"
#include "io/load.hpp"
#include "io/project_file.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

// What stands before anything is found: the first given one; a plan with none shows its zones alone.
std::string first_scenario(const model::Plan& plan) {
    for (const model::ScenarioSpec& s : plan.scenarios)
        if (s.kind == model::ScenarioKind::given) return s.id;
    return {};
}

base::Result<actions::Opened> read_in_the_making(io::PlanFile file, const actions::StudyOptions& options, const base::Progress& progress) {
    io::LoadOptions load;
    if (!options.data_folder.empty()) load.grid_folders.push_back(options.data_folder);
    io::Loaded loaded = io::load_plan(std::move(file), load, progress);
    if (loaded.cancelled) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
    return actions::Opened{std::move(loaded.plan), std::move(loaded.problems)};
}

}  // namespace

struct Opener::Work {
    std::mutex mutex;
    std::string stage = "opening";
    double share = 0.0;
    struct Ready {
        std::optional<session::Start> start;
        std::shared_ptr<const Geography> geography;
        std::shared_ptr<const std::vector<scene::ColumnOffer>> columns;
        std::optional<base::Error> error;
        model::Problems problems;
        bool last = false;
        bool follows = false;  // an earlier state of the same opening was handed over
    };
    std::deque<Ready> ready;
    std::atomic<bool> over{false};
    bool handed = false;
    std::function<void()> wake;
    base::Progress::Report report;

    void hand_over(Ready r) {
        {
            const std::lock_guard lock(mutex);
            if (r.last) over = true;
            r.follows = handed;
            handed = handed || r.start.has_value();
            ready.push_back(std::move(r));
        }
        if (wake) wake();
    }
};

Opener::Opener() = default;
Opener::~Opener() = default;

bool Opener::busy() const { return work_ != nullptr; }

Opener::Now Opener::now() const {
    if (!work_) return {};
    const std::lock_guard lock(work_->mutex);
    return {work_->stage, work_->share, started_s_};
}

void Opener::cancel() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    work_.reset();
}

void Opener::start(Desk& desk, const WhatToOpen& what) {
    cancel();
    started_s_ = desk.now_s;
    work_ = std::make_shared<Work>();
    work_->wake = desk.host.wake;
    thread_ = std::jthread([work = work_, what, data = desk.data_folder](const std::stop_token& stop) {
        work->report = [&w = *work](double share, std::string_view stage) {
            const std::lock_guard lock(w.mutex);
            w.share = share;
            w.stage = std::string(stage);
        };
        const base::Progress progress(&work->report, stop);
        actions::StudyOptions options;
        options.data_folder = data;
        try {
            read(what, options, progress, *work);
        } catch (const std::exception& e) {  // a fault of ours must not take the window, and unsaved work, with it
            work->hand_over({std::nullopt,
                             nullptr,
                             nullptr,
                             base::Error{base::ErrorKind::internal, std::string("this plan could not be opened: ") + e.what(),
                                         "This is a fault of the program."},
                             {},
                             true});
        }
    });
}

void Opener::read(const WhatToOpen& what, const actions::StudyOptions& options, const base::Progress& progress, Work& out) {
    Work* work = &out;
    const std::filesystem::path& file = what.kept_aside.empty() ? what.plan : what.kept_aside;
    const auto fault = [&](base::Error error, model::Problems problems = {}) {
        work->hand_over({std::nullopt, nullptr, nullptr, std::move(error), std::move(problems), true});
    };
    auto opened = what.in_the_making ? read_in_the_making(*what.in_the_making, options, progress.part(0.0, 0.5))
                                     : actions::open_plan(file, options, progress.part(0.0, 0.5));
    if (!opened) return fault(opened.error());
    if (opened.value().plan.zones.empty())
        return fault({base::ErrorKind::bad_input, file.filename().string() + " cannot be shown", "Its problems are listed below."},
                     std::move(opened.value().problems));
    const auto geography = make_geography(opened.value().plan, progress.part(0.5, 1.0));
    if (!geography) return fault({base::ErrorKind::cancelled, "cancelled", ""});
    const auto columns = std::make_shared<const std::vector<scene::ColumnOffer>>(actions::shading_columns(opened.value().plan));

    // A project that was edited goes on where it was left.
    auto parted = edit::part(opened.value().plan);
    session::Start start;
    start.opened = what.sample ? std::filesystem::path() : what.plan;
    start.embedded_sample = what.sample;
    start.kept_aside = what.kept_aside;
    if (!what.sample && !what.in_the_making) start.files = session::stamps_of_plan(what.plan, opened.value().plan.layers);
    start.problems = opened.value().problems;
    if (what.in_the_making) {
        start.plan = std::make_shared<model::Plan>(std::move(opened.value().plan));
        return work->hand_over({std::move(start), geography, columns, {}, {}, true});
    }
    const auto hand_over = [&](actions::Study study, bool last) {
        session::Start s = start;
        s.people = std::make_shared<analysis::RegisteredPeople>(std::move(study.people));
        if (study.blocks) s.blocks = std::make_shared<analysis::Blocks>(std::move(*study.blocks));
        s.working = study.chosen().scenario.id;
        for (analysis::Judged& j : study.scenarios) s.scenarios.push_back(std::make_shared<analysis::Judged>(std::move(j)));
        s.plan = std::make_shared<model::Plan>(std::move(study.plan));
        work->hand_over({std::move(s), geography, columns, {}, {}, last});
    };
    if (parted.found) {
        start.draft = std::move(parted.draft);
        start.plan = std::make_shared<model::Plan>(std::move(parted.base));
        // What the plan itself gives can be compared with and gone back to; what was to be found is not looked for again.
        auto people = std::make_shared<analysis::RegisteredPeople>(analysis::registered_people(*start.plan));
        for (const model::ScenarioSpec& spec : start.plan->scenarios)
            if (spec.kind == model::ScenarioKind::given && spec.given_localities.empty())
                start.scenarios.push_back(std::make_shared<analysis::Judged>(
                    analysis::judge(*start.plan, *people, analysis::given_scenario(*start.plan, *people, spec))));
        start.people = std::move(people);
        return work->hand_over({std::move(start), geography, columns, {}, {}, true});
    }
    const std::string given = first_scenario(opened.value().plan);
    const bool finds = std::any_of(opened.value().plan.scenarios.begin(), opened.value().plan.scenarios.end(),
                                   [](const model::ScenarioSpec& s) { return s.kind == model::ScenarioKind::found; });
    if (!given.empty()) {
        actions::StudyOptions first = options;
        first.scenario = given;
        auto study = actions::study(finds ? opened.value() : std::move(opened.value()), first, {given}, progress);
        if (!study) return fault(study.error());
        hand_over(std::move(study).value(), !finds);
        if (!finds) return;
    } else {
        // Zones, practices and buildings are worth seeing before localities are found, and where none can be.
        session::Start bare = start;
        bare.plan = std::make_shared<model::Plan>(opened.value().plan);
        work->hand_over({std::move(bare), geography, columns, {}, {}, false});
    }
    auto study = actions::study(std::move(opened).value(), options, {}, progress);
    if (!study) return fault(study.error());
    hand_over(std::move(study).value(), true);
}

void Opener::take(Desk& desk) {
    if (!work_) return;
    std::deque<Work::Ready> ready;
    {
        const std::lock_guard lock(work_->mutex);
        ready.swap(work_->ready);
    }
    const bool over = work_->over && [&] {
        const std::lock_guard lock(work_->mutex);
        return work_->ready.empty();
    }();
    for (Work::Ready& r : ready) {
        if (r.start) desk.take_start(std::move(*r.start), std::move(r.geography), *r.columns, r.follows);
        if (r.error && r.error->kind != base::ErrorKind::cancelled) desk.notices.say(*r.error, desk.now_s);
        if (!r.problems.empty()) desk.failed_problems = std::move(r.problems);
    }
    if (over) {
        thread_.join();
        work_.reset();
    }
}

}  // namespace merestone::ui
