#include "actions/estate_out.hpp"

#include <algorithm>

#include "analysis/capacity.hpp"
#include "base/text.hpp"

namespace merestone::actions {
namespace {

void add_id(std::string& ids, const std::string& id) {
    if (!ids.empty()) ids += ' ';
    ids += id;
}

bool among(const std::string& rule, std::initializer_list<std::string_view> rules) {
    return rules.size() == 0 || std::find(rules.begin(), rules.end(), rule) != rules.end();
}

}  // namespace

FlagsOf::FlagsOf(const std::string& plan, const std::vector<model::Flag>& flags) : plan_(plan) {
    for (const model::Flag& flag : flags) by_place_[{flag.subject_kind, flag.subject}].push_back(&flag);
}

std::string FlagsOf::on(std::string_view kind, std::string_view subject, std::initializer_list<std::string_view> rules) const {
    std::string ids;
    if (const auto place = by_place_.find({kind, subject}); place != by_place_.end())
        for (const model::Flag* flag : place->second)
            if (among(flag->rule, rules)) add_id(ids, flag->id);
    return ids;
}

std::string FlagsOf::on_measure(std::string_view kind, std::string_view subject, std::string_view measure) const {
    std::string ids;
    if (const auto place = by_place_.find({kind, subject}); place != by_place_.end())
        for (const model::Flag* flag : place->second)
            if (flag->measure == measure) add_id(ids, flag->id);
    return ids;
}

std::string FlagsOf::on_area(std::string_view rule, const std::string& commissioner, std::string_view measure) const {
    std::string ids;
    const auto place = by_place_.find(commissioner.empty() ? std::pair<std::string_view, std::string_view>("plan", plan_)
                                                           : std::pair<std::string_view, std::string_view>("commissioner", commissioner));
    if (place == by_place_.end()) return ids;
    for (const model::Flag* flag : place->second)
        if (flag->rule == rule && flag->measure == measure) add_id(ids, flag->id);
    return ids;
}

std::string EstateOut::flags_of_premises(std::size_t premises) const {
    std::string ids = flags.on("premises", plan.premises[premises].id);
    if (const auto practice = analysis::sole_practice(estate.capacity, premises))
        if (const std::string more = flags.on("practice", plan.practices[*practice].id); !more.empty()) add_id(ids, more);
    return ids;
}

const char* word_of(model::Facet facet) noexcept {
    switch (facet) {
        case model::Facet::physical: return "physical";
        case model::Facet::functional: return "functional";
        case model::Facet::space: return "space";
        case model::Facet::quality: return "quality";
        case model::Facet::statutory: return "statutory";
        case model::Facet::environment: return "environment";
    }
    return "";
}

const char* word_of(model::BacklogRisk risk) noexcept {
    switch (risk) {
        case model::BacklogRisk::high: return "high";
        case model::BacklogRisk::significant: return "significant";
        case model::BacklogRisk::moderate: return "moderate";
        case model::BacklogRisk::low: return "low";
    }
    return "";
}

const char* word_of(model::PremisesKind kind) noexcept {
    switch (kind) {
        case model::PremisesKind::gp: return "gp";
        case model::PremisesKind::lift: return "lift";
        case model::PremisesKind::health_centre: return "health-centre";
        case model::PremisesKind::community_hospital: return "community-hospital";
        case model::PremisesKind::hospital: return "hospital";
        case model::PremisesKind::other: return "other";
    }
    return "";
}

const char* word_of(model::EstateClass estate_class) noexcept {
    switch (estate_class) {
        case model::EstateClass::none: return "none";
        case model::EstateClass::core: return "core";
        case model::EstateClass::flex: return "flex";
        case model::EstateClass::tail: return "tail";
    }
    return "";
}

const char* word_of(analysis::HouseholdSize::From from) noexcept {
    switch (from) {
        case analysis::HouseholdSize::From::site: return "site";
        case analysis::HouseholdSize::From::council: return "council";
        case analysis::HouseholdSize::From::plan: return "plan";
    }
    return "";
}

double never_registered(const analysis::ClosureTest& test) noexcept {
    double left = test.people - test.outside - test.nowhere;
    for (const analysis::ClosureTaker& taker : test.takers) left -= taker.people;
    return left > 1e-6 ? left : 0.0;
}

std::string few_words(std::size_t practices) {
    return practices == 1 ? std::string("1 practice with less than half a patient")
                          : std::to_string(practices) + " practices with less than half a patient each";
}

std::string prices_words(const std::optional<base::Year>& price_base) {
    return price_base ? base::to_string(*price_base) + " prices" : "prices of no stated year";
}

}  // namespace merestone::actions
