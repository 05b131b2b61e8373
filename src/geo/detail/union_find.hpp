// Which things hang together (disjoint sets with path halving); the least member stands for its set, whatever the order of joins.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace merestone::geo::detail {

class UnionFind {
public:
    explicit UnionFind(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
    [[nodiscard]] std::uint32_t find(std::uint32_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    bool join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        if (a == b) return false;
        if (b < a) std::swap(a, b);
        parent_[b] = a;
        return true;
    }

private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace merestone::geo::detail
