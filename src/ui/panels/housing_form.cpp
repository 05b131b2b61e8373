// The homes of a site and the years they come in: typed in one form, put as one step.
#include <fmt/format.h>
#include <imgui.h>

#include <array>

#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/inspector_parts.hpp"

namespace merestone::ui {
namespace {

constexpr std::int64_t kMostYears = 50;

struct Typed {
    std::optional<std::int64_t> homes;
    std::optional<base::Year> first;
    std::int64_t years = 1;
    std::string why_not;
};

Typed read(const Desk::HousingForm& form, const model::Plan& plan) {
    Typed out;
    const std::string homes(base::trim(form.homes));
    const std::string first(base::trim(form.first_year));
    const std::string years(base::trim(form.years));
    out.homes = homes.empty() ? std::nullopt : base::parse_int(homes);
    if (!homes.empty() && (!out.homes || *out.homes < 0 || *out.homes > 1'000'000)) out.why_not = "homes: a whole number, 0 to 1,000,000";
    if (!first.empty()) {
        const auto year = base::parse_int(first.substr(0, first.find('/')));
        if (year && *year >= plan.base_year.first - 50 && *year <= plan.base_year.first + 100)
            out.first = base::Year{static_cast<int>(*year)};
        else out.why_not = fmt::format("first year: a financial year such as {}", base::to_string(plan.base_year));
    }
    if (!years.empty()) {
        const auto n = base::parse_int(years);
        if (n && *n >= 1 && *n <= kMostYears) out.years = *n;
        else out.why_not = fmt::format("over how many years: 1 to {}", kMostYears);
    }
    return out;
}

model::HousingSite with(model::HousingSite site, const Typed& typed) {
    site.dwellings_min = site.dwellings_max = typed.homes;
    site.homes_by_year.clear();
    site.phasing_assumed = false;
    if (typed.homes && typed.first)
        for (std::int64_t y = 0; y < typed.years; ++y)
            site.homes_by_year.emplace_back(base::Year{typed.first->first + static_cast<int>(y)},
                                            static_cast<double>(*typed.homes) / static_cast<double>(typed.years));
    return site;
}

}  // namespace

void draw_housing_form(Desk& d, std::size_t number) {
    const model::Plan& plan = d.document->shown().plan;
    const model::HousingSite& site = plan.housing[number];
    Desk::HousingForm& form = d.housing_form;
    std::string of = fmt::format("{} {} {}", site.id, site.dwellings_min.value_or(-1), site.dwellings_max.value_or(-1));
    for (const auto& [year, homes] : site.homes_by_year) of += fmt::format(" {}:{}", year.first, homes);
    if (form.of != of) {
        form.of = of;
        form.homes = site.dwellings_min ? std::to_string(*site.dwellings_min) : "";
        form.first_year = site.homes_by_year.empty() ? "" : base::to_string(site.homes_by_year.front().first);
        form.years = site.homes_by_year.empty() ? "" : std::to_string(site.homes_by_year.size());
        form.filled = {form.homes, form.first_year, form.years};
    }
    ImGui::Separator();
    d.widgets.heading("Homes and when they come");
    const auto field = [&](const char* id, const char* name, const char* hint, std::string& text) {
        d.widgets.muted(name);
        ImGui::PushItemWidth(-1.0F);
        (void)d.widgets.field(id, hint, text, 20);
        ImGui::PopItemWidth();
    };
    field("housing.homes", "Homes", "how many; empty: not known", form.homes);
    field("housing.first_year", "First homes finished in", base::to_string(plan.base_year).c_str(), form.first_year);
    field("housing.years", "Over how many years, evenly", "1", form.years);
    const Typed typed = read(form, plan);
    const model::Assumption& size = plan.assumptions.at("household_size");
    const model::Assumption& share = plan.assumptions.at("new_patient_share");
    if (!typed.why_not.empty()) d.widgets.muted(typed.why_not);
    else if (typed.homes)
        d.widgets.muted(fmt::format(
            "About {} people: {} to a home ({}).{}", style::whole(static_cast<double>(*typed.homes) * size.value * share.value),
            style::number_short(size.value), size.source, typed.first ? "" : " Without a first year they are counted in none."));
    // A range of homes, or uneven years, that nobody touched stay as they were given.
    const bool touched = form.filled != std::array{form.homes, form.first_year, form.years};
    const model::HousingSite after = with(site, typed);
    if (touched && typed.why_not.empty() && !site.homes_by_year.empty() && after.homes_by_year != site.homes_by_year)
        d.widgets.muted("This replaces the years as they were given.");
    if (d.widgets.button("housing.set", "Set", "As one step, which can be undone",
                         !typed.why_not.empty() ? typed.why_not
                         : touched              ? ""
                                                : "nothing was changed"))
        d.apply(edit::PutHousingSite{after});
}

}  // namespace merestone::ui
