#include "optim/detail/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "base/check.hpp"
#include "optim/detail/allot.hpp"
#include "optim/detail/anneal.hpp"
#include "optim/detail/bound.hpp"
#include "optim/detail/construct.hpp"
#include "optim/detail/parts.hpp"
#include "optim/detail/pool.hpp"
#include "optim/detail/windows.hpp"

namespace merestone::optim::detail {
namespace {

constexpr std::size_t kLargestPart = 260;       // nodes; larger parts are searched by windows
// Visits of sites at effort 1, for each node: a city of a hundred nodes has its answer within a second on two cores, a country
// of some thousand within a minute.
constexpr double kWorkPerNode = 10e6;
constexpr double kWorkPerNodeLarge = 6e6;       // of a part searched by windows
constexpr double kWorkPerNodeMany = 5e6;        // of small parts, for the nodes beyond kManyNodes
constexpr double kManyNodes = 300;
constexpr std::size_t kFirstNumbers = 9;        // numbers of groups tried for each part in the first round

// A round gives each candidate some starts; a candidate is a part with a number of groups that still may be in the answer.
struct Round {
    double share;      // of all work
    double tolerance;  // candidates: best total through them within this share of the best total
    std::uint32_t fresh;   // starts from nothing
    std::uint32_t reheats; // starts from the best grouping so far
};
constexpr std::array<Round, 4> kRounds{{{0.22, 1.0, 4, 0}, {0.22, 0.03, 4, 0}, {0.26, 0.01, 3, 1}, {0.30, 0.003, 3, 1}}};

struct Searched {
    Found best;
    std::uint32_t starts = 0;
    std::uint32_t best_start = 0;
};

struct Job {
    std::uint32_t part;
    std::uint32_t groups;
    std::uint32_t start;
    bool reheat;
    std::uint64_t work;
    Annealed found;
};

class Searcher {
public:
    Searcher(const Whole& whole, const SolveOptions& options, const Halt& halt, const base::Progress& progress)
        : whole_(whole), options_(options), halt_(halt), progress_(progress), ranges_(groups_of_parts(whole)),
          threads_(options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())) {}

    Outcome run() {
        outcome_.group.assign(whole_.nodes(), 0);
        search_large_parts();
        search_small_parts();
        return std::move(outcome_);
    }

private:
    [[nodiscard]] bool is_large(std::uint32_t part) const { return whole_.parts.row(part).size() > kLargestPart; }
    [[nodiscard]] double effort() const { return std::max(options_.effort, 1e-6); }
    [[nodiscard]] double small_work() const {
        const auto nodes = static_cast<double>(small_nodes_);
        return effort() * (kWorkPerNode * std::min(nodes, kManyNodes) + kWorkPerNodeMany * std::max(0.0, nodes - kManyNodes));
    }
    [[nodiscard]] std::uint64_t stream(std::uint32_t part, std::uint32_t groups, std::uint32_t start) const {
        return (std::uint64_t{part} * 0x9E3779B1ULL + groups) * 0x85EBCA77ULL + start;
    }

    // Numbers of groups of the large parts, in proportion to people, so that the others can make up the total.
    std::vector<std::uint32_t> large_numbers(const std::vector<std::uint32_t>& large) const {
        const Problem& problem = *whole_.problem;
        std::vector<double> people(whole_.parts.rows(), 0.0);
        double all = 0.0;
        std::int64_t least = 0;
        std::int64_t most = 0;
        for (std::uint32_t p = 0; p < people.size(); ++p) {
            for (const NodeNo v : whole_.parts.row(p)) people[p] += whole_.amount[std::size_t{v} * whole_.activities()];
            all += people[p];
            least += ranges_[p].min;
            most += ranges_[p].max;
        }
        least = std::max<std::int64_t>(least, problem.groups_min);
        most = std::min<std::int64_t>(most, problem.groups_max);
        double total = 0.5 * static_cast<double>(least + most);
        if (problem.target && *problem.target > 0) total = std::clamp(std::round(all / *problem.target), static_cast<double>(least), static_cast<double>(most));
        std::vector<std::uint32_t> number;
        std::int64_t low = 0;   // of the sum with the other parts
        std::int64_t high = 0;
        for (std::uint32_t p = 0; p < people.size(); ++p) {
            if (is_large(p)) continue;
            low += ranges_[p].min;
            high += ranges_[p].max;
        }
        for (const std::uint32_t p : large) {
            const double share = std::round(total * people[p] / std::max(all, 1.0));
            number.push_back(static_cast<std::uint32_t>(std::clamp(share, static_cast<double>(ranges_[p].min), static_cast<double>(ranges_[p].max))));
            low += number.back();
            high += number.back();
        }
        for (std::size_t i = 0; i < large.size() && low > problem.groups_max; i = number[i] > ranges_[large[i]].min ? i : i + 1) {
            if (number[i] > ranges_[large[i]].min) --number[i], --low, --high;
        }
        for (std::size_t i = 0; i < large.size() && high < problem.groups_min; i = number[i] < ranges_[large[i]].max ? i : i + 1) {
            if (number[i] < ranges_[large[i]].max) ++number[i], ++low, ++high;
        }
        return number;
    }

    void search_large_parts() {
        std::vector<std::uint32_t> large;
        std::int64_t least = 0;
        std::int64_t most = 0;
        for (std::uint32_t p = 0; p < whole_.parts.rows(); ++p) {
            if (is_large(p)) large.push_back(p);
            least += ranges_[p].min;
            most += ranges_[p].max;
        }
        if (large.empty()) return;
        // Where any numbers within the parts' own ranges do, or there is one part only, its number is searched too.
        const bool loose = least >= whole_.problem->groups_min && most <= whole_.problem->groups_max;
        const std::vector<std::uint32_t> number = large_numbers(large);
        for (std::size_t i = 0; i < large.size(); ++i) {
            const std::uint32_t p = large[i];
            LargeSearch plan;
            plan.range = loose || whole_.parts.rows() == 1 ? ranges_[p] : GroupRange{number[i], number[i]};
            plan.first = std::clamp(number[i], plan.range.min, plan.range.max);
            plan.seed = options_.seed + stream(p, 0, 0);
            plan.work = static_cast<std::uint64_t>(effort() * kWorkPerNodeLarge * static_cast<double>(whole_.parts.row(p).size()));
            plan.threads = threads_;
            const double from = static_cast<double>(i) / static_cast<double>(large.size());
            const LargeFound found = search_large(whole_, p, plan, halt_, [&](double share) {
                progress_.say(0.9 * (from + share / static_cast<double>(large.size())), "finding groups");
            });
            const auto nodes = whole_.parts.row(p);
            std::uint32_t groups = 0;
            for (std::size_t v = 0; v < nodes.size(); ++v) {
                outcome_.group[nodes[v]] = next_label_ + found.group[v];
                groups = std::max(groups, found.group[v] + 1);
            }
            large_groups_ += groups;
            next_label_ += groups;
            outcome_.proposals += found.proposals;
            outcome_.starts += 1;
        }
    }

    void search_small_parts() {
        for (std::uint32_t p = 0; p < whole_.parts.rows(); ++p) {
            if (!is_large(p)) small_.push_back(p);
        }
        if (small_.empty()) return;
        for (const std::uint32_t p : small_) small_nodes_ += whole_.parts.row(p).size();
        searched_.resize(small_.size());
        std::set<std::pair<std::uint32_t, std::uint32_t>> candidates = first_candidates();
        for (std::size_t r = 0; r < kRounds.size(); ++r) {
            run_round(kRounds[r], candidates, static_cast<double>(r) / kRounds.size());
            if (halt_.asked()) break;
            const double tolerance = r + 1 < kRounds.size() ? kRounds[r + 1].tolerance : 0.0;
            candidates = next_candidates(tolerance);
        }
        settle();
    }

    std::set<std::pair<std::uint32_t, std::uint32_t>> first_candidates() const {
        std::set<std::pair<std::uint32_t, std::uint32_t>> candidates;
        for (std::uint32_t i = 0; i < small_.size(); ++i) {
            const GroupRange& range = ranges_[small_[i]];
            const std::uint32_t steps = range.max - range.min;
            const auto numbers = static_cast<std::uint32_t>(std::min<std::size_t>(steps + 1, kFirstNumbers));
            for (std::uint32_t j = 0; j < numbers; ++j) {
                candidates.emplace(i, numbers == 1 ? range.min : range.min + static_cast<std::uint32_t>(std::uint64_t{steps} * j / (numbers - 1)));
            }
        }
        return candidates;
    }

    // Offers of every number of groups; what was not searched is guessed from its searched neighbours.
    [[nodiscard]] std::vector<std::vector<Offer>> offers(bool guesses) const {
        std::vector<std::vector<Offer>> all;
        for (const auto& searched : searched_) {
            std::vector<Offer> list;
            for (auto at = searched.begin(); at != searched.end(); ++at) {
                const Found& here = at->second.best;
                list.push_back({at->first, here.violation, here.objective});
                const auto next = std::next(at);
                if (!guesses || next == searched.end()) continue;
                const Found& there = next->second.best;
                for (std::uint32_t k = at->first + 1; k < next->first; ++k) {
                    const double t = static_cast<double>(k - at->first) / (next->first - at->first);
                    // Between a number that fits and one that does not, hope.
                    const double violation = here.violation > 0 && there.violation > 0 ? here.violation + t * (there.violation - here.violation) : 0.0;
                    list.push_back({k, violation, here.objective + t * (there.objective - here.objective)});
                }
            }
            all.push_back(std::move(list));
        }
        return all;
    }

    [[nodiscard]] std::uint32_t rest_min() const { return whole_.problem->groups_min > large_groups_ ? whole_.problem->groups_min - large_groups_ : 0; }
    [[nodiscard]] std::uint32_t rest_max() const { return whole_.problem->groups_max > large_groups_ ? whole_.problem->groups_max - large_groups_ : 0; }

    [[nodiscard]] std::set<std::pair<std::uint32_t, std::uint32_t>> next_candidates(double tolerance) const {
        std::set<std::pair<std::uint32_t, std::uint32_t>> candidates;
        const std::vector<std::vector<Offer>> all = offers(true);
        const std::optional<Allotment> plan = allot(all, rest_min(), rest_max());
        for (std::uint32_t i = 0; i < small_.size(); ++i) {
            for (std::size_t o = 0; o < all[i].size(); ++o) {
                if (plan && o != plan->chosen[i]) {
                    const std::optional<Worth>& through = plan->through[i][o];
                    if (!through) continue;
                    // While bounds are broken, any number might be the one that fits.
                    const bool hopeful = plan->total.violation > 0;
                    if (!hopeful && (through->violation > 0 || through->objective > plan->total.objective * (1.0 + tolerance))) continue;
                    if (hopeful && through->violation > 2.0 * plan->total.violation + 1.0) continue;
                }
                candidates.emplace(i, all[i][o].groups);
            }
        }
        return candidates;
    }

    void run_round(const Round& round, const std::set<std::pair<std::uint32_t, std::uint32_t>>& candidates, double from) {
        double weight = 0.0;
        for (const auto& [i, groups] : candidates) weight += static_cast<double>(whole_.parts.row(small_[i]).size());
        const double unit = round.share * small_work() / weight / (round.fresh + round.reheats);
        std::vector<Job> jobs;
        for (const auto& [i, groups] : candidates) {
            Searched& searched = searched_[i][groups];
            const auto work = static_cast<std::uint64_t>(unit * static_cast<double>(whole_.parts.row(small_[i]).size()));
            for (std::uint32_t s = 0; s < round.fresh + round.reheats; ++s) {
                jobs.push_back({i, groups, searched.starts++, s >= round.fresh && !searched.best.group.empty(), work, {}});
            }
        }
        run_jobs(jobs.size(), threads_, [&](std::size_t j) { run_job(jobs[j]); },
                 [&](std::size_t done) {
                     progress_.say(0.9 * (from + static_cast<double>(done) / static_cast<double>(jobs.size()) / kRounds.size()), "finding groups");
                 });
        for (Job& job : jobs) {
            Searched& searched = searched_[job.part][job.groups];
            outcome_.proposals += job.found.proposals;
            ++outcome_.starts;
            if (!searched.best.group.empty() && !better(job.found.best, searched.best)) continue;
            searched.best = std::move(job.found.best);
            searched.best_start = job.start;
        }
    }

    void run_job(Job& job) const {
        const std::uint32_t part = small_[job.part];
        const Piece piece = make_piece(whole_, whole_.parts.row(part), job.groups, job.groups, {whole_.label_owner, static_cast<std::int32_t>(part)});
        base::Random random(options_.seed, stream(part, job.groups, job.start));
        if (job.reheat) {
            job.found = anneal(piece, searched_[job.part].at(job.groups).best.group, {0.15, job.work}, random, halt_);
        } else {
            job.found = anneal(piece, construct(piece, job.groups, random), {1.0, job.work}, random, halt_);
        }
    }

    // The best allotment of what was searched becomes the answer. What guesses still promise is searched until all that is
    // chosen is known; a halted search takes what there is.
    void settle() {
        for (int tries = 0; tries < 24 && !halt_.asked(); ++tries) {
            const std::vector<std::vector<Offer>> all = offers(true);
            const std::optional<Allotment> plan = allot(all, rest_min(), rest_max());
            if (!plan) break;
            std::set<std::pair<std::uint32_t, std::uint32_t>> unknown;
            for (std::uint32_t i = 0; i < small_.size(); ++i) {
                const std::uint32_t groups = all[i][plan->chosen[i]].groups;
                if (!searched_[i].contains(groups)) unknown.emplace(i, groups);
            }
            if (unknown.empty()) break;
            run_round({0.1, 0.0, 2, 0}, unknown, 1.0 - 1.0 / kRounds.size());
        }
        const std::vector<std::vector<Offer>> known = offers(false);
        std::optional<Allotment> plan = allot(known, rest_min(), rest_max());
        if (!plan) {  // stopped before the numbers met the range: take any, and let the judge say so
            plan = allot(known, 0, static_cast<std::uint32_t>(whole_.nodes()));
            base::check(plan.has_value(), "every part has at least one grouping");
        }
        for (std::uint32_t i = 0; i < small_.size(); ++i) {
            const Searched& searched = searched_[i].at(known[i][plan->chosen[i]].groups);
            const auto nodes = whole_.parts.row(small_[i]);
            std::uint32_t groups = 0;
            for (std::size_t v = 0; v < nodes.size(); ++v) {
                outcome_.group[nodes[v]] = next_label_ + searched.best.group[v];
                groups = std::max(groups, searched.best.group[v] + 1);
            }
            next_label_ += groups;
            outcome_.best_start = std::max(outcome_.best_start, searched.best_start);
            const GroupRange& range = ranges_[small_[i]];  // more groups, less distance: the most that may be bounds them all
            const Piece piece = make_piece(whole_, nodes, range.min, range.max, {whole_.label_owner, static_cast<std::int32_t>(small_[i])});
            outcome_.lower_bound += median_bound(piece, searched.best.objective);
        }
    }

    const Whole& whole_;
    const SolveOptions& options_;
    const Halt& halt_;
    const base::Progress& progress_;
    std::vector<GroupRange> ranges_;
    unsigned threads_;
    Outcome outcome_;
    std::vector<std::uint32_t> small_;
    std::size_t small_nodes_ = 0;
    std::vector<std::map<std::uint32_t, Searched>> searched_;  // per small part, by number of groups
    std::uint32_t next_label_ = 0;
    std::uint32_t large_groups_ = 0;
};

}  // namespace

Outcome search(const Whole& whole, const SolveOptions& options, const Halt& halt, const base::Progress& progress) {
    return Searcher(whole, options, halt, progress).run();
}

}  // namespace merestone::optim::detail
