#include "edit/detail/scenario_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"

namespace merestone::edit::detail {
namespace {

constexpr std::size_t kLongestTitle = 100;
constexpr std::size_t kLongestNote = 20000;
constexpr std::size_t kLongestId = 40;

base::Error refusal(std::string what, std::string todo = {}) { return {base::ErrorKind::usage, std::move(what), std::move(todo)}; }

std::size_t position(const Draft& draft, const std::string& id) {
    return static_cast<std::size_t>(std::find_if(draft.others.begin(), draft.others.end(), [&](const auto& a) { return a->id == id; }) -
                                    draft.others.begin());
}

bool drawn(const Draft& draft, const std::string& id) { return draft.scenario_id == id || position(draft, id) < draft.others.size(); }

// The plan's own that no drawn scenario stands in for.
bool of_plan(const Draft& draft, const model::ScenarioSpec& spec) { return spec.given_localities.empty() && !drawn(draft, spec.id); }

// \param own id that may have the title already
base::Result<std::string> good_title(const Draft& draft, const model::Plan& plan, const std::string& typed, const std::string& own) {
    const std::string text(base::trim(typed));
    if (text.empty()) return refusal("a scenario needs a name", "Type one.");
    if (!base::is_valid_utf8(text) || std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return refusal("the name holds a line break or a control character", "Type it on one line.");
    if (text.size() > kLongestTitle) return refusal(fmt::format("the name is longer than {} letters", kLongestTitle), "Shorten it.");
    const auto taken = [&](const std::string& id, const std::string& title) {
        return id != own && base::lower(title) == base::lower(text);
    };
    bool there = taken(draft.scenario_id, draft.scenario_title);
    for (const auto& a : draft.others) there = there || taken(a->id, a->title);
    for (const model::ScenarioSpec& s : plan.scenarios) there = there || (of_plan(draft, s) && taken(s.id, s.title));
    if (there) return refusal(fmt::format("there is a scenario called {} already", text), "Choose another name.");
    return text;
}

// "Option B (north)" -> "option-b-north", then "option-b-north-2".
std::string free_id(const Draft& draft, const model::Plan& plan, const std::string& title) {
    std::string stem;
    for (const char c : base::lower(title)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) stem += c;
        else if (!stem.empty() && stem.back() != '-') stem += '-';
    }
    stem = stem.substr(0, kLongestId);
    while (!stem.empty() && stem.back() == '-') stem.pop_back();
    if (stem.empty()) stem = "scenario";
    const auto taken = [&](const std::string& id) { return drawn(draft, id) || plan.find_scenario(id) != nullptr; };
    std::string id = stem;
    for (int n = 2; taken(id); ++n) id = fmt::format("{}-{}", stem, n);
    return id;
}

Applied changed(const Draft& draft, Scenarios after, std::string words) {
    Applied out;
    out.change.scenarios_before = std::make_shared<const Scenarios>(Scenarios{working_of(draft), draft.others});
    for (std::size_t l = 0; l < after.working.localities.size(); ++l) out.localities.emplace_back(l);
    out.change.scenarios_after = std::make_shared<const Scenarios>(std::move(after));
    out.words = std::move(words);
    return out;
}

Alternatives with_working(const Draft& draft, bool keep) {
    Alternatives out = draft.others;
    if (keep) out.push_back(std::make_shared<const Alternative>(working_of(draft)));
    return out;
}

// The scenarios with one of them altered.
template <typename Alter>
Scenarios altered(const Draft& draft, const std::string& id, Alter alter) {
    Scenarios out{working_of(draft), draft.others};
    if (draft.scenario_id == id) {
        alter(out.working);
        return out;
    }
    auto& row = out.others[position(draft, id)];
    Alternative copy = *row;
    alter(copy);
    row = std::make_shared<const Alternative>(std::move(copy));
    return out;
}

const std::string& title_of(const Draft& draft, const std::string& id) {
    return draft.scenario_id == id ? draft.scenario_title : draft.others[position(draft, id)]->title;
}

base::Error not_there(const model::Plan& plan, const std::string& id) {
    if (const model::ScenarioSpec* own = plan.find_scenario(id); own != nullptr && own->given_localities.empty())
        return refusal("this scenario is the plan's own, and stays as it is", "Work on it, or copy it: then it is yours to change.");
    return refusal("there is no scenario \"" + id + "\"", "Choose one of the list.");
}

}  // namespace

base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const AddScenario& c) {
    base::check(c.scenario.zone_locality.size() == plan.zones.size() && c.scenario.practice_locality.size() == plan.practices.size(),
                "the scenario is not of this plan");
    if (drawn(draft, c.scenario.id)) return refusal(fmt::format("there is a scenario \"{}\" already", c.scenario.id));
    auto title = good_title(draft, plan, c.scenario.title, c.scenario.id);
    if (!title) return title.error();
    if (c.scenario.note.size() > kLongestNote || !base::is_valid_utf8(c.scenario.note))
        return refusal("the note is too long, or no text", "Shorten it.");
    Alternative made = c.scenario;
    made.title = title.value();
    const bool opened = !made.id.empty();
    if (!opened) made.id = free_id(draft, plan, made.title);
    const std::string words = fmt::format("{} scenario {}", opened ? "Work on" : "Make", made.title);
    return changed(draft, {std::move(made), with_working(draft, c.keep)}, words);
}

base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const WorkOnScenario& c) {
    if (draft.scenario_id == c.id) return refusal(draft.scenario_title + " is worked on already");
    const std::size_t at = position(draft, c.id);
    if (at == draft.others.size()) return not_there(plan, c.id);
    Scenarios after{*draft.others[at], draft.others};
    after.others.erase(after.others.begin() + static_cast<std::ptrdiff_t>(at));
    if (c.keep) after.others.push_back(std::make_shared<const Alternative>(working_of(draft)));
    const std::string words = "Work on scenario " + after.working.title;
    return changed(draft, std::move(after), words);
}

base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const RenameScenario& c) {
    if (!drawn(draft, c.id)) return not_there(plan, c.id);
    auto title = good_title(draft, plan, c.title, c.id);
    if (!title) return title.error();
    const std::string was = title_of(draft, c.id);
    if (title.value() == was) return refusal("that is its name already");
    return changed(draft, altered(draft, c.id, [&](Alternative& a) { a.title = title.value(); }),
                   fmt::format("Rename scenario {} to {}", was, title.value()));
}

base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const NoteScenario& c) {
    if (!drawn(draft, c.id)) return not_there(plan, c.id);
    std::string note(base::trim(c.note));
    if (note.size() > kLongestNote) return refusal(fmt::format("the note is longer than {} letters", kLongestNote), "Shorten it.");
    if (!base::is_valid_utf8(note) || note.find('\0') != std::string::npos)
        return refusal("the note holds what is no text", "Type it anew.");
    const std::string& was = draft.scenario_id == c.id ? draft.scenario_note : draft.others[position(draft, c.id)]->note;
    if (note == was) return refusal("that is its note already");
    return changed(draft, altered(draft, c.id, [&](Alternative& a) { a.note = note; }), "Note on scenario " + title_of(draft, c.id));
}

base::Result<Applied> change_scenarios(const Draft& draft, const model::Plan& plan, const DeleteScenario& c) {
    if (!drawn(draft, c.id)) return not_there(plan, c.id);
    const std::string title = title_of(draft, c.id);
    Scenarios after{working_of(draft), draft.others};
    if (draft.scenario_id == c.id) {
        if (after.others.empty()) return refusal(title + " is the only scenario that is drawn here", "Make or open another one first.");
        after.working = *after.others.back();
        after.others.pop_back();
    } else {
        after.others.erase(after.others.begin() + static_cast<std::ptrdiff_t>(position(draft, c.id)));
    }
    // Where the plan has a scenario of its own under that id, it is there again, and `from` means it.
    const model::ScenarioSpec* behind = plan.find_scenario(c.id);
    const bool still_there = behind != nullptr && behind->given_localities.empty();
    std::vector<std::string> notes;
    if (still_there) notes.push_back(fmt::format("The plan's own scenario {} is there again as it was given or found", behind->title));
    const auto told = [&](const std::string& whose) {
        if (!still_there) notes.push_back(fmt::format("{} counted its moved patients from it, and now counts none", whose));
    };
    const auto cut = [&](Alternative& a) {
        if (a.from != c.id) return;
        told(a.title);
        if (!still_there) a.from.clear();
    };
    cut(after.working);
    for (auto& row : after.others) {
        if (row->from != c.id) continue;
        Alternative copy = *row;
        cut(copy);
        row = std::make_shared<const Alternative>(std::move(copy));
    }
    for (const model::ScenarioSpec& s : plan.scenarios)
        if (of_plan(draft, s) && s.from == c.id) told(s.title);
    Applied out = changed(draft, std::move(after), "Delete scenario " + title);
    out.notes = std::move(notes);
    return out;
}

}  // namespace merestone::edit::detail
