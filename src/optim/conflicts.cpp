// What can never hold, from the numbers alone.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "optim/detail/bounds.hpp"
#include "optim/detail/parts.hpp"
#include "optim/detail/whole.hpp"
#include "optim/solve.hpp"

namespace merestone::optim {
namespace {

using detail::GroupRange;
using detail::kTolerance;
using detail::NodeNo;
using detail::Whole;

std::string count_text(double amount) { return base::grouped(std::llround(amount)); }

class Conflicts {
public:
    explicit Conflicts(const Problem& problem) : problem_(problem), bound_(detail::bound_classes(problem)) {}

    std::vector<Conflict> all() {
        rules_against_rules();
        if (!list_.empty()) return std::move(list_);  // nodes would bind what cannot be bound
        whole_ = detail::make_whole(problem_);
        bonds_reach();
        heavy_units();
        parts();
        if (list_.empty()) lonely_units();
        return std::move(list_);
    }

private:
    void say(std::string words) { list_.push_back({true, std::move(words)}); }
    [[nodiscard]] const std::string& id(UnitNo u) const { return problem_.unit_id[u]; }
    [[nodiscard]] std::int32_t side(UnitNo u) const { return problem_.side.empty() ? 0 : problem_.side[u]; }
    [[nodiscard]] std::string side_words(UnitNo u) const {
        const auto at = static_cast<std::size_t>(side(u));
        return at < problem_.side_name.size() ? "side '" + problem_.side_name[at] + "'" : "side " + std::to_string(side(u));
    }
    [[nodiscard]] std::string names(std::span<const UnitNo> units) const {
        constexpr std::size_t kShown = 5;
        std::string words;
        for (std::size_t i = 0; i < std::min(kShown, units.size()); ++i) words += (i == 0 ? "" : ", ") + id(units[i]);
        if (units.size() > kShown) words += " and " + std::to_string(units.size() - kShown) + " more";
        return words;
    }

    void rules_against_rules() {
        std::map<UnitNo, UnitNo> first_fixed;  // class -> a fixed unit of it
        std::set<UnitNo> told;
        for (UnitNo u = 0; u < problem_.units(); ++u) {
            const UnitNo other = bound_[u];
            if (side(u) != side(other) && told.insert(other).second) {
                say(id(other) + " and " + id(u) + " must be in one locality, but " + id(other) + " is in " + side_words(other) + " and " + id(u) +
                    " in " + side_words(u));
            }
            if (problem_.fixed.empty() || problem_.fixed[u] < 0) continue;
            const auto [at, fresh] = first_fixed.emplace(other, u);
            if (!fresh && problem_.fixed[at->second] != problem_.fixed[u]) {
                say(id(at->second) + " and " + id(u) + " are fixed to different localities, but must be together");
            }
        }
        for (const std::vector<UnitNo>& units : problem_.apart) {
            std::map<UnitNo, UnitNo> first;
            for (const UnitNo u : units) {
                const auto [at, fresh] = first.emplace(bound_[u], u);
                if (!fresh && at->second != u) say(id(at->second) + " and " + id(u) + " must be apart, but also together (or fixed to one locality)");
            }
        }
    }

    void bonds_reach() {
        std::set<UnitNo> told;
        for (UnitNo u = 0; u < problem_.units(); ++u) {
            const UnitNo first = bound_[u];
            if (part(u) != part(first) && told.insert(first).second) {
                say(id(first) + " and " + id(u) + " must be in one locality, but no chain of neighbours joins them" +
                    (problem_.side.empty() ? std::string() : " within " + side_words(u)));
            }
        }
    }
    [[nodiscard]] std::uint32_t part(UnitNo u) const { return whole_.part[whole_.node_of_unit[u]]; }

    void heavy_units() {
        std::map<UnitNo, std::vector<UnitNo>> classes;
        for (UnitNo u = 0; u < problem_.units(); ++u) classes[bound_[u]].push_back(u);
        for (const auto& [first, units] : classes) {
            for (std::size_t a = 0; a < problem_.activities.size(); ++a) {
                double sum = 0.0;
                for (const UnitNo u : units) sum += problem_.amount[a][u];
                const ActivityBounds& rule = problem_.activities[a];
                if (sum <= rule.max + kTolerance) continue;
                say((units.size() == 1 ? id(first) + " has " : names(units) + " must be together and have ") + count_text(sum) + " " + rule.name +
                    ": above the maximum of " + count_text(rule.max) + " for one locality");
            }
        }
    }

    // A part's name: its side, or the units it starts with where a side has several parts.
    [[nodiscard]] std::string part_words(std::uint32_t p, std::size_t parts_of_side) const {
        std::vector<UnitNo> units;
        for (const NodeNo v : whole_.parts.row(p)) {
            for (const UnitNo u : whole_.units.row(v)) units.push_back(u);
        }
        std::sort(units.begin(), units.end());
        if (parts_of_side > 1) {
            return "the disconnected part with " + names(units) + (problem_.side.empty() ? std::string() : " of " + side_words(units.front()));
        }
        return problem_.side.empty() ? "the whole area" : side_words(units.front());
    }

    // Mutually exclusive fixed localities within a part.
    [[nodiscard]] std::uint32_t fixed_groups(std::uint32_t p) const {
        std::set<std::int32_t> colours;
        for (const NodeNo v : whole_.parts.row(p)) {
            if (whole_.colour[v] >= 0) colours.insert(whole_.colour[v]);
        }
        return static_cast<std::uint32_t>(std::max<std::size_t>(1, colours.size()));
    }

    void parts() {
        std::map<std::int32_t, std::size_t> parts_of_side;
        const auto count = static_cast<std::uint32_t>(whole_.parts.rows());
        const auto side_of = [&](std::uint32_t p) { return side(whole_.units.row(whole_.parts.row(p).front()).front()); };
        for (std::uint32_t p = 0; p < count; ++p) ++parts_of_side[side_of(p)];
        std::uint64_t least = 0;
        std::uint64_t most = 0;
        for (std::uint32_t p = 0; p < count; ++p) {
            const std::string name = part_words(p, parts_of_side[side_of(p)]);
            const std::size_t before = list_.size();
            double people = 0.0;
            for (std::size_t a = 0; a < problem_.activities.size(); ++a) {
                double total = 0.0;
                for (const NodeNo v : whole_.parts.row(p)) total += whole_.amount[std::size_t{v} * whole_.activities() + a];
                if (a == 0) people = total;
                const ActivityBounds& rule = problem_.activities[a];
                if (total < rule.min - kTolerance) {
                    say(name + " has " + count_text(total) + " " + rule.name + ": below the minimum of " + count_text(rule.min) + " for one locality");
                }
            }
            GroupRange range = detail::groups_of_part(whole_, p);
            if (list_.size() == before && range.empty()) {
                say(name + " has " + count_text(people) + " " + problem_.activities[0].name + " in " +
                    std::to_string(whole_.parts.row(p).size()) + " neighbourhoods, which no number of localities fits: at least " +
                    std::to_string(range.min) + " are needed to stay below the maximum, and at most " + std::to_string(range.max) +
                    " can reach the minimum");
            }
            const std::uint32_t fixed = fixed_groups(p);
            if (list_.size() == before && fixed > range.max) {
                say(name + " has units fixed to " + std::to_string(fixed) + " different localities, but can have at most " + std::to_string(range.max));
            }
            least += std::max(range.min, fixed);
            most += range.max;
        }
        if (!list_.empty()) return;
        if (problem_.groups_min > most) {
            say(std::to_string(problem_.groups_min) + (problem_.groups_min == problem_.groups_max ? "" : " or more") +
                " localities are asked for, but at most " + std::to_string(most) + " can reach the minimum");
        }
        if (problem_.groups_max < least) {
            say(std::to_string(problem_.groups_max) + (problem_.groups_min == problem_.groups_max ? "" : " or fewer") +
                " localities are asked for, but at least " + std::to_string(least) + " are needed" +
                (count > 1 ? " (each side and each disconnected part needs its own)" : " to stay below the maximum"));
        }
    }

    // A node for which every connected set within the maximum stays below the minimum. Sets are listed up to a limit (by growing
    // with exclusion, so each once): where it strikes, nothing is said.
    void lonely_units() {
        constexpr int kSets = 3000;
        for (NodeNo v = 0; v < whole_.nodes(); ++v) {
            int left = kSets;
            std::vector<NodeNo> set{v};
            std::set<NodeNo> banned{v};
            if (reaches(set, banned, left) || left <= 0) continue;
            say(names(whole_.units.row(v)) + " can be in no locality: with any neighbours it stays below a minimum or goes above a maximum");
        }
    }
    [[nodiscard]] bool clash(NodeNo v, const std::vector<NodeNo>& set) const {
        const auto rivals = whole_.rivals.row(v);
        return std::any_of(set.begin(), set.end(), [&](NodeNo w) {
            return (whole_.colour[v] >= 0 && whole_.colour[w] >= 0 && whole_.colour[v] != whole_.colour[w]) ||
                   std::binary_search(rivals.begin(), rivals.end(), w);
        });
    }
    bool reaches(std::vector<NodeNo>& set, const std::set<NodeNo>& banned_before, int& left) const {
        if (--left <= 0) return true;
        const std::size_t activities = whole_.activities();
        bool enough = true;
        for (std::size_t a = 0; a < activities; ++a) {
            double sum = 0.0;
            for (const NodeNo w : set) sum += whole_.amount[w * activities + a];
            if (sum > problem_.activities[a].max + kTolerance) return false;
            enough = enough && sum >= problem_.activities[a].min - kTolerance;
        }
        if (enough) return true;
        std::set<NodeNo> banned = banned_before;
        for (std::size_t i = 0; i < set.size(); ++i) {
            for (const NodeNo w : whole_.neighbours.row(set[i])) {
                if (!banned.insert(w).second || clash(w, set)) continue;
                set.push_back(w);
                if (reaches(set, banned, left)) return true;
                set.pop_back();
            }
        }
        return false;
    }

    const Problem& problem_;
    std::vector<UnitNo> bound_;
    Whole whole_;
    std::vector<Conflict> list_;
};

}  // namespace

std::vector<Conflict> provable_conflicts(const Problem& problem) { return Conflicts(problem).all(); }

}  // namespace merestone::optim
