#include "ui/opener.hpp"

#include <atomic>
#include <deque>

#include "analysis/catchments.hpp"
#include "analysis/estate.hpp"
#include "ui/desk.hpp"

namespace merestone::ui {
namespace {

constexpr double kHubRadius_m = 3000.0;  // a hub without a drawn catchment: straight-line reach, the plan's default

std::vector<model::Catchment> hub_catchments(const model::Plan& plan) {
    std::vector<model::Catchment> out;
    if (plan.hubs.empty() || !plan.topology) return out;
    const analysis::Catchments catchments(plan);
    for (const model::Hub& hub : plan.hubs)
        if (hub.at) out.push_back(catchments.by_radius({"hub", hub.id, *hub.at}, base::Metres(kHubRadius_m)));
    return out;
}

// What stands before anything is found: the scenario asked for or the first given one; a plan with none shows its zones alone.
std::string first_scenario(const model::Plan& plan) {
    for (const model::ScenarioSpec& s : plan.scenarios)
        if (s.kind == model::ScenarioKind::given) return s.id;
    return {};
}

}  // namespace

struct Opener::Work {
    std::mutex mutex;
    std::string stage = "opening";
    double share = 0.0;
    struct Ready {
        std::unique_ptr<Document> document;
        std::optional<base::Error> error;
        model::Problems problems;
        bool last = false;
    };
    std::deque<Ready> ready;
    std::atomic<bool> over{false};
    std::function<void()> wake;
    base::Progress::Report report;

    void hand_over(Ready r) {
        {
            const std::lock_guard lock(mutex);
            if (r.last) over = true;
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

void Opener::start(Desk& desk, const std::filesystem::path& plan, bool sample) {
    cancel();
    started_s_ = desk.now_s;
    work_ = std::make_shared<Work>();
    work_->wake = desk.host.wake;
    thread_ = std::jthread([work = work_, plan, sample, data = desk.data_folder](const std::stop_token& stop) {
        work->report = [&w = *work](double share, std::string_view stage) {
            const std::lock_guard lock(w.mutex);
            w.share = share;
            w.stage = std::string(stage);
        };
        const base::Progress progress(&work->report, stop);
        actions::StudyOptions options;
        options.data_folder = data;
        auto opened = actions::open_plan(plan, options, progress);
        if (!opened) return work->hand_over({nullptr, opened.error(), {}, true});
        if (model::has_errors(opened.value().problems) && opened.value().plan.zones.empty())
            return work->hand_over({nullptr,
                                    base::Error{base::ErrorKind::bad_input, plan.filename().string() + " cannot be shown",
                                                "Its problems are listed in the table below."},
                                    std::move(opened.value().problems), true});
        const auto geography = make_geography(opened.value().plan, progress);
        if (!geography) return work->hand_over({nullptr, base::Error{base::ErrorKind::cancelled, "cancelled", ""}, {}, true});
        const auto catchments = hub_catchments(opened.value().plan);

        const auto finish = [&](actions::Study study, bool last) {
            const auto& chosen = study.chosen();
            const actions::Judged* from = study.from_of(chosen.scenario.id);
            auto estate = analysis::find_gaps(study.plan, chosen.scenario, chosen.localities, from != nullptr ? &from->scenario : nullptr, progress);
            work->hand_over({std::make_unique<Document>(plan, sample, std::move(study), catchments, std::move(estate.flags), geography), {}, {}, last});
        };
        const std::string given = first_scenario(opened.value().plan);
        const bool finds = std::any_of(opened.value().plan.scenarios.begin(), opened.value().plan.scenarios.end(),
                                       [](const model::ScenarioSpec& s) { return s.kind == model::ScenarioKind::found; });
        if (!given.empty()) {
            actions::StudyOptions first = options;
            first.scenario = given;
            auto study = actions::study(finds ? opened.value() : std::move(opened.value()), first, {given}, progress);
            if (!study) return work->hand_over({nullptr, study.error(), {}, true});
            finish(std::move(study).value(), !finds);
        }
        if (!finds) return;
        auto study = actions::study(std::move(opened).value(), options, {}, progress);
        if (!study) return work->hand_over({nullptr, study.error(), {}, true});
        finish(std::move(study).value(), true);
    });
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
        if (r.document) desk.take_document(std::move(r.document));
        if (r.error && r.error->kind != base::ErrorKind::cancelled) desk.notices.say(*r.error, desk.now_s);
    }
    if (over) {
        thread_.join();
        work_.reset();
    }
}

}  // namespace merestone::ui
