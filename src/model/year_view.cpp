#include "model/year_view.hpp"

namespace merestone::model {

const char* to_string(RangeState state) noexcept {
    switch (state) {
        case RangeState::under: return "under";
        case RangeState::within: return "within";
        case RangeState::over: return "over";
        case RangeState::not_known: break;
    }
    return "not known";
}

}  // namespace merestone::model
