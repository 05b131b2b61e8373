#include "io/assumption_bounds.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"
#include "io/plan_file.hpp"
#include "io/toml_reader.hpp"

namespace merestone::io {
namespace {

std::string plain(double value) {
    return value >= 1000 && value == std::floor(value) ? base::grouped(std::llround(value)) : base::number_text(value);
}

std::map<std::string, AssumptionBounds, std::less<>> read_bounds() {
    std::map<std::string, AssumptionBounds, std::less<>> out;
    for (const toml::node& node : built_in_assumptions()) {
        const toml::table& t = *node.as_table();
        const auto at_least = t["at_least"].value<double>();
        const auto at_most = t["at_most"].value<double>();
        const auto value = t["value"].value<double>();
        base::check(at_least && at_most && value, "an assumption of the built-in list lacks its value or its bounds");
        base::check(*at_least <= *value && *value <= *at_most, "an assumption of the built-in list is outside its own bounds");
        out.emplace(t["id"].value_or(""), AssumptionBounds{*at_least, *at_most});
    }
    return out;
}

}  // namespace

const std::map<std::string, AssumptionBounds, std::less<>>& assumption_bounds() {
    static const auto bounds = read_bounds();
    return bounds;
}

std::optional<std::string> refused_assumption(const model::Assumption& known, double value) {
    const auto found = assumption_bounds().find(known.id);
    if (found == assumption_bounds().end()) return {};
    const AssumptionBounds& bounds = found->second;
    if (value >= bounds.at_least && value <= bounds.at_most) return {};
    return fmt::format("{} to {} ({})", plain(bounds.at_least), plain(bounds.at_most), known.unit);
}

void check_rank_weights(model::Assumptions& assumptions, model::Problems& problems, const std::string& file) {
    constexpr std::string_view kWeights = "rank_weight_";
    std::vector<std::string> weights;
    for (const auto& [id, a] : assumptions.all()) {
        if (!id.starts_with(kWeights)) continue;
        if (a.value > 0) return;
        weights.push_back(id);
    }
    if (weights.empty()) return;
    const model::Assumptions defaults = default_assumptions();
    for (const std::string& id : weights) assumptions.set(defaults.at(id));
    problems.push_back({model::Severity::warning, "assumption-refused", file, 0, "assumptions.rank_weight_...", "0",
                        "every part of the ranking weighs 0, so nothing could be ranked; the default weights stand",
                        "Give at least one part a weight above 0."});
}

}  // namespace merestone::io
