// A year's figures, held against a plain reading of the very rows of gaps and flags; and a footprint small enough for paper.
#include "analysis/gaps.hpp"
#include "analysis/year_tables.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "analysis/estate_plan.hpp"
#include "analysis/need_series.hpp"
#include "base/random.hpp"

using namespace merestone;
using namespace merestone::analysis;
using model::HousingPhase;
using model::Rag;
using model::RangeState;
using model::SchemePhase;

namespace {

struct Made {
    model::Plan plan;
    model::Scenario scenario;
    std::vector<model::LocalityStats> localities;
    EstateResult estate;
    std::vector<model::Gap> gaps;
};

void finish(Made& m, const std::vector<int>& zones, const std::vector<int>& practices, std::size_t localities) {
    m.scenario = test::scenario_of(m.plan, zones, practices, localities);
    m.localities = test::stats_of(m.plan, m.scenario);
    m.estate = find_gaps(m.plan, m.scenario, m.localities, nullptr);
    m.gaps = gap_rows(m.plan, m.scenario, m.estate);
}

YearTables tables_of(const Made& m) { return {m.plan, m.scenario, m.localities, m.estate}; }

// Made up with everything that can be unknown: lists, rooms, premises, phasing, years of schemes.
Made made_up(std::uint64_t seed, bool resident) {
    base::Random chance(seed);
    Made m;
    m.plan = test::grid_plan(6, 5);
    m.plan.population = resident ? model::PopulationBasis::resident : model::PopulationBasis::registered;
    m.plan.constraints.people_min = 15000;
    m.plan.constraints.people_max = 40000;
    m.plan.growth.rate_pct = 2.0 * chance.unit() - 0.5;
    std::vector<int> zone_locality;
    std::vector<int> practice_locality;
    for (std::size_t z = 0; z < m.plan.zones.size(); ++z) {
        if (!resident || chance.below(40) > 0) m.plan.zones[z].residents = 2000 + chance.below(5000);
        zone_locality.push_back(static_cast<int>(z / 10));
    }
    for (std::size_t p = 0; p < 12; ++p) {
        const std::size_t zone = chance.below(30);
        std::optional<std::int64_t> list;
        if (chance.below(8) > 0) list = 2000 + chance.below(14000);
        test::add_practice(m.plan, fmt::format("P{:02}", p), zone, list);
        if (chance.below(4) > 0) m.plan.practices[p].gp_fte = 1.0 + 6.0 * chance.unit();
        practice_locality.push_back(chance.below(12) == 0 ? -1 : static_cast<int>(zone / 10));
    }
    for (std::size_t b = 0; b < 14; ++b) {
        test::add_premises(m.plan, fmt::format("M{:02}", b), chance.below(30));
        if (chance.below(4) > 0) m.plan.premises[b].rooms_ce = 2 + chance.below(12);
        if (chance.below(4) > 0) m.plan.premises[b].rooms_treatment = chance.below(4);
        if (chance.below(3) > 0) m.plan.premises[b].nia_m2 = 100 + chance.below(900);
    }
    for (std::size_t p = 0; p < 12; ++p)
        if (chance.below(6) > 0) {
            const bool two = chance.below(3) == 0;
            test::occupy(m.plan, p, p, two ? 0.7 : 1.0);
            if (two) test::occupy(m.plan, 12 + p % 2, p, 0.3, model::OccupancyRole::branch);
        }
    for (std::size_t s = 0; s < 9; ++s) {
        std::vector<std::pair<base::Year, double>> homes;
        const int first = 2014 + static_cast<int>(chance.below(12));
        for (int y = first; y < first + 4 && s % 4 != 3; ++y) homes.emplace_back(base::Year{y}, 100.0 + 400.0 * chance.unit());
        test::add_homes(m.plan, fmt::format("S{:02}", s), chance.below(30), homes);
    }
    const std::vector<std::string> kinds{"extension", "new-build", "refurbishment", "closure"};
    for (std::size_t k = 0; k < 8; ++k) {
        model::Scheme scheme;
        scheme.id = fmt::format("K{}", k);
        scheme.kind = kinds[k % 4];
        scheme.premises = fmt::format("M{:02}", k);
        if (chance.below(3) > 0) scheme.start_year = base::Year{2015 + static_cast<int>(chance.below(6))};
        if (chance.below(4) > 0) scheme.opens_year = base::Year{2016 + static_cast<int>(chance.below(10))};
        if (chance.below(2) > 0) scheme.rooms_added = chance.below(5);
        if (chance.below(6) == 0) scheme.status = "Withdrawn";
        m.plan.schemes.push_back(scheme);
    }
    finish(m, zone_locality, practice_locality, 3);
    return m;
}

// --- the plain version: looks for each figure among all rows

std::optional<model::Gap> row_of(const Made& m, const char* kind, const std::string& subject, std::string_view measure, base::Year year) {
    for (const model::Gap& g : m.gaps)
        if (g.subject_kind == kind && g.subject == subject && g.measure == measure && g.year == year) return g;
    return {};
}

void check_needs(const Made& m, const char* kind, const std::string& subject, base::Year year, const model::Needs& needs) {
    for (std::size_t k = 0; k < model::kMeasures; ++k) {
        INFO(kind << " " << subject << " " << model::kMeasureKeys[k] << " " << year.first);
        const auto row = row_of(m, kind, subject, model::kMeasureKeys[k], year);
        CHECK(needs[k].need() == (row ? std::optional(row->need) : std::nullopt));
        CHECK(needs[k].have() == (row ? row->have : std::nullopt));
        CHECK(needs[k].gap().has_value() == (row && row->gap));
        if (row && row->gap) CHECK(*needs[k].gap() == *row->gap);
        CHECK(needs[k].short_of() == (row && row->gap && *row->gap > 1e-9));
    }
}

std::vector<model::Flag> active(const Made& m, const char* kind, const std::string& subject, base::Year year) {
    std::vector<model::Flag> out;
    for (const model::Flag& f : m.estate.flags)
        if (f.subject_kind == kind && f.subject == subject && (!f.first_year || *f.first_year <= year)) out.push_back(f);
    return out;
}

bool all_ours(const std::vector<model::Flag>& flags, Rag worst) {
    bool any = false;
    for (const model::Flag& f : flags) {
        if (f.rag != worst) continue;
        any = true;
        if (f.source.find("our default") == std::string::npos) return false;
    }
    return any;
}

Rag worst_of_place(const std::vector<model::Flag>& flags) {
    Rag worst = Rag::green;
    for (const model::Flag& f : flags) worst = std::max(worst, f.rag);
    const bool grey = std::any_of(flags.begin(), flags.end(), [](const auto& f) { return f.rag == Rag::grey; });
    return worst == Rag::green && grey ? Rag::grey : worst;
}

std::optional<model::Flag> first_of(const std::vector<model::Flag>& flags) {
    std::optional<model::Flag> first;
    for (const model::Flag& f : flags)
        if (f.first_year && f.rag >= Rag::amber && (!first || *f.first_year < *first->first_year)) first = f;
    return first;
}

void check_breach(const std::optional<model::Breach>& found, const std::optional<model::Flag>& plain) {
    REQUIRE(found.has_value() == plain.has_value());
    if (!plain) return;
    CHECK(found->year == *plain->first_year);
    CHECK(found->rule == plain->rule);
    CHECK(found->subject_kind == plain->subject_kind);
    CHECK(found->subject == plain->subject);
    CHECK(found->words == plain->reason);
    CHECK(found->rag == plain->rag);
}

void check_year(const Made& m, const model::YearView& v) {
    const bool registered = m.plan.population == model::PopulationBasis::registered;
    const std::size_t y = static_cast<std::size_t>(v.year.first - m.plan.base_year.first);
    for (std::size_t l = 0; l < m.localities.size(); ++l) {
        INFO("locality " << l << " in " << v.year.first);
        double people = 0.0;
        if (registered) {
            for (std::size_t p = 0; p < m.plan.practices.size(); ++p)
                if (m.scenario.practice_locality[p] == model::LocalityIx(l)) people += m.estate.people.practice.at(p, y);
        } else {
            for (std::size_t z = 0; z < m.plan.zones.size(); ++z)
                if (m.scenario.zone_locality[z] == model::LocalityIx(l)) people += m.estate.people.zone_residents.at(z, y);
        }
        const bool known = registered || m.localities[l].residents_known;
        const model::LocalityYear& at = v.localities[l];
        REQUIRE(at.people.has_value() == known);
        if (known) CHECK(*at.people == Approx(people).epsilon(1e-12));
        const auto row = row_of(m, "locality", m.localities[l].id, "people", v.year);
        if (row) CHECK(*at.people == row->need);
        CHECK(at.range == (!known           ? RangeState::not_known
                           : people < 15000 ? RangeState::under
                           : people > 40000 ? RangeState::over
                                            : RangeState::within));
        const auto flags = active(m, "locality", m.localities[l].id, v.year);
        Rag worst = known ? Rag::green : Rag::grey;
        for (const model::Flag& f : flags) worst = f.rag >= Rag::amber ? std::max(worst, f.rag) : worst;
        CHECK(at.rag == worst);
        CHECK(at.only_ours == (worst >= Rag::amber && all_ours(flags, worst)));
        check_needs(m, "locality", m.localities[l].id, v.year, at.needs);
    }
    for (std::size_t p = 0; p < m.plan.practices.size(); ++p) {
        INFO("practice " << p);
        const model::PracticeYear& at = v.practices[p];
        CHECK(at.patients.has_value() == m.plan.practices[p].list.has_value());
        if (at.patients) CHECK(*at.patients == m.estate.people.practice.at(p, y));
        CHECK(at.rag == worst_of_place(active(m, "practice", m.plan.practices[p].id, v.year)));
        check_needs(m, "practice", m.plan.practices[p].id, v.year, at.needs);
    }
    for (std::size_t b = 0; b < m.plan.premises.size(); ++b) {
        CHECK(v.premises[b].rag == worst_of_place(active(m, "premises", m.plan.premises[b].id, v.year)));
        check_needs(m, "premises", m.plan.premises[b].id, v.year, v.premises[b].needs);
    }
    double built = 0.0;
    double to_come = 0.0;
    for (std::size_t s = 0; s < m.plan.housing.size(); ++s) {
        double before = 0.0;
        double after = 0.0;
        double within = 0.0;
        for (const auto& [year, homes] : m.plan.housing[s].homes_by_year)
            (year < v.year ? before : year == v.year ? within : after) += homes;
        const model::HousingYear& at = v.housing[s];
        CHECK(at.built == Approx(before));
        CHECK(at.in_year == Approx(within));
        CHECK(at.to_come == Approx(within + after));
        built += before;
        to_come += within + after;
        CHECK(at.phase == (m.plan.housing[s].homes_by_year.empty() ? HousingPhase::not_known
                           : within + after == 0.0                 ? HousingPhase::built
                           : before + within == 0.0                ? HousingPhase::to_come
                                                                   : HousingPhase::building));
    }
    CHECK(v.totals->homes_built == Approx(built));
    CHECK(v.totals->homes_to_come == Approx(to_come));
    for (std::size_t k = 0; k < model::kMeasures; ++k) {
        double need = 0.0;
        double have = 0.0;
        std::size_t missing = 0;
        for (const model::Practice& p : m.plan.practices)
            if (const auto row = row_of(m, "practice", p.id, model::kMeasureKeys[k], v.year)) {
                need += row->need;
                have += row->have.value_or(0.0);
                missing += row->have ? 0 : 1;
            }
        CHECK(*v.totals->needs[k].need() == Approx(need));
        CHECK(v.totals->have_not_known[k] == missing);
        CHECK(v.totals->needs[k].have().has_value() == (missing == 0));
        if (missing == 0) CHECK(*v.totals->needs[k].have() == Approx(have));
    }
}

}  // namespace

TEST_CASE("Every figure of every year is that of the gap table and the flags", "[fast]") {
    const auto seed = GENERATE(range(1U, 7U));
    const bool resident = seed % 2 == 0;
    INFO("seed " << seed);
    const Made m = made_up(seed, resident);
    const YearTables tables = tables_of(m);
    REQUIRE(tables.years() == 11);
    for (std::size_t y = 0; y < tables.years(); ++y) {
        const model::YearView v = tables.view(y);
        CHECK(v.year == base::Year{2017 + static_cast<int>(y)});
        check_year(m, v);
        std::size_t begins = 0;
        for (const model::Flag& f : m.estate.flags) begins += f.first_year == v.year && f.rag >= Rag::amber && f.subject_kind == "locality";
        CHECK(tables.beginning(y).localities == begins);
    }
    std::vector<model::Flag> of_localities;
    std::vector<model::Flag> of_places;
    for (const model::Flag& f : m.estate.flags) (f.subject_kind == "locality" ? of_localities : of_places).push_back(f);
    check_breach(tables.first_breach(), first_of(of_localities));
    check_breach(tables.first_shortage(), first_of(of_places));
    for (std::size_t l = 0; l < m.localities.size(); ++l) {
        std::vector<model::Flag> own;
        std::vector<model::Flag> within;
        for (const model::Flag& f : m.estate.flags) {
            if (f.subject_kind == "locality" && f.subject == m.localities[l].id) own.push_back(f);
            if (f.subject_kind == "practice" && m.scenario.practice_locality[m.plan.find_practice(f.subject).pos()] == model::LocalityIx(l))
                within.push_back(f);
            if (f.subject_kind == "premises")
                for (const model::Premises& b : m.plan.premises)
                    if (b.id == f.subject && m.scenario.zone_locality[b.zone.pos()] == model::LocalityIx(l)) within.push_back(f);
        }
        check_breach(tables.breach_of(l), first_of(own));
        check_breach(tables.shortage_of(l), first_of(within));
    }
}

TEST_CASE("A locality grows past its bound in the year that paper says, and is red or amber only from then on", "[fast]") {
    Made m;
    m.plan = test::grid_plan(1, 2);
    m.plan.constraints.people_min = 5000;
    m.plan.constraints.people_max = 10000;
    test::add_practice(m.plan, "P1", 0, 9000);
    test::add_practice(m.plan, "P2", 1, 8000);
    test::change(m.plan, "household_size", 2.0);
    test::change(m.plan, "new_patient_share", 1.0);
    // 300 homes a year from 2018/19: 600 people from 1 April 2019, 1,200 from 2020: 10,200 then.
    test::add_homes(m.plan, "S1", 0, {{{2018}, 300.0}, {{2019}, 300.0}, {{2020}, 300.0}});
    model::Scheme scheme;
    scheme.id = "K1";
    scheme.kind = "extension";
    scheme.start_year = base::Year{2018};
    scheme.opens_year = base::Year{2020};
    m.plan.schemes.push_back(scheme);
    finish(m, {0, 1}, {0, 1}, 2);
    const YearTables tables = tables_of(m);
    const auto of = [&](int year) { return tables.view(tables.index_of(base::Year{year}).value()); };
    CHECK(of(2019).localities[0].people == Approx(9600.0));
    CHECK(of(2019).localities[0].range == RangeState::within);
    CHECK(of(2019).localities[0].rag == Rag::green);
    CHECK(of(2020).localities[0].people == Approx(10200.0));
    CHECK(of(2020).localities[0].range == RangeState::over);
    CHECK(of(2020).localities[0].rag == Rag::amber);
    CHECK(of(2027).localities[0].rag == Rag::amber);
    CHECK(of(2027).localities[1].rag == Rag::green);
    REQUIRE(tables.first_breach());
    CHECK(tables.first_breach()->year == base::Year{2020});
    CHECK(tables.first_breach()->rule == "L3");
    CHECK(tables.first_breach()->subject == "L01");
    CHECK_FALSE(tables.breach_of(1));
    CHECK(tables.beginning(3).localities == 1);

    CHECK(of(2018).housing[0].phase == HousingPhase::building);
    CHECK(of(2018).housing[0].built == 0.0);
    CHECK(of(2018).housing[0].in_year == 300.0);
    CHECK(of(2018).housing[0].to_come == 900.0);
    CHECK(of(2017).housing[0].phase == HousingPhase::to_come);
    CHECK(of(2021).housing[0].phase == HousingPhase::built);
    CHECK(of(2021).totals->homes_built == 900.0);
    CHECK(of(2017).schemes[0] == SchemePhase::to_come);
    CHECK(of(2018).schemes[0] == SchemePhase::under_way);
    CHECK(of(2020).schemes[0] == SchemePhase::opens);
    CHECK(of(2021).schemes[0] == SchemePhase::open);

    // No premises and no workforce: what is held is not known, in the totals too, and is no 0.
    CHECK_FALSE(of(2017).localities[0].needs[static_cast<std::size_t>(model::Measure::rooms_ce)].have());
    CHECK_FALSE(of(2017).totals->needs[static_cast<std::size_t>(model::Measure::gp_fte)].have());
    CHECK(of(2017).totals->have_not_known[0] == 2);
    CHECK(*of(2017).totals->people == 17000.0);

    CHECK_FALSE(tables.index_of(base::Year{2016}));
    CHECK_FALSE(tables.index_of(base::Year{2028}));
    CHECK(tables.index_of(base::Year{2027}) == std::size_t{10});
}

TEST_CASE("A scheme that was given up never opens, and one without years is not known", "[fast]") {
    Made m;
    m.plan = test::grid_plan(1, 1);
    test::add_practice(m.plan, "P1", 0, {});
    m.plan.schemes.resize(2);
    m.plan.schemes[0].id = "K1";
    m.plan.schemes[0].status = "Cancelled";
    m.plan.schemes[0].opens_year = base::Year{2018};
    m.plan.schemes[1].id = "K2";
    finish(m, {0}, {0}, 1);
    const YearTables tables = tables_of(m);
    for (std::size_t y = 0; y < tables.years(); ++y) {
        CHECK(tables.view(y).schemes[0] == SchemePhase::given_up);
        CHECK(tables.view(y).schemes[1] == SchemePhase::not_known);
        CHECK_FALSE(tables.view(y).totals->people);  // of none is it known
        CHECK(tables.view(y).totals->people_not_known == 1);
        CHECK_FALSE(tables.view(y).totals->needs[0].need());
    }
}

TEST_CASE("Need and holding of places together are the sums of their rows, and unknown where one is", "[fast]") {
    const auto seed = GENERATE(range(20U, 25U));
    const Made m = made_up(seed, false);
    const YearTables tables = tables_of(m);
    // A locality, two practices of which one is in it, and a practice twice: each practice once.
    NeedAsk ask{{1}, {0, 3, 3}, {5}, {}};
    for (std::size_t k = 0; k < model::kMeasures; ++k) {
        ask.measure = static_cast<model::Measure>(k);
        const NeedSeries series = need_series(m.plan, m.scenario, tables, ask);
        std::optional<std::size_t> first;
        for (std::size_t y = 0; y < tables.years(); ++y) {
            double need = 0.0;
            double have = 0.0;
            std::size_t missing = 0;
            std::size_t counted = 0;
            for (std::size_t p = 0; p < m.plan.practices.size(); ++p) {
                if (p != 0 && p != 3 && m.scenario.practice_locality[p] != model::LocalityIx(std::size_t{1})) continue;
                const auto row = row_of(m, "practice", m.plan.practices[p].id, model::kMeasureKeys[k], tables.year(y));
                if (!row) continue;
                ++counted;
                need += row->need;
                have += row->have.value_or(0.0);
                missing += row->have ? 0 : 1;
            }
            REQUIRE(series.places == counted);
            CHECK(series.not_known[y] == missing);
            REQUIRE(series.need[y].has_value() == (counted > 0));
            if (counted > 0) CHECK(*series.need[y] == Approx(need));
            CHECK(series.have[y].has_value() == (counted > 0 && missing == 0));
            if (series.have[y]) {
                CHECK(*series.have[y] == Approx(have));
                if (need - have > 1e-9 && !first) first = y;
            }
        }
        CHECK(series.first_breach == first);
        // One locality alone is its own row.
        const NeedSeries one = need_series(m.plan, m.scenario, tables, {{2}, {}, {}, ask.measure});
        for (std::size_t y = 0; y < tables.years(); ++y)
            if (const auto row = row_of(m, "locality", "L03", model::kMeasureKeys[k], tables.year(y)); row && one.need[y]) {
                CHECK(*one.need[y] == row->need);
                CHECK(one.have[y] == row->have);
            }
        const NeedSeries whole = need_series(m.plan, m.scenario, tables, {{}, {}, {}, ask.measure});
        for (std::size_t y = 0; y < tables.years(); ++y) CHECK(whole.need[y] == tables.view(y).totals->needs[k].need());
        const NeedSeries building = need_series(m.plan, m.scenario, tables, {{}, {}, {4}, ask.measure});
        CHECK(building.buildings);
        for (std::size_t y = 0; y < tables.years(); ++y) {
            const auto row = row_of(m, "premises", "M04", model::kMeasureKeys[k], tables.year(y));
            CHECK(building.need[y] == (row ? std::optional(row->need) : std::nullopt));
        }
    }
    const NeedSeries people = need_series(m.plan, m.scenario, tables, {{0}, {}, {}, {}});
    for (std::size_t y = 0; y < tables.years(); ++y) {
        CHECK(people.need[y] == tables.view(y).localities[0].people);
        CHECK(people.have[y] == 40000.0);
        const bool out = tables.view(y).localities[0].range != RangeState::within;
        if (out && people.first_breach) CHECK(*people.first_breach <= y);
        CHECK((!out || people.first_breach));
    }
    CHECK(people.least == 15000.0);
    const NeedSeries all = need_series(m.plan, m.scenario, tables, {{}, {}, {}, {}});
    CHECK(all.need[3] == tables.view(3).totals->people);
    CHECK_FALSE(all.have[3]);
    CHECK_FALSE(need_series(m.plan, m.scenario, tables, {{}, {}, {4}, {}}).need[0]);
}
