// Colours of a risk's score, consequence (1 to 5) x likelihood (1 to 5): 15 to 25 red, 8 to 12 amber, 1 to 6 green.
//
// Source: A risk matrix for risk managers (National Patient Safety Agency, January 2008): extreme 15-25, high 8-12, moderate 4-6, low 1-3;
// the last two are one colour here.
#pragma once

#include "model/results.hpp"

namespace merestone::analysis {

[[nodiscard]] constexpr model::Rag risk_rag(int score) noexcept {
    return score >= 15 ? model::Rag::red : score >= 8 ? model::Rag::amber : model::Rag::green;
}

}  // namespace merestone::analysis
