#include <catch2/catch.hpp>

#include <algorithm>

#include "analysis/rules_case.hpp"
#include "analysis/sensitivity.hpp"

using namespace merestone;
using namespace merestone::analysis;
using model::Measure;
using Case = test::RulesCase;

namespace {

constexpr auto kRooms = static_cast<std::size_t>(Measure::rooms_ce);
constexpr auto kSpace = static_cast<std::size_t>(Measure::nia_m2);

Sensitivity of(const Case& c) {
    return sensitivity(c.plan, c.scenario, c.localities, find_gaps(c.plan, c.scenario, c.localities, nullptr));
}
const SensitivityRow& row(const Sensitivity& s, std::string_view input) {
    const auto found = std::find_if(s.rows.begin(), s.rows.end(), [&](const SensitivityRow& r) { return r.input == input; });
    REQUIRE(found != s.rows.end());
    return *found;
}

}  // namespace

TEST_CASE("Sensitivity: each input a fifth lower and higher moves the rooms that are lacking as its formula says", "[fast]") {
    Case c = Case::with_buildings();
    const double need = 40000 * 263.0 / 36.0 / 10000.0;  // 29.2 rooms each (domain notes section 1)
    c.plan.premises[0].rooms_ce = 25.0;
    c.plan.premises[1].rooms_ce = 29.0;
    const Sensitivity s = of(c);
    CHECK(s.share == 0.2);
    CHECK(s.as_it_stands.need[kRooms] == Approx(2 * need));
    CHECK(s.as_it_stands.lacking[kRooms] == Approx(need - 25.0 + need - 29.0));
    CHECK(s.as_it_stands.practices_short == 2);
    CHECK(s.as_it_stands.patients == Approx(80000.0));
    const SensitivityRow& hours = row(s, "hours_week");
    CHECK(hours.at_high.need[kRooms] == Approx(2 * need / 1.2));
    CHECK(hours.at_high.lacking[kRooms] == Approx(0.0).margin(1e-9));
    CHECK(hours.at_high.practices_short == 0);
    CHECK(hours.at_low.lacking[kRooms] == Approx(2 * need / 0.8 - 54.0));
    CHECK(hours.swing(Measure::rooms_ce) == Approx(2 * need / 0.8 - 54.0));
    CHECK(hours.at_low.need[kSpace] == s.as_it_stands.need[kSpace]);  // no floor space is known
    CHECK(row(s, "access_rate_per_1000").at_high.need[kRooms] == Approx(2 * need * 1.2));
}

TEST_CASE("Sensitivity: growth and the size of homes reach people; a share goes no higher than all; nothing else is moved", "[fast]") {
    Case c = Case::with_buildings();
    c.plan.premises[0].gia_m2 = 3000.0;
    c.plan.growth.rate_pct = 1.0;
    model::HousingSite site;
    site.id = "H1";
    site.zone = model::ZoneIx(std::size_t{0});
    site.at = c.plan.zones[0].centre;
    site.homes_by_year = {{base::Year{2018}, 100.0}};
    c.plan.housing = {site};
    const Sensitivity s = of(c);
    CHECK(s.rows.front().input == "growth rates");
    CHECK(s.rows.front().at_high.patients > s.as_it_stands.patients);
    CHECK(s.rows.front().at_low.patients < s.as_it_stands.patients);
    CHECK(row(s, "household_size").at_high.patients > s.as_it_stands.patients);
    const SensitivityRow& newcomers = row(s, "new_patient_share");
    CHECK(newcomers.value == 1.0);
    CHECK(newcomers.capped);
    CHECK(newcomers.high == 1.0);
    CHECK(newcomers.at_high.patients == s.as_it_stands.patients);
    const SensitivityRow& net = row(s, "nia_share_of_gia");  // a smaller share of the gross area: more lacking
    CHECK(net.at_low.lacking[kSpace] > net.at_high.lacking[kSpace]);
    for (const SensitivityRow& r : s.rows) {
        INFO(r.input);
        CHECK(r.at_low.practices_known == s.as_it_stands.practices_known);
    }
}
