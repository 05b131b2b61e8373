// "What comes first": premises and localities by their score, each a bar of its weighted parts, with how far its rank hangs on the weights.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kShown = 20;

std::string letter_of(std::size_t part) { return std::string(1, static_cast<char>('A' + part % 26)); }

std::string ranks_of(const analysis::Ranked& row) {
    return row.rank_best == row.rank_worst ? fmt::format("{}", row.rank_best) : fmt::format("{} to {}", row.rank_best, row.rank_worst);
}

// What each part adds to the score: they sum up to it.
std::vector<double> shares_of_score(const analysis::Ranking& ranking, const analysis::Ranked& row) {
    double known = 0.0;
    for (std::size_t k = 0; k < row.parts.size(); ++k)
        if (row.parts[k]) known += ranking.parts[k].weight;
    std::vector<double> out;
    for (std::size_t k = 0; k < row.parts.size(); ++k)
        out.push_back(row.parts[k] && known > 0.0 ? 100.0 * ranking.parts[k].weight * *row.parts[k] / known : 0.0);
    return out;
}

std::string ranking_of(const analysis::Ranking& ranking, const char* one, const char* many, const char* file,
                       const std::function<std::string(std::size_t)>& name, const std::function<std::string(std::size_t)>& flags) {
    if (ranking.rows.empty()) return paragraph(fmt::format("Nothing that counts is known of any {}.", one));
    const std::size_t shown = std::min(kShown, ranking.rows.size());
    BarChart chart;
    chart.axis = "score, 0 (nothing to do) to 100";
    chart.least_full = 100.0;
    chart.names_width = 255.0;
    chart.after_width = 125.0;
    HtmlTable table;
    table.number("Rank").name(capital(one)).number("Score");
    for (std::size_t k = 0; k < ranking.parts.size(); ++k) {
        const analysis::RankPart& part = ranking.parts[k];
        chart.parts.push_back({fmt::format("{} (weight {})", part.title, style::number_short(part.weight)), part_look(k), letter_of(k)});
        table.number(letter_of(k) + ": " + part.title);
    }
    table.number("Known").number("Ranks").column("Flags");
    for (std::size_t i = 0; i < shown; ++i) {
        const analysis::Ranked& row = ranking.rows[i];
        chart.bars.push_back({fmt::format("{}  {}", row.rank, name(row.which)), shares_of_score(ranking, row),
                              fmt::format("{}, rank {}", style::whole(row.score), ranks_of(row))});
        std::vector<std::string> cells{fmt::format("{}", row.rank), safe(name(row.which)), style::one_decimal(row.score)};
        for (const auto& part : row.parts) cells.push_back(part ? style::whole(*part * 100.0) : std::string("?"));
        cells.push_back(style::whole(row.known_share * 100.0) + "%");
        cells.push_back(ranks_of(row));
        cells.push_back(flags(row.which));
        table.row(std::move(cells));
    }
    chart.says = fmt::format("{} by score: {} leads with {}. The table below gives every part.", capital(count_of(shown, one, many)),
                             name(ranking.rows.front().which), style::whole(ranking.rows.front().score));
    const bool all = shown == ranking.rows.size();
    const std::string which = all ? count_of(shown, one, many) : "the first " + count_of(shown, one, many);
    std::string out = figure(fmt::format("Score of {}, by its parts", which), bar_chart(chart)) + table.html();
    std::string parts = "<ul>\n";
    for (std::size_t k = 0; k < ranking.parts.size(); ++k)
        parts += "<li>" + safe(fmt::format("{}, {}: {}", letter_of(k), ranking.parts[k].title, ranking.parts[k].reckoned)) + "</li>\n";
    out += note("What the parts are:") + parts + "</ul>\n";
    out += more_note(ranking.rows.size() - shown, file);
    if (ranking.nothing_known > 0)
        out += note(fmt::format("Of {} nothing that counts is known: no score, and no place in the order.",
                                count_of(ranking.nothing_known, one, many)));
    return out;
}

}  // namespace

std::string first_section(const EstatePage& page) {
    const analysis::EstateBook& book = page.book();
    std::string inner = paragraph(
        "Each part runs from 0 (nothing to do) to 100 (the worst); the score is their mean by weight, over the parts that are known. The "
        "weights are ours, not a national standard, and the plan can change each of them (assumptions rank_weight_...). Ranks: the best "
        "and the worst place that comes out when one weight at a time is doubled or left out. Known: how much of the weight rests on "
        "something known. A question mark: not known, and in no score.");
    inner += "<h3>Premises</h3>\n" +
             ranking_of(
                 book.premises_ranking, "building", "buildings", "ranks_premises.csv", [&](std::size_t m) { return page.premises(m); },
                 [&](std::size_t m) {
                     return page.flags("premises", page.plan().premises[m].id, {"E1", "E2", "E3", "E6", "E8", "E9"});
                 });
    inner += "<h3>Localities</h3>\n" +
             ranking_of(
                 book.locality_ranking, "locality", "localities", "ranks_localities.csv", [&](std::size_t l) { return page.locality(l); },
                 [&](std::size_t l) {
                     return page.flags("locality", page.judged().localities[l].id, {"L3", "E1", "E2", "E3", "E4", "L9", "L10"});
                 });
    return section("first", "What comes first", inner);
}

}  // namespace merestone::report::detail
