#include "model/growth.hpp"

namespace merestone::model {

const char* to_string(Registering how) noexcept {
    switch (how) {
        case Registering::as_neighbours: return "as neighbours";
        case Registering::nearest: return "nearest";
        case Registering::huff: return "huff";
        case Registering::inner_area: return "inner area";
    }
    return "";
}

}  // namespace merestone::model
