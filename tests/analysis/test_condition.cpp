#include <catch2/catch.hpp>

#include "analysis/condition.hpp"

using namespace merestone;
using namespace merestone::analysis;
using base::Year;
using model::Facet;
using model::FacetRating;

namespace {

FacetRating cost(Facet facet, const char* rating, const char* date, const char* element, base::Pounds gbp) {
    FacetRating row{facet, rating, date, "", "", element};
    row.cost_to_b_gbp = gbp;
    row.price_base = Year{2016};
    return row;
}
std::string rating_of(const model::Premises& building, Facet facet) {
    for (const StandingFacet& standing : standing_facets(building))
        if (standing.facet == facet) return standing.rating;
    return "none";
}
base::Pounds costs_of(const model::Premises& building) {
    base::Pounds sum = 0;
    for (const StandingFacet& standing : standing_facets(building))
        for (const FacetRating* row : standing.costs) sum += *row->cost_to_b_gbp;
    return sum;
}

}  // namespace

TEST_CASE("Condition: the latest of the whole building counts, else the worst of the latest of each element", "[fast]") {
    model::Premises building;
    building.facets = {{Facet::physical, "C", "2014-01-01"},
                       {Facet::physical, "b ", "2016-01-01"},
                       {Facet::statutory, "DX", "2014-01-01", "", "", "lift"},
                       {Facet::statutory, "B", "2016-01-01", "", "", "lift"},
                       {Facet::statutory, "CX", "2015-01-01", "", "", "fire doors"},
                       {Facet::statutory, "", "2016-01-01"},
                       {Facet::quality, "", "2016-01-01"},
                       {Facet::space, "U", "2016-01-01"}};
    const auto standing = standing_facets(building);
    REQUIRE(standing.size() == 3);  // quality was not surveyed
    CHECK(standing[0].rating == "B");
    CHECK_FALSE(fails(standing[0]));
    CHECK(standing[1].facet == Facet::space);
    CHECK(fails(standing[1]));
    CHECK(standing[2].rating == "CX");
    CHECK(standing[2].element == "fire doors");
    CHECK(standing[2].survey_date == "2016-01-01");
    CHECK(standing[2].rows.size() == 2);
    building.facets.push_back({Facet::physical, "D", "2016-01-01"});
    CHECK(rating_of(building, Facet::physical) == "D");  // two of one date: the worse
    CHECK(standing_facets({}).empty());
}

TEST_CASE("Condition: parts of a building whose space differs have no worst; they are mixed, and that fails", "[fast]") {
    model::Premises building;
    building.facets = {{Facet::space, "U", "2016-01-01", "", "", "east wing"}, {Facet::space, "O", "2016-01-01", "", "", "west wing"}};
    CHECK(rating_of(building, Facet::space) == "mixed");
    CHECK(standing_facets(building)[0].element.empty());
    CHECK(fails(Facet::space, "mixed"));
    building.facets[0].rating = "o";
    CHECK(rating_of(building, Facet::space) == "O");
    for (const char* bad : {"E", "U", "O"}) CHECK(fails(Facet::space, bad));
    CHECK_FALSE(fails(Facet::space, "F"));
    for (const char* bad : {"C", "D", "CX", "DX"}) CHECK(fails(Facet::statutory, bad));
    for (const char* good : {"A", "B", ""}) CHECK_FALSE(fails(Facet::statutory, good));
}

TEST_CASE("Condition: a cost counts once: the whole's, else its elements'; not what a later survey overtook", "[fast]") {
    model::Premises building;
    building.facets = {cost(Facet::physical, "C", "2016-01-01", "", 10000), cost(Facet::physical, "C", "2016-01-01", "roof", 10000)};
    CHECK(costs_of(building) == 10000);  // the roof is what the whole costs
    building.facets = {{Facet::physical, "C", "2016-01-01"},
                       cost(Facet::physical, "C", "2016-01-01", "roof", 7000),
                       cost(Facet::physical, "D", "2010-01-01", "walls", 9000)};
    CHECK(costs_of(building) == 7000);  // the walls were looked at again since
    building.facets = {cost(Facet::physical, "D", "2010-01-01", "roof", 9000),
                       cost(Facet::physical, "C", "2016-01-01", "roof", 7000),
                       cost(Facet::physical, "C", "2016-01-01", "walls", 500),
                       {Facet::physical, "B", "2016-01-01", "", "", "lift"}};
    CHECK(costs_of(building) == 7500);
    building.facets = {cost(Facet::physical, "D", "2010-01-01", "roof", 9000), {Facet::physical, "B", "2016-01-01", "", "", "roof"}};
    CHECK(costs_of(building) == 0);  // mended
    building.facets = {{Facet::physical, "B", "2018-01-01"},
                       cost(Facet::physical, "C", "2019-01-01", "roof", 50000),
                       {Facet::physical, "A", "2021-01-01", "", "", "roof"}};
    CHECK(costs_of(building) == 0);  // mended since, beside a rating of the whole
}

TEST_CASE("Condition: which of two like rows stands does not hang on their order in the file", "[fast]") {
    model::Premises building;
    building.facets = {cost(Facet::physical, "C", "2016-01-01", "", 10000), cost(Facet::physical, "C", "2016-01-01", "", 20000)};
    CHECK(costs_of(building) == 20000);
    std::swap(building.facets[0], building.facets[1]);
    CHECK(costs_of(building) == 20000);
}
