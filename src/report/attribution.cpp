#include "report/attribution.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace merestone::report {
namespace {

bool holds(const std::string& text, std::string_view word) { return base::lower(text).find(word) != std::string::npos; }

// "ons" as a word of its own: "Commissions" must not count.
bool names(const std::string& text, std::string_view word) {
    std::string spaced = " ";
    for (const char c : base::lower(text)) spaced += (c >= 'a' && c <= 'z') ? c : ' ';
    spaced += ' ';
    return spaced.find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

std::vector<std::string> attribution_of(const model::Plan& plan) {
    bool os = false;
    bool statistics = false;
    bool nhs = false;
    bool osm = false;
    bool open_government = false;
    for (const model::LayerInfo& layer : plan.layers) {
        const std::string& who = layer.publisher;
        const bool ons = names(who, "ons") || holds(who, "national statistics");
        statistics = statistics || ons;
        os = os || names(who, "os") || holds(who, "ordnance survey") ||
             (ons && (layer.role == "zones" || layer.role.starts_with("boundary"))) || layer.recognised == "Code-Point Open";
        nhs = nhs || names(who, "nhs") || names(who, "ods") || holds(layer.recognised, "ods ");
        osm = osm || holds(who, "openstreetmap") || names(layer.licence, "odbl");
        open_government = open_government || names(layer.licence, "ogl") || holds(layer.licence, "open government");
    }
    std::vector<std::string> out;
    if (os) out.emplace_back("Contains OS data © Crown copyright and database right.");
    if (statistics) out.emplace_back("Contains National Statistics data © Crown copyright and database right.");
    if (nhs) out.emplace_back("Contains NHS England/NHS Digital data (Open Government Licence v3.0).");
    if (osm) out.emplace_back("© OpenStreetMap contributors (ODbL 1.0).");
    if (open_government) out.emplace_back("Contains public sector information licensed under the Open Government Licence v3.0.");
    return out;
}

std::vector<std::string> short_sources(const model::Plan& plan) {
    std::vector<std::pair<std::string, std::string>> by_publisher;  // publisher, its vintages
    for (const model::LayerInfo& layer : plan.layers) {
        if (layer.publisher.empty()) continue;
        auto at = std::find_if(by_publisher.begin(), by_publisher.end(), [&](const auto& entry) { return entry.first == layer.publisher; });
        if (at == by_publisher.end()) at = by_publisher.emplace(by_publisher.end(), layer.publisher, "");
        if (layer.vintage.empty() || (", " + at->second + ", ").find(", " + layer.vintage + ", ") != std::string::npos) continue;
        at->second += (at->second.empty() ? "" : ", ") + layer.vintage;
    }
    std::vector<std::string> out;
    for (const auto& [publisher, vintages] : by_publisher) out.push_back(vintages.empty() ? publisher : publisher + " (" + vintages + ")");
    return out;
}

}  // namespace merestone::report
