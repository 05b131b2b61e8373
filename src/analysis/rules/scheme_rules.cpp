// Schemes that are late or whose money does not add up, and the backlog that waits for one.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/prices.hpp"
#include "analysis/rules/checks.hpp"
#include "analysis/rules/words.hpp"
#include "analysis/scheme_book.hpp"
#include "base/text.hpp"

namespace merestone::analysis::rules {
namespace {

bool of_time(const BookFault& fault) { return fault.rule == "slip" || fault.rule == "gate-late" || fault.rule == "order"; }

void flag_faults(const RuleInput& in, FlagSink& sink, bool time, const char* action) {
    for (const SchemeEntry& entry : in.schemes.schemes) {
        if (entry.given_up) continue;
        std::vector<std::string> words;
        for (const BookFault& fault : entry.faults)
            if (of_time(fault) == time) words.push_back(fault.words);
        if (words.empty()) continue;
        const model::Scheme& scheme = in.plan.schemes[entry.scheme];
        model::Flag& flag = sink.add("scheme", scheme.id);
        flag.rag = model::Rag::amber;
        flag.measured = static_cast<double>(words.size());
        flag.threshold = 0.0;
        flag.unit = "faults";
        if (time && entry.slip_years && *entry.slip_years > 0) {
            flag.measured = *entry.slip_years;
            flag.unit = "years late";
        }
        flag.reason = fmt::format("{}: {}.", scheme_words(scheme), base::join(words, "; "));
        flag.action = action;
    }
}

}  // namespace

void schemes_late(const RuleInput& in, FlagSink& sink) {
    flag_faults(in, sink, true, "Ask its owner for a new date, and see what its delay does to the gap until then.");
}

void schemes_that_do_not_foot(const RuleInput& in, FlagSink& sink) {
    flag_faults(in, sink, false, "Go through its rows with its owner before anybody is asked for money.");
}

void urgent_backlog(const RuleInput& in, FlagSink& sink) {
    const base::Year wanted = price_year(in.plan);
    for (const model::Premises& building : in.plan.premises) {
        PriceTally high;
        PriceTally significant;
        PriceTally both;
        bool any_high = false;
        bool any = false;
        for (const model::Backlog& b : building.backlog) {
            if (b.cost_gbp <= 0) continue;
            if (b.risk != model::BacklogRisk::high && b.risk != model::BacklogRisk::significant) continue;
            any = true;
            any_high = any_high || b.risk == model::BacklogRisk::high;
            const PricedMoney money = at_plan_prices(in.plan, static_cast<double>(b.cost_gbp), b.price_base);
            (b.risk == model::BacklogRisk::high ? high : significant).add(money);
            both.add(money);
        }
        if (!any) continue;
        model::Flag& flag = sink.add("premises", building.id);
        flag.rag = any_high ? model::Rag::red : model::Rag::amber;
        flag.measured = both.at_one_base();  // nothing where it would add pounds of several years
        flag.threshold = 0.0;
        flag.unit = "GBP";
        flag.reason = fmt::format("{} has backlog maintenance of high risk: {}; of significant risk: {}.", premises_words(building),
                                  tally_words(high, wanted), tally_words(significant, wanted));
        flag.action =
            any_high ? "Put it right now, or stop using what it is about." : "Plan it in the short term, or decide to leave the building.";
    }
}

}  // namespace merestone::analysis::rules
