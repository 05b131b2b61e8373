// Who comes first: a rank with its parts and their weights in view, and how far it hangs on the weights.
#include <functional>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"
#include "base/text.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

struct Place {
    std::string id;
    std::string name;
    std::string flags;
};

EstateSheet ranks(const analysis::Ranking& ranking, const char* file, const char* title, const char* id_column,
                  const std::function<Place(std::size_t)>& place, std::string why_none) {
    EstateSheet out{table(file, title,
                          {whole("rank"), text(id_column), text("name"), number("score"), number("known_share"), whole("rank_best"),
                           whole("rank_worst")}),
                    std::move(why_none)};
    for (const analysis::RankPart& part : ranking.parts) {
        out.sheet.columns.push_back(number(std::string(part.key) + "_part"));
        out.sheet.columns.push_back(number(std::string(part.key) + "_weight"));
    }
    out.sheet.columns.push_back(text("flag_ids"));
    for (const analysis::Ranked& row : ranking.rows) {
        const Place of = place(row.which);
        std::vector<Cell> line{
            cell(row.rank),      cell(of.id),         cell(of.name), round_to(row.score, 2), round_to(row.known_share, 4),
            cell(row.rank_best), cell(row.rank_worst)};
        for (std::size_t k = 0; k < row.parts.size(); ++k) append(line, {round_to(row.parts[k], 4), round_to(ranking.parts[k].weight, 4)});
        line.push_back(cell(of.flags));
        out.sheet.rows.push_back(std::move(line));
    }
    return out;
}

}  // namespace

EstateSheet ranks_premises_sheet(const EstateOut& out) {
    return ranks(
        out.book.premises_ranking, "ranks_premises", "Premises by what comes first", "premises",
        [&](std::size_t m) {
            return Place{out.plan.premises[m].id, out.plan.premises[m].name, out.flags_of_premises(m)};
        },
        out.plan.premises.empty() ? "the plan has no premises" : "nothing is known of any building that could be ranked");
}

EstateSheet ranks_localities_sheet(const EstateOut& out) {
    return ranks(
        out.book.locality_ranking, "ranks_localities", "Localities by what comes first", "locality",
        [&](std::size_t l) {
            const std::string& id = out.scenario.locality_id[l];
            return Place{id, out.scenario.locality_name[l], out.flags.on("locality", id)};
        },
        "nothing is known of any locality that could be ranked");
}

}  // namespace merestone::actions
