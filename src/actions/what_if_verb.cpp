// The verb whatif: so many homes at a place; who comes, where they register, what that needs and what a developer may be asked for.
#include <fmt/format.h>

#include <algorithm>

#include "actions/outcome.hpp"
#include "actions/source_files.hpp"
#include "analysis/what_if_form.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"
#include "geo/locator.hpp"
#include "io/csv_text.hpp"
#include "io/output_folder.hpp"
#include "report/what_if_page.hpp"
#include "style/numbers.hpp"

namespace merestone::actions {
namespace {

constexpr std::size_t kPracticesTold = 8;  // in the text; JSON and the table have all

std::string at_field(const model::Plan& plan, const Request& request, std::optional<geo::Point>& out) {
    if (request.at.empty() == request.postcode.empty())
        return "place: give either --at EASTING,NORTHING (such as 431200,433900) or --postcode";
    if (!request.at.empty()) {
        const auto parts = base::split(request.at, ',');
        const auto x = parts.size() == 2 ? base::parse_number(parts[0]) : std::nullopt;
        const auto y = parts.size() == 2 ? base::parse_number(parts[1]) : std::nullopt;
        if (!x || !y) return "place: --at is EASTING,NORTHING in British National Grid metres, such as 431200,433900";
        out = geo::Point{*x, *y};
        return {};
    }
    const std::string code = base::tidy_postcode(request.postcode);
    const auto at = std::lower_bound(plan.postcodes.begin(), plan.postcodes.end(), code,
                                     [](const model::Postcode& p, const std::string& wanted) { return p.code < wanted; });
    if (at != plan.postcodes.end() && at->code == code) {
        out = at->at;
        return {};
    }
    return plan.postcodes.empty() ? "place: the plan has no postcodes; give --at EASTING,NORTHING"
                                  : fmt::format("place: the plan's postcodes have no {}", code);
}

Json number(const std::optional<double>& value, int decimals) { return value ? Json(rounded(*value, decimals)) : Json(nullptr); }

void put_known(Json& into, const char* key, const std::optional<double>& value, int decimals, const char* why) {
    into[key] = number(value, decimals);
    if (!value) into[std::string(key) + "_why"] = why;
}

Json json_of(const analysis::Contribution& c) {
    return {{"deficit_m2", rounded(c.deficit.value(), 2)},
            {"contribution_gbp", c.contribution_gbp},
            {"contribution_per_dwelling_gbp", rounded(c.per_dwelling_gbp, 2)}};
}

Json json_of(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& a) {
    Json out;
    out["easting_m"] = rounded(asked.at.x, 1);
    out["northing_m"] = rounded(asked.at.y, 1);
    out["zone"] = plan.zones[asked.zone.pos()].id;
    out["register_by"] = analysis::to_string(asked.by);
    out["homes"] = rounded(a.homes, 2);
    Json homes = Json::object();
    for (const auto& [year, n] : asked.homes_by_year) homes[base::to_string(year)] = rounded(n, 2);
    out["homes_by_year"] = std::move(homes);
    const auto by_year = [&](const std::vector<double>& people) {
        Json years = Json::object();
        for (std::size_t y = 0; y < a.years; ++y) years[base::to_string(a.year(y))] = rounded(people[y], 2);
        return years;
    };
    out["new_patients_by_year"] = by_year(a.patients);
    out["new_patients_all_built"] = rounded(a.patients_all, 2);
    out["outside_practices_share"] = rounded(a.outside_share, 4);
    out["without_practice_share"] = rounded(a.without_practice_share, 4);
    Json practices = Json::array();
    for (const analysis::WhatIfPractice& p : a.practices) {
        Json one{{"practice", plan.practices[p.practice.pos()].id},
                 {"name", plan.practices[p.practice.pos()].name},
                 {"share", rounded(p.share, 4)}};
        put_known(one, "distance_m", p.distance_m, 0, "where it stands is not known");
        put_known(one, "list", p.list_base, 0, "not known");
        put_known(one, "list_before", p.list_before, 2, "its list is not known");
        put_known(one, "list_after", p.list_after, 2, "its list is not known");
        one["list_year"] = base::to_string(a.year(a.full_at));
        one["new_patients_by_year"] = by_year(p.patients);
        practices.push_back(std::move(one));
    }
    out["practices"] = std::move(practices);
    out["need"] = {{"rooms_ce", rounded(a.rooms_ce, 3)},
                   {"rooms_ce_whole", analysis::whole_rooms(a.rooms_ce)},
                   {"rooms_treatment", rounded(a.rooms_treatment, 3)},
                   {"rooms_treatment_whole", analysis::whole_rooms(a.rooms_treatment)},
                   {"gp_fte", rounded(a.gp_fte, 3)},
                   {"area_m2", rounded(a.area_m2, 2)}};
    Json near = Json::array();
    for (const analysis::WhatIfNear& n : a.near) {
        Json one{{"practice", plan.practices[n.practice.pos()].id}, {"distance_m", rounded(n.distance_m, 0)}};
        put_known(one, "list", n.list, 0, "not known");
        put_known(one, "nia_m2", n.nia_m2, 2, "not known");
        one["nia_from_gross_area"] = n.nia_converted;
        put_known(one, "needed_m2", n.needed_m2, 2, "its list is not known");
        put_known(one, "spare_m2", n.spare_m2, 2, "its floor area or list is not known");
        near.push_back(std::move(one));
    }
    out["space"] = {{"radius_m", rounded(a.radius_m, 0)}, {"practices_known", a.near_known}, {"practices", std::move(near)}};
    const char* unknown = "no practice in reach has a known floor area and list";
    put_known(out["space"], "spare_m2", a.near_known > 0 ? std::optional(a.spare_m2) : std::nullopt, 2, unknown);
    put_known(out["space"], "backlog_m2", a.near_known > 0 ? std::optional(a.backlog_m2) : std::nullopt, 2, unknown);
    out["share_if_no_space_is_spare"] = json_of(a.without_spare);
    out["share_after_known_spare_space"] = a.after_spare ? json_of(*a.after_spare) : Json(nullptr);
    if (!a.after_spare) out["share_after_known_spare_space_why"] = unknown;
    Json assumptions = Json::array();
    for (const model::Assumption& x : a.assumptions)
        assumptions.push_back({{"id", x.id},
                               {"value", x.value},
                               {"unit", x.unit},
                               {"source", x.source},
                               {"confidence", x.confidence},
                               {"as_at", x.as_at},
                               {"set_by", x.from},
                               {"label", analysis::confidence_label(x)}});
    out["assumptions_used"] = std::move(assumptions);
    out["notes"] = a.notes;
    return out;
}

std::string text_of(const model::Plan& plan, const analysis::WhatIfAsked& asked, const analysis::WhatIfAnswer& a) {
    std::string out = fmt::format("{}\n\n", report::what_if_title(plan, asked, a));
    if (plan.illustrative) out += "Illustrative data: made up.\n";
    out += fmt::format("{} patients; {} m² of net internal area; {} consulting and {} treatment rooms ({} and {}); {} GPs\n",
                       style::whole(a.patients_all), style::one_decimal(a.area_m2), base::fixed_text(a.rooms_ce, 2),
                       base::fixed_text(a.rooms_treatment, 2), analysis::whole_rooms(a.rooms_ce), analysis::whole_rooms(a.rooms_treatment),
                       base::fixed_text(a.gp_fte, 2));
    out += fmt::format("{} if no space is spare ({} a home); ", style::pounds(a.without_spare.contribution_gbp),
                       style::pounds(std::llround(a.without_spare.per_dwelling_gbp)));
    out += a.after_spare ? fmt::format("{} after {} m² of known spare space\n\n", style::pounds(a.after_spare->contribution_gbp),
                                       style::one_decimal(a.spare_m2))
                         : std::string("spare space near by is not known\n\n");
    out += "On 1 April  new patients\n";
    for (std::size_t y = 0; y < a.years; ++y)
        out += fmt::format("  {:<9} {:>12}\n", base::to_string(a.year(y)), style::whole(a.patients[y]));
    out += fmt::format("\nThey register {}\n", analysis::in_words(asked.by));
    for (std::size_t i = 0; i < std::min(kPracticesTold, a.practices.size()); ++i) {
        const analysis::WhatIfPractice& p = a.practices[i];
        out += fmt::format("  {} {}: {} ({}), {}; list {} -> {}\n", plan.practices[p.practice.pos()].id,
                           plan.practices[p.practice.pos()].name, style::whole(p.patients[a.full_at]), style::percent(p.share),
                           p.distance_m ? style::metres_text(*p.distance_m) : "way not known",
                           p.list_before ? style::whole(*p.list_before) : "not known",
                           p.list_after ? style::whole(*p.list_after) : "not known");
    }
    if (a.practices.size() > kPracticesTold) out += fmt::format("  and {} more\n", a.practices.size() - kPracticesTold);
    out += "\nAssumptions\n";
    for (const model::Assumption& x : a.assumptions) {
        const std::string label = analysis::confidence_label(x);
        out += fmt::format("  {} = {} {}  [{}{}] {}\n", x.id, style::number_short(x.value), x.unit, x.confidence,
                           label.empty() ? "" : ": " + label, x.source);
    }
    out += "\n";
    for (const std::string& note : a.notes) out += note + "\n";
    return out;
}

}  // namespace

Outcome run_what_if(const Request& request, const base::Progress& progress) {
    auto opened = open_plan(request.plan, request.options, progress);
    if (!opened) return failed("whatif", opened.error(), {}, {});
    const model::Plan& plan = opened.value().plan;
    const model::Problems& problems = opened.value().problems;
    if (model::has_errors(problems)) return refused("whatif", plan, problems);
    const auto fail = [&](const base::Error& error) { return failed("whatif", error, plan, problems); };

    analysis::WhatIfForm form = request.what_if;
    std::vector<std::string> faults;
    const auto by = analysis::register_by(request.register_by);
    if (by) form.by = *by;
    else faults.emplace_back("how they register: zone, nearest or spare");
    analysis::WhatIfRead read = analysis::read_form(plan, form);
    for (const analysis::WhatIfFault& f : read.faults) faults.push_back(f.words);
    std::optional<geo::Point> at;
    if (const std::string why = at_field(plan, request, at); !why.empty()) faults.push_back(why);
    if (at) {
        std::vector<geo::MultiPolygon> shapes;
        for (std::size_t z = 0; z < plan.zones.size(); ++z) shapes.push_back(plan.topology->polygon(z));
        const auto zone = geo::Locator(shapes).find(*at);
        if (zone) read.asked.zone = model::ZoneIx(*zone);
        else faults.emplace_back("place: it lies outside the plan's footprint; choose one inside it");
        read.asked.at = *at;
    }
    const std::string extension = base::lower(request.out.extension().string());
    if (!request.out.empty() && extension != ".csv" && extension != ".html")
        faults.emplace_back("--to writes a table (.csv) or a page (.html)");
    if (!faults.empty()) return fail({base::ErrorKind::usage, "this cannot be answered", base::join(faults, "\n")});

    const auto answer = analysis::what_if(plan, analysis::what_if_ground(plan), read.asked);
    if (!answer) return fail({base::ErrorKind::usage, "this cannot be answered", answer.error().what});
    Outcome out;
    if (!request.out.empty()) {
        const std::string bytes = extension == ".csv" ? io::to_csv(report::what_if_sheet(plan, read.asked, answer.value()))
                                                      : report::what_if_page(plan, read.asked, answer.value(), version());
        if (auto done = io::write_file(request.out, bytes, source_files(request, plan, true)); !done) return fail(done.error());
    }
    out.json = envelope("whatif", plan, problems);
    out.json["result"] = json_of(plan, read.asked, answer.value());
    out.text = text_of(plan, read.asked, answer.value());
    if (!request.out.empty()) out.text += fmt::format("\nwrote {}\n", request.out.filename().string());
    return out;
}

}  // namespace merestone::actions
