// What new homes need and what a developer may be asked for: by site, by group and in all, who takes the patients, and their space.
#include <algorithm>

#include "actions/estate_sheet_cells.hpp"
#include "actions/estate_sheets.hpp"

namespace merestone::actions {
namespace {

using namespace cells;

constexpr double kFewestPatients = 0.5;  // of a site at a practice: fewer stand together in one row
constexpr const char* kNoHousing = "the plan has no housing sites";

std::vector<io::Column> figure_columns(const analysis::DeveloperAsk& ask) {
    std::vector<io::Column> columns{number("homes"), number("homes_after_horizon"), number("homes_without_years"), number("patients")};
    for (std::size_t y = 0; y < ask.years; ++y) columns.push_back(number("patients_" + base::to_string(ask.year(y))));
    append(columns, {number("patients_at_outside_practices"),
                     number("patients_without_practice"),
                     number("area_m2"),
                     number("spare_used_m2"),
                     number("area_lacking_m2"),
                     number("area_not_known_m2"),
                     number("rooms_ce"),
                     number("rooms_treatment"),
                     number("rooms_ce_lacking"),
                     number("rooms_treatment_lacking"),
                     number("room_area_lacking_m2"),
                     number("gp_fte"),
                     whole("by_area_gbp"),
                     number("by_area_a_home_gbp"),
                     text("by_area_price_base"),
                     whole("by_rooms_gbp"),
                     number("by_rooms_a_home_gbp"),
                     text("by_rooms_price_base"),
                     whole("by_person_gbp"),
                     number("by_person_a_home_gbp"),
                     text("by_person_price_base")});
    return columns;
}

std::vector<Cell> figures_of(const analysis::AskFigures& f) {
    std::vector<Cell> line{round_to(f.homes, 2), round_to(f.homes_after_horizon, 2), round_to(f.homes_without_years, 2),
                           round_to(f.patients, 2)};
    for (const double patients : f.patients_by_year) line.push_back(round_to(patients, 2));
    append(line,
           {round_to(f.patients_outside, 2), round_to(f.patients_nowhere, 2), round_to(f.area_m2, 2), round_to(spare_used_m2(f), 2),
            round_to(f.deficit_m2, 2), round_to(f.area_not_known_m2, 2), round_to(f.rooms_ce, 3), round_to(f.rooms_treatment, 3),
            round_to(f.rooms_ce_short, 3), round_to(f.rooms_treatment_short, 3), round_to(f.room_area_short_m2, 2), round_to(f.gp_fte, 3)});
    for (const analysis::AskMoney* money : {&f.by_area, &f.by_rooms, &f.by_person})
        append(line, {cell(money->pounds()), round_to(money->per_dwelling_gbp, 2), year(money->priced.price_base)});
    return line;
}

std::string name_of(const EstateOut& out, model::PracticeIx practice) { return out.plan.practices[practice.pos()].name; }
std::string id_of(const EstateOut& out, model::PracticeIx practice) { return out.plan.practices[practice.pos()].id; }

// The practices of one site, or of all: most patients first; the rows of one place add up to its patients.
void add_takers(io::Sheet& sheet, const EstateOut& out, const char* kind, const std::string& id, const analysis::AskFigures& f,
                double fewest) {
    const auto share = [&](double patients) { return f.patients > 0.0 ? round_to(patients / f.patients, 4) : unknown(); };
    std::size_t few = 0;
    double few_patients = 0.0;
    std::optional<double> few_spare_m2;  // of those whose space is known
    for (const analysis::AskTaker& taker : f.takers) {
        if (taker.patients < fewest) {
            ++few;
            few_patients += taker.patients;
            if (taker.spare_known) few_spare_m2 = few_spare_m2.value_or(0.0) + taker.spare_used_m2;
            continue;
        }
        const std::string practice = id_of(out, taker.practice);
        sheet.rows.push_back({cell(kind), cell(id), cell(practice), cell(name_of(out, taker.practice)), round_to(taker.patients, 2),
                              share(taker.patients), taker.spare_known ? round_to(taker.spare_used_m2, 2) : unknown(),
                              yes_no(taker.spare_known), cell(out.flags.on("practice", practice, {"E1", "E2", "E3"}))});
    }
    const auto rest = [&](const std::string& who, double patients, Cell spare) {
        if (patients > 0.0)
            sheet.rows.push_back({cell(kind), cell(id), unknown(), cell(who), round_to(patients, 2), share(patients), std::move(spare),
                                  unknown(), unknown()});
    };
    rest(few_words(few), few_patients, round_to(few_spare_m2, 2));
    rest("practices outside the plan", f.patients_outside, unknown());
    rest("no practice known", f.patients_nowhere, unknown());
}

}  // namespace

EstateSheet developer_sites_sheet(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    std::vector<io::Column> columns{text("site"),
                                    text("name"),
                                    text("council"),
                                    text("group"),
                                    number("household_size"),
                                    text("household_size_of"),
                                    text("household_size_source"),
                                    text("household_size_label")};
    append(columns, figure_columns(ask));
    columns.push_back(text("flag_ids"));
    EstateSheet made{table("developer_sites", "What each housing site needs and may be asked for", std::move(columns)), kNoHousing};
    for (const analysis::AskSite& site : ask.sites) {
        const model::HousingSite& from = out.plan.housing[site.site];
        std::vector<Cell> line{cell(from.id),
                               cell(from.name),
                               cell(from.council),
                               cell(from.group),
                               round_to(site.household.people, 3),
                               cell(word_of(site.household.from)),
                               cell(site.household.source),
                               cell(site.household.label)};
        if (site.homes_known) append(line, figures_of(site.figures));
        else line.resize(made.sheet.columns.size() - 1, unknown());
        line.push_back(cell(out.flags.on("site", from.id)));
        made.sheet.rows.push_back(std::move(line));
    }
    return made;
}

EstateSheet developer_groups_sheet(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    std::vector<io::Column> columns{text("row"), text("group"), whole("sites")};
    append(columns, figure_columns(ask));
    EstateSheet made{table("developer_groups", "Groups of housing sites asked for together, and all sites", std::move(columns)),
                     kNoHousing};
    if (ask.sites.empty()) return made;
    const auto add = [&](const char* row, const std::string& name, std::size_t sites, const analysis::AskFigures& f) {
        std::vector<Cell> line{cell(row), cell(name), cell(sites)};
        append(line, figures_of(f));
        made.sheet.rows.push_back(std::move(line));
    };
    for (const analysis::AskGroup& group : ask.groups) add("group", group.name, group.sites.size(), group.figures);
    add("all sites", "", ask.sites.size(), ask.total);
    return made;
}

EstateSheet developer_takers_sheet(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    EstateSheet made{table("developer_takers", "The practices that new patients fall to",
                           {text("row"), text("site"), text("practice"), text("practice_name"), number("patients"), number("share"),
                            number("spare_used_m2"), text("spare_known"), text("flag_ids")}),
                     ask.sites.empty() ? kNoHousing : "no site has new patients"};
    add_takers(made.sheet, out, "all sites", "", ask.total, 0.0);
    for (const analysis::AskSite& site : ask.sites)
        add_takers(made.sheet, out, "site", out.plan.housing[site.site].id, site.figures, kFewestPatients);
    return made;
}

EstateSheet developer_capacity_sheet(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    EstateSheet made{table("developer_capacity", "Space of the practices that new patients fall to",
                           {text("practice"), text("name"), whole("list_raw"), number("list_weighted"), text("counts_by"), number("nia_m2"),
                            text("nia_from_gross_area"), number("capacity_patients"), number("spare_by_raw_list_m2"),
                            number("spare_by_weighted_list_m2"), number("size_table_gia_m2"), number("new_patients"),
                            number("spare_used_m2"), text("flag_ids")}),
                     ask.sites.empty() ? kNoHousing : "no new patients fall to a practice of the plan"};
    for (const analysis::CapacityRow& row : ask.table.rows) {
        const auto taker = std::find_if(ask.total.takers.begin(), ask.total.takers.end(),
                                        [&](const analysis::AskTaker& t) { return t.practice == row.practice; });
        const bool takes = taker != ask.total.takers.end();
        const std::string id = id_of(out, row.practice);
        made.sheet.rows.push_back(
            {cell(id), cell(name_of(out, row.practice)), round_to(row.raw_list, 0), round_to(row.weighted_list, 1),
             cell(analysis::to_string(row.basis)), round_to(row.nia_m2, 1), row.nia_m2 ? yes_no(row.nia_converted) : unknown(),
             round_to(row.capacity_patients, 0), round_to(row.spare_by_raw_m2, 2), round_to(row.spare_by_weighted_m2, 2),
             round_to(row.size_table_gia_m2, 1), takes ? round_to(taker->patients, 2) : unknown(),
             takes && taker->spare_known ? round_to(taker->spare_used_m2, 2) : unknown(), cell(out.flags.on("practice", id, {"E3"}))});
    }
    return made;
}

}  // namespace merestone::actions
