#include "analysis/gaps.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace merestone::analysis {
namespace {

using model::Measure;

constexpr std::size_t at(Measure measure) { return static_cast<std::size_t>(measure); }
constexpr std::array<const char*, model::kMeasures> kUnit = {"fte", "m2", "rooms", "rooms"};  // in the order of their keys

// Confidence of each measure, at the base year and after it, when growth and homes come in.
class Confidences {
public:
    explicit Confidences(const model::Plan& plan, const PeopleByYear& people) {
        const std::vector<std::string_view> rooms = {"access_rate_per_1000", "weeks_open", "hours_week", "room_utilisation",
                                                     "extra_clinical_hours_week"};
        std::array<std::vector<std::string_view>, model::kMeasures> used;
        used[at(Measure::gp_fte)] = {"patients_per_fte"};
        used[at(Measure::nia_m2)] = {"m2_per_gp", "patients_per_gp_m2"};
        used[at(Measure::rooms_ce)] = rooms;
        used[at(Measure::rooms_ce)].insert(used[at(Measure::rooms_ce)].end(), {"appointment_ce_min", "share_ce"});
        used[at(Measure::rooms_treatment)] = rooms;
        used[at(Measure::rooms_treatment)].pop_back();  // the extra hours are in consulting rooms
        used[at(Measure::rooms_treatment)].insert(used[at(Measure::rooms_treatment)].end(),
                                                  {"appointment_treatment_min", "share_treatment"});
        for (std::size_t k = 0; k < model::kMeasures; ++k) {
            text_[0][0][k] = weakest_confidence(plan.assumptions, used[k]);
            if (people.has_homes()) used[k].insert(used[k].end(), {"household_size", "new_patient_share"});
            text_[1][0][k] = weakest_confidence(plan.assumptions, used[k]);
            used[k].push_back("nia_share_of_gia");
            text_[1][1][k] = text_[0][1][k] = weakest_confidence(plan.assumptions, used[k]);
        }
        people_[0] = "H";  // counted
        people_[1] = people.has_homes() ? weakest_confidence(plan.assumptions, {"household_size", "new_patient_share"}) : "H";
    }
    [[nodiscard]] const std::string& of(std::size_t measure, std::size_t year, bool converted) const {
        return text_[year > 0 ? 1 : 0][converted && measure == at(Measure::nia_m2) ? 1 : 0][measure];
    }
    [[nodiscard]] const std::string& of_people(std::size_t year) const { return people_[year > 0 ? 1 : 0]; }

private:
    std::array<std::array<std::array<std::string, model::kMeasures>, 2>, 2> text_;
    std::array<std::string, 2> people_;
};

// Which flag is about a place and measure. A building that is one practice's only one bears that practice's flag.
class FlagOf {
public:
    FlagOf(const model::Plan& plan, const EstateResult& estate) : plan_(plan), estate_(estate) {
        for (const model::Flag& flag : estate.flags)
            if (!flag.measure.empty()) ids_.emplace(Key(flag.subject_kind, flag.subject, flag.measure), flag.id);
    }
    [[nodiscard]] std::string_view find(std::string_view kind, std::string_view subject, std::string_view measure) const {
        const auto found = ids_.find(Key(kind, subject, measure));
        return found == ids_.end() ? std::string_view() : found->second;
    }
    [[nodiscard]] std::string_view of_premises(std::size_t m, std::string_view measure) const {
        const std::string_view own = find("premises", plan_.premises[m].id, measure);
        if (!own.empty()) return own;
        const auto practice = sole_practice(estate_.capacity, m);
        return practice ? find("practice", plan_.practices[*practice].id, measure) : std::string_view();
    }

private:
    using Key = std::tuple<std::string_view, std::string_view, std::string_view>;  // kind, subject, measure: views into the flags

    const model::Plan& plan_;
    const EstateResult& estate_;
    std::map<Key, std::string_view> ids_;
};

class Rows {
public:
    Rows(const model::Plan& plan, const EstateResult& estate)
        : estate_(estate), confidences_(plan, estate.people), flag_of_(plan, estate) {}

    void add(const char* kind, const std::string& subject, std::size_t measure, std::span<const model::Needs> years, bool converted,
             std::string_view flag) {
        for (std::size_t y = 0; y < years.size(); ++y) {
            const model::NeedHave& n = years[y][measure];
            if (!n.need()) continue;
            push(kind, subject, model::kMeasureKeys[measure], kUnit[measure], y, *n.need(), n.have(),
                 confidences_.of(measure, y, converted), flag);
        }
    }
    void add_people(const std::string& locality, std::span<const double> years, double bound) {
        const std::string_view flag = flag_of_.find("locality", locality, "people");
        for (std::size_t y = 0; y < years.size(); ++y)
            push("locality", locality, "people", "people", y, years[y], bound, confidences_.of_people(y), flag);
    }
    [[nodiscard]] const FlagOf& flag_of() const { return flag_of_; }
    std::vector<model::Gap> rows;

private:
    void push(const char* kind, const std::string& subject, std::string_view measure, const char* unit, std::size_t y, double need,
              std::optional<double> have, const std::string& confidence, std::string_view flag) {
        model::Gap& gap = rows.emplace_back();
        gap.subject_kind = kind;
        gap.subject = subject;
        gap.measure = measure;
        gap.unit = unit;
        gap.year = estate_.people.year(y);
        gap.need = need;
        gap.have = have;
        if (have) gap.gap = need - *have;
        gap.confidence = confidence;
        if (gap.gap && *gap.gap > 1e-9) gap.flag_id = flag;
    }

    const EstateResult& estate_;
    Confidences confidences_;
    FlagOf flag_of_;
};

}  // namespace

std::string weakest_confidence(const model::Assumptions& assumptions, const std::vector<std::string_view>& ids) {
    const auto rank = [](const std::string& confidence) { return confidence == "H" ? 2U : confidence == "M" ? 1U : 0U; };
    unsigned weakest = 2;
    for (const std::string_view id : ids) weakest = std::min(weakest, rank(assumptions.at(id).confidence));
    return weakest == 2 ? "H" : weakest == 1 ? "M" : "L";
}

std::vector<model::Gap> gap_rows(const model::Plan& plan, const model::Scenario& scenario, const EstateResult& estate) {
    const EstateTables& tables = estate.tables;
    Rows out(plan, estate);
    const std::size_t localities = scenario.locality_id.size();
    out.rows.reserve((localities * (model::kMeasures + 1) + plan.practices.size() * model::kMeasures) * tables.years);
    std::vector<std::size_t> by_id(localities);
    for (std::size_t l = 0; l < by_id.size(); ++l) by_id[l] = l;
    std::sort(by_id.begin(), by_id.end(), [&](std::size_t a, std::size_t b) { return scenario.locality_id[a] < scenario.locality_id[b]; });
    for (const std::size_t l : by_id)
        for (std::size_t k = 0; k < model::kMeasures; ++k) {
            const std::string& id = scenario.locality_id[l];
            if (k == at(Measure::rooms_ce) && tables.locality_people_known)  // "people" stands between "nia_m2" and "rooms_ce"
                out.add_people(id, tables.locality_people.row(l), static_cast<double>(plan.constraints.people_max));
            out.add("locality", id, k, tables.of_locality(l), tables.locality_nia_converted[l],
                    out.flag_of().find("locality", id, model::kMeasureKeys[k]));
        }
    for (std::size_t p = 0; p < plan.practices.size(); ++p)
        for (std::size_t k = 0; k < model::kMeasures; ++k)
            out.add("practice", plan.practices[p].id, k, tables.of_practice(p), estate.capacity.practice_nia_converted[p],
                    out.flag_of().find("practice", plan.practices[p].id, model::kMeasureKeys[k]));
    for (std::size_t m = 0; m < plan.premises.size(); ++m)
        for (std::size_t k = at(Measure::nia_m2); k < model::kMeasures; ++k)
            out.add("premises", plan.premises[m].id, k, tables.of_premises(m), estate.capacity.nia_converted[m],
                    out.flag_of().of_premises(m, model::kMeasureKeys[k]));
    return std::move(out.rows);
}

}  // namespace merestone::analysis
