#include "optim/detail/state.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "optim/detail/bounds.hpp"
#include "optim/detail/matching.hpp"

namespace merestone::optim::detail {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

}  // namespace

State::State(const Piece& piece)
    : piece_(&piece), slots_(piece.groups_max), activities_(piece.activities), group_(piece.nodes(), 0), place_(piece.nodes(), 0),
      members_(slots_), sum_(std::size_t{slots_} * activities_, 0.0), serve_(piece.sites(), 0.0), distance_(slots_, 0.0),
      off_bounds_(slots_, 0.0), moved_(slots_, 0.0), site_count_(slots_, 0), link_(piece.nodes() * slots_, 0.0),
      contacts_(piece.nodes() * slots_, 0), label_(slots_, -1), column_(piece.sites(), 0.0), mark_(piece.nodes(), 0), amounts_(activities_, 0.0) {
    std::uint32_t most = 0;
    for (std::size_t v = 0; v < piece.nodes(); ++v) most = std::max(most, piece.site_begin[v + 1] - piece.site_begin[v]);
    scratch_.resize(most);
    queue_.reserve(piece.nodes());
}

void State::assign(std::span<const std::uint32_t> group) {
    group_.assign(group.begin(), group.end());
    for (std::vector<NodeNo>& list : members_) list.clear();
    for (NodeNo v = 0; v < group_.size(); ++v) {
        place_[v] = static_cast<std::uint32_t>(members_[group_[v]].size());
        members_[group_[v]].push_back(v);
    }
    refresh();
    rematch();
}

void State::refresh() {
    std::fill(link_.begin(), link_.end(), 0.0);
    std::fill(contacts_.begin(), contacts_.end(), std::uint16_t{0});
    for (NodeNo v = 0; v < group_.size(); ++v) {
        for (const Link& link : piece_->links.row(v)) link_[std::size_t{v} * slots_ + group_[link.to]] += link.cost;
        for (const NodeNo w : piece_->neighbours.row(v)) ++contacts_[std::size_t{v} * slots_ + group_[w]];
    }
    for (std::uint32_t g = 0; g < slots_; ++g) rebuild_group(g);
    rebuild_totals();
}

void State::rebuild_group(std::uint32_t g) {
    const std::vector<NodeNo>& members = members_[g];
    double* sum = sum_.data() + std::size_t{g} * activities_;
    std::fill(sum, sum + activities_, 0.0);
    site_count_[g] = 0;
    moved_[g] = 0.0;
    for (const NodeNo v : members) {
        for (std::uint32_t a = 0; a < activities_; ++a) sum[a] += piece_->amount[std::size_t{v} * activities_ + a];
        site_count_[g] += piece_->site_begin[v + 1] - piece_->site_begin[v];
        if (piece_->labels > 0 || !piece_->stay_all.empty()) moved_[g] += piece_->stay_all[v] - stay(v, g);
    }
    off_bounds_[g] = members.empty() ? 0.0 : bounds_violation(sum);
    distance_[g] = 0.0;
    if (!piece_->has_distance || members.empty()) return;
    double best = kInf;
    for (const NodeNo at : members) {
        const std::uint32_t from = piece_->site_begin[at];
        const std::uint32_t to = piece_->site_begin[at + 1];
        std::fill(serve_.begin() + from, serve_.begin() + to, 0.0);
        for (const NodeNo v : members) {
            const double* row = piece_->serve_row(v);
            for (std::uint32_t s = from; s < to; ++s) serve_[s] += row[s];
        }
        for (std::uint32_t s = from; s < to; ++s) best = std::min(best, serve_[s]);
    }
    distance_[g] = best;
}

void State::rebuild_totals() {
    objective_ = 0.0;
    violation_ = 0.0;
    used_ = 0;
    double cut = 0.0;
    double broken = 0.0;
    for (NodeNo v = 0; v < group_.size(); ++v) {
        for (const Link& link : piece_->links.row(v)) {
            if (link.to > v && group_[link.to] != group_[v]) cut += link.cost;
        }
        if (!piece_->has_rules) continue;
        for (NodeNo w = v + 1; w < group_.size(); ++w) {
            const double rule = pair_violation(v, w);
            if (rule > 0 && group_[v] == group_[w]) broken += rule;
            if (rule < 0 && group_[v] != group_[w]) broken -= rule;
        }
    }
    for (std::uint32_t g = 0; g < slots_; ++g) {
        if (members_[g].empty()) continue;
        ++used_;
        objective_ += group_cost(g);
        violation_ += off_bounds_[g];
    }
    objective_ += cut;
    violation_ += broken;
}

void State::rematch() {
    if (piece_->labels == 0) return;
    std::vector<double> overlap(std::size_t{slots_} * piece_->labels, 0.0);
    for (NodeNo v = 0; v < group_.size(); ++v) {
        for (std::uint32_t l = 0; l < piece_->labels; ++l) {
            overlap[std::size_t{group_[v]} * piece_->labels + l] += piece_->stays[std::size_t{v} * piece_->labels + l];
        }
    }
    label_ = greatest_overlap(overlap, slots_, piece_->labels);
    for (std::uint32_t g = 0; g < slots_; ++g) rebuild_group(g);
    rebuild_totals();
}

std::uint32_t State::unused_label() const noexcept {
    std::uint32_t g = 0;
    while (!members_[g].empty()) ++g;
    return g;
}

double State::off_target(double people) const noexcept {
    return piece_->has_target ? piece_->off_target_m * std::abs(people - piece_->target) : 0.0;
}

double State::stay(NodeNo v, std::uint32_t g) const noexcept {
    const std::int32_t label = label_[g];
    return label < 0 ? 0.0 : piece_->stays[std::size_t{v} * piece_->labels + static_cast<std::uint32_t>(label)];
}

double State::bounds_violation(const double* amounts) const noexcept {
    double sum = 0.0;
    for (std::uint32_t a = 0; a < activities_; ++a) {
        const Bounds& bounds = piece_->bounds[a];
        sum += bounds.scale * outside(amounts[a], bounds.min, bounds.max);
    }
    return sum;
}

double State::bounds_after(std::uint32_t g, NodeNo minus, NodeNo plus) const noexcept {
    double sum = 0.0;
    for (std::uint32_t a = 0; a < activities_; ++a) {
        double amount = sum_[std::size_t{g} * activities_ + a];
        if (minus != kNobody) amount -= piece_->amount[std::size_t{minus} * activities_ + a];
        if (plus != kNobody) amount += piece_->amount[std::size_t{plus} * activities_ + a];
        const Bounds& bounds = piece_->bounds[a];
        sum += bounds.scale * outside(amount, bounds.min, bounds.max);
    }
    return sum;
}

// Above 0: the two must be apart; below 0: together.
double State::pair_violation(NodeNo v, NodeNo w) const noexcept {
    if (piece_->bond[v] >= 0 && piece_->bond[v] == piece_->bond[w]) return -piece_->rule_people;
    if (piece_->colour[v] >= 0 && piece_->colour[w] >= 0 && piece_->colour[v] != piece_->colour[w]) return piece_->rule_people;
    const auto rivals = piece_->rivals.row(v);
    return std::binary_search(rivals.begin(), rivals.end(), w) ? piece_->rule_people : 0.0;
}

// What v's company in g breaks, less what bonds it keeps.
double State::clashes(NodeNo v, std::uint32_t g, NodeNo without) const noexcept {
    double sum = 0.0;
    for (const NodeNo w : members_[g]) {
        if (w != v && w != without) sum += pair_violation(v, w);
    }
    return sum;
}

// `swapped`: the node of h that takes v's place, or kNobody.
double State::rules_change(NodeNo v, std::uint32_t h, NodeNo swapped) const noexcept {
    const bool bare = piece_->bond[v] < 0 && piece_->colour[v] < 0 && piece_->rivals.row(v).empty();
    return bare ? 0.0 : clashes(v, h, swapped) - clashes(v, group_[v], kNobody);
}

bool State::can_leave(NodeNo v, NodeNo instead) const noexcept {
    const std::uint32_t g = group_[v];
    const std::size_t size = members_[g].size();
    if (size == 1) return instead != kNobody;
    const std::size_t contacts = contacts_[std::size_t{v} * slots_ + g];
    if (instead == kNobody) {
        if (contacts <= 1) return true;
    } else {
        // `instead` must hold on to the rest.
        std::size_t holds = contacts_[std::size_t{instead} * slots_ + g];
        for (const NodeNo w : piece_->neighbours.row(v)) holds -= w == instead ? 1U : 0U;
        if (holds == 0) return false;
        if (contacts <= 1) return true;
    }
    // Walk from one neighbour of v inside g until all of them are met.
    ++epoch_;
    mark_[v] = epoch_;
    queue_.clear();
    std::size_t missing = contacts;
    for (const NodeNo w : piece_->neighbours.row(v)) {
        if (group_[w] != g) continue;
        mark_[w] = epoch_;
        queue_.push_back(w);
        break;
    }
    const auto near = piece_->neighbours.row(v);
    const auto is_near = [&](NodeNo w) { return std::find(near.begin(), near.end(), w) != near.end(); };
    --missing;
    for (std::size_t head = 0; head < queue_.size() && missing > 0; ++head) {
        for (const NodeNo w : piece_->neighbours.row(queue_[head])) {
            if (mark_[w] == epoch_ || (group_[w] != g && w != instead)) continue;
            mark_[w] = epoch_;
            queue_.push_back(w);
            if (w != instead && is_near(w) && --missing == 0) break;
        }
    }
    return missing == 0;
}

double State::distance_after(std::uint32_t g, NodeNo minus, NodeNo plus) const noexcept {
    double best = kInf;
    const double* less = minus != kNobody ? piece_->serve_row(minus) : nullptr;
    const double* more = plus != kNobody ? piece_->serve_row(plus) : nullptr;
    const std::uint32_t* begin = piece_->site_begin.data();
    if (less != nullptr && more != nullptr) {
        for (const NodeNo at : members_[g]) {
            if (at == minus) continue;
            for (std::uint32_t s = begin[at]; s < begin[at + 1]; ++s) best = std::min(best, serve_[s] - less[s] + more[s]);
        }
    } else if (less != nullptr) {
        for (const NodeNo at : members_[g]) {
            if (at == minus) continue;
            for (std::uint32_t s = begin[at]; s < begin[at + 1]; ++s) best = std::min(best, serve_[s] - less[s]);
        }
    } else {
        for (const NodeNo at : members_[g]) {
            for (std::uint32_t s = begin[at]; s < begin[at + 1]; ++s) best = std::min(best, serve_[s] + more[s]);
        }
    }
    if (more != nullptr) {
        const std::uint32_t from = begin[plus];
        const std::uint32_t count = begin[plus + 1] - from;
        double* own = scratch_.data();
        for (std::uint32_t i = 0; i < count; ++i) own[i] = more[from + i];
        for (const NodeNo v : members_[g]) {
            if (v == minus) continue;
            const double* row = piece_->serve_row(v) + from;
            for (std::uint32_t i = 0; i < count; ++i) own[i] += row[i];
        }
        for (std::uint32_t i = 0; i < count; ++i) best = std::min(best, own[i]);
    }
    return best;
}

Change State::move_change(NodeNo v, std::uint32_t h, double price, double limit) const noexcept {
    const std::uint32_t g = group_[v];
    Change change;
    change.violation = bounds_after(g, v, kNobody) - off_bounds_[g] + bounds_after(h, kNobody, v) - off_bounds_[h];
    if (piece_->has_rules) change.violation += rules_change(v, h, kNobody);
    const double* links = link_.data() + std::size_t{v} * slots_;
    change.objective = links[g] - links[h];
    if (piece_->has_target) {
        const double here = sum_[std::size_t{g} * activities_];
        const double there = sum_[std::size_t{h} * activities_];
        const double people = piece_->people(v);
        change.objective += off_target(here - people) - off_target(here) + off_target(there + people) - off_target(there);
    }
    if (piece_->labels > 0) change.objective += stay(v, g) - stay(v, h);
    if (!piece_->has_distance) return change;
    const double before = distance_[g] + distance_[h];
    if (change.objective + price * change.violation - before > limit) {
        change.objective = kInf;
        return change;
    }
    change.objective += distance_after(g, v, kNobody) + distance_after(h, kNobody, v) - before;
    return change;
}

Change State::swap_change(NodeNo v, NodeNo w, double price, double limit) const noexcept {
    const std::uint32_t g = group_[v];
    const std::uint32_t h = group_[w];
    Change change;
    change.violation = bounds_after(g, v, w) - off_bounds_[g] + bounds_after(h, w, v) - off_bounds_[h];
    if (piece_->has_rules) change.violation += rules_change(v, h, w) + rules_change(w, g, v);
    if (piece_->has_links) {
        const double* v_links = link_.data() + std::size_t{v} * slots_;
        const double* w_links = link_.data() + std::size_t{w} * slots_;
        change.objective = v_links[g] - v_links[h] + w_links[h] - w_links[g];
        for (const Link& link : piece_->links.row(v)) {
            if (link.to == w) change.objective += 2.0 * link.cost;
        }
    }
    if (piece_->has_target) {
        const double here = sum_[std::size_t{g} * activities_];
        const double there = sum_[std::size_t{h} * activities_];
        const double people = piece_->people(w) - piece_->people(v);
        change.objective += off_target(here + people) - off_target(here) + off_target(there - people) - off_target(there);
    }
    if (piece_->labels > 0) change.objective += stay(v, g) - stay(v, h) + stay(w, h) - stay(w, g);
    if (!piece_->has_distance) return change;
    const double before = distance_[g] + distance_[h];
    if (change.objective + price * change.violation - before > limit) {
        change.objective = kInf;
        return change;
    }
    change.objective += distance_after(g, v, w) + distance_after(h, w, v) - before;
    return change;
}

void State::put(NodeNo v, std::uint32_t h) {
    const std::uint32_t g = group_[v];
    std::vector<NodeNo>& from = members_[g];
    const NodeNo last = from.back();
    from[place_[v]] = last;
    place_[last] = place_[v];
    from.pop_back();
    place_[v] = static_cast<std::uint32_t>(members_[h].size());
    members_[h].push_back(v);
    group_[v] = h;
    for (const Link& link : piece_->links.row(v)) {
        double* row = link_.data() + std::size_t{link.to} * slots_;
        row[g] -= link.cost;
        row[h] += link.cost;
    }
    for (const NodeNo w : piece_->neighbours.row(v)) {
        std::uint16_t* row = contacts_.data() + std::size_t{w} * slots_;
        --row[g];
        ++row[h];
    }
}

// After put(): g's members have `plus` and lack `minus`.
void State::shift_sites(std::uint32_t g, NodeNo minus, NodeNo plus) {
    double* sum = sum_.data() + std::size_t{g} * activities_;
    for (const NodeNo v : {minus, plus}) {
        if (v == kNobody) continue;
        const double sign = v == plus ? 1.0 : -1.0;
        for (std::uint32_t a = 0; a < activities_; ++a) sum[a] += sign * piece_->amount[std::size_t{v} * activities_ + a];
        const std::uint32_t count = piece_->site_begin[v + 1] - piece_->site_begin[v];
        site_count_[g] += v == plus ? count : 0U - count;
        if (!piece_->stay_all.empty()) moved_[g] += sign * (piece_->stay_all[v] - stay(v, g));
    }
    off_bounds_[g] = bounds_violation(sum);
    if (!piece_->has_distance) return;
    const double* less = minus != kNobody ? piece_->serve_row(minus) : nullptr;
    const double* more = plus != kNobody ? piece_->serve_row(plus) : nullptr;
    double best = kInf;
    for (const NodeNo at : members_[g]) {
        const std::uint32_t from = piece_->site_begin[at];
        const std::uint32_t to = piece_->site_begin[at + 1];
        if (at == plus) {
            std::fill(serve_.begin() + from, serve_.begin() + to, 0.0);
            for (const NodeNo v : members_[g]) {
                const double* row = piece_->serve_row(v);
                for (std::uint32_t s = from; s < to; ++s) serve_[s] += row[s];
            }
        } else {
            for (std::uint32_t s = from; s < to; ++s) serve_[s] += (more != nullptr ? more[s] : 0.0) - (less != nullptr ? less[s] : 0.0);
        }
        for (std::uint32_t s = from; s < to; ++s) best = std::min(best, serve_[s]);
    }
    distance_[g] = best;
}

void State::move(NodeNo v, std::uint32_t h, const Change& change) {
    const std::uint32_t g = group_[v];
    put(v, h);
    shift_sites(g, v, kNobody);
    shift_sites(h, kNobody, v);
    objective_ += change.objective;
    violation_ += change.violation;
    if (violation_ < kTolerance) violation_ = 0.0;
}

void State::swap(NodeNo v, NodeNo w, const Change& change) {
    const std::uint32_t g = group_[v];
    const std::uint32_t h = group_[w];
    put(v, h);
    put(w, g);
    shift_sites(g, v, w);
    shift_sites(h, w, v);
    objective_ += change.objective;
    violation_ += change.violation;
    if (violation_ < kTolerance) violation_ = 0.0;
}

double State::set_cost(std::span<const NodeNo> nodes, std::uint32_t g) const noexcept {
    double people = 0.0;
    double cost = 0.0;
    for (const NodeNo v : nodes) {
        people += piece_->people(v);
        if (!piece_->stay_all.empty()) cost += piece_->stay_all[v] - stay(v, g);
    }
    cost += off_target(people);
    if (!piece_->has_distance) return cost;
    double best = kInf;
    for (const NodeNo at : nodes) {
        const std::uint32_t from = piece_->site_begin[at];
        const std::uint32_t count = piece_->site_begin[at + 1] - from;
        double* own = scratch_.data();
        std::fill(own, own + count, 0.0);
        for (const NodeNo v : nodes) {
            const double* row = piece_->serve_row(v) + from;
            for (std::uint32_t i = 0; i < count; ++i) own[i] += row[i];
        }
        for (std::uint32_t i = 0; i < count; ++i) best = std::min(best, own[i]);
    }
    return cost + best;
}

double State::set_violation(std::span<const NodeNo> nodes) const noexcept {
    std::fill(amounts_.begin(), amounts_.end(), 0.0);
    for (const NodeNo v : nodes) {
        for (std::uint32_t a = 0; a < activities_; ++a) amounts_[a] += piece_->amount[std::size_t{v} * activities_ + a];
    }
    double sum = bounds_violation(amounts_.data());
    if (!piece_->has_rules) return sum;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < nodes.size(); ++j) sum += pair_violation(nodes[i], nodes[j]);
    }
    return sum;
}

void State::relabel(std::span<const NodeNo> nodes, std::span<const std::uint32_t> label) {
    ++epoch_;
    queue_.clear();  // groups touched
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const std::uint32_t g : {group_[nodes[i]], label[i]}) {
            if (std::find(queue_.begin(), queue_.end(), g) == queue_.end()) queue_.push_back(g);
        }
        if (group_[nodes[i]] != label[i]) put(nodes[i], label[i]);
    }
    for (const std::uint32_t g : queue_) rebuild_group(g);
    rebuild_totals();
}

}  // namespace merestone::optim::detail
