// What is known of practices beside who they are and whom they look after: staff, patients by age, ratings, areas.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "io/assemble.hpp"

namespace merestone::io {

using model::Severity;

void Assembly::workforce() {
    std::map<std::string, std::int64_t> row_of;
    for (const WorkforceRecord& row : tables_.workforce.rows) {
        const model::PracticeIx p = plan_.find_practice(row.practice);
        if (!p) continue;
        if (const auto [at, first] = row_of.emplace(row.practice, row.row); !first)
            twice(tables_.workforce.info, row.row, "practice", row.practice, at->second);
        else {
            plan_.practices[p.pos()].gp_fte = row.gp_fte;
            plan_.practices[p.pos()].staff = row.staff;
        }
    }
}

// A publication gives each sex apart, our own table both at once: where both are there, that of all counts.
void Assembly::practice_ages() {
    const model::LayerInfo& layer = tables_.practice_ages.info;
    if (layer.file.empty()) return;
    auto& rows = tables_.practice_ages.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const PracticeAgesRecord& a, const PracticeAgesRecord& b) {
        return std::tie(a.practice, a.band.from_age, a.band.to_age, a.sex, a.row) <
               std::tie(b.practice, b.band.from_age, b.band.to_age, b.sex, b.row);
    });
    std::size_t matched = 0;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t j = i;
        model::AgeBand band = rows[i].band;
        band.people = 0;
        const bool all = rows[i].sex == 'a';  // sorts before f and m
        for (const PracticeAgesRecord* last = nullptr; j < rows.size() && rows[j].practice == rows[i].practice &&
                                                       rows[j].band.from_age == band.from_age && rows[j].band.to_age == band.to_age;
             last = &rows[j], ++j) {
            if (last != nullptr && last->sex == rows[j].sex)
                add(Severity::warning, "duplicate-key", layer, rows[j].row, "practice",
                    fmt::format("{} aged {} to {}", rows[j].practice, band.from_age, band.to_age),
                    fmt::format("row {} already gives this; the first is used", last->row), "Keep one of them.");
            else if (!all || rows[j].sex == 'a') band.people += rows[j].band.people;
        }
        if (const model::PracticeIx p = plan_.find_practice(rows[i].practice)) {
            plan_.practices[p.pos()].ages.push_back(band);
            ++matched;
        }
        i = j;
    }
    if (matched == 0 && !rows.empty())
        add(Severity::warning, "nothing-matches", layer, 0, "practice", "", "no row of this file names a practice of the plan",
            "Check the practice codes.");
}

void Assembly::practice_areas() {
    const model::LayerInfo& layer = tables_.practice_areas.info;
    auto& rows = tables_.practice_areas.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const PracticeAreaRecord& a, const PracticeAreaRecord& b) {
        return std::tie(a.practice, a.inner, a.row) < std::tie(b.practice, b.inner, b.row);
    });
    for (PracticeAreaRecord& row : rows) {
        const model::PracticeIx p = plan_.find_practice(row.practice);
        if (!p) {
            unmatched(layer, "practice-unmatched", row.row, "practice", row.practice);
            continue;
        }
        geo::MultiPolygon& area = row.inner ? plan_.practices[p.pos()].inner_area : plan_.practices[p.pos()].outer_area;
        area.insert(area.end(), std::make_move_iterator(row.shape.begin()), std::make_move_iterator(row.shape.end()));
    }
}

// The latest rating of a practice: one that moved is rated at each of its places.
void Assembly::ratings() {
    const model::LayerInfo& layer = tables_.cqc.info;
    auto& rows = tables_.cqc.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const CqcRecord& a, const CqcRecord& b) {
        return std::tie(a.practice, a.date, a.row) < std::tie(b.practice, b.date, b.row);
    });
    std::size_t matched = 0;
    for (const CqcRecord& row : rows) {
        const model::PracticeIx p = plan_.find_practice(row.practice);
        if (!p) continue;
        ++matched;
        plan_.practices[p.pos()].cqc_rating = row.rating;
        plan_.practices[p.pos()].cqc_date = row.date;
    }
    if (matched == 0 && !rows.empty())
        add(Severity::warning, "nothing-matches", layer, 0, "practice", "", "no row of this file names a practice of the plan",
            "Check the practice codes.");
}

}  // namespace merestone::io
