#include "model/results.hpp"

namespace merestone::model {

const char* to_string(Rag rag) noexcept {
    switch (rag) {
        case Rag::grey: return "grey";
        case Rag::green: return "green";
        case Rag::amber: return "amber";
        case Rag::red: return "red";
    }
    return "";
}

}  // namespace merestone::model
