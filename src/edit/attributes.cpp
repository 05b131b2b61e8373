#include "edit/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::edit {
namespace {

constexpr double kMillion = 1e6;
constexpr std::array kAttributes = {
    Attribute{"practice", "name", "Name", "", ValueKind::text, 1, 200, false},
    Attribute{"practice", "list", "Registered patients", "people", ValueKind::whole, 0, kMillion, true},
    Attribute{"practice", "gp_fte", "GPs, full-time equivalent", "FTE", ValueKind::number, 0, 500, true},
    Attribute{"premises", "name", "Name", "", ValueKind::text, 1, 200, false},
    Attribute{"premises", "tenure", "Tenure", "", ValueKind::text, 0, 200, true},
    Attribute{"premises", "rooms_ce", "Consulting and examination rooms", "rooms", ValueKind::number, 0, 1000, true},
    Attribute{"premises", "rooms_treatment", "Treatment rooms", "rooms", ValueKind::number, 0, 1000, true},
    Attribute{"premises", "nia_m2", "Net internal area", "m2", ValueKind::number, 0, 200000, true},
    Attribute{"premises", "gia_m2", "Gross internal area", "m2", ValueKind::number, 0, 200000, true},
    Attribute{"premises", "hours_week", "Opening hours a week", "hours", ValueKind::number, 0, 168, true},
    Attribute{"premises", "physical", "Physical condition", "", ValueKind::rating, 0, 2, true},
    Attribute{"premises", "functional", "Functional suitability", "", ValueKind::rating, 0, 2, true},
    Attribute{"premises", "space", "Use of space", "", ValueKind::space_rating, 0, 1, true},
    Attribute{"premises", "quality", "Quality", "", ValueKind::rating, 0, 2, true},
    Attribute{"premises", "statutory", "Statutory compliance", "", ValueKind::rating, 0, 2, true},
    Attribute{"premises", "environment", "Environmental management", "", ValueKind::rating, 0, 2, true},
    Attribute{"zone", "people_resident", "Residents", "people", ValueKind::whole, 0, 10 * kMillion, true},
    Attribute{"hub", "name", "Name", "", ValueKind::text, 1, 200, false},
    Attribute{"hub", "status", "Status", "", ValueKind::text, 0, 100, true},
    Attribute{"hub", "basis", "Basis", "", ValueKind::text, 0, 300, true},
    Attribute{"hub", "clinicians", "Clinicians", "people", ValueKind::number, 0, 1000, true},
    Attribute{"housing", "name", "Name", "", ValueKind::text, 0, 200, true},
    Attribute{"housing", "dwellings_min", "Dwellings, least", "dwellings", ValueKind::whole, 0, kMillion, true},
    Attribute{"housing", "dwellings_max", "Dwellings, most", "dwellings", ValueKind::whole, 0, kMillion, true},
    Attribute{"housing", "permissioned", "Has permission", "", ValueKind::yes_no, 0, 1, false},
    Attribute{"assumption", "value", "Weight", "", ValueKind::number, 0, 100, false},
};

std::string number_or_nothing(const std::optional<double>& v) { return v ? base::number_text(*v) : ""; }
std::string number_or_nothing(const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : ""; }

// One place that knows which member a field is: `visit` gets the member.
template <typename Row, typename Visit>
bool practice_field(Row& p, std::string_view field, Visit visit) {
    if (field == "name") visit(p.name);
    else if (field == "list") visit(p.list);
    else if (field == "gp_fte") visit(p.gp_fte);
    else return false;
    return true;
}
template <typename Row, typename Visit>
bool premises_field(Row& p, std::string_view field, Visit visit) {
    if (field == "name") visit(p.name);
    else if (field == "tenure") visit(p.tenure);
    else if (field == "rooms_ce") visit(p.rooms_ce);
    else if (field == "rooms_treatment") visit(p.rooms_treatment);
    else if (field == "nia_m2") visit(p.nia_m2);
    else if (field == "gia_m2") visit(p.gia_m2);
    else if (field == "hours_week") visit(p.hours_week);
    else return false;
    return true;
}
template <typename Row, typename Visit>
bool hub_field(Row& h, std::string_view field, Visit visit) {
    if (field == "name") visit(h.name);
    else if (field == "status") visit(h.status);
    else if (field == "basis") visit(h.basis);
    else if (field == "clinicians") visit(h.clinicians);
    else return false;
    return true;
}
template <typename Row, typename Visit>
bool housing_field(Row& h, std::string_view field, Visit visit) {
    if (field == "name") visit(h.name);
    else if (field == "dwellings_min") visit(h.dwellings_min);
    else if (field == "dwellings_max") visit(h.dwellings_max);
    else if (field == "permissioned") visit(h.permissioned);
    else return false;
    return true;
}

constexpr std::array<std::string_view, 6> kFacets = {"physical", "functional", "space", "quality", "statutory", "environment"};
constexpr std::array<std::string_view, 6> kRatings = {"A", "B", "C", "D", "CX", "DX"};
constexpr std::array<std::string_view, 4> kSpaceRatings = {"E", "U", "F", "O"};

std::optional<model::Facet> facet_of(std::string_view field) {
    const auto at = std::find(kFacets.begin(), kFacets.end(), field);
    if (at == kFacets.end()) return {};
    return static_cast<model::Facet>(at - kFacets.begin());
}
std::string facet_text(const model::Premises& p, model::Facet facet) {
    for (const model::FacetRating& f : p.facets)
        if (f.facet == facet) return f.rating;
    return {};
}
// An empty text means not surveyed, which is not a pass: the row goes.
void set_facet(model::Premises& p, model::Facet facet, std::string_view text) {
    const auto at = std::find_if(p.facets.begin(), p.facets.end(), [&](const model::FacetRating& f) { return f.facet == facet; });
    if (at != p.facets.end() && text.empty()) p.facets.erase(at);
    else if (at != p.facets.end()) at->rating = text;
    else if (!text.empty()) {
        const auto before = std::find_if(p.facets.begin(), p.facets.end(), [&](const model::FacetRating& f) { return f.facet > facet; });
        p.facets.insert(before, {facet, std::string(text), {}, {}});
    }
}

// Says in Assumption::from that the value is no longer the one that came from there, and from where it came.
constexpr std::string_view kChangedFrom = "changed from ";

struct ToText {
    std::string& out;
    void operator()(const std::string& v) const { out = v; }
    void operator()(bool v) const { out = v ? "yes" : "no"; }
    template <typename T>
    void operator()(const std::optional<T>& v) const {
        out = number_or_nothing(v);
    }
};
struct FromText {
    std::string_view text;
    void operator()(std::string& v) const { v = text; }
    void operator()(bool& v) const { v = text == "yes"; }
    void operator()(std::optional<double>& v) const { v = text.empty() ? std::nullopt : base::parse_number(text); }
    void operator()(std::optional<std::int64_t>& v) const { v = text.empty() ? std::nullopt : base::parse_int(text); }
};

// Premises of a plan are sorted by id in most plans, but nothing promises it to us.
template <typename Rows>
auto* find_by_id(Rows& rows, std::string_view id) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return at == rows.end() ? nullptr : &*at;
}

template <typename PlanRef, typename Visit>
bool plan_field(PlanRef& plan, std::string_view kind, std::string_view subject, std::string_view field, Visit visit) {
    if (kind == "practice") {
        auto* row = find_by_id(plan.practices, subject);
        return row != nullptr && practice_field(*row, field, visit);
    }
    if (kind == "premises") {
        auto* row = find_by_id(plan.premises, subject);
        return row != nullptr && premises_field(*row, field, visit);
    }
    if (kind == "zone" && field == "people_resident") {
        auto* row = find_by_id(plan.zones, subject);
        if (row == nullptr) return false;
        visit(row->residents);
        return true;
    }
    return false;
}

}  // namespace

std::span<const Attribute> attributes() noexcept { return kAttributes; }

bool is_weight(std::string_view assumption) noexcept { return assumption.starts_with("rank_weight_"); }

const Attribute* find_attribute(std::string_view kind, std::string_view field) noexcept {
    const auto* at =
        std::find_if(kAttributes.begin(), kAttributes.end(), [&](const Attribute& a) { return a.kind == kind && a.field == field; });
    return at == kAttributes.end() ? nullptr : at;
}

std::string attribute_text(const model::Plan& plan, const Attribute& attribute, std::string_view subject) {
    std::string out;
    if (attribute.kind == "hub") {
        const auto* hub = find_by_id(plan.hubs, subject);
        base::check(hub != nullptr, "no hub of this id");
        return hub_text(*hub, attribute.field);
    }
    if (attribute.kind == "housing") {
        const auto* site = find_by_id(plan.housing, subject);
        base::check(site != nullptr, "no housing site of this id");
        return housing_text(*site, attribute.field);
    }
    if (const auto facet = facet_of(attribute.field); facet && attribute.kind == "premises") {
        const auto* premises = find_by_id(plan.premises, subject);
        base::check(premises != nullptr, "no premises of this id");
        return facet_text(*premises, *facet);
    }
    if (attribute.kind == "assumption") return base::number_text(plan.assumptions.value(subject));
    base::check(plan_field(plan, attribute.kind, subject, attribute.field, ToText{out}), "no such attribute");
    return out;
}

base::Result<std::string> checked(const Attribute& a, std::string_view typed) {
    const std::string_view text = base::trim(typed);
    const auto wrong = [&](std::string what, std::string todo) {
        return base::Error{base::ErrorKind::usage, std::move(what), std::move(todo)};
    };
    if (!base::is_valid_utf8(text)) return wrong(fmt::format("{}: this is not text", a.title), "Type it anew.");
    if (text.empty()) {
        if (a.may_be_unknown) return std::string();
        return wrong(fmt::format("{} cannot be left empty", a.title), "Type a value.");
    }
    if (a.value == ValueKind::text) {
        if (static_cast<double>(text.size()) > a.most)
            return wrong(fmt::format("{} is too long: {} of at most {} letters", a.title, text.size(), a.most), "Shorten it.");
        if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
            return wrong(fmt::format("{} holds a line break or a control character", a.title), "Type it on one line.");
        return std::string(text);
    }
    if (a.value == ValueKind::rating || a.value == ValueKind::space_rating) {
        std::string letter(text);
        for (char& c : letter) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        const bool space = a.value == ValueKind::space_rating;
        const auto known = space ? std::span<const std::string_view>(kSpaceRatings) : std::span<const std::string_view>(kRatings);
        if (std::find(known.begin(), known.end(), letter) != known.end()) return letter;
        return wrong(fmt::format("{}: \"{}\" is no rating", a.title, text.substr(0, 40)),
                     space ? "Type E (empty), U (under-used), F (full) or O (overcrowded), or leave it empty for not surveyed."
                           : "Type A, B, C, D, CX or DX, or leave it empty for not surveyed.");
    }
    if (a.value == ValueKind::yes_no) {
        const std::string word = base::lower(text);
        if (word == "yes" || word == "no") return word;
        return wrong(fmt::format("{}: \"{}\" is neither yes nor no", a.title, text), "Type yes or no.");
    }
    const std::string range =
        fmt::format("Type a {}number from {} to {}{}{}, or leave it empty for nothing known.", a.value == ValueKind::whole ? "whole " : "",
                    base::number_text(a.least), base::grouped(std::llround(a.most)), a.unit.empty() ? "" : " ", a.unit);
    const auto number = base::parse_number(text);
    if (!number) return wrong(fmt::format("{}: \"{}\" is not a number", a.title, text.substr(0, 40)), range);
    if (a.value == ValueKind::whole && !base::parse_int(text))
        return wrong(fmt::format("{}: {} is not a whole number", a.title, text), range);
    if (*number < a.least || *number > a.most)
        return wrong(
            fmt::format("{}: {} is not between {} and {}", a.title, text, base::number_text(a.least), base::grouped(std::llround(a.most))),
            range);
    return a.value == ValueKind::whole ? std::to_string(*base::parse_int(text)) : base::number_text(*number);
}

bool set_attribute(model::Plan& plan, std::string_view kind, std::string_view subject, std::string_view field, std::string_view text) {
    if (const auto facet = facet_of(field); facet && kind == "premises") {
        auto* premises = find_by_id(plan.premises, subject);
        if (premises == nullptr) return false;
        set_facet(*premises, *facet, text);
        return true;
    }
    if (kind == "assumption") {
        const model::Assumption* known = plan.assumptions.find(subject);
        const auto value = base::parse_number(text);
        if (known == nullptr || !value || field != "value") return false;
        model::Assumption changed = *known;
        changed.value = *value;
        if (!changed.from.starts_with(kChangedFrom)) changed.from = std::string(kChangedFrom) + changed.from;
        plan.assumptions.set(std::move(changed));
        return true;
    }
    return plan_field(plan, kind, subject, field, FromText{text});
}
bool take_back(model::Plan& plan, const model::Override& correction) {
    if (!set_attribute(plan, correction.kind, correction.subject, correction.field, correction.published)) return false;
    if (correction.kind != "assumption") return true;
    model::Assumption as_it_was = plan.assumptions.at(correction.subject);
    as_it_was.from.erase(0, kChangedFrom.size());
    plan.assumptions.set(std::move(as_it_was));
    return true;
}
bool set_hub(model::Hub& hub, std::string_view field, std::string_view text) { return hub_field(hub, field, FromText{text}); }
std::string hub_text(const model::Hub& hub, std::string_view field) {
    std::string out;
    base::check(hub_field(hub, field, ToText{out}), "a hub has no such field");
    return out;
}
bool set_housing(model::HousingSite& site, std::string_view field, std::string_view text) {
    return housing_field(site, field, FromText{text});
}
std::string housing_text(const model::HousingSite& site, std::string_view field) {
    std::string out;
    base::check(housing_field(site, field, ToText{out}), "a housing site has no such field");
    return out;
}

}  // namespace merestone::edit
