// "Condition and backlog": facets surveyed, failing and not surveyed by locality as stacked bars, and backlog by risk band at its prices.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/detail/bar_chart.hpp"
#include "report/detail/html_estate_sections.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

using analysis::BacklogRoll;
using analysis::EstateRow;
using analysis::FacetRoll;
using analysis::kBacklogRisks;
using analysis::kFacets;

constexpr std::size_t kRowsShown = 24;
constexpr std::size_t kFlagsShown = 12;
constexpr std::array<const char*, kFacets> kFacetWords = {"Condition", "Function", "Space", "Quality", "Statutory", "Environment"};
constexpr std::array<const char*, kBacklogRisks> kRiskWords = {"high", "significant", "moderate", "low"};

constexpr Look kSound{{159, 202, 220}, Hatch::none, style::kInk};
constexpr Look kFails{{178, 34, 42}, Hatch::rising, style::kPaper};
constexpr Look kUnseen{{255, 255, 255}, Hatch::falling, {150, 158, 166}};

std::string name_of(const EstateRow& row) { return named(row.id, row.name); }

// The localities shown, what belongs to none where there is something, and the plan last.
std::vector<std::pair<std::string, const EstateRow*>> rows_of(const EstatePage& page) {
    const analysis::EstateRollUp& all = page.book().roll_up;
    std::vector<std::pair<std::string, const EstateRow*>> out;
    for (std::size_t i = 0; i < std::min(kRowsShown, all.rows.size()); ++i) out.emplace_back(name_of(all.rows[i]), &all.rows[i]);
    if (all.without.premises > 0) out.emplace_back("In no locality", &all.without);
    out.emplace_back("The plan", &all.plan);
    return out;
}

std::string facet_chart(const EstatePage& page, const std::vector<std::pair<std::string, const EstateRow*>>& rows) {
    constexpr double kNames = 154.0;
    constexpr double kRow = 21.0;
    constexpr double kTop = 42.0;
    constexpr double kPanel = 101.0;  // of each facet: the bar, then the numbers
    constexpr double kBar = 50.0;
    const EstateRow& plan = page.book().roll_up.plan;
    std::vector<std::string> said;
    for (std::size_t k = 0; k < kFacets; ++k)
        said.push_back(fmt::format("{} fails in {} of {} surveyed", kFacetWords[k], plan.facets[k].failing, plan.facets[k].surveyed));
    const double bottom = kTop + kRow * static_cast<double>(rows.size());
    Svg svg(kNames + kPanel * static_cast<double>(kFacets), bottom + 34.0, "Buildings by facet and locality. " + base::join(said, "; "));
    Spot at{0.0, 13.0};
    at.x = svg.key(at, kFails, "fails");
    at.x = svg.key(at, kSound, "passes");
    at.x = svg.key(at, kUnseen, "not surveyed, or nobody said");
    svg.words(at, "behind each bar: fail/surveyed", {11.5, Anchor::start, style::kMuted});
    for (std::size_t k = 0; k < kFacets; ++k) {
        const double left = kNames + kPanel * static_cast<double>(k);
        svg.words({left, kTop - 8.0}, kFacetWords[k], {12.0, Anchor::start, style::kInk, true});
        for (const double share : {0.0, 0.5, 1.0}) {
            const double x = left + kBar * share;
            svg.line({x, kTop - 3.0}, {x, bottom + 3.0}, {207, 214, 220, 255});
            if (share != 0.5)
                svg.words({x, bottom + 15.0}, style::whole(share * 100.0) + (share == 1.0 ? "%" : ""),
                          {10.5, Anchor::middle, style::kMuted});
        }
    }
    svg.words({kNames + kPanel * 3.0, bottom + 30.0}, "share of the buildings", {11.5, Anchor::middle, style::kMuted});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double y = kTop + kRow * static_cast<double>(i);
        svg.words({kNames - 8.0, y + 14.5}, fitted(rows[i].first, 12.0, kNames - 10.0),
                  {12.0, Anchor::end, style::kInk, rows[i].second == &plan});
        for (std::size_t k = 0; k < kFacets; ++k) {
            const FacetRoll& f = rows[i].second->facets[k];
            if (f.buildings == 0) continue;
            double x = kNames + kPanel * static_cast<double>(k);
            const auto part = [&](std::size_t count, const Look& look) {
                const double wide = kBar * static_cast<double>(count) / static_cast<double>(f.buildings);
                svg.block({x, y + 3.0, wide, kRow - 7.0}, look, true);
                x += wide;
            };
            part(f.failing, kFails);
            part(f.surveyed - f.failing, kSound);
            part(f.buildings - f.surveyed, kUnseen);
            if (f.surveyed > 0)
                svg.words({kNames + kPanel * static_cast<double>(k) + kBar + 4.0, y + 14.5}, fmt::format("{}/{}", f.failing, f.surveyed),
                          {10.0});
        }
    }
    return svg.html();
}

std::string facet_table(const std::vector<std::pair<std::string, const EstateRow*>>& rows) {
    HtmlTable table;
    table.column("Locality").number("Buildings");
    for (const char* facet : kFacetWords) table.number(facet);
    for (const auto& [name, row] : rows) {
        std::vector<std::string> cells{safe(name), base::grouped(static_cast<std::int64_t>(row->premises))};
        for (const FacetRoll& f : row->facets)
            cells.push_back(f.surveyed == 0 ? std::string("not surveyed")
                                            : fmt::format("{} of {} ({})", f.failing, f.surveyed, style::percent(f.failing_share())));
        table.row(std::move(cells));
    }
    return table.html();
}

std::string spaces_words(const EstateRow& plan) {
    const FacetRoll& space = plan.facets[static_cast<std::size_t>(model::Facet::space)];
    if (space.surveyed == 0) return {};
    const auto count = [&](const char* letter) {
        const auto found = space.by_rating.find(letter);
        return found == space.by_rating.end() ? std::size_t{0} : found->second;
    };
    return fmt::format(
        "Space fails for opposite reasons, which are never put together: {} empty (E), {} under-used (U), {} overcrowded (O), {} mixed "
        "(parts of "
        "one building that differ).",
        count("E"), count("U"), count("O"), count("mixed"));
}

// The prices that the sums stand at. Where no index brings any of them to the plan's and all were written at the same, it is those.
struct Prices {
    std::optional<base::Year> base;
    bool own = false;  // as written, not the plan's

    // Nothing where all of it stands at other prices; what does beside it is told apart.
    [[nodiscard]] std::optional<double> of(const analysis::PriceTally& tally) const {
        if (!own) return tally.amounts > 0 || tally.not_indexed == 0 ? std::optional(tally.gbp) : std::nullopt;
        const auto found = tally.not_indexed_gbp.find(base);
        return found == tally.not_indexed_gbp.end() ? 0.0 : found->second;
    }
    [[nodiscard]] std::optional<double> of(const BacklogRoll& backlog, std::size_t risks) const {
        double sum = 0.0;
        for (std::size_t k = 0; k < risks; ++k) {
            const std::optional<double> band = of(backlog.by_risk[k]);
            if (!band) return {};
            sum += *band;
        }
        return sum;
    }
};

std::string pounds_or_other(const std::optional<double>& gbp) { return gbp ? pounds_of(*gbp) : std::string("at other prices"); }

std::map<std::optional<base::Year>, double> not_indexed(const BacklogRoll& backlog) {
    std::map<std::optional<base::Year>, double> out;
    for (const analysis::PriceTally& tally : backlog.by_risk)
        for (const auto& [year, gbp] : tally.not_indexed_gbp) out[year] += gbp;
    return out;
}

Prices prices_of(const EstatePage& page) {
    const BacklogRoll& plan = page.book().roll_up.plan.backlog;
    const auto other = not_indexed(plan);
    const bool none = std::all_of(plan.by_risk.begin(), plan.by_risk.end(), [](const auto& tally) { return tally.amounts == 0; });
    if (none && other.size() == 1) return {other.begin()->first, true};
    return {analysis::price_year(page.plan()), false};
}

std::string backlog_chart(const EstatePage& page, const std::vector<std::pair<std::string, const EstateRow*>>& rows, const Prices& prices) {
    constexpr std::array<Look, kBacklogRisks> kLooks = {{{{178, 34, 42}, Hatch::none, style::kPaper},
                                                         {{245, 176, 52}, Hatch::rising, style::kInk},
                                                         {{159, 202, 220}, Hatch::none, style::kInk},
                                                         {{255, 255, 255}, Hatch::level, {150, 158, 166}}}};
    constexpr std::array<const char*, kBacklogRisks> kLetters = {"H", "S", "M", "L"};
    BarChart chart;
    chart.axis = "pounds (" + price_words(prices.base) + ")";
    for (std::size_t k = 0; k < kBacklogRisks; ++k) chart.parts.push_back({std::string(kRiskWords[k]) + " risk", kLooks[k], kLetters[k]});
    for (const auto& [name, row] : rows) {
        if (row == &page.book().roll_up.plan) continue;  // it would dwarf the others
        Bar bar{
            name, {}, row->backlog.known == 0 ? std::string(style::kNotKnown) : pounds_or_other(prices.of(row->backlog, kBacklogRisks))};
        for (const analysis::PriceTally& tally : row->backlog.by_risk) bar.parts.push_back(prices.of(tally).value_or(0.0));
        chart.bars.push_back(std::move(bar));
    }
    const std::optional<double> all = prices.of(page.book().roll_up.plan.backlog, kBacklogRisks);
    chart.says = fmt::format("Backlog by locality and risk; in all {}", all ? priced(*all, prices.base) : std::string("at several prices"));
    return figure("Backlog maintenance by risk", bar_chart(chart));
}

std::string backlog_table(const std::vector<std::pair<std::string, const EstateRow*>>& rows, const Prices& prices) {
    HtmlTable table;
    table.column("Locality");
    for (const char* risk : kRiskWords) table.number(std::string("£, ") + risk);
    table.number("£, all").number("£, high and significant").number("£, risk-adjusted").number("Buildings known");
    for (const auto& [name, row] : rows) {
        std::vector<std::string> cells{safe(name)};
        if (row->backlog.known == 0) {
            cells.insert(cells.end(), kBacklogRisks + 3, std::string(style::kNotKnown));
        } else {
            for (const analysis::PriceTally& tally : row->backlog.by_risk) cells.push_back(pounds_or_other(prices.of(tally)));
            cells.push_back(pounds_or_other(prices.of(row->backlog, kBacklogRisks)));
            cells.push_back(pounds_or_other(prices.of(row->backlog, 2)));
            cells.push_back(prices.own || !prices.of(row->backlog, kBacklogRisks) ? std::string(style::kNotKnown)
                                                                                  : pounds_of(row->backlog.risk_adjusted_gbp()));
        }
        cells.push_back(fmt::format("{} of {}", row->backlog.known, row->backlog.buildings));
        table.row(std::move(cells));
    }
    return table.html();
}

std::string backlog_flags(const EstatePage& page) {
    std::string flags;
    std::size_t shown = 0;
    for (const model::Premises& building : page.plan().premises) {
        if (shown == kFlagsShown) break;
        const std::string links = page.flags("premises", building.id, {"E9"});
        if (links.empty()) continue;
        ++shown;
        flags += (flags.empty() ? "" : ", ") + safe(building.id) + " " + links;
    }
    return flags.empty() ? std::string() : "<p class=\"note\">Flags on backlog: " + flags + "; all in flags.csv.</p>\n";
}

// Why sums as written have no risk-adjusted one beside them.
std::string no_risk_adjusted(const BacklogRoll& plan) {
    std::size_t lesser = 0;
    for (const auto risk : {model::BacklogRisk::moderate, model::BacklogRisk::low}) {
        const analysis::PriceTally& tally = plan.by_risk[static_cast<std::size_t>(risk)];
        lesser += tally.amounts + tally.not_indexed;
    }
    std::vector<std::string> why;
    if (plan.without_life > 0 && plan.without_life == lesser)
        why.emplace_back("of no sum of moderate or low risk are the years left given");
    else if (plan.without_life > 0)
        why.push_back(fmt::format("of {} of the {} of moderate and low risk the years left are not given", plan.without_life,
                                  count_of(lesser, "sum", "sums")));
    if (plan.without_life < lesser || lesser == 0) why.emplace_back("it is worked out at the plan's prices only");
    return "There is no risk-adjusted sum: " + joined(why) + ".";
}

std::string backlog_part(const EstatePage& page, const std::vector<std::pair<std::string, const EstateRow*>>& rows) {
    const BacklogRoll& plan = page.book().roll_up.plan.backlog;
    if (plan.known == 0) return paragraph("No building in the plan has a sum for backlog maintenance.");
    const auto others = not_indexed(plan);
    const bool none = std::all_of(plan.by_risk.begin(), plan.by_risk.end(), [](const auto& tally) { return tally.amounts == 0; });
    if (none && others.size() > 1) {
        std::vector<std::string> parts;
        for (const auto& [year, gbp] : others) parts.push_back(priced(gbp, year));
        return paragraph(
                   fmt::format("It stands at several prices, and the plan has no index that brings them together: {}.", joined(parts))) +
               backlog_flags(page);
    }
    const Prices prices = prices_of(page);
    std::string out = backlog_chart(page, rows, prices) + backlog_table(rows, prices);
    if (prices.own)
        out += note(fmt::format("All at {}, as written: the plan has no index that would bring them to {}. {}", price_words(prices.base),
                                price_words(analysis::price_year(page.plan())), no_risk_adjusted(plan)));
    else
        out +=
            note(fmt::format("All at {}. Risk-adjusted: high and significant in full, moderate and low spread over the years left of each. "
                             "The method is our default, not confirmed.",
                             price_words(prices.base)));
    if (!prices.own) {
        std::vector<std::string> parts;
        for (const auto& [year, gbp] : not_indexed(plan)) parts.push_back(priced(gbp, year));
        if (!parts.empty())
            out += paragraph(
                fmt::format("Not in these sums, for the plan has no index that would bring it to their prices: {}.", joined(parts)));
    }
    if (plan.without_life > 0 && !prices.own)
        out += note(fmt::format("{} of moderate or low risk say no years left: they are in the sums by risk, not in the risk-adjusted one.",
                                count_of(plan.without_life, "sum", "sums")));
    return out + backlog_flags(page);
}

}  // namespace

std::string condition_section(const EstatePage& page) {
    const EstateRow& plan = page.book().roll_up.plan;
    if (plan.premises == 0) return section("condition", "Condition and backlog", paragraph("No buildings in the plan."));
    const auto rows = rows_of(page);
    const bool surveyed = std::any_of(plan.facets.begin(), plan.facets.end(), [](const FacetRoll& f) { return f.surveyed > 0; });
    std::string inner = "<h3>Six-facet surveys</h3>\n";
    if (surveyed) {
        inner += figure("Buildings that fail, pass, and were not surveyed", facet_chart(page, rows)) + facet_table(rows);
        inner += note(
            "In the table: failing of those surveyed. A facet fails at C or worse; of space anything but fully used (the usual reading, "
            "not "
            "confirmed: confidence M). Not surveyed is neither a pass nor a failure. Facets are never put together.");
        if (const std::string words = spaces_words(plan); !words.empty()) inner += note(words);
    } else {
        inner += paragraph(fmt::format("No building in the plan has been surveyed, or nobody said so: of {} no condition is known.",
                                       count_of(plan.premises, "building", "buildings")));
    }
    if (page.book().roll_up.rows.size() > kRowsShown)
        inner += note(fmt::format("And {} more localities; roll_up.csv has them all.", page.book().roll_up.rows.size() - kRowsShown));
    inner += "<h3>Backlog</h3>\n" + backlog_part(page, rows);
    return section("condition", "Condition and backlog", inner);
}

}  // namespace merestone::report::detail
