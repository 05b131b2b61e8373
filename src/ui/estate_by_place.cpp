// Condition, backlog, and rooms and space by place: the parts of by_place_view.hpp that come from the estate's roll-up.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "analysis/backlog_money.hpp"
#include "analysis/prices.hpp"
#include "base/text.hpp"
#include "style/numbers.hpp"
#include "ui/by_place_view.hpp"
#include "ui/place_rows.hpp"

namespace merestone::ui {
namespace {

using analysis::BacklogMoney;
using analysis::BacklogRoll;
using analysis::EstateRow;
using analysis::FacetRoll;
using analysis::kBacklogRisks;
using analysis::kFacets;

constexpr std::array<const char*, kFacets> kFacetWords{"Condition", "Function", "Space", "Quality", "Statutory", "Environment"};
constexpr std::array<const char*, kBacklogRisks> kRiskWords{"High risk", "Significant", "Moderate", "Low"};

std::string pounds(double gbp) { return style::pounds(std::llround(gbp)); }

bool any_in(const EstateRow& row) { return row.practices > 0 || row.premises > 0; }

// "3 of 8, 38%", on hovering which ratings they have and why the others are not in it.
void add_facet(PlaceRowMaker& row, const FacetRoll& f) {
    std::string without;
    if (f.not_surveyed > 0) without += fmt::format("; {} said not to be surveyed", f.not_surveyed);
    if (f.no_row > 0) without += fmt::format("; of {} nothing is said", f.no_row);
    if (f.surveyed == 0)
        return void(row.unknown(f.buildings == 0 ? "It has no building"
                                                 : fmt::format("None of {} {} was surveyed for it{}", f.buildings,
                                                               f.buildings == 1 ? "building" : "buildings", without)));
    std::vector<std::string> ratings;
    for (const auto& [rating, n] : f.by_rating) ratings.push_back(fmt::format("{} {}", rating, n));
    row.words(fmt::format("{} ({})", of_words(f.failing, f.surveyed), share_words(*f.failing_share())),
              fmt::format("{} of {} buildings surveyed{}\nRatings: {}", f.surveyed, f.buildings, without, base::join(ratings, ", ")));
}

void add_use(PlaceRowMaker& row, const analysis::RatioOver& ratio, const char* of) {
    const auto value = ratio.value();
    row.known(value ? std::optional(share_words(*value) + " (" + of_words(ratio.known, ratio.all) + ")") : std::nullopt,
              ratio.all == 0 ? std::string("It has no building") : fmt::format("Of no building here are {} known", of),
              fmt::format("Known of {} buildings", of_words(ratio.known, ratio.all)));
}

// What stands at other prices than a row's sums do, in words; empty: nothing.
std::string other_prices(const BacklogRoll& roll, const BacklogMoney& money) {
    analysis::PriceTally others;
    for (const analysis::PriceTally& tally : roll.by_risk)
        for (const auto& [year, gbp] : tally.not_indexed_gbp)
            if (!money.price_base || money.price_base != year) others.not_indexed_gbp[year] += gbp;
    return others.not_indexed_gbp.empty() ? std::string() : analysis::tally_words(others, {});
}

std::string prices_words(const BacklogMoney& money) {
    return money.price_base ? base::to_string(*money.price_base) : std::string("no stated year");
}

std::string why_no_backlog(const BacklogRoll& roll, const BacklogMoney& money) {
    if (roll.buildings == 0) return "It has no building";
    if (roll.known == 0) return "No building here has a sum for backlog maintenance";
    return "It stands at prices that the plan has no index for: " + other_prices(roll, money);
}

PanelTable::Row backlog_row(const model::Plan& plan, PlaceRow kind, PlaceBy by, std::size_t at, const EstateRow& e) {
    const BacklogRoll& roll = e.backlog;
    PlaceRowMaker row(kind, by, at, e.id, e.name);
    const BacklogMoney money = roll.known > 0 ? analysis::backlog_money(plan, roll) : BacklogMoney();
    const std::string why = why_no_backlog(roll, money);
    const std::string others = other_prices(roll, money);
    const std::string beside =
        others.empty() ? std::string() : "Not in it, for the plan has no index that would bring it to these prices: " + others;
    const auto sum = [&](const std::optional<double>& gbp) { row.known(gbp ? std::optional(pounds(*gbp)) : std::nullopt, why, beside); };
    row.words(of_words(roll.known, roll.buildings), "Buildings with a sum for backlog, of all");
    sum(money.total_gbp);
    sum(money.critical_gbp);
    if (money.risk_adjusted_gbp || !money.total_gbp) sum(money.risk_adjusted_gbp);
    else row.unknown("Only worked out at the plan's prices: these are others");
    for (const std::optional<double>& gbp : money.by_risk_gbp) sum(gbp);
    row.known(money.total_gbp ? std::optional(prices_words(money)) : std::nullopt, why, beside);
    const bool any_cost = e.with_cost_to_b > 0;
    const base::Year wanted = analysis::price_year(plan);
    const bool as_beside = e.cost_to_b.not_indexed_gbp.empty() && money.price_base == wanted;
    const std::string cost = as_beside ? pounds(e.cost_to_b.gbp) : analysis::tally_words(e.cost_to_b, wanted);
    row.known(any_cost ? std::optional(fmt::format("{} ({})", cost, of_words(e.with_cost_to_b, e.premises))) : std::nullopt,
              e.premises == 0 ? "It has no building" : "No building here has a cost of bringing it to B");
    return row.take();
}

struct Held {
    model::Measure measure;
    const char* title;
    const char* brief;  // of the columns beside it
    const char* noun;
    bool whole;
};
constexpr std::array<Held, model::kMeasures> kHeld{
    {{model::Measure::rooms_ce, "Consulting rooms", "Consulting", "consulting rooms", false},
     {model::Measure::rooms_treatment, "Treatment rooms", "Treatment", "treatment rooms", false},
     {model::Measure::nia_m2, "Floor space, m²", "Space", "m² of floor space", true},
     {model::Measure::gp_fte, "GPs", "GPs", "GPs", false}}};

std::string amount(double value, const Held& h) { return h.whole ? style::whole(value) : style::one_decimal(value); }

std::string short_words(double gap, const Held& h) {
    const std::string size = amount(std::abs(gap), h);
    if (size == "0.0" || size == "0") return "as needed";
    return size + (gap > 0.0 ? " short" : " spare");
}

}  // namespace

PlaceFigures condition_by_place(const analysis::EstateRollUp& roll_up, PlaceBy by) {
    PlaceFigures v;
    v.table.name = "by_place.condition";
    const EstateRow& plan = roll_up.plan;
    std::size_t surveyed = 0;
    for (const FacetRoll& f : plan.facets) surveyed = std::max(surveyed, f.surveyed);
    if (plan.premises == 0 || surveyed == 0) {
        v.headline = plan.premises == 0 ? "The plan has no buildings."
                                        : fmt::format("Of the plan's {} buildings none was surveyed, or nobody said so.", plan.premises);
        return v;
    }
    const FacetRoll& physical = plan.facets[static_cast<std::size_t>(model::Facet::physical)];
    const FacetRoll& statutory = plan.facets[static_cast<std::size_t>(model::Facet::statutory)];
    v.headline = fmt::format("Of {} buildings, {} of {} surveyed fail on condition and {} of {} on statutory compliance.", plan.premises,
                             physical.failing, physical.surveyed, statutory.failing, statutory.surveyed);
    v.note =
        "Failing of those surveyed. A facet fails at C or worse; space where it is empty, under-used or overcrowded, for opposite "
        "reasons. Not surveyed is neither a pass nor a failure; facets are never put together.";
    v.table.columns = {{place_title(by), "", false}, {"Buildings", "", true}};
    for (const char* facet : kFacetWords)
        v.table.columns.push_back({facet, fmt::format("{}: buildings that fail, of those surveyed", facet), true});
    v.table.columns.push_back({"Room sessions used", "Of those there are; and of how many buildings it is known", true});
    v.table.columns.push_back({"Empty", "Share of the gross area; and of how many buildings it is known", true});
    for_each_place(roll_up, any_in(roll_up.without), [&](PlaceRow kind, std::size_t at, const EstateRow& e) {
        PlaceRowMaker row(kind, by, at, e.id, e.name);
        row.words(std::to_string(e.premises));
        for (const FacetRoll& f : e.facets) add_facet(row, f);
        add_use(row, e.sessions, "room sessions");
        add_use(row, e.empty, "gross area and what of it is empty");
        v.table.rows.push_back(row.take());
    });
    return v;
}

PlaceFigures backlog_by_place(const model::Plan& plan, const analysis::EstateRollUp& roll_up, PlaceBy by) {
    PlaceFigures v;
    v.table.name = "by_place.backlog";
    const BacklogRoll& all = roll_up.plan.backlog;
    if (all.known == 0 && roll_up.plan.with_cost_to_b == 0) {
        v.headline = "No building of the plan has a sum for backlog maintenance.";
        return v;
    }
    const BacklogMoney money = all.known > 0 ? analysis::backlog_money(plan, all) : BacklogMoney();
    const std::string of = fmt::format("{} buildings of which it is known", of_words(all.known, all.buildings));
    if (money.total_gbp && money.critical_gbp)
        v.headline = fmt::format("Backlog {} ({} prices) in {}; of high and significant risk {}.", pounds(*money.total_gbp),
                                 prices_words(money), of, pounds(*money.critical_gbp));
    else v.headline = all.known == 0 ? "No building of the plan has a sum for backlog maintenance." : why_no_backlog(all, money) + ".";
    if (const std::string others = other_prices(all, money); money.total_gbp && !others.empty())
        v.headline += fmt::format(" Not in it, for the plan has no index that would bring it to these prices: {}.", others);
    v.note =
        "Risk-adjusted: high and significant in full, moderate and low spread over the years left of each; our default method, not "
        "confirmed.";
    if (all.without_life > 0)
        v.note += fmt::format(" {} of moderate or low risk {} no years left, and {} not in it.", all.without_life,
                              all.without_life == 1 ? "sum says" : "sums say", all.without_life == 1 ? "is" : "are");
    v.table.columns = {{place_title(by), "", false},
                       {"Known of", "Buildings with a sum for backlog, of all: the money is theirs", true},
                       {"All backlog", "£, at the prices beside it", true},
                       {"High and significant", "£, at the prices beside it", true},
                       {"Risk-adjusted", "£; the method is our default, not confirmed", true}};
    for (const char* risk : kRiskWords) v.table.columns.push_back({risk, "£, at the prices beside it", true});
    v.table.columns.push_back({"Prices", "The year whose prices the row's sums stand at", true});
    v.table.columns.push_back(
        {"To bring to B",
         "£ that surveys name for what stands below B, and for how many buildings; at the prices beside it, or those it says", true});
    for_each_place(roll_up, any_in(roll_up.without),
                   [&](PlaceRow kind, std::size_t at, const EstateRow& e) { v.table.rows.push_back(backlog_row(plan, kind, by, at, e)); });
    return v;
}

PlaceFigures holding_by_place(const model::Plan& plan, const analysis::EstateRollUp& roll_up, PlaceBy by) {
    PlaceFigures v;
    v.table.name = "by_place.holding";
    const std::string horizon = base::to_string(plan.horizon_year);
    v.table.columns = {{place_title(by), "", false}};
    std::vector<std::string> told;
    for (const Held& h : kHeld) {
        const analysis::MeasureRoll& all = roll_up.plan.measures[static_cast<std::size_t>(h.measure)];
        if (all.known == 0) continue;
        told.push_back(fmt::format("{} {} ({} practices)", h.noun, short_words(*all.gap(), h), of_words(all.known, all.all)));
        v.table.columns.push_back(
            {h.title, fmt::format("Needed less held in {}; and of how many practices both are known", horizon), true});
        v.table.columns.push_back(
            {std::string(h.brief) + " needed", fmt::format("{} needed in {}, by those practices", h.title, horizon), true});
        v.table.columns.push_back(
            {std::string(h.brief) + " held", fmt::format("{} held in {}, by those practices", h.title, horizon), true});
    }
    if (told.empty()) {
        v.table.columns.clear();
        v.headline = "Of no practice are need and holding both known.";
        return v;
    }
    v.headline = fmt::format("In {}, over the practices of which need and holding are known: {}.", horizon, base::join(told, "; "));
    v.note =
        "A place's sum sets what some of its practices have to spare against what others lack. What to do has those that run short, one "
        "by one.";
    for_each_place(roll_up, any_in(roll_up.without), [&](PlaceRow kind, std::size_t at, const EstateRow& e) {
        PlaceRowMaker row(kind, by, at, e.id, e.name);
        for (const Held& h : kHeld) {
            const auto k = static_cast<std::size_t>(h.measure);
            if (roll_up.plan.measures[k].known == 0) continue;
            const analysis::MeasureRoll& m = e.measures[k];
            const std::string why = m.all == 0 ? "It has no practice" : "Of none of its practices are need and holding both known";
            const auto cell = [&](double value) { return m.known > 0 ? std::optional(amount(value, h)) : std::nullopt; };
            row.known(m.gap() ? std::optional(short_words(*m.gap(), h) + " (" + of_words(m.known, m.all) + ")") : std::nullopt, why);
            row.known(cell(m.need), why).known(cell(m.have), why);
        }
        v.table.rows.push_back(row.take());
    });
    return v;
}

}  // namespace merestone::ui
