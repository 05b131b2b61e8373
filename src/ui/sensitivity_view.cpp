#include "ui/sensitivity_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/text.hpp"
#include "style/numbers.hpp"

namespace merestone::ui {
namespace {

using analysis::EstateOutcome;
using analysis::SensitivityRow;
using model::Measure;

struct AnswerKind {
    const char* name;
    const char* noun;                // "61.3 consulting rooms are lacking"
    std::optional<Measure> measure;  // nothing: of all practices
    bool lacking = false;
    bool whole = false;  // shown without decimals
};
constexpr std::array<AnswerKind, kAnswers> kKinds{{
    {"Consulting rooms lacking", "consulting rooms are lacking", Measure::rooms_ce, true},
    {"Treatment rooms lacking", "treatment rooms are lacking", Measure::rooms_treatment, true},
    {"Floor space lacking, m²", "m² of floor space are lacking", Measure::nia_m2, true, true},
    {"GPs lacking", "full-time GPs are lacking", Measure::gp_fte, true},
    {"Practices short of anything", "practices are short of something", {}, false, true},
    {"Consulting rooms needed", "consulting rooms are needed", Measure::rooms_ce},
    {"Treatment rooms needed", "treatment rooms are needed", Measure::rooms_treatment},
    {"Floor space needed, m²", "m² of floor space are needed", Measure::nia_m2, false, true},
    {"GPs needed", "full-time GPs are needed", Measure::gp_fte},
    {"Patients", "patients are expected", {}, false, true},
}};

const AnswerKind& kind_of(Answer which) { return kKinds[static_cast<std::size_t>(which)]; }

std::string figure(double value, const AnswerKind& kind) { return kind.whole ? style::whole(value) : style::one_decimal(value); }

struct InputName {
    const char* input;
    const char* name;
};
constexpr std::array kNames{
    InputName{"growth rates", "Growth of the population"},
    InputName{"access_rate_per_1000", "Contacts per 1,000 patients"},
    InputName{"weeks_open", "Weeks open a year"},
    InputName{"appointment_ce_min", "Length of a consultation"},
    InputName{"appointment_treatment_min", "Length of a treatment"},
    InputName{"share_ce", "Contacts in consulting rooms"},
    InputName{"share_treatment", "Contacts in treatment rooms"},
    InputName{"hours_week", "Opening hours a week"},
    InputName{"room_utilisation", "Use made of rooms"},
    InputName{"extra_clinical_hours_week", "Extra clinical hours a week"},
    InputName{"did_not_attend_share", "Appointments not attended"},
    InputName{"did_not_attend_min", "Time lost by one not attended"},
    InputName{"m2_per_gp", "Floor space a GP"},
    InputName{"patients_per_gp_m2", "Patients a GP, for floor space"},
    InputName{"nia_share_of_gia", "Net of gross floor space"},
    InputName{"household_size", "People in a new home"},
    InputName{"new_patient_share", "New to the area in new homes"},
    InputName{"patients_per_fte", "Patients a full-time GP"},
    InputName{"huff_decay_per_minute", "Pull lost by each minute's way"},
    InputName{"huff_size_power", "Pull of a long list"},
    InputName{"car_km_per_h", "Speed by car"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// "60% of opening hours", "15 minutes": shares as percentages, units as a planner writes them.
std::string value_words(double value, std::string unit) {
    replace_all(unit, "m2", "m²");
    replace_all(unit, "C/E", "consulting");
    replace_all(unit, "/dwelling", " a home");
    if (unit == "share" || unit.starts_with("share ")) return style::number_short(100.0 * value) + "%" + unit.substr(5);
    return style::number_short(value) + (unit.empty() ? "" : " " + unit);
}

// Within a sentence; what begins with an abbreviation keeps it.
std::string within_words(std::string words) {
    if (words.size() > 1 && std::islower(static_cast<unsigned char>(words[1])) != 0)
        words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
    return words;
}

std::string tried_words(const SensitivityRow& row, const std::string& moved) {
    std::string out =
        fmt::format("{} lower: {}\n{} higher: {}", moved, value_words(row.low, row.unit), moved, value_words(row.high, row.unit));
    if (row.capped) out += " (it cannot be more than all)";
    return out;
}

// From the least to the most of the three; the rounding of doubles is no move. Nothing where one is not known.
std::optional<double> spread(const SensitivityRow& row, const EstateOutcome& as_it_stands, Answer which) {
    const auto low = answer_of(row.at_low, which);
    const auto stands = answer_of(as_it_stands, which);
    const auto high = answer_of(row.at_high, which);
    if (!low || !stands || !high) return {};
    const double apart = std::max({*low, *stands, *high}) - std::min({*low, *stands, *high});
    return apart > 1e-9 * std::max(1.0, std::abs(*stands)) ? apart : 0.0;
}

// Every figure of the answer that moves with it.
std::string moved_words(const SensitivityRow& row, const EstateOutcome& as_it_stands) {
    std::string out;
    for (std::size_t i = 0; i < kAnswers; ++i) {
        const auto which = static_cast<Answer>(i);
        if (spread(row, as_it_stands, which).value_or(0.0) > 0.0)
            out += fmt::format("\n  {}: {} and {}", kKinds[i].name, figure(*answer_of(row.at_low, which), kKinds[i]),
                               figure(*answer_of(row.at_high, which), kKinds[i]));
    }
    return out.empty() ? "\nNone of the figures here moves with it" : "\nLower and higher it gives" + out;
}

std::string hint_of(const model::Assumption* a, const SensitivityRow& row, const EstateOutcome& as_it_stands, const std::string& moved) {
    std::string out = tried_words(row, moved) + moved_words(row, as_it_stands);
    if (a == nullptr) return out;
    if (a->low && a->high)
        out += fmt::format("\nRange seen in practice: {} to {}", style::number_short(*a->low), style::number_short(*a->high));
    out += "\nSource: " + (a->source.empty() ? std::string("none given") : a->source);
    out += fmt::format("\nIn the plan file: {}", a->id);
    return out;
}

struct Moving {
    const SensitivityRow* row = nullptr;
    std::optional<double> low;
    std::optional<double> high;
    double spread = 0.0;  // 0 too where it is not known
};

std::vector<Moving> by_spread(const analysis::Sensitivity& all, Answer which) {
    std::vector<Moving> out;
    for (const SensitivityRow& row : all.rows)
        out.push_back(
            {&row, answer_of(row.at_low, which), answer_of(row.at_high, which), spread(row, all.as_it_stands, which).value_or(0.0)});
    std::stable_sort(out.begin(), out.end(), [](const Moving& a, const Moving& b) { return a.spread > b.spread; });
    return out;
}

bool moves(const Moving& m) { return m.spread > 0.0; }

std::string known_words(const model::Plan& plan, const EstateOutcome& outcome, const AnswerKind& kind, Answer which) {
    if (which == Answer::patients) return "of all practices whose list is known";
    const std::size_t known = kind.measure ? outcome.known[static_cast<std::size_t>(*kind.measure)] : outcome.practices_known;
    return fmt::format("over {} of {} {} of which need and holding are known", known, plan.practices.size(),
                       plan.practices.size() == 1 ? "practice" : "practices");
}

std::string headline_of(const model::Plan& plan, const analysis::Sensitivity& all, Answer which, const std::vector<Moving>& rows,
                        const std::string& moved) {
    const AnswerKind& kind = kind_of(which);
    const std::optional<double> stands = answer_of(all.as_it_stands, which);
    if (!stands)
        return kind.measure && kind.lacking ? "Of no practice is it known what it has of this, so nothing can be said to be lacking."
                                            : "Of no practice is this known.";
    const bool one = which == Answer::practices_short && all.as_it_stands.practices_short == 1;
    std::string out;
    if (which == Answer::patients && all.as_it_stands.practices_known == 0)
        out = "What is lacking is not known: of no practice is it known what it has. ";
    out += fmt::format("In {} {} {} as the numbers stand, {}.", base::to_string(plan.horizon_year), figure(*stands, kind),
                       one ? "practice is short of something" : kind.noun, known_words(plan, all.as_it_stands, kind, which));
    if (rows.empty() || !moves(rows.front())) return out + " None of these numbers changes that.";
    out += fmt::format(" Most hangs on: {} ({} lower {}, {} higher {}).", within_words(input_name(rows.front().row->input)), moved,
                       figure(*rows.front().low, kind), moved, figure(*rows.front().high, kind));
    return out + " Each was moved alone, the others left as they are.";
}

PanelTable::Row row_of(const model::Plan& plan, const EstateOutcome& as_it_stands, const Moving& m, const AnswerKind& kind,
                       const std::string& moved) {
    const SensitivityRow& s = *m.row;
    const model::Assumption* a = plan.assumptions.find(s.input);
    const std::string label = a != nullptr ? confidence_label(*a) : "the plan's";
    const std::string source = a != nullptr ? a->source : "the plan's rates of growth";
    const bool known = m.low && m.high;
    const std::string both = known ? fmt::format("{} to {}", figure(*m.low, kind), figure(*m.high, kind)) : std::string(kDash);
    PanelTable::Row row;
    row.key = s.input;
    row.cells = {input_name(s.input),
                 a != nullptr ? value_words(s.value, s.unit) : "the plan's rates",
                 label.empty() ? "confirmed" : label,
                 source,
                 both,
                 known ? figure(*m.low, kind) : kDash,
                 known ? figure(*m.high, kind) : kDash,
                 !known     ? kDash
                 : moves(m) ? figure(m.spread, kind)
                            : "nothing"};
    row.hint = hint_of(a, s, as_it_stands, moved);
    const std::string why = "Of no practice is this known";
    if (!known) row.cell_hints = {{}, {}, {}, {}, {}, why, why, why};
    return row;
}

}  // namespace

std::vector<std::string> answer_names() {
    std::vector<std::string> out;
    for (const AnswerKind& kind : kKinds) out.emplace_back(kind.name);
    return out;
}

std::optional<double> answer_of(const EstateOutcome& outcome, Answer which) {
    if (which == Answer::patients) return outcome.patients > 0.0 ? std::optional(outcome.patients) : std::nullopt;
    if (which == Answer::practices_short)
        return outcome.practices_known > 0 ? std::optional(static_cast<double>(outcome.practices_short)) : std::nullopt;
    const AnswerKind& kind = kind_of(which);
    const auto k = static_cast<std::size_t>(*kind.measure);
    if (outcome.known[k] == 0) return {};
    return kind.lacking ? outcome.lacking[k] : outcome.need[k];
}

Answer first_answer(const analysis::Sensitivity& sensitivity) {
    for (const Answer which : {Answer::rooms_ce_lacking, Answer::space_lacking, Answer::gps_lacking, Answer::patients})
        if (answer_of(sensitivity.as_it_stands, which)) return which;
    return Answer::rooms_ce_lacking;
}

std::string input_name(const std::string& input) {
    for (const InputName& n : kNames)
        if (input == n.input) return n.name;
    std::string words = input;
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

SensitivityView sensitivity_view(const model::Plan& plan, const analysis::Sensitivity& sensitivity, Answer which) {
    SensitivityView v;
    const AnswerKind& kind = kind_of(which);
    const std::optional<double> stands = answer_of(sensitivity.as_it_stands, which);
    v.moved = style::number_short(100.0 * sensitivity.share) + "%";
    const std::vector<Moving> rows = by_spread(sensitivity, which);
    v.headline = headline_of(plan, sensitivity, which, rows, v.moved);
    if (stands) v.stands = figure(*stands, kind) + " as the numbers stand";

    PanelTable& t = v.table;
    t.name = "sensitivity";
    const std::string horizon = base::to_string(plan.horizon_year);
    t.columns = {{"Number", "An assumption of the plan, moved alone", false},
                 {"As it stands", "Its value in this plan, with its unit", false, 150.0},
                 {"How sure", "Whether somebody confirmed it", false, 170.0},
                 {"Source", "Who says so", false, 130.0},
                 {kind.name, fmt::format("In {}: the two bars show how far it moves from where it stands (the line)", horizon), false},
                 {v.moved + " lower", fmt::format("{} in {} with the number {} lower", kind.name, horizon, v.moved), true},
                 {v.moved + " higher", fmt::format("{} in {} with the number {} higher", kind.name, horizon, v.moved), true},
                 {"Moves it by", "From the least to the most of the three: as it stands, lower, higher", true}};
    std::size_t still = 0;
    for (const Moving& m : rows) {
        PanelTable::Row row = row_of(plan, sensitivity.as_it_stands, m, kind, v.moved);
        if (m.low && m.high) row.strip = PanelTable::Strip{*m.low, *m.high};
        still += stands && !moves(m) ? 1U : 0U;
        t.rows.push_back(std::move(row));
    }
    if (still > 0 && still < rows.size())
        v.not_moved = fmt::format("{} of the {} numbers {} not change this figure.", still, rows.size(), still == 1 ? "does" : "do");
    if (!stands) return v;
    PanelTable::Axis axis;
    axis.column = 4;
    axis.wide = 160.0;
    axis.stands = axis.from = axis.to = *stands;
    for (const Moving& m : rows) {
        if (!m.low || !m.high) continue;
        axis.from = std::min({axis.from, *m.low, *m.high});
        axis.to = std::max({axis.to, *m.low, *m.high});
    }
    t.axis = axis;
    return v;
}

}  // namespace merestone::ui
