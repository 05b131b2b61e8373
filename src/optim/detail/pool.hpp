// Runs numbered jobs on some threads; the caller's is one of them, and the only one that reports progress.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace merestone::optim::detail {

// job(i) for every i below `jobs`, each exactly once, in no order; said(done) after each job of the calling thread. Jobs must
// not touch each other's data. The first exception of a job is thrown again here once all threads have ended.
template <typename Job, typename Said>
void run_jobs(std::size_t jobs, unsigned threads, const Job& job, const Said& said) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::exception_ptr fault;
    std::mutex fault_mutex;
    const auto work = [&](bool caller) {
        for (std::size_t i = next++; i < jobs; i = next++) {
            try {
                job(i);
                ++done;
                if (caller) said(done.load());
            } catch (...) {
                const std::scoped_lock lock(fault_mutex);
                if (!fault) fault = std::current_exception();
                next = jobs;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        const std::size_t count = std::min<std::size_t>(std::max(1U, threads), std::max<std::size_t>(jobs, 1));
        for (std::size_t t = 1; t < count; ++t) helpers.emplace_back([&work] { work(false); });
        work(true);
    }
    if (fault) std::rethrow_exception(fault);
}

}  // namespace merestone::optim::detail
