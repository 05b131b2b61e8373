// Opens a plan off the main thread: first what was given (a second at most), then, on its own time, the localities that are found.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "actions/study.hpp"
#include "base/result.hpp"
#include "io/plan_file.hpp"
#include "model/problem.hpp"
#include "ui/document.hpp"

namespace merestone::ui {

class Desk;

struct WhatToOpen {
    std::filesystem::path plan;  // the folder, plan.toml or project that it is of
    bool sample = false;
    std::filesystem::path kept_aside;                             // unsaved work on it, to be read instead; empty: none
    std::shared_ptr<const io::PlanFile> in_the_making = nullptr;  // instead of all that: a plan without a file; nothing is found for it
};

class Opener {
public:
    Opener();
    ~Opener();
    // Ends what is being opened. The desk's present document stays until the new one is there.
    void start(Desk& desk, const WhatToOpen& what);
    void cancel();
    [[nodiscard]] bool busy() const;
    struct Now {
        std::string stage;
        double share = 0.0;
        double since_s = 0.0;
    };
    [[nodiscard]] Now now() const;
    void take(Desk& desk);  // main thread, each frame: hands over what is ready

private:
    struct Work;
    static void read(const WhatToOpen& what, const actions::StudyOptions& options, const base::Progress& progress, Work& work);
    std::shared_ptr<Work> work_;
    std::jthread thread_;
    double started_s_ = 0.0;
};

}  // namespace merestone::ui
