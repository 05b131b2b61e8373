#include "analysis/rules/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

std::string named(std::string_view kind, const std::string& id, const std::string& name) {
    return name.empty() || name == id ? fmt::format("{} {}", kind, id) : fmt::format("{} {} ({})", kind, id, name);
}

}  // namespace

std::string practice_words(const model::Practice& practice) { return named("Practice", practice.id, practice.name); }
std::string premises_words(const model::Premises& premises) { return named("Premises", premises.id, premises.name); }
std::string locality_words(const model::Scenario& scenario, std::size_t locality) {
    return named("Locality", scenario.locality_id[locality], scenario.locality_name[locality]);
}
std::string hub_words(const model::Hub& hub) { return named("Hub", hub.id, hub.name); }
std::string scheme_words(const model::Scheme& scheme) { return named("Scheme", scheme.id, scheme.name); }
std::string site_words(const model::HousingSite& site) { return named("Site", site.id, site.name); }
std::string people_words(double people) { return base::grouped(std::llround(people)); }
std::string percent_words(double share) { return base::number_text(share * 100.0, 1) + "%"; }
std::string count_words(std::size_t n, std::string_view one, std::string_view many) { return base::counted(n, one, many); }

std::string list_words(const std::vector<std::string>& items, std::size_t show) {
    if (items.size() <= show + 1) return base::join(items, ", ");  // "and 1 more" would be as long as the name
    return base::join(std::span(items).first(show), ", ") +
           fmt::format(" and {} more", base::grouped(static_cast<std::int64_t>(items.size() - show)));
}

std::string source_words(const model::Assumption& assumption) {
    const std::string_view label = model::default_label(assumption);
    return fmt::format("{} (confidence {}{}{})", assumption.source, assumption.confidence, label.empty() ? "" : ", ", label);
}

std::string joined_sources(std::string_view rule_source, const std::vector<const model::Assumption*>& assumptions) {
    std::vector<std::string> said;
    if (!rule_source.empty()) said.emplace_back(rule_source);
    for (const model::Assumption* a : assumptions) {
        std::string words = source_words(*a);
        if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(std::move(words));
    }
    return base::join(said, "; ");
}

}  // namespace merestone::analysis::rules
