#include "session/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <set>

#include "analysis/zone_graph.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "session/live_numbers.hpp"

namespace merestone::session {
namespace {

using model::LocalityIx;
using model::PracticeIx;
using model::ZoneIx;

// A piece that moves as one: the connected zones of one block (or one zone) within one locality, and the practices sitting there.
struct Atom {
    std::vector<ZoneIx> zones;
    std::vector<PracticeIx> practices;   // that go along
    std::int64_t people = 0;             // as the bounds count
    double price = 0.0;                  // patients who live there or are on its lists, the more of the two
    std::size_t home = 0;                // its locality now
    std::vector<std::int32_t> sides;     // of the kept boundaries
    std::vector<std::uint32_t> next_to;  // atoms, ascending
};

struct Faults {
    std::vector<std::size_t> over;
    std::vector<std::size_t> under;
    std::vector<std::size_t> broken;  // in pieces
    double least_price = 0.0;         // no set of moves that mends the range costs less
    [[nodiscard]] bool none() const { return over.empty() && under.empty() && broken.empty(); }
};

using Moves = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // atom, locality; by atom, each once

class Search {
public:
    // \param spare localities in order give nothing
    Search(const RepairAsk& ask, bool by_zone, bool spare)
        : ask_(ask), plan_(*ask.plan), draft_(ask.draft), graph_(plan_.zones.size(), plan_.borders) {
        make_atoms(by_zone);
        count_home();
        keeps_ = fixed_;
        if (!spare) return;
        const std::vector<std::uint8_t> in_breach = breached();
        for (std::size_t l = 0; l < keeps_.size(); ++l)
            if (in_breach[l] == 0) keeps_[l] = 1;
    }

    // Per locality of the draft: out of range or in pieces, as things stand.
    [[nodiscard]] std::vector<std::uint8_t> breached() const {
        std::vector<std::uint8_t> out(draft_.localities.size(), 0);
        const Faults now = faults_of(home_);
        for (const auto* list : {&now.over, &now.under, &now.broken})
            for (const std::size_t l : *list) out[l] = 1;
        return out;
    }

    enum class End { found, nothing_to_do, exhausted, limit, cancelled };
    struct Outcome {
        End end{};
        Moves moves;
    };

    // \param lean 1: cheapest first; above: towards the goal.
    Outcome run(double lean, const base::Progress& progress) const {
        struct Open {
            double rank;
            double price;
            std::uint64_t number;
            Moves moves;
        };
        const auto later = [](const Open& a, const Open& b) { return a.rank != b.rank ? a.rank > b.rank : a.number > b.number; };
        std::priority_queue<Open, std::vector<Open>, decltype(later)> open(later);
        std::set<Moves> seen;
        std::uint64_t number = 0;
        open.push({0, 0, number++, {}});
        seen.insert(Moves());
        for (std::size_t states = 0; !open.empty(); ++states) {
            if (states % 64 == 0) {
                if (progress.cancelled()) return {End::cancelled, {}};
                progress.say(static_cast<double>(states) / static_cast<double>(ask_.most_states), "looking for the cheapest moves");
            }
            if (states >= ask_.most_states) return {End::limit, {}};
            const Open at = open.top();
            open.pop();
            const std::vector<std::uint32_t> locality = placed(at.moves);
            const Faults faults = faults_of(locality);
            if (faults.none()) return {at.moves.empty() ? End::nothing_to_do : End::found, at.moves};
            // Every way to mend the fault has to move something out of it or into it: trying those alone leaves no set out.
            for (const auto& [atom, to] : moves_about(faults, locality)) {
                Moves next = at.moves;
                next.insert(std::lower_bound(next.begin(), next.end(), std::pair(atom, 0U)), {atom, to});
                if (!seen.insert(next).second) continue;
                const double price = at.price + atoms_[atom].price;
                const Faults then = faults_of(placed(next));
                const double to_go =
                    lean > 1 ? lean * (then.least_price + 500.0 * static_cast<double>(then.broken.size())) : then.least_price;
                open.push({price + to_go, price, number++, std::move(next)});
            }
        }
        return {End::exhausted, {}};
    }

    [[nodiscard]] const Atom& atom(std::size_t a) const { return atoms_[a]; }

private:
    void make_atoms(bool by_zone) {
        const auto& of = draft_.zone_locality;
        const auto block = [&](std::size_t z) { return by_zone ? z : static_cast<std::size_t>(ask_.blocks->of_zone[z]); };
        const auto part = analysis::components(
            graph_, [&](std::size_t z) { return static_cast<bool>(of[z]); },
            [&](std::size_t a, std::size_t b) { return of[a] == of[b] && block(a) == block(b); });
        atom_of_.assign(plan_.zones.size(), kNone);
        std::vector<double> living;
        for (std::size_t z = 0; z < part.size(); ++z) {
            if (part[z] < 0) continue;
            const auto a = static_cast<std::uint32_t>(part[z]);
            atom_of_[z] = a;
            if (a >= atoms_.size()) {
                atoms_.resize(a + 1);
                living.resize(a + 1, 0.0);
            }
            Atom& atom = atoms_[a];
            if (atom.zones.empty())
                for (const std::string& name : plan_.constraints.within)
                    if (const auto b = plan_.find_boundary(name)) atom.sides.push_back(plan_.zones[z].side[*b]);
            atom.zones.emplace_back(z);
            atom.home = of[z].pos();
            living[a] += ask_.people->in_zone[z];
            if (!registered()) atom.people += plan_.zones[z].residents.value_or(0);
        }
        fixed_people_.assign(draft_.localities.size(), 0);
        fixed_.assign(draft_.localities.size(), 0);
        for (std::size_t p = 0; p < plan_.practices.size(); ++p) {
            const LocalityIx own = draft_.practice_locality[p];
            if (!own) continue;
            const std::int64_t list = plan_.practices[p].list.value_or(0);
            const ZoneIx seat = plan_.practices[p].zone;
            if (seat && draft_.zone_locality[seat.pos()] == own) {
                Atom& atom = atoms_[atom_of_[seat.pos()]];
                atom.practices.emplace_back(p);
                if (registered()) atom.people += list;
                atom.price += static_cast<double>(list);
            } else if (registered()) {
                fixed_people_[own.pos()] += list;  // a named exception stays where it was put
            }
        }
        for (std::size_t a = 0; a < atoms_.size(); ++a)
            atoms_[a].price = std::max({atoms_[a].price, living[a], static_cast<double>(atoms_[a].people)}) + 1.0;
        for (std::size_t l = 0; l < draft_.localities.size(); ++l) fixed_[l] = draft_.localities[l].locked ? 1 : 0;
        for (const geo::Border& b : plan_.borders) {
            const std::uint32_t x = atom_of_[b.a];
            const std::uint32_t y = atom_of_[b.b];
            if (x == kNone || y == kNone || x == y) continue;
            atoms_[x].next_to.push_back(y);
            atoms_[y].next_to.push_back(x);
        }
        for (Atom& atom : atoms_) {
            std::sort(atom.next_to.begin(), atom.next_to.end());
            atom.next_to.erase(std::unique(atom.next_to.begin(), atom.next_to.end()), atom.next_to.end());
        }
    }
    void count_home() {
        home_.resize(atoms_.size());
        for (std::size_t a = 0; a < atoms_.size(); ++a) home_[a] = static_cast<std::uint32_t>(atoms_[a].home);
    }

    [[nodiscard]] bool registered() const { return plan_.population == model::PopulationBasis::registered; }
    [[nodiscard]] std::vector<std::uint32_t> placed(const Moves& moves) const {
        std::vector<std::uint32_t> out = home_;
        for (const auto& [atom, to] : moves) out[atom] = to;
        return out;
    }

    [[nodiscard]] Faults faults_of(const std::vector<std::uint32_t>& locality) const {
        Faults out;
        std::vector<std::int64_t> people = fixed_people_;
        std::vector<std::size_t> pieces(people.size(), 0);
        std::vector<std::uint8_t> seen(locality.size(), 0);
        std::vector<std::uint32_t> stack;
        for (std::uint32_t a = 0; a < locality.size(); ++a) {
            people[locality[a]] += atoms_[a].people;
            if (seen[a] != 0) continue;
            ++pieces[locality[a]];
            seen[a] = 1;
            stack.push_back(a);
            while (!stack.empty()) {
                const std::uint32_t at = stack.back();
                stack.pop_back();
                for (const std::uint32_t n : atoms_[at].next_to)
                    if (seen[n] == 0 && locality[n] == locality[at]) {
                        seen[n] = 1;
                        stack.push_back(n);
                    }
            }
        }
        double out_of = 0;
        double into = 0;
        for (std::size_t l = 0; l < people.size(); ++l) {
            if (pieces[l] == 0 && people[l] == 0) continue;
            if (people[l] > plan_.constraints.people_max) {
                out.over.push_back(l);
                out_of += static_cast<double>(people[l] - plan_.constraints.people_max);
            }
            if (people[l] < plan_.constraints.people_min) {
                out.under.push_back(l);
                into += static_cast<double>(plan_.constraints.people_min - people[l]);
            }
            if (pieces[l] > 1) out.broken.push_back(l);
        }
        out.least_price = std::max(out_of, into);
        return out;
    }

    // Moves that touch the first fault: out of it or into it.
    [[nodiscard]] Moves moves_about(const Faults& faults, const std::vector<std::uint32_t>& locality) const {
        const bool over = !faults.over.empty();
        const bool broken = !faults.broken.empty();
        const auto l = static_cast<std::uint32_t>(broken ? faults.broken[0] : over ? faults.over[0] : faults.under[0]);
        Moves out;
        if (fixed_[l] != 0) return out;
        std::vector<std::size_t> left(draft_.localities.size(), 0);
        for (const std::uint32_t at : locality) ++left[at];
        for (std::uint32_t a = 0; a < locality.size(); ++a) {
            if (locality[a] != home_[a]) continue;  // once moved, it stays: another way there is another set
            const bool leaves = locality[a] == l && (broken || over);
            const bool joins = locality[a] != l && (broken || !over);
            if (left[locality[a]] < 2 && !(leaves && broken)) continue;
            std::set<std::uint32_t> targets;
            for (const std::uint32_t n : atoms_[a].next_to) {
                if (leaves && locality[n] != l) targets.insert(locality[n]);
                if (joins && locality[n] == l) targets.insert(l);
            }
            if (keeps_[locality[a]] != 0) continue;
            for (const std::uint32_t to : targets)
                if (fixed_[to] == 0 && fits(atoms_[a], to)) out.emplace_back(a, to);
        }
        return out;
    }
    [[nodiscard]] bool fits(const Atom& atom, std::uint32_t to) const {
        if (atom.sides.empty()) return true;
        for (const Atom& other : atoms_)
            if (other.home == to && other.sides != atom.sides) return false;
        return true;
    }

    static constexpr std::uint32_t kNone = 0xffffffffU;
    const RepairAsk& ask_;
    const model::Plan& plan_;
    const edit::Draft& draft_;
    analysis::Graph graph_;
    std::vector<Atom> atoms_;
    std::vector<std::uint32_t> atom_of_;
    std::vector<std::uint32_t> home_;
    std::vector<std::int64_t> fixed_people_;
    std::vector<std::uint8_t> fixed_;  // locked
    std::vector<std::uint8_t> keeps_;  // gives nothing: locked, or in order and to be spared
};

std::string words_of(const RepairAsk& ask, const Atom& atom, LocalityIx to) {
    const auto n = atom.zones.size();
    std::string who = n == 1 ? "zone " + (ask.plan->zones[atom.zones[0].pos()].name.empty() ? ask.plan->zones[atom.zones[0].pos()].id
                                                                                            : ask.plan->zones[atom.zones[0].pos()].name)
                             : fmt::format("{} zones", n);
    for (std::size_t i = 0; i < atom.practices.size() && i < 3; ++i) {
        const model::Practice& p = ask.plan->practices[atom.practices[i].pos()];
        who += fmt::format("{}{} ({})", i == 0 ? " with " : ", ", p.name, p.id);
    }
    if (atom.practices.size() > 3) who += fmt::format(" and {} more", atom.practices.size() - 3);
    return fmt::format("Move {} from {} to {}", who, ask.draft.localities[atom.home].name, ask.draft.localities[to.pos()].name);
}

std::vector<RepairFigure> figures_of(const RepairAsk& ask, const std::vector<RepairStep>& steps) {
    edit::Draft after = ask.draft;
    const edit::Ground ground{*ask.plan, ask.blocks->of_zone, ask.blocks->of_practice, [](geo::Point) { return model::ZoneIx(); }};
    for (const RepairStep& step : steps) base::check(edit::apply(after, ground, step.move).ok(), "a step of a repair is refused");
    const LiveNumbers was(ask.plan, ask.people, ask.draft);
    const LiveNumbers is(ask.plan, ask.people, after);
    std::vector<RepairFigure> out;
    for (std::size_t l = 0; l < ask.draft.localities.size(); ++l)
        if (was.localities()[l].people != is.localities()[l].people)
            out.push_back({LocalityIx(l), was.localities()[l].people, is.localities()[l].people, is.localities()[l].in_range});
    return out;
}

}  // namespace

namespace {

struct Tried {
    std::optional<Repair> repair;  // found, or nothing to mend
    bool limited = false;          // the work limit ended a search
};

base::Result<Tried> try_repair(const RepairAsk& ask, bool spare, const base::Progress& progress) {
    Tried tried;
    Repair out;
    bool first = true;
    for (const bool by_zone : {false, true}) {
        const Search search(ask, by_zone, spare);
        for (const double lean : {1.0, 4.0}) {
            const auto found = search.run(lean, progress);
            if (found.end == Search::End::cancelled) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            if (found.end == Search::End::nothing_to_do) {
                out.why_not = "every locality is in range and in one piece: nothing to mend";
                tried.repair = std::move(out);
                return tried;
            }
            if (found.end == Search::End::found) {
                for (const auto& [a, to] : found.moves) {
                    const Atom& atom = search.atom(a);
                    RepairStep step{{atom.zones, LocalityIx(to)}, words_of(ask, atom, LocalityIx(to)), std::round(atom.price - 1.0)};
                    out.patients += step.patients;
                    out.steps.push_back(std::move(step));
                }
                out.proven = first && lean == 1.0;
                out.figures = figures_of(ask, out.steps);
                tried.repair = std::move(out);
                return tried;
            }
            if (found.end == Search::End::exhausted) break;  // leaning would find nothing else
            tried.limited = true;
        }
        first = false;
    }
    return tried;
}

// What a repair takes from localities that are in order.
std::string taken_from(const RepairAsk& ask, const Repair& repair) {
    const std::vector<std::uint8_t> in_breach = Search(ask, true, false).breached();
    std::map<std::size_t, std::size_t> zones;
    for (const RepairStep& step : repair.steps)
        for (const ZoneIx z : step.move.zones)
            if (const LocalityIx l = ask.draft.zone_locality[z.pos()]; in_breach[l.pos()] == 0) ++zones[l.pos()];
    std::string out;
    for (const auto& [l, n] : zones)
        out += fmt::format("{}{} ({} {})", out.empty() ? "" : ", ", ask.draft.localities[l].name, n, n == 1 ? "zone" : "zones");
    return out;
}

}  // namespace

base::Result<Repair> propose_repair(const RepairAsk& ask, const base::Progress& progress) {
    const bool only = ask.scope == RepairScope::only_in_breach;
    bool spared_limited = false;
    if (only) {
        auto tried = try_repair(ask, true, progress.part(0.0, 0.5));
        if (!tried) return tried.error();
        if (tried.value().repair) {
            Repair out = std::move(*tried.value().repair);
            out.spared = true;
            if (!out.steps.empty()) out.scope_words = "Localities that are in order keep every practice and zone they have.";
            return out;
        }
        spared_limited = tried.value().limited;
    }
    auto tried = try_repair(ask, false, progress.part(only ? 0.5 : 0.0, 1.0));
    if (!tried) return tried.error();
    if (tried.value().repair) {
        Repair out = std::move(*tried.value().repair);
        if (only) {
            const std::string givers = taken_from(ask, out);
            const char* why = spared_limited ? "No repair was found that leaves localities in order untouched"
                                             : "No moves mend it without taking from localities that are in order";
            out.spared = givers.empty();
            out.scope_words = givers.empty() ? "Localities that are in order keep every practice and zone they have."
                                             : fmt::format("{}: {} would give.", why, givers);
        }
        return out;
    }
    Repair out;
    const bool limited = tried.value().limited;
    const bool locked =
        std::any_of(ask.draft.localities.begin(), ask.draft.localities.end(), [](const edit::Locality& l) { return l.locked; });
    out.why_not = limited
                      ? fmt::format("no repair was found among {} sets of moves of each kind; mend the worst fault by hand and ask again",
                                    base::grouped(static_cast<std::int64_t>(ask.most_states)))
                      : fmt::format("no moves of neighbourhoods or zones between bordering localities put range and connection right{}{}",
                                    ask.plan->constraints.within.empty() ? "" : " without straddling a boundary that the plan keeps",
                                    locked ? "; some localities are locked" : "");
    return out;
}

}  // namespace merestone::session
