#include "analysis/estate_moves.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"

namespace merestone::analysis {
namespace {

class Mover {
public:
    Mover(const model::Plan& plan, const std::vector<model::Scheme>& also) : plan_(plan), also_(also) {
        out_.years = static_cast<std::size_t>(plan.horizon_year.first - plan.base_year.first) + 1;
        out_.premises_closed_from.assign(plan.premises.size(), out_.years);
        out_.practice_closed_from.assign(plan.practices.size(), out_.years);
        out_.practice_closed_by.resize(plan.practices.size());
        for (const model::Occupancy& o : plan.occupancies)
            out_.uses.push_back({o.premises.pos(), o.practice.pos(), o.list_share, 0, out_.years, o.assumed});
        std::sort(out_.uses.begin(), out_.uses.end(), [](const Use& a, const Use& b) {
            return std::tie(a.premises, a.practice, a.list_share) < std::tie(b.premises, b.practice, b.list_share);
        });
        for (std::size_t m = 0; m < plan.premises.size(); ++m) premises_.emplace(plan.premises[m].id, m);
        by_premises_.resize(plan.premises.size());
        by_practice_.resize(plan.practices.size());
        for (std::size_t u = 0; u < out_.uses.size(); ++u) remember(u);
    }

    EstateMoves run() {
        struct Event {
            std::size_t at;
            const model::Scheme* scheme;
        };
        std::vector<Event> events;
        for (const auto* schemes : {&plan_.schemes, &also_})
            for (const model::Scheme& scheme : *schemes) {
                const std::size_t at = counts_from(scheme, plan_, out_.years);
                if (at > 0 && at < out_.years) events.push_back({at, &scheme});
            }
        std::sort(events.begin(), events.end(),
                  [](const Event& a, const Event& b) { return std::tie(a.at, a.scheme->id) < std::tie(b.at, b.scheme->id); });
        for (const Event& event : events) {
            const std::string kind = base::lower(event.scheme->kind);
            if (const auto into = find(event.scheme->premises))
                for (const std::string& id : event.scheme->moves_from)
                    if (const auto old = find(id); old && *old != *into) move_in(*old, *into, event.at);
            if (kind == "closure")
                if (const auto closed = find(event.scheme->premises)) close(*closed, event.at, event.scheme->id);
            if (kind == "dispersal")
                if (const model::PracticeIx p = plan_.find_practice(event.scheme->practice)) disperse(p.pos(), event.at, event.scheme->id);
        }
        index();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const {
        const auto at = premises_.find(id);
        return at == premises_.end() ? std::nullopt : std::optional(at->second);
    }
    void remember(std::size_t use) {
        by_premises_[out_.uses[use].premises].push_back(use);
        by_practice_[out_.uses[use].practice].push_back(use);
    }
    // Ends a use; what lasted no year at all stays with an empty span.
    void end(std::size_t use, std::size_t at) { out_.uses[use].until = std::min(out_.uses[use].until, at); }
    void begin(std::size_t practice, std::size_t premises, double share, bool assumed, std::size_t at) {
        for (const std::size_t u : by_practice_[practice])
            if (out_.uses[u].premises == premises && out_.uses[u].in(at)) {
                share += out_.uses[u].list_share;
                assumed = assumed || out_.uses[u].assumed;
                end(u, at);
            }
        out_.uses.push_back({premises, practice, share, at, out_.years, assumed});
        remember(out_.uses.size() - 1);
    }
    [[nodiscard]] std::vector<std::size_t> users_of(std::size_t premises, std::size_t at) const {
        std::vector<std::size_t> out;
        for (const std::size_t u : by_premises_[premises])
            if (out_.uses[u].in(at)) out.push_back(u);
        return out;
    }

    void move_in(std::size_t from, std::size_t into, std::size_t at) {
        for (const std::size_t u : users_of(from, at)) {
            const Use old = out_.uses[u];
            end(u, at);
            begin(old.practice, into, old.list_share, old.assumed, at);
        }
        out_.premises_closed_from[from] = std::min(out_.premises_closed_from[from], at);
    }

    void close(std::size_t premises, std::size_t at, const std::string& scheme) {
        out_.premises_closed_from[premises] = std::min(out_.premises_closed_from[premises], at);
        for (const std::size_t u : users_of(premises, at)) {
            const Use gone = out_.uses[u];
            end(u, at);
            std::vector<std::size_t> others;
            double sum = 0.0;
            for (const std::size_t o : by_practice_[gone.practice])
                if (out_.uses[o].in(at)) {
                    others.push_back(o);
                    sum += out_.uses[o].list_share;
                }
            if (others.empty()) {
                disperse(gone.practice, at, scheme);
                continue;
            }
            if (gone.list_share == 0.0) continue;
            for (const std::size_t o : others) {
                const Use stays = out_.uses[o];
                const double part = sum > 0.0 ? stays.list_share / sum : 1.0 / static_cast<double>(others.size());
                begin(stays.practice, stays.premises, gone.list_share * part, stays.assumed, at);
            }
        }
    }

    void disperse(std::size_t practice, std::size_t at, const std::string& scheme) {
        if (out_.practice_closed_from[practice] <= at) return;
        out_.practice_closed_from[practice] = at;
        out_.practice_closed_by[practice] = scheme;
        for (const std::size_t u : by_practice_[practice]) end(u, at);
    }

    void index() {
        std::erase_if(out_.uses, [](const Use& u) { return u.from >= u.until; });
        std::sort(out_.uses.begin(), out_.uses.end(), [](const Use& a, const Use& b) {
            return std::tie(a.premises, a.practice, a.from, a.list_share) < std::tie(b.premises, b.practice, b.from, b.list_share);
        });
        out_.of_practice.resize(plan_.practices.size());
        out_.of_premises.resize(plan_.premises.size());
        for (std::size_t u = 0; u < out_.uses.size(); ++u) {
            out_.of_practice[out_.uses[u].practice].push_back(u);
            out_.of_premises[out_.uses[u].premises].push_back(u);
        }
    }

    const model::Plan& plan_;
    const std::vector<model::Scheme>& also_;
    EstateMoves out_;
    std::unordered_map<std::string_view, std::size_t> premises_;
    std::vector<std::vector<std::size_t>> by_premises_;
    std::vector<std::vector<std::size_t>> by_practice_;
};

}  // namespace

bool given_up(const model::Scheme& scheme) {
    const std::string status = base::lower(scheme.status);
    return status == "cancelled" || status == "withdrawn" || status == "rejected" || status == "unfunded";
}

std::size_t counts_from(const model::Scheme& scheme, const model::Plan& plan, std::size_t years) {
    const std::optional<base::Year> opens = scheme.opens();
    if (!opens || given_up(scheme)) return years;
    if (*opens < plan.base_year) return 0;
    return std::min(static_cast<std::size_t>(opens->first - plan.base_year.first) + 1, years);
}

EstateMoves estate_moves(const model::Plan& plan, const std::vector<model::Scheme>& also) { return Mover(plan, also).run(); }

}  // namespace merestone::analysis
