// The verb gaps: the estate alone, and everything about it: where it runs short, what is planned, what may be asked for, what to do.
#include <algorithm>

#include <fmt/format.h>

#include "actions/estate_files.hpp"
#include "actions/json_estate.hpp"
#include "actions/outcome.hpp"
#include "actions/source_files.hpp"
#include "analysis/gaps.hpp"
#include "base/text.hpp"
#include "io/csv_text.hpp"
#include "io/output_folder.hpp"
#include "io/result_sheets.hpp"
#include "style/numbers.hpp"

namespace merestone::actions {
namespace {

std::string counted(std::size_t n, const char* one, const char* many) {
    return base::grouped(static_cast<std::int64_t>(n)) + " " + (n == 1 ? one : many);
}

std::string schemes_text(const EstateOut& out) {
    const analysis::SchemeBook& book = out.book.schemes;
    if (book.schemes.empty()) return "Schemes: none in the plan.\n";
    std::vector<std::string> bases;
    for (const std::optional<base::Year>& year : book.price_bases) bases.push_back(prices_words(year));
    std::string text = "Schemes: " + counted(book.schemes.size(), "scheme", "schemes");
    if (book.given_up > 0) text += fmt::format(", {} given up", book.given_up);
    if (book.cost_gbp() != 0)
        text += fmt::format(
            "; cost {} ({}); {} secured, {} bid for, {} expected{}; not funded {}", style::pounds(book.cost_gbp()), base::join(bases, "; "),
            style::pounds(book.funding.secured_gbp), style::pounds(book.funding.bid_gbp), style::pounds(book.funding.expected_gbp),
            book.funding.unsure_gbp == 0 ? std::string() : fmt::format(", {} of no stated status", style::pounds(book.funding.unsure_gbp)),
            style::pounds(book.unfunded_gbp));
    if (book.cost_not_known > 0) text += fmt::format("; of {} the cost is not known", book.cost_not_known);
    const std::size_t with_money = static_cast<std::size_t>(
        std::count_if(book.schemes.begin(), book.schemes.end(), [](const analysis::SchemeEntry& e) { return e.cost_gbp.has_value(); }));
    if (book.not_footing > 0) text += "; money does not foot in " + counted(book.not_footing, "scheme", "schemes");
    else if (with_money > 0) text += "; money foots";
    return text + ".\n";
}

std::string developer_text(const EstateOut& out) {
    const analysis::DeveloperAsk& ask = out.book.developer;
    const analysis::AskFigures& f = ask.total;
    if (ask.sites.empty()) return "New homes: no housing sites in the plan.\n";
    std::string text = fmt::format("New homes: {} on {} bring {} patients. They lack {} m²", style::whole(f.homes),
                                   counted(ask.sites.size(), "site", "sites"), style::whole(f.patients), style::one_decimal(f.deficit_m2));
    if (const auto used = spare_used_m2(f)) text += fmt::format(" after {} m2 that are spare", style::one_decimal(*used));
    if (f.area_not_known_m2 > 0.0)
        text += fmt::format("; {} m2 of their need fall where nobody knows what is spare", style::one_decimal(f.area_not_known_m2));
    const auto of = [](const analysis::AskMoney& money) { return style::pounds(money.pounds()); };
    const std::string& prices = f.by_area.priced.label;  // of the rooms rule too: both have one rate
    text += fmt::format(".\nA developer's share: by area {} or by rooms {}", of(f.by_area), of(f.by_rooms));
    if (f.by_person.priced.label != prices) text += fmt::format(" ({})", prices);
    text += fmt::format(", or by person {} ({}). ", of(f.by_person), f.by_person.priced.label);
    const auto backlog = backlog_m2(ask.table);
    return text + (backlog ? fmt::format("Existing backlog of {} m² is in none of it.\n", style::one_decimal(*backlog))
                           : std::string("What its practices lack already is not known, and in none of it.\n"));
}

std::string remedies_text(const EstateOut& out) {
    const analysis::RemedyBook& book = out.book.remedies;
    std::string text;
    if (book.remedies.empty()) {
        text = "What to do: no practice is known to run short of rooms";
    } else {
        double remains = 0.0;
        for (const analysis::Remedy& remedy : book.remedies) remains += remedy.remains;
        text = fmt::format("What to do: {} of rooms; {} to build ({}) and {} a year ({}); {} rooms remain short",
                           counted(book.remedies.size(), "shortage", "shortages"), style::pounds(std::llround(book.capital_gbp)),
                           prices_words(analysis::remedy_capital_prices(out.plan)), style::pounds(std::llround(book.a_year_gbp)),
                           prices_words(analysis::remedy_year_prices(out.plan)), style::one_decimal(remains));
    }
    if (book.practices_not_known > 0)
        text += "; of " + counted(book.practices_not_known, "practice", "practices") + " the rooms are not known";
    return text + ".\n";
}

std::string closures_text(const EstateOut& out) {
    if (out.book.closures.empty()) return {};
    double people = 0.0;
    for (const analysis::ClosureTest& test : out.book.closures) people += test.people;
    std::string text = fmt::format("Poor buildings: {} tried for closing one by one, {} patients seen in them",
                                   counted(out.book.closures.size(), "building", "buildings"), style::whole(people));
    if (out.book.closures_left > 0) text += fmt::format("; {} more not tried", out.book.closures_left);
    return text + ".\n";
}

Json result_of(const Study& s, const EstateOut& out, const std::vector<model::Gap>& gaps) {
    const analysis::EstateBook& book = out.book;
    return {{"growth", json_of_growth(s.plan, out.estate.people)},
            {"dispersed", json_of_dispersed(s.plan, out.estate.people)},
            {"ranking",
             {{"premises", json_of_ranking(book.premises_ranking, [&](std::size_t m) { return s.plan.premises[m].id; })},
              {"localities", json_of_ranking(book.locality_ranking, [&](std::size_t l) { return out.scenario.locality_id[l]; })}}},
            {"schemes", json_of_schemes(out)},
            {"funding", json_of_funding(out)},
            {"developer", json_of_developer(out)},
            {"hubs", json_of_hubs(out)},
            {"workforce", json_of_workforce(out)},
            {"remedies", json_of_remedies(out)},
            {"closures", json_of_closures(out)},
            {"roll_up", json_of_roll_up(out)},
            {"indicators", json_of_indicators(out)},
            {"access", json_of_access(out)},
            {"sensitivity", json_of_sensitivity(out)},
            {"locality_records", json_of_locality_records(out)},
            {"risks", json_of_risks(out)},
            {"flags", json_of(out.estate.flags)},
            {"gaps", json_of(gaps)}};
}

}  // namespace

Outcome run_gaps(const Request& request, const base::Progress& progress) {
    Outcome out;
    const auto s = opened_study("gaps", request, {}, progress, out);
    if (!s) return out;
    const auto fail = [&](const base::Error& error) { return failed("gaps", error, s->plan, s->problems); };
    const analysis::EstateResult& estate = s->estates[s->primary];
    const analysis::EstateBook book = book_of(*s, progress.part(0.95, 0.99));
    if (progress.cancelled()) return fail({base::ErrorKind::cancelled, "cancelled", ""});
    const EstateOut all(s->plan, s->chosen().scenario, estate, book);
    const std::vector<model::Gap> gaps = analysis::gap_rows(s->plan, all.scenario, estate);

    out.json = envelope("gaps", s->plan, s->problems);
    put_scenario(out, *s);
    out.json["result"] = result_of(*s, all, gaps);
    out.text = fmt::format("{} flags\n", estate.flags.size());
    for (const model::Flag& f : estate.flags)
        out.text += fmt::format("{}  {:<5} {:<4} {}\n", f.id, model::to_string(f.rag), f.rule, f.reason);
    out.text += "\n" + schemes_text(all) + developer_text(all) + remedies_text(all) + closures_text(all);
    if (request.out.empty()) return out;

    auto folder = io::OutputFolder::open(request.out, source_files(request, s->plan));
    if (!folder) return fail(folder.error());
    for (const io::Sheet& sheet : {io::gaps_sheet(gaps), io::flags_sheet(estate.flags)})
        if (auto done = folder.value().write(sheet.name + ".csv", io::to_csv(sheet)); !done) return fail(done.error());
    const auto left = write_estate(folder.value(), all);
    if (!left) return fail(left.error());
    if (progress.cancelled()) return fail({base::ErrorKind::cancelled, "cancelled", ""});
    const auto written = folder.value().commit(names_of(left.value()));
    if (!written) return fail(written.error());
    out.json["result"]["files"] = written.value();
    Json not_written = Json::array();
    for (const NotWritten& one : left.value()) not_written.push_back({{"file", one.file}, {"why", one.why}});
    out.json["result"]["files_not_written"] = std::move(not_written);
    out.text +=
        fmt::format("wrote {} files: {}\n{}", written.value().size(), base::join(written.value(), ", "), not_written_text(left.value()));
    return out;
}

}  // namespace merestone::actions
