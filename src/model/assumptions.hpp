// Numbers a planner may change. The one list of defaults is assets/assumptions.toml; a plan or scenario overrides by id.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace merestone::model {

struct Assumption {
    std::string id;  // "room_utilisation"
    double value = 0.0;
    std::string unit;  // "share", "people/dwelling"
    std::optional<double> low;
    std::optional<double> high;
    std::string source;      // "planner, no source" for a bare number in a plan
    std::string confidence;  // H, M, L as in the domain notes; "planner" for a plan's own
    std::string as_at;       // when the source said so, if known
    std::string from;        // default | plan | scenario
};

class Assumptions {
public:
    void set(Assumption a) { by_id_.insert_or_assign(a.id, std::move(a)); }
    [[nodiscard]] const Assumption* find(std::string_view id) const {
        const auto at = by_id_.find(id);
        return at == by_id_.end() ? nullptr : &at->second;
    }
    // \pre the id is one of the default list; a missing one is a fault of the program.
    [[nodiscard]] const Assumption& at(std::string_view id) const;
    [[nodiscard]] double value(std::string_view id) const { return at(id).value; }
    [[nodiscard]] const std::map<std::string, Assumption, std::less<>>& all() const noexcept { return by_id_; }

private:
    std::map<std::string, Assumption, std::less<>> by_id_;
};

// "our default" for M and L, else empty: what a flag says beside a threshold that no one has confirmed.
[[nodiscard]] std::string_view default_label(const Assumption& a) noexcept;
// What stands beside an assumption that nobody confirmed: "our default, not confirmed", "not confirmed", "typed here"; else empty.
[[nodiscard]] std::string confidence_label(const Assumption& a);

}  // namespace merestone::model
