// A document's start from a made-up plan, for the tests of the session.
#pragma once

#include <memory>

#include "analysis/judge.hpp"
#include "session/document.hpp"
#include "support/made_plan.hpp"

namespace merestone::test {

inline session::Start start_of(const MadePlan& made) {
    session::Start start;
    auto plan = std::make_shared<model::Plan>(made.plan);
    plan->title = "Made";
    start.plan = plan;
    const auto people = analysis::registered_people(*plan);
    start.scenarios.push_back(std::make_shared<const analysis::Judged>(analysis::judge(*plan, people, made.scenario)));
    return start;
}

}  // namespace merestone::test
