#include "optim/detail/anneal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "optim/detail/bounds.hpp"
#include "optim/detail/recombine.hpp"
#include "optim/detail/state.hpp"

namespace merestone::optim::detail {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr std::uint64_t kFewestStages = 20;   // temperatures of a run: as many as its work lets it refresh the sums for
constexpr std::uint64_t kMostStages = 240;
constexpr double kHot = 0.6;                  // first temperature, in typical changes of the objective by a move
constexpr double kCooling = 700.0;            // first temperature / last one
constexpr std::uint64_t kMoveWork = 45;       // a proposal's own cost, in visits of sites

class Search {
public:
    Search(const Piece& piece, base::Random& random, const Halt& halt) : piece_(piece), random_(random), halt_(halt), state_(piece), recombiner_(piece) {}

    Annealed run(const std::vector<std::uint32_t>& start, const AnnealOptions& options) {
        state_.assign(start);
        keep();
        if (piece_.groups_max == 1 || piece_.nodes() < 2) return finish();
        sample();
        const double hot = kHot * typical_ * options.heat;
        const double cold = kHot * typical_ / kCooling;
        const std::uint64_t cooling_work = options.work - options.work / 12;
        const std::uint64_t refresh_work = piece_.links.items.size() + piece_.neighbours.items.size() + 6 * piece_.sites();
        const std::uint64_t stages = std::clamp(options.work / (20 * refresh_work + 1), kFewestStages, kMostStages);
        for (std::uint64_t stage = 0; stage < stages; ++stage) {
            temperature_ = hot * std::pow(cold / hot, static_cast<double>(stage) / static_cast<double>(stages - 1));
            const std::uint64_t until = cooling_work * (stage + 1) / stages;
            if (!work_until(until)) return finish();
            follow_price();
        }
        descend(options.work);
        return finish();
    }

private:
    bool work_until(std::uint64_t until) {
        inside_ = 0;
        steps_ = 0;
        while (work_ < until) {
            for (int i = 0; i < 64; ++i) step();
            if (halt_.asked()) return false;
        }
        state_.refresh();
        state_.rematch();
        note();
        return true;
    }

    void follow_price() {
        if (steps_ == 0) return;
        const double share = static_cast<double>(inside_) / static_cast<double>(steps_);
        if (share < 0.4) price_ *= 1.25;
        if (share > 0.7) price_ *= 0.85;
        price_ = std::clamp(price_, least_price_, most_price_);
    }

    // Typical change of the objective by a move, which sets the temperature, and of the violation, which sets the price.
    void sample() {
        double sum = 0.0;
        double people = 0.0;
        int count = 0;
        for (int i = 0; i < 2000 && count < 200; ++i) {
            const auto v = random_.below(static_cast<std::uint32_t>(piece_.nodes()));
            const auto near = piece_.neighbours.row(v);
            if (near.empty()) continue;
            const NodeNo w = near[random_.below(static_cast<std::uint32_t>(near.size()))];
            if (state_.group(w) == state_.group(v) || !state_.can_leave(v, kNobody)) continue;
            const Change change = state_.move_change(v, state_.group(w), 0.0, kInf);
            sum += std::abs(change.objective);
            people += piece_.people(v);
            ++count;
        }
        typical_ = count > 0 && sum > 0 ? sum / count : 1.0;
        const double typical_people = count > 0 && people > 0 ? people / count : 1.0;
        price_ = typical_ / typical_people;
        least_price_ = price_ * 0.02;
        most_price_ = price_ * 1e4;
    }

    void step() {
        ++proposals_;
        ++steps_;
        if (state_.violation() <= 0) ++inside_;
        const std::uint32_t pick = random_.below(1024);
        if (pick < 600) {
            try_move();
        } else if (pick < 1018) {
            try_swap();
        } else {
            try_recombination();
        }
    }

    // Metropolis: the change that is still accepted with this throw of the dice.
    double dice() { return temperature_ > 0 ? -temperature_ * std::log(random_.unit() + 1e-12) : -1e-9 * typical_; }

    void try_move() {
        work_ += kMoveWork / 3;
        const auto v = random_.below(static_cast<std::uint32_t>(piece_.nodes()));
        const auto near = piece_.neighbours.row(v);
        if (near.empty()) return;
        const std::uint32_t h = state_.group(near[random_.below(static_cast<std::uint32_t>(near.size()))]);
        if (h == state_.group(v)) return;
        const double limit = dice();
        if (!state_.can_leave(v, kNobody)) return;
        work_ += kMoveWork + state_.sites_of(h) + state_.sites_of(state_.group(v));
        const Change change = state_.move_change(v, h, price_, limit);
        if (change.objective + price_ * change.violation > limit) return;
        state_.move(v, h, change);
        work_ += 2 * kMoveWork;
        note();
    }

    // v and a node of the neighbouring group that touches v's group.
    void try_swap() {
        work_ += kMoveWork / 2;
        const auto v = random_.below(static_cast<std::uint32_t>(piece_.nodes()));
        const auto near = piece_.neighbours.row(v);
        if (near.empty()) return;
        const std::uint32_t g = state_.group(v);
        const std::uint32_t h = state_.group(near[random_.below(static_cast<std::uint32_t>(near.size()))]);
        if (h == g) return;
        const auto others = state_.members(h);
        const NodeNo w = others[random_.below(static_cast<std::uint32_t>(others.size()))];
        if (!state_.touches(w, g)) return;
        const double limit = dice();
        if (!state_.can_leave(v, w) || !state_.can_leave(w, v)) return;
        work_ += 2 * kMoveWork + state_.sites_of(h) + state_.sites_of(g);
        const Change change = state_.swap_change(v, w, price_, limit);
        if (change.objective + price_ * change.violation > limit) return;
        state_.swap(v, w, change);
        work_ += 4 * kMoveWork;
        note();
    }

    void try_recombination() {
        std::uint32_t in = 2;
        std::uint32_t out = 2;
        const std::uint32_t used = state_.used();
        const std::uint32_t pick = random_.below(8);
        if (pick < 3 && used >= 3) in = out = 3;
        if (piece_.groups_min < piece_.groups_max && pick >= 4) {
            in = 1 + random_.below(std::min(3U, used));
            out = random_.below(2) == 0 ? in + 1 : in - 1;
        }
        if (out < 1 || out > 3 || in > used || used + out - in < piece_.groups_min || used + out - in > piece_.groups_max) return;
        const std::optional<Change> change = recombiner_.propose(state_, in, out, price_, random_);
        work_ += recombiner_.work();
        if (!change || change->objective + price_ * change->violation > dice()) return;
        recombiner_.accept(state_);
        work_ += 40 * piece_.nodes();
        note();
    }

    // Remembers the state if it is the best one yet.
    void note() {
        if (state_.violation() > best_.violation) return;
        if (state_.violation() == best_.violation && state_.objective() >= best_.objective - 1e-9 * typical_) return;
        keep();
    }
    void keep() {
        best_.group = state_.groups();
        best_.objective = state_.objective();
        best_.violation = state_.violation();
    }

    // From the best grouping met: only what is no loss, by chance first, then every move and swap until none helps.
    void descend(std::uint64_t until) {
        state_.assign(best_.group);
        temperature_ = 0.0;
        price_ = most_price_;
        if (!work_until(until)) return;
        for (bool changed = true; changed && !halt_.asked();) {
            changed = false;
            for (NodeNo v = 0; v < piece_.nodes(); ++v) changed = improve(v) || changed;
            state_.refresh();
            state_.rematch();
            note();
        }
    }

    bool improve(NodeNo v) {
        const double gain = -1e-7 * typical_;
        for (const NodeNo near : piece_.neighbours.row(v)) {
            const std::uint32_t h = state_.group(near);
            if (h == state_.group(v)) continue;
            ++proposals_;
            if (state_.can_leave(v, kNobody)) {
                const Change change = state_.move_change(v, h, price_, gain);
                if (change.objective + price_ * change.violation < gain) {
                    state_.move(v, h, change);
                    note();
                    return true;
                }
            }
            for (const NodeNo w : state_.members(h)) {
                if (!state_.touches(w, state_.group(v)) || !state_.can_leave(v, w) || !state_.can_leave(w, v)) continue;
                ++proposals_;
                const Change change = state_.swap_change(v, w, price_, gain);
                if (change.objective + price_ * change.violation >= gain) continue;
                state_.swap(v, w, change);
                note();
                return true;
            }
        }
        return false;
    }

    Annealed finish() {
        // The sums that many moves left rounded, once more from scratch.
        state_.assign(best_.group);
        keep();
        return {std::move(best_), proposals_};
    }

    const Piece& piece_;
    base::Random& random_;
    const Halt& halt_;
    State state_;
    Recombiner recombiner_;
    Found best_;
    double temperature_ = 0.0;
    double typical_ = 1.0;
    double price_ = 1.0;
    double least_price_ = 0.0;
    double most_price_ = 0.0;
    std::uint64_t work_ = 0;
    std::uint64_t proposals_ = 0;
    std::uint64_t inside_ = 0;
    std::uint64_t steps_ = 0;
};

}  // namespace

bool better(const Found& a, const Found& b) noexcept {
    if (std::abs(a.violation - b.violation) > kTolerance) return a.violation < b.violation;
    return a.objective < b.objective;
}

Annealed anneal(const Piece& piece, const std::vector<std::uint32_t>& start, const AnnealOptions& options, base::Random& random, const Halt& halt) {
    return Search(piece, random, halt).run(start, options);
}

}  // namespace merestone::optim::detail
