#include "session/differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "edit/same.hpp"

namespace merestone::session {

namespace {

constexpr std::size_t kMostNamed = 3;

// Rows of one table by their id.
template <typename Row>
std::map<std::string_view, const Row*> by_id(const std::vector<Row>& rows) {
    std::map<std::string_view, const Row*> out;
    for (const Row& row : rows) out.emplace(row.id, &row);
    return out;
}

std::string named(const std::vector<std::string_view>& ids) {
    std::string out;
    for (std::size_t i = 0; i < std::min(ids.size(), kMostNamed); ++i) out += (i > 0 ? ", " : "") + std::string(ids[i]);
    return ids.size() > kMostNamed ? out + ", ..." : out;
}

class Report {
public:
    void say(std::string line) { lines_.push_back(std::move(line)); }
    void count(const char* what, const std::vector<std::string_view>& ids) {
        if (!ids.empty()) say(fmt::format("{}: {} ({})", what, base::grouped(static_cast<std::int64_t>(ids.size())), named(ids)));
    }
    template <typename Row, typename Same>
    void rows(const char* plural, const std::vector<Row>& mine, const std::vector<Row>& theirs, Same same) {
        const auto ours = by_id(mine);
        const auto others = by_id(theirs);
        std::vector<std::string_view> fresh;
        std::vector<std::string_view> gone;
        std::vector<std::string_view> changed;
        for (const auto& [id, row] : others) {
            const auto at = ours.find(id);
            if (at == ours.end()) fresh.push_back(id);
            else if (!same(*at->second, *row)) changed.push_back(id);
        }
        for (const auto& [id, row] : ours)
            if (!others.contains(id)) gone.push_back(id);
        count(fmt::format("New {} on disk", plural).c_str(), fresh);
        count(fmt::format("{} no longer there", plural).c_str(), gone);
        count(fmt::format("{} with other values", plural).c_str(), changed);
    }
    std::vector<std::string> lines() && { return std::move(lines_); }

private:
    std::vector<std::string> lines_;
};

std::int64_t all_lists(const model::Plan& plan) {
    std::int64_t sum = 0;
    for (const model::Practice& p : plan.practices) sum += p.list.value_or(0);
    return sum;
}

std::int64_t all_flows(const model::Plan& plan) {
    std::int64_t sum = 0;
    for (const model::PracticeFlows& f : plan.flows) sum += f.total();
    return sum;
}

bool same_ages(const std::vector<model::AgeBand>& a, const std::vector<model::AgeBand>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.from_age == y.from_age && x.to_age == y.to_age && x.people == y.people;
    });
}
bool same_facets(const std::vector<model::FacetRating>& a, const std::vector<model::FacetRating>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.facet == y.facet && x.rating == y.rating && x.survey_date == y.survey_date && x.source == y.source;
    });
}

void rules(Report& report, const model::Plan& a, const model::Plan& b) {
    const auto& x = a.constraints;
    const auto& y = b.constraints;
    if (x.people_min != y.people_min || x.people_max != y.people_max)
        report.say(fmt::format("The range is {} to {} people on disk, {} to {} here", base::grouped(y.people_min),
                               base::grouped(y.people_max), base::grouped(x.people_min), base::grouped(x.people_max)));
    if (x.within != y.within) report.say("Other boundaries must not be straddled");
    if (a.as_at != b.as_at) report.say(fmt::format("It is as at {} on disk, {} here", b.as_at, a.as_at));
    std::map<std::string_view, double> values;
    for (const auto& [id, s] : a.assumptions.all()) values.emplace(id, s.value);
    std::vector<std::string_view> changed;
    for (const auto& [id, s] : b.assumptions.all())
        if (const auto at = values.find(id); at == values.end() || at->second != s.value) changed.push_back(id);
    report.count("Assumptions with another value", changed);
}

// All but the working one, whose practices and zones are told of above; of that the name and the note.
std::vector<edit::Alternative> scenarios_of(const edit::Draft& draft) {
    std::vector<edit::Alternative> out;
    for (const auto& kept : draft.others) out.push_back(*kept);
    edit::Alternative working;
    working.id = draft.scenario_id;
    working.title = draft.scenario_title;
    working.note = draft.scenario_note;
    out.push_back(std::move(working));
    return out;
}

void drawn(Report& report, const PlanState& mine, const PlanState& theirs) {
    if (mine.draft == nullptr && theirs.draft == nullptr) return;
    if (mine.draft == nullptr || theirs.draft == nullptr) {
        report.say(mine.draft == nullptr ? "Localities were drawn by hand on disk" : "No localities were drawn by hand on disk");
        return;
    }
    const auto places = [](const edit::Draft& d, const auto& rows, const std::vector<model::LocalityIx>& of) {
        std::map<std::string_view, std::string_view> out;
        for (std::size_t i = 0; i < rows.size() && i < of.size(); ++i)
            out.emplace(rows[i].id, of[i] ? std::string_view(d.localities[of[i].pos()].id) : std::string_view());
        return out;
    };
    const auto moved = [&](const char* what, const auto& ours, const auto& others) {
        std::vector<std::string_view> ids;
        for (const auto& [id, locality] : others)
            if (const auto at = ours.find(id); at != ours.end() && at->second != locality) ids.push_back(id);
        report.count(what, ids);
    };
    const edit::Draft& a = *mine.draft;
    const edit::Draft& b = *theirs.draft;
    moved("Practices in another locality on disk", places(a, mine.plan.practices, a.practice_locality),
          places(b, theirs.plan.practices, b.practice_locality));
    moved("Zones in another locality on disk", places(a, mine.plan.zones, a.zone_locality), places(b, theirs.plan.zones, b.zone_locality));
    const auto living = [](const edit::Draft& d) {
        std::map<std::string_view, std::pair<std::string_view, bool>> out;
        for (const edit::Locality& l : d.localities)
            if (!l.retired) out.emplace(l.id, std::pair<std::string_view, bool>(l.name, l.locked));
        return out;
    };
    if (living(a) != living(b)) report.say("Names, number or locks of localities differ");
    if (a.overrides != b.overrides) report.say("Other corrected values");
    report.rows("scenarios", scenarios_of(a), scenarios_of(b),
                [](const edit::Alternative& x, const edit::Alternative& y) { return x == y; });
}

}  // namespace

std::vector<std::string> differences(const PlanState& mine, const PlanState& theirs) {
    Report report;
    const model::Plan& a = mine.plan;
    const model::Plan& b = theirs.plan;
    rules(report, a, b);
    report.rows("practices", a.practices, b.practices, [](const model::Practice& x, const model::Practice& y) {
        return x.name == y.name && x.list == y.list && x.commissioner == y.commissioner && x.network == y.network && x.gp_fte == y.gp_fte &&
               x.at == y.at && same_ages(x.ages, y.ages);
    });
    if (all_lists(a) != all_lists(b))
        report.say(
            fmt::format("All lists together hold {} people on disk, {} here", base::grouped(all_lists(b)), base::grouped(all_lists(a))));
    if (all_flows(a) != all_flows(b))
        report.say(fmt::format("Patients by practice and zone add up to {} on disk, {} here", base::grouped(all_flows(b)),
                               base::grouped(all_flows(a))));
    report.rows("zones", a.zones, b.zones, [](const model::Zone& x, const model::Zone& y) {
        return x.name == y.name && x.residents == y.residents && x.imd_score == y.imd_score && x.area_m2 == y.area_m2 &&
               same_ages(x.ages, y.ages);
    });
    report.rows("premises", a.premises, b.premises, [](const model::Premises& x, const model::Premises& y) {
        return x.name == y.name && x.rooms_ce == y.rooms_ce && x.rooms_treatment == y.rooms_treatment && x.nia_m2 == y.nia_m2 &&
               x.gia_m2 == y.gia_m2 && x.hours_week == y.hours_week && x.at == y.at && same_facets(x.facets, y.facets);
    });
    const auto& sites = [](const PlanState& s) -> const std::vector<model::HousingSite>& {
        return s.draft != nullptr ? s.draft->housing : s.plan.housing;
    };
    const auto& hubs = [](const PlanState& s) -> const std::vector<model::Hub>& {
        return s.draft != nullptr ? s.draft->hubs : s.plan.hubs;
    };
    report.rows("housing sites", sites(mine), sites(theirs), edit::same_site);
    report.rows("hubs", hubs(mine), hubs(theirs), edit::same_hub);
    drawn(report, mine, theirs);
    return std::move(report).lines();
}

}  // namespace merestone::session
