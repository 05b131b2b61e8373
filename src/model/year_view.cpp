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

const char* to_string(SchemePhase phase) noexcept {
    switch (phase) {
        case SchemePhase::to_come: return "to come";
        case SchemePhase::under_way: return "under way";
        case SchemePhase::opens: return "opening in the year";
        case SchemePhase::open: return "open";
        case SchemePhase::given_up: return "given up";
        case SchemePhase::not_known: break;
    }
    return "not known";
}

}  // namespace merestone::model
