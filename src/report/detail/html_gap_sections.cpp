#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "analysis/rules/rule.hpp"
#include "base/text.hpp"
#include "report/detail/html_sections.hpp"
#include "report/detail/place_counts.hpp"
#include "report/html_parts.hpp"
#include "style/numbers.hpp"

namespace merestone::report::detail {
namespace {

constexpr std::size_t kFlagsShown = 120;
constexpr std::size_t kWorstShown = 40;  // at least, whatever is cited
constexpr std::size_t kGapsShown = 60;

std::string_view measure_words(std::string_view measure) {
    if (measure == "people") return "people over the upper bound";
    if (measure == "rooms_ce") return "consulting and examination rooms";
    if (measure == "rooms_treatment") return "treatment rooms";
    if (measure == "nia_m2") return "floor space (NIA), m²";
    if (measure == "gp_fte") return "GPs, full-time equivalent";
    return measure;
}

std::string amount(std::optional<double> value, std::string_view measure) {
    if (!value) return std::string(style::kNotKnown);
    return measure == "people" || measure == "nia_m2" ? style::whole(*value) : style::one_decimal(*value);
}

std::string subject_words(std::string_view kind, std::string_view subject) {
    return subject.empty() ? std::string(kind) : std::string(kind) + " " + std::string(subject);
}

// How many subjects fall short, by kind and measure, in the first and the last year.
std::string gap_summary(const ReportInput& input) {
    struct Sum {
        std::size_t short_at_base = 0;
        std::size_t short_at_horizon = 0;
        double missing_at_base = 0.0;
        double missing_at_horizon = 0.0;
        std::size_t known_at_base = 0;
        std::size_t known_at_horizon = 0;
        std::size_t not_known_at_base = 0;
        std::size_t not_known_at_horizon = 0;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (const model::Gap& g : input.gaps) {
        Sum& sum = sums[{g.subject_kind, g.measure}];
        const bool missing = g.gap && *g.gap > 0.0;
        if (g.year == input.plan.base_year) {
            if (missing) ++sum.short_at_base, sum.missing_at_base += *g.gap;
            ++(g.gap ? sum.known_at_base : sum.not_known_at_base);
        }
        if (g.year != input.plan.horizon_year) continue;
        if (missing) ++sum.short_at_horizon, sum.missing_at_horizon += *g.gap;
        ++(g.gap ? sum.known_at_horizon : sum.not_known_at_horizon);
    }
    // A place of which neither list nor building is known has no row, and is not known all the same.
    if (input.estate != nullptr)
        for (const char* kind : {"locality", "practice", "premises"})
            for (std::size_t k = 0; k < model::kMeasures; ++k) {
                if (std::string_view(kind) == "premises" && k == static_cast<std::size_t>(model::Measure::gp_fte)) continue;
                const std::size_t first = count_places(*input.estate, kind, k, 0).not_known;
                const std::size_t last = count_places(*input.estate, kind, k, input.estate->tables.years - 1).not_known;
                const auto found = sums.find({kind, std::string(model::kMeasureKeys[k])});
                if (found == sums.end() && first + last == 0) continue;
                Sum& sum = found == sums.end() ? sums[{kind, std::string(model::kMeasureKeys[k])}] : found->second;
                sum.not_known_at_base = first;
                sum.not_known_at_horizon = last;
            }
    HtmlTable table;
    const std::string base_year = base::to_string(input.plan.base_year);
    const std::string horizon = base::to_string(input.plan.horizon_year);
    table.column("Of each")
        .column("What")
        .number("Short in " + base_year)
        .number("Missing")
        .number("Short in " + horizon)
        .number("Missing")
        .number("Not known in " + base_year)
        .number("in " + horizon);
    const auto number = [](std::size_t count) { return base::grouped(static_cast<std::int64_t>(count)); };
    for (const auto& [key, sum] : sums) {
        std::vector<std::string> cells{safe(key.first), safe(measure_words(key.second))};
        const auto told = [&](std::size_t known, std::size_t count, double missing) {
            cells.push_back(known == 0 ? std::string(style::kNotKnown) : number(count));
            cells.push_back(known == 0 ? std::string(style::kNotKnown) : amount(missing, key.second));
        };
        told(sum.known_at_base, sum.short_at_base, sum.missing_at_base);
        told(sum.known_at_horizon, sum.short_at_horizon, sum.missing_at_horizon);
        cells.push_back(number(sum.not_known_at_base));
        cells.push_back(number(sum.not_known_at_horizon));
        table.row(std::move(cells));
    }
    return table.html();
}

}  // namespace

std::vector<const model::Flag*> flags_to_show(const ReportInput& input, const FlagIds& cited) {
    std::vector<const model::Flag*> flags;
    for (const model::Flag& f : input.scenarios[input.primary].flags) flags.push_back(&f);
    std::stable_sort(flags.begin(), flags.end(), [](const model::Flag* a, const model::Flag* b) {
        if (a->rag != b->rag) return a->rag > b->rag;
        return std::tie(a->rule, a->subject_kind, a->subject) < std::tie(b->rule, b->subject_kind, b->subject);
    });
    std::vector<const model::Flag*> shown;
    // Where much is cited, fewer are shown beside it.
    const std::size_t worst = std::max(kWorstShown, kFlagsShown - std::min(kFlagsShown, cited.size()));
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (i < worst || cited.count(flags[i]->id) > 0) shown.push_back(flags[i]);
    return shown;
}

std::string flag_row_id(std::string_view flag_id) { return "flag-" + std::string(flag_id); }

namespace {

std::string_view title_of_rule(std::string_view id) {
    for (const analysis::rules::Rule& rule : analysis::rules::all_rules())
        if (rule.id == id) return rule.title;
    return {};
}

// What the shown flags stand on, once each: "E1" has its source in the key, "E1-2" another one of the same rule.
class SourceKey {
public:
    explicit SourceKey(const std::vector<const model::Flag*>& shown) {
        std::map<std::string, std::size_t> of_rule;
        for (const model::Flag* f : shown) {
            if (marks_.count({f->rule, f->source}) > 0) continue;
            const std::size_t which = ++of_rule[f->rule];
            const std::string mark = which == 1 ? f->rule : fmt::format("{}-{}", f->rule, which);
            marks_.emplace(std::pair(f->rule, f->source), mark);
            rows_.emplace_back(mark, f);
        }
    }
    [[nodiscard]] std::string link(const model::Flag& flag) const {
        const std::string& mark = marks_.at({flag.rule, flag.source});
        return "<a href=\"#" + safe(row_id(mark)) + "\">" + safe(mark) + "</a>";
    }
    [[nodiscard]] std::string html() const {
        HtmlTable table;
        table.column("Rule").column("What it looks at").column("What it stands on");
        for (const auto& [mark, flag] : rows_) table.row({safe(mark), safe(title_of_rule(flag->rule)), safe(flag->source)}, row_id(mark));
        return "<h3>The rules, and what they stand on</h3>\n" + table.html();
    }

private:
    static std::string row_id(const std::string& mark) { return "rule-" + mark; }

    std::map<std::pair<std::string, std::string>, std::string> marks_;  // by rule and source
    std::vector<std::pair<std::string, const model::Flag*>> rows_;      // as the flags come, the worst first
};

}  // namespace

std::string flags_section(const ReportInput& input, const std::vector<const model::Flag*>& shown) {
    const std::vector<model::Flag>& all = input.scenarios[input.primary].flags;
    if (all.empty()) return section("flags", "Flags", paragraph("None: nothing crossed a threshold."));
    std::map<std::pair<int, std::string>, std::size_t> by_rule;
    for (const model::Flag& f : all) ++by_rule[{-static_cast<int>(f.rag), f.rule}];
    HtmlTable counts;
    counts.column("State").column("Rule").column("What it looks at").number("Flags");
    for (const auto& [key, count] : by_rule)
        counts.row({rag_mark(static_cast<model::Rag>(-key.first)), safe(key.second), safe(title_of_rule(key.second)),
                    base::grouped(static_cast<std::int64_t>(count))});
    std::string inner = counts.html();
    const SourceKey sources(shown);
    for (const model::Rag rag : {model::Rag::red, model::Rag::amber, model::Rag::grey, model::Rag::green}) {
        HtmlTable table;
        table.column("Flag")
            .column("About")
            .column("Reason")
            .number("Measured")
            .number("Threshold")
            .column("From")
            .column("What to do")
            .column("Rule");
        for (const model::Flag* f : shown) {
            if (f->rag != rag) continue;
            table.row(
                {safe(f->id), safe(subject_words(f->subject_kind, f->subject)), safe(f->reason),
                 safe(style::with_unit(f->measured, f->unit)), f->threshold ? safe(style::with_unit(f->threshold, f->unit)) : std::string(),
                 f->first_year ? base::to_string(*f->first_year) : std::string(), safe(f->action), sources.link(*f)},
                flag_row_id(f->id));
        }
        if (!table.empty()) inner += "<h3>" + rag_mark(rag) + "</h3>\n" + table.html();
    }
    if (all.size() > shown.size())
        inner += note(fmt::format("And {} more, in flags.csv.", base::grouped(static_cast<std::int64_t>(all.size() - shown.size()))));
    inner += sources.html();
    return section("flags", "Flags", "<div class=\"flags\">\n" + inner + "</div>\n");
}

std::string gaps_section(const ReportInput& input, const std::vector<const model::Flag*>& shown) {
    if (input.gaps.empty()) return section("gaps", "Gaps", paragraph("None were counted."));
    // The first year in which each flagged gap stands, the earliest and largest on top.
    std::map<std::tuple<std::string, std::string, std::string>, const model::Gap*> first;
    for (const model::Gap& g : input.gaps) {
        if (g.flag_id.empty() || !g.gap || *g.gap <= 0.0) continue;
        const model::Gap*& known = first[{g.subject_kind, g.subject, g.measure}];
        if (known == nullptr || g.year < known->year) known = &g;
    }
    std::vector<const model::Gap*> ranked;
    for (const auto& [key, gap] : first) ranked.push_back(gap);
    // Sizes compare across measures only as a share of the need.
    FlagIds rows;
    for (const model::Flag* f : shown) rows.insert(f->id);
    const auto link = [&](const std::string& flag_id) {
        return rows.count(flag_id) == 0 ? safe(flag_id) : "<a href=\"#" + safe(flag_row_id(flag_id)) + "\">" + safe(flag_id) + "</a>";
    };
    const auto share = [](const model::Gap* g) { return g->need > 0.0 ? *g->gap / g->need : 0.0; };
    std::stable_sort(ranked.begin(), ranked.end(), [&](const model::Gap* a, const model::Gap* b) {
        if (a->year != b->year) return a->year < b->year;
        return share(a) > share(b);
    });
    std::string inner = "<h3>All places together</h3>\n" + gap_summary(input);
    inner += "<h3>Flagged gaps, the first to bite on top</h3>\n";
    if (ranked.empty()) {
        inner += paragraph("No gap crossed a threshold, as far as is known.");
    } else {
        HtmlTable table;
        table.column("Year").column("Place").column("What").number("Need").number("Have").number("Gap").column("Confidence").column("Flag");
        for (std::size_t i = 0; i < std::min(kGapsShown, ranked.size()); ++i) {
            const model::Gap& g = *ranked[i];
            table.row({base::to_string(g.year), safe(subject_words(g.subject_kind, g.subject)), safe(measure_words(g.measure)),
                       amount(g.need, g.measure), amount(g.have, g.measure), amount(g.gap, g.measure), safe(g.confidence),
                       link(g.flag_id)});
        }
        inner += table.html();
        if (ranked.size() > kGapsShown)
            inner += note(fmt::format("And {} more.", base::grouped(static_cast<std::int64_t>(ranked.size() - kGapsShown))));
    }
    inner += note(
        "Every place, measure and year of which the need is known is in gaps.csv. A gap is need minus what there is; where what there is "
        "is not known, there is no "
        "gap to state.");
    return section("gaps", "Gaps", inner);
}

}  // namespace merestone::report::detail
