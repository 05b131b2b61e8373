#include "optim/detail/recombine.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace merestone::optim::detail {

// A random node's group, then groups that touch what is chosen so far.
bool Recombiner::gather(const State& state, std::uint32_t in, base::Random& random) {
    const Piece& piece = state.piece();
    chosen_.assign(1, state.group(random.below(static_cast<std::uint32_t>(piece.nodes()))));
    const auto is_chosen = [&](std::uint32_t g) { return std::find(chosen_.begin(), chosen_.end(), g) != chosen_.end(); };
    while (chosen_.size() < in) {
        // Each border crossing has an equal chance: reservoir sampling.
        std::uint32_t found = 0;
        std::uint32_t next = 0;
        for (const std::uint32_t g : chosen_) {
            for (const NodeNo v : state.members(g)) {
                for (const NodeNo w : piece.neighbours.row(v)) {
                    if (is_chosen(state.group(w))) continue;
                    if (random.below(++found) == 0) next = state.group(w);
                }
            }
        }
        if (found == 0) return false;
        chosen_.push_back(next);
    }
    pool_.clear();
    for (const std::uint32_t g : chosen_) pool_.insert(pool_.end(), state.members(g).begin(), state.members(g).end());
    return true;
}

void Recombiner::rank_cuts(const State& state, std::uint32_t out, base::Random& random) {
    const Piece& piece = state.piece();
    const std::uint32_t activities = piece.activities;
    const auto count = static_cast<std::uint32_t>(pool_.size());
    cuts_.clear();
    if (out == 1) {
        cuts_.push_back({0.0, 0, 0});
        return;
    }
    rest_.resize(activities * 2U);
    double* rest = rest_.data();
    double* middle = rest + activities;
    const auto rank = [&](double violation) { return violation + 1e-3 * random.unit(); };
    for (std::uint32_t p = 1; p < count; ++p) {
        if (out == 2) {
            for (std::uint32_t a = 0; a < activities; ++a) rest[a] = tree_.sum(0)[a] - tree_.sum(p)[a];
            cuts_.push_back({rank(state.bounds_violation(tree_.sum(p)) + state.bounds_violation(rest)), p, 0});
            continue;
        }
        for (std::uint32_t q = p + 1; q < count; ++q) {
            const bool nested = q < p + tree_.size(p);
            if (nested && tree_.size(q) == tree_.size(p)) continue;
            for (std::uint32_t a = 0; a < activities; ++a) {
                middle[a] = tree_.sum(p)[a] - (nested ? tree_.sum(q)[a] : 0.0);
                rest[a] = tree_.sum(0)[a] - middle[a] - tree_.sum(q)[a];
            }
            const double violation = state.bounds_violation(middle) + state.bounds_violation(tree_.sum(q)) + state.bounds_violation(rest);
            cuts_.push_back({rank(violation), p, q});
        }
    }
    const std::size_t looks = std::min(cuts_.size(), kLooks);
    std::partial_sort(cuts_.begin(), cuts_.begin() + static_cast<std::ptrdiff_t>(looks), cuts_.end(), [](const Cut& c, const Cut& d) {
        return std::tie(c.rank, c.first, c.second) < std::tie(d.rank, d.first, d.second);
    });
    cuts_.resize(looks);
}

void Recombiner::split(const Cut& cut) {
    for (std::vector<NodeNo>& set : set_) set.clear();
    const auto in_run = [&](std::uint32_t position, std::uint32_t p) { return p != 0 && position >= p && position < p + tree_.size(p); };
    for (std::uint32_t position = 0; position < pool_.size(); ++position) {
        // A second cut inside the first one's subtree takes its own away from it.
        const std::size_t which = in_run(position, cut.second) ? 2 : in_run(position, cut.first) ? 1 : 0;
        set_[which].push_back(tree_.order()[position]);
    }
}

bool Recombiner::same_as_before(const State& state, std::uint32_t out) const {
    if (chosen_.size() != out) return false;
    for (std::uint32_t i = 0; i < out; ++i) {
        for (const NodeNo v : set_[i]) {
            if (state.group(v) != state.group(set_[i].front())) return false;
        }
    }
    return true;
}

// Each set keeps the label most of its nodes have, as far as labels go round; it matters to former groups only.
void Recombiner::choose_labels(const State& state, std::uint32_t out) {
    free_labels_ = chosen_;
    for (std::uint32_t label = 0; free_labels_.size() < out; ++label) {
        if (state.members(label).empty()) free_labels_.push_back(label);
    }
    if (state.piece().labels == 0) {
        std::copy_n(free_labels_.begin(), out, set_label_.begin());
        return;
    }
    std::array<bool, 3> labelled{};
    for (std::uint32_t round = 0; round < out; ++round) {
        std::size_t best_set = 0;
        std::size_t best_label = 0;
        std::size_t most = 0;
        for (std::size_t i = 0; i < out; ++i) {
            if (labelled[i]) continue;
            for (std::size_t l = 0; l < free_labels_.size(); ++l) {
                std::size_t same = 1;
                for (const NodeNo v : set_[i]) same += state.group(v) == free_labels_[l] ? 1U : 0U;
                if (same <= most) continue;
                most = same;
                best_set = i;
                best_label = l;
            }
        }
        set_label_[best_set] = free_labels_[best_label];
        labelled[best_set] = true;
        free_labels_.erase(free_labels_.begin() + static_cast<std::ptrdiff_t>(best_label));
    }
}

// Links between different sets, looked at from all sets but the one with most nodes.
double Recombiner::cut_between(const Piece& piece, std::uint32_t out) {
    std::uint32_t largest = 0;
    for (std::uint32_t i = 0; i < out; ++i) {
        if (set_[i].size() > set_[largest].size()) largest = i;
        for (const NodeNo v : set_[i]) set_of_[v] = static_cast<std::uint8_t>(i + 1);
    }
    double cut = 0.0;
    for (std::uint32_t i = 0; i < out; ++i) {
        if (i == largest) continue;
        for (const NodeNo v : set_[i]) {
            for (const Link& link : piece.links.row(v)) {
                const std::uint32_t there = set_of_[link.to];
                if (there == 0 || there == i + 1) continue;
                cut += there == largest + 1 ? link.cost : 0.5 * link.cost;
            }
            work_ += piece.links.row(v).size();
        }
    }
    for (const NodeNo v : pool_) set_of_[v] = 0;
    return cut;
}

// What the chosen groups cost and break now, with the links between them.
void Recombiner::weigh_before(const State& state) {
    const Piece& piece = state.piece();
    before_ = {};
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
        before_.objective += state.group_cost(chosen_[i]);
        before_.violation += state.set_violation(state.members(chosen_[i]));
        set_[i].assign(state.members(chosen_[i]).begin(), state.members(chosen_[i]).end());
    }
    if (piece.has_links) before_.objective += cut_between(piece, static_cast<std::uint32_t>(chosen_.size()));
}

Change Recombiner::evaluate(const State& state, std::uint32_t out, const Cut& cut) {
    const Piece& piece = state.piece();
    split(cut);
    Change change;
    if (same_as_before(state, out)) {
        change.objective = std::numeric_limits<double>::infinity();
        return change;
    }
    choose_labels(state, out);
    try_nodes_.clear();
    try_label_.clear();
    std::uint64_t sites = 0;
    for (std::uint32_t i = 0; i < out; ++i) {
        change.objective += state.set_cost(set_[i], set_label_[i]);
        change.violation += state.set_violation(set_[i]);
        std::uint64_t own = 0;
        for (const NodeNo v : set_[i]) {
            try_nodes_.push_back(v);
            try_label_.push_back(set_label_[i]);
            own += piece.site_begin[v + 1] - piece.site_begin[v];
        }
        sites += own * set_[i].size();
    }
    work_ += sites;
    if (piece.has_links) change.objective += cut_between(piece, out);
    change.objective -= before_.objective;
    change.violation -= before_.violation;
    return change;
}

std::optional<Change> Recombiner::propose(const State& state, std::uint32_t in, std::uint32_t out, double price, base::Random& random) {
    work_ = 0;
    if (!gather(state, in, random) || pool_.size() < out) return std::nullopt;
    work_ += pool_.size() * (pool_.size() + 8);
    tree_.grow(pool_, {}, false, random);
    rank_cuts(state, out, random);
    weigh_before(state);
    std::optional<Change> best;
    for (const Cut& cut : cuts_) {
        const Change change = evaluate(state, out, cut);
        if (change.objective == std::numeric_limits<double>::infinity()) continue;
        if (best && best->objective + price * best->violation <= change.objective + price * change.violation) continue;
        best = change;
        nodes_ = try_nodes_;
        label_ = try_label_;
    }
    return best;
}

}  // namespace merestone::optim::detail
