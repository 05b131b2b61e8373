#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "analysis/gaps.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/detail/svg.hpp"
#include "report/estate_input.hpp"
#include "report/html_faults.hpp"
#include "report/html_report.hpp"
#include "style/numbers.hpp"

namespace merestone::report {
namespace {

const std::string kHostile = "</td><script>alert(1)</script><img src=x onerror=\"a\"> & 'q'";

struct FullCase : test::EstateCase {
    FullCase() {
        add_buildings();
        add_schemes();
        add_hub();
        add_staff_and_indicator();
        give_homes();
    }
};

std::string page_of(const ReportInput& input) { return test::without_pictures(html_report(input, Fonts::found()).value()); }

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

std::string section_of(const std::string& html, const std::string& id) {
    const std::size_t from = html.find("<section id=\"" + id + "\">");
    return from == std::string::npos ? std::string() : html.substr(from, html.find("</section>", from) - from);
}

TEST_CASE("every section of the estate is in the report of a plan that has one, well formed, the same bytes twice", "[fast]") {
    FullCase c;
    const auto input = c.work_out();
    const std::string html = page_of(input);
    for (const detail::EstateSection& s : detail::estate_sections()) {
        INFO(s.id);
        CHECK(has(html, std::string("<section id=\"") + s.id + "\">"));
        CHECK(has(html, std::string("<a href=\"#") + s.id + "\">"));
    }
    CHECK(test::first_fault(html) == "");
    for (const char* bad : {"<script", "http://", "https://", "url(", "<link", ">nan", "\"nan", " nan", ",nan", ">inf<", "£inf"}) {
        INFO(bad);
        CHECK_FALSE(has(html, bad));
    }
    CHECK(html == page_of(input));
}

TEST_CASE("a report without an estate has none of its sections, and no link to them", "[fast]") {
    FullCase c;
    auto input = c.work_out();
    input.estate = nullptr;
    input.book = nullptr;
    const std::string html = page_of(input);
    for (const detail::EstateSection& s : detail::estate_sections()) {
        INFO(s.id);
        CHECK_FALSE(has(html, std::string("<section id=\"") + s.id + "\">"));
        CHECK_FALSE(has(html, std::string("href=\"#") + s.id + "\""));
    }
    CHECK(has(html, "<section id=\"flags\">"));
}

TEST_CASE("every link of the report leads to something that is there, once", "[fast]") {
    FullCase c;
    const std::string html = page_of(c.work_out());
    std::map<std::string, int> ids;
    for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
        const std::size_t from = at + 5;
        ++ids[html.substr(from, html.find('"', from) - from)];
    }
    for (const auto& [id, times] : ids) {
        INFO(id);
        CHECK(times == 1);
    }
    std::size_t to_flags = 0;
    for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
        const std::size_t from = at + 7;
        const std::string id = html.substr(from, html.find('"', from) - from);
        INFO(id);
        CHECK(ids.count(id) == 1);
        if (id.rfind("flag-", 0) == 0) ++to_flags;
    }
    CHECK(to_flags > 5);
}

TEST_CASE("a cited flag is shown in the section of flags even where that is cut", "[fast]") {
    FullCase c;
    auto input = c.work_out();
    auto& flags = input.scenarios[0].flags;
    // Hundreds of worse ones before those of the plan.
    for (int i = 0; i < 400; ++i) {
        model::Flag flag = flags.front();
        flag.id = "X" + std::to_string(i);
        flag.rag = model::Rag::red;
        flag.rule = "A1";
        flag.subject_kind = "zone";
        flags.push_back(flag);
    }
    const std::string html = page_of(input);
    const std::string money = section_of(html, "schemes");
    const std::size_t at = money.find("href=\"#flag-");
    REQUIRE(at != std::string::npos);
    const std::string id = money.substr(at + 7, money.find('"', at + 7) - at - 7);
    CHECK(has(section_of(html, "flags"), "<tr id=\"" + id + "\">"));
    CHECK_FALSE(has(section_of(html, "flags"), "flag-X399"));
    CHECK(has(section_of(html, "flags"), "more, in flags.csv"));
}

TEST_CASE("where rooms run out: practices counted where both are known, the rest said apart", "[fast]") {
    FullCase c;
    const auto input = c.work_out();
    const std::string when = section_of(page_of(input), "when");
    std::size_t now = 0;
    for (std::size_t p = 0; p < c.plan.practices.size(); ++p)
        now += c.estate.tables.of_practice(p)[0][static_cast<std::size_t>(model::Measure::rooms_ce)].short_of() ? 1 : 0;
    REQUIRE(now > 0);
    CHECK(has(when, "Short of consulting rooms: " + std::to_string(now) + " now (2017/18)"));
    CHECK(has(when, "of the 5 practices of which it is known"));
    CHECK(has(when, "Of 1 practice it is not known."));
    CHECK(has(when, "Both full lines are of the 5 of 6 practices"));
    CHECK(has(when, "2022/23"));
    CHECK(has(when, "2028/29"));
    CHECK(has(when, "1 April of the financial year"));
}

TEST_CASE("who can reach a practice: numbers of the book, straight lines and weights told, unknown GPs said", "[fast]") {
    FullCase c;
    const auto input = c.work_out();
    const analysis::Access& access = c.book.access;
    REQUIRE(access.plan.walk);
    const std::string told = section_of(page_of(input), "access");
    CHECK(has(told, style::percent(access.plan.walk->within_share) + " live within 20 minutes&#39; walk"));
    CHECK(has(told, "need " + style::one_decimal(access.plan.walk->mean.value()) + " minutes on average"));
    CHECK(has(told, "Straight lines at 4.8 km/h on foot and 30 km/h by car"));
    CHECK(has(told, "no national standard of minutes"));
    CHECK(has(told, "up to 20 minutes at 0.68, up to 30 at 0.22"));
    CHECK(has(told, "not confirmed"));
    CHECK(has(told, "Counted: 20.0 FTE of the 5 of 6 practices in the footprint that reported."));
    CHECK(has(told, "In no locality") == access.localities.back().id.empty());

    FullCase unknown;
    for (model::Practice& practice : unknown.plan.practices) practice.gp_fte.reset();
    const std::string none = section_of(page_of(unknown.work_out()), "access");
    CHECK(has(none, "GPs within reach are not known"));
    CHECK_FALSE(has(none, "two-step floating catchments"));
}

TEST_CASE("what comes first: the parts of a score add up to it, weights and ranges are in view", "[fast]") {
    FullCase c;
    const auto input = c.work_out();
    const std::string first = section_of(page_of(input), "first");
    const analysis::Ranked& top = c.book.premises_ranking.rows.front();
    CHECK(has(first, c.plan.premises[top.which].id));
    CHECK(has(first, "Score of 6 buildings, by its parts"));  // all there are, so not "the first"
    CHECK(has(first, "A or B 0, C 50, CX 60, D 90, DX 100"));
    CHECK(has(first, "G, Patients: patients seen there now, of those seen in the busiest building"));
    for (const analysis::RankPart& part : c.book.premises_ranking.parts) {
        INFO(part.title);
        CHECK(has(first, std::string(part.title) + " (weight "));
    }
    double known = 0.0;
    double sum = 0.0;
    for (std::size_t k = 0; k < top.parts.size(); ++k)
        if (top.parts[k]) known += c.book.premises_ranking.parts[k].weight;
    for (std::size_t k = 0; k < top.parts.size(); ++k)
        if (top.parts[k]) sum += 100.0 * c.book.premises_ranking.parts[k].weight * *top.parts[k] / known;
    CHECK(sum == Approx(top.score));
}

TEST_CASE("condition: failing of those surveyed, not surveyed apart; backlog at its prices, other prices said and not added", "[fast]") {
    FullCase c;
    const std::string condition = section_of(page_of(c.work_out()), "condition");
    CHECK(has(condition, "1 of 1 (100.0%)"));
    CHECK(has(condition, "0 of 1 (0.0%)"));
    CHECK(has(condition, "not surveyed"));
    CHECK(has(condition, "£120,000"));
    CHECK(has(condition, "£5,000 (2010/11 prices)"));
    CHECK_FALSE(has(condition, "£125,000"));
}

TEST_CASE("why there is no risk-adjusted sum: years left that nobody gave, not only the prices", "[fast]") {
    FullCase c;
    auto& backlog = c.plan.premises.front().backlog;
    for (auto& b : backlog) b.price_base = base::Year{2012};  // one high, one low without years left
    const std::string without = section_of(page_of(c.work_out()), "condition");
    CHECK(has(without, "There is no risk-adjusted sum: of no sum of moderate or low risk are the years left given."));
    FullCase given;
    for (auto& b : given.plan.premises.front().backlog) b.price_base = base::Year{2012};
    given.plan.premises.front().backlog.back().remaining_life_years = 5.0;
    CHECK(has(section_of(page_of(given.work_out()), "condition"), "There is no risk-adjusted sum: it is worked out at the plan"));
}

TEST_CASE("backlog all written at one other year's prices stands at those, and says so", "[fast]") {
    FullCase c;
    c.plan.premises.front().backlog.pop_back();
    c.plan.premises.front().backlog.front().price_base = base::Year{2012};
    const std::string condition = section_of(page_of(c.work_out()), "condition");
    CHECK(has(condition, "pounds (2012/13 prices)"));
    CHECK(has(condition, "£120,000"));
    CHECK(has(condition, "as written: the plan has no index"));
}

TEST_CASE("a list that is dispersed: the practice, from when, by which scheme, and where its people go", "[fast]") {
    FullCase c;
    model::Scheme closing;
    closing.id = "S0";
    closing.kind = "dispersal";
    closing.practice = c.plan.practices[1].id;
    closing.opens_year = base::Year{2019};
    c.plan.schemes.insert(c.plan.schemes.begin(), closing);
    const std::string text = section_of(page_of(c.work_out()), "dispersed");
    REQUIRE(c.estate.people.dispersed.size() == 1);
    const analysis::DispersedList& list = c.estate.people.dispersed[0];
    CHECK(has(text, c.plan.practices[1].id));
    CHECK(has(text, "2020/21"));
    CHECK(has(text, "S0"));
    CHECK(has(text, style::whole(list.people)));
    CHECK(has(text, "href=\"#flag-"));
    REQUIRE_FALSE(list.to.empty());
    for (std::size_t i = 0; i < std::min<std::size_t>(6, list.to.size()); ++i) CHECK(has(text, c.plan.practices[list.to[i].practice].id));
}

TEST_CASE("schemes: money foots across and down, what nobody pays and mixed prices are said, gates past due too", "[fast]") {
    FullCase c;
    const std::string schemes = section_of(page_of(c.work_out()), "schemes");
    CHECK(has(schemes, "the rows add up to £534,567 and so do the columns. The table foots."));
    CHECK(has(schemes, "Nobody pays £1,000,000 yet."));
    CHECK(has(schemes, "£484,567 is secured and £50,000 expected."));
    CHECK_FALSE(has(schemes, "ffered"));
    for (const char* part : {"of it secured", "of it bid for", "of it expected"}) CHECK(has(schemes, part));
    CHECK_FALSE(has(schemes, "status not stated"));
    CHECK(has(schemes, "£1,000,000 short in 2020/21"));
    CHECK(has(schemes, "mix the prices of different years"));
    CHECK(has(schemes, "2015/16 prices"));
    CHECK(has(schemes, "1 year late"));
    CHECK(has(schemes, "1 of 2 done"));
    CHECK(has(schemes, "1 past due"));
    CHECK(has(schemes, "1 April 2021"));  // opens in 2020/21
    CHECK(has(schemes, "role=\"img\""));
}

TEST_CASE("a funding table that does not foot says so", "[fast]") {
    FullCase c;
    const auto input = c.work_out();
    c.book.schemes.sources.front().by_year.front() += 1;
    CHECK(has(section_of(page_of(input), "schemes"), "The table does not foot."));
}

TEST_CASE("hubs: the week by hour against the floor, both kinds of hours, minutes, and cover against dated targets", "[fast]") {
    FullCase c;
    const std::string hubs = section_of(page_of(c.work_out()), "hubs");
    CHECK(has(hubs, ">60%<"));
    CHECK(has(hubs, ">90%<"));
    CHECK(has(hubs, "17% missed"));  // 5 of 6 came
    CHECK(has(hubs, "75.0%"));       // 15 of 20
    CHECK(has(hubs, "below"));
    CHECK(has(hubs, "31 March 2018"));
    CHECK(has(hubs, "1 October 2018"));
    CHECK(has(hubs, "not met"));  // not everybody is covered
    CHECK(has(hubs, "Opening hours are not clinician hours"));
}

TEST_CASE("housing: three methods, backlog apart, what is not confirmed says so in the document", "[fast]") {
    FullCase c;
    const std::string housing = section_of(page_of(c.work_out()), "housing");
    CHECK(has(housing, "6 sites with 900 homes"));
    CHECK(has(housing, "by floor space"));
    CHECK(has(housing, "by rooms"));
    CHECK(has(housing, "by a rate per person"));
    CHECK(has(housing, "not confirmed"));
    CHECK(has(housing, "nearer to gross area"));
    CHECK(has(housing, "Such backlog is no developer"));
    CHECK(has(housing, "157.71"));
    CHECK_FALSE(has(housing, "by the weighted list where it is published"));  // of no practice it is
    CHECK(has(housing, detail::pounds_of(c.book.developer.total.by_area.priced.gbp)));
    CHECK(has(housing, detail::pounds_of(c.book.developer.total.by_person.priced.gbp)));
}

TEST_CASE("housing: a backlog by the weighted list says that it goes by that", "[fast]") {
    FullCase c;
    for (model::Practice& p : c.plan.practices) p.weighted_list = static_cast<double>(p.list.value_or(0)) * 1.1;
    c.plan.growth.registering = model::Registering::nearest;
    for (model::HousingSite& site : c.plan.housing) {
        site.zone = model::ZoneIx(std::size_t{0});
        site.at = c.plan.zones[0].centre;
    }
    const std::string housing = section_of(page_of(c.work_out()), "housing");
    CHECK(has(housing, "This goes by the weighted list where it is published"));
    CHECK(has(housing, "so the two sums differ"));
}

TEST_CASE("housing where no floor space is known: spare space and backlog are not known, never 0", "[fast]") {
    FullCase c;
    for (model::Premises& m : c.plan.premises) m.nia_m2.reset();
    const std::string housing = section_of(page_of(c.work_out()), "housing");
    CHECK(has(housing, "Whether the practices have space to spare is not known"));
    CHECK(has(housing, "of no practice that new patients fall to are floor space and list both known"));
    CHECK_FALSE(has(housing, "met by spare space"));
    CHECK(has(housing, "<td class=\"n\">not known</td>"));
}

TEST_CASE("what to do: every remedy with its steps and what remains; a poor building's closing names who takes its people", "[fast]") {
    FullCase c;
    const std::string html = page_of(c.work_out());
    REQUIRE_FALSE(c.book.remedies.remedies.empty());
    const std::string remedies = section_of(html, "remedies");
    CHECK(has(remedies, detail::pounds_of(c.book.remedies.capital_gbp)));
    CHECK(has(remedies, "what remains"));
    REQUIRE(c.book.closures.size() == 1);
    const std::string closures = section_of(html, "closures");
    CHECK(has(closures, c.plan.premises.front().id));
    CHECK(has(closures, c.plan.practices[c.book.closures[0].takers.front().practice].id));
    CHECK(has(closures, "More consulting rooms lacking because of it"));
}

TEST_CASE("a closing that lessens what is lacking says how many fewer, never a minus", "[fast]") {
    FullCase c;
    auto input = c.work_out();
    c.book.closures.front().rooms_ce_needed = -0.3;
    const std::string closures = section_of(page_of(input), "closures");
    CHECK(has(closures, "0.3 fewer"));
    CHECK_FALSE(has(closures, "-0.3"));
}

TEST_CASE("what to do: every sum of money has its prices, the weeks of a year and the rates their label", "[fast]") {
    FullCase c;
    const std::string remedies = section_of(page_of(c.work_out()), "remedies");
    CHECK(has(remedies, " once (2016/17 prices) and £"));
    CHECK(has(remedies, "a year (prices of no stated year) in all"));
    CHECK(has(remedies, "A year is 50 weeks"));
    CHECK(has(remedies, "£60 (prices of no stated year; our default, not confirmed: confidence L)"));
    CHECK(has(remedies, "£25 (prices of no stated year; our default, not confirmed: confidence L)"));
    CHECK(has(remedies, "£ once, 2016/17 prices"));
    CHECK(has(remedies, "£ a year, prices of no stated year"));
}

TEST_CASE("known and not known are counted year by year, and the two sections that tell it agree", "[fast]") {
    FullCase c;
    model::Scheme unsure;  // of which nobody knows what it adds: from then on its building's rooms are not known
    unsure.id = "S0";
    unsure.kind = "extension";
    unsure.premises = c.plan.premises[1].id;
    unsure.opens_year = base::Year{2019};
    c.plan.schemes.insert(c.plan.schemes.begin(), unsure);
    auto input = c.work_out();
    input.gaps = analysis::gap_rows(c.plan, c.made.scenario, c.estate);
    const std::string html = page_of(input);
    const std::string when = section_of(html, "when");
    CHECK(has(when, " of 5 practices now (2017/18), "));
    CHECK(has(when, " of 4 in 2022/23 and "));
    CHECK(has(when, "In these years it is not known of 1, 2 and 2 practices."));
    CHECK(has(section_of(html, "short"), " of 4 in 2028/29"));
    // The same for buildings: the last has no row in gaps.csv, for nothing is known of its rooms.
    CHECK(has(when, "<td class=\"n\">1, 2, 2</td>"));
    const std::string gaps = section_of(html, "gaps");
    const std::size_t row = gaps.find("<td>premises</td><td>consulting and examination rooms</td>");
    REQUIRE(row != std::string::npos);
    CHECK(has(gaps.substr(row, gaps.find("</tr>", row) - row), "<td class=\"n\">1</td><td class=\"n\">2</td>"));
}

TEST_CASE("flags name their rule, and the key says once what it looks at and stands on", "[fast]") {
    FullCase c;
    const std::string flags = section_of(page_of(c.work_out()), "flags");
    CHECK(has(flags, "Consulting rooms for the list, by year"));
    CHECK(has(flags, "<a href=\"#rule-E1\">E1</a>"));
    CHECK(has(flags, "<tr id=\"rule-E1\">"));
    const std::string source = "rooms by the method of Health Building Note 11-01";
    const std::size_t key = flags.find("The rules, and what they stand on");
    REQUIRE(key != std::string::npos);
    CHECK(flags.find(source) > key);
}

TEST_CASE("staff and indicators: per 1,000 of those who reported, against benchmark and baseline", "[fast]") {
    FullCase c;
    const std::string html = page_of(c.work_out());
    const std::string staff = section_of(html, "workforce");
    CHECK(has(staff, "20.0"));  // five practices with four GPs
    CHECK(has(staff, "5 of 6 practices"));
    CHECK(has(staff, "benchmark"));
    CHECK(has(staff,
              "Two benchmarks are in use: this section&#39;s 0.55 per 1,000, which is 1,818 patients a GP, and the 1,800 patients a GP "
              "(0.556 per 1,000)"));
    const std::string indicators = section_of(html, "indicators");
    CHECK(has(indicators, "400"));
    CHECK(has(indicators, "+100, worse"));
    CHECK(has(indicators, "London 300"));
}

TEST_CASE("a ratio that two decimals show as the benchmark has a third", "[fast]") {
    FullCase c;
    for (std::size_t p = 0; p < c.plan.practices.size(); ++p) {
        c.plan.practices[p].list = 10000;
        c.plan.practices[p].gp_fte = 5.45;
    }
    const std::string staff = section_of(page_of(c.work_out()), "workforce");
    CHECK(has(staff, "0.545, below"));
    CHECK_FALSE(has(staff, "0.55, below"));
}

TEST_CASE("one benchmark in two shapes is said to be the same", "[fast]") {
    FullCase c;
    test::change(c.plan, "patients_per_fte", 1818.2);
    const std::string staff = section_of(page_of(c.work_out()), "workforce");
    CHECK(has(staff, "It is the same as the 1,818 patients a GP (0.55 per 1,000)"));
    CHECK_FALSE(has(staff, "Two benchmarks"));
}

TEST_CASE("nothing to build is no sum of nought", "[fast]") {
    FullCase c;
    auto input = c.work_out();
    c.book.remedies.capital_gbp = 0.0;
    c.book.remedies.a_year_gbp = 500.0;
    const std::string remedies = section_of(page_of(input), "remedies");
    CHECK(has(remedies, "each answered in order: £500 a year (prices of no stated year) in all; "));
    CHECK_FALSE(has(remedies, "£0 once"));
}

TEST_CASE("what the plan does not hold is one sentence, no table and no picture", "[fast]") {
    test::EstateCase c;
    c.plan.housing.clear();
    c.plan.hubs.clear();
    const std::string html = page_of(c.work_out());
    const std::vector<std::pair<std::string, std::string>> sentences = {
        {"schemes", "No schemes in the plan."},       {"hubs", "No hubs in the plan."},
        {"housing", "No housing sites in the plan."}, {"indicators", "No indicators in the plan."},
        {"condition", "No buildings in the plan."},   {"workforce", "No practice in the plan reported its GPs."},
        {"dispersed", "no list is dispersed"}};
    for (const auto& [id, words] : sentences) {
        INFO(id);
        const std::string text = section_of(html, id);
        CHECK(has(text, words));
        CHECK_FALSE(has(text, "<table"));
        CHECK_FALSE(has(text, "<svg"));
    }
    CHECK(has(section_of(html, "when"), "Of no practice is it known what there is of consulting rooms"));
}

TEST_CASE("hostile names in the estate stay text", "[fast]") {
    FullCase c;
    for (model::Premises& m : c.plan.premises) m.name = kHostile;
    for (model::Practice& p : c.plan.practices) p.name = p.commissioner = kHostile;
    for (model::Scheme& s : c.plan.schemes) {
        s.name = s.status = s.owner = s.kind = kHostile;
        for (model::SchemeGate& g : s.gates) g.name = kHostile;
        for (model::SchemeMoney& m : s.money)
            if (m.funding) m.source = kHostile;
    }
    for (model::HousingSite& s : c.plan.housing) s.name = s.group = kHostile;
    for (model::Hub& h : c.plan.hubs) h.name = kHostile;
    for (model::AccessTarget& t : c.plan.access_targets) t.source = kHostile;
    for (model::Indicator& i : c.plan.indicators) i.title = i.unit = i.source = i.baseline_name = i.period = kHostile;
    for (auto& l : c.made.localities) l.name = kHostile;
    const std::string html = page_of(c.work_out());
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "onerror=\""));
    CHECK(test::first_fault(html) == "");
}

TEST_CASE("long lists are cut, and say how many more there are and where", "[fast]") {
    test::MadePlanSize size;
    size.practices = 90;
    size.columns = 12;
    size.rows = 10;
    test::EstateCase c;
    c.made = test::made_plan(size);
    c.plan.assumptions = test::default_assumptions();
    c.add_buildings();
    c.give_homes();
    const std::string html = page_of(c.work_out());
    CHECK(has(section_of(html, "first"), "And 70 more; all in ranks_premises.csv."));
    CHECK(has(section_of(html, "housing"), "And 65 more; all in developer_sites.csv."));
    CHECK(has(section_of(html, "remedies"), "more; all in remedies.csv."));
    CHECK(test::first_fault(html) == "");
}

TEST_CASE("a scale ends at a round number at or above the most", "[fast]") {
    for (const double most : {0.3, 1.0, 7.3, 24.0, 99.0, 100.0, 101.0, 4321.0, 1e6, 2.5e7}) {
        const detail::Scale s = detail::scale_to(most);
        INFO(most);
        CHECK(s.full >= most);
        CHECK(s.full < most + s.step + 1e-9);
        CHECK(s.full / s.step <= 8.0);
        CHECK(s.full / s.step == Approx(std::round(s.full / s.step)));
    }
    CHECK(detail::scale_to(0.0).full == 1.0);
    CHECK(detail::cut_to("ÄÖÜß", 3) == "ÄÖ…");
    CHECK(detail::cut_to("abc", 3) == "abc");
    CHECK(detail::fitted("abc", 12.0, 100.0) == "abc");
    CHECK(detail::fitted("WITHYWOOD", 12.0, 0.0) == "…");
    CHECK(detail::about_width(detail::fitted("RTS98 THE BENNION CENTRE, GLENFIELD", 12.0, 150.0), 12.0) <= 150.0);
    CHECK(detail::about_width("MMMM", 12.0) > detail::about_width("iiii", 12.0));
}

TEST_CASE("a hatch stays within its block", "[fast]") {
    for (const detail::Hatch hatch :
         {detail::Hatch::rising, detail::Hatch::falling, detail::Hatch::crossed, detail::Hatch::level, detail::Hatch::upright}) {
        detail::Svg svg(100.0, 100.0, "a block");
        svg.block({20.0, 30.0, 40.0, 25.0}, {style::kAccent, hatch, style::kPaper});
        const std::string html = svg.html();
        const std::size_t at = html.find(" d=\"");
        REQUIRE(at != std::string::npos);
        const std::string d = html.substr(at + 4, html.find('"', at + 4) - at - 4);
        // Numbers in the order x, y of M and L; H has an x, V a y.
        char kind = 'M';
        bool x_next = true;
        for (std::size_t i = 0; i < d.size();) {
            if (std::isalpha(static_cast<unsigned char>(d[i]))) {
                kind = d[i++];
                x_next = kind != 'V';
                continue;
            }
            if (d[i] == ' ') {
                ++i;
                continue;
            }
            std::size_t used = 0;
            const double v = std::stod(d.substr(i), &used);
            i += used;
            CHECK(v >= (x_next ? 20.0 : 30.0) - 0.11);
            CHECK(v <= (x_next ? 60.0 : 55.0) + 0.11);
            x_next = !x_next;
        }
    }
}

}  // namespace
}  // namespace merestone::report
