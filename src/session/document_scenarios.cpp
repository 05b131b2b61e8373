// The document's scenarios: the one worked on, those kept beside it, those that the plan itself gives or that were found.
#include <algorithm>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "session/detail/document_impl.hpp"

namespace merestone::session {
namespace {

constexpr std::string_view kOfPlan = "plan:";

}  // namespace

const analysis::Judged* Document::Impl::of_plan(const std::string& id) const {
    for (const auto& s : scenarios)
        if (s->scenario.id == id) return s.get();
    return nullptr;
}

std::shared_ptr<const model::Scenario> Document::Impl::scenario_of_id(const std::string& id) const {
    if (draft.scenario_id == id) return std::make_shared<const model::Scenario>(edit::scenario_of(*base, draft).scenario);
    for (const auto& kept : draft.others)
        if (kept->id == id) return std::make_shared<const model::Scenario>(edit::scenario_of(*base, *kept).scenario);
    if (const analysis::Judged* judged = of_plan(id)) return std::make_shared<const model::Scenario>(judged->scenario);
    return nullptr;
}

bool Document::Impl::worth_keeping() const {
    if (draft.localities.empty()) return false;  // the blank sheet of a plan without scenarios
    const model::ScenarioSpec* spec = base->find_scenario(draft.scenario_id);
    const analysis::Judged* judged = of_plan(draft.scenario_id);
    // What was found is kept all the same: finding it again takes long.
    if (spec == nullptr || judged == nullptr || spec->kind != model::ScenarioKind::given || !spec->given_localities.empty()) return true;
    return !(edit::working_of(draft) == edit::alternative_of(*base, judged->scenario));
}

const std::vector<ScenarioName>& Document::scenario_names() const {
    if (impl_->names_for != impl_->revision) {
        impl_->names = impl_->all_names();
        impl_->names_for = impl_->revision;
    }
    return impl_->names;
}

std::vector<ScenarioName> Document::Impl::all_names() const {
    const Impl& d = *this;
    using Kind = ScenarioName::Kind;
    std::vector<ScenarioName> out;
    out.push_back({d.draft.scenario_id, d.draft.scenario_title, d.draft.scenario_note, d.draft.scenario_from, Kind::working});
    for (const auto& a : d.draft.others) out.push_back({a->id, a->title, a->note, a->from, Kind::kept});
    for (const auto& s : d.scenarios) {
        const std::string& id = s->scenario.id;
        const model::ScenarioSpec* spec = d.base->find_scenario(id);
        const bool worked_on = d.draft.scenario_id == id;
        const auto kept = std::find_if(d.draft.others.begin(), d.draft.others.end(), [&](const auto& a) { return a->id == id; });
        const bool stood_in_for = worked_on || kept != d.draft.others.end();
        if (stood_in_for && (worked_on ? edit::working_of(d.draft) : **kept) == edit::alternative_of(*d.base, s->scenario)) continue;
        out.push_back({stood_in_for ? std::string(kOfPlan) + id : id,
                       s->scenario.title + (stood_in_for ? (s->scenario.found ? " (as it was found)" : " (as the plan gives it)") : ""),
                       spec != nullptr ? spec->note : "", spec != nullptr ? spec->from : "", Kind::of_plan});
    }
    std::sort(out.begin(), out.end(), [](const ScenarioName& a, const ScenarioName& b) {
        return std::pair(base::lower(a.title), a.key) < std::pair(base::lower(b.title), b.key);
    });
    return out;
}

std::shared_ptr<const model::Scenario> Document::scenario(const std::string& key) const {
    if (key.starts_with(kOfPlan)) {
        const analysis::Judged* judged = impl_->of_plan(key.substr(kOfPlan.size()));
        return judged != nullptr ? std::make_shared<const model::Scenario>(judged->scenario) : nullptr;
    }
    return impl_->scenario_of_id(key);
}

base::Result<edit::Applied> Document::work_on(const std::string& key) {
    Impl& d = *impl_;
    if (d.history.in_transaction()) return drag_is_open();
    const bool keep = d.worth_keeping();
    const auto kept = std::find_if(d.draft.others.begin(), d.draft.others.end(), [&](const auto& a) { return a->id == key; });
    const analysis::Judged* given = kept == d.draft.others.end() && key != d.draft.scenario_id ? d.of_plan(key) : nullptr;
    if (given != nullptr) return apply(edit::AddScenario{edit::alternative_of(*d.base, given->scenario), keep});
    if (key.starts_with(kOfPlan))
        return base::Error{base::ErrorKind::usage, "a drawn scenario stands in for this one", "Copy it to work on it beside that."};
    return apply(edit::WorkOnScenario{key, keep});
}

base::Result<edit::Applied> Document::copy_scenario(const std::string& key, const std::string& title) {
    Impl& d = *impl_;
    if (d.history.in_transaction()) return drag_is_open();
    std::optional<edit::Alternative> copy;
    if (key == d.draft.scenario_id) copy = edit::working_of(d.draft);
    for (const auto& kept : d.draft.others)
        if (kept->id == key) copy = *kept;
    const std::string id = key.starts_with(kOfPlan) ? key.substr(kOfPlan.size()) : key;
    if (!copy)
        if (const analysis::Judged* judged = d.of_plan(id)) copy = edit::alternative_of(*d.base, judged->scenario);
    if (!copy) return base::Error{base::ErrorKind::usage, "there is no scenario \"" + key + "\"", "Choose one of the list."};
    if (copy->from.empty()) copy->from = copy->id;
    copy->id.clear();
    copy->note.clear();
    copy->title = title;
    return add_scenario(std::move(*copy));
}

base::Result<edit::Applied> Document::add_scenario(edit::Alternative scenario) {
    if (impl_->history.in_transaction()) return drag_is_open();
    return apply(edit::AddScenario{std::move(scenario), impl_->worth_keeping()});
}

void Document::read_proposal_aside(const std::filesystem::path& file, const std::string& title, TheRest rest,
                                   const std::vector<std::filesystem::path>& grid_folders,
                                   std::function<void(const base::Result<Proposal>&)> done) {
    Impl& d = *impl_;
    ProposalAsk ask{d.counted, d.people, edit::working_of(d.draft), file, {}, title, rest, grid_folders};
    if (d.pool == nullptr) return done(read_proposal(ask));
    d.proposal_job.cancel();
    d.proposal_job = d.pool->run<Proposal>(
        "Reading " + base::path_text(file.filename()), d.revision,
        [ask = std::move(ask)](const base::Progress& progress) { return read_proposal(ask, progress); },
        [alive = std::weak_ptr<int>(d.alive), done = std::move(done)](jobs::Key, const base::Result<Proposal>& result) {
            if (alive.expired() || (!result && result.error().kind == base::ErrorKind::cancelled)) return;
            done(result);
        });
}

}  // namespace merestone::session
