#include "jobs/pool.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace merestone::jobs {

using Clock = std::chrono::steady_clock;

struct Handle::Job {
    std::uint64_t number = 0;
    std::string name;
    std::function<State(const base::Progress&)> work;
    std::function<void(const base::Error*)> completion;
    std::stop_source stop;

    mutable std::mutex mutex;  // guards what follows
    State state = State::waiting;
    double share_done = 0.0;
    std::string stage;
    Clock::time_point began;
    Clock::time_point ended;
    std::optional<base::Error> fault;  // instead of what the work gave

    [[nodiscard]] Row row() const {
        const std::lock_guard lock(mutex);
        Row out{number, name, state, share_done, stage, 0.0};
        if (state == State::running) out.elapsed_s = std::chrono::duration<double>(Clock::now() - began).count();
        else if (state != State::waiting) out.elapsed_s = std::chrono::duration<double>(ended - began).count();
        return out;
    }
    void run() {
        {
            const std::lock_guard lock(mutex);
            began = ended = Clock::now();
            if (stop.stop_requested()) {
                end(State::cancelled);
                return;
            }
            state = State::running;
        }
        const base::Progress::Report report = [this](double share, std::string_view words) {
            const std::lock_guard lock(mutex);
            share_done = share;
            stage = words;
        };
        State came_to = State::failed;
        std::optional<base::Error> thrown;
        try {
            came_to = work(base::Progress(&report, stop.get_token()));
        } catch (const std::exception& e) {
            thrown = base::Error{base::ErrorKind::internal, name + " failed: " + e.what(), "Please report this; your plan is as it was."};
        }
        const std::lock_guard lock(mutex);
        ended = Clock::now();
        if (thrown) fault = std::move(thrown);
        end(stop.stop_requested() ? State::cancelled : came_to);
    }

private:
    void end(State with) {
        state = with;
        if (with == State::cancelled) fault = base::Error{base::ErrorKind::cancelled, name + " was cancelled", ""};
    }
};

Row Handle::row() const {
    if (!job_) return Row{0, "", State::cancelled, 0.0, "", 0.0};
    return job_->row();
}
bool Handle::ended() const {
    const State s = row().state;
    return s != State::waiting && s != State::running;
}
void Handle::cancel() const {
    if (job_) job_->stop.request_stop();
}

struct Pool::Impl {
    using JobPtr = std::shared_ptr<Handle::Job>;
    std::function<void()> waker;
    mutable std::mutex mutex;  // guards what follows; a job's own mutex may be taken inside, never the other way
    std::condition_variable_any something;
    mutable std::condition_variable_any ended;
    std::deque<JobPtr> waiting;
    std::vector<JobPtr> running;
    std::vector<JobPtr> inbox;
    std::uint64_t last_number = 0;
    std::vector<std::jthread> workers;  // last: they end before what they use

    void work(const std::stop_token& stop) {
        while (true) {
            JobPtr job;
            {
                std::unique_lock lock(mutex);
                if (!something.wait(lock, stop, [&] { return !waiting.empty(); })) return;
                job = waiting.front();
                waiting.pop_front();
                running.push_back(job);
            }
            job->run();
            {
                const std::lock_guard lock(mutex);
                std::erase(running, job);
                inbox.push_back(std::move(job));
            }
            ended.notify_all();
            if (waker) waker();
        }
    }
    [[nodiscard]] std::vector<JobPtr> all() const {
        const std::lock_guard lock(mutex);
        std::vector<JobPtr> out(inbox);
        out.insert(out.end(), running.begin(), running.end());
        out.insert(out.end(), waiting.begin(), waiting.end());
        return out;
    }
};

Pool::Pool(unsigned workers, std::function<void()> waker) : impl_(std::make_unique<Impl>()) {
    impl_->waker = std::move(waker);
    for (unsigned i = 0; i < std::max(1U, workers); ++i)
        impl_->workers.emplace_back([impl = impl_.get()](const std::stop_token& stop) { impl->work(stop); });
}

Pool::~Pool() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->waiting.clear();
        for (const auto& job : impl_->running) job->stop.request_stop();
    }
    for (std::jthread& worker : impl_->workers) worker.request_stop();
    for (std::jthread& worker : impl_->workers) worker.join();
}

Handle Pool::start(std::string name, Work work, Completion completion) {
    auto job = std::make_shared<Handle::Job>();
    job->name = std::move(name);
    job->work = std::move(work);
    job->completion = std::move(completion);
    {
        const std::lock_guard lock(impl_->mutex);
        job->number = ++impl_->last_number;
        impl_->waiting.push_back(job);
    }
    impl_->something.notify_one();
    return Handle(std::move(job));
}

std::size_t Pool::drain() {
    std::vector<Impl::JobPtr> ended;
    {
        const std::lock_guard lock(impl_->mutex);
        ended.swap(impl_->inbox);
    }
    for (const Impl::JobPtr& job : ended) {
        // Asked to stop after it ended but before it was taken: cancelled all the same.
        if (job->stop.stop_requested() && !job->fault) {
            const std::lock_guard lock(job->mutex);
            job->state = State::cancelled;
            job->fault = base::Error{base::ErrorKind::cancelled, job->name + " was cancelled", ""};
        }
        job->completion(job->fault ? &*job->fault : nullptr);
        job->work = {};  // what they hold is let go on this thread
        job->completion = {};
    }
    return ended.size();
}

std::vector<Row> Pool::rows() const {
    std::vector<Row> out;
    for (const Impl::JobPtr& job : impl_->all()) out.push_back(job->row());
    std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
    return out;
}

bool Pool::idle() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->waiting.empty() && impl_->running.empty() && impl_->inbox.empty();
}

void Pool::cancel(std::uint64_t number) const {
    for (const Impl::JobPtr& job : impl_->all())
        if (job->number == number) job->stop.request_stop();
}

void Pool::cancel_all() const {
    for (const Impl::JobPtr& job : impl_->all()) job->stop.request_stop();
}

void Pool::wait_idle() const {
    std::unique_lock lock(impl_->mutex);
    impl_->ended.wait(lock, [&] { return impl_->waiting.empty() && impl_->running.empty(); });
}

}  // namespace merestone::jobs
