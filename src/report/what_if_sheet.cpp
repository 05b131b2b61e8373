#include <fmt/format.h>

#include "analysis/what_if_form.hpp"
#include "base/figures.hpp"
#include "report/what_if_page.hpp"

namespace merestone::report {
namespace {

constexpr auto kText = io::ColumnType::text;

class Rows {
public:
    explicit Rows(io::Sheet& sheet) : sheet_(sheet) {}
    // What the next rows are about.
    void about(std::string part, std::string subject = {}, std::string name = {}) {
        part_ = std::move(part);
        subject_ = std::move(subject);
        name_ = std::move(name);
    }
    void add(const char* measure, std::optional<double> value, int decimals, const char* unit, const std::string& label = {},
             const std::string& year = {}) {
        sheet_.rows.push_back({io::cell(part_), io::cell(subject_), io::cell(name_), io::cell(year), io::cell(measure),
                               value ? io::cell(base::rounded(*value, decimals)) : io::Cell(io::Unknown{}), io::cell(unit), io::Unknown{},
                               io::Unknown{},
                               io::cell(value           ? label
                                        : label.empty() ? std::string("not known")
                                                        : label)});
    }
    void add(const model::Assumption& a) {
        sheet_.rows.push_back({io::cell("assumption"), io::cell(a.id), io::Unknown{}, io::cell(a.as_at), io::cell("value"),
                               io::cell(a.value), io::cell(a.unit), io::cell(a.source), io::cell(a.confidence),
                               io::cell(analysis::confidence_label(a))});
    }
    void say(const std::string& part, const std::string& words) {
        sheet_.rows.push_back({io::cell(part), io::Unknown{}, io::Unknown{}, io::Unknown{}, io::Unknown{}, io::Unknown{}, io::Unknown{},
                               io::Unknown{}, io::Unknown{}, io::cell(words)});
    }

private:
    io::Sheet& sheet_;
    std::string part_;
    std::string subject_;
    std::string name_;
};

void add_contribution(Rows& rows, const char* part, const std::optional<analysis::Contribution>& c, const std::string& label) {
    const auto of = [&](auto&& get) { return c ? std::optional<double>(get(*c)) : std::nullopt; };
    rows.about(part);
    rows.add("deficit_m2", of([](const auto& x) { return x.deficit.value(); }), 2, "m2 of net internal area", label);
    rows.add("contribution_gbp", of([](const auto& x) { return static_cast<double>(x.contribution_gbp); }), 0, "GBP", label);
    rows.add("contribution_per_dwelling_gbp", of([](const auto& x) { return x.per_dwelling_gbp; }), 2, "GBP", label);
}

}  // namespace

std::string what_if_title(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer) {
    return fmt::format("{:.0f} homes at {:.0f}, {:.0f}, zone {}", answer.homes, asked.at.x, asked.at.y, plan.zones[asked.zone.pos()].id);
}

io::Sheet what_if_sheet(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& answer) {
    io::Sheet sheet;
    sheet.name = "what_if";
    sheet.title = "What if";
    sheet.columns = {
        {"part", kText, "", "What the row is about: question, homes, patients, practice, need, space, share, assumption, note"},
        {"subject", kText, "", "Practice code or assumption"},
        {"name", kText, "", "Name"},
        {"year", kText, "", "Stocks on 1 April, homes in the financial year; of an assumption: when its source said so"},
        {"measure", kText, "", "What is measured"},
        {"value", io::ColumnType::number, "", "Its value; empty: not known"},
        {"unit", kText, "", "Its unit"},
        {"source", kText, "", "Where an assumption comes from"},
        {"confidence", kText, "", "H read, M not confirmed, L weak, planner"},
        {"label", kText, "", "What to know about the value"}};
    Rows rows(sheet);
    rows.say("question", what_if_title(plan, asked, answer));
    rows.say("question", fmt::format("Register {}", analysis::in_words(asked.by)));
    if (plan.illustrative) rows.say("question", "Illustrative data: made up");
    rows.about("homes");
    for (const auto& [year, homes] : asked.homes_by_year) rows.add("homes", homes, 2, "dwellings", {}, base::to_string(year));
    rows.about("patients");
    for (std::size_t y = 0; y < answer.years; ++y)
        rows.add("new_patients", answer.patients[y], 2, "people", {}, base::to_string(answer.year(y)));
    rows.add("new_patients_all_built", answer.patients_all, 2, "people");
    rows.add("outside_practices_share", answer.outside_share, 4, "share");
    rows.add("without_practice_share", answer.without_practice_share, 4, "share");
    for (const analysis::WhatIfPractice& p : answer.practices) {
        const model::Practice& practice = plan.practices[p.practice.pos()];
        rows.about("practice", practice.id, practice.name);
        rows.add("share", p.share, 4, "share of the new patients");
        rows.add("distance_m", p.distance_m, 0, "m, straight line", p.distance_m ? "" : "where it stands is not known");
        rows.add("list", p.list_base, 0, "people", {}, base::to_string(answer.base_year));
        const std::string at = base::to_string(answer.year(answer.full_at));
        rows.add("list_before", p.list_before, 2, "people", {}, at);
        rows.add("list_after", p.list_after, 2, "people", {}, at);
        for (std::size_t y = 0; y < answer.years; ++y)
            rows.add("new_patients", p.patients[y], 2, "people", {}, base::to_string(answer.year(y)));
    }
    rows.about("need");
    rows.add("rooms_ce", answer.rooms_ce, 3, "rooms", "unrounded");
    rows.add("rooms_ce_whole", analysis::whole_rooms(answer.rooms_ce), 0, "rooms", "next whole room up");
    rows.add("rooms_treatment", answer.rooms_treatment, 3, "rooms", "unrounded");
    rows.add("rooms_treatment_whole", analysis::whole_rooms(answer.rooms_treatment), 0, "rooms", "next whole room up");
    rows.add("gp_fte", answer.gp_fte, 3, "fte");
    rows.add("area_m2", answer.area_m2, 2, "m2 of net internal area");
    for (const analysis::WhatIfNear& n : answer.near) {
        const model::Practice& practice = plan.practices[n.practice.pos()];
        rows.about("space", practice.id, practice.name);
        rows.add("distance_m", n.distance_m, 0, "m, straight line");
        rows.add("list", n.list, 0, "people", {}, base::to_string(answer.base_year));
        rows.add("nia_m2", n.nia_m2, 2, "m2 of net internal area", n.nia_converted ? "converted from gross area" : "");
        rows.add("needed_m2", n.needed_m2, 2, "m2 of net internal area");
        rows.add("spare_m2", n.spare_m2, 2, "m2 of net internal area", n.spare_m2 && *n.spare_m2 < 0.0 ? "lacked already: backlog" : "",
                 base::to_string(answer.base_year));
        rows.add("spare_m2", n.spare_then_m2, 2, "m2 of net internal area", {}, base::to_string(answer.year(answer.full_at)));
    }
    rows.about("space");
    rows.add("practices_in_reach", static_cast<double>(answer.near.size()), 0, "practices");
    rows.add("practices_in_reach_known", static_cast<double>(answer.near_known), 0, "practices");
    const bool known = answer.near_known > 0;
    rows.add("spare_m2_known", known ? std::optional(answer.spare_m2) : std::nullopt, 2, "m2 of net internal area");
    rows.add("backlog_m2_known", known ? std::optional(answer.backlog_m2) : std::nullopt, 2, "m2 of net internal area",
             known ? "in no developer's share" : "");
    add_contribution(rows, "share_if_no_space_is_spare", answer.without_spare, {});
    add_contribution(rows, "share_after_known_spare_space", answer.after_spare,
                     answer.after_spare ? "" : "not known: no practice in reach has a known floor area and list");
    for (const model::Assumption& a : answer.assumptions) rows.add(a);
    for (const std::string& note : answer.notes) rows.say("note", note);
    return sheet;
}

}  // namespace merestone::report
