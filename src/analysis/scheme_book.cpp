#include "analysis/scheme_book.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "analysis/capacity.hpp"
#include "base/figures.hpp"
#include "base/text.hpp"

namespace merestone::analysis {
namespace {

template <std::size_t N>
bool one_of(const std::string& status, const std::array<std::string_view, N>& words) {
    const std::string low = base::lower(base::trim(status));
    return std::find(words.begin(), words.end(), low) != words.end();
}
bool secured(const model::SchemeMoney& row) {
    return one_of(row.status, std::array<std::string_view, 5>{"secured", "approved", "received", "spent", "agreed"});
}
base::Pounds& part_of(Funding& funding, const model::SchemeMoney& row) {
    if (secured(row)) return funding.secured_gbp;
    if (one_of(row.status, std::array<std::string_view, 1>{"bid"})) return funding.bid_gbp;
    if (one_of(row.status, std::array<std::string_view, 1>{"expected"})) return funding.expected_gbp;
    return funding.unsure_gbp;
}
bool refused(const model::SchemeMoney& row) {
    return one_of(row.status, std::array<std::string_view, 6>{"rejected", "withdrawn", "cancelled", "refused", "unfunded", "declined"});
}
bool is_done(const model::SchemeGate& gate) {
    return !gate.done_date.empty() || one_of(gate.status, std::array<std::string_view, 4>{"done", "complete", "completed", "passed"});
}

std::string pounds(base::Pounds gbp) { return (gbp < 0 ? "-£" : "£") + base::grouped(gbp < 0 ? -gbp : gbp); }

std::string source_of(const model::SchemeMoney& row) {
    const std::string_view name = base::trim(row.source);
    return name.empty() ? "no source named" : std::string(name);
}

class Entry {
public:
    Entry(const model::Plan& plan, std::size_t which) : plan_(plan), scheme_(plan.schemes[which]) {
        out_.scheme = which;
        out_.given_up = given_up(scheme_);
    }

    SchemeEntry make() {
        add_money();
        add_gates();
        add_bar();
        return std::move(out_);
    }

private:
    void money_fault(const char* rule, std::string words) {
        out_.foots = false;
        out_.faults.push_back({rule, std::move(words)});
    }
    void fault(const char* rule, std::string words) { out_.faults.push_back({rule, std::move(words)}); }

    void add_money() {
        std::map<base::Year, YearMoney> years;
        base::Pounds cost = 0;
        std::size_t funding_rows = 0;
        for (const model::SchemeMoney& row : scheme_.money) {
            if (row.gbp < 0) fault("money", fmt::format("{} in {} is below nothing", pounds(row.gbp), base::to_string(row.year)));
            if (row.funding && refused(row)) {
                fault("refused-funding", fmt::format("{} from {} in {} is {}: it counts for nothing", pounds(row.gbp), source_of(row),
                                                     base::to_string(row.year), base::lower(row.status)));
                continue;
            }
            YearMoney& of = years.try_emplace(row.year, YearMoney{row.year, 0, 0}).first->second;
            if (row.funding) {
                of.funding_gbp += row.gbp;
                part_of(out_.funding, row) += row.gbp;
                ++funding_rows;
            } else {
                of.cost_gbp += row.gbp;
                cost += row.gbp;
                out_.cost_in_rows = true;
            }
        }
        for (const auto& [year, money] : years) out_.by_year.push_back(money);
        if (out_.cost_in_rows) out_.cost_gbp = cost;
        else out_.cost_gbp = scheme_.cost_gbp;
        if (out_.cost_in_rows && scheme_.cost_gbp && *scheme_.cost_gbp != cost)
            money_fault("cost-rows", fmt::format("its years add up to {}, its cost is {}: {} apart", pounds(cost),
                                                 pounds(*scheme_.cost_gbp), pounds(std::abs(cost - *scheme_.cost_gbp))));
        const base::Pounds funding = out_.funding.total_gbp();
        if (!out_.cost_gbp) return;
        out_.unfunded_gbp = *out_.cost_gbp - funding;
        if (funding_rows == 0) return;
        if (funding != *out_.cost_gbp) {
            money_fault("funding", fmt::format("funding of {} for a cost of {}: {} {}", pounds(funding), pounds(*out_.cost_gbp),
                                               pounds(std::abs(*out_.unfunded_gbp)), *out_.unfunded_gbp > 0 ? "unfunded" : "too much"));
            return;
        }
        if (!out_.cost_in_rows) return;
        for (const YearMoney& y : out_.by_year)
            if (y.cost_gbp != y.funding_gbp)
                money_fault("year", fmt::format("in {} it costs {} and is given {}, though all years together foot",
                                                base::to_string(y.year), pounds(y.cost_gbp), pounds(y.funding_gbp)));
    }

    void add_gates() {
        for (const model::SchemeGate& gate : scheme_.gates) {
            GateState& state = out_.gates.emplace_back();
            state.gate = &gate;
            state.done = is_done(gate);
            // ISO dates of one form compare as text. Without a day of the plan nothing can be late.
            state.past_due = !state.done && !out_.given_up && !gate.due_date.empty() && !plan_.as_at.empty() && gate.due_date < plan_.as_at;
            if (state.done) ++out_.gates_done;
            if (!state.past_due) continue;
            ++out_.gates_past_due;
            fault("gate-late", fmt::format("{} was due on {} and is not done{}", gate.name, base::date_words(gate.due_date),
                                           gate.owner.empty() ? std::string() : " (" + gate.owner + ")"));
        }
    }

    void add_bar() {
        if (scheme_.start_year) out_.starts = fmt::format("{:04}-04-01", scheme_.start_year->first);
        for (const model::SchemeGate& gate : scheme_.gates) {
            const std::string& day = gate.done_date.empty() ? gate.due_date : gate.done_date;
            if (!scheme_.start_year && !day.empty() && (out_.starts.empty() || day < out_.starts)) out_.starts = day;
        }
        const auto last_day = [](base::Year year) { return fmt::format("{:04}-03-31", year.first + 1); };
        if (scheme_.opens_year) out_.opens_plan = last_day(*scheme_.opens_year);
        if (const auto opens = scheme_.opens()) {
            out_.opens = last_day(*opens);
            out_.counts_from = fmt::format("{:04}-04-01", opens->first + 1);
            if (scheme_.start_year && *opens < *scheme_.start_year)
                fault("order",
                      fmt::format("it opens in {} but starts in {}", base::to_string(*opens), base::to_string(*scheme_.start_year)));
        }
        if (scheme_.opens_year && scheme_.forecast_opens_year) {
            out_.slip_years = scheme_.forecast_opens_year->first - scheme_.opens_year->first;
            if (*out_.slip_years > 0)
                fault("slip", fmt::format("planned to open in {}, now expected in {}: {} late", base::to_string(*scheme_.opens_year),
                                          base::to_string(*scheme_.forecast_opens_year),
                                          base::counted(static_cast<std::size_t>(*out_.slip_years), "year", "years")));
        }
    }

    const model::Plan& plan_;
    const model::Scheme& scheme_;
    SchemeEntry out_;
};

void add_sources(const model::Plan& plan, SchemeBook& out) {
    std::map<std::string, SourceRow> sources;
    const auto at = [&](base::Year year) {
        return static_cast<std::size_t>(std::lower_bound(out.years.begin(), out.years.end(), year) - out.years.begin());
    };
    for (const SchemeEntry& entry : out.schemes) {
        if (entry.given_up) continue;
        for (const model::SchemeMoney& row : plan.schemes[entry.scheme].money) {
            if (!row.funding || refused(row)) continue;
            SourceRow& source = sources[source_of(row)];
            source.by_year.resize(out.years.size(), 0);
            source.by_year[at(row.year)] += row.gbp;
            part_of(source.funding, row) += row.gbp;
        }
        for (const YearMoney& y : entry.by_year) {
            out.cost_by_year[at(y.year)] += y.cost_gbp;
            out.funding_by_year[at(y.year)] += y.funding_gbp;
            if (!entry.cost_gbp) out.funding_of_unknown_cost_by_year[at(y.year)] += y.funding_gbp;
        }
    }
    for (auto& [name, row] : sources) {
        row.source = name;
        out.sources.push_back(std::move(row));
    }
}

bool cross_foots(const SchemeBook& book) {
    const auto sum = [](const std::vector<base::Pounds>& row) { return std::accumulate(row.begin(), row.end(), base::Pounds{0}); };
    std::vector<base::Pounds> columns(book.years.size(), 0);
    base::Pounds rows = 0;
    for (const SourceRow& source : book.sources) {
        if (sum(source.by_year) != source.total_gbp()) return false;
        rows += source.total_gbp();
        for (std::size_t y = 0; y < columns.size(); ++y) columns[y] += source.by_year[y];
    }
    return columns == book.funding_by_year && rows == book.funding_gbp && sum(book.cost_by_year) == book.cost_in_years_gbp;
}

}  // namespace

Funding& Funding::operator+=(const Funding& other) {
    secured_gbp += other.secured_gbp;
    bid_gbp += other.bid_gbp;
    expected_gbp += other.expected_gbp;
    unsure_gbp += other.unsure_gbp;
    return *this;
}

const GateState* SchemeEntry::next_gate() const {
    const auto at = std::find_if(gates.begin(), gates.end(), [](const GateState& g) { return !g.done; });
    return at == gates.end() ? nullptr : &*at;
}

base::Pounds SchemeBook::funding_of_unknown_cost_gbp() const {
    return std::accumulate(funding_of_unknown_cost_by_year.begin(), funding_of_unknown_cost_by_year.end(), base::Pounds{0});
}
std::vector<base::Pounds> SchemeBook::lacking_by_year() const {
    std::vector<base::Pounds> out;
    for (std::size_t y = 0; y < years.size(); ++y)
        out.push_back(cost_by_year[y] - (funding_by_year[y] - funding_of_unknown_cost_by_year[y]));
    return out;
}

SchemeBook scheme_book(const model::Plan& plan) {
    SchemeBook out;
    std::set<base::Year> years;
    std::set<std::optional<base::Year>> price_bases;
    for (std::size_t s = 0; s < plan.schemes.size(); ++s) {
        SchemeEntry& entry = out.schemes.emplace_back(Entry(plan, s).make());
        entry.money_written = entry.cost_gbp.has_value() || !plan.schemes[s].money.empty();
        if (entry.given_up) {
            ++out.given_up;
            continue;
        }
        for (const YearMoney& y : entry.by_year) years.insert(y.year);
        if (!entry.foots) ++out.not_footing;
        out.funding += entry.funding;
        if (!entry.cost_gbp) {
            ++out.cost_not_known;
            continue;
        }
        price_bases.insert(plan.schemes[s].price_base);
        (entry.cost_in_rows ? out.cost_in_years_gbp : out.cost_without_year_gbp) += *entry.cost_gbp;
        out.unfunded_gbp += std::max<base::Pounds>(*entry.unfunded_gbp, 0);
    }
    out.funding_gbp = out.funding.total_gbp();
    out.years.assign(years.begin(), years.end());
    out.price_bases.assign(price_bases.begin(), price_bases.end());
    out.cost_by_year.assign(out.years.size(), 0);
    out.funding_by_year.assign(out.years.size(), 0);
    out.funding_of_unknown_cost_by_year.assign(out.years.size(), 0);
    add_sources(plan, out);
    out.cross_foots = cross_foots(out);
    return out;
}

}  // namespace merestone::analysis
