#include "ui/ranking_view.hpp"

#include <fmt/format.h>

#include <map>

#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

// The value of an assumption before a planner changed it.
double published_value(const model::Plan& plan, const std::string& assumption, double now) {
    for (const model::Override& o : plan.overrides)
        if (o.kind == "assumption" && o.subject == assumption) return base::parse_number(o.published).value_or(now);
    return now;
}

std::string moved_words(std::size_t before, std::size_t now) {
    if (before == now) return "as before";
    return fmt::format("{} {} (was {})", before > now ? "up" : "down", before > now ? before - now : now - before, before);
}

std::string name_of(const model::Plan& plan, const model::Scenario& scenario, Ranks which, std::size_t at) {
    if (which == Ranks::premises) return plan.premises[at].name.empty() ? plan.premises[at].id : plan.premises[at].name;
    return scenario.locality_name[at];
}

}  // namespace

std::vector<std::optional<double>> points_of(const analysis::Ranking& ranking, const analysis::Ranked& row) {
    double known = 0.0;
    for (std::size_t k = 0; k < row.parts.size(); ++k)
        if (row.parts[k]) known += ranking.parts[k].weight;
    std::vector<std::optional<double>> out(row.parts.size());
    for (std::size_t k = 0; k < row.parts.size(); ++k)
        if (row.parts[k]) out[k] = known > 0.0 ? 100.0 * ranking.parts[k].weight * *row.parts[k] / known : 0.0;
    return out;
}

RankingView ranking_view(const model::Plan& plan, const model::Scenario& scenario, Ranks which, const analysis::Ranking& ranking,
                         const analysis::Ranking* published) {
    RankingView v;
    for (const analysis::RankPart& part : ranking.parts) {
        RankWeight w;
        w.key = part.key;
        w.assumption = "rank_weight_" + w.key;
        w.title = part.title;
        w.value = part.weight;
        w.published = published_value(plan, w.assumption, part.weight);
        const model::Assumption* a = plan.assumptions.find(w.assumption);
        w.hint = fmt::format("{}: weight of a part of the score. Source: {}", w.title, a != nullptr ? a->source : "");
        if (w.value != w.published) w.hint += fmt::format("\nChanged here; the plan came with {}.", base::number_text(w.published));
        v.weights.push_back(std::move(w));
    }
    std::map<std::size_t, std::size_t> rank_before;
    if (published != nullptr)
        for (const analysis::Ranked& r : published->rows) rank_before[r.which] = r.rank;

    PanelTable& t = v.table;
    t.name = which == Ranks::premises ? "rank.premises" : "rank.localities";
    t.columns = {{"Rank", "", false},
                 {"Code", "", false},
                 {which == Ranks::premises ? "Premises" : "Locality", "", false},
                 {"Score", "0 nothing to do, 100 the worst: the sum of the points beside it", true},
                 {"Moved", "Against the weights that the plan came with", false},
                 {"Range of rank", "Best and worst rank when one weight at a time is doubled or left out", true},
                 {"Known", "How much of the weight rests on parts that are known", true}};
    for (const analysis::RankPart& part : ranking.parts)
        t.columns.push_back(
            {part.title,
             fmt::format("Points that this part gives to the score; weight {}. ?: not known, in no score", base::number_text(part.weight)),
             true});
    std::size_t moved = 0;
    for (const analysis::Ranked& r : ranking.rows) {
        const std::string id = which == Ranks::premises ? plan.premises[r.which].id : scenario.locality_id[r.which];
        std::string moves = "as before";
        if (published != nullptr) {
            const auto before = rank_before.find(r.which);
            moves = before == rank_before.end() ? "new" : moved_words(before->second, r.rank);
            moved += moves == "as before" ? 0U : 1U;
        }
        PanelTable::Row row{
            id,
            {which == Ranks::premises ? scene::ItemKind::premises : scene::ItemKind::locality, static_cast<std::uint32_t>(r.which)},
            {std::to_string(r.rank), id, name_of(plan, scenario, which, r.which), style::one_decimal(r.score), moves,
             r.rank_best == r.rank_worst ? std::to_string(r.rank_best) : fmt::format("{} to {}", r.rank_best, r.rank_worst),
             fmt::format("{:.0f}%", 100.0 * r.known_share)},
            {},
            false};
        for (const std::optional<double>& points : points_of(ranking, r))
            row.cells.push_back(points ? style::one_decimal(*points) : std::string("?"));
        t.rows.push_back(std::move(row));
    }
    v.words = fmt::format("{} ranked.", t.rows.size());
    if (ranking.nothing_known > 0) v.words += fmt::format(" Of {} nothing is known: they have no rank.", ranking.nothing_known);
    if (published != nullptr)
        v.words += moved == 0 ? " No rank moved against the weights that the plan came with."
                              : fmt::format(" {} moved against the weights that the plan came with.", moved);
    return v;
}

}  // namespace merestone::ui
