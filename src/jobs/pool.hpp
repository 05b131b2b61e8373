// Long work off the main thread: a few workers, rows to show, and an inbox that the main thread empties.
//
//     jobs::Pool pool(2, [] { wake_the_event_loop(); });
//     pool.run<Result>("Checking the rules", revision,
//         [snapshot](const base::Progress& p) -> base::Result<Result> { ... },
//         [this](jobs::Key key, base::Result<Result> r) { if (key == revision_) take(std::move(r)); });
//     ... each frame: pool.drain();
//
// A job holds a snapshot of what it needs (values or shared immutable data), a stop token and a Progress; it gives a value or an
// Error back. Its completion runs inside drain(), on the thread that calls it, never elsewhere. A result carries the key that the job
// was started with: the taker compares and drops what is stale. The waker may be called from a worker at any moment, and must only
// wake. What a job throws becomes an Error of kind internal. Waiting jobs run in the order they came.
// Cost: a thread a worker; a mutex that is held for the copy of a few words.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.hpp"
#include "base/result.hpp"

namespace merestone::jobs {

using Key = std::uint64_t;  // what a result is of: a revision, or a hash of what was asked

enum class State { waiting, running, done, failed, cancelled };

// A job as a panel shows it.
struct Row {
    std::uint64_t number = 0;  // of the job, ascending from 1 as they were started
    std::string name;          // "Finding localities"
    State state = State::waiting;
    double share_done = 0.0;
    std::string stage;
    double elapsed_s = 0.0;  // since it began to run; stands still once it ended
};

// Holds on to one job. Copies speak of the same job; a default-made one of none. Letting go does not cancel.
class Handle {
public:
    Handle() = default;
    explicit operator bool() const noexcept { return job_ != nullptr; }
    [[nodiscard]] Row row() const;  // of none: a cancelled row without a name
    [[nodiscard]] bool ended() const;
    // Asks it to stop. One that waits never begins; one that runs ends when it next looks. Its completion still runs, with an
    // Error of kind cancelled, whatever it gave back.
    void cancel() const;

private:
    friend class Pool;
    struct Job;
    explicit Handle(std::shared_ptr<Job> job) : job_(std::move(job)) {}
    std::shared_ptr<Job> job_;
};

class Pool {
public:
    explicit Pool(unsigned workers = 2, std::function<void()> waker = {});
    ~Pool();  // cancels all, waits for those that run; completions that were not drained are dropped
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    template <typename T>
    Handle run(std::string name, Key key, std::function<base::Result<T>(const base::Progress&)> work,
               std::function<void(Key, base::Result<T>)> completion) {
        // The value crosses the threads in this box: written by the worker before the inbox's mutex, read after it.
        auto box = std::make_shared<base::Result<T>>(base::Error{base::ErrorKind::cancelled, "cancelled", ""});
        return start(
            std::move(name),
            [box, work = std::move(work)](const base::Progress& progress) {
                *box = work(progress);
                return box->ok() ? State::done : box->error().kind == base::ErrorKind::cancelled ? State::cancelled : State::failed;
            },
            [box, key, completion = std::move(completion)](const base::Error* instead) {
                if (completion) completion(key, instead != nullptr ? base::Result<T>(*instead) : std::move(*box));
            });
    }

    // Runs the completions of what has ended, in the order of ending. \returns how many.
    std::size_t drain();
    // Every job that waits or runs, and those that ended since the last drain, by number.
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] bool idle() const;  // nothing waits, nothing runs, nothing is left to drain
    void cancel(std::uint64_t number) const;
    void cancel_all() const;
    // Blocks until nothing waits or runs (not for the main loop: for tests and the end of the program).
    void wait_idle() const;

private:
    using Work = std::function<State(const base::Progress&)>;
    using Completion = std::function<void(const base::Error* instead)>;
    Handle start(std::string name, Work work, Completion completion);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace merestone::jobs
