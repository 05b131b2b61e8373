// What an edit does not reach is not worked out again, and the answer is that of working out everything.
#include <catch2/catch.hpp>

#include "actions/study.hpp"
#include "base/random.hpp"
#include "support/places.hpp"

using namespace merestone;
using analysis::EstateResult;
using analysis::EstateStage;

namespace {

bool same_table(const analysis::YearTable& a, const analysis::YearTable& b, std::size_t years) {
    if (a.rows() != b.rows()) return false;
    for (std::size_t r = 0; r < a.rows(); ++r)
        for (std::size_t y = 0; y < years; ++y)
            if (a.at(r, y) != b.at(r, y)) return false;
    return true;
}
bool same_needs(const std::vector<model::Needs>& a, const std::vector<model::Needs>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < model::kMeasures; ++k)
            if (a[i][k].need() != b[i][k].need() || a[i][k].have() != b[i][k].have()) return false;
    return true;
}
void check_same(const EstateResult& a, const EstateResult& b) {
    CHECK(same_table(a.people.practice, b.people.practice, a.people.years));
    CHECK(same_table(a.people.zone_registered, b.people.zone_registered, a.people.years));
    CHECK(same_needs(a.tables.practice, b.tables.practice));
    CHECK(same_needs(a.tables.premises, b.tables.premises));
    CHECK(same_needs(a.tables.locality, b.tables.locality));
    REQUIRE(a.flags.size() == b.flags.size());
    for (std::size_t i = 0; i < a.flags.size(); ++i) {
        CHECK(a.flags[i].id == b.flags[i].id);
        CHECK(a.flags[i].reason == b.flags[i].reason);
        CHECK(a.flags[i].rag == b.flags[i].rag);
        CHECK(a.flags[i].measured == b.flags[i].measured);
        CHECK(a.flags[i].source == b.flags[i].source);
    }
}

struct Sample {
    actions::Study study;
    EstateResult before;
    explicit Sample(const char* name) {
        actions::StudyOptions options;
        options.scenario = "present";
        auto opened = actions::open_plan(test::source_folder() / "geodata" / name, options);
        REQUIRE(opened);
        auto studied = actions::study(std::move(opened).value(), options, {"present"});
        REQUIRE(studied);
        study = std::move(studied).value();
        before = all(study.plan);
    }
    [[nodiscard]] EstateResult all(const model::Plan& plan) const {
        return analysis::find_gaps(plan, study.chosen().scenario, study.chosen().localities, nullptr);
    }
    [[nodiscard]] EstateResult again(const model::Plan& plan, EstateStage first) const {
        return analysis::find_gaps_again(plan, study.chosen().scenario, study.chosen().localities, nullptr, before, first);
    }
};

}  // namespace

TEST_CASE("Each assumption moved by a tenth: the stages that it reaches give what the whole gives", "[fast]") {
    const Sample sample("havering");
    for (model::Registering how : {model::Registering::as_neighbours, model::Registering::huff}) {
        Sample s = sample;
        s.study.plan.growth.registering = how;
        s.before = s.all(s.study.plan);
        for (const auto& [id, a] : sample.study.plan.assumptions.all()) {
            INFO(id);
            model::Plan plan = s.study.plan;
            model::Assumption moved = a;
            moved.value *= 0.9;
            plan.assumptions.set(moved);
            check_same(s.all(plan), s.again(plan, analysis::stage_of_assumption(id)));
        }
    }
    CHECK(analysis::stage_of_assumption("nobody knows this one") == EstateStage::people);
}

TEST_CASE("Edits of one kind at a time: lists and homes reach people, rooms reach capacity, GPs the tables, hubs the flags", "[fast]") {
    Sample s("havering");
    base::Random random(7);
    for (int round = 0; round < 20; ++round) {
        model::Plan plan = s.study.plan;
        EstateStage first = EstateStage::flags;
        const std::size_t p = random.below(static_cast<std::uint32_t>(plan.practices.size()));
        switch (round % 4) {
            case 0:
                plan.practices[p].list = 5000 + round;
                first = EstateStage::people;
                break;
            case 1:
                plan.premises[random.below(static_cast<std::uint32_t>(plan.premises.size()))].rooms_ce = 3.0 + round;
                first = EstateStage::capacity;
                break;
            case 2:
                plan.practices[p].gp_fte = 1.0 + round;
                first = EstateStage::tables;
                break;
            default: plan.hubs.front().clinicians = 1.0 + round; break;
        }
        check_same(s.all(plan), s.again(plan, first));
    }
}
