// The attributes that the inspector may change: one table with each one's unit, kind and bounds, so that form, check, and setter never
// differ.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/plan.hpp"

namespace merestone::edit {

enum class ValueKind { text, whole, number, yes_no, rating, space_rating };  // letters of a six-facet survey

struct Attribute {
    std::string_view kind;   // practice | premises | zone | hub | housing | assumption
    std::string_view field;  // "rooms_ce": the long column name of the tables; a facet's name: "physical"
    std::string_view title;  // "Consulting and examination rooms"
    std::string_view unit;   // "rooms"; empty for text
    ValueKind value = ValueKind::text;
    double least = 0.0;
    double most = 0.0;
    bool may_be_unknown = true;  // an empty text sets "nothing known"
};

[[nodiscard]] std::span<const Attribute> attributes() noexcept;
[[nodiscard]] const Attribute* find_attribute(std::string_view kind, std::string_view field) noexcept;

// The assumptions that are changed as an attribute is (kind "assumption", field "value"): weights of a ranking, which no count of people
// and no gap stands on. The others belong in the plan file, where they have a source.
[[nodiscard]] bool is_weight(std::string_view assumption) noexcept;

// The value as text that reads back ("" = nothing known). \pre the subject exists.
[[nodiscard]] std::string attribute_text(const model::Plan& plan, const Attribute& attribute, std::string_view subject);

// What is typed, put in order ("12,500" -> "12500"), or why it will not do, in words.
[[nodiscard]] base::Result<std::string> checked(const Attribute& attribute, std::string_view typed);

// Sets practice, premises, zone and assumption attributes in a plan. \pre `text` came from checked(). \returns false when the subject is
// not there.
bool set_attribute(model::Plan& plan, std::string_view kind, std::string_view subject, std::string_view field, std::string_view text);
// Puts the published value back in place of a corrected one; an assumption is again from where it was.
bool take_back(model::Plan& plan, const model::Override& correction);
// The same for a hub and a housing site.
bool set_hub(model::Hub& hub, std::string_view field, std::string_view text);
[[nodiscard]] std::string hub_text(const model::Hub& hub, std::string_view field);
bool set_housing(model::HousingSite& site, std::string_view field, std::string_view text);
[[nodiscard]] std::string housing_text(const model::HousingSite& site, std::string_view field);

}  // namespace merestone::edit
